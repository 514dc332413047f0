"""Liaoning's public tables: totals, income, spending, accounts; the “三公” money in one row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import RECEPTION, UNPUBLISHED
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
from reports.corpus.writer import Mark, Piece


def write_tables(scene: Scene) -> None:
    """Five tables, four where the “三公” money is not published."""
    writers = [
        ("收入支出决算总表", write_totals),
        ("收入决算表", write_incomes),
        ("支出决算表", write_spendings),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("财政拨款“三公”经费支出决算表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    w = scene.writer
    for place, (title, write) in enumerate(writers, 1):
        w.line("{title}", title=title)
        w.row("", ["公开", Mark(f"{place:02d}", "ordinal"), "表"])
        w.row(["部门：", scene.profile.name], "单位：万元")
        write(scene)


def cell(scene: Scene, indicator: str, value: Decimal, measure: str = "final") -> Piece:
    """An amount with both decimals; a nought is left empty."""
    if not value:
        return ""
    return scene.voice.at("table").money(indicator, measure, value, full=True)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by class of the general public budget's accounts."""
    w, now = scene.writer, scene.now
    incomes, spendings = list(now.incomes().items()), list(now.spendings().items())
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "金额", "项目", "行次", "金额")
    lines = len(incomes) + 3
    for place, (name, value) in enumerate(incomes, 1):
        kind, spent = spendings[place - 1] if place <= len(spendings) else ("", Decimal(0))
        words = f"{names.in_words(place)}、{kind}" if kind else ""
        w.row(
            f"{names.in_words(place)}、{name}", ordinal(place), cell(scene, f"收入/{name}", value),
            words, ordinal(lines + place), cell(scene, f"支出/{kind}", spent),
        )  # fmt: skip
    rows = (
        ("本年收入合计", "本年收入合计", now.received, "本年支出合计", "本年支出合计",
         now.whole.final),
        ("年初结转和结余", "年初结转和结余", now.opening, "年末结转和结余", "年末结转和结余",
         now.closing),
        ("总计", "收入总计", now.grand, "总计", "支出总计", now.grand),
    )  # fmt: skip
    for place, (left, path, income, right, other, spent) in enumerate(rows, len(incomes) + 1):
        w.row(
            left, ordinal(place), cell(scene, path, income),
            right, ordinal(lines + place), cell(scene, other, spent),
        )  # fmt: skip


def one_row(scene: Scene, columns: list[tuple[str, str, Decimal]]) -> None:
    """A table whose only row is 合计."""
    w = scene.writer
    w.row("科目编码", "科目名称", *(words for words, _, _ in columns))
    w.row("栏次", "", *(ordinal(place) for place in range(1, len(columns) + 1)))
    w.row("合计", "", *(cell(scene, path, value) for _, path, value in columns))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    now = scene.now
    fiscal = now.fiscal.final + now.closing - now.opening
    others = list(now.incomes().items())[3:]
    one_row(
        scene,
        [
            ("本年收入合计", "本年收入合计", now.received),
            ("财政拨款收入", "财政拨款收入合计", fiscal),
            *((name, f"收入/{name}", value) for name, value in others),
        ],
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    now = scene.now
    kinds = [(name, f"支出/{name}", value) for name, value in now.spendings().items()]
    one_row(scene, [("本年支出合计", "本年支出合计", now.whole.final), *kinds])


def write_budget(scene: Scene) -> None:
    """The general public budget by account; 基本支出 stands in the line 合计 alone."""
    w, now = scene.writer, scene.now
    w.row("功能分类科目编码", "科目名称", "合计", "基本支出")
    basic = scene.voice.at("table").money("基本支出/合计", "final", now.basic.final, full=True)
    whole = cell(scene, "一般公共预算财政拨款支出", now.budget.final)
    w.row("合计", "", whole, replace(basic, also="indicator=支出/基本支出"))
    for row in budget_rows(now):
        w.row(code(row.code), row.name, cell(scene, row.indicator, row.final), "")


def write_three(scene: Scene) -> None:
    """The result of each item in one row."""
    three = scene.now.three
    columns = [
        ("合计", "三公经费", three.total.final),
        ("因公出国（境）费", ABROAD, three.abroad.final),
        ("公务用车购置及运行维护费小计", VEHICLES, three.vehicles.final),
        ("公务用车购置费", PURCHASE, three.purchase.final),
        ("公务用车运行维护费", RUNNING, three.running.final),
        ("公务接待费", RECEIVING, three.reception.final),
    ]
    if scene.profile.three == RECEPTION:
        columns = [columns[0], columns[-1]]
    scene.writer.row(*(words for words, _, _ in columns))
    scene.writer.row(*(cell(scene, path, value) for _, path, value in columns))
