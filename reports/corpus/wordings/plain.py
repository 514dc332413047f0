"""Another province's outline: tables first, and 年初预算 beside 支出决算 in each item."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account, Plan
from reports.corpus.voice import date, threshold
from reports.corpus.wordings import glossary, plain_annex, plain_three
from reports.corpus.wordings.pieces import bought_numbers
from reports.corpus.wordings.scene import Scene, joined, listed, tables
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"


def write_account(scene: Scene) -> None:
    """The whole report: duties, tables, explanation, terms, annexes."""
    w = scene.writer
    w.line("{name}", name=scene.profile.name)
    w.line("{year}年度部门决算公开说明", year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {year}年度部门决算表", year=scene.year)
    for place, table in enumerate(tables(scene), 1):
        w.line("{n}、{table}", n=names.in_words(place), table=table)
    write_statement(scene)
    w.line("第四部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}、{entry}", n=names.in_words(place), entry=entry)
    w.line("第五部分 附件")
    plain_annex.write_annexes(scene)


def write_overview(scene: Scene) -> None:
    """Duties and offices."""
    w = scene.writer
    w.line("第一部分 部门概况")
    w.line("一、主要职责")
    for place, duty in enumerate(scene.prose.duties(), 1):
        w.line("（{n}）{duty}", n=names.in_words(place), duty=duty)
    w.line("二、机构设置情况")
    offices = prose.OFFICES[: scene.now.staffing.offices]
    w.line(
        "{name}内设{count}个股室，即{offices}。本部门无下属预算单位，决算仅含本级。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设股室", len(offices), "个"),
        offices=listed(offices),
    )


def write_statement(scene: Scene) -> None:
    """Third part: the sections of the explanation."""
    w = scene.writer
    w.line("第三部分 {year}年度部门决算情况说明", year=scene.year)
    sections = [
        ("收入支出决算总体情况", write_totals),
        ("收入决算情况", write_incomes),
        ("支出决算情况", write_spendings),
        ("财政拨款收入支出决算总体情况", write_fiscal),
        ("一般公共预算财政拨款支出决算情况", write_budget),
        ("一般公共预算财政拨款基本支出决算情况", write_basic),
        ("一般公共预算财政拨款“三公”经费支出决算情况", plain_three.write_three),
        ("政府性基金预算财政拨款支出决算情况", write_fund),
        ("国有资本经营预算财政拨款支出决算情况", write_capital),
        ("机关运行经费支出情况", write_running),
        ("政府采购支出情况", write_procurement),
        ("国有资产占用情况", write_assets),
        ("预算绩效情况", plain_annex.write_performance),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[6]
    for place, (title, write) in enumerate(sections, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income and spending in total, one after the other."""
    w, v = scene.writer, scene.voice
    now, before = scene.now.whole.final, scene.before.whole.final
    w.line(
        "{year}年度收入总计{income}万元，比上年度{more}；支出总计{spent}万元，比上年度{again}。"
        "主要原因：{reason}。",
        year=scene.year,
        income=v.money("收入总计", "final", now),
        more=v.change("收入总计", now, before),
        spent=v.money("支出总计", "final", now),
        again=v.change("支出总计", now, before),
        reason=scene.prose.cause(
            scene.now, scene.before, now > before, ("staff", "office", "projects")
        ),
    )


def write_parts(scene: Scene, words: str, indicator: str, family: str, parts: dict) -> None:
    """A total with those parts that are not nought."""
    v, whole = scene.voice, sum(parts.values(), Decimal(0))
    items = [
        compose(
            "{name}{money}万元，占{share}%",
            name=name,
            money=v.money(f"{family}/{name}", "final", value),
            share=v.share(f"{family}/{name}", value, whole),
        )
        for name, value in parts.items()
        if value
    ]
    scene.writer.line(
        "{year}年度{words}{total}万元，其中：{items}。",
        year=scene.year,
        words=words,
        total=v.money(indicator, "final", whole),
        items=joined(items),
    )


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    write_parts(scene, "收入合计", "本年收入合计", "收入", scene.now.incomes())


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    write_parts(scene, "支出合计", "本年支出合计", "支出", scene.now.spendings())


def write_fiscal(scene: Scene) -> None:
    """The treasury's money in total."""
    now, before = scene.now.fiscal.final, scene.before.fiscal.final
    scene.writer.line(
        "{year}年度财政拨款收、支总计{total}万元，比上年度{change}。主要原因：{reason}。",
        year=scene.year,
        total=scene.voice.money("财政拨款收支总计", "final", now),
        change=scene.voice.change("财政拨款收支总计", now, before),
        reason=scene.prose.cause(
            scene.now, scene.before, now > before, ("staff", "office", "fiscal")
        ),
    )


