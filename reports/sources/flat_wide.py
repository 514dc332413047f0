"""The “三公” form with one row of figures: parts side by side under 预算数 and 决算数.

Its head stands in three lines (measures, parts, what 购置及运行 consists of); how they go
together is certain only if the parts counted from the head are as many as the figures.
"""

from __future__ import annotations

import re

from reports.sources.flat_cells import BLANK, NUMBER, FlatCell, Found
from reports.sources.flat_heads import COLUMN_HEAD, MOST_HEADS
from reports.sources.flat_streams import Stream

MEASURE = re.compile(r"(?:20\d\d年度?)?(?:年初|调整后?|全年|当年|本年)?(?:预算数|决算数|预算|决算)")
PART = re.compile(r"合计|总计|因公出国.*|公务用车购置(?:及|和)运行.*|公务接待费?.*")
INNER = re.compile(r"小计|公务用车(?:购置|运行).*|.*购置费|.*运行(?:维护)?费")
GROUPED = "购置及运行"
# 合计, three parts and what the car costs consist of.
FEWEST_FIGURES = 5


def read_wide(stream: Stream, at: int) -> Found | None:
    """The form whose head begins at ``at`` with its first measure."""
    end = stream.heads_end(at)
    if end < 0:
        return None
    heads = [cell for cell in stream.cells[at:end] if cell.kind != BLANK]
    numbered = heads[-1].text == COLUMN_HEAD
    lines = head_lines(heads[:-1] if numbered else heads)
    width = count_figures(lines)
    if width < FEWEST_FIGURES:
        return None
    rows = [[cell.span for cell in line] for line in lines]
    counts = stream.run_of(end, width, (NUMBER,))
    is_count = [cell.text for cell in counts] == [str(n + 1) for n in range(width)]
    if numbered and not is_count:
        return None
    if is_count:
        rows.append([cell.span for cell in [*heads[-1:], *counts][0 if numbered else 1 :]])
        end += width
    values = stream.run_of(end, width, (NUMBER, BLANK))
    following = stream.at(end + width).kind
    if len(values) != width or following in (NUMBER, BLANK):
        return None
    return Found([*rows, [cell.span for cell in values]], end + width)


def head_lines(heads: list[FlatCell]) -> list[list[FlatCell]]:
    """The three lines of the head; empty where a word fits none of them."""
    lines: list[list[FlatCell]] = [[], [], []]
    for cell in heads[:MOST_HEADS]:
        place = next(
            (n for n, words in enumerate((MEASURE, PART, INNER)) if words.fullmatch(cell.text)),
            None,
        )
        if place is None or any(lines[place + 1 :]):
            return []
        lines[place].append(cell)
    return lines


def count_figures(lines: list[list[FlatCell]]) -> int:
    """How many columns the head has, 0 where its lines do not go together."""
    if not lines or not lines[0] or not lines[1]:
        return 0
    measures, parts, inner = lines
    grouped = sum(GROUPED in cell.text for cell in parts)
    groups = sum("因公出国" in cell.text for cell in parts)
    if not groups or groups != len(measures) or len(parts) % groups or grouped != groups:
        return 0
    if inner and len(inner) % groups:
        return 0
    return len(parts) + (len(inner) - grouped if inner else 0)
