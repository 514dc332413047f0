"""Bodies compared by one measure of one indicator in a year: rows, spread and rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from dashboards.indicators import Indicator
from dashboards.measures import Measure
from dashboards.presence import Value
from dashboards.queries.cells import Body
from dashboards.queries.shelf import Shelf

# Of fewer values quartiles and ratings say nothing.
FEWEST_RATED = 5
BANDS = ("最高的四分之一", "居中的一半", "最低的四分之一")


class Question(NamedTuple):
    """What is compared: the state of the page apart from whom."""

    indicator: Indicator
    measure: Measure
    year: int

    @property
    def title(self) -> str:
        """“三公”经费, or “三公”经费·按编制人均."""
        return self.measure.title_of(self.indicator)

    @property
    def unit(self) -> str:
        """The unit of the compared values."""
        return self.measure.unit_of(self.indicator)

    @property
    def direction(self) -> str:
        """Whether high is good, bad or neither."""
        return self.measure.direction_of(self.indicator)

    def working_url(self, body: Body, against: Question | None = None) -> str:
        """The page that shows how a body's value was computed, and that it is set against."""
        asked = {
            "indicator": self.indicator.code,
            "measure": self.measure.code,
            "year": self.year,
        }
        if against:
            asked |= {"against": against.indicator.code, "against_measure": against.measure.code}
        return f"{reverse('working', args=[body.pk])}?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A body's value with the page that shows where it comes from, and its place in peers.

    ``place`` is 1 for the largest; ``None`` where the value does not count.
    """

    body: Body
    value: Value
    url: str = ""
    place: int | None = None
    band: str = ""
    own: bool = False

    @property
    def scope(self) -> str:
        """部门汇总, 单位本级 or not said."""
        return self.value.scope

    @property
    def basis(self) -> str:
        """Which plan the value is, or is measured by."""
        plans = [operand.value.basis for operand in self.value.operands]
        return next((basis for basis in [self.value.basis, *plans] if "budget" in basis), "")

    @property
    def mixes_scopes(self) -> bool:
        """Whether the operands say different scopes."""
        return len({operand.value.scope for operand in self.value.operands} - {""}) > 1

    @property
    def kind(self) -> str:
        """The presence by which the page filters."""
        return self.value.kind


@dataclass(frozen=True, slots=True)
class Spread:
    """Statistics over the ``n`` values that count; quartiles only where ``rated``."""

    n: int
    median: Decimal
    low: Decimal | None
    high: Decimal | None
    minimum: Decimal
    maximum: Decimal

    @property
    def rated(self) -> bool:
        """Whether there are enough values to speak of quartiles."""
        return self.n >= FEWEST_RATED


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one view of the page shows.

    ``peers`` are the rows of all bodies compared, over which ``spread`` is; ``rows`` those that
    the filter by presence leaves. ``own`` may stand outside of the peers: then it has no place.
    """

    question: Question
    peers: list[CompareRow]
    rows: list[CompareRow]
    spread: Spread | None
    own: CompareRow | None = None

    @property
    def left_out(self) -> int:
        """Derived values that do not count, as the measure is a printed one."""
        counted = counted_values(self.question.measure, self.peers)
        return sum(row.value.known for row in self.peers) - len(counted)

    @property
    def scopes(self) -> set[str]:
        """The scopes that the compared values say."""
        return {row.scope for row in self.peers if row.value.known} - {""}


def counts_in(measure: Measure, value: Value) -> bool:
    """Whether ``value`` enters rank and median: printed ones, and all of a derived measure."""
    return value.known if measure.derived else value.printed


def counted_values(measure: Measure, rows: Iterable[CompareRow]) -> list[Decimal]:
    """The numbers that rank and median are over."""
    return [row.value.number for row in rows if counts_in(measure, row.value)]


def measure_spread(numbers: list[Decimal]) -> Spread | None:
    """The statistics of ``numbers``, ``None`` where there is none."""
    if not numbers:
        return None
    low = high = None
    if len(numbers) >= FEWEST_RATED:
        low, _, high = quantiles(numbers, n=4, method="inclusive")
    return Spread(len(numbers), Decimal(median(numbers)), low, high, min(numbers), max(numbers))


def rate_value(spread: Spread | None, number: Decimal) -> str:
    """In which part of the peers a number lies; empty where they are too few."""
    if spread is None or not spread.rated:
        return ""
    if number > spread.high:
        return BANDS[0]
    return BANDS[2] if number < spread.low else BANDS[1]


def read_row(shelf: Shelf, question: Question, body: Body, own: bool = False) -> CompareRow:
    """A body's row, not yet placed among its peers."""
    value = shelf.read(body.pk, question.year, question.indicator, question.measure)
    url = value.url or (question.working_url(body) if value.operands else "")
    return CompareRow(body, value, url, own=own)


def place_rows(question: Question, rows: list[CompareRow]) -> list[CompareRow]:
    """Each row with its place (equal values share one) and its part of the peers."""
    numbers = counted_values(question.measure, rows)
    spread = measure_spread(numbers)
    places: dict[Decimal, int] = {}
    for place, number in enumerate(sorted(numbers, reverse=True), 1):
        places.setdefault(number, place)
    return [
        replace(row, place=places[row.value.number], band=rate_value(spread, row.value.number))
        if counts_in(question.measure, row.value)
        else row
        for row in rows
    ]


def read_comparison(
    question: Question, bodies: list[Body], presence: str = "", own: Body | None = None
) -> Comparison:
    """All bodies by one measure; with ``presence`` only rows of that kind are shown."""
    shelf = Shelf([question.year], [(question.indicator, question.measure)])
    return gather(question, bodies, presence, own, partial(read_row, shelf, question))


def count_years(question: Question, bodies: list[Body], years: Iterable[int]) -> dict[int, int]:
    """In which years how many bodies have a value that counts; years without any left out."""
    years = list(years)
    shelf = Shelf(years, [(question.indicator, question.measure)])
    counts = {
        year: len(
            counted_values(
                question.measure,
                [read_row(shelf, question._replace(year=year), body) for body in bodies],
            )
        )
        for year in years
    }
    return {year: count for year, count in counts.items() if count}


def gather(
    question: Question,
    bodies: list[Body],
    presence: str,
    own: Body | None,
    read: Callable[..., CompareRow],
    kind: type[Comparison] = Comparison,
    **more,
) -> Comparison:
    """The rows that ``read(body, own)`` gives, placed among each other, as a ``kind``."""
    mine = own.pk if own else None
    rows = [read(body, own=body.pk == mine) for body in bodies]
    peers = place_rows(question, rows)
    inside = next((row for row in peers if row.own), None)
    outside = read(own, own=True) if own and not inside else None
    return kind(
        question=question,
        peers=peers,
        rows=[row for row in peers if not presence or row.kind == presence],
        spread=measure_spread(counted_values(question.measure, peers)),
        own=inside or outside,
        **more,
    )
