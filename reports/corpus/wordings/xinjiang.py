"""Xinjiang's outline: totals with their balances, the plan as 预决算差异率, tables last."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.wordings import (
    glossary,
    xinjiang_annex,
    xinjiang_budget,
    xinjiang_others,
    xinjiang_tables,
    xinjiang_three,
)  # fmt: skip
from reports.corpus.wordings.pieces import income_rows, shares_of, spending_rows
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.turns import items, moved_why
from reports.corpus.wordings.variants import pick
from reports.corpus.wordings.xinjiang_turns import cause, shift
from reports.corpus.writer import compose

ALL = ("staff", "office", "projects")


def write_account(scene: Scene) -> None:
    """The whole report: overview, explanation, terms, forms, tables."""
    w = scene.writer
    w.line("{name}{year}年度部门决算公开说明", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    write_statement(scene)
    w.line("第三部分 专业名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}、{entry}", n=names.in_words(place), entry=entry)
    w.line("第四部分 绩效自评表")
    xinjiang_annex.write_forms(scene)
    w.line("第五部分 部门决算报表")
    xinjiang_tables.write_tables(scene)


def write_overview(scene: Scene) -> None:
    """Duties, people, offices."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    w.line("第一部分 单位概况")
    w.line("一、主要职能")
    for place, duty in enumerate(scene.prose.duties(), 1):
        w.line("（{n}）{duty}", n=names.in_words(place), duty=duty)
    w.line("二、机构设置及人员情况")
    offices = prose.OFFICES[: staffing.offices]
    families = (
        ("编制数", "编制", staffing.posts),
        ("年末在职人数", "实有", staffing.people),
        ("退休人数", "退休", staffing.retired),
    )
    people = (
        compose(
            "{words}{total}人，其中：{kinds}",
            words=words,
            total=v.count(f"人员/{family}", sum(kinds.values()), "人"),
            kinds=items(
                (kind, v.count(f"人员/{family}/{kind}", count, "人"), "人")
                for kind, count in kinds.items()
            ),
        )
        for words, family, kinds in families
    )
    w.line(
        "{name}{year}年度{people}。",
        name=scene.profile.name,
        year=scene.year,
        people=joined(people),
    )
    w.line(
        "单位没有下属预算单位，下设{count}个科室，分别是：{offices}。",
        count=v.count("机构/内设科室", len(offices), "个"),
        offices=listed(offices),
    )


def write_statement(scene: Scene) -> None:
    """Second part: the numbered sections."""
    w = scene.writer
    w.line("第二部分 部门决算情况说明")
    sections = [
        ("收入支出决算总体情况说明", write_totals),
        ("收入决算情况说明", write_incomes),
        ("支出决算情况说明", write_spendings),
        ("财政拨款收入支出决算总体情况说明", xinjiang_budget.write_fiscal),
        ("一般公共预算财政拨款支出决算情况说明", xinjiang_budget.write_budget),
        ("一般公共预算财政拨款基本支出决算情况说明", xinjiang_budget.write_basic),
        ("财政拨款“三公”经费支出决算情况说明", xinjiang_three.write_three),
        ("政府性基金预算财政拨款收入支出决算情况说明", write_fund),
        ("国有资本经营预算财政拨款收入支出决算情况说明", write_capital),
        ("其他重要事项的情况说明", xinjiang_others.write_others),
        ("预算绩效的情况说明", xinjiang_annex.write_performance),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[6]
    for place, (title, write) in enumerate(sections, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income and spending, each with its balances; then both against last year."""
    w, v, now = scene.writer, scene.voice, scene.now
    none = Decimal(0)
    w.line(
        "{year}年度收入总计{grand}，其中：本年收入合计{total}，"
        "使用非财政拨款结余（含专用结余）{reserve}，年初结转和结余{opening}。",
        year=scene.year,
        grand=v.amount("收入总计", "final", now.grand),
        total=v.amount("本年收入合计", "final", now.received),
        reserve=v.amount("使用非财政拨款结余", "final", none),
        opening=v.amount("年初结转和结余", "final", now.opening),
    )
    w.line(
        "{year}年度支出总计{grand}，其中：本年支出合计{total}，结余分配{shared}，"
        "年末结转和结余{closing}。",
        year=scene.year,
        grand=v.amount("支出总计", "final", now.grand),
        total=v.amount("本年支出合计", "final", now.whole.final),
        shared=v.amount("结余分配", "final", none),
        closing=v.amount("年末结转和结余", "final", now.closing),
    )
    pair = now.grand, scene.before.grand
    w.line(
        "收入支出总体{shift}{why}",
        shift=shift(scene, "收支总计", pair, "与上年相比，"),
        why=cause(moved_why(scene, pair, ALL)),
    )


def write_incomes(scene: Scene) -> None:
    """Income by source: the treasury's as one."""
    now = scene.now
    scene.writer.line(
        pick(
            scene,
            "incomes",
            (
                "{year}年度本年收入{total}，其中：{parts}。",
                "本年收入{total}，具体构成如下：{parts}。",
            ),
        ),
        year=scene.year,
        total=scene.voice.amount("本年收入合计", "final", now.received),
        parts=shares_of(scene, income_rows(scene), now.received),
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    now = scene.now
    scene.writer.line(
        pick(
            scene,
            "spendings",
            (
                "{year}年度本年支出{total}，其中：{parts}。",
                "本年支出{total}，具体构成如下：{parts}。",
            ),
        ),
        year=scene.year,
        total=scene.voice.amount("本年支出合计", "final", now.whole.final),
        parts=shares_of(scene, spending_rows(scene), now.whole.final),
    )


def write_fund(scene: Scene) -> None:
    """Government funds: income and spending, against last year."""
    v = scene.voice
    income, indicator = f"收入/{names.FUND_INCOME}", "政府性基金预算财政拨款支出"
    pair = scene.now.fund.final, scene.before.fund.final
    if not any(pair):
        scene.writer.line("本单位没有政府性基金预算财政拨款收入和支出，相应报表为空表。")
        return
    scene.writer.line(
        "{year}年度政府性基金预算财政拨款收入{income}，政府性基金预算财政拨款支出{spent}。"
        "政府性基金预算财政拨款支出{shift}。",
        year=scene.year,
        income=v.amount(income, "final", pair[0]),
        spent=v.amount(indicator, "final", pair[0]),
        shift=shift(scene, indicator, pair),
    )


def write_capital(scene: Scene) -> None:
    """State capital: nothing of it."""
    scene.writer.line("本单位没有国有资本经营预算财政拨款收入和支出，相应报表为空表。")
