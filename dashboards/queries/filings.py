"""What of each kind of report one body published for a year, when, and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboards.presence import UNCOLLECTED
from dashboards.queries.coverage import NOT_COLLECTED, REQUIRED, Filing, state_of
from dashboards.queries.department import LineRow
from reports.facts import KINDS
from reports.models import Report
from reports.readings import MANUAL


class KindRow(NamedTuple):
    """A kind of report, what is stored of it, and how many reports in force that is."""

    kind: str
    filing: Filing
    reports: int

    @property
    def word(self) -> str:
        """部门决算, 项目支出绩效自评表."""
        return KINDS[self.kind]

    @property
    def collected(self) -> bool:
        """Whether any report of the kind is stored."""
        return self.filing.state != UNCOLLECTED


def list_filings(reports: Sequence[Report], lines: Sequence[LineRow], year: int) -> list[KindRow]:
    """A row for each kind of report, from the body's ``reports`` and ``lines`` of ``year``."""
    stated = {path_of(line) for line in lines}
    return [read_kind(kind, reports, stated, year) for kind in KINDS]


def path_of(line: LineRow) -> str:
    """The indicator's path of a line item."""
    return line.family if line.indicator == line.family else f"{line.family}/{line.indicator}"


def read_kind(kind: str, reports: Sequence[Report], stated: set[str], year: int) -> KindRow:
    """One kind: the state of its earliest report in force, and what it lacks."""
    of_kind = [report for report in reports if report.kind == kind]
    current = [report for report in of_kind if report.in_force]
    if not current:
        return KindRow(kind, NOT_COLLECTED, 0)
    if current[0].document.source_format == MANUAL:
        # The form asks for the main lines only; the paper may say the rest.
        stated = {path for paths in REQUIRED.get(kind, {}).values() for path in paths}
    days = [report.document.published_on for report in current]
    latest = None if None in days else max(days)
    lacks = tuple(name for name, paths in REQUIRED.get(kind, {}).items() if not stated & set(paths))
    versions = len(of_kind) - len(current) + 1
    state = state_of(kind, year, latest)
    return KindRow(kind, Filing(state, latest, current[0].pk, versions, lacks), len(current))
