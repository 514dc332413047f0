"""The checks with what they found, and what they looked at besides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboards.checkbook import CheckFamily, list_families
from dashboards.queries.findings import count_by_check
from dashboards.severity import SeverityCount, list_counts
from reports.checks.check import Check


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check with its counts in reports in force."""

    check: Check
    family: str
    counts: Counter[str]

    @property
    def code(self) -> str:
        """Its code."""
        return self.check.code

    @property
    def title(self) -> str:
        """What it checks, in a line."""
        return self.check.title

    @property
    def severities(self) -> list[SeverityCount]:
        """Findings by severity."""
        return list_counts(self.counts)

    @property
    def found(self) -> int:
        """Findings in all."""
        return sum(one.count for one in self.severities)


@dataclass(frozen=True, slots=True)
class FamilyRows:
    """A family with the rows of its checks."""

    family: CheckFamily
    rows: list[CheckRow]


def list_check_families() -> list[FamilyRows]:
    """All checks by family, with their counts; two queries."""
    counts = count_by_check()
    return [
        FamilyRows(
            family,
            [CheckRow(check, f"{family.letter} {family.title}", counts[check.code])
             for check in family.checks],
        )
        for family in list_families()
    ]  # fmt: skip
