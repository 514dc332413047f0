"""Heads of flattened tables: which words name the rows, which the columns, and how many.

Only a head whose columns can be counted makes a table: that count is what every row below is
measured by.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.sources.flat_cells import BLANK, FlatCell
from reports.spans import Span

# Words over the column of labels, and over the columns of codes or line numbers beside it.
LABEL_HEAD = re.compile(
    r"(?:.{0,8}项目(?:名称)?(?:\(.{0,12}\))?|(?:支出|收入)?(?:功能分类|经济分类)?科目(?:名称)?"
    r"|.{0,10}名称|(?:经费|支出|收入|资金)(?:类型|类别|来源|内容)|三公经费|类别|内容)"
)
CODE_HEAD = re.compile(r".{0,12}(?:编码|代码)|[类款项]")
COUNT_HEAD = re.compile(r"序号")
LEVELS = ("类", "款", "项")
LINE_HEAD = "行次"
COLUMN_HEAD = "栏次"
# A head of several lines over a dozen columns.
MOST_HEADS = 48


class Layout(NamedTuple):
    """The columns of a table: codes, one label, then values; and its head, row by row.

    ``counted`` tells that the first column numbers the rows. A head cell of None is empty.
    """

    codes: int
    values: tuple[FlatCell, ...]
    rows: tuple[tuple[FlatCell | None, ...], ...]
    counted: bool = False

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return self.codes + 1 + len(self.values)


def is_label_head(cell: FlatCell) -> bool:
    """Whether a cell's words stand over labels, codes or numbers of rows."""
    text = cell.text
    return bool(
        LABEL_HEAD.fullmatch(text) or CODE_HEAD.fullmatch(text) or COUNT_HEAD.fullmatch(text)
    )


def find_layout(heads: list[FlatCell]) -> Layout | None:
    """The columns that head cells name, None where they do not settle it.

    科目编码 | 科目名称 | 合计 | 基本支出 names them in order. Where 项目 spans two columns they
    come as 项目 | 合计 | 基本支出 | 科目编码 | 科目名称, and where 本年支出 spans the values as
    项目 | 本年支出 | 科目编码 | 科目名称 | 合计 | 基本支出.
    """
    parts = split_heads(heads)
    if len(parts) == 2:
        return one_line_layout(*parts)
    if len(parts) not in (3, 4) or any(cell.kind == BLANK for cell in heads):
        return None
    upper, values, lower, *inner = parts
    if inner and len(values) > 1:
        return None
    return two_line_layout(upper, values, lower, inner[0] if inner else [])


def split_heads(heads: list[FlatCell]) -> list[list[FlatCell]]:
    """Labels' heads and values' heads in turns, empty where labels' do not come first."""
    parts: list[list[FlatCell]] = []
    for cell in heads:
        if is_label_head(cell) == (len(parts) % 2 == 0):
            parts.append([])
        if not parts:
            return []
        parts[-1].append(cell)
    return [] if parts and parts[-1][0].kind == BLANK else parts


def one_line_layout(labels: list[FlatCell], values: list[FlatCell]) -> Layout | None:
    """Codes, a label and values, in order."""
    counted = bool(COUNT_HEAD.fullmatch(labels[0].text))
    codes = labels[:-1]
    if LABEL_HEAD.fullmatch(labels[-1].text) is None or (counted and len(codes) > 1):
        return None
    if not counted and not all(CODE_HEAD.fullmatch(cell.text) for cell in codes):
        return None
    return Layout(len(codes), tuple(values), ((*labels, *values),), counted)


def two_line_layout(
    upper: list[FlatCell],
    values: list[FlatCell],
    lower: list[FlatCell],
    inner: list[FlatCell],
) -> Layout | None:
    """Heads in lines: what spans codes and label, or all values, above what it spans."""
    labels = [*upper, *lower]
    levels = [cell for cell in lower if cell.text in LEVELS]
    codes = levels or [cell for cell in lower if CODE_HEAD.fullmatch(cell.text)]
    names = [cell for cell in labels if LABEL_HEAD.fullmatch(cell.text)]
    whole = [cell for cell in upper if cell in names and len(names) > 1]
    names = [cell for cell in names if cell not in whole]
    if len(names) != 1 or len(whole) > 1 or not codes:
        return None
    rest = [cell for cell in labels if cell not in (*names, *whole, *codes)]
    if len(rest) > 1 or not all(CODE_HEAD.fullmatch(cell.text) for cell in rest):
        return None
    columns = inner or values
    width = len(codes) + 1 + len(columns)
    # A name that stands in the upper line spans both.
    name = {len(codes): names[0]}
    first = {0: ([*whole, *rest] or [None])[0], **at_values(codes, values)}
    second = {**dict(enumerate(codes)), **at_values(codes, inner)}
    top = lay_out(width, {**first, **(name if names[0] in upper else {})})
    low = lay_out(width, {**second, **({} if names[0] in upper else name)})
    middle = [lay_out(width, {0: cell}) for cell in [*whole, *rest][1:]]
    return Layout(len(codes), tuple(columns), (top, *middle, low))


def at_values(codes: list[FlatCell], values: list[FlatCell]) -> dict[int, FlatCell]:
    """Cells by the column they stand in, from the first value's on."""
    return dict(enumerate(values, len(codes) + 1))


def lay_out(width: int, cells: dict[int, FlatCell | None]) -> tuple[FlatCell | None, ...]:
    """A row of ``width`` cells, empty but for these."""
    return tuple(cells.get(index) for index in range(width))


def place_row(cells: tuple[FlatCell | None, ...] | list[FlatCell | None]) -> list[Span]:
    """Spans of a row; an empty cell stands right behind the one before it."""
    known = next(cell.span.start for cell in cells if cell is not None)
    spans: list[Span] = []
    for cell in cells:
        spans.append(Span(known, known) if cell is None else cell.span)
        known = spans[-1].end
    return spans
