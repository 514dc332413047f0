"""Bodies by one measure: ranking bars, and dots on one line with the band of their peers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboards.answers_compare import say_number, title_compare, with_unit
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
from dashboards.presence import ABSENCE_WORDS
from dashboards.queries.compare import CompareRow, Comparison, counts_in

Quotes = Mapping[int, str]
MEDIAN_ROOM = 20
# Of the axis, a value written behind a bar.
LABEL_WIDTH = 0.06
# Of the band: room for its three names and the axis, and for one step of stacked dots.
BAND_FRAME = 100
STEP_HEIGHT = 13
# As much as the frame shows without scrolling: the axis stands at the foot.
TALLEST_BAND = 318
LARGEST_DOT, SMALLEST_DOT = 9, 4
# Dots nearer to each other than this part of the axis are stacked.
COLUMNS = 90
OWN_WORD = "本单位"


def name_peers(has_own: bool) -> str:
    """What the grey marks are: others only where one's own is drawn."""
    return "其他部门" if has_own else "各部门"


def choose_shown(rows: Sequence[CompareRow]) -> list[CompareRow]:
    """The first rows in the table's order; one's own is the last where it would be cut off."""
    shown = list(rows)[:MOST_ROWS]
    own = [row for row in rows[MOST_ROWS:] if row.own]
    return shown[:-1] + own if own else shown


def say_cut(rows: Sequence[CompareRow], shown: Sequence[CompareRow]) -> str:
    """Where one's own body was added below the first rows."""
    return "图中最后一行是本单位。" if any(row.own for row in rows[len(shown) :]) else ""


def point_row(comparison: Comparison, row: CompareRow, quotes: Quotes) -> list[str]:
    """The hover of a row: what the table says, its operands, and the quoted sentence."""
    question = comparison.question
    lines = [f"{question.title} {with_unit(row.value.text, question.unit)}{row.value.note}"]
    if row.place:
        lines.append(f"第 {row.place} 位" + (f"，{row.band}" if row.band else ""))
    if row.value.formula:
        lines.append(f"推算：{row.value.formula}")
    lines += [say_value(name, value) for name, value in row.value.operands]
    return point(row.url, row.body.name, *lines, *say_quote(quotes, row.value))


def label_rows(rows: Sequence[CompareRow]) -> list[str]:
    """Short names; one's own body says so."""
    names = label_bodies([row.body for row in rows])
    return [
        f"{OWN_WORD} {name}" if row.own else name for row, name in zip(rows, names, strict=True)
    ]


def draw_ranking(
    comparison: Comparison, rows: Sequence[CompareRow], source: str, quotes: Quotes
) -> Chart:
    """Horizontal bars in the table's order, the median as a named line."""
    shown = choose_shown(rows)
    question = comparison.question
    known = [(i, row) for i, row in enumerate(shown) if row.value.known]
    layout = ranking_layout(comparison, shown)
    groups = split_groups(comparison, known)
    traces = [bar_trace(comparison, quotes, *group) for group in groups]
    traces.append(
        label_trace(
            place_labels(comparison, [as_number(row.value.number) for _, row in known], layout),
            [i for i, _ in known],
            [say_end(comparison, row) for _, row in known],
            [point_row(comparison, row, quotes) for _, row in known],
        )
    )
    absent = [(i, row) for i, row in enumerate(shown) if not row.value.known]
    traces.append(absent_rows(absent))
    return Chart(
        name="ranking",
        title=title_compare(comparison),
        unit=question.unit,
        figure={"data": traces, "layout": layout},
        source=source,
        keys=list_keys(comparison, shown),
        shown=len(shown) - bool(say_cut(rows, shown)),
        total=len(rows),
        note=say_cut(rows, shown),
        focus=find_focus(shown),
    )


def find_focus(shown: Sequence[CompareRow]) -> int:
    """One's own row; where it has no value the chart begins at its top, with bars in sight."""
    return next((i for i, row in enumerate(shown) if row.own and row.value.known), 0)


def list_keys(comparison: Comparison, shown: Sequence[CompareRow]) -> tuple[Key, ...]:
    """The words of the chart's key: only where colours differ."""
    if not any(row.own for row in shown):
        return ()
    return (Key(OWN_WORD, "--accent"), Key("其他部门", "--peer"))


def say_end(comparison: Comparison, row: CompareRow) -> str:
    """The value behind a bar; one that does not count says why."""
    suffix = "%" if comparison.question.unit == "%" else ""
    counts = counts_in(comparison.question.measure, row.value)
    return f"{row.value.text}{suffix}" + ("" if counts else " 推算") + row.value.mark


