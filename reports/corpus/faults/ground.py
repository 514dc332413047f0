"""A written report as faults see it: its figures by name, its lines, what its numbers allow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reports import units
from reports.corpus.draft import Draft
from reports.corpus.wordings.scene import Scene
from reports.corpus.writer import KeyRow, Mark, Piece, Word
from reports.tolerance import Interval, exactly, printed

BUDGETS = ("budget_adjusted", "budget_initial", "budget")
# A table's row: cells behind tabs up to an empty line. Everything else is a line of its own.
BLOCK = re.compile(r"(?:\t[^\n]*\n)+|[^\n]+\n?")

Quantity = tuple[str, str, str, str]


def quantity(mark: Mark) -> Quantity:
    """What a figure tells, wherever it is printed."""
    return mark.subject, mark.indicator, mark.measure, mark.fiscal_year


def decimals(text: str) -> int:
    """How many decimals a numeral has."""
    return len(text.partition(".")[2])


def reach(mark: Mark) -> Interval:
    """All amounts that a printed mark may stand for, money in 万元."""
    kind = units.kind_of(mark.unit)
    if isinstance(mark, Word) or kind == "count":
        return exactly(Decimal(mark.value))
    found = printed(Decimal(mark.value), decimals(mark.text))
    return found.scaled(units.MONEY[mark.unit]) if kind == "money" else found


def apart(one: Interval, other: Interval) -> bool:
    """Whether two intervals are further from each other than a last digit, rounded or cut."""
    gap = max(one.low - other.high, other.low - one.high)
    return gap > 2 * max(one.reach, other.reach)


@dataclass(frozen=True)
class Ground:
    """A report before faults are planted; ``beside`` is the other report of the same body.

    ``pair`` says what this one is to the other: the ``next`` year's, the year's ``budget``, another
    ``version``, or the account of a year of which the ``budget`` is there (``planned``).
    """

    draft: Draft
    scene: Scene
    kind: str
    wording: str = ""
    beside: Ground | None = None
    pair: str = ""
    # Quantities of the other report that a fault has changed.
    spoilt: frozenset[Quantity] = field(default=frozenset())

    @property
    def text(self) -> str:
        return self.draft.text

    @property
    def year(self) -> int:
        return self.scene.now.year

    @property
    def own(self) -> str:
        """The measure of the report's own year."""
        return "budget_initial" if self.kind == "budget" else "final"

    @cached_property
    def rows(self) -> list[KeyRow]:
        """Figures in text order, those told in words too."""
        rows = (row for row in self.draft.rows if row.mark.cls == "figure")
        return sorted([*rows, *self.draft.worded], key=lambda row: row.start)

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """The lines and the rows of tables."""
        return [found.span() for found in BLOCK.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.blocks]

    def block(self, place: int) -> tuple[int, int]:
        """The line or the table's row that a place lies in."""
        return self.blocks[max(0, bisect_right(self._starts, place) - 1)]

    def words(self, place: int) -> str:
        """The words of the block that a place lies in."""
        start, end = self.block(place)
        return self.text[start:end]

    def is_table(self, place: int) -> bool:
        """Whether a place lies in a table's row."""
        return self.text[self.block(place)[0]] == "\t"

    def sentence(self, place: int) -> tuple[int, int]:
        """From behind the last full stop of the block to the next one, with it."""
        start, end = self.block(place)
        first = self.text.rfind("。", start, place) + 1 or start
        last = self.text.find("。", place, end) + 1 or end
        return first, last

    def within(self, start: int, end: int) -> list[KeyRow]:
        """The figures between two places."""
        return [row for row in self.rows if start <= row.start < end]

    def together(self, row: KeyRow) -> list[KeyRow]:
        """The figures of a row's block."""
        return self.within(*self.block(row.start))

    @cached_property
    def _named(self) -> dict[tuple[str, str, str], list[KeyRow]]:
        found: dict[tuple[str, str, str], list[KeyRow]] = {}
        for row in self.rows:
            mark = row.mark
            found.setdefault((mark.subject, mark.indicator, mark.measure), []).append(row)
        return found

    def named(self, row: KeyRow, indicator: str, measures: Iterable[str]) -> list[KeyRow]:
        """Figures of a row's subject, the nearest first."""
        found = [
            other
            for measure in measures
            for other in self._named.get((row.mark.subject, indicator, measure), ())
            if other is not row
        ]
        return sorted(found, key=lambda other: abs(other.start - row.start))

    def beside_row(self, row: KeyRow, measures: Iterable[str]) -> KeyRow | None:
        """The nearest figure of the same thing in the row's own block."""
        block = self.block(row.start)
        found = self.named(row, row.mark.indicator, measures)
        return next((one for one in found if self.block(one.start) == block), None)

    def of(self, measure: str, place: str = "") -> Iterator[KeyRow]:
        """Figures of a measure that are numerals."""
        for row in self.rows:
            is_there = row.mark.measure == measure and place in ("", row.mark.place)
            if is_there and not isinstance(row.mark, Word):
                yield row

    def pieces(
        self, start: int, end: int, remark: Callable[[Mark], Mark] = lambda mark: mark
    ) -> list[Piece]:
        """The text between two places with its marks, each changed by ``remark``."""
        parts: list[Piece] = []
        rows = sorted([*self.draft.rows, *self.draft.worded], key=lambda row: row.start)
        for row in rows:
            if start <= row.start and row.end <= end:
                parts += [self.text[start : row.start], remark(row.mark)]
                start = row.end
        return [*parts, self.text[start:end]]
