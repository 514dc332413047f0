"""Turns of phrase that several provinces share: more or less than before, parts of a whole."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from reports.corpus import rounding
from reports.corpus.ledger import Account
from reports.corpus.voice import Voice
from reports.corpus.wordings.scene import Scene, because, joined
from reports.corpus.writer import Mark, Piece, compose

EQUAL = ("持平", "持平", "相等")


def choose(scene: Scene, topic: str, variants: tuple) -> object:
    """One of the variants; the same for a body in each of its years."""
    profile = scene.profile
    return random.Random(f"{profile.name}/{profile.seed}/{topic}").choice(variants)


def chance(scene: Scene, topic: str, part: float) -> bool:
    """Whether a body has a habit that ``part`` of all bodies have."""
    profile = scene.profile
    return random.Random(f"{profile.name}/{profile.seed}/{topic}").random() < part


def shift(v: Voice, indicator: str, now: Decimal, before: Decimal, mark: str = "，") -> Piece:
    """``增加12.30万元，增长4.5%``; what grew from nothing has no rate."""
    amount = v.amount(indicator, "change", now - before)
    more, grown = ("增加", "增长") if now >= before else ("减少", "下降")
    if not before:
        return [more, amount]
    value = rounding.percent(now - before, before, v.style.percent_places)
    return [more, amount, mark, grown, v.percent(indicator, "change_rate", value), "%"]


def against(
    scene: Scene,
    v: Voice,
    indicator: str,
    pair: tuple[Decimal, Decimal],
    than: Piece,
    mark: str = "，",
    lead: str = "较",
) -> Piece:
    """``较上年决算数减少1.20万元，下降4.1%`` or ``与上年决算数持平``.

    A few say ``增加0.00万元，增长0%`` instead, or that growth from nothing has no rate.
    """
    now, before = pair
    if now == before and not chance(scene, "formal", 0.15):
        same = str(choose(scene, f"equal{indicator}", EQUAL))
        return ["与", than, v.word(same, indicator, "change")]
    no_rate = now != before == 0 and chance(scene, "no rate", 0.3)
    return [
        lead,
        than,
        shift(v, indicator, now, before, mark),
        f"{mark}增长率不可比" if no_rate else "",
    ]


def moved_why(scene: Scene, pair: tuple[Decimal, Decimal], parts: tuple[str, ...]) -> str:
    """Why a total moved; empty where it did not."""
    now, before = pair
    return "" if now == before else scene.prose.cause(scene.now, scene.before, now > before, parts)


def parts_of(
    scene: Scene,
    family: str,
    parts: dict[str, Decimal],
    whole: Decimal,
    mark: str = "；",
    all_parts: bool = False,
) -> Piece:
    """``财政拨款收入1.20万元，占98%；…``; parts that are nought only if ``all_parts``."""
    v = scene.voice
    return joined(
        (
            compose(
                "{name}{money}，占{share}%",
                name=name,
                money=v.amount(f"{family}/{name}", "final", value),
                share=v.share(f"{family}/{name}", value, whole),
            )
            for name, value in parts.items()
            if value or all_parts
        ),
        mark,
    )


def named(account: Account) -> str:
    """The three levels of an account in words."""
    return f"{account.cls}（类）{account.section}（款）{account.item}（项）"


def read_also(piece: Mark, also: str) -> Mark:
    """A mark with other readings that count as right."""
    return replace(piece, also=also)


def all_read_also(piece: Piece, also: str) -> Piece:
    """The same for every mark of a piece."""
    if isinstance(piece, Mark):
        return read_also(piece, also)
    return piece if isinstance(piece, str) else [all_read_also(part, also) for part in piece]


def items(words: Iterable[tuple[str, Mark, str]], mark: str = "、") -> Piece:
    """``轿车1辆、越野车2辆``: names, counts and their unit."""
    return joined(([name, count, unit] for name, count, unit in words), mark)


def reason(lead: str, words: str, end: str = "。") -> str:
    """A reason as a clause, or only the end where nothing needs one."""
    return because(lead, words, end) or end
