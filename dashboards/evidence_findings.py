"""What the checks say of a report, beside its text: findings, their places, what was checked."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from dashboards.checkbook import find_check
from dashboards.evidence import Mark
from dashboards.evidence_html import SEVERITY_LETTERS
from dashboards.queries.findings import sort_findings
from dashboards.severity import list_counts
from reports.findings import SEVERITIES
from reports.models import CheckOutcome, Evidence, Finding, Report
from reports.spans import Span

RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}
FIELDS = ("finding_id", "finding__severity", "finding__title", "start", "end", "figure__start",
          "figure__end")  # fmt: skip


class Flag(NamedTuple):
    """A place of the text that a finding rests on: its numeral, else the words."""

    finding: int
    severity: str
    title: str
    span: Span


class OutcomeLine(NamedTuple):
    """One thing that a check looked at, with the link to its place."""

    what: str
    reason: str
    href: str


class OutcomeGroup(NamedTuple):
    """What one check looked at."""

    code: str
    title: str
    lines: list[OutcomeLine]


class ReportFindings:
    """The findings about a report, or about another that rest on words of this one."""

    def __init__(self, report: Report, span: Span) -> None:
        self.report = report
        rows = Evidence.objects.filter(
            document=report.document_id, start__gte=span.start, end__lte=span.end
        )
        self.flags = [read_flag(row) for row in rows.order_by("start").values_list(*FIELDS)]

    def list_findings(self) -> list[Finding]:
        """The gravest first."""
        mentioned = {flag.finding for flag in self.flags}
        found = Finding.objects.filter(Q(report=self.report) | Q(pk__in=mentioned))
        return list(sort_findings(found))

    def list_touching(self, span: Span) -> list[Finding]:
        """The findings that rest on a place, the gravest first."""
        keys = {flag.finding for flag in self.flags if overlap(flag.span, span)}
        return list(sort_findings(Finding.objects.filter(pk__in=keys))) if keys else []

    def flag_marks(self, marks: Sequence[Mark]) -> list[Mark]:
        """The marks, each that a finding rests on with the gravest severity."""
        flagged = []
        coming = deque(sorted(self.flags, key=lambda flag: flag.span))
        open_flags: list[Flag] = []
        for mark in marks:
            while coming and coming[0].span.start <= mark.end:
                open_flags.append(coming.popleft())
            open_flags = [flag for flag in open_flags if flag.span.end >= mark.start]
            here = [flag.severity for flag in open_flags if overlap(flag.span, mark.span)]
            flagged.append(mark._replace(severity=min(here, key=RANKS.get)) if here else mark)
        return flagged

    def pins(self, part: Span) -> dict[int, str]:
        """By the offset behind each place of ``part``, a link to its finding; the gravest first."""
        by_end: dict[int, dict[int, Flag]] = defaultdict(dict)
        for flag in self.flags:
            if part.start < flag.span.end <= part.end:
                by_end[flag.span.end].setdefault(flag.finding, flag)
        return {end: write_pin(flags.values()) for end, flags in by_end.items()}

    def summary(self) -> dict:
        """What stands in the panel while no numeral is chosen."""
        findings = self.list_findings()
        counts: dict[str, int] = defaultdict(int)
        for finding in findings:
            counts[finding.severity] += 1
        outcomes = CheckOutcome.objects.filter(report=self.report).order_by("code", "start", "pk")
        states = defaultdict(list)
        for outcome in outcomes:
            states[outcome.state].append(outcome)
        return {
            "findings": findings,
            "severities": list_counts(counts),
            "held_count": len(states["held"]),
            "unchecked_count": len(states["unchecked"]),
            "held": list(group_outcomes(states["held"])),
            "unchecked": list(group_outcomes(states["unchecked"])),
        }


def read_flag(row: tuple) -> Flag:
    """A row of evidence as a flag."""
    finding, severity, title, start, end, first, last = row
    span = Span(start, end) if first is None else Span(first, last)
    return Flag(finding, severity, title, span)


def overlap(first: Span, second: Span) -> bool:
    """Whether two places share a character, or are the same blank."""
    return first == second or (first.start < second.end and second.start < first.end)


def write_pin(flags: Iterable[Flag]) -> str:
    """The small mark behind a place, in words for those who do not see it.

    The mark itself is drawn by the style sheet, so that copied text stays the report's own.
    """
    flags = sorted(flags, key=lambda flag: RANKS[flag.severity])
    first = flags[0]
    label = f"{SEVERITIES[first.severity]}：{first.title}"
    if len(flags) > 1:
        label += f"（另有 {len(flags) - 1} 条）"
    url = reverse("finding", args=[first.finding])
    letter = SEVERITY_LETTERS[first.severity]
    words = escape(label)
    return f'<a class="p {letter}" href="{url}" title="{words}" aria-label="{words}"></a>'


def group_outcomes(outcomes: Iterable[CheckOutcome]) -> Iterator[OutcomeGroup]:
    """Outcomes by check, each with the link to its place in the text."""
    for code, group in groupby(outcomes, key=lambda one: one.code):
        check = find_check(code)
        lines = [OutcomeLine(one.what, one.reason, write_link(one)) for one in group]
        yield OutcomeGroup(code, check.title if check else "", lines)


def write_link(outcome: CheckOutcome) -> str:
    """The place on the report's page; nothing for what has none."""
    if outcome.start is None:
        return ""
    return f"?at={outcome.start}-{outcome.end}#figure"
