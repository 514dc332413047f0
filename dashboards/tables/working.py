"""The table of the page that shows how one body's value was computed."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.presence import Value
from dashboards.tables.base import (
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    PlainColumn,
    ScopeColumn,
    SourceColumn,
)

RESULT = "结果"


class WorkingRow(NamedTuple):
    """A number of a computation, or its result: what is compared, and the sentence or formula."""

    asked: str
    name: str
    value: Value
    unit: str
    said: str


class WorkingTable(ComparisonTable):
    """A row a number of the computation with its words; files have the result as well."""

    asked = PlainColumn("指标", visible=False, orderable=False)
    name = PlainColumn("算式中的数", orderable=False)
    value = NumberColumn("数值", pad=2, orderable=False)
    unit = PlainColumn("单位", orderable=False, default="")
    scope = ScopeColumn("口径", accessor="value__scope", orderable=False, empty_values=())
    said = PlainColumn("原文", orderable=False, default="")
    corrected = CorrectedColumn()
    manual = ManualColumn()
    source = SourceColumn(accessor="value")

    class Meta(ComparisonTable.Meta):
        empty_text = "没有可列的数。"
