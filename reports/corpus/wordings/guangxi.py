"""Guangxi's outline: a numbered paragraph for each source and kind, each against last year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account
from reports.corpus.rounding import percent
from reports.corpus.voice import date, ordinal
from reports.corpus.wordings import glossary, guangxi_annex, guangxi_three
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.turns import (
    against,
    chance,
    choose,
    items,
    moved_why,
    named,
    read_also,
    reason,
)  # fmt: skip
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"
ALL = ("staff", "office", "projects")
LEADS = ("，主要原因是", "，主要是", "，原因是")


def write_account(scene: Scene) -> None:
    """The whole report: the body, its account, performance, terms."""
    w = scene.writer
    w.line("{name}{year}年度部门决算公开", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {name}{year}年度部门决算情况说明", name=scene.profile.name, year=scene.year)
    for place, (title, write) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)
    w.line("第三部分 名词解释")
    scene.number(glossary.entries(scene))
    w.line("第四部分 附件")
    guangxi_annex.write_annex(scene)


def sections(scene: Scene) -> Iterator[tuple[str, Callable[[Scene], None]]]:
    """Titles and writers in order; “三公” only where it is published."""
    yield "收入支出决算总体情况", write_totals
    yield "一般公共预算财政拨款支出决算情况", write_budget
    yield "一般公共预算财政拨款基本支出决算情况", write_basic
    yield "政府性基金预算财政拨款支出决算情况", write_fund
    if scene.profile.three != UNPUBLISHED:
        yield "“三公”经费支出决算情况", guangxi_three.write_three
    yield "其他重要事项情况说明", write_others


def write_overview(scene: Scene) -> None:
    """Duties, offices, posts and people."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    offices = prose.OFFICES[: staffing.offices]
    w.line("第一部分 {name}概况", name=scene.profile.name)
    w.line("一、主要职能")
    for place, duty in enumerate(scene.prose.duties(), 1):
        w.line("（{n}）{duty}", n=names.in_words(place), duty=duty)
    w.line("二、部门机构设置及人员构成情况")
    families = (
        ("核定编制", "编制", "名", staffing.posts),
        ("在职人员", "实有", "人", staffing.people),
        ("退休人员", "退休", "人", staffing.retired),
    )
    people = [
        compose(
            "{words}{total}{unit}，其中{kinds}",
            words=words,
            total=v.count(f"人员/{family}", sum(kinds.values()), unit),
            unit=unit,
            kinds=items(
                (kind, v.count(f"人员/{family}/{kind}", count, unit), unit)
                for kind, count in kinds.items()
            ),
        )
        for words, family, unit, kinds in families
    ]
    w.line(
        "本部门内设机构{count}个：{offices}。{people}。",
        count=v.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
        people=joined(people),
    )


