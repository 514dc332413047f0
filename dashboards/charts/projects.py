"""Projects: how their scores are distributed, and scores against execution rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil, floor

from dashboards.charts.base import (
    HOVER,
    Chart,
    Key,
    as_number,
    count_axis,
    label_trace,
    point,
    row_layout,
    say_value,
)
from dashboards.charts.panel import Entry, Panel
from dashboards.charts.plane import plane_layout
from dashboards.charts.rates import COLOURS, SYMBOLS
from dashboards.charts.scatter import axis_name
from dashboards.queries.project_rows import (
    AGREEING,
    BANDS,
    HIGH_SCORE,
    LOW_SCORE,
    OVER_FULL,
    OVERRATED,
    UNDERRATED,
    UNKNOWN,
    BodyProject,
    say_band,
)
from dashboards.queries.rates import LINE
from dashboards.queries.scores import name_grade

GAP_LOOKS = {
    OVERRATED: ("分高执行低", "var(--error)", "triangle-up"),
    UNDERRATED: ("执行足分低", "var(--warning)", "triangle-down"),
    AGREEING: ("没有明显不一致", "var(--peer)", "circle"),
}
GAP_KEYS = (
    Key("分高执行低", "--error", sign="▲"),
    Key("执行足分低", "--warning", sign="▼"),
    Key("没有明显不一致", "--peer", sign="●"),
)
LOWEST_SCORE, FULL = 55, 100
# Of more dots than this each is smaller and without an edge.
CROWDED = 150
GRADE_SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-down": "▼"}


def grade_of(code: str) -> str:
    """The grade of a bar of the distribution."""
    return name_grade(FULL if code == OVER_FULL else int(code))


def sign_grade(grade: str) -> str:
    """● 优: the sign and word of a grade, as in the table."""
    return f"{GRADE_SIGNS[SYMBOLS[grade]]} {grade}"


def draw_distribution(
    rows: Sequence[BodyProject], links: Mapping[str, str], title: str, source: str
) -> Panel | None:
    """A bar for each five points; ``links`` lead to the projects of a bar."""
    counts = Counter(row.band for row in rows if row.band)
    if not counts:
        return None
    bands = [code for code in BANDS if code != OVER_FULL or counts[code]]
    numbers = [counts[code] for code in bands]
    # A plain space would break the label in two on a narrow screen.
    labels = [f"{say_band(code)}\u2002{grade_of(code)}" for code in bands]
    layout = row_layout(labels, max(numbers))
    count_axis(layout, max(numbers))
    missing = sum(row.gap == UNKNOWN and not row.score.known for row in rows)
    chart = Chart(
        name="distribution",
        title=title,
        unit="个项目",
        figure={"data": band_traces(bands, numbers, links), "layout": layout},
        source=source,
        note=f"另有 {missing} 个项目没有得分，不在图中。" if missing else "",
    )
    return Panel(chart, ("得分段", "等次", "项目数"), band_rows(bands, numbers, links))


def band_rows(bands: Sequence[str], numbers: Sequence[int], links: Mapping[str, str]) -> tuple:
    """The bars as a table, the best first."""
    return tuple(
        (
            Entry(f"{say_band(code)} 分"),
            Entry(grade_of(code)),
            Entry(f"{number}", links[code] if number else ""),
        )
        for code, number in zip(bands, numbers, strict=True)
    )


def band_traces(
    bands: Sequence[str], numbers: Sequence[int], links: Mapping[str, str]
) -> list[dict]:
    """The bars, coloured by grade, and their numbers behind them."""
    points = [
        point(
            links.get(code, ""),
            f"{say_band(code)} 分：{number} 个项目",
            sign_grade(grade_of(code)),
            "点开看这些项目",
        )
        for code, number in zip(bands, numbers, strict=True)
    ]
    rows = list(range(len(bands)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "项目数",
        "x": list(numbers),
        "y": rows,
        "marker": {"color": [COLOURS[grade_of(code)] for code in bands]},
        "customdata": points,
        "hovertemplate": HOVER,
    }
    return [bars, label_trace(list(numbers), rows, [f"{number:,}" for number in numbers], points)]


def draw_gaps(rows: Sequence[BodyProject], title: str, source: str) -> Panel | None:
    """Scores upwards, stated execution rates to the right; where they disagree is shaded."""
    known = [row for row in rows if row.gap != UNKNOWN]
    if not known:
        return None
    layout = gap_layout(known)
    traces = [gap_trace(known, gap) for gap in (AGREEING, UNDERRATED, OVERRATED)]
    left = len(rows) - len(known)
    chart = Chart(
        name="gaps",
        title=title,
        unit="得分为分，执行率为 %",
        figure={"data": traces, "layout": layout},
        source=source,
        keys=GAP_KEYS,
        note=f"缺得分或执行率而没有点的项目 {left} 个，不按 0 画。" if left else "",
    )
    return Panel(chart)


def gap_layout(known: Sequence[BodyProject]) -> dict:
    """Both axes, and the two corners in which score and rate disagree."""
    rates = [as_number(row.rate.number) for row in known]
    scores = [as_number(row.score.number) for row in known]
    left, right = max(0, floor(min(*rates, 80)) - 4), ceil(max(*rates, FULL)) + 3
    low, high = min(LOWEST_SCORE, floor(min(scores)) - 3), ceil(max(*scores, FULL)) + 3
    layout = plane_layout()
    layout["margin"] |= {"t": 30, "b": 48}
    layout["xaxis"] |= {
        "range": [left, right],
        "ticksuffix": "%",
        "zeroline": False,
        "nticks": 8,
        "title": {"text": "报告写明的执行率", "font": {"size": 12}, "standoff": 8},
    }
    layout["yaxis"] |= {"range": [low, high], "zeroline": False}
    line = as_number(LINE)
    layout["shapes"] = [
        corner(left, line, as_number(HIGH_SCORE), high),
        corner(line, right, low, as_number(LOW_SCORE)),
    ]
    layout["annotations"] = [
        axis_name("↑ 自评得分"),
        corner_name(left, high, "▲ 分高执行低", "left", "top"),
        corner_name(right, low, "▼ 执行足分低", "right", "bottom"),
    ]
    return layout


def corner(left: float, right: float, low: float, high: float) -> dict:
    """A shaded corner of the plot."""
    return {
        "type": "rect",
        "x0": left,
        "x1": right,
        "y0": low,
        "y1": high,
        "fillcolor": "var(--band)",
        "line": {"width": 0},
        "layer": "below",
    }


def corner_name(at: float, height: float, text: str, side: str, edge: str) -> dict:
    """The name of a corner inside of it, on its own ground where dots are many."""
    return {
        "x": at,
        "y": height,
        "xanchor": side,
        "yanchor": edge,
        "showarrow": False,
        "text": text,
        "bgcolor": "var(--band)",
        "font": {"color": "var(--muted)", "size": 12},
    }


def gap_trace(known: Sequence[BodyProject], gap: str) -> dict:
    """The projects of one kind; the shape says it as well as the colour."""
    name, colour, symbol = GAP_LOOKS[gap]
    side = [row for row in known if row.gap == gap]
    crowded = len(known) > CROWDED
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [as_number(row.rate.number) for row in side],
        "y": [as_number(row.score.number) for row in side],
        "marker": {
            "color": colour,
            "symbol": symbol,
            "size": (7 if crowded else 10) + (gap != AGREEING),
            "opacity": 0.6 if crowded else 0.85,
            "line": {"color": "var(--sheet)", "width": 0 if crowded else 1},
        },
        "cliponaxis": False,
        "customdata": [gap_point(row) for row in side],
        "hovertemplate": HOVER,
    }


def gap_point(row: BodyProject) -> list[str]:
    """The hover of a project; a click leads to its row, where score and rate have their words."""
    return point(
        row.project.row_url,
        row.body.name,
        row.project.name,
        say_value("自评得分", row.score),
        f"执行率 {row.rate.text}%{row.rate.note}",
        say_value("执行数", row.final),
    )
