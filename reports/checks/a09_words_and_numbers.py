"""Words agree with numbers: 增加, 减少, 持平, 决算数小于预算数, 无结余."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from reports import units
from reports.checks.a07_change import BASES, is_adjustment
from reports.checks.budget_words import check_claims
from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, is_worded, label, measure_name, say
from reports.checks.groups import (
    LAST_YEAR,
    clause_of,
    is_on_basis,
    place_of,
    sections,
    sound_values,
    value_of,
)
from reports.checks.nameless import within
from reports.checks.trailing import is_trailing
from reports.facts import Figure
from reports.findings import Verdict
from reports.tolerance import exactly

LEFT_OVER = "年末结转和结余"
NOTHING_LEFT = re.compile(r"(?:年末|年终)(?:均)?(?:无|没有)(?:财政拨款)?(?:结转|结余)")


def check(case: Case) -> Iterator[Verdict]:
    """Every claim in words that numbers of the report can bear out or belie."""
    yield from check_claims(case)
    yield from check_changes(case)
    yield from within(case, check_changes, with_headed=True)
    yield from check_nothing(case)
    yield from check_left_over(case)


def check_changes(case: Case) -> Iterator[Verdict]:
    """增加, 减少 and 持平 beside their numbers."""
    for change in case.measured("change"):
        if change.basis not in BASES or change.place == "chart":
            continue
        if not is_on_basis(case, change):
            continue
        if is_worded(change):
            yield from check_level(case, change)
        elif change.unit in units.MONEY and interval(change) and change.value:
            yield from check_direction(case, change)
            yield from check_pair(case, change)


def pairs_of(case: Case, change: Figure) -> list[tuple[Figure, Figure]]:
    """This year's values, each with one that the change may be measured against."""
    now = sound_values(case, change, case.own_measure)
    base = [one for name in BASES[change.basis] for one in sound_values(case, change, name)]
    return [(one, other) for one, other in product(now, base) if one is not other]


def names_of(pair: tuple[Figure, Figure]) -> tuple[str, str]:
    """What the two values are called."""
    now, base = (measure_name(one.measure).split("（")[0] for one in pair)
    return now, base


# --- words of change ----------------------------------------------------------------------------


def check_direction(case: Case, change: Figure) -> Iterator[Verdict]:
    """增加 where both values say that it fell."""
    pairs = [] if is_adjustment(case, change) else pairs_of(case, change)
    wrong = [
        pair
        for pair in pairs
        if (value_of(pair[0]) - value_of(pair[1])).high < 0 < change.value
        or change.value < 0 < (value_of(pair[0]) - value_of(pair[1])).low
    ]
    if not pairs or len(wrong) < len(pairs) or is_trailing(case, change):
        return
    said, really = ("增加", "减少") if change.value > 0 else ("减少", "增加")
    names = names_of(wrong[0])
    now, base = wrong[0]
    yield failed(
        case, f"{label(change)}：“{said}”与两数相符", "warning",
        f"{label(change)}写{said}，但{names[0]}比{names[1]}是{really}的",
        f"{names[0]}{say(now)}，{names[1]}{say(base)}，报告写{said}{say(change).lstrip('-')}",
        places(case, (change, "增减额"), (now, names[0]), (base, names[1])),
        stated=said, computed=really,
    )  # fmt: skip


def check_pair(case: Case, change: Figure) -> Iterator[Verdict]:
    """增加10万元，下降5%: the change and the rate behind it go opposite ways."""
    figures = case.together(change)
    behind = [one for one in figures if one.span > change.span][:1]
    for rate in behind:
        same = (rate.indicator, rate.subject, rate.basis)
        if rate.measure != "change_rate" or not rate.value or not interval(rate):
            continue
        if same != (change.indicator, change.subject, change.basis):
            continue
        what = f"{label(change)}：增减额与增减率方向一致"
        if (rate.value > 0) == (change.value > 0):
            continue
        words = ["增加" if one.value > 0 else "减少" for one in (change, rate)]
        yield failed(
            case, what, "warning", f"{label(change)}的增减额与增减率方向相反",
            f"增减额写{words[0]}{say(change).lstrip('-')}，增减率写{words[1]}{say(rate).lstrip('-')}",
            places(case, (change, "增减额"), (rate, "增减率")),
            stated=say(rate), computed=words[0],
        )  # fmt: skip


