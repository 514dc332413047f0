"""“三公”经费 as stacked bars, a row a body, in the order of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

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
    say_quote,
    say_value,
)
from dashboards.charts.parts import LEAST_REST, REST
from dashboards.presence import Value
from dashboards.queries.sangong import SangongRow

PARTS = (
    ("abroad", "因公出国（境）费", "var(--abroad)", "."),
    ("cars", "公务用车费", "var(--cars)", ""),
    ("hosting", "公务接待费", "var(--hosting)", "/"),
)
KEYS = (
    Key("因公出国（境）费", "--abroad", "dots"),
    Key("公务用车费", "--cars"),
    Key("公务接待费", "--hosting", "stripes"),
)


def plotted_values(rows: Sequence[SangongRow]) -> list[Value]:
    """The totals and parts that ``draw_sangong`` draws."""
    fields = ("total", *(field for field, *_ in PARTS))
    return [getattr(row, field) for row in rows[:MOST_ROWS] for field in fields]


def draw_sangong(
    rows: Sequence[SangongRow],
    title: str,
    source: str,
    quotes: Mapping[int, str],
    name: str = "sangong",
) -> Chart:
    """The chart of ``rows``; only the first ``MOST_ROWS`` are drawn."""
    shown = list(rows)[:MOST_ROWS]
    labels = label_bodies([row.body for row in shown])
    largest = max((as_number(row.total.number) for row in shown if row.total.known), default=0)
    traces = [part_trace(shown, quotes, *part) for part in PARTS]
    rest = rest_trace(shown, quotes)
    traces += [rest, total_trace(shown, quotes)]
    traces.append(
        absent_trace(
            [(i, row.body.name, row.total) for i, row in enumerate(shown) if not row.total.known]
        )
    )
    return Chart(
        name=name,
        title=title,
        unit="万元",
        figure={"data": traces, "layout": row_layout(labels, largest)},
        source=source,
        keys=(*KEYS, *([Key(REST, "--peer")] if rest["y"] else [])),
        shown=len(shown),
        total=len(rows),
    )


def part_trace(
    rows: Sequence[SangongRow],
    quotes: Mapping[int, str],
    field: str,
    word: str,
    colour: str,
    shape: str,
) -> dict:
    """One of the three parts across the bodies that print it."""
    marked = [(i, row, getattr(row, field)) for i, row in enumerate(rows)]
    marked = [mark for mark in marked if mark[2].known and mark[1].total.known]
    return {
        "type": "bar",
        "orientation": "h",
        "name": word,
        "x": [as_number(value.number) for _, _, value in marked],
        "y": [i for i, _, _ in marked],
        "marker": {
            "color": colour,
            "pattern": {
                "shape": shape,
                "fillmode": "overlay",
                "fgcolor": "var(--sheet)",
                "size": 5,
                "solidity": 0.2,
            },
        },
        "customdata": [
            point(value.url, row.body.name, say_value(word, value), *say_quote(quotes, value))
            for _, row, value in marked
        ],
        "hovertemplate": HOVER,
    }


def rest_trace(rows: Sequence[SangongRow], quotes: Mapping[int, str]) -> dict:
    """What of the totals no part accounts for: all of them where no parts are printed."""
    marked = [(i, row, find_rest(row)) for i, row in enumerate(rows) if row.total.known]
    marked = [mark for mark in marked if mark[2] > LEAST_REST]
    return {
        "type": "bar",
        "orientation": "h",
        "name": REST,
        "x": [as_number(rest) for _, _, rest in marked],
        "y": [i for i, _, _ in marked],
        "marker": {"color": "var(--peer)"},
        "customdata": [total_point(row, quotes) for _, row, _ in marked],
        "hovertemplate": HOVER,
    }


def find_rest(row: SangongRow) -> Decimal:
    """The total less the known parts."""
    parts = (getattr(row, field) for field, *_ in PARTS)
    return row.total.number - sum((part.number for part in parts if part.known), Decimal(0))


def total_trace(rows: Sequence[SangongRow], quotes: Mapping[int, str]) -> dict:
    """The printed totals at the ends of the bars."""
    marked = [(i, row) for i, row in enumerate(rows) if row.total.known]
    return label_trace(
        [as_number(row.total.number) for _, row in marked],
        [i for i, _ in marked],
        [row.total.text + row.total.mark for _, row in marked],
        [total_point(row, quotes) for _, row in marked],
    )


def total_point(row: SangongRow, quotes: Mapping[int, str]) -> list[str]:
    """The hover of a total: what the table's row says, and the report's own sentence."""
    parts = [say_value(word, getattr(row, field)) for field, word, *_ in PARTS]
    lines = [say_value("“三公”经费", row.total), *parts, *say_quote(quotes, row.total)]
    return point(row.total.url, row.body.name, *lines)
