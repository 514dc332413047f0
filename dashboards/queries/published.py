"""Which indicators are printed at all, and by how many bodies in a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Case, Count, F, Value, When

from dashboards.indicators import BY_FUNCTION, HEADS, Indicator
from reports.models import Indicator as StoredIndicator
from reports.models import LineCell

Grouped = list[tuple[str, list[tuple[str, str]]]]


def list_found() -> list[str]:
    """The accounts by function that reports print, classes before what is below them."""
    rows = StoredIndicator.objects.filter(path__startswith=f"{BY_FUNCTION}/")
    paths = rows.order_by("order", "path").values_list("path", flat=True)
    return sorted(paths, key=lambda path: path.count("/"))


def count_published(indicators: Iterable[Indicator], year: int | None, bodies) -> dict[str, int]:
    """How many of ``bodies`` (a queryset) print each indicator in ``year``, by code."""
    indicators = list(indicators)
    heads = Case(When(unit__in=HEADS, then=Value(HEADS[0])), default=F("unit"))
    cells = LineCell.objects.filter(
        fiscal_year=year,
        state="printed",
        line_item__project=None,
        indicator__path__in=[indicator.path for indicator in indicators],
        measure__in={measure for each in indicators for measure in each.measures},
        department__in=bodies.values("pk"),
    ).order_by()
    counted = cells.annotate(counted_in=heads).values_list(
        "indicator__path", "measure", "counted_in"
    )
    counts = Counter()
    for path, measure, unit, number in counted.annotate(Count("department", distinct=True)):
        counts[path, measure, unit] = number
    return {
        each.code: max(counts[each.path, measure, each.unit] for measure in each.measures)
        for each in indicators
    }


def group_choices(indicators: Iterable[Indicator], counts: dict[str, int], kept: str) -> Grouped:
    """Choices by group with their counts; a found account that nobody prints is left out."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in indicators:
        number = counts.get(each.code, 0)
        if number or each.group != BY_FUNCTION or each.code == kept:
            groups[each.group].append((each.code, f"{each.label}（{number}）"))
    return list(groups.items())
