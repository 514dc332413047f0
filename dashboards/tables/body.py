"""The tables of one body's page behind its small charts: 图1 to 图7, and the years."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join

from dashboards.presence import Value
from dashboards.queries.body_charts import BodyChart
from dashboards.queries.body_trend import TrendRow
from dashboards.queries.department import NOT_STATED
from dashboards.tables.base import (
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    SourceColumn,
    render_value,
)


class ShareColumn(NumberColumn):
    """The share that the report prints; a dash where it prints none."""

    def pick(self, value: Value | None) -> Value:
        return value or NOT_STATED

    def render(self, value):
        return render_value(value, self.pad) if value else "–"

    def value(self, value):
        found = self.pick(value)
        return found.number if found.known else found.word

    def sort_key(self, value):
        return self.pick(value).number


class BarColumn(NumberColumn):
    """A bar's value, linked to its words; under a computed one stand those it comes from."""

    def render(self, value: Value):
        cell = render_value(value, self.pad)
        if not value.formula:
            return cell
        parts = ((name, render_value(found)) for name, found in value.operands)
        said = format_html_join("，", "{} {}", parts)
        return format_html('{}<span class="unit">{}：{}</span>', cell, value.formula, said)


class BarSource(PlainColumn):
    """The address of a bar's words; exported only."""

    def value(self, value: str, table) -> str:
        return f"{table.site}{value}" if value else ""


class BodyChartTable(ComparisonTable):
    """A row a bar of 图1 to 图7, zeros too."""

    chart = PlainColumn("图", accessor="0__name", orderable=False)
    label = PlainColumn("项目", accessor="1__label", orderable=False)
    year = PlainColumn("年度", accessor="1__year", orderable=False)
    value = BarColumn("金额", unit="万元", pad=2, accessor="1__value", orderable=False)
    share = ShareColumn(
        "占比", unit="%", pad=2, accessor="1__share", orderable=False, empty_values=()
    )
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = BarSource("出处", accessor="1__url", visible=False, orderable=False, default="")

    class Meta(ComparisonTable.Meta):
        prefix = "c-"

    def __init__(self, charts: Sequence[BodyChart], **kwargs):
        super().__init__([(chart, bar) for chart in charts for bar in chart.bars], **kwargs)


class TrendColumn(NumberColumn):
    """One year of each quantity."""

    def __init__(self, year: int):
        super().__init__(f"{year}年", pad=2, accessor="values", orderable=False)
        self.year = year

    def pick(self, value: dict[int, Value]) -> Value:
        return value[self.year]

    def render(self, value):
        return render_value(self.pick(value), self.pad)

    def value(self, value):
        return super().value(self.pick(value))


class TrendSource(SourceColumn):
    """The address of one year's words; exported only."""

    def __init__(self, year: int):
        super().__init__(accessor="values")
        self.verbose_name = f"{year}年出处"
        self.year = year

    def value(self, value: dict[int, Value], table) -> str:
        return super().value(value[self.year], table)


class TrendTable(ComparisonTable):
    """A row a quantity, a column a year."""

    label = PlainColumn("指标", orderable=False)
    unit = PlainColumn("单位", orderable=False)
    corrected = CorrectedColumn()
    manual = ManualColumn()

    class Meta(ComparisonTable.Meta):
        prefix = "t-"

    def __init__(self, rows: Sequence[TrendRow], **kwargs):
        years = list(rows[0].values) if rows else []
        columns = [(f"year{year}", TrendColumn(year)) for year in years]
        sources = [(f"source{year}", TrendSource(year)) for year in years]
        names = [name for name, _ in columns]
        super().__init__(
            list(rows), extra_columns=[*columns, *sources],
            sequence=("label", "unit", *names, "corrected", "manual", "..."), **kwargs,
        )  # fmt: skip
