"""The figures and the ledger as rows of plain values, for export files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from django.db.models import Case, When

from reports.findings import SEVERITIES
from reports.models import Document, Evidence, Figure
from reports.readings import CORRECTED

COLUMNS = (
    "document", "start", "end", "text", "class", "subject_type", "subject", "indicator",
    "measure", "value", "unit", "fiscal_year", "place", "department", "report_kind", "basis",
    "qualifier", "statement", "status", "sha256", "rule", "reason", "candidates",
)  # fmt: skip


GRAVITY = [When(finding__severity=name, then=rank) for rank, name in enumerate(SEVERITIES)]


def printed_value(value: Decimal | None, decimals: int) -> str:
    """A plain signed decimal with as many decimals as were printed; empty for a blank."""
    if value is None:
        return ""
    text = f"{value:.{decimals}f}"
    return text.lstrip("-") if not value else text


def figure_row(document: Document, figure: Figure) -> dict[str, str | int]:
    """One figure as an export row."""
    return {
        "document": document.name, "start": figure.start, "end": figure.end,
        "text": document.text[figure.start : figure.end], "class": "figure",
        "subject_type": figure.subject_type, "subject": figure.subject,
        "indicator": figure.indicator.path, "measure": figure.measure,
        "value": printed_value(figure.value, figure.decimals), "unit": figure.unit,
        "fiscal_year": figure.fiscal_year, "place": figure.place,
        "department": figure.report.department.official_name, "report_kind": figure.report.kind,
        "basis": figure.basis, "qualifier": figure.qualifier,
        "statement": f"{figure.statement.start}-{figure.statement.end}",
        "status": figure.status, "sha256": document.sha256, "rule": figure.rule,
        "reason": figure.reason, "candidates": "；".join(figure.candidates),
    }  # fmt: skip


def export_rows(every_numeral: bool) -> Iterator[dict[str, str | int]]:
    """Rows of all documents in order of name, within one in the order of its text.

    One document is held in memory at a time.
    """
    for pk in Document.objects.order_by("name", "pk").values_list("pk", flat=True):
        document = Document.objects.defer("content").get(pk=pk)
        yield from document_rows(document, every_numeral)


def document_rows(document: Document, every_numeral: bool) -> Iterator[dict[str, str | int]]:
    """Rows of one document; figures that are no numerals stand where their words do."""
    figures = list(
        Figure.objects.filter(report__document=document)
        .select_related("report__department", "indicator", "statement")
        .order_by("start", "end", "pk")
    )
    if not every_numeral:
        yield from (figure_row(document, figure) for figure in figures)
        return
    by_span = {(figure.start, figure.end) for figure in figures}
    first = document.reports.select_related("department").first()
    rest = [
        (one.start, one.end, numeral_row(document, one, first))
        for one in document.numerals.all()
        if (one.start, one.end) not in by_span
    ]
    rows = [(figure.start, figure.end, figure_row(document, figure)) for figure in figures] + rest
    for _, _, row in sorted(rows, key=lambda row: row[:2]):
        yield row


def numeral_row(document: Document, numeral, report) -> dict[str, str | int]:
    """A numeral that is no figure as an export row."""
    row: dict[str, str | int] = dict.fromkeys(COLUMNS, "")
    row.update({
        "document": document.name, "start": numeral.start, "end": numeral.end,
        "text": document.text[numeral.start : numeral.end], "class": numeral.cls,
        "department": report.department.official_name if report else "",
        "status": "corrected" if numeral.rule == CORRECTED else "",
        "sha256": document.sha256, "rule": numeral.rule, "reason": numeral.reason,
    })  # fmt: skip
    return row


FINDING_COLUMNS = (
    "finding", "check", "severity", "status", "department", "fiscal_year", "title", "message",
    "document", "start", "end", "quote", "role", "report_kind", "stated", "computed", "tolerance",
    "sha256", "figure_status",
)  # fmt: skip


def finding_rows() -> Iterator[dict[str, str | int]]:
    """A row for each piece of evidence of every finding, gravest first.

    A finding about something that is not there has start, end and quote empty. ``figure_status``
    tells which of its figures a person corrected: what counts there may not be what is printed.
    """
    evidence = (
        Evidence.objects.select_related(
            "finding__department", "finding__report", "document", "figure"
        )
        .defer("document__content", "document__text")
        .annotate(gravity=Case(*GRAVITY, default=len(GRAVITY)))
        .order_by("gravity", "finding__department", "finding__code", "finding", "order")
    )
    for one in evidence.iterator():
        found = one.finding
        yield {
            "finding": found.pk, "check": found.code, "severity": found.severity,
            "status": found.status, "department": found.department.official_name,
            "fiscal_year": found.fiscal_year_id, "title": found.title, "message": found.message,
            "document": one.document.name, "start": "" if one.start is None else one.start,
            "end": "" if one.end is None else one.end, "quote": one.quote, "role": one.role,
            "report_kind": found.report.kind if found.report else "", "stated": found.stated,
            "computed": found.computed, "tolerance": found.tolerance,
            "sha256": one.document.sha256, "figure_status": one.figure.status if one.figure else "",
        }  # fmt: skip


def write_file(path: Path, rows: Iterable[dict], columns: tuple[str, ...] = COLUMNS) -> int:
    """Write rows of ``columns`` as CSV, XLSX or JSON lines by the file's ending; returns how many.

    Raises ``ValueError`` for another ending.
    """
    writers = {".csv": write_csv, ".xlsx": write_xlsx, ".jsonl": write_jsonl}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise ValueError(f"不认识的文件类型 {path.suffix or path.name}：请用 .csv、.xlsx 或 .jsonl")
    return writer(path, rows, columns)


def write_csv(path: Path, rows: Iterable[dict], columns: tuple[str, ...]) -> int:
    """UTF-8 with BOM, as spreadsheets expect."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, columns)
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def write_jsonl(path: Path, rows: Iterable[dict], columns: tuple[str, ...]) -> int:
    """One JSON object a line, keys in the order of ``columns``."""
    count = 0
    with path.open("w", encoding="utf-8") as handle:
        for row in rows:
            handle.write(
                json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n"
            )
            count += 1
    return count


def write_xlsx(path: Path, rows: Iterable[dict], columns: tuple[str, ...]) -> int:
    """Typed numbers, frozen head; rows go to disk as they come."""
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False,
                                         "strings_to_urls": False}) as book:  # fmt: skip
        sheet = book.add_worksheet("导出")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns)
        for count, row in enumerate(rows, 1):
            for column, name in enumerate(columns):
                write_cell(sheet, count, column, name, row[name])
    return count


def write_cell(sheet, row: int, column: int, name: str, value: str | int) -> None:
    """A number where the column is one."""
    if name in ("start", "end", "fiscal_year", "value") and value not in ("", None):
        sheet.write_number(row, column, float(value))
    else:
        sheet.write_string(row, column, str(value))
