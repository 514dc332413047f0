"""The one writer of what was read: bytes → text → figures → rows, in one transaction.

Commands, pages and tests all call ``import_document``. The same bytes again change nothing; a
file that cannot be stored leaves nothing behind and says why in one line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from accounts.log import write_entry
from reports import bodies, facts
from reports.carrying import carry_corrections
from reports.checking import check_department
from reports.extraction.reading import VERSION, read_text
from reports.fields import LARGEST, SCALE
from reports.lineitems import rebuild_line_items
from reports.models import (
    Department,
    DepartmentAlias,
    Document,
    Figure,
    Finding,
    FiscalYear,
    Indicator,
    KpiRow,
    Numeral,
    Project,
    ProjectAlias,
    Region,
    Report,
    Statement,
)
from reports.outline_order import indicator_order
from reports.reapplying import reapply_corrections
from reports.sources import SourceError, read_source

BATCH = 500


@dataclass
class ImportResult:
    """What became of a file. ``status`` is ``stored``, ``unchanged`` or ``failed``."""

    name: str
    status: str
    message: str
    document: Document | None = None
    numerals: int = 0
    accounted: int = 0
    figures: int = 0
    uncertain: int = 0
    findings: int = 0


def import_document(
    name: str,
    content: bytes,
    *,
    published_on: date | None = None,
    source_url: str = "",
    is_sample: bool = False,
    user=None,
    request=None,
) -> ImportResult:
    """Read a file and store it with everything read from it, or say why not.

    ``name`` is the file's name as exports show it. Never raises for bad content.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = Document.objects.filter(sha256=digest).first()
    if known is not None:
        return ImportResult(name, "unchanged", f"已收录（{known.name}），没有变化", known)
    try:
        source_format, text = read_source(name, content)
    except SourceError as error:
        return failed(name, digest, str(error), user, request)
    reading = read_text(text)
    if reading.problem:
        return failed(name, digest, reading.problem, user, request)
    with transaction.atomic():
        document = Document.objects.create(
            name=name[:255], sha256=digest, content=content, text=text.content,
            source_format=source_format, source_url=source_url, published_on=published_on,
            is_sample=is_sample, extractor_version=VERSION,
        )  # fmt: skip
        result = store_reading(document, reading)
        result.findings = check_document(document)
        result.message += f"，检查发现 {result.findings} 条"
        write_entry(
            "import", user=user, request=request, target=name,
            details={"sha256": digest, "status": "stored", "numerals": result.numerals,
                     "figures": result.figures, "uncertain": result.uncertain,
                     "findings": result.findings},
        )  # fmt: skip
    return result


def check_document(document: Document) -> int:
    """Check the bodies that a document reports on; how many findings point into it."""
    for department in Department.objects.filter(reports__document=document).distinct():
        check_department(department)
    return Finding.objects.filter(evidence__document=document).distinct().count()


def failed(name: str, digest: str, reason: str, user, request) -> ImportResult:
    """A file that was not stored, and the log's line about it."""
    write_entry(
        "import", user=user, request=request, target=name,
        details={"sha256": digest, "status": "failed", "reason": reason},
    )  # fmt: skip
    return ImportResult(name, "failed", reason)


# --- storing ----------------------------------------------------------------------------------


def store_reading(
    document: Document, reading: facts.Reading, versions: dict[tuple, list] | None = None
) -> ImportResult:
    """Store all reports of a document and draw the line items of their years.

    ``versions`` gives version, standing and key of each of the document's reports before it was
    read again.
    """
    department = find_department(reading, document.is_sample)
    # Nobody corrects a figure of the body while its rows and corrections are laid out.
    Department.objects.select_for_update().get(pk=department.pk)
    indicators = save_indicators(reading)
    years: set[int] = set()
    figures = uncertain = 0
    for report_reading in reading.reports:
        report = save_report(document, department, report_reading, versions or {})
        years.add(report.fiscal_year_id)
        saved = save_statements(report, report_reading, indicators, department)
        save_kpis(report, report_reading, saved)
        figures += len(saved)
        uncertain += sum(figure.status == "uncertain" for figure in saved)
    save_numerals(document, reading)
    corrected = reapply_corrections(document) + carry_corrections(document)
    undecided = document.corrected_places.open().count()
    rebuild_line_items(department.pk, years)
    unread = sum(numeral.cls == "unread" for numeral in reading.numerals)
    kinds = "、".join(dict.fromkeys(facts.KINDS[report.kind] for report in reading.reports))
    total = len(reading.numerals)
    message = (
        f"{department.official_name} {max(years)}年 {kinds}（{len(reading.reports)} 份）："
        f"{total} 个数字，{total - unread} 个已归类，{figures} 个数据，{uncertain} 个待核"
        + (f"，{corrected} 处更正仍然有效" if corrected else "")
        + (f"，{undecided} 处更正待裁定" if undecided else "")
    )
    return ImportResult(
        document.name, "stored", message, document, total, total - unread, figures, uncertain
    )


