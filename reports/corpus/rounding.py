"""Rates and shares as a report prints them: half away from zero, from exact amounts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)
MOST_PLACES = 4


def cents(value: Decimal | int | float | str) -> Decimal:
    """A value with two decimals, half up: ``12.345`` becomes ``12.35``."""
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def rounded(value: Decimal, places: int) -> Decimal:
    """``value`` with ``places`` decimals, half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """``part`` in percent of ``whole``; nought where there is no whole.

    A rate that only rounding would make 0 or 100 keeps further decimals: 99.96, not 100.
    """
    if not whole:
        return ZERO
    exact = part / whole * HUNDRED
    while places < MOST_PLACES and rounded(exact, places) in (0, 100) and exact not in (0, 100):
        places += 1
    return rounded(exact, places)


def fraction(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """``part / whole`` as drawn in a pie: 0.912."""
    return rounded(part / whole, places) if whole else ZERO
