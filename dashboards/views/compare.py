"""The page that compares bodies by any indicator, and the page that shows a computed value."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from dashboards.answers_compare import say_few, say_scopes
from dashboards.compare_filter import CompareFilter
from dashboards.compare_views import VIEWS, choose_view, foreign_fields, offer_views
from dashboards.own import PARAMETER, find_own, keep_own, missing_own, write_own
from dashboards.picking import list_picked, offer_rules, settle_address
from dashboards.presence import Operand, Value
from dashboards.queries.cells import Body, read_body
from dashboards.queries.compare import (
    BANDS,
    FEWEST_RATED,
    Question,
    read_row,
)
from dashboards.queries.peers import find_peers
from dashboards.queries.quotes import read_quotes
from dashboards.queries.shelf import Shelf
from dashboards.views.base import ComparisonView, site_of
from dashboards.views.saved import list_saved
from reports.models import Department


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

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            heading=self.heading(),
            views=offer_views(self.question),
            view_code=self.view_code,
            comparison=self.comparison,
            own=self.own,
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


class Working(NamedTuple):
    """A value, and each number it was computed from with its sentence."""

    question: Question
    value: Value
    operands: list[tuple[Operand, str]]


class WorkingView(TemplateView):
    """How one body's value was computed: the formula and each operand with its words.

    With ``against`` in the address the value that it is set against stands below it.
    """

    template_name = "working.html"

    def get_context_data(self, **kwargs):
        departments = Department.objects.select_related("region__parent")
        body = read_body(get_object_or_404(departments, pk=kwargs["pk"]))
        workings = self.read_workings(body)
        question = workings[0].question
        query = self.request.GET.copy()
        query["year"] = str(question.year)
        query[PARAMETER] = str(body.pk)
        if len(workings) > 1:
            query["view"] = "scatter"
        return super().get_context_data(
            title=f"{body.name}：{'，'.join(each.question.title for each in workings)}",
            body=body,
            year=question.year,
            workings=workings,
            back=f"{reverse('compare')}?{query.urlencode()}",
            shows_samples=body.is_sample,
            **kwargs,
        )

    def read_workings(self, body: Body) -> list[Working]:
        """The page's value and what it is set against, in as many queries as for one."""
        questions = self.read_questions()
        year = questions[0].year
        shelf = Shelf([year], [(each.indicator, each.measure) for each in questions])
        values = [read_row(shelf, each, body).value for each in questions]
        quotes = read_quotes([part.value for value in values for part in list_operands(value)])
        return [
            Working(
                question,
                value,
                [(part, quotes.get(part.value.figure, "")) for part in list_operands(value)],
            )
            for question, value in zip(questions, values, strict=True)
        ]

    def read_questions(self) -> list[Question]:
        """What the address asks for."""
        asked = CompareFilter(self.request.GET, queryset=Department.objects.all())
        year = asked.chosen_year() or 0
        questions = [Question(asked.chosen_indicator(), asked.chosen_measure(), year)]
        if asked.chosen("against"):
            measure = asked.chosen_against_measure()
            questions.append(Question(asked.chosen_against(), measure, year))
        return questions


def list_operands(value: Value) -> list[Operand]:
    """The numbers that a value was computed from; a printed one is its own."""
    stated = [Operand("报告写明的数", value)] if value.place else []
    return [*stated, *value.operands]


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
