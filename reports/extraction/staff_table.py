"""Tables of a body's units: how each is paid for, its posts and its people."""

from __future__ import annotations

import re

from reports.extraction.cells import Cell, CellRow, cell_figure
from reports.extraction.context import Context
from reports.extraction.heads import ORDINAL_HEADS
from reports.facts import Figure, Statement, Subject

UNIT_HEAD = re.compile(r"(?:预算|基层|所属)?(?:单位|部门)(?:名称)?")
# Heads of posts and people, the last part of 人员/….
PEOPLE = (
    (re.compile(r"(?:人员)?(?:核定)?编制(?:人数|数)?(?:（.{1,4}）)?"), "编制"),
    (re.compile(r"(?:年末)?(?:实有|在[职编]){1,2}(?:人员|人数|人员数)?(?:（.{1,4}）)?"), "实有"),
    (re.compile(r"(?:离)?退休(?:人员|人数|人员数)?(?:（.{1,4}）)?"), "退休"),
)  # fmt: skip
SUM = re.compile(r"合计|总计")


def read_units(rows: list[CellRow], context: Context) -> list[Statement] | None:
    """Statements of a table of units, one a row; None for any other table.

    The sum of several units is the body's, a single unit is the body itself.
    """
    place = next((n for n, row in enumerate(rows[:6]) if people_columns(row)), None)
    if place is None:
        return None
    columns = people_columns(rows[place])
    units = [row for row in rows[place + 1 :] if any(cell.is_number() for cell in row.cells)]
    single = sum(not SUM.fullmatch(unit_name(row)) for row in units) == 1
    statements = []
    for row in units:
        claim_number(rows[place], row)
        name = unit_name(row)
        whole = single or bool(SUM.fullmatch(name))
        figures = unit_figures(row, columns, "" if whole else name, context) if name else []
        if figures:
            statements.append(Statement(row.span, "row", tuple(figures), context.headings))
    return statements


def people_columns(row: CellRow) -> dict[int, str]:
    """Which columns count posts and people, in a head that names units; none for other heads."""
    texts = row.texts()
    if any(cell.slots for cell in row.cells) or not any(map(UNIT_HEAD.fullmatch, texts)):
        return {}
    found = {
        index: name
        for index, text in enumerate(texts)
        for pattern, name in PEOPLE
        if pattern.fullmatch(text)
    }
    return found if len(found) >= 2 and len(set(found.values())) == len(found) else {}


def claim_number(head: CellRow, row: CellRow) -> None:
    """The number of a line is an ordinal."""
    for title, cell in zip(head.cells, row.cells, strict=False):
        if ORDINAL_HEADS.match(title.text) and cell.is_number():
            cell.slots[0].claim("ordinal", "line-number")


def unit_name(row: CellRow) -> str:
    """The unit of a row."""
    return next((cell.text for cell in row.cells if cell.text and not cell.is_number()), "")


def unit_figures(
    row: CellRow, columns: dict[int, str], unit: str, context: Context
) -> list[Figure]:
    """The counts of a row; ``unit`` is empty where they are the whole body's."""
    found = []
    for index, name in columns.items():
        cell: Cell | None = row.cells[index] if index < len(row.cells) else None
        if cell is not None and cell.is_number():
            found.append(cell_figure(
                cell, cell.slots[0], subject=Subject("department", context.department),
                indicator=f"人员/{name}/{unit}" if unit else f"人员/{name}", measure="count",
                year=context.year, rule="row-label/column-head", head_unit="人",
            ))  # fmt: skip
    return [figure for figure in found if figure]
