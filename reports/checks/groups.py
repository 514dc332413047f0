"""Figures that stand together: in a statement, a section, a table, on a place of a report.

A shelf holds the money that statements print, by whose, which measure and year, then by
indicator. Sections are narrative statements under one heading, and rows of one table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from reports import units
from reports.checks.dossier import Case, Paper, distinct, interval, is_usable
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
LIST = re.compile(r"其\s*中|包\s*括")
SIGNS = re.compile(r"[，,。；;：:（）()、]")
LAST_YEAR = re.compile(r"上年|去年|同期")
# 比年初预算, but not 一般公共预算财政拨款比上年.
ON_PLAN = re.compile(r"[比较与同][^比较与同]*(?<!公共)(?<!基金)(?<!经营)预算")
# Sections about other money than that of 一般公共预算.
OTHER_FUNDS = re.compile(r"政府性基金|国有资本经营")
# The classes of all grants together hold what was carried over and the other funds as well.
ALL_GRANTS = re.compile(r"财政拨款收入?、?和?支出?(?:决算|预算)?(?:总|情况的总体)")


def once(whose: Case | Paper, name: str, work: Callable[[Case | Paper], object]):
    """What ``work`` makes of a report or a document, worked out once for all checks."""
    if name not in whose.worked_out:
        whose.worked_out[name] = work(whose)
    return whose.worked_out[name]


def unnamed(case: Case) -> set[int]:
    """The ids of figures that no word of their own sentence names.

    Where a page's width broke a line, an amount may begin one and be taken for what the heading
    or the paragraph speaks of.
    """
    return once(case, "unnamed", find_unnamed)


def find_unnamed(case: Case) -> set[int]:
    """Figures of running text that nothing in front of them names for certain."""
    content = case.paper.content
    found = set()
    last: Statement | None = None
    for statement in case.reading.statements:
        if statement.kind != "sentence":
            continue
        for place, one in enumerate(statement.figures):
            bare = not place and not content[statement.span.start : one.span.start].strip()
            carried = one.rule.startswith("paragraph:")
            astray = carried and last is not None and not goes_on(case, last, one, found)
            if bare or astray or one.rule.startswith("heading:") or is_spoilt(case, one):
                found.add(id(one))
        last = statement
    return found


def goes_on(case: Case, last: Statement, figure: Figure, weak: set[int]) -> bool:
    """Whether a figure of a sentence without a subject is of what the sentence before speaks of.

    That is its first figure; the parts that a list names are nothing that a report goes on to
    speak of.
    """
    content = case.paper.content
    first = last.figures[0] if last.figures else None
    if first is None or "\n" in content[last.span.end : figure.span.start]:
        return True
    if figure.subject.type == "project" and figure.subject == first.subject:
        return True
    listed = LIST.search(content[last.span.start : first.span.start])
    if first.rule.startswith("paragraph:"):
        return id(first) not in weak
    return not listed and first.indicator == figure.indicator


def is_spoilt(case: Case, figure: Figure) -> bool:
    """Whether a number, or its end, has a line to itself, as a page's number has."""
    content, (start, end) = case.paper.content, figure.span
    if content[end : end + 1] not in "\n ":
        return False
    line, behind = content.rfind("\n", 0, end) + 1, content.find("\n", end)
    told = content[line : behind if behind >= 0 else None].strip()
    return told.isdigit() and (line > start or content[start:end].strip() == told)


def shelve(case: Case, statements: Iterable[Statement], names: frozenset[str]) -> Shelf:
    """The money of statements by key and indicator, of the indicators in ``names``."""
    shelf: Shelf = {}
    shelves: dict[tuple, dict[str, list[Figure]]] = {}
    weak = unnamed(case)
    for statement in statements:
        for one in statement.figures:
            if one.indicator not in names or one.measure not in AMOUNTS:
                continue
            if id(one) in weak or not is_money(one):
                continue
            # Hashing a subject takes longer than all else here, and it has few values.
            near = (id(one.subject), one.measure, one.fiscal_year)
            named = shelves.get(near)
            if named is None:
                key = (one.subject, one.measure, one.fiscal_year)
                named = shelves[near] = shelf.setdefault(key, {})
            named.setdefault(one.indicator, []).append(one)
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
    """Whether the headings say that it is about 政府性基金 or 国有资本经营预算, or all grants."""
    return any(
        OTHER_FUNDS.search(heading) or ALL_GRANTS.search(heading)
        for heading in statement.heading[-3:]
    )


def options(figures: Iterable[Figure]) -> list[Figure]:
    """The candidates for one operand: figures whose values contradict each other, few at most."""
    return distinct(figures)[:4]


def sound_values(case: Case, figure: Figure, measure: str) -> list[Figure]:
    """The nearest amounts of the same thing in another measure that can be operands.

    Where a report speaks of several projects, or a heading alone names the figure, only its own
    sentence tells for certain what an amount is of.
    """
    here = case.statement(figure)
    known = once(case, "sound", lambda _: {})
    key = (id(here), figure.subject, figure.indicator, measure)
    if key not in known:
        known[key] = find_sound(case, figure, measure)
    return known[key]


def find_sound(case: Case, figure: Figure, measure: str) -> list[Figure]:
    """The amounts that ``sound_values`` remembers."""
    weak = unnamed(case)
    found = [
        one
        for one in case.nearest(figure, measure)
        if is_money(one) and interval(one) and id(one) not in weak
    ]
    several = figure.subject.type == "project" and case.reading.project != figure.subject.name
    if several or id(figure) in weak:
        here = case.statement(figure)
        found = [one for one in found if case.statement(one) is here]
    return found


def clause_of(case: Case, figure: Figure) -> str:
    """The words in front of a figure, back to the last sign: 比年初预算5万元节约."""
    return SIGNS.split(words_before(case, figure))[-1]


def is_on_basis(case: Case, figure: Figure) -> bool:
    """Whether the words of a change or rate name no other basis than the one it was read with."""
    words = clause_of(case, figure)
    if figure.basis.startswith("budget"):
        return not LAST_YEAR.search(words)
    return figure.basis != "prior_final" or not ON_PLAN.search(words)


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
