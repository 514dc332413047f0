"""How numbers are written on a page: a true minus, thousands marks, printed decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

MINUS = "−"
# Two decimals say enough of an amount from here on.
WHOLE_ENOUGH = Decimal("0.1")


def own_decimals(value: Decimal) -> int:
    """Decimals that ``value`` needs to be written exactly: 5.840 needs two."""
    return max(0, -value.normalize().as_tuple().exponent)


def format_number(value: Decimal, decimals: int = 0) -> str:
    """``value`` with at least ``decimals`` decimals; never rounded, so no amount becomes 0.00."""
    places = max(decimals, own_decimals(value))
    text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 else text


def format_amount(value: Decimal, printed: int) -> str:
    """An amount in 万元 with the ``printed`` decimals; one turned from 元 is rounded to two.

    What has its first digits only behind the point is written as it is, not as 0.00.
    """
    places = max(2, printed)
    if abs(value) >= WHOLE_ENOUGH:
        value = round_half_up(value, places)
    return format_number(value, places)


def format_sum(value: Decimal) -> str:
    """A sum of amounts in 万元: two decimals, also where some were published in 元."""
    return format_rounded(value, 2)


def format_percent(value: Decimal, printed: int = 1) -> str:
    """A percentage without its sign: one decimal, or two where two were printed."""
    return format_number(value, max(1, min(printed, 2)))


def format_rounded(value: Decimal, places: int) -> str:
    """A computed value (a mean, a share) rounded to ``places`` decimals (四舍五入)."""
    return format_number(round_half_up(value, places), places)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """四舍五入, as the reports round; Python's own rule turns 80.905 into 80.90."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
