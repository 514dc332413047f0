"""The table under the tiles: a row a body, by city and county."""

from __future__ import annotations

from dashboards.queries.cities import city_of
from dashboards.queries.compare import Comparison
from dashboards.tables.base import (
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    PlainColumn,
    ScopeColumn,
)
from dashboards.tables.compare import ComparedColumn, OwnBodyColumn, PlaceColumn, RowSource

NUMBERS = {"td": {"class": "number"}, "th": {"class": "number"}}


class CityColumn(PlainColumn):
    """The city that a body belongs to."""

    def render(self, value) -> str:
        return city_of(value)

    value = render

    def sort_key(self, value):
        return value.region_code or None


class WhereTable(ComparisonTable):
    """A row a body: where it is, the value, its place among all."""

    body = OwnBodyColumn("部门")
    city = CityColumn("市", accessor="body")
    county = PlainColumn("区县", accessor="body__region", default="未列")

    class Meta(ComparisonTable.Meta):
        row_attrs = {"class": lambda record: "own" if record.own else None}

    def __init__(self, comparison: Comparison, **kwargs):
        question = comparison.question
        label = question.title
        extra = [
            ("value", ComparedColumn(label, unit=question.unit, pad=2, adds=True)),
            ("place", PlaceColumn("位次", attrs=NUMBERS, default="")),
            ("band", PlainColumn("所处区间", default="")),
            ("scope", ScopeColumn("口径", of="value", empty_values=())),
            ("corrected", CorrectedColumn()),
            ("manual", ManualColumn()),
            ("source", RowSource(accessor="url")),
        ]
        super().__init__(comparison.rows, extra_columns=extra, order_by="city", **kwargs)
