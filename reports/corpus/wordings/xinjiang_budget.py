"""Xinjiang's sections on the treasury's money, its accounts and basic spending."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus.ledger import Account, Plan
from reports.corpus.voice import ordinal
from reports.corpus.wordings.guangdong_budget import ACCOUNT_REASONS
from reports.corpus.wordings.pieces import basic_rows
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.turns import moved_why, named
from reports.corpus.wordings.variants import last_final, pick
from reports.corpus.wordings.xinjiang_turns import cause, shift, strayed
from reports.corpus.writer import Mark, Piece

BUDGET = "一般公共预算财政拨款支出"
BOTH = "财政拨款收支总计"
FISCAL = ("staff", "office", "fiscal")
GENERAL = ("staff", "office", "general")
MORE = ("年中追加人员和专项经费", "执行中按程序追加预算")
LESS = ("部分资金当年未支付完毕", "执行中压减开支，按实列支")


def plan_cause(scene: Scene, topic: str, plan: Plan) -> str:
    """Why the result strayed from the first plan."""
    if plan.final == plan.initial:
        return cause("")
    return cause(pick(scene, f"plan {topic}", MORE if plan.final > plan.initial else LESS))


def either(scene: Scene, value: Decimal, side: str) -> Piece:
    """One of the two equal totals of the treasury's money."""
    mark: Mark = scene.voice.money(BOTH, "final", value)
    return [replace(mark, also=f"indicator=财政拨款{side}总计"), scene.voice.style.unit]


def balance(scene: Scene, when: str, value: Decimal) -> Piece:
    """The treasury's money carried over; all balances of these bodies are of it."""
    mark = scene.voice.money(f"{when}财政拨款结转和结余", "final", value)
    return [replace(mark, also=f"indicator={when}结转和结余"), scene.voice.style.unit]


def write_fiscal(scene: Scene) -> None:
    """Income and spending with balances, against last year and the plan."""
    w, v, now = scene.writer, scene.voice, scene.now
    total = now.fiscal.final + now.closing
    w.line(
        "{year}年度财政拨款收入总计{total}，其中：年初财政拨款结转和结余{opening}，"
        "本年财政拨款收入{income}。财政拨款支出总计{again}，其中：年末财政拨款结转和结余{closing}，"
        "本年财政拨款支出{spent}。",
        year=scene.year,
        total=either(scene, total, "收入"),
        again=either(scene, total, "支出"),
        opening=balance(scene, "年初", now.opening),
        closing=balance(scene, "年末", now.closing),
        income=v.amount("财政拨款收入合计", "final", total - now.opening),
        spent=v.amount("财政拨款支出合计", "final", now.fiscal.final),
    )
    pair = total, scene.before.fiscal.final + scene.before.closing
    w.line(
        "财政拨款收入支出总体{shift}{why}与年初预算相比，财政拨款支出{plan}{because}",
        shift=shift(scene, BOTH, pair, "与上年相比，"),
        why=cause(moved_why(scene, pair, FISCAL)),
        plan=strayed(scene, "财政拨款支出合计", now.fiscal.initial, now.fiscal.final),
        because=plan_cause(scene, "fiscal", now.fiscal),
    )


def write_budget(scene: Scene) -> None:
    """In total, by class, by account."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    pair = plan.final, scene.before.budget.final
    w.line("（一）一般公共预算财政拨款支出决算总体情况")
    w.line(
        "{year}年度一般公共预算财政拨款支出{total}，占本年支出合计的{share}%。{shift}{why}"
        "与年初预算相比，{plan}{because}",
        year=scene.year,
        total=v.amount(BUDGET, "final", plan.final),
        share=v.share(BUDGET, plan.final, scene.now.whole.final),
        shift=shift(scene, BUDGET, pair),
        why=cause(moved_why(scene, pair, GENERAL)),
        plan=strayed(scene, BUDGET, plan.initial, plan.final),
        because=plan_cause(scene, "budget", plan),
    )
    w.line("（二）一般公共预算财政拨款支出决算结构情况")
    classes = {name: part.final for name, part in scene.now.classes().items() if part.final}
    for place, (name, value) in enumerate(classes.items(), 1):
        w.line(
            "{n}.{name}（类）{money}，占{share}%。",
            n=ordinal(place),
            name=name,
            money=v.amount(f"功能分类/{name}", "final", value),
            share=v.share(f"功能分类/{name}", value, plan.final),
        )
    w.line("（三）一般公共预算财政拨款支出决算具体情况")
    scene.number(account_words(scene, account) for account in scene.now.accounts)


def account_words(scene: Scene, account: Account) -> Piece:
    """``……（项）：支出决算数为1.20万元，比上年决算增加…，主要原因是：…。``"""
    pair = account.plan.final, last_final(scene.before, account)
    return [
        named(account),
        "：",
        pick(scene, "spent", ("支出决算数为", "支出决算数", "支出决算为")),
        scene.voice.amount(account.indicator, "final", pair[0]),
        "，",
        shift(scene, account.indicator, pair),
        cause(account_reason(scene, account, pair)),
    ]


def account_reason(scene: Scene, account: Account, pair: tuple[Decimal, Decimal]) -> str:
    """Why an account moved against last year."""
    if account.item in ACCOUNT_REASONS and pair[0] != pair[1]:
        return ACCOUNT_REASONS[account.item][0 if pair[0] > pair[1] else 1]
    parts = ("staff", "office") if account.item.endswith("运行") else ("general",)
    return moved_why(scene, pair, parts)


def write_basic(scene: Scene) -> None:
    """People and office, a line each."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年度一般公共预算财政拨款基本支出{total}，其中：",
        year=scene.year,
        total=v.amount("基本支出/合计", "final", now.basic.final),
    )
    for words, value, kinds in basic_rows(scene):
        w.line(
            "{words}{money}，包括：{kinds}。",
            words=words,
            money=v.amount(f"基本支出/{words}", "final", value),
            kinds=listed(kinds),
        )
