"""How content people were with a project, as its reports say it was reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.checks.dossier import Case, interval, unit_kind
from reports.checks.groups import words_before
from reports.checks.projectvoices import Voice
from reports.facts import Figure
from reports.tolerance import Interval

SATISFIED = "绩效/群众满意度"
PUBLIC = re.compile("群众|服务对象|公众|来访|信访人|受益|社会|居民|市民|人民|诉求人")
STAFF = re.compile("职工|干部|员工|工作人员|企业|单位|部门|学员")
WHOM = re.compile("(来访|信访|上访|受益|受访|参评|社会|企业|社区|热线|来电)[^，。、；]{0,4}满意")
AIMS = re.compile("目标|预期|确保|力争|争取|计划|预计|要求|应达|须达|拟")
DONE = re.compile("完成情况|效益|绩效情况|效果|实现情况")
ENDLESS = ("以上", "余", "多")
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A satisfaction rate that was reached, as a sentence or a sheet's row tells it."""

    case: Case
    figure: Figure
    interval: Interval

    @property
    def whom(self) -> str:
        """The narrower circle that was asked, as 来访群众; empty for the public at large."""
        words = self.figure.subject.name.partition("｜")[2]
        if self.figure.subject.type != "kpi":
            words = words_before(self.case, self.figure, 200)
        asked = WHOM.findall(words)
        return asked[-1] if asked else ""


def find_satisfaction(voice: Voice) -> list[Satisfaction]:
    """The public's satisfaction that a project's own reports say was reached."""
    found = []
    for case in voice.cases:
        if not case.reading.project:
            continue
        for one in case.usable:
            told = is_told_satisfaction(case, one) or is_satisfaction_row(one)
            if told and (reached := reached_by(one)):
                found.append(Satisfaction(case, one, reached))
    return found


def is_told_satisfaction(case: Case, figure: Figure) -> bool:
    """Whether a sentence on what was achieved tells it."""
    if figure.indicator != SATISFIED or figure.measure not in ("rate", "actual"):
        return False
    headings = "".join(case.statement(figure).heading)
    if figure.subject.type != "project" or not DONE.search(headings) or "目标" in headings:
        return False
    words = words_before(case, figure, 200)
    return not (AIMS.search(words) or STAFF.search(words[-12:]))


def is_satisfaction_row(figure: Figure) -> bool:
    """Whether a sheet's row of the public's satisfaction gives it as the result."""
    if figure.subject.type != "kpi" or figure.measure != "actual" or figure.value == FULL:
        # A result of 100 % may also say that the target was reached.
        return False
    words = figure.indicator + figure.subject.name.partition("｜")[2]
    return "满意" in words and bool(PUBLIC.search(words)) and not STAFF.search(words)


def reached_by(figure: Figure) -> Interval | None:
    """The rates that a stated one allows: 95%以上 is all from 95 to 100."""
    if unit_kind(figure) != "percent" or figure.value is None:
        return None
    if figure.qualifier in ENDLESS and figure.value <= 100:
        return Interval(figure.value, FULL, figure.value)
    return interval(figure)
