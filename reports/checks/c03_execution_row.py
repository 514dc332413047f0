"""The execution rate of a score sheet follows from its money, its points from the rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import Form, Line, find_forms, unknown
from reports.checks.forms_examples import ROWS, form
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval, exactly, is_cut_off

BASES = ("budget_adjusted", "budget_initial", "budget")
NAMES = {"budget_adjusted": "调整后预算数", "budget_initial": "年初预算数", "budget": "预算数"}
# 预算执行率=预算执行数/调整后预算数, and its points as a part of the weight.
RULE_OF_RATE = re.compile(
    r"执行率(?:=|：|按|为|是|（)(?:[^，。；]{0,10}执行数)?[^，。；]{0,4}(?:/|÷|除以|B/A)"
)
RULE_OF_POINTS = re.compile(
    r"得分(?:=|为|按)[^，。；]{0,8}执行率[^，。；\d]{0,4}(?:×|\*|x|X|乘以|乘)"
    r"|(?:权重|分值|\d分?)(?:×|\*|乘以)[^，。；\d]{0,6}执行率"
    r"|执行率(?:×|\*|乘以)[^，。；]{0,6}(?:权重|分值|10)"
)


def check(case: Case) -> Iterator[Verdict]:
    """Every row of money that prints a rate, and the points of the whole."""
    for one in find_forms(case):
        for line in one.money:
            yield from check_rate(one, line)
        if one.whole:
            yield from check_points(one, one.whole)


def check_rate(form: Form, line: Line) -> Iterator[Verdict]:
    """A rate against the money in its own row."""
    rate, final = line.one("execution_rate"), line.one("final")
    if rate is None or interval(rate) is None:
        return
    named = rate.indicator.rpartition("/")[2]
    what = f"{named}：执行率 = 执行数 ÷ 预算数"
    bases = [base for name in BASES if (base := line.one(name)) and interval(base)]
    if final is None or interval(final) is None or not bases:
        yield unknown(form, what, "这一行没有写执行数或预算数", [line.span])
        return
    bases.sort(key=lambda one: one.measure != rate.basis)
    if not bases[0].value:
        if rate.value:
            yield without_base(form, what, rate, bases[0])
        return
    computed = [found for one in bases if (found := share(final, one))]
    if not computed:
        yield unknown(form, what, "预算数为零或可能为零，没有执行率可言", [line.span])
    elif fits(rate, computed[0]):
        yield held(form.case, what, (rate, final, bases[0]))
    else:
        yield misfit(form, what, rate, final, bases, computed)


def share(final: Figure, base: Figure) -> Interval | None:
    """The rate in percent."""
    found = interval(final).over(interval(base))
    return found.scaled(100) if found else None


def fits(rate: Figure, computed: Interval) -> bool:
    """Whether the printed rate is the computed one; without its sign it may be a fraction."""
    stated = interval(rate)
    return stated.meets(computed) or (
        rate.unit_from != "own" and stated.scaled(100).meets(computed)
    )


def without_base(form: Form, what: str, rate: Figure, base: Figure) -> Verdict:
    """A rate although nothing was planned."""
    return failed(
        form.case, what, "info", f"{NAMES[base.measure]}为0，执行率写{say(rate)}",
        "预算数为零时没有执行率可言，一般写0或划“—”",
        places(form.case, (rate, "执行率"), (base, "预算数")), stated=say(rate),
    )  # fmt: skip


def misfit(
    form: Form,
    what: str,
    rate: Figure,
    final: Figure,
    bases: list[Figure],
    computed: list[Interval],
) -> Verdict:
    """A rate that is not its money's: cut off, on another base, or wrong."""
    right = f"{computed[0].value:.2f}%"
    message = (
        f"{say(final)} ÷ {say(bases[0])}（{NAMES[bases[0].measure]}）= {right}，表中写{say(rate)}"
    )
    severity = "error"
    other = next((one for one in bases[1:] if (two := share(final, one)) and fits(rate, two)), None)
    if is_cut_off(rate.value, rate.decimals, computed[0]):
        severity, message = "info", message + "，像是舍去了后面的位数而没有四舍五入"
    elif other:
        ruled = RULE_OF_RATE.search(form.case.flat.text)
        severity = "warning" if ruled else "info"
        message += f"，恰好等于以{NAMES[other.measure]}{say(other)}为基数算出的结果"
    evidence = places(
        form.case,
        (rate, "执行率"),
        (final, "执行数"),
        *((one, NAMES[one.measure]) for one in bases),
    )
    return failed(
        form.case, what, severity, f"执行率{say(rate)}应为{right}", message, evidence,
        stated=say(rate), computed=right,
        tolerance=f"{computed[0].low:.2f}%～{computed[0].high:.2f}%",
    )  # fmt: skip


