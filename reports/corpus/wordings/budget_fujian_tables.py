"""The tables of Fujian's plan: both sums, the accounts, the “三公” money."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Ledger
from reports.corpus.voice import code, ordinal
from reports.corpus.wordings.budget_turns import PLAN
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.table_parts import cell, three_trips
from reports.corpus.wordings.turns import read_also
from reports.corpus.writer import Piece


def write_tables(scene: Scene) -> None:
    """Three tables, two where the “三公” money is not published."""
    writers = [
        ("收支预算总表", write_totals),
        ("一般公共预算支出预算表", write_accounts),
        ("一般公共预算“三公”经费支出预算表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    w = scene.writer
    for place, (title, write) in enumerate(writers, 1):
        w.line("附表{n}", n=ordinal(place))
        w.line("{title}", title=title)
        w.row(["单位：", scene.voice.style.unit])
        write(scene)


def planned(scene: Scene, indicator: str, value: Decimal, also: str = "") -> Piece:
    """A planned amount in a cell."""
    return read_also(cell(scene, indicator, value, PLAN), also)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind."""
    w, now = scene.writer, scene.now
    w.row("收入", "", "支出", "")
    w.row("收入项目", "预算数", "支出项目", "预算数")
    incomes = (
        ("一、一般公共预算拨款收入", names.BUDGET_INCOME, now.budget.initial),
        ("二、政府性基金预算拨款收入", names.FUND_INCOME, now.fund.initial),
        ("三、其他收入", names.OTHER_INCOME, now.own.initial),
    )
    kinds = (
        ("一、基本支出", names.BASIC, now.basic.initial),
        ("二、项目支出", names.PROJECTS, now.project_plan.initial),
    )
    for place, (words, path, value) in enumerate(incomes):
        right: tuple[Piece, ...] = ("", "")
        if place < len(kinds):
            kind, at, spent = kinds[place]
            right = (kind, planned(scene, f"支出/{at}", spent))
        w.row(words, planned(scene, f"收入/{path}", value), *right)
    whole = now.whole.initial
    w.row(
        "收入合计", planned(scene, "本年收入合计", whole, "indicator=收入总计"),
        "支出合计", planned(scene, "本年支出合计", whole, "indicator=支出总计"),
    )  # fmt: skip


def account_rows(ledger: Ledger) -> Iterator[tuple[str, str, str, Decimal]]:
    """Each 类 with its 项: code, name, indicator, plan."""
    for cls, plan in ledger.classes().items():
        if not plan.initial:
            continue
        yield names.CODES[cls], cls, f"功能分类/{cls}", plan.initial
        for account in ledger.accounts:
            if account.cls == cls:
                levels = (account.cls, account.section, account.item)
                digits = "".join(names.CODES[name] for name in levels)
                yield digits, account.item, account.indicator, account.plan.initial


def write_accounts(scene: Scene) -> None:
    """The general public budget by 类 and 项."""
    w, now = scene.writer, scene.now
    w.row("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    whole = planned(scene, "一般公共预算财政拨款支出", now.budget.initial)
    basic = planned(scene, "基本支出/合计", now.basic.initial, "indicator=支出/基本支出")
    w.row("", "合计", whole, basic, "")
    for digits, name, path, value in account_rows(now):
        w.row(code(digits), name, planned(scene, path, value), "", "")


def write_three(scene: Scene) -> None:
    """The plan of each item, a line each."""
    scene.writer.row("项目", "预算数")
    for words, path, trip in three_trips(scene):
        scene.writer.row(words, planned(scene, path, trip.budget))