def write_budget(scene: Scene) -> None:
    """The general public budget: total, classes, accounts."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    before = scene.before.budget.final
    w.line("（一）总体情况。")
    w.line(
        "{year}年度一般公共预算财政拨款支出{total}万元，占支出合计的{share}%，比上年度{change}。"
        "主要原因：{reason}。",
        year=scene.year,
        total=v.money(BUDGET, "final", plan.final),
        share=v.share(BUDGET, plan.final, scene.now.whole.final),
        change=v.change(BUDGET, plan.final, before),
        reason=scene.prose.cause(
            scene.now, scene.before, plan.final > before, ("staff", "office", "general")
        ),
    )
    w.line("（二）结构情况。")
    classes = {name: part.final for name, part in scene.now.classes().items()}
    write_parts(scene, BUDGET, BUDGET, "功能分类", classes)
    w.line("（三）具体情况。")
    w.line(
        "{year}年度一般公共预算财政拨款支出{words}其中：",
        year=scene.year,
        words=against_plan(scene, BUDGET, plan),
    )
    scene.number(
        compose(
            "{cls}（类）{section}（款）{item}（项）。{words}",
            cls=account.cls,
            section=account.section,
            item=account.item,
            words=against_plan(scene, account.indicator, account.plan, account),
        )
        for account in scene.now.accounts
    )


def against_plan(scene: Scene, indicator: str, plan: Plan, account: Account | None = None) -> Piece:
    """``年初预算为A万元，支出决算为B万元，完成年初预算的P%`` and why they differ."""
    v = scene.voice
    return compose(
        "年初预算为{initial}万元，支出决算为{final}万元，完成年初预算的{rate}%。{why}",
        initial=v.money(indicator, "budget_initial", plan.initial),
        final=v.money(indicator, "final", plan.final),
        rate=v.rate(indicator, plan.final, plan.initial, "execution_rate"),
        why=plan_reason(scene, plan, account),
    )


WORK = ("信访事务", "专项业务")
MORE = {
    "people": ("年中追加人员工资晋级和社会保险缴费资金", "缴费基数上调，年中按规定追加资金"),
    "work": ("年中新增工作任务，按程序追加预算", "年初预留资金在年中分配下达"),
}
LESS = {
    "people": ("人员变动，实际缴费和开支少于年初测算", "年中退休和调出，按实际人数列支"),
    "work": ("部分合同按进度付款，余款在下一年度支付", "压减一般性支出，活动从简"),
}


def plan_reason(scene: Scene, plan: Plan, account: Account | None) -> str:
    """Why more or less was spent than planned at the year's start."""
    if plan.final == plan.initial:
        return "决算数等于年初预算数。"
    up = plan.final > plan.initial
    cause = account or main_cause(scene, up)
    kind = "work" if cause.item in WORK else "people"
    why = scene.prose.pick(f"plan{cause.item}{up}", (MORE if up else LESS)[kind])
    return f"决算数{'大于' if up else '小于'}年初预算数的主要原因：{why}。"


def main_cause(scene: Scene, up: bool) -> Account:
    """The account that strayed furthest from its plan in the direction to be explained."""
    return max(
        scene.now.accounts,
        key=lambda account: (account.plan.final - account.plan.initial) * (1 if up else -1),
    )


def write_basic(scene: Scene) -> None:
    """People and office."""
    v, now = scene.voice, scene.now
    scene.writer.line(
        "{year}年度一般公共预算财政拨款基本支出{total}万元，其中：人员经费{staff}万元，"
        "用于{kinds}等；公用经费{office}万元，用于{costs}等。",
        year=scene.year,
        total=v.money("基本支出/合计", "final", now.basic.final),
        staff=v.money("基本支出/人员经费", "final", now.staff.final),
        kinds=listed(names.STAFF_COSTS),
        office=v.money("基本支出/公用经费", "final", now.office.final),
        costs=listed(names.OFFICE_COSTS),
    )


def write_fund(scene: Scene) -> None:
    """Government funds."""
    scene.writer.line(
        "{year}年度政府性基金预算财政拨款支出{money}万元。",
        year=scene.year,
        money=scene.voice.money("政府性基金预算财政拨款支出", "final", scene.now.fund.final),
    )


def write_capital(scene: Scene) -> None:
    """State capital."""
    scene.writer.line(
        "{year}年度国有资本经营预算财政拨款支出{money}万元。",
        year=scene.year,
        money=scene.voice.money("国有资本经营预算财政拨款支出", "final", Decimal(0)),
    )


def write_running(scene: Scene) -> None:
    """What the office costs."""
    now, before = scene.now.office.final, scene.before.office.final
    scene.writer.line(
        "{year}年度机关运行经费支出{money}万元，比上年度{change}。主要原因：{reason}。",
        year=scene.year,
        money=scene.voice.money("机关运行经费", "final", now),
        change=scene.voice.change("机关运行经费", now, before),
        reason=scene.prose.cause(scene.now, scene.before, now > before, ("office",)),
    )


def write_procurement(scene: Scene) -> None:
    """Procurement by kind, and what small firms had of it."""
    scene.writer.line(
        "{year}年度政府采购支出总额{total}万元，其中：货物支出{goods}万元、工程支出{works}万元、"
        "服务支出{services}万元。授予中小企业合同金额{small}万元，占总额的{share}%；"
        "其中授予小微企业合同金额{smallest}万元，占总额的{least}%。",
        year=scene.year,
        **bought_numbers(scene),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles by use, large equipment."""
    v, uses = scene.voice, scene.now.uses
    scene.writer.line(
        "{year}年末，本部门共有车辆{all}辆，其中：{items}；单价{limit}万元（含）以上专用设备"
        "{special}台（套）。资产盘点日为{again}年{month}月{day}日，账实相符。",
        year=scene.year,
        all=v.count("国有资产/车辆", sum(uses.values()), "辆"),
        items=joined(
            (
                [use, v.count(f"国有资产/车辆/{use}", count, "辆"), "辆"]
                for use, count in uses.items()
            ),
            "、",
        ),
        limit=threshold("100"),
        special=v.count("国有资产/专用设备", 0, "台（套）"),
        again=scene.year,
        month=date(12),
        day=date(31),
    )
