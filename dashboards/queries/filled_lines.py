"""A body's line items with every cell filled: printed, 推算 from others of its row, or absent.

What is computed here is shown on the body's page and in its file; it enters no total, median or
comparison. Each computed cell carries its formula, its operands and the interval in which the
true value lies, given how the operands are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from dashboards.formatting import format_number, round_half_up
from dashboards.measures import LATEST_PLANS, NoBaseError, derive_value, over
from dashboards.presence import DERIVED, UNCOLLECTED, UNPUBLISHED, Operand, Value
from dashboards.queries.department import LineRow
from dashboards.queries.filings import path_of
from reports.checks.dossier import stands_for
from reports.facts import MEASURES

NOT_STATED = Value(UNPUBLISHED, reason="报告已存入，没有写明这一口径")
NOT_STORED = Value(UNCOLLECTED, reason="没有存入会写明这一口径的报告")
# 决算 and what refers to it stand in the final account; plans in a budget as well.
PLANS = ("budget_initial", "budget", "prior_budget", "change", "change_rate", "share")
INTERVAL_PLACES = 4
HUNDRED = Decimal(100)
# The least and the greatest that a printed number stands for.
Ends = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a measure follows from two others of the same row: ``work`` of their numbers."""

    target: str
    needs: tuple[str, str]
    formula: str
    unit: str
    work: Callable[[Decimal, Decimal], Decimal]


def rate_of_change(new: Decimal, old: Decimal) -> Decimal:
    """The change from ``old`` to ``new`` in percent."""
    return over(new - old, old, "上年数") * HUNDRED


def rate_by_step(new: Decimal, step: Decimal) -> Decimal:
    """The same where the amount of change is printed instead of last year's."""
    return over(step, new - step, "本年数减增减额") * HUNDRED


def share_of(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in percent."""
    return over(part, whole, "预算数") * HUNDRED


def make_rules(own: str, prior: str) -> tuple[Rule, ...]:
    """The rules between a year's own figure, the one before and the change."""
    now, before = MEASURES[own], MEASURES[prior]
    return (
        Rule(prior, (own, "change"), f"{now} − 增减额", "万元", lambda new, step: new - step),
        Rule("change", (own, prior), f"{now} − {before}", "万元", lambda new, old: new - old),
        Rule("change_rate", (own, prior), f"（{now} − {before}）÷ {before} × 100%", "%",
             rate_of_change),
        Rule("change_rate", (own, "change"), f"增减额 ÷（{now} − 增减额）× 100%", "%",
             rate_by_step),
    )  # fmt: skip


RULES: tuple[Rule, ...] = (
    *make_rules("final", "prior_final"),
    *make_rules("budget_initial", "prior_budget"),
    *(
        Rule("execution_rate", ("final", plan), f"决算数 ÷ {MEASURES[plan]} × 100%", "%", share_of)
        for plan in LATEST_PLANS
    ),
)


def fill_lines(
    lines: Sequence[LineRow], year: int | None, stored: Mapping[tuple[int, str], bool]
) -> list[LineRow]:
    """Copies of the rows in which every cell says what it is."""
    absent = absent_by_measure(year, stored)
    return [replace(line, values=absent | line.values | derive_row(line)) for line in lines]


def derive_row(line: LineRow) -> dict[str, Value]:
    """The computed cells of a row with the interval in which their true value lies."""
    works = {(rule.target, rule.formula): rule.work for rule in RULES}
    return {
        target: replace(cell, interval=spread(works[target, cell.formula], cell, line))
        if cell.presence == DERIVED
        else cell
        for target, cell in derive_cells(line.values).items()
    }


def derive_cells(values: Mapping[str, Value]) -> dict[str, Value]:
    """What follows from the printed values of a row and is not printed itself."""
    found: dict[str, Value] = {}
    for rule in RULES:
        operands = [values.get(need) for need in rule.needs]
        if rule.target in values or rule.target in found or not usable(operands):
            continue
        named = [
            Operand(MEASURES[need], value) for need, value in zip(rule.needs, operands, strict=True)
        ]
        if belongs_together(rule, *operands):
            found[rule.target] = derive_value(rule.work, rule.formula, rule.unit, named)
    return found


def usable(operands: Iterable[Value | None]) -> bool:
    """Whether all operands are printed amounts."""
    return all(one is not None and one.printed and one.unit == "万元" for one in operands)


def belongs_together(rule: Rule, own: Value, other: Value) -> bool:
    """Whether a change is one on the year that the rule is about.

    A row holds what the budget and the final account say, whose changes refer to different
    years' figures.
    """
    if "change" in rule.needs:
        prior = "prior_final" if rule.needs[0] == "final" else "prior_budget"
        return other.basis == prior or (not other.basis and same_report(own, other))
    return rule.target == "execution_rate" or same_report(own, other)


def same_report(one: Value, two: Value) -> bool:
    """Whether two values are printed in one report."""
    return bool(one.place and two.place and one.place[0] == two.place[0])


def find_interval(
    value: Decimal, decimals: int, unit: str, raw: str, qualifier: str
) -> Ends | None:
    """What a printed amount stands for in 万元; nothing where it is only said to be about so."""
    if qualifier or value is None:
        return None
    found = stands_for(value, decimals, unit, not any(char.isdigit() for char in raw))
    return found.low, found.high


def spread(work: Callable[..., Decimal], cell: Value, line: LineRow) -> Ends | None:
    """The least and the greatest that ``work`` gives; it rises or falls with each operand."""
    measures = {line.values[measure].figure: measure for measure in line.values}
    ends = [find_interval(*line.printed[measures[one.value.figure]]) for one in cell.operands]
    if None in ends:
        return None
    try:
        found = [work(*corner) for corner in product(*ends)]
    except NoBaseError:
        return None
    return min(found), max(found)


def absent_by_measure(
    year: int | None, stored: Mapping[tuple[int, str], bool]
) -> dict[str, Value]:  # fmt: skip
    """For each measure whether a report that would state it is stored and does not."""
    account = any(
        stored.get((year, kind), False) for kind in ("final_account", "overall_evaluation")
    )
    budget = stored.get((year, "budget"), False)
    return {
        measure: NOT_STATED if account or (budget and measure in PLANS) else NOT_STORED
        for measure in MEASURES
    }


def say_interval(value: Value) -> str:
    """246.29 至 246.31, or why it cannot be told."""
    if value.interval is None:
        return "原数只写了约数，区间无法确定" if value.qualifier else "除数可能为零，区间无法确定"
    low, high = (round_half_up(end, INTERVAL_PLACES) for end in value.interval)
    return format_number(low, 2) if low == high else (
        f"{format_number(low, 2)} 至 {format_number(high, 2)}"
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DerivedCell:
    """A computed cell of the table as the page explains it."""

    anchor: str
    indicator: str
    measure: str
    value: Value
    interval: str


def list_derived(lines: Iterable[LineRow]) -> list[DerivedCell]:
    """The computed cells in the order of the rows."""
    return [
        DerivedCell(name_anchor(line, measure), path_of(line), MEASURES[measure], value,
                    say_interval(value))
        for line in lines
        for measure, value in line.values.items()
        if value.presence == DERIVED
    ]  # fmt: skip


def name_anchor(line: LineRow, measure: str) -> str:
    """The id of a computed cell's explanation."""
    return f"how-{line.order}-{measure}"
