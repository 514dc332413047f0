"""Sums that do not come out: parts and totals, accounts, counts, shares of a whole."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from reports.corpus import names
from reports.corpus.faults.ground import BUDGETS, Ground, apart, reach
from reports.corpus.faults.kinds import FaultKind, Proposal, swap
from reports.corpus.faults.misprints import miscount, misprint
from reports.corpus.writer import KeyRow, Word
from reports.tolerance import exactly, total

THREE = "三公经费"
BASIC_PARTS = ("基本支出/人员经费", "基本支出/公用经费")
# Totals and the parts that make them.
WHOLES = {
    "本年收入合计": tuple(f"收入/{name}" for name in names.INCOMES),
    "本年支出合计": tuple(f"支出/{name}" for name in names.SPENDINGS),
    "基本支出/合计": BASIC_PARTS,
    "支出/基本支出": BASIC_PARTS,
    THREE: tuple(
        f"{THREE}/{name}" for name in ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    ),
    f"{THREE}/公务用车购置及运行维护费": (f"{THREE}/公务用车购置费", f"{THREE}/公务用车运行维护费"),
    "政府采购/总额": ("政府采购/货物", "政府采购/工程", "政府采购/服务"),
}
# Totals of counts; their parts are named below them.
COUNTED = (
    "国有资产/车辆", "人员/编制", "人员/实有", "人员/退休", f"{THREE}/公务用车购置数",
    f"{THREE}/公务用车保有量", "工作量/接待群众来访",
)  # fmt: skip
BUDGET = "一般公共预算财政拨款支出"
FUNCTION = "功能分类"


def first_of_each(rows: Iterable[KeyRow]) -> list[KeyRow]:
    """The first row of each indicator."""
    found: dict[str, KeyRow] = {}
    for row in rows:
        found.setdefault(row.mark.indicator, row)
    return list(found.values())


def adds_up(whole: KeyRow, parts: list[KeyRow]) -> bool:
    """Whether the printed parts make the printed total to the last digit."""
    return total(reach(part.mark) for part in parts).value == reach(whole.mark).value


def spoil_sum(
    ground: Ground, rng: random.Random, whole: KeyRow, parts: list[KeyRow], said: str
) -> Iterator[Proposal]:
    """The total or one of the parts mistyped so that rounding does not explain it."""
    if len(parts) < 2 or not adds_up(whole, parts):
        return
    every = [whole, *parts]
    for row in every:
        if isinstance(row.mark, Word):
            continue
        others = [one for one in parts if one is not row]
        rest = total(reach(one.mark) for one in others)
        wanted = rest if row is whole else reach(whole.mark) - rest
        mark = misprint(ground, row, rng, lambda new, wanted=wanted: apart(new, wanted))
        if mark is not None:
            what = f"{said}, {row.mark.indicator}"
            yield swap(row, mark, what, *(one for one in every if one is not row))


def spoil_parts(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Parts of a total in one paragraph."""
    for measure in ("final", *BUDGETS):
        for whole in ground.of(measure, "narrative"):
            around = ground.together(whole)
            named = WHOLES.get(whole.mark.indicator, ())
            parts = first_of_each(
                row for row in around if row.mark.measure == measure and row.mark.indicator in named
            )
            yield from spoil_sum(ground, rng, whole, parts, "parts and total")


def spoil_accounts(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The accounts of the functional classification, by 类 and by 项."""
    for place in ("narrative", "table"):
        wholes = [row for row in ground.of(ground.own, place) if row.mark.indicator == BUDGET]
        for depth in (1, 3):
            parts = first_of_each(
                row
                for row in ground.of(ground.own, place)
                if row.mark.indicator.startswith(f"{FUNCTION}/")
                and row.mark.indicator.count("/") == depth
            )
            if wholes:
                said = "accounts and 一般公共预算财政拨款支出"
                found = spoil_sum(ground, rng, wholes[0], parts, said)
                yield from (one for one in found if one.changes[0].start != wholes[0].start)


def spoil_counts(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Vehicles, posts, people and visits by kind."""
    for whole in ground.of("count"):
        if whole.mark.indicator not in COUNTED:
            continue
        parts = first_of_each(
            row
            for row in ground.together(whole)
            if row.mark.measure == "count"
            and row.mark.indicator.startswith(f"{whole.mark.indicator}/")
            and row.mark.unit == whole.mark.unit
        )
        if len(parts) < 2 or not adds_up(whole, parts):
            continue
        for row in (whole, *parts):
            mark = miscount(ground, row, rng)
            around = [one for one in ground.together(whole) if one.mark.measure == "count"]
            others = [one for one in around if one not in (whole, *parts)]
            if fits_some(whole, parts, others, row, int(mark.value)):
                continue
            what = f"parts of {whole.mark.indicator}, {row.mark.indicator}"
            yield swap(row, mark, what, *(one for one in (whole, *parts) if one is not row))


def fits_some(
    whole: KeyRow, parts: list[KeyRow], others: list[KeyRow], row: KeyRow, wrong: int
) -> bool:
    """Whether some parts make the total nevertheless, or all make another number beside it."""
    values = [wrong if one is row else int(Decimal(one.mark.value)) for one in (whole, *parts)]
    some = (few for size in range(1, len(parts)) for few in combinations(values[1:], size))
    beside = {int(Decimal(one.mark.value)) for one in others}
    return any(sum(few) == values[0] for few in some) or sum(values[1:]) in beside


def spoil_shares(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Shares that make a whole; those of a chart count as well."""
    for place in ("narrative", "chart"):
        groups: dict[tuple, list[KeyRow]] = {}
        for row in ground.of("share", place):
            family = row.mark.indicator.rsplit("/", 1)[0]
            key = (ground.block(row.start), family, row.mark.unit, row.mark.indicator.count("/"))
            groups.setdefault(key, []).append(row)
        for (*_, unit, _), rows in groups.items():
            whole = exactly(Decimal(1 if unit == "1" else 100))
            if len(rows) < 2 or not total(reach(row.mark) for row in rows).meets(whole):
                continue
            for row in rows:
                rest = whole - total(reach(one.mark) for one in rows if one is not row)
                mark = misprint(ground, row, rng, lambda new, rest=rest: apart(new, rest))
                if mark is not None:
                    others = (one for one in rows if one is not row)
                    yield swap(row, mark, f"shares of a whole, {row.mark.indicator}", *others)


KINDS = (
    FaultKind("A01", "parts-and-total", spoil_parts),
    FaultKind("A02", "accounts-and-total", spoil_accounts),
    FaultKind("A03", "counts-and-total", spoil_counts),
    FaultKind("A05", "shares-of-a-whole", spoil_shares),
)
