"""The table of “三公”经费."""

from __future__ import annotations

from dashboards.tables.base import (
    BodyColumn,
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    RegionColumn,
    ScopeColumn,
    SourceColumn,
)


class SangongTable(ComparisonTable):
    """A row a body: total, three parts, the stated change."""

    body = BodyColumn("部门")
    region = RegionColumn()
    total = NumberColumn("“三公”经费", unit="万元", pad=2, adds=True)
    abroad = NumberColumn("因公出国（境）费", unit="万元", pad=2, adds=True)
    cars = NumberColumn("公务用车费", unit="万元", pad=2, adds=True)
    hosting = NumberColumn("公务接待费", unit="万元", pad=2, adds=True)
    change_rate = NumberColumn("比上年", unit="%", pad=2)
    scope = ScopeColumn("口径", of="total", empty_values=())
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="total")

    class Meta(ComparisonTable.Meta):
        order_by = ("-total",)
