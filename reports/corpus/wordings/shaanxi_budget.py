"""Shaanxi's general public budget: plan and result, accounts, basic spending by kind of cost."""

from __future__ import annotations

from reports.corpus import names
from reports.corpus.ledger import Account, Plan
from reports.corpus.voice import code, ordinal
from reports.corpus.wordings.costs import Costs, office_costs, staff_costs
from reports.corpus.wordings.pieces import basic_rows
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.shaanxi_turns import cause, shift
from reports.corpus.wordings.turns import all_read_also, chance, moved_why, named, read_also
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

BUDGET = "一般公共预算财政拨款支出"
GENERAL = ("staff", "office", "general")
MORE = ("年中追加了人员经费和专项经费", "执行中按程序调增预算", "上级专款在年中下达")
LESS = ("厉行节约，压减了一般性支出", "部分款项结转下年支付", "按实际发生列支，形成节余")


def write_budget(scene: Scene) -> None:
    """In total, then account by account."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    pair = plan.final, scene.before.budget.final
    # Without a government fund the treasury's money is that of the general public budget.
    funds = scene.now.fund.final + scene.before.fund.final
    short = not funds and chance(scene, "short", 0.4)
    words = "财政拨款支出" if short else BUDGET
    also = "indicator=财政拨款支出合计" if short else ""

    def money(measure: str, value) -> Piece:
        return [read_also(v.money(BUDGET, measure, value), also), v.style.unit]

    rate = v.rate(BUDGET, plan.final, plan.initial, "execution_rate")
    w.line("（一）财政拨款支出决算总体情况说明")
    w.line(
        "{year}年度{words}年初预算为{initial}，支出决算为{final}，完成年初预算的{rate}%，"
        "占本年支出合计的{share}%。{shift}{why}",
        year=scene.year,
        words=words,
        initial=money("budget_initial", plan.initial),
        final=money("final", plan.final),
        rate=read_also(rate, also),
        share=read_also(v.share(BUDGET, plan.final, scene.now.whole.final), also),
        shift=all_read_also(shift(scene, BUDGET, pair, each=words), also),
        why=cause(scene, moved_why(scene, pair, GENERAL)),
    )
    w.line("（二）财政拨款支出决算具体情况说明")
    w.line(
        "{year}年度{words}按照政府功能分类科目，具体支出情况如下：", year=scene.year, words=words
    )
    scene.number(account_words(scene, account) for account in scene.now.accounts)


def account_words(scene: Scene, account: Account) -> Piece:
    """``……（项）年初预算为1.00万元，支出决算为0.90万元，完成年初预算的90%。决算数…。``"""
    v, plan, indicator = scene.voice, account.plan, account.indicator
    digits = "".join(names.CODES[name] for name in (account.cls, account.section, account.item))
    with_code = ["（", code(digits), "）"] if chance(scene, "codes", 0.4) else ""
    return [
        named(account),
        with_code,
        pick(scene, "planned", ("年初预算为", "。年初预算为", "，年初预算为")),
        v.amount(indicator, "budget_initial", plan.initial),
        "，支出决算为",
        v.amount(indicator, "final", plan.final),
        "，完成年初预算的",
        v.rate(indicator, plan.final, plan.initial, "execution_rate"),
        "%。",
        plan_words(scene, account.item, plan),
    ]


def plan_words(scene: Scene, topic: str, plan: Plan) -> str:
    """Why the result is more or less than planned at first."""
    if plan.final == plan.initial:
        return pick(scene, "as planned", ("决算数等于年初预算数。", "决算数与年初预算数持平。"))
    word, reasons = ("大于", MORE) if plan.final > plan.initial else ("小于", LESS)
    return f"决算数{word}年初预算数的主要原因是{pick(scene, f'{word}{topic}', reasons)}。"


def write_basic(scene: Scene) -> None:
    """People and office, with the amount of each kind of cost or the kinds alone."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年度一般公共预算财政拨款基本支出{total}，包括人员经费支出和公用经费支出。其中：",
        year=scene.year,
        total=v.amount("基本支出/合计", "final", now.basic.final),
    )
    with_money = chance(scene, "kinds with money", 0.6)
    costs = (staff_costs(scene), office_costs(scene))
    for place, ((words, value, kinds), parts) in enumerate(
        zip(basic_rows(scene), costs, strict=True), 1
    ):
        w.line(
            "（{n}）{words}{money}，主要包括：{kinds}。",
            n=names.in_words(place),
            words=words,
            money=v.amount(f"基本支出/{words}", "final", value),
            kinds=told(scene, words, parts) if with_money else listed(kinds),
        )


def told(scene: Scene, words: str, parts: Costs) -> Piece:
    """``基本工资1.20万元、津贴补贴0.80万元``; what is nought is not told."""
    return joined(
        (
            [name, scene.voice.amount(f"基本支出/{words}/{name}", "final", value)]
            for name, value in parts.items()
            if value
        ),
        "、",
    )


def write_costs(scene: Scene) -> None:
    """The public table of basic spending by kind of cost."""
    w, v = scene.writer, scene.voice.at("table")
    w.row("经济分类科目名称", "本年支出", "备注")
    w.row("合计", v.money("基本支出/合计", "final", scene.now.basic.final, full=True), "")
    costs = (staff_costs(scene), office_costs(scene))
    for place, ((words, value, _), parts) in enumerate(
        zip(basic_rows(scene), costs, strict=True), 1
    ):
        path = f"基本支出/{words}"
        w.row(["（", ordinal(place), "）", words], v.money(path, "final", value, full=True), "")
        for name, part in parts.items():
            w.row(name, v.money(f"{path}/{name}", "final", part, full=True), "")
