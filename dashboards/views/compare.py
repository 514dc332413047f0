"""The page that compares bodies by any indicator, and the page that shows a computed value."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from dashboards.answers_compare import say_few
from dashboards.compare_filter import CompareFilter
from dashboards.compare_views import VIEWS, choose_view, foreign_fields, offer_views
from dashboards.own import PARAMETER, find_own, keep_own, missing_own, write_own
from dashboards.queries.cells import read_body
from dashboards.queries.compare import (
    BANDS,
    FEWEST_RATED,
    Question,
    read_row,
)
from dashboards.queries.peers import bodies_of_peers
from dashboards.queries.quotes import read_quotes
from dashboards.queries.shelf import Shelf
from dashboards.views.base import ComparisonView, site_of
from reports.facts import SCOPES
from reports.models import Department


class CompareView(ComparisonView):
    """Any indicator by any measure across bodies."""

    title = "对比"
    template_name = "compare.html"
    filter_class = CompareFilter

    def get(self, request, *args, **kwargs):
        complete = missing_own(request)
        if complete and "format" not in request.GET:
            return HttpResponseRedirect(complete)
        return super().get(request, *args, **kwargs)

    def read_bodies(self):
        return bodies_of_peers(self.filter)

    def make_table(self, request):
        indicator, measure = self.filter.chosen_indicator(), self.filter.chosen_measure()
        self.question = Question(indicator, measure, self.year or 0)
        self.view_code = choose_view(request.GET.get("view", ""), self.question)
        self.view = VIEWS[self.view_code]
        self.filter.speak_choices(self.year, foreign_fields(self.view))
        self.own = find_own(request.GET.get(PARAMETER, ""))
        chosen = {name: self.filter.chosen(name) for name in self.view.fields}
        self.comparison = self.view.read(
            self.question, self.bodies, self.filter.chosen("presence"), self.own, **chosen
        )
        rows = self.comparison.rows
        return self.view.table(rows, question=self.question, site=site_of(request))

    def make_answer(self, rows):
        return self.view.answer(self.comparison)

    def make_chart(self, rows):
        quotes = read_quotes(self.view.quoted(self.comparison, rows))
        return self.view.draw(self.comparison, rows, self.source_line(), quotes)

    def file_title(self):
        return f"{self.question.title.replace('“', '').replace('”', '')}_{self.year}年"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            views=offer_views(self.question),
            view_code=self.view_code,
            comparison=self.comparison,
            own=self.own,
            few=say_few(self.comparison),
            mixed=sum(row.mixes_scopes for row in self.comparison.rows),
            scope_words="、".join(SCOPES[scope] for scope in sorted(self.comparison.scopes)),
            fewest=FEWEST_RATED,
            bands=BANDS,
            **kwargs,
        )


class WorkingView(TemplateView):
    """How one body's value was computed: the formula and each operand with its words."""

    template_name = "working.html"

    def get_context_data(self, **kwargs):
        departments = Department.objects.select_related("region__parent")
        body = read_body(get_object_or_404(departments, pk=kwargs["pk"]))
        filterset = CompareFilter(self.request.GET, queryset=Department.objects.all())
        year = filterset.chosen_year() or 0
        question = Question(filterset.chosen_indicator(), filterset.chosen_measure(), year)
        shelf = Shelf([year], [(question.indicator, question.measure)])
        row = read_row(shelf, question, body)
        quotes = read_quotes([row.value, *(operand.value for operand in row.value.operands)])
        operands = [
            (operand, quotes.get(operand.value.figure, "")) for operand in row.value.operands
        ]
        asked = {"indicator": question.indicator.code, "measure": question.measure.code}
        query = QueryDict(mutable=True)
        query.update(asked | {"year": str(year), PARAMETER: str(body.pk)})
        return super().get_context_data(
            title=f"{body.name}：{question.title}",
            body=body,
            question=question,
            value=row.value,
            operands=operands,
            back=f"{reverse('compare')}?{query.urlencode()}",
            shows_samples=body.is_sample,
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
