"""The first page, and the list of bodies."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from dashboards import answers
from dashboards.charts.bodies import draw_departments
from dashboards.charts.sangong import draw_sangong, plotted_values
from dashboards.filters import BodyFilter
from dashboards.queries import overview
from dashboards.queries.departments import KIND_MARKS, list_departments, list_stored
from dashboards.queries.findings import count_of_bodies
from dashboards.queries.quotes import read_quotes
from dashboards.queries.sangong import list_sangong
from dashboards.severity import list_counts
from dashboards.tables.departments import DepartmentTable, StoredTable
from dashboards.views.base import ComparisonView, site_of
from reports.facts import KINDS

RANKED = 10


class OverviewView(ComparisonView):
    """What is stored, and the ranking of the latest year."""

    title = "总览"
    template_name = "overview.html"
    filter_class = BodyFilter
    table_class = StoredTable

    def make_table(self, request):
        years = sorted(int(year) for year in self.filter.years)
        rows = list_stored(self.bodies)
        self.sangong = list_sangong(self.bodies, self.year, self.filter.chosen("presence"))
        shown = {row.body.pk for row in self.sangong}
        rows = [row for row in rows if row.body.pk in shown]
        return StoredTable(rows, years=years, site=site_of(request))

    def file_title(self):
        return "收录情况"

    def make_answer(self, rows):
        return answers.answer_sangong(self.sangong, self.year)

    def make_chart(self, rows):
        known = [row for row in self.sangong if row.total.known]
        known.sort(key=lambda row: row.total.number, reverse=True)
        absent = [row for row in self.sangong if not row.total.known]
        top = (known + absent)[:RANKED]
        title = answers.title_sangong(self.sangong, self.year)
        quotes = read_quotes(plotted_values(top))
        return draw_sangong(top, title, self.source_line(), quotes, "ranking")

    def get_context_data(self, **kwargs):
        bodies = [body.pk for body in self.bodies]
        numerals = overview.count_numerals(bodies)
        total = sum(numeral.count for numeral in numerals)
        unread = sum(numeral.count for numeral in numerals if numeral.cls == "unread")
        return super().get_context_data(
            numerals=numerals,
            numeral_total=total,
            numeral_unread=unread,
            documents=overview.latest_documents(bodies),
            report_count=overview.count_reports(bodies),
            body_count=len(self.bodies),
            facts=answers.sangong_facts(self.sangong),
            severities=list_counts(count_of_bodies(bodies)),
            findings_link=self.link_findings(),
            ranked=RANKED,
            kinds=[(mark, KINDS[kind]) for kind, mark in KIND_MARKS.items()],
            **kwargs,
        )

    def link_findings(self) -> str:
        """The list of the same bodies' findings; none where they were found by name."""
        chosen = {name: self.filter.chosen(name) for name in ("region", "sample")}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return "" if self.filter.chosen("q") else f"{reverse('findings')}?{query}"


class DepartmentsView(ComparisonView):
    """All bodies with their main figures."""

    title = "部门"
    template_name = "departments.html"
    table_class = DepartmentTable

    def read_rows(self):
        return list_departments(self.bodies, self.year, self.filter.chosen("presence"))

    def make_answer(self, rows):
        return answers.answer_departments(rows, self.year)

    def make_chart(self, rows):
        title = answers.title_departments(rows, self.year)
        return draw_departments(rows, title, self.source_line())
