"""One body's page: a year in a sentence, its standing, its charts, projects and reports."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from dashboards import answers, exports
from dashboards.charts.bodies import draw_peers
from dashboards.charts.body import draw_body_chart, draw_trend
from dashboards.charts.panel import Entry, Panel
from dashboards.finding_answers import say_outcomes
from dashboards.formatting import format_rounded
from dashboards.keys import is_key
from dashboards.presence import printed_numbers
from dashboards.queries import department as one
from dashboards.queries.body_charts import list_body_charts
from dashboards.queries.body_trend import list_trend, stored_kinds, values_before
from dashboards.queries.cells import list_bodies, read_body
from dashboards.queries.compare import measure_spread, rate_value
from dashboards.queries.filings import list_filings
from dashboards.queries.filled_lines import fill_lines, list_derived
from dashboards.queries.findings import count_checked, count_of_bodies, in_force, sort_findings
from dashboards.severity import list_counts
from dashboards.tables.base import PAGE_SIZES, arrange_table
from dashboards.tables.body import BodyChartTable, TrendTable
from dashboards.tables.departments import DerivedTable, LineTable, ProjectTable
from dashboards.tables.kpis import KpiTable
from dashboards.views.base import site_of
from reports.models import Department, Finding, Report

MOST_FINDINGS = 6
STANDING_HEADS = ("指标", "本部门", "位次（从高到低）", "有数的部门", "中位数", "所处区间")
STRIPS_A_CHART = 3


class DepartmentView(TemplateView):
    """One body in one year."""

    template_name = "department.html"

    def get(self, request, *args, **kwargs):
        departments = Department.objects.select_related("region__parent")
        self.department = get_object_or_404(departments, pk=kwargs["pk"])
        self.body = read_body(self.department)
        self.stored = stored_kinds(self.body.pk)
        self.years = sorted({year for year, _ in self.stored}, reverse=True)
        self.year = self.read_year()
        self.read_all()
        tables = self.make_tables(site_of(request))
        if exports.wanted_format(request):
            name, word = self.wanted_table()
            title = f"{self.body.name}_{self.year}年_{word}"
            return exports.send_table(request, tables[name], title)
        arrange_table(tables["lines"], request.GET, PAGE_SIZES[0])
        arrange_table(tables["projects"], request.GET, PAGE_SIZES[-1])
        arrange_table(tables["bars"], request.GET, len(tables["bars"].rows) or 1)
        arrange_table(tables["trends"], request.GET)
        arrange_table(tables["derived"], request.GET, len(tables["derived"].rows) or 1)
        return self.render_to_response(self.get_context_data(**tables))

    def read_year(self) -> int | None:
        """The year of the query string where it is stored, else the latest with its accounts."""
        wanted = self.request.GET.get("year", "")
        if is_key(wanted) and int(wanted) in self.years:
            return int(wanted)
        closed = [year for year in self.years if (year, "final_account") in self.stored]
        return next(iter(closed or self.years), None)

    def read_all(self) -> None:
        """Everything of the body's year that more than one part of the page shows."""
        self.lines = one.list_lines(self.department, self.year)
        # Charts and sentences are of what is printed; only the table shows what follows from it.
        self.filled = fill_lines(self.lines, self.year, self.stored)
        self.projects = one.list_project_rows(self.body, self.year)
        self.reports = one.list_reports(self.department, self.year)
        self.trend = list_trend(self.body.pk, self.stored)
        stored = self.stored.get((self.year, "final_account"), False)
        before = values_before(self.trend, self.year) if self.year else {}
        self.charts = list_body_charts(self.lines, self.year or 0, stored, before)

    def make_tables(self, site: str) -> dict:
        """The tables by the name that the template knows them by."""
        return {
            "lines": LineTable(self.filled, site=site),
            "derived": DerivedTable(list_derived(self.filled), site=site),
            "projects": ProjectTable(self.projects, site=site),
            "kpis": KpiTable(one.list_kpis(self.projects), site=site),
            "bars": BodyChartTable(self.charts, site=site),
            "trends": TrendTable(self.trend, site=site),
        }

    def wanted_table(self) -> tuple[str, str]:
        """The table that the query string asks for as a file, and the word for it."""
        named = {
            "projects": ("projects", "项目"),
            "kpi": ("kpis", "绩效指标"),
            "bars": ("bars", "图1至图7"),
            "trends": ("trends", "历年"),
            "derived": ("derived", "推算"),
        }
        return named.get(self.request.GET.get("table", ""), ("lines", "指标"))

    def list_standing(self, strips: list, count: int) -> list[Panel]:
        """The body among ``count`` peers, with the same in words as a table."""
        among = f"和存有{self.year}年报告的全部 {count} 个部门比，各行按有数的部门计。"
        marks = "深色点为本部门，灰点为其他部门，底色带为居中的一半；点可点开原文。"
        panels = []
        for place, what in enumerate(("绩效和“三公”", "支出规模")):
            part = strips[place * STRIPS_A_CHART : (place + 1) * STRIPS_A_CHART]
            title = f"{self.year}年在各部门中：{say_places(part) or what}"
            source = f"{among}{say_mixed(part)}{marks}"
            chart = draw_peers(self.body, part, title, source, f"peers-{place + 1}")
            if chart:
                rows = tuple(standing_row(strip) for strip in part if strip.peers)
                panels.append(Panel(chart, STANDING_HEADS, rows))
        return panels

    def list_findings(self) -> list[Finding]:
        """The gravest findings about the year's reports in force."""
        found = Finding.objects.filter(department=self.department, fiscal_year=self.year)
        return list(sort_findings(in_force(found))[:MOST_FINDINGS])

    def get_context_data(self, **kwargs):
        stored = Report.objects.in_force().filter(department=OuterRef("pk"), fiscal_year=self.year)
        # A sample is compared with samples, a real body with real ones.
        peers = Department.objects.filter(Exists(stored), is_sample=self.body.is_sample)
        bodies = list_bodies(peers)
        strips = one.list_strips(self.body, bodies, self.year)
        return super().get_context_data(
            severities=list_counts(count_of_bodies([self.body.pk], self.year)),
            checked=say_outcomes(count_checked(self.body.pk, self.year)),
            title=self.body.name,
            department=self.department,
            body=self.body,
            years=self.years,
            year=self.year,
            answer=answers.answer_department(self.body, strips, self.lines, self.year),
            standing=self.list_standing(strips, len(bodies)),
            seven=[draw_body_chart(chart) for chart in self.charts],
            small_trends=[draw_trend(row, i) for i, row in enumerate(self.trend, 1)],
            project_rows=self.projects,
            reports=self.reports,
            filings=list_filings(self.reports, self.lines, self.year) if self.year else [],
            findings=self.list_findings(),
            shows_samples=self.body.is_sample,
            **kwargs,
        )


