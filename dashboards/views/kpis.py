"""The page of all bodies' KPI rows."""

from __future__ import annotations

from functools import cached_property

from django.views.generic import TemplateView

from dashboards import exports
from dashboards.answers_projects import answer_kpis, title_lost, title_results
from dashboards.charts.kpis import draw_lost, draw_results
from dashboards.kpi_filter import KpiFilter
from dashboards.queries.kpi_rows import tally_all, tally_rows
from dashboards.tables.base import arrange_table
from dashboards.tables.kpi_rows import KpiRowTable
from dashboards.views.base import site_of


class KpisView(TemplateView):
    """KPI rows: target against result, points lost, and the reason given."""

    title = "绩效指标"
    template_name = "kpis.html"

    def get(self, request, *args, **kwargs):
        self.filter = KpiFilter(request.GET)
        self.rows = self.filter.qs
        table = KpiRowTable(self.rows, site=site_of(request))
        if exports.wanted_format(request):
            table.order_by = request.GET.getlist(table.prefixed_order_by_field)
            title = f"{self.title}_{self.filter.chosen_year}年"
            return exports.send_table(request, table, title, self.filter.say_chosen())
        arrange_table(table, request.GET)
        return self.render_to_response(self.get_context_data(table=table, **kwargs))

    @cached_property
    def tally(self):
        """All rows together."""
        return tally_all(self.rows)

    def link_with(self, **changes: str) -> str:
        """This page with some filters changed, from its first page of rows."""
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def list_panels(self) -> list:
        """The charts, with their numbers as tables."""
        year = self.filter.chosen_year
        source = f"资料来源：各部门公开的{year}年度项目支出绩效自评表。点柱看这些指标。"
        lost = tally_rows(self.rows, "level2")
        panels = [
            draw_lost(lost, self.link_with, title_lost(lost), source),
            draw_results(
                tally_rows(self.rows, "level1"), self.link_with, title_results(self.tally), source
            ),
        ]
        return [panel for panel in panels if panel]

    def get_context_data(self, **kwargs):
        chosen = self.filter
        panels = self.list_panels() if chosen.years else []
        if chosen.years:
            chosen.count_choices()
        return super().get_context_data(
            title=self.title,
            filter=chosen,
            year=chosen.chosen_year,
            nothing_stored=not chosen.years,
            answer=answer_kpis(self.tally, chosen.chosen_year) if self.tally.rows else "",
            panels=panels,
            chart=panels[0].chart if panels else None,
            row_count=self.tally.rows,
            shows_samples=chosen.chosen("sample") in ("sample", "all") or not chosen.has_real,
            **kwargs,
        )
