"""Execution rates as bars against the 90 % line, and self-scores as dots in grade bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    say_quote,
    say_value,
    shorten,
)
from dashboards.queries.rates import LINE, RateRow
from dashboards.queries.scores import GRADES, ScoreRow

ITEM_LENGTH = 12
SYMBOLS = {"优": "circle", "良": "square", "中": "diamond", "差": "triangle-down"}
COLOURS = {
    "优": "var(--good)",
    "良": "var(--info)",
    "中": "var(--warning)",
    "差": "var(--error)",
}
FULL_MARKS = 100.0
NAMES_ROOM = 18
RATE_KEYS = (Key("达到90%", "--peer"), Key("低于90%", "--warning", "stripes"))


def label_rows(rows: Sequence[RateRow | ScoreRow]) -> list[str]:
    """County and item: 安居区 “三公”经费."""
    bodies = list({row.body.pk: row.body for row in rows}.values())
    names = dict(zip((body.pk for body in bodies), label_bodies(bodies), strict=True))
    return [f"{names[row.body.pk]} {shorten(row.item, ITEM_LENGTH)}" for row in rows]


def draw_rates(
    rows: Sequence[RateRow], title: str, source: str, quotes: Mapping[int, str]
) -> Chart:
    """Bars of the stated rates, those below the line in another colour and texture."""
    shown = list(rows)[:MOST_ROWS]
    known = [(i, row) for i, row in enumerate(shown) if row.rate.known]
    largest = max([FULL_MARKS, *(as_number(row.rate.number) for _, row in known)])
    layout = row_layout(label_rows(shown), largest, "%")
    layout["xaxis"] |= {"tickmode": "array", "tickvals": [0, 50, 90], "ticktext": LINE_TICKS}
    layout["shapes"] = [vertical_line(as_number(LINE), len(shown))]
    traces = [
        rate_trace(known, quotes, False, "达到90%", "var(--peer)", ""),
        rate_trace(known, quotes, True, "低于90%", "var(--warning)", "/"),
        label_trace(
            # Beside the line, not across it.
            [as_number(max(row.rate.number, LINE)) for _, row in known],
            [i for i, _ in known],
            [label_rate(row) for _, row in known],
            [rate_point(row, quotes) for _, row in known],
        ),
        absent_trace([(i, f"{r.body.name} {r.item}", r.rate) for i, r in absent_rates(shown)]),
    ]
    figure = {"data": traces, "layout": layout}
    return Chart("rates", title, "%", figure, source, RATE_KEYS, len(shown), len(rows))


LINE_TICKS = ["0", "50%", "90%线"]


def absent_rates(rows: Sequence[RateRow]) -> list[tuple[int, RateRow]]:
    """The rows without a rate, with their places."""
    return [(i, row) for i, row in enumerate(rows) if not row.rate.known]


def rate_trace(
    known: list, quotes: Mapping[int, str], below: bool, word: str, colour: str, shape: str
) -> dict:
    """The bars on one side of the line."""
    side = [(i, row) for i, row in known if row.below_line is below]
    return {
        "type": "bar",
        "orientation": "h",
        "name": word,
        "x": [as_number(row.rate.number) for _, row in side],
        "y": [i for i, _ in side],
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
        "customdata": [rate_point(row, quotes) for _, row in side],
        "hovertemplate": HOVER,
    }


def label_rate(row: RateRow) -> str:
    """What stands behind a bar: 85.7% ▼."""
    return f"{row.rate.text}%" + (" ▼" if row.below_line else "") + row.rate.mark


def rate_point(row: RateRow, quotes: Mapping[int, str]) -> list[str]:
    """The hover of a rate: what the table's row says, and the report's own sentence."""
    return point(
        row.rate.url,
        row.body.name,
        f"{row.item} 执行率 {row.rate.text}%{row.rate.note}",
        say_value("预算数", row.budget),
        say_value("决算（执行）数", row.final),
        *say_quote(quotes, row.rate),
    )


def vertical_line(at: float, rows: int) -> dict:
    """A named line across all rows."""
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": -0.5,
        "y1": rows - 0.5,
        "line": {"color": "var(--ink)", "width": 1.5, "dash": "dot"},
    }


def draw_scores(
    rows: Sequence[ScoreRow], title: str, source: str, quotes: Mapping[int, str]
) -> Chart:
    """Dots in four named bands; the shape says the grade as well as the colour."""
    shown = list(rows)[:MOST_ROWS]
    known = [(i, row) for i, row in enumerate(shown) if row.score.known]
    lowest = min([55.0, *(floor(as_number(row.score.number)) - 5 for _, row in known)])
    layout = row_layout(label_rows(shown), FULL_MARKS)
    layout["xaxis"] |= {
        "range": [lowest, FULL_MARKS + (FULL_MARKS - lowest) * 0.18],
        "tickmode": "array",
        "tickvals": [60, 80, 90, 100],
        "ticktext": ["60", "80", "90", "100"],
    }
    layout["shapes"] = band_shapes(lowest, len(shown))
    layout["annotations"] = band_names(lowest)
    layout["height"] += NAMES_ROOM
    layout["margin"]["t"] += NAMES_ROOM
    traces = [grade_trace(known, quotes, grade) for grade, _ in GRADES]
    traces.append(
        label_trace(
            [as_number(row.score.number) for _, row in known],
            [i for i, _ in known],
            [f"\u2002{row.score.text} {row.grade}{row.score.mark}" for _, row in known],
            [score_point(row, quotes) for _, row in known],
        )
    )
    absent = [(i, row) for i, row in enumerate(shown) if not row.score.known]
    traces.append(absent_trace([(i, f"{r.body.name} {r.item}", r.score) for i, r in absent]))
    figure = {"data": traces, "layout": layout}
    return Chart("scores", title, "分", figure, source, shown=len(shown), total=len(rows))


def grade_edges(lowest: float) -> list[tuple[str, float, float]]:
    """Name, lower and upper edge of each band on the axis."""
    edges = []
    upper = FULL_MARKS
    for name, floor_score in GRADES:
        lower = max(as_number(floor_score), lowest)
        edges.append((name, lower, upper))
        upper = lower
    return edges


def band_shapes(lowest: float, rows: int) -> list[dict]:
    """Every other band is shaded, so that the edges show without lines."""
    return [
        {
            "type": "rect",
            "x0": lower,
            "x1": upper,
            "y0": -0.5,
            "y1": rows - 0.5,
            "fillcolor": "var(--wash)",
            "line": {"width": 0},
            "layer": "below",
        }
        for _, lower, upper in grade_edges(lowest)[::2]
    ]


def band_names(lowest: float) -> list[dict]:
    """优 良 中 差 over their bands."""
    return [
        {
            "x": (lower + upper) / 2,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            # Above the numbers: beside them there is no room on a narrow screen.
            "yshift": NAMES_ROOM,
            "text": name,
            "showarrow": False,
            "font": {"color": "var(--muted)", "size": 12},
        }
        for name, lower, upper in grade_edges(lowest)
    ]


def grade_trace(known: list, quotes: Mapping[int, str], grade: str) -> dict:
    """The dots of one grade."""
    side = [(i, row) for i, row in known if row.grade == grade]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": grade,
        "x": [as_number(row.score.number) for _, row in side],
        "y": [i for i, _ in side],
        "marker": {"symbol": SYMBOLS[grade], "size": 11, "color": COLOURS[grade]},
        "cliponaxis": False,
        "customdata": [score_point(row, quotes) for _, row in side],
        "hovertemplate": HOVER,
    }


def score_point(row: ScoreRow, quotes: Mapping[int, str]) -> list[str]:
    """The hover of a score: what the table's row says, and the report's own sentence."""
    line = f"{row.item} 自评得分 {row.score.text} 分（{row.grade}）{row.score.note}"
    return point(row.score.url, row.body.name, line, *say_quote(quotes, row.score))
