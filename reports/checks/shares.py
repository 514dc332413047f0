"""Shares of a whole: which part a printed share belongs to, and which whole it is a part of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reports.checks.dossier import Case, interval, is_usable
from reports.checks.groups import AMOUNTS, is_money, options, sound_values, unnamed, words_between
from reports.facts import Figure
from reports.tolerance import Interval, printed

# A whole by the words of the report: (words, indicators that it may be).
NAMED_WHOLES = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        (r"小微", ("政府采购/小微企业合同金额",)),
        (r"中小企业", ("政府采购/中小企业合同金额",)),
        (r"货物", ("政府采购/货物",)),
        (r"工程", ("政府采购/工程",)),
        (r"采购服务|服务(?:类|采购|支出)", ("政府采购/服务",)),
        (r"采购", ("政府采购/总额",)),
        (r"三公", ("三公经费",)),
        (r"公务用车", ("三公经费/公务用车购置及运行维护费",)),
        (r"公务接待", ("三公经费/公务接待费",)),
        (r"基本支出", ("基本支出/合计", "支出/基本支出")),
        (r"项目支出", ("支出/项目支出",)),
        (r"一般公共预算[^收]*$", ("一般公共预算财政拨款支出",)),
        (r"财政拨款[^收]*支出", ("财政拨款支出合计", "一般公共预算财政拨款支出")),
        (r"财政拨款.*收入", ("财政拨款收入合计",)),
        (r"^(?:本年|全年|当年|年度|总|部门|单位)*(?:预算|决算)?支出(?:总)?(?:决算|预算)?(?:合计|总额|总计|总数)?$",
         ("本年支出合计", "支出总计", "收支总计")),
        (r"^(?:本年|全年|当年|年度|总|部门|单位)*(?:预算|决算)?收入(?:总)?(?:决算|预算)?(?:合计|总额|总计|总数)?$",
         ("本年收入合计", "收入总计", "收支总计")),
    )
)  # fmt: skip
# A whole that no words name, by the family of the part; the first of them that the part's own
# sentence prints is meant.
FAMILY_WHOLES = (
    ("收入/", ("本年收入合计", "收入总计", "收支总计", "财政拨款收入合计")),
    ("财政拨款收入合计", ("本年收入合计", "收入总计", "收支总计")),
    ("支出/", ("本年支出合计", "支出总计", "收支总计", "财政拨款支出合计",
              "一般公共预算财政拨款支出")),
    ("功能分类/", ("一般公共预算财政拨款支出", "财政拨款支出合计", "本年支出合计", "支出总计")),
    ("一般公共预算财政拨款支出", ("本年支出合计", "支出总计", "收支总计", "财政拨款支出合计")),
    ("三公经费/公务用车购置费", ("三公经费/公务用车购置及运行维护费", "三公经费")),
    ("三公经费/公务用车运行维护费", ("三公经费/公务用车购置及运行维护费", "三公经费")),
    ("三公经费/国内公务接待", ("三公经费/公务接待费", "三公经费")),
    ("三公经费/外事接待", ("三公经费/公务接待费", "三公经费")),
    ("三公经费/", ("三公经费",)),
    ("政府采购/小微企业合同金额", ("政府采购/总额", "政府采购/中小企业合同金额")),
    ("政府采购/", ("政府采购/总额",)),
    ("基本支出/", ("基本支出/合计", "支出/基本支出", "本年支出合计", "一般公共预算财政拨款支出")),
)  # fmt: skip
# Between a part and its share nothing else is named: 万元，占, 元（占比为.
DIRECTLY = re.compile(r"^(?:[万亿]?元|%)?[，,、；;（(]?(?:其中)?(?:约|大约)?占")
# 人员经费、公用经费分别为138万元、19万元，分别占88%、12%.
LISTED = re.compile(r"^[万亿]?元[，,；;（(]?(?:分别|各自?)约?占")
# Between two items of a list: a blank in their midst would set all that follow off.
JOINED = re.compile(r"(?:[万亿]?元|%)(?:[、，]|和|及|以及)")
# A sentence that goes on with the parts of what the one before speaks of.
GOES_ON = re.compile(r"\s*其\s*中")
PERCENT = Decimal(100)


def shares_of(case: Case) -> Iterator[Figure]:
    """The shares in percent of running text and tables."""
    for one in case.measured("share"):
        if one.unit == "%" and one.place != "chart" and interval(one):
            yield one


def share_interval(share: Figure) -> Interval:
    """What a share stands for. 占0% without decimals may also be a rounded-off remainder."""
    assert share.value is not None
    if share.decimals or share.value:
        return interval(share) or printed(share.value, share.decimals)
    return Interval(Decimal("-0.5"), Decimal("0.5"), Decimal(0))


def part_of(case: Case, share: Figure) -> Figure | None:
    """The amount that the share is of: the one right in front of it, of the same thing.

    A sentence that begins with a share says more of what the one before speaks of.
    """
    figures = case.statement(share).figures
    at = bisect_left(figures, share.span, key=lambda one: one.span)
    if at == 0:
        found = sound_values(case, share, case.own_measure) if share.basis else []
        return found[0] if len(found) == 1 and id(share) not in unnamed(case) else None
    if (listed := listed_part(case, figures, at)) is not None:
        return listed
    linked = share.place == "table" or DIRECTLY.search(words_between(case, figures[at - 1], share))
    for one in figures[at - 1 :: -1] if linked else ():
        if (one.indicator, one.subject) != (share.indicator, share.subject) or not is_usable(one):
            return None
        if one.measure in AMOUNTS:
            sound = is_money(one) and interval(one) and id(one) not in unnamed(case)
            return one if sound else None
    return None


def listed_part(case: Case, figures: tuple[Figure, ...], at: int) -> Figure | None:
    """The amount of a share in a list of shares, behind a list of amounts of the same things."""
    first, end = at, at + 1
    while first and figures[first - 1].measure == "share":
        first -= 1
    while end < len(figures) and figures[end].measure == "share":
        end += 1
    parts, shares = figures[max(0, 2 * first - end) : first], figures[first:end]
    things = [(one.indicator, one.subject) for one in parts]
    if len(shares) < 2 or len(set(things)) < len(shares):
        return None
    if things != [(one.indicator, one.subject) for one in shares]:
        return None
    gaps = [words_between(case, *pair) for pair in pairwise((*parts, *shares))]
    between = gaps.pop(len(parts) - 1)
    if not LISTED.search(between) or not all(map(JOINED.fullmatch, gaps)):
        return None
    part = parts[at - first]
    sound = part.measure in AMOUNTS and is_money(part) and interval(part)
    return part if sound and id(part) not in unnamed(case) else None


def whole_names(share: Figure) -> tuple[str, ...]:
    """The indicators that the whole may be, by the words or the part's family."""
    if share.basis:
        for pattern, names in NAMED_WHOLES:
            if pattern.search(share.basis):
                # 占总支出 beside the items of “三公” is at times said of their own total.
                of_three = share.indicator.startswith("三公经费/") and "支出总计" in names
                return (*names, "三公经费") if of_three else names
        if share.basis not in ("总额", "总数", "合计", "总量"):
            return ()
    return next(
        (names for prefix, names in FAMILY_WHOLES if share.indicator.startswith(prefix)), ()
    )


