"""Liaoning's public tables: totals, income, spending, accounts; the “三公” money in one row."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings.pieces import income_rows, spending_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import VEHICLES
from reports.corpus.wordings.table_parts import (
    bare_cell,
    closing_rows,
    paired_rows,
    three_trips,
    write_accounts,
)  # fmt: skip
from reports.corpus.writer import Mark


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


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind, each line with its number."""
    w, pairs = scene.writer, paired_rows(scene)
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "金额", "项目", "行次", "金额")
    rows = [*pairs, *closing_rows(scene)]
    for place, (left, path, income, right, other, spent) in enumerate(rows, 1):
        w.row(
            left, ordinal(place), bare_cell(scene, path, income),
            right, ordinal(len(rows) + place), bare_cell(scene, other, spent),
        )  # fmt: skip


def one_row(scene: Scene, columns: list[tuple[str, str, Decimal]]) -> None:
    """A table whose only row is 合计."""
    w = scene.writer
    w.row("科目编码", "科目名称", *(words for words, _, _ in columns))
    w.row("栏次", "", *(ordinal(place) for place in range(1, len(columns) + 1)))
    w.row("合计", "", *(bare_cell(scene, path, value) for _, path, value in columns))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    total = ("本年收入合计", "本年收入合计", scene.now.received)
    one_row(scene, [total, *income_rows(scene)])


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    total = ("本年支出合计", "本年支出合计", scene.now.whole.final)
    one_row(scene, [total, *spending_rows(scene)])


def write_budget(scene: Scene) -> None:
    """The general public budget by account."""
    write_accounts(scene, ("功能分类科目编码", "科目名称", "合计", "基本支出"))


def write_three(scene: Scene) -> None:
    """The result of each item in one row."""
    columns = [
        (f"{words}小计" if path == VEHICLES else words, path, trip.final)
        for words, path, trip in three_trips(scene)
    ]
    scene.writer.row(*(words for words, _, _ in columns))
    scene.writer.row(*(bare_cell(scene, path, value) for _, path, value in columns))
