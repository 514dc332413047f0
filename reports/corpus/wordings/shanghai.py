"""Shanghai's outline: 收入支出总计, 年初预算 beside 支出决算, codes, thousands marks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account, Plan
from reports.corpus.voice import code, date, ordinal, threshold
from reports.corpus.wordings import glossary, plain_sheets, shanghai_tables, shanghai_three
from reports.corpus.wordings.plain import LESS, MORE, WORK, main_cause
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.turns import (
    against,
    chance,
    choose,
    items,
    moved_why,
    named,
    parts_of,
    read_also,
    reason,
)  # fmt: skip
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"
ALL = ("staff", "office", "projects")
REASONS = ("主要原因：", "主要原因是", "变动的主要原因：")


def write_account(scene: Scene) -> None:
    """The whole report: the body, tables, explanation, terms."""
    w = scene.writer
    w.line("{name}{year}年度部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {year}年度部门决算表", year=scene.year)
    shanghai_tables.write_tables(scene)
    write_statement(scene)
    w.line("第四部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}、{entry}", n=names.in_words(place), entry=entry)
    if chance(scene, "sheets", 0.5):
        w.line("附件：{year}年度项目绩效自评表", year=scene.year)
        for project in scene.now.projects:
            plain_sheets.write_sheet(scene, project)


def write_overview(scene: Scene) -> None:
    """Duties and offices."""
    w, offices = scene.writer, prose.OFFICES[: scene.now.staffing.offices]
    w.line("第一部分 {name}概况", name=scene.profile.name)
    w.line("一、主要职能")
    scene.number(scene.prose.duties())
    w.line("二、机构设置")
    w.line(
        "{name}设{count}个内设机构，包括：{offices}。纳入本次公开范围的为{name}本级。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )


def write_statement(scene: Scene) -> None:
    """Third part: the sections in order."""
    w = scene.writer
    w.line("第三部分 {year}年度部门决算情况说明", year=scene.year)
    sections: list[tuple[str, Callable[[Scene], None]]] = [
        ("收入支出决算总体情况说明", write_totals),
        ("收入决算情况说明", write_incomes),
        ("支出决算情况说明", write_spendings),
        ("财政拨款收入支出决算总体情况说明", write_fiscal),
        ("一般公共预算财政拨款支出决算情况说明", write_budget),
        ("一般公共预算财政拨款基本支出决算情况说明", write_basic),
        ("财政拨款“三公”经费支出决算情况说明", shanghai_three.write_three),
        ("政府性基金预算财政拨款支出决算情况说明", write_fund),
        ("国有资本经营预算财政拨款支出决算情况说明", write_capital),
        ("其他重要事项的情况说明", write_others),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[6]
    for place, (title, write) in enumerate(sections, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def why(scene: Scene, words: str) -> str:
    """The reason as its own sentence; nothing where nothing moved."""
    lead = str(choose(scene, "lead", REASONS))
    return reason(f"。{lead}", words)


def moved(scene: Scene, indicator: str, words: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``与2022年度相比，收入支出总计减少1.20万元，下降4.1%``."""
    if pair[0] == pair[1]:
        than: Piece = [scene.last_year, "年度"]
        return against(scene, scene.voice, indicator, pair, than)
    change = against(scene, scene.voice, indicator, pair, "", lead="")
    return compose("与{year}年度相比，{words}{change}", year=scene.last_year, words=words,
                   change=change)  # fmt: skip


def write_totals(scene: Scene) -> None:
    """Income and spending in total, named once."""
    pair = scene.now.grand, scene.before.grand
    scene.writer.line(
        "{name}{year}年度收入支出总计{be}{total}。{moved}{why}",
        name=scene.profile.name,
        year=scene.year,
        be=str(choose(scene, "be", ("为", ""))),
        total=scene.voice.amount("收支总计", "final", pair[0]),
        moved=moved(scene, "收支总计", "收入支出总计", pair),
        why=why(scene, moved_why(scene, pair, ALL)),
    )


