"""A rate on a base of nothing has no value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports import units
from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case, interval, is_worded, label, measure_name, say
from reports.checks.groups import sound_values
from reports.checks.trailing import is_trailing
from reports.facts import Figure
from reports.findings import Verdict

BUDGETS = {"budget": ("budget", "budget_adjusted", "budget_initial")}
RATES = ("change_rate", "execution_rate")
# What is written by custom where there is nothing to divide by.
CUSTOMARY = (Decimal(0), Decimal(100))


def check(case: Case) -> Iterator[Verdict]:
    """Change rates and execution rates whose base the report prints as nothing."""
    for rate in case.usable:
        if rate.measure not in RATES or rate.unit != "%" or not interval(rate):
            continue
        if rate.measure == "change_rate" and rate.basis:
            yield from check_rate(case, rate, "增减率", zero_before(case, rate))
        elif rate.measure == "execution_rate":
            names = BUDGETS.get(rate.basis, (rate.basis,))
            found = [one for name in names for one in sound_values(case, rate, name)]
            yield from check_rate(case, rate, "执行率", found)


def zero_before(case: Case, rate: Figure) -> list[Figure]:
    """The values of the base, or the change that is as much as this year's value."""
    found = sound_values(case, rate, rate.basis)
    if found or rate.basis.startswith("budget"):
        return found
    return [
        one
        for one in case.together(rate)
        if one.measure == "change"
        and one.unit in units.MONEY
        and (one.indicator, one.subject, one.basis) == (rate.indicator, rate.subject, rate.basis)
        and interval(one)
        and not is_worded(one)
    ]


def check_rate(case: Case, rate: Figure, name: str, bases: list[Figure]) -> Iterator[Verdict]:
    """A rate whose only base is nothing, of something that is more."""
    measure = "final" if rate.measure == "execution_rate" else case.own_measure
    now = sound_values(case, rate, measure)
    if len(bases) != 1 or len(now) != 1 or not now[0].value or is_trailing(case, rate):
        return
    base, value = bases[0], now[0]
    if base.measure == "change":
        if interval(base).value != interval(value).value:
            return
    elif base.value:
        return
    exact = base.measure == "change" or (base.value == 0 and not base.decimals)
    severe = exact and base.measure != "change" and abs(rate.value) not in CUSTOMARY
    told = (
        f"本年{say(value)}全部是增加额，基数为零"
        if base.measure == "change"
        else f"{measure_name(base.measure)}为{say(base)}，本年为{say(value)}"
    )
    yield failed(
        case, f"{label(rate)}：{name}的基数不为零", "warning" if severe else "info",
        f"{label(rate)}的基数为零，{name}{say(rate)}没有意义",
        f"{told}；基数为零不能计算{name}，应写明不可比",
        places(case, (rate, name), (base, "基数"), (value, "本年数")),
        stated=say(rate), computed="不可比",
    )  # fmt: skip


CHECK = Check(
    code="A11",
    name="zero-base",
    title="基数为零却写了增减率或执行率",
    severity="info",
    explanation=(
        "上年数或预算数为零时，增减率、执行率没有意义，应写“不可比”或“年初未安排”。"
        "习惯写增长100%的只作提示；写成其他百分比的，说明基数或比率有一个写错。"
        "本年也为零而写0%或100%是通行写法，不作提示。"
    ),
    run=check,
    leaves=(
        Example("2023年公务接待费支出5万元，上年决算数2万元，比2022年增加3万元，增长150%。"),
        Example("2023年公务接待费预算为0万元，支出决算为0万元，完成预算的100%。", why="都为零"),
        Example("2023年公务接待费支出0万元，比2022年减少2万元，下降100%。"),
        Example("2023年公务接待费支出5万元，比2022年增加5万元。", why="没有写增减率"),
        Example("2023年公务接待费支出0万元，上年决算数0万元，增长0%。", why="都为零"),
    ),
    finds=(
        Example("2023年公务接待费支出5万元，比2022年增加5万元，增长100%。", ("不可比",)),
        Example(
            "2023年公务接待费年初预算为0万元，支出决算为3万元，完成年初预算的100%。", ("基数为零",)
        ),
        Example(
            "2023年公务接待费上年决算数为0万元，支出决算为3万元，比上年增加3万元，增长37%。",
            ("37%",),
        ),
    ),
)
