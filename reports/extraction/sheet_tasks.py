"""The tasks on a form: a task a row, its plan and its spending each split by source.

``任务名称 | 预算数 (总额 | 财政拨款 | 其他资金) | 执行数 (总额 | 财政拨款 | 其他资金) | 执行率``
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.extraction.cells import CellRow, cell_figure
from reports.extraction.context import project_key
from reports.extraction.head_rows import column_words, spread_groups
from reports.extraction.heads import BETWEEN
from reports.extraction.sheet_form import MONEY_HEADS, Sheet, column_of, keep_statement
from reports.facts import Figure, Subject

SOURCES = (
    (re.compile(r"(?:资金)?总(?:金)?额|合计|小计|总计"), ""),
    (re.compile(r"(?:其中：)?(?:本级|当年|年初)?财政(?:拨款|资金)"), "财政资金"),
    (re.compile(r"(?:其中：)?(?:其他|其它)(?:资金)?"), "其他资金"),
    (re.compile(r"(?:其中：)?(?:上年)?结转(?:结余)?(?:资金)?"), "上年结转资金"),
    (re.compile(r"(?:其中：)?(?:单位|自有)资金"), "单位资金"),
)
TASK_HEAD = re.compile(r"(?:主要)?(?:任务|工作)(?:名称|内容)?|项目(?:名称)?")
SUM = re.compile(r"(?:金额|资金)?(?:合计|总计|总额)")
# Tasks that are parts of the body's spending.
PARTS = (
    (re.compile(r"基本支出|(?:保障)?(?:部门|单位|机构|机关)?(?:日常|正常)运转"), "支出/基本支出"),
    (re.compile(r"人员(?:类)?(?:经费|支出)"), "基本支出/人员经费"),
    (re.compile(r"(?:日常)?公用(?:经费|支出)"), "基本支出/公用经费"),
    (re.compile(r"项目(?:支出|经费)"), "支出/项目支出"),
)  # fmt: skip
MARKS = re.compile(r"^(?:任务\d{0,2}[：:]?|[一二三四五六七八九十]+、|（?\d{1,2}[）、．.])+")
LONGEST_TASK = 100


class Split(NamedTuple):
    """Where the columns of a table of tasks stand: (measure, source) by column, and the names."""

    columns: dict[int, tuple[str, str]]
    name: int
    width: int


def source_of(text: str) -> str | None:
    """The source of money that a head names, ``""`` for all of it, None for none."""
    return next((name for pattern, name in SOURCES if pattern.fullmatch(text)), None)


def set_split(sheet: Sheet, row: CellRow) -> bool:
    """Whether a row splits the money columns of the head right above it by source."""
    texts = row.texts()
    filled = [text for text in texts if text]
    if len(filled) < 4 or any(source_of(text) is None for text in filled):
        return False
    columns = split_columns(sheet.head_texts, texts)
    name = next((n for n, text in enumerate(sheet.head_texts) if TASK_HEAD.fullmatch(text)), -1)
    if not columns or name < 0 or name >= min(columns):
        return False
    sheet.split = Split(columns, name, len(texts))
    sheet.set_money({})
    return True


def split_columns(heads: list[str], inner: list[str]) -> dict[int, tuple[str, str]]:
    """(measure, source) of each column under two lines of heads."""
    if len(heads) == len(inner):
        words = column_words([heads, inner])
    else:
        groups = spread_groups(heads, inner)
        words = list(zip(inner, groups, strict=True))
    columns = {}
    for index, (own, group) in enumerate(words):
        source = source_of(own)
        # A head that reaches down is printed in its own column, or was the group of one column.
        told = own or group if source is None else group.rsplit(BETWEEN, 1)[-1]
        measure = column_of(told, MONEY_HEADS) if told else ""
        if measure and measure not in ("reason", "arrival"):
            columns[index] = measure, source or ""
    both = {measure for measure, _ in columns.values()}
    return columns if "final" in both and len(both & PLANS) == 1 else {}


PLANS = {"budget_adjusted", "budget_initial", "budget"}


def is_task_row(sheet: Sheet, row: CellRow) -> bool:
    """Whether a row below such a head holds a task's money."""
    split = sheet.split
    if split is None or len(row.cells) != split.width or not row.cells[split.name].text:
        return False
    return any(row.cells[index].is_number() for index in split.columns)


