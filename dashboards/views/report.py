"""A report's page: its text with every numeral marked, and the reading of the chosen one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import DetailView

from accounts.roles import may_correct
from dashboards.evidence import Mark, lay_out, merge_marks
from dashboards.evidence_findings import ReportFindings
from dashboards.evidence_html import NOWHERE, Ink, write_blocks
from dashboards.evidence_operands import find_operands
from dashboards.evidence_panel import (
    LIST_LENGTH,
    Excerpt,
    Filters,
    Link,
    Reading,
    count_classes,
    cut_excerpt,
    find_line,
    find_mark,
    find_neighbours,
    format_value,
    group_digits,
    list_classes,
    list_families,
    list_indicators,
    quote_statement,
    read_at,
    read_figure,
)
from dashboards.evidence_windows import Part, cut_parts, find_part, marks_of
from dashboards.queries.corrections import list_histories
from dashboards.ruling import describe_rule
from reports import facts
from reports.models import Figure, LineCell, ManualReport, Numeral, Report
from reports.spans import Span

NUMERAL_FIELDS = ("start", "end", "cls", "rule", "reason")
FIGURE_FIELDS = ("pk", "start", "end", "status", "statement_id", "measure", "indicator__path")


class ReportView(DetailView):
    """The page of one report. ``?at=START-END`` opens a numeral, ``class``/``family`` filter.

    A long report is set in parts: that of the numeral, or ``?part=N``, or ``all`` of them.
    """

    template_name = "report.html"
    context_object_name = "report"

    def get_queryset(self) -> QuerySet[Report]:
        return Report.objects.select_related(
            "document", "department__region__parent", "fiscal_year", "project"
        ).defer("document__content")

    def get(self, request, *args, **kwargs):
        entry = find_entry(kwargs["pk"])
        if entry is not None:
            query = request.GET.urlencode()
            return redirect(entry.get_absolute_url() + (f"?{query}" if query else ""))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | ReportPage(self.object, self.request).build()


def find_entry(report: int) -> ManualReport | None:
    """The entry that a report was made from, whose page shows the scan beside the figures."""
    return ManualReport.objects.light().filter(report=report).first()


class ReportPage:
    """Collects what the page shows, reading numerals and figures once."""

    def __init__(self, report: Report, request: HttpRequest) -> None:
        self.report = report
        self.request = request
        self.content = report.document.text
        self.span = Span(report.start, min(report.end, len(self.content)))
        self.numerals = list(
            Numeral.objects.filter(
                document=report.document_id, start__gte=report.start, end__lte=report.end
            )
            .order_by("start")
            .values_list(*NUMERAL_FIELDS, named=True)
        )
        # Attachments are reports of their own inside the span; their figures are marked too.
        rows = Figure.objects.filter(
            report__document=report.document_id, start__gte=report.start, end__lte=report.end
        ).order_by("start", "pk")
        self.figures = list(rows.values_list(*FIGURE_FIELDS, named=True))
        self.paths = {f.pk: f.indicator__path for f in self.figures}
        self.found = ReportFindings(report, self.span)
        self.marks = self.found.flag_marks(merge_marks(self.span, self.numerals, self.figures))
        self.filters = Filters.read(request.GET, self.paths.values())
        self.kept = self.filters.keep(self.marks, self.paths)
        self.at, self.note = read_at(request.GET.get("at", ""), self.span)
        self.chosen = find_mark(self.marks, self.at) if self.at else None
        self.statement: Span | None = None
        self.parts = cut_parts(self.content, self.span, self.marks)
        self.part = self.choose_part()
        self.may_correct = may_correct(request.user, report.department)

    def build(self) -> dict:
        """The template's context."""
        return {
            "note": self.note,
            "filters": self.filters,
            "filtered": bool(self.filters),
            **self.name_source(),
            "may_correct": self.may_correct,
            "find": self.find_words(),
            "scope_label": facts.SCOPES[self.report.scope],
            "all_link": self.filters.link(**{"class": "", "family": ""}),
            "text_link": self.filters.link(),
            **self.count(),
            **self.walk(),
            **(self.read() if self.at else self.summarise()),
            "parts": self.link_parts(),
            "text": self.set_text(),
        }

    def choose_part(self) -> Part:
        """The part to set: of the numeral, as asked for, of the filter's first hit, the first."""
        asked = self.request.GET.get("part", "")
        if asked == "all" or len(self.parts) == 1:
            return Part(0, self.span, "")
        if self.chosen or self.at:
            return find_part(self.parts, (self.chosen or self.at).start)
        if asked.isascii() and asked.isdecimal() and 0 < int(asked) <= len(self.parts):
            return self.parts[int(asked) - 1]
        if self.filters and self.kept:
            return find_part(self.parts, self.kept[0].start)
        return self.parts[0]

    def link_parts(self) -> dict | None:
        """Where a long report's parts are found; nothing for one that is set whole."""
        if len(self.parts) == 1:
            return None
        links = [
            Link(part.title, self.filters.link(part=str(part.number)), part.number,
                 part == self.part)
            for part in self.parts
        ]  # fmt: skip
        here = self.part.number
        return {
            "links": links,
            "number": here,
            "before": links[here - 2] if here > 1 else None,
            "after": links[here] if 0 < here < len(links) else None,
            "whole": self.filters.link(part="all"),
        }

    def name_source(self) -> dict:
        """The address it was taken from and its host, where that is a web address."""
        url = self.report.document.source_url
        try:
            parts = urlsplit(url)
        except ValueError:
            return {"source_url": "", "source_host": ""}
        known = parts.scheme in ("http", "https") and parts.hostname
        return {"source_url": url if known else "", "source_host": parts.hostname}

    def count(self) -> dict:
        """Numerals by class, and figures by family."""
        counts = count_classes(self.numerals, self.marks)
        starts = {(n.start, n.end) for n in self.numerals}
        worded = sum((figure.start, figure.end) not in starts for figure in self.figures)
        return {
            "numeral_count": group_digits(len(self.numerals)) or "0",
            "unread_count": group_digits(counts["unread"]),
            "classed_count": group_digits(len(self.numerals) - counts["unread"]) or "0",
            "uncertain_count": group_digits(counts["uncertain"]),
            "worded_count": group_digits(worded),
            "class_links": list_classes(counts, self.filters),
            "family_links": list_families(self.paths, self.filters),
            "indicator_links": list_indicators(self.paths, self.filters),
        }

    def walk(self) -> dict:
        """Links to the numerals before and after, among those that pass the filter."""
        at = self.chosen.span if self.chosen else self.at
        before, after = find_neighbours(self.kept, at)
        place = self.kept.index(self.chosen) + 1 if self.chosen in self.kept else 0
        return {
            "previous_link": before and self.filters.link(before.span),
            "next_link": after and self.filters.link(after.span),
            "place": group_digits(place),
            "kept_count": group_digits(len(self.kept)) or "0",
        }

    def set_text(self):
        """The report's text as HTML."""
        ink = Ink(
            chosen=self.chosen,
            lit=self.find_lit(),
            query=self.filters.prefix(),
            kept={mark.start for mark in self.kept} if self.filters else None,
            pins=self.found.pins(self.part.span),
        )
        marks = self.marks
        if self.part.number:
            marks = marks_of(self.part, marks, self.part == self.parts[-1])
        return write_blocks(lay_out(self.content, self.part.span, marks), ink)

    def find_lit(self) -> Span:
        """What is washed: the sentence of the chosen figure, or the words asked for."""
        if self.chosen and self.at.start >= self.chosen.start and self.at.end <= self.chosen.end:
            return NOWHERE if self.statement is None else self.statement
        return self.at or NOWHERE

    def summarise(self) -> dict:
        """What to look at when no numeral is chosen: the filter's hits, or what is open."""
        wanted = self.kept
        if not self.filters:
            wanted = [m for m in self.marks if m.cls == "unread" or m.status == "uncertain"]
        labels = {f.pk: self.label_figure(f) for f in self.figures}
        listed = [
            cut_excerpt(
                self.content,
                mark,
                self.filters,
                "、".join(labels[pk] for pk in mark.figures) or facts.CLASSES[mark.cls],
            )
            for mark in wanted[:LIST_LENGTH]
        ]
        return {
            "listed": listed,
            "unlisted_count": group_digits(len(wanted) - len(listed)),
            "checked": self.found.summary(),
        }

    @staticmethod
    def label_figure(figure) -> str:
        """A figure's indicator and measure in short: 公务接待费 决算数."""
        label = figure.indicator__path.rsplit("/", 1)[-1]
        return f"{label} {facts.MEASURES[figure.measure]}"

    def read(self) -> dict:
        """The reading of the chosen place."""
        at = self.chosen.span if self.chosen else self.at
        context = {
            "at": self.at,
            "chosen": self.chosen,
            "touching": self.found.list_touching(at),
            "histories": list_histories(self.report.document, at),
            "correct_link": self.link_correct(at),
            "add_link": self.link_correct(at, "new"),
        }
        if self.chosen is None:
            context["quote"] = quote_statement(
                self.content, find_line(self.content, self.at), self.at
            )
            return context
        line = find_line(self.content, self.chosen.span)
        context["quote"] = quote_statement(self.content, line, self.chosen.span)
        readings = self.read_figures(self.chosen)
        if readings:
            statement = readings[0].figure.statement
            self.statement = Span(statement.start, statement.end)
            context["quote"] = quote_statement(self.content, self.statement, self.chosen.span)
            context["heading"] = statement.heading
            context["siblings"] = self.list_siblings(statement.pk)
        numeral = next((n for n in self.numerals if self.chosen.span.covers(n[:2])), None)
        return context | {
            "readings": readings,
            "numeral": numeral,
            "numeral_rule": describe_rule(numeral.rule) if numeral else "",
            "class_label": facts.CLASSES[self.chosen.cls],
            "chosen_text": self.content[self.chosen.start : self.chosen.end],
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
        return cut_excerpt(
            self.content, mark, self.filters, f"{words} {value}{figure.unit}"
        )  # fmt: skip

    def link_figure(self, figure: Figure, figures: Iterable[Figure]) -> str:
        """The form for one of the figures that share a place."""
        span = Span(figure.start, figure.end)
        beside = [one for one in figures if overlaps(Span(one.start, one.end), span)]
        beside.sort(key=lambda one: (one.start, one.end, one.pk))
        return self.link_correct(span, str(beside.index(figure)))

    def link_correct(self, at: Span, index: str = "") -> str:
        """The form by which a place is corrected; nothing for those who may not."""
        if not self.may_correct:
            return ""
        which = f"&n={index}" if index else ""
        address = reverse("correct", args=[self.report.pk])
        return f"{address}?at={at.start}-{at.end}{which}#figure"

    def find_words(self) -> dict | None:
        """Where the words that somebody looks for stand in the report."""
        words = self.request.GET.get("find", "").strip()[:60]
        if not words or not self.may_correct:
            return None
        found = re.finditer(re.escape(words), self.content[self.span.start : self.span.end])
        spans = [Span(self.span.start + one.start(), self.span.start + one.end()) for one in found]
        listed = [
            cut_excerpt(self.content, Mark(*span, "figure"), self.filters)
            for span in spans[:LIST_LENGTH]
        ]
        return {"words": words, "count": len(spans), "listed": listed}

    def list_siblings(self, statement: int) -> list[Excerpt]:
        """The other figures of the same sentence: the operands of a rate stand there."""
        others = [
            figure
            for figure in self.figures
            if figure.statement_id == statement and figure.pk not in self.chosen.figures
        ]
        return [
            cut_excerpt(
                self.content,
                Mark(figure.start, figure.end, "figure"),
                self.filters,
                self.label_figure(figure),
            )
            for figure in others[:LIST_LENGTH]
        ]


def overlaps(one: Span, two: Span) -> bool:
    """Whether two places share a character or are the same empty range."""
    return one == two or (one.start < two.end and two.start < one.end)
