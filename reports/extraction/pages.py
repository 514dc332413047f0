"""Page numbers that stand bare on a line: they run up by one, a page apart, through the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from reports.spans import Span, Table

BARE_NUMBER = re.compile(r"(?m)^[ \t\u3000]*(\d{1,3})[ \t\u3000]*$")
FEWEST_PAGES = 3
# A page of text as a PDF gives it; figures of a table stand closer together, and numbers that only
# happen to follow each other farther apart.
SHORTEST_PAGE, LONGEST_PAGE = 150, 4000
# A line this long, or one that ends a sentence, is text and no label of the number below it.
SHORTEST_TEXT = 15
ENDS_TEXT = tuple("。；，：,;.、）)")
# How many earlier numbers of the same value are looked at.
MOST_LOOKED_AT = 4


def bare_pages(clean: str, tables: tuple[Table, ...]) -> list[Span]:
    """Spans of the lines that hold nothing but a page's number, outside tables, in order."""
    starts = [table.span.start for table in tables]
    found = []
    for match in BARE_NUMBER.finditer(clean):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or tables[before].span.end <= match.start():
            found.append(match)
    pages = [match for chain in find_chains(found) if is_paging(clean, chain) for match in chain]
    return sorted(Span(*match.span(1)) for match in pages)


def find_chains(matches: list[re.Match]) -> list[list[re.Match]]:
    """Numbers that run up by one, each about a page behind the one before."""
    chains: list[list[re.Match]] = []
    waiting: dict[int, list[list[re.Match]]] = defaultdict(list)
    for match in matches:
        number = int(match[1])
        chain = next(
            (one for one in waiting[number - 1][: -MOST_LOOKED_AT - 1 : -1]
             if SHORTEST_PAGE <= match.start() - one[-1].end() <= LONGEST_PAGE), None,
        )  # fmt: skip
        if chain is None:
            chain = []
            chains.append(chain)
        else:
            waiting[number - 1].remove(chain)
        chain.append(match)
        waiting[number].append(chain)
    return [chain for chain in chains if len(chain) >= FEWEST_PAGES]


def is_paging(clean: str, chain: list[re.Match]) -> bool:
    """Whether most of the numbers stand below running text, not below a label.

    Those right below a table say nothing of either.
    """
    lines = [line_above(clean, match.start()) for match in chain]
    lines = [line.strip() for line in lines if not line.startswith("\t")]
    below_text = sum(len(line) >= SHORTEST_TEXT or line.endswith(ENDS_TEXT) for line in lines)
    return below_text * 2 > len(lines)


def line_above(clean: str, start: int) -> str:
    """The last line above ``start`` that is not blank, without the blanks at its end."""
    return clean[max(0, start - 200) : start].rstrip().rsplit("\n", 1)[-1]
