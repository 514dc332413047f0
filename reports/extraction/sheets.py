"""Score sheets (绩效自评表): the form's money rows, its KPI rows and its totals.

Provinces lay the form out differently; columns are told by their heads, rows by their labels,
and a row that is shorter than its head is aligned from the right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reports.extraction.cells import Cell, CellRow
from reports.extraction.context import Context
from reports.extraction.narrative import read_paragraph
from reports.extraction.sheet_form import (
    Sheet,
)
from reports.extraction.sheet_kpis import (
    is_kpi_head,
    read_kpi_row,
    read_score_pair,
    read_total_row,
    set_kpi_head,
)
from reports.extraction.sheet_money import (
    is_blank_row,
    is_money_head,
    is_pair_row,
    read_money_row,
    read_pair_row,
    read_target_row,
    set_money_head,
)
from reports.extraction.sheet_tasks import (
    is_task_row,
    plans_only,
    read_task_row,
    set_split,
    target_fund,
)
from reports.facts import Figure, Statement, Subject

LONGEST_NAME = 200
SHEET_TITLE = re.compile(r"(?:自评|评价|目标|绩效|完成情况).{0,12}表(?:（|$)")
CODE_AND_NAME = re.compile(r"^(?P<code>[0-9A-Z]{10,30})[-—_:：]+(?P<name>.+)$")
# Behind 项目名称 as the head of a column stand other heads, no name.
COLUMN_HEAD = re.compile(
    r"金额(?:（.{1,6}）)?|.{0,12}(?:数|单位|部门|内容|合计|小计|总额|类别|类型|编码|代码|依据|备注|说明|性质|年限)(?:（.{1,8}）)?"
)
GOAL_HEADS = re.compile(r"年度(?:总体)?目标|预期目标|项目年度目标|目标$|目标完成|实际完成")


def sheet_project(rows: list[CellRow]) -> tuple[str, str]:
    """(name, code) of the project a sheet is about; empty where it names none."""
    for row in rows[:8]:
        filled = row.filled()
        for cell, following in pairwise(filled):
            is_label = re.fullmatch(r"项目(?:（.*）)?名称[：:]?", cell.text)
            if is_label and not COLUMN_HEAD.fullmatch(following.text):
                match = CODE_AND_NAME.match(following.text)
                name, code = (match["name"], match["code"]) if match else (following.text, "")
                return name[:LONGEST_NAME], code
    return "", ""


def read_sheet(rows: list[CellRow], context: Context, project: str) -> Sheet:
    """Read one form. ``project`` is empty for the form of the whole body."""
    subject = Subject("project", project) if project else Subject("department", context.department)
    sheet = Sheet(context, subject, "项目预算" if project else "部门整体支出")
    sheet.of_targets = plans_only(rows)
    for row in rows:
        read_form_row(sheet, row)
    for row in rows:
        for cell in row.cells:
            read_prose(sheet, cell)
    return sheet


TOTAL_LABELS = frozenset(
    word + mark for word in ("总分", "合计", "总计", "得分合计") for mark in ("", "：")
)


def read_form_row(sheet: Sheet, row: CellRow) -> None:
    """Take one row by what it is."""
    texts = row.texts()
    if is_kpi_head(texts):
        set_kpi_head(sheet, texts)
        sheet.split = None
    elif is_task_row(sheet, row):
        read_task_row(sheet, row)
    elif any(text in TOTAL_LABELS for text in texts) and is_total(sheet, texts):
        read_total_row(sheet, row)
    elif sheet.kpi:
        read_kpi_row(sheet, row)
    elif read_score_pair(sheet, row):
        return
    elif is_pair_row(row):
        read_pair_row(sheet, row)
    elif sheet.of_targets and not sheet.money and target_fund(row):
        read_target_row(sheet, row, target_fund(row))
    elif sheet.money and set_split(sheet, row):
        return
    elif is_money_head(texts):
        set_money_head(sheet, row)
    elif is_goal_head(texts):
        sheet.set_money({})
        sheet.split = None
        sheet.goals = {
            index: "actual" if re.search(r"完成|实际", text) else "target"
            for index, text in enumerate(texts)
            if GOAL_HEADS.search(text) and index > 0
        }
    elif sheet.money and (any(cell.is_number() for cell in row.cells) or is_blank_row(sheet, row)):
        read_money_row(sheet, row)
    elif sheet.goals:
        read_goal_row(sheet, row)


def is_total(sheet: Sheet, texts: list[str]) -> bool:
    """Whether a sum is that of points: 总分 says so, 合计 below the indicators means it."""
    return bool(sheet.kpi) or any(text.startswith(("总分", "得分")) for text in texts)


def is_goal_head(texts: list[str]) -> bool:
    """预期目标 | 实际完成目标, 项目年度目标 | 年度目标完成情况."""
    heads = [text for text in texts if GOAL_HEADS.search(text) and len(text) <= 14]
    return len(heads) >= 2 and not any(re.search(r"指标", text) for text in texts)


def read_goal_row(sheet: Sheet, row: CellRow) -> None:
    """Numerals in a goal's words are targets, in its completion's words results."""
    for index, cell in enumerate(row.cells):
        if index in sheet.goals and cell.slots:
            read_words(sheet, cell, sheet.goals[index])


def read_prose(sheet: Sheet, cell: Cell) -> None:
    """Sentences elsewhere on the form (概述, 评价结论) are read like running text."""
    if len(cell.text) > 12 and any(not slot.cls for slot in cell.slots):
        read_words(sheet, cell, "")


def read_words(sheet: Sheet, cell: Cell, measure: str) -> None:
    """Read a cell's sentences; ``measure`` overrides that of every figure if given."""
    context = Context(
        kind="project_evaluation", year=sheet.context.year, department=sheet.context.department,
        project=sheet.subject.name if sheet.subject.type == "project" else "",
        headings=("年度目标",),
    )  # fmt: skip
    for statement in read_paragraph(cell.strip, cell.slots, context):
        figures = tuple(in_table(figure, measure) for figure in statement.figures)
        sheet.statements.append(Statement(statement.span, "cell", figures, sheet.context.headings))


def in_table(figure: Figure, measure: str) -> Figure:
    """The figure as one of a table's cell."""
    return replace(figure, place="table", measure=measure or figure.measure)
