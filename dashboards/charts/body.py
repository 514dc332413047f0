"""The small charts of one body's page: 图1 to 图7, and its main figures over the years."""

from __future__ import annotations

from dashboards.charts.base import (
    HOVER,
    Chart,
    absent_trace,
    as_number,
    label_trace,
    point,
    row_layout,
    say_value,
    shorten,
)
from dashboards.charts.plane import plane_layout, span_numbers, suffix_of
from dashboards.formatting import MINUS
from dashboards.indicators import ABROAD, CARS, HOSTING
from dashboards.presence import Value
from dashboards.queries.body_charts import YEARS, Bar, BodyChart
from dashboards.queries.body_trend import TrendRow

SMALL_ROW, SMALL_FRAME = 27, 14
LABEL_LENGTH = 9
# Behind the longest bar stand its amount and its share.
LABEL_ROOM = 1.75
HUES = {ABROAD: "var(--abroad)", CARS: "var(--cars)", HOSTING: "var(--hosting)"}
TREND_HEIGHT = 170
SHORTER = {
    "财政拨款收入": "拨款",
    "公务用车购置及运行维护费": "公务用车费",
    "收入总计": "收入\u2002",
    "支出总计": "支出\u2002",
}


def short_name(label: str) -> str:
    """A part's name as it fits the left of a small chart."""
    for long, short in SHORTER.items():
        label = label.replace(long, short)
    return shorten(label, LABEL_LENGTH)


