"""A body's main figures over its years, each year from its own report or the next one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.presence import DEPARTMENT_SCORE, Value, absent_value, kinds_carrying
from dashboards.queries.cells import CELL_FIELDS, preference, read_value
from dashboards.queries.rates import GENERAL
from dashboards.queries.sangong import TOTAL
from reports.models import LineCell, Report

# Label, unit, path and measure; an amount also has the figure that next year's report prints.
QUANTITIES = (
    ("收支总计", "万元", "收支总计", "final"),
    ("一般公共预算支出", "万元", GENERAL, "final"),
    ("“三公”经费", "万元", TOTAL, "final"),
    ("机关运行经费", "万元", "机关运行经费", "final"),
    ("一般公共预算执行率", "%", GENERAL, "execution_rate"),
    ("部门整体自评得分", "分", DEPARTMENT_SCORE, "score"),
)
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A quantity by year. ``borrowed`` are the years read from the next year's report."""

    label: str
    unit: str
    path: str
    values: dict[int, Value]
    borrowed: frozenset[int] = frozenset()

    @property
    def known(self) -> list[Value]:
        """The values that have a number."""
        return [value for value in self.values.values() if value.known]


def stored_kinds(body: int) -> dict[tuple[int, str], bool]:
    """``(year, kind)`` of the body's reports in force, and whether one was read from text.

    What was entered by hand leaves out more than is unpublished.
    """
    reports = Report.objects.in_force().filter(department=body).order_by()
    found: dict[tuple[int, str], bool] = {}
    for year, kind, by_hand in reports.values_list("fiscal_year_id", "kind", "manual_entry"):
        found[year, kind] = found.get((year, kind), False) or by_hand is None
    return found


def list_trend(body: int, stored: dict[tuple[int, str], bool]) -> list[TrendRow]:
    """A row for each quantity over the years of the body's reports and the one before them."""
    if not stored:
        return []
    first, last = min(year for year, _ in stored) - 1, max(year for year, _ in stored)
    years = list(range(first, last + 1))[-MOST_YEARS:]
    cells = read_cells(body)
    told = {key for key, from_text in stored.items() if from_text}
    rows = [read_row(cells, told, years, *quantity) for quantity in QUANTITIES]
    return [row for row in rows if row.known]


def read_cells(body: int) -> dict[tuple[int, str, str], Value]:
    """The body's values by year, path and measure; one query."""
    found = LineCell.objects.filter(
        department=body,
        line_item__project=None,
        indicator__path__in={path for *_, path, _ in QUANTITIES},
        measure__in=["final", "prior_final", "execution_rate", "score"],
    ).order_by()
    cells: dict[tuple[int, str, str], Value] = {}
    for row in sorted(found.values_list(*CELL_FIELDS, "fiscal_year_id"), key=preference):
        cells.setdefault((row[-1], row[2], row[3]), read_value(row[:-1]))
    return cells


def read_row(
    cells: dict, stored: set, years: list[int], label: str, unit: str, path: str, measure: str
) -> TrendRow:
    """One quantity; a year without its own figure takes what the next year's report prints."""
    values, borrowed = {}, set()
    carrying = kinds_carrying(path)
    for year in years:
        own = cells.get((year, path, measure))
        next_one = cells.get((year + 1, path, "prior_final")) if measure == "final" else None
        if own is None and next_one is not None:
            borrowed.add(year)
        absent = absent_value(any((year, kind) in stored for kind in carrying))
        values[year] = own or next_one or absent
    return TrendRow(label, unit, path, values, frozenset(borrowed))


def values_before(rows: Sequence[TrendRow], year: int) -> dict[str, Value]:
    """What last year's own account prints, by path."""
    found: dict[str, Value] = defaultdict(lambda: Value(""))
    for row in rows:
        value = row.values.get(year - 1)
        if row.unit == "万元" and value and value.known:
            found[row.path] = value
    return dict(found)
