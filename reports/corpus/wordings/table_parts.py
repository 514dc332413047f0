"""Public tables that several provinces print alike but for their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import RECEPTION
from reports.corpus.ledger import Trip
from reports.corpus.voice import code, ordinal
from reports.corpus.wordings.codes import budget_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.writer import Piece


def cell(scene: Scene, indicator: str, value: Decimal, measure: str = "final") -> Piece:
    """An amount with both decimals, noughts too."""
    return scene.voice.at("table").money(indicator, measure, value, full=True)


def bare_cell(scene: Scene, indicator: str, value: Decimal, measure: str = "final") -> Piece:
    """An amount with both decimals; a nought is left empty."""
    return cell(scene, indicator, value, measure) if value else ""


def write_accounts(scene: Scene, heads: Sequence[str], numbered: bool = False) -> None:
    """The general public budget by account; 基本支出 stands in the line 合计 alone."""
    w, now = scene.writer, scene.now
    blanks = [""] * (len(heads) - 4)
    w.row(*heads)
    if numbered:
        w.row("栏次", "", *(ordinal(place) for place in range(1, len(heads) - 1)))
    whole = cell(scene, "一般公共预算财政拨款支出", now.budget.final)
    basic = scene.voice.at("table").money("基本支出/合计", "final", now.basic.final, full=True)
    # The budget's table and the body's own count basic spending alike.
    w.row("合计", "", whole, replace(basic, also="indicator=支出/基本支出"), *blanks)
    for row in budget_rows(now):
        w.row(code(row.code), row.name, cell(scene, row.indicator, row.final), "", *blanks)


def three_trips(scene: Scene) -> list[tuple[str, str, Trip]]:
    """The “三公” money: total and items, only the total and receptions where no more is told."""
    three = scene.now.three
    rows = [
        ("合计", "三公经费", three.total),
        ("因公出国（境）费", ABROAD, three.abroad),
        ("公务用车购置及运行维护费", VEHICLES, three.vehicles),
        ("公务用车购置费", PURCHASE, three.purchase),
        ("公务用车运行维护费", RUNNING, three.running),
        ("公务接待费", RECEIVING, three.reception),
    ]
    return [rows[0], rows[-1]] if scene.profile.three == RECEPTION else rows


def paired_rows(scene: Scene) -> list[tuple[str, str, Decimal, str, str, Decimal]]:
    """Income by source beside spending by kind, numbered; no words where the kinds have ended."""
    now = scene.now
    spendings = [
        (f"{names.in_words(place)}、{name}", f"支出/{name}", value)
        for place, (name, value) in enumerate(now.spendings().items(), 1)
    ]
    none = ("", "", Decimal(0))
    return [
        (f"{names.in_words(place)}、{name}", f"收入/{name}", value,
         *(spendings[place - 1] if place <= len(spendings) else none))
        for place, (name, value) in enumerate(now.incomes().items(), 1)
    ]  # fmt: skip


def closing_rows(scene: Scene) -> list[tuple[str, str, Decimal, str, str, Decimal]]:
    """What stands below the parts of both totals: the year's sums, balances, the totals."""
    now = scene.now
    return [
        ("本年收入合计", "本年收入合计", now.received, "本年支出合计", "本年支出合计",
         now.whole.final),
        ("年初结转和结余", "年初结转和结余", now.opening, "年末结转和结余", "年末结转和结余",
         now.closing),
        ("总计", "收入总计", now.grand, "总计", "支出总计", now.grand),
    ]  # fmt: skip
