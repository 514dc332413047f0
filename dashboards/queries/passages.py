"""The places a finding rests on, as passages to read: the sentence, its numerals boxed.

Numerals of the same sentence, or of sentences and rows next to each other, share a passage, so
that nothing is quoted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboards.evidence_lines import NOISE
from dashboards.evidence_panel import format_value
from reports.facts import MEASURES
from reports.models import Document, Evidence, Figure, Finding, Report
from reports.spans import Span

# The words kept on each side of the boxed places of a long sentence.
AROUND = 160
NOWHERE = Span(-1, -1)
LONGEST_SENTENCE = 600
SENTENCE_END = re.compile(r"[。！？\n]")
# Sentences closer than this are read as one passage.
NEAR = 60
# A blank line ends a row of a table, a cell stands behind a tab.
ROW_BREAK = re.compile(r"[ \t\u3000]*\n[ \u3000]*\n\s*")
CELL_BREAK = re.compile(r"\s*\n\s*\t\s*")
BLANKS = re.compile(r"\s+")


class Piece(NamedTuple):
    """Words of a passage: plain, or boxed with the link to their place in the report."""

    text: str
    boxed: bool = False
    url: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of evidence: what stands there, and where that is."""

    evidence: Evidence
    document: Document
    report: Report | None

    @property
    def figure(self) -> Figure | None:
        """The datum read there, if it is one."""
        return self.evidence.figure

    @property
    def span(self) -> Span | None:
        """The numeral, else the words; nothing for what is not there."""
        found = self.figure or self.evidence
        return None if found.start is None else Span(found.start, found.end)

    @property
    def url(self) -> str:
        """The report's page with the place boxed; empty where no report holds it."""
        if self.report is None or self.span is None:
            return ""
        return self.report.get_absolute_url() + f"?at={self.span.start}-{self.span.end}#figure"

    @property
    def text(self) -> str:
        """The value with its unit as printed, else the words."""
        figure = self.figure
        if figure is None:
            return clean_text(self.evidence.quote)
        return format_value(figure.value, figure.decimals) + (
            figure.unit if figure.value is not None else ""
        )

    @property
    def is_corrected(self) -> bool:
        """Whether a person said how it is to be read: its value may be another than printed."""
        return self.figure is not None and self.figure.status == "corrected"

    @property
    def printed(self) -> str:
        """The words of the report there; 空白 for a cell that was left empty."""
        words = self.document.text[self.span.start : self.span.end] if self.span else ""
        return clean_text(words) or "空白"

    @property
    def about(self) -> str:
        """What the figure is: 2020年 公务接待费 决算数."""
        figure = self.figure
        if figure is None:
            return ""
        label = figure.indicator.label
        return f"{figure.fiscal_year}年 {label} {MEASURES[figure.measure]}"

    def sentence(self) -> Span | None:
        """The stretch of text to quote around it."""
        if self.span is None:
            return None
        statement = self.figure and self.figure.statement
        if statement and Span(statement.start, statement.end).covers(self.span):
            return Span(statement.start, statement.end)
        return sentence_around(self.document.text, self.span)


@dataclass
class Passage:
    """A sentence of a document with the places in it; without a sentence, what is not there."""

    document: Document
    report: Report | None
    sentence: Span | None
    places: list[Place] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading under which it stands."""
        figures = (place.figure for place in self.places)
        return next((one.statement.heading for one in figures if one), "")

    def is_near(self, other: Passage) -> bool:
        """Whether the other sentence, which begins no earlier, is hardly apart from this one."""
        if self.sentence is None or other.sentence is None:
            return False
        gap = other.sentence.start - self.sentence.end
        return self.document.pk == other.document.pk and gap <= NEAR

    def take(self, other: Passage) -> None:
        """Reaches over the other sentence and its places."""
        end = max(self.sentence.end, other.sentence.end)
        self.sentence = Span(self.sentence.start, end)
        self.places += other.places

    @property
    def pieces(self) -> list[Piece]:
        """The sentence in reading order."""
        pieces = list(self.cut()) if self.sentence else []
        # A row begins with the mark between cells.
        return (
            [pieces[0]._replace(text=pieces[0].text.lstrip(" ｜")), *pieces[1:]] if pieces else []
        )

    def cut(self) -> Iterator[Piece]:
        """The sentence with its boxed places, shortened where it is long."""
        content = self.document.text
        spans = sorted({place.span for place in self.places})
        at = max(self.sentence.start, spans[0].start - AROUND)
        last = min(self.sentence.end, max(span.end for span in spans) + AROUND)
        if at > self.sentence.start:
            yield Piece("…")
        for span in spans:
            if span.start < at:
                continue
            if span.start - at > 2 * AROUND:
                yield Piece(clean_text(content[at : at + AROUND]) + " …… ")
                at = span.start - AROUND
            yield Piece(clean_text(content[at : span.start], edges=True))
            yield self.box(span)
            at = span.end
        yield Piece(clean_text(content[at:last], edges=True).rstrip())
        if last < self.sentence.end:
            yield Piece("…")

    def box(self, span: Span) -> Piece:
        """A boxed place; a cell left blank shows as a square."""
        here = [place for place in self.places if place.span == span]
        roles = dict.fromkeys(place.evidence.role for place in here)
        text = clean_text(self.document.text[span.start : span.end]) or "□"
        return Piece(text, True, here[0].url, "、".join(filter(None, roles)))


def list_places(finding: Finding) -> list[Place]:
    """The evidence of a finding in order, with its documents; three queries."""
    related = ("figure__indicator", "figure__statement", "report__project")
    rows = list(finding.evidence.select_related(*related).order_by("order"))
    documents = Document.objects.defer("content").in_bulk({row.document_id for row in rows})
    return [
        Place(row, documents[row.document_id], row.report or holder(finding, row)) for row in rows
    ]


def holder(finding: Finding, row: Evidence) -> Report | None:
    """The finding's own report, if the place lies in it."""
    report = finding.report
    if report is None or report.document_id != row.document_id:
        return None
    if row.start is None or Span(report.start, report.end).covers(Span(row.start, row.end)):
        return report
    return None


def join_passages(places: Iterable[Place]) -> list[Passage]:
    """Places of the same stretch of text together, in the order of the evidence."""
    passages = []
    for place in places:
        passages.append(Passage(place.document, place.report, place.sentence(), [place]))
    passages.sort(key=lambda one: (one.document.pk, one.sentence or NOWHERE))
    joined: list[Passage] = []
    for passage in passages:
        if joined and joined[-1].is_near(passage):
            joined[-1].take(passage)
        else:
            joined.append(passage)
    return sorted(joined, key=lambda one: min(place.evidence.order for place in one.places))


def sentence_around(content: str, span: Span) -> Span:
    """From the full stop or line end before ``span`` to the one behind it."""
    first = max(0, span.start - LONGEST_SENTENCE)
    before = [found.end() for found in SENTENCE_END.finditer(content, first, span.start)]
    after = SENTENCE_END.search(content, max(span.start, span.end - 1), span.end + LONGEST_SENTENCE)
    start = before[-1] if before else first
    end = after.end() if after else min(len(content), span.end + LONGEST_SENTENCE)
    return Span(start, max(end, span.end))


def clean_text(text: str, edges: bool = False) -> str:
    """Text without export noise, a row a line, its cells apart; ``edges`` keeps outer blanks."""
    rows = ROW_BREAK.split(NOISE.sub("", text))
    line = "\n".join(BLANKS.sub(" ", CELL_BREAK.sub("｜", row)) for row in rows)
    return line if edges else line.strip()
