"""The page of what was published, in time or late, and what is not collected."""

from __future__ import annotations

from dashboards.answers import answer_coverage, title_coverage
from dashboards.charts.coverage import draw_coverage
from dashboards.deadlines import usual_day
from dashboards.filters import CoverageFilter
from dashboards.queries.coverage import LOOKED_AT, count_states, list_coverage
from dashboards.tables.coverage import CoverageTable
from dashboards.views.base import ComparisonView, site_of
from reports.facts import KINDS


class CoverageView(ComparisonView):
    """Which body published a kind of report for which year."""

    title = "公开情况"
    template_name = "coverage.html"
    filter_class = CoverageFilter
    table_class = CoverageTable

    def make_table(self, request):
        self.kind = self.filter.chosen("kind") or "final_account"
        self.years = sorted(int(year) for year in self.filter.years)[-LOOKED_AT:]
        named = self.filter.chosen("year")
        watched = int(named) if named else None
        state = self.filter.chosen("state")
        self.rows = list_coverage(self.bodies, self.kind, self.years, state, watched)
        return CoverageTable(self.rows, years=self.years, site=site_of(request))

    def file_title(self):
        return f"公开情况_{KINDS[self.kind]}"

    def make_answer(self, rows):
        return answer_coverage(self.rows, self.kind, self.year)

    def make_chart(self, rows):
        counts = count_states(self.rows, self.years)
        title = title_coverage(counts, KINDS[self.kind])
        links = {
            (year, state): self.link_to(year, state) for year in counts for state in counts[year]
        }
        source = "资料来源：各部门公开的报告；点色块看这一年的这些部门。"
        return draw_coverage(counts, links, title, source)

    def link_to(self, year: int, state: str) -> str:
        """This page with the bodies of a year in a state."""
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        query["year"], query["state"] = str(year), state
        return f"?{query.urlencode()}"

    def get_context_data(self, **kwargs):
        days = [(year, usual_day(self.kind, year)) for year in reversed(self.years)]
        return super().get_context_data(kind=KINDS[self.kind], usual_days=days, **kwargs)
