"""Score sheets (绩效自评表): the form's money rows, its KPI rows and its totals.

Provinces lay the form out differently; columns are told by their heads, rows by their labels,
and a row that is shorter than its head is aligned from the right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reports.extraction.cells import Cell, CellRow, cell_figure, money_unit
from reports.extraction.context import Context
from reports.extraction.narrative import read_paragraph
from reports.facts import Figure, KpiCell, KpiReading, Statement, Subject

# Heads of money columns; the first that matches a head's words wins.
MONEY_COLUMNS = (
    (r"权重|分值", "weight"),
    (r"得分|自评分|评分", "score"),
    (r"执行率|完成率|支出进度", "execution_rate"),
    (r"年初", "budget_initial"),
    (r"调整|全年预算|年度预算数?（?A", "budget_adjusted"),
    (r"到位", "arrival"),
    (r"执行数|支出数|实际支出|实际完成|决算数|全年支出", "final"),
    (r"原因|说明|偏差|备注", "reason"),
    (r"预算数?|计划|批复|资金总额", "budget"),
)
# Labels of money rows; the last part of 项目预算/….
FUND_ROWS = (
    (r"专户", "财政专户管理资金"),
    (r"单位资金|自有资金|自筹", "单位资金"),
    (r"其他|其它", "其他资金"),
    (r"结转|结余", "上年结转资金"),
    (r"财政拨款|财政资金|本级|中央|省级|市级|县级|区级|当年", "财政资金"),
    (r"基本支出", "基本支出"),
    (r"项目支出", "项目支出"),
    (r"总额|总金额|资金合计|年度资金|项目资金|总计|预算数|执行数|合计|万元", "总额"),
)
KPI_COLUMNS = (
    (r"一级指标", "level1"),
    (r"二级指标", "level2"),
    (r"三级指标|绩效指标名称|指标名称", "level3"),
    (r"性质|符号|运算", "nature"),
    (r"(?:度量|计量|指标)单位|^单位$", "unit"),
    (r"原因|偏差|改进|说明|备注", "reason"),
    (r"权重|分值|满分|标准分", "weight"),
    (r"得分|自评分|评分$", "score"),
    (r"实际|完成值|完成情况|全年完成|执行值", "actual"),
    (r"指标值|目标值|预期|计划|标准", "target"),
)
# As much as is stored of a project's name and of a level's.
LONGEST_NAME = 200
LONGEST_LEVEL = 100
SHEET_TITLE = re.compile(r"(?:自评|评价|目标|绩效|完成情况).{0,12}表(?:（|$)")
CODE_AND_NAME = re.compile(r"^(?P<code>[0-9A-Z]{10,30})[-—_:：]+(?P<name>.+)$")
GOAL_HEADS = re.compile(r"年度(?:总体)?目标|预期目标|项目年度目标|目标$|目标完成|实际完成")
NATURES = {
    "≥": "≥",
    "≤": "≤",
    "=": "＝",
    "<": "＜",
    ">": "＞",
    "定性": "定性",
    "＝": "＝",
    "＜": "＜",
    "＞": "＞",
}


@dataclass
class Sheet:
    """A sheet while it is read, and what was read from it."""

    context: Context
    subject: Subject
    family: str
    money: dict[int, str] = field(default_factory=dict)
    money_width: int = 0
    pairs: dict[int, str] = field(default_factory=dict)
    kpi: dict[str, int] = field(default_factory=dict)
    kpi_width: int = 0
    goals: dict[int, str] = field(default_factory=dict)
    unit: str = "万元"
    levels: dict[str, str] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    kpis: list[KpiReading] = field(default_factory=list)
    rate_basis: str = "budget"

    def set_money(self, columns: dict[int, str]) -> None:
        """Take the columns of a head, and what an execution rate below it is a rate of."""
        self.money = columns
        plans = [name for name in ("budget_adjusted", "budget_initial") if name in columns.values()]
        self.rate_basis = plans[0] if plans else "budget"


def compiled(table: tuple) -> tuple:
    """A table of (pattern, name) ready for use."""
    return tuple((re.compile(pattern), name) for pattern, name in table)


MONEY_HEADS, FUND_LABELS, KPI_HEADS = map(compiled, (MONEY_COLUMNS, FUND_ROWS, KPI_COLUMNS))


def column_of(text: str, table: tuple) -> str:
    """The column that a head's words name, ``""`` for none."""
    return next((name for pattern, name in table if pattern.search(text)), "")


