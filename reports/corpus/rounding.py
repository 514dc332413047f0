"""Rates and shares as a report prints them: half away from zero, from exact amounts."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)


def cents(value: Decimal | int | float | str) -> Decimal:
    """A value with two decimals, half up: ``12.345`` becomes ``12.35``."""
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def rounded(value: Decimal, places: int) -> Decimal:
    """``value`` with ``places`` decimals, half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """``part`` in percent of ``whole``; nought where there is no whole."""
    return rounded(part / whole * HUNDRED, places) if whole else ZERO


def fraction(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """``part / whole`` as drawn in a pie: 0.912."""
    return rounded(part / whole, places) if whole else ZERO