def write_incomes(scene: Scene) -> None:
    """Income by source, without what is nought."""
    now = scene.now
    scene.writer.line(
        "本年收入合计{total}，其中：{parts}。",
        total=scene.voice.amount("本年收入合计", "final", now.received),
        parts=parts_of(scene, "收入", now.incomes(), now.received),
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind, without what is nought."""
    now = scene.now
    scene.writer.line(
        "本年支出合计{total}，其中：{parts}。",
        total=scene.voice.amount("本年支出合计", "final", now.whole.final),
        parts=parts_of(scene, "支出", now.spendings(), now.whole.final),
    )


def write_fiscal(scene: Scene) -> None:
    """The treasury's money in total."""
    now, before = scene.now, scene.before
    pair = now.fiscal.final + now.closing, before.fiscal.final + before.closing
    words = "财政拨款收入支出总计"
    scene.writer.line(
        "{name}{year}年度{words}{total}。{moved}{why}",
        name=scene.profile.name,
        year=scene.year,
        words=words,
        total=scene.voice.amount("财政拨款收支总计", "final", pair[0]),
        moved=moved(scene, "财政拨款收支总计", words, pair),
        why=why(scene, moved_why(scene, pair, ("staff", "office", "fiscal"))),
    )


def write_budget(scene: Scene) -> None:
    """The general public budget: total, classes, accounts."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    pair = plan.final, scene.before.budget.final
    w.line("（一）一般公共预算财政拨款支出决算总体情况")
    w.line(
        "{name}{year}年度一般公共预算财政拨款支出{total}，占本年支出合计的{share}%。{moved}{why}",
        name=scene.profile.name,
        year=scene.year,
        total=v.amount(BUDGET, "final", plan.final),
        share=v.share(BUDGET, plan.final, scene.now.whole.final),
        moved=moved(scene, BUDGET, "一般公共预算财政拨款支出", pair),
        why=why(scene, moved_why(scene, pair, ("staff", "office", "general"))),
    )
    w.line("（二）一般公共预算财政拨款支出决算结构情况")
    classes = {name: part.final for name, part in scene.now.classes().items()}
    w.line(
        "{name}{year}年度一般公共预算财政拨款支出{total}，主要用于以下方面：{parts}。",
        name=scene.profile.name,
        year=scene.year,
        total=v.amount(BUDGET, "final", plan.final),
        parts=parts_of(scene, "功能分类", classes, plan.final),
    )
    w.line("（三）一般公共预算财政拨款支出决算具体情况")
    w.line(
        "{name}{year}年度一般公共预算财政拨款支出{words}其中：",
        name=scene.profile.name,
        year=scene.year,
        words=plan_and_result(scene, BUDGET, plan),
    )
    write_accounts(scene)


def write_accounts(scene: Scene) -> None:
    """Each account: with codes, or without; what for; plan and result."""
    with_codes = chance(scene, "codes", 0.5)
    for place, account in enumerate(scene.now.accounts, 1):
        scene.writer.line(
            "{n}、{name}。主要用于：{meaning}。{words}",
            n=ordinal(place),
            name=coded(account) if with_codes else named(account),
            meaning=account.meaning,
            words=plan_and_result(scene, account.indicator, account.plan, account),
        )


def coded(account: Account) -> Piece:
    """``一般公共服务支出（201类）…（03款）…（01项）``."""
    levels = (account.cls, account.section, account.item)
    return [
        [name, "（", code(names.CODES[name]), f"{level}）"]
        for name, level in zip(levels, "类款项", strict=True)
    ]


def plan_and_result(
    scene: Scene, indicator: str, plan: Plan, account: Account | None = None
) -> Piece:
    """``年初预算为A，支出决算为B，完成年初预算的P%。决算数小于预算数的主要原因：…``."""
    v = scene.voice
    rate: Piece = ""
    if account is None or chance(scene, "rate", 0.5):
        figure = v.rate(indicator, plan.final, plan.initial, "execution_rate")
        rate = compose("，完成年初预算的{rate}%", rate=figure)
    return compose(
        "年初预算为{initial}，支出决算为{final}{rate}。{why}",
        initial=v.amount(indicator, "budget_initial", plan.initial),
        final=v.amount(indicator, "final", plan.final),
        rate=rate,
        why=strayed(scene, indicator, plan, account),
    )


def strayed(scene: Scene, indicator: str, plan: Plan, account: Account | None) -> Piece:
    """Why the result is not the plan, or that it is."""
    if plan.final == plan.initial:
        return ["决算数与预算数", scene.voice.word("持平", indicator, "change"), "。"]
    up = plan.final > plan.initial
    cause = account or main_cause(scene, up)
    kind = "work" if cause.item in WORK else "people"
    words = scene.prose.pick(f"plan{cause.item}{up}", (MORE if up else LESS)[kind])
    return f"决算数{'大于' if up else '小于'}预算数的主要原因：{words}。"


def write_basic(scene: Scene) -> None:
    """People and office."""
    v, now = scene.voice, scene.now
    scene.writer.line(
        "{name}{year}年度一般公共预算财政拨款基本支出{total}。其中：人员经费{staff}，主要包括："
        "{kinds}；公用经费{office}，主要包括：{costs}。",
        name=scene.profile.name,
        year=scene.year,
        total=v.amount("基本支出/合计", "final", now.basic.final),
        staff=v.amount("基本支出/人员经费", "final", now.staff.final),
        kinds=listed(names.STAFF_COSTS),
        office=v.amount("基本支出/公用经费", "final", now.office.final),
        costs=listed(names.OFFICE_COSTS),
    )


def write_fund(scene: Scene) -> None:
    """Government funds, or none."""
    fund_words(scene, "政府性基金预算财政拨款", scene.now.fund)


def write_capital(scene: Scene) -> None:
    """State capital: none."""
    fund_words(scene, "国有资本经营预算财政拨款", Plan())


def fund_words(scene: Scene, words: str, plan: Plan) -> None:
    """A budget that most bodies do not have."""
    v, indicator = scene.voice, f"{words}支出"
    if not plan.final:
        scene.writer.line(
            "{name}{year}年度{none}{words}收入和支出。",
            name=scene.profile.name,
            year=scene.year,
            none=read_also(v.word("无", indicator, "final"), f"indicator=收入/{words}收入"),
            words=words,
        )
        return
    scene.writer.line(
        "{name}{year}年度{words}支出年初预算为{initial}，支出决算为{final}。",
        name=scene.profile.name,
        year=scene.year,
        words=words,
        initial=v.amount(indicator, "budget_initial", plan.initial),
        final=v.amount(indicator, "final", plan.final),
    )


def write_others(scene: Scene) -> None:
    """Running costs, procurement, property, performance."""
    w, pair = scene.writer, (scene.now.office.final, scene.before.office.final)
    w.line("（一）机关运行经费支出情况")
    w.line(
        "{name}{year}年度机关运行经费支出{money}，{versus}{why}",
        name=scene.profile.name,
        year=scene.year,
        money=scene.voice.amount("机关运行经费", "final", pair[0]),
        versus=against(
            scene, scene.voice, "机关运行经费", pair, [scene.last_year, "年度"], lead="比"
        ),
        why=why(scene, moved_why(scene, pair, ("office",))),
    )
    w.line("（二）政府采购支出情况")
    write_procurement(scene)
    w.line("（三）国有资产占有使用情况")
    write_assets(scene)
    w.line("（四）预算绩效管理情况")
    write_performance(scene)


def write_procurement(scene: Scene) -> None:
    """Procurement counted when contracts are signed."""
    v, bought = scene.voice, scene.now.procurement
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    scene.writer.line(
        "{name}{year}年度政府采购金额（以合同签订为准）为{total}，其中：{kinds}。"
        "授予中小企业合同金额{small}，占政府采购金额的{share}%，其中：授予小微企业合同金额{smallest}，"
        "占政府采购金额的{least}%。",
        name=scene.profile.name,
        year=scene.year,
        total=v.amount("政府采购/总额", "final", bought.total),
        kinds=joined(
            (
                [f"政府采购{kind}金额", v.amount(f"政府采购/{kind}", "final", value)]
                for kind, value in kinds
            ),
            "、",
        ),
        small=v.amount("政府采购/中小企业合同金额", "amount", bought.small),
        share=v.share("政府采购/中小企业合同金额", bought.small, bought.total),
        smallest=v.amount("政府采购/小微企业合同金额", "amount", bought.smallest),
        least=v.share("政府采购/小微企业合同金额", bought.smallest, bought.total),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use; noughts are left out by some."""
    v, uses = scene.voice, scene.now.uses
    shown = {use: count for use, count in uses.items() if count or chance(scene, "uses", 0.5)}
    parts = ((use, v.count(f"国有资产/车辆/{use}", n, "辆"), "辆") for use, n in shown.items())
    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}共有车辆{all}辆{among}{items}。"
        "单价{limit}万元（含）以上设备（不含车辆）{big}台（套）。",
        year=scene.year,
        month=date(12),
        day=date(31),
        name=scene.profile.name,
        all=v.count("国有资产/车辆", sum(uses.values()), "辆"),
        among="，其中：" if shown else "",
        items=items(parts),
        limit=threshold("100"),
        big=v.count("国有资产/专用设备", 0, "台（套）"),
    )


