"""What is read from a report, as plain values: figures, statements, numerals, reports.

Nothing here knows Django, a database or a file. All spans are character offsets into the
document's untouched text. A figure is a claim of the report, not a truth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from reports.spans import Span

KINDS = {
    "final_account": "部门决算",
    "budget": "部门预算",
    "overall_evaluation": "部门整体支出绩效自评报告",
    "project_evaluation": "项目支出绩效自评报告",
    "project_score_sheet": "项目支出绩效自评表",
}

CLASSES = {
    "figure": "数据",
    "date": "日期",
    "ordinal": "序号",
    "docno": "文号",
    "code": "编码",
    "name": "固定用语",
    "other": "标准或说明",
    "unread": "未读",
}

MEASURES = {
    "budget_initial": "年初预算数",
    "budget_adjusted": "调整预算数",
    "budget": "预算数（未注明口径）",
    "final": "决算数",
    "prior_final": "上年决算数",
    "prior_budget": "上年预算数",
    "change": "增减额",
    "change_rate": "增减率",
    "share": "占比",
    "execution_rate": "执行率",
    "score": "得分",
    "weight": "权重",
    "target": "指标值",
    "actual": "完成值",
    "count": "数量",
    "rate": "比率",
    "amount": "金额",
}

SUBJECTS = {"department": "部门", "project": "项目", "kpi": "绩效指标"}
PLACES = {"narrative": "正文", "table": "表格", "chart": "图"}
STATUSES = {"certain": "确定", "uncertain": "待核", "corrected": "已更正", "manual": "人工录入"}
SCOPES = {"": "未注明", "summary": "部门汇总", "own": "单位本级"}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a figure is about: a body, a project, or one KPI row of a project's sheet."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One datum read from a report.

    ``span`` is a numeral as a rule, the words for a worded fact (无, 为零, 持平), or an empty
    range at the place of a blank. ``value`` is in the scale printed, signed, in ``unit``;
    ``None`` for a blank. ``decimals`` is the number of printed decimals. ``unit_from`` tells
    whether the unit was printed beside the numeral (``"own"``), or follows from ``"head"`` (a
    table head), ``"statement"`` or ``"report"``. ``rule`` names what settled indicator and
    measure, as ``indicator-rule/measure-rule``. Example: ``收、支总计309.33万元``.
    """

    span: Span
    raw: str
    value: Decimal | None
    decimals: int
    unit: str
    subject: Subject
    indicator: str
    measure: str
    fiscal_year: int
    place: str
    rule: str
    basis: str = ""
    qualifier: str = ""
    unit_from: str = "own"
    status: str = "certain"
    reason: str = ""
    candidates: tuple[str, ...] = ()


class Numeral(NamedTuple):
    """A run of digits and the one class it has; ``rule`` names what claimed it."""

    span: Span
    text: str
    cls: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause, sentence, table row or chart series, with the figures read from it together."""

    span: Span
    kind: str
    figures: tuple[Figure, ...]
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KpiCell:
    """A cell of a KPI row: its words, and the figure read from it where it holds one."""

    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class KpiReading:
    """A KPI row of a score sheet: names of three levels, nature (≥ ≤ ＝ ＜ 定性) and cells."""

    span: Span
    level1: str
    level2: str
    level3: str
    nature: str = ""
    unit: str = ""
    target: KpiCell = field(default_factory=KpiCell)
    actual: KpiCell = field(default_factory=KpiCell)
    weight: KpiCell = field(default_factory=KpiCell)
    score: KpiCell = field(default_factory=KpiCell)
    reason: KpiCell = field(default_factory=KpiCell)


@dataclass(frozen=True, slots=True)
class ReportReading:
    """One report found in a document: what it is, of whom, for which year, and what it says."""

    kind: str
    span: Span
    title: str
    department: str
    fiscal_year: int
    project: str = ""
    project_code: str = ""
    scope: str = ""
    statements: tuple[Statement, ...] = ()
    kpis: tuple[KpiReading, ...] = ()
    project_aliases: tuple[str, ...] = ()

    def figures(self) -> list[Figure]:
        """All figures of the report in text order."""
        return [figure for statement in self.statements for figure in statement.figures]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document. ``problem`` says why it is no report, if so."""

    reports: tuple[ReportReading, ...]
    numerals: tuple[Numeral, ...]
    department: str = ""
    region: str = ""
    aliases: tuple[str, ...] = ()
    problem: str = ""