def say_places(strips: list) -> str:
    """“三公”经费第 1 位，机关运行经费第 2 位: where the body stands in each quantity."""
    placed = [strip for strip in strips if strip.ranked]
    return "，".join(f"{each.label}第 {each.rank} 位（{len(each.peers)} 个中）" for each in placed)


def say_mixed(strips: list) -> str:
    """Which quantities are compared across scopes; one's table of bodies tells them apart."""
    mixed = [
        strip.label for strip in strips if len({value.scope for _, value in strip.peers} - {""}) > 1
    ]
    return f"口径不一（部门汇总与单位本级）：{'、'.join(mixed)}。" if mixed else ""


def standing_row(strip: one.PeerStrip) -> tuple[Entry, ...]:
    """A quantity's own value, place and the median of those that print it."""
    numbers = printed_numbers(value for _, value in strip.peers)
    spread = measure_spread(numbers)
    own = strip.own
    shown = f"{own.text} {strip.unit}{own.note}" if own.known else own.word
    return (
        Entry(strip.label),
        Entry(shown, own.url),
        Entry(f"第 {strip.rank}" if strip.ranked else "–"),
        Entry(f"{len(numbers)}"),
        Entry(f"{format_rounded(spread.median, 2)} {strip.unit}"),
        Entry((rate_value(spread, own.number) if own.printed else "") or "部门太少，不评"),
    )
