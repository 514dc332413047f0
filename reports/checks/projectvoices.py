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
from reports.checks.sayings import MARKS, Saying, distinct_sayings, read_sayings, words_before
from reports.checks.standing import list_standing
from reports.numerals import normalise

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
    standing = list_standing(dossier)
    names = Names(dossier, standing)
    found: dict[tuple[str, int], dict[tuple, Voice]] = defaultdict(dict)
    for case in standing:
        reading = case.reading
        place = (case.paper.key, reading.kind, reading.scope)
        if reading.project:
            own = (names.key(reading.project), reading.fiscal_year)
            join(found[own], place, case)
        for one in read_sayings(case):
            aspect = ASPECTS.get(one.key[1:3])
            if one.key[0] and aspect and is_of_year(one):
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


def is_of_year(one: Saying) -> bool:
    """Whether an amount is the year's alone."""
    if one.figure.place != "narrative" or one.key[-1] != "money":
        return True
    return not WHOLE_TIME.search(words_before(one.case, one.figure))


def is_as_of(one: Saying) -> bool:
    """Whether the words say that a number is one of some day, as 截至目前."""
    if one.figure.place != "narrative":
        return False
    return bool(AS_OF.search(words_before(one.case, one.figure)))


class Names:
    """A body's projects by the name that all their spellings come to."""

    def __init__(self, dossier: Dossier, cases: list[Case]) -> None:
        bodies = (dossier.department, *dossier.aliases)
        self.bodies = sorted({normalise(name) for name in bodies}, key=len, reverse=True)
        self.known: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        own = {self.strip(case.reading.project) for case in cases}
        for case in cases:
            for alias in case.reading.project_aliases:
                if (spelling := self.strip(alias)) not in own:
                    self.known[spelling] = self.strip(case.reading.project)

    def strip(self, name: str) -> str:
        """A name without marks, the body before it and 项目 behind it."""
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
