"""A change rate is the change divided by last year's value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports import units
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.counted import COUNTED
from reports.checks.dossier import Case, distinct, interval, is_usable, label, say
from reports.checks.groups import (
    clause_of,
    is_on_basis,
    is_spoilt,
    unnamed,
    words_before,
)
from reports.checks.nameless import within
from reports.checks.trailing import is_trailing
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval, is_cut_off

# What a change is measured against, and whether that is another year's value.
BASES = ("prior_final", "prior_budget", "budget_initial", "budget_adjusted", "budget")
# 人均94元 is no total.
AVERAGE = re.compile(r"人均|次均|平均|每[人次批辆]")
# Both sides of the account in one word, and what each side is called.
BOTH_TOTALS = {"收支总计": ("收入总计", "支出总计")}


def check(case: Case) -> Iterator[Verdict]:
    """Every stated change rate with the change and the value it belongs to."""
    yield from check_rates(case)
    yield from within(case, check_rates)


def check_rates(case: Case) -> Iterator[Verdict]:
    """Those whose name is certain."""
    for rate in case.measured("change_rate"):
        if rate.unit == "%" and interval(rate):
            yield from check_rate(case, rate)


def check_rate(case: Case, rate: Figure) -> Iterator[Verdict]:
    """One rate: with its change and this year's value, else with the two years' values."""
    what = f"{label(rate)}：增减率 = 增减额 ÷ 基数"
    value = operand(case, rate, case.own_measure)
    changes = changes_of(case, rate)
    change = changes[0] if len(changes) == 1 and is_exact(case, changes[0]) else None
    prior = candidates(case, rate, rate.basis) if rate.basis in BASES else []
    values = [one for one in (value, change) if one is not None]
    if rate.indicator.startswith(COUNTED) and len(values) < 2:
        # Without the change a rate of counts is a matter of its own.
        return
    if value is None or (change is None and (changes or len(prior) != 1)):
        missing = "本年数" if value is None else "增减额或基数"
        yield unchecked(case, what, f"报告没有写明（或写得不一致）{missing}", (rate, *values))
        return
    if not is_on_basis(case, change or rate):
        yield unchecked(case, what, "不能确定与什么相比", (rate, *values))
        return
    if change is None:
        values.append(prior[0])
    now = interval(value)
    bases = [now - interval(change)] if change else []
    bases += [interval(one) for one in prior if len(prior) == 1 and interval(one)]
    moves = [interval(change)] if change else [now - base for base in bases]
    known = [found for move in moves for base in bases if (found := move.over(base))]
    if not known:
        yield unchecked(case, what, "基数为零或可能为零，没有增减率可言", (rate, *values))
        return
    yield from compare(case, what, rate, values, known, moves[0].over(now))


def compare(
    case: Case,
    what: str,
    rate: Figure,
    values: list[Figure],
    known: list[Interval],
    on_this_year: Interval | None,
) -> Iterator[Verdict]:
    """Wrong only if no base that the report gives makes the rate."""
    percents = [one.scaled(100) for one in known]
    fitting = [one for one in percents if interval(rate).meets(one)]
    if not fitting:
        # A wrong word beside a right amount is a matter of words.
        if any((-interval(rate)).meets(one) for one in percents) and values[-1].measure == "change":
            return
        if is_trailing(case, rate):
            yield unchecked(case, what, "写在所列分项之后，可能是对合计而言", (rate, *values))
            return
    yield judge(case, what, rate, values, (fitting or percents)[0], on_this_year)


def candidates(case: Case, rate: Figure, measure: str) -> list[Figure]:
    """The values that the rate's place gives for a measure."""
    found = case.nearest(rate, measure)
    if id(rate) not in unnamed(case):
        return found
    here = case.statement(rate)
    return [one for one in found if case.statement(one) is here and words_before(case, one)]


def operand(case: Case, rate: Figure, measure: str) -> Figure | None:
    """The one value that the rate's place gives for a measure, in the rate's own year."""
    found = candidates(case, rate, measure)
    if len(found) > 1:
        found = [one for one in found if not AVERAGE.search(clause_of(case, one))]
    if not found and rate.indicator in BOTH_TOTALS:
        names = BOTH_TOTALS[rate.indicator]
        sides = [case.nearest(rate, measure, name) for name in names]
        found = distinct([one for side in sides for one in side]) if all(sides) else []
    sound = len(found) == 1 and interval(found[0]) and not is_spoilt(case, found[0])
    return found[0] if sound else None


