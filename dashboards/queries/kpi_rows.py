"""KPI rows of all bodies' score sheets: points given, points lost, and by which indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Count, ExpressionWrapper, F, Q, QuerySet, Sum, When
from django.db.models import Value as Constant
from django.db.models.fields import CharField

from dashboards.presence import BLANK, PRINTED, UNPUBLISHED, Value
from reports.fields import ExactDecimalField
from reports.models import Figure, KpiRow

FULL, LOST, OVER, UNSCORED = "full", "lost", "over", "unscored"
RESULT_WORDS = {LOST: "丢分", FULL: "满分", OVER: "得分超过权重", UNSCORED: "没有权重或得分"}
GIVEN, SILENT = "given", "silent"
REASON_CHOICES = [(GIVEN, "写了未完成原因"), (SILENT, "丢分而没有写原因")]
# What a column sorts by; the rest of the order is always the same, so that pages do not overlap.
SORTS = {
    "level3": ("level3",),
    "project": ("project__name",),
    "body": ("report__department__official_name",),
    "level1": ("level1",),
    "level2": ("level2",),
    "weight": ("weight__value",),
    "score": ("score__value",),
    "lost": ("lost",),
}
REST = ("report__department__region", "report", "order")
RELATED = (
    "project",
    "report__department__region__parent",
    "target",
    "actual",
    "weight",
    "score",
)


def list_kpi_rows() -> QuerySet[KpiRow]:
    """KPI rows of the reports in force, with ``result`` and the points ``lost``.

    ``lost`` is empty where weight or score is not printed, or the score exceeds the weight.
    """
    both = Q(weight__value__isnull=False, score__value__isnull=False)
    over = both & Q(score__value__gt=F("weight__value"))
    result = Case(
        When(~both, then=Constant(UNSCORED)),
        When(over, then=Constant(OVER)),
        When(score__value=F("weight__value"), then=Constant(FULL)),
        default=Constant(LOST),
        output_field=CharField(),
    )
    gap = ExpressionWrapper(F("weight__value") - F("score__value"), ExactDecimalField())
    lost = Case(When(both & ~over, then=gap), output_field=ExactDecimalField())
    return KpiRow.objects.filter(report__in_force=True).annotate(result=result, lost=lost)


def sort_kpi_rows(rows: QuerySet[KpiRow], aliases: Iterable[str] = ("-lost",)) -> QuerySet[KpiRow]:
    """Rows in the order of ``aliases``; those without a value last in either direction."""
    order = []
    for alias in aliases:
        for field in SORTS.get(alias.lstrip("-"), ()):
            down = alias.startswith("-")
            order.append(F(field).desc(nulls_last=True) if down else F(field).asc(nulls_last=True))
    return rows.order_by(*order, *REST)


def filter_reason(rows: QuerySet[KpiRow], wanted: str) -> QuerySet[KpiRow]:
    """Rows with a reason, or rows that lost points and give none."""
    if wanted == GIVEN:
        return rows.exclude(reason_text="")
    return rows.filter(result=LOST, reason_text="")


@dataclass(frozen=True, slots=True)
class Tally:
    """What a group of rows adds up to."""

    name: str
    rows: int
    projects: int
    results: dict[str, int]
    lost: Decimal

    def count(self, result: str) -> int:
        """How many rows have a result."""
        return self.results.get(result, 0)


def tally_rows(rows: QuerySet[KpiRow], level: str) -> list[Tally]:
    """The rows by 一级 or 二级指标 (``level1``, ``level2``) as printed, most points lost first."""
    groups = rows.order_by().values(level).annotate(**TALLIES)
    found = [read_tally(group[level], group) for group in groups]
    return sorted(found, key=lambda tally: (-tally.lost, -tally.rows, tally.name))


def tally_all(rows: QuerySet[KpiRow]) -> Tally:
    """All rows together."""
    return read_tally("", rows.order_by().aggregate(**TALLIES))


def read_tally(name: str, group: dict) -> Tally:
    """A group's counts as a ``Tally``."""
    results = {result: group[f"n_{result}"] for result in RESULT_WORDS}
    lost = group["n_points"] or Decimal(0)
    return Tally(name, group["n_rows"], group["n_projects"], results, lost)


TALLIES = {
    "n_rows": Count("pk"),
    "n_projects": Count("project", distinct=True),
    "n_points": Sum("lost", output_field=ExactDecimalField()),
    **{f"n_{name}": Count("pk", filter=Q(result=name)) for name in RESULT_WORDS},
}


def value_of(figure: Figure | None) -> Value:
    """A figure as the tables show values."""
    if figure is None:
        return Value(UNPUBLISHED)
    return Value(
        presence=BLANK if figure.value is None else PRINTED,
        number=figure.value,
        unit=figure.unit,
        decimals=figure.decimals,
        place=(figure.report_id, figure.start, figure.end),
        status=figure.status,
        qualifier=figure.qualifier,
        figure=figure.pk,
    )


def url_of(row: KpiRow) -> str:
    """The row's place in its report: its first figure that was read, else the row itself."""
    found = next(filter(None, (row.score, row.weight, row.actual, row.target)), None)
    place = found or Figure(report_id=row.report_id, start=row.start, end=row.end)
    return place.get_absolute_url()
