"""Hubei's 部门预算: the plan of a year beside the plan of the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Ledger
from reports.corpus.voice import code
from reports.corpus.wordings import budget_hubei_more, glossary
from reports.corpus.wordings.budget_turns import PLAN, plan_of, versus_last
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.turns import chance, items, named
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"


def write_budget(scene: Scene) -> None:
    """The whole report: the body, its plan, terms."""
    w = scene.writer
    w.line("{name}{year}年部门预算公开", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {year}年部门预算情况说明", year=scene.year)
    for place, (title, write) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)
    w.line("第三部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("（{n}）{entry}", n=names.in_words(place), entry=entry)
    budget_hubei_more.write_targets(scene)


def sections(scene: Scene) -> Iterator[tuple[str, Callable[[Scene], None]]]:
    """Titles and writers in order; “三公” only where it is published."""
    yield "收支预算总体情况", write_totals
    yield "收入预算情况", write_incomes
    yield "支出预算情况", write_spendings
    yield "财政拨款收支预算总体情况", write_fiscal
    yield "一般公共预算支出情况", write_general
    yield "一般公共预算基本支出情况", write_basic
    if scene.profile.three != UNPUBLISHED:
        yield "“三公”经费预算情况", budget_hubei_more.write_three
    yield "政府性基金和国有资本经营预算支出情况", write_funds
    yield "项目支出预算情况", write_projects
    yield "机关运行经费安排情况", write_running
    yield "政府采购安排情况", budget_hubei_more.write_procurement
    yield "国有资产占有使用情况", budget_hubei_more.write_assets


def write_overview(scene: Scene) -> None:
    """Duties, offices, posts and people."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    offices = prose.OFFICES[: staffing.offices]
    w.line("第一部分 部门概况")
    w.line("一、主要职责")
    scene.number(scene.prose.duties())
    w.line("二、机构设置")
    w.line(
        "{name}内设{offices}等{count}个股室，核定编制{posts}名，实有在职人员{people}人，其中：{kinds}。",
        name=scene.profile.name,
        offices=listed(offices),
        count=v.count("机构/内设股室", len(offices), "个"),
        posts=v.count("人员/编制", sum(staffing.posts.values()), "名"),
        people=v.count("人员/实有", sum(staffing.people.values()), "人"),
        kinds=items(
            (kind, v.count(f"人员/实有/{kind}", count, "人"), "人")
            for kind, count in staffing.people.items()
        ),
    )


def write_totals(scene: Scene) -> None:
    """Income and spending planned in total."""
    now, before = scene.now.whole.initial, scene.before.whole.initial
    scene.writer.line(
        "按照综合预算的原则，{name}{year}年收支总预算{total}，{versus}",
        name=scene.profile.name,
        year=scene.year,
        total=plan_of(scene, "收支总计", now),
        versus=versus_last(scene, "收支总计", (now, before)),
    )


def planned_incomes(ledger: Ledger) -> dict[str, Decimal]:
    """Planned income by source, without what is nought."""
    amounts = {
        names.BUDGET_INCOME: ledger.budget.initial,
        names.FUND_INCOME: ledger.fund.initial,
        names.OTHER_INCOME: ledger.own.initial,
    }
    return {name: value for name, value in amounts.items() if value}


def shares(
    scene: Scene, family: str, parts: dict[str, Decimal], whole: Decimal, versus: bool = False
) -> Piece:
    """``基本支出1.20万元，占98%；…``."""
    before = scene.before
    old = {names.BASIC: before.basic.initial, names.PROJECTS: before.project_plan.initial}
    return joined(
        compose(
            "{name}{money}，占{share}%{change}",
            name=name,
            money=plan_of(scene, f"{family}/{name}", value),
            share=scene.voice.share(f"{family}/{name}", value, whole),
            change=["，", versus_last(scene, f"{family}/{name}", (value, old[name]), False)[0]]
            if versus
            else "",
        )
        for name, value in parts.items()
        if value
    )


def write_incomes(scene: Scene) -> None:
    """Planned income by source."""
    whole = scene.now.whole.initial
    scene.writer.line(
        "{year}年收入预算{total}，其中：{parts}。",
        year=scene.year,
        total=plan_of(scene, "本年收入合计", whole, "indicator=收入总计"),
        parts=shares(scene, "收入", planned_incomes(scene.now), whole),
    )


def write_spendings(scene: Scene) -> None:
    """Planned spending by kind."""
    now, whole = scene.now, scene.now.whole.initial
    parts = {names.BASIC: now.basic.initial, names.PROJECTS: now.project_plan.initial}
    scene.writer.line(
        "{year}年支出预算{total}，其中：{parts}。",
        year=scene.year,
        total=plan_of(scene, "本年支出合计", whole, "indicator=支出总计"),
        parts=shares(scene, "支出", parts, whole, versus=chance(scene, "both", 0.5)),
    )


