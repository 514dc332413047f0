"""Whether the amounts of an entry add up, in words for the page."""

from __future__ import annotations

from dataclasses import dataclass

from reports.checks.typed import check_amounts
from reports.entering import list_amounts
from reports.models import ManualReport


@dataclass(frozen=True, slots=True)
class Sums:
    """Totals that are not what their parts make up, that are, and that cannot be told."""

    wrong: list[tuple[str, str]]
    held: list[str]
    open: list[tuple[str, str]]

    @property
    def any(self) -> bool:
        """Whether there was anything to add up."""
        return bool(self.wrong or self.held or self.open)


def check_sums(entry: ManualReport) -> Sums:
    """The sums of an entry as it stands."""
    verdicts = check_amounts(
        entry.department.official_name, entry.kind, entry.fiscal_year_id, list_amounts(entry)
    )
    # What was typed in is no report's word yet.
    wrong = [
        (one.title, one.message.replace("报告写", "录入的是"))
        for one in verdicts
        if one.state == "failed"
    ]
    held = [one.what for one in verdicts if one.state == "held"]
    unchecked = [(one.what, one.reason) for one in verdicts if one.state == "unchecked"]
    return Sums(wrong, list(dict.fromkeys(held)), unchecked)
