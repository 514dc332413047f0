"""The page that compares bodies by any indicator."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from dashboards.answers_compare import say_few, say_scopes
from dashboards.compare_filter import CompareFilter
from dashboards.compare_views import VIEWS, choose_view, foreign_fields, offer_views
from dashboards.own import PARAMETER, find_own, keep_own, missing_own, write_own
from dashboards.picking import list_picked, offer_rules, settle_address
from dashboards.queries.compare import (
    BANDS,
    FEWEST_RATED,
    Question,
    count_years,
)
from dashboards.queries.peers import find_peers
from dashboards.queries.quotes import read_quotes
from dashboards.views.base import ComparisonView, site_of
from dashboards.views.saved import list_saved


class CompareView(ComparisonView):
    """Any indicator by any measure across bodies."""

    title = "对比"
    template_name = "compare.html"
    filter_class = CompareFilter

    def get(self, request, *args, **kwargs):
        complete = settle_address(request) or missing_own(request)
        if complete and "format" not in request.GET:
            return HttpResponseRedirect(complete)
        return super().get(request, *args, **kwargs)

    def read_bodies(self):
        self.own = find_own(self.request.GET.get(PARAMETER, ""))
        self.peers = find_peers(self.filter, self.own, self.year or 0)
        return self.peers.bodies

    def make_table(self, request):
        indicator, measure = self.filter.chosen_indicator(), self.filter.chosen_measure()
        self.question = Question(indicator, measure, self.year or 0)
        self.view_code = choose_view(request.GET.get("view", ""), self.question)
        self.view = VIEWS[self.view_code]
        self.filter.speak_choices(self.year, foreign_fields(self.view))
        self.filter.count_choices(self.peers)
        chosen = self.filter.chosen_fields(self.view.fields)
        self.comparison = self.view.read(
            self.question, self.bodies, self.filter.chosen("presence"), self.own, **chosen
        )
        self.filter.count_presence(row.kind for row in self.comparison.peers)
        rows = self.comparison.rows
        return self.view.table(rows, comparison=self.comparison, site=site_of(request))

    def make_answer(self, rows):
        return self.view.answer(self.comparison)

    def make_chart(self, rows):
        quotes = read_quotes(self.view.quoted(self.comparison, rows))
        return self.view.draw(self.comparison, rows, self.source_line(), quotes)

    def say_filters(self):
        peers, count = self.peers, len(self.comparison.peers)
        name = f"比较组“{peers.name}”：" if peers.name else ""
        presence = self.filter.label_of("presence", self.filter.chosen("presence"))
        said = [
            f"{self.year}年{self.question.title}（{self.question.unit}），{self.view.label}",
            *(f"对照{each}" for each in self.against_titles()),
            f"{name}{peers.said}，共 {count} 个部门",
            f"公开情况：{presence}" if presence else "",
            f"本单位：{self.own.name}" if self.own else "",
        ]
        return "；".join(part for part in said if part)

    def heading(self):
        """What stands over the table and names its files."""
        against = "".join(self.against_titles())
        title = self.question.title
        return self.view.heading.format(year=self.year, title=title, against=against)

    def against_titles(self):
        """What the page's indicator is set against."""
        if "against" not in self.view.fields:
            return []
        return [column.label for column in self.comparison.columns[1:]]

    def source_line(self):
        columns = getattr(self.comparison, "columns", ())
        years = sorted({self.year, *(column.question.year for column in columns)})
        span = f"{years[0]}至{years[-1]}" if len(years) > 1 else f"{years[0]}"
        return f"资料来源：各部门公开的{span}年度报告，逐项可点开原文。"

    def file_title(self):
        plain = self.heading().replace("“", "").replace("”", "")
        return f"{plain}_{self.view.label}"

    def list_other_years(self) -> list[tuple[str, str]]:
        """Where nobody has a value in the page's year: the years that have some, with links."""
        if self.comparison.spread or not self.bodies:
            return []
        counts = count_years(self.question, self.bodies, map(int, self.filter.years))
        query = self.request.GET.copy()
        query.pop("page", None)
        links = []
        for year, count in counts.items():
            query["year"] = str(year)
            links.append((f"{year}年（{count} 个部门）", f"?{query.urlencode()}"))
        return links

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            heading=self.heading(),
            views=offer_views(self.question),
            view_code=self.view_code,
            comparison=self.comparison,
            own=self.own,
            other_years=self.list_other_years(),
            few=say_few(self.comparison),
            mixed=sum(row.mixes_scopes for row in self.comparison.rows),
            scope_words=say_scopes(self.comparison),
            peers=self.peers,
            rules=offer_rules(self.request, self.own, self.filter.places),
            picked=list_picked(self.request, self.bodies),
            saved=list_saved(self.request),
            plain_query=self.request.GET.urlencode(),
            fewest=FEWEST_RATED,
            bands=BANDS,
            **kwargs,
        )


@require_POST
def choose_own(request: HttpRequest):
    """Remembers one's own body and goes back to the page, whose address then names it."""
    own = keep_own(request, request.POST.get(PARAMETER, ""))
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("compare")
    parts = urlsplit(back)
    if parts.path != reverse("compare"):
        return redirect(back)
    return redirect(write_own(parts.path, QueryDict(parts.query), own))
