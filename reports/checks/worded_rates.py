"""Execution rates right behind their two amounts: 预算数8万元，执行数6万元，执行率75%.

The words say themselves what each number is, whoever the sentence speaks of; so a rate that was
not read as anybody's can be checked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports import units
from reports.checks.check import failed, places
from reports.checks.dossier import Case
from reports.findings import Verdict
from reports.numerals import parse_number
from reports.spans import Span
from reports.tolerance import Interval, is_cut_off, printed

NUMBER = r"\d[\d,]*(?:\.\d+)?"
TOLD = re.compile(
    rf"预算(?:总?[数额]|资金)?为?(?P<budget>{NUMBER})(?P<budget_unit>万元|元)[，；]"
    r"(?:全年|实际|当年|已)*(?:执行|支出|支付|决算)[数额]?为?"
    rf"(?P<spent>{NUMBER})(?P<spent_unit>万元|元)[，；]"
    rf"(?:全年|整体|总体|年度)?(?:预算)?执行率(?:为|达到?)?(?P<rate>{NUMBER})%"
)
WHAT = "执行率 = 执行数 ÷ 预算数"
# A second budget in the same sentence may be the base as well.
OTHER_BUDGET = re.compile(r"预算[^，。；]{0,12}\d")
REACH = 60


def check_words(case: Case) -> Iterator[Verdict]:
    """Every such rate that no figure was read from for certain."""
    if "执行率" not in case.flat.text:
        return
    read: set[int] | None = None
    for match, _ in case.flat.find(TOLD):
        rate = case.flat.span(*match.span("rate"))
        if read is None:
            read = {one.span.start for one in case.measured("execution_rate")}
        verdict = None if rate.start in read else judge(case, match, rate)
        if verdict is not None:
            yield verdict


def judge(case: Case, match: re.Match, rate: Span) -> Verdict | None:
    """The rate against its two amounts; nothing where another budget stands in front."""
    budget, spent = (amount(match, name) for name in ("budget", "spent"))
    ratio = spent.over(budget) if budget and spent else None
    number = parse_number(match["rate"])
    if ratio is None or number is None:
        return None
    evidence = places(
        case, (rate, "执行率"), (case.flat.span(*match.span("spent")), "执行数"),
        (case.flat.span(*match.span("budget")), "预算数"),
    )  # fmt: skip
    computed = ratio.scaled(100)
    if printed(number.value, number.decimals).meets(computed):
        return Verdict("held", WHAT, (WHAT,), evidence, report=case.key)
    before = match.string[max(0, match.start() - REACH) : match.start()]
    if OTHER_BUDGET.search(re.split("[。；]", before)[-1]):
        return None
    cut = is_cut_off(number.value, number.decimals, computed)
    right = f"{computed.value:.2f}%"
    amounts = [match[name] + match[f"{name}_unit"] for name in ("spent", "budget")]
    return failed(
        case, WHAT, "info" if cut else "error", f"执行率{match['rate']}%应为{right}",
        f"{' ÷ '.join(amounts)} = {right}，报告写{match['rate']}%"
        + ("，像是直接舍去了后面的位数而没有四舍五入" if cut else ""),
        evidence, roles=(WHAT,), stated=f"{match['rate']}%", computed=right,
        tolerance=f"{computed.low:.2f}%～{computed.high:.2f}%",
    )  # fmt: skip


def amount(match: re.Match, name: str) -> Interval | None:
    """What an amount stands for, in 万元."""
    number = parse_number(match[name])
    factor = units.MONEY[match[f"{name}_unit"]]
    return printed(number.value, number.decimals).scaled(factor) if number else None