def draw_body_chart(chart: BodyChart) -> Chart:
    """Two bars a quantity, or a bar a part that is not zero."""
    shown = [bar for bar in chart.bars if bar.value.number != 0] or list(chart.bars)
    zeros = len(chart.bars) - len(shown)
    known = [(i, bar) for i, bar in enumerate(shown) if bar.value.known]
    amounts = [as_number(bar.value.number) for _, bar in known]
    points = [bar_point(chart, bar) for _, bar in known]
    layout = row_layout([short_name(bar.label) for bar in shown], 0)
    layout["height"] = SMALL_FRAME + SMALL_ROW * len(shown)
    layout["margin"] = {"l": 8, "r": 8, "t": SMALL_FRAME // 2, "b": SMALL_FRAME // 2}
    layout["xaxis"] |= {"visible": False, "range": [0, max(amounts, default=0) * LABEL_ROOM or 1]}
    absent = [(i, bar.label, bar.value) for i, bar in enumerate(shown) if not bar.value.known]
    texts = [label_bar(bar) for _, bar in known]
    ys = [i for i, _ in known]
    traces = [
        bars_trace(chart, known, amounts, points),
        label_trace(amounts, ys, texts, points),
        absent_trace(absent),
    ]
    return Chart(
        name=f"seven-{chart.number}",
        title=title_chart(chart),
        unit="万元",
        figure={"data": traces, "layout": layout},
        note=f"其余 {zeros} 项报告印为 0。" if zeros else "",
    )


def title_chart(chart: BodyChart) -> str:
    """图1 收支总计，比上年下降 13.8%: the finding, as far as the report prints it."""
    rate = chart.change
    if chart.kind == YEARS:
        if not (rate and rate.printed and rate.basis in ("", "prior_final")):
            return chart.name
        if rate.number == 0:
            return f"{chart.name}，与上年持平"
        word = "下降" if rate.number < 0 else "增长"
        return f"{chart.name}，比上年{word} {rate.text.removeprefix(MINUS)}%{rate.note}"
    known = [bar for bar in chart.known if bar.value.number > 0]
    if not known:
        return chart.name
    top = max(known, key=lambda bar: bar.value.number)
    share = f"，占 {top.share.text}%{top.share.note}" if top.share and top.share.known else "最多"
    return f"{chart.name}：{top.label}{share}"


def bars_trace(chart: BodyChart, known: list, amounts: list[float], points: list) -> dict:
    """The bars; last year's lighter, those of “三公” in their fixed hues."""
    latest = max((bar.year for bar in chart.bars), default=0)
    plain = ["var(--accent)" if bar.year == latest else "var(--peer)" for _, bar in known]
    derived = [bar.value.presence == "derived" for _, bar in known]
    return {
        "type": "bar",
        "orientation": "h",
        "name": chart.title,
        "x": amounts,
        "y": [i for i, _ in known],
        "marker": {
            "color": [HUES.get(bar.path, hue) for hue, (_, bar) in zip(plain, known, strict=True)],
            "pattern": {
                "shape": ["/" if each else "" for each in derived],
                "fillmode": "overlay",
                "fgcolor": "var(--sheet)",
                "size": 5,
                "solidity": 0.2,
            },
        },
        "customdata": points,
        "hovertemplate": HOVER,
    }


def label_bar(bar: Bar) -> str:
    """281.96 · 91.2%, with 推算 where it was computed."""
    share = f" · {bar.share.text}%{bar.share.mark}" if bar.share and bar.share.known else ""
    derived = " 推算" if bar.value.presence == "derived" else ""
    return f"{bar.value.text}{share}{derived}{bar.value.mark}"


def bar_point(chart: BodyChart, bar: Bar) -> list[str]:
    """What the table says of a bar."""
    lines = [say_value(bar.label, bar.value)]
    if bar.share and bar.share.known:
        lines.append(f"报告写明占 {bar.share.text}%{bar.share.note}")
    if bar.value.formula:
        lines.append(f"推算：{bar.value.formula}")
    lines += [say_value(name, value) for name, value in bar.value.operands]
    return point(bar.url, chart.name, *lines)


def draw_trend(row: TrendRow, index: int) -> Chart:
    """One quantity over the years; a gap where there is none, with its word."""
    years = list(row.values)
    numbers = [as_number(value.number) for value in row.known]
    low, high = span_numbers(numbers, from_zero=row.unit == "万元")
    high += (high - low) * 0.2
    layout = plane_layout(suffix_of(row.unit))
    layout["height"] = TREND_HEIGHT
    layout["margin"] = {"l": 12, "r": 12, "t": 10, "b": 26}
    layout["yaxis"] |= {"range": [low, high], "nticks": 4, "zeroline": low == 0}
    layout["xaxis"] |= {
        "tickmode": "array",
        "tickvals": years,
        "ticktext": [f"{year}年" for year in years],
        "range": [years[0] - 0.5, years[-1] + 0.5],
        "showgrid": False,
        "zeroline": False,
    }
    absent = [(year, value) for year, value in row.values.items() if not value.known]
    note = (
        f"{'、'.join(f'{year}年' for year in sorted(row.borrowed))}取自下一年报告的上年数。"
        if row.borrowed
        else ""
    )
    traces = [line_trace(row, years), word_trace(absent, low)]
    figure = {"data": traces, "layout": layout}
    return Chart(f"trend-{index}", title_trend(row), row.unit, figure, note=note)


def title_trend(row: TrendRow) -> str:
    """“三公”经费：2021年 7.34，2022年 5.84."""
    known = [(year, value) for year, value in row.values.items() if value.known]
    said = "，".join(
        f"{year}年 {value.text}{value.note}" for year, value in (known[:1] + known[1:][-1:])
    )
    return f"{row.label}：{said}"


def line_trace(row: TrendRow, years: list[int]) -> dict:
    """The line with its values written at the points; hollow where another report says it."""
    values = list(row.values.values())
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": row.label,
        "x": years,
        "y": [as_number(value.number) if value.known else None for value in values],
        "text": [value.text + value.mark if value.known else "" for value in values],
        "textposition": "top center",
        "textfont": {"color": "var(--ink)", "size": 12},
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": "var(--accent)", "width": 2},
        "marker": {
            "color": "var(--accent)",
            "size": 9,
            "symbol": ["circle-open" if year in row.borrowed else "circle" for year in years],
        },
        "customdata": [
            trend_point(row, year, value) for year, value in zip(years, values, strict=True)
        ],
        "hovertemplate": HOVER,
    }


def trend_point(row: TrendRow, year: int, value: Value) -> list[str]:
    """What the table says of a year."""
    source = ("取自下一年报告的上年数",) if year in row.borrowed else ()
    return point(value.url, f"{year}年", say_value(row.label, value), *source)


def word_trace(absent: list[tuple[int, Value]], low: float) -> dict:
    """未收录 or 未公开 on the axis of a year without a value."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "没有数",
        "x": [year for year, _ in absent],
        "y": [low for _ in absent],
        "text": [f"▨ {value.word}" for _, value in absent],
        "textposition": "top center",
        "textfont": {"color": "var(--muted)", "size": 12},
        "cliponaxis": False,
        "customdata": [point(value.url, f"{year}年", value.why) for year, value in absent],
        "hovertemplate": HOVER,
    }
