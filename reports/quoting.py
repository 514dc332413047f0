"""Which words to quote for a place: the clause or cell around a numeral."""

from __future__ import annotations

import re

from reports.spans import Span

LONGEST_CLAUSE = 120
# A comma between digits is a thousands mark.
STOP = re.compile(r"[。；！？\t\n]|(?<!\d)[，,]|[，,](?!\d{3})")


def clause_around(content: str, span: Span, longest: int = LONGEST_CLAUSE) -> Span:
    """The clause that ``span`` stands in, without the marks and blanks at its ends.

    >>> text = "2023年支出1,820.5万元，比上年增加0.68万元，增长29.3%。"
    >>> Span(*clause_around(text, Span(22, 26)))
    Span(start=17, end=28)
    """
    start, end = span
    before = content[max(0, start - longest) : start]
    stops = list(STOP.finditer(before))
    first = start - len(before) + (stops[-1].end() if stops else 0)
    stop = STOP.search(content, end, min(len(content), end + longest))
    last = stop.start() if stop else min(len(content), end + longest)
    while first < start and content[first].isspace():
        first += 1
    while last > end and content[last - 1].isspace():
        last -= 1
    return Span(first, last)
