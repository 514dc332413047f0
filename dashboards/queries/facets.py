"""How many bodies each choice of a filter would leave, the other filters as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Count

from dashboards.body_kinds import kind_of
from reports.models import Report

Choices = list[tuple[str, str]]


def count_regions(bodies) -> Counter:
    """Bodies (a queryset) by the code of their region and of those above it."""
    rows = bodies.order_by().values_list("region", "region__parent", "region__parent__parent", "pk")
    counts: Counter = Counter()
    for row in set(rows):
        counts.update(set(row[:3]) - {None})
    return counts


def count_kinds(bodies) -> Counter:
    """Bodies by the kind that their name tells."""
    names = dict(bodies.order_by().values_list("pk", "official_name"))
    return Counter(kind_of(name) for name in names.values())


def count_years(bodies) -> dict[str, int]:
    """Bodies with any report in force, by year."""
    reports = Report.objects.in_force().filter(department__in=bodies.order_by().values("pk"))
    rows = reports.order_by().values_list("fiscal_year_id")
    return {str(year): n for year, n in rows.annotate(Count("department", distinct=True))}


def write_counts(choices: Iterable, counts: Mapping, keep: str = "") -> Choices:
    """Choices with their counts behind; of those that leave nothing only the chosen one."""
    return [
        (code, f"{label}（{counts.get(code, 0)}）")
        for code, label in choices
        if counts.get(code) or code == keep
    ]
