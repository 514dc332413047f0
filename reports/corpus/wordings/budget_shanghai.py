"""Shanghai's 部门预算: sentences in 万元 and tables in 元, accounts spelt in four ways."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Account
from reports.corpus.wordings import budget_shanghai_tables, budget_shanghai_three, glossary
from reports.corpus.wordings.budget_turns import PLAN, amount_moved, plan_of
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.shanghai import coded
from reports.corpus.wordings.turns import choose, named
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"
FUND = "政府性基金预算财政拨款支出"
SPELLINGS = ("dashes", "levels", "codes", "class")


def write_budget(scene: Scene) -> None:
    """The whole report: the body, terms, explanation, tables, other matters."""
    w = scene.writer
    w.line("{name}{year}年度部门预算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("（{n}）{entry}", n=names.in_words(place), entry=entry)
    w.line("{year}年部门预算编制说明", year=scene.year)
    write_incomes(scene)
    write_spendings(scene)
    write_accounts(scene)
    budget_shanghai_tables.write_tables(scene)
    if scene.profile.three != UNPUBLISHED:
        budget_shanghai_three.write_three(scene)
    budget_shanghai_three.write_others(scene)


def write_overview(scene: Scene) -> None:
    """Duties and offices."""
    w, offices = scene.writer, prose.OFFICES[: scene.now.staffing.offices]
    w.line("{name}主要职能", name=scene.profile.name)
    scene.number(scene.prose.duties())
    w.line("{name}机构设置", name=scene.profile.name)
    w.line(
        "{name}设{count}个内设机构，包括：{offices}。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )


def write_incomes(scene: Scene) -> None:
    """Planned income: the treasury's, and the body's own where there is some."""
    now, before = scene.now, scene.before
    own: Piece = ""
    if now.own.initial:
        own = compose(
            "；其他收入{money}，{moved}",
            money=plan_of(scene, "收入/其他收入", now.own.initial),
            moved=amount_moved(scene, "收入/其他收入", (now.own.initial, before.own.initial)),
        )
    scene.writer.line(
        "{year}年，{name}收入预算{total}，其中：财政拨款收入{fiscal}，{moved}{own}。",
        year=scene.year,
        name=scene.profile.name,
        total=plan_of(scene, "本年收入合计", now.whole.initial, "indicator=收入总计"),
        fiscal=plan_of(scene, "财政拨款收入合计", now.fiscal.initial),
        moved=amount_moved(scene, "财政拨款收入合计", (now.fiscal.initial, before.fiscal.initial)),
        own=own,
    )


def write_spendings(scene: Scene) -> None:
    """Planned spending: the treasury's by kind of budget."""
    now, before = scene.now, scene.before
    rows = [("一般公共预算", BUDGET, now.budget.initial, before.budget.initial)]
    if now.fund.initial:
        rows.append(("政府性基金", FUND, now.fund.initial, before.fund.initial))
    parts = joined(
        compose(
            "{words}拨款支出预算{money}，{moved}",
            words=words,
            money=plan_of(scene, indicator, new),
            moved=amount_moved(scene, indicator, (new, old)),
        )
        for words, indicator, new, old in rows
    )
    scene.writer.line(
        "支出预算{total}，其中：财政拨款支出预算{fiscal}，{moved}。财政拨款支出预算中，{parts}。",
        total=plan_of(scene, "本年支出合计", now.whole.initial, "indicator=支出总计"),
        fiscal=plan_of(scene, "财政拨款支出合计", now.fiscal.initial),
        moved=amount_moved(scene, "财政拨款支出合计", (now.fiscal.initial, before.fiscal.initial)),
        parts=parts,
    )


def write_accounts(scene: Scene) -> None:
    """What the money is for, by class or by account."""
    spelling = str(choose(scene, "spelling", SPELLINGS))
    scene.writer.line("财政拨款支出主要内容如下：")
    if spelling == "class":
        scene.number(
            compose(
                "“{name}”科目{money}，主要用于{use}。",
                name=name,
                money=plan_of(scene, f"功能分类/{name}", plan.initial),
                use=listed(a.meaning for a in scene.now.accounts if a.cls == name),
            )
            for name, plan in scene.now.classes().items()
            if plan.initial
        )
        return
    before = {account.indicator: account.plan.initial for account in scene.before.accounts}
    scene.number(
        account_line(scene, spelling, account, before.get(account.indicator, Decimal(0)))
        for account in scene.now.accounts
    )


def account_line(scene: Scene, spelling: str, account: Account, before: Decimal) -> Piece:
    """One account in the body's spelling; those with codes name last year's plan too."""
    levels = f"{account.cls}-{account.section}-{account.item}"
    words: dict[str, Piece] = {
        "dashes": f"“{levels}”科目",
        "levels": f"“{named(account)}”",
        "codes": coded(account),
    }
    prior: Piece = ""
    if spelling == "codes" and before:
        prior = compose(
            "。{year}年预算数为{before}，{now}年预算安排{money}",
            year=scene.last_year,
            before=scene.voice.amount(account.indicator, "prior_budget", before),
            now=scene.year,
            money=scene.voice.amount(account.indicator, PLAN, account.plan.initial),
        )
    return compose(
        "{words}{money}，主要用于{meaning}{prior}。",
        words=words[spelling],
        money=plan_of(scene, account.indicator, account.plan.initial),
        meaning=account.meaning,
        prior=prior,
    )
