"""Stored rows as the plain values they were stored from, for checks that run without reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F

from reports import facts
from reports.checks.dossier import Case, Dossier, Paper
from reports.models import Department, Document, Figure, KpiRow, Report, Statement
from reports.spans import Span

KPI_CELLS = ("target", "actual", "weight", "score", "reason")
# Databases differ in where they put what has no day, so it is said.
AS_PUBLISHED = (F("published_on").asc(nulls_first=True), "imported_at", "pk")


def load_dossier(department: Department) -> Dossier:
    """Everything stored of a body; keys of papers and cases are primary keys."""
    reports = list(
        Report.objects.read_from_text()
        .filter(department=department)
        .select_related("project")
        .prefetch_related("project__aliases")
        .order_by("start", "-end", "pk")
    )
    names = tuple(department.aliases.values_list("name", flat=True))
    dossier = Dossier(department.official_name, aliases=names)
    documents = Document.objects.filter(pk__in={one.document_id for one in reports})
    papers = {
        document.pk: Paper(str(document.pk), document.text, dossier)
        for document in documents.defer("content").order_by(*AS_PUBLISHED)
    }
    dossier.papers.extend(papers.values())
    statements, kpis = load_statements(reports), load_kpis(reports)
    for report in reports:
        paper = papers[report.document_id]
        reading = facts.ReportReading(
            kind=report.kind, span=Span(report.start, report.end), title=report.title,
            department=department.official_name, fiscal_year=report.fiscal_year_id,
            project=report.project.name if report.project else "",
            project_code=report.project.code if report.project else "", scope=report.scope,
            statements=tuple(statements[report.pk]), kpis=tuple(kpis[report.pk]),
            project_aliases=aliases_of(report),
        )  # fmt: skip
        paper.cases.append(Case(str(report.pk), paper, reading, report.version, report.in_force))
    return dossier


def aliases_of(report: Report) -> tuple[str, ...]:
    """Other spellings of a report's project."""
    return tuple(one.name for one in report.project.aliases.all()) if report.project else ()


def load_statements(reports: Iterable[Report]) -> dict[int, list[facts.Statement]]:
    """The statements of each report with their figures."""
    figures: dict[int, list[facts.Figure]] = defaultdict(list)
    for row in Figure.objects.filter(report__in=reports).select_related("indicator").order_by("pk"):
        figures[row.statement_id].append(as_figure(row))
    found: dict[int, list[facts.Statement]] = defaultdict(list)
    for row in Statement.objects.filter(report__in=reports).order_by("pk"):
        heading = tuple(row.heading.split(" › ")) if row.heading else ()
        span, held = Span(row.start, row.end), tuple(figures[row.pk])
        found[row.report_id].append(facts.Statement(span, row.kind, held, heading))
    return found


def as_figure(row: Figure) -> facts.Figure:
    """A stored figure as it was read."""
    return facts.Figure(
        span=Span(row.start, row.end), raw=row.raw, value=row.value, decimals=row.decimals,
        unit=row.unit, subject=facts.Subject(row.subject_type, row.subject),
        indicator=row.indicator.path, measure=row.measure, fiscal_year=row.fiscal_year,
        place=row.place, rule=row.rule, basis=row.basis, qualifier=row.qualifier,
        unit_from=row.unit_from, status=row.status, reason=row.reason,
        candidates=tuple(row.candidates),
    )  # fmt: skip


def load_kpis(reports: Iterable[Report]) -> dict[int, list[facts.KpiReading]]:
    """The KPI rows of each report."""
    found: dict[int, list[facts.KpiReading]] = defaultdict(list)
    for row in KpiRow.objects.filter(report__in=reports).order_by("report", "order"):
        cells = {name: as_cell(row.cells.get(name)) for name in KPI_CELLS}
        found[row.report_id].append(
            facts.KpiReading(
                span=Span(row.start, row.end), level1=row.level1, level2=row.level2,
                level3=row.level3, nature=row.nature, unit=row.unit, **cells,
            )
        )  # fmt: skip
    return found


def as_cell(stored: list | None) -> facts.KpiCell:
    """A cell from ``[text, start, end]``."""
    if not stored:
        return facts.KpiCell()
    text, start, end = stored
    return facts.KpiCell(text, None if start is None else Span(start, end))
