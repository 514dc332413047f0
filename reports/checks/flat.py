"""A document's words without white space and export noise, with the way back to offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reports.checks.lazy import lazy
from reports.numerals import normalise
from reports.spans import Span

# What exports leave in a text. The first character decides, which is quick to look for.
_NOISE = re.compile(
    r"[\[HP_](?:(?<=\[)bookmark: [^\]\n]{0,200}\]|(?<=_)Toc\d+"
    r"|(?:(?<=H)YPERLINK|(?<=P)AGEREF)\s+\S{0,80}(?:\s+\\?[a-z])*)"
)

_WORD = re.compile(r"\S+")
# A page's number between dashes on a line of its own: — 13 —.
_DASHES = frozenset("-—－–")
_PAGE = re.compile(r"[-—－–]{1,2}[0-9０-９]{1,3}[-—－–]{1,2}")


# A line with so many tabs is a row of cells.
FEWEST_TABS = 2


class Line(NamedTuple):
    """A line of the document, or a cell of a table, as ``text[start:end]``."""

    start: int
    end: int
    is_cell: bool


class Pieces(NamedTuple):
    """A text's words, ``starts`` and ``origins`` of its runs; its lines, and which are cells."""

    text: str
    starts: list[int]
    origins: list[int]
    lines: list[tuple[int, bool]]


def blank(noise: re.Match) -> str:
    """White space as long as the noise, with the ends of its lines and cells."""
    if "\n" not in noise[0] and "\t" not in noise[0]:
        return " " * len(noise[0])
    return "".join(char if char in "\n\t" else " " for char in noise[0])


@dataclass
class Flat:
    """Stretches of a text to search in: ``content`` is the untouched document."""

    content: str
    spans: tuple[Span, ...]

    @lazy
    def _pieces(self) -> Pieces:
        """The words, where their runs begin here and in the document, and their lines."""
        words: list[str] = []
        origins: list[int] = []
        # Which word begins a line, and whether behind a tab.
        begun: list[tuple[int, bool]] = []
        for start, end in self.spans:
            at = start
            for line in _NOISE.sub(blank, self.content[start:end]).split("\n"):
                found = line.split()
                if found:
                    indent = line.index(found[0])
                    is_row = line.count("\t") >= FEWEST_TABS
                    is_cell = is_row or (indent > 0 and "\t" in line[:indent])
                    if at == start and not is_cell:
                        is_cell = self.is_within_cell(start)
                    if found[0][0] in _DASHES and not is_cell and _PAGE.fullmatch("".join(found)):
                        # A sentence goes on below it.
                        at += len(line) + 1
                        continue
                    begun.append((len(words), is_cell))
                    words += found
                    if len(found) == 1:
                        origins.append(at + indent)
                    else:
                        origins += [at + word.start() for word in _WORD.finditer(line)]
                at += len(line) + 1
        starts = list(accumulate(map(len, words[:-1]), initial=0)) if words else []
        lines = [(starts[number], is_cell) for number, is_cell in begun]
        return Pieces(normalise("".join(words)), starts, origins, lines)

    def part(self, spans: tuple[Span, ...]) -> Flat:
        """Stretches inside these ones, whose words need not be looked for again."""
        found = Flat(self.content, spans)
        text, starts, origins, lines = self._pieces
        words, pieces, length = [], Pieces("", [], [], []), 0
        for span in spans:
            first, last = (bisect_left(origins, end) for end in span)
            begin, end = (starts[at] if at < len(starts) else len(text) for at in (first, last))
            at, stop = bisect_left(lines, (begin,)), bisect_left(lines, (end,))
            whole = first < last and lines[at][0] == begin and self.origin(end - 1) < span.end
            if not whole or not all(map(self.is_gap, span)):
                # A stretch that begins or ends inside a line is read by itself.
                return found
            shift = length - begin
            pieces.starts.extend([one + shift for one in starts[first:last]])
            pieces.origins.extend(origins[first:last])
            pieces.lines.extend([(one + shift, is_cell) for one, is_cell in lines[at:stop]])
            words.append(text[begin:end])
            length += end - begin
        vars(found)["_pieces"] = pieces._replace(text="".join(words))
        return found

    def is_gap(self, at: int) -> bool:
        """Whether an offset is at a gap between words, not within noise."""
        near = self.content[max(0, at - 1) : at + 1]
        return len(near) < 2 or near[0].isspace() or near[1].isspace()

    def is_within_cell(self, start: int) -> bool:
        """Whether a tab stands in front of a stretch that begins inside a line."""
        if not start or self.content[start - 1] == "\n":
            return False
        return "\t" in self.content[self.content.rfind("\n", 0, start) + 1 : start]

    @lazy
    def text(self) -> str:
        """The words in one line, normalised character by character."""
        return self._pieces.text

    @lazy
    def lines(self) -> list[Line]:
        """The lines and cells that hold words, in order."""
        text, _, _, begun = self._pieces
        ends = [*(start for start, _ in begun[1:]), len(text)]
        pairs = zip(begun, ends, strict=True)
        return [Line(start, end, is_cell) for (start, is_cell), end in pairs]

    def origin(self, index: int) -> int:
        """The document offset of ``text[index]``."""
        _, starts, origins, _ = self._pieces
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
        words = self.content[span[0] : span[1]]
        if _NOISE.search(words):
            words = _NOISE.sub("", words)
        return normalise("".join(words.split()))
