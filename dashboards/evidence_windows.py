"""A long report in parts: where its text is cut, so that a page sets one part of it.

Pure: characters and marks in, spans out. Cuts depend on the text and its marks only, so that an
address leads to the same part for everybody. A part ends before a heading where one is near,
else between two rows or lines, never inside a mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboards.evidence_lines import find_level, name_line
from reports.spans import Span

# What setting a text costs, counted in characters; a mark takes as long as twenty.
MARK_COST = 20
# Up to this a report is set in one piece: 30,000 characters with 1,100 numerals cost 53,000.
WHOLE = 60_000
PART = 36_000
LONGEST_TITLE = 60
DEEPEST_HEADING = 4
# What a heading may begin or end with; most lines are told apart by this alone.
FIRST = frozenset("第附（([一二三四五六七八九十0123456789 \u3000\xa0")
LAST = frozenset("告表开书 \u3000\xa0\r")


class Part(NamedTuple):
    """One part of a report: its number from 1 on, its span, and the heading it begins under."""

    number: int
    span: Span
    title: str


class Heading(NamedTuple):
    """A line that begins a section."""

    start: int
    level: int
    text: str


class Scale:
    """How much it costs to set the text up to an offset."""

    def __init__(self, span: Span, marks: Sequence) -> None:
        self.span = span
        self.starts = [mark.start for mark in marks]

    def cost(self, offset: int) -> int:
        """The cost of everything before ``offset``."""
        return offset - self.span.start + MARK_COST * bisect_left(self.starts, offset)

    def reach(self, start: int, cost: int) -> int:
        """The first offset at which ``cost`` more than at ``start`` is reached."""
        offsets = range(start, self.span.end)
        return start + bisect_left(offsets, self.cost(start) + cost, key=self.cost)


def cut_parts(content: str, span: Span, marks: Sequence) -> list[Part]:
    """The parts of ``span`` in text order; one for a report that is not long."""
    scale = Scale(span, marks)
    if scale.cost(span.end) <= WHOLE:
        return [Part(1, span, "")]
    headings = list(find_headings(content, span))
    parts, start = [], span.start
    while start < span.end:
        end = find_cut(content, start, scale, headings, marks)
        parts.append(Part(len(parts) + 1, Span(start, end), name_part(headings, start, end)))
        start = end
    return parts


def find_headings(content: str, span: Span) -> Iterator[Heading]:
    """The headings of the outline down to （一）."""
    start = span.start
    while start < span.end:
        end = content.find("\n", start, span.end)
        end = span.end if end < 0 else end
        likely = start < end <= start + 200
        if likely and (content[start] in FIRST or content[end - 1] in LAST):
            line = name_line(content[start:end], start, end)
            level = find_level(line.bare) if line.kind == "text" else 0
            if 0 < level <= DEEPEST_HEADING:
                yield Heading(start, level, line.bare)
        start = end + 1


def find_cut(
    content: str, start: int, scale: Scale, headings: Sequence[Heading], marks: Sequence
) -> int:
    """Where the part that begins at ``start`` ends."""
    end = scale.span.end
    # What is left goes whole where it is little more than a part.
    if scale.cost(end) - scale.cost(start) <= PART * 4 // 3:
        return end
    low, high = scale.reach(start, PART // 3), scale.reach(start, PART)
    near = [one for one in headings if low < one.start <= high]
    if near:
        return min(near, key=lambda one: (one.level, -one.start)).start
    for gap in ("\n\n", "\n"):
        at = content.rfind(gap, low, high)
        while at >= 0:
            if leave_mark(marks, at + len(gap)) == at + len(gap):
                return at + len(gap)
            at = content.rfind(gap, low, at)
    return leave_mark(marks, high)


def leave_mark(marks: Sequence, at: int) -> int:
    """``at``, or the end of the mark that it stands in."""
    before = bisect_left(marks, at, key=lambda mark: mark.start) - 1
    return max(at, marks[before].end) if before >= 0 else at


def name_part(headings: Sequence[Heading], start: int, end: int) -> str:
    """The heading that a part begins with, else the one that goes on in it."""
    here = bisect_left(headings, start, key=lambda one: one.start)
    if here < len(headings) and headings[here].start == start:
        return headings[here].text[:LONGEST_TITLE]
    if here:
        return f"{headings[here - 1].text[:LONGEST_TITLE]}（续）"
    first = headings[here].text[:LONGEST_TITLE] if headings and headings[here].start < end else ""
    return first


def find_part(parts: Sequence[Part], offset: int) -> Part:
    """The part in which an offset of the text stands."""
    at = bisect_right(parts, offset, key=lambda part: part.span.start) - 1
    return parts[max(0, at)]


def marks_of(part: Part, marks: Sequence, is_last: bool) -> Sequence:
    """The marks that begin in a part; in the last one a blank at the very end too."""
    first = bisect_left(marks, part.span.start, key=lambda mark: mark.start)
    last = bisect_left(marks, part.span.end, key=lambda mark: mark.start)
    return marks[first:] if is_last else marks[first:last]
