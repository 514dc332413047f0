"""What a body's reports say of a year that another report of it is about.

Last year's final figures stand in this year's account, printed or as this year's figure and its
change; last year's plan in this year's budget; the year's first plan in its final account.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reports.checks.dossier import Case, Dossier, interval, unit_kind
from reports.checks.funds import FUNDED, fund_of
from reports.checks.groups import once
from reports.checks.plainness import PARTIAL, UNFINISHED
from reports.checks.sayings import (
    FAMILIES,
    Saying,
    distinct_sayings,
    is_exact,
    kind_of,
    plain_sayings,
    told_saying,
)
from reports.checks.standing import same_scope, scope_of
from reports.facts import Figure
from reports.tolerance import Interval

# The report that a measure is published in first.
SOURCES = {
    "prior_final": "final_account",
    "prior_budget": "budget",
    "budget_initial": "budget",
}
TOLD = ("final", "count", "budget_initial", "prior_final", "prior_budget", "change", "change_rate")
OWN = {"final_account": ("final", "count"), "budget": ("budget_initial",)}


# 上年决算数1.18万元: nothing but the year and the measure.
LAST_YEAR = re.compile(
    "[，（](?:上年度?|去年|上一年度?)同?期?(?:决算|预算|执行|支出)?(?:数|支出|额)?[为是：]?$"
)


class Thing(NamedTuple):
    """What is told: of which indicator and funds, in which unit."""

    indicator: str
    fund: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report says of another report's figure.

    ``said`` is the figure itself; or this year's, where only its ``change`` is told, at best with
    the ``rate`` of the change.
    """

    thing: Thing
    said: Saying
    change: Saying | None = None
    rate: Saying | None = None

    @property
    def interval(self) -> Interval:
        """The value, printed or worked out."""
        if self.change is None:
            return self.said.interval
        return self.said.interval - self.change.interval


def thing_of(one: Saying) -> Thing | None:
    """What a saying of the body is about; ``None`` where its funds are open.

    A 项 is hardly ever paid from other grants than those of the general budget.
    """
    if one.key[0] or one.fund is None:
        return None
    fund = "general" if one.fund == "grant" and is_item(one.key[1]) else one.fund
    return Thing(one.key[1], fund, one.key[-1])


def is_item(indicator: str) -> bool:
    """Whether an indicator is a 项 of the accounts by function."""
    return indicator.startswith("功能分类/") and indicator.count("/") > 2


def list_sayings(case: Case) -> list[Saying]:
    """The plain figures of a report, and those whose indicator alone says what they are.

    The latter count only where the report gives one value throughout.
    """
    return once(case, "told", find_told)


def find_told(case: Case) -> list[Saying]:
    """The same, looked for."""
    plain = plain_sayings(case)
    known = {id(one.figure) for one in plain}
    others = [it for one in case.usable if id(one) not in known and (it := as_told(case, one))]
    groups = defaultdict(list)
    for one in [*plain, *others]:
        groups[one.key, one.fund].append(one)
    sure = {key for key, group in groups.items() if len(distinct_sayings(group)) == 1}
    return [*plain, *(one for one in others if (one.key, one.fund) in sure)]


def as_told(case: Case, figure: Figure) -> Saying | None:
    """A figure of an indicator that names its funds, or of an account under a telling heading."""
    family = figure.indicator.split("/", 1)[0]
    is_account = is_item(figure.indicator)
    fixed = family in FAMILIES and (family not in FUNDED or is_account)
    if not fixed or not is_exact(figure) or figure.place == "chart" or figure.measure not in TOLD:
        return None
    if figure.subject.type != "department":
        return None
    words = Saying(case, figure, ()).words
    if UNFINISHED.search(words) or PARTIAL.search(words):
        return None
    fund = fund_of(case, figure, words)
    if is_account and not fund:
        return None
    key = ("", figure.indicator, figure.measure, figure.fiscal_year, figure.basis, kind_of(figure))
    return told_saying(case, figure, key, fund)


