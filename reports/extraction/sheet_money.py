"""The money rows of a score sheet: plans, outturn, rate, and where the money comes from."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.extraction.cells import Cell, CellRow, cell_figure, money_unit
from reports.extraction.sheet_form import (
    FUND_LABELS,
    MONEY_HEADS,
    Sheet,
    claim_rest,
    column_of,
    keep_statement,
)
from reports.facts import Figure


def is_money_head(texts: list[str]) -> bool:
    """A head names at least two measures and holds no numbers."""
    if sum(text[:1].isdigit() for text in texts) > 1:
        return False
    names = {column_of(text, MONEY_HEADS) for text in texts if text and len(text) <= 24}
    told = names & {
        "execution_rate",
        "budget_initial",
        "budget_adjusted",
        "final",
        "budget",
        "arrival",
    }
    return len(told) >= 2


def set_money_head(sheet: Sheet, row: CellRow) -> None:
    """Remember which column holds which measure, and the unit the head names."""
    texts = row.texts()
    sheet.set_money(money_columns(texts))
    sheet.money_width = len(texts)
    sheet.head_texts, sheet.split = texts, None
    sheet.unit = money_unit("".join(texts), sheet.unit)
    sheet.goals = {}
    for cell in row.cells:
        claim_rest(cell, "other", "sheet-head")


def money_columns(texts: list[str]) -> dict[int, str]:
    """Which columns hold which measure, told from the right: a label's column is known by those
    behind it."""
    columns: dict[int, str] = {}
    behind: set[str] = set()
    for index in reversed(range(len(texts))):
        name = column_of(texts[index], MONEY_HEADS)
        if name and not is_label_column(texts[index], name, behind):
            columns[index] = name
        behind.add(name)
    return columns


def is_label_column(text: str, name: str, behind: set[str]) -> bool:
    """预算执行情况（10分）, 年度预算数（万元）: heads that name the rows, not a measure."""
    if re.search(r"执行情况|情况$|（\d+分）|项目资金", text):
        return True
    whole = "final" in behind and ("budget_initial" in behind or "budget_adjusted" in behind)
    return whole and "万元" in text and name == "budget"


def read_money_row(sheet: Sheet, row: CellRow) -> None:
    """总额 | 6.87 | 6.64 | 5.18 | 78.11% | 10 | 6."""
    label = next(
        (
            cell.text
            for cell in reversed(row.cells)
            if cell.text and not cell.slots and fund_of(cell.text)
        ),
        "",
    )
    fund = fund_of(label)
    if not fund:
        return
    shift = sheet.money_width - len(row.cells)
    figures = []
    for index, cell in enumerate(row.cells):
        name = sheet.money.get(index + shift, "")
        if name and name != "reason" and len(cell.slots) == 1 and len(cell.text) <= 20:
            figures.append(money_cell(sheet, cell, fund, name))
        elif name in BLANK_COLUMNS and not cell.text and not shift:
            figures.append(blank_cell(sheet, cell, fund, name))
    keep_statement(sheet, row, figures)


# An empty cell under these heads is published, without a value.
BLANK_COLUMNS = ("budget_initial", "budget_adjusted", "budget", "final")


def blank_cell(sheet: Sheet, cell: Cell, fund: str, name: str) -> Figure:
    """The figure without a value that an empty money cell publishes."""
    return Figure(
        span=cell.words_span, raw="", value=None, decimals=0, unit=sheet.unit,
        unit_from="head", subject=sheet.subject, indicator=money_indicator(sheet, fund),
        measure=name, fiscal_year=sheet.context.year, place="table",
        rule="row-label/column-head:blank",
    )  # fmt: skip


def is_blank_row(sheet: Sheet, row: CellRow) -> bool:
    """Whether a row of the form's full width has a fund's label and nothing else."""
    filled = [cell.text for cell in row.filled() if not NO_VALUE.fullmatch(cell.text)]
    full = len(row.cells) == sheet.money_width
    return full and len(filled) == 1 and bool(fund_of(filled[0]))


NO_VALUE = re.compile(r"[/／—-]+")


def fund_of(label: str) -> str:
    """The part of a project's money that a row's label names."""
    if len(label) > 24:
        return ""
    return column_of(label, FUND_LABELS)


def money_indicator(sheet: Sheet, fund: str) -> str:
    """The indicator of a row of money in a form."""
    family = "支出" if fund in ("基本支出", "项目支出") else sheet.family
    if family == "部门整体支出" and fund in ("人员经费", "公用经费"):
        family = "基本支出"
    if family == "部门整体支出" and fund == "财政资金":
        fund = "财政拨款"
    return f"{family}/{fund}"


def money_cell(sheet: Sheet, cell: Cell, fund: str, name: str) -> Figure | None:
    """The figure in a money column."""
    basis, unit, indicator = "", sheet.unit, money_indicator(sheet, fund)
    if name == "execution_rate":
        unit, basis = "%", sheet.rate_basis
    elif name in ("weight", "score"):
        unit = "分"
    elif name == "arrival":
        name, indicator = "amount", "项目资金到位"
    elif name == "budget" and sheet.context.kind == "budget":
        name = "budget_initial"
    return cell_figure(
        cell, cell.slots[0], subject=sheet.subject, indicator=indicator, measure=name,
        year=sheet.context.year, rule="row-label/column-head", head_unit=unit, basis=basis,
    )  # fmt: skip


# Money of several years together, which no measure of one year stands for.
LONG_TERM = re.compile(r"中期|实施期|项目总|总投资")


def read_target_row(sheet: Sheet, row: CellRow, fund: str) -> None:
    """资金总额 | 41.62 on a form of targets: what is planned, without a head."""
    sheet.unit = money_unit("".join(row.texts()), sheet.unit)
    cell = next(cell for cell in row.cells if cell.is_number())
    keep_statement(sheet, row, [money_cell(sheet, cell, fund, "budget")])


def is_pair_row(row: CellRow) -> bool:
    """预算数： | 2.64 | 执行数： | 2.64 — each label with its number behind it."""
    pairs = [
        (left, right)
        for left, right in pairwise(row.cells)
        if left.text
        and not left.slots
        and right.is_number()
        and (fund_of(left.text) or column_of(left.text, MONEY_HEADS))
    ]
    return len(pairs) >= 2


def read_pair_row(sheet: Sheet, row: CellRow) -> None:
    """A row of pairs; the first such row tells which place holds which measure."""
    sheet.unit = money_unit("".join(row.texts()), sheet.unit)
    figures = []
    latest = ""
    for index, cell in enumerate(row.cells):
        if index == 0 or not cell.is_number():
            continue
        label = row.cells[index - 1].text
        if LONG_TERM.search(label):
            continue
        measure = column_of(label, MONEY_HEADS[2:])
        if measure and not re.search(r"其中|拨款|其他|其它", label):
            sheet.pairs[index] = measure
        # 其中：财政拨款 beside its total shares the total's measure.
        name = sheet.pairs.get(index) or latest
        if name:
            latest = name
            figures.append(money_cell(sheet, cell, fund_of(label) or "总额", name))
    keep_statement(sheet, row, figures)
