"""What a printed number stands for: exact intervals, carried through arithmetic.

A number printed with ``k`` decimals stands for itself ± half its last digit. Sums, products and
quotients of such intervals hold every value that the true numbers could give; two numbers
contradict each other only when their intervals do not meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal, localcontext
from typing import NamedTuple

HALF = Decimal("0.5")
PRECISION = 40


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included; ``value`` is what the digits say.

    >>> printed(Decimal("5.58"), 2) + printed(Decimal("3"), 0)
    Interval(low=Decimal('8.075'), high=Decimal('9.085'), value=Decimal('8.58'))
    """

    low: Decimal
    high: Decimal
    value: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high, self.value + other.value)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low, self.value - other.value)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, -self.value)

    def scaled(self, factor: Decimal | int) -> Interval:
        """All values times a number."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Interval(low, high, self.value * factor)

    def over(self, other: Interval) -> Interval | None:
        """The quotient; ``None`` where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        with localcontext() as context:
            context.prec = PRECISION
            ends = [one / two for one in self[:2] for two in other[:2]]
            return Interval(min(ends), max(ends), self.value / other.value)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` lies inside."""
        return self.low <= value <= self.high

    @property
    def reach(self) -> Decimal:
        """How far the ends are from the middle."""
        return (self.high - self.low) / 2


def exactly(value: Decimal | int) -> Interval:
    """One value and nothing around it."""
    return Interval(Decimal(value), Decimal(value), Decimal(value))


def printed(value: Decimal, decimals: int) -> Interval:
    """What a number printed with ``decimals`` decimals stands for. A bare 0 is nothing at all.

    >>> printed(Decimal("-46.63"), 2)
    Interval(low=Decimal('-46.635'), high=Decimal('-46.625'), value=Decimal('-46.63'))
    """
    if not value and not decimals:
        return exactly(0)
    half = HALF.scaleb(-decimals)
    return Interval(value - half, value + half, value)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of intervals; of none, zero."""
    found = list(parts)
    if len(found) == 1:
        return found[0]
    return Interval(*map(sum, zip(*found, strict=True))) if found else exactly(0)


def is_cut_off(value: Decimal, decimals: int, computed: Interval) -> bool:
    """Whether ``value`` is what ``computed`` gives when its digits are cut off, not rounded.

    >>> is_cut_off(Decimal("27.8"), 1, printed(Decimal("27.899"), 3))
    True
    """
    step = Decimal(1).scaleb(-decimals)
    ends = {end.quantize(step, rounding=ROUND_DOWN) for end in computed[:2]}
    return value in ends
