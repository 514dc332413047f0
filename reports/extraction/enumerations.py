"""Numbers told one after another: 分别为…, 分别占…: which indicator each of them belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction.settled import RELATIVE
from reports.extraction.tokens import Token

# A place of a list that was left blank: 12万元、XX万元、3万元.
BLANK = re.compile(r"(?<=[为占、，])(?:[XxＸ×*_]{1,6}|…{1,2})(?=万元|亿元|元|%|[、，。])")
BEHIND = 8

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


def listed(walk: Walk, each: Token) -> list[Token]:
    """The indicators that the numbers behind 分别 belong to, in their order.

    Those named in the clause (人员经费和公用经费分别为…); where it names none, those of the amounts
    just listed (…费0万元、…费8万元，分别占…).
    """
    named = [
        one
        for one in walk.tokens
        if one.kind == "topic" and walk.clause_start <= one.start < each.start
    ]
    if len(named) > 1:
        walk.named_list = list(named)
        return fitting(walk, each, named)
    if len(walk.named_list) == len(places_listed(walk, each)) > 1:
        names = [one.value for one in walk.named_list]
        again = [Token("topic", each.start, each.end, name, "listed") for name in names]
        return fitting(walk, each, again)
    amounts = [
        one for one in walk.figures if one.measure not in RELATIVE and one.status == "certain"
    ]
    run: list[Token] = []
    for figure in reversed(amounts):
        if figure.unit != amounts[-1].unit or figure.indicator in {one.value for one in run}:
            break
        run.append(Token("topic", each.start, each.end, figure.indicator, "listed"))
    wanted = numbers_listed(walk, each)
    return run[:wanted][::-1] if 1 < wanted <= len(run) else []


def projects_listed(walk: Walk, each: Token) -> list[str]:
    """The projects whose scores follow 分别, in the order in which the sentence names them
    (甲、乙、丙自评得分分别为…); none unless there are as many scores as projects."""
    names = [one.name for one in walk.context.projects]
    if walk.context.project or not names or not (walk.cue and walk.cue.value == "score"):
        return []
    start = max(walk.text.rfind(mark, 0, each.start) for mark in "；。：") + 1
    before = walk.text[start : each.start]
    found: list[tuple[int, str]] = []
    # A name inside a longer one is that one.
    for name in sorted(names, key=len, reverse=True):
        place = before.find(name)
        if place >= 0:
            found.append((place, name))
            before = before.replace(name, "\x00" * len(name))
    return [name for _, name in sorted(found)] if len(found) == numbers_listed(walk, each) else []


def fitting(walk: Walk, each: Token, named: list[Token]) -> list[Token]:
    """The names without those in whose place a blank was left."""
    places = places_listed(walk, each)
    if len(places) != len(named) or all(places):
        return list(named)
    return [name for name, is_number in zip(named, places, strict=True) if is_number]


def places_listed(walk: Walk, each: Token) -> list[bool]:
    """Whether each place of a list behind 分别 holds a number; else it was left blank."""
    numbers = find_listed(walk, each)
    if not numbers:
        return []
    start, end = each.end, numbers[-1].end + BEHIND
    blanks = [(one.start(), False) for one in BLANK.finditer(walk.text, start, end)]
    return [known for _, known in sorted([*((one.start, True) for one in numbers), *blanks])]


def numbers_listed(walk: Walk, each: Token) -> int:
    """How many numbers of one unit follow one another behind 分别."""
    return len(find_listed(walk, each))


def find_listed(walk: Walk, each: Token) -> list[Token]:
    """The numbers of one unit that follow one another behind 分别."""
    unit, found = "", []
    for one in walk.tokens:
        if one.start < each.end or one.kind in ("topic", "cue", "each"):
            continue
        if one.kind == "break" and one.value not in ("、", "，"):
            break
        if one.kind == "number":
            # 95、92、90分: the unit stands behind the last.
            if unit and one.number.unit not in ("", unit):
                break
            unit = unit or one.number.unit
            found.append(one)
    return found
