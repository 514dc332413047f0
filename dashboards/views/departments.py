"""The first page, the list of bodies, and one body's page."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from dashboards import answers, exports
from dashboards.charts.bodies import draw_departments, draw_peers
from dashboards.charts.sangong import draw_sangong, plotted_values
from dashboards.filters import BodyFilter
from dashboards.finding_answers import say_outcomes
from dashboards.queries import department as one
from dashboards.queries import overview
from dashboards.queries.cells import list_bodies, read_body
from dashboards.queries.departments import KIND_MARKS, list_departments, list_stored
from dashboards.queries.findings import count_checked, count_of_bodies
from dashboards.queries.quotes import read_quotes
from dashboards.queries.sangong import list_sangong
from dashboards.severity import list_counts
from dashboards.tables.base import arrange_table
from dashboards.tables.departments import DepartmentTable, LineTable, ProjectTable, StoredTable
from dashboards.tables.kpis import KpiTable
from dashboards.views.base import ComparisonView, site_of
from reports.facts import KINDS
from reports.models import Department, Report

RANKED = 10
LINES_PER_PAGE = 100


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


class DepartmentView(TemplateView):
    """One body in one year."""

    template_name = "department.html"

    def get(self, request, *args, **kwargs):
        departments = Department.objects.select_related("region__parent")
        self.department = get_object_or_404(departments, pk=kwargs["pk"])
        self.body = read_body(self.department)
        self.years = one.list_years(self.department)
        self.year = self.read_year()
        self.lines = one.list_lines(self.department, self.year)
        self.projects = one.list_project_rows(self.body, self.year)
        lines = LineTable(self.lines, site=site_of(request))
        projects = ProjectTable(self.projects, site=site_of(request))
        kpis = KpiTable(one.list_kpis(self.projects), site=site_of(request))
        arrange_table(lines, request.GET, LINES_PER_PAGE)
        arrange_table(projects, request.GET)
        if exports.wanted_format(request):
            named = {"projects": (projects, "项目"), "kpi": (kpis, "绩效指标")}
            table, word = named.get(request.GET.get("table", ""), (lines, "指标"))
            return exports.send_table(request, table, f"{self.body.name}_{self.year}年_{word}")
        tables = {"lines": lines, "projects": projects, "kpis": kpis}
        return self.render_to_response(self.get_context_data(**tables))

    def read_year(self) -> int | None:
        """The year of the query string where something of it is stored, else the latest."""
        wanted = self.request.GET.get("year", "")
        if wanted.isdecimal() and int(wanted) in self.years:
            return int(wanted)
        return self.years[0] if self.years else None

    def get_context_data(self, **kwargs):
        stored = Report.objects.in_force().filter(department=OuterRef("pk"), fiscal_year=self.year)
        # A sample is compared with samples, a real body with real ones.
        peers = Department.objects.filter(Exists(stored), is_sample=self.body.is_sample)
        strips = one.list_strips(self.body, list_bodies(peers), self.year)
        return super().get_context_data(
            severities=list_counts(count_of_bodies([self.body.pk], self.year)),
            checked=say_outcomes(count_checked(self.body.pk, self.year)),
            title=self.body.name,
            department=self.department,
            body=self.body,
            years=self.years,
            year=self.year,
            strips=strips,
            answer=answers.answer_department(self.body, strips, self.lines, self.year),
            chart=draw_peers(
                self.body,
                strips,
                f"{self.year}年在同类部门中的位置",
                "深色点为本部门，灰点为其他部门，底色带为居中的一半；点可点开原文。",
            ),
            project_rows=self.projects,
            reports=one.list_reports(self.department, self.year),
            shows_samples=self.body.is_sample,
            **kwargs,
        )
