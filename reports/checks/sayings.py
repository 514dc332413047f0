"""Figures that say plainly what they are, so that two of them may be held against each other.

Two values contradict each other only where both places mean the same thing: the same indicator by
its own name, the same measure and year, the same funds (一般公共预算, 财政拨款, all), the whole
year and the whole body. What leaves any of this open is no saying.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reports import units
from reports.checks.dossier import Case, Paper, interval, label
from reports.checks.funds import fund_of
from reports.checks.groups import once
from reports.checks.lazy import lazy
from reports.checks.plainness import FEES, SCORE, is_plain
from reports.facts import KINDS, PLACES, Figure
from reports.tolerance import Interval, is_cut_off

# Indicators with one meaning; 人员, 机构, 工作量 and parts of projects are free wording.
FAMILIES = frozenset((
    "收支总计", "收入总计", "支出总计", "本年收入合计", "收入", "本年支出合计", "支出",
    "财政拨款收支总计", "财政拨款收入合计", "财政拨款支出合计", "一般公共预算财政拨款支出",
    "功能分类", "基本支出", "三公经费", "政府性基金预算财政拨款支出",
    "国有资本经营预算财政拨款支出", "机关运行经费", "政府采购", "国有资产", "部门整体支出",
))  # fmt: skip
# What may be told of a narrower field in another place, so that nothing is sure to be wrong.
LOOSE = frozenset(("年初结转和结余", "年末结转和结余", *FEES))
FIXED = FAMILIES | LOOSE
COUNTED = re.compile("工作量/|人员/(?:编制|实有)$|机构/(?:内设)?(?:机构|股室|科室)$")
WORK = "工作量/"
# 化解信访积案 and 化解积案 are one thing, 内设股室 and 股室, too.
UNSAID = re.compile("信访(?:事项)?|内设")
PROJECT_INDICATORS = ("项目预算/总额", "项目资金到位", "绩效/项目自评得分")
MEASURES = frozenset((
    "final", "prior_final", "prior_budget", "budget_initial", "budget_adjusted", "budget",
    "change", "change_rate", "share", "execution_rate", "count", "score",
))  # fmt: skip
COUNT_UNITS = {"批": "批次", "个批次": "批次", "人": "人次", "人次数": "人次"}
SLIP = Decimal(10000)


@dataclass(eq=False)
class Saying:
    """A figure that may be held against others of its ``key``, if it turns out to be plain."""

    case: Case
    figure: Figure
    key: tuple

    @lazy
    def interval(self) -> Interval:
        """What it stands for: money in 万元, shares in percent."""
        found = interval(self.figure)
        assert found is not None
        is_part = self.figure.measure == "share" and self.figure.unit == "1"
        return found.scaled(100) if is_part else found

    @lazy
    def words(self) -> str:
        """Its statement's words up to the figure; of a table none."""
        figure = self.figure
        if figure.place != "narrative":
            return ""
        start = self.case.statement(figure).span.start
        span = (max(start, figure.span.start - 200), figure.span.start)
        return self.case.paper.flat.between(span)

    @lazy
    def plain(self) -> bool:
        """Whether nothing about it is open."""
        inside = self.figure.place == "narrative"
        return not inside or is_plain(self.case, self.figure, self.words)

    @lazy
    def fund(self) -> str | None:
        """Which funds it is of; ``None`` where that is open."""
        return fund_of(self.case, self.figure, self.words)


def repeated_sayings(paper: Paper) -> list[list[Saying]]:
    """What the standing reports of a document say more than once; found once for all checks.

    What reports on projects say of them is compared within each, the rest among all of them.
    """
    return once(paper, "repeated", find_repeated)


def find_repeated(paper: Paper) -> list[list[Saying]]:
    """The plain figures of each key that has several."""
    groups = defaultdict(list)
    for case in paper.standing:
        for one in [*read_sayings(case), *free_sayings(case)]:
            groups[one.key[0] and case.key, one.key].append(one)
    several = (plain_ones(group) for group in groups.values() if len(group) > 1)
    return [group for group in several if len(group) > 1]


def read_sayings(case: Case) -> list[Saying]:
    """The figures of a report that may be plain, in text order."""
    return once(case, "sayings", find_sayings)


def find_sayings(case: Case) -> list[Saying]:
    """The figures with one meaning, before their words are looked at."""
    return [one for figure in case.usable if (one := as_saying(case, figure))]


def free_sayings(case: Case) -> list[Saying]:
    """The counts and rates of the body that the report names in its own words."""
    return [
        Saying(case, one, ("", UNSAID.sub("", one.indicator), one.measure, one.fiscal_year,
                           one.basis, kind_of(one)))
        for measure in ("count", "rate")
        for one in case.measured(measure)
        if is_free(one) and one.subject.type == "department" and is_exact(one)
    ]  # fmt: skip


def plain_ones(group: list[Saying]) -> list[Saying]:
    """The plain ones of a key, without those that one statement gives two values.

    Where all are printed alike, two are enough.
    """
    if len({printing(one) for one in group}) == 1:
        return list(islice((one for one in group if one.plain), 2))
    together = defaultdict(list)
    for one in group:
        if one.plain:
            together[id(one.case.statement(one.figure))].append(one)
    kept = [one for ones in together.values() if len(distinct_sayings(ones)) == 1 for one in ones]
    return sorted(kept, key=lambda one: one.figure.span)


