"""Headings of a report, what stands under them, and what is said outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reports.checks.dossier import Case
from reports.checks.flat import Line
from reports.checks.numbering import STYLES, Numbered, Prefix, read_numbered
from reports.spans import Span

DEFINITION = re.compile(r"[“”一-鿿（）、]{2,40}[：:]?(?:是)?(?:指|反映)")
DEFINING = 45
LEADER = re.compile(r"[….\d\s]+$")
SECTION = re.compile(
    "(?:三公”?经费|机关运行经费|政府采购|国有资产|政府性基金|国有资本|预算绩效"
    "|收入|支出|总体|结构|具体)[^，。]{0,20}(?:情况|说明)$"
)
LONGEST = 40
DENIAL = re.compile("无|不涉及|没有|未安排")
NUMBER = re.compile(r"\d(?!\d{0,3}年)")
MARKS = re.compile("[，。；：]")
# More than this between two headings is a report that is attached there.
ATTACHED = 200


def read_said(case: Case) -> str:
    """The report's words without headings, the table of contents and the glossary."""
    text = case.flat.text
    prefixes = {one.index: one.prefix for one in read_numbered(case.flat)}
    return "".join(
        text[line.start : line.end]
        for index, line in enumerate(case.flat.lines)
        if line.is_cell
        or not (
            is_heading(text[line.start : line.end], prefixes.get(index))
            or is_definition(text, line, prefixes.get(index))
        )
    )


def is_heading(words: str, prefix: Prefix | None) -> bool:
    """Whether a line only announces what follows: numbered, short, and no sentence."""
    if prefix is None or len(words) > LONGEST or MARKS.search(words):
        return False
    rest = LEADER.sub("", words[prefix.length :])
    # 无…, 不涉及: a heading that tells all there is to tell.
    return not NUMBER.search(rest) and not DENIAL.search(rest)


def is_definition(text: str, line: Line, prefix: Prefix | None) -> bool:
    """Whether a line explains a word: 机关运行经费：指…"""
    start = line.start + (prefix.length if prefix else 0)
    near = min(line.end, start + DEFINING)
    if text.find("指", start, near) < 0 and text.find("反映", start, near) < 0:
        return False
    return DEFINITION.match(text, start, line.end) is not None


def find_empty(case: Case) -> Iterator[tuple[str, Span]]:
    """Headings of sections that are followed at once by the next heading.

    A heading that comes again further down stood in the table of contents.
    """
    text, numbered = case.flat.text, read_numbered(case.flat)
    words = [text[one.line.start : one.line.end] for one in numbered]
    last = {heading: at for at, heading in enumerate(words)}
    for at, (one, after) in enumerate(pairwise(numbered)):
        beside = after.index == one.index + 1 and last[words[at]] == at
        if beside and is_empty(case, one, after) and SECTION.search(words[at]):
            yield words[at], case.flat.span(one.line.start, one.line.end)


def is_empty(case: Case, one: Numbered, after: Numbered) -> bool:
    """Whether nothing stands between two headings of which the second is no subheading."""
    text, styles = case.flat.text, list(STYLES)
    first, second = one.prefix, after.prefix
    nested = styles.index(second.style) > styles.index(first.style)
    follows = second.style != first.style or second.number == first.number + 1
    if nested or not follows or not is_heading(text[after.line.start : after.line.end], second):
        return False
    # An attached report may stand between, which is not among this report's own words.
    between = case.flat.origin(after.line.start) - case.flat.origin(one.line.end - 1)
    return between < ATTACHED
