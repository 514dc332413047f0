"""What charts with two axes share: years against values, and one indicator against another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboards.charts.base import row_layout
from dashboards.presence import Value
from dashboards.queries.grid import GridRow

# As much as the frame shows without scrolling.
PLANE_HEIGHT = 318
# Where there are more bodies than this only one's own and the outer ones are named.
MOST_NAMED = 8
OWN_WORD = "本单位"
# Of the height of the plot: names nearer than this would cover each other.
NAME_STEP = 0.05


def plane_layout(suffix: str = "") -> dict:
    """Two axes, values upwards."""
    layout = row_layout([], 0)
    for name in ("xaxis2", "barmode", "bargap"):
        del layout[name]
    axis = {
        "fixedrange": True,
        "gridcolor": "var(--rule)",
        "zerolinecolor": "var(--faint)",
        "tickfont": {"color": "var(--muted)", "size": 12},
        "separatethousands": True,
    }
    layout["height"] = PLANE_HEIGHT
    layout["margin"] = {"l": 12, "r": 12, "t": 16, "b": 34}
    layout["xaxis"] = dict(axis)
    layout["yaxis"] = {**axis, "automargin": True, "nticks": 6, "ticksuffix": suffix}
    return layout


def suffix_of(unit: str) -> str:
    """What stands behind the numbers of an axis."""
    return "%" if unit == "%" else ""


def span_numbers(numbers: Sequence[float], from_zero: bool) -> list[float]:
    """The range of an axis with some room; from 0 where that is wanted and nothing is below."""
    low, high = min(numbers), max(numbers)
    room = (high - low or abs(high) or 1) * 0.07
    if from_zero and low >= 0:
        return [0, high + room]
    return [low - room, high + room]


def spread_names(heights: Sequence[float], low: float, high: float) -> list[float]:
    """Heights for names beside lines' ends, so that none covers another."""
    step = (high - low) * NAME_STEP
    placed = list(heights)
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    for below, above in pairwise(order):
        placed[above] = max(placed[above], placed[below] + step)
    return placed


def name_row(row: GridRow) -> str:
    """安居区, with the word where it is one's own."""
    name = row.body.region or row.body.name
    return f"{OWN_WORD} {name}" if row.own else name


def known_values(rows: Sequence[GridRow]) -> list[Value]:
    """The values of all cells that have a number."""
    return [cell.value for row in rows for cell in row.cells if cell.value.known]
