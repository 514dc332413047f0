"""Rates that do not follow from their amounts: shares, changes, execution, rates of counts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from reports.corpus.faults.ground import BUDGETS, Ground, apart, decimals, reach
from reports.corpus.faults.kinds import FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.sums import BUDGET, FUNCTION, THREE
from reports.corpus.rounding import HUNDRED, rounded
from reports.corpus.writer import KeyRow, Word
from reports.tolerance import Interval

# What a share is a share of, by the family of its indicator.
SHARED = {
    "收入": "本年收入合计",
    "支出": "本年支出合计",
    FUNCTION: BUDGET,
    "基本支出": "基本支出/合计",
    "政府采购": "政府采购/总额",
    THREE: THREE,
    BUDGET: "本年支出合计",
}
PRIORS = ("prior_final", "prior_budget")
# What a rate of counts is a part of.
ASKED = {"工作量/群众满意率": "工作量/回访信访人"}


def percent(part: Interval, whole: Interval) -> Interval | None:
    """``part`` in percent of ``whole``; none where the whole may be nothing."""
    found = part.over(whole)
    return found and found.scaled(100)


def spoil_share(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A share that is not part / whole, both printed in the report."""
    for row in ground.of("share", "narrative"):
        family = row.mark.indicator.split("/")[0]
        part = ground.beside_row(row, (ground.own, "amount"))
        wholes = ground.named(row, SHARED.get(family, ""), (ground.own,))
        right = percent(reach(part.mark), reach(wholes[0].mark)) if part and wholes else None
        if right is None or not right.meets(reach(row.mark)):
            continue
        mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
        if mark is not None:
            yield swap(row, mark, f"share of {row.mark.indicator}", part, wholes[0])


def changes(ground: Ground) -> Iterator[tuple[KeyRow, KeyRow, KeyRow]]:
    """Change rates of sentences with the change before them and this year's amount."""
    for change, rate in pairwise(ground.rows):
        same = change.mark.indicator == rate.mark.indicator
        kinds = (change.mark.measure, rate.mark.measure)
        if not same or kinds != ("change", "change_rate") or isinstance(change.mark, Word):
            continue
        now = ground.beside_row(rate, (ground.own,))
        if now is None or rate.mark.place != "narrative":
            continue
        right = percent(reach(change.mark), reach(now.mark) - reach(change.mark))
        if right is not None and right.meets(reach(rate.mark)):
            yield change, rate, now


def spoil_base(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A change rate of this year's amount instead of last year's."""
    for change, rate, now in changes(ground):
        places = decimals(rate.mark.text)
        moved, amount = Decimal(change.mark.value), Decimal(now.mark.value)
        right = percent(reach(change.mark), reach(now.mark) - reach(change.mark))
        if not amount:
            continue
        mark = reprint(ground, rate.mark, rounded(moved / amount * HUNDRED, places), places)
        if Decimal(mark.value) and apart(reach(mark), right):
            yield swap(rate, mark, f"change rate of {rate.mark.indicator} on this year's amount",
                       change, now)  # fmt: skip


def spoil_rate(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A change rate mistyped."""
    for change, rate, now in changes(ground):
        right = percent(reach(change.mark), reach(now.mark) - reach(change.mark))
        mark = misprint(ground, rate, rng, lambda new, right=right: apart(new, right))
        if mark is not None:
            yield swap(rate, mark, f"change rate of {rate.mark.indicator}", change, now)


def spoil_change(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A change that is not this year's amount less last year's, both printed."""
    for row in ground.of("change"):
        now, before = find_pair(ground, row)
        if now is None or before is None:
            continue
        right = reach(now.mark) - reach(before.mark)
        if not right.meets(reach(row.mark)):
            continue
        mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
        if mark is not None:
            yield swap(row, mark, f"change of {row.mark.indicator}", now, before)


def find_pair(ground: Ground, row: KeyRow) -> tuple[KeyRow | None, KeyRow | None]:
    """This year's amount and last year's beside a change, or in the same chart."""
    if row.mark.place != "chart":
        return ground.beside_row(row, (ground.own,)), ground.beside_row(row, PRIORS)
    found = []
    for measures in ((ground.own,), PRIORS):
        rows = ground.named(row, row.mark.indicator, measures)
        found.append(next((one for one in rows if one.mark.place == "chart"), None))
    return found[0], found[1]


def executions(ground: Ground, place: str) -> Iterator[tuple[KeyRow, KeyRow, KeyRow, Interval]]:
    """Execution rates with the amounts they are made of, and what follows from these."""
    for row in ground.of("execution_rate", place):
        final = ground.beside_row(row, ("final",))
        budgets = (ground.beside_row(row, (measure,)) for measure in BUDGETS)
        for budget in budgets:
            if final is None or budget is None:
                continue
            right = percent(reach(final.mark), reach(budget.mark))
            if right is not None and right.meets(reach(row.mark)):
                yield row, final, budget, right
                break


def spoil_execution(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """An execution rate that is not final / budget."""
    for row, final, budget, right in executions(ground, "narrative"):
        mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
        if mark is not None:
            yield swap(row, mark, f"execution rate of {row.mark.indicator}", final, budget)


def spoil_all_gone(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A fall of 100 % of which something is left."""
    for change, rate, now in changes(ground):
        if -100 < Decimal(rate.mark.value) < 0 < reach(now.mark).low:
            mark = reprint(ground, rate.mark, -HUNDRED, 0)
            yield swap(rate, mark, f"all of {rate.mark.indicator} gone", change, now)


def spoil_counted(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A rate that no whole number of people or matters gives."""
    for row in ground.of("rate"):
        asked = ground.named(row, ASKED.get(row.mark.indicator, ""), ("count",))
        asked = [one for one in asked if ground.block(one.start) == ground.block(row.start)]
        if not asked:
            continue
        count = int(Decimal(asked[0].mark.value))
        mark = misprint(ground, row, rng, lambda new, count=count: no_count(new, count))
        if mark is not None and Decimal(mark.value) <= 100:
            yield swap(row, mark, f"no number of {count} gives this rate", asked[0])


def no_count(rate: Interval, whole: int) -> bool:
    """Whether no whole number in ``whole`` makes the rate."""
    least = (rate.low * whole / 100).to_integral_value(ROUND_CEILING)
    most = (rate.high * whole / 100).to_integral_value(ROUND_FLOOR)
    return least > most


KINDS = (
    FaultKind("A04", "share", spoil_share),
    FaultKind("A06", "wrong-base", spoil_base),
    FaultKind("A06", "wrong-digits", spoil_rate),
    FaultKind("A07", "change", spoil_change),
    FaultKind("A08", "execution-rate", spoil_execution),
    FaultKind("A10", "all-gone", spoil_all_gone),
    FaultKind("A11", "rate-of-counts", spoil_counted),
)
