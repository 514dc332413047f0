"""What all charts share: plain dicts for Plotly, colours by the name of a custom property.

Colours are written ``var(--name)``; the script replaces them by what the present theme says.
A point's ``customdata`` is ``[address, hover text]``: a click goes to the address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from dashboards.presence import Value
from dashboards.queries.cells import Body

ROW_HEIGHT = 30
HEAD_HEIGHT = 34
FOOT_HEIGHT = 12
LONGEST_LABEL = 14
# Plotly's time grows with the square of the rows: 100 take 0.4 s, 400 take 4 s. The table has
# them all, and sorting it brings others to the front of both.
MOST_ROWS = 100
# Plotly does not wrap a hover; a line must fit a narrow screen.
QUOTE_LINE = 24
FEW_TICKS = 6
# Bars thick enough for the numbers inside them.
THICK_GAP = 0.2
# Up to so many bars need not fill the width of the page.
FEW_ROWS = 5
HOVER = "%{customdata[1]}<extra></extra>"


@dataclass(frozen=True, slots=True)
class Key:
    """A word of the chart's key, with the custom property of its colour and its texture.

    ``word`` is the name of the trace, by which a saved picture finds its legend. Where marks are
    told apart by their shape, ``sign`` is drawn instead of a field of colour.
    """

    word: str
    colour: str
    texture: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a page shows it. ``title`` says the finding, ``unit`` stands under it.

    ``shown`` of ``total`` rows are drawn; ``note`` says what else the reader must know.
    ``focus`` is the row that a long chart is scrolled to.
    """

    name: str
    title: str
    unit: str
    figure: dict
    source: str = ""
    keys: tuple[Key, ...] = ()
    shown: int = 0
    total: int = 0
    note: str = ""
    focus: int = 0

    @property
    def height(self) -> int:
        """Pixels to reserve, so that nothing moves when the chart is drawn."""
        return self.figure["layout"]["height"]

    @property
    def is_few(self) -> bool:
        """Whether so few rows are drawn that their bars need not be long."""
        return 0 < self.total <= FEW_ROWS

    @property
    def focus_at(self) -> int:
        """Pixels from the chart's top to the row in focus."""
        return self.figure["layout"]["margin"]["t"] + ROW_HEIGHT * self.focus

    @property
    def element(self) -> str:
        """The id under which the page carries the chart's data."""
        return f"chart-{self.name}"


def as_number(value: Decimal) -> float:
    """A ``Decimal`` as JSON carries it."""
    return float(value)


def label_bodies(bodies: Sequence[Body]) -> list[str]:
    """Short names: the county where that tells them apart, else more of the name."""
    counties = Counter(body.region for body in bodies)
    places = Counter(body.full_region for body in bodies)
    return [label_body(body, counties, places) for body in bodies]


def label_body(body: Body, counties: Counter, places: Counter) -> str:
    """安居区, or 遂宁市安居区, or the body's own name where a county has two."""
    if body.region and counties[body.region] == 1:
        return body.region
    if body.region and places[body.full_region] == 1:
        return body.full_region
    return shorten(body.name)


def shorten(text: str, longest: int = LONGEST_LABEL) -> str:
    """``text``, its middle left out where it is too long for the left of a chart."""
    if len(text) <= longest:
        return text
    head = longest // 2
    return f"{text[:head]}…{text[-(longest - head - 1) :]}"


def point(url: str, *lines: str) -> list[str]:
    """``customdata`` of a mark."""
    # Plotly knows the names of <, > and &, not that of a quotation mark.
    return [url, "<br>".join(escape(line, quote=False) for line in lines)]


def say_quote(quotes: Mapping[int, str], value: Value) -> list[str]:
    """The sentence that states ``value`` as lines of a hover; none where it is not known."""
    quote = quotes.get(value.figure, "")
    return wrap_quote(f"原文：{quote}") if quote else []


