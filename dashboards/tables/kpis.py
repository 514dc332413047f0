"""The KPI rows of a body's projects as a file; the page shows them project by project."""

from __future__ import annotations

from decimal import Decimal

from dashboards.formatting import format_number
from dashboards.presence import ABSENCE_WORDS, BLANK, UNPUBLISHED
from dashboards.tables.base import ComparisonTable, PlainColumn
from reports.models import Figure, KpiRow

KPI_FIGURES = (("target", "指标值"), ("actual", "完成值"), ("weight", "权重"), ("score", "得分"))


class PointsColumn(PlainColumn):
    """A figure's number, or the word of its absence."""

    def __init__(self, verbose_name: str, **extra):
        super().__init__(verbose_name, empty_values=(), **extra)

    def value(self, value: Figure | None) -> Decimal | str:
        if value is None:
            return ABSENCE_WORDS[UNPUBLISHED]
        return ABSENCE_WORDS[BLANK] if value.value is None else value.value


class CorrectedKpiColumn(PlainColumn):
    """Which of a row's figures a person corrected, with the value that counts."""

    def value(self, value: KpiRow) -> str:
        figures = [(word, getattr(value, name)) for name, word in KPI_FIGURES]
        marked = [(word, one) for word, one in figures if one and one.status == "corrected"]
        return "、".join(f"{word} {say_figure(one)}" for word, one in marked)


def say_figure(figure: Figure) -> str:
    """A figure's value as a page writes it."""
    if figure.value is None:
        return ABSENCE_WORDS[BLANK]
    return format_number(figure.value, figure.decimals)


def frame_target(row: KpiRow) -> tuple[str, str]:
    """What stands before and behind a target: ``("≥ ", " 次")``.

    Sign and unit have columns of their own in some sheets; in others they stand in the
    target's cell too, and would be said twice.
    """
    target = row.target_text
    before = f"{row.nature} " if row.nature and not target.startswith(row.nature) else ""
    after = f" {row.unit}" if row.unit and not target.endswith(row.unit) else ""
    return before, after.replace(" %", "%")


class PlaceColumn(PlainColumn):
    """The address of a row's place in its report."""

    def value(self, value: str, table) -> str:
        return f"{table.site}{value}"


class KpiTable(ComparisonTable):
    """A row a KPI: target against result, and the points given for it."""

    project = PlainColumn("项目", accessor="project__name")
    level1 = PlainColumn("一级指标", accessor="kpi__level1")
    level2 = PlainColumn("二级指标", accessor="kpi__level2")
    level3 = PlainColumn("三级指标", accessor="kpi__level3")
    nature = PlainColumn("指标性质", accessor="kpi__nature")
    target = PlainColumn("指标值", accessor="kpi__target_text")
    unit = PlainColumn("度量单位", accessor="kpi__unit")
    actual = PlainColumn("完成值", accessor="kpi__actual_text")
    weight = PointsColumn("权重", accessor="kpi__weight")
    score = PointsColumn("得分", accessor="kpi__score")
    reason = PlainColumn("未完成原因", accessor="kpi__reason_text")
    corrected = CorrectedKpiColumn("已更正", accessor="kpi")
    source = PlaceColumn("出处", accessor="url")

    class Meta(ComparisonTable.Meta):
        prefix = "k-"
