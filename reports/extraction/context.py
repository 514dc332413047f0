"""What surrounds a sentence: its report, the headings above it, the projects known so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from reports.extraction import vocabulary as words
from reports.facts import Subject


@dataclass(frozen=True)
class ProjectName:
    """A project, by the name on its sheet, and a key that its other spellings share."""

    name: str
    key: str

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters of the key."""
        return pairs_of(self.key)


@dataclass
class Context:
    """The setting in which a paragraph is read. ``year`` is the report's fiscal year."""

    kind: str
    year: int
    department: str
    project: str = ""
    headings: tuple[str, ...] = ()
    projects: tuple[ProjectName, ...] = ()
    report_unit: str = "万元"
    memory: dict = field(default_factory=dict)

    @property
    def subject(self) -> Subject:
        """Whom the report is about."""
        if self.project:
            return Subject("project", self.project)
        return Subject("department", self.department)

    @cached_property
    def scope(self) -> str:
        """The section's scope by its innermost telling heading."""
        return scope_of(self.headings)

    def heading_says(self, pattern: str) -> bool:
        """Whether one of the two innermost headings matches."""
        return any(re.search(pattern, heading) for heading in self.headings[-2:])

    def heading_measure(self) -> str:
        """The measure that the innermost telling heading settles, or ``""``."""
        for heading in reversed(self.headings):
            for pattern, measure in words.HEADING_MEASURES:
                if re.search(pattern, heading):
                    return measure
        return ""

    def default_measure(self) -> str:
        """What an amount with no word of measure is in this kind of report."""
        if self.kind == "budget":
            tells_of_accounts = self.headings and words.OF_ACCOUNTS.search(self.headings[-1])
            return "final" if tells_of_accounts else "budget_initial"
        if self.kind == "project_evaluation":
            return self.heading_measure() or "amount"
        return "final"

    def prior_measure(self) -> str:
        """What last year's figure is in this kind of report."""
        return "prior_budget" if self.kind == "budget" else "prior_final"


@lru_cache(maxsize=1024)
def scope_of(headings: tuple[str, ...]) -> str:
    """The scope of the innermost heading that has one."""
    for heading in reversed(headings):
        for scope, pattern in words.SCOPES:
            if re.search(pattern, heading):
                return scope
    return ""


_FILLERS = re.compile(
    r"专项|项目|工作|经费|资金|预算|支出|费用|补助|使用费|[“”（）()、，·\s]|20\d\d年度?|区级|县级|市级"
)


def project_key(name: str) -> str:
    """What a project's spellings have in common: its name without filler words."""
    return _FILLERS.sub("", name) or name


def find_project(text: str, projects: tuple[ProjectName, ...]) -> ProjectName | None:
    """The one project that a name or sentence means; ``None`` where several fit or none."""
    key = project_key(text)
    exact = [project for project in projects if project.name in text]
    if exact:
        return max(exact, key=lambda project: len(project.name))
    inside = [project for project in projects if len(project.key) >= 4 and project.key in key]
    if inside:
        best = max(len(project.key) for project in inside)
        longest = [project for project in inside if len(project.key) == best]
        return longest[0] if len(longest) == 1 else None
    pairs = pairs_of(key)
    close = [(shared_part(project.pairs, pairs), project) for project in projects]
    close = sorted((pair for pair in close if pair[0] >= 0.6), key=lambda pair: -pair[0])
    if close and (len(close) == 1 or close[0][0] - close[1][0] > 0.1):
        return close[0][1]
    return None


def similarity(one: str, two: str) -> float:
    """Which part of the pairs of neighbouring characters of ``one`` stands in ``two``, 0 to 1."""
    return shared_part(pairs_of(one), pairs_of(two))


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters."""
    return frozenset(text[place : place + 2] for place in range(len(text) - 1))


def shared_part(one: frozenset[str], two: frozenset[str]) -> float:
    """Which part of ``one`` is in ``two``, 0 to 1."""
    return len(one & two) / len(one) if one and two else 0.0
