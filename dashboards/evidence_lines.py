"""The lines of a report's text by kind, and the rows of tables they make up.

In a word-processor export a cell of a table stands on its own line behind a tab, a blank line
ends a row and two blank lines end the table; a cell may hold line breaks without a tab. Series
of drawn charts are tab-separated lines. Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from reports.spans import Span

# The length is bounded so that a text full of unclosed brackets stays linear.
NOISE = re.compile(r"\[bookmark:[^\[\]\n]{0,120}\]")
BLANKS = " \u3000\xa0\r\ufeff"
LONGEST_CELL_RUN = 12

HEADINGS = (
    (2, re.compile(r"第[一二三四五六七八九十\d]{1,3}(部分|章)|附件\s*\d{0,2}[：:]?\s*$")),
    (2, re.compile(r"[^，。；,;]{0,40}(自评报告|评价报告|自评表|决算公开|情况说明书)$")),
    # 1、 with a blank is 一、 whose automatic number the export wrote in digits.
    (3, re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}、\s")),
    (4, re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]")),
    (5, re.compile(r"\d{1,2}\s{0,2}[.．、](?!\d)")),
)
LONGEST_HEADING = {2: 45, 3: 40, 4: 40, 5: 28}
NOT_A_HEADING = re.compile(r"[。；;][^。；;\s]|[，,：:…].*[。；;，,]$|\.{4}|…")
# 6、协调处理…工作。 is an item of a list; 1.项目基本情况。 is a heading.
LISTED_ITEM = re.compile(r"(.{17,}|\d+.[^、]*、.*)。$")
CAPTION = re.compile(
    r"[（(]?图\s?\d{1,2}\s?[：:]|[^。；]{1,50}(情况|决算|结构|变动)\s*(表|图)\s*([（(]单位[^）)]*[）)])?$"
)


class Ranged(Protocol):
    """Something that stands in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Line(NamedTuple):
    """A line of the text: ``blank``, ``text``, ``cell``, ``series`` or ``tail`` (ends in a tab)."""

    start: int
    end: int
    kind: str
    bare: str


def split_lines(content: str, span: Span, marks: Sequence[Ranged]) -> Iterator[Line]:
    """The lines of ``span``; a line end inside a mark (a broken numeral) does not count."""
    start, seek, mark = span.start, span.start, 0
    while True:
        end = content.find("\n", seek, span.end)
        end = span.end if end < 0 else end
        while mark < len(marks) and marks[mark].end <= end:
            mark += 1
        if mark < len(marks) and marks[mark].start <= end < marks[mark].end:
            seek = end + 1
            continue
        yield name_line(content[start:end], start, end)
        if end >= span.end:
            return
        start = seek = end + 1


def name_line(text: str, start: int, end: int) -> Line:
    """What kind of line it is, by its tabs."""
    bare = (NOISE.sub("", text) if "[bookmark:" in text else text).strip(BLANKS)
    inner = bare.strip()
    if "\t" not in bare:
        return Line(start, end, "text" if inner else "blank", inner)
    if "\t" in inner or (not inner and bare.count("\t") > 1):
        return Line(start, end, "series", inner)
    return Line(start, end, "cell" if bare[0] == "\t" else "tail", inner)


def next_kind(lines: Sequence[Line], at: int) -> str:
    """The kind of the line after ``at``."""
    return lines[at + 1].kind if at + 1 < len(lines) else ""


def find_following(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    """For each line: end of its run of text lines, kind of the line there, next filled kind."""
    following = [(0, "", "")] * len(lines)
    end, closing, filled = len(lines), "", ""
    for at in range(len(lines) - 1, -1, -1):
        kind = lines[at].kind
        if kind in ("text", "tail"):
            following[at] = (end, closing, filled)
            continue
        closing, end = kind, at
        filled = filled if kind == "blank" else kind
        # Text behind a blank line is no longer what this line leads to.
        if kind == "blank" and next_kind(lines, at) in ("text", "tail"):
            filled = "text"
    return following


def read_table(
    lines: Sequence[Line], at: int, following: Sequence[tuple[int, str, str]]
) -> tuple[list[list[Span]], int]:
    """The rows of the table that begins at line ``at``, as spans of cells, and the line after."""
    rows: list[list[Span]] = []
    blanks, cells, open_row = 0, 0, False
    while at < len(lines):
        line = lines[at]
        if line.kind == "blank":
            blanks += 1
            at += 1
        elif line.kind == "cell" and blanks < 2:
            if not open_row or blanks:
                rows.append([])
            rows[-1].append(Span(line.start, line.end))
            open_row, blanks, cells = True, 0, cells + 1
            at += 1
        elif line.kind in ("text", "tail") and continues_cell(
            lines, at, following[at], blanks, cells
        ):
            end = following[at][0]
            rows[-1][-1] = Span(rows[-1][-1].start, lines[end - 1].end)
            blanks, at = 0, end
        else:
            break
    return rows, at


def continues_cell(
    lines: Sequence[Line], at: int, follows: tuple[int, str, str], blanks: int, cells: int
) -> bool:
    """Whether text without a tab belongs to the cell before it.

    A cell may hold line breaks and even a blank line (项目完成 ⏎ ⏎ 指标), but then the next
    cell follows at once; text that leads to no cell ends the table.
    """
    end, closing, filled = follows
    if end - at > LONGEST_CELL_RUN:
        return False
    if blanks == 0:
        return filled == "cell" or cells > 1
    short = all(len(line.bare) <= 30 for line in lines[at:end])
    return (
        blanks == 1
        and closing == "cell"
        and short
        and end - at <= 3
        and not find_level(lines[at].bare)
    )


def read_series(content: str, lines: Sequence[Line], at: int) -> tuple[list[list[Span]], int]:
    """The rows of tab-separated lines from line ``at`` on, as spans, and the line after."""
    rows = []
    while at < len(lines) and lines[at].kind in ("series", "tail"):
        line, row, start = lines[at], [], lines[at].start
        while start <= line.end:
            tab = content.find("\t", start, line.end)
            end = line.end if tab < 0 else tab
            row.append(Span(start, end))
            start = end + 1
        rows.append(row)
        at += 1
    return rows, at


def find_level(text: str) -> int:
    """The level of an outline heading (第一部分 2, 一、 3, （一） 4, 1. 5), or 0."""
    if len(text) > max(LONGEST_HEADING.values()) or NOT_A_HEADING.search(text):
        return 0
    for level, pattern in HEADINGS:
        if pattern.match(text):
            listed = level == 5 and LISTED_ITEM.match(text)
            return level if len(text) <= LONGEST_HEADING[level] and not listed else 0
    return 0


def is_caption(text: str) -> bool:
    """Whether a line names a picture or a table: （图1：…）, …完成情况表."""
    return len(text) <= 60 and bool(CAPTION.match(text))
