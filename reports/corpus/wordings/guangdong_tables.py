"""Guangdong's public tables in 万元, with 行次 and 栏次 as the national form has them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import RECEPTION, UNPUBLISHED
from reports.corpus.ledger import Trip
from reports.corpus.voice import Voice, code, ordinal
from reports.corpus.wordings.codes import budget_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Mark, Piece

Column = tuple[str, str, Decimal]


def write_tables(scene: Scene) -> None:
    """Six tables, five where the “三公” money is not published."""
    w = scene.writer
    writers = [
        ("收入支出决算总表", write_totals),
        ("收入决算表", write_incomes),
        ("支出决算表", write_spendings),
        ("财政拨款收入支出决算总表", write_fiscal),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("财政拨款“三公”经费支出决算表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    for place, (title, write) in enumerate(writers, 1):
        w.line("表{n} {title}", n=Mark(str(place), "ordinal"), title=title)
        w.row(["公开", Mark(f"{place:02d}", "ordinal"), "表"])
        w.row(["部门：", scene.profile.name], "单位：万元")
        write(scene)
        w.line(pick(scene, f"note{place}", NOTES))


NOTES = (
    "注：本表反映部门本年度决算情况，数据取自部门决算报表。",
    "注：本表金额转换为万元时，因四舍五入可能存在尾差。",
)


def voice_of(scene: Scene) -> Voice:
    """Speaks of the body in a table."""
    return scene.voice.at("table")


def cell(scene: Scene, indicator: str, value: Decimal, measure: str = "final") -> Piece:
    """An amount with both decimals; noughts are left empty where the body does so."""
    if not value and pick(scene, "nought", (True, False)):
        return ""
    return voice_of(scene).money(indicator, measure, value, full=True)


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind."""
    w, now, whole = scene.writer, scene.now, scene.now.whole.final
    incomes, spendings = list(now.incomes().items()), list(now.spendings().items())
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "决算数", "项目（按支出性质）", "行次", "决算数")
    w.row("栏次", "", ordinal(1), "栏次", "", ordinal(2))
    lines = len(incomes) + 2
    for place, (name, value) in enumerate(incomes, 1):
        left = (f"{names.in_words(place)}、{name}", ordinal(place))
        right: tuple[Piece, ...] = ("", ordinal(lines + place), "")
        if place <= len(spendings):
            kind, spent = spendings[place - 1]
            words = f"{names.in_words(place)}、{kind}"
            right = (words, ordinal(lines + place), cell(scene, f"支出/{kind}", spent))
        w.row(*left, cell(scene, f"收入/{name}", value), *right)
    ends = (
        ("本年收入合计", "本年收入合计", "本年支出合计", "本年支出合计"),
        ("总计", "收入总计", "总计", "支出总计"),
    )
    for place, (left_words, left_path, right_words, right_path) in enumerate(ends, lines - 1):
        w.row(
            left_words, ordinal(place), cell(scene, left_path, whole),
            right_words, ordinal(lines + place), cell(scene, right_path, whole),
        )  # fmt: skip


def one_row(scene: Scene, columns: list[Column]) -> None:
    """A table whose only line is 合计."""
    w = scene.writer
    w.row("项目", "", *(words for words, _, _ in columns))
    w.row("功能分类科目编码", "科目名称", *("" for _ in columns))
    w.row("栏次", "", *(ordinal(place) for place in range(1, len(columns) + 1)))
    w.row("合计", "", *(cell(scene, path, value) for _, path, value in columns))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    now = scene.now
    others = list(now.incomes().items())[3:]
    one_row(
        scene,
        [
            ("本年收入合计", "本年收入合计", now.whole.final),
            ("财政拨款收入", "财政拨款收入合计", now.fiscal.final),
            *((name, f"收入/{name}", value) for name, value in others),
        ],
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    now = scene.now
    kinds = [(name, f"支出/{name}", value) for name, value in now.spendings().items()]
    one_row(scene, [("本年支出合计", "本年支出合计", now.whole.final), *kinds])


def write_fiscal(scene: Scene) -> None:
    """The treasury's money by kind of budget, income left and spending right."""
    w, now, total = scene.writer, scene.now, scene.now.fiscal.final
    budget, fund, capital = list(now.incomes().items())[:3]
    rows = (
        ("一、一般公共预算财政拨款", f"收入/{budget[0]}", budget[1],
         "一、一般公共预算财政拨款支出", "一般公共预算财政拨款支出", now.budget.final),
        ("二、政府性基金预算财政拨款", f"收入/{fund[0]}", fund[1],
         "二、政府性基金预算财政拨款支出", "政府性基金预算财政拨款支出", now.fund.final),
        ("三、国有资本经营预算财政拨款", f"收入/{capital[0]}", capital[1],
         "三、国有资本经营预算财政拨款支出", "国有资本经营预算财政拨款支出", Decimal(0)),
        ("本年收入合计", "财政拨款收入合计", total, "本年支出合计", "财政拨款支出合计", total),
        ("总计", "财政拨款收支总计", total, "总计", "财政拨款收支总计", total),
    )  # fmt: skip
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "金额", "项目", "行次", "金额")
    w.row("栏次", "", ordinal(1), "栏次", "", ordinal(2))
    for place, (left, left_path, income, right, right_path, spent) in enumerate(rows, 1):
        w.row(
            left, ordinal(place), cell(scene, left_path, income),
            right, ordinal(len(rows) + place), cell(scene, right_path, spent),
        )  # fmt: skip


def write_budget(scene: Scene) -> None:
    """The general public budget by account; 基本支出 is told in the line 合计 alone."""
    w, now = scene.writer, scene.now
    w.row("项目", "", "本年支出", "")
    w.row("功能分类科目编码", "科目名称", "合计", "其中：基本支出")
    w.row("栏次", "", ordinal(1), ordinal(2))
    whole = cell(scene, "一般公共预算财政拨款支出", now.budget.final)
    basic = voice_of(scene).money("基本支出/合计", "final", now.basic.final, full=True)
    # The table's own kind of money makes it the budget's basic spending; both are equal.
    w.row("合计", "", whole, replace(basic, also="indicator=支出/基本支出"))
    for row in budget_rows(now):
        w.row(code(row.code), row.name, cell(scene, row.indicator, row.final), "")


def write_three(scene: Scene) -> None:
    """Plan and result side by side, six columns each."""
    w, three = scene.writer, scene.now.three
    head, measure = pick(
        scene, "planhead", (("全年预算数", "budget_adjusted"), ("预算数", "budget"))
    )
    gaps = ("",) * 5
    upper = ("合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费")
    lower = ("", "", "小计", "公务用车购置费", "公务用车运行维护费", "")
    columns: tuple[tuple[str, Trip], ...] = (
        ("三公经费", three.total), (ABROAD, three.abroad), (VEHICLES, three.vehicles),
        (PURCHASE, three.purchase), (RUNNING, three.running), (RECEIVING, three.reception),
    )  # fmt: skip
    hidden = (ABROAD, VEHICLES, PURCHASE, RUNNING) if scene.profile.three == RECEPTION else ()
    w.row(head, *gaps, "决算数", *gaps)
    w.row(*upper, *upper)
    w.row(*lower, *lower)
    w.row(*(ordinal(place) for place in range(1, 13)))
    planned = ("" if path in hidden else cell(scene, path, trip.budget, measure)
               for path, trip in columns)  # fmt: skip
    spent = ("" if path in hidden else cell(scene, path, trip.final) for path, trip in columns)
    w.row(*planned, *spent)
