"""Rows of a flattened table by its rhythm: codes, a label and as many values as the head names.

The cells come one after another and nothing tells where a row ends, so the rhythm must: every row
has the same number of values. The first row that has not ends the table, and what follows stays
text. An empty cell leaves no trace in lines of text, only between bars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from reports.sources.flat_cells import BLANK, NUMBER, PROSE, WORD, FlatCell, Found
from reports.sources.flat_heads import (
    COLUMN_HEAD,
    MOST_HEADS,
    Layout,
    find_layout,
    is_label_head,
    place_row,
)
from reports.spans import Span

TOTAL = re.compile(r"(?:合计|总计|小计|本年(?:收入|支出)合计)")
ONE_CODE = re.compile(r"\d{3}(?:\d\d){0,2}")
MARKED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、]|其中|合计|总计|小计|本年)"
)
END = FlatCell((0, 0), "", PROSE, -1)


@dataclass
class Stream:
    """Cells in reading order. ``lossy`` where empty cells left no trace."""

    cells: list[FlatCell]
    lossy: bool = True
    memory: dict = field(default_factory=dict)

    def at(self, index: int) -> FlatCell:
        """The cell at ``index``; prose behind the last one."""
        return self.cells[index] if 0 <= index < len(self.cells) else END

    @cached_property
    def next_number(self) -> list[int]:
        """For each cell the index of the first number from it on, -1 where prose comes before."""
        found, latest = [-1] * len(self.cells), -1
        for index in range(len(self.cells) - 1, -1, -1):
            kind = self.cells[index].kind
            latest = index if kind == NUMBER else -1 if kind == PROSE else latest
            found[index] = latest
        return found

    def heads_end(self, at: int) -> int:
        """The index of the first number after the head that begins at ``at``, -1 for none."""
        end = self.next_number[at]
        return end if 1 < end - at <= MOST_HEADS else -1

    def word_before(self, index: int) -> int:
        """The index of the nearest word before ``index``; the cells between them are empty."""
        index -= 1
        while index > 0 and self.at(index).kind == BLANK:
            index -= 1
        return index

    def run_of(self, at: int, most: int, kinds: tuple[str, ...]) -> list[FlatCell]:
        """Up to ``most`` cells from ``at`` on that are of these kinds."""
        end = at
        while end - at < most and self.at(end).kind in kinds:
            end += 1
        return self.cells[at:end]


def read_labelled(stream: Stream, at: int) -> Found | None:
    """The table whose head begins at ``at``: labels with their values, codes before them."""
    first = stream.heads_end(at)
    if first < 0:
        return None
    if is_second_head(stream, at):
        return None
    word = stream.word_before(first)
    tries = [try_rows(stream, at, data, word) for data in data_starts(stream, word, first)]
    good = [found for found in tries if found]
    return max(good, key=lambda found: found.end) if good else None


def try_rows(stream: Stream, at: int, data: int, word: int) -> Found | None:
    """The table if its head ends at ``data``; ``word`` may be 栏次, which numbers the columns."""
    layout = find_layout(stream.cells[at:data])
    if layout is None:
        return None
    rows, start = [place_row(list(row)) for row in layout.rows], data
    counted = stream.at(word).text == COLUMN_HEAD
    if counted:
        counts, start = column_counts(stream, data, layout)
        if not counts:
            return None
        rows.append(counts)
    body, end = read_rows(stream, start, layout)
    return Found(rows + body, end) if len(body) >= fewest_rows(stream, layout, counted) else None


def is_second_head(stream: Stream, at: int) -> bool:
    """Whether another head of labels begins before, in the same run of words: two tables stand
    side by side, and which values belong to which is not told by their order."""
    for index in range(at - 1, max(-1, at - MOST_HEADS), -1):
        cell = stream.at(index)
        if cell.kind not in (WORD, BLANK):
            return False
        if is_label_head(cell):
            return True
    return False


def data_starts(stream: Stream, word: int, first: int) -> list[int]:
    """Where the rows may begin: at a label, at the empty cells of its codes, or at a code."""
    starts = [word]
    if not stream.lossy:
        starts += [word - n for n in (1, 3) if all(
            stream.at(word - m - 1).kind == BLANK for m in range(n)
        )]  # fmt: skip
    return starts if stream.at(word).text == COLUMN_HEAD else [*starts, first]


def fewest_rows(stream: Stream, layout: Layout, counted: bool) -> int:
    """How many rows make a rhythm: fewer where bars, column numbers or many columns speak for it.

    A word and a number by turns is also how lists and contents go, so two columns need three rows.
    """
    if counted:
        return 1
    if not stream.lossy:
        return 2 if layout.codes else 1
    return 2 if len(layout.values) > 1 else 3


def column_counts(stream: Stream, at: int, layout: Layout) -> tuple[list, int]:
    """The row 栏次 | 1 | 2 | 3 and the index behind it; empty if it does not count the columns."""
    width = len(layout.values)
    start = at + 1
    while not stream.lossy and stream.at(start).kind == BLANK:
        start += 1
    numbers = stream.run_of(start, width, (NUMBER,))
    if [cell.text for cell in numbers] != [str(n + 1) for n in range(width)]:
        return [], at
    return place_row([stream.at(at), *[None] * layout.codes, *numbers]), start + width


def read_rows(stream: Stream, at: int, layout: Layout) -> tuple[list, int]:
    """Rows from ``at`` on as long as the rhythm holds, and the index behind the last."""
    rows: list = []
    while True:
        row = read_row(stream, at, layout, len(rows)) or read_section(stream, at, layout, rows)
        if row is None:
            behind = next_account(stream, at, layout) if rows else 0
            if not behind:
                return rows, at
            # What did not fit stays together as words that nothing is read from.
            rows.append([Span(stream.at(at).span.start, stream.at(behind - 1).span.end)])
            at = behind
            continue
        cells, at = row
        rows.append(place_row(cells))


def next_account(stream: Stream, at: int, layout: Layout) -> int:
    """The index of the next row that begins with an account's code, 0 where there is none near.

    Codes tell where rows begin even behind a row that is short of a value.
    """
    if not layout.codes or layout.counted or not stream.lossy:
        return 0
    for index in range(at + 1, at + 2 * layout.width):
        cell = stream.at(index)
        if cell.kind == PROSE or is_label_head(cell):
            return 0
        begins = cell.kind == NUMBER and ONE_CODE.fullmatch(cell.text)
        if begins and read_row(stream, index, layout, 1):
            return index
    return 0


def read_row(stream: Stream, at: int, layout: Layout, done: int) -> tuple[list, int] | None:
    """One row, padded to the table's width, and the index behind it."""
    codes = read_codes(stream, at, layout)
    label = stream.at(at + len(codes))
    if label.kind != WORD or is_label_head(label) or not codes_fit(codes, label, layout, done):
        return None
    start = at + len(codes) + 1
    values = stream.run_of(start, len(layout.values), (NUMBER, BLANK))
    end = start + len(values)
    missing = layout.values[len(values) :]
    if missing and (end < len(stream.cells) or any(head.kind != BLANK for head in missing)):
        return None
    if not any(cell.kind == NUMBER for cell in values) and stream.lossy:
        return None
    if not ends_well(stream, end, layout, values):
        return None
    if any(head.kind == BLANK and cell.kind != BLANK
           for head, cell in zip(layout.values, values, strict=False)):  # fmt: skip
        return None
    pads = [None] * (layout.codes - len(codes))
    return [*codes, *pads, label, *values, *[None] * len(missing)], end