def sheet_project(rows: list[CellRow]) -> tuple[str, str]:
    """(name, code) of the project a sheet is about; empty where it names none."""
    for row in rows[:8]:
        filled = row.filled()
        for cell, following in pairwise(filled):
            if re.fullmatch(r"项目(?:（.*）)?名称[：:]?", cell.text):
                match = CODE_AND_NAME.match(following.text)
                name, code = (match["name"], match["code"]) if match else (following.text, "")
                return name[:LONGEST_NAME], code
    return "", ""


def read_sheet(rows: list[CellRow], context: Context, project: str) -> Sheet:
    """Read one form. ``project`` is empty for the form of the whole body."""
    subject = Subject("project", project) if project else Subject("department", context.department)
    sheet = Sheet(context, subject, "项目预算" if project else "部门整体支出")
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
    elif any(text in TOTAL_LABELS for text in texts):
        read_total_row(sheet, row)
    elif sheet.kpi:
        read_kpi_row(sheet, row)
    elif read_score_pair(sheet, row):
        return
    elif is_pair_row(row):
        read_pair_row(sheet, row)
    elif is_money_head(texts):
        set_money_head(sheet, row)
    elif is_goal_head(texts):
        sheet.set_money({})
        sheet.goals = {
            index: "actual" if re.search(r"完成|实际", text) else "target"
            for index, text in enumerate(texts)
            if GOAL_HEADS.search(text) and index > 0
        }
    elif sheet.money and (any(cell.is_number() for cell in row.cells) or is_blank_row(sheet, row)):
        read_money_row(sheet, row)
    elif sheet.goals:
        read_goal_row(sheet, row)


# --- money ------------------------------------------------------------------------------------


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
    return cell_figure(
        cell, cell.slots[0], subject=sheet.subject, indicator=indicator, measure=name,
        year=sheet.context.year, rule="row-label/column-head", head_unit=unit, basis=basis,
    )  # fmt: skip


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
        measure = column_of(label, MONEY_HEADS[2:])
        if measure and not re.search(r"其中|拨款|其他|其它", label):
            sheet.pairs[index] = measure
        # 其中：财政拨款 beside its total shares the total's measure.
        name = sheet.pairs.get(index) or latest
        if name:
            latest = name
            figures.append(money_cell(sheet, cell, fund_of(label) or "总额", name))
    keep_statement(sheet, row, figures)


def keep_statement(sheet: Sheet, row: CellRow, figures: list[Figure | None]) -> None:
    """Keep a row's figures together."""
    kept = tuple(figure for figure in figures if figure)
    if kept:
        sheet.statements.append(Statement(row.span, "row", kept, sheet.context.headings))


# --- goals and prose --------------------------------------------------------------------------


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


# --- KPI rows ---------------------------------------------------------------------------------


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
                cell, cell.slots[0], subject=sheet.subject, indicator=f"绩效/{name}", measure="score",
                year=sheet.context.year, rule="row-label/row-label", head_unit="分",
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
                cell, cell.slots[0], subject=sheet.subject, indicator=f"绩效/{name}", measure=measure,
                year=sheet.context.year, rule="total-row/column-head", head_unit="分",
            ))  # fmt: skip
    keep_statement(sheet, row, figures)
    sheet.kpi = {}


def claim_rest(cell: Cell, cls: str, rule: str) -> None:
    """Claim what is left in a cell that can hold no data."""
    for slot in cell.slots:
        slot.claim(cls, rule)
