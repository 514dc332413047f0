"""What checks look at: a body's documents, the reports in them, and their figures by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from reports import units
from reports.checks.flat import Flat
from reports.checks.lazy import lazy
from reports.facts import MEASURES, Figure, ReportReading, Statement
from reports.spans import Span
from reports.tolerance import Interval, exactly, printed

# The measures in which a report states its own year and the one before.
OWN_MEASURES = {"budget": ("budget_initial", "prior_budget")}
DIGIT = re.compile(r"\d")
USUAL_MEASURES = ("final", "prior_final")
# Reports of a fixed outline, behind which others are attached.
OUTLINED = ("final_account", "budget")


@dataclass
class Dossier:
    """Everything stored of one body. ``aliases`` are the other names it goes by."""

    department: str
    papers: list[Paper] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    @property
    def cases(self) -> list[Case]:
        """All reports of the body, superseded versions too."""
        return [case for paper in self.papers for case in paper.cases]

    def in_force(self, year: int | None = None) -> list[Case]:
        """The reports that count, of all years or of one."""
        return [
            case
            for case in self.cases
            if case.in_force and (year is None or case.reading.fiscal_year == year)
        ]


@dataclass
class Paper:
    """One document: ``key`` tells it apart, ``content`` is its untouched text."""

    key: str
    content: str
    dossier: Dossier
    cases: list[Case] = field(default_factory=list)
    # Those of its accounts and budgets.
    years: frozenset[int] = frozenset()
    # What several checks need is worked out once.
    worked_out: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @lazy
    def standing(self) -> list[Case]:
        """The reports to be held against each other: those in force.

        A document whose reports were all replaced by later ones stands for itself, but for the
        reports that it replaces by its own.
        """
        in_force = [case for case in self.cases if case.in_force]
        last = {case.same: case for case in self.cases}
        return in_force or [case for case in self.cases if last[case.same] is case]

    @lazy
    def flat(self) -> Flat:
        """The whole document's words."""
        return Flat(self.content, (Span(0, len(self.content)),))


@dataclass
class Case:
    """One report of a document, with its figures at hand.

    ``usable`` figures have a value that is certain; checks draw their operands from these only.
    """

    key: str
    paper: Paper
    reading: ReportReading
    version: int = 1
    in_force: bool = True
    # What several checks need is worked out once.
    worked_out: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    @lazy
    def figures(self) -> list[Figure]:
        """All figures in text order."""
        return sorted(self.reading.figures(), key=lambda one: one.span)

    @lazy
    def usable(self) -> list[Figure]:
        """Figures with a value whose reading is certain."""
        return [one for one in self.figures if is_usable(one)]

    @lazy
    def indicators(self) -> frozenset[str]:
        """What the report has figures of, usable or not."""
        return frozenset([one.indicator for one in self.figures])

    @lazy
    def _measured(self) -> dict[str, list[Figure]]:
        found = defaultdict(list)
        for one in self.usable:
            found[one.measure].append(one)
        return found

    @lazy
    def _named(self) -> dict[tuple, list[Figure]]:
        found = defaultdict(list)
        for one in self.usable:
            found[one.subject.name, one.indicator, one.measure, one.subject.type].append(one)
        return found

    @lazy
    def _together(self) -> dict[int, list[Figure]]:
        return {}

    @lazy
    def _statements(self) -> dict[int, Statement]:
        return {id(one): held for held in self.reading.statements for one in held.figures}

    @lazy
    def flat(self) -> Flat:
        """The report's own words, without those of reports that lie inside it."""
        inner = sorted(
            other.reading.span
            for other in self.paper.cases
            if other is not self
            and self.reading.span.covers(other.reading.span)
            and other.reading.span != self.reading.span
        )
        spans, position = [], self.reading.span.start
        for start, end in inner:
            if start > position:
                spans.append(Span(position, start))
            position = max(position, end)
        if position < self.reading.span.end:
            spans.append(Span(position, self.reading.span.end))
        return self.paper.flat.part(tuple(spans))

    @property
    def year(self) -> int:
        """The report's fiscal year."""
        return self.reading.fiscal_year

    @property
    def same(self) -> tuple:
        """What makes two readings versions of one report."""
        reading = self.reading
        return (self.year, self.astray, reading.kind, reading.project, reading.scope)

    @property
    def astray(self) -> int:
        """The year of the account or budget behind which a report of another year stands, or 0.

        Its title is wrong, or it is an old sheet; which, and of which year it is, is open.
        """
        years = self.paper.years
        return max(years) if years and self.year not in years else 0

    @property
    def own_measure(self) -> str:
        """The measure of the report's own year: ``final``, or a budget's ``budget_initial``."""
        return OWN_MEASURES.get(self.reading.kind, USUAL_MEASURES)[0]

    @property
    def prior_measure(self) -> str:
        """The measure of the year before."""
        return OWN_MEASURES.get(self.reading.kind, USUAL_MEASURES)[1]

    def measured(self, measure: str) -> list[Figure]:
        """The usable figures of a measure, in text order."""
        return self._measured.get(measure, [])

    def statement(self, figure: Figure) -> Statement:
        """The statement a figure was read from."""
        return self._statements[id(figure)]

    def together(self, figure: Figure) -> list[Figure]:
        """The usable figures of the same statement, itself included."""
        here = self.statement(figure)
        found = self._together.get(id(here))
        if found is None:
            found = self._together[id(here)] = [one for one in here.figures if is_usable(one)]
        return found

    def alike(self, figure: Figure, measure: str, indicator: str = "") -> list[Figure]:
        """Figures of the same subject and indicator (or ``indicator``) in another measure."""
        whose = figure.subject
        key = (whose.name, indicator or figure.indicator, measure, whose.type)
        return self._named.get(key, [])

    def nearest(self, figure: Figure, measure: str, indicator: str = "") -> list[Figure]:
        """Candidates for an operand, from the nearest place that has any.

        The statement first, then the same heading, then the whole report (drawn charts left
        out); only candidates whose values contradict each other are more than one.
        """
        found = self.alike(figure, measure, indicator)
        if not found:
            return []
        here = self.statement(figure)
        candidates = [one for one in found if self.statement(one) is here]
        if not candidates and here.heading:
            candidates = [one for one in found if self.statement(one).heading == here.heading]
        if not candidates:
            candidates = [one for one in found if one.place != "chart"]
        return distinct(candidates, figure.span.start)


