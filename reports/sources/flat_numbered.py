"""Tables whose rows are numbered (行次): 收入支出决算总表, one half beside the other.

A row is label, line number, amounts; the line numbers of a half run up, those of the right half
stay ahead of the left by one distance. That settles which cells are missing.
"""

from __future__ import annotations

from typing import NamedTuple

from reports.sources.flat_cells import BLANK, NUMBER, WORD, FlatCell, Found
from reports.sources.flat_heads import COLUMN_HEAD, LABEL_HEAD, LINE_HEAD, place_row
from reports.sources.flat_streams import Stream

FEWEST_ROWS = 2


class Half(NamedTuple):
    """A half of the table: its head, and how many values a row of it has."""

    heads: tuple[FlatCell, ...]

    @property
    def values(self) -> int:
        """Values behind label and line number."""
        return len(self.heads) - 2


def read_numbered(stream: Stream, at: int) -> Found | None:
    """The table whose head begins at ``at``: 项目 | 行次 | 金额, once or twice."""
    first = stream.heads_end(at)
    start = stream.word_before(first)
    halves = split_halves(stream.cells[at:start]) if first > 0 else []
    if not halves:
        return None
    rows = [place_row([cell for half in halves for cell in half.heads])]
    if stream.at(start).text == COLUMN_HEAD:
        counts = read_counts(stream, start, halves)
        if counts is None:
            return None
        rows.append(place_row(counts[0]))
        start = counts[1]
    body, end = read_lines(stream, start, halves)
    return Found(rows + body, end) if len(body) >= FEWEST_ROWS else None


def split_halves(heads: list[FlatCell]) -> list[Half]:
    """The halves of a head, empty unless each is a label's head, 行次, then heads of values."""
    starts = [index for index, cell in enumerate(heads) if LABEL_HEAD.fullmatch(cell.text)]
    if not starts or starts[0] or len(starts) > 2:
        return []
    ends = [*starts[1:], len(heads)]
    halves = [Half(tuple(heads[a:b])) for a, b in zip(starts, ends, strict=True)]
    good = all(
        half.values > 0
        and half.heads[1].text == LINE_HEAD
        and all(cell.kind == WORD and cell.text != LINE_HEAD for cell in half.heads[2:])
        for half in halves
    )
    return halves if good else []


def read_counts(stream: Stream, at: int, halves: list[Half]) -> tuple[list, int] | None:
    """The row 栏次 | | 1 | 栏次 | | 2, which numbers the columns of values in turn."""
    cells: list[FlatCell | None] = []
    count = 0
    for half in halves:
        if stream.at(at).text != COLUMN_HEAD:
            return None
        cells += [stream.at(at), None]
        at += 1
        while stream.at(at).kind == BLANK and not stream.lossy:
            at += 1
        numbers = stream.run_of(at, half.values, (NUMBER,))
        expected = [str(count + n + 1) for n in range(half.values)]
        if [cell.text for cell in numbers] != expected:
            return None
        cells += numbers
        count, at = count + half.values, at + half.values
    return cells, at


def line_of(cell: FlatCell) -> int:
    """The line number a cell may be, 0 for none."""
    if cell.kind == NUMBER and cell.text.isdigit() and len(cell.text) <= 3:
        return int(cell.text)
    return 0


def read_lines(stream: Stream, at: int, halves: list[Half]) -> tuple[list, int]:
    """Rows from ``at`` on while the line numbers run up, and the index behind the last."""
    rows: list = []
    left = distance = 0
    while True:
        after = left + 1 + distance if distance else 0
        row = read_half(stream, at, halves[0], left + 1, left, after, is_right=False)
        if row is None:
            return rows, at
        cells, end, left_line = row
        if len(halves) == 2:
            expected = left_line + distance if distance else 0
            after = left_line + 1
            right = read_half(stream, end, halves[1], expected, 0, after, is_right=True)
            if right is None and distance and is_next_left(stream, end, left_line):
                if line_of(stream.at(end - 1)) == expected and halves[0].values > 1:
                    return rows, at
                if line_of(stream.at(end - 1)) == expected:
                    # An empty line on the right: its number alone is there.
                    cells, end = unvalued(cells, halves[0]), end - 1
                    right = ([None, stream.at(end), *[None] * halves[1].values], end + 1, expected)
                else:
                    right = ([None] * len(halves[1].heads), end, expected)
            if right is None or right[2] <= left_line:
                return rows, at
            distance = right[2] - left_line
            cells, end = cells + right[0], right[1]
        left, at = left_line, end
        rows.append(place_row(cells))


