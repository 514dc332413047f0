"""What two reports of one body tell differently: last year's amounts, plans, versions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from reports.corpus.faults.ground import BUDGETS, Ground, apart, decimals, quantity, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.rates import PRIORS, changes, executions
from reports.corpus.rounding import HUNDRED, rounded
from reports.corpus.writer import KeyRow


def told_before(ground: Ground, row: KeyRow, measures: tuple[str, ...], year: int) -> KeyRow | None:
    """What the other report prints of a figure's indicator, unless a fault has changed it."""
    for measure in measures:
        for other in ground.beside.of(measure):
            mark = other.mark
            same = (mark.subject, mark.indicator, mark.fiscal_year)
            is_same = same == (row.mark.subject, row.mark.indicator, str(year))
            if is_same and quantity(mark) not in ground.spoilt:
                return other
    return None


def spoil_prior(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Last year's amount is not what last year's report told."""
    for measure in PRIORS:
        for row in ground.of(measure):
            told = told_before(ground, row, ("final", "budget_initial"), ground.year - 1)
            if told is None or not reach(told.mark).meets(reach(row.mark)):
                continue
            right = reach(told.mark)
            mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
            if mark is not None:
                yield swap(row, mark, f"last year's {row.mark.indicator}")


def spoil_growth(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A change and its rate that fit each other and this year's amount, not last year's report."""
    for change, rate, now in changes(ground):
        told = told_before(ground, now, (ground.own,), ground.year - 1)
        # Last year's amount in the same line would contradict the change within the report.
        if ground.beside_row(now, PRIORS):
            continue
        if told is None or ground.text[change.start - 2 : change.start] not in ("增加", "减少"):
            continue
        amount, before = reach(now.mark), reach(told.mark)
        if not (amount - reach(change.mark)).meets(before):
            continue
        mark = misprint(
            ground, change, rng,
            lambda new, amount=amount, before=before: (amount - new).low > 0
            and apart(amount - new, before),
        )  # fmt: skip
        if mark is None:
            continue
        base = Decimal(now.mark.value) - Decimal(mark.value)
        places = max(decimals(rate.mark.text), 1)
        fresh = reprint(
            ground, rate.mark, rounded(Decimal(mark.value) / base * HUNDRED, places), places
        )
        if not Decimal(fresh.value):
            continue
        pieces = (Change(change.start, change.end, mark), Change(rate.start, rate.end, fresh))
        what = f"last year's {now.mark.indicator} would be {base}, not {told.mark.text}"
        yield Proposal(what, pieces, (now,))


def spoil_plan(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """年初预算 in the account is not what the plan told; the rate fits the wrong one."""
    for rate, final, budget, _ in executions(ground, "narrative"):
        told = told_before(ground, budget, ("budget_initial",), ground.year)
        if told is None or budget.mark.measure != "budget_initial":
            continue
        right = reach(told.mark)
        if not right.meets(reach(budget.mark)):
            continue
        mark = misprint(ground, budget, rng, lambda new, right=right: apart(new, right))
        if mark is None:
            continue
        places = max(decimals(rate.mark.text), 1)
        value = Decimal(final.mark.value) / Decimal(mark.value) * HUNDRED
        fresh = reprint(ground, rate.mark, rounded(value, places), places)
        changes_ = (Change(budget.start, budget.end, mark), Change(rate.start, rate.end, fresh))
        what = f"plan of {budget.mark.indicator}: {told.mark.text} printed as {mark.text}"
        yield Proposal(what, changes_, (final,))


def spoil_version(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The same report once more with another number."""
    for row in ground.rows:
        is_money = row.mark.measure in (ground.own, *BUDGETS) and row.mark.place == "narrative"
        if is_money and row.mark.text[0].isdigit() and quantity(row.mark) not in ground.spoilt:
            right = reach(row.mark)
            mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
            if mark is not None:
                yield swap(row, mark, f"another {row.mark.indicator} in the second version")


KINDS = (
    FaultKind("D02", "prior-amount", spoil_prior, "next"),
    FaultKind("D02", "prior-implied", spoil_growth, "next"),
    FaultKind("D02", "plan", spoil_plan, "planned"),
    FaultKind("D03", "version", spoil_version, "version"),
)
