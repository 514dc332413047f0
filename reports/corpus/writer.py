"""Text and answer key in one go: no digit reaches the text without its row in the key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

COLUMNS = (
    "document", "start", "end", "text", "class", "subject_type", "subject", "indicator",
    "measure", "value", "unit", "fiscal_year", "place", "also",
)  # fmt: skip

# A numeral of the key: digits with an optional thousands mark and decimals.
NUMERAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Mark:
    """A numeral to be written: its digits, its class and, for a figure, what it says."""

    text: str
    cls: str
    subject_type: str = ""
    subject: str = ""
    indicator: str = ""
    measure: str = ""
    value: str = ""
    unit: str = ""
    fiscal_year: str = ""
    place: str = ""
    also: str = ""

    def __post_init__(self) -> None:
        if not NUMERAL.fullmatch(self.text):
            raise ValueError(f"not one numeral: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Word(Mark):
    """A fact told without a numeral: 持平, 为零, 无."""

    def __post_init__(self) -> None:
        if not self.text or DIGIT.search(self.text):
            raise ValueError(f"not a word: {self.text!r}")


Piece = str | Mark | Sequence["Piece"]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of the answer key: the mark and the characters it takes up."""

    start: int
    end: int
    mark: Mark

    def as_dict(self, document: str) -> dict[str, str]:
        """The row under the names of ``COLUMNS``."""
        mark = self.mark
        values = (
            document, self.start, self.end, mark.text, mark.cls, mark.subject_type, mark.subject,
            mark.indicator, mark.measure, mark.value, mark.unit, mark.fiscal_year, mark.place,
            mark.also,
        )  # fmt: skip
        return dict(zip(COLUMNS, map(str, values), strict=True))


class Writer:
    """Collects the text of a report, the key to its numerals and that to its worded facts.

    >>> writer = Writer()
    >>> writer.say("截至{year}年", year=Mark("2023", "date"))
    >>> writer.text
    '截至2023年'
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.rows: list[KeyRow] = []
        self.worded: list[KeyRow] = []

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    def say(self, template: str, /, **pieces: Piece) -> None:
        """Write ``template`` with each ``{name}`` replaced by its piece."""
        for literal, name, _, _ in Formatter().parse(template):
            self.put(literal)
            if name is not None:
                self.put(pieces[name])

    def line(self, template: str = "", /, **pieces: Piece) -> None:
        """``say`` and end the line."""
        self.say(template, **pieces)
        self.put("\n")

    def put(self, piece: Piece) -> None:
        """Write a word, a mark, or a sequence of both."""
        if isinstance(piece, Mark):
            self._mark(piece)
        elif isinstance(piece, str):
            if DIGIT.search(piece):
                raise ValueError(f"numeral without a mark: {piece!r}")
            self._write(piece)
        else:
            for part in piece:
                self.put(part)

    def row(self, *cells: Piece) -> None:
        """One row of a table as exported: a tab before each cell, a blank line at the end."""
        for cell in cells:
            self.put(["\t", cell, "\n"])
        self.put("\n")

    def _mark(self, mark: Mark) -> None:
        start = self._length
        self._write(mark.text)
        rows = self.worded if isinstance(mark, Word) else self.rows
        rows.append(KeyRow(start, self._length, mark))

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def compose(template: str, /, **pieces: Piece) -> list[Piece]:
    """A template and its pieces as one piece, to be written later."""
    parts: list[Piece] = []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            parts.append(pieces[name])
    return parts


def plain_text(piece: Piece) -> str:
    """The characters a piece will take up in the text."""
    if isinstance(piece, Mark):
        return piece.text
    return piece if isinstance(piece, str) else "".join(plain_text(part) for part in piece)
