"""Shaanxi's public tables: a list of them, the totals, the treasury's money, kinds of cost."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import RECEPTION, UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings import shaanxi_budget
from reports.corpus.wordings.costs import gatherings
from reports.corpus.wordings.pieces import Rows, income_rows, spending_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.shaanxi_turns import plan_of
from reports.corpus.wordings.sichuan_three import VEHICLES
from reports.corpus.wordings.table_parts import (
    bare_cell,
    cell,
    closing_rows,
    paired_rows,
    three_trips,
    write_accounts,
)  # fmt: skip
from reports.corpus.wordings.turns import read_also
from reports.corpus.writer import Mark, Piece

FUND = "政府性基金预算财政拨款支出"
BUDGET = "一般公共预算财政拨款支出"


def write_tables(scene: Scene) -> None:
    """The list of tables, then each that is not empty."""
    w = scene.writer
    kept = titles(scene)
    write_list(scene, kept)
    for place, (title, write) in enumerate(kept, 1):
        if write is None:
            continue
        w.line("{title}", title=title)
        w.row("", ["公开", Mark(f"{place:02d}", "ordinal"), "表"])
        w.row(["编制部门：", scene.profile.name], "金额单位：万元")
        write(scene)


def titles(scene: Scene) -> list[tuple]:
    """Titles with their writers; none where the table is empty."""
    rows = [
        ("收入支出决算总表", write_totals),
        ("收入决算表", write_incomes),
        ("支出决算表", write_spendings),
        ("财政拨款收入支出决算总表", write_fiscal),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("一般公共预算财政拨款基本支出决算表", shaanxi_budget.write_costs),
        ("一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表", write_three),
        ("政府性基金预算财政拨款收入支出决算表", None),
        ("国有资本经营预算财政拨款支出决算表", None),
    ]
    if scene.profile.three == UNPUBLISHED:
        rows[6] = (rows[6][0], None)
    return rows


def write_list(scene: Scene, rows: list[tuple]) -> None:
    """Which tables there are, which are empty, and why."""
    w = scene.writer
    w.row("序号", "内容", "是否空表", "公开空表理由")
    for place, (title, write) in enumerate(rows, 1):
        told = ("否", "") if write else ("是", "本部门没有相关收支")
        w.row(["表", ordinal(place)], title, *told)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind, then the sums and totals."""
    w = scene.writer
    w.row("收入", "", "支出", "")
    w.row("项目", "决算数", "项目", "决算数")
    for left, path, income, right, other, spent in paired_rows(scene):
        w.row(left, cell(scene, path, income), right, cell(scene, other, spent) if right else "")
    for left, path, income, right, other, spent in closing_rows(scene):
        w.row(left, cell(scene, path, income), right, cell(scene, other, spent))


def one_row(scene: Scene, columns: Rows) -> None:
    """A table whose only row is 合计."""
    w = scene.writer
    w.row("功能分类科目编码", "科目名称", *(words for words, _, _ in columns))
    w.row("合计", "", *(cell(scene, path, value) for _, path, value in columns))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    one_row(scene, [("本年收入合计", "本年收入合计", scene.now.received), *income_rows(scene)])


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    one_row(scene, [("本年支出合计", "本年支出合计", scene.now.whole.final), *spending_rows(scene)])


def write_fiscal(scene: Scene) -> None:
    """The treasury's money: income by budget beside spending by class and budget."""
    w, now = scene.writer, scene.now
    w.row("收入", "", "支出", "", "", "")
    w.row(
        "项目", "决算数", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"
    )  # fmt: skip
    incomes = list(now.incomes().items())[:3]
    classes = [(name, plan.final) for name, plan in now.classes().items() if plan.final]
    rights = [class_row(scene, name, value) for name, value in classes]
    if now.fund.final:
        mark = scene.voice.at("table").money(FUND, "final", now.fund.final, full=True)
        above = ("", "财政拨款支出/", f"{FUND}/")
        also = "; ".join(f"indicator={path}功能分类/城乡社区支出" for path in above)
        town = read_also(mark, also)
        rights.append(("城乡社区支出", town, "", town))
    for place in range(max(len(incomes), len(rights))):
        left: tuple[Piece, ...] = ("", "")
        if place < len(incomes):
            name, value = incomes[place]
            words = f"{names.in_words(place + 1)}、{name.removesuffix('收入')}"
            left = (words, cell(scene, f"收入/{name}", value))
        right = rights[place] if place < len(rights) else ("", "", "", "")
        w.row(*left, *right)
    write_fiscal_sums(scene)


def class_row(scene: Scene, name: str, value: Decimal) -> tuple[Piece, ...]:
    """A class, all of it of the general public budget."""
    money = scene.voice.at("table").money(f"功能分类/{name}", "final", value, full=True)
    # The column of all budgets may be told by a name of its own.
    return (name, read_also(money, f"indicator=财政拨款支出/功能分类/{name}"), money, "")


def write_fiscal_sums(scene: Scene) -> None:
    """The year's sums, balances and totals of the treasury's money."""
    w, now = scene.writer, scene.now
    both = scene.voice.at("table").money(
        "财政拨款收支总计", "final", now.fiscal.final + now.closing, full=True
    )
    received = now.fiscal.final + now.closing - now.opening
    w.row(
        "本年收入合计", cell(scene, "财政拨款收入合计", received),
        "本年支出合计", cell(scene, "财政拨款支出合计", now.fiscal.final),
        cell(scene, BUDGET, now.budget.final), bare_cell(scene, FUND, now.fund.final),
    )  # fmt: skip
    w.row(
        "年初财政拨款结转和结余", balance(scene, "年初", now.opening),
        "年末财政拨款结转和结余", balance(scene, "年末", now.closing), "", "",
    )  # fmt: skip
    w.row(
        "收入总计", read_also(both, "indicator=财政拨款收入总计"),
        "支出总计", read_also(both, "indicator=财政拨款支出总计"), "", "",
    )  # fmt: skip


def balance(scene: Scene, when: str, value: Decimal) -> Piece:
    """The treasury's money carried over; all balances of these bodies are of it."""
    mark = scene.voice.at("table").money(f"{when}财政拨款结转和结余", "final", value, full=True)
    return read_also(mark, f"indicator={when}结转和结余")


def write_budget(scene: Scene) -> None:
    """The general public budget by account."""
    heads = ("科目代码", "科目名称", "本年支出合计", "基本支出", "项目支出")
    write_accounts(scene, heads, numbered=True)


def write_three(scene: Scene) -> None:
    """Plan and result of the “三公” money, meetings and training, each in one row."""
    words, measure = plan_of(scene)
    trips = [
        (f"{name}小计" if path == VEHICLES else name, path, trip)
        for name, path, trip in three_trips(scene)
    ]
    if scene.profile.three != RECEPTION:
        trips[0] = ("“三公”经费合计", *trips[0][1:])
    trips += [(name, name, trip) for name, trip in gatherings(scene.profile, scene.now).items()]
    w = scene.writer
    w.row("项目", *(name for name, _, _ in trips))
    w.row(f"{words}数", *(cell(scene, path, trip.budget, measure) for _, path, trip in trips))
    w.row("决算数", *(cell(scene, path, trip.final) for _, path, trip in trips))
