"""The tables of bodies, of what is stored, and those of one body's page."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dashboards.presence import BLANK, DERIVED, UNPUBLISHED, Value
from dashboards.queries.department import MONEY_MEASURES, RATE_MEASURES, LineRow
from dashboards.queries.departments import StoredRow, say_marks
from dashboards.queries.filled_lines import NOT_STATED, DerivedCell, name_anchor, say_interval
from dashboards.queries.projects import row_anchor
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
    render_value,
)
from dashboards.tables.rates import GradeColumn
from reports.facts import MEASURES


class MarksColumn(PlainColumn):
    """Kinds of report as single characters, in words for title and file; else 未收录."""

    def render(self, value: str):
        if not value:
            return SafeString('<span class="absent">未收录</span>')
        marks = format_html_join("", '<span class="mark">{}</span>', ((mark,) for mark in value))
        return format_html('<span class="marks" title="{}">{}</span>', say_marks(value), marks)

    def value(self, value: str) -> str:
        return say_marks(value) or "未收录"

    def sort_key(self, value: str):
        return len(value) or None


class YearColumn(MarksColumn):
    """What is stored of one year."""

    def __init__(self, year: int):
        super().__init__(f"{year}年", accessor="years", empty_values=())
        self.year = year

    def render(self, value: dict):
        return super().render(value.get(self.year, ""))

    def value(self, value: dict) -> str:
        return super().value(value.get(self.year, ""))

    def sort_key(self, value: dict):
        return super().sort_key(value.get(self.year, ""))


class DepartmentTable(ComparisonTable):
    """A row a body: what is stored, and its main figures."""

    body = BodyColumn("部门")
    region = RegionColumn()
    reports = MarksColumn("报告", empty_values=())
    general = NumberColumn("一般公共预算支出", unit="万元", pad=2)
    rate = NumberColumn("执行率", unit="%", pad=2)
    sangong = NumberColumn("“三公”经费", unit="万元", pad=2)
    score = NumberColumn("整体自评得分", unit="分", pad=2)
    scope = ScopeColumn("口径", of="general", empty_values=())
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="general")

    class Meta(ComparisonTable.Meta):
        order_by = ("-general",)


class StoredTable(ComparisonTable):
    """A row a body, a column a year: which kinds of report are stored."""

    body = BodyColumn("部门")
    region = RegionColumn()

    class Meta(ComparisonTable.Meta):
        pass

    def __init__(self, rows: list[StoredRow], *, years: list[int], **kwargs):
        columns = [(f"year_{year}", YearColumn(year)) for year in years]
        super().__init__(rows, extra_columns=columns, **kwargs)


class MeasureColumn(NumberColumn):
    """One measure of a line item: printed, 推算, or the way in which it is absent.

    A dash stands for 未公开: the report is stored and does not state this measure. Written out
    in most cells of the table, the word would drown the others.
    """

    def __init__(self, measure: str, unit: str):
        super().__init__(MEASURES[measure], unit=unit, pad=2, accessor="values", empty_values=())
        self.measure = measure

    def pick(self, values: dict[str, Value]) -> Value:
        return values.get(self.measure, NOT_STATED)

    def render(self, value, record):
        found = self.pick(value)
        if found.presence == UNPUBLISHED:
            return format_html(
                '<span class="dash" title="未公开：{}"><span aria-hidden="true">–</span>'
                '<span class="unseen">未公开</span></span>',
                found.why,
            )
        return render_value(found, self.pad, f"#{name_anchor(record, self.measure)}")

    def value(self, value):
        found = self.pick(value)
        return found.number if found.known else found.word

    def sort_key(self, value):
        return self.pick(value).number


class DerivedColumn(PlainColumn):
    """Which values of a row are computed, how, and between what they lie; exported only."""

    def __init__(self):
        super().__init__("推算", visible=False, orderable=False, accessor="values")

    def value(self, value: dict[str, Value]) -> str:
        return "；".join(
            f"{MEASURES[measure]}＝{found.formula}（{say_interval(found)}）"
            for measure, found in value.items()
            if found.presence == DERIVED
        )


class OthersColumn(PlainColumn):
    """Counts, scores and whatever has a unit of its own: 批次 3 批."""

    def render(self, value: list[tuple[str, Value]]):
        parts = ((word, render_value(found), found.unit) for word, found in value)
        return format_html_join("、", "{} {} {}", parts)

    def value(self, value: list[tuple[str, Value]]) -> str:
        return "、".join(f"{word} {found.text} {found.unit}".strip() for word, found in value)

    def has_status(self, value: list[tuple[str, Value]], status: str) -> bool:
        """Whether a person corrected or entered any of them."""
        return any(found.status == status for _, found in value)


class OperandsColumn(PlainColumn):
    """The printed values that another is computed from, each linked to its words."""

    def render(self, value):
        parts = ((operand.name, render_value(operand.value)) for operand in value)
        return format_html_join("、", "{} {}", parts)

    def value(self, value) -> str:
        return "、".join(f"{operand.name} {operand.value.text}" for operand in value)

    def has_status(self, value, status: str) -> bool:
        """Whether a person corrected or entered any of them."""
        return any(operand.value.status == status for operand in value)


class LineTable(ComparisonTable):
    """A body's line items; measures that no line has are left out."""

    indicator = PlainColumn("指标")
    family = PlainColumn("类别")
    others = OthersColumn("数量及其他", empty_values=(), orderable=False)
    corrected = CorrectedColumn()
    manual = ManualColumn()
    derived = DerivedColumn()

    class Meta(ComparisonTable.Meta):
        attrs = {"class": "figures many"}
        empty_text = "这一年的报告里没有读到指标。"

    def __init__(self, rows: list[LineRow], **kwargs):
        used = {m for row in rows for m, value in row.values.items() if stands(value)}
        money = [(m, MeasureColumn(m, "万元")) for m in MONEY_MEASURES if m in used]
        rates = [(m, MeasureColumn(m, "%")) for m in RATE_MEASURES if m in used]
        names = [name for name, _ in money + rates]
        super().__init__(
            rows,
            extra_columns=money + rates,
            sequence=("indicator", "family", *names, "others", "corrected", "manual", "derived"),
            **kwargs,
        )


