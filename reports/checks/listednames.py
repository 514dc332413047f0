"""Where a report lists an account without its levels: in a table, or behind or before its code.

``2080501行政单位离退休2.42万元``, ``信访事务（2010308）32.52万元``, and a cell with a name alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.flat import Flat

LONGEST_CODE = 7
CODE_BEFORE = re.compile(r"2\d\d(?:\d\d){0,2}$")
CODE_BEHIND = re.compile(r"（2\d\d(?:\d\d){0,2}）")
SPENDING = "支出"
# What goes on behind a whole name: no other character of it.
BEHIND = re.compile("[^一-鿿]|预算|决算|科目|[年本全]年|年初|[为共]")


class Listed(NamedTuple):
    """A name as ``text[start:end]``, and whether its code stands with it."""

    start: int
    end: int
    is_coded: bool


def find_listed(flat: Flat, name: str) -> Iterator[Listed]:
    """Where a name (given without 支出) stands with its code, or has a line or cell to itself."""
    text, at = flat.text, -1
    while (at := text.find(name, at + 1)) >= 0:
        end = at + len(name)
        end += len(SPENDING) * text.startswith(SPENDING, end)
        before = CODE_BEFORE.search(text, max(0, at - LONGEST_CODE), at)
        is_line = fills_line(flat, at, end)
        is_whole = before is not None and (is_line or ends_name(flat, end))
        is_coded = is_whole or CODE_BEHIND.match(text, end) is not None
        if is_coded or is_line:
            yield Listed(at, end, is_coded)


def fills_line(flat: Flat, start: int, end: int) -> bool:
    """Whether words are all that a line or a cell has."""
    index = bisect_left(flat.lines, (start,))
    return index < len(flat.lines) and flat.lines[index][:2] == (start, end)


def ends_name(flat: Flat, end: int) -> bool:
    """Whether a name does not go on."""
    ends = (line.end for line in flat.lines[bisect_left(flat.lines, (end,)) - 1 :][:1])
    return end in ends or BEHIND.match(flat.text, end) is not None
