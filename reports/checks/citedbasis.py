"""What a project's report cites as the basis on which the project was set up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.dossier import Case
from reports.checks.groups import once
from reports.checks.plainness import MARKS
from reports.spans import Span

# 2.项目立项、资金申报的依据。
HEAD = re.compile("(?:立项|政策|设立|申报)[^。；：]{0,14}依据")
NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})[.．、]|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]"
)
CITED = re.compile(r"《([^》]{4,120})》|([一-龥]{2,12}[〔\[（]20\d\d[〕\]）]第?\d{1,4}号)")
LONGEST_HEAD = 40


class Citation(NamedTuple):
    """A cited paper: its title or number without marks, and where it stands."""

    title: str
    span: Span


def find_basis(case: Case) -> list[Citation]:
    """The papers cited under the heading that asks for the basis."""
    return once(case, "basis", lambda one: list(read_basis(one)))


def read_basis(case: Case) -> Iterator[Citation]:
    """Every paper from that heading up to the next."""
    flat, inside = case.flat, False
    for line in flat.lines:
        words = flat.text[line.start : line.end]
        is_head = len(words) <= LONGEST_HEAD and NUMBERED.match(words)
        if is_head and inside:
            return
        inside = inside or bool(is_head and HEAD.search(words))
        if inside and not is_head:
            for one in CITED.finditer(flat.text, line.start, line.end):
                yield Citation(MARKS.sub("", one[1] or one[2]), flat.span(*one.span()))
