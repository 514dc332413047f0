"""Yunnan's section on the general public budget, and its way of comparing two years."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Account
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

BUDGET = "一般公共预算财政拨款支出"

COMPARED = (
    "与上年对比，{words}{change}。",
    "与上年相比，{words}{change}。",
    "与{last}年度对比，{words}{change}。",
    "上年度{words}{prior}元，本年度{change}。",
)


def compared(scene: Scene, words: str, indicator: str, now: Decimal, before: Decimal) -> Piece:
    """The sentence that sets a figure against last year's."""
    if now == before:
        return f"与上年对比，{words}持平。"
    template = pick(scene, f"compared{words}", COMPARED if before else COMPARED[:3])
    return compose(
        template,
        words=words,
        last=scene.last_year,
        prior=scene.voice.money(indicator, "prior_final", before),
        change=scene.voice.change(indicator, now, before),
    )


BASIC_WORDS = (
    "其中，一般公共预算财政拨款基本支出{basic}元，其余为项目支出。",
    "按支出性质分，一般公共预算财政拨款基本支出{basic}元，除此之外均为项目支出。",
)


def write_budget(scene: Scene) -> None:
    """The total with its share, the comparison, then the classes with their accounts."""
    w, v = scene.writer, scene.voice
    now, before = scene.now.budget.final, scene.before.budget.final
    w.line("（一）一般公共预算财政拨款支出决算总体情况")
    w.line(
        pick(
            scene,
            "budget",
            (
                "{name}{year}年度一般公共预算财政拨款支出{total}元，占本年支出合计的{share}%。",
                "{year}年度，{name}一般公共预算财政拨款支出为{total}元，占本年支出合计{share}%。",
            ),
        )
        + "{sentence}主要原因是{reason}。"
        + pick(scene, "basic part", BASIC_WORDS),
        name=scene.profile.name,
        year=scene.year,
        total=v.money(BUDGET, "final", now),
        share=v.share(BUDGET, now, scene.now.whole.final),
        sentence=compared(scene, BUDGET, BUDGET, now, before),
        reason=scene.prose.cause(
            scene.now, scene.before, now > before, ("staff", "office", "general")
        ),
        basic=v.money("基本支出/合计", "final", scene.now.basic.final),
    )
    w.line("（二）一般公共预算财政拨款支出决算具体情况")
    scene.number(class_words(scene, cls) for cls in shown_classes(scene))


def shown_classes(scene: Scene) -> list[str]:
    """All classes, or those with money, as the body is used to."""
    whole = pick(scene, "classes", ("all", "spent")) == "all"
    return [cls for cls, plan in scene.now.classes().items() if whole or plan.final]


def class_words(scene: Scene, cls: str) -> Piece:
    """A class with its share, and what each of its accounts paid for."""
    v = scene.voice
    final = scene.now.classes()[cls].final
    lead = compose(
        "{short}（类）支出{money}元，占一般公共预算财政拨款总支出的{share}%",
        short=cls.removesuffix("支出"),
        money=v.money(f"功能分类/{cls}", "final", final),
        share=v.share(f"功能分类/{cls}", final, scene.now.budget.final),
    )
    accounts = [account for account in scene.now.accounts if account.cls == cls]
    if not accounts:
        return [lead, "。"]
    words = pick(scene, f"class{cls}", ("。其中：{items}。", "，具体为：{items}。"))
    return [lead, compose(words, items=joined(account_words(scene, one) for one in accounts))]


ACCOUNT_WORDS = (
    "{section}（款）{item}（项）支出{money}元，主要用于{meaning}",
    "{section}（款）{item}（项）{money}元，用于{meaning}",
)


def account_words(scene: Scene, account: Account) -> Piece:
    """One account below its class."""
    return compose(
        pick(scene, f"account{account.cls}", ACCOUNT_WORDS),
        section=account.section,
        item=account.item,
        money=scene.voice.money(account.indicator, "final", account.plan.final),
        meaning=account.meaning,
    )
