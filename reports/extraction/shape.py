"""The shape of a text: strips of running text and tables, with the way back to its offsets.

A strip is text without white space and export noise, so that a line break inside a number or a
word does not matter; ``origin`` tells where each character came from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reports.extraction.pages import bare_pages
from reports.numerals import normalise
from reports.spans import Span, Table, Text

# Noise of the export that is no part of the report's words.
NOISE = re.compile(
    r"\[bookmark: [^\]\n]{0,200}\]|(?:HYPERLINK|PAGEREF)\s+\S{0,80}(?:\s+\\?[a-z])*|_Toc\d+"
)
HIDDEN = "\x00"


class Strip(NamedTuple):
    """Characters to read, and for each its offset in the document."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The document span of ``text[start:end]`` (not empty)."""
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def point(self, index: int) -> int:
        """The document offset at which ``text[index]`` stands, or just behind the last one."""
        if index < len(self.origin):
            return self.origin[index]
        return self.origin[-1] + 1 if self.origin else 0

    def part(self, start: int, end: int) -> Strip:
        """A shorter strip."""
        return Strip(self.text[start:end], self.origin[start:end])

    @property
    def whole(self) -> Span:
        """The document span of the whole strip."""
        return self.span(0, len(self.text))


@dataclass(frozen=True)
class Block:
    """One paragraph of running text, or one table, in the order of the document."""

    span: Span
    strip: Strip | None = None
    table: Table | None = None
    is_page_number: bool = False
    is_bare: bool = False


def hide_noise(content: str) -> str:
    """The normalised content, noise replaced by as many hidden characters."""
    return normalise(NOISE.sub(lambda match: HIDDEN * len(match.group()), content))


_BLANK = re.compile(r"[\s\x00\x01]+")
# A line end that a page's width put there: what it parts belongs together, digits too.
TORN = "\x01"
PAGE_NUMBER = re.compile(
    r"(?m)^[ \t]*(?:[-—–－―]+ *\d{1,4} *[-—–－―]+"
    r"|第 *\d{1,4} *页(?:[，,/ ]*共 *\d{1,4} *页)?)[ \t]*(?:\n|\Z)"
)


def strip_between(clean: str, start: int, end: int) -> Strip:
    """The characters of ``clean[start:end]`` to read, without white space and noise.

    A blank between two digits stays (as one space), unless the digits on its two sides are one
    numeral: ``1, 537.4`` and ``390.␤55`` are, ``12 34`` is not.
    """
    if not _BLANK.search(clean, start, end):
        return Strip(clean[start:end], range(start, end))
    chars: list[str] = []
    origin: list[int] = []
    position = start
    for gap in _BLANK.finditer(clean, start, end):
        chars.append(clean[position : gap.start()])
        origin.extend(range(position, gap.start()))
        position = gap.end()
        if TORN not in gap.group() and keeps_gap(clean, gap.start(), gap.end(), start, end):
            chars.append(" ")
            origin.append(gap.start())
    chars.append(clean[position:end])
    origin.extend(range(position, end))
    return Strip("".join(chars), tuple(origin))


_ENDS_OPEN = re.compile(r"(?:\d\.|(?<![\d.])\d{1,3}(?:,\d{3})*,)$")
_STARTS_OPEN = re.compile(r"\.\d|,\d{3}(?!\d)")
_YEAR_BROKEN = re.compile(r"\d{1,3}年")


def keeps_gap(clean: str, gap_start: int, gap_end: int, start: int, end: int) -> bool:
    """Whether the blank at ``gap_start`` parts two numerals rather than breaks one."""
    before = clean[max(start, gap_start - 20) : gap_start]
    after = clean[gap_end : min(end, gap_end + 12)]
    left, right = before[-1:], after[:1]
    if not ((left.isdigit() or left in ".,") and (right.isdigit() or right in ".,")):
        return False
    if _ENDS_OPEN.search(before) and right.isdigit():
        return before.endswith(",") and not re.match(r"\d{3}(?!\d)", after)
    if left.isdigit() and _STARTS_OPEN.match(after):
        return False
    digits = re.search(r"\d+$", before)
    broken_year = digits and len(digits.group()) < 4 and _YEAR_BROKEN.match(after)
    if broken_year:
        year = digits.group() + re.match(r"\d+", after).group()
        return not re.fullmatch(r"(?:19|20)\d\d", year)
    return left.isdigit() and right.isdigit()


def find_blocks(text: Text, clean: str) -> list[Block]:
    """Paragraphs and tables of a text, in order. Empty paragraphs are left out.

    ``clean`` is the text's content as ``hide_noise`` gives it.
    """
    pages = page_numbers(clean, text.tables)
    clean = join_wrapped(clean, text.tables, pages)
    blocks = pages
    position = 0
    for table in text.tables:
        blocks.extend(paragraphs_between(clean, position, table.span.start))
        blocks.append(Block(table.span, table=table))
        position = table.span.end
    blocks.extend(paragraphs_between(clean, position, len(clean)))
    return sorted(blocks, key=lambda block: block.span)