def write_fiscal(scene: Scene) -> None:
    """The treasury's money planned in total."""
    pair = scene.now.fiscal.initial, scene.before.fiscal.initial
    scene.writer.line(
        "{year}年财政拨款收支总预算{total}，{versus}",
        year=scene.year,
        total=plan_of(scene, "财政拨款收支总计", pair[0]),
        versus=versus_last(scene, "财政拨款收支总计", pair),
    )


def write_general(scene: Scene) -> None:
    """The general public budget: total, classes, accounts against last year's plan."""
    w, now = scene.writer, scene.now.budget.initial
    w.line("（一）规模变化情况")
    w.line(
        "{year}年一般公共预算支出{total}，{versus}",
        year=scene.year,
        total=plan_of(scene, BUDGET, now),
        versus=versus_last(scene, BUDGET, (now, scene.before.budget.initial)),
    )
    w.line("（二）结构情况")
    classes = {name: plan.initial for name, plan in scene.now.classes().items()}
    w.line("{parts}。", parts=shares(scene, "功能分类", classes, now))
    w.line("（三）具体使用情况")
    write_accounts(scene)


def write_accounts(scene: Scene) -> None:
    """Each account's plan; an account new this year is compared with nothing."""
    old = {account.indicator: account.plan.initial for account in scene.before.accounts}
    with_codes = chance(scene, "codes", 0.4)
    lines = []
    for account in scene.now.accounts:
        digits = "".join(names.CODES[name] for name in (account.cls, account.section, account.item))
        pair = account.plan.initial, old.get(account.indicator, Decimal(0))
        lines.append(
            compose(
                "{code}{name}{year}年预算数为{money}，{versus}",
                code=[code(digits), " "] if with_codes else "",
                name=named(account),
                year=scene.year,
                money=plan_of(scene, account.indicator, pair[0]),
                versus=versus_last(scene, account.indicator, pair, with_why=False),
            )
        )
    for place, line in enumerate(lines, 1):
        scene.writer.line("（{n}）{line}", n=names.in_words(place), line=line)


def write_basic(scene: Scene) -> None:
    """People and office."""
    now = scene.now
    scene.writer.line(
        "{year}年一般公共预算基本支出{total}，其中：人员经费{staff}，主要包括{kinds}；"
        "公用经费{office}，主要包括{costs}。",
        year=scene.year,
        total=plan_of(scene, "基本支出/合计", now.basic.initial),
        staff=plan_of(scene, "基本支出/人员经费", now.staff.initial),
        kinds=listed(names.STAFF_COSTS),
        office=plan_of(scene, "基本支出/公用经费", now.office.initial),
        costs=listed(names.OFFICE_COSTS),
    )


def write_funds(scene: Scene) -> None:
    """Government funds, or none; state capital: none."""
    indicator = "政府性基金预算财政拨款支出"
    pair = scene.now.fund.initial, scene.before.fund.initial
    if pair[0]:
        words: Piece = compose(
            "{year}年政府性基金预算支出{money}，{versus}",
            year=scene.year,
            money=plan_of(scene, indicator, pair[0]),
            versus=versus_last(scene, indicator, pair, with_why=False),
        )
    else:
        words = compose(
            "{year}年{none}政府性基金预算安排的支出。",
            year=scene.year,
            none=scene.voice.word("无", indicator, PLAN),
        )
    scene.writer.line(
        "{words}{again}年{none}国有资本经营预算安排的支出。",
        words=words,
        again=scene.year,
        none=scene.voice.word("无", "国有资本经营预算财政拨款支出", PLAN),
    )


def write_projects(scene: Scene) -> None:
    """The planned projects, each with its money."""
    projects = scene.now.projects
    scene.writer.line(
        "{year}年安排项目支出{total}，共{count}个项目，具体如下：",
        year=scene.year,
        total=plan_of(scene, "支出/项目支出", scene.now.project_plan.initial),
        count=scene.voice.count("绩效/项目个数", len(projects), "个"),
    )
    scene.number(
        compose(
            "{name}{money}，主要用于{purpose}。",
            name=project.name,
            money=scene.about(project).amount("项目预算/总额", PLAN, project.plan.initial),
            purpose=project.purpose,
        )
        for project in projects
    )


def write_running(scene: Scene) -> None:
    """What the office may cost."""
    pair = scene.now.office.initial, scene.before.office.initial
    scene.writer.line(
        "{year}年机关运行经费财政拨款预算{money}，{versus}",
        year=scene.year,
        money=plan_of(scene, "机关运行经费", pair[0]),
        versus=versus_last(scene, "机关运行经费", pair),
    )
