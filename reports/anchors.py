"""Where a person's words hang: a place of a text, found again when the text is set otherwise.

A place is remembered with the words around it. In the same text its offsets hold; in another
(a later version, a file read by a newer reader) the same words are looked for, without white
space and export noise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reports.numerals import NUMERAL, normalise
from reports.spans import Span

NOISE = re.compile(r"\[bookmark:[^\]\n]*\]|\s+")
STOP = re.compile(r"[。！？\n]")
# Shorter words say too little: a cell that holds 12 is found in every table.
SHORTEST = 16
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words around a place, where in them it stands, and which of several like it is meant.

    ``occurrence`` counts from 0 among the ``occurrences`` of the words in the report.
    """

    quote: str
    offset: int
    length: int
    occurrence: int = 0
    occurrences: int = 1


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space and noise; ``offsets`` leads back to the characters kept."""

    text: str
    offsets: tuple[int, ...]


def squeeze(content: str, region: Span) -> Squeezed:
    """The characters of ``region`` that carry meaning, one spelling for one character."""
    kept: list[int] = []
    at = region.start
    for noise in NOISE.finditer(content, region.start, region.end):
        kept.extend(range(at, noise.start()))
        at = noise.end()
    kept.extend(range(at, region.end))
    plain = normalise(content[region.start : region.end])
    return Squeezed("".join(plain[at - region.start] for at in kept), tuple(kept))


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without white space and with ``#`` for each number; the spans lead back."""

    text: str
    spans: tuple[Span, ...]


def mask_numbers(content: str, region: Span) -> Masked:
    """The words of ``region`` with every number alike."""
    marks: list[str] = []
    spans: list[Span] = []
    bounds = [(one.start(), one.end()) for one in NOISE.finditer(content, *region)]
    start = region.start
    for end, following in [*bounds, (region.end, region.end)]:
        plain, at = normalise(content[start:end]), 0
        for number in [*NUMERAL.finditer(plain), None]:
            until = number.start() if number else len(plain)
            marks += plain[at:until]
            spans += [Span(start + one, start + one + 1) for one in range(at, until)]
            if number:
                marks.append("#")
                spans.append(Span(start + number.start(), start + number.end()))
                at = number.end()
        start = following
    return Masked("".join(marks), tuple(spans))


def make_anchor(content: str, region: Span, span: Span, statement: Span | None = None) -> Anchor:
    """The anchor of ``span`` in the report that fills ``region``.

    ``statement`` is the sentence or table row it was read from, where that is known.
    """
    quote = words_around(content, region, span, statement)
    body, part = squeeze(content, region), squeeze(content, quote)
    found = find_all(body.text, part.text)
    starts = [body.offsets[at] for at in found]
    first = part.offsets[0] if part.offsets else quote.start
    return Anchor(
        content[quote.start : quote.end], span.start - quote.start, span.length,
        starts.index(first) if first in starts else 0, max(1, len(starts)),
    )  # fmt: skip


def words_around(content: str, region: Span, span: Span, statement: Span | None) -> Span:
    """The statement, else the sentence; lines before it are taken in while it is short."""
    if statement and statement.covers(span) and statement.length <= LONGEST:
        start, end = statement
    else:
        before = [stop.end() for stop in STOP.finditer(content, region.start, span.start)]
        after = STOP.search(content, span.end, region.end)
        start = max(before[-1] if before else region.start, span.start - LONGEST)
        end = min(after.end() if after else region.end, span.end + LONGEST)
    while start > region.start and span.end - start < LONGEST:
        if len(squeeze(content, Span(start, end)).text) >= SHORTEST:
            break
        start = max(region.start, content.rfind("\n", region.start, start - 1) + 1)
    return Span(start, end)


def find_all(text: str, words: str) -> list[int]:
    """The offsets at which ``words`` begin in ``text``."""
    if not words:
        return []
    return [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]


def stands_at(content: str, span: Span, anchor: Anchor) -> bool:
    """Whether the anchor's words stand around ``span`` as they did."""
    start = span.start - anchor.offset
    return start >= 0 and content[start : start + len(anchor.quote)] == anchor.quote


def find_again(content: str, region: Span, anchor: Anchor) -> Span | None:
    """The place of the anchor in another text; ``None`` where it is gone or cannot be told."""
    body = squeeze(content, region)
    part = squeeze(anchor.quote, Span(0, len(anchor.quote)))
    found = find_all(body.text, part.text)
    if len(found) == anchor.occurrences:
        first = found[anchor.occurrence]
    elif len(found) == 1:
        first = found[0]
    else:
        return None
    start = bisect_left(part.offsets, anchor.offset)
    end = bisect_left(part.offsets, anchor.offset + anchor.length)
    if end > start:
        return Span(body.offsets[first + start], body.offsets[first + end - 1] + 1)
    return find_blank(content, anchor, body.offsets[first + start - 1] + 1 if start else None)


def find_reworded(content: str, region: Span, anchor: Anchor) -> Span | None:
    """The place of the anchor where only numbers of its words changed, if there is just one."""
    body = mask_numbers(content, region)
    part = mask_numbers(anchor.quote, Span(0, len(anchor.quote)))
    place = Span(anchor.offset, anchor.offset + anchor.length)
    inside = [
        index
        for index, span in enumerate(part.spans)
        if span.start < place.end and place.start < span.end
    ]
    found = find_all(body.text, part.text)
    if len(found) != 1 or not inside:
        return None
    return Span(body.spans[found[0] + inside[0]].start, body.spans[found[0] + inside[-1]].end)


def find_blank(content: str, anchor: Anchor, after: int | None) -> Span | None:
    """The place of an empty cell: behind the same white space as before."""
    head = anchor.quote[: anchor.offset]
    blank = head[len(head.rstrip()) :]
    if after is None or not content.startswith(blank, after):
        return None
    return Span(after + len(blank), after + len(blank))
