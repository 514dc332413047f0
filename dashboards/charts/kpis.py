"""KPI rows by indicator: points lost as bars, results as parts of all rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboards.charts.base import (
    HOVER,
    Chart,
    Key,
    as_number,
    hide_misfits,
    label_trace,
    point,
    row_layout,
)
from dashboards.charts.panel import Entry, Panel
from dashboards.formatting import format_number
from dashboards.queries.kpi_rows import FULL, LOST, OVER, RESULT_WORDS, UNSCORED, Tally

MOST_LEVELS = 12
LOOKS = {
    LOST: ("var(--warning)", "/"),
    FULL: ("var(--good)", ""),
    OVER: ("var(--error)", "x"),
    UNSCORED: ("var(--peer)", "."),
}
KEYS = (
    Key("丢分", "--warning", "stripes"),
    Key("满分", "--good"),
    Key("得分超过权重", "--error", "stripes"),
    Key("没有权重或得分", "--peer", "dots"),
)
UNNAMED = "（未写）"
Link = Callable[..., str]


def draw_lost(tallies: Sequence[Tally], link: Link, title: str, source: str) -> Panel | None:
    """Points lost by 二级指标, the most first."""
    losing = [tally for tally in tallies if tally.lost]
    if not losing:
        return None
    shown = losing[:MOST_LEVELS]
    lost = [as_number(tally.lost) for tally in shown]
    urls = [link_level(link, tally, "level2", LOST) for tally in shown]
    points = [
        point(url, tally.name or UNNAMED, *say_tally(tally))
        for url, tally in zip(urls, shown, strict=True)
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "丢分",
        "x": lost,
        "y": list(range(len(shown))),
        "marker": {"color": "var(--peer)"},
        "customdata": points,
        "hovertemplate": HOVER,
    }
    texts = [f"{format_number(tally.lost)}（{tally.count(LOST):,} 项）" for tally in shown]
    layout = row_layout([tally.name or UNNAMED for tally in shown], max(lost) * 1.12)
    labels = label_trace(lost, list(range(len(shown))), texts, points)
    figure = {"data": [bars, labels], "layout": layout}
    note = "丢分为权重减得分，由两个印出的数算出；得分超过权重的不计。"
    rows = tuple(
        (
            Entry(tally.name or UNNAMED, link_level(link, tally, "level2")),
            Entry(format_number(tally.lost), link_level(link, tally, "level2", LOST)),
            Entry(f"{tally.count(LOST):,}", link_level(link, tally, "level2", LOST)),
            Entry(f"{tally.rows:,}", link_level(link, tally, "level2")),
        )
        for tally in losing
    )
    chart = Chart("lost", title, "分", figure, source, note=note)
    return Panel(chart, ("二级指标", "丢分", "丢分的项", "全部项"), rows)


def draw_results(tallies: Sequence[Tally], link: Link, title: str, source: str) -> Panel | None:
    """All rows of each 一级指标 by result."""
    if not tallies:
        return None
    shown = sorted(tallies, key=lambda tally: -tally.rows)[:MOST_LEVELS]
    layout = row_layout([tally.name or UNNAMED for tally in shown], max(t.rows for t in shown))
    hide_misfits(layout)
    traces = [result_trace(shown, result, link) for result in LOOKS]
    heads = ("一级指标", *RESULT_WORDS.values(), "全部项")
    rows = tuple(
        (
            Entry(tally.name or UNNAMED, link_level(link, tally, "level1")),
            *(
                Entry(f"{tally.count(result):,}", link_level(link, tally, "level1", result))
                for result in RESULT_WORDS
            ),
            Entry(f"{tally.rows:,}", link_level(link, tally, "level1")),
        )
        for tally in shown
    )
    chart = Chart("results", title, "项", {"data": traces, "layout": layout}, source, KEYS)
    return Panel(chart, heads, rows)


def link_level(link: Link, tally: Tally, level: str, result: str = "") -> str:
    """The rows of a group, or those of them with ``result``; none for what has no name or row."""
    if not tally.name or not (tally.count(result) if result else tally.rows):
        return ""
    more = {"result": result} if result else {}
    return link(**{level: tally.name}, **more)


def say_tally(tally: Tally) -> list[str]:
    """What the table says of a group."""
    said = [f"丢 {format_number(tally.lost)} 分"]
    counted = [f"{word} {tally.count(code)} 项" for code, word in RESULT_WORDS.items()]
    return [*said, *(line for line in counted if " 0 " not in line), f"共 {tally.rows} 项"]


def result_trace(shown: Sequence[Tally], result: str, link: Link) -> dict:
    """One result across the 一级指标."""
    colour, shape = LOOKS[result]
    numbers = [tally.count(result) for tally in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "name": RESULT_WORDS[result],
        "x": numbers,
        "y": list(range(len(shown))),
        "text": [f"{number:,}" if number else "" for number in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {
            "color": "var(--ink)" if result == UNSCORED else "var(--sheet)",
            "size": 13,
        },
        "marker": {
            "color": colour,
            "pattern": {
                "shape": shape,
                "fillmode": "overlay",
                "fgcolor": "var(--sheet)",
                "size": 6,
                "solidity": 0.2,
            },
        },
        "customdata": [
            point(
                link_level(link, tally, "level1", result),
                tally.name or UNNAMED,
                f"{RESULT_WORDS[result]} {number} 项，共 {tally.rows} 项",
            )
            for tally, number in zip(shown, numbers, strict=True)
        ],
        "hovertemplate": HOVER,
    }
