"""What can be checked of amounts that a person typed in: whether they add up.

There is no text to look into, only indicators with their amounts, so of all checks A01 alone
has something to say. It runs as over a report's table, on the lines as they would be printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from reports.checks.a01_parts_of_total import CHECK
from reports.checks.dossier import make_dossier
from reports.checks.engine import check_case
from reports.facts import Figure, ReportReading, Statement, Subject
from reports.findings import Verdict
from reports.spans import Span


class AmountLike(Protocol):
    """An amount as typed in."""

    indicator: str
    measure: str
    value: Decimal
    decimals: int
    unit: str


def check_amounts(
    department: str, kind: str, year: int, amounts: Iterable[AmountLike]
) -> list[Verdict]:
    """Which totals are what their parts make up, which are not, and which cannot be told."""
    lines, figures, start = [], [], 0
    for amount in amounts:
        line, figure = write_line(amount, start, department, year)
        lines.append(line)
        figures.append(figure)
        start += len(line)
    span = Span(0, start)
    table = Statement(span, "row", tuple(figures))
    report = ReportReading(kind, span, "", department, year, statements=(table,))
    dossier = make_dossier(department, [("typed", "".join(lines), [report])])
    return check_case(dossier.cases[0], (CHECK,))


def write_line(
    amount: AmountLike, start: int, department: str, year: int
) -> tuple[str, Figure]:  # fmt: skip
    """An amount's line, and the figure that stands in it."""
    number = f"{amount.value:.{amount.decimals}f}"
    before = f"{amount.indicator}\t{amount.measure}\t"
    first = start + len(before) + number.startswith("-")
    figure = Figure(
        span=Span(first, start + len(before) + len(number)), raw=number.lstrip("-"),
        value=amount.value, decimals=amount.decimals, unit=amount.unit,
        subject=Subject("department", department), indicator=amount.indicator,
        measure=amount.measure, fiscal_year=year, place="table", rule="typed",
    )  # fmt: skip
    return f"{before}{number}\t{amount.unit}\n", figure