def wrap_quote(text: str) -> list[str]:
    """``text`` in short lines, no number torn apart."""
    lines = [""]
    for piece in re.findall(r"[\d.,]+|.", text):
        if lines[-1] and len(lines[-1]) + len(piece) > QUOTE_LINE:
            lines.append("")
        lines[-1] += piece
    return lines


def say_value(name: str, value: Value) -> str:
    """名称 5.84 万元, or 名称 未公开: what the table says, in a hover."""
    if not value.known:
        return f"{name} {value.word}"
    return f"{name} {value.text} {value.unit}".rstrip() + value.note


def row_layout(labels: Sequence[str], limit: float, suffix: str = "") -> dict:
    """The layout of horizontal bars: names at the left, the first row on top."""
    rows = len(labels)
    return {
        "height": HEAD_HEIGHT + FOOT_HEIGHT + ROW_HEIGHT * rows,
        "margin": {"l": 8, "r": 12, "t": HEAD_HEIGHT, "b": FOOT_HEIGHT},
        "barmode": "stack",
        "bargap": 0.38,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "paper_bgcolor": "var(--sheet)",
        "plot_bgcolor": "var(--sheet)",
        "font": {"color": "var(--ink)", "size": 13},
        "hoverlabel": {
            "bgcolor": "var(--sheet)",
            "bordercolor": "var(--faint)",
            "font": {"color": "var(--ink)", "size": 13},
            "align": "left",
        },
        "xaxis": value_axis(limit, suffix),
        # Marks of absence have a width of their own, so that they are never read as a value.
        "xaxis2": {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True},
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(rows)),
            "ticktext": list(labels),
            "range": [rows - 0.5, -0.5],
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 6,
        },
    }


def value_axis(limit: float, suffix: str = "") -> dict:
    """A zero-based axis above the bars, with room for a label behind the longest."""
    return {
        "side": "top",
        "range": [0, limit * 1.16 or 1],
        "fixedrange": True,
        "gridcolor": "var(--rule)",
        "zeroline": True,
        "zerolinecolor": "var(--faint)",
        "ticksuffix": suffix,
        "tickfont": {"color": "var(--muted)", "size": 12},
        "nticks": 6,
        "tickangle": 0,
        "separatethousands": True,
    }


def count_axis(layout: dict, largest: int) -> None:
    """An axis of things counted: no ticks between whole numbers."""
    if largest < FEW_TICKS:
        layout["xaxis"]["dtick"] = 1


def hide_misfits(layout: dict) -> None:
    """A number that does not fit its part of a bar stands in the hover and in the table."""
    layout["uniformtext"] = {"minsize": 11, "mode": "hide"}
    layout["bargap"] = THICK_GAP


def absent_trace(rows: Sequence[tuple[int, str, Value]]) -> dict:
    """Hatched marks with the word for rows without a value: ``(row, label, value)``."""
    return {
        "type": "bar",
        "orientation": "h",
        "xaxis": "x2",
        "name": "没有数",
        "x": [0.03 for _ in rows],
        "y": [index for index, _, _ in rows],
        "width": 0.5,
        "text": [value.word for _, _, value in rows],
        "textposition": "outside",
        "textfont": {"color": "var(--muted)", "size": 12},
        "constraintext": "none",
        "cliponaxis": False,
        "marker": {
            "color": "var(--sheet)",
            "line": {"color": "var(--hatch)", "width": 1},
            "pattern": {
                "shape": "/",
                "fgcolor": "var(--hatch)",
                "bgcolor": "var(--sheet)",
                "size": 5,
                "solidity": 0.35,
            },
        },
        "customdata": [
            point(value.url, f"{label}：{value.word}", value.why) for _, label, value in rows
        ],
        "hovertemplate": HOVER,
    }


def label_trace(xs: list[float], ys: list[int], texts: list[str], points: list) -> dict:
    """Values written behind the ends of bars."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "数值",
        "x": xs,
        "y": ys,
        # An en space, since Plotly drops a plain one at the start.
        "text": [f"\u2002{text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"color": "var(--ink)", "size": 13},
        "cliponaxis": False,
        "customdata": points,
        "hovertemplate": HOVER,
    }