def plain_sayings(case: Case) -> list[Saying]:
    """The plain figures of a report, without those that one statement gives two values."""
    return once(case, "plain", find_plain)


def find_plain(case: Case) -> list[Saying]:
    """The same, looked for."""
    together = defaultdict(list)
    for one in read_sayings(case):
        if one.plain:
            together[id(case.statement(one.figure)), one.key].append(one)
    kept = [one for ones in together.values() if len(distinct_sayings(ones)) == 1 for one in ones]
    return sorted(kept, key=lambda one: one.figure.span)


def is_exact(figure: Figure) -> bool:
    """Whether a figure stands for an interval, in a unit that can be held against others."""
    return interval(figure) is not None and figure.unit not in ("‰", "个百分点")


def kind_of(figure: Figure) -> str:
    """What an amount is held against: money, percent, or the unit of a count."""
    kind = units.kind_of(figure.unit)
    if kind != "count":
        return kind
    if (figure.measure, figure.unit) == ("share", "1"):
        return "percent"
    return COUNT_UNITS.get(figure.unit, figure.unit)


def told_saying(case: Case, figure: Figure, key: tuple, fund: str | None) -> Saying:
    """A figure whose meaning is known otherwise than by its own words."""
    one = Saying(case, figure, key)
    vars(one)["fund"] = fund
    return one


def as_saying(case: Case, figure: Figure) -> Saying | None:
    """The figure as a saying, where its indicator, measure and unit have one meaning."""
    if figure.qualifier or figure.unit in ("‰", "个百分点") or not is_fixed(figure):
        return None
    kind = kind_of(figure)
    subject = "" if figure.subject.type == "department" else figure.subject.name
    year, basis = figure.fiscal_year, figure.basis
    return Saying(case, figure, (subject, figure.indicator, figure.measure, year, basis, kind))


def is_fixed(figure: Figure) -> bool:
    """Whether indicator and measure have one meaning."""
    if figure.subject.type == "project":
        arrived = (figure.indicator, figure.measure) == ("项目资金到位", "amount")
        return figure.indicator in PROJECT_INDICATORS and (arrived or figure.measure in MEASURES)
    if figure.subject.type != "department" or figure.measure not in MEASURES:
        return False
    family = figure.indicator.partition("/")[0]
    return family in FIXED or (figure.indicator == SCORE and figure.measure == "score")


def is_free(figure: Figure) -> bool:
    """Whether a report names what it counts in its own words."""
    if figure.measure == "rate":
        return figure.indicator.startswith(WORK)
    return figure.measure == "count" and bool(COUNTED.match(figure.indicator))


def printing(one: Saying) -> tuple:
    """How a number is printed."""
    return one.figure.value, one.figure.unit, one.figure.decimals


def distinct_sayings(group: list[Saying]) -> list[Saying]:
    """One saying for each value, the most precise of those that meet."""
    if len(group) == 1:
        return list(group)
    if len({printing(one) for one in group}) == 1:
        return [min(group, key=lambda it: it.figure.span)]
    kept: list[Saying] = []
    for one in sorted(group, key=lambda it: (it.interval.reach, it.figure.span)):
        if not any(one.interval.meets(other.interval) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda it: it.figure.span)


def values_apart(group: list[Saying]) -> list[Saying]:
    """One saying for each value; numbers printed alike are apart when they are not equal."""
    kept = distinct_sayings(group)
    for one in group:
        if all(is_apart(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda it: it.figure.span)


def is_apart(one: Saying, other: Saying) -> bool:
    """Whether two printings of one quantity differ: in the last digit, too, where that is equal."""
    mine, yours = one.figure, other.figure
    if (mine.unit, mine.decimals) == (yours.unit, yours.decimals):
        return mine.value != yours.value
    return not one.interval.meets(other.interval)


def is_unit_slip(one: Saying, other: Saying) -> bool:
    """Whether two amounts are the same digits in 元 and in 万元."""
    low, high = sorted((one, other), key=lambda it: abs(it.interval.value))
    digits = min(len(it.figure.value.normalize().as_tuple().digits) for it in (low, high))
    return one.key[-1] == "money" and digits > 1 and low.interval.scaled(SLIP).meets(high.interval)


def is_cut_short(one: Saying, other: Saying) -> bool:
    """Whether the coarser of two values is the finer one cut off instead of rounded."""
    fine, coarse = sorted((one, other), key=lambda it: it.interval.reach)
    if fine.figure.unit != coarse.figure.unit or not coarse.figure.decimals:
        return False
    scale = coarse.interval.value / coarse.figure.value if coarse.figure.value else 1
    whole = fine.interval.scaled(1 / Decimal(scale))
    return is_cut_off(coarse.figure.value, coarse.figure.decimals, whole)


def place_name(one: Saying) -> str:
    """Where a saying stands: 部门决算正文, 项目支出绩效自评表表格."""
    return KINDS[one.case.reading.kind] + PLACES[one.figure.place]


def full_name(one: Saying) -> str:
    """What a saying is of: the project's name, or the indicator's."""
    subject = one.figure.subject
    named = label(one.figure)
    if named in ("合计", "总额"):
        named = one.figure.indicator.rsplit("/", 2)[-2]
    return f"项目“{subject.name}”的{named}" if subject.type == "project" else named
