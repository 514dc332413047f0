"""Published tables, one cell a line: totals in two halves, accounts with split codes."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from reports.corpus import names
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account
from reports.corpus.voice import Voice, code
from reports.corpus.wordings.scene import Scene, tables
from reports.corpus.wordings.sichuan_three import ABROAD, PURCHASE, RECEIVING, RUNNING, VEHICLES
from reports.corpus.wordings.turns import read_also
from reports.corpus.writer import Mark, Piece

SHORT = {
    names.BUDGET_INCOME: "一、一般公共预算财政拨款收入",
    names.FUND_INCOME: "二、政府性基金预算财政拨款收入",
    names.OTHER_INCOME: "八、其他收入",
}


def write_tables(scene: Scene) -> None:
    """The tables by name; two or three of them with their cells."""
    filled = {names.TABLES[0]: write_totals, names.TABLES[5]: write_spendings}
    if scene.profile.three != UNPUBLISHED:
        filled[names.TABLES[-1]] = write_three
    for place, table in enumerate(tables(scene), 1):
        scene.writer.line("{n}、{table}", n=names.in_words(place), table=table)
        if table in filled:
            scene.writer.line("单位：{unit}", unit=scene.profile.style.unit)
            filled[table](scene)


def write_totals(scene: Scene) -> None:
    """Income on the left by source, spending on the right by kind, balances below."""
    w, v, now = scene.writer, scene.voice.at("table"), scene.now
    left = [(SHORT[name], f"收入/{name}", value) for name, value in now.incomes().items() if value]
    right = [(name, f"支出/{name}", value) for name, value in now.spendings().items() if value]
    w.row("收入", "支出")
    w.row("项目", "决算数", "项目", "决算数")
    for pair in zip_longest(left, right):
        w.row(*(cell for half in pair for cell in cells_of(v, half)))
    w.row(
        "本年收入合计", v.money("本年收入合计", "final", now.received),
        "本年支出合计", v.money("本年支出合计", "final", now.whole.final),
    )  # fmt: skip
    if scene.profile.has_balance:
        w.row(
            "年初结转和结余", v.money("年初结转和结余", "final", now.opening),
            "年末结转和结余", v.money("年末结转和结余", "final", now.closing),
        )  # fmt: skip
    w.row(
        "总计", also_total(v.money("收入总计", "final", now.grand)),
        "总计", also_total(v.money("支出总计", "final", now.grand)),
    )  # fmt: skip


def cells_of(v: Voice, half: tuple[str, str, Decimal] | None) -> list[Piece]:
    """A label and its amount, or two empty cells."""
    return [half[0], v.money(half[1], "final", half[2])] if half else ["", ""]


def also_total(mark: Mark) -> Mark:
    """A total of one side, equal to that of both."""
    return read_also(mark, "indicator=收支总计")


def write_spendings(scene: Scene) -> None:
    """Accounts with the three parts of their codes in cells of their own."""
    w, v, now = scene.writer, scene.voice.at("table"), scene.now
    w.row("功能分类科目编码", "功能分类科目名称", "本年支出")
    w.row("类", "款", "项", "", "")
    for account in now.accounts:
        w.row(
            *codes(account), account.item, v.money(account.indicator, "final", account.plan.final)
        )


def codes(account: Account) -> list[Mark]:
    """The code in three cells: 201, 03, 08."""
    return [code(names.CODES[name]) for name in (account.cls, account.section, account.item)]


def write_three(scene: Scene) -> None:
    """The “三公” money: plan and result of each item."""
    w, v, now = scene.writer, scene.voice.at("table"), scene.now.three
    w.row("项目", "年初预算数", "决算数")
    rows = (
        ("合计", "三公经费", now.total),
        ("因公出国（境）费", ABROAD, now.abroad),
        ("公务用车购置及运行维护费", VEHICLES, now.vehicles),
        ("其中：公务用车购置费", PURCHASE, now.purchase),
        ("公务用车运行维护费", RUNNING, now.running),
        ("公务接待费", RECEIVING, now.reception),
    )
    for words, indicator, trip in rows:
        w.row(
            words,
            v.money(indicator, "budget_initial", trip.budget),
            v.money(indicator, "final", trip.final),
        )
