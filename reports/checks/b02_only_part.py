"""Where only one part of a whole is not zero, whole and part changed and were executed alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports import units
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.decompositions import ABROAD, BOUGHT, CARS, GUESTS, RUN, SPENDING
from reports.checks.dossier import OUTLINED, Case, interval, label, measure_name, say
from reports.checks.groups import value_of
from reports.checks.sayings import (
    Saying,
    distinct_sayings,
    is_cut_short,
    plain_ones,
    read_sayings,
)
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import Interval

WHOLES = {
    "三公经费": (ABROAD, CARS, GUESTS),
    CARS: (BOUGHT, RUN),
    "本年支出合计": SPENDING[:2],
}
BUDGETS = ("budget_initial", "budget_adjusted", "budget", "prior_budget")
# Of change and rate of change the first that can be compared speaks for both.
RELATIONS = (("change_rate", "change"), ("execution_rate",))
Told = dict[tuple[str, str], list[Saying]]


@dataclass(frozen=True)
class Only:
    """A whole, its only part, and the parts that are zero."""

    whole: Saying
    part: Saying
    zeros: tuple[Saying, ...]


def check(case: Case) -> Iterator[Verdict]:
    """Every whole of which all parts are printed and only one is not zero."""
    if case.reading.kind not in OUTLINED:
        return
    told, own = group(case), case.own_measure
    for name, parts in WHOLES.items():
        only = find_only(told, name, parts, own)
        lone = only or find_lone(told, name, parts, own)
        for measures in RELATIONS if lone else ():
            verdicts = [
                verdict for one in measures for verdict in judge(case, told, only, lone, one)
            ]
            yield from sorted(verdicts, key=lambda one: one.state != "failed")[:1]


def judge(case: Case, told: Told, only: Only | None, lone: Only, measure: str) -> Iterator[Verdict]:
    """One measure: by its printed operands where these are the same, else by the zero parts."""
    found = list(compare_alike(case, told, lone, measure))
    if only and all(one.severity == "info" for one in found):
        # What the parts that are nothing tell may be more certain.
        others = list(compare(case, told, only, measure))
        found = [one for one in others if one.state == "failed"] or found or others
    yield from found


def group(case: Case) -> Told:
    """What the report plainly says of wholes and parts in its year, by indicator and measure."""
    names = {*WHOLES, *(part for parts in WHOLES.values() for part in parts)}
    found = defaultdict(list)
    for one in read_sayings(case):
        if one.key[1] in names and not one.key[0] and one.figure.fiscal_year == case.year:
            found[one.key[1], one.key[2]].append(one)
    return found


def find_only(told: Told, name: str, parts: tuple[str, ...], own: str) -> Only | None:
    """The only part that is not zero, where all parts are printed and it makes up the whole."""
    wholes = values(told, name, own)
    zeros, others = [], []
    for part in parts:
        found = values(told, part, own)
        if len(found) != 1:
            return None
        (others if found[0].interval.value else zeros).append(found[0])
    if len(wholes) != 1 or len(others) != 1:
        return None
    alike = wholes[0].interval.meets(others[0].interval)
    return Only(wholes[0], others[0], tuple(zeros)) if alike else None


def find_lone(told: Told, name: str, parts: tuple[str, ...], own: str) -> Only | None:
    """The one part that is as large as the whole; of the others none is more than nothing."""
    wholes = values(told, name, own)
    found = {part: values(told, part, own) for part in parts}
    some = [each for part in parts for each in found[part] if each.interval.value]
    if len(wholes) != 1 or len(some) != 1 or not wholes[0].interval.value:
        return None
    zeros = tuple(each for part in parts for each in found[part] if not each.interval.value)
    alike = wholes[0].interval.value == some[0].interval.value
    return Only(wholes[0], some[0], zeros) if alike else None


def compare_alike(case: Case, told: Told, only: Only, measure: str) -> Iterator[Verdict]:
    """Rates of amounts that are printed alike for the whole and for its part."""
    whole = values(told, only.whole.key[1], measure)
    part = values(told, only.part.key[1], measure)
    if measure == "change":
        return
    for one, other in [(one, other) for one in whole for other in part if same_basis(one, other)]:
        rates = rate_from(case, one, only.whole), rate_from(case, other, only.part)
        if None in rates or rates[0][0] != rates[1][0] or one.interval.meets(other.interval):
            continue
        # Both by the same amounts: where just one fits them, the other cannot be.
        fits = one.interval.meets(rates[0][1]), other.interval.meets(rates[1][1])
        severity = "error" if fits[0] != fits[1] else "info" if all(fits) else "warning"
        what = f"{named(only.whole)}与其唯一分项{named(only.part)}的{measure_name(measure)}"
        yield off(case, what, only, one, other, severity)


def rate_from(case: Case, rate: Saying, final: Saying) -> tuple[Decimal, Interval] | None:
    """The amount beside a rate that it is measured by, and what the rate would be."""
    figure = rate.figure
    beside = [
        one
        for one in case.together(figure)
        if one.unit in units.MONEY and one.indicator == figure.indicator and interval(one)
    ]
    if figure.measure == "execution_rate":
        return only_rate([one for one in beside if one.measure in BUDGETS], final, is_change=False)
    changes = [one for one in beside if one.measure == "change" and one.basis == figure.basis]
    bases = [one for one in beside if one.measure == figure.basis]
    return only_rate(changes, final, is_change=True) or growth(bases, final)


def only_rate(
    operands: list[Figure], final: Saying, is_change: bool
) -> tuple[Decimal, Interval] | None:
    """The rate by the only operand: a change against what was before, or spending by its plan."""
    if len(operands) != 1:
        return None
    operand = value_of(operands[0])
    amount = final.interval
    found = operand.over(amount - operand) if is_change else amount.over(operand)
    return found and (operand.value, found.scaled(100))


def growth(bases: list[Figure], final: Saying) -> tuple[Decimal, Interval] | None:
    """The rate of change by the only base."""
    if len(bases) != 1:
        return None
    base = value_of(bases[0])
    found = (final.interval - base).over(base)
    return found and (base.value, found.scaled(100))


def values(told: Told, name: str, measure: str) -> list[Saying]:
    """The values that the report plainly gives."""
    return distinct_sayings(plain_ones(found)) if (found := told.get((name, measure))) else []


def compare(case: Case, told: Told, only: Only, measure: str) -> Iterator[Verdict]:
    """One measure of the whole and of its only part, against the same basis."""
    whole = values(told, only.whole.key[1], measure)
    part = values(told, only.part.key[1], measure)
    pairs = [(one, other) for one in whole for other in part if same_basis(one, other)]
    if not pairs:
        return
    what = f"{named(only.whole)}与其唯一分项{named(only.part)}的{measure_name(measure)}"
    for one, other in pairs:
        if one.interval.meets(other.interval):
            yield held(case, what, (one.figure, other.figure))
            return
    one, other = pairs[0]
    if is_open(told, only, measure, one, other):
        reason = "为零的分项没有写明上年数或预算数，总额的基数可能更大"
        yield unchecked(case, what, reason, (one.figure, other.figure))
        return
    yield off(case, what, only, one, other)


def same_basis(one: Saying, other: Saying) -> bool:
    """Whether two figures are measured against the same and in the same unit."""
    return one.key[3:] == other.key[3:] and one.fund == other.fund


def is_open(told: Told, only: Only, measure: str, one: Saying, other: Saying) -> bool:
    """Whether parts that are zero now may have had a budget or a value last year.

    With more budget than its part a whole's rate can only be lower.
    """
    if measure == "execution_rate":
        if one.interval.low > other.interval.high:
            return False
        return not all(is_nothing(told, zero, BUDGETS) for zero in only.zeros)
    before = ("change", "prior_final", "prior_budget")
    return not all(is_nothing(told, zero, before) for zero in only.zeros)


def is_nothing(told: Told, zero: Saying, measures: tuple[str, ...]) -> bool:
    """Whether a part that is zero is said to have been zero, too."""
    found = [one for name in measures for one in told.get((zero.key[1], name), ())]
    return bool(found) and all(one.plain and not one.interval.value for one in found)


def off(
    case: Case, what: str, only: Only, one: Saying, other: Saying, severity: str = "warning"
) -> Verdict:
    """Whole and part have different rates or changes."""
    measure, spent = measure_name(one.figure.measure), say(only.part.figure)
    whole, part = named(only.whole), named(only.part)
    zeros = f"，{'、'.join(map(named, only.zeros))}为0" if only.zeros else ""
    return failed(
        case, what, "info" if is_cut_short(one, other) else severity,
        f"{whole}只有{part}，{measure}却一为{say(one.figure)}、一为{say(other.figure)}",
        f"{whole}{say(only.whole.figure)}，其中{part}{spent}{zeros}；"
        f"{whole}的{measure}是{say(one.figure)}，{part}的{measure}是{say(other.figure)}，"
        "两者应当相同，除非所用的预算或上年基数不同",
        places(
            case, (one.figure, f"{whole}{measure}"), (other.figure, f"{part}{measure}"),
            (only.whole.figure, whole), (only.part.figure, part),
            *((zero.figure, "为零的分项") for zero in only.zeros),
        ),
        roles=("only part", only.whole.key[1], one.figure.measure),
        stated=say(one.figure), computed=say(other.figure),
    )  # fmt: skip


def named(one: Saying) -> str:
    """“三公”经费, 公务接待费."""
    return "“三公”经费" if one.key[1] == "三公经费" else label(one.figure)


SPENT = (
    "2023年“三公”经费支出决算为0.75万元，完成预算的{0}%，比上年减少{1}万元。\n"
    "其中：公务接待费支出决算0.75万元，占100%；公务用车购置及运行维护费支出决算0万元，占0%；"
    "因公出国（境）费支出决算0万元，占0%。\n"
    "1.因公出国（境）经费支出0万元，与上年持平。\n"
    "2.公务用车购置及运行维护费支出0万元，与上年持平。\n"
    "3.公务接待费支出0.75万元，完成预算的{2}%，比上年减少{3}万元。\n"
)
# Nothing is said of the other parts.
ALIKE = (
    "2023年“三公”经费支出0.75万元，年初预算为{0}万元，完成年初预算的{1}%。\n"
    "公务接待费支出0.75万元，年初预算为{2}万元，完成年初预算的{3}%。\n"
)
PLANNED = (
    "2023年“三公”经费预算2.06万元，比2022年预算数增加0.93万元，增长{0}%。\n"
    "其中：因公出国（境）费预算0万元，与2022年预算数持平；"
    "公务用车购置及运行维护费预算0万元，与2022年预算数持平；"
    "公务接待费预算2.06万元，比2022年预算数增加0.93万元，增长{1}%。\n"
)
CHECK = Check(
    code="B02",
    name="only-part",
    title="总额与唯一分项的比率是否一致",
    severity="warning",
    explanation=(
        "“三公”经费等总额只由一项构成、其他各项为零时，总额与这一项的预算完成率、增减额和增减率应当相同，部门预算也是如此。"
        "不同则说明两处所用的基数不同，或有一处写错。"
        "其他各项上年或预算中不为零的，总额的基数会更大，应在文中写明。"
        "总额与这一项的金额和基数都写得一样时，比率必须一样；差别小到可由四舍五入解释的只作提示。"
    ),
    run=check,
    leaves=(
        Example(SPENT.format("63.01", "0.43", "63.01", "0.43")),
        Example(SPENT.format("63", "0.43", "63.01", "0.43"), why="位数不同"),
        Example(
            SPENT.format("40.00", "0.43", "63.01", "0.43"),
            why="为零的分项可能有预算，总的完成率可以更低",
        ),
        Example(
            SPENT.format("63.01", "3.43", "63.01", "0.43").replace("，与上年持平", ""),
            why="为零的分项上年可能不为零",
        ),
        Example(
            SPENT.format("100", "0.43", "63.01", "0.43").replace("决算0万元", "决算1.10万元"),
            why="不止一项",
        ),
        Example(
            ALIKE.format("1.20", "36.40", "1.10", "26.44"), why="预算不同，总额的完成率可以不同"
        ),
        Example(PLANNED.format("82.3", "82.3"), kind="budget"),
    ),
    finds=(
        Example(SPENT.format("100", "0.43", "63.01", "0.43"), ("100%", "63.01%", "只有公务接待费")),
        Example(
            SPENT.format("63.01", "0.34", "63.01", "0.43"),
            ("增减额", "0.34万元", "0.43万元"),
        ),
        Example(
            ALIKE.format("1.20", "62.50", "1.20", "65.20"), ("只有公务接待费", "62.50%", "65.20%")
        ),
        Example(
            ALIKE.format("1.20", "62.50", "1.20", "62.40"), ("只有公务接待费", "62.50%", "62.40%")
        ),
        Example(
            PLANNED.format("82.3", "83.2"), ("只有公务接待费", "82.3%", "83.2%"), kind="budget"
        ),
    ),
)
