"""The table of all bodies' projects."""

from __future__ import annotations

from django.utils.html import format_html

from dashboards.queries.project_rows import GAP_WORDS, OVERRATED, UNDERRATED
from dashboards.queries.projects import ProjectName
from dashboards.tables.base import (
    BodyColumn,
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    SourceColumn,
)
from dashboards.tables.rates import GradeColumn

SIGNS = {OVERRATED: "▲", UNDERRATED: "▼"}


class ProjectNameColumn(PlainColumn):
    """A project's name, linked to its place on its body's page."""

    def render(self, value: ProjectName):
        return format_html('<a href="{}">{}</a>', value.url, value.name)

    def value(self, value: ProjectName) -> str:
        return value.name

    def sort_key(self, value: ProjectName):
        return value.name.encode("gb18030")


class GapColumn(PlainColumn):
    """Where score and execution rate disagree, with a mark that does not need colour."""

    def render(self, value: str):
        if not GAP_WORDS[value]:
            return ""
        return format_html('<span class="grade low">{} {}</span>', SIGNS[value], GAP_WORDS[value])

    def value(self, value: str) -> str:
        return GAP_WORDS[value]

    def sort_key(self, value: str):
        return list(GAP_WORDS).index(value) if GAP_WORDS[value] else None


class NamedSource(SourceColumn):
    """The address of a value's words, under a head that names the value."""

    def __init__(self, head: str, **extra):
        super().__init__(**extra)
        self.verbose_name = head


class BodyProjectTable(ComparisonTable):
    """A row a project: plan, adjusted plan, spending, rate, score, and whether they agree."""

    project = ProjectNameColumn("项目")
    body = BodyColumn("部门")
    region = PlainColumn(
        "地区", accessor="body__full_region", default="未列", visible=False, orderable=False
    )
    initial = NumberColumn("年初预算数", unit="万元", pad=2, adds=True)
    adjusted = NumberColumn("调整预算数", unit="万元", pad=2, adds=True)
    final = NumberColumn("执行数", unit="万元", pad=2, adds=True)
    rate = NumberColumn("执行率", unit="%", pad=2)
    score = NumberColumn("自评得分", unit="分", pad=2)
    grade = GradeColumn("等次", default="")
    gap = GapColumn("分与执行")
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = NamedSource("得分出处", accessor="score")
    rate_source = NamedSource("执行率出处", accessor="rate")
    final_source = NamedSource("执行数出处", accessor="final")

    class Meta(ComparisonTable.Meta):
        order_by = ("score",)
        empty_text = "没有符合条件的项目。可以放宽上面的筛选。"
