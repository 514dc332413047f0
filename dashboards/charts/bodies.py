"""Bodies by one amount as bars, and one body among its peers as dots."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

from dashboards.charts.base import (
    HOVER,
    MOST_ROWS,
    Chart,
    absent_trace,
    as_number,
    label_bodies,
    label_trace,
    point,
    row_layout,
    say_value,
)
from dashboards.formatting import format_rounded
from dashboards.presence import median_printed
from dashboards.queries.cells import Body
from dashboards.queries.compare import FEWEST_RATED
from dashboards.queries.department import PeerStrip
from dashboards.queries.departments import DepartmentRow

STRIP_HEIGHT = 100


def draw_departments(rows: Sequence[DepartmentRow], title: str, source: str) -> Chart:
    """一般公共预算支出 of each body, in the order of the table."""
    shown = list(rows)[:MOST_ROWS]
    known = [(i, row) for i, row in enumerate(shown) if row.general.known]
    amounts = [as_number(row.general.number) for _, row in known]
    points = [
        point(row.general.url, row.body.name, say_value("一般公共预算支出", row.general))
        for _, row in known
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "一般公共预算支出",
        "x": amounts,
        "y": [i for i, _ in known],
        "marker": {"color": "var(--peer)"},
        "customdata": points,
        "hovertemplate": HOVER,
    }
    texts = [row.general.text + row.general.mark for _, row in known]
    absent = [(i, r.body.name, r.general) for i, r in enumerate(shown) if not r.general.known]
    layout = row_layout(label_bodies([row.body for row in shown]), max(amounts, default=0))
    labels = label_trace(amounts, [i for i, _ in known], texts, points)
    figure = {"data": [bars, labels, absent_trace(absent)], "layout": layout}
    return Chart("bodies", title, "万元", figure, source, shown=len(shown), total=len(rows))


def draw_peers(
    body: Body, strips: Sequence[PeerStrip], title: str, source: str, name: str = "peers"
) -> Chart | None:
    """A strip a quantity: peers in grey, the body in the accent, half of all in the band."""
    strips = [strip for strip in strips if strip.peers]
    if not strips:
        return None
    layout = row_layout([], 0)
    del layout["xaxis"], layout["xaxis2"], layout["yaxis"]
    layout |= {"height": STRIP_HEIGHT * len(strips), "shapes": [], "annotations": []}
    layout["margin"] = {"l": 12, "r": 12, "t": 4, "b": 4}
    traces: list[dict] = []
    for index, strip in enumerate(strips):
        add_strip(layout, traces, body, strip, index, len(strips))
    figure = {"data": traces, "layout": layout}
    return Chart(name, title, "见各行", figure, source)


def add_strip(layout: dict, traces: list, body: Body, strip: PeerStrip, index: int, of: int):
    """One strip with an axis of its own."""
    suffix = "" if index == 0 else str(index + 1)
    top = 1 - index / of
    numbers = [as_number(value.number) for _, value in strip.peers]
    room = (max(numbers) - min(numbers) or max(numbers) or 1) * 0.04
    layout[f"xaxis{suffix}"] = {
        "anchor": f"y{suffix}",
        "range": [min(numbers) - room, max(numbers) + room],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "nticks": 6,
        "tickfont": {"color": "var(--muted)", "size": 12},
        "separatethousands": True,
        "linecolor": "var(--rule)",
        "showline": True,
    }
    layout[f"yaxis{suffix}"] = {
        "domain": [top - 0.72 / of, top - 0.44 / of],
        "range": [-1, 1],
        "visible": False,
        "fixedrange": True,
    }
    layout["annotations"].append(
        {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "y": top,
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "align": "left",
            "text": say_strip(strip),
            "font": {"color": "var(--ink)", "size": 13},
        }
    )
    if len(numbers) >= FEWEST_RATED:
        layout["shapes"].append(quartile_band(numbers, suffix))
    others = [(peer, value) for peer, value in strip.peers if peer.pk != body.pk]
    traces.append(dots(others, strip, suffix, "var(--peer)", 9))
    if strip.own.printed:
        traces.append(dots([(body, strip.own)], strip, suffix, "var(--accent)", 14))


def say_strip(strip: PeerStrip) -> str:
    """Two lines: “三公”经费（万元） 5.84 / 2 个部门中由高到低第 1 位，中位数 3.30."""
    head = f"<b>{strip.label}</b>（{strip.unit}）"
    middle = median_printed(value for _, value in strip.peers)
    median = format_rounded(middle, 2 if strip.unit == "万元" else 1)
    if not strip.own.printed:
        own = strip.own.word or "为推算数"
        return f"{head} 本部门{own}<br>{len(strip.peers)} 个部门的中位数 {median}"
    if not strip.ranked:
        return f"{head} {strip.own.text}{strip.own.note}<br>只有本部门有数，不排位"
    rank = f"{len(strip.peers)} 个部门中由高到低第 {strip.rank} 位"
    return f"{head} {strip.own.text}{strip.own.note}<br>{rank}，中位数 {median}"


def quartile_band(numbers: list[float], suffix: str) -> dict:
    """The middle half of all bodies."""
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return {
        "type": "rect",
        "xref": f"x{suffix}",
        "yref": f"y{suffix}",
        "x0": low,
        "x1": high,
        "y0": -1,
        "y1": 1,
        "fillcolor": "var(--band)",
        "line": {"width": 0},
        "layer": "below",
    }


def dots(pairs: list, strip: PeerStrip, suffix: str, colour: str, size: int) -> dict:
    """Bodies as dots on one line."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": strip.label,
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "x": [as_number(value.number) for _, value in pairs],
        "y": [0 for _ in pairs],
        "marker": {
            "color": colour,
            "size": size,
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "customdata": [
            point(value.url, peer.name, f"{strip.label} {value.text} {strip.unit}{value.note}")
            for peer, value in pairs
        ],
        "hovertemplate": HOVER,
    }