def own_values(case: Case) -> dict[Thing, list[Saying]]:
    """What a final account or a budget says of its own year."""
    return once(case, "own values", find_own_values)


def find_own_values(case: Case) -> dict[Thing, list[Saying]]:
    """The same, looked for."""
    found = defaultdict(list)
    for one in list_sayings(case):
        thing = thing_of(one)
        own = one.key[2] in OWN[case.reading.kind] and one.figure.fiscal_year == case.year
        if thing and own:
            found[thing].append(one)
    return found


def list_claims(case: Case) -> dict[tuple[str, int], list[Claim]]:
    """(kind of report, year) → what a final account or a budget says of that report's figures."""
    found = defaultdict(list)
    printed = set()
    for one in [*list_sayings(case), *told_beside(case)]:
        source, thing = SOURCES.get(one.key[2]), thing_of(one)
        if source is None or thing is None or is_own(case, one):
            continue
        told = (source, one.figure.fiscal_year)
        printed.add((told, thing))
        found[told].append(Claim(thing, one))
    for claim in worked_out(case):
        told = (case.reading.kind, case.year - 1)
        if (told, claim.thing) not in printed:
            found[told].append(claim)
    return found


def told_beside(case: Case) -> Iterator[Saying]:
    """Last year's figures that are named by 上年 alone, behind this year's of the same thing."""
    prior: dict[int, list[Figure]] = defaultdict(list)
    for figure in case.measured(case.prior_measure):
        prior[id(case.statement(figure))].append(figure)
    for own in (one for said in own_values(case).values() for one in said):
        if own.figure.place != "narrative":
            continue
        for figure in prior.get(id(case.statement(own.figure)), ()):
            if (
                figure.indicator == own.figure.indicator
                and figure.span > own.figure.span
                and unit_kind(figure) == unit_kind(own.figure)
                and interval(figure) is not None
                and LAST_YEAR.search(Saying(case, figure, ()).words)
            ):
                key = (*own.key[:2], figure.measure, figure.fiscal_year, "", own.key[-1])
                yield told_saying(case, figure, key, own.fund)


def is_own(case: Case, one: Saying) -> bool:
    """Whether a saying is a budget's plan of its own year, or one of a year that does not fit."""
    last = one.key[2] in ("prior_final", "prior_budget")
    own = case.reading.kind == "budget" and not last
    return own or one.figure.fiscal_year != case.year - last


def worked_out(case: Case) -> Iterator[Claim]:
    """Last year's values that follow from this year's and their changes in one statement."""
    values = own_values(case)
    basis, sayings = case.prior_measure, list_sayings(case)
    rates = {
        (id(case.statement(one.figure)), one.key[1]): one
        for one in sayings
        if one.key[2] == "change_rate" and one.key[4] == basis
    }
    for one in sayings:
        thing = thing_of(one)
        if one.key[2] != "change" or one.key[4] != basis or thing is None:
            continue
        here, all_own = case.statement(one.figure), values.get(thing, [])
        own = [it for it in all_own if case.statement(it.figure) is here] or all_own
        if len(distinct_sayings(own)) == 1 and one.figure.fiscal_year == case.year:
            yield Claim(thing, own[0], one, rates.get((id(here), one.key[1])))


class Library:
    """A body's final accounts and budgets in force, by kind and year."""

    def __init__(self, dossier: Dossier) -> None:
        self.reports: dict[tuple[str, int], list[Case]] = defaultdict(list)
        for case in dossier.in_force():
            if case.reading.kind in OWN:
                self.reports[case.reading.kind, case.year].append(case)

    def cases(self) -> list[Case]:
        """All of them."""
        return [case for cases in self.reports.values() for case in cases]

    def find(self, kind: str, year: int, case: Case) -> Case | None:
        """The report of a year with a report's scope, else one that leaves its scope open."""
        found = [one for one in self.reports.get((kind, year), []) if same_scope(one, case)]
        fitting = [one for one in found if scope_of(one) == scope_of(case)]
        return next(iter(fitting or found), None)
