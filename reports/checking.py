"""The one writer of what checking found.

A body is checked as a whole whenever one of its reports changes: findings are known again by
their identity, so what people will decide on them stays; what no longer holds goes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction

from reports.checks.dossier import Case, Dossier
from reports.checks.engine import Outcome, check_dossier
from reports.findings import Finding as Found
from reports.findings import Place, Verdict
from reports.loading import load_dossier
from reports.models import CheckOutcome, Department, Evidence, Figure, Finding
from reports.quoting import clause_around
from reports.spans import Span

BATCH = 500
FIELDS = (
    "fiscal_year_id", "report_id", "code", "severity", "title", "message", "stated", "computed",
    "tolerance", "fingerprint",
)  # fmt: skip


@dataclass(frozen=True)
class CheckResult:
    """How a body stands after checking: findings in all, new, changed and gone."""

    department: Department
    findings: int = 0
    errors: int = 0
    warnings: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    held: int = 0
    unchecked: int = 0


def check_department(department: Department) -> CheckResult:
    """Run all checks over a body's reports and store what they say, in one transaction."""
    dossier = load_dossier(department)
    outcome = check_dossier(dossier)
    with transaction.atomic():
        cases = {case.key: case for case in dossier.cases}
        save_outcomes(cases, outcome)
        return save_findings(department, dossier, cases, outcome)


def save_outcomes(cases: dict[str, Case], outcome: Outcome) -> None:
    """What held and what could not be checked, report by report."""
    CheckOutcome.objects.filter(report__in=[int(key) for key in cases]).delete()
    CheckOutcome.objects.bulk_create(
        (make_outcome(one) for one in outcome.verdicts if one.state != "failed"),
        batch_size=BATCH,
    )


def make_outcome(verdict: Verdict) -> CheckOutcome:
    """The row of a verdict that found nothing wrong."""
    span = next((place.span for place in verdict.places if place.span), None)
    return CheckOutcome(
        report_id=int(verdict.report), code=verdict.check, state=verdict.state,
        what=verdict.what[:200], reason=verdict.reason[:300],
        start=span.start if span else None, end=span.end if span else None,
    )  # fmt: skip


def save_findings(
    department: Department, dossier: Dossier, cases: dict[str, Case], outcome: Outcome
) -> CheckResult:
    """Write the findings over those of before, by identity."""
    known = {one.identity: one for one in Finding.objects.filter(department=department)}
    figures = stored_figures(cases)
    rows, evidence, new, changed = [], [], 0, 0
    for found in outcome.findings:
        row = make_finding(department, cases[found.verdict.report], found)
        before = known.pop(row.identity, None)
        if before is None:
            new += 1
            row.save()
        elif any(getattr(before, name) != getattr(row, name) for name in FIELDS):
            changed += before.fingerprint != row.fingerprint
            row = overwrite(before, row)
        else:
            row = before
        rows.append(row)
        evidence += make_evidence(row, found, dossier, figures)
    Evidence.objects.filter(finding__department=department).delete()
    Evidence.objects.bulk_create(evidence, batch_size=BATCH)
    Finding.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    states = [one.state for one in outcome.verdicts]
    severities = [one.severity for one in rows]
    return CheckResult(
        department, len(rows), severities.count("error"), severities.count("warning"),
        new, changed, len(known), states.count("held"), states.count("unchecked"),
    )  # fmt: skip


def overwrite(before: Finding, row: Finding) -> Finding:
    """The stored finding with what is now found."""
    for name in FIELDS:
        setattr(before, name, getattr(row, name))
    before.save(update_fields=[*FIELDS, "changed_at"])
    return before


def digest(*parts: str) -> str:
    """A fixed-length key of some words."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def make_finding(department: Department, case: Case, found: Found) -> Finding:
    """The row of a finding."""
    reading, verdict = case.reading, found.verdict
    about = (str(department.pk), str(reading.fiscal_year), reading.kind, reading.project)
    return Finding(
        department=department, fiscal_year_id=reading.fiscal_year, report_id=int(case.key),
        code=verdict.check, severity=verdict.severity, title=verdict.title[:300],
        message=full_message(found), stated=verdict.stated[:200],
        computed=verdict.computed[:200], tolerance=verdict.tolerance[:200],
        identity=digest(*about, reading.scope, standing(case), found.identity()),
        fingerprint=digest(found.fingerprint()),
    )  # fmt: skip


def standing(case: Case) -> str:
    """Part of an identity: a report that takes another's place takes its findings over."""
    return "" if case.in_force else f"superseded {case.version}"


def full_message(found: Found) -> str:
    """The message, and what else the same number brings about."""
    others = list(dict.fromkeys(one.title for one in found.others))
    others = [title for title in others if title != found.verdict.title]
    if not others:
        return found.verdict.message
    return f"{found.verdict.message}\n同一处还影响：{'；'.join(others)}"


def stored_figures(cases: dict[str, Case]) -> dict[tuple, int]:
    """Primary keys of the figures by report, span, indicator and measure."""
    rows = Figure.objects.filter(report__in=[int(key) for key in cases]).values_list(
        "report__document_id", "start", "end", "indicator__path", "measure", "pk"
    )
    return {(str(document), *rest): pk for document, *rest, pk in rows}


def make_evidence(
    row: Finding, found: Found, dossier: Dossier, figures: dict[tuple, int]
) -> list[Evidence]:
    """The rows of a finding's places, each with the clause to quote."""
    papers = {paper.key: paper for paper in dossier.papers}
    rows = []
    for order, place in enumerate(found.places()):
        paper = papers[place.document]
        span = quoted_span(place, paper.content)
        inner = innermost(paper.cases, place.span)
        one = place.figure
        figure = one and (place.document, *one.span, one.indicator, one.measure)
        rows.append(
            Evidence(
                finding=row, order=order, document_id=int(paper.key),
                report_id=int(inner.key) if inner else None,
                start=span.start if span else None, end=span.end if span else None,
                role=place.role[:60], quote=paper.content[span.start : span.end] if span else "",
                figure_id=figures.get(figure),
            )
        )  # fmt: skip
    return rows


def quoted_span(place: Place, content: str) -> Span | None:
    """The clause around a figure; words found as words are quoted as they are."""
    if place.span is None or place.figure is None:
        return place.span
    return clause_around(content, place.span)


def innermost(cases: list[Case], span: Span | None) -> Case | None:
    """The smallest report that a place lies in."""
    if span is None:
        return None
    around = [case for case in cases if case.reading.span.covers(span)]
    return min(around, key=lambda case: case.reading.span.length, default=None)
