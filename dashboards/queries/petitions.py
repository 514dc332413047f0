"""Petition work as the reports of a year state it, beside what the bodies spend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from dashboards.indicators import SPENT
from dashboards.measures import Operand, derive_value
from dashboards.presence import BLANK, PRINTED, Value, absent_value
from dashboards.queries.cells import Body, CellBook
from dashboards.work_kinds import (
    ACCEPTED,
    BATCHES,
    FINISHED,
    LETTERS,
    ONLINE,
    PERSONS,
    SATISFIED,
    WORK_KINDS,
    sort_words,
)
from reports.facts import KINDS, MEASURES
from reports.models import Figure

FAMILY = "工作量/"
SATISFACTION = "绩效/群众满意度"
DONE = ("actual", "count", "rate", "final", "amount")
SHOWN = (BATCHES, PERSONS, ONLINE, LETTERS, ACCEPTED, FINISHED, SATISFIED)
FIELDS = (
    "report__department_id", "indicator__path", "measure", "unit", "value", "decimals",
    "report_id", "start", "end", "status", "qualifier", "pk", "report__kind", "project__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """One figure of petition work with the words that the report uses for it."""

    body: Body
    words: str
    kinds: tuple[str, ...]
    measure: str
    value: Value
    report: str
    project: str

    @property
    def is_done(self) -> bool:
        """Whether it says what was done, not what was aimed at or how it changed."""
        return self.measure in DONE

    @property
    def measure_word(self) -> str:
        """目标, 完成 and the like."""
        return MEASURES[self.measure]


@dataclass(frozen=True, slots=True)
class Said:
    """What a body says of one kind of work: one value, several that differ, or none."""

    value: Value
    several: tuple[Value, ...] = ()

    @property
    def word(self) -> str:
        """3 个数 where the reports state several values."""
        return f"{len(self.several)} 个数" if self.several else ""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A body with its work and its spending in a year; ``cost`` is per 批次 of visits."""

    body: Body
    work: dict[str, Said]
    spent: Value
    cost: Value
    wordings: tuple[Wording, ...]

    @property
    def scope(self) -> str:
        """The scope of the spending."""
        return self.spent.scope

    @property
    def kinds(self) -> set[str]:
        """The kinds of work that the body's reports speak of."""
        return {kind for wording in self.wordings for kind in wording.kinds}


def list_wordings(bodies: Iterable[Body], year: int | None) -> list[Wording]:
    """All figures of petition work in the bodies' reports in force; one query."""
    by_pk = {body.pk: body for body in bodies}
    figures = Figure.objects.filter(
        Q(indicator__path__startswith=FAMILY) | Q(indicator__path=SATISFACTION),
        report__in_force=True,
        report__fiscal_year=year,
    ).order_by("report__department__region", "report", "start")
    rows = figures.values_list(*FIELDS)
    return [read_wording(by_pk[row[0]], row) for row in rows if row[0] in by_pk]


def read_wording(body: Body, row: tuple) -> Wording:
    """A ``FIELDS`` row as a ``Wording``."""
    _, path, measure, unit, number, decimals, report, start, end, *rest = row
    status, qualifier, figure, kind, project = rest
    words = path.partition("/")[2].strip("，、；。 ")
    value = Value(
        presence=BLANK if number is None else PRINTED,
        number=number,
        unit=unit,
        decimals=decimals,
        place=(report, start, end),
        status=status,
        qualifier=qualifier,
        figure=figure,
    )
    return Wording(body, words, sort_words(words, unit), measure, value, KINDS[kind], project or "")


def list_work(bodies: list[Body], year: int | None) -> list[WorkRow]:
    """A row for each body; three queries whatever their number."""
    found: dict[int, list[Wording]] = defaultdict(list)
    for wording in list_wordings(bodies, year):
        found[wording.body.pk].append(wording)
    book = CellBook(year, [SPENT], ["final"])
    stored = {body for body, _, _ in book.stored}
    return [read_work(book, body, tuple(found[body.pk]), body.pk in stored) for body in bodies]


def read_work(book: CellBook, body: Body, wordings: tuple[Wording, ...], stored: bool) -> WorkRow:
    """One body's row."""
    work = {kind.code: find_said(wordings, kind.code, stored) for kind in WORK_KINDS}
    spent = book.find(body.pk, SPENT)
    return WorkRow(body, work, spent, find_cost(spent, work[BATCHES].value), wordings)


def find_said(wordings: Iterable[Wording], kind: str, stored: bool) -> Said:
    """The one number that the reports state of a kind of work done.

    Where they state several that differ, none of them is chosen.
    """
    values: dict[Decimal, Value] = {}
    for wording in wordings:
        if kind in wording.kinds and wording.is_done and wording.value.known:
            values.setdefault(wording.value.number, wording.value)
    if len(values) == 1:
        return Said(next(iter(values.values())))
    return Said(absent_value(stored), tuple(values.values()))


def find_cost(spent: Value, batches: Value) -> Value:
    """本年支出合计 by 来访批次, where both are printed."""
    operands = (Operand("本年支出合计", spent), Operand("来访批次", batches))
    if batches.known and batches.number <= 0:
        return Value("undefined", unit="万元/批次", operands=operands)
    formula = "本年支出合计 ÷ 来访批次"
    return derive_value(lambda money, cases: money / cases, formula, "万元/批次", operands)


def count_bodies_with_work(bodies) -> dict[str, int]:
    """Bodies (a queryset) whose reports speak of petition work, by year."""
    rows = Figure.objects.filter(
        Q(indicator__path__startswith=FAMILY) | Q(indicator__path=SATISFACTION),
        report__in_force=True,
        report__department__in=bodies.order_by().values("pk"),
    ).order_by()
    counted = rows.values_list("report__fiscal_year_id")
    return {
        str(year): n for year, n in counted.annotate(Count("report__department", distinct=True))
    }
