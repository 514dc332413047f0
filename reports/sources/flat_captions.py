"""Captions of flattened tables: form number, body, year and unit between a title and its head."""

from __future__ import annotations

import re

from reports.sources.flat_cells import WORD, FlatCell
from reports.spans import Span

CAPTION = re.compile(
    r"(?:公开\d{0,3}表|附?表\d{0,3}|(?:编制|填报)?(?:部门|单位)(?:\(.{0,6}\))?(?:名称)?:.{0,40}|(?:金额)?单位:?.{0,12}"
    r"|\(?单位:.{0,8}\)?|\(?20\d\d年?度?\)?|20\d\d年度?|收入|支出|收支|本年(?:收入|支出))"
)
TITLE = re.compile(r".{2,40}表(?:\(.{0,20}\))?")
# Form number, body, unit, year, the two sides, and a title.
CAPTION_CELLS = 8
# As far up as a reader of tables looks for the title.
LINES_NEAR = 3


def is_caption(cell: FlatCell) -> bool:
    """Whether a cell belongs to a table's caption."""
    return CAPTION.fullmatch(cell.text) is not None


def caption_rows(cells: list[FlatCell], at: int) -> list[list[Span]]:
    """The caption right above the head at ``at``, each cell a row of its own.

    The title comes with it only where blank lines carry it so far up that it would not be found:
    elsewhere it is a line of the text, which may be the report's own title.
    """
    rows: list[list[Span]] = []
    top = cells[at].line
    for index in range(at - 1, max(-1, at - 1 - CAPTION_CELLS), -1):
        cell = cells[index]
        if is_caption(cell):
            rows.insert(0, [cell.span])
            top = cell.line
            continue
        if cell.kind == WORD and TITLE.fullmatch(cell.text) and top - cell.line > LINES_NEAR:
            rows.insert(0, [cell.span])
        break
    return rows