def page_numbers(clean: str, tables: tuple[Table, ...]) -> list[Block]:
    """Lines that hold a page's number, between dashes or bare, as blocks of their own."""
    blocks = []
    starts = [table.span.start for table in tables]
    for match in PAGE_NUMBER.finditer(clean):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or tables[before].span.end <= match.start():
            strip = strip_between(clean, *match.span())
            blocks.append(Block(strip.whole, strip=strip, is_page_number=True))
    for span in bare_pages(clean, tables):
        blocks.append(
            Block(span, strip=strip_between(clean, *span), is_page_number=True, is_bare=True)
        )
    return blocks


LONGEST_HEADING = 60
FULL_STOP = re.compile(r"[。！？；：!?;]$")


def printed_width(line: str) -> int:
    """The width of a line in half-width characters."""
    return len(line.encode("gbk", "replace"))


class Wrapping(NamedTuple):
    """The width at which lines were broken to fit a page, and how it is measured."""

    measure: Callable[[str], int]
    width: int
    slack: int

    def fills(self, line: str) -> bool:
        """Whether a line is as long as the page is wide."""
        return abs(self.measure(line) - self.width) <= self.slack


# Lines are broken after so many characters, or where the print reached the margin: how a width
# is measured, the shortest one, and by how much lines may differ from it.
FEWEST_SIGNS = 20
WAYS_TO_WRAP = ((len, FEWEST_SIGNS, 3), (printed_width, 2 * FEWEST_SIGNS, 6))


def page_width(lines: list[str]) -> Wrapping | None:
    """The width at which lines were broken to fit a page, ``None`` where they were not.

    Paragraphs that were never broken have all lengths; a page's width makes one length far more
    frequent than chance.
    """
    return next(filter(None, (find_width(lines, *way) for way in WAYS_TO_WRAP)), None)


def find_width(
    lines: list[str], measure: Callable[[str], int], shortest: int, slack: int
) -> Wrapping | None:
    """As ``page_width``, in one way of measuring."""
    # A shorter line is narrower than any page, however it is measured.
    lines = [line for line in lines if len(line) >= FEWEST_SIGNS]
    widths = [measure(line) for line in lines]
    counts = Counter(width for width in widths if width >= shortest)
    if not counts:
        return None
    wrapping = Wrapping(measure, max(counts, key=lambda one: (counts[one], one)), slack)
    open_ended = sum(wrapping.fills(line) and not FULL_STOP.search(line) for line in lines)
    longer = sum(width > wrapping.width + slack for width in widths)
    return wrapping if open_ended >= max(8, 3 * longer) else None


def join_wrapped(clean: str, tables: tuple[Table, ...], pages: list[Block]) -> str:
    """The text with the line ends that a page's width made, and page numbers, taken out.

    One character for one character, so that offsets hold.
    """
    chars = list(clean)
    for page in pages:
        line_start = clean.rfind("\n", 0, page.span.start) + 1
        line_end = clean.find("\n", page.span.end)
        stop = line_end + 1 if line_end >= 0 else len(clean)
        chars[line_start:stop] = TORN * (stop - line_start)
        before = line_start - 1
        if before > 0 and runs_across(clean, before, stop, page.is_bare):
            chars[before] = TORN
    inside = [table.span for table in tables]
    spans = line_spans(clean, inside)
    wrapping = page_width([visible(clean[start:end]) for start, end in spans])
    if wrapping:
        for (start, end), following in pairwise(spans):
            line = visible(clean[start:end])
            after = visible(clean[following[0] : following[1]])
            paged = chars[following[0] : following[0] + 1] == [TORN]
            if is_broken(line, after, wrapping) and following[0] == end + 1 and not paged:
                chars[end] = TORN
    return "".join(chars)


# Behind the name of an account: …行政运行⏎（项）.
LEVEL = re.compile(r"（[类款项]）")
SECTION = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
)


def runs_across(clean: str, before: int, after: int, bare: bool) -> bool:
    """Whether the line that ends at ``before`` goes on at ``after``, behind a page's number.

    A sentence that ends does not, nor one that a section follows. Where the number has no dashes
    to tell it, any heading on either side of it ends the line as well.
    """
    if FULL_STOP.search(clean[max(0, before - 3) : before].rstrip()):
        return False
    if not bare:
        return SECTION.match(visible(clean[after : after + LONGEST_HEADING])) is None
    start = clean.rfind("\n", 0, before) + 1
    line = visible(clean[max(start, before - LONGEST_HEADING) : before])
    following = visible(clean[after : after + LONGEST_HEADING].split("\n", 1)[0])
    if not line or not following:
        return False
    if LEVEL.match(following):
        return True
    heading = MARKED.match(line) is not None and "，" not in line
    return not heading and not MARKED.match(following)


