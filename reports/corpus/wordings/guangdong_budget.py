"""Guangdong's four numbers of an item: spent, planned, the rate, and last year."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Account, Plan
from reports.corpus.prose import REASONS
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.variants import last_final, pick
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"

VERSUS = ("比上年决算数{change}", "较上年决算数{change}", "与上年决算数相比{change}")
SPENT = (
    "支出决算为{final}万元，完成全年预算{budget}万元的{rate}%，{versus}",
    "全年预算为{budget}万元，支出决算为{final}万元，完成全年预算的{rate}%，{versus}",
    "支出决算{final}万元，完成全年预算{budget}万元的{rate}%；{versus}",
)
UNPLANNED = (
    "支出决算为{final}万元，全年预算为{budget}万元，{versus}",
    "全年预算{budget}万元，支出决算{final}万元，{versus}",
)


def versus(scene: Scene, indicator: str, now: Decimal, before: Decimal) -> Piece:
    """``比上年决算数增加1.20万元，增长4.1%``, level with it, or new this year."""
    if now == before:
        return pick(scene, f"level{indicator}", ("与上年决算数持平", "与上年决算数一致"))
    lead = pick(scene, f"versus{indicator}", VERSUS)
    change = scene.voice.change(indicator, now, before)
    note = "" if before else "（上年无此项支出）"
    return [compose(lead, change=change), note]


def four_numbers(scene: Scene, indicator: str, plan: Plan, before: Decimal) -> Piece:
    """Result, plan, rate and change of one item."""
    v = scene.voice
    words = SPENT if plan.adjusted else UNPLANNED
    return compose(
        pick(scene, f"four{indicator}", words),
        final=v.money(indicator, "final", plan.final),
        budget=v.money(indicator, "budget_adjusted", plan.adjusted),
        rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
        versus=versus(scene, indicator, plan.final, before),
    )


def write_budget(scene: Scene) -> None:
    """The total, its classes, its accounts."""
    w, v, plan = scene.writer, scene.voice, scene.now.budget
    before = scene.before.budget.final
    scene.number(
        (
            compose(
                "总体情况。{year}年度一般公共预算财政拨款{four}。占本年支出合计的{share}%。"
                "变动的主要原因：{reason}。",
                year=scene.year,
                four=four_numbers(scene, BUDGET, plan, before),
                share=v.share(BUDGET, plan.final, scene.now.whole.final),
                reason=scene.prose.cause(
                    scene.now, scene.before, plan.final > before, ("staff", "office", "general")
                ),
            ),
            compose("结构情况。{parts}", parts=classes(scene)),
            "具体情况。按功能分类科目逐项说明如下：",
        )
    )
    for account in scene.now.accounts:
        w.line("{words}", words=account_words(scene, account))


def classes(scene: Scene) -> Piece:
    """The classes with money, each with its share."""
    v, whole = scene.voice, scene.now.budget.final
    items = [
        compose(
            "{name}（类）{money}万元，占{share}%",
            name=name,
            money=v.money(f"功能分类/{name}", "final", plan.final),
            share=v.share(f"功能分类/{name}", plan.final, whole),
        )
        for name, plan in scene.now.classes().items()
        if plan.final
    ]
    lead = pick(
        scene, "classes", ("一般公共预算财政拨款支出主要用于以下方面：", "按支出功能分类，包括：")
    )
    return [lead, joined(items), "。"]


def account_words(scene: Scene, account: Account) -> Piece:
    """An account with its four numbers, its plan and last year explained."""
    before = last_final(scene.before, account)
    name = pick(
        scene,
        f"name{account.cls}",
        ("{cls}（类）{section}（款）{item}（项）", "{cls}（类）—{section}（款）—{item}（项）"),
    )
    return compose(
        name + "{four}。{plan}{last}",
        cls=account.cls,
        section=account.section,
        item=account.item,
        four=four_numbers(scene, account.indicator, account.plan, before),
        plan=plan_reason(scene, account),
        last=last_reason(scene, account, before),
    )


def plan_reason(scene: Scene, account: Account) -> str:
    """Why less was spent than the adjusted plan allowed."""
    if account.plan.final == account.plan.adjusted:
        return pick(
            scene, f"even{account.item}", ("决算数等于全年预算数。", "决算数与全年预算数一致。")
        )
    if account.item.endswith("运行"):
        why = pick(scene, "thrift", ("从严控制日常办公开支", "公用经费按实列支，略有节余"))
    else:
        slowest = max(
            (project for project in scene.now.projects if not project.from_fund),
            key=lambda project: project.plan.adjusted - project.plan.final,
        )
        why = slowest.reason.split("；")[-1]
    return f"决算数小于全年预算数的主要原因：{why}。"


# What moves an account: by the account's name, for more and for less.
ACCOUNT_REASONS = {
    "行政单位离退休": ("退休人员活动和慰问开支增加", "退休人员活动和慰问开支减少"),
    "机关事业单位基本养老保险缴费支出": ("缴费基数上调", "缴费人数和基数变动，单位缴费减少"),
    "行政单位医疗": ("医疗保险缴费基数上调", "参保人数和缴费基数变动，单位缴费减少"),
    "公务员医疗补助": ("补助经费按规定标准上调", "享受补助的人数变动，补助经费减少"),
    "住房公积金": ("缴存基数上调", "缴存人数变动，单位缴存减少"),
}


def last_reason(scene: Scene, account: Account, before: Decimal) -> str:
    """Why the account moved against last year."""
    if account.plan.final == before:
        return ""
    up = account.plan.final > before
    if account.item in ACCOUNT_REASONS:
        why = ACCOUNT_REASONS[account.item][0 if up else 1]
    elif account.item.endswith("运行"):
        why = scene.prose.cause(scene.now, scene.before, up, ("staff", "office"))
    else:
        why = pick(scene, f"work{up}", REASONS["projects", up])
    return f"与上年相比{'增加' if up else '减少'}的主要原因：{why}。"
