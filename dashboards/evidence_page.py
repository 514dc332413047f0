"""What a report's page shows: its text with every numeral marked, counts, lists, the reading.

Nothing here knows of a request; the views hand in the query string and who may correct.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboards.evidence import Mark, lay_out, merge_marks
from dashboards.evidence_chosen import ChosenPlace, label_figure
from dashboards.evidence_findings import ReportFindings
from dashboards.evidence_html import NOWHERE, Ink, write_blocks
from dashboards.evidence_panel import (
    LIST_LENGTH,
    Filters,
    Link,
    count_classes,
    cut_excerpt,
    find_line,
    find_mark,
    find_neighbours,
    group_digits,
    list_classes,
    list_families,
    list_indicators,
    read_at,
)
from dashboards.evidence_windows import Part, cut_parts, find_part, marks_of
from dashboards.keys import is_key
from reports import facts
from reports.models import Figure, Numeral, Report
from reports.spans import Span

NUMERAL_FIELDS = ("start", "end", "cls", "rule", "reason")
FIGURE_FIELDS = ("pk", "start", "end", "status", "statement_id", "measure", "indicator__path")


class ReportPage:
    """Collects what the page shows, reading numerals and figures once.

    ``query`` is the query string of its address; ``may_correct`` whether the reader may.
    """

    def __init__(self, report: Report, query: Mapping[str, str], *, may_correct: bool) -> None:
        self.report, self.query, self.may_correct = report, query, may_correct
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
        self.filters = Filters.read(query, self.paths.values())
        self.kept = self.filters.keep(self.marks, self.paths)
        self.at, self.note = read_at(query.get("at", ""), self.span)
        self.chosen = find_mark(self.marks, self.at) if self.at else None
        self.reading = ChosenPlace(self, self.at, self.chosen) if self.at else None
        self.parts = cut_parts(self.content, self.span, self.marks)
        self.part = self.choose_part()

    def build(self) -> dict:
        """The template's context."""
        return {
            "note": self.note,
            "filters": self.filters,
            "filtered": bool(self.filters),
            **self.name_source(),
            "newer": None if self.report.in_force else find_newer(self.report),
            "may_correct": self.may_correct,
            "find": self.find_words(),
            "scope_label": facts.SCOPES[self.report.scope],
            "all_link": self.filters.link(**{"class": "", "family": ""}),
            "text_link": self.filters.link(),
            **self.count(),
            **self.walk(),
            **(self.reading.build() if self.reading else self.summarise()),
            "parts": self.link_parts(),
            "text": self.set_text(),
        }

    def choose_part(self) -> Part:
        """The part to set: of the numeral, as asked for, of the filter's first hit, the first."""
        asked = self.query.get("part", "")
        if asked == "all" or len(self.parts) == 1:
            return Part(0, self.span, "")
        if self.chosen or self.at:
            return find_part(self.parts, (self.chosen or self.at).start)
        if is_key(asked) and 0 < int(asked) <= len(self.parts):
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
        if self.chosen and self.chosen.span.covers(self.at):
            return self.reading.statement or NOWHERE
        if self.at and not self.at.length:
            return find_line(self.content, self.at)
        return self.at or NOWHERE

    def summarise(self) -> dict:
        """What to look at when no numeral is chosen: the filter's hits, or what is open."""
        wanted = self.kept
        if not self.filters:
            wanted = [m for m in self.marks if m.cls == "unread" or m.status == "uncertain"]
        labels = {f.pk: label_figure(f) for f in self.figures}
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

    def find_words(self) -> dict | None:
        """Where the words that somebody looks for stand in the report."""
        words = self.query.get("find", "").strip()[:60]
        if not words or not self.may_correct:
            return None
        found = re.finditer(re.escape(words), self.content[self.span.start : self.span.end])
        spans = [Span(self.span.start + one.start(), self.span.start + one.end()) for one in found]
        listed = [
            cut_excerpt(self.content, Mark(*span, "figure"), self.filters)
            for span in spans[:LIST_LENGTH]
        ]
        return {"words": words, "count": len(spans), "listed": listed}


def find_newer(report: Report) -> Report | None:
    """The version in force of a report that is not."""
    same = Report.objects.in_force().filter(
        department=report.department_id, fiscal_year=report.fiscal_year_id, kind=report.kind,
        project=report.project_id, scope=report.scope,
    )  # fmt: skip
    return same.exclude(pk=report.pk).order_by("-version").first()