def write_performance(scene: Scene) -> None:
    """How many projects were judged, and how well each grade did."""
    v, projects = scene.voice, scene.now.projects
    grades = [grade_word(project.score) for project in projects]
    mean = (sum(project.score for project in projects) / len(projects)).quantize(Decimal("0.01"))
    scene.writer.line(
        "{name}按规定开展预算绩效管理。绩效自评的{year}年度项目{count}个，涉及预算金额{money}，"
        "平均得分{mean}分（其中，{grades}）。{care}",
        name=scene.profile.name,
        year=scene.year,
        count=v.count("绩效/项目个数", len(projects), "个"),
        money=v.amount("支出/项目支出", "budget_adjusted", scene.now.project_plan.adjusted),
        mean=read_also(v.points("绩效/项目平均得分", "score", mean), "indicator=绩效/项目自评得分"),
        grades=joined(
            [
                f"绩效评级为“{word}”的项目",
                v.count(f"绩效/项目个数/{word}", grades.count(word), "个"),
                "个",
            ]
            for word in ("优", "良", "合格", "不合格")
        ),
        care=scene.prose.pick("care", prose.CARE),
    )


def grade_word(score: Decimal) -> str:
    """Shanghai's words for a score."""
    return {"中": "合格", "差": "不合格"}.get(word := prose.grade(score), word)
