"""Tables between bars: ``| a | b |`` or ``a | b |`` a row, or a cell and its bar on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.sources.flat_captions import caption_rows, is_caption
from reports.sources.flat_cells import (
    BLANK,
    NUMBER,
    PROSE,
    WORD,
    FlatCell,
    make_cell,
    make_table,
)
from reports.sources.flat_forms import form_rows, is_form, known_rows
from reports.sources.flat_heads import COLUMN_HEAD, LINE_HEAD, find_layout, is_label_head, place_row
from reports.sources.flat_numbered import read_numbered, read_sided
from reports.sources.flat_streams import TOTAL, Stream, read_labelled
from reports.sources.flat_wide import read_wide
from reports.spans import Span, Table

BAR = "|"
READERS = (read_numbered, read_sided, read_labelled, read_wide)
RULE = re.compile(r"[|:\s-]*-{3}[|:\s-]*")
# Heads over columns of free words.
FREE = re.compile(r"原因|说明|备注|单位")
# A published table has some dozen columns; endless bars are ornament.
MOST_COLUMNS = 60


# A line with so many bars is a row, though its first and last cell are filled.
FEWEST_BARS = 3


def is_piped(content: str, line: Span) -> bool:
    """Whether a line's cells are marked by bars."""
    words = content[line.start : line.end].strip()
    return (
        words.endswith(BAR)
        or words.count(BAR) >= FEWEST_BARS
        or (words.startswith(BAR) and words.count(BAR) > 1)
        or (BAR in words and RULE.fullmatch(words) is not None)
    )


def bar_cells(content: str, line: Span, number: int, led: bool) -> list[FlatCell]:
    """The cells of a line with bars; ``led`` where a bar stands before the first cell."""
    start, end = line
    if led:
        start = content.index(BAR, start) + 1
    cells = []
    while start < end:
        bar = content.find(BAR, start, end)
        stop = end if bar < 0 else bar
        if bar >= 0 or content[start:stop].strip():
            cells.append(make_cell(content, start, stop, number))
        start = stop + 1
    return cells


def read_piped(content: str, lines: list[Span], first: int) -> Iterator[Table]:
    """Tables of a run of lines with bars; ``first`` is the number of the first line."""
    words = [content[line.start : line.end].strip() for line in lines]
    # The rule below a head of markdown holds nothing to read.
    kept = [n for n, text in enumerate(words) if text and not RULE.fullmatch(text)]
    led = all(words[n].startswith(BAR) and words[n].strip(" |") for n in kept)
    rows = [bar_cells(content, lines[n], first + n, led) for n in kept]
    if not rows:
        return
    if not all(words[n].endswith(BAR) for n in kept):
        rows = [end_open(content, lines[n], row) for n, row in zip(kept, rows, strict=True)]
    widest = max(len(row) for row in rows)
    if widest == 1:
        yield from stream_tables(Stream([row[0] for row in rows], lossy=False))
    elif widest <= MOST_COLUMNS:
        whole = join_lines(rows, widest)
        spans = table_rows(whole) if whole else None
        if spans:
            yield make_table(spans)


def end_open(content: str, line: Span, row: list[FlatCell]) -> list[FlatCell]:
    """A row of a table whose bars stand only between cells: behind a last bar is an empty cell."""
    closed = content[line.start : line.end].rstrip().endswith(BAR)
    return [*row, make_cell(content, line.end, line.end, row[0].line)] if closed else row


def stream_tables(stream: Stream) -> Iterator[Table]:
    """Tables of cells that come one after another."""
    form = form_rows(stream.cells) if is_form(stream.cells) else None
    if form:
        yield make_table(form)
        return
    at = 0
    while at < len(stream.cells):
        found = None
        if stream.at(at).kind == WORD:
            found = next(filter(None, (read(stream, at) for read in READERS)), None)
        if found:
            yield make_table(caption_rows(stream.cells, at) + found.rows)
        at = found.end if found else at + 1


def join_lines(rows: list[list[FlatCell]], width: int) -> list[list[FlatCell]]:
    """Rows of ``width`` cells, lines that are short of it joined; empty where that fails."""
    whole: list[list[FlatCell]] = []
    open_row: list[FlatCell] = []
    for row in rows:
        open_row = open_row + row
        if len(open_row) > width:
            return []
        if len(open_row) == width:
            whole.append(open_row)
            open_row = []
    return [] if open_row else whole


def filled(row: list[FlatCell]) -> list[FlatCell]:
    """The cells of a row that hold words or numbers."""
    return [cell for cell in row if cell.text]


