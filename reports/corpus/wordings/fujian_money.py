"""Fujian's income and spending item by item, its accounts by 项 with codes, basic spending."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names
from reports.corpus.ledger import Account
from reports.corpus.voice import code
from reports.corpus.wordings.fujian_turns import cause, shift
from reports.corpus.wordings.guangdong_budget import ACCOUNT_REASONS
from reports.corpus.wordings.pieces import basic_rows, income_rows, spending_rows
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.turns import choose, moved_why
from reports.corpus.wordings.variants import last_final, pick
from reports.corpus.writer import Piece

ALL = ("staff", "office", "projects")
GENERAL = ("staff", "office", "general")
BUDGET = "一般公共预算财政拨款支出"
FUND = "政府性基金预算财政拨款支出"
CAPITAL = "国有资本经营预算财政拨款支出"


def write_totals(scene: Scene) -> None:
    """Balances and both sums in a sentence, then each sum with its items as a list."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年度，{name}部门年初结转和结余{opening}，本年收入{received}，本年支出{spent}，"
        "结余分配{shared}，年末结转和结余{closing}。",
        year=scene.year,
        name=scene.profile.name,
        opening=v.amount("年初结转和结余", "final", now.opening),
        received=v.amount("本年收入合计", "final", now.received),
        spent=v.amount("本年支出合计", "final", now.whole.final),
        shared=v.amount("结余分配", "final", Decimal(0)),
        closing=v.amount("年末结转和结余", "final", now.closing),
    )
    pair = now.received, scene.before.received
    write_sum(scene, "（一）{year}年收入{money}，{shift}{why}", "本年收入合计", pair)
    scene.number(income_lines(scene))
    pair = now.whole.final, scene.before.whole.final
    write_sum(scene, "（二）{year}年支出{money}，{shift}{why}", "本年支出合计", pair)
    scene.number(spending_lines(scene))


def write_sum(scene: Scene, template: str, indicator: str, pair: tuple[Decimal, Decimal]) -> None:
    """A sum against last year's; its items follow."""
    scene.writer.line(
        template + "具体情况如下：",
        year=scene.year,
        money=scene.voice.amount(indicator, "final", pair[0]),
        shift=shift(scene, indicator, pair),
        why=cause(scene, moved_why(scene, pair, ALL)),
    )


def income_lines(scene: Scene) -> list[Piece]:
    """The treasury's money with the government funds in it, then the other sources."""
    v, now = scene.voice, scene.now
    (words, path, value), *others = income_rows(scene)
    fund = v.amount(f"收入/{names.FUND_INCOME}", "final", now.fund.final)
    first = [words, v.amount(path, "final", value), "，其中政府性基金", fund, "。"]
    return [first, *([name, v.amount(at, "final", spent), "。"] for name, at, spent in others)]


def spending_lines(scene: Scene) -> list[Piece]:
    """Basic spending with people and office, then the other kinds."""
    v, now = scene.voice, scene.now
    (words, path, value), *others = spending_rows(scene)
    people = str(choose(scene, "people", ("人员支出", "人员经费")))
    office = "公用支出" if people == "人员支出" else "公用经费"
    first = [
        words,
        v.amount(path, "final", value),
        f"。其中，{people}",
        v.amount("基本支出/人员经费", "final", now.staff.final),
        f"，{office}",
        v.amount("基本支出/公用经费", "final", now.office.final),
        "。",
    ]
    return [first, *([name, v.amount(at, "final", spent), "。"] for name, at, spent in others)]


def write_budget(scene: Scene) -> None:
    """The total against last year's, then every 项."""
    w, v = scene.writer, scene.voice
    pair = scene.now.budget.final, scene.before.budget.final
    w.line(
        "{year}年度一般公共预算财政拨款支出{money}，{shift}{why}"
        "具体情况如下（按项级科目分类统计）：",
        year=scene.year,
        money=v.amount(BUDGET, "final", pair[0]),
        shift=shift(scene, BUDGET, pair),
        why=cause(scene, moved_why(scene, pair, GENERAL)),
    )
    for place, account in enumerate(scene.now.accounts, 1):
        w.line("（{n}）{words}", n=names.in_words(place), words=account_words(scene, account))


def coded(scene: Scene, account: Account) -> Piece:
    """``2010301-行政运行``, ``行政运行（2010301）``: the 项 alone, as the body writes it."""
    digits = "".join(names.CODES[name] for name in (account.cls, account.section, account.item))
    manner = choose(scene, "coded", ("joined", "dash", "behind"))
    if manner == "behind":
        return [account.item, "（", code(digits), "）"]
    return [code(digits), "-" if manner == "dash" else "", account.item]


def account_words(scene: Scene, account: Account) -> Piece:
    """``2010301行政运行1.20万元，较上年决算数增加…。``"""
    pair = account.plan.final, last_final(scene.before, account)
    return [
        coded(scene, account),
        pick(scene, "spent", ("", "支出")),
        scene.voice.amount(account.indicator, "final", pair[0]),
        "，",
        shift(scene, account.indicator, pair, "较"),
        cause(scene, account_reason(scene, account, pair)),
    ]


def account_reason(scene: Scene, account: Account, pair: tuple[Decimal, Decimal]) -> str:
    """Why an account moved against last year."""
    if account.item in ACCOUNT_REASONS and pair[0] != pair[1]:
        return ACCOUNT_REASONS[account.item][0 if pair[0] > pair[1] else 1]
    parts = ("staff", "office") if account.item.endswith("运行") else ("general",)
    return moved_why(scene, pair, parts)


def write_fund(scene: Scene) -> None:
    """Government funds against last year, or none."""
    v, pair = scene.voice, (scene.now.fund.final, scene.before.fund.final)
    if not any(pair):
        scene.writer.line(
            "{year}年度本部门{none}政府性基金预算财政拨款安排的支出。",
            year=scene.year,
            none=v.word("无", FUND, "final"),
        )
        return
    scene.writer.line(
        "{year}年度政府性基金预算财政拨款支出{money}，{shift}。",
        year=scene.year,
        money=v.amount(FUND, "final", pair[0]),
        shift=shift(scene, FUND, pair),
    )


def write_capital(scene: Scene) -> None:
    """State capital: nothing of it."""
    scene.writer.line(
        "{year}年度本部门{none}国有资本经营预算财政拨款安排的支出。",
        year=scene.year,
        none=scene.voice.word("无", CAPITAL, "final"),
    )


def write_basic(scene: Scene) -> None:
    """People and office, a numbered line each."""
    w, v = scene.writer, scene.voice
    w.line(
        "{year}年度一般公共预算财政拨款基本支出{money}，其中：",
        year=scene.year,
        money=v.amount("基本支出/合计", "final", scene.now.basic.final),
    )
    for place, (words, value, kinds) in enumerate(basic_rows(scene), 1):
        w.line(
            "（{n}）{words}{money}，主要包括：{kinds}。",
            n=names.in_words(place),
            words=words,
            money=v.amount(f"基本支出/{words}", "final", value),
            kinds=listed(kinds),
        )
