"""The filter of the page of petition work."""

from __future__ import annotations

from dashboards.compare_filter import menu
from dashboards.queries.petitions import count_bodies_with_work
from dashboards.row_filter import RowFilter
from dashboards.work_kinds import KIND_CHOICES

PUBLISHED_CHOICES = [("some", "写了工作量"), ("none", "没有写工作量"), ("cost", "能算每批次支出")]


class PetitionFilter(RowFilter):
    """Which bodies: by region, kind of work that they speak of, and whether they do at all."""

    presence = menu("公开情况", PUBLISHED_CHOICES, "不限")
    kind = menu("工作", KIND_CHOICES, "全部")

    TESTS = {
        "presence": lambda row: (
            "some" if row.wordings else "none",
            *(("cost",) if row.cost.known else ()),
        ),
        "kind": lambda row: row.kinds,
    }
    field_order = ("year", "region", "kind", "presence", "sample", "q")

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.form.order_fields(self.field_order)

    def count_years(self, bodies):
        return count_bodies_with_work(bodies)