def find_department(reading: facts.Reading, is_sample: bool) -> Department:
    """The body, by region and kind of office; made where it is new. Names it uses are kept."""
    region = Region.objects.filter(pk=reading.region).first() if reading.region else None
    key = bodies.match_key(reading.department, reading.region)
    department = next(
        (
            one
            for one in Department.objects.filter(region=region)
            if one.official_name == reading.department
            or (region is not None and bodies.match_key(one.official_name, reading.region) == key)
        ),
        None,
    )
    if department is None:
        department = Department.objects.create(
            official_name=reading.department[:120], region=region, is_sample=is_sample
        )
    elif len(reading.department) > len(department.official_name):
        keep_alias(department, department.official_name)
        department.official_name = reading.department[:120]
        department.save(update_fields=["official_name"])
    for alias in (reading.department, *reading.aliases):
        keep_alias(department, alias)
    return department


def keep_alias(department: Department, name: str) -> None:
    """Remember another name of a body."""
    if name and name != department.official_name:
        DepartmentAlias.objects.get_or_create(department=department, name=name[:120])


def save_indicators(reading: facts.Reading) -> dict[str, Indicator]:
    """All indicators of a reading by path; new ones are made."""
    paths = {figure.indicator for report in reading.reports for figure in report.figures()}
    paths = {path[:300] for path in paths}
    known = {one.path: one for one in Indicator.objects.filter(path__in=paths)}
    new = [Indicator(path=path, order=indicator_order(path)) for path in sorted(paths - set(known))]
    Indicator.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)
    return {one.path: one for one in Indicator.objects.filter(path__in=paths)}


def save_report(
    document: Document,
    department: Department,
    reading: facts.ReportReading,
    versions: dict[tuple, list],
) -> Report:
    """A report as the newest version of its kind; a version published later stays in force.

    A report that is read again keeps the version and the key it had.
    """
    year, _ = FiscalYear.objects.get_or_create(year=reading.fiscal_year)
    project = save_project(department, year, reading) if reading.project else None
    same = Report.objects.filter(
        department=department, fiscal_year=year, kind=reading.kind, project=project,
        scope=reading.scope,
    )  # fmt: skip
    kept = versions.get(report_key(department.pk, reading))
    pk = None
    if kept:
        # Its address stays: people keep links to its numerals.
        version, newest, pk = kept.pop(0)
    else:
        version = (same.aggregate(highest=Max("version"))["highest"] or 0) + 1
        current = same.in_force().select_related("document").first()
        newest = current is None or not is_later(current.document, document)
    if newest:
        same.in_force().update(in_force=False)
    return Report.objects.create(
        pk=pk, document=document, department=department, fiscal_year=year, kind=reading.kind,
        project=project, scope=reading.scope, title=reading.title[:200], version=version,
        in_force=newest, start=reading.span.start, end=reading.span.end,
    )  # fmt: skip


def report_key(department_id: int, reading: facts.ReportReading) -> tuple:
    """What makes two readings the same report."""
    return (department_id, reading.fiscal_year, reading.kind, reading.project, reading.scope)


def is_later(one: Document, two: Document) -> bool:
    """Whether document ``one`` was published after ``two``; undated ones go by import order."""
    return bool(one.published_on and two.published_on and one.published_on > two.published_on)


def save_project(department: Department, year: FiscalYear, reading: facts.ReportReading) -> Project:
    """The project under the name on its sheet; the code is filled in when it is known."""
    project, _ = Project.objects.get_or_create(
        department=department, fiscal_year=year, name=reading.project[:200]
    )
    if reading.project_code and not project.code:
        project.code = reading.project_code[:60]
        project.save(update_fields=["code"])
    for alias in reading.project_aliases:
        ProjectAlias.objects.get_or_create(project=project, name=alias[:200])
    return project


