"""Two indicators against each other: a dot a body, both medians as lines."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.answers_compare import with_unit
from dashboards.answers_views import title_scatter
from dashboards.charts.base import HOVER, Chart, Key, as_number, point, say_quote
from dashboards.charts.compare import Quotes, line_at
from dashboards.charts.plane import (
    MOST_NAMED,
    OWN_WORD,
    name_row,
    plane_layout,
    span_numbers,
    suffix_of,
)
from dashboards.presence import ABSENCE_WORDS
from dashboards.queries.compare import counts_in
from dashboards.queries.grid import Grid, GridRow
from dashboards.queries.scatter import pair_medians

# Axes of amounts begin at 0; scores and rates lie too close together for that.
FROM_ZERO = ("万元", "万元/人", "人", "辆", "批次", "人次")


def draw_scatter(grid: Grid, rows: Sequence[GridRow], source: str, quotes: Quotes) -> Chart | None:
    """The page's indicator upwards, what it is set against to the right."""
    drawn = [row for row in rows if has_both(row)]
    if grid.own and has_both(grid.own) and grid.own not in drawn:
        drawn.append(grid.own)
    if not drawn:
        return None
    layout = scatter_layout(grid, drawn)
    layout["annotations"] += name_dots(drawn)
    peers = [row for row in drawn if not row.own]
    own = [row for row in drawn if row.own]
    traces = [
        dot_trace(grid, peers, quotes, "其他部门", "var(--peer)", 9),
        dot_trace(grid, own, quotes, OWN_WORD, "var(--accent)", 15),
    ]
    keys = (Key(OWN_WORD, "--accent"), Key("其他部门", "--peer")) if own else ()
    return Chart(
        name="scatter",
        title=title_scatter(grid),
        unit="、".join(dict.fromkeys(column.unit for column in grid.columns)),
        figure={"data": traces, "layout": layout},
        source=source,
        keys=keys,
        note=say_lines(grid) + say_undrawn(rows),
    )


def has_both(row: GridRow) -> bool:
    """Whether a dot can be placed."""
    return all(cell.value.known for cell in row.cells)


def numbers_of(rows: Sequence[GridRow], place: int) -> list[float]:
    """The values of one of the two columns."""
    return [as_number(row.cells[place].value.number) for row in rows]


def scatter_layout(grid: Grid, drawn: Sequence[GridRow]) -> dict:
    """Both axes named, both medians drawn."""
    upwards, across = grid.columns
    layout = plane_layout(suffix_of(upwards.unit))
    layout["margin"] |= {"t": 30, "b": 48, "r": 24}
    heights = span_numbers(numbers_of(drawn, 0), upwards.unit in FROM_ZERO)
    widths = span_numbers(numbers_of(drawn, 1), across.unit in FROM_ZERO)
    layout["yaxis"] |= {"range": heights, "zeroline": heights[0] <= 0}
    layout["xaxis"] |= {
        "range": widths,
        "zeroline": widths[0] <= 0,
        "nticks": 8,
        "ticksuffix": suffix_of(across.unit),
        "title": {"text": f"{across.label}（{across.unit}）", "font": {"size": 12}, "standoff": 8},
    }
    layout["annotations"] = [axis_name(f"↑ {upwards.label}（{upwards.unit}）")]
    middle = pair_medians(grid)
    if middle:
        layout["shapes"] = [
            line_at(as_number(middle[1]), *heights),
            level_at(as_number(middle[0]), *widths),
        ]
    return layout


def level_at(at: float, left: float, right: float) -> dict:
    """A dotted line across the plot at one height."""
    line = {"color": "var(--ink)", "width": 1.5, "dash": "dot"}
    return {"type": "line", "x0": left, "x1": right, "y0": at, "y1": at, "line": line}


def axis_name(text: str) -> dict:
    """The name of the upward axis above the plot, where it needs no turned letters."""
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 6,
        "showarrow": False,
        "text": text,
        "font": {"color": "var(--ink)", "size": 12},
    }


def dot_trace(
    grid: Grid, rows: Sequence[GridRow], quotes: Quotes, name: str, colour: str, size: int
) -> dict:
    """Bodies as dots; those of which a value does not count are hollow."""
    measures = [column.question.measure for column in grid.columns]
    full = [
        all(counts_in(m, cell.value) for m, cell in zip(measures, row.cells, strict=True))
        for row in rows
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": numbers_of(rows, 1),
        "y": numbers_of(rows, 0),
        "marker": {
            "color": colour,
            "size": size,
            "symbol": ["circle" if counts else "circle-open" for counts in full],
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "cliponaxis": False,
        "customdata": [point_pair(grid, row, quotes) for row in rows],
        "hovertemplate": HOVER,
    }


def point_pair(grid: Grid, row: GridRow, quotes: Quotes) -> list[str]:
    """Both values; the click leads to the page on which both lead to their words."""
    lines = []
    for column, cell in zip(grid.columns, row.cells, strict=True):
        lines.append(f"{column.label} {with_unit(cell.value.text, column.unit)}{cell.value.note}")
        lines += say_quote(quotes, cell.value)
    url = grid.columns[0].question.working_url(row.body, grid.columns[1].question)
    return point(url, row.body.name, *lines)


def name_dots(drawn: Sequence[GridRow]) -> list[dict]:
    """The name of one's own dot; all names where they are few."""
    named = [row for row in drawn if row.own or len(drawn) <= MOST_NAMED]
    return [
        {
            "x": as_number(row.cells[1].value.number),
            "y": as_number(row.cells[0].value.number),
            "yshift": 15,
            "showarrow": False,
            "text": f"<b>{name_row(row)}</b>" if row.own else name_row(row),
            "font": {"color": "var(--accent)" if row.own else "var(--muted)", "size": 12},
        }
        for row in named
    ]


def say_lines(grid: Grid) -> str:
    """What the dotted lines are, where there are any."""
    return "虚线为两项都有数的部门的中位数。" if pair_medians(grid) else ""


def say_undrawn(rows: Sequence[GridRow]) -> str:
    """How many rows have no dot, and for want of which kind of value."""
    without = [row for row in rows if not has_both(row)]
    if not without:
        return ""
    words = [next(c.value.word for c in row.cells if not c.value.known) for row in without]
    said = "、".join(
        f"{word} {words.count(word)} 个" for word in ABSENCE_WORDS.values() if word in words
    )
    return f"缺其中一项而没有点的部门：{said}，不按 0 画。"
