"""The KPI rows of a score sheet, and its totals."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.extraction.cells import Cell, CellRow, cell_figure
from reports.extraction.sheet_form import (
    KPI_HEADS,
    LONGEST_LEVEL,
    NATURES,
    Sheet,
    column_of,
    keep_statement,
)
from reports.facts import Figure, KpiCell, KpiReading, Subject


def is_kpi_head(texts: list[str]) -> bool:
    """A KPI head names 三级指标 (or two of the three levels)."""
    return sum("级指标" in text for text in texts) >= 2


def set_kpi_head(sheet: Sheet, texts: list[str]) -> None:
    """Remember the columns of the KPI rows; the first column of a name counts."""
    sheet.kpi, sheet.kpi_width, sheet.levels = {}, len(texts), {}
    first = next(index for index, text in enumerate(texts) if re.search(r"[一二三]级指标", text))
    for index, text in list(enumerate(texts))[first:]:
        name = column_of(text, KPI_HEADS) if text else ""
        if name and name not in sheet.kpi:
            sheet.kpi[name] = index
    sheet.goals = {}


def read_kpi_row(sheet: Sheet, row: CellRow) -> None:
    """One KPI row; levels printed once are carried down."""
    shift = sheet.kpi_width - len(row.cells)
    cells = {}
    for name, index in sheet.kpi.items():
        position = index - shift
        if 0 <= position < len(row.cells):
            cells[name] = row.cells[position]
    level3 = cells["level3"].text if "level3" in cells else ""
    if len(row.filled()) <= 2 and not level3:
        if level3 or not row.filled() or len(row.cells) < 4:
            sheet.kpi = {} if row.filled() and len(row.cells) < 4 else sheet.kpi
        return
    for name in ("level1", "level2"):
        if name in cells and cells[name].text:
            sheet.levels[name] = cells[name].text
    if not level3 or level3 in ("……", "…"):
        return
    figures: list[Figure] = []
    levels = (sheet.levels.get(name, "")[:LONGEST_LEVEL] for name in ("level1", "level2"))
    indicator = "/".join(["KPI", *levels])
    subject = Subject("kpi", f"{sheet.subject.name}｜{level3}")
    unit = cells["unit"].text if "unit" in cells else ""
    for name in ("level3", "target", "actual", "weight", "score"):
        if name in cells:
            figures += kpi_cell(sheet, cells[name], name, indicator, subject, unit)
    figures.sort(key=lambda figure: figure.span)
    keep_statement(sheet, row, list(figures))
    sheet.kpis.append(kpi_reading(sheet, row, cells, level3, unit))


def kpi_cell(
    sheet: Sheet, cell: Cell, name: str, indicator: str, subject: Subject, unit: str
) -> list[Figure]:
    """The figures in one cell of a KPI row."""
    figures = []
    for slot in cell.slots:
        measure, head = name, unit
        if name == "level3":
            if slot.cls or not cell.text.startswith("%", slot.end):
                slot.claim("other", "kpi-name")
                continue
            measure = "rate"
        elif name in ("weight", "score"):
            head = "分"
        figure = cell_figure(
            cell, slot, subject=subject, indicator=indicator, measure=measure,
            year=sheet.context.year, rule="kpi-row/column-head", head_unit=head,
        )  # fmt: skip
        if figure:
            figures.append(figure)
    return figures


def kpi_reading(sheet: Sheet, row: CellRow, cells: dict, level3: str, unit: str) -> KpiReading:
    """The row's words."""

    def words(name: str) -> KpiCell:
        cell = cells.get(name)
        return KpiCell(cell.text, cell.words_span) if cell and cell.text else KpiCell()

    nature = cells["nature"].text if "nature" in cells else ""
    target = words("target")
    if not nature and target.text[:1] in NATURES:
        nature = target.text[:1]
    return KpiReading(
        span=row.span,
        level1=sheet.levels.get("level1", ""),
        level2=sheet.levels.get("level2", ""),
        level3=level3,
        nature=NATURES.get(nature, nature)[:10],
        unit=unit,
        target=target,
        actual=words("actual"),
        weight=words("weight"),
        score=words("score"),
        reason=words("reason"),
    )


SCORE_LABEL = re.compile(
    r"^(?:自评|评价|绩效)(?:总)?(?:得|评)?分(?:（分）)?[：:]?$|^总(?:得)?分(?:（分）)?$"
)


def read_score_pair(sheet: Sheet, row: CellRow) -> bool:
    """自评总分（分） | 90: the sheet's score beside its label, wherever on the form it stands."""
    for label, cell in pairwise(row.cells):
        if SCORE_LABEL.match(label.text) and cell.is_number():
            name = "项目自评得分" if sheet.subject.type == "project" else "部门整体自评得分"
            figure = cell_figure(
                cell, cell.slots[0], subject=sheet.subject,
                indicator=f"绩效/{name}", measure="score", year=sheet.context.year,
                rule="row-label/row-label", head_unit="分",
            )  # fmt: skip
            keep_statement(sheet, row, [figure])
            return True
    return False


def read_total_row(sheet: Sheet, row: CellRow) -> None:
    """合计 | 100 | 84: the weight and the score of the whole sheet."""
    name = "项目自评得分" if sheet.subject.type == "project" else "部门整体自评得分"
    shift = sheet.kpi_width - len(row.cells)
    columns = {index - shift: column for column, index in sheet.kpi.items()}
    numbers = [(index, cell) for index, cell in enumerate(row.cells) if cell.is_number()]
    figures = []
    for order, (index, cell) in enumerate(numbers):
        measure = columns.get(index, "")
        if measure not in ("weight", "score"):
            measure = (
                ("weight", "score")[order]
                if len(numbers) == 2
                else "score"
                if len(numbers) == 1
                else ""
            )
        if measure:
            figures.append(cell_figure(
                cell, cell.slots[0], subject=sheet.subject,
                indicator=f"绩效/{name}", measure=measure, year=sheet.context.year,
                rule="total-row/column-head", head_unit="分",
            ))  # fmt: skip
    keep_statement(sheet, row, figures)
    sheet.kpi = {}
