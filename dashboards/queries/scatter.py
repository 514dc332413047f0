"""Bodies by two indicators of one year."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from dashboards.indicators import BY_CODE, SPENT, Indicator
from dashboards.measures import DEFAULT, MEASURES, Measure
from dashboards.presence import DEPARTMENT_SCORE
from dashboards.queries.cells import Body
from dashboards.queries.compare import FEWEST_RATED, Question, counts_in
from dashboards.queries.grid import Column, Grid, GridRow, read_grid

GENERAL = "一般公共预算财政拨款支出"


def pair_default(question: Question) -> Indicator:
    """What an indicator is first set against: its score, spending, or else the general budget."""
    if question.indicator.code == DEPARTMENT_SCORE:
        return BY_CODE[GENERAL]
    return BY_CODE[DEPARTMENT_SCORE if question.indicator.code == GENERAL else SPENT]


def measure_default(question: Question, against: Indicator) -> Measure:
    """A score is set against the execution rate, everything else against the amount."""
    score = question.indicator.code == DEPARTMENT_SCORE
    return MEASURES["rate" if score and against.code == GENERAL else DEFAULT]


def read_scatter(
    question: Question,
    bodies: list[Body],
    presence: str = "",
    own: Body | None = None,
    against: Indicator | None = None,
    against_measure: Measure | None = None,
) -> Grid:
    """The page's own question first, then what it is set against."""
    against = against or pair_default(question)
    measure = against_measure or measure_default(question, against)
    other = Question(against, measure, question.year)
    columns = [Column(each.title, each) for each in (question, other)]
    return read_grid(question, bodies, presence, own, columns)


def find_pairs(grid: Grid, rows: list[GridRow] | None = None) -> list[GridRow]:
    """The rows in which both values count; the peers where no others are given."""
    measures = [column.question.measure for column in grid.columns]
    return [
        row
        for row in (grid.peers if rows is None else rows)
        if all(counts_in(m, cell.value) for m, cell in zip(measures, row.cells, strict=True))
    ]


def pair_medians(grid: Grid) -> tuple[Decimal, Decimal] | None:
    """The medians of both values over the bodies that have both; ``None`` of too few."""
    pairs = find_pairs(grid)
    if len(pairs) < FEWEST_RATED:
        return None
    first, second = (
        Decimal(median(row.cells[place].value.number for row in pairs)) for place in (0, 1)
    )
    return first, second


def count_quarters(grid: Grid) -> dict[tuple[bool, bool], int]:
    """How many bodies lie above the medians in both, one or none of the two.

    There must be enough of them for medians.
    """
    middle = pair_medians(grid)
    counts = dict.fromkeys([(a, b) for a in (True, False) for b in (True, False)], 0)
    for row in find_pairs(grid):
        above = tuple(row.cells[place].value.number > middle[place] for place in (0, 1))
        counts[above] += 1
    return counts
