"""Fujian's 部门预算: tables first, income with the spending that follows from it, 项 with codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Ledger
from reports.corpus.voice import ordinal
from reports.corpus.wordings import budget_fujian_more, fujian_overview, glossary
from reports.corpus.wordings.budget_fujian_tables import write_tables
from reports.corpus.wordings.budget_turns import PLAN, plan_of
from reports.corpus.wordings.fujian_money import coded
from reports.corpus.wordings.fujian_plan import moved, moved_why
from reports.corpus.wordings.pieces import basic_rows
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.turns import all_read_also, chance
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

BUDGET = "一般公共预算财政拨款支出"
FUND = "政府性基金预算财政拨款支出"
CAPITAL = "国有资本经营预算财政拨款支出"


def write_budget(scene: Scene) -> None:
    """The whole report: the body, its tables, its plan in words, terms."""
    w = scene.writer
    w.line("{year}年度{name}部门预算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    fujian_overview.write_plan_overview(scene)
    w.line("第二部分 {year}年度部门预算表", year=scene.year)
    write_tables(scene)
    w.line("第三部分 {year}年度部门预算情况说明", year=scene.year)
    for place, (title, write) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)
    w.line("第四部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}.{entry}", n=ordinal(place), entry=entry)


def sections(scene: Scene) -> Iterator[tuple[str, Callable[[Scene], None]]]:
    """Titles and writers in order; “三公” only where it is published."""
    yield "预算收支总体情况", write_totals
    yield "一般公共预算拨款支出情况", write_general
    yield "政府性基金预算拨款支出情况", write_fund
    yield "国有资本经营预算拨款支出情况", write_capital
    yield "财政拨款预算基本支出情况", write_basic
    if scene.profile.three != UNPUBLISHED:
        yield "一般公共预算“三公”经费支出情况", budget_fujian_more.write_three
    yield "预算绩效目标情况", budget_fujian_more.write_targets
    yield "其他重要事项说明", budget_fujian_more.write_others


def planned_incomes(ledger: Ledger) -> list[tuple[str, str, Decimal]]:
    """Planned income by source, as Fujian calls it: words, source, amount."""
    return [
        ("一般公共预算拨款收入", names.BUDGET_INCOME, ledger.budget.initial),
        ("政府性基金预算拨款收入", names.FUND_INCOME, ledger.fund.initial),
        ("事业收入", "事业收入", Decimal(0)),
        ("其他收入", names.OTHER_INCOME, ledger.own.initial),
    ]


def write_totals(scene: Scene) -> None:
    """Income by source, then spending, each against last year's plan."""
    w, now, before = scene.writer, scene.now, scene.before
    pair = now.whole.initial, before.whole.initial
    every = chance(scene, "every source", 0.6)
    incomes = [row for row in planned_incomes(now) if row[2] or every]
    w.line(
        "按照综合预算的原则，部门所有收入和支出都纳入部门预算管理。{year}年，{name}部门收入预算为{total}，"
        "{moved}其中：{parts}。",
        year=scene.year,
        name=scene.profile.name,
        total=plan_of(scene, "本年收入合计", pair[0], "indicator=收入总计"),
        moved=all_read_also(moved_why(scene, "本年收入合计", pair), "indicator=收入总计"),
        parts=joined(
            ([words, plan_of(scene, f"收入/{path}", value)] for words, path, value in incomes), "，"
        ),
    )
    w.line(
        pick(
            scene,
            "spending",
            (
                "相应安排支出预算{total}，{moved}其中：{parts}。",
                "{year}年相应安排支出预算为{total}，{moved}具体为：{parts}。",
            ),
        ),
        year=scene.year,
        total=plan_of(scene, "本年支出合计", pair[0], "indicator=支出总计"),
        moved=all_read_also(moved_why(scene, "本年支出合计", pair), "indicator=支出总计"),
        parts=spendings(scene),
    )


def spendings(scene: Scene) -> Piece:
    """Basic spending with people and office, then projects, against last year's plan or not."""
    now, before = scene.now, scene.before
    with_last = chance(scene, "kinds with last", 0.4)
    rows = (
        ("基本支出", now.basic.initial, before.basic.initial),
        ("项目支出", now.project_plan.initial, before.project_plan.initial),
    )
    return joined(
        [
            words,
            plan_of(scene, f"支出/{words}", value),
            ["，", moved(scene, f"支出/{words}", (value, old))] if with_last else "",
        ]
        for words, value, old in rows
    )


def write_general(scene: Scene) -> None:
    """The general public budget: the total, then each 项 with what it is for."""
    w, now = scene.writer, scene.now
    pair = now.budget.initial, scene.before.budget.initial
    w.line(
        "{year}年度一般公共预算拨款支出{total}，{moved}按项级科目分类统计，主要支出项目包括：",
        year=scene.year,
        total=plan_of(scene, BUDGET, pair[0]),
        moved=moved_why(scene, BUDGET, pair),
    )
    old = {account.indicator: account.plan.initial for account in scene.before.accounts}
    with_last = chance(scene, "accounts with last", 0.3)
    for place, account in enumerate(now.accounts, 1):
        value = account.plan.initial
        last = (value, old.get(account.indicator, Decimal(0)))
        w.line(
            "（{n}）{name}{money}{moved}。主要用于{meaning}。",
            n=names.in_words(place),
            name=coded(scene, account),
            money=plan_of(scene, account.indicator, value),
            moved=["，", moved(scene, account.indicator, last)] if with_last else "",
            meaning=account.meaning,
        )


def write_fund(scene: Scene) -> None:
    """Government funds against last year's plan, or none."""
    pair = scene.now.fund.initial, scene.before.fund.initial
    if pair[0]:
        scene.writer.line(
            "{year}年度政府性基金预算拨款支出{money}，{moved}。",
            year=scene.year,
            money=plan_of(scene, FUND, pair[0]),
            moved=moved(scene, FUND, pair),
        )
        return
    write_none(scene, FUND, "政府性基金预算拨款")


def write_capital(scene: Scene) -> None:
    """State capital: nothing of it."""
    write_none(scene, CAPITAL, "国有资本经营预算拨款")


def write_none(scene: Scene, indicator: str, words: str) -> None:
    """``本部门2023年度无…安排的支出。``"""
    scene.writer.line(
        "本部门{year}年度{none}{words}安排的支出。",
        year=scene.year,
        none=scene.voice.word("无", indicator, PLAN),
        words=words,
    )


def write_basic(scene: Scene) -> None:
    """People and office, a numbered line each."""
    w, now = scene.writer, scene.now
    w.line(
        "{year}年度财政拨款基本支出{total}，其中：",
        year=scene.year,
        total=plan_of(scene, "基本支出/合计", now.basic.initial),
    )
    values = (now.staff.initial, now.office.initial)
    rows = zip(basic_rows(scene), values, strict=True)
    for place, ((words, _, kinds), value) in enumerate(rows, 1):
        w.line(
            "（{n}）{words}{money}，主要包括：{kinds}。",
            n=names.in_words(place),
            words=words,
            money=plan_of(scene, f"基本支出/{words}", value),
            kinds=listed(kinds),
        )
