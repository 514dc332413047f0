"""Where only one part of a whole is not zero, whole and part changed and were executed alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.decompositions import ABROAD, BOUGHT, CARS, GUESTS, RUN, SPENDING
from reports.checks.dossier import Case, label, measure_name, say
from reports.checks.sayings import (
    Saying,
    distinct_sayings,
    is_cut_short,
    plain_ones,
    read_sayings,
)
from reports.findings import Verdict

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
    if case.reading.kind != "final_account":
        return
    told = group(case)
    for name, parts in WHOLES.items():
        only = find_only(told, name, parts)
        for measures in RELATIONS if only else ():
            verdicts = [verdict for one in measures for verdict in compare(case, told, only, one)]
            yield from sorted(verdicts, key=lambda one: one.state != "failed")[:1]


def group(case: Case) -> Told:
    """What the report plainly says of wholes and parts in its year, by indicator and measure."""
    names = {*WHOLES, *(part for parts in WHOLES.values() for part in parts)}
    found = defaultdict(list)
    for one in read_sayings(case):
        if one.key[1] in names and not one.key[0] and one.figure.fiscal_year == case.year:
            found[one.key[1], one.key[2]].append(one)
    return found


def find_only(told: Told, name: str, parts: tuple[str, ...]) -> Only | None:
    """The only part that is not zero, where all parts are printed and it makes up the whole."""
    wholes = values(told, name, "final")
    zeros, others = [], []
    for part in parts:
        found = values(told, part, "final")
        if len(found) != 1:
            return None
        (others if found[0].interval.value else zeros).append(found[0])
    if len(wholes) != 1 or len(others) != 1:
        return None
    alike = wholes[0].interval.meets(others[0].interval)
    return Only(wholes[0], others[0], tuple(zeros)) if alike else None


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
    return not all(is_nothing(told, zero, ("change", "prior_final")) for zero in only.zeros)


def is_nothing(told: Told, zero: Saying, measures: tuple[str, ...]) -> bool:
    """Whether a part that is zero is said to have been zero, too."""
    found = [one for name in measures for one in told.get((zero.key[1], name), ())]
    return bool(found) and all(one.plain and not one.interval.value for one in found)


def off(case: Case, what: str, only: Only, one: Saying, other: Saying) -> Verdict:
    """Whole and part have different rates or changes."""
    measure, spent = measure_name(one.figure.measure), say(only.part.figure)
    whole, part = named(only.whole), named(only.part)
    zeros = "、".join(named(zero) for zero in only.zeros)
    return failed(
        case, what, "info" if is_cut_short(one, other) else "warning",
        f"{whole}只有{part}，{measure}却一为{say(one.figure)}、一为{say(other.figure)}",
        f"{whole}{say(only.whole.figure)}，其中{part}{spent}，{zeros}为0；"
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
CHECK = Check(
    code="B02",
    name="only-part",
    title="总额与唯一分项的比率是否一致",
    severity="warning",
    explanation=(
        "“三公”经费等总额只由一项构成、其他各项为零时，总额与这一项的预算完成率、增减额和增减率应当相同。"
        "不同则说明两处所用的基数不同，或有一处写错。"
        "其他各项上年或预算中不为零的，总额的基数会更大，应在文中写明。"
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
    ),
    finds=(
        Example(SPENT.format("100", "0.43", "63.01", "0.43"), ("100%", "63.01%", "只有公务接待费")),
        Example(
            SPENT.format("63.01", "0.34", "63.01", "0.43"),
            ("增减额", "0.34万元", "0.43万元"),
        ),
    ),
)
