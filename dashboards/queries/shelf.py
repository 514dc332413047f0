"""Values of bodies over several years, in the unit that an indicator is compared in.

Two queries whatever the number of bodies, years and indicators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dashboards.indicators import Indicator
from dashboards.measures import Measure, Need
from dashboards.presence import UNCOLLECTED, UNPUBLISHED, Operand, Value
from dashboards.queries.cells import CELL_FIELDS, preference, read_value
from reports.facts import KINDS, MEASURES
from reports.models import LineCell, Report

# A path, its printed measures, the units that count, the kinds of report that carry it.
Asked = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def ask_of(indicator: Indicator, need: Need) -> Asked:
    """What a need reads; where it leaves something out, the indicator's own."""
    return (
        need.path or indicator.path,
        need.measures or indicator.measures,
        need.units or indicator.units,
        need.kinds or indicator.kinds,
    )


class Shelf:
    """The bodies' own values (not their projects') of ``years``, for measures of indicators."""

    def __init__(self, years: Iterable[int], wanted: Iterable[tuple[Indicator, Measure]]):
        wanted = list(wanted)
        asked = [ask_of(indicator, need) for indicator, m in wanted for need in m.needs]
        later = {need.later for _, measure in wanted for need in measure.needs}
        read = {year + step for year in years for step in later}
        self.cells: dict[tuple, list[Value]] = defaultdict(list)
        rows = LineCell.objects.filter(
            fiscal_year__in=read,
            indicator__path__in={path for path, *_ in asked},
            measure__in={measure for _, measures, *_ in asked for measure in measures},
            line_item__project=None,
        ).order_by()
        for row in sorted(rows.values_list(*CELL_FIELDS, "fiscal_year_id"), key=preference):
            self.cells[row[0], row[-1], row[2], row[3]].append(read_value(row[:-1]))
        reports = Report.objects.in_force().read_from_text()
        stored = reports.filter(fiscal_year__in=read).order_by()
        self.stored = set(stored.values_list("department_id", "fiscal_year_id", "kind"))

    def find(self, body: int, year: int, asked: Asked, name: str = "") -> Value:
        """The first known value, else a blank, else the way in which it is absent."""
        path, measures, units, kinds = asked
        blank = None
        for measure in measures:
            for value in self.cells.get((body, year, path, measure), ()):
                if value.known and value.unit in units:
                    return name_plan(value, measure)
                blank = blank or (None if value.known else value)
        return blank or self.say_absence(body, year, kinds, name or path)

    def say_absence(self, body: int, year: int, kinds: tuple[str, ...], name: str) -> Value:
        """未公开 or 未收录, with the year and the report in which it is missing."""
        present = [KINDS[kind] for kind in kinds if (body, year, kind) in self.stored]
        if present:
            said = f"{year}年{'、'.join(present)}已存入，其中没有{name}"
            return Value(UNPUBLISHED, reason=said)
        wanted = "、".join(KINDS[kind] for kind in kinds)
        return Value(UNCOLLECTED, reason=f"没有存入{year}年的{wanted}")

    def read(self, body: int, year: int, indicator: Indicator, measure: Measure) -> Value:
        """The measure of the indicator for a body and year."""
        reading = {}
        for need in measure.needs:
            at = year + need.later
            value = self.find(body, at, ask_of(indicator, need), name_need(indicator, need))
            said = f"{at}年{need.name}" if need.later else need.name
            reading[need.key] = Operand(said, value)
        return measure.compute(reading)


def name_need(indicator: Indicator, need: Need) -> str:
    """What is missing where it is missing: “三公”经费决算数, or 本年支出合计."""
    return need.name if need.path else f"{indicator.label}的{need.name}"


def name_plan(value: Value, measure: str) -> Value:
    """A plan's own measure as its basis, so that the page can say which plan it is."""
    return replace(value, basis=measure) if "budget" in measure and measure in MEASURES else value
