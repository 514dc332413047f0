"""The list of bodies, and what is stored of each: main figures and reports by year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dashboards.presence import DEPARTMENT_SCORE, Value
from dashboards.queries.cells import Body, CellBook
from dashboards.queries.rates import GENERAL
from dashboards.queries.sangong import TOTAL
from reports.facts import KINDS
from reports.models import Report

# One character for each kind of report, in the order in which they are listed.
KIND_MARKS = {
    "budget": "预",
    "final_account": "决",
    "overall_evaluation": "整",
    "project_evaluation": "项",
    "project_score_sheet": "表",
}


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A body with the figures by which it is known in a year."""

    body: Body
    scope: str
    reports: str
    general: Value
    rate: Value
    sangong: Value
    score: Value

    @property
    def kind(self) -> str:
        """The presence by which the page filters."""
        return self.general.kind


@dataclass(frozen=True, slots=True)
class StoredRow:
    """Which kinds of report of a body are stored, by year: ``{2022: "决整"}``."""

    body: Body
    years: dict[int, str]


def read_marks(kinds: set[str]) -> str:
    """The marks of the kinds that are stored, in their order."""
    return "".join(mark for kind, mark in KIND_MARKS.items() if kind in kinds)


def say_marks(marks: str) -> str:
    """The marks in words: 部门决算、项目支出绩效自评表."""
    return "、".join(KINDS[kind] for kind, mark in KIND_MARKS.items() if mark in marks)


def list_departments(bodies: list[Body], year: int | None, presence="") -> list[DepartmentRow]:
    """A row for each body with its main figures of the year."""
    measures = ["final", "execution_rate", "score"]
    book = CellBook(year, [GENERAL, TOTAL, DEPARTMENT_SCORE], measures)
    kinds = defaultdict(set)
    for body, _, kind in book.stored:
        kinds[body].add(kind)
    rows = [
        DepartmentRow(
            body=body,
            scope=book.scope(body.pk, GENERAL),
            reports=read_marks(kinds[body.pk]),
            general=book.find(body.pk, GENERAL),
            rate=book.find(body.pk, GENERAL, "execution_rate"),
            sangong=book.find(body.pk, TOTAL),
            score=book.find(body.pk, DEPARTMENT_SCORE, "score"),
        )
        for body in bodies
    ]
    return [row for row in rows if not presence or row.kind == presence]


def list_stored(bodies: list[Body]) -> list[StoredRow]:
    """Which reports in force are stored, a row a body."""
    kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
    rows = Report.objects.in_force().order_by()
    for body, year, kind in rows.values_list("department_id", "fiscal_year_id", "kind").distinct():
        kinds[body, year].add(kind)
    years = sorted({year for _, year in kinds})
    return [
        StoredRow(
            body,
            {year: read_marks(kinds[body.pk, year]) for year in years if (body.pk, year) in kinds},
        )
        for body in bodies
    ]
