"""Reads the comparable values of bodies and projects, and which reports are stored.

Each function runs one query whatever the number of bodies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboards.presence import Value, absent_value, kinds_carrying
from reports.models import Department, LineCell, Report

# Where a body has both, the wider scope is compared: it is what most bodies publish.
SCOPE_ORDER = {"summary": 0, "": 1, "own": 2}
UNIT_ORDER = {"万元": 0, "%": 0, "分": 0, "": 1}
CELL_FIELDS = (
    "department_id",
    "line_item__project_id",
    "indicator__path",
    "measure",
    "line_item__scope",
    "unit",
    "value",
    "state",
    "formula",
    "figure__report_id",
    "figure__start",
    "figure__end",
    "figure__decimals",
    "figure__status",
    "figure__qualifier",
    "figure__basis",
    "figure_id",
)

Key = tuple[int, int | None, str, str]


@dataclass(frozen=True, slots=True)
class Body:
    """A body as the comparing pages show it."""

    pk: int
    name: str
    region: str
    full_region: str
    region_code: str
    is_sample: bool

    @property
    def url(self) -> str:
        """The body's own page."""
        return Department(pk=self.pk).get_absolute_url()


def read_body(department: Department) -> Body:
    """A department with its region, already fetched, as a ``Body``."""
    region = department.region
    return Body(
        pk=department.pk,
        name=department.official_name,
        region=region.name if region else "",
        full_region=region.full_name() if region else "",
        region_code=region.code if region else "",
        is_sample=department.is_sample,
    )


def list_bodies(departments) -> list[Body]:
    """The filtered departments in the order of their regions."""
    found = departments.select_related("region__parent")
    return [read_body(department) for department in found.order_by("region", "official_name")]


def read_value(row: tuple) -> Value:
    """A ``CELL_FIELDS`` row as a ``Value``."""
    unit, number, state, formula, *printed = row[5:]
    report, start, end, decimals, status, qualifier, basis, figure = printed
    return Value(
        presence=state,
        number=number,
        unit=unit,
        decimals=decimals or 0,
        place=(report, start, end) if report else None,
        status=status or "certain",
        qualifier=qualifier or "",
        basis=basis or "",
        formula=formula,
        figure=figure,
        scope=row[4],
    )


class CellBook:
    """The values of one fiscal year, by body, project, indicator and measure.

    With ``body`` only that body's values are read.
    """

    def __init__(
        self,
        year: int | None,
        indicators: Iterable[str],
        measures: Iterable[str],
        body: int | None = None,
    ):
        self.values: dict[Key, Value] = {}
        self.scopes: dict[Key, str] = {}
        self.stored = stored_reports(year)
        rows = LineCell.objects.filter(
            fiscal_year=year, indicator__path__in=list(indicators), measure__in=list(measures)
        )
        if body is not None:
            rows = rows.filter(department=body)
        for row in sorted(rows.order_by().values_list(*CELL_FIELDS), key=preference):
            key = row[:4]
            if key not in self.values:
                self.values[key] = read_value(row)
                self.scopes[key] = row[4]

    def find(
        self, body: int, indicator: str, measure: str = "final", project: int | None = None
    ) -> Value:
        """The value, or the way in which it is absent."""
        found = self.values.get((body, project, indicator, measure))
        if found is not None:
            return found
        kinds = kinds_carrying(indicator, of_project=project is not None)
        return absent_value(any((body, project, kind) in self.stored for kind in kinds))

    def scope(self, body: int, indicator: str, measure: str = "final") -> str:
        """部门汇总 (``summary``), 单位本级 (``own``) or not said, of a body's value."""
        return self.scopes.get((body, None, indicator, measure), "")


def preference(row: tuple) -> tuple[int, int]:
    """Sorts the cell to be compared before others of the same indicator and measure."""
    return SCOPE_ORDER.get(row[4], 3), UNIT_ORDER.get(row[5], 2)


def stored_reports(year: int | None) -> set[tuple[int, int | None, str]]:
    """``(body, project, kind)`` of the reports in force of a year; body's own without project."""
    rows = Report.objects.in_force().read_from_text().filter(fiscal_year=year)
    stored = set()
    for body, project, kind in rows.values_list("department_id", "project_id", "kind").order_by():
        of_project = kind in kinds_carrying("", of_project=True)
        stored.add((body, project if of_project else None, kind))
    return stored
