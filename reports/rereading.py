"""Stored documents read again with the present extractor; says what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from accounts.log import write_entry
from reports.checking import check_department
from reports.extraction.reading import VERSION, read_text
from reports.importing import check_document, store_reading
from reports.lineitems import rebuild_line_items
from reports.models import Department, Document, Figure, Numeral, Project, Report
from reports.sources import SourceError, read_source


@dataclass
class RereadResult:
    """What became of a document: ``changed``, ``same`` or ``failed``, and the counts."""

    document: Document
    status: str
    message: str
    added: int = 0
    removed: int = 0


def reread_document(document: Document) -> RereadResult:
    """Read a stored document again and replace what was read before, in one transaction.

    A document that can no longer be read keeps what it has.
    """
    try:
        _, text = read_source(document.name, bytes(document.content))
    except SourceError as error:
        return RereadResult(document, "failed", str(error))
    reading = read_text(text)
    if reading.problem:
        return RereadResult(document, "failed", f"{reading.problem}；原有数据保留")
    with transaction.atomic():
        bodies = lock_bodies(document)
        before = snapshot(document)
        replace_reading(document, text.content, reading)
        after = snapshot(document)
        check_document(document)
        check_left(document, bodies)
        result = compare(document, before, after)
        write_entry(
            "reread", target=document.name,
            details={"sha256": document.sha256, "added": result.added, "removed": result.removed},
        )  # fmt: skip
    return result


def check_left(document: Document, bodies: list[Department]) -> None:
    """Check the bodies that the document was read as reporting on and no longer is."""
    for body in bodies:
        if not body.reports.filter(document=document).exists():
            check_department(body)


def lock_bodies(document: Document) -> list[Department]:
    """The bodies of a document: nobody corrects a figure while its rows are replaced."""
    keys = set(document.reports.values_list("department_id", flat=True))
    return list(Department.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def replace_reading(document: Document, content: str, reading) -> None:
    """Drop the reports and the ledger; the new reports have the versions and keys of the old."""
    old = list(document.reports.select_related("project").order_by("start"))
    versions: dict[tuple, list] = {}
    for report in old:
        name = report.project.name if report.project else ""
        key = (report.department_id, report.fiscal_year_id, report.kind, name, report.scope)
        versions.setdefault(key, []).append((report.version, report.in_force, report.pk))
    touched: dict[int, set[int]] = {}
    for report in old:
        touched.setdefault(report.department_id, set()).add(report.fiscal_year_id)
    Numeral.objects.filter(document=document).delete()
    document.reports.all().delete()
    document.text, document.extractor_version = content, VERSION
    document.save(update_fields=["text", "extractor_version"])
    store_reading(document, reading, versions)
    for report in old:
        keep_one_in_force(report)
    for department_id, years in touched.items():
        rebuild_line_items(department_id, years)
    drop_orphans(set(touched))


def keep_one_in_force(report: Report) -> None:
    """Where the version in force is gone, the newest of the others takes its place."""
    same = Report.objects.filter(
        department=report.department_id, fiscal_year=report.fiscal_year_id, kind=report.kind,
        project=report.project_id, scope=report.scope,
    )  # fmt: skip
    newest = same.order_by("-version").first()
    if newest is not None and not same.in_force().exists():
        newest.in_force = True
        newest.save(update_fields=["in_force"])


def drop_orphans(departments: set[int]) -> None:
    """Projects that no report, figure or row speaks of any more."""
    Project.objects.filter(
        department__in=departments, reports=None, figures=None, kpi_rows=None
    ).delete()


def snapshot(document: Document) -> Counter:
    """The readings of a document as comparable values."""
    return Counter(
        Figure.objects.filter(report__document=document).values_list(
            "start", "end", "subject", "indicator__path", "measure", "value", "unit",
            "fiscal_year", "basis", "status",
        )
    )  # fmt: skip


def compare(document: Document, before: Counter, after: Counter) -> RereadResult:
    """What is new and what is gone."""
    added, removed = (after - before).total(), (before - after).total()
    if not added and not removed:
        return RereadResult(document, "same", f"{after.total()} 个数据，与原来一致")
    message = f"{after.total()} 个数据，新读法 {added} 个，原读法 {removed} 个不再成立"
    return RereadResult(document, "changed", message, added, removed)
