"""Small multiples: a strip of dots for each city on one scale, with its median."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.answers_compare import say_number
from dashboards.answers_views import title_cities
from dashboards.charts.base import HOVER, Chart, Key, absent_trace, as_number, point, row_layout
from dashboards.charts.compare import (
    MEDIAN_ROOM,
    OWN_WORD,
    Quotes,
    line_at,
    name_peers,
    note_at,
    point_row,
    say_median,
    say_outside,
)
from dashboards.charts.plane import span_numbers, suffix_of
from dashboards.presence import UNPUBLISHED, Value
from dashboards.queries.cities import City, group_cities
from dashboards.queries.compare import CompareRow, Comparison, counts_in

ZERO_BASED = ("万元", "万元/人", "人", "辆", "批次", "人次")


def draw_cities(
    comparison: Comparison, rows: Sequence[CompareRow], source: str, quotes: Quotes
) -> Chart | None:
    """A row a city: dots of its bodies, a diamond for its median, all on one axis."""
    cities = group_cities(comparison, list(rows))
    placed = [(i, row) for i, city in enumerate(cities) for row in city.rows if row.value.known]
    if not placed:
        return None
    own = [mark for mark in placed if mark[1].own]
    peers = [mark for mark in placed if not mark[1].own]
    silent = [(i, city) for i, city in enumerate(cities) if not knows_any(city)]
    traces = [
        dot_trace(comparison, peers, quotes, name_peers(bool(own)), "var(--peer)", 9),
        dot_trace(comparison, own, quotes, OWN_WORD, "var(--accent)", 14),
        median_trace(comparison, cities),
        absent_trace([(i, city.name, absence_of(city)) for i, city in silent]),
    ]
    keys = [Key(name_peers(bool(own)), "--peer"), Key("该市中位数", "--ink", sign="◆")]
    return Chart(
        name="cities",
        title=title_cities(comparison, cities),
        unit=comparison.question.unit,
        figure={"data": traces, "layout": cities_layout(comparison, cities, placed)},
        source=source,
        keys=(*([Key(OWN_WORD, "--accent")] if own else []), *keys),
        shown=len(cities),
        total=len(cities),
        note=f"市名后为有数的部门数和部门总数。{say_outside(rows)}",
        focus=next((i for i, _ in own), 0),
    )


def knows_any(city: City) -> bool:
    """Whether a city has a dot."""
    return any(row.value.known for row in city.rows)


def absence_of(city: City) -> Value:
    """Of a city without a dot: 未公开 where any of its reports is stored, else as its first."""
    values = [row.value for row in city.rows]
    return next((value for value in values if value.presence == UNPUBLISHED), values[0])


def cities_layout(comparison: Comparison, cities: Sequence[City], placed: list) -> dict:
    """Rows of cities under one axis, the median of all as a named line."""
    unit = comparison.question.unit
    layout = row_layout([city.label for city in cities], 0, suffix_of(unit))
    numbers = [as_number(row.value.number) for _, row in placed]
    layout["xaxis"]["range"] = span_numbers(numbers, unit in ZERO_BASED)
    layout["yaxis"] |= {"showgrid": True, "gridcolor": "var(--rule)"}
    if comparison.spread:
        low, high = layout["xaxis"]["range"]
        middle = as_number(comparison.spread.median)
        side = "right" if middle > low + (high - low) * 0.6 else "left"
        layout["height"] += MEDIAN_ROOM
        layout["margin"]["t"] += MEDIAN_ROOM
        layout["shapes"] = [line_at(middle, -0.5, len(cities) - 0.5)]
        layout["annotations"] = [note_at(middle, say_median(comparison), MEDIAN_ROOM, side)]
    return layout


def dot_trace(
    comparison: Comparison, marks: list, quotes: Quotes, name: str, colour: str, size: int
) -> dict:
    """Bodies as dots on their city's row; those that do not count are hollow."""
    measure = comparison.question.measure
    counted = [counts_in(measure, row.value) for _, row in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [as_number(row.value.number) for _, row in marks],
        "y": [i for i, _ in marks],
        "marker": {
            "color": colour,
            "size": size,
            "opacity": 0.85,
            "symbol": ["circle" if counts else "circle-open" for counts in counted],
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "cliponaxis": False,
        "customdata": [point_row(comparison, row, quotes) for _, row in marks],
        "hovertemplate": HOVER,
    }


def median_trace(comparison: Comparison, cities: Sequence[City]) -> dict:
    """The median of each city with more than one value."""
    unit = comparison.question.unit
    known = [(i, city) for i, city in enumerate(cities) if city.spread and city.spread.n > 1]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "该市中位数",
        "x": [as_number(city.spread.median) for _, city in known],
        "y": [i for i, _ in known],
        "marker": {"color": "var(--ink)", "size": 9, "symbol": "diamond"},
        "cliponaxis": False,
        "customdata": [
            point(
                "",
                f"{city.name}中位数 {say_number(city.spread.median, unit)}",
                f"{city.spread.n} 个部门有数，共 {len(city.rows)} 个",
            )
            for _, city in known
        ],
        "hovertemplate": HOVER,
    }
