"""The sentences that pages begin with, made from the same rows as chart and table."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.formatting import MINUS, format_money
from dashboards.presence import Value, printed_numbers, sum_printed
from dashboards.queries.sangong import SangongRow


def link_value(value: Value, unit: str | None = None) -> SafeString:
    """A number of a sentence, linked to the words it was read from."""
    unit = value.unit if unit is None else unit
    shown = f"{value.text}{unit}" if unit == "%" else f"{value.text} {unit}"
    if not value.url:
        return format_html("{}", shown)
    return format_html('<a class="value" href="{}">{}</a>', value.url, shown)


def say_change(rate: Value) -> SafeString:
    """，同比下降 20.44%, where the report states a change against the year before."""
    if not rate.printed or rate.basis not in ("", "prior_final"):
        return SafeString("")
    if rate.number == 0:
        return SafeString("，与上年持平")
    word = "下降" if rate.number < 0 else "增长"
    shown = rate.text.removeprefix(MINUS)
    return format_html('，同比{} <a class="value" href="{}">{}%</a>', word, rate.url, shown)


def answer_sangong(rows: list[SangongRow], year: int) -> SafeString:
    """How many bodies publish “三公”经费, how much, and who most."""
    printed = [row for row in rows if row.total.printed]
    if not printed:
        return format_html("{}年，所选 {} 个部门都没有可比的“三公”经费数。", year, len(rows))
    total = sum_printed(row.total for row in printed)
    top = max(printed, key=lambda row: row.total.number)
    parts = [
        format_html(
            "{}年，{} 个部门公开了“三公”经费，合计 {} 万元；",
            year,
            len(printed_numbers(row.total for row in printed)),
            format_money(total),
        ),
        format_html(
            "{}最高（{}）{}。",
            top.body.region or top.body.name,
            link_value(top.total),
            say_change(top.change_rate),
        ),
        say_absent([row.total for row in rows]),
    ]
    return format_html_join("", "{}", ((part,) for part in parts))


def say_absent(values: list[Value]) -> SafeString:
    """另有 1 个部门未公开、2 个未收录，不按 0 计算。"""
    counts = [(value.word) for value in values if value.word]
    said = [f"{counts.count(word)} 个{word}" for word in ("未公开", "未收录", "空白")]
    said = [part for part in said if not part.startswith("0 ")]
    if not said:
        return SafeString("")
    return format_html("另有{}，不按 0 计算。", "、".join(said))