def check_points(form: Form, line: Line) -> Iterator[Verdict]:
    """The points of the execution row, where the form or its document says how they are given."""
    rate, weight, score = line.one("execution_rate"), line.weight, line.score
    if not (rate and weight and score and interval(rate)) or score.value > weight.value:
        return
    if {weight.unit, score.unit} != {"分"} or (rate.unit_from != "own" and rate.value <= 1):
        return
    what = "预算执行得分 = 执行率 × 权重"
    share_ = interval(rate).scaled(weight.value / 100)
    due = min(share_, exactly(weight.value), key=lambda one: one.value)
    if interval(score).meets(due):
        yield held(form.case, what, (rate, weight, score))
        return
    printed_rule = has_rule(form.case.paper.flat.text)
    if not printed_rule and abs(score.value - due.value) < 1:
        return
    ending = "与所写的计分办法不符" if printed_rule else "表中没有写明计分办法，请核对评分依据"
    yield failed(
        form.case, what, "warning" if printed_rule else "info",
        f"执行率{say(rate)}，预算执行得{say(score)}（满分{say(weight)}）",
        f"按执行率乘以权重应得{due.value:.2f}分，表中写{say(score)}；{ending}",
        places(form.case, (score, "得分"), (rate, "执行率"), (weight, "权重")),
        stated=say(score), computed=f"{due.value:.2f}分",
    )  # fmt: skip


def has_rule(text: str) -> bool:
    """Whether a text says that the points are the rate's part of the weight."""
    return any(
        RULE_OF_POINTS.search(text, max(0, rate.start() - 20), rate.end() + 20)
        for rate in re.finditer("执行率", text)
    )


CHECK = Check(
    code="C03",
    name="execution-row",
    title="绩效自评表的预算执行率和得分是否算得出来",
    severity="error",
    explanation=(
        "预算执行率等于执行数除以调整后的预算数，每一行按本行金额重算；"
        "写明按执行率计分的，得分再按执行率乘以权重重算。"
        "执行率是自评表里唯一能从账上核对的分数，它不对，其余得分也难以采信。"
        "没有写明计分办法时，得分与执行率差得多只作提示：各地评分标准不同。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(money="6.87|6.64|5.18|78.11%|10|7.8|", total="合计|100|97.8"),
            why="金额有舍入",
            kind="document",
        ),
        Example(form(money="0.33|0.33|0.09|27.27%|10|3|", total="合计|100|93"), kind="document"),
        Example(form(money="0.00|0.00|0.00|0.00%|10|0|"), why="没有预算", kind="document"),
        Example(
            form(money="10.00|20.00|18.00|180.00%|10|10|"),
            why="没有写明基数，只作提示",
            kind="document",
        ),
        Example(form(money="20.00|20.00|18.00|0.9|10|9|"), why="写成小数", kind="document"),
        Example(
            form(money="20.00|20.00|16.00|80.00%|10|10|"),
            why="没有写计分办法，只作提示",
            kind="document",
        ),
    ),
    finds=(
        Example(
            form(money="20.00|20.00|15.00|78.00%|10|8|"),
            ("执行率78.00%应为75.00%", "20.00万元"),
            kind="document",
        ),
        Example(
            form(money="10.00|20.00|18.00|180.00%|10|10|1.执行率=执行数/调整后预算数。"),
            ("应为90.00%", "年初预算数10.00万元为基数"),
            kind="document",
        ),
        Example(
            form(money="20.00|20.00|16.00|80.00%|10|10|得分=执行率×权重"),
            ("应得8.00分", "计分办法不符"),
            kind="document",
        ),
        Example(
            form(*ROWS, money="2000.00|2000.00|578.99|28.94%|10|2.9|"),
            ("应为28.95%", "舍去了后面的位数"),
            kind="document",
        ),
        Example(form(money="0.00|0.00|0.00|100.00%|10|10|"), ("为0",), kind="document"),
    ),
)