def split_groups(comparison: Comparison, known: list) -> list[tuple]:
    """``(rows, name, colour, opacity)``: one's own, the peers, and what does not count."""
    measure = comparison.question.measure
    own = [pair for pair in known if pair[1].own]
    others = [pair for pair in known if not pair[1].own]
    counted = [pair for pair in others if counts_in(measure, pair[1].value)]
    derived = [pair for pair in others if not counts_in(measure, pair[1].value)]
    return [
        (own, OWN_WORD, "var(--accent)", 1),
        (counted, "其他部门", "var(--peer)", 1),
        (derived, "推算", "var(--peer)", 0.45),
    ]


def place_labels(comparison: Comparison, numbers: Sequence[float], layout: dict) -> list[float]:
    """Where the values begin: behind their bars, beside the median's line and not across it."""
    ends = [max(0.0, number) for number in numbers]
    if comparison.spread is None:
        return ends
    low, high = layout["xaxis"]["range"]
    line, width = as_number(comparison.spread.median), (high - low) * LABEL_WIDTH
    return [line if line - width < end < line else end for end in ends]


def bar_trace(
    comparison: Comparison, quotes: Quotes, pairs: list, name: str, colour: str, opacity: float
) -> dict:
    """The bars of one group."""
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [as_number(row.value.number) for _, row in pairs],
        "y": [i for i, _ in pairs],
        "marker": {"color": colour, "opacity": opacity},
        "customdata": [point_row(comparison, row, quotes) for _, row in pairs],
        "hovertemplate": HOVER,
    }


def absent_rows(absent: list[tuple[int, CompareRow]]) -> dict:
    """Hatched marks with the word; a click leads to what is missing where that can be shown."""
    trace = absent_trace([(i, row.body.name, row.value) for i, row in absent])
    trace["customdata"] = [
        point(row.url, f"{row.body.name}：{row.value.word}", row.value.why) for _, row in absent
    ]
    return trace


def ranking_layout(comparison: Comparison, shown: Sequence[CompareRow]) -> dict:
    """Zero-based bars, to the left as well where there are negative values."""
    numbers = [as_number(row.value.number) for row in shown if row.value.known]
    largest = max([0.0, *numbers])
    least = min([0.0, *numbers])
    suffix = "%" if comparison.question.unit == "%" else ""
    layout = row_layout(label_rows(shown), largest, suffix)
    if not numbers:
        # An axis of nothing would be read as a scale.
        layout["xaxis"]["visible"] = False
    if least < 0:
        width = largest - least
        layout["xaxis"]["range"] = [least - width * 0.04, largest + width * 0.18]
    if comparison.spread:
        low, high = layout["xaxis"]["range"]
        middle = as_number(comparison.spread.median)
        right = middle > low + (high - low) * 0.6
        layout["height"] += MEDIAN_ROOM
        layout["margin"]["t"] += MEDIAN_ROOM
        layout["shapes"] = [line_at(middle, -0.5, len(shown) - 0.5)]
        layout["annotations"] = [
            note_at(middle, say_median(comparison), MEDIAN_ROOM, "right" if right else "left")
        ]
    return layout


def say_median(comparison: Comparison) -> str:
    """中位数 3.30 万元（32 个部门）."""
    spread = comparison.spread
    return f"中位数 {say_number(spread.median, comparison.question.unit)}（{spread.n} 个部门）"


def line_at(at: float, low: float, high: float) -> dict:
    """A dotted line across the plot."""
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": low,
        "y1": high,
        "line": {"color": "var(--ink)", "width": 1.5, "dash": "dot"},
    }


def note_at(at: float, text: str, shift: int, anchor: str) -> dict:
    """Words above the plot beside the place they name."""
    return {
        "x": at,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": shift,
        "xanchor": anchor,
        "text": text,
        "showarrow": False,
        "font": {"color": "var(--ink)", "size": 12},
    }


def draw_band(
    comparison: Comparison, rows: Sequence[CompareRow], source: str, quotes: Quotes
) -> Chart | None:
    """A dot a body on one line, the middle half of all as a band, one's own in the accent."""
    question = comparison.question
    known = [row for row in rows if row.value.known]
    if comparison.own and comparison.own.value.known and comparison.own not in known:
        known.append(comparison.own)
    if not known or comparison.spread is None:
        return None
    numbers = [as_number(row.value.number) for row in known]
    room = (max(numbers) - min(numbers) or max(map(abs, numbers)) or 1) * 0.05
    low, high = min(numbers) - room, max(numbers) + room
    heights = stack_dots(numbers, low, high)
    placed = list(zip(known, numbers, heights, strict=True))
    layout = band_layout(comparison, low, high, max(map(abs, heights)))
    own = [mark for mark in placed if mark[0].own]
    layout["annotations"] += [name_own(mark, low, high) for mark in own]
    peers = [mark for mark in placed if not mark[0].own]
    traces = [
        dot_trace(comparison, quotes, peers, "其他部门", "var(--peer)", size_dots(layout)),
        dot_trace(comparison, quotes, own, OWN_WORD, "var(--accent)", 15),
    ]
    return Chart(
        name="band",
        title=title_compare(comparison),
        unit=question.unit,
        figure={"data": traces, "layout": layout},
        source=source,
        keys=list_keys(comparison, known),
        note=say_outside(rows),
    )