def wholes_of(case: Case, share: Figure, part: Figure) -> list[Figure]:
    """Candidates for the whole: the first of the sentence, else all that the report prints."""
    measure = case.own_measure if part.measure == "amount" else part.measure
    inside: list[Figure] = []
    found: list[Figure] = []
    for name in whole_names(share):
        if name == part.indicator:
            continue
        for one in case.nearest(share, measure, name):
            if one.fiscal_year == part.fiscal_year and is_money(one) and interval(one):
                found.append(one)
                if case.statement(one) is case.statement(share) and is_sound(case, one):
                    inside.append(one)
    return options(inside[:1]) if inside and not share.basis else found


def is_sound(case: Case, figure: Figure) -> bool:
    """Whether its own sentence names a figure."""
    return id(figure) not in unnamed(case)


def is_certain(case: Case, share: Figure, wholes: list[Figure]) -> bool:
    """Whether the whole meant is among candidates that may be it.

    Without words for it the whole is the family's own one; where only others are printed, the
    one meant was not read.
    """
    sound = [one for one in wholes if is_sound(case, one)]
    if share.basis or any(case.statement(one) is case.statement(share) for one in sound):
        return bool(sound)
    if any(is_taken_up(case, share, one) for one in sound):
        return True
    return whole_names(share)[0] in {one.indicator for one in sound}


def is_taken_up(case: Case, share: Figure, whole: Figure) -> bool:
    """Whether the share's sentence goes on with the parts of what the one before speaks of."""
    content, here, there = case.paper.content, case.statement(share), case.statement(whole)
    between = content[there.span.end : max(there.span.end, here.span.start)]
    beside = there.span.end <= here.span.start and not between.strip(" \t　")
    return beside and there.figures[0] is whole and bool(GOES_ON.match(content, here.span.start))


def percent_of(part: Figure, whole: Figure) -> Interval | None:
    """Part over whole in percent; ``None`` where the whole may be zero."""
    one, other = interval(part), interval(whole)
    ratio = one.over(other) if one and other else None
    return ratio.scaled(PERCENT) if ratio else None
