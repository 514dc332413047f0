"""The sentences of the comparing page."""

from __future__ import annotations

from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.answers import say_absent
from dashboards.formatting import format_rounded, own_decimals
from dashboards.queries.compare import FEWEST_RATED, CompareRow, Comparison, counts_in
from reports.facts import SCOPES

TIGHT_UNITS = ("%",)
FINE_UNITS = ("万元", "万元/人", "%", "个百分点")


def with_unit(text: str, unit: str) -> str:
    """5.84 万元, but 20.4%."""
    return f"{text}{unit}" if unit in TIGHT_UNITS else f"{text} {unit}"


def say_number(number, unit: str) -> str:
    """A computed number as a sentence writes it: two decimals, heads without where whole."""
    whole = unit not in FINE_UNITS and not own_decimals(number)
    return with_unit(format_rounded(number, 0 if whole else 2), unit)


def name_body(row: CompareRow) -> str:
    """安居区, or the body's name."""
    return row.body.region or row.body.name


def link_row(row: CompareRow, unit: str) -> SafeString:
    """A row's value, linked to its words or to how it was computed."""
    return format_html(
        '<a class="value" href="{}">{}{}</a>',
        row.url,
        with_unit(row.value.text, unit),
        row.value.note,
    )


def say_left_out(comparison: Comparison) -> str:
    """Derived values of a printed measure, which do not count."""
    number = comparison.left_out
    return f"另有 {number} 个推算数，不计入中位数和位次。" if number else ""


def say_few(comparison: Comparison) -> str:
    """Why nobody is rated."""
    spread = comparison.spread
    if spread is None or spread.rated:
        return ""
    return f"只有 {spread.n} 个部门有数，不足 {FEWEST_RATED} 个，不评所处区间，也不画四分位带。"


def say_scopes(comparison: Comparison) -> str:
    """部门汇总 20 个、未注明 9 个: the scopes of the values there are."""
    counts = Counter(row.scope for row in comparison.peers if row.value.known)
    return "、".join(f"{SCOPES[scope]} {counts[scope]} 个" for scope in SCOPES if counts[scope])


def find_ends(comparison: Comparison) -> tuple[CompareRow, CompareRow]:
    """The highest and the lowest of the rows that count."""
    measure = comparison.question.measure
    counted = [row for row in comparison.peers if counts_in(measure, row.value)]
    return (
        max(counted, key=lambda row: row.value.number),
        min(counted, key=lambda row: row.value.number),
    )


def name_end(comparison: Comparison, end: CompareRow) -> str:
    """安居区, or 安居区等 4 个 where others have the same value."""
    measure = comparison.question.measure
    values = (row.value for row in comparison.peers if counts_in(measure, row.value))
    same = sum(value.number == end.value.number for value in values)
    return f"{name_body(end)}等 {same} 个" if same > 1 else name_body(end)


def say_ends(comparison: Comparison) -> SafeString:
    """安居区最高（5.84 万元），仁和区最低（0.75 万元）."""
    unit = comparison.question.unit
    top, bottom = find_ends(comparison)
    if top.value.number == bottom.value.number:
        return format_html("都是 {}", link_row(top, unit))
    return format_html(
        "{}最高（{}），{}最低（{}）",
        name_end(comparison, top),
        link_row(top, unit),
        name_end(comparison, bottom),
        link_row(bottom, unit),
    )


def say_own(comparison: Comparison) -> SafeString:
    """One's own body: its value, its place, and how far from the median."""
    row, spread = comparison.own, comparison.spread
    if row is None:
        return SafeString("")
    if not row.value.known:
        return format_html("本单位（{}）{}。", name_body(row), row.value.word)
    value = link_row(row, comparison.question.unit)
    if row.place is None:
        why = "是推算数" if row in comparison.peers else "不在所选部门中"
        return format_html("本单位（{}）{}，{}，不参加排位。", name_body(row), value, why)
    if spread.n == 1:
        return format_html("本单位（{}）{}，只有它有数，不排位。", name_body(row), value)
    return format_html(
        "本单位（{}）{}，从高到低第 {} 位，{}{}。",
        name_body(row),
        value,
        row.place,
        say_distance(row, comparison),
        f"，属{row.band}" if spread.rated else "",
    )


def say_distance(row: CompareRow, comparison: Comparison) -> str:
    """高于中位数 0.90 万元."""
    distance = row.value.number - comparison.spread.median
    if not distance:
        return "等于中位数"
    unit = comparison.question.unit
    unit = "个百分点" if unit == "%" else unit
    return f"{'高' if distance > 0 else '低'}于中位数 {say_number(abs(distance), unit)}"


def answer_compare(comparison: Comparison) -> SafeString:
    """Who is how high, the median and over how many, who is absent, and one's own place."""
    head = say_none if comparison.spread is None else say_all
    parts = [head(comparison), say_left_out(comparison), say_own(comparison)]
    return format_html_join("", "{}", ((part,) for part in parts))


def say_none(comparison: Comparison) -> str:
    """Nobody has a value that counts, and why."""
    question, peers = comparison.question, comparison.peers
    head = f"{question.year}年，所选 {len(peers)} 个部门都没有可比的{question.title}"
    counts = Counter(row.value.word for row in peers if row.value.word)
    said = "、".join(f"{number} 个{word}" for word, number in counts.items())
    return f"{head}：{said}。" if said else f"{head}。"


def say_all(comparison: Comparison) -> SafeString:
    """How many have a value, the median, the ends, and who is absent."""
    question, spread = comparison.question, comparison.spread
    if spread.n == 1:
        return say_only(comparison)
    return format_html(
        "{}年，{} 个部门中有 {} 个{}{}，这 {} 个的中位数为 {}；{}。{}",
        question.year,
        len(comparison.peers),
        spread.n,
        "可以算出" if question.measure.derived else "公布了",
        question.title,
        spread.n,
        say_number(spread.median, question.unit),
        say_ends(comparison),
        say_absent([row.value for row in comparison.peers]),
    )


def say_only(comparison: Comparison) -> SafeString:
    """The one body that has a value: there is no highest and no median to speak of."""
    question = comparison.question
    row = find_ends(comparison)[0]
    return format_html(
        "{}年，{} 个部门中只有{}{}{}（{}）。{}",
        question.year,
        len(comparison.peers),
        name_body(row),
        "可以算出" if question.measure.derived else "公布了",
        question.title,
        link_row(row, question.unit),
        say_absent([row.value for row in comparison.peers]),
    )


def title_compare(comparison: Comparison) -> str:
    """The finding over the chart."""
    question, spread = comparison.question, comparison.spread
    if spread is None:
        return f"{question.year}年{question.title}"
    if spread.n == 1:
        only = find_ends(comparison)[0]
        said = with_unit(only.value.text, question.unit)
        return f"{question.year}年{question.title}：只有{name_body(only)}有数（{said}）"
    middle = say_number(spread.median, question.unit)
    top, bottom = find_ends(comparison)
    if top.value.number == bottom.value.number:
        return f"{question.year}年{question.title}：{spread.n} 个部门都是 {middle}"
    if comparison.own and comparison.own.place:
        said = f"{name_body(comparison.own)}第 {comparison.own.place} 位"
    else:
        said = f"{name_end(comparison, top)}最高"
    return f"{question.year}年{question.title}：{said}，中位数 {middle}"
