r"""Tables pasted from spreadsheets: a row a line, its cells parted by tabs, empty ones kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from reports.spans import Row, Span, Table

# As few rows as make a table, and among how many of them its head stands.
FEWEST_ROWS = 3
HEAD_ROWS = 4
HEAD = re.compile(
    r"项\s*目|科\s*目|名\s*称|行\s*次|预\s*算\s*数|决\s*算\s*数|[一二三]级指标|合\s*计"
)


def find_tab_rows(content: str, lines: list[Span]) -> list[Table]:
    """All such tables in order: runs of lines with two tabs and more, most of them with as many
    tabs as each other and a head among the first."""
    if "\t" not in content:
        return []
    runs = groupby(lines, key=lambda line: content.count("\t", line.start, line.end) >= 2)
    return [table for is_row, run in runs if is_row for table in tables_of(content, list(run))]


def tables_of(content: str, run: list[Span]) -> Iterator[Table]:
    """The table that a run of lines is, if it is one."""
    counts = Counter(content.count("\t", line.start, line.end) for line in run)
    head = content[run[0].start : run[:HEAD_ROWS][-1].end]
    regular = counts.most_common(1)[0][1] * 2 >= len(run)
    if len(run) >= FEWEST_ROWS and regular and HEAD.search(head):
        rows = tuple(Row(tuple(cells_of(content, line)), line) for line in run)
        yield Table(rows, Span(run[0].start, run[-1].end))


def cells_of(content: str, line: Span) -> Iterator[Span]:
    """The spans of a line's cells."""
    start = line.start
    while (tab := content.find("\t", start, line.end)) >= 0:
        yield Span(start, tab)
        start = tab + 1
    yield Span(start, line.end)
