"""决算数小于预算数, and whether the numbers in front of these words say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from reports import units
from reports.checks.check import failed, held, places
from reports.checks.dossier import Case, interval, is_usable, label, say
from reports.checks.groups import once, value_of
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span
from reports.tolerance import Interval

LESS, EQUAL, MORE = "小于", "等于", "大于"
WORDS = {
    "小于": LESS, "低于": LESS, "少于": LESS, "大于": MORE, "高于": MORE, "多于": MORE,
    "超过": MORE, "超出": MORE, "等于": EQUAL,
}  # fmt: skip
# A choice left over from the template (小于（大于）预算数) is no claim.
CLAIM = re.compile(
    r"(?:支出)?决算数?(?:(?P<word>小于|低于|少于|大于|高于|多于|超过|超出|等于)"
    r"(?P<plan>年初|全年|调整后?的?|调整)?预算数?(?!持平|[（/]|(?:或|、)(?:小于|大于|等于))"
    r"|与(?P<level>年初|全年|调整后?的?|调整)?预算数?(?:相比)?(?:持平|相等|一致))"
)
PLANS = {"年初": "budget_initial", "全年": "budget_adjusted"}
BUDGETS = ("budget", "budget_initial", "budget_adjusted")
HUNDRED = Decimal(100)
FARTHEST = 400


def check_claims(case: Case) -> Iterator[Verdict]:
    """Every claim of 决算数 against 预算数, with the numbers in front of it."""
    starts = once(case, "starts", lambda one: [figure.span.start for figure in one.figures])
    for match, span in case.flat.find(CLAIM):
        claimed = WORDS.get(match["word"] or "", EQUAL)
        plan = match["plan"] or match["level"] or ""
        index = bisect_left(starts, span.start)
        figures = spoken_of(case, span, index)
        named = name_of(case, span) if figures else ""
        if named and named not in label(figures[-1]):
            figures = spoken_of_whole(case, span, index) if named == WHOLE[:2] else []
        told = list(evidence_of(case, figures, plan))
        if not told:
            continue
        what = f"{label(figures[-1])}：“{match[0]}”与数字相符"
        if any(sign == claimed for sign, _ in told):
            yield held(case, what, told[0][1])
        else:
            yield contradiction(case, what, match[0], span, figures, told)


NAMED = re.compile("三公|公务接待|公务用车|因公出国|机关运行|基本支出|项目支出|人员经费|公用经费")
BREAK = re.compile(r"[。；，：]")
LONGEST_NAME = 40
WHOLE = "三公经费"
# How far the figures of the whole may be, with those of its parts between.
FARTHEST_WHOLE = 900
# A line that ends like this ends its paragraph; another one may be cut by the page's width.
PARAGRAPH = re.compile(
    r"[。：:！][ \t　]*\n|\n\s*\n|\t"
    r"|\n[ 　]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、](?!\d))"
)


def name_of(case: Case, span: Span) -> str:
    """What the clause of the words names, if anything: it may be other than the numbers' own."""
    before = case.flat.between(Span(max(0, span.start - LONGEST_NAME), span.start))
    names = NAMED.findall(BREAK.split(before)[-1])
    return names[-1] if names else ""


def spoken_of_whole(case: Case, span: Span, index: int) -> list[Figure]:
    """The figures of “三公”经费 in its own sentence, in front of those of its parts."""
    found: list[Figure] = []
    for one in reversed(case.figures[max(0, index - 40) : index]):
        if span.start - one.span.start > FARTHEST_WHOLE or is_apart(case, one, span):
            break
        if one.indicator == WHOLE:
            found.append(one)
        elif found:
            break
        elif not one.indicator.startswith(f"{WHOLE}/"):
            return []
    return found[::-1]


def is_apart(case: Case, figure: Figure, span: Span) -> bool:
    """Whether a figure stands in another paragraph than the words."""
    return bool(PARAGRAPH.search(case.paper.content[figure.span.end : span.start].strip()))


def spoken_of(case: Case, span: Span, index: int) -> list[Figure]:
    """The figures of one thing right in front of the words, in their paragraph."""
    found: list[Figure] = []
    for one in reversed(case.figures[max(0, index - 12) : index]):
        if span.start - one.span.start > FARTHEST:
            break
        if is_apart(case, one, span):
            break
        if found and (one.indicator, one.subject) != (found[0].indicator, found[0].subject):
            break
        found.append(one)
    return found[::-1]


def evidence_of(
    case: Case, figures: list[Figure], plan: str
) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """(小于, 等于 or 大于, the figures that say so), as far as they are of the budget meant."""
    measures = (PLANS.get(plan, "budget_adjusted"),) if plan else BUDGETS
    usable = [one for one in figures if is_usable(one) and interval(one)]
    finals = [one for one in usable if one.measure == "final" and one.unit in units.MONEY]
    for base in usable:
        if base.measure in measures and base.unit in units.MONEY and finals:
            sign = sign_of(value_of(finals[-1]) - value_of(base))
            yield from [(sign, (finals[-1], base))] if sign else []
    for rate in usable:
        if rate.measure != "execution_rate" or rate.unit != "%":
            continue
        # Against which budget the words compare is open where the rate is of a changed one.
        meant = rate.basis in measures if plan else rate.basis in ("budget", "budget_initial")
        if meant and not is_rounded_off(case, rate):
            sign = sign_of(value_of(rate), HUNDRED)
            yield from [(sign, (rate,))] if sign else []


def sign_of(found: Interval, middle: Decimal = Decimal(0)) -> str:
    """Whether a value is less than, equal to or more than the middle; ``""`` if that is open."""
    if found.value == middle:
        return EQUAL
    if found.holds(middle):
        return ""
    return LESS if found.value < middle else MORE


def is_rounded_off(case: Case, rate: Figure) -> bool:
    """Whether a bare 100 % may stand for 99.6 %: where rates have no decimals at all."""
    if rate.decimals or rate.value != HUNDRED:
        return False
    others = once(
        case,
        "rates",
        lambda one: [
            figure
            for figure in one.usable
            if figure.measure == "execution_rate" and figure.value not in (Decimal(0), HUNDRED)
        ],
    )
    return bool(others) and not any(one.decimals for one in others)


def contradiction(
    case: Case,
    what: str,
    words: str,
    span: Span,
    figures: list[Figure],
    told: list[tuple[str, tuple[Figure, ...]]],
) -> Verdict:
    """No number in front of the words agrees with them."""
    used = tuple(dict.fromkeys(one for _, group in told for one in group))
    numbers = "、".join(f"{ROLES.get(one.measure, '预算数')}{say(one)}" for one in used)
    return failed(
        case, what, "warning", f"{label(figures[-1])}写“{words}”，与{numbers}矛盾",
        f"按{numbers}，决算数{told[0][0]}预算数，报告写“{words}”",
        places(case, (span, "文字"), *((one, ROLES.get(one.measure, "预算数")) for one in used)),
        stated=words, computed=f"决算数{told[0][0]}预算数",
    )  # fmt: skip


ROLES = {"final": "决算数", "execution_rate": "执行率"}
