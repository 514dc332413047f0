"""The filter of the page of projects."""

from __future__ import annotations

from dashboards.compare_filter import menu
from dashboards.presence import CHOICES
from dashboards.queries.project_rows import BAND_CHOICES, GAP_CHOICES, count_projects
from dashboards.row_filter import RowFilter


class ProjectFilter(RowFilter):
    """Which projects: by region, score, and whether score and execution agree."""

    presence = menu("自评得分", CHOICES, "不限")
    band = menu("得分段", BAND_CHOICES, "不限")
    gap = menu("得分与执行率", GAP_CHOICES, "不限")

    TESTS = {
        "presence": lambda row: (row.kind,),
        "band": lambda row: (row.band,),
        "gap": lambda row: (row.gap,),
    }
    field_order = ("year", "region", "gap", "band", "presence", "sample", "q")

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.form.order_fields(self.field_order)

    def count_years(self, bodies):
        return count_projects(bodies)
