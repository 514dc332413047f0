"""Tables in text without tabs: between bars, a cell a line, or rows parted by blanks.

What makes a table is certainty about its columns: a head whose columns can be counted and rows
that all keep to that count, line numbers that run up, column numbers. Where that does not hold
the text stays as it is, because a number unread is better than one in the wrong column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reports.sources.flat_captions import caption_rows
from reports.sources.flat_cells import PROSE, WORD, FlatCell, Found, line_cells, make_table
from reports.sources.flat_heads import is_label_head
from reports.sources.flat_numbered import read_numbered
from reports.sources.flat_pipes import is_piped, read_piped
from reports.sources.flat_streams import Stream, read_labelled
from reports.sources.flat_wide import MEASURE, read_wide
from reports.spans import Span, Table

# No table has its head without one of these words.
ANY_HEAD = re.compile(
    r"项\s*目|科\s*目|名\s*称|行\s*次|预\s*算\s*数|决\s*算\s*数|[一二三]级指标|类别|类型|内容|来源|三公经费"
)


def find_flat_tables(content: str, lines: list[Span], taken: list[Table]) -> list[Table]:
    """Tables outside those already ``taken``, in order; linear in the length of ``content``."""
    if not ANY_HEAD.search(content):
        return []
    tables: list[Table] = []
    starts = [line.start for line in lines]
    position = 0
    ends = [(table.span.start, table.span.end) for table in taken]
    for start, end in [*ends, (len(content), len(content))]:
        first, last = bisect_left(starts, position), bisect_left(starts, start)
        tables.extend(stretch_tables(content, lines, first, last))
        position = end
    return tables


def stretch_tables(content: str, lines: list[Span], first: int, last: int) -> Iterator[Table]:
    """Tables of the lines ``first`` up to, not including, ``last``."""
    index = first
    while index < last:
        piped = is_piped(content, lines[index])
        end = index
        while end < last and (
            is_piped(content, lines[end]) == piped or (piped and bridges(content, lines, end, last))
        ):
            end += 1
        if piped:
            yield from read_piped(content, lines[index:end], index)
        elif end - index > 1:
            yield from plain_tables(content, lines, index, end)
        index = end


def bridges(content: str, lines: list[Span], index: int, last: int) -> bool:
    """Whether a blank line stands between two lines with bars."""
    blank = not content[lines[index].start : lines[index].end].strip()
    return blank and index + 1 < last and is_piped(content, lines[index + 1])


def plain_tables(content: str, lines: list[Span], first: int, last: int) -> Iterator[Table]:
    """Tables of lines without bars."""
    cells: list[FlatCell] = []
    for number in range(first, last):
        cells.extend(line_cells(content, lines[number], number))
    stream = Stream(cells)
    for at, found in scan_stream(stream):
        if keeps_lines(content, found, stream.at(found.end)):
            yield make_table(caption_rows(stream.cells, at) + found.rows)


def scan_stream(stream: Stream) -> Iterator[tuple[int, Found]]:
    """Every table of a stream with the index of its first cell."""
    at = 0
    while at < len(stream.cells):
        found = read_at(stream, at)
        if found:
            yield at, found
        at = found.end if found else at + 1


def read_at(stream: Stream, at: int) -> Found | None:
    """The table whose head begins at this cell."""
    cell = stream.at(at)
    if cell.kind != WORD:
        return None
    if is_label_head(cell):
        return read_numbered(stream, at) or read_labelled(stream, at)
    return read_wide(stream, at) if MEASURE.fullmatch(cell.text) else None


def keeps_lines(content: str, found: Found, behind: FlatCell) -> bool:
    """Whether every row begins on a line of its own, or all stand on one line.

    Rows that end in the middle of a line were counted wrong.
    """
    edges = [(a[-1].end, b[0].start) for a, b in zip(found.rows, found.rows[1:], strict=False)]
    if behind.kind != PROSE or behind.line >= 0:
        edges.append((found.rows[-1][-1].end, behind.span[0]))
    broken = ["\n" in content[start:end] for start, end in edges]
    return all(broken) or (not any(broken[:-1]) and len(broken) > 2)
