"""Cells of tables that were published as web text or PDF text, without their rulings.

A cell is a line of its own, what a bar ends, or what blanks part on a line. Its kind is all that
the rhythm of a table is told by: words, a number, nothing, or prose that belongs to no table.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from reports.spans import Row, Span, Table

WORD, NUMBER, BLANK, PROSE = "word", "number", "blank", "prose"
# The longest label of the official forms (对个人和家庭的补助 …拨款 with its marks) stays below.
LONGEST_LABEL = 40
# A whole table on one line; a longer line is a paragraph.
LONGEST_LINE = 4000
HALF_WIDTH = str.maketrans("（）：，％．／－−０１２３４５６７８９", "():,%./--0123456789")
A_NUMBER = re.compile(
    r"[-+]?\d{1,20}(?:,\d{3}){0,6}(?:\.\d{1,10})?(?:%|万元|元|个|人次?|辆|批次?|次)?"
)
NO_VALUE = re.compile(r"[-—–/]{0,4}")
SENTENCE = re.compile(r"[。；;!?]|[,、].*\d.*[,、]|,$")
TOKEN = re.compile(r"\S+")
WIDE_GAP = re.compile(r"[ \u3000\xa0]{2,}|\t+")
# A row has two labels at most, one for each half.
FEWEST_LABELS = 3
# A mark that numbers the label behind it.
LONE_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.]|其中:|\([一二三四五六七八九十\d]{1,2}\)"
)


class FlatCell(NamedTuple):
    """A cell: where its words stand, the words in half width without blanks, kind and line."""

    span: Span
    text: str
    kind: str
    line: int


class Found(NamedTuple):
    """A table that was recovered: rows of spans, and the index of the first cell behind it."""

    rows: list[list[Span]]
    end: int


def make_cell(content: str, start: int, end: int, line: int) -> FlatCell:
    """The cell of ``content[start:end]``, outer blanks left out of its span."""
    words = content[start:end]
    start += len(words) - len(words.lstrip())
    end = max(start, end - (len(words) - len(words.rstrip())))
    text = "".join(words.split()).translate(HALF_WIDTH)
    return FlatCell(Span(start, end), text, kind_of(text), line)


def kind_of(text: str) -> str:
    """What a cell of these words is."""
    if len(text) > LONGEST_LABEL:
        return PROSE
    if NO_VALUE.fullmatch(text):
        return BLANK
    if A_NUMBER.fullmatch(text):
        return NUMBER
    return PROSE if SENTENCE.search(text) else WORD


def line_cells(content: str, line: Span, number: int) -> list[FlatCell]:
    """The cells of a line of text: none, one, or as many as its blanks part."""
    words = content[line.start : line.end]
    if not words.strip():
        return []
    if line.length > LONGEST_LINE:
        return [FlatCell(line, "", PROSE, number)]
    tokens = [make_cell(content, line.start + one.start(), line.start + one.end(), number)
              for one in TOKEN.finditer(words)]  # fmt: skip
    if len(tokens) == 1:
        return tokens
    if any(token.kind == PROSE for token in tokens):
        return [FlatCell(line, "", PROSE, number)]
    if any(token.kind == NUMBER for token in tokens):
        return number_line(content, tokens)
    if WIDE_GAP.search(words.strip()):
        return wide_cells(content, line, number)
    return join_words(content, tokens, is_torn)


def number_line(content: str, tokens: list[FlatCell]) -> list[FlatCell]:
    """The cells of a row on one line, or of a whole table on one: there the first words are heads.

    Words between numbers are one label, however a PDF set them.
    """
    labels = sum(a.kind == WORD and b.kind == NUMBER for a, b in pairwise(tokens))
    first = next(n for n, token in enumerate(tokens) if token.kind == NUMBER)
    if labels < FEWEST_LABELS:
        return join_words(content, tokens, lambda _before, _token: True)
    heads = join_words(content, tokens[:first], is_torn)
    return heads + join_words(content, tokens[first:], lambda _before, _token: True)


def wide_cells(content: str, line: Span, number: int) -> list[FlatCell]:
    """The cells of a line that wide gaps part; single blanks stand inside its cells."""
    cells, position = [], line.start
    for gap in WIDE_GAP.finditer(content, line.start, line.end):
        cells.append(make_cell(content, position, gap.start(), number))
        position = gap.end()
    cells.append(make_cell(content, position, line.end, number))
    return [cell for cell in cells if cell.text]


def is_torn(before: FlatCell, token: FlatCell) -> bool:
    """Whether two words are one: ``项 目`` set wide, or a mark and what it numbers."""
    if before.text in ("类", "款"):
        # Three heads of codes stand side by side.
        return False
    return (len(token.text) == 1 and len(before.text) <= 2) or bool(
        LONE_MARK.fullmatch(before.text)
    )


def join_words(content: str, tokens: list[FlatCell], joins) -> list[FlatCell]:
    """The tokens, words side by side made one cell where ``joins`` says so."""
    cells: list[FlatCell] = []
    for token in tokens:
        before = cells[-1] if cells else None
        if before and before.kind == token.kind == WORD and joins(before, token):
            cells[-1] = make_cell(content, before.span.start, token.span.end, token.line)
        else:
            cells.append(token)
    return cells


def nothing_at(offset: int) -> Span:
    """An empty cell: one that the form has and the text left out."""
    return Span(offset, offset)


def make_table(rows: list[list[Span]]) -> Table:
    """A table of rows of cells."""
    made = tuple(
        Row(tuple(cells), Span(min(cell.start for cell in cells), max(cell.end for cell in cells)))
        for cells in rows
    )
    return Table(made, Span(made[0].span.start, made[-1].span.end))
