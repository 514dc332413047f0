"""A score sheet while it is read: its columns, its levels, and what was read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.extraction.cells import Cell, CellRow
from reports.extraction.context import Context
from reports.facts import Figure, KpiReading, Statement, Subject

if TYPE_CHECKING:
    from reports.extraction.sheet_tasks import Split

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
    (r"^(?:部门|单位)?整体支出$", "总额"),
    (r"^(?:其中：)?人员(?:类)?经费", "人员经费"),
    (r"^(?:其中：)?(?:日常)?公用(?:类)?经费", "公用经费"),
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
LONGEST_LEVEL = 100
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
    # The words of the money columns' head, and its columns where a line below splits them.
    head_texts: list[str] = field(default_factory=list)
    split: Split | None = None
    # A form of targets alone: its amounts are planned.
    of_targets: bool = False

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


def keep_statement(sheet: Sheet, row: CellRow, figures: list[Figure | None]) -> None:
    """Keep a row's figures together."""
    kept = tuple(figure for figure in figures if figure)
    if kept:
        sheet.statements.append(Statement(row.span, "row", kept, sheet.context.headings))


def claim_rest(cell: Cell, cls: str, rule: str) -> None:
    """Claim what is left in a cell that can hold no data."""
    for slot in cell.slots:
        slot.claim(cls, rule)
