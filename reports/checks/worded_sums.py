"""Sums that only the words announce: 两项共计, 其他…经费, a kind of car and what it cost.

Nothing here has a name in a table, so the words must leave no doubt what belongs to what.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reports import units
from reports.checks.check import unchecked
from reports.checks.dossier import Case, interval, is_usable
from reports.checks.groups import once, words_before, words_between
from reports.checks.sums import Sum, Trial, judge
from reports.facts import Figure, Statement
from reports.findings import Verdict
from reports.spans import Span

NUMBERS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
TOGETHER = re.compile(
    r"([两二三四五六七八九2-9])[项笔](?:资金|经费|费用|支出)?(?:共计|合计|总计)(?=\d)"
)
THE_REST = re.compile(r"其[他它余]([一-龥]{4,20}?)(?:支出|共计|合计|为|共|使用|安排)?(?=\d)")
NESTED = ("三公经费/公务用车购置费/", "三公经费/国内公务接待/")
# A list that says that it is one of parts; the kinds of cars end with 其他车型.
INNER = re.compile(r"其中|[（(]|共计|合计")
LAST_KIND = re.compile(r"其他(?:车型|车辆|用车)$")
# What is bought is goods, works or services; a list of the three is complete.
BUYING = re.compile(r"采购[一-龥（）()]{0,20}$")
BOUGHT = re.compile(r"货物|工程|服务")
BUYING_TOTAL = "政府采购/总额"
BOUGHT_NAME = "政府采购 = 货物 + 工程 + 服务"
FARTHEST = 8
# Beyond this part of the total the words were hardly meant as a sum.
PLAUSIBLE = Decimal("0.2")


def check_words(case: Case) -> Iterator[Verdict]:
    """Every sum that words announce."""
    yield from counted_together(case)
    yield from rest_of_whole(case)
    deep = {one for one in case.indicators if one.startswith(NESTED)}
    if not deep and BUYING_TOTAL not in case.indicators:
        return
    for statement in case.reading.statements:
        names = {one.indicator for one in statement.figures}
        for parent in NESTED if not deep.isdisjoint(names) else ():
            if any(one.startswith(parent) for one in names):
                yield from nested(case, statement, parent)
        if BUYING_TOTAL in names:
            yield from bought(case, statement)


def money_figures(case: Case) -> list[Figure]:
    """All amounts of the running text and of sentences in forms, usable or not, in text order."""
    return once(case, "money", lambda one: list(filter(is_printed_money, one.figures)))


def is_printed_money(figure: Figure) -> bool:
    """Whether a figure is an amount in digits."""
    return figure.unit in units.MONEY and figure.raw[-1:].isdigit()


def figure_at(figures: list[Figure], position: int) -> int | None:
    """The index of the figure that begins at or shortly behind a position."""
    index = bisect_left(figures, position, key=lambda one: one.span.start)
    near = index < len(figures) and figures[index].span.start - position <= FARTHEST
    return index if near else None


def same_line(case: Case, left: Figure, right: Figure) -> bool:
    """Whether two figures stand in one paragraph."""
    return "\n" not in case.paper.content[left.span.end : right.span.start]


def counted_together(case: Case) -> Iterator[Verdict]:
    """使用费0.8万元…使用费1.8万元，两项共计2.64万元."""
    for match, span in case.flat.find(TOGETHER):
        figures = money_figures(case)
        number = NUMBERS.get(match[1]) or int(match[1])
        at = figure_at(figures, span.end)
        if at is None:
            continue
        before = [
            one
            for one in figures[max(0, at - number - 2) : at]
            if same_line(case, one, figures[at])
        ]
        whole = figures[at]
        if len(before) == number + 1 and before[0].value == whole.value:
            before = before[1:]
        if len(before) == number:
            yield from verdict_on(case, f"{match[1]}项共计 = 各项之和", whole, before)


def rest_of_whole(case: Case) -> Iterator[Verdict]:
    """重点工作经费79.53万元，其中专项27.59万元…其他重点工作经费51.74万元."""
    for match, span in case.flat.find(THE_REST):
        figures = money_figures(case)
        at = figure_at(figures, span.end)
        if at is None:
            continue
        for first in range(at - 1, max(-1, at - 6), -1):
            whole = figures[first]
            if not same_line(case, whole, figures[at]):
                break
            if is_named(case, whole, match[1]):
                parts = figures[first + 1 : at + 1]
                if is_list(case, whole, parts):
                    yield from verdict_on(case, f"{match[1]} = 其中数 + 其他", whole, parts)
                break


def is_named(case: Case, figure: Figure, name: str) -> bool:
    """Whether the words right in front of an amount are ``name``."""
    start = max(0, figure.span.start - len(name) - FARTHEST)
    words = re.sub(
        r"(?:支出|共计|合计|为|共)$", "", case.flat.between(Span(start, figure.span.start))
    )
    return words.endswith(name)


def is_list(case: Case, whole: Figure, parts: list[Figure]) -> bool:
    """Whether 其中 stands once, right behind the total."""
    gaps = [words_between(case, *pair) for pair in zip([whole, *parts[:-1]], parts, strict=True)]
    return 2 <= len(parts) <= 5 and "其中" in gaps[0][:8] and not any(map(INNER.search, gaps[1:]))


def nested(case: Case, statement: Statement, parent: str) -> Iterator[Verdict]:
    """更新购置公务用车1辆…轿车1辆、金额18万元; 共计支出0.75万元，具体包括…0.06万元."""
    figures = [one for one in statement.figures if one.unit in units.MONEY]
    parts = [one for one in figures if one.indicator.startswith(parent)]
    if not parts:
        return
    wholes = case.nearest(parts[0], case.own_measure, parent[:-1])
    names = {one.indicator for one in parts}
    gaps = [words_between(case, *pair) for pair in pairwise(parts)]
    if len(wholes) != 1 or len(names) < len(parts) or any(map(INNER.search, gaps)):
        return
    if not all(is_usable(one) and interval(one) for one in parts):
        return
    ends = bool(LAST_KIND.search(parts[-1].indicator))
    trial = Trial(wholes[0], tuple(parts), complete=ends)
    sum_ = Sum(parent[:-1], ())
    verdict = judge(case, sum_, [trial])
    if verdict is not None:
        yield verdict


def bought(case: Case, statement: Statement) -> Iterator[Verdict]:
    """采购金额88.63万元，其中：货物采购金额12.4万元、工程0万元、服务76.23万元, unnamed or not.

    The words name what the reader, who knows no such parts, had to leave uncertain.
    """
    figures = [one for one in statement.figures if is_printed_money(one)]
    for at in range(len(figures) - 3):
        whole, *parts = figures[at : at + 4]
        if all(map(is_usable, parts)):
            continue
        gaps = [words_between(case, *pair) for pair in pairwise((whole, *parts))]
        kinds = [BOUGHT.findall(gap) for gap in gaps]
        if sorted(map(len, kinds)) != [1, 1, 1] or len({one[0] for one in kinds}) < 3:
            continue
        sure = INNER.search(gaps[0]) and not any(map(INNER.search, gaps[1:]))
        if (
            sure
            and BUYING.search(words_before(case, whole))
            and all(map(interval, (whole, *parts)))
        ):
            verdict = judge(case, Sum(BOUGHT_NAME, ()), [Trial(whole, tuple(parts), True)])
            if verdict is not None:
                yield verdict


def verdict_on(case: Case, what: str, whole: Figure, parts: list[Figure]) -> Iterator[Verdict]:
    """What a list that is complete says, unless it is far from a sum."""
    if not all(is_usable(one) and interval(one) for one in (whole, *parts)):
        yield unchecked(case, what, "其中有数字的含义未能确定", (whole, *parts))
        return
    trial = Trial(whole, tuple(parts), complete=True)
    if abs(trial.gap.value) <= abs(trial.computed.value) * PLAUSIBLE:
        verdict = judge(case, Sum(what, ()), [trial])
        if verdict is not None:
            yield verdict
