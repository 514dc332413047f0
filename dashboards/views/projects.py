"""The page of all bodies' projects."""

from __future__ import annotations

from dashboards.answers_projects import answer_projects, title_distribution, title_gaps
from dashboards.charts.base import Chart
from dashboards.charts.panel import Panel
from dashboards.charts.projects import draw_distribution, draw_gaps
from dashboards.project_filter import ProjectFilter
from dashboards.queries.cells import list_bodies
from dashboards.queries.project_rows import BANDS, list_body_projects
from dashboards.tables.projects import BodyProjectTable
from dashboards.views.base import ComparisonView


class PanelView(ComparisonView):
    """A page with several charts beside each other over one table."""

    def make_panels(self, rows: list) -> list[Panel | None]:
        """The charts of ``rows``; those that have nothing to draw are ``None``."""
        raise NotImplementedError

    def make_chart(self, rows: list) -> Chart | None:
        self.panels = [panel for panel in self.make_panels(rows) if panel]
        return self.panels[0].chart if self.panels else None

    def get_context_data(self, **kwargs):
        self.panels: list[Panel] = []
        return {**super().get_context_data(**kwargs), "panels": self.panels}

    def link_with(self, **changes: str) -> str:
        """This page with some filters changed, from its first page of rows."""
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"


class ProjectsView(PanelView):
    """Projects of all bodies: money, rate, score, and where score and rate disagree."""

    title = "项目"
    template_name = "projects.html"
    filter_class = ProjectFilter
    table_class = BodyProjectTable

    def read_bodies(self):
        return list_bodies(self.filter.everywhere())

    def read_rows(self):
        self.every = list_body_projects(self.bodies, self.year)
        return self.filter.leave_rows(self.every)

    def get_context_data(self, **kwargs):
        self.filter.count_rows(self.every)
        return super().get_context_data(**kwargs)

    def make_answer(self, rows):
        return answer_projects(rows, self.year)

    def make_panels(self, rows):
        links = {code: self.link_with(band=code, year=str(self.year)) for code in BANDS}
        return [
            draw_distribution(rows, links, title_distribution(rows), self.source_line()),
            draw_gaps(rows, title_gaps(rows), self.source_line()),
        ]
