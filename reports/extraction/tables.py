"""Published tables (公开表 01–13 and their like): rows by label or account, columns by head.

A cell's indicator and measure come from its column's head and its row's label; the table's
title settles what neither names. Shapes: one label column with measures or parts beside it, two
or three blocks side by side (收入 | 支出, 人员经费 | 公用经费), and “三公” money with its items across.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reports.extraction.cells import Cell, CellRow, cell_figure, money_unit
from reports.extraction.context import Context
from reports.extraction.cost_table import block_of
from reports.extraction.head_rows import (
    LABEL,
    claim_columns,
    is_caption,
    is_group,
    is_inner,
    join_heads,
)
from reports.extraction.heads import (
    CODE_HEADS,
    COMPARING,
    LAST_YEAR,
    NO_HEAD,
    ORDINAL_HEADS,
    Head,
    column_measure,
    compared_with,
    head_measure,
)
from reports.extraction.staff_table import read_units
from reports.extraction.table_rows import CODE, RowLabel, Sheet, account_path, row_indicator
from reports.extraction.three_table import read_three
from reports.facts import Figure, Statement, Subject

# What a table is about, told by its title: (pattern, scope, indicator of its 合计 row). Gaps are
# bounded in all tables of patterns: an open one takes the square of an endless line's length.
TITLES = (
    (r"三公", "three", "三公经费"),
    (r"政府性基金", "fund", "政府性基金预算财政拨款支出"),
    (r"国有资本", "capital", "国有资本经营预算财政拨款支出"),
    (r"财政拨款收(?:入|、)?支(?:出)?.{0,60}总(?:体情况)?表|财政拨款收支总", "fiscal", ""),
    (r"收(?:入|、)?支(?:出)?.{0,60}总(?:体情况)?表", "totals", ""),
    (r"一般公共预算.{0,60}基本支出", "basic", "基本支出/合计"),
    (r"一般公共预算.{0,60}项目支出", "", "一般公共预算财政拨款支出/项目支出"),
    (r"一般公共预算.{0,60}支出", "structure", "一般公共预算财政拨款支出"),
    (r"收入(?:(?:决算|预算)(?:总)?表|总(?:体情况)?表)", "income", "本年收入合计"),
    (r"(?<!费)支出(?:(?:决算|预算)(?:总)?表|总(?:体情况)?表)", "spending", "本年支出合计"),
)
NO_VALUE = re.compile(r"[-—－–/／]+")
# Rows of a title, the form's number, the body, the unit and the two sides.
MOST_TITLE_ROWS = 8
UNTITLED = "没有找到表题，不知是哪一种预算的支出"
# A code of three cells: 201 | 03 | 08.
CODE_PART = re.compile(r"\d{2}")
# What is carried over stands on the side of income; the rows below tell of which budgets.
OPENING = re.compile(r"年初.{0,8}结转")


def table_subject(rows: list[CellRow], above: list[str]) -> tuple[str, str]:
    """(scope, indicator of the 合计 row), told by the nearest line above, else by the first rows."""
    alone = [filled for row in title_rows(rows) if len(filled := row.filled()) == 1]
    first = "".join(cell.text for filled in alone for cell in filled)
    for words in (first, *reversed(above)):
        for pattern, scope, total in TITLES:
            if words and re.search(pattern, words):
                return scope, total
    return "", ""


def title_rows(rows: list[CellRow]) -> list[CellRow]:
    """The first three rows, or all of one cell each that stand before the head."""
    count = 0
    while count < min(len(rows), MOST_TITLE_ROWS) and len(rows[count].filled()) == 1:
        count += 1
    return rows[: max(3, count)]


def read_table(rows: list[CellRow], above: list[str], context: Context) -> list[Statement]:
    """Statements of a published table, one a row; cells that nothing explains stay unclaimed."""
    if (units := read_units(rows, context)) is not None:
        return units
    scope, total = table_subject(rows, above)
    unit = money_unit(
        "".join(above) + "".join("".join(row.texts()) for row in title_rows(rows)), "万元"
    )
    sheet = Sheet(context, scope, total, unit)
    if scope == "three" and (statements := read_three(sheet, rows, above)):
        return statements
    statements = []
    for row in rows:
        if claim_columns(row, sheet.after_number):
            continue
        filled = [text for text in row.texts() if text]
        if (is_head(row) and begins(sheet, filled)) or goes_on(sheet, row):
            add_head(sheet, row.texts())
        elif sheet.head_rows and any(cell.is_number() for cell in row.cells):
            sheet.heads = head_for(sheet, row)
            sheet.after_number = True
            figures = read_row(sheet, row)
            if figures:
                statements.append(Statement(row.span, "row", tuple(figures), context.headings))
        elif len(filled) == 1:
            sheet.block = block_of(filled[0]) or sheet.block
    return statements


PROJECT_HEAD = re.compile(r"^项目名称")
HEAD_WORDS = re.compile(r"^(?:.{0,8}项目|科目名称|支出功能分类.*|经济分类.*|合计|名称)$")


def is_head(row: CellRow) -> bool:
    """A head row names columns and holds no numbers."""
    texts = [text for text in row.texts() if text]
    if len(texts) < 2 or any(cell.is_number() for cell in row.cells) or is_caption(texts):
        return False
    return is_group(texts) or any(
        head_measure(text) or ORDINAL_HEADS.match(text) or CODE_HEADS.search(text)
        or HEAD_WORDS.search(text) for text in texts
    )  # fmt: skip


def begins(sheet: Sheet, filled: list[str]) -> bool:
    """Whether a head may stand here: behind figures only one that names the rows, too.

    上年结转 | 年终结转 without amounts is a row like any other.
    """
    return not sheet.after_number or is_group(filled) or any(map(LABEL.search, filled))


def goes_on(sheet: Sheet, row: CellRow) -> bool:
    """Whether a row goes on with the head right above it: parts, and no name of a row."""
    if sheet.after_number or not sheet.head_rows or any(cell.is_number() for cell in row.cells):
        return False
    texts = row.texts()
    if is_inner([text for text in texts if text]):
        return True
    above = sheet.head_rows.get(len(texts), [[]])[0]
    named = [text for text, head in zip(texts, above, strict=False) if LABEL.search(head)]
    return len(texts) > 2 and bool(named) and not any(named) and sum(map(bool, texts)) > 1


def add_head(sheet: Sheet, texts: list[str]) -> None:
    """Remember a head row; a head after numbers begins a new table."""
    if sheet.after_number:
        sheet.head_rows, sheet.after_number = {}, False
        sheet.balance = sheet.block = ""
    sheet.head_rows.setdefault(len(texts), []).append(texts)
    sheet.fitting = {}


def head_for(sheet: Sheet, row: CellRow) -> list[Head]:
    """The heads above a row's cells: of all head rows as wide, else of the widest.

    Where cells of a head were merged and exported once, heads and cells agree at their right end.
    """
    width = len(row.cells)
    if width in sheet.head_rows:
        return heads_of(sheet, width)
    widest = max(sheet.head_rows)
    heads = heads_of(sheet, widest)
    labels = sum(is_label(head) for head in heads)
    behind = values_behind(row)
    if not labels or not is_one_sided(heads) or is_label_at(heads, width - behind - 1):
        return heads
    if behind == len(heads) - last_label(heads) - 1:
        return [NO_HEAD] * (width - behind) + heads[len(heads) - behind :]
    return [replace(head, doubt="数字与栏数不符，分不清属于哪一栏") for head in heads]


def heads_of(sheet: Sheet, width: int) -> list[Head]:
    """The joined heads of a width, made once."""
    if width not in sheet.fitting:
        narrow = [texts for size, rows in sheet.head_rows.items() if size < width for texts in rows]
        sheet.fitting[width] = join_heads(sheet.head_rows[width], narrow)
    return sheet.fitting[width]


def is_label(head: Head) -> bool:
    """Whether a column holds names or codes of rows."""
    return head.is_code or (LABEL.search(head.text) is not None and head.part is None)


def is_one_sided(heads: list[Head]) -> bool:
    """Whether all labels stand in front of all values."""
    last = last_label(heads)
    return all(is_label(head) or head.is_ordinal for head in heads[: last + 1])


def last_label(heads: list[Head]) -> int:
    """The place of the last column of names."""
    return max(index for index, head in enumerate(heads) if is_label(head))


def is_label_at(heads: list[Head], index: int) -> bool:
    """Whether a row's label stands right where its heads have one."""
    return 0 <= index == last_label(heads)


