"""The same thing told twice and differently; parts above their whole; money in another unit."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from reports import units
from reports.corpus.faults.ground import BUDGETS, Ground, Quantity, apart, quantity, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.sums import THREE
from reports.corpus.writer import KeyRow, Mark, Word

# Measures that a report repeats; a share or a change is told once for each base.
REPEATED = (
    "final", "count", "rate", "score", "amount", "execution_rate", "share", "prior_final", *BUDGETS,
)  # fmt: skip
THREE_PARTS = tuple(
    f"{THREE}/{name}" for name in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
)
BOUGHT, PURCHASE = f"{THREE}/公务用车购置数", f"{THREE}/公务用车购置费"
PROJECTS, PROJECT = "支出/项目支出", "项目预算/总额"
TURNED = {"万元": "元", "元": "万元"}
PAIRED = re.compile(r"[、和][\d.,]+万?元(?!、\d)")


def repeated(ground: Ground, subject: str) -> Iterator[list[KeyRow]]:
    """Figures of one kind of subject that are printed in two places or more, and agree."""
    groups: dict[tuple[Quantity, str], list[KeyRow]] = {}
    for row in ground.rows:
        mark = row.mark
        if mark.measure in REPEATED and mark.subject_type == subject:
            groups.setdefault((quantity(mark), kind_of(mark)), []).append(row)
    for rows in groups.values():
        places = {ground.block(row.start) for row in rows}
        agree = all(reach(row.mark).meets(reach(rows[0].mark)) for row in rows)
        if len(places) > 1 and agree:
            yield rows


def kind_of(mark: Mark) -> str:
    """Money is one kind; counts and rates are told apart by their unit."""
    return "money" if mark.unit in TURNED else mark.unit


def spoil_repeat(subject: str, place: str) -> Callable[..., Iterator[Proposal]]:
    """What is told again of such a subject in such a place, mistyped there."""

    def propose(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
        for rows in repeated(ground, subject):
            for row in rows:
                block = ground.block(row.start)
                others = [one for one in rows if ground.block(one.start) != block]
                if row.mark.place != place or isinstance(row.mark, Word) or not others:
                    continue
                mark = misprint(ground, row, rng, differs_from(others))
                if mark is not None:
                    yield swap(row, mark, f"told twice: {row.mark.indicator}", *others)

    return propose


def differs_from(rows: list[KeyRow]) -> Callable:
    """Whether an amount is none of those that the rows may stand for."""
    return lambda new: all(apart(new, reach(row.mark)) for row in rows)


def spoil_only_part(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The rate of the “三公” money against that of the only part that is not nought."""
    for measure in ("execution_rate", "change_rate"):
        for whole in ground.of(measure, "narrative"):
            part = only_part(ground, whole, measure) if whole.mark.indicator == THREE else None
            if part is None or not reach(part.mark).meets(reach(whole.mark)):
                continue
            for row, other in ((whole, part), (part, whole)):
                mark = misprint(ground, row, rng, differs_from([other]))
                if mark is not None:
                    yield swap(row, mark, "rate of the whole against the only part", other)


def only_part(ground: Ground, whole: KeyRow, measure: str) -> KeyRow | None:
    """The same rate of the one part that takes up the whole in this year's amount."""
    totals = ground.named(whole, THREE, (ground.own,))
    amounts = {
        part: [Decimal(row.mark.value) for row in ground.named(whole, part, (ground.own,))]
        for part in THREE_PARTS
    }
    some = [part for part, found in amounts.items() if any(found)]
    if not totals or len(some) != 1 or amounts[some[0]][0] != Decimal(totals[0].mark.value):
        return None
    rates = ground.named(whole, some[0], (measure,))
    return next((row for row in rates if not isinstance(row.mark, Word)), None)


def spoil_project(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A project with more money than all projects: its point slipped."""
    for row in ground.of(ground.own):
        mark = row.mark
        if (mark.subject_type, mark.indicator) != ("project", PROJECT):
            continue
        wholes = [
            one
            for one in ground.of(ground.own)
            if one.mark.indicator == PROJECTS and one.mark.fiscal_year == mark.fiscal_year
        ]
        slipped = reprint(ground, mark, Decimal(mark.value) * 10)
        if wholes and reach(slipped).low > reach(wholes[0].mark).high:
            yield swap(row, slipped, "one project above all projects", wholes[0])


def spoil_purchase(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Money spent on buying vehicles and none bought."""
    for row in ground.of("count"):
        if row.mark.indicator != BOUGHT or not Decimal(row.mark.value):
            continue
        paid = ground.named(row, PURCHASE, (ground.own,))
        if paid and Decimal(paid[0].mark.value):
            mark = reprint(ground, row.mark, Decimal(0), 0)
            yield swap(row, mark, f"no vehicle bought for {paid[0].mark.text}", paid[0])


def spoil_unit(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """元 printed instead of 万元 behind an amount, or the other way round."""
    for row, unit in with_unit(ground):
        mark = replace(row.mark, unit=TURNED[unit])
        what = f"{row.mark.indicator} in {TURNED[unit]} instead of {unit}"
        change = Change(row.start, row.end + len(unit), [mark, TURNED[unit]])
        yield Proposal(what, (change,))


def drop_unit(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """An amount without its unit; not the first of a pair, as 1.20、3.00万元 says it for both."""
    for row, unit in with_unit(ground):
        if PAIRED.match(ground.text, row.end + len(unit)):
            continue
        also = "; ".join(filter(None, (row.mark.also, "unit=")))
        change = Change(row.start, row.end + len(unit), replace(row.mark, also=also))
        yield Proposal(f"{row.mark.indicator} without its unit", (change,))


def with_unit(ground: Ground) -> Iterator[tuple[KeyRow, str]]:
    """Amounts of sentences with their unit right behind them."""
    for row in ground.rows:
        unit = row.mark.unit
        is_money = units.kind_of(unit) == "money" and not isinstance(row.mark, Word)
        is_there = row.mark.place == "narrative" and ground.text.startswith(unit, row.end)
        if is_money and is_there and Decimal(row.mark.value):
            yield row, unit


KINDS = (
    FaultKind("B01", "told-again-in-words", spoil_repeat("department", "narrative")),
    FaultKind("B01", "told-again-in-a-table", spoil_repeat("department", "table")),
    FaultKind("B01", "told-again-in-a-chart", spoil_repeat("department", "chart")),
    FaultKind("B02", "rate-of-the-only-part", spoil_only_part),
    FaultKind("B03", "project-above-all", spoil_project),
    FaultKind("B03", "bought-for-nothing", spoil_purchase),
    FaultKind("B04", "other-unit", spoil_unit),
    FaultKind("B04", "no-unit", drop_unit),
    FaultKind("D01", "project-told-twice", spoil_repeat("project", "narrative")),
    FaultKind("D01", "project-told-twice-in-a-table", spoil_repeat("project", "table")),
)
