"""Rates that do not follow from their amounts: shares, changes, execution, rates of counts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from reports.corpus.faults.ground import BUDGETS, Ground, apart, decimals, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.sums import BUDGET, FUNCTION, THREE
from reports.corpus.rounding import HUNDRED, rounded
from reports.corpus.writer import KeyRow, Mark, Word
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
# What is counted anew each year.
WORK = "工作量/"


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
    """A rate on last year behind a count, which no whole number of last year gives."""
    for row in ground.of("count", "narrative"):
        end = row.end + len(row.mark.unit)
        is_told = row.mark.indicator.startswith(WORK) and ground.text[end : end + 1] in "，；。"
        count = int(Decimal(row.mark.value))
        if not is_told or not ground.text.startswith(row.mark.unit, row.end) or count < 8:
            continue
        prior = Decimal(rng.randint(count * 6 // 10, count * 9 // 10)) + Decimal("0.5")
        value = rounded((count / prior - 1) * HUNDRED, 2)
        mark = rate_mark(ground, row, value)
        # The rate may be taken for that of another count of the sentence.
        said = ground.within(ground.sentence(row.start)[0], row.end)
        counts = [int(Decimal(one.mark.value)) for one in said if one.mark.measure == "count"]
        if all(no_count(reach(mark), one) for one in counts if one):
            piece = ["，比上年增长", mark, "%"]
            what = f"no number of last year gives {mark.text}% of {count}"
            yield Proposal(what, (Change(end, end, piece),), (row,), (row.start, end))


def rate_mark(ground: Ground, row: KeyRow, value: Decimal) -> Mark:
    """A change rate of what a row tells."""
    mark = replace(row.mark, measure="change_rate", unit="%", also="")
    return reprint(ground, mark, value, 2)


def no_count(rate: Interval, now: int) -> bool:
    """Whether no whole number, changed by the rate, makes ``now``; cut off or rounded."""
    step = 2 * rate.reach
    least, most = (now / (1 + end / 100) for end in (rate.high + step, rate.low - step))
    return least.to_integral_value(ROUND_CEILING) > most.to_integral_value(ROUND_FLOOR)


def spoil_zero_base(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A rate where nothing was spent last year: all of this year's amount is the change."""
    for row in ground.of("change", "narrative"):
        now, end = ground.beside_row(row, (ground.own,)), row.end + len(row.mark.unit)
        is_told = ground.text.startswith(row.mark.unit, row.end) and ground.text[end] in "，。；"
        is_rated = now and ground.beside_row(row, ("change_rate",))
        if (
            now is None
            or is_rated
            or not is_told
            or ground.text[row.start - 2 : row.start] != "增加"
        ):
            continue
        if reach(row.mark).low > 0 and reach(now.mark) == reach(row.mark):
            mark = rate_mark(ground, row, Decimal(rng.randint(2000, 9000)) / 100)
            what = f"{row.mark.indicator}: a rate on nothing"
            change = Change(end, end, ["，增长", mark, "%"])
            yield Proposal(what, (change,), (row, now), (row.start, end))


KINDS = (
    FaultKind("A04", "share", spoil_share),
    FaultKind("A06", "wrong-base", spoil_base),
    FaultKind("A06", "wrong-digits", spoil_rate),
    FaultKind("A07", "change", spoil_change),
    FaultKind("A08", "execution-rate", spoil_execution),
    FaultKind("A10", "all-gone", spoil_all_gone),
    FaultKind("A10", "rate-of-counts", spoil_counted),
    FaultKind("A11", "zero-base", spoil_zero_base),
)