def stands(value: Value) -> bool:
    """Whether a cell holds more than the word of its absence."""
    return value.known or value.presence == BLANK


class DerivedTable(ComparisonTable):
    """A row for each computed cell of a body's line items: how, from what, between what."""

    indicator = PlainColumn("指标", orderable=False)
    measure = PlainColumn("口径", orderable=False)
    value = NumberColumn("推算", pad=2, orderable=False)
    unit = PlainColumn("单位", accessor="value__unit", orderable=False)
    formula = PlainColumn("算式", accessor="value__formula", orderable=False)
    operands = OperandsColumn("所用的数", accessor="value__operands", orderable=False)
    interval = PlainColumn("真值所在区间", orderable=False)
    corrected = CorrectedColumn()
    manual = ManualColumn()

    class Meta(ComparisonTable.Meta):
        prefix = "d-"
        row_attrs = {"id": lambda record: record.anchor}

    def __init__(self, rows: list[DerivedCell], **kwargs):
        super().__init__(rows, **kwargs)


class ProjectColumn(PlainColumn):
    """A project's name, linked to its KPI rows further down."""

    def render(self, value):
        return format_html('<a href="#project-{}">{}</a>', value.pk, value.name)

    def value(self, value) -> str:
        return value.name

    def sort_key(self, value):
        return value.name.encode("gb18030")


class ProjectTable(ComparisonTable):
    """A body's projects: amounts, rate, score."""

    project = ProjectColumn("项目")
    initial = NumberColumn("年初预算数", unit="万元", pad=2)
    adjusted = NumberColumn("调整预算数", unit="万元", pad=2)
    final = NumberColumn("执行数", unit="万元", pad=2)
    rate = NumberColumn("执行率", unit="%", pad=2)
    score = NumberColumn("自评得分", unit="分", pad=2)
    grade = GradeColumn("等次", default="")
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="score")

    class Meta(ComparisonTable.Meta):
        order_by = ("-final",)
        prefix = "p-"
        row_attrs = {"id": lambda record: row_anchor(record.project.pk)}
        empty_text = "这一年没有收录项目的自评表或自评报告。"
