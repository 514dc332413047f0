"""The tables of execution rates and of self-scores."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboards.tables.base import (
    BodyColumn,
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    RegionColumn,
    ScopeColumn,
    SourceColumn,
)
from reports.facts import MEASURES

GRADE_MARKS = {"优": "●", "良": "■", "中": "◆", "差": "▼"}


class ItemColumn(PlainColumn):
    """What is judged: an item of a body, or a project linked to its place."""

    def render(self, value: str, record):
        if record.project is None:
            return value
        return format_html('<a href="{}">{}</a>', record.project.url, value)


class LevelColumn(PlainColumn):
    """部门 or 项目."""

    def __init__(self, **extra):
        super().__init__("对象", accessor="project", empty_values=(), **extra)

    def render(self, value) -> str:
        return "项目" if value else "部门"

    value = render

    def sort_key(self, value):
        return bool(value)


class BasisColumn(PlainColumn):
    """Which plan a rate is measured by."""

    def render(self, value: str) -> str:
        return MEASURES.get(value, "未注明")

    value = render


class LineColumn(PlainColumn):
    """低于90%, with a mark that does not need colour."""

    def __init__(self, **extra):
        super().__init__("90%线", accessor="below_line", empty_values=(), **extra)

    def render(self, value: bool):
        return SafeString('<span class="grade low">▼ 低于90%</span>') if value else ""

    def value(self, value: bool) -> str:
        return "低于90%" if value else ""


class GradeColumn(PlainColumn):
    """The grade with its shape."""

    def render(self, value: str):
        return format_html('<span class="grade">{} {}</span>', GRADE_MARKS[value], value)

    def sort_key(self, value: str):
        return "差中良优".find(value) if value else None


class RateTable(ComparisonTable):
    """A row an item or a project: the plan, the spending, the stated rate."""

    body = BodyColumn("部门")
    region = RegionColumn()
    level = LevelColumn()
    item = ItemColumn("项目或科目")
    budget = NumberColumn("预算数", unit="万元", pad=2)
    basis = BasisColumn("预算口径", empty_values=())
    final = NumberColumn("决算（执行）数", unit="万元", pad=2)
    rate = NumberColumn("执行率", unit="%", pad=2)
    low = LineColumn()
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="rate")

    class Meta(ComparisonTable.Meta):
        order_by = ("rate",)


class ScoreTable(ComparisonTable):
    """A row a body or a project: its self-score and the grade."""

    body = BodyColumn("部门")
    region = RegionColumn()
    level = LevelColumn()
    item = ItemColumn("自评对象")
    score = NumberColumn("自评得分", unit="分", pad=2)
    grade = GradeColumn("等次", default="")
    scope = ScopeColumn("口径", of="score", empty_values=())
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="score")

    class Meta(ComparisonTable.Meta):
        order_by = ("-score",)
