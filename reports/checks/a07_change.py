"""A change is this year's value less the value it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from reports import units
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case, interval, is_worded, label, measure_name, say
from reports.checks.groups import is_on_basis, sound_values, value_of, words_before
from reports.checks.nameless import within
from reports.checks.sums import money, plain
from reports.checks.trailing import is_trailing
from reports.facts import Figure
from reports.findings import Verdict

# What a change may be measured against, and what else the report may call it.
BASES = {
    "prior_final": ("prior_final",),
    "prior_budget": ("prior_budget",),
    "budget_initial": ("budget_initial",),
    "budget_adjusted": ("budget_adjusted",),
    "budget": ("budget", "budget_initial", "budget_adjusted"),
}
# What was added to a plan in the course of the year is no change of what was spent.
ADJUSTED = re.compile(r"追加|追减|调剂|调增|调减|调整")


def check(case: Case) -> Iterator[Verdict]:
    """Every change in money whose two values are printed as well."""
    yield from check_changes(case)
    yield from within(case, check_changes, with_headed=True)


def check_changes(case: Case) -> Iterator[Verdict]:
    """Those whose name is certain."""
    for change in case.measured("change"):
        if change.unit not in units.MONEY or is_worded(change):
            continue
        if change.basis not in BASES or not interval(change) or not is_on_basis(case, change):
            continue
        if not is_adjustment(case, change):
            yield from check_change(case, change)


def is_adjustment(case: Case, change: Figure) -> bool:
    """Whether the words speak of a plan that was changed during the year."""
    return change.basis.startswith("budget") and bool(
        ADJUSTED.search(words_before(case, change, 12))
    )


def check_change(case: Case, change: Figure) -> Iterator[Verdict]:
    """One change with every pair of values that it may lie between."""
    base_name = measure_name(change.basis).split("（")[0]
    what = f"{label(change)}：增减额 = {measure_name(case.own_measure)} - {base_name}"
    now = sound_values(case, change, case.own_measure)
    base = [one for name in BASES[change.basis] for one in sound_values(case, change, name)]
    if not now or not base:
        if not has_rate(case, change):
            missing = base_name if now else "本年数"
            yield unchecked(case, what, f"报告没有写明{missing}", (change, *now, *base))
        return
    pairs = [(one, other) for one, other in product(now, base) if one is not other]
    stated = value_of(change)
    for one, other in pairs:
        if (value_of(one) - value_of(other)).meets(stated):
            yield held(case, what, (change, one, other))
            return
    # The right amount with the wrong word is a matter of words.
    if any((value_of(other) - value_of(one)).meets(stated) for one, other in pairs):
        return
    if pairs and is_trailing(case, change):
        yield unchecked(case, what, "写在所列分项之后，可能是对合计而言", (change, *now, *base))
    elif pairs:
        yield off(case, what, change, *min(pairs, key=lambda pair: distance(change, *pair)))


def has_rate(case: Case, change: Figure) -> bool:
    """Whether a rate stands beside it, which is checked against it."""
    beside = (one for one in case.together(change) if one.measure == "change_rate")
    return any((one.indicator, one.basis) == (change.indicator, change.basis) for one in beside)


def distance(change: Figure, now: Figure, base: Figure) -> float:
    """How far the stated change is from that of two values."""
    return float(abs(abs(value_of(now).value - value_of(base).value) - abs(value_of(change).value)))


def off(case: Case, what: str, change: Figure, now: Figure, base: Figure) -> Verdict:
    """The change is not the difference of the two values."""
    computed = value_of(now) - value_of(base)
    right = money(computed.value)
    names = measure_name(now.measure), measure_name(base.measure).split("（")[0]
    return failed(
        case, what, "error",
        f"{label(change)}的增减额{say(change)}与两年数之差{right}不符"
        if change.basis.startswith("prior")
        else f"{label(change)}的增减额{say(change)}与{names[0]}、{names[1]}之差{right}不符",
        f"{names[0]}{say(now)} - {names[1]}{say(base)} = {right}，报告写{say(change)}",
        places(case, (change, "增减额"), (now, names[0]), (base, names[1])),
        stated=say(change), computed=right, tolerance=f"±{plain(computed.reach)}",
    )  # fmt: skip


CHECK = Check(
    code="A07",
    name="change",
    title="增减额是否等于两数之差",
    severity="error",
    explanation=(
        "报告同时写明本年数、上年数（或预算数）和增减额时，增减额应等于两数之差。"
        "差额对不上，说明三个数字中至少有一个写错，或比较的不是同一口径。"
        "上年数可能因口径调整而与上年公开的不同，那样应在文中说明。"
    ),
    run=check,
    leaves=(
        Example("2023年机关运行经费支出63.14万元，上年决算数11.92万元，比2022年增加51.22万元。"),
        Example("2023年机关运行经费支出63.14万元，比2022年增加51.22万元。", why="没有写上年数"),
        Example(
            "2023年公务接待费上年决算数1.2万元，支出0.75万元，比2022年减少0.43万元。",
            why="上年数只有一位小数",
        ),
        Example(
            "人员经费年初预算218.63万元，追加和调剂预算数10万元，已执行233.32万元。",
            why="追加的是预算，不是支出与预算之差",
            kind="overall_evaluation",
        ),
        Example(
            "2023年机关运行经费支出63.14万元，上年决算数114.36万元，比2022年增加51.22万元。",
            why="增减方向由另一项检查判断",
        ),
        Example("2023年公务接待费支出5万元，上年决算数5万元，与上年持平。"),
    ),
    finds=(
        Example(
            "2023年机关运行经费支出63.14万元，上年决算数11.92万元，比2022年增加52.12万元。",
            ("51.22", "52.12"),
        ),
        Example(
            "2023年公务接待费预算17000元，比2022年预算数25500元减少8000元。",
            ("-0.85万元", "-8000元"),
            kind="budget",
        ),
        Example(
            "2023年公务接待费年初预算5万元，支出决算为3.2万元，比年初预算减少2.8万元。",
            ("-1.8万元",),
        ),
    ),
)