# A colon behind these words ends no paragraph.
OPENS = re.compile(r"(?:其中|用于|包括|原因)：$")
# Two amounts side by side at its end: a row of a table, however long.
OF_TABLE = re.compile(r"\.\d\d\s+(?:\S+\s+)?[\d,]+\.\d\d$")


def is_broken(line: str, after: str, wrapping: Wrapping) -> bool:
    """Whether a line goes on in the next one because the page was full."""
    if not after or not wrapping.fills(line) or OF_TABLE.search(line):
        return False
    if FULL_STOP.search(line) and not OPENS.search(line):
        return False
    if after.startswith("其中") and not line.endswith(("，", "；")):
        return False
    return not MARKED.match(after) or LEVEL.match(after) is not None


def visible(line: str) -> str:
    """A line's characters without noise and outer blanks."""
    return line.replace(HIDDEN, "").strip()


def line_spans(clean: str, inside: list[Span]) -> list[tuple[int, int]]:
    """Spans of the lines outside tables."""
    spans, position, index = [], 0, 0
    for line in clean.split("\n"):
        end = position + len(line)
        while index < len(inside) and inside[index].end <= position:
            index += 1
        if index >= len(inside) or end <= inside[index].start:
            spans.append((position, end))
        position = end + 1
    return spans


def paragraphs_between(clean: str, start: int, end: int) -> list[Block]:
    """Paragraph blocks of a stretch; a line broken inside a sentence is joined to the next."""
    blocks: list[Block] = []
    pending: Pending | None = None
    position = start
    while position < end:
        line_end = clean.find("\n", position, end)
        line_end = end if line_end < 0 else line_end
        line = clean[position:line_end].replace(HIDDEN, "").replace(TORN, "")
        if not line.strip():
            flush(blocks, clean, pending)
            pending = None
        elif pending and goes_on(pending, line.strip()):
            pending.add(line, line_end)
        else:
            flush(blocks, clean, pending)
            pending = Pending(position, marked=MARKED.match(line) is not None)
            pending.add(line, line_end)
        position = line_end + 1
    flush(blocks, clean, pending)
    return blocks


@dataclass
class Pending:
    """A paragraph while its lines are collected: what decides whether the next line goes on.

    It is kept line by line: looking at the whole paragraph again for each of its lines takes the
    square of its length.
    """

    start: int
    marked: bool
    end: int = 0
    last: str = ""
    flows: bool = False
    has_tab: bool = False

    def add(self, line: str, end: int) -> None:
        """Take one more line, which ends at ``end``."""
        self.last, self.end = line.strip(), end
        self.flows = self.flows or "，" in line or "。" in line
        self.has_tab = self.has_tab or "\t" in line


def flush(blocks: list[Block], clean: str, pending: Pending | None) -> None:
    """Close the paragraph that was being collected."""
    if pending is not None:
        strip = strip_between(clean, pending.start, pending.end)
        if strip.text:
            blocks.append(Block(strip.whole, strip=strip))


MARKED = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]{1,4}(?:部分|章|节)|[一二三四五六七八九十]{1,3}[、.．是]|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,2}[、.．）](?!\d)|[①-⑳]|附[件表录]|图\d|表\d|（图)"
)
ENDS_SENTENCE = tuple("。；！？：;!?”’）】》")
ENDS_INSIDE = tuple("，、,（“《和及与的为共各")
STARTS_AMOUNT = re.compile(
    r"\d[\d,.]*\s*(?:余|多)?(?:亿元|万元|元|人次|人|批次|批|件|个|次|辆|名|%)"
)
YEAR_AT_END = re.compile(r"(?<!\d)(?:19|20)\d\d$")
SHORTEST_WRAP = 22
# A line with so many bars is a row of a table.
FEWEST_BARS = 3


def goes_on(before: Pending, line: str) -> bool:
    """Whether ``line`` continues the sentence that ``before`` leaves open."""
    last = before.last
    if before.has_tab or "\t" in line or MARKED.match(line) or line.count("|") >= FEWEST_BARS:
        return False
    if YEAR_AT_END.search(last) and line.startswith("年"):
        return True
    if last.endswith(ENDS_SENTENCE):
        # 一般公共服务支出（类）⏎12.5万元: a name in front of its amount ends no sentence.
        return last.endswith(("）", ")")) and STARTS_AMOUNT.match(line) is not None
    if last.endswith(ENDS_INSIDE):
        return True
    if STARTS_AMOUNT.match(line) and len(last) > 4:
        return True
    if before.marked and not before.flows:
        return False
    return len(last) >= SHORTEST_WRAP and before.flows
