"""Fujian's public tables: totals with line numbers, the accounts, kinds of cost, “三公” money."""

from __future__ import annotations

from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings.costs import office_costs, staff_costs
from reports.corpus.wordings.pieces import Rows, income_rows, spending_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.table_parts import (
    bare_cell,
    cell,
    closing_rows,
    paired_rows,
    three_trips,
    write_accounts,
)  # fmt: skip


def write_tables(scene: Scene) -> None:
    """Seven tables, six where the “三公” money is not published."""
    writers = [
        ("收入支出决算总表", write_totals),
        ("收入决算表", write_incomes),
        ("支出决算表", write_spendings),
        ("财政拨款收入支出决算总表", write_fiscal),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("一般公共预算财政拨款基本支出决算表", write_costs),
        ("一般公共预算财政拨款“三公”经费支出决算表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    w = scene.writer
    for place, (title, write) in enumerate(writers, 1):
        w.line("表{n}", n=ordinal(place))
        w.line("{title}", title=title)
        w.row(["部门：", scene.profile.name], [scene.year, "年度"], "单位：万元")
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind, each line with its number."""
    w = scene.writer
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "决算数", "项目", "行次", "决算数")
    rows = [*paired_rows(scene), *closing_rows(scene)]
    for place, (left, path, income, right, other, spent) in enumerate(rows, 1):
        amount = cell(scene, other, spent) if right else ""
        w.row(
            left, ordinal(place), cell(scene, path, income),
            right, ordinal(len(rows) + place), amount,
        )  # fmt: skip


def one_row(scene: Scene, columns: Rows) -> None:
    """A table whose only row is 合计."""
    w = scene.writer
    w.row("项目", *(words for words, _, _ in columns))
    w.row("栏次", *(ordinal(place) for place in range(1, len(columns) + 1)))
    w.row("合计", *(cell(scene, path, value) for _, path, value in columns))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    one_row(scene, [("本年收入合计", "本年收入合计", scene.now.received), *income_rows(scene)])


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    one_row(scene, [("本年支出合计", "本年支出合计", scene.now.whole.final), *spending_rows(scene)])


def write_fiscal(scene: Scene) -> None:
    """The treasury's money by budget, income beside spending."""
    w, now = scene.writer, scene.now
    received = now.fiscal.final + now.closing - now.opening
    w.row("收入", "金额", "支出", "金额")
    pairs = (
        ("一、一般公共预算财政拨款", "收入/一般公共预算财政拨款收入", received - now.fund.final,
         "一、一般公共预算财政拨款支出", "一般公共预算财政拨款支出", now.budget.final),
        ("二、政府性基金预算财政拨款", "收入/政府性基金预算财政拨款收入", now.fund.final,
         "二、政府性基金预算财政拨款支出", "政府性基金预算财政拨款支出", now.fund.final),
        ("本年收入合计", "财政拨款收入合计", received,
         "本年支出合计", "财政拨款支出合计", now.fiscal.final),
    )  # fmt: skip
    for left, path, income, right, other, spent in pairs:
        w.row(left, bare_cell(scene, path, income), right, bare_cell(scene, other, spent))


def write_budget(scene: Scene) -> None:
    """The general public budget by account."""
    heads = ("科目编码", "科目名称", "小计", "基本支出", "项目支出")
    write_accounts(scene, heads, numbered=True)


def write_costs(scene: Scene) -> None:
    """People's costs beside those of the office, then both sums."""
    w = scene.writer
    w.row("人员经费", "", "公用经费", "")
    w.row("科目名称", "决算数", "科目名称", "决算数")
    staff, office = list(staff_costs(scene).items()), list(office_costs(scene).items())
    for place in range(max(len(staff), len(office))):
        cells = []
        for parts, path in ((staff, "基本支出/人员经费"), (office, "基本支出/公用经费")):
            name, value = parts[place] if place < len(parts) else ("", None)
            cells += [name, bare_cell(scene, f"{path}/{name}", value) if value else ""]
        w.row(*cells)
    w.row(
        "人员经费合计", cell(scene, "基本支出/人员经费", scene.now.staff.final),
        "公用经费合计", cell(scene, "基本支出/公用经费", scene.now.office.final),
    )  # fmt: skip


def write_three(scene: Scene) -> None:
    """The result of each item, a line each with its number."""
    w = scene.writer
    w.row("项目", "行次", "决算数")
    for place, (words, path, trip) in enumerate(three_trips(scene), 1):
        w.row(words, ordinal(place), cell(scene, path, trip.final))
