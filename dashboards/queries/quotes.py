"""The sentence in which a figure stands, cut short for a hover.

One query whatever the number of figures; only a window of each document's text is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import F, IntegerField
from django.db.models.functions import Greatest, Substr

from dashboards.evidence_lines import NOISE
from dashboards.presence import Value
from reports.models import Figure

LONGEST_QUOTE = 80
# Read before a numeral and in all: more than is quoted, as noise and blanks fall away.
LEAD = 100
WINDOW = 300
ELLIPSIS = "…"
BLANKS = re.compile(r"\s+")
# The window may begin or end inside a bookmark.
CUT_NOISE = re.compile(r"^[^\[\]\n]{0,20}_Toc\d+\]|\[bookmark:[^\[\]\n]*$")


def read_quotes(values: Iterable[Value]) -> dict[int, str]:
    """The quoted sentence of each printed value, by the key of its figure."""
    keys = {value.figure for value in values if value.figure is not None}
    opening = Greatest(F("statement__start"), F("start") - LEAD, output_field=IntegerField())
    figures = Figure.objects.filter(pk__in=keys).annotate(opening=opening)
    rows = figures.annotate(window=Substr("report__document__text", F("opening") + 1, WINDOW))
    fields = ("pk", "start", "end", "statement__start", "statement__end", "opening", "window")
    return {row[0]: quote_window(*row[1:]) for row in rows.order_by().values_list(*fields)}


def quote_window(start: int, end: int, first: int, last: int, opening: int, window: str) -> str:
    """The statement ``first`` to ``last`` around the numeral, from a window of its text."""
    stated = window[: max(0, last - opening)]
    head = stated[: max(0, start - opening)]
    numeral = stated[len(head) : max(len(head), end - opening)]
    tail = stated[len(head) + len(numeral) :]
    before = clean_text(head).lstrip()
    after = clean_text(tail).rstrip()
    if opening > first:
        before = ELLIPSIS + before
    if last - opening > WINDOW:
        after += ELLIPSIS
    return cut_quote(before, clean_text(numeral), after)


def clean_text(text: str) -> str:
    """``text`` without bookmarks, each run of blanks as one."""
    return BLANKS.sub(" ", CUT_NOISE.sub("", NOISE.sub("", text)))


def cut_quote(before: str, numeral: str, after: str, longest: int = LONGEST_QUOTE) -> str:
    """The numeral with what fits around it; an ellipsis stands where something was cut."""
    if len(before) + len(numeral) + len(after) <= longest:
        return f"{before}{numeral}{after}".strip()
    numeral = numeral[: longest - 2]
    room = longest - 2 - len(numeral)
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    head = before[len(before) - left :]
    tail = after[:right]
    opening = ELLIPSIS if left < len(before) else ""
    closing = ELLIPSIS if right < len(after) else ""
    return f"{opening}{head}{numeral}{tail}{closing}".strip()
