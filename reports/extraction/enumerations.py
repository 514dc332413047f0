"""Numbers told one after another: 分别为…, 分别占…: which indicator each of them belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.extraction.settled import RELATIVE
from reports.extraction.tokens import Token

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
        return named
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


def numbers_listed(walk: Walk, each: Token) -> int:
    """How many numbers of one unit follow one another behind 分别."""
    unit, count = None, 0
    for one in walk.tokens:
        if one.start < each.end or one.kind in ("topic", "cue", "each"):
            continue
        if one.kind == "break" and one.value not in ("、", "，"):
            break
        if one.kind == "number":
            if unit not in (None, one.number.unit):
                break
            unit, count = one.number.unit, count + 1
    return count
