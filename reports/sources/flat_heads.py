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

    科目编码 | 科目名称 | 合计 | 基本支出 names them in order; where 项目 spans two columns the
    words come as 项目 | 合计 | 基本支出 | 科目编码 | 科目名称.
    """
    marks = [is_label_head(cell) for cell in heads]
    first = marks.index(False) if False in marks else len(marks)
    last = len(marks) - marks[::-1].index(False) if False in marks else 0
    values = tuple(heads[first:last])
    if not first or not values or any(marks[first:last]) or values[0].kind == BLANK:
        return None
    if last == len(heads):
        return one_line_layout(heads[:first], values)
    return two_line_layout(heads[:first], values, heads[last:])


def one_line_layout(labels: list[FlatCell], values: tuple[FlatCell, ...]) -> Layout | None:
    """Codes, a label and values, in order."""
    counted = bool(COUNT_HEAD.fullmatch(labels[0].text))
    codes = labels[:-1]
    if LABEL_HEAD.fullmatch(labels[-1].text) is None or (counted and len(codes) > 1):
        return None
    if not counted and not all(CODE_HEAD.fullmatch(cell.text) for cell in codes):
        return None
    return Layout(len(codes), values, ((*labels, *values),), counted)


def two_line_layout(
    whole: list[FlatCell], values: tuple[FlatCell, ...], labels: list[FlatCell]
) -> Layout | None:
    """One word over codes and label, the values beside it, codes and label below."""
    names = [cell for cell in labels if LABEL_HEAD.fullmatch(cell.text)]
    codes = [cell for cell in labels if CODE_HEAD.fullmatch(cell.text)]
    if len(whole) != 1 or len(names) != 1 or len(names) + len(codes) != len(labels) or not codes:
        return None
    # 类, 款 and 项 stand below a head of all three codes, which is a line of its own.
    levels = [cell for cell in codes if len(cell.text) == 1]
    middle = [cell for cell in codes if len(cell.text) > 1] if levels else []
    codes = levels or codes
    none = [None] * (len(codes) + len(values))
    upper = (whole[0], *none[: len(codes)], *values)
    inner = [(cell, *none) for cell in middle]
    return Layout(len(codes), values, (upper, *inner, (*codes, names[0], *none[len(codes) :])))


def place_row(cells: tuple[FlatCell | None, ...] | list[FlatCell | None]) -> list[Span]:
    """Spans of a row; an empty cell stands right behind the one before it."""
    known = next(cell.span.start for cell in cells if cell is not None)
    spans: list[Span] = []
    for cell in cells:
        spans.append(Span(known, known) if cell is None else cell.span)
        known = spans[-1].end
    return spans