def is_usable(figure: Figure) -> bool:
    """Whether a figure can be an operand: it has a value and its reading is certain."""
    return figure.value is not None and figure.status != "uncertain"


def interval(figure: Figure) -> Interval | None:
    """What a figure stands for, money in 万元; ``None`` where it is only said to be about so.

    A count is exact. A worded fact (无, 持平) is exactly zero.
    """
    if figure.qualifier or figure.value is None:
        return None
    worded = not figure.raw[-1:].isdigit() and is_worded(figure)
    return stands_for(figure.value, figure.decimals, figure.unit, worded)


@lru_cache(maxsize=8192)
def stands_for(value: Decimal, decimals: int, unit: str, worded: bool) -> Interval:
    """The interval of a printed number; of a count or of words the value itself."""
    kind = units.kind_of(unit)
    if worded or kind == "count":
        return exactly(value)
    found = printed(value, decimals)
    return found.scaled(units.MONEY[unit]) if kind == "money" else found


def is_worded(figure: Figure) -> bool:
    """Whether a fact is told in words: 无, 持平."""
    return not (figure.raw[-1:].isdigit() or DIGIT.search(figure.raw))


def distinct(figures: Iterable[Figure], near: int = 0) -> list[Figure]:
    """One figure for each value: of those whose intervals meet the most precise stays.

    Of equals the one nearest to the offset ``near``.
    """
    figures = list(figures)
    if len(figures) == 1:
        return figures if interval(figures[0]) else []
    if len({(one.value, one.decimals, one.unit, one.qualifier) for one in figures}) == 1:
        # All say the same, as where an annex repeats it.
        if not interval(figures[0]):
            return []
        return [min(figures, key=lambda one: abs(one.span.start - near))]
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda one: (-one.decimals, abs(one.span.start - near))):
        own = interval(figure)
        if own is None:
            continue
        if not any(
            unit_kind(figure) == unit_kind(one) and own.meets(interval(one)) for one in kept
        ):
            kept.append(figure)
    return kept


def unit_kind(figure: Figure) -> str:
    """Money is one kind; counts are told apart by their unit."""
    kind = units.kind_of(figure.unit)
    return figure.unit if kind == "count" else kind


def label(figure: Figure) -> str:
    """An indicator's own name, as 公务接待费; a function's as its last level."""
    return figure.indicator.rsplit("/", 1)[-1]


def measure_name(measure: str) -> str:
    """The Chinese name of a measure."""
    return MEASURES[measure]


def say(figure: Figure) -> str:
    """The number as printed with its unit: 2.32万元, -29.3%."""
    value = f"{figure.value:f}" if figure.value is not None else "空白"
    return f"{value}{figure.unit}"


def make_dossier(
    department: str,
    documents: Iterable[tuple[str, str, Iterable[ReportReading]]],
    aliases: tuple[str, ...] = (),
) -> Dossier:
    """A dossier of (key, content, reports) in the order of publication, the last in force."""
    dossier = Dossier(department, aliases=aliases)
    current: dict[tuple, Case] = {}
    for key, content, readings in documents:
        readings = list(readings)
        years = {one.fiscal_year for one in readings if one.kind in OUTLINED}
        paper = Paper(key, content, dossier, years=frozenset(years))
        dossier.papers.append(paper)
        for number, reading in enumerate(readings):
            case = Case(f"{key}#{number}", paper, reading)
            if (same := case.same) in current:
                case.version = current[same].version + 1
                current[same].in_force = False
            current[same] = case
            paper.cases.append(case)
    return dossier
