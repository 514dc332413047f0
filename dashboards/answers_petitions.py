"""The sentence at the head of the page of petition work."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.answers import link_value
from dashboards.formatting import format_number, format_rounded
from dashboards.presence import median_printed, sum_printed
from dashboards.queries.petitions import WorkRow
from dashboards.work_kinds import BATCHES, SATISFIED


def answer_petitions(rows: Sequence[WorkRow], year: int) -> SafeString:
    """How many bodies speak of their work, the visits, and what a batch costs."""
    said = [row for row in rows if row.wordings]
    parts = [format_html("{}年，{} 个部门中 {} 个在报告里写了工作量。", year, len(rows), len(said))]
    visits = [row.work[BATCHES].value for row in said]
    total = sum_printed(visits)
    if total is not None:
        number = sum(value.printed for value in visits)
        parts.append(format_html("{} 个写明来访批次，合计 {} 批次。", number, format_number(total)))
    parts.append(say_cost(rows))
    rates = [row.work[SATISFIED].value for row in said if row.work[SATISFIED].value.printed]
    if rates:
        middle = format_rounded(median_printed(rates), 1)
        parts.append(format_html("{} 个写明满意率，中位数 {}%。", len(rates), middle))
    return format_html_join("", "{}", ((part,) for part in parts))


def say_cost(rows: Sequence[WorkRow]) -> SafeString | str:
    """Between which amounts a batch of visits costs, where it can be computed."""
    costs = sorted((row for row in rows if row.cost.known), key=lambda row: row.cost.number)
    if not costs:
        return "没有部门既公布支出又写明来访批次，每批次支出算不出。"
    low, high = costs[0], costs[-1]
    name = low.body.region or low.body.name
    if low is high:
        return format_html(
            "只有{}能算每批次支出：{} 万元（推算，{} ÷ {}）。",
            name,
            low.cost.text,
            *(link_value(operand.value) for operand in low.cost.operands),
        )
    return format_html(
        "{} 个能算每批次支出（推算），从{}的 {} 万元到{}的 {} 万元。",
        len(costs),
        name,
        low.cost.text,
        high.body.region or high.body.name,
        high.cost.text,
    )


def title_visits(rows: Sequence[WorkRow]) -> str:
    """The finding over the visits: who has most."""
    known = [row for row in rows if row.work[BATCHES].value.known]
    if not known:
        return "来访批次"
    top = max(known, key=lambda row: row.work[BATCHES].value.number)
    most = top.work[BATCHES].value.text + top.work[BATCHES].value.note
    return f"{len(known)} 个部门写明来访批次，{top.body.region or top.body.name}最多（{most}）"


def title_work_rates(rows: Sequence[WorkRow]) -> str:
    """The finding over the rates: how many state 满意率, and the median."""
    rates = [row.work[SATISFIED].value for row in rows if row.work[SATISFIED].value.printed]
    if not rates:
        return "写明的受理率、办结率"
    lowest = min(rates, key=lambda value: value.number)
    return f"{len(rates)} 个部门写明满意率，最低 {lowest.text}%{lowest.note}"
