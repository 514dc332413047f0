"""The plain figures that reports give of projects.

A sentence often leaves a name to the one before: 信访维稳经费项目自评得分为99分。全年预算数
29.17万元. Such a figure is plain where the name is the last of any project's in its line.
"""

from __future__ import annotations

import re
from collections import defaultdict

from reports.checks.dossier import Case
from reports.checks.plainness import MARKS, UNFINISHED
from reports.checks.sayings import (
    Saying,
    distinct_sayings,
    is_exact,
    kind_of,
    plain_sayings,
    told_saying,
)
from reports.facts import Figure

MONEY = "项目预算/总额"
# (indicator, measure) → what is told.
ASPECTS = {
    (MONEY, "final"): "final",
    (MONEY, "budget"): "budget",
    (MONEY, "budget_initial"): "budget_initial",
    (MONEY, "budget_adjusted"): "budget_adjusted",
    (MONEY, "execution_rate"): "rate",
    ("项目资金到位", "amount"): "arrival",
    ("绩效/项目自评得分", "score"): "score",
}
# Money of more than the year.
WHOLE_TIME = re.compile("累计|历年|以来|三年|五年|总投资")
# Words that make a number one of a day, before or after the year's end.
AS_OF = re.compile("截[至止]|目前")
LONGEST_LINE = 500


def list_told(case: Case, names: set[str]) -> dict[str, list[Saying]]:
    """Aspect → the plain figures of projects; ``names`` are those of all the body's projects."""
    plain = [one for one in plain_sayings(case) if one.key[0]]
    known = {id(one.figure) for one in plain}
    others = [
        it for one in case.usable if id(one) not in known and (it := as_named(case, one, names))
    ]
    groups = defaultdict(list)
    for one in [*plain, *others]:
        groups[one.key].append(one)
    sure = {key for key, group in groups.items() if len(distinct_sayings(group)) == 1}
    found = defaultdict(list)
    for one in [*plain, *(one for one in others if one.key in sure)]:
        aspect = ASPECTS.get(one.key[1:3])
        if aspect and is_of_year(one):
            found[aspect].append(one)
    return found


def as_named(case: Case, figure: Figure, names: set[str]) -> Saying | None:
    """A figure of a project whose name is the last one in the line before it."""
    told = figure.subject.type == "project" and (figure.indicator, figure.measure) in ASPECTS
    if not told or figure.place != "narrative" or not is_exact(figure):
        return None
    if UNFINISHED.search(Saying(case, figure, ()).words):
        return None
    content, start = case.paper.content, figure.span.start
    first = content.rfind("\n", max(0, start - LONGEST_LINE), start) + 1 or start - LONGEST_LINE
    line = MARKS.sub("", case.paper.flat.between((max(0, first), start)))
    last = max(((line.rfind(name), len(name), name) for name in names), default=(-1, 0, ""))
    own = MARKS.sub("", figure.subject.name)
    if last[0] < 0 or last[2] not in own:
        return None
    key = (figure.subject.name, figure.indicator, figure.measure, figure.fiscal_year,
           figure.basis, kind_of(figure))  # fmt: skip
    return told_saying(case, figure, key, "")


def is_of_year(one: Saying) -> bool:
    """Whether an amount is the year's alone."""
    if one.figure.place != "narrative" or one.key[-1] != "money":
        return True
    return not WHOLE_TIME.search(one.words)


def is_as_of(one: Saying) -> bool:
    """Whether the words say that a number is one of some day, as 截至目前."""
    if one.figure.place != "narrative":
        return False
    return bool(AS_OF.search(one.words))