def than_last(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``较2022年度决算数减少1.20万元，下降4.1%``."""
    return against(scene, scene.voice, indicator, pair, [scene.last_year, "年度决算数"])


def lead(scene: Scene) -> str:
    """How a body introduces its reasons."""
    return str(choose(scene, "lead", LEADS))


def write_totals(scene: Scene) -> None:
    """Income with a paragraph a source, then spending with one a kind."""
    w, v, now, before = scene.writer, scene.voice, scene.now, scene.before
    both = now.received, before.received
    w.line(
        "（一）本部门{year}年度总收入{grand}，其中本年收入{total}，{versus}{why}收入具体情况如下：",
        year=scene.year,
        grand=v.amount("收入总计", "final", now.grand),
        total=v.amount("本年收入合计", "final", now.received),
        versus=than_last(scene, "本年收入合计", both),
        why=reason(lead(scene), moved_why(scene, both, ALL)),
    )
    write_sources(scene, "收入", now.incomes(), before.incomes())
    if scene.profile.has_balance:
        opening = v.money("年初结转和结余", "final", now.opening)
        w.line(
            "上年结转和结余{money}，{versus}。",
            money=[read_also(opening, "indicator=上年结转和结余"), v.style.unit],
            versus=than_last(scene, "年初结转和结余", (now.opening, before.opening)),
        )  # fmt: skip
    both = now.whole.final, before.whole.final
    w.line(
        "（二）本部门{year}年度总支出{grand}，其中本年支出{total}，{versus}{why}支出具体情况如下：",
        year=scene.year,
        grand=v.amount("支出总计", "final", now.grand),
        total=v.amount("本年支出合计", "final", now.whole.final),
        versus=than_last(scene, "本年支出合计", both),
        why=reason(lead(scene), moved_why(scene, both, ALL)),
    )
    write_sources(scene, "支出", now.spendings(), before.spendings())
    write_classes(scene)


WHY = {
    names.BUDGET_INCOME: ("staff", "office", "general"),
    names.BASIC: ("staff", "office"),
    names.PROJECTS: ("projects",),
}


def write_sources(
    scene: Scene, family: str, parts: dict[str, Decimal], before: dict[str, Decimal]
) -> None:
    """A numbered paragraph each, noughts included by some."""
    with_noughts = chance(scene, "noughts", 0.5)
    shown = [name for name in parts if parts[name] or before[name] or with_noughts]
    for place, name in enumerate(shown, 1):
        pair, indicator = (parts[name], before[name]), f"{family}/{name}"
        why = moved_why(scene, pair, WHY[name]) if name in WHY else ""
        money: Piece = scene.voice.amount(indicator, "final", pair[0])
        if not any(pair) and chance(scene, "nought words", 0.4):
            money = scene.voice.word("为零", indicator, "final")
        scene.writer.line(
            "{n}.{name}{money}，{versus}{why}",
            n=ordinal(place),
            name=name,
            money=money,
            versus=than_last(scene, indicator, pair),
            why=reason(lead(scene), why),
        )


def write_classes(scene: Scene) -> None:
    """Spending of the general public budget by class, against last year."""
    now, before = scene.now.classes(), scene.before.classes()
    scene.writer.line("（三）一般公共预算财政拨款支出按功能分类情况：")
    for place, name in enumerate((name for name in now if now[name].final), 1):
        indicator, pair = f"功能分类/{name}", (now[name].final, before[name].final)
        scene.writer.line(
            "{n}.{name}类支出{money}，占{share}%，{versus}。",
            n=ordinal(place),
            name=name.removesuffix("支出"),
            money=scene.voice.amount(indicator, "final", pair[0]),
            share=scene.voice.share(indicator, pair[0], scene.now.budget.final),
            versus=than_last(scene, indicator, pair),
        )


def write_budget(scene: Scene) -> None:
    """The general public budget in total and by account."""
    v, plan = scene.voice, scene.now.budget
    pair = plan.final, scene.before.budget.final
    scene.writer.line(
        "本部门{year}年度一般公共预算财政拨款支出{total}，{versus}{why}"
        "年初预算为{initial}，完成年初预算的{rate}%。",
        year=scene.year,
        total=v.amount(BUDGET, "final", plan.final),
        versus=than_last(scene, BUDGET, pair),
        why=reason(lead(scene), moved_why(scene, pair, ("staff", "office", "general"))),
        initial=v.amount(BUDGET, "budget_initial", plan.initial),
        rate=v.rate(BUDGET, plan.final, plan.initial, "execution_rate"),
    )
    for place, account in enumerate(scene.now.accounts, 1):
        scene.writer.line(
            "（{n}）{name}：{words}",
            n=names.in_words(place),
            name=named(account),
            words=account_words(scene, account),
        )


def account_words(scene: Scene, account: Account) -> Piece:
    """Result, plan and what the money was for."""
    v, plan, indicator = scene.voice, account.plan, account.indicator
    if plan.final == plan.initial:
        versus: Piece = ["与年初预算数", v.word("持平", indicator, "change")]
    else:
        versus = compose(
            "完成年初预算{initial}的{rate}%",
            initial=v.amount(indicator, "budget_initial", plan.initial),
            rate=v.rate(indicator, plan.final, plan.initial, "execution_rate"),
        )
    return compose(
        "支出决算{money}，{versus}，主要用于{meaning}。",
        money=v.amount(indicator, "final", plan.final),
        versus=versus,
        meaning=account.meaning,
    )


def write_basic(scene: Scene) -> None:
    """People and office with their shares."""
    v, now = scene.voice, scene.now
    rows = (
        ("人员经费", now.staff, names.STAFF_COSTS),
        ("公用经费", now.office, names.OFFICE_COSTS),
    )
    parts = (
        compose(
            "{name}{money}，占基本支出的{share}%，主要包括{kinds}",
            name=name,
            money=v.amount(f"基本支出/{name}", "final", plan.final),
            share=v.share(f"基本支出/{name}", plan.final, now.basic.final),
            kinds=listed(kinds),
        )
        for name, plan, kinds in rows
    )
    scene.writer.line(
        "本部门{year}年度一般公共预算财政拨款基本支出{total}，其中：{parts}。",
        year=scene.year,
        total=v.amount("基本支出/合计", "final", now.basic.final),
        parts=joined(parts),
    )


def write_fund(scene: Scene) -> None:
    """Government funds, or none; state capital: none."""
    v, indicator = scene.voice, "政府性基金预算财政拨款支出"
    pair = scene.now.fund.final, scene.before.fund.final
    if any(pair):
        words = [v.amount(indicator, "final", pair[0]), "，", than_last(scene, indicator, pair)]
    else:
        words = [v.word("为零", indicator, "final")]
    scene.writer.line(
        "本部门{year}年度政府性基金预算财政拨款支出{words}。{no}国有资本经营预算财政拨款支出。",
        year=scene.year,
        words=words,
        no=v.word("无", "国有资本经营预算财政拨款支出", "final"),
    )


def write_others(scene: Scene) -> None:
    """Running costs, procurement, property, performance."""
    w, v, now = scene.writer, scene.voice, scene.now
    pair = now.office.final, scene.before.office.final
    w.line("（一）机关运行经费支出情况说明")
    w.line(
        "本部门{year}年度机关运行经费支出{money}，{versus}{why}",
        year=scene.year,
        money=v.amount("机关运行经费", "final", pair[0]),
        versus=than_last(scene, "机关运行经费", pair),
        why=reason(lead(scene), moved_why(scene, pair, ("office",))),
    )
    w.line("（二）政府采购支出情况说明")
    write_procurement(scene)
    w.line("（三）国有资产占用情况说明")
    parts = (
        (use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆")
        for use, count in now.uses.items()
    )  # fmt: skip
    w.line(
        "截至{year}年{month}月{day}日，本部门共有车辆{all}辆，其中：{uses}。",
        year=scene.year,
        month=date(12),
        day=date(31),
        all=v.count("国有资产/车辆", sum(now.uses.values()), "辆"),
        uses=items(parts),
    )
    w.line("（四）预算绩效情况说明")
    guangxi_annex.write_performance(scene)


def write_procurement(scene: Scene) -> None:
    """Goods, works and services with their shares."""
    v, bought = scene.voice, scene.now.procurement
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    parts = (
        compose(
            "{kind}类采购{money}，占{share}%",
            kind=kind,
            money=v.amount(f"政府采购/{kind}", "final", value),
            share=v.percent(
                f"政府采购/{kind}", "share", percent(value, bought.total, v.style.percent_places)
            ),
        )
        for kind, value in kinds
        if value
    )
    scene.writer.line(
        "本部门{year}年度政府采购支出总额{total}，其中：{parts}。"
        "授予中小企业合同金额{small}，占政府采购支出总额的{share}%。",
        year=scene.year,
        total=v.amount("政府采购/总额", "final", bought.total),
        parts=joined(parts),
        small=v.amount("政府采购/中小企业合同金额", "amount", bought.small),
        share=v.share("政府采购/中小企业合同金额", bought.small, bought.total),
    )
