"""What the first page counts: documents, reports, and the numerals accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from reports.facts import CLASSES
from reports.models import Document, Numeral, Report

LATEST = 8


@dataclass(frozen=True, slots=True)
class NumeralCount:
    """How many numerals have a class."""

    cls: str
    word: str
    count: int


def documents_of(bodies: list[int]) -> QuerySet[Document]:
    """Documents with a report of one of the bodies."""
    return Document.objects.filter(
        pk__in=Report.objects.filter(department__in=bodies).values("document")
    )


def count_numerals(bodies: list[int]) -> list[NumeralCount]:
    """Numerals of the bodies' documents by class, in the order of the classes, none left at 0."""
    found = Numeral.objects.filter(document__in=documents_of(bodies))
    rows = found.order_by().values_list("cls").annotate(Count("pk"))
    counts = dict(rows)
    return [
        NumeralCount(cls, word, counts[cls]) for cls, word in CLASSES.items() if counts.get(cls)
    ]


def latest_documents(bodies: list[int]) -> list[Document]:
    """The bodies' documents imported last, without their bytes and text."""
    found = documents_of(bodies).defer("content", "text").order_by("-imported_at", "-pk")
    return list(found.prefetch_related("reports__department")[:LATEST])


def count_reports(bodies: list[int]) -> int:
    """The bodies' reports in force."""
    return Report.objects.in_force().filter(department__in=bodies).count()
