"""One body in one year: its line items, projects, KPI rows, reports, and its peers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dashboards.presence import DEPARTMENT_SCORE, Value, printed_numbers
from dashboards.queries.cells import CELL_FIELDS, Body, CellBook, read_value
from dashboards.queries.projects import ProjectName
from dashboards.queries.rates import GENERAL, PROJECT_TOTAL
from dashboards.queries.sangong import TOTAL
from dashboards.queries.scores import PROJECT_SCORE, name_grade
from reports.facts import MEASURES
from reports.models import Department, Figure, KpiRow, LineCell, Project, Report

MONEY_MEASURES = (
    "budget_initial",
    "budget_adjusted",
    "budget",
    "final",
    "prior_final",
    "prior_budget",
    "change",
)
RATE_MEASURES = ("change_rate", "share", "execution_rate")
NOT_STATED = Value("")
PRINTED = tuple(
    f"figure__{name}" for name in ("value", "decimals", "unit", "raw", "qualifier")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line item of a body: values by measure, and what fits in no column.

    ``printed`` holds of each value the figure it was printed as: value, decimals, unit, words
    and qualifier.
    """

    family: str
    indicator: str
    order: int
    scope: str
    values: dict[str, Value]
    others: list[tuple[str, Value]] = field(default_factory=list)
    printed: dict[str, tuple] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project with its amounts, rate, score and KPI rows."""

    project: ProjectName
    initial: Value
    adjusted: Value
    final: Value
    rate: Value
    score: Value
    kpis: list[KpiRow]

    @property
    def grade(self) -> str:
        """优, 良, 中 or 差; empty where there is no score."""
        return name_grade(self.score.number) if self.score.known else ""


@dataclass(frozen=True, slots=True)
class KpiLine:
    """A KPI row with the project whose score sheet prints it."""

    project: ProjectName
    kpi: KpiRow

    @property
    def url(self) -> str:
        """The row's place in its report: its first figure that was read, else the row itself."""
        kpi = self.kpi
        found = next(filter(None, (kpi.score, kpi.weight, kpi.actual, kpi.target)), None)
        place = found or Figure(report_id=kpi.report_id, start=kpi.start, end=kpi.end)
        return place.get_absolute_url()


def list_lines(department: Department, year: int | None) -> list[LineRow]:
    """The body's own line items in the order of the official outline."""
    cells = LineCell.objects.filter(
        department=department, fiscal_year=year, line_item__project=None
    ).order_by("indicator__order", "indicator__path", "line_item__scope")
    rows: dict[tuple, LineRow] = {}
    for found in cells.values_list(*CELL_FIELDS, *PRINTED):
        row, figure = found[: len(CELL_FIELDS)], found[len(CELL_FIELDS) :]
        key = (row[2], row[4])
        family, _, label = row[2].partition("/")
        if key not in rows:
            rows[key] = LineRow(family, label or family, len(rows), row[4], {})
        value = read_value(row)
        place_value(rows[key], row[3], value)
        # A count of the same measure stands among the others.
        if rows[key].values.get(row[3]) is value:
            rows[key].printed[row[3]] = figure
    return list(rows.values())


def place_value(line: LineRow, measure: str, value: Value) -> None:
    """Into the measure's column where the unit is the column's, else among the others."""
    unit = "万元" if measure in MONEY_MEASURES else "%"
    fits = measure in MONEY_MEASURES or measure in RATE_MEASURES
    if fits and (value.unit == unit or not value.known) and measure not in line.values:
        line.values[measure] = value
    else:
        line.others.append((MEASURES[measure], value))


def list_project_rows(body: Body, year: int | None) -> list[ProjectRow]:
    """The body's projects of a year with their KPI rows."""
    measures = ["budget_initial", "budget_adjusted", "final", "execution_rate", "score"]
    book = CellBook(year, [PROJECT_TOTAL, PROJECT_SCORE], measures, body.pk)
    kpis = kpis_by_project(body, year)
    rows = Project.objects.filter(department=body.pk, fiscal_year=year)
    names = [
        ProjectName(*row)
        for row in rows.values_list("pk", "department_id", "fiscal_year_id", "name", "code")
    ]
    return [read_project(book, name, kpis[name.pk]) for name in names]


def read_project(book: CellBook, project: ProjectName, kpis: list[KpiRow]) -> ProjectRow:
    """One project's row."""

    def total(measure: str) -> Value:
        return book.find(project.body, PROJECT_TOTAL, measure, project.pk)

    return ProjectRow(
        project=project,
        initial=total("budget_initial"),
        adjusted=total("budget_adjusted"),
        final=total("final"),
        rate=total("execution_rate"),
        score=book.find(project.body, PROJECT_SCORE, "score", project.pk),
        kpis=kpis,
    )


def kpis_by_project(body: Body, year: int | None) -> dict[int | None, list[KpiRow]]:
    """KPI rows of the score sheets in force, by project."""
    found = defaultdict(list)
    rows = KpiRow.objects.filter(
        report__department=body.pk, report__fiscal_year=year, report__in_force=True
    ).select_related("target", "actual", "weight", "score")
    for row in rows.order_by("report", "order"):
        found[row.project_id].append(row)
    return found


def list_kpis(rows: list[ProjectRow]) -> list[KpiLine]:
    """The KPI rows of all projects in the order in which the page shows them."""
    return [KpiLine(row.project, kpi) for row in rows for kpi in row.kpis]


def list_reports(department: Department, year: int | None) -> list[Report]:
    """All versions of the body's reports of a year, with their documents' day and address."""
    reports = Report.objects.filter(department=department, fiscal_year=year)
    found = reports.select_related("document", "project").order_by("kind", "title", "-version")
    return list(found.defer("document__content", "document__text"))


@dataclass(frozen=True, slots=True)
class PeerStrip:
    """One quantity of a body among all bodies of the year that print it."""

    label: str
    unit: str
    own: Value
    peers: list[tuple[Body, Value]]

    @property
    def ranked(self) -> bool:
        """Whether the body has a place: it prints a value, and so does another."""
        return self.own.printed and len(self.peers) > 1

    @property
    def rank(self) -> int:
        """1 for the largest; only meaningful where the own value is printed."""
        numbers = printed_numbers(value for _, value in self.peers)
        return 1 + sum(number > self.own.number for number in numbers)


PEER_QUANTITIES = (
    ("“三公”经费", "万元", TOTAL, "final"),
    ("一般公共预算执行率", "%", GENERAL, "execution_rate"),
    ("部门整体自评得分", "分", DEPARTMENT_SCORE, "score"),
    ("一般公共预算支出", "万元", GENERAL, "final"),
    ("公用经费", "万元", "基本支出/公用经费", "final"),
    ("机关运行经费", "万元", "机关运行经费", "final"),
)


def list_strips(own: Body, bodies: list[Body], year: int | None) -> list[PeerStrip]:
    """The body among its peers in each of the quantities."""
    paths = [path for _, _, path, _ in PEER_QUANTITIES]
    book = CellBook(year, paths, ["final", "execution_rate", "score"])
    strips = []
    for label, unit, path, measure in PEER_QUANTITIES:
        values = [(body, book.find(body.pk, path, measure)) for body in bodies]
        printed = [(body, value) for body, value in values if value.printed]
        strips.append(PeerStrip(label, unit, book.find(own.pk, path, measure), printed))
    return strips
