"""What each report of a body says of a project, sorted by what is told.

A project goes by its name without marks, the body's own name before it and 项目 behind it. What
leaves open which project, which time or which number is meant is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from reports.checks.dossier import Case, Dossier
from reports.checks.plainness import MARKS
from reports.checks.projectsayings import list_told
from reports.checks.sayings import Saying, distinct_sayings
from reports.checks.standing import list_standing
from reports.numerals import normalise


@dataclass(eq=False)
class Voice:
    """What one document's reports of one kind say of a project in a year, by what is told."""

    cases: list[Case]
    told: dict[str, list[Saying]] = field(default_factory=lambda: defaultdict(list))

    @property
    def case(self) -> Case:
        """The report itself; the first where a document holds several of the kind."""
        return self.cases[0]

    def plans(self) -> list[Saying]:
        """The budget at the year's beginning and as it was changed, where both are told."""
        first, changed = self.told["budget_initial"], self.told["budget_adjusted"]
        return [*first, *changed] if first and changed else []

    def is_torn(self, told: list[Saying]) -> bool:
        """Whether several sheets under one name in one document tell different things."""
        return len(self.cases) > 1 and len(distinct_sayings(told)) > 1

    def works_out(self) -> bool:
        """Whether spending and plan stand beside the rate, so that it can be worked out."""
        plan = self.told["budget"] or self.told["budget_initial"] or self.told["budget_adjusted"]
        return bool(self.told["final"] and plan)


class Project(NamedTuple):
    """A project of a year with all its voices: ``key`` stands for every spelling of ``name``."""

    key: str
    name: str
    year: int
    voices: list[Voice]

    @property
    def roles(self) -> tuple[str, ...]:
        """What makes up the identity of a verdict on it."""
        return ("project", self.key, str(self.year))


def list_projects(dossier: Dossier) -> list[Project]:
    """The projects that more than one voice tells of, in the order of the dossier."""
    standing = [case for case in list_standing(dossier) if not case.astray]
    names = Names(dossier, standing)
    subjects = {one.subject.name for case in standing for one in case.usable
                if one.subject.type == "project"}  # fmt: skip
    known = {names.strip(name) for name in subjects}
    found: dict[tuple[str, int], dict[tuple, Voice]] = defaultdict(dict)
    for case in standing:
        reading = case.reading
        place = (case.paper.key, reading.kind, reading.scope)
        if reading.project:
            own = (names.key(reading.project), reading.fiscal_year)
            join(found[own], place, case)
        for aspect, sayings in list_told(case, known).items():
            for one in sayings:
                key = (names.key(one.key[0]), one.figure.fiscal_year)
                join(found[key], place, case).told[aspect].append(one)
    return [
        Project(key, names.shown[key], year, list(voices.values()))
        for (key, year), voices in found.items()
        if len(voices) > 1
    ]


def join(voices: dict[tuple, Voice], place: tuple, case: Case) -> Voice:
    """The voice of a place, with the report as one of it."""
    voice = voices.setdefault(place, Voice([]))
    if not voice.cases or voice.cases[-1] is not case:
        voice.cases.append(case)
    return voice


class Names:
    """A body's projects by the name that all their spellings come to."""

    def __init__(self, dossier: Dossier, cases: list[Case]) -> None:
        bodies = (dossier.department, *dossier.aliases)
        self.bodies = sorted({normalise(name) for name in bodies}, key=len, reverse=True)
        self.spellings: dict[str, str] = {}
        self.known: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        own = {self.strip(case.reading.project) for case in cases}
        for case in cases:
            for alias in case.reading.project_aliases:
                if (spelling := self.strip(alias)) not in own:
                    self.known[spelling] = self.strip(case.reading.project)

    def strip(self, name: str) -> str:
        """A name without marks, the body before it and 项目 behind it."""
        if name not in self.spellings:
            self.spellings[name] = self.spell(name)
        return self.spellings[name]

    def spell(self, name: str) -> str:
        """The same, for a name that was not asked for before."""
        name = MARKS.sub("", re.sub(r"\s", "", normalise(name)))
        for body in self.bodies:
            if name.startswith(body) and len(name) > len(body) + 4:
                name = name.removeprefix(body)
                break
        return name.removesuffix("项目") or name

    def key(self, name: str) -> str:
        """The one name of all spellings."""
        spelling = self.strip(name)
        key = self.known.get(spelling, spelling)
        self.shown.setdefault(key, name)
        return key
