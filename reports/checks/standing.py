"""Which of a body's reports stand beside each other, and what to call them.

A report that was published on its own and once more behind another one (a project's report as an
annex of the final account) is stored as two versions, of which one is in force. Neither was
published to take the other's place: both stand. A version stands no more when the same report came
again in the same setting.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from reports.checks.dossier import Case, Dossier, Paper
from reports.checks.groups import once
from reports.checks.sayings import Saying, is_cut_short
from reports.facts import KINDS

# Words of a title: 单位本级决算.
OWN = re.compile("本级|单位[决预]算")
# Amounts in 万元 usually have two decimals.
CENT = Decimal("0.01")
# So many parts, each cut off, may stand behind a total.
PARTS = 5


def main_kind(case: Case) -> str:
    """The kind of the report that a document begins with or is made up of."""
    return once(case.paper, "main kind", find_main_kind)


def find_main_kind(paper: Paper) -> str:
    """The kind of the longest report, of the first of those that are as long."""
    spans = ((one.reading.span.length, -one.reading.span[0], one) for one in paper.cases)
    return max(spans, key=lambda it: it[:2])[2].reading.kind


def report_of(case: Case) -> tuple:
    """What makes two readings versions of one report.

    A sheet behind a budget tells what is aimed at, one behind an account what was reached.
    """
    reading, planned = case.reading, main_kind(case) == "budget"
    year = (reading.fiscal_year, case.astray)
    return (*year, reading.kind, reading.project, reading.scope, planned)


def list_versions(dossier: Dossier) -> list[list[Case]]:
    """The versions of each report, the one in force last."""
    groups = defaultdict(list)
    for case in dossier.cases:
        groups[report_of(case)].append(case)
    return [sorted(one, key=lambda case: (case.in_force, case.version)) for one in groups.values()]


def list_standing(dossier: Dossier) -> list[Case]:
    """The reports that nothing took the place of, in the order of the dossier."""
    kept: set[str] = set()
    for versions in list_versions(dossier):
        last = {main_kind(case): case.paper for case in versions}
        # Two sheets under one name in one document were hardly meant to replace each other.
        kept.update(case.key for case in versions if case.paper is last[main_kind(case)])
    return [case for case in dossier.cases if case.key in kept]


def one_setting(one: Case, other: Case) -> bool:
    """Whether two versions were published in the same way: alone, or behind the same kind."""
    return main_kind(one) == main_kind(other)


def scope_of(case: Case) -> str:
    """Whether a report is of the whole department or of a single unit, where it says so."""
    if case.reading.scope:
        return case.reading.scope
    title = case.reading.title
    return "own" if OWN.search(title) else "summary" if "汇总" in title else ""


def same_scope(one: Case, other: Case) -> bool:
    """Whether nothing says that one is of the whole department and the other of a single unit."""
    return len({scope_of(one), scope_of(other)} - {""}) < 2


def is_shortened(one: Saying, other: Saying) -> bool:
    """Whether rounding parts or cutting digits off may have made one value of the other.

    As 462163.37元 and 46.21万元, or a total of parts that were cut off one by one.
    """
    if is_cut_short(one, other):
        return True
    values = [it.interval.value for it in (one, other)]
    whole = [value == value.quantize(CENT) for value in values]
    # Only where one is told to the 百元 and the other is told more finely.
    return one.key[-1] == "money" and sum(whole) == 1 and abs(values[0] - values[1]) < PARTS * CENT


def report_name(case: Case) -> str:
    """The report as a person would call it: 部门决算所附项目支出绩效自评表."""
    kind, main = case.reading.kind, main_kind(case)
    return KINDS[kind] if kind == main else f"{KINDS[main]}所附{KINDS[kind]}"


def chief(cases: list[Case]) -> Case:
    """The report that a verdict on several is about: in force, projects' own reports first."""
    order = ("project_evaluation", "project_score_sheet", "overall_evaluation", "final_account")
    ranks = {kind: rank for rank, kind in enumerate(order)}
    return min(cases, key=lambda one: (not one.in_force, ranks.get(one.reading.kind, 9), one.key))
