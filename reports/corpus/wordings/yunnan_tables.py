"""Yunnan's public tables in 元: six, of which the last also tells what the office costs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import zip_longest

from reports.corpus import names
from reports.corpus.invention import RECEPTION, UNPUBLISHED
from reports.corpus.voice import Voice, code, ordinal
from reports.corpus.wordings.codes import budget_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Mark, Piece

Line = tuple[str, str, Decimal]
EMPTY: tuple[str, str, None] = ("", "", None)


def write_tables(scene: Scene) -> None:
    """The tables, numbered as published."""
    writers = [
        ("收入支出决算总表", write_totals),
        ("收入决算表", write_incomes),
        ("支出决算表", write_spendings),
        ("财政拨款收入支出决算总表", write_fiscal),
        ("一般公共预算财政拨款支出决算表", write_budget),
        ("“三公”经费、机关运行经费情况表", write_three),
    ]
    if scene.profile.three == UNPUBLISHED:
        del writers[-1]
    for place, (title, write) in enumerate(writers, 1):
        scene.writer.line("{title}", title=title)
        scene.writer.line("公开{n}表", n=Mark(f"{place:02d}", "ordinal"))
        scene.writer.line("部门：{name}　　金额单位：元", name=scene.profile.name)
        write(scene)


def voice_of(scene: Scene) -> Voice:
    """Speaks of the body in a table."""
    return scene.voice.at("table")


def cell(scene: Scene, indicator: str, value: Decimal, measure: str = "final") -> Piece:
    """An amount; noughts are printed or left empty as the body is used to."""
    if not value and pick(scene, "nought", ("0.00", "")) == "":
        return ""
    return voice_of(scene).money(indicator, measure, value)


def two_sides(scene: Scene, left: Iterable[Line], right: Iterable[Line]) -> None:
    """Income left, spending right, each line with its number."""
    w = scene.writer
    pairs = list(zip_longest(left, right, fillvalue=EMPTY))
    w.row("收入", "", "", "支出", "", "")
    w.row("项目", "行次", "金额", "项目", "行次", "金额")
    w.row("栏次", "", ordinal(1), "栏次", "", ordinal(2))
    for place, sides in enumerate(pairs, 1):
        cells: list[Piece] = []
        for number, (words, indicator, value) in zip(
            (place, place + len(pairs)), sides, strict=True
        ):
            amount = "" if value is None else cell(scene, indicator, value)
            cells += [words, ordinal(number), amount]
        w.row(*cells)


def listed_lines(family: str, parts: dict[str, Decimal]) -> list[Line]:
    """``一、…`` with the indicator below ``family``."""
    return [
        (f"{names.in_words(place)}、{name}", f"{family}/{name}", value)
        for place, (name, value) in enumerate(parts.items(), 1)
    ]


def write_totals(scene: Scene) -> None:
    """Income by source beside spending by kind."""
    now, whole = scene.now, scene.now.whole.final
    left: list = listed_lines("收入", now.incomes())
    right: list = listed_lines("支出", now.spendings())
    right[1:1] = [
        ("　　人员经费", "基本支出/人员经费", now.staff.final),
        ("　　公用经费", "基本支出/公用经费", now.office.final),
    ]
    right += [EMPTY] * (len(left) - len(right))
    left += [("本年收入合计", "本年收入合计", whole), ("收入总计", "收入总计", whole)]
    right += [("本年支出合计", "本年支出合计", whole), ("支出总计", "支出总计", whole)]
    two_sides(scene, left, right)


def one_row(scene: Scene, parts: list[Line]) -> None:
    """A table of which the body publishes the line 合计 only."""
    w = scene.writer
    w.row("项目", *(words for words, _, _ in parts))
    w.row("栏次", *(ordinal(place) for place in range(1, len(parts) + 1)))
    w.row("合计", *(cell(scene, indicator, value) for _, indicator, value in parts))


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    now = scene.now
    sources = list(now.incomes().items())[3:]
    one_row(
        scene,
        [
            ("本年收入合计", "本年收入合计", now.whole.final),
            ("财政拨款收入", "财政拨款收入合计", now.fiscal.final),
            *((name, f"收入/{name}", value) for name, value in sources),
        ],
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    now = scene.now
    kinds = now.spendings().items()
    one_row(
        scene,
        [
            ("本年支出合计", "本年支出合计", now.whole.final),
            *((name, f"支出/{name}", value) for name, value in kinds),
        ],
    )


def write_fiscal(scene: Scene) -> None:
    """The treasury's money by kind of budget."""
    now, total = scene.now, scene.now.fiscal.final
    sources = dict(list(now.incomes().items())[:3])
    left: list = [
        (words.replace("预算财政拨款收入", "预算财政拨款"), indicator, value)
        for words, indicator, value in listed_lines("收入", sources)
    ]
    right: list = [
        ("一、一般公共预算财政拨款支出", "一般公共预算财政拨款支出", now.budget.final),
        ("二、政府性基金预算财政拨款支出", "政府性基金预算财政拨款支出", now.fund.final),
        ("三、国有资本经营预算财政拨款支出", "国有资本经营预算财政拨款支出", Decimal(0)),
    ]
    left += [("本年收入合计", "财政拨款收入合计", total), ("总计", "财政拨款收支总计", total)]
    right += [("本年支出合计", "财政拨款支出合计", total), ("总计", "财政拨款收支总计", total)]
    two_sides(scene, left, right)


