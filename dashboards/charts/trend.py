"""Bodies over the years: a line each, with the median and the middle half of their peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboards.answers_compare import say_number, with_unit
from dashboards.answers_views import title_trend
from dashboards.charts.base import (
    HOVER,
    LONGEST_LABEL,
    Chart,
    Key,
    as_number,
    point,
    say_quote,
    say_value,
)
from dashboards.charts.compare import name_peers
from dashboards.charts.plane import (
    MOST_NAMED,
    NAME_STEP,
    OWN_WORD,
    known_values,
    name_row,
    plane_layout,
    span_numbers,
    spread_names,
    suffix_of,
)
from dashboards.presence import ABSENCE_WORDS
from dashboards.queries.compare import Spread
from dashboards.queries.grid import Column, Grid, GridRow

Quotes = Mapping[int, str]
# Pixels of a character of a name beside a line.
NAME_SIZE = 13
# Lines of more bodies than this cover each other; dots still show how the values lie.
MOST_LINES = 60


def draw_trend(grid: Grid, rows: Sequence[GridRow], source: str, quotes: Quotes) -> Chart | None:
    """Peers in grey, the median dotted, one's own in the accent; a missing year is a gap."""
    drawn = list(rows)
    if grid.own and grid.own not in drawn:
        drawn.append(grid.own)
    values = known_values(drawn)
    if not values:
        return None
    peers = [row for row in drawn if not row.own]
    own = [row for row in drawn if row.own]
    layout = trend_layout(grid, [as_number(value.number) for value in values])
    layout["annotations"] = name_ends(grid, drawn, layout["yaxis"]["range"])
    named = [note["text"].strip("</b>") for note in layout["annotations"]]
    layout["margin"]["r"] = NAME_SIZE * min(max(map(len, named), default=0), LONGEST_LABEL) + 20
    traces = [
        *band_traces(grid),
        line_trace(grid, peers, quotes, name_peers(bool(own)), "var(--peer)", 1.2),
        median_trace(grid),
        line_trace(grid, own, quotes, OWN_WORD, "var(--accent)", 3),
    ]
    if len(peers) > MOST_LINES:
        traces[-3] |= {"mode": "markers", "opacity": 0.45}
    return Chart(
        name="trend",
        title=title_trend(grid),
        unit=grid.question.unit,
        figure={"data": [trace for trace in traces if trace["x"]], "layout": layout},
        source=source,
        keys=list_keys(grid, bool(own)),
        note=say_gaps(grid, rows),
    )


def list_keys(grid: Grid, has_own: bool) -> tuple[Key, ...]:
    """One's own, the others, the median, and the band where there is one."""
    own = (Key(OWN_WORD, "--accent"),) if has_own else ()
    rated = (Key("中位数", "--ink"), Key("居中的一半", "--band")) if list_rated(grid) else ()
    return (*own, Key(name_peers(has_own), "--peer"), *rated)


def trend_layout(grid: Grid, numbers: Sequence[float]) -> dict:
    """Years below, values upwards."""
    layout = plane_layout(suffix_of(grid.question.unit))
    years = list_years(grid)
    room = (years[-1] - years[0]) * 0.06
    layout["yaxis"]["range"] = span_numbers(numbers, from_zero=True)
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": years,
        "ticktext": [column.label for column in grid.columns],
        "range": [years[0] - room, years[-1] + room / 2] if room else [years[0] - 1, years[0] + 1],
        "showgrid": False,
        "zeroline": False,
    }
    return layout


def list_years(grid: Grid) -> list[int]:
    """The year of each column: a year that is left out leaves its room."""
    return [column.question.year for column in grid.columns]


def line_trace(
    grid: Grid, rows: Sequence[GridRow], quotes: Quotes, name: str, colour: str, width: float
) -> dict:
    """The lines of some bodies as one trace, a gap between two bodies and for a missing year."""
    years = list_years(grid)
    xs, ys, points = [], [], []
    for row in rows:
        for place, cell in enumerate(row.cells):
            known = cell.value.known
            xs.append(years[place])
            ys.append(as_number(cell.value.number) if known else None)
            points.append(point_cell(grid.columns[place], row, cell, quotes) if known else None)
        xs.append(None)
        ys.append(None)
        points.append(None)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "line": {"color": colour, "width": width},
        "marker": {"color": colour, "size": 9 if width > 2 else 5},
        "customdata": points,
        "hovertemplate": HOVER,
    }


