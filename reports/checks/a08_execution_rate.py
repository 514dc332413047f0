"""An execution rate is what was spent divided by the budget it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports import units
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case, interval, label, say
from reports.checks.groups import sound_values, unnamed, value_of
from reports.checks.nameless import within
from reports.checks.sums import money
from reports.checks.trailing import is_trailing
from reports.checks.worded_rates import check_words
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval, is_cut_off

# The measures that may be meant by the words in front of a rate, likeliest first.
BUDGETS = {
    "budget_initial": ("budget_initial", "budget"),
    "budget_adjusted": ("budget_adjusted", "budget"),
    "budget": ("budget", "budget_adjusted", "budget_initial"),
}


@dataclass(frozen=True, slots=True)
class Base:
    """A budget: the figures it is made of, and what they say together."""

    figures: tuple[Figure, ...]
    amount: Interval


def check(case: Case) -> Iterator[Verdict]:
    """Every execution rate whose two amounts are printed."""
    yield from check_rates(case)
    yield from within(case, check_rates, with_headed=True)
    yield from check_words(case)


def check_rates(case: Case) -> Iterator[Verdict]:
    """Those whose name is certain."""
    for rate in case.measured("execution_rate"):
        if rate.unit != "%" or id(rate) in unnamed(case):
            continue
        if interval(rate):
            yield from check_rate(case, rate)


def check_rate(case: Case, rate: Figure) -> Iterator[Verdict]:
    """One rate with every budget that may be its base."""
    what = f"{label(rate)}：执行率 = 决算数 ÷ 预算数"
    spent = sound_values(case, rate, "final")
    bases = find_bases(case, rate)
    if not spent or not bases:
        missing = "预算数" if spent else "决算数（执行数）"
        yield unchecked(case, what, f"报告没有写明{missing}", (rate, *spent))
        return
    if any(base.amount.low <= 0 for base in bases):
        # A rate on nothing is a matter of its own.
        return
    known = [
        (one, base, value_of(one).over(base.amount).scaled(100)) for one in spent for base in bases
    ]
    stated = value_of(rate)
    for one, base, computed in known:
        if stated.meets(computed):
            yield held(case, what, (rate, one, *base.figures))
            return
    if is_trailing(case, rate):
        yield unchecked(case, what, "写在所列分项之后，可能是对合计而言", (rate, *spent))
        return
    if rate.subject.type == "project" and tells_twice(case, rate):
        yield unchecked(case, what, "同一段写有不止一个项目的预算", (rate, *spent))
        return
    best = min(known, key=lambda choice: abs(choice[2].value - stated.value))
    yield off(case, what, rate, *best, several=len(known) > 1)


def tells_twice(case: Case, rate: Figure) -> bool:
    """Whether the rate's sentence prints two budgets alike: it may run on to another project."""
    seen: dict[str, set] = {}
    for one in case.together(rate):
        if one.measure in BUDGETS["budget"] and one.indicator == rate.indicator:
            seen.setdefault(one.measure, set()).add(one.value)
    return any(len(values) > 1 for values in seen.values())


def find_bases(case: Case, rate: Figure) -> list[Base]:
    """The budgets that the rate's own sentence prints, else the nearest of the report."""
    measures = BUDGETS.get(rate.basis, BUDGETS["budget"])
    inside = [
        one for one in case.together(rate) if one.measure in measures and is_same_money(one, rate)
    ]
    if inside or rate.basis == "budget":
        found = inside or [one for name in measures for one in sound_values(case, rate, name)]
    else:
        found = next(filter(None, (sound_values(case, rate, name) for name in measures)), [])
    bases = [Base((one,), value_of(one)) for one in found]
    return bases + adjusted(case, rate, bases)


def is_same_money(figure: Figure, rate: Figure) -> bool:
    """Whether a figure is an exact amount of what the rate is of."""
    same = (figure.indicator, figure.subject) == (rate.indicator, rate.subject)
    return same and figure.unit in units.MONEY and interval(figure) is not None


def adjusted(case: Case, rate: Figure, bases: list[Base]) -> list[Base]:
    """A first budget with what was added in the course of the year."""
    if rate.basis == "budget_initial":
        return []
    changes = [
        one
        for one in case.together(rate)
        if one.measure == "change" and one.basis.startswith("budget") and is_same_money(one, rate)
    ]
    return [
        Base((*base.figures, one), base.amount + value_of(one)) for base in bases for one in changes
    ]


def off(
    case: Case,
    what: str,
    rate: Figure,
    spent: Figure,
    base: Base,
    computed: Interval,
    several: bool,
) -> Verdict:
    """No budget that may be meant gives the rate."""
    right = f"{computed.value:.2f}%"
    cut = is_cut_off(rate.value, rate.decimals, computed)
    message = f"{say(spent)} ÷ {money(base.amount.value)} = {right}，报告写{say(rate)}"
    if cut:
        message += "，像是直接舍去了后面的位数而没有四舍五入"
    elif several:
        message += "；按报告中其他预算数计算也不相符"
    budget = ((one, "预算数") for one in base.figures)
    evidence = places(case, (rate, "执行率"), (spent, "决算数"), *budget)
    return failed(
        case, what, "info" if cut else "error",
        f"{label(rate)}的执行率{say(rate)}应为{right}", message,
        evidence, stated=say(rate), computed=right,
        tolerance=f"{computed.low:.2f}%～{computed.high:.2f}%",
    )  # fmt: skip


