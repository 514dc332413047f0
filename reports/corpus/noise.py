"""What happens to a report between its author and its reader, with the key kept right.

Each kind of noise takes a text with its key and gives both back changed. A numeral that is
broken by a blank or the end of a line stays one row of the key: its span covers the break.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from reports.corpus.draft import Draft, Edit, apply_edits
from reports.corpus.voice import ordinal
from reports.corpus.writer import KeyRow

LEVELS = ("none", "light", "heavy")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_MARKS = str.maketrans("（）“”", '()""')
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第.部分)[^。，；：\n]{1,30}$",
    re.M,
)
THREE = re.compile("“三公”经费")
SPOILT_THREE = ("“三公经费", "三公”经费", "“三公经费”", "三公经费")
# Marks that no line begins with; they hang over its end instead.
HANGING = "，。；：、）”％%)"


def translate(draft: Draft, table: dict[int, int]) -> Draft:
    """One character for another; no offset moves."""
    return replace(draft, text=draft.text.translate(table))


def wide_digits(draft: Draft, rng: random.Random) -> Draft:
    """``２０２２年``: all numerals of a text, its dates and numbering, or one in five."""
    manner = rng.choice(("all", "dates", "some"))

    def is_wide(row: KeyRow) -> bool:
        if manner == "some":
            return rng.random() < 0.2
        return manner == "all" or row.mark.cls in ("date", "ordinal")

    return apply_edits(
        draft,
        [
            Edit(row.start, row.end, draft.text[row.start : row.end].translate(WIDE_DIGITS))
            for row in draft.rows
            if is_wide(row)
        ],
    )


def wide_thousands(draft: Draft, rng: random.Random) -> Draft:
    """``1，537.40`` for ``1537.40`` and ``1,537.40``."""
    return apply_edits(
        draft,
        [
            Edit(place, place + held, "，")
            for row in draft.rows
            for place, held in thousands_places(draft.text, row)
        ],
    )


def inner_blanks(draft: Draft, rng: random.Random) -> Draft:
    """``1, 537.40``: a blank behind the thousands mark of some numbers."""
    edits = []
    for row in draft.rows:
        if rng.random() < 0.5:
            for place, held in thousands_places(draft.text, row):
                mark = draft.text[place] if held else ","
                edits.append(Edit(place, place + held, mark + " "))
    return apply_edits(draft, edits)


def thousands_places(text: str, row: KeyRow) -> Iterator[tuple[int, int]]:
    """Where thousands marks of a figure stand (length 1) or could (length 0)."""
    if row.mark.cls != "figure":
        return
    printed = text[row.start : row.end]
    held = [row.start + place for place, sign in enumerate(printed) if sign in ",，"]
    if held:
        yield from ((place, 1) for place in held)
        return
    whole = len(printed.split(".")[0])
    yield from ((row.start + place, 0) for place in range(whole - 3, 0, -3))


def wide_percent(draft: Draft, rng: random.Random) -> Draft:
    """``％`` for ``%``."""
    return translate(draft, str.maketrans("%", "％"))


def unit_blanks(draft: Draft, rng: random.Random) -> Draft:
    """``184.65 万元``, ``3.8 %``, ``2024 年度``: a blank behind some numerals."""
    part = rng.choice((0.2, 0.6, 1))
    return apply_edits(
        draft,
        [
            Edit(row.end, row.end, " ")
            for row in draft.rows
            if has_unit(draft.text, row) and rng.random() < part
        ],
    )


def has_unit(text: str, row: KeyRow) -> bool:
    """Whether a unit or 年, 月, 日 stands right behind a numeral."""
    behind = text[row.end : row.end + 1]
    return row.mark.cls in ("figure", "date") and (behind.isalpha() or behind in ("%", "％"))


def half_marks(draft: Draft, rng: random.Random) -> Draft:
    """Half-width brackets, straight quotes, or both."""
    table = dict(HALF_MARKS)
    for signs in rng.choice((("",), ("（）",), ("“”",))):
        for sign in signs:
            del table[ord(sign)]
    return translate(draft, table)


def lost_stops(draft: Draft, rng: random.Random) -> Draft:
    """No full stop at the end of some paragraphs."""
    places = [found.start() for found in re.finditer("。(?=\n)", draft.text)]
    return apply_edits(draft, [Edit(at, at + 1) for at in places if rng.random() < 0.4])


def lost_quotes(draft: Draft, rng: random.Random) -> Draft:
    """``“三公经费``, ``三公”经费``: quotes that do not pair or stand elsewhere."""
    return apply_edits(
        draft,
        [
            Edit(found.start(), found.end(), rng.choice(SPOILT_THREE))
            for found in THREE.finditer(draft.text)
            if rng.random() < 0.5
        ],
    )


def soft_breaks(draft: Draft, rng: random.Random) -> Draft:
    """Lines of a fixed width, as copied from a PDF; some numerals are broken too."""
    width, tear = rng.randint(30, 44), rng.choice((0, 0, 0.3))
    starts = [row.start for row in draft.rows]
    edits, start = [], 0
    for line in draft.text.splitlines(keepends=True):
        end = start + len(line.rstrip("\n"))
        if "\t" not in line:
            at = start
            while end - at > width + 1:
                at = break_place(draft, starts, at, width, rng.random() < tear)
                edits.append(Edit(at, at, "\n"))
        start += len(line)
    return apply_edits(draft, edits)


def break_place(draft: Draft, starts: list[int], start: int, width: int, tear: bool) -> int:
    """Where a line that begins at ``start`` ends: before a numeral unless it is torn."""
    at = start + width
    while draft.text[at] in HANGING:
        at += 1
    row = draft.rows[bisect_left(starts, at) - 1] if starts and starts[0] < at else None
    if row and row.start < at < row.end and not tear and row.start > start:
        return row.start
    return at


def bookmarks(draft: Draft, rng: random.Random) -> Draft:
    """``[bookmark: _Toc…]`` before headings; its digits are no numerals."""
    first = rng.randint(1000, 99_000_000)
    return apply_edits(
        draft,
        [
            Edit(found.start(), found.start(), f"[bookmark: _Toc{first + place}]")
            for place, found in enumerate(HEADING.finditer(draft.text))
        ],
    )


def page_numbers(draft: Draft, rng: random.Random) -> Draft:
    """``—5—`` alone on a line, each some thirty lines, at times within a sentence."""
    before, behind = rng.choice((("—", "—"), ("— ", " —"), ("- ", " -"), ("", "")))
    first = rng.randint(1, 5)
    places = page_places(draft, rng.randint(16, 34))
    lines = [f"{before}{first + turn}{behind}\n" for turn in range(len(places))]
    edits = [Edit(at, at, line) for at, line in zip(places, lines, strict=True)]
    paged = apply_edits(draft, edits)
    rows, grown = list(paged.rows), 0
    for turn, (at, line) in enumerate(zip(places, lines, strict=True)):
        mark = ordinal(first + turn)
        start = at + grown + len(before)
        rows.append(KeyRow(start, start + len(mark.text), mark))
        grown += len(line)
    rows.sort(key=lambda row: row.start)
    return replace(paged, rows=tuple(rows))


def page_places(draft: Draft, length: int) -> list[int]:
    """The beginnings of lines where a page may end: not in a table, not beside a digit."""
    lines = draft.text.splitlines(keepends=True)
    spans = sorted((row.start, row.end) for row in (*draft.rows, *draft.worded))
    starts = [start for start, _ in spans]
    places, at, since = [], 0, 0
    for above, below in pairwise(lines):
        at, since = at + len(above), since + 1
        place = bisect_left(starts, at) - 1
        within = place >= 0 and spans[place][1] > at
        beside = above[-2:-1].isdigit() or below[:1].isdigit()
        if since >= length and "\t" not in above + below and not within and not beside:
            places.append(at)
            since = 0
    return places


Noise = Callable[[Draft, random.Random], Draft]

# In the order in which they are applied: lines are broken when all else is settled.
KINDS: dict[str, Noise] = {
    "half_marks": half_marks,
    "lost_quotes": lost_quotes,
    "lost_stops": lost_stops,
    "wide_thousands": wide_thousands,
    "inner_blanks": inner_blanks,
    "wide_percent": wide_percent,
    "unit_blanks": unit_blanks,
    "wide_digits": wide_digits,
    "soft_breaks": soft_breaks,
    "bookmarks": bookmarks,
    "page_numbers": page_numbers,
}


def choose_kinds(level: str, rng: random.Random) -> tuple[str, ...]:
    """The kinds of a level: none, one or two, or all but a few."""
    if level not in LEVELS:
        raise ValueError(f"no such level of noise: {level}")
    count = {"none": 0, "light": rng.randint(1, 2), "heavy": rng.randint(8, len(KINDS))}[level]
    chosen = set(rng.sample(list(KINDS), count))
    return tuple(kind for kind in KINDS if kind in chosen)


def add_noise(draft: Draft, kinds: Iterable[str], rng: random.Random) -> Draft:
    """The draft after each kind in turn."""
    for kind in kinds:
        draft = KINDS[kind](draft, rng)
    return draft