def say_outside(rows: Sequence[CompareRow]) -> str:
    """How many rows have no dot, by the way in which they are absent."""
    counts = {word: sum(row.value.word == word for row in rows) for word in ABSENCE_WORDS.values()}
    said = "、".join(f"{word} {number} 个" for word, number in counts.items() if number)
    return f"没有点的部门：{said}，不按 0 画。" if said else ""


def stack_dots(numbers: Sequence[float], low: float, high: float) -> list[int]:
    """A height for each dot, so that near ones stand above and below each other."""
    stacked: dict[int, int] = defaultdict(int)
    heights = []
    for number in numbers:
        column = int((number - low) / (high - low) * COLUMNS)
        count = stacked[column]
        heights.append((count + 1) // 2 * (1 if count % 2 else -1))
        stacked[column] += 1
    return heights


def band_layout(comparison: Comparison, low: float, high: float, tallest: int) -> dict:
    """One axis, the quartile band and the median with their names above."""
    layout = row_layout([], 0)
    del layout["xaxis2"]
    spread, unit = comparison.spread, comparison.question.unit
    edge = max(4, tallest + 2)
    layout["height"] = min(TALLEST_BAND, BAND_FRAME + 2 * edge * STEP_HEIGHT)
    layout["margin"] = {"l": 12, "r": 12, "t": 60, "b": 30}
    layout["xaxis"] |= {
        "side": "bottom",
        "range": [low, high],
        "zeroline": low < 0 < high,
        "ticksuffix": "%" if unit == "%" else "",
    }
    layout["yaxis"] = {"range": [-edge, edge], "visible": False, "fixedrange": True}
    layout["shapes"] = [line_at(as_number(spread.median), -edge, edge)]
    marks = [(spread.median, say_median(comparison), 36)]
    if spread.rated:
        layout["shapes"].insert(0, quartile_band(spread, edge))
        marks.append((spread.high, f"上四分位 {say_number(spread.high, unit)}", 19))
        marks.append((spread.low, f"下四分位 {say_number(spread.low, unit)}", 2))
    # Each name has a line of its own and turns to the wider side, so that none is cut off.
    layout["annotations"] = [
        note_at(at, text, shift, "right" if at > low + (high - low) * 0.5 else "left")
        for at, text, shift in ((as_number(number), *rest) for number, *rest in marks)
    ]
    return layout


def size_dots(layout: dict) -> int:
    """Smaller dots where many stand above each other, so that they do not cover one another."""
    steps = layout["yaxis"]["range"][1] * 2
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    return max(SMALLEST_DOT, min(LARGEST_DOT, int(room / steps)))


def quartile_band(spread, edge: int) -> dict:
    """The middle half of all that count."""
    return {
        "type": "rect",
        "x0": as_number(spread.low),
        "x1": as_number(spread.high),
        "y0": -edge,
        "y1": edge,
        "fillcolor": "var(--band)",
        "line": {"color": "var(--rule)", "width": 1},
        "layer": "below",
    }


def dot_trace(
    comparison: Comparison, quotes: Quotes, marks: list, name: str, colour: str, size: int
) -> dict:
    """Bodies as dots; those that do not count are hollow."""
    measure = comparison.question.measure
    counted = [counts_in(measure, row.value) for row, _, _ in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [number for _, number, _ in marks],
        "y": [height for _, _, height in marks],
        "marker": {
            "color": colour,
            "size": size,
            "symbol": ["circle" if counts else "circle-open" for counts in counted],
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "cliponaxis": False,
        "customdata": [point_row(comparison, row, quotes) for row, _, _ in marks],
        "hovertemplate": HOVER,
    }


def name_own(mark: tuple, low: float, high: float) -> dict:
    """The name of one's own body under its dot."""
    row, number, height = mark
    shown = row.value.text + row.value.mark
    place = (number - low) / (high - low)
    anchor = "left" if place < 0.2 else "right" if place > 0.8 else "center"
    return {
        "x": number,
        "y": height,
        "yshift": -18,
        "xanchor": anchor,
        "showarrow": False,
        "text": f"<b>{OWN_WORD} {row.body.region or row.body.name} {shown}</b>",
        "bgcolor": "var(--sheet)",
        "font": {"color": "var(--accent)", "size": 13},
    }