CHECK = Check(
    code="A08",
    name="execution-rate",
    title="预算执行率与金额是否相合",
    severity="error",
    explanation=(
        "执行率（完成预算的百分比）等于决算数除以预算数：写明年初预算的按年初预算数，写明调整或全年"
        "预算的按调整后的预算数。没有写明口径的，只有按各种预算数都算不出来时才算差错。"
        "执行率直接影响绩效评分，应与金额一致；报告没有写预算数的无法核对。"
    ),
    run=check,
    leaves=(
        Example(
            "全局纳入自评的项目4个，全年预算数80.00万元，全年执行数60.00万元，预算执行率75%。",
            why="写明的预算数和执行数",
        ),
        Example(
            "全局纳入自评的项目4个，年初预算90.00万元，全年预算数80.00万元，全年执行数60.00万元，"
            "预算执行率66.67%。",
            why="可能是按年初预算算的",
        ),
        Example("2023年“三公”经费年初预算为5.93万元，支出决算为5.72万元，完成年初预算的96.5%。"),
        Example("2023年公务接待费支出2.32万元，完成预算77.33%。", why="没有写预算数"),
        Example(
            "2023年公务接待费年初预算为3万元，全年预算为2.5万元，支出决算为2.32万元，完成预算的77.33%。",
            why="没有写明按哪个预算",
        ),
        Example(
            "人员经费年初预算218.63万元，追加预算14.69万元，已执行233.32万元，执行率100%。",
            why="按调整后的预算计算",
            kind="overall_evaluation",
        ),
        Example(
            "2023年度预算总额470万元，其中：基本支出350万元，项目支出120万元。"
            "实际支出457.7万元，预算完成率97.38%。",
            why="后一句说的是总额",
            kind="overall_evaluation",
        ),
        Example(
            "2023年“三公”经费年初预算10万元，支出决算8万元，其中：公务用车运行维护费年初预算6万元，支出决算5万元，"
            "公务接待费年初预算4万元，支出决算3万元，完成年初预算的80%。",
            why="写在分项之后，说的是合计",
        ),
        Example(
            "六、预算绩效管理工作开展情况说明\n网上信访平台运行维护费项目自评得分为99.15分。全年预算数"
            "41.61万元，执行数38.08万元，执行率为91.5%；指标全部完成\n群众来访接待场所运行经费：全年预算"
            "38.12万元，支出33.84\n万元，预算执行率88.8%，自评得分97.88分。",
            why="漏了句号，两个项目连成一句",
        ),
        Example(
            "2023年因公出国（境）费预算为0万元，支出决算为0万元，完成预算的100%。", why="预算为零"
        ),
        Example(
            "该项目资金计划54.75万元，资金支出54.74万元，执行率99.98%。", kind="project_evaluation"
        ),
        Example(
            "2023年公务接待费全年预算为6.6万元，支出决算为5.2万元，完成全年预算的78.9%。",
            why="舍入",
        ),
    ),
    finds=(
        Example(
            "全局纳入自评的项目4个，全年预算数80.00万元，全年执行数60.00万元，预算执行率57%。",
            ("60.00万元 ÷ 80.00万元 = 75.00%", "57%"),
        ),
        Example(
            "2023年“三公”经费年初预算为5.93万元，支出决算为5.72万元，完成年初预算的69.5%。",
            ("96.46%",),
        ),
        Example(
            "2023年公务接待费全年预算为300.00万元，支出决算为200.00万元，完成全年预算的66.6%。",
            ("舍去",),
        ),
        Example(
            "该项目资金计划35万元，资金支出18.52万元，执行率92.91%。",
            ("52.91%",),
            kind="project_evaluation",
        ),
        Example(
            "2023年公务接待费年初预算为3.00万元，全年预算为2.50万元，支出决算为2.32万元，完成预算的87.33%。",
            ("按报告中其他预算数",),
        ),
        Example(
            "2023年“三公”经费年初预算5.93万元，支出决算5.72万元。其中：因公出国（境）费支出决算0万元；"
            "公务用车运行维护费年初预算3.93万元，支出决算3.72万元，完成年初预算的49.66%；"
            "公务接待费年初预算2.00万元，支出决算2.00万元。",
            ("94.66%",),
        ),
        Example(
            "2023年公务用车购置及运行维护费支出4.95万元，完成全年预算6.04万元的81.95%。其中：公务用车购置费"
            "支出0万元；公务用车运行维护费支出4.95万元，完成全年预算6.04万元的28%。",
            ("81.95%", "28%"),
        ),
    ),
)
