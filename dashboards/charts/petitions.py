"""Petition work: visits as bars, rates as dots, a row a body."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from dashboards.charts.base import (
    HOVER,
    MOST_ROWS,
    Chart,
    Key,
    absent_trace,
    as_number,
    label_bodies,
    label_trace,
    point,
    row_layout,
    say_value,
)
from dashboards.charts.panel import Panel
from dashboards.queries.petitions import WorkRow
from dashboards.work_kinds import ACCEPTED, BATCHES, FINISHED, KIND_WORDS, PERSONS, SATISFIED

RATES = {
    ACCEPTED: ("var(--part-1)", "square"),
    FINISHED: ("var(--part-2)", "diamond"),
    SATISFIED: ("var(--part-3)", "circle"),
}
RATE_KEYS = (
    Key("受理率", "--part-1", sign="■"),
    Key("办结率", "--part-2", sign="◆"),
    Key("满意率", "--part-3", sign="●"),
)
# Of a chart of rates, the room at its right for the words of what a body leaves out.
LACK_ROOM = 112


def draw_visits(rows: Sequence[WorkRow], title: str, source: str) -> Panel | None:
    """来访批次 of each body, those without one number with their word."""
    shown = list(rows)[:MOST_ROWS]
    known = [(i, row) for i, row in enumerate(shown) if row.work[BATCHES].value.known]
    if not known:
        return None
    amounts = [as_number(row.work[BATCHES].value.number) for _, row in known]
    points = [visit_point(row) for _, row in known]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "来访批次",
        "x": amounts,
        "y": [i for i, _ in known],
        "marker": {"color": "var(--peer)"},
        "customdata": points,
        "hovertemplate": HOVER,
    }
    visits = [row.work[BATCHES].value for _, row in known]
    texts = [value.text + value.mark for value in visits]
    absent = [
        (i, row.body.name, row.work[BATCHES].value)
        for i, row in enumerate(shown)
        if not row.work[BATCHES].value.known and not row.work[BATCHES].several
    ]
    several = [(i, row) for i, row in enumerate(shown) if row.work[BATCHES].several]
    layout = row_layout(label_bodies([row.body for row in shown]), max(amounts))
    labels = label_trace(amounts, [i for i, _ in known], texts, points)
    figure = {"data": [bars, labels, several_trace(several), absent_trace(absent)]}
    chart = Chart(
        "visits", title, "批次", {**figure, "layout": layout}, source,
        shown=len(shown), total=len(rows),
    )  # fmt: skip
    return Panel(chart)


def visit_point(row: WorkRow) -> list[str]:
    """What the table says of a body's visits and what a batch costs."""
    said = row.work[BATCHES].value
    lines = [say_value("来访批次", said), say_value("来访人次", row.work[PERSONS].value)]
    lines.append(say_value("本年支出合计", row.spent))
    if row.cost.known:
        lines.append(f"每批次支出 {row.cost.text} 万元（推算）")
    return point(said.url, row.body.name, *lines)


def several_trace(rows: Sequence[tuple[int, WorkRow]]) -> dict:
    """Bodies whose reports state several numbers: the word, and no bar."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "几个数",
        "xaxis": "x2",
        "x": [0.01 for _ in rows],
        "y": [i for i, _ in rows],
        "text": [row.work[BATCHES].word for _, row in rows],
        "textposition": "middle right",
        "textfont": {"color": "var(--muted)", "size": 12},
        "cliponaxis": False,
        "customdata": [
            point("#words", row.body.name, *(each.text for each in row.work[BATCHES].several))
            for _, row in rows
        ],
        "hovertemplate": HOVER,
    }


def draw_work_rates(rows: Sequence[WorkRow], title: str, source: str) -> Panel | None:
    """受理率, 办结率 and 满意率 of the bodies that state any, each with its shape."""
    rated = [row for row in rows if any(row.work[code].value.known for code in RATES)]
    if not rated:
        return None
    shown = rated[:MOST_ROWS]
    numbers = [
        as_number(row.work[code].value.number)
        for row in shown
        for code in RATES
        if row.work[code].value.known
    ]
    low = min(floor(min(numbers)) - 2, 90)
    high = max(*numbers, 100)
    layout = row_layout(label_bodies([row.body for row in shown]), 0, "%")
    layout["xaxis"] |= {"range": [low, high + (high - low) * 0.06], "zeroline": False}
    layout["yaxis"] |= {"showgrid": True, "gridcolor": "var(--rule)"}
    traces = [rate_trace(shown, code) for code in RATES]
    lacking = [(i, row) for i, row in enumerate(shown) if list_lacking(row)]
    if lacking:
        layout["margin"]["r"] = LACK_ROOM
        traces.append(lack_trace(lacking))
    left = len(rows) - len(rated)
    chart = Chart(
        name="work-rates",
        title=title,
        unit="%",
        figure={"data": traces, "layout": layout},
        source=source,
        keys=RATE_KEYS,
        shown=len(shown),
        total=len(rated),
        note=f"另有 {left} 个部门没有写明或写了几个不同的数，不在图中。" if left else "",
    )
    return Panel(chart)


def list_lacking(row: WorkRow) -> list[str]:
    """The rates for which a body has no dot."""
    return [code for code in RATES if not row.work[code].value.known]


def lack_trace(rows: Sequence[tuple[int, WorkRow]]) -> dict:
    """Behind each row the rates that it lacks, so that a missing dot is seen and never a 0."""
    said = [
        [f"{KIND_WORDS[code]} {row.work[code].word}" for code in list_lacking(row)]
        for _, row in rows
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "name": "没有数",
        "xaxis": "x2",
        "x": [1 for _ in rows],
        "y": [i for i, _ in rows],
        "text": ["\u2002缺" + "、".join(map(short_rate, list_lacking(row))) for _, row in rows],
        "textposition": "middle right",
        "textfont": {"color": "var(--muted)", "size": 12},
        "cliponaxis": False,
        "customdata": [
            point("#words" if any(row.work[code].several for code in RATES) else "",
                  row.body.name, *lines)
            for (_, row), lines in zip(rows, said, strict=True)
        ],
        "hovertemplate": HOVER,
    }  # fmt: skip


def short_rate(code: str) -> str:
    """受理 of 受理率."""
    return KIND_WORDS[code].removesuffix("率")


def rate_trace(shown: Sequence[WorkRow], code: str) -> dict:
    """One rate across the bodies that state it."""
    colour, symbol = RATES[code]
    marked = [(i, row.body, row.work[code].value) for i, row in enumerate(shown)]
    marked = [mark for mark in marked if mark[2].known]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": KIND_WORDS[code],
        "x": [as_number(value.number) for _, _, value in marked],
        "y": [i for i, _, _ in marked],
        "marker": {
            "color": colour,
            "symbol": symbol,
            "size": 11,
            "opacity": 0.9,
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "cliponaxis": False,
        "customdata": [
            point(value.url, body.name, f"{KIND_WORDS[code]} {value.text}%{value.note}")
            for _, body, value in marked
        ],
        "hovertemplate": HOVER,
    }
