"""Figures that end a list of parts and may be of the whole in front of it."""

from __future__ import annotations

import re

from reports.checks.decompositions import BY_TOTAL
from reports.checks.dossier import Case
from reports.checks.groups import AMOUNTS, LIST, is_money
from reports.facts import Figure
from reports.spans import Span

# How many figures in front of a list may tell of its whole.
FIGURES_BEFORE = 12
# 完成年初预算6.04万元的82%: the rate names the very amount that it is of.
OF_THAT = re.compile(r"(?:万元|元|亿元)?的")


def is_trailing(case: Case, figure: Figure) -> bool:
    """Whether a figure ends a list and may be of the whole in front of the list.

    其中：基金收入9万元、其他收入5万元，增长5%: no other item has a rate, and no word says whose
    it is.
    """
    here = case.statement(figure)
    words = case.paper.content[here.span.start : figure.span.start]
    lists = list(LIST.finditer(words))
    if not lists:
        return False
    start = here.span.start + lists[-1].start()
    listed = [one for one in here.figures if start < one.span.start <= figure.span.start]
    own = [one for one in listed if one.indicator == figure.indicator]
    others = [one for one in listed if one.indicator != figure.indicator]
    if not others or not is_money(own[0]) or others[-1].span > own[0].span:
        return False
    named = any(one.rule.startswith("clause:") for one in own if one.measure not in AMOUNTS)
    open_ = not named and all(one.measure != figure.measure for one in others)
    return open_ and not is_own(case, figure, start)


def is_own(case: Case, figure: Figure, start: int) -> bool:
    """Whether a figure can be of its own item only, in a list that begins at ``start``.

    It names the amount that it is of; or the whole has told its own already; or the list goes on
    behind it.
    """
    if figure.measure == "execution_rate" and is_of_amount(case, figure):
        return True
    before = figures_before(case, start)
    if not before:
        return False
    whole = before[-1].indicator
    same = (whole, figure.measure, figure.basis)
    if any((one.indicator, one.measure, one.basis) == same for one in before):
        return True
    forms = [form.parts for sum_ in BY_TOTAL.get(whole, ()) for form in sum_.forms]
    mine = [parts for parts in forms if figure.indicator in parts]
    behind = [one for one in case.statement(figure).figures if one.span > figure.span]
    return any(one.indicator in parts for one in behind[:1] for parts in mine) and (
        behind[0].indicator != figure.indicator and behind[0].measure in AMOUNTS
    )


def is_of_amount(case: Case, figure: Figure) -> bool:
    """Whether nothing but 的 stands between a rate and an amount of its own item."""
    own = [one for one in case.statement(figure).figures if one.span < figure.span]
    if not own or not is_money(own[-1]) or own[-1].indicator != figure.indicator:
        return False
    words = case.flat.between(Span(own[-1].span.end, figure.span.start))
    return OF_THAT.fullmatch(words) is not None


def figures_before(case: Case, start: int) -> list[Figure]:
    """The figures in front of an offset, in its paragraph."""
    content = case.paper.content
    found: list[Figure] = []
    for one in reversed(case.figures):
        if one.span.start >= start:
            continue
        if len(found) == FIGURES_BEFORE or "\n" in content[one.span.end : start]:
            break
        found.append(one)
    return found[::-1]
