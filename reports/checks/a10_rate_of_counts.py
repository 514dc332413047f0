"""A rate of change must be one that whole numbers can give; -100 % leaves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from reports import units
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.counted import COUNTED, UNITS
from reports.checks.dossier import Case, interval, is_usable, label, say
from reports.checks.groups import sound_values, words_between
from reports.checks.nameless import within
from reports.checks.trailing import is_trailing
from reports.facts import Figure, Statement
from reports.findings import Verdict
from reports.spans import Span
from reports.tolerance import Interval

# What may stand between a number and its rate: ），同比批次上升. Any other word may name what the
# rate is of, and then nothing is certain.
BASE = r"(?:同比|[较比与](?:上年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)?"
CLAUSE = re.compile(
    rf"^[）)]?[，、,]?{BASE}(?P<unit>批次|批|人次|人数|件次|件数|件)?数?{BASE}"
    r"(?:上升|增长|增加|提高|上涨|下降|减少|降低|下浮)了?$"
)
# 6批次、78人次，同比分别下降14.3%、上升9.9%: the first rate is of the first number.
EACH = re.compile(rf"^[，、,]?{BASE}分别(?:上升|增长|增加|提高|下降|减少|降低)了?$")
NEXT = re.compile(r"^%?[、和,，及]{0,2}(?:上升|增长|增加|提高|下降|减少|降低)?了?$")
UNIT_OF = {"人数": "人", "件数": "件"}
NOTHING_LEFT = Decimal(-100)
HUNDRED = Decimal(100)


def check(case: Case) -> Iterator[Verdict]:
    """Every rate on last year of something counted, and every -100 %."""
    yield from check_rates(case)
    yield from within(case, check_rates, with_headed=True)


def check_rates(case: Case) -> Iterator[Verdict]:
    """Those whose name is certain."""
    for rate in case.measured("change_rate"):
        if rate.unit != "%" or not interval(rate):
            continue
        counts = counted_before(case, rate)
        if rate.value == NOTHING_LEFT:
            yield from check_nothing_left(case, rate, counts or own_values(case, rate))
        elif counts:
            yield from check_reach(case, rate, counts)
        elif is_left_open(case, rate):
            reason = "不能确定是哪个数量的增减率，或数量只是约数"
            yield unchecked(case, "增减率能由整数算出", reason, (rate,))


def own_values(case: Case, rate: Figure) -> list[Figure]:
    """This year's amounts of what the rate is of; a thing counted is told by its unit alone."""
    if rate.indicator.startswith(COUNTED) or is_trailing(case, rate):
        return []
    return sound_values(case, rate, case.own_measure)


def counted_before(case: Case, rate: Figure) -> list[Figure]:
    """The numbers in front of a rate, since the last semicolon, that it may be the rate of.

    All of the unit that the clause names, else all. None where one of them is only said to be
    about so much, or where other words may name what the rate is of.
    """
    if not rate.indicator.startswith(COUNTED) or not rate.basis.startswith("prior"):
        return []
    statement = case.statement(rate)
    words = case.paper.content[statement.span.start : rate.span.start]
    start = statement.span.start + max(words.rfind("；"), words.rfind(";"), words.rfind("。")) + 1
    before = [one for one in statement.figures if start <= one.span.start < rate.span.start]
    if not before:
        return []
    told = each_own(case, statement, rate)
    if told is not None:
        return [told] if is_usable(told) and interval(told) else []
    words = case.flat.between(Span(before[-1].span.end, rate.span.start))
    clause = CLAUSE.match(words.removeprefix(before[-1].unit))
    if not clause or (not clause["unit"] and before[-1].measure == "change_rate"):
        return []
    unit = UNIT_OF.get(clause["unit"], clause["unit"])
    found = [
        one
        for one in before
        if units.kind_of(one.unit) == "count"
        and one.measure not in ("change", "change_rate")
        and one.fiscal_year == rate.fiscal_year
        and (not unit or UNITS.get(one.unit, one.unit) == UNITS.get(unit, unit))
    ]
    return found if all(is_usable(one) and interval(one) for one in found) else []


def each_own(case: Case, statement: Statement, rate: Figure) -> Figure | None:
    """The number that a rate is of where 分别 gives as many rates as numbers."""
    figures = statement.figures
    first = last = figures.index(rate)
    while first and figures[first - 1].measure == "change_rate":
        first -= 1
    while last + 1 < len(figures) and figures[last + 1].measure == "change_rate":
        last += 1
    size = last + 1 - first
    counts = figures[max(0, first - size) : first]
    if size < 2 or len(counts) < size or any(one.measure != "count" for one in counts):
        return None
    gaps = [words_between(case, *pair) for pair in pairwise(figures[first : last + 1])]
    words = words_between(case, counts[-1], figures[first]).removeprefix(counts[-1].unit)
    if not EACH.match(words) or not all(map(NEXT.match, gaps)):
        return None
    return counts[figures.index(rate) - first]


def is_left_open(case: Case, rate: Figure) -> bool:
    """Whether a rate of something counted has no change beside it that it is checked with."""
    if not rate.indicator.startswith(COUNTED) or not rate.basis.startswith("prior"):
        return False
    beside = case.together(rate)
    return not any(one.measure == "change" and one.indicator == rate.indicator for one in beside)