def unvalued(cells: list, half: Half) -> list:
    """The left half of a row without what was taken for its last value; it has one at most."""
    return cells[:2] + [None] * half.values


def is_next_left(stream: Stream, at: int, line: int) -> bool:
    """Whether a left half begins at ``at``: the right one of the row before it is empty."""
    return stream.at(at).kind == WORD and line_of(stream.at(at + 1)) == line + 1


def read_half(
    stream: Stream, at: int, half: Half, expected: int, least: int, following: int, is_right: bool
) -> tuple[list, int, int] | None:
    """(cells, index behind them, line number) of half a row.

    The line number of a right half must be the expected one, if there is one. In the left it runs
    up, by one as a rule; reports leave lines out. ``following`` is the number of the other half
    that comes next.
    """
    label: FlatCell | None = stream.at(at)
    if label.kind == WORD and label.text != COLUMN_HEAD and not LABEL_HEAD.fullmatch(label.text):
        at += 1
    elif line_of(label) == expected and expected:
        # A line of the form without words has its number all the same.
        label = None
    elif label.kind == BLANK and not stream.lossy:
        at += 1
    else:
        return None
    line = line_of(stream.at(at))
    if not line or line <= least or (is_right and expected and line != expected):
        return None
    nameless = label is None and line_of(stream.at(at + 1)) == following
    values = [] if nameless else read_values(stream, at + 1, half.values)
    if values is None:
        return None
    cells = [label, stream.at(at), *values, *[None] * (half.values - len(values))]
    return cells, at + 1 + len(values), line


def read_values(stream: Stream, at: int, width: int) -> list[FlatCell] | None:
    """All values of half a row, or none; None where some are missing and it is not told which.

    A line number taken for an amount shows at once: the number behind the next label is wrong.
    """
    values = stream.run_of(at, width, (NUMBER, BLANK))
    if not stream.lossy:
        return values if len(values) == width else None
    return values if len(values) in (0, width) else None


# --- halves without line numbers ----------------------------------------------------------------


def read_sided(stream: Stream, at: int) -> Found | None:
    """The table 项目 | 预算数 | 项目 | 预算数, income on the left and spending on the right.

    Without line numbers an empty half is told only by its empty cells, so cells that left no
    trace where they were empty are not enough.
    """
    first = stream.heads_end(at)
    if first < 0 or stream.lossy:
        return None
    marks = [index for index in range(at, first) if LABEL_HEAD.fullmatch(stream.at(index).text)]
    if len(marks) != 2 or marks[0] != at:
        return None
    width = 2 * (marks[1] - at)
    rows = [place_row(stream.cells[at : at + width])]
    start = at + width
    while (row := sided_row(stream, start, width)) is not None:
        rows.append(place_row(row))
        start += width
    return Found(rows, start) if len(rows) > FEWEST_ROWS else None


def sided_row(stream: Stream, at: int, width: int) -> list[FlatCell] | None:
    """A row of two halves, each a label and values or nothing."""
    cells = stream.cells[at : at + width]
    half = width // 2
    for index, cell in enumerate(cells):
        kinds = (WORD, BLANK) if index % half == 0 else (NUMBER, BLANK)
        if cell.kind not in kinds or LABEL_HEAD.fullmatch(cell.text):
            return None
    return cells if len(cells) == width and any(cell.kind == NUMBER for cell in cells) else None