def values_behind(row: CellRow) -> int:
    """How many cells stand behind a row's last words."""
    words = [index for index, cell in enumerate(row.cells)
             if cell.text and not cell.is_number() and not NO_VALUE.fullmatch(cell.text)]  # fmt: skip
    return len(row.cells) - words[-1] - 1 if words else len(row.cells)


def read_row(sheet: Sheet, row: CellRow) -> list[Figure]:
    """The figures of a row; each half of a two-sided table has its own label."""
    figures: list[Figure] = []
    codes: list[str] = []
    label, valued = RowLabel(), False
    for index, cell in enumerate(row.cells):
        head = sheet.heads[index] if index < len(sheet.heads) else NO_HEAD
        if not cell.text or NO_VALUE.fullmatch(cell.text):
            if valued and is_label(head):
                # The next block of columns has no row here.
                label, codes = RowLabel(), []
        elif head.is_ordinal and cell.is_number():
            cell.slots[0].claim("ordinal", "line-number")
        elif is_code(cell, head, label, codes):
            cell.slots[0].claim("code", "account-code")
            codes.append(cell.text)
        elif not cell.slots or not cell.is_number():
            # A project's name may hold any word.
            words = "" if PROJECT_HEAD.search(head.text) else cell.text
            label = make_label(sheet, "".join(codes), words)
            codes, valued = [], False
        else:
            valued = True
            right_half = is_right(head, index, len(row.cells))
            figure = read_number_cell(sheet, cell, head, label, right_half)
            if figure:
                figures.append(figure)
    return figures