def check_level(case: Case, change: Figure) -> Iterator[Verdict]:
    """持平 where the two values differ."""
    pairs = [pair for pair in pairs_of(case, change) if pair[0].span != change.span != pair[1].span]
    if not pairs:
        return
    what = f"{label(change)}：“{change.raw}”与两数相符"
    for pair in pairs:
        if value_of(pair[0]).meets(value_of(pair[1])):
            yield held(case, what, (change, *pair))
            return
    if is_trailing(case, change):
        return
    (now, base), names = pairs[0], names_of(pairs[0])
    yield failed(
        case, what, "warning",
        f"{label(change)}写“{change.raw}”，但{names[0]}{say(now)}与{names[1]}{say(base)}不同",
        f"{names[0]}{say(now)}，{names[1]}{say(base)}，报告写“{change.raw}”",
        places(case, (change, "文字"), (now, names[0]), (base, names[1])),
        stated=change.raw, computed=f"{names[0]}与{names[1]}不同",
    )  # fmt: skip


# --- nothing ------------------------------------------------------------------------------------


def check_nothing(case: Case) -> Iterator[Verdict]:
    """无… beside a number of the same thing in the same section."""
    for section in sections(case):
        if place_of(section[0]) != "narrative":
            continue
        figures = [one for statement in section for one in statement.figures]
        none = [one for one in figures if is_nothing(one) and not is_of_last_year(case, one)]
        for one in none:
            some = [other for other in figures if is_some(other, one)]
            if some:
                yield failed(
                    case, f"{label(one)}：“{one.raw}”与数字相符", "warning",
                    f"{label(one)}写“{one.raw}”，同一部分又写{say(some[0])}",
                    f"文字说{label(one)}{one.raw}，数字为{say(some[0])}",
                    places(case, (one, "文字"), (some[0], "数字")),
                    stated=one.raw, computed=say(some[0]),
                )  # fmt: skip


def is_nothing(figure: Figure) -> bool:
    """Whether words say that there is none of it."""
    return (
        figure.measure in ("final", "count", "budget_initial")
        and figure.status != "uncertain"
        and is_worded(figure)
        and interval(figure) == exactly(0)
    )


def is_of_last_year(case: Case, figure: Figure) -> bool:
    """Whether the words speak of last year: 上年未发生."""
    return bool(LAST_YEAR.search(clause_of(case, figure)))


def is_some(figure: Figure, none: Figure) -> bool:
    """Whether a figure says how much there is of what the words say there is none of."""
    same = ("indicator", "measure", "subject", "fiscal_year")
    return (
        all(getattr(figure, name) == getattr(none, name) for name in same)
        and units.kind_of(figure.unit) == units.kind_of(none.unit)
        and figure.status != "uncertain"
        and bool(figure.value)
        and interval(figure) is not None
    )


def check_left_over(case: Case) -> Iterator[Verdict]:
    """年末无结余 beside a balance at the year's end."""
    left = [
        one
        for one in case.usable
        if one.indicator == LEFT_OVER and one.measure == "final" and one.value and interval(one)
    ]
    if not left or case.reading.kind != "final_account":
        return
    for match, span in case.flat.find(NOTHING_LEFT):
        if "财政拨款" in match[0]:
            continue
        yield failed(
            case, "年末无结余与数字相符", "warning",
            f"写“{match[0]}”，但年末结转和结余为{say(left[0])}",
            f"文字写“{match[0]}”，数字为年末结转和结余{say(left[0])}",
            places(case, (span, "文字"), (left[0], "年末结转和结余")),
            stated=match[0], computed=say(left[0]),
        )  # fmt: skip
        return