def table_rows(rows: list[list[FlatCell]]) -> list[list[Span]] | None:
    """Rows as spans, heads set over their columns; None where a head's place is not certain."""
    cells = [cell for row in rows for cell in row]
    if is_form(cells):
        return known_rows(rows)
    if not any(cell.kind == NUMBER for cell in cells) or any(is_prose(row) for row in rows):
        return None
    first = next((n for n, row in enumerate(rows) if is_data(row)), None)
    if first is None:
        return None
    data = settle_totals(rows[first:])
    if not has_pure_columns(data):
        return None
    above = [filled(row) for row in rows[:first]]
    heads = [row for row, cells in zip(rows, above, strict=False)
             if len(cells) > 1 and not all(map(is_caption, cells))]  # fmt: skip
    caption = [[cell.span] for cells in above if len(cells) == 1 or all(map(is_caption, cells))
               for cell in cells]  # fmt: skip
    placed = place_heads(heads, data)
    if not placed:
        return None
    return caption + placed + [place_row(row) for row in data]


def is_prose(row: list[FlatCell]) -> bool:
    """Whether a row lays out paragraphs side by side rather than cells."""
    return len(filled(row)) > 1 and any(cell.kind == PROSE and "。" in cell.text for cell in row)


def is_data(row: list[FlatCell]) -> bool:
    """Whether a row holds numbers: data, or the numbers of the columns."""
    return any(cell.kind == NUMBER for cell in row)


def is_total(row: list[FlatCell]) -> bool:
    """Whether a row's label spans the columns of codes and labels: 合计, 栏次."""
    return row[0].text == COLUMN_HEAD or TOTAL.fullmatch(row[0].text) is not None


def settle_totals(rows: list[list[FlatCell]]) -> list[list[FlatCell]]:
    """The rows, those whose label spans code and name moved back over their columns."""
    columns = list(zip(*rows, strict=True))
    labels = [n for n, column in enumerate(columns)
              if sum(cell.kind == WORD for cell in column) * 2 > len(column)]  # fmt: skip
    shift = labels[0] if len(labels) == 1 else 0
    return [
        [row[0], *row[-shift:], *row[1:-shift]]
        if shift and is_total(row) and row[1].kind == NUMBER
        and all(cell.kind == BLANK for cell in row[-shift:]) else row
        for row in rows
    ]  # fmt: skip


def has_pure_columns(rows: list[list[FlatCell]]) -> bool:
    """Whether each column holds numbers only or words only; a row that is shifted mixes them."""
    full = [[BLANK_CELL, *row[1:]] if is_total(row) else row
            for row in rows if len(filled(row)) > 1]  # fmt: skip
    for column in zip(*full, strict=True):
        kinds = {cell.kind for cell in column} - {BLANK}
        if len(kinds & {NUMBER, WORD}) > 1:
            return False
    return True


def place_heads(heads: list[list[FlatCell]], rows: list[list[FlatCell]]) -> list[list[Span]]:
    """Head rows with every head over its column, empty where that is not certain.

    Cells that span columns are printed once and the row filled up at its end, so a head is certain
    where one row of it is full, where every column of numbers has one, or where it is 项目 over
    codes and names.
    """
    full = [head for head in heads if len(filled(head)) == len(head)]
    if full:
        others = [head for head in heads if len(filled(head)) < len(head)]
        return [[cell.span for cell in filled(head)] for head in others] + [
            [cell.span for cell in head] for head in full
        ]
    if heads and stands_over(heads, rows):
        return [[cell.span for cell in head] for head in heads]
    layout = find_layout([cell for head in heads for cell in filled(head)]) if heads else None
    if layout and layout.width == len(rows[0]) and LINE_HEAD not in layout_words(heads):
        return [place_row(list(row)) for row in layout.rows]
    return []


BLANK_CELL = FlatCell(Span(0, 0), "", BLANK, 0)


def stands_over(heads: list[list[FlatCell]], rows: list[list[FlatCell]]) -> bool:
    """Whether every column that is used has its head, and labels have heads of labels.

    Heads that slid to the left leave the last columns without one.
    """
    for index, column in enumerate(zip(*rows, strict=True)):
        kinds = {cell.kind for cell in column if not is_total([cell])} - {BLANK}
        words = [head[index] for head in heads if head[index].text]
        named = any(is_label_head(cell) or FREE.search(cell.text) for cell in words)
        if kinds and not words and index:
            return False
        if words and WORD in kinds and not named:
            return False
    return True


def layout_words(heads: list[list[FlatCell]]) -> set[str]:
    """All words of a head."""
    return {cell.text for head in heads for cell in head}
