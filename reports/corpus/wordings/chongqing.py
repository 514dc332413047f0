"""Chongqing's outline: 总体, 收入, 支出 and 结转结余 in turn, “三公” money against two bases."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings import chongqing_others, chongqing_sheets, chongqing_three
from reports.corpus.wordings.chongqing_turns import lead, than_last
from reports.corpus.wordings.plain import LESS, MORE, WORK
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.turns import (
    against,
    chance,
    moved_why,
    named,
    parts_of,
    read_also,
    reason,
    shift,
)  # fmt: skip
from reports.corpus.writer import Piece

ALL = ("staff", "office", "projects")
FISCAL = ("staff", "office", "fiscal")
GENERAL = ("staff", "office", "general")
BUDGET = "一般公共预算财政拨款支出"
OPENING = "年初结转和结余"
CLOSING = "年末结转和结余"
OTHER_NAMES = {
    OPENING: "indicator=收入/年初结转和结余; indicator=结转结余/年初结转和结余",
    CLOSING: "indicator=支出/年末结转和结余; indicator=结转结余/年末结转和结余",
}


def write_account(scene: Scene) -> None:
    """The whole report: the body, its account, its forms."""
    w = scene.writer
    w.line("{name}{year}年度部门决算情况说明", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_body(scene)
    write_statement(scene)
    chapters = [
        ("其他需要说明的事项", chongqing_others.write_others),
        ("预算绩效管理情况说明", chongqing_sheets.write_performance),
        ("专业名词解释", chongqing_others.write_terms),
        ("决算公开联系方式及信息反馈渠道", chongqing_others.write_contact),
        ("附表", chongqing_others.write_tables),
    ]
    if scene.profile.three != UNPUBLISHED:
        chapters.insert(0, ("“三公”经费情况说明", chongqing_three.write_three))
    for place, (title, write) in enumerate(chapters, 3):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def write_body(scene: Scene) -> None:
    """Duties, offices, units."""
    w, offices = scene.writer, prose.OFFICES[: scene.now.staffing.offices]
    w.line("一、部门基本情况")
    w.line("（一）职能职责")
    scene.number(scene.prose.duties())
    w.line("（二）机构设置")
    w.line(
        "{name}内设{count}个科室，分别为{offices}。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设科室", len(offices), "个"),
        offices=listed(offices),
    )
    w.line("（三）单位构成")
    w.line("从预算单位构成看，本部门没有下属单位，决算数据均为本级。")


def write_statement(scene: Scene) -> None:
    """The sections on income and spending."""
    w = scene.writer
    w.line("二、部门决算情况说明")
    sections = (
        ("收入支出决算总体情况说明", write_totals),
        ("财政拨款收入支出决算总体情况说明", write_fiscal),
        ("一般公共预算财政拨款支出决算情况说明", write_budget),
        ("一般公共预算财政拨款基本支出决算情况说明", write_basic),
        ("政府性基金预算收支决算情况说明", write_fund),
        ("国有资本经营预算财政拨款支出决算情况说明", write_capital),
    )
    for place, (title, write) in enumerate(sections, 1):
        w.line("（{n}）{title}", n=names.in_words(place), title=title)
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income and spending in total, then each, then the balances."""
    v, now, before = scene.voice, scene.now, scene.before
    pair = now.grand, before.grand
    scene.writer.line(
        "{n}.总体情况。{year}年度收入总计{income}，支出总计{spent}。收支{versus}{why}",
        n=ordinal(1),
        year=scene.year,
        income=v.amount("收入总计", "final", now.grand),
        spent=v.amount("支出总计", "final", now.grand),
        versus=read_change(than_last(scene, "收支总计", pair)),
        why=reason(lead(scene, "总体"), moved_why(scene, pair, ALL)),
    )
    write_incomes(scene)
    write_spendings(scene)
    write_balance(scene)


def read_change(piece: Piece) -> Piece:
    """One change of two totals: either of them may be named."""
    also = "indicator=收入总计; indicator=支出总计"
    if isinstance(piece, str):
        return piece
    if isinstance(piece, list):
        return [read_change(part) for part in piece]
    return read_also(piece, also)


