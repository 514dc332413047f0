"""The seven charts that a final account draws of itself, from its figures: 图1 to 图7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboards.indicators import ABROAD, CARS, EXPENSES, HOSTING, INCOMES
from dashboards.measures import Operand, derive_value
from dashboards.presence import Value, absent_value
from dashboards.queries.department import LineRow
from dashboards.queries.filings import path_of
from dashboards.queries.rates import GENERAL

YEARS, PARTS = "years", "parts"
BOTH, GRANTS = "收支总计", "财政拨款收支总计"
INCOME_PATHS = tuple(f"收入/{name}" for name in INCOMES)
EXPENSE_PATHS = tuple(f"支出/{name}" for name in EXPENSES)
BY_CLASS = "功能分类"
# Number, title, what kind of chart, and what it shows; the classes by function are those found.
CHARTS: tuple[tuple[int, str, str, tuple[str, ...]], ...] = (
    (1, "收支总计", YEARS, (BOTH, "收入总计", "支出总计")),
    (2, "收入结构", PARTS, INCOME_PATHS),
    (3, "支出结构", PARTS, EXPENSE_PATHS),
    (4, "财政拨款收支总计", YEARS, (GRANTS, "财政拨款收入合计", "财政拨款支出合计")),
    (5, "一般公共预算支出", YEARS, (GENERAL,)),
    (6, "一般公共预算支出结构", PARTS, (BY_CLASS,)),
    (7, "“三公”经费支出结构", PARTS, (ABROAD, CARS, HOSTING)),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, the value, and the share that the report prints beside it."""

    path: str
    label: str
    year: int
    value: Value
    share: Value | None = None

    @property
    def url(self) -> str:
        """The value's words; of a derived value those of its first operand."""
        first = self.value.operands[:1]
        return self.value.url or next((operand.value.url for operand in first), "")


@dataclass(frozen=True, slots=True)
class BodyChart:
    """One of the seven: ``kind`` says whether bars are years or parts."""

    number: int
    title: str
    kind: str
    bars: tuple[Bar, ...]
    change: Value | None = None

    @property
    def name(self) -> str:
        """图1 收支总计."""
        return f"图{self.number} {self.title}"

    @property
    def known(self) -> list[Bar]:
        """The bars that have a number."""
        return [bar for bar in self.bars if bar.value.known]


def list_body_charts(
    lines: Sequence[LineRow], year: int, stored: bool, before: dict[str, Value]
) -> list[BodyChart]:
    """The seven charts of a body's year from its line items.

    ``stored`` says whether the final account is; ``before`` holds what last year's own account
    prints, by path, for reports that do not print last year's figure.
    """
    by_path: dict[str, dict[str, Value]] = {}
    for line in lines:
        by_path.setdefault(path_of(line), line.values)
    charts = []
    for number, title, kind, paths in CHARTS:
        if kind == YEARS:
            found = first_stated(by_path, paths)
            bars = [
                bar
                for path in found or paths[:1]
                for bar in year_bars(path, by_path.get(path, {}), year, stored, before)
            ]
            change = by_path.get(found[0], {}).get("change_rate") if found else None
        else:
            bars = part_bars(by_path, find_paths(by_path, paths), year, stored)
            change = None
        charts.append(BodyChart(number, title, kind, tuple(bars), change))
    return charts


def first_stated(by_path: dict, paths: Sequence[str]) -> list[str]:
    """The first path where a report prints one sum for both sides, else those of the two sides."""
    stated = [path for path in paths if "final" in by_path.get(path, {})]
    return stated[:1] if stated[:1] == list(paths[:1]) else stated


def find_paths(by_path: dict, paths: Sequence[str]) -> list[str]:
    """The parts of a whole; the classes by function are those that the report prints."""
    if paths != (BY_CLASS,):
        return list(paths)
    return [path for path in by_path if path.startswith(f"{BY_CLASS}/") and path.count("/") == 1]


def year_bars(
    path: str, values: dict[str, Value], year: int, stored: bool, before: dict[str, Value]
) -> Iterable[Bar]:
    """Last year and this year of one indicator."""
    name = path.removeprefix("财政拨款") if path not in (BOTH, GRANTS, GENERAL) else ""
    last = Bar(path, f"{name}{year - 1}年", year - 1, find_last(values, before.get(path)))
    own = values.get("final") or absent_value(stored)
    return last, Bar(path, f"{name}{year}年", year, own)


def find_last(values: dict[str, Value], before: Value | None) -> Value:
    """Last year's value: printed in this report or in its own, else this year's less the change."""
    printed = values.get("prior_final") or before
    if printed:
        return printed
    own, change = values.get("final"), values.get("change")
    if not (own and change):
        return absent_value(False)
    operands = (Operand("增减额", change), Operand("本年决算数", own))
    formula = "本年决算数 − 增减额"
    return derive_value(lambda step, total: total - step, formula, "万元", operands)


def part_bars(by_path: dict, paths: Sequence[str], year: int, stored: bool) -> list[Bar]:
    """The printed parts, or one bar that says that none is."""
    bars = [
        Bar(path, path.rsplit("/", 1)[-1], year, values["final"], values.get("share"))
        for path in paths
        if (values := by_path.get(path, {})) and "final" in values
    ]
    return bars or [Bar("", "各部分", year, absent_value(stored))]
