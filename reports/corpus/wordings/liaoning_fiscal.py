"""Liaoning's treasury money: in total, by class as a list of shares, by account; basic spending."""

from __future__ import annotations

from reports.corpus import names
from reports.corpus.ledger import Account
from reports.corpus.voice import ordinal
from reports.corpus.wordings.liaoning_turns import planned, shift, split_up
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.turns import moved_why, named, reason
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

BUDGET = "一般公共预算财政拨款支出"
FUND = "政府性基金预算财政拨款支出"
FISCAL = "财政拨款支出合计"


def write_fiscal(scene: Scene) -> None:
    """Overall, then in detail."""
    w, v, now = scene.writer, scene.voice, scene.now
    pair = now.fiscal.final, scene.before.fiscal.final
    w.line("（一）总体情况")
    w.line(
        "{year}年度财政拨款支出{money}，{shift}{why}与年初预算相比，财政拨款支出{plan}。",
        year=scene.year,
        money=v.amount(FISCAL, "final", pair[0]),
        shift=shift(scene, FISCAL, pair),
        why=reason("，主要原因是", moved_why(scene, pair, ("staff", "office", "fiscal"))),
        plan=planned(scene, FISCAL, now.fiscal),
    )
    w.line("（二）具体情况")
    classes = {
        name: (f"功能分类/{name}", plan.final) for name, plan in now.classes().items() if plan.final
    }
    w.line(
        pick(
            scene,
            "budget",
            (
                "{year}年度一般公共预算财政拨款支出{money}，按支出功能分类，{parts}。",
                "一般公共预算财政拨款支出{money}，按支出功能分类科目分，包括：{parts}。",
            ),
        ),
        year=scene.year,
        money=v.amount(BUDGET, "final", now.budget.final),
        parts=split_up(scene, classes, now.budget.final, "一般公共预算财政拨款支出"),
    )
    scene.number(account_words(scene, account) for account in now.accounts)
    write_fund(scene)


def account_words(scene: Scene, account: Account) -> Piece:
    """An account with what it is for, its result and its first plan."""
    plan, indicator = account.plan, account.indicator
    return [
        named(account),
        scene.voice.amount(indicator, "final", plan.final),
        f"，主要用于{account.meaning}，",
        planned(scene, indicator, plan),
        "。",
        plan_reason(scene, account),
    ]


def plan_reason(scene: Scene, account: Account) -> str:
    """Why the result is more or less than planned at first."""
    plan = account.plan
    if plan.final == plan.initial:
        return "决算数与年初预算数一致。"
    if plan.final > plan.initial:
        why = pick(scene, f"more {account.item}", ("年中追加预算", "执行中按规定调整预算"))
        return f"决算数大于年初预算数的主要原因是{why}。"
    why = pick(scene, f"less {account.item}", ("据实列支，形成节余", "压减一般性支出"))
    return f"决算数小于年初预算数的主要原因是{why}。"


def write_fund(scene: Scene) -> None:
    """Government funds and state capital, in a line each."""
    w, v = scene.writer, scene.voice
    pair = scene.now.fund.final, scene.before.fund.final
    if any(pair):
        w.line(
            "政府性基金预算财政拨款支出{money}，{shift}。",
            money=v.amount(FUND, "final", pair[0]),
            shift=shift(scene, FUND, pair),
        )
    else:
        w.line("本年{none}政府性基金预算财政拨款支出。", none=v.word("无", FUND, "final"))
    none = v.word("无", "国有资本经营预算财政拨款支出", "final")
    w.line("本年{none}国有资本经营预算财政拨款支出。", none=none)


def write_basic(scene: Scene) -> None:
    """People and office, a numbered line each."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年度一般公共预算财政拨款基本支出{money}，其中：",
        year=scene.year,
        money=v.amount("基本支出/合计", "final", now.basic.final),
    )
    office = pick(scene, "office", ("公用经费", "日常公用经费"))
    rows = (
        ("人员经费", "基本支出/人员经费", now.staff.final, names.STAFF_COSTS),
        (office, "基本支出/公用经费", now.office.final, names.OFFICE_COSTS),
    )
    for place, (words, indicator, value, kinds) in enumerate(rows, 1):
        w.line(
            "（{n}）{words}{money}，主要包括{kinds}。",
            n=ordinal(place),
            words=words,
            money=v.amount(indicator, "final", value),
            kinds=listed(kinds),
        )
