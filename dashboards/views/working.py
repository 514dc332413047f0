"""The page that shows how one body's value was computed."""

from __future__ import annotations

from typing import NamedTuple

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from dashboards import exports
from dashboards.compare_filter import CompareFilter
from dashboards.own import PARAMETER
from dashboards.presence import Operand, Value
from dashboards.queries.cells import read_body
from dashboards.queries.compare import Question, read_row
from dashboards.queries.quotes import read_quotes
from dashboards.queries.shelf import Shelf
from dashboards.tables.working import RESULT, WorkingRow, WorkingTable
from dashboards.views.base import site_of
from reports.models import Department


class Working(NamedTuple):
    """A value, and a row for each number it was computed from."""

    question: Question
    value: Value
    rows: list[WorkingRow]
    table: WorkingTable

    @property
    def result(self) -> WorkingRow:
        """The value itself as a row, with its formula or why there is none."""
        said = self.value.formula or ("" if self.value.known else self.value.why)
        return WorkingRow(self.question.title, RESULT, self.value, self.question.unit, said)


class WorkingView(TemplateView):
    """How one body's value was computed: the formula and each operand with its words.

    With ``against`` in the address the value that it is set against stands below it.
    """

    template_name = "working.html"

    def get(self, request, *args, **kwargs):
        departments = Department.objects.select_related("region__parent")
        self.body = read_body(get_object_or_404(departments, pk=kwargs["pk"]))
        self.workings = self.read_workings()
        if exports.wanted_format(request):
            rows = [row for each in self.workings for row in (each.result, *each.rows)]
            table = WorkingTable(rows, site=site_of(request))
            return exports.send_table(request, table, self.file_title(), self.title())
        return self.render_to_response(self.get_context_data(**kwargs))

    def title(self) -> str:
        """The body and what of it is computed."""
        asked = "，".join(each.question.title for each in self.workings)
        return f"{self.body.name}：{asked}"

    def file_title(self) -> str:
        """The name of an exported file."""
        first = self.workings[0].question
        plain = first.title.replace("“", "").replace("”", "")
        return f"{self.body.name}_{first.year}年_{plain}_算式"

    def get_context_data(self, **kwargs):
        question = self.workings[0].question
        query = self.request.GET.copy()
        query["year"] = str(question.year)
        query[PARAMETER] = str(self.body.pk)
        if len(self.workings) > 1:
            query["view"] = "scatter"
        return super().get_context_data(
            title=self.title(),
            body=self.body,
            year=question.year,
            workings=self.workings,
            row_count=sum(1 + len(each.rows) for each in self.workings),
            back=f"{reverse('compare')}?{query.urlencode()}",
            shows_samples=self.body.is_sample,
            **kwargs,
        )

    def read_workings(self) -> list[Working]:
        """The page's value and what it is set against, in as many queries as for one."""
        questions = self.read_questions()
        year = questions[0].year
        shelf = Shelf([year], [(each.indicator, each.measure) for each in questions])
        values = [read_row(shelf, each, self.body).value for each in questions]
        quotes = read_quotes([part.value for value in values for part in list_operands(value)])
        return [
            self.make_working(question, value, quotes)
            for question, value in zip(questions, values, strict=True)
        ]

    def make_working(self, question: Question, value: Value, quotes: dict[int, str]) -> Working:
        """One value with its numbers as rows."""
        rows = [
            WorkingRow(question.title, name, found, found.unit, say_number(found, quotes))
            for name, found in list_operands(value)
        ]
        return Working(question, value, rows, WorkingTable(rows, site=site_of(self.request)))

    def read_questions(self) -> list[Question]:
        """What the address asks for."""
        asked = CompareFilter(self.request.GET, queryset=Department.objects.all())
        year = asked.chosen_year() or 0
        questions = [Question(asked.chosen_indicator(), asked.chosen_measure(), year)]
        if asked.chosen("against"):
            measure = asked.chosen_against_measure()
            questions.append(Question(asked.chosen_against(), measure, year))
        return questions


def say_number(value: Value, quotes: dict[int, str]) -> str:
    """The sentence that states a number, or why there is none."""
    return quotes.get(value.figure, "") or ("" if value.known else value.why)


def list_operands(value: Value) -> list[Operand]:
    """The numbers that a value was computed from; a printed one is its own."""
    stated = [Operand("报告写明的数", value)] if value.place else []
    return [*stated, *value.operands]
