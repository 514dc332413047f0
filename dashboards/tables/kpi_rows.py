"""The table of KPI rows of all bodies."""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import format_html
from django_tables2.data import TableQuerysetData

from dashboards.formatting import format_number
from dashboards.queries.kpi_rows import (
    OVER,
    RELATED,
    RESULT_WORDS,
    sort_kpi_rows,
    url_of,
    value_of,
)
from dashboards.tables.base import ComparisonTable, NumberColumn, PlainColumn, render_absence
from dashboards.tables.findings import DepartmentColumn, RegionColumn
from dashboards.tables.kpis import CorrectedKpiColumn, frame_target
from reports.models import Figure, KpiRow

CHUNK = 500


class KpiRows(TableQuerysetData):
    """KPI rows in the order of the columns asked for."""

    ordering = None

    def __init__(self, data):
        super().__init__(sort_kpi_rows(data))

    def __len__(self) -> int:
        return self.data.count()

    def __iter__(self):
        """All of them, a part at a time: for the exported file."""
        yield from self.data.iterator(chunk_size=CHUNK)

    def order_by(self, aliases) -> None:
        self.data = sort_kpi_rows(self.data, list(aliases))


class RowColumn(PlainColumn):
    """三级指标, linked to the row's place in its report."""

    def render(self, value: str, record: KpiRow):
        return format_html('<a href="{}">{}</a>', url_of(record), value)


class ProjectOfRowColumn(PlainColumn):
    """The project, linked to its place on its body's page."""

    def render(self, value):
        return format_html('<a href="{}">{}</a>', value.get_absolute_url(), value.name)

    def value(self, value) -> str:
        return value.name


class WordsColumn(PlainColumn):
    """A cell's words, linked to the figure that was read in them."""

    def __init__(self, verbose_name: str, name: str):
        super().__init__(verbose_name, accessor=f"{name}_text", orderable=False, empty_values=())
        self.figure = name

    def render(self, value: str, record: KpiRow):
        figure: Figure | None = getattr(record, self.figure)
        if not value:
            return render_absence(value_of(figure)) if figure else "空白"
        words = self.words(value, record)
        if figure is None:
            return words
        return format_html('<a class="value" href="{}">{}</a>', figure.get_absolute_url(), words)

    def words(self, value: str, record: KpiRow) -> str:
        """The words as the page shows them."""
        return value


class TargetColumn(WordsColumn):
    """The target with its sign and unit: ≥ 12 次."""

    def words(self, value: str, record: KpiRow) -> str:
        before, after = frame_target(record)
        return f"{before}{value}{after}"


class PointsColumn(NumberColumn):
    """Weight or score, linked to its numeral."""

    def pick(self, value):
        return value_of(value)

    def render(self, value):
        return super().render(value_of(value))

    def value(self, value):
        return super().value(value_of(value))


class LostColumn(PlainColumn):
    """Points lost, linked to the score; 超过权重 where there are more points than there may be."""

    def render(self, value: Decimal | None, record: KpiRow):
        if record.result == OVER:
            return format_html(
                '<a class="value" href="{}"><span class="grade low">▲ {}</span></a>',
                record.score.get_absolute_url(),
                RESULT_WORDS[OVER],
            )
        if value is None:
            return format_html('<span class="dash" title="{}">–</span>', "没有权重或得分")
        said = f"{format_number(record.weight.value)} − {format_number(record.score.value)}"
        return format_html(
            '<a class="value" href="{}" title="推算：{}">{}</a>',
            record.score.get_absolute_url(),
            said,
            format_number(value),
        )

    def value(self, value: Decimal | None, record: KpiRow):
        return RESULT_WORDS[record.result] if value is None else value


class CorrectedRowColumn(CorrectedKpiColumn):
    """Which of a row's figures a person corrected; exported only."""

    def value(self, record: KpiRow) -> str:
        return super().value(record)


class KpiAddress(PlainColumn):
    """The address of the row's place in its report; exported only."""

    def value(self, record: KpiRow, table) -> str:
        return f"{table.site}{url_of(record)}"


NUMBERS = {"td": {"class": "number"}, "th": {"class": "number"}}


class KpiRowTable(ComparisonTable):
    """A row a KPI: target against result, points given and lost, and the reason given."""

    level3 = RowColumn("三级指标")
    body = DepartmentColumn("部门", accessor="report__department")
    project = ProjectOfRowColumn("项目", default="")
    level1 = PlainColumn("一级指标")
    level2 = PlainColumn("二级指标")
    target = TargetColumn("指标值", "target")
    actual = WordsColumn("完成值", "actual")
    weight = PointsColumn("权重", empty_values=())
    score = PointsColumn("得分", empty_values=())
    lost = LostColumn("丢分", empty_values=(), attrs=NUMBERS)
    reason = PlainColumn("未完成原因", accessor="reason_text", orderable=False, default="")
    region = RegionColumn(
        "地区", accessor="report__department__region", visible=False, orderable=False, default=""
    )
    nature = PlainColumn("指标性质", visible=False, orderable=False, default="")
    unit = PlainColumn("度量单位", visible=False, orderable=False, default="")
    corrected = CorrectedRowColumn("已更正", accessor="pk", visible=False, orderable=False)
    source = KpiAddress("出处", accessor="pk", visible=False, orderable=False)

    class Meta(ComparisonTable.Meta):
        attrs = {"class": "figures kpi-rows"}
        empty_text = "没有符合条件的绩效指标。可以放宽上面的筛选。"

    def make_rows(self, rows):
        return KpiRows(rows.select_related(*RELATED))
