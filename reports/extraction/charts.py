"""Charts that a word processor exported as bare series, tab-separated, mostly at a file's end.

``系列 1⇥`` begins a series, the next line holds its labels and values, and ends with the name
of the following series. The nth series belongs to the nth label where each has one value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from reports.extraction.accounts import ROOT, find_class
from reports.extraction.context import Context
from reports.extraction.tokens import scan_words
from reports.facts import Figure, Numeral, Statement
from reports.numerals import parse_number
from reports.spans import Span

CHART = re.compile(r"(?m)^[^\t\n]{1,40}\t[ ]*\n(?:[^\t\n]*\t[^\n]*(?:\n|\Z))+")
ITEM = re.compile(r"[^\t\n]+")
VALUE = re.compile(r"\s*(-?)(\d+(?:[,，] ?\d{3})*(?:\.\d+)?)\s*+(%?)\s*+")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年?度?")
PARTS = {
    "公务接待费支出": "三公经费/公务接待费",
    "公务用车购置及运行维护费支出": "三公经费/公务用车购置及运行维护费",
    "因公出国（境）费支出": "三公经费/因公出国（境）费",
}


# The outline's only drawing of one bar a year is 图5; without a title it stays uncertain.
UNTITLED = "一般公共预算财政拨款支出"
UNTITLED_CANDIDATES = (UNTITLED, "收支总计", "财政拨款收支总计")


@dataclass
class Item:
    """One tab-ended piece of a chart."""

    text: str
    span: Span


@dataclass
class Series:
    """A series: its name, its labels and its values."""

    name: Item
    labels: list[Item]
    values: list[Item]

    @cached_property
    def year(self) -> re.Match | None:
        """The year that the series' name is, if it is one; every value asks."""
        return YEAR.fullmatch(re.sub(r"\s", "", self.name.text))


def find_charts(clean: str, start: int = 0) -> list[Span]:
    """Spans of exported charts: lines of tab-ended items with at least one value."""
    spans = []
    for match in CHART.finditer(clean, start):
        if any(VALUE.fullmatch(item.group()) for item in ITEM.finditer(match.group())):
            spans.append(Span(*match.span()))
    return spans


def read_series(clean: str, span: Span) -> list[Series]:
    """The series of a chart."""
    series: list[Series] = []
    position = span.start
    name: Item | None = None
    for line in clean[span.start : span.end].split("\n"):
        items = [
            make_item(match, position) for match in ITEM.finditer(line) if match.group().strip()
        ]
        position += len(line) + 1
        if not items:
            continue
        if name is None:
            name = items[-1]
            continue
        following = items.pop() if len(items) > 1 and is_name(items, items[-1]) else None
        values = [item for item in items if VALUE.fullmatch(item.text)]
        labels = [item for item in items if not VALUE.fullmatch(item.text)]
        series.append(Series(name, labels, values))
        name = following
    return series


def make_item(match: re.Match, offset: int) -> Item:
    """The piece without the blanks around it."""
    text = match.group().strip()
    start = offset + match.start() + len(match.group()) - len(match.group().lstrip())
    return Item(text, Span(start, start + len(text)))


def is_name(items: list[Item], last: Item) -> bool:
    """The last item of a line names the next series if it stands behind the values."""
    return not VALUE.fullmatch(last.text) and bool(VALUE.fullmatch(items[-2].text))


def read_chart(clean: str, span: Span, title: str, context: Context) -> list[Statement]:
    """Statements of a chart, one a series."""
    statements = []
    series = read_series(clean, span)
    single = all(len(one.values) == 1 for one in series) and len(series) > 1
    for order, one in enumerate(series):
        figures = []
        for index, value in enumerate(one.values):
            place = order if single and len(one.labels) >= len(series) else index
            label = one.labels[place] if place < len(one.labels) else None
            figure = read_value(one, value, label, title, context)
            if figure:
                figures.append(figure)
        for label in one.labels:
            figures += label_rates(label, title, context)
        figures.sort(key=lambda figure: figure.span)
        if figures:
            end = max(item.span.end for item in [*one.labels, *one.values])
            whole = Span(one.name.span.start, end)
            statements.append(Statement(whole, "series", tuple(figures), (title,) if title else ()))
    return statements


@lru_cache(maxsize=64)
def title_indicator(title: str) -> str:
    """The indicator a chart's title names; a heading or the name of a table is no such title."""
    if not re.search(r"图|变动|变化|对比", title) or re.search(r"[表。]$", title):
        return ""
    scope = "fiscal" if "财政拨款收" in title else ""
    paths = [
        token.value
        for token in scan_words(re.sub(r"\s", "", title), scope, False)
        if token.kind == "topic"
    ]
    return paths[0] if paths else ""


