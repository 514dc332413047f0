"""Where something stands in a text: half-open character ranges, and the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end`` of a document's untouched text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it spans."""
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells in reading order, each a span of the text."""

    cells: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the source laid it out; rows may have unequal numbers of cells."""

    rows: tuple[Row, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """A report as published.

    ``content`` is never altered. ``tables`` are in text order and do not overlap; what lies
    between them is running text. ``pages`` are page spans where the format has pages.
    """

    content: str
    tables: tuple[Table, ...] = ()
    pages: tuple[Span, ...] = ()

    def slice(self, span: Span) -> str:
        """The exact characters of ``span``."""
        return self.content[span[0] : span[1]]