def storable(figure: facts.Figure) -> bool:
    """Whether a value fits the column exactly."""
    value = figure.value
    return value is None or (figure.decimals <= SCALE and abs(value) <= LARGEST)


def save_statements(
    report: Report,
    reading: facts.ReportReading,
    indicators: dict[str, Indicator],
    department: Department,
) -> list[Figure]:
    """Statements and their figures; returns the figures as stored."""
    statements = [
        Statement(
            report=report, start=one.span.start, end=one.span.end, kind=one.kind,
            heading=" › ".join(one.heading)[:500],
        )
        for one in reading.statements
    ]  # fmt: skip
    Statement.objects.bulk_create(statements, batch_size=BATCH)
    names = {
        figure.subject.name for figure in reading.figures() if figure.subject.type == "project"
    }
    projects = {
        one.name: one
        for one in Project.objects.filter(
            department=department, fiscal_year_id=reading.fiscal_year, name__in=names
        )
    }
    for name in names - set(projects):
        projects[name] = Project.objects.create(
            department=department, fiscal_year_id=reading.fiscal_year, name=name[:200]
        )
    figures = [
        make_row(report, statement, figure, indicators, projects)
        for statement, one in zip(statements, reading.statements, strict=True)
        for figure in one.figures
        if storable(figure)
    ]
    return Figure.objects.bulk_create(figures, batch_size=BATCH)


def make_row(
    report: Report, statement: Statement, figure: facts.Figure, indicators: dict, projects: dict
) -> Figure:
    """A figure's row."""
    is_project = figure.subject.type == "project"
    return Figure(
        report=report, statement=statement, start=figure.span.start, end=figure.span.end,
        raw=figure.raw[:200], value=figure.value, decimals=figure.decimals, unit=figure.unit[:20],
        unit_from=figure.unit_from, subject_type=figure.subject.type,
        subject=figure.subject.name[:500],
        project=projects.get(figure.subject.name) if is_project else None,
        indicator=indicators[figure.indicator[:300]], measure=figure.measure,
        basis=figure.basis[:60], fiscal_year=figure.fiscal_year, place=figure.place,
        qualifier=figure.qualifier[:10], status=figure.status, rule=figure.rule[:120],
        reason=figure.reason[:300], candidates=list(figure.candidates),
    )  # fmt: skip


def save_kpis(report: Report, reading: facts.ReportReading, figures: list[Figure]) -> None:
    """KPI rows with the figures that stand in their cells."""

    def inside(cell: facts.KpiCell, measure: str) -> Figure | None:
        if cell.span is None:
            return None
        return next(
            (
                figure
                for figure in figures
                if figure.measure == measure
                and cell.span.start <= figure.start
                and figure.end <= cell.span.end
            ),
            None,
        )

    KpiRow.objects.bulk_create(
        KpiRow(
            report=report, project=report.project, order=order, start=kpi.span.start,
            end=kpi.span.end, level1=kpi.level1[:100], level2=kpi.level2[:100], level3=kpi.level3,
            nature=kpi.nature, unit=kpi.unit[:50], target_text=kpi.target.text,
            actual_text=kpi.actual.text, reason_text=kpi.reason.text, cells=kpi_cells(kpi),
            target=inside(kpi.target, "target"), actual=inside(kpi.actual, "actual"),
            weight=inside(kpi.weight, "weight"), score=inside(kpi.score, "score"),
        )
        for order, kpi in enumerate(reading.kpis, 1)
    )  # fmt: skip


def kpi_cells(kpi: facts.KpiReading) -> dict[str, list]:
    """Each cell as its words and where they stand."""
    cells = {name: getattr(kpi, name) for name in ("target", "actual", "weight", "score", "reason")}
    return {
        name: [cell.text, *(cell.span or (None, None))]
        for name, cell in cells.items()
        if cell.text or cell.span
    }


def save_numerals(document: Document, reading: facts.Reading) -> None:
    """The ledger; a figure whose value cannot be stored exactly is unread, and says so."""
    lost = {
        figure.span
        for report in reading.reports
        for figure in report.figures()
        if not storable(figure)
    }
    Numeral.objects.bulk_create(
        (
            Numeral(
                document=document, start=one.span.start, end=one.span.end, text=one.text[:60],
                cls="unread" if one.span in lost else one.cls, rule=one.rule[:80],
                reason="数值超出可精确存储的范围" if one.span in lost else one.reason[:300],
            )
            for one in reading.numerals
        ),
        batch_size=BATCH,
    )  # fmt: skip