def is_right(head: Head, index: int, width: int) -> bool:
    """Whether a column belongs to the right half of a table of income and spending."""
    if head.group in ("收入", "支出"):
        return head.group == "支出"
    return index * 2 >= width


def is_code(cell: Cell, head: Head, label: RowLabel, codes: list[str]) -> bool:
    """Whether a number is an account's code, whole or one of its levels."""
    if not cell.is_number():
        return False
    if head.is_code:
        return True
    pattern = CODE_PART if codes else CODE
    return not label.label and bool(pattern.fullmatch(cell.text))


def make_label(sheet: Sheet, code: str, words: str) -> RowLabel:
    """What a row's words name, below the rows before it."""
    sheet.block = block_of(words) or sheet.block
    if OPENING.search(words):
        sheet.balance = "年初财政拨款结转和结余"
    account = tuple(account_path(sheet, code, words))
    return RowLabel(words, code, account, sheet.balance, sheet.block)


def read_number_cell(
    sheet: Sheet, cell: Cell, head: Head, label: RowLabel, right_half: bool
) -> Figure | None:
    """The figure of a numeric cell, if head, label and title settle it."""
    # A row may have thousands of cells beside one label.
    key = (label.label, label.code, label.balance, label.block, label.account, head, right_half)
    if key not in sheet.labels:
        sheet.labels[key] = row_indicator(sheet, label, head, right_half)
    indicator, unit = sheet.labels[key]
    if not indicator:
        return None
    measure = column_measure(sheet.context, head)
    if not measure:
        return None
    if unit and measure in ("final", "budget", "budget_initial"):
        measure = "count"
    head_unit = "%" if measure in ("change_rate", "share", "execution_rate") else unit or sheet.unit
    figure = cell_figure(
        cell, cell.slots[0], subject=Subject("department", sheet.context.department),
        indicator=indicator, measure=measure, year=sheet.context.year,
        rule="row-label/column-head" if head.text else "row-label/title", head_unit=head_unit,
        basis=change_basis(sheet, head) if measure in ("change", "change_rate") else "",
        reason=head.doubt or (UNTITLED if label.account and not sheet.scope else ""),
    )  # fmt: skip
    if figure and head.falls and measure in ("change", "change_rate"):
        return fallen(figure)
    return figure


def change_basis(sheet: Sheet, head: Head) -> str:
    """What a change in this table is measured against."""
    prior = sheet.context.prior_measure()
    last = [one for one in sheet.heads if one.year == sheet.context.year - 1 and one is not head]
    told = [column_measure(sheet.context, one) for one in last if one.measure not in COMPARING]
    if told or LAST_YEAR.search(head.text):
        return next((measure for measure in told if measure), prior)
    return compared_with(one.measure for one in sheet.heads) or prior


def fallen(figure: Figure) -> Figure:
    """The figure of a column of decreases: what it holds is less than before."""
    if figure.value is None or figure.value >= 0:
        return replace(figure, value=-figure.value if figure.value else figure.value)
    return replace(figure, status="uncertain", reason="栏名为减少，数字又带负号")