CHECK = Check(
    code="A09",
    name="words-and-numbers",
    title="文字与数字是否一致",
    severity="warning",
    explanation=(
        "“决算数小于（等于、大于）预算数”、增加、减少、持平、无、无结余等说法，应与所写的数字一致。"
        "两者矛盾时，读者无从知道哪个是对的，多半是套用上年或模板的文字没有改。"
        "“基本持平”不作判断；与调整后预算相比的执行率不用来判断与年初预算的比较。"
    ),
    run=check,
    leaves=(
        Example(
            "2023年“三公”经费支出决算5万元，完成预算的80%；其中公务接待费支出决算2万元，完成预算的120%。"
            "“三公”经费支出决算数小于预算数的主要原因是厉行节约。",
            why="说的是总数，不是最后一项",
        ),
        Example(
            "2023年公务接待费支出决算为2.32万元，完成预算77.33%，决算数小于预算数的主要原因是厉行节约。"
        ),
        Example("2023年公务接待费支出决算为2.32万元，完成预算100%，决算数等于预算数。"),
        Example(
            "2023年公务接待费支出决算为2.32万元，完成调整预算100%，决算数大于预算数的主要原因是追加。",
            why="可能与年初预算相比",
        ),
        Example(
            "2023年公务接待费支出决算为2.32万元，完成预算100%，决算数小于（大于）预算数的原因是。",
            why="模板",
        ),
        Example(
            "2023年公务接待费年初预算为3万元，支出决算为2.32万元。决算数小于预算数的主要原因是节约。"
        ),
        Example(
            "2023年公务接待费年初预算为2.3万元，支出决算为2.32万元，决算数等于预算数。", why="舍入"
        ),
        Example("2023年公务接待费支出5万元，上年决算数4.5万元，比2022年增加0.5万元，增长11.1%。"),
        Example("2023年公务接待费支出5万元，上年决算数5.00万元，与上年持平。"),
        Example("2023年公务接待费支出5万元，上年决算数5.01万元，与上年基本持平。"),
        Example("2023年公务接待费支出5万元，与上年持平。公务用车运行维护费支出3万元。"),
        Example("2023年无因公出国（境）费支出。公务接待费支出5万元。"),
        Example(
            "2023年“三公”经费预算5万元，支出决算为5万元，完成预算100%，与上年相比减少1万元，下降16.67%。"
        ),
        Example("2023年公务接待费支出0.8万元，上年未发生公务接待费。"),
        Example("2023年年末结转和结余0万元，年末无结转。"),
    ),
    finds=(
        Example(
            "2023年公务接待费支出决算为2.32万元，完成预算100%，决算数小于预算数的主要原因是厉行节约。",
            ("小于", "100%"),
        ),
        Example(
            "2023年公务接待费年初预算为3万元，支出决算为2.32万元。决算数大于预算数的主要原因是接待增加。",
            ("决算数小于预算数",),
        ),
        Example(
            "2023年公务接待费支出决算为2.32万元，完成预算95.32%，决算数与预算数持平。", ("95.32%",)
        ),
        Example(
            "2023年公务接待费支出4.5万元，上年决算数5.0万元，比2022年增加0.5万元。",
            ("写增加", "减少"),
        ),
        Example("2023年公务接待费支出5万元，比2022年增加0.5万元，下降11.1%。", ("方向相反",)),
        Example(
            "二、收入支出决算总体情况说明\n2023年支出302.62万元，比上年增加2.79万元，下降0.93%。",
            ("方向相反",),
        ),
        Example("2023年公务接待费支出5万元，上年决算数4.2万元，与上年持平。", ("持平", "4.2万元")),
        Example("2023年年末结转和结余5.47万元。年末无结转和结余。", ("无结转", "5.47")),
        Example(
            "2023年“三公”经费年初预算5万元，支出决算4万元，完成年初预算的80%。其中：公务用车运行维护费年初预算3万元，"
            "支出决算2万元，完成年初预算的66.67%；公务接待费年初预算2万元，支出决算2万元，完成年初预算的100%。"
            "“三公”经费支出决算数大于年初预算数的主要原因是厉行节约。",
            ("三公经费写", "大于", "80%"),
        ),
        Example(
            "2023年公务接待费支出决算为2.32万元，完成年初预算的77.33%，比上年减少\n0.2万元。"
            "决算数大于年初预算数的主要原因是厉行节约。",
            ("77.33%",),
        ),
    ),
)
