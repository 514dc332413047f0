"""Figures that stand together: in a statement, a section, a table, on a place of a report.

A shelf holds the money that statements print, by whose, which measure and year, then by
indicator. Sections are narrative statements under one heading, and rows of one table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from reports import units
from reports.checks.dossier import Case, distinct, interval, is_usable
from reports.facts import Figure, Statement, Subject
from reports.spans import Span
from reports.tolerance import Interval

# Measures that say how much there is, was or was planned.
AMOUNTS = frozenset(
    (
        "final",
        "budget",
        "budget_initial",
        "budget_adjusted",
        "prior_final",
        "prior_budget",
        "amount",
    )
)
# (subject, measure, year) → indicator → figures.
Key = tuple[Subject, str, int]
Shelf = dict[Key, dict[str, list[Figure]]]
# Words between two rows that show that another table begins.
NEW_TABLE = re.compile(r"表|单位[:：]|公开\d|政府性基金|国有资本经营")
FARTHEST_ROWS = 120
# Sections about other money than that of 一般公共预算.
OTHER_FUNDS = re.compile(r"政府性基金|国有资本经营")


def once(case: Case, name: str, work: Callable[[Case], object]):
    """What ``work`` makes of a report, worked out once for all checks."""
    if name not in case.worked_out:
        case.worked_out[name] = work(case)
    return case.worked_out[name]


def unnamed(case: Case) -> set[int]:
    """The ids of figures that no word of their own sentence names.

    Where a page's width broke a line, an amount may begin one and be taken for what the heading
    or the paragraph speaks of.
    """
    return once(case, "unnamed", find_unnamed)


def find_unnamed(case: Case) -> set[int]:
    """Figures of running text with nothing in front of them, or named by a heading alone."""
    content = case.paper.content
    found = set()
    for statement in case.reading.statements:
        if statement.kind != "sentence":
            continue
        for place, one in enumerate(statement.figures):
            bare = not place and not content[statement.span.start : one.span.start].strip()
            if bare or one.rule.startswith("heading:"):
                found.add(id(one))
    return found


def shelve(case: Case, statements: Iterable[Statement], names: frozenset[str]) -> Shelf:
    """The money of statements by key and indicator, of the indicators in ``names``."""
    shelf: Shelf = defaultdict(lambda: defaultdict(list))
    weak = unnamed(case)
    for statement in statements:
        for one in statement.figures:
            if one.indicator not in names or id(one) in weak:
                continue
            if one.measure in AMOUNTS and is_money(one):
                shelf[one.subject, one.measure, one.fiscal_year][one.indicator].append(one)
    return shelf


def is_money(figure: Figure) -> bool:
    """Whether a figure is an amount that can be an operand."""
    return figure.unit in units.MONEY and is_usable(figure)


def place_of(statement: Statement) -> str:
    """Whether a statement is running text, a table's row or a chart's series."""
    return statement.figures[0].place if statement.figures else "narrative"


def sections(case: Case) -> list[list[Statement]]:
    """Narrative statements by heading, table rows by table; charts each for itself."""
    return once(case, "sections", find_sections)


def find_sections(case: Case) -> list[list[Statement]]:
    """The sections of a report, in the order in which they begin."""
    found: dict[tuple, list[Statement]] = {}
    tables = 0
    ordered = sorted(case.reading.statements, key=lambda one: one.span)
    last: Statement | None = None
    for statement in ordered:
        place = place_of(statement)
        if place == "table":
            tables += last is None or not same_table(case, last, statement)
            found.setdefault(("table", tables), []).append(statement)
            last = statement
        elif place == "narrative":
            found.setdefault(("narrative", statement.heading), []).append(statement)
        else:
            found.setdefault((place, statement.span), []).append(statement)
    return list(found.values())


def same_table(case: Case, row: Statement, following: Statement) -> bool:
    """Whether two rows belong together: little between them, and no title of another table."""
    between = case.paper.content[row.span.end : max(row.span.end, following.span.start)]
    return len(between) <= FARTHEST_ROWS and not NEW_TABLE.search(between)


def is_about_other_funds(statement: Statement) -> bool:
    """Whether the headings say that it is about 政府性基金 or 国有资本经营预算."""
    return any(OTHER_FUNDS.search(heading) for heading in statement.heading[-3:])


def options(figures: Iterable[Figure]) -> list[Figure]:
    """The candidates for one operand: figures whose values contradict each other, few at most."""
    return distinct(figures)[:4]


def sound_values(case: Case, figure: Figure, measure: str) -> list[Figure]:
    """The nearest amounts of the same thing in another measure that can be operands.

    Where a report speaks of several projects only the figure's own sentence tells for certain
    whose an amount is.
    """
    weak = unnamed(case)
    found = [
        one
        for one in case.nearest(figure, measure)
        if is_money(one) and interval(one) and id(one) not in weak
    ]
    if figure.subject.type == "project" and case.reading.project != figure.subject.name:
        here = case.statement(figure)
        found = [one for one in found if case.statement(one) is here]
    return found


def words_between(case: Case, left: Figure, right: Figure) -> str:
    """The words between two figures, without white space."""
    return case.flat.between(Span(left.span.end, right.span.start))


def words_before(case: Case, figure: Figure, length: int = 24) -> str:
    """The words in front of a figure, not beyond its statement."""
    start = max(case.statement(figure).span.start, figure.span.start - length)
    return case.flat.between(Span(start, figure.span.start))


def paragraph_of(case: Case, figure: Figure) -> Span:
    """The line of the text in which a figure stands."""
    content = case.paper.content
    start = content.rfind("\n", 0, figure.span.start) + 1
    end = content.find("\n", figure.span.end)
    return Span(start, end if end >= 0 else len(content))


def value_of(figure: Figure) -> Interval:
    """What a figure stands for; only for figures that say it exactly."""
    found = interval(figure)
    assert found is not None
    return found