def write_incomes(scene: Scene) -> None:
    """Income by source, and what was brought over from the year before."""
    v, now = scene.voice, scene.now
    pair = now.received, scene.before.received
    scene.writer.line(
        "{n}.收入情况。{year}年度收入合计{total}，{versus}{why}其中：{parts}。"
        "此外，使用非财政拨款结余{reserve}，年初结转和结余{opening}。",
        n=ordinal(2),
        year=scene.year,
        total=v.amount("本年收入合计", "final", now.received),
        versus=than_last(scene, "本年收入合计", pair),
        why=reason(lead(scene, "收入"), moved_why(scene, pair, ALL)),
        parts=parts_of(scene, "收入", now.incomes(), now.received),
        reserve=v.amount("使用非财政拨款结余", "final", Decimal(0)),
        opening=balance(scene, OPENING, now.opening),
    )


def balance(scene: Scene, indicator: str, value: Decimal) -> Piece:
    """A balance carried over, which readers may file under either side."""
    return [read_also(scene.voice.money(indicator, "final", value), OTHER_NAMES[indicator]),
            scene.voice.style.unit]  # fmt: skip


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    v, now = scene.voice, scene.now
    pair = now.whole.final, scene.before.whole.final
    scene.writer.line(
        "{n}.支出情况。{year}年度支出合计{total}，{versus}{why}其中：{parts}。",
        n=ordinal(3),
        year=scene.year,
        total=v.amount("本年支出合计", "final", now.whole.final),
        versus=than_last(scene, "本年支出合计", pair),
        why=reason(lead(scene, "支出"), moved_why(scene, pair, ALL)),
        parts=parts_of(
            scene, "支出", now.spendings(), now.whole.final, all_parts=chance(scene, "all", 0.4)
        ),
    )


def write_balance(scene: Scene) -> None:
    """What is carried over to the next year."""
    now, pair = scene.now, (scene.now.closing, scene.before.closing)
    if not any(pair):
        text = "{n}.结转结余情况。{year}年末{none}结转和结余。"
        word = scene.voice.word("无", CLOSING, "final")
        scene.writer.line(text, n=ordinal(4), year=scene.year, none=word)
        return
    words = "部分项目尾款在下一年度支付" if pair[0] > pair[1] else "清理结转资金，加快支出进度"
    scene.writer.line(
        "{n}.结转结余情况。{year}年度年末结转和结余{money}，{versus}{why}",
        n=ordinal(4),
        year=scene.year,
        money=balance(scene, CLOSING, now.closing),
        versus=than_last(scene, CLOSING, pair),
        why=reason(lead(scene, "结转"), words if pair[0] != pair[1] else ""),
    )


def write_fiscal(scene: Scene) -> None:
    """The treasury's money in total."""
    pair = (
        scene.now.fiscal.final + scene.now.closing,
        scene.before.fiscal.final + scene.before.closing,
    )
    change: Piece = ["各", shift(scene.voice, "财政拨款收支总计", *pair)]
    if pair[0] == pair[1]:
        change = scene.voice.word("持平", "财政拨款收支总计", "change")
    scene.writer.line(
        "{year}年度财政拨款收、支总计{total}。与{last}年相比，财政拨款收、支总计{change}{why}",
        year=scene.year,
        last=scene.last_year,
        total=scene.voice.amount("财政拨款收支总计", "final", pair[0]),
        change=change,
        why=reason(lead(scene, "财政"), moved_why(scene, pair, FISCAL)),
    )


