"""A confirmed entry as a report like any other: its document, a line a figure, line items.

The document holds the scan's bytes and, as its text, what was typed in. Every figure has the
status ``manual``, by which pages and exports mark it.
"""

from __future__ import annotations

from django.db.models import Max

from reports.checking import check_department
from reports.lineitems import rebuild_line_items
from reports.models import Document, Figure, ManualFigure, ManualReport, Numeral, Report, Statement
from reports.numerals import NUMERAL
from reports.readings import MANUAL

RULE = "manual"


def publish_entry(entry: ManualReport) -> Report:
    """Store the entry as a report in force; the caller keeps it and calls ``redraw``."""
    figures = list(entry.figures.select_related("indicator"))
    head = f"{entry.title}（人工录入）\n"
    lines = [write_line(figure) for figure in figures]
    document = Document.objects.create(
        name=entry.file_name, sha256=entry.sha256, content=bytes(entry.content),
        text=head + "".join(before + number + after for before, number, after in lines),
        source_format=MANUAL, is_sample=entry.department.is_sample,
    )  # fmt: skip
    report = store_report(entry, document)
    name_title_numerals(document, head)
    start = len(head)
    for figure, line in zip(figures, lines, strict=True):
        start = store_figure(report, figure, line, start)
    return report


def write_line(figure: ManualFigure) -> tuple[str, str, str]:
    """The words before a figure's number, the number, and the rest of its line."""
    before = f"{figure.indicator.path}\t{figure.get_measure_display()}\t"
    return before, f"{figure.value:.{figure.decimals}f}", f"\t{figure.unit}\n"


def store_report(entry: ManualReport, document: Document) -> Report:
    """The report of an entry; that none of its kind is in force was asked before."""
    key = {
        "department": entry.department, "fiscal_year_id": entry.fiscal_year_id,
        "kind": entry.kind, "project": None, "scope": entry.scope,
    }  # fmt: skip
    last = Report.objects.filter(**key).aggregate(highest=Max("version"))["highest"] or 0
    return Report.objects.create(
        document=document, title=f"{entry.title}（人工录入）", version=last + 1, start=0,
        end=len(document.text), **key,
    )  # fmt: skip


def store_figure(report: Report, figure: ManualFigure, line: tuple, start: int) -> int:
    """A line with its figure and numeral; returns where the next line starts."""
    before, number, _ = line
    end = start + len("".join(line))
    statement = Statement.objects.create(report=report, start=start, end=end - 1, kind="row")
    # A sign is no part of a numeral, as in every other text.
    first = start + len(before) + number.startswith("-")
    last = start + len(before) + len(number)
    Figure.objects.create(
        report=report, statement=statement, start=first, end=last, raw=number.lstrip("-"),
        value=figure.value, decimals=figure.decimals, unit=figure.unit,
        subject_type="department", subject=report.department.official_name,
        indicator=figure.indicator, measure=figure.measure, fiscal_year=report.fiscal_year_id,
        place="table", status=MANUAL, rule=RULE, reason="人工录入，经第二人对照原件确认",
    )  # fmt: skip
    Numeral.objects.create(
        document=report.document, start=first, end=last, text=number.lstrip("-")[:60],
        cls="figure", rule=RULE,
    )  # fmt: skip
    return end


def name_title_numerals(document: Document, head: str) -> None:
    """The numerals of the title line are its year, or part of a name."""
    for found in NUMERAL.finditer(head):
        is_year = len(found.group()) == 4 and head[found.end() : found.end() + 1] == "年"
        Numeral.objects.create(
            document=document, start=found.start(), end=found.end(), text=found.group()[:60],
            cls="date" if is_year else "name", rule=RULE,
        )  # fmt: skip


def withdraw_published(entry: ManualReport) -> None:
    """Take the entry's report away, and with it the cells that it filled."""
    if entry.report is not None:
        entry.report.document.delete()


def redraw(entry: ManualReport) -> None:
    """Line items of the year, and the checks of the body."""
    rebuild_line_items(entry.department_id, [entry.fiscal_year_id])
    check_department(entry.department)
