"""All filtered rows of a page's table as CSV, XLSX or JSON, under its query string."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import xlsxwriter
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from accounts.log import write_entry
from dashboards.formatting import format_number, own_decimals
from dashboards.presence import ABSENCE_REASONS, ABSENCE_WORDS
from dashboards.tables.base import ComparisonTable, Total

FORMATS = ("csv", "xlsx", "json")
PICTURE = "svg"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet program runs a cell that starts with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDEST_COLUMN = 48
ZERO_NOTE = "只有报告印出的零才是 0；未收录、未公开、空白都不按 0 计算"


class Echo:
    """A file to which ``csv`` writes and that hands each line back."""

    def write(self, line: str) -> str:
        return line


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file says of itself, so that it can be understood without the page.

    ``said`` is the sentence of the page's filters, ``address`` the page that shows the same rows.
    """

    title: str
    address: str
    made: str
    count: int
    totals: tuple[Total, ...] = ()
    said: str = ""

    def lines(self) -> list[tuple[str, str]]:
        """Name and text of each note."""
        totals = [
            ("合计", f"{total.head}：{total.count} 行有数，合计 {format_number(total.sum)}")
            for total in self.totals
        ]
        return [
            ("内容", self.title),
            ("筛选", self.said or "未筛选"),
            ("行数", str(self.count)),
            *totals,
            ("导出时间", self.made),
            ("页面地址", self.address),
        ]

    def record(self) -> dict:
        """The same for a program."""
        return {
            "title": self.title,
            "filters": self.said,
            "count": self.count,
            "totals": [
                {"column": total.head, "count": total.count, "sum": float(total.sum)}
                for total in self.totals
            ],
            "exported_at": self.made,
            "address": self.address,
        }


def wanted_format(request: HttpRequest) -> str:
    """``csv``, ``xlsx`` or ``json`` where the query string asks for it, else empty."""
    wanted = request.GET.get("format", "")
    return wanted if wanted in FORMATS else ""


def make_notes(request: HttpRequest, table: ComparisonTable, title: str, said: str = "") -> Notes:
    """What the file of ``table`` says of itself."""
    query = request.GET.copy()
    for name in ("format", "table", "page"):
        query.pop(name, None)
    path = f"{request.path}?{query.urlencode()}" if query else request.path
    made = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    address = request.build_absolute_uri(path)
    return Notes(title, address, made, len(table.rows), tuple(table.totals()), said)


def send_table(request: HttpRequest, table: ComparisonTable, title: str, said: str = ""):
    """The table in the wanted format, as a download that is streamed and logged.

    ``said`` is the sentence of the filters.
    """
    kind = wanted_format(request)
    write_entry(
        "export",
        request=request,
        target=title,
        details={"format": kind, "address": request.get_full_path(), "rows": len(table.rows)},
    )
    send = {"csv": send_csv, "xlsx": send_xlsx, "json": send_json}[kind]
    return send(table, make_notes(request, table, title, said))


def wants_picture(request: HttpRequest) -> bool:
    """Whether the query string asks for the page's picture."""
    return request.GET.get("format", "") == PICTURE


def send_picture(request: HttpRequest, picture: str, title: str) -> HttpResponse:
    """An SVG picture as a download that is logged."""
    details = {"format": PICTURE, "address": request.get_full_path()}
    write_entry("export", request=request, target=title, details=details)
    response = HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")
    name = f"明账_{title}.{PICTURE}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def send_csv(table: ComparisonTable, notes: Notes) -> StreamingHttpResponse:
    """CSV in UTF-8 with a byte order mark, so that spreadsheet programs read the characters.

    The notes stand below the rows behind ``#``, so that the first line is the head.
    """
    remarks = [[], *([f"# {name}：{text}"] for name, text in notes.lines())]
    lines = csv_lines(chain(table.as_values(), remarks))
    return stream_lines(lines, "text/csv; charset=utf-8", f"明账_{notes.title}.csv")


def send_json(table: ComparisonTable, notes: Notes) -> StreamingHttpResponse:
    """One object: what the file says of itself, then ``rows``, their keys the table's heads."""
    lines = json_lines(table.as_values(), notes)
    return stream_lines(lines, "application/json; charset=utf-8", f"明账_{notes.title}.json")


def stream_lines(lines: Iterator[str], media_type: str, name: str) -> StreamingHttpResponse:
    """Lines as a download, sent as they come."""
    response = StreamingHttpResponse(lines, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def json_lines(rows: Iterable[list], notes: Notes) -> Iterator[str]:
    """The lines of the object; a number has the digits it has in the table."""
    rows = iter(rows)
    heads = next(rows)
    head = json.dumps(notes.record(), ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}") + ',\n "rows": ['
    before = "\n"
    for row in rows:
        cells = (float(cell) if isinstance(cell, Decimal) else cell for cell in row)
        record = dict(zip(heads, cells, strict=True))
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def csv_lines(rows: Iterable[list]) -> Iterator[str]:
    """The lines of a CSV file, one at a time."""
    writer = csv.writer(Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([csv_cell(cell) for cell in row])


def csv_cell(cell) -> str:
    """A number in plain digits; words that a spreadsheet would run are made harmless."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def send_xlsx(table: ComparisonTable, notes: Notes) -> FileResponse:
    """A workbook with typed numbers and a fixed head, written row by row to a temporary file."""
    # FileResponse closes the file, which removes it.
    file = tempfile.TemporaryFile()  # noqa: SIM115
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        write_rows(book, table.as_values())
        write_notes(book, notes)
    file.seek(0)
    name = f"明账_{notes.title}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def write_rows(book: xlsxwriter.Workbook, rows: Iterable[list]) -> None:
    """The table's sheet."""
    sheet = book.add_worksheet("数据")
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats: dict[int, xlsxwriter.format.Format] = {}
    sheet.freeze_panes(1, 1)
    for line, row in enumerate(rows):
        if line == 0:
            set_widths(sheet, row)
        for column, cell in enumerate(row):
            if line == 0:
                sheet.write_string(line, column, str(cell), bold)
            else:
                write_cell(book, sheet, formats, line, column, cell)


def set_widths(sheet, heads: list) -> None:
    """Columns as wide as their heads, the first as wide as a name."""
    for column, head in enumerate(heads):
        width = max(12, 2 * len(str(head)) + 2, 36 if column == 0 else 0)
        sheet.set_column(column, column, min(width, WIDEST_COLUMN))


def write_cell(book, sheet, formats: dict, line: int, column: int, cell) -> None:
    """A number with its decimals, anything else as a string."""
    if not isinstance(cell, Decimal | int):
        sheet.write_string(line, column, "" if cell is None else str(cell))
        return
    places = own_decimals(Decimal(cell))
    if places not in formats:
        tail = "." + "0" * places if places else ""
        formats[places] = book.add_format({"num_format": f"#,##0{tail}"})
    sheet.write_number(line, column, cell, formats[places])


def write_notes(book: xlsxwriter.Workbook, notes: Notes) -> None:
    """A second sheet: what this is, where it came from, what the words of absence mean."""
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 90)
    lines = notes.lines()
    lines += [(word, ABSENCE_REASONS[kind]) for kind, word in ABSENCE_WORDS.items()]
    lines.append(("0", ZERO_NOTE))
    for line, (name, text) in enumerate(lines):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, text)