def changes_of(case: Case, rate: Figure) -> list[Figure]:
    """The changes stated together with the rate: the one right in front of it, else all."""
    figures = [
        one
        for one in case.statement(rate).figures
        if (one.indicator, one.subject, one.basis) == (rate.indicator, rate.subject, rate.basis)
        and one.measure in ("change", "change_rate")
        and (one.measure == "change_rate" or units.kind_of(one.unit) != "percent")
    ]
    before = [one for one in figures if one.span < rate.span]
    if before and before[-1].measure == "change":
        return before[-1:]
    return [one for one in figures if one.measure == "change"]


def is_exact(case: Case, figure: Figure) -> bool:
    """Whether a figure is certain, exact and no page's number."""
    return is_usable(figure) and interval(figure) is not None and not is_spoilt(case, figure)


def judge(
    case: Case,
    what: str,
    rate: Figure,
    values: list[Figure],
    computed: Interval,
    on_this_year: Interval | None,
) -> Verdict:
    """Whether the stated rate and the computed one meet."""
    stated = interval(rate)
    if stated.meets(computed):
        return held(case, what, (rate, *values))
    right = f"{computed.value:.2f}%"
    cut = is_cut_off(rate.value, rate.decimals, computed)
    message = f"按所写金额计算应为{right}，报告写{say(rate)}"
    if cut:
        message += "，像是直接舍去了后面的位数而没有四舍五入"
    elif on_this_year and stated.meets(on_this_year.scaled(100)):
        message += "，恰好等于以本年数为基数算出的结果，应以上年数为基数"
    roles = {"change": "增减额", case.own_measure: "本年数"}
    evidence = places(
        case, (rate, "增减率"), *((one, roles.get(one.measure, "基数")) for one in values)
    )
    return failed(
        case, what, "info" if cut else "error",
        f"{label(rate)}的增减率{say(rate)}应为{right}", message, evidence,
        stated=say(rate), computed=right,
        tolerance=f"{computed.low:.2f}%～{computed.high:.2f}%",
    )  # fmt: skip


CHECK = Check(
    code="A06",
    name="change-rate",
    title="增减率与增减额、上年数是否相合",
    severity="error",
    explanation=(
        "增减率等于增减额除以上年数，上年数等于本年数减去增减额。"
        "最常见的差错是拿本年数作了基数，增幅因此被缩小、降幅被放大。"
        "若报告比较的是另一口径的上年数，应在文中写明。"
    ),
    run=check,
    leaves=(
        Example("2023年收、支总计182.64万元。与2022年相比，收、支总计各增加39.84万元，增长27.9%。"),
        Example("2023年公务接待费支出0.75万元，比2022年减少0.43万元，下降36.4%。"),
        Example("2023年机关运行经费支出5万元，比2022年增加5万元。", why="上年为零，没有增减率"),
        Example(
            "2023年收入合计456.78万元，其中：一般公共预算收入451.78万元，政府性基金收入0万元，"
            "其他收入5万元，同比增加21.36万元，增长4.91%。",
            why="写在分项之后，说的是合计",
        ),
        Example(
            "2023年财政拨款结转结余资金为5万元，其中：基本支出结转0万元，项目支出结转5万元。"
            "较上年减少1.5万元，下降23.08%。",
            why="后一句说的是合计",
            kind="overall_evaluation",
        ),
        Example("2023年公务接待费0.8万元，比2022年增加0.2万元，增长33.33%，人均94元。"),
        Example(
            "2023年“三公”经费实际支出3.36万元，比年初预算5万元节约1.64万元，节约率32.8%；"
            "比上年实际支出3.9万元减少0.54万元，下降13.85%。",
        ),
        Example(
            "2023年机关运行经费支出51.2万元，比2022年减少2.35万元，增长4.39%。",
            why="方向写错由另一项检查判断",
        ),
        Example(
            "二、收入支出决算总体情况说明\n2023年支出302.62万元，比上年增加2.79万元，增长0.93%。",
            why="只写“支出”，哪一项都相合",
        ),
    ),
    finds=(
        Example(
            "2023年机关运行经费支出63.14万元，比2022年增加51.22万元，增长81.13%。",
            ("429.70%", "本年数为基数"),
        ),
        Example(
            "2023年收、支总计182.64万元。与2022年相比，收、支总计各增加39.84万元，增长27.8%。",
            ("舍去",),
        ),
        Example(
            "2023年度收入总计486.3万元，支出总计486.3万元。收支较上年决算数减少132.3万元，下降31.4%。",
            ("21.39%",),
        ),
        Example(
            "二、收入支出决算总体情况说明\n2023年支出302.62万元，比上年增加2.79万元，增长7.93%。",
            ("0.93%", "同一句话里说的总是同一项"),
        ),
        Example(
            "九、机关运行经费支出情况\n2023年机关运行经费年初预算33.05万元，支出决算31.62万元。"
            "支出决算较上年增加7.62万元，增长24.1%。",
            ("31.75%",),
        ),
    ),
)