def check_nothing_left(case: Case, rate: Figure, values: list[Figure]) -> Iterator[Verdict]:
    """-100 % with something left."""
    what = "下降100%则本年为零"
    zero = [one for one in values if interval(one).low <= 0]
    if zero:
        yield held(case, what, (rate, zero[0]))
    elif values:
        told = "、".join(say(one) for one in values)
        yield failed(
            case, what, "error", f"下降100%，但本年仍有{say(values[0])}",
            f"下降100%表示本年为零，报告同时写本年有{told}",
            places(case, (rate, "增减率"), *((one, "本年数") for one in values)),
            stated=say(rate), computed="本年数不为零",
        )  # fmt: skip


def check_reach(case: Case, rate: Figure, counts: list[Figure]) -> Iterator[Verdict]:
    """A rate that no whole number of last year gives."""
    what = "增减率能由整数算出"
    for one in counts:
        if not one.value or last_years(one.value, interval(rate)):
            yield held(case, what, (rate, one))
            return
    one = counts[0]
    low, high = (one.value / (1 + end / HUNDRED) for end in reversed(interval(rate)[:2]))
    message = f"本年{say(one)}，按{say(rate)}推算上年应为{(low + high) / 2:.2f}，不是整数"
    if any(last_years(one.value, cut_off(rate)) for one in counts):
        yield verdict(case, what, "info", rate, counts, f"{message}，可能是舍去了后面的位数")
        return
    for one in counts:
        prior = one.value * (1 - rate.value / HUNDRED)
        nearest = prior.quantize(Decimal(1))
        if nearest and interval(rate).holds((one.value - nearest) / one.value * HUNDRED):
            change = abs(one.value - nearest)
            message += f"；{change}÷{one.value}恰为{abs(rate.value)}%，像是拿本年数作了基数"
            break
    yield verdict(case, what, "error", rate, counts, message)


def last_years(count: Decimal, rate: Interval) -> bool:
    """Whether a whole number of last year gives a rate inside an interval."""
    if rate.low <= NOTHING_LEFT:
        return True
    low, high = (count / (1 + end / HUNDRED) for end in (rate.high, rate.low))
    first = low.to_integral_value(ROUND_CEILING)
    return max(first, Decimal(1)) <= high.to_integral_value(ROUND_FLOOR)


def cut_off(rate: Figure) -> Interval:
    """All rates whose digits behind the printed ones were cut off."""
    step = Decimal(1).scaleb(-rate.decimals) * (1 if rate.value > 0 else -1)
    low, high = sorted((rate.value, rate.value + step))
    return Interval(low, high, rate.value)


def verdict(
    case: Case, what: str, severity: str, rate: Figure, counts: list[Figure], message: str
) -> Verdict:
    """The rate cannot be."""
    return failed(
        case, what, severity,
        f"{label(counts[0])}{say(counts[0])}的增减率{say(rate)}无法由整数算出",
        message, places(case, (rate, "增减率"), *((one, "本年数") for one in counts)),
        stated=say(rate), computed="上年数不是整数",
    )  # fmt: skip


def project(text: str, why: str = "") -> Example:
    """A passage of a project's report that is in order."""
    return Example(text, why=why, kind="project_evaluation")


CHECK = Check(
    code="A10",
    name="rate-of-counts",
    title="件次、批次、人次的增减率能否成立",
    severity="error",
    explanation=(
        "下降100%表示本年已经没有，与本年仍有数量相矛盾；"
        "件数、批次、人次都是整数，由本年数和增减率倒推的上年数也应是整数，推不出整数的增减率必有差错。"
        "约数（余、多、约）不作判断；增减率若是与其他口径相比，应在文中写明。"
    ),
    run=check,
    leaves=(
        project("群众来访305批1137人次，同比批次下降37%、人次下降16.2%。"),
        project("越级访较上年的18批减少7批，下降38.89%。", "18批是上年数"),
        project("复查3件，同比下降25%；办理来信343件，同比下降11.83%。"),
        project("受理来信9件，办结8件，同比上升33.3%。", "8件可由6件增长而来"),
        project("到省上访0批，同比批次下降100%。"),
        project("受理来信约9件，同比上升33.3%。", "约数"),
        project("受理来信9件，环比上升33.3%。", "不是与上年相比"),
        project("受理来信7件、来访9批，信访总量同比上升33.33%。", "总量没有写"),
        project("受理来信8件、来访9批，同比分别上升33.3%、12.5%。", "分别对应两个数"),
        project("到市集体访6批次、78人次，同比分别下降14.3%、上升9.9%。"),
        Example("2023年公务接待费支出0万元，比2022年减少0.5万元，下降100%。"),
    ),
    finds=(
        Example(
            "赴市走访9批13人次（重复访6批8人次），同比批次上升33.3%、人次下降100%。",
            ("下降100%", "13人次"),
            kind="project_evaluation",
        ),
        Example(
            "到省上访9批13人次，同比批次上升33.3%。",
            ("6.75", "本年数作了基数"),
            kind="project_evaluation",
        ),
        Example("2023年公务接待费支出0.5万元，比2022年减少0.5万元，下降100%。", ("仍有0.5万元",)),
        Example(
            "到市集体访6批次、78人次，同比分别下降18.3%、上升9.9%。",
            ("6批次", "18.3%"),
            kind="project_evaluation",
        ),
        Example("受理来信7件，同比上升33.33%。", ("5.25",), kind="project_evaluation"),
    ),
)