def point_cell(column: Column, row: GridRow, cell, quotes: Quotes) -> list[str]:
    """The hover of a body's year."""
    value = cell.value
    lines = [f"{column.label} {with_unit(value.text, column.question.unit)}{value.note}"]
    if value.formula:
        lines.append(f"推算：{value.formula}")
        lines += [say_value(name, operand) for name, operand in value.operands]
    return point(cell.url, row.body.name, *lines, *say_quote(quotes, value))


def list_rated(grid: Grid) -> list[tuple[int, Spread]]:
    """The columns with enough values for a median that can be followed over the years."""
    return [(i, spread) for i, spread in enumerate(grid.spreads) if spread and spread.rated]


def median_trace(grid: Grid) -> dict:
    """The median of each year over the bodies of that year, where they are enough."""
    known = list_rated(grid)
    unit = grid.question.unit
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": "中位数",
        "x": [grid.columns[i].question.year for i, _ in known],
        "y": [as_number(spread.median) for _, spread in known],
        "line": {"color": "var(--ink)", "width": 2, "dash": "dot"},
        "marker": {"color": "var(--ink)", "size": 6, "symbol": "diamond"},
        "customdata": [
            point(
                "",
                f"{grid.columns[i].label}中位数",
                say_number(spread.median, unit),
                f"{spread.n} 个部门",
            )
            for i, spread in known
        ],
        "hovertemplate": HOVER,
    }


def band_traces(grid: Grid) -> list[dict]:
    """The middle half of each year as a band, where there are enough bodies."""
    rated = list_rated(grid)
    edges = ("low", None), ("high", "tonexty")
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "居中的一半",
            "x": [grid.columns[i].question.year for i, _ in rated],
            "y": [as_number(getattr(spread, edge)) for _, spread in rated],
            "line": {"color": "var(--rule)", "width": 1},
            "fill": fill or "none",
            "fillcolor": "var(--band)",
            "hoverinfo": "skip",
        }
        for edge, fill in edges
    ]


def name_ends(grid: Grid, rows: Sequence[GridRow], limits: Sequence[float]) -> list[dict]:
    """Names behind the last points: one's own and the median; all where they are few."""
    ends = [(row, last_known(row)) for row in rows if row.own or len(rows) <= MOST_NAMED]
    named = [
        (place, as_number(row.cells[place].value.number), name_row(row), row.own)
        for row, place in ends
        if place is not None
    ]
    named += [(i, as_number(spread.median), "中位数", False) for i, spread in list_rated(grid)[-1:]]
    heights = spread_names([height for _, height, _, _ in named], *limits)
    low, high = limits
    foot = low + (high - low) * NAME_STEP / 2
    return [
        end_note(grid.columns[place].question.year, height, text, own, height < foot)
        for (place, _, text, own), height in zip(named, heights, strict=True)
    ]


def last_known(row: GridRow) -> int | None:
    """The last column in which a row has a number."""
    known = [place for place, cell in enumerate(row.cells) if cell.value.known]
    return known[-1] if known else None


def end_note(year: int, height: float, text: str, own: bool, low: bool) -> dict:
    """A name at the right of a point."""
    return {
        "x": year,
        "y": height,
        "xshift": 9,
        # At the foot of the plot a name stands over the years, not across them.
        "yanchor": "bottom" if low else "middle",
        "xanchor": "left",
        "showarrow": False,
        "text": f"<b>{text}</b>" if own else text,
        "bgcolor": "var(--sheet)",
        "font": {"color": "var(--accent)" if own else "var(--muted)", "size": 12},
    }


def say_gaps(grid: Grid, rows: Sequence[GridRow]) -> str:
    """How many values of the page's rows are missing, which are gaps and not 0."""
    words = [cell.value.word for row in rows for cell in row.cells if not cell.value.known]
    said = "、".join(
        f"{word} {words.count(word)} 处" for word in ABSENCE_WORDS.values() if word in words
    )
    return f"断开处没有数：{said}，不按 0 画。" if said else ""
