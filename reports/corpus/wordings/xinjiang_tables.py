"""Xinjiang's public tables in 万元: the totals with balances, the accounts, the “三公” money."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import PURCHASE
from reports.corpus.wordings.table_parts import cell, paired_rows, three_trips, write_accounts
from reports.corpus.writer import Mark


def write_tables(scene: Scene) -> None:
    """Three tables, two where the “三公” money is not published."""
    writers = [
        ("收入支出决算总表", write_totals),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("财政拨款“三公”经费支出决算表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    w = scene.writer
    for place, (title, write) in enumerate(writers, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        w.row("", ["公开", Mark(f"{place:02d}", "ordinal"), "表"])
        w.row(["编制单位：", scene.profile.name], "金额单位：万元")
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind, then the totals with their balances."""
    w, now = scene.writer, scene.now
    w.row("收入", "", "支出", "")
    w.row("项目", "决算数", "项目", "决算数")
    for left, path, income, right, other, spent in paired_rows(scene):
        w.row(left, cell(scene, path, income), right, cell(scene, other, spent) if right else "")
    rows = (
        ("本年收入合计", now.received, "本年支出合计", now.whole.final),
        ("使用非财政拨款结余", Decimal(0), "结余分配", Decimal(0)),
        ("年初结转和结余", now.opening, "年末结转和结余", now.closing),
    )
    for left_words, income, right_words, spent in rows:
        w.row(
            left_words, cell(scene, left_words, income),
            right_words, cell(scene, right_words, spent),
        )  # fmt: skip
    w.row("总计", cell(scene, "收入总计", now.grand), "总计", cell(scene, "支出总计", now.grand))


def write_budget(scene: Scene) -> None:
    """The general public budget by account."""
    write_accounts(scene, ("科目编码", "科目名称", "本年支出合计", "其中：基本支出"), numbered=True)


def write_three(scene: Scene) -> None:
    """Plan and result of each item, a line each."""
    scene.writer.row("项目", "全年预算数", "决算数")
    for words, path, trip in three_trips(scene):
        planned = cell(scene, path, trip.budget, "budget_adjusted")
        lead = "其中：" if path == PURCHASE else ""
        scene.writer.row(lead + words, planned, cell(scene, path, trip.final))