def ends_well(stream: Stream, end: int, layout: Layout, values: list[FlatCell]) -> bool:
    """Whether the row's values are all of them, and none of the next row's codes is among them."""
    following = stream.at(end)
    if not layout.codes:
        return following.kind not in (NUMBER, BLANK)
    if following.kind == NUMBER and not is_code(following, layout):
        return False
    if any("." in cell.text for cell in values) and ONE_CODE.fullmatch(values[-1].text):
        # Amounts have decimals here; this is the code of a row whose own is missing.
        return False
    if following.kind != WORD or TOTAL.fullmatch(following.text) or not stream.lossy:
        return True
    return not values or ONE_CODE.fullmatch(values[-1].text) is None


def is_code(cell: FlatCell, layout: Layout) -> bool:
    """Whether a row may begin with this number."""
    return cell.text.isdigit() if layout.counted else ONE_CODE.fullmatch(cell.text) is not None


def read_codes(stream: Stream, at: int, layout: Layout) -> list[FlatCell]:
    """The cells before a row's label."""
    kinds = (NUMBER,) if stream.lossy else (NUMBER, BLANK)
    return stream.run_of(at, layout.codes, kinds)


def codes_fit(codes: list[FlatCell], label: FlatCell, layout: Layout, done: int) -> bool:
    """Whether the cells before a label are an account's code or the row's number.

    Only a total has none.
    """
    if not layout.codes:
        return True
    digits = [cell.text for cell in codes if cell.kind == NUMBER]
    if not digits:
        return TOTAL.fullmatch(label.text) is not None
    if layout.counted:
        return digits in ([str(done + 1)], [str(done)])
    if len(digits) == 1:
        return ONE_CODE.fullmatch(digits[0]) is not None
    return len(digits[0]) == 3 and all(len(one) == 2 and one.isdigit() for one in digits[1:])


def read_section(stream: Stream, at: int, layout: Layout, rows: list) -> tuple[list, int] | None:
    """A label without values (二、相关统计数) between rows.

    It must not be the first half of a label broken in two: the label below it is marked as one.
    """
    label, below = stream.at(at), stream.at(at + 1)
    if not rows or not stream.lossy or layout.codes or label.kind != WORD or below.kind != WORD:
        return None
    if not MARKED.match(label.text) or not MARKED.match(below.text) or is_label_head(label):
        return None
    if stream.at(at + 2).kind != NUMBER:
        return None
    return [label, *[None] * len(layout.values)], at + 1
