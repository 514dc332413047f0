r"""UTF-8 text, as exported from word-processor files.

Tables stand in it cell by cell: a line that begins with a tab is a cell, lines without a tab
go on with the cell before them, a blank line ends the row. A blank line followed by a line
without a tab ends the table, unless the row is still short of cells and the stray line is
followed by the row's next cell (a line break inside a cell). What was pasted from a spreadsheet
has a row a line (``tab_rows``). Web text and PDF text has no tabs;
``flat_tables`` finds what tables are certain there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from reports.sources.errors import SourceError
from reports.sources.flat_tables import find_flat_tables
from reports.sources.tab_rows import find_tab_rows
from reports.spans import Row, Span, Table, Text

NAME = "text"
BOM = "\ufeff"
# A stray line inside a cell is a few characters long; a paragraph is not.
LONGEST_STRAY_LINE = 20
# A numbered line is a heading between two tables.
TITLED = re.compile(r"表(?:[（(][^（）()]{1,12}[)）])?$")
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第.{1,3}部分|附[件表]")


def identify(name: str, content: bytes) -> bool:
    """Whether the bytes are UTF-8 text; ``name`` plays no part."""
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read(content: bytes) -> Text:
    """Decode and find the tables. Raises ``SourceError`` where nothing legible is inside."""
    decoded = content.decode("utf-8")
    if not decoded.strip(BOM + " \t\r\n\f\u3000"):
        raise SourceError("文件里只有空白，没有内容可读")
    odd = sum(1 for char in decoded[:20000] if unicodedata.category(char) in {"Cc", "Co", "Cn"})
    plain = sum(decoded[:20000].count(char) for char in "\t\r\n\f\v\x07")
    if odd - plain > max(20, len(decoded[:20000]) // 20):
        raise SourceError("内容不是可读的文字（含大量控制字符），请确认文件没有损坏")
    lines = split_lines(decoded)
    rows = find_tab_rows(decoded, lines)
    tabbed = sorted([*rows, *find_tables(decoded, lines, rows)], key=lambda table: table.span)
    flat = find_flat_tables(decoded, lines, tabbed)
    return Text(decoded, tuple(sorted([*tabbed, *flat], key=lambda table: table.span)))


def split_lines(content: str) -> list[Span]:
    """Spans of all lines without their line ends; ``\\r\\n`` counts as one line end."""
    spans, start = [], 0
    for line in content.split("\n"):
        end = start + len(line)
        spans.append(Span(start, end - 1 if line.endswith("\r") else end))
        start = end + 1
    return spans


def find_tables(content: str, lines: list[Span], taken: list[Table]) -> list[Table]:
    """All tables of tab-led cells outside those ``taken``, in order; linear in the length of
    ``content``."""
    tables: list[Table] = []
    starts = [line.start for line in lines]
    index = 0
    for table in taken:
        first = bisect_left(starts, table.span.start)
        tables += tables_between(content, lines[:first], index)
        index = bisect_left(starts, table.span.end, first)
    return tables + tables_between(content, lines, index)


def tables_between(content: str, lines: list[Span], index: int) -> list[Table]:
    """The tables of tab-led cells from line ``index`` to the last."""
    tables = []
    while index < len(lines):
        if not is_cell(content, lines[index]):
            index += 1
            continue
        rows, index = read_rows(content, lines, index)
        if any(len(row.cells) > 1 for row in rows):
            tables.append(Table(tuple(rows), Span(rows[0].span.start, rows[-1].span.end)))
    return tables


def is_cell(content: str, line: Span) -> bool:
    """Whether a cell begins on this line: a tab, at most blanks before it."""
    # Most lines begin with a word or a tab: looking at the first character settles them.
    first = content[line.start : line.start + 1] if line.start < line.end else ""
    if first not in (" ", "\u3000"):
        return first == "\t"
    return content[line.start : line.end].lstrip(" \u3000").startswith("\t")


def is_blank(content: str, line: Span) -> bool:
    """Whether the line has nothing to read and begins no cell."""
    return not content[line.start : line.end].strip() and not is_cell(content, line)


def read_rows(content: str, lines: list[Span], index: int) -> tuple[list[Row], int]:
    """Rows from the cell at line ``index`` on, and the index of the first line after them."""
    rows: list[Row] = []
    cells: list[Span] = []
    width = 0
    while index < len(lines):
        line = lines[index]
        if is_cell(content, line):
            cells.append(Span(content.index("\t", line.start) + 1, line.end))
        elif not is_blank(content, line):
            if not cells:
                break
            cells[-1] = Span(cells[-1].start, line.end)
        elif cells and goes_on(content, lines, index, len(cells), width):
            cells[-1] = Span(cells[-1].start, lines[index + 1].end)
            index += 1
        elif cells:
            rows.append(make_row(cells))
            width, cells = len(cells), []
        elif not follows_cell(content, lines, index):
            break
        index += 1
    if cells:
        rows.append(make_row(cells))
    return rows, index


def make_row(cells: list[Span]) -> Row:
    """A row of the cells, spanning from the first to the last."""
    return Row(tuple(cells), Span(cells[0].start, max(cell.end for cell in cells)))


def follows_cell(content: str, lines: list[Span], index: int) -> bool:
    """Whether the table goes on right after the blank line at ``index``."""
    return index + 1 < len(lines) and is_cell(content, lines[index + 1])


def goes_on(content: str, lines: list[Span], index: int, cells: int, width: int) -> bool:
    """Whether the blank line at ``index`` stands inside a cell of an unfinished row."""
    if cells >= width or index + 2 >= len(lines) or is_cell(content, lines[index + 1]):
        return False
    stray = content[lines[index + 1].start : lines[index + 1].end].strip()
    if NUMBERED.match(stray) or TITLED.search(stray):
        return False
    return 0 < len(stray) <= LONGEST_STRAY_LINE and is_cell(content, lines[index + 2])
