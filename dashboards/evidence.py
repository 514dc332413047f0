"""A report's text as blocks of a page, with its numerals and figures marked in place.

Pure: characters and spans in, blocks out. The text is that of a word-processor export: a line
is a paragraph; a cell of a table stands on its own line behind a tab, a blank line ends a
row, two blank lines end the table; drawn charts follow as tab-separated series;
``[bookmark: …]`` is noise of the export. Offsets are those of the document's untouched text,
and every character of a report is either in a run, in noise, or white space of the layout.
All steps are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

from dashboards.evidence_lines import (
    NOISE,
    Line,
    find_following,
    find_level,
    is_caption,
    next_kind,
    read_series,
    read_table,
    split_lines,
)
from reports.spans import Span

# The rule of a numeral whose class a person gave; see reports.readings.
CORRECTED = "correction"
WIDEST_SPAN = 60
TOTAL_LABEL = re.compile(r"\s*(合\s*计|总\s*计|总\s*分|小\s*计)\s*$")
BARE_NUMBER = re.compile(r"\s*(/|[\d.,，+\-−\s]*\d[\d.,，\s]*[%％]?)\s*$")


class NumeralLike(Protocol):
    """A classed run of digits: a stored or a freshly read numeral."""

    start: int
    end: int
    cls: str


class FigureLike(Protocol):
    """A figure read, as far as the text needs it."""

    pk: int
    start: int
    end: int
    status: str


class Mark(NamedTuple):
    """A place of the text that was read: a numeral, words (无), or a blank (empty range).

    ``severity`` is that of the gravest finding that rests on it.
    """

    start: int
    end: int
    cls: str
    figures: tuple[int, ...] = ()
    status: str = ""
    severity: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Run(NamedTuple):
    """Characters set together: plain, or those of one mark."""

    start: int
    end: int
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``colspan`` fills short rows; ``merged`` continues the cell above."""

    runs: tuple[Run, ...]
    colspan: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)

    @property
    def is_number(self) -> bool:
        """Whether it holds a number or its blank only, to be set in a column of figures."""
        text = self.text
        if not text:
            return bool(self.runs)
        return len(text) <= 40 and bool(BARE_NUMBER.match(text))


@dataclass(frozen=True, slots=True)
class Block:
    """A ``heading`` (with level), ``paragraph``, ``caption``, ``table`` or ``chart``."""

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()


def merge_marks(
    span: Span, numerals: Iterable[NumeralLike], figures: Iterable[FigureLike]
) -> list[Mark]:
    """Numerals and figures of ``span`` as marks in text order that do not overlap.

    A figure on a numeral joins it, two figures on one numeral share its mark, and what
    overlaps becomes one mark over both.
    """
    places = [(n.start, n.end, 0, n.cls, None, status_of(n)) for n in numerals]
    places += [(f.start, f.end, 1, "figure", f.pk, f.status) for f in figures]
    places.sort(key=itemgetter(0, 1, 2))
    marks: list[Mark] = []
    for start, end, _, cls, figure, status in places:
        if not (span.start <= start <= end <= span.end):
            continue
        owned = () if figure is None else (figure,)
        last = marks[-1] if marks else None
        if last and (start < last.end or (start, end) == (last.start, last.end)):
            marks[-1] = Mark(
                last.start,
                max(end, last.end),
                last.cls,
                last.figures + owned,
                loudest_status(last.status, status),
            )
        else:
            marks.append(Mark(start, end, cls, owned, status))
    return marks


def status_of(numeral: NumeralLike) -> str:
    """``corrected`` where a person gave the numeral its class."""
    return "corrected" if getattr(numeral, "rule", "") == CORRECTED else ""


def loudest_status(first: str, second: str) -> str:
    """Of two statuses on one mark the one that asks for attention."""
    for status in ("uncertain", "corrected"):
        if status in (first, second):
            return status
    return first or second


def lay_out(content: str, span: Span, marks: Sequence[Mark]) -> list[Block]:
    """The blocks of ``span`` in text order. ``marks`` are those of :func:`merge_marks`."""
    span = Span(max(0, span.start), min(len(content), span.end))
    lines = list(split_lines(content, span, marks))
    following = find_following(lines)
    pen = Pen(content, marks)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        kind = lines[at].kind
        if kind == "cell":
            rows, at = read_table(lines, at, following)
            blocks += set_table(pen, rows)
        elif kind == "series" or (kind == "tail" and next_kind(lines, at) == "series"):
            rows, at = read_series(content, lines, at)
            blocks += set_series(pen, rows)
        else:
            block = set_line(pen, lines[at])
            if block is not None:
                blocks.append(block)
            at += 1
    left = pen.runs(Span(pen.done, span.end))
    # A figure may lie in white space behind the last table.
    return [*blocks, Block("paragraph", left)] if left else blocks