def write_budget(scene: Scene) -> None:
    """The general public budget by account."""
    w = scene.writer
    w.row("项目", "", "本年支出")
    w.row("功能分类科目编码", "科目名称", "合计")
    w.row("栏次", "", ordinal(1))
    w.row("合计", "", cell(scene, "一般公共预算财政拨款支出", scene.now.budget.final))
    for row in budget_rows(scene.now):
        w.row(code(row.code), row.name, cell(scene, row.indicator, row.final))


def write_three(scene: Scene) -> None:
    """“三公” money and counts line by line, then 机关运行经费."""
    w, v = scene.writer, voice_of(scene)
    head, measure = pick(
        scene, "planhead", (("年初预算数", "budget_initial"), ("预算数", "budget"))
    )
    w.row("项目", "行次", head, "决算统计数")
    w.row("栏次", "", ordinal(1), ordinal(2))
    w.row("一、“三公”经费支出", ordinal(1), "—", "—")
    line = 1
    for words, cells in (*money_lines(scene, measure), *count_lines(scene)):
        line += 1
        w.row(words, ordinal(line), *cells)
    office = v.money("机关运行经费", "final", scene.now.office.final)
    w.row("二、机关运行经费", ordinal(line + 1), "—", office)


def money_lines(scene: Scene, measure: str) -> list[tuple[Piece, tuple[Piece, Piece]]]:
    """Plan and result of each item; a body that tells of its reception leaves the rest empty."""
    three = scene.now.three
    lines = (
        ("（一）支出合计", "三公经费", three.total),
        ([ordinal(1), "．因公出国（境）费"], ABROAD, three.abroad),
        ([ordinal(2), "．公务用车购置及运行维护费"], VEHICLES, three.vehicles),
        (["（", ordinal(1), "）公务用车购置费"], PURCHASE, three.purchase),
        (["（", ordinal(2), "）公务用车运行维护费"], RUNNING, three.running),
        ([ordinal(3), "．公务接待费"], RECEIVING, three.reception),
    )
    hidden = (ABROAD, VEHICLES, PURCHASE, RUNNING) if scene.profile.three == RECEPTION else ()
    rows: list[tuple[Piece, tuple[Piece, Piece]]] = [
        (
            words,
            ("", "")
            if indicator in hidden
            else (cell(scene, indicator, trip.budget, measure), cell(scene, indicator, trip.final)),
        )
        for words, indicator, trip in lines
    ]
    home = cell(scene, DOMESTIC, three.reception.final)
    rows.append((["（", ordinal(1), "）国内接待费"], ("—", home)))
    rows.append(("　　其中：外事接待费", ("—", cell(scene, FOREIGN, Decimal(0)))))
    return rows


def count_lines(scene: Scene) -> list[tuple[Piece, tuple[Piece, Piece]]]:
    """The counts that the law asks for; their units stand in the first column."""
    three = scene.now.three
    counts = (
        (
            [ordinal(1), "．因公出国（境）团组数（个）"],
            "三公经费/出国（境）团组", "个", three.groups,
        ),
        (
            [ordinal(2), "．因公出国（境）人次数（人）"],
            "三公经费/出国（境）人数", "人", three.travellers,
        ),
        (
            [ordinal(3), "．公务用车购置数（辆）"],
            "三公经费/公务用车购置数", "辆", sum(three.bought.values()),
        ),
        (
            [ordinal(4), "．公务用车保有量（辆）"],
            "三公经费/公务用车保有量", "辆", sum(three.kept.values()),
        ),
        ([ordinal(5), "．国内公务接待批次（个）"], DOMESTIC, "个", three.batches),
        ("　　其中：外事接待批次（个）", FOREIGN, "个", 0),
        ([ordinal(6), "．国内公务接待人次（人）"], DOMESTIC, "人", three.visitors),
        ("　　其中：外事接待人次（人）", FOREIGN, "人", 0),
    )  # fmt: skip
    hidden = 4 if scene.profile.three == RECEPTION else 0
    rows: list[tuple[Piece, tuple[Piece, Piece]]] = [("（二）相关统计数", ("—", "—"))]
    for place, (words, indicator, unit, count) in enumerate(counts):
        value = "" if place < hidden else voice_of(scene).count(indicator, count, unit)
        rows.append((words, ("—", value)))
    return rows
