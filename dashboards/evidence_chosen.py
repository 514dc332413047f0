"""The place that is chosen on a report's page: its figures, their sentence, what may be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse

from dashboards.evidence import Mark
from dashboards.evidence_findings import overlap
from dashboards.evidence_operands import find_operands
from dashboards.evidence_panel import (
    LIST_LENGTH,
    Excerpt,
    Reading,
    cut_excerpt,
    find_line,
    format_value,
    quote_statement,
    read_figure,
)
from dashboards.queries.corrections import list_histories
from dashboards.ruling import describe_rule
from reports import facts
from reports.models import Figure, LineCell
from reports.spans import Span

if TYPE_CHECKING:
    from dashboards.evidence_page import ReportPage


class ChosenPlace:
    """What the panel says of ``at``, the place asked for, and of ``mark``, what stands there.

    ``statement`` is the sentence of the figure, known once :meth:`build` was called.
    """

    def __init__(self, page: ReportPage, at: Span, mark: Mark | None) -> None:
        self.page, self.at, self.mark = page, at, mark
        self.content, self.filters = page.content, page.filters
        self.statement: Span | None = None

    def build(self) -> dict:
        """The panel's part of the template's context."""
        at = self.mark.span if self.mark else self.at
        histories = list_histories(self.page.report.document, at)
        context = {
            "at": self.at,
            "chosen": self.mark,
            "touching": self.page.found.list_touching(at),
            "histories": histories,
            # Nothing stands here; what stood about here is to be decided.
            "gone": self.mark is None and any(history.gone for history in histories),
            "correct_link": self.link_correct(at),
            "add_link": self.link_correct(at, "new"),
        }
        return context | (self.read_words() if self.mark is None else self.read_mark(self.mark))

    def read_words(self) -> dict:
        """Words in which no number stands, with their line."""
        line = find_line(self.content, self.at)
        return {"quote": quote_statement(self.content, line, self.at)}

    def read_mark(self, mark: Mark) -> dict:
        """A numeral or worded figure with its readings and the sentence they stand in."""
        readings = self.read_figures(mark)
        numeral = next((n for n in self.page.numerals if mark.span.covers(n[:2])), None)
        context = {
            "quote": quote_statement(self.content, find_line(self.content, mark.span), mark.span),
            "readings": readings,
            "numeral": numeral,
            "numeral_rule": describe_rule(numeral.rule) if numeral else "",
            "class_label": facts.CLASSES[mark.cls],
            "chosen_text": self.content[mark.start : mark.end],
        }
        if not readings:
            return context
        statement = readings[0].figure.statement
        self.statement = Span(statement.start, statement.end)
        return context | {
            "quote": quote_statement(self.content, self.statement, mark.span),
            "heading": statement.heading,
            "siblings": self.list_siblings(statement.pk, mark),
        }

    def read_figures(self, mark: Mark) -> list[Reading]:
        """The figures of a mark with the line items they fill."""
        if not mark.figures:
            return []
        figures = Figure.objects.filter(pk__in=mark.figures).select_related(
            "indicator", "statement"
        )
        cells = defaultdict(list)
        for cell in LineCell.objects.filter(figure__in=mark.figures).select_related(
            "indicator", "department", "line_item__project"
        ):
            cells[cell.figure_id].append(cell)
        readings = [read_figure(figure, cells[figure.pk]) for figure in figures]
        return [
            replace(
                reading,
                correct_link=self.link_figure(reading.figure, figures),
                operands=tuple(map(self.quote_figure, find_operands(reading.figure))),
            )
            for reading in readings
        ]

    def quote_figure(self, figure: Figure) -> Excerpt:
        """An operand with its measure, unit and the words around it."""
        mark = Mark(figure.start, figure.end, "figure")
        label = figure.indicator.path.rsplit("/", 1)[-1]
        words = f"{label} {facts.MEASURES[figure.measure]}"
        value = format_value(figure.value, figure.decimals)
        return cut_excerpt(self.content, mark, self.filters, f"{words} {value}{figure.unit}")

    def link_figure(self, figure: Figure, figures: Iterable[Figure]) -> str:
        """The form for one of the figures that share a place."""
        span = Span(figure.start, figure.end)
        beside = [one for one in figures if overlap(Span(one.start, one.end), span)]
        beside.sort(key=lambda one: (one.start, one.end, one.pk))
        return self.link_correct(span, str(beside.index(figure)))

    def link_correct(self, at: Span, index: str = "") -> str:
        """The form by which a place is corrected; nothing for those who may not."""
        if not self.page.may_correct:
            return ""
        which = f"&n={index}" if index else ""
        address = reverse("correct", args=[self.page.report.pk])
        return f"{address}?at={at.start}-{at.end}{which}#figure"

    def list_siblings(self, statement: int, mark: Mark) -> list[Excerpt]:
        """The other figures of the same sentence: the operands of a rate stand there."""
        others = [
            figure
            for figure in self.page.figures
            if figure.statement_id == statement and figure.pk not in mark.figures
        ]
        return [
            cut_excerpt(
                self.content,
                Mark(figure.start, figure.end, "figure"),
                self.filters,
                label_figure(figure),
            )
            for figure in others[:LIST_LENGTH]
        ]


def label_figure(figure) -> str:
    """A figure's indicator and measure in short: 公务接待费 决算数."""
    label = figure.indicator__path.rsplit("/", 1)[-1]
    return f"{label} {facts.MEASURES[figure.measure]}"
