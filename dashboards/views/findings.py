"""The list of findings, one finding, and the checks themselves."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.views.generic import DetailView, TemplateView

from dashboards import exports
from dashboards.checkbook import find_check
from dashboards.finding_answers import answer_findings, say_checked
from dashboards.finding_filter import FindingFilter
from dashboards.queries.checks import list_check_families
from dashboards.queries.findings import Walk, count_outcomes, find_neighbours, list_others
from dashboards.queries.passages import join_passages, list_places
from dashboards.severity import list_counts
from dashboards.tables.base import PAGE_SIZES, arrange_table
from dashboards.tables.findings import CheckTable, FindingTable
from dashboards.views.base import site_of
from reports.findings import FAMILIES
from reports.models import Finding

MOST_OTHERS = 20
# What of a list's query string is about the page of it, not about which findings it holds.
OF_THE_PAGE = ("page", "format")


def carry_query(request: HttpRequest) -> str:
    """The list's filter and order as a query string for a finding's page."""
    query = request.GET.copy()
    for name in OF_THE_PAGE:
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else ""


def make_table(request: HttpRequest, chosen: FindingFilter) -> FindingTable:
    """The table of the filtered findings, in the order that the query string asks for."""
    table = FindingTable(
        chosen.qs, query=carry_query(request), checks_url=reverse("checks"), site=site_of(request)
    )
    table.order_by = request.GET.getlist(table.prefixed_order_by_field)
    return table


class FindingsView(TemplateView):
    """All findings that pass the filter, the gravest first."""

    title = "检查发现"
    template_name = "findings.html"

    def get(self, request, *args, **kwargs):
        self.filter = FindingFilter(request.GET)
        table = make_table(request, self.filter)
        if exports.wanted_format(request):
            return exports.send_table(request, table, self.title, self.filter.say_chosen())
        arrange_table(table, request.GET)
        return self.render_to_response(self.get_context_data(table=table, **kwargs))

    def get_context_data(self, **kwargs):
        chosen = self.filter
        severities = chosen.counts("severity")
        code = chosen.chosen("severity")
        total = severities[code] if code else severities.total()
        reports = chosen.reports().count()
        chosen.count_choices()
        return super().get_context_data(
            title=self.title,
            filter=chosen,
            nothing_stored=not chosen.plain["year"],
            answer=answer_findings(chosen, total),
            checked=say_checked(reports, count_outcomes(chosen.outcomes())),
            severities=list_counts(severities),
            severity_total=severities.total(),
            chosen_severity=code,
            row_count=total,
            shows_samples=chosen.chosen("sample") in ("sample", "all") or not chosen.has_real,
            **kwargs,
        )


class FindingView(DetailView):
    """One finding: what it rests on, the sum, the check, and the way to its neighbours."""

    template_name = "finding.html"
    context_object_name = "finding"

    def get_queryset(self) -> QuerySet[Finding]:
        related = ("department__region__parent", "fiscal_year", "report__document")
        light = ("report__document__content", "report__document__text")
        return Finding.objects.select_related(*related, "report__project").defer(*light)

    def get_context_data(self, **kwargs):
        finding = self.object
        places = list_places(finding)
        corrected = [place for place in places if place.is_corrected]
        query = carry_query(self.request)
        table = make_table(self.request, FindingFilter(self.request.GET))
        walk = find_neighbours(table.data.data, finding.pk)
        return super().get_context_data(
            title=finding.title,
            check=find_check(finding.code),
            places=places,
            corrected=corrected,
            stated_corrected=finding.stated.replace(",", "")
            in {place.text.replace(",", "") for place in corrected},
            passages=join_passages(places),
            walk=walk,
            previous_link=walk.before and reverse("finding", args=[walk.before]) + query,
            next_link=walk.after and reverse("finding", args=[walk.after]) + query,
            list_link=self.link_list(walk),
            query=query,
            others=list_others(finding, MOST_OTHERS),
            shows_samples=finding.department.is_sample,
            **kwargs,
        )

    def link_list(self, walk: Walk) -> str:
        """The page of the list that holds this finding."""
        query = self.request.GET.copy()
        query.pop("page", None)
        wanted = query.get("per_page", "")
        size = int(wanted) if wanted in map(str, PAGE_SIZES) else PAGE_SIZES[0]
        page = (walk.place - 1) // size + 1 if walk.place else 1
        if page > 1:
            query["page"] = str(page)
        return reverse("findings") + (f"?{query.urlencode()}" if query else "")


class ChecksView(TemplateView):
    """What is checked, with the number of findings now."""

    title = "检查规则"
    template_name = "checks.html"

    def get(self, request, *args, **kwargs):
        self.families = list_check_families()
        rows = [row for family in self.families for row in family.rows]
        table = CheckTable(rows, findings_url=reverse("findings"), site=site_of(request))
        arrange_table(table, request.GET, PAGE_SIZES[-1])
        if exports.wanted_format(request):
            return exports.send_table(request, table, self.title)
        return self.render_to_response(self.get_context_data(table=table, rows=rows, **kwargs))

    def get_context_data(self, **kwargs):
        rows = kwargs.pop("rows")
        return super().get_context_data(
            title=self.title,
            families=self.families,
            answer=self.make_answer(rows),
            row_count=len(rows),
            **kwargs,
        )

    def make_answer(self, rows) -> str:
        """How many checks there are, and what they came to in reports in force."""
        found = sum(row.found for row in rows)
        held = sum(row.counts["held"] for row in rows)
        unchecked = sum(row.counts["unchecked"] for row in rows)
        return (
            f"{len(rows)} 项检查，分 {len(self.families)} 类。现行报告中发现 {found:,} 条，"
            f"核对相符 {held:,} 处，未能核对 {unchecked:,} 处。"
        )


class CheckView(TemplateView):
    """One check: what it looks at, what it finds and what it leaves alone."""

    template_name = "check.html"

    def get_context_data(self, code: str, **kwargs):
        check = find_check(code)
        if check is None:
            raise Http404(f"没有检查 {code}")
        family = f"{check.family} {FAMILIES[check.family]}"
        title = f"{check.code} {check.title}"
        return super().get_context_data(title=title, check=check, family=family, **kwargs)