def part_indicator(label: str, title: str) -> str:
    """The indicator a slice of a pie stands for."""
    text = re.sub(r"\s", "", label)
    if text in PARTS:
        return PARTS[text]
    income = "收入" in text and "支出" not in text
    tokens = [
        token
        for token in scan_words(text, "income" if income else "three", False)
        if token.kind == "topic"
    ]
    for token in tokens:
        if token.value.startswith(("收入/", "支出/", "三公经费/", "基本支出/")):
            return token.value
    account = find_class(text)
    return f"{ROOT}/{account[1]}" if account else ""


def read_value(
    series: Series, value: Item, label: Item | None, title: str, context: Context
) -> Figure | None:
    """The figure of one bar or slice; ``None`` where nothing tells what it is."""
    _, digits, percent = VALUE.fullmatch(value.text).groups()
    number = parse_number(digits)
    if number is None:
        return None
    words = re.sub(r"\s", "", label.text) if label else ""
    year_text = YEAR.fullmatch(words) or series.year
    change = re.search(r"(下降|减少)|(增长|增加|上升)", words)
    part = part_indicator(words, title) if words else ""
    raw_start = value.span.start + value.text.find(digits)
    make = _Maker(value, Span(raw_start, raw_start + len(digits)), digits, number, context)
    if change:
        indicator = title_indicator(title)
        return make(indicator, "change", "万元", -1 if change[1] else 1) if indicator else None
    if year_text:
        indicator = title_indicator(title) or ("收支总计" if words in ("收入", "支出") else "")
        year = int(year_text[1])
        measure = "prior_final" if year == context.year - 1 else "final"
        if not indicator:
            return make(UNTITLED, measure, "万元", 1, year, "图没有标题，按图的顺序和年份推测")
        return make(indicator, measure, "万元", 1, year)
    if part and (percent or number.value <= 1):
        return make(part, "share", "%" if percent else "1", 1)
    if part:
        return make(part, "final", "万元", 1)
    return None


class _Maker:
    """Makes the figure of one value."""

    def __init__(self, item, span, digits, number, context):
        self.item, self.span, self.digits, self.number, self.context = (
            item,
            span,
            digits,
            number,
            context,
        )

    def __call__(self, indicator, measure, unit, sign, year=None, reason="") -> Figure:
        value = self.number.value * sign if self.number.value else self.number.value
        return Figure(
            span=self.span, raw=self.digits, value=value, decimals=self.number.decimals, unit=unit,
            subject=self.context.subject, indicator=indicator, measure=measure,
            fiscal_year=year or self.context.year, place="chart", rule="series/label", unit_from="head",
            basis=self.context.prior_measure() if measure in ("change", "change_rate") else "",
            status="uncertain" if reason else "certain", reason=reason,
            candidates=UNTITLED_CANDIDATES if reason else (),
        )  # fmt: skip


LABEL_RATE = re.compile(r"(下降|减少|增长|增加|上升)\s*(\d+(?:\.\d+)?)\s*%")


def label_rates(label: Item, title: str, context: Context) -> list[Figure]:
    """下降额度（下降20.8%）: the rate printed in a label."""
    indicator = title_indicator(title)
    figures = []
    for match in LABEL_RATE.finditer(label.text):
        if not indicator:
            continue
        number = parse_number(match[2])
        start = label.span.start + match.start(2)
        make = _Maker(label, Span(start, start + len(match[2])), match[2], number, context)
        figures.append(
            make(indicator, "change_rate", "%", -1 if match[1] in ("下降", "减少") else 1)
        )
    return figures


def chart_numerals(clean: str, span: Span, figures: list[Figure]) -> list[Numeral]:
    """The ledger rows of a chart: figures, years, numbers of series; the rest stays unread."""
    taken = {figure.span: figure for figure in figures}
    numerals = []
    for match in re.finditer(r"\d+(?:[,，] ?\d{3})*(?:\.\d+)?", clean[span.start : span.end]):
        own = Span(span.start + match.start(), span.start + match.end())
        before = clean[max(span.start, own.start - 4) : own.start]
        after = clean[own.end : own.end + 3].lstrip()[:1]
        if own in taken:
            cls, rule = "figure", taken[own].rule
        elif re.fullmatch(r"(?:19|20)\d\d", match.group()) and after == "年":
            cls, rule = "date", "year"
        elif re.search(r"(?:系列|列|图)\s*$", before):
            cls, rule = "ordinal", "series-number"
        else:
            cls, rule = "unread", ""
        numerals.append(Numeral(own, match.group(), cls, rule))
    return numerals