def write_budget(scene: Scene) -> None:
    """The general public budget: income, spending, what it went to."""
    v, plan, now = scene.voice, scene.now.budget, scene.now
    income = "收入/一般公共预算财政拨款收入"
    pair = now.incomes()[names.BUDGET_INCOME], scene.before.incomes()[names.BUDGET_INCOME]
    scene.writer.line(
        "{n}.收入情况。{year}年度一般公共预算财政拨款收入{total}，{versus}{why}",
        n=ordinal(1),
        year=scene.year,
        total=v.amount(income, "final", pair[0]),
        versus=than_last(scene, income, pair),
        why=reason(lead(scene, "一般收入"), moved_why(scene, pair, GENERAL)),
    )
    pair = plan.final, scene.before.budget.final
    scene.writer.line(
        "{n}.支出情况。{year}年度一般公共预算财政拨款支出{total}，{versus}{why}{plan}。",
        n=ordinal(2),
        year=scene.year,
        total=v.amount(BUDGET, "final", plan.final),
        versus=than_last(scene, BUDGET, pair),
        why=reason(lead(scene, "一般支出"), moved_why(scene, pair, GENERAL)),
        plan=against(scene, v, BUDGET, (plan.final, plan.initial), "年初预算数"),
    )
    write_accounts(scene)


def write_accounts(scene: Scene) -> None:
    """Each account with its share and how it strayed from its plan."""
    w, v, whole = scene.writer, scene.voice, scene.now.budget.final
    w.line(
        "{n}.比较情况。本部门{year}年度一般公共预算财政拨款支出主要用于以下几个方面：",
        n=ordinal(3),
        year=scene.year,
    )
    for place, account in enumerate(scene.now.accounts, 1):
        plan = account.plan
        variants = MORE if plan.final > plan.initial else LESS
        why = ""
        if plan.final != plan.initial:
            kind = "work" if account.item in WORK else "people"
            why = scene.prose.pick(f"plan{account.item}", variants[kind])
        w.line(
            "（{n}）{name}{money}，占{share}%，{versus}{why}",
            n=ordinal(place),
            name=named(account),
            money=v.amount(account.indicator, "final", plan.final),
            share=v.share(account.indicator, plan.final, whole),
            versus=against(
                scene, v, account.indicator, (plan.final, plan.initial), "年初预算数"
            ),
            why=reason(lead(scene, "科目"), why),
        )  # fmt: skip


def write_basic(scene: Scene) -> None:
    """People and office, each against last year."""
    v, now, before = scene.voice, scene.now, scene.before
    rows = (
        ("人员经费", now.staff.final, before.staff.final, "staff", names.STAFF_COSTS),
        ("公用经费", now.office.final, before.office.final, "office", names.OFFICE_COSTS),
    )
    parts = [
        [
            name, v.amount(f"基本支出/{name}", "final", new), "，",
            than_last(scene, f"基本支出/{name}", (new, old)),
            reason(lead(scene, name), moved_why(scene, (new, old), (part,))),
            f"{name}用途主要包括{listed(kinds)}等。",
        ]
        for name, new, old, part, kinds in rows
    ]  # fmt: skip
    scene.writer.line(
        "{year}年度一般公共财政拨款基本支出{total}。其中：{parts}",
        year=scene.year,
        total=v.amount("基本支出/合计", "final", now.basic.final),
        parts=parts,
    )


def write_fund(scene: Scene) -> None:
    """Government funds, or none."""
    indicator, money = "政府性基金预算财政拨款支出", scene.now.fund.final
    if not money:
        scene.writer.line(
            "本部门{year}年度{none}政府性基金预算财政拨款收支。",
            year=scene.year,
            none=read_also(
                scene.voice.word("无", indicator, "final"),
                "indicator=收入/政府性基金预算财政拨款收入",
            ),
        )
        return
    scene.writer.line(
        "本部门{year}年度政府性基金预算财政拨款收入{income}，本年支出{spent}，{versus}。",
        year=scene.year,
        income=scene.voice.amount("收入/政府性基金预算财政拨款收入", "final", money),
        spent=scene.voice.amount(indicator, "final", money),
        versus=than_last(scene, indicator, (money, scene.before.fund.final)),
    )


def write_capital(scene: Scene) -> None:
    """State capital: none."""
    scene.writer.line(
        "本部门{year}年度{none}国有资本经营预算财政拨款支出。",
        year=scene.year,
        none=scene.voice.word("无", "国有资本经营预算财政拨款支出", "final"),
    )
