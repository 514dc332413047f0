"""A place's reading as plain JSON, from the stored rows and back into them.

``{"cls": "figure", "rule": …, "reason": …, "figures": [{"indicator": …, "value": "5.84", …}]}``.
``cls`` is empty where no numeral stands. Offsets inside are counted from the place's start, so
that a reading can be carried to where the same words stand in another text. A place may cover
several numerals (1 537.40 read as two); ``numerals`` keeps what each of them was.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

from django.db.models import F, Q, QuerySet

from reports.models import (
    Document,
    Figure,
    Indicator,
    KpiRow,
    Numeral,
    Project,
    Report,
    Statement,
)
from reports.outline_order import indicator_order
from reports.quoting import clause_around
from reports.spans import Span

CORRECTED = "correction"
# Status and document format of what was entered by hand.
MANUAL = "manual"
CONFIRMED = "confirmed"
EMPTY = {"cls": "", "rule": "", "reason": "", "figures": []}
PLAIN = (
    "measure", "basis", "decimals", "unit", "unit_from", "subject_type", "subject", "fiscal_year",
    "place", "qualifier", "status", "rule", "reason", "candidates", "raw",
)  # fmt: skip
# What makes two readings differ; the rest tells how they came about.
MEANING = (
    "span", "indicator", "measure", "basis", "value", "unit", "subject_type", "subject",
    "fiscal_year", "qualifier",
)  # fmt: skip
KPI_MEASURES = ("target", "actual", "weight", "score")


def overlapping(rows: QuerySet, span: Span) -> QuerySet:
    """The rows that share a character with ``span``, or stand on the same empty range."""
    return rows.filter(
        Q(start=span.start, end=span.end) | Q(start__lt=span.end, end__gt=span.start)
    )


def figures_at(document: Document, span: Span) -> QuerySet[Figure]:
    """The figures of a place in the order of the text."""
    rows = Figure.objects.filter(report__document=document)
    return overlapping(rows, span).order_by("start", "end", "pk")


def numerals_at(document: Document, span: Span) -> QuerySet[Numeral]:
    """The numerals of a place."""
    return overlapping(Numeral.objects.filter(document=document), span).order_by("start")


# --- from rows ----------------------------------------------------------------------------------


def read_place(document: Document, span: Span) -> dict:
    """What is stored of a place as a reading."""
    numerals = list(numerals_at(document, span))
    first = numerals[0] if numerals else None
    rows = figures_at(document, span).select_related("indicator", "statement")
    return {
        "cls": first.cls if first else "",
        "rule": first.rule if first else "",
        "reason": first.reason if first else "",
        "numerals": [[one.start - span.start, one.cls, one.rule, one.reason] for one in numerals],
        "figures": [as_json(row, span) for row in rows],
    }


def as_json(row: Figure, span: Span) -> dict:
    """A stored figure as the JSON of a reading."""
    statement = row.statement
    return {name: getattr(row, name) for name in PLAIN} | {
        "indicator": row.indicator.path,
        "value": None if row.value is None else f"{row.value:f}",
        "span": [row.start - span.start, row.end - span.start],
        "statement": [statement.start - span.start, statement.end - span.start],
        "statement_kind": statement.kind,
        "heading": statement.heading,
    }


def meaning(reading: dict) -> tuple:
    """What a reading says, without how it came about."""
    figures = sorted(
        json.dumps([comparable(figure, name) for name in MEANING]) for figure in reading["figures"]
    )
    return ("figure" if figures else reading["cls"], *figures)


def comparable(figure: dict, name: str):
    """A field in one spelling: 5.8 and 5.80 are the same value."""
    value = figure[name]
    return str(Decimal(value).normalize() + 0) if name == "value" and value is not None else value


def same_reading(one: dict, two: dict) -> bool:
    """Whether two readings mean the same."""
    return meaning(one) == meaning(two)


def fingerprint(reading: dict) -> str:
    """A short key of what a reading means."""
    return hashlib.sha256(repr(meaning(reading)).encode()).hexdigest()[:16]


# --- into rows ----------------------------------------------------------------------------------


def write_place(document: Document, span: Span, reading: dict) -> list[Figure]:
    """Replace what is stored of a place by ``reading``; returns its figures."""
    figures_at(document, span).delete()
    figures = [write_figure(document, span, one) for one in reading["figures"]]
    write_numerals(document, span, reading)
    link_kpis(document, span, figures)
    return figures


def write_numerals(document: Document, span: Span, reading: dict) -> None:
    """The classes of a place's numerals: each its own as it was read, one for all by a person."""
    rows = numerals_at(document, span)
    if reading["cls"] and "numerals" not in reading:
        rows.update(cls=reading["cls"], rule=reading["rule"][:80], reason=reading["reason"][:300])
    for offset, cls, rule, reason in reading.get("numerals", ()):
        rows.filter(start=span.start + offset).update(cls=cls, rule=rule, reason=reason)


def write_figure(document: Document, span: Span, one: dict) -> Figure:
    """One figure of a reading as a row of the statement it stands in."""
    statement = find_statement(document, span, one)
    path = one["indicator"][:300]
    indicator, _ = Indicator.objects.get_or_create(
        path=path, defaults={"order": indicator_order(path)}
    )
    return Figure.objects.create(
        **{name: one[name] for name in PLAIN},
        report=statement.report, statement=statement, indicator=indicator,
        start=span.start + one["span"][0], end=span.start + one["span"][1],
        value=None if one["value"] is None else Decimal(one["value"]),
        project=find_project(statement.report, one),
    )  # fmt: skip


def find_project(report: Report, one: dict) -> Project | None:
    """The project that a figure is about; without its row it would count as the body's own."""
    if one["subject_type"] != "project":
        return None
    return Project.objects.get_or_create(
        department_id=report.department_id, fiscal_year_id=report.fiscal_year_id,
        name=one["subject"][:200],
    )[0]  # fmt: skip


def find_report(document: Document, span: Span) -> Report | None:
    """The innermost report that a place lies in."""
    around = document.reports.filter(start__lte=span.start, end__gte=span.end)
    return around.annotate(length=F("end") - F("start")).order_by("length", "pk").first()


def find_statement(document: Document, span: Span, one: dict) -> Statement:
    """The statement that a figure was read from, else the smallest around it, else a new one."""
    start, end = (span.start + at for at in one["statement"])
    known = Statement.objects.filter(report__document=document).select_related("report")
    found = known.filter(start=start, end=end).first() or smallest_around(known, span)
    if found is not None:
        return found
    clause = clause_around(document.text, span)
    return Statement.objects.create(
        report=find_report(document, span), start=clause.start, end=max(clause.end, span.start + 1),
        kind=one["statement_kind"], heading=one["heading"],
    )  # fmt: skip


def smallest_around(statements: QuerySet[Statement], span: Span) -> Statement | None:
    """The shortest statement that covers ``span``."""
    around = statements.filter(start__lte=span.start, end__gte=span.end)
    return around.annotate(length=F("end") - F("start")).order_by("length", "pk").first()


def link_kpis(document: Document, span: Span, figures: list[Figure]) -> None:
    """The cells of KPI rows point at the figures that now stand in them."""
    rows = KpiRow.objects.filter(
        report__document=document, start__lte=span.start, end__gte=span.end
    )
    for row in rows:
        for figure in figures:
            _, start, end = row.cells.get(figure.measure) or (None, None, None)
            inside = start is not None and start <= figure.start and figure.end <= end
            if figure.measure in KPI_MEASURES and inside:
                setattr(row, figure.measure, figure)
        row.save(update_fields=KPI_MEASURES)
