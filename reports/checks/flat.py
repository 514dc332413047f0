"""A document's words without white space and export noise, with the way back to offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reports.numerals import normalise
from reports.spans import Span

_GAP = re.compile(
    r"\[bookmark: [^\]\n]{0,200}\]|(?:HYPERLINK|PAGEREF)\s+\S{0,80}(?:\s+\\?[a-z])*|_Toc\d+|\s+"
)


class Line(NamedTuple):
    """A line of the document, or a cell of a table, as ``text[start:end]``."""

    start: int
    end: int
    is_cell: bool


@dataclass
class Flat:
    """Stretches of a text to search in: ``content`` is the untouched document."""

    content: str
    spans: tuple[Span, ...]

    @cached_property
    def _pieces(self) -> tuple[str, list[int], list[int]]:
        """The words, and for each run of them where it begins here and in the document."""
        words, starts, origins, length = [], [], [], 0
        for start, end in self.spans:
            position = start
            for gap in [*_GAP.finditer(self.content, start, end), None]:
                stop = gap.start() if gap else end
                if stop > position:
                    words.append(self.content[position:stop])
                    starts.append(length)
                    origins.append(position)
                    length += stop - position
                position = gap.end() if gap else end
        return normalise("".join(words)), starts, origins

    @property
    def text(self) -> str:
        """The words in one line, normalised character by character."""
        return self._pieces[0]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines and cells that hold words, in order."""
        text, starts, origins = self._pieces
        breaks, cells, behind = [], [], 0
        for index, origin in enumerate(origins):
            if not index or "\n" in self.content[behind:origin]:
                first = self.content.rfind("\n", 0, origin) + 1
                breaks.append(starts[index])
                cells.append("\t" in self.content[first:origin])
            stop = starts[index + 1] if index + 1 < len(starts) else len(text)
            behind = origin + stop - starts[index]
        ends = [*breaks[1:], len(text)]
        return [Line(*line) for line in zip(breaks, ends, cells, strict=True)]

    def origin(self, index: int) -> int:
        """The document offset of ``text[index]``."""
        _, starts, origins = self._pieces
        run = bisect_left(starts, index + 1) - 1
        return origins[run] + index - starts[run]

    def span(self, start: int, end: int) -> Span:
        """The document span of ``text[start:end]`` (not empty)."""
        return Span(self.origin(start), self.origin(end - 1) + 1)

    def find(self, pattern: re.Pattern) -> Iterator[tuple[re.Match, Span]]:
        """Every match with its document span."""
        for match in pattern.finditer(self.text):
            if match.end() > match.start():
                yield match, self.span(*match.span())

    def between(self, span: Span) -> str:
        """The words of a document span, without white space and noise."""
        return normalise(_GAP.sub("", self.content[span[0] : span[1]]))