class Pen:
    """Sets spans of the text as runs. Spans must come in text order."""

    def __init__(self, content: str, marks: Sequence[Mark]) -> None:
        self.content = content
        self.marks = marks
        self.next_mark = 0
        self.done = 0

    def runs(self, span: Span) -> tuple[Run, ...]:
        """The runs of ``span`` without noise and without white space at its edges.

        A mark is set whole where it begins, even if it reaches into the next span.
        """
        runs: list[Run] = []
        at = max(span.start, self.done)
        while self.next_mark < len(self.marks) and self.marks[self.next_mark].start <= span.end:
            mark = self.marks[self.next_mark]
            runs += self.plain(at, mark.start)
            runs.append(Run(mark.start, mark.end, self.content[mark.start : mark.end], mark))
            at = mark.end
            self.next_mark += 1
        runs += self.plain(at, span.end)
        self.done = max(at, span.end)
        return trim_runs(runs)

    def plain(self, start: int, end: int) -> Iterator[Run]:
        """The text between two marks, without noise."""
        text = self.content[start:end]
        at = 0
        for noise in NOISE.finditer(text) if "[bookmark:" in text else ():
            if noise.start() > at:
                yield Run(start + at, start + noise.start(), text[at : noise.start()])
            at = noise.end()
        if at < len(text):
            yield Run(start + at, end, text[at:])

    def cells(self, row: Iterable[Span]) -> tuple[Cell, ...]:
        """The spans of a row as cells."""
        return tuple(Cell(self.runs(span)) for span in row)


def trim_runs(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without white space before the first and after the last word."""
    first, last = 0, len(runs)
    while first < last and not runs[first].mark and not runs[first].text.strip():
        first += 1
    while last > first and not runs[last - 1].mark and not runs[last - 1].text.strip():
        last -= 1
    kept = runs[first:last]
    if kept and not kept[0].mark:
        head = kept[0]
        text = head.text.lstrip()
        kept[0] = Run(head.end - len(text), head.end, text)
    if kept and not kept[-1].mark:
        tail = kept[-1]
        text = tail.text.rstrip()
        kept[-1] = Run(tail.start, tail.start + len(text), text)
    return tuple(kept)


def set_series(pen: Pen, rows: Iterable[Sequence[Span]]) -> list[Block]:
    """A chart's series as rows, without the empty cells that a closing tab leaves."""
    filled = []
    for row in rows:
        cells = list(pen.cells(row))
        while cells and not cells[-1].runs:
            cells.pop()
        if cells:
            filled.append(tuple(cells))
    return [Block("chart", rows=tuple(filled))] if filled else []


def set_line(pen: Pen, line: Line) -> Block | None:
    """A line of running text as heading, caption or paragraph; None for an empty one."""
    runs = pen.runs(Span(line.start, line.end))
    if not runs:
        return None
    level = find_level(line.bare)
    if level:
        return Block("heading", runs, level)
    return Block("caption" if is_caption(line.bare) else "paragraph", runs)


def set_table(pen: Pen, rows: Iterable[Sequence[Span]]) -> list[Block]:
    """A table of the rows that hold anything; lone tabs before a line make no table."""
    filled = []
    for row in rows:
        cells = pen.cells(row)
        if any(cell.runs for cell in cells):
            filled.append(cells)
    if all(len(cells) < 2 for cells in filled):
        return [Block("paragraph", cells[0].runs) for cells in filled]
    return [Block("table", rows=tuple(fit_rows(filled)))]


def fit_rows(rows: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Rows of one width: cells of each shorter row are stretched over the missing columns.

    Neighbouring rows of equal length stretch the same columns, those with the longest text,
    so that they stay aligned; 合计 stretches its label, as score sheets are drawn.
    """
    width = max(len(row) for row in rows)
    above = False
    for count, group in groupby(rows, key=len):
        together = list(group)
        missing = min(width - count, WIDEST_SPAN)
        lengths = [max(len(row[i].text) for row in together) for i in range(count)]
        shares = share_columns(lengths, missing)
        for row in together:
            total = next((i for i, cell in enumerate(row) if TOTAL_LABEL.match(cell.text)), None)
            yield stretch_row(row, shares if total is None else {total: missing}, above)
            above = True


def share_columns(lengths: Sequence[int], missing: int) -> dict[int, int]:
    """How many further columns the cells take: the longest all, or two of like length share."""
    longest = sorted(range(len(lengths)), key=lambda i: (-lengths[i], -i))
    if len(longest) < 2 or lengths[longest[1]] * 2 < lengths[longest[0]]:
        return {longest[0]: missing}
    return {longest[0]: missing - missing // 2, longest[1]: missing // 2}


def stretch_row(row: tuple[Cell, ...], shares: dict[int, int], above: bool) -> tuple[Cell, ...]:
    """The row with its ``shares`` of columns, and its leading blanks marked as merged."""
    leading = above
    cells = []
    for at, cell in enumerate(row):
        leading = leading and not cell.runs
        cells.append(Cell(cell.runs, 1 + shares.get(at, 0), leading))
    return tuple(cells)
