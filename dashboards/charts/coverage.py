"""How many bodies published in time, late, or are not collected: a stacked bar a year."""

from __future__ import annotations

from collections import Counter

from dashboards.charts.base import HOVER, Chart, Key, count_axis, hide_misfits, point, row_layout
from dashboards.presence import UNCOLLECTED
from dashboards.queries.coverage import IN_TIME, LATE, STATE_WORDS, UNDATED

LOOKS = {
    IN_TIME: ("var(--good)", ""),
    LATE: ("var(--warning)", "/"),
    UNDATED: ("var(--peer)", "."),
    UNCOLLECTED: ("var(--sheet)", "/"),
}
INKS = {
    IN_TIME: "var(--sheet)",
    LATE: "var(--sheet)",
    UNDATED: "var(--ink)",
    UNCOLLECTED: "var(--muted)",
}
KEYS = (
    Key("按时公开", "--good"),
    Key("晚公开", "--warning", "stripes"),
    Key("公开日期不明", "--peer", "dots"),
    Key("未收录", "--hatch", "hatch"),
)


def draw_coverage(
    counts: dict[int, Counter], links: dict[tuple[int, str], str], title: str, source: str
) -> Chart:
    """Bars of ``counts``; ``links`` lead to the bodies of a year in a state."""
    years = sorted(counts, reverse=True)
    largest = max((sum(count.values()) for count in counts.values()), default=0)
    traces = [state_trace(state, years, counts, links) for state in LOOKS]
    layout = row_layout([f"{year}年" for year in years], largest)
    count_axis(layout, largest)
    hide_misfits(layout)
    figure = {"data": traces, "layout": layout}
    return Chart("coverage", title, "个部门", figure, source, KEYS, len(years), len(years))


def state_trace(state: str, years: list[int], counts: dict[int, Counter], links: dict) -> dict:
    """One state across the years."""
    colour, shape = LOOKS[state]
    numbers = [counts[year][state] for year in years]
    return {
        "type": "bar",
        "orientation": "h",
        "name": STATE_WORDS[state],
        "x": numbers,
        "y": list(range(len(years))),
        "text": [f"{number:,}" if number else "" for number in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": INKS[state], "size": 13},
        "marker": {
            "color": colour,
            "line": {"color": "var(--hatch)", "width": 1 if state == UNCOLLECTED else 0},
            "pattern": {
                "shape": shape,
                "fillmode": "overlay",
                "fgcolor": "var(--hatch)" if state == UNCOLLECTED else "var(--sheet)",
                "size": 6,
                "solidity": 0.2,
            },
        },
        "customdata": [
            point(
                links.get((year, state), ""), f"{year}年", f"{STATE_WORDS[state]} {number} 个部门"
            )
            for year, number in zip(years, numbers, strict=True)
        ],
        "hovertemplate": HOVER,
    }
