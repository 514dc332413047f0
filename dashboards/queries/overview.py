"""What the first page counts: documents, reports, and the numerals accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from reports.facts import CLASSES
from reports.models import Document, Numeral, Report

LATEST = 8


@dataclass(frozen=True, slots=True)
class NumeralCount:
    """How many numerals have a class."""

    cls: str
    word: str
    count: int


def count_numerals() -> list[NumeralCount]:
    """Numerals by class, in the order of the classes; classes without any are left out."""
    rows = Numeral.objects.order_by().values_list("cls").annotate(Count("pk"))
    counts = dict(rows)
    return [
        NumeralCount(cls, word, counts[cls]) for cls, word in CLASSES.items() if counts.get(cls)
    ]


def latest_documents() -> list[Document]:
    """The documents imported last, without their bytes and text."""
    found = Document.objects.defer("content", "text").order_by("-imported_at", "-pk")
    return list(found.prefetch_related("reports__department")[:LATEST])


def count_reports() -> int:
    """Reports in force."""
    return Report.objects.in_force().count()