def read_task_row(sheet: Sheet, row: CellRow) -> None:
    """机构日常运转 | 442.49 | 442.49 | | 440.80 | 440.80 | | 99.62%."""
    subject, path, names_fiscal = task_of(sheet, row.cells[sheet.split.name].text)
    plans = [measure for measure, _ in sheet.split.columns.values() if measure in PLANS]
    figures: list[Figure | None] = []
    for index, (measure, source) in sheet.split.columns.items():
        cell = row.cells[index]
        if not cell.is_number():
            continue
        unit = {"execution_rate": "%", "weight": "分", "score": "分"}.get(measure, sheet.unit)
        figures.append(cell_figure(
            cell, cell.slots[0], subject=subject,
            indicator=task_indicator(path, source, names_fiscal), measure=measure,
            year=sheet.context.year, rule="row-label/column-head", head_unit=unit,
            basis=plans[0] if measure == "execution_rate" else "",
        ))  # fmt: skip
    keep_statement(sheet, row, figures)


def task_of(sheet: Sheet, words: str) -> tuple[Subject, str, str]:
    """(whose money a task's is, its path, what the treasury's part of it is called)."""
    body = Subject("department", sheet.context.department)
    name = (MARKS.sub("", words) or words)[:LONGEST_TASK]
    if SUM.fullmatch(name):
        return body, "部门整体支出/总额", "财政拨款"
    for pattern, path in PARTS:
        if pattern.fullmatch(name):
            return body, path, "财政拨款"
    key = project_key(name)
    for project in sheet.context.projects:
        if project.name == name or project.key == key:
            return Subject("project", project.name), "项目预算/总额", "财政资金"
    return body, f"部门整体支出/{name}", "财政拨款"


def task_indicator(path: str, source: str, fiscal: str) -> str:
    """The path of a task's money from one source."""
    if not source:
        return path
    source = fiscal if source == "财政资金" else source
    return f"{path.removesuffix('/总额')}/{source}"


# --- forms of targets ---------------------------------------------------------------------------

TARGET_LABELS = (
    (re.compile(r"(?:年度|本年)?(?:项目)?(?:资金|预算)?(?:总(?:金)?额|合计)：?"), "总额"),
    (re.compile(r"(?:其中：)?(?:本年|当年|本级|年度)?财政(?:拨款|资金|拨款资金)：?"), "财政资金"),
    (re.compile(r"(?:其中：)?(?:其他|其它)资金：?"), "其他资金"),
    (re.compile(r"(?:其中：)?(?:单位|自有|自筹)资金：?"), "单位资金"),
    (re.compile(r"(?:其中：)?(?:财政)?专户管理资金：?"), "财政专户管理资金"),
    (re.compile(r"(?:其中：)?(?:上年|以前年度)结转(?:结余)?(?:资金)?：?"), "上年结转资金"),
)  # fmt: skip
# Labels and heads that only a form of results prints.
OF_RESULTS = re.compile(
    r".{0,20}(?:自评|评价).{0,8}|(?:自评|指标|绩效)?(?:总)?得分.{0,8}|(?:全年|预算|年度)?执行[数率].{0,6}"
    r"|(?:全年|年度)?实际(?:完成|支出|使用)?(?:值|数|情况)?.{0,6}|(?:全年)?完成(?:值|率|情况)|决算数|(?:资金|实际)?到位.{0,4}"
)


def plans_only(rows: list[CellRow]) -> bool:
    """Whether a form tells of targets alone, so that its amounts are planned."""
    return not any(
        OF_RESULTS.fullmatch(text) for row in rows for text in row.texts() if len(text) <= 40
    )


def target_fund(row: CellRow) -> str:
    """The source of money of a row that holds one amount right behind its label."""
    numbers = [index for index, cell in enumerate(row.cells) if cell.is_number()]
    if len(numbers) != 1 or numbers[0] == 0:
        return ""
    label = row.cells[numbers[0] - 1].text
    return next((fund for pattern, fund in TARGET_LABELS if pattern.fullmatch(label)), "")
