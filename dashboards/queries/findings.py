"""Findings as the pages list and count them, and what the checks looked at besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dashboards.severity import GRAVITY
from reports.models import CheckOutcome, Department, Evidence, Finding, Report

# What a column sorts by; the rest of the order is always the same, so that pages do not overlap.
SORTS = {
    "severity": ("gravity",),
    "body": ("department__region", "department__official_name"),
    "year": ("fiscal_year",),
    "kind": ("report__kind",),
    "check": ("code",),
    "first_seen": ("first_seen",),
}
REST = ("gravity", "-fiscal_year", "department__region", "department", "code", "pk")


def in_force(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Findings about reports that no later version has replaced."""
    return findings.filter(Q(report__in_force=True) | Q(report=None))


def without_samples(rows: QuerySet) -> QuerySet:
    """Rows of real bodies where there is a real body at all, else all of them."""
    real = Department.objects.filter(is_sample=False)
    return rows.filter(Q(department__is_sample=False) | ~Exists(real))


def sort_findings(findings: QuerySet[Finding], aliases: Iterable[str] = ()) -> QuerySet[Finding]:
    """Findings in the order of ``aliases`` (``-year``), then gravest first."""
    fields = []
    for alias in aliases:
        sign = "-" if alias.startswith("-") else ""
        fields += [f"{sign}{field}" for field in SORTS.get(alias.lstrip("-"), ())]
    return findings.annotate(gravity=GRAVITY).order_by(*fields, *REST)


def mark_corrected(findings: QuerySet[Finding]) -> QuerySet[Finding]:
    """Findings with ``is_corrected``: whether one rests on a figure that a person corrected."""
    rests = Evidence.objects.filter(finding=OuterRef("pk"), figure__status="corrected")
    return findings.annotate(is_corrected=Exists(rests))


def count_severities(findings: QuerySet[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    rows = findings.order_by().values_list("severity").annotate(Count("pk"))
    return dict(rows)


def count_of_bodies(bodies: Iterable[int], year: int | None = None) -> dict[str, int]:
    """Findings of each severity in the reports in force of some bodies, of a year or of all."""
    findings = in_force(Finding.objects.filter(department__in=list(bodies)))
    return count_severities(findings if year is None else findings.filter(fiscal_year=year))


def count_checked(department: int, year: int | None) -> dict[str, int]:
    """Places of a body's reports in force that agree (``held``) or could not be checked."""
    reports = Report.objects.in_force().filter(department=department, fiscal_year=year)
    return count_outcomes(CheckOutcome.objects.filter(report__in=reports))


def count_errors() -> int:
    """Errors in reports in force, as the list shows them where nothing is chosen."""
    return without_samples(in_force(Finding.objects.filter(severity="error"))).count()


def count_outcomes(outcomes: QuerySet[CheckOutcome]) -> dict[str, int]:
    """How many places the checks found to agree (``held``), and could not check."""
    rows = outcomes.order_by().values_list("state").annotate(Count("pk"))
    return dict(rows)


def count_by_check() -> dict[str, Counter[str]]:
    """For each code how many findings of each severity, and places that hold or are unchecked.

    Of reports in force, samples left out where there is a real body.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    findings = without_samples(in_force(Finding.objects.all())).order_by()
    for code, severity, count in findings.values_list("code", "severity").annotate(Count("pk")):
        counts[code][severity] = count
    reports = without_samples(Report.objects.in_force())
    outcomes = CheckOutcome.objects.filter(report__in=reports).order_by()
    for code, state, count in outcomes.values_list("code", "state").annotate(Count("pk")):
        counts[code][state] = count
    return counts


def list_others(finding: Finding, most: int) -> list[Finding]:
    """The other findings about the same report, the gravest first."""
    others = Finding.objects.filter(report=finding.report_id).exclude(pk=finding.pk)
    return list(sort_findings(others)[:most]) if finding.report_id else []


def list_outcomes(report: Report) -> list[CheckOutcome]:
    """What the checks looked at in a report and found nothing wrong with."""
    return list(CheckOutcome.objects.filter(report=report).order_by("code", "start", "pk"))


class Walk(NamedTuple):
    """Where a finding stands in a list: ``place`` is 0 where the list does not hold it."""

    before: int | None
    after: int | None
    place: int
    total: int


def find_neighbours(findings: QuerySet[Finding], pk: int) -> Walk:
    """The findings before and after ``pk`` in a sorted list."""
    keys = list(findings.values_list("pk", flat=True))
    if pk not in keys:
        return Walk(None, None, 0, len(keys))
    at = keys.index(pk)
    before = keys[at - 1] if at else None
    after = keys[at + 1] if at + 1 < len(keys) else None
    return Walk(before, after, at + 1, len(keys))
