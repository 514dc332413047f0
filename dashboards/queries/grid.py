"""Bodies by several values each: over years, by parts, or by two indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dashboards.presence import Value
from dashboards.queries.cells import Body
from dashboards.queries.compare import (
    CompareRow,
    Comparison,
    Question,
    Spread,
    counts_in,
    gather,
    measure_spread,
    read_row,
)
from dashboards.queries.shelf import Shelf
from reports.models import Report

# The latest so many years fit a chart and a table.
MOST_YEARS = 8


class Column(NamedTuple):
    """One of the values of each body, and the head it stands under."""

    label: str
    question: Question
    measured_in: str = ""

    @property
    def unit(self) -> str:
        """The unit of its cells."""
        return self.measured_in or self.question.unit


class Cell(NamedTuple):
    """A body's value in a column, and the page that shows where it comes from."""

    value: Value
    url: str = ""


@dataclass(frozen=True, slots=True)
class GridRow(CompareRow):
    """A body with a cell for each column; ``value`` is that of the page's own question."""

    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid(Comparison):
    """Rows with several values each. ``spreads`` are over the peers, a column each."""

    columns: tuple[Column, ...] = ()

    @property
    def spreads(self) -> list[Spread | None]:
        """The statistics of each column."""
        return [self.spread_of(place) for place in range(len(self.columns))]

    def counted_in(self, place: int) -> dict[int, Decimal]:
        """The numbers that count in a column, by body."""
        measure = self.columns[place].question.measure
        values = ((row.body.pk, row.cells[place].value) for row in self.peers)
        return {body: value.number for body, value in values if counts_in(measure, value)}

    def spread_of(self, place: int) -> Spread | None:
        """The statistics of one column over the values that count in it."""
        return measure_spread(list(self.counted_in(place).values()))

    def match_years(self, first: int, last: int) -> tuple[Spread, Spread] | None:
        """The statistics of two columns over the bodies that count in both."""
        before, after = self.counted_in(first), self.counted_in(last)
        both = before.keys() & after.keys()
        if not both:
            return None
        return tuple(measure_spread([each[body] for body in both]) for each in (before, after))


def read_grid(
    question: Question,
    bodies: list[Body],
    presence: str,
    own: Body | None,
    columns: Iterable[Column],
) -> Grid:
    """All bodies by all columns, in as many queries as for one."""
    columns = tuple(columns)
    asked = [question, *(column.question for column in columns)]
    shelf = Shelf({each.year for each in asked}, {(e.indicator, e.measure) for e in asked})

    def read(body: Body, own: bool) -> GridRow:
        row = read_row(shelf, question, body, own)
        cells = tuple(read_cell(shelf, column.question, body) for column in columns)
        return GridRow(row.body, row.value, row.url, own=own, cells=cells)

    return gather(question, bodies, presence, own, read, Grid, columns=columns)


def read_cell(shelf: Shelf, question: Question, body: Body) -> Cell:
    """A body's answer to one question."""
    row = read_row(shelf, question, body)
    return Cell(row.value, row.url)


def list_years(question: Question) -> list[int]:
    """The years of which a report that carries the indicator is stored, and the page's own."""
    reports = Report.objects.in_force().filter(kind__in=question.indicator.kinds).order_by()
    found = set(reports.values_list("fiscal_year_id", flat=True).distinct())
    return sorted(found | {question.year})[-MOST_YEARS:]


def read_trend(
    question: Question, bodies: list[Body], presence: str = "", own: Body | None = None
) -> Grid:
    """The measure over the years."""
    years = list_years(question)
    columns = [Column(f"{year}年", question._replace(year=year)) for year in years]
    return read_grid(question, bodies, presence, own, columns)
