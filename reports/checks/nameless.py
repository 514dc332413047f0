"""Sentences whose figures leave open which of two like names is meant, checked by themselves.

2023年支出302万元，比上年增加2.8万元，增长7.9%: whether 支出 is 本年支出 or 总支出, amount, change
and rate are of the same. Such a sentence is looked at as if it were a report of its own, so that
nothing outside it becomes an operand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from reports.checks.dossier import Case
from reports.checks.groups import once
from reports.facts import Figure, Statement
from reports.findings import Verdict
from reports.namedoubts import is_doubt_of_name

AMOUNT = re.compile(r"\d[\d,，. ]*[\s余多]*(?:亿元|万元|元|[%％])")
HEADED = "所说的是哪一项只由标题写明"


def within(
    case: Case, run: Callable[[Case], Iterator[Verdict]], with_headed: bool = False
) -> Iterator[Verdict]:
    """What a check says of each such sentence; nothing where it cannot say anything.

    ``with_headed``: those too that only a heading names.
    """
    for piece, reason in once(case, "nameless", find_pieces):
        for verdict in run(piece) if reason != HEADED or with_headed else ():
            if verdict.state == "failed":
                message = f"{verdict.message}（{reason}，但同一句话里说的总是同一项）"
                yield verdict._replace(message=message)
            elif verdict.state == "held":
                yield verdict


def find_pieces(case: Case) -> list[tuple[Case, str]]:
    """Every such sentence as a case, with the reason for its doubt."""
    if not any(is_nameless(one) or is_headed(one) for one in case.figures):
        return []
    found = []
    for statement in case.reading.statements:
        if len(statement.figures) < 2 or not is_read(case, statement):
            continue
        if figures := settled(statement):
            reason = next(one.reason for one in statement.figures if is_nameless(one))
            found.append((make_piece(case, statement, figures), reason))
        elif figures := headed(statement):
            found.append((make_piece(case, statement, figures), HEADED))
    return found


def is_read(case: Case, statement: Statement) -> bool:
    """Whether every amount and rate of a sentence became a figure: the rest may be of another."""
    read = {one.span.start for one in statement.figures}
    amounts = AMOUNT.finditer(case.paper.content, *statement.span)
    return all(one.start() in read for one in amounts)


def is_headed(figure: Figure) -> bool:
    """Whether only a heading names a figure."""
    return figure.rule.startswith("heading:") and figure.status != "uncertain"


def is_nameless(figure: Figure) -> bool:
    """Whether nothing of a figure is in doubt but its name."""
    return figure.status == "uncertain" and is_doubt_of_name(figure.reason)


def settled(statement: Statement) -> tuple[Figure, ...]:
    """The figures of a sentence as if their name were certain; none unless all share it."""
    figures = statement.figures
    if not any(map(is_nameless, figures)):
        return ()
    names = {(one.indicator, one.subject) for one in figures if is_nameless(one)}
    own = tuple(one for one in figures if (one.indicator, one.subject) in names)
    doubts = {one.reason for one in own if one.status == "uncertain"}
    start = figures.index(own[0])
    if len(names) > 1 or len(doubts) > 1 or figures[start : start + len(own)] != own:
        return ()
    return tuple(map(make_certain, own))


def headed(statement: Statement) -> tuple[Figure, ...]:
    """The figures of a sentence that a heading alone names, of each measure one."""
    figures = statement.figures
    if not all(map(is_headed, figures)):
        return ()
    kinds = {(one.measure, one.basis) for one in figures}
    names = {(one.indicator, one.subject) for one in figures}
    if len(kinds) < len(figures) or len(names) > 1:
        return ()
    return tuple(map(make_certain, figures))


def make_certain(figure: Figure) -> Figure:
    """A figure as if its own words named it."""
    rule = figure.rule.replace("heading:", "statement:", 1)
    return replace(figure, status="certain", reason="", candidates=(), rule=rule)


def make_piece(case: Case, statement: Statement, figures: tuple[Figure, ...]) -> Case:
    """A case of nothing but a sentence, with the words of the whole report around it."""
    reading = replace(case.reading, statements=(replace(statement, figures=figures),), kpis=())
    piece = Case(case.key, case.paper, reading, case.version, case.in_force)
    vars(piece)["flat"] = case.flat
    return piece
