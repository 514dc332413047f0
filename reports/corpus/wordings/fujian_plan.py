"""Fujian's turns of a plan against the plan of the year before."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.wordings.budget_turns import LESS, MORE
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import choose, reason
from reports.corpus.writer import Piece

Pair = tuple[Decimal, Decimal]


def moved(scene: Scene, indicator: str, pair: Pair) -> Piece:
    """``比上年增加1.20万元，增长4.10%``, ``比2022年减少1.20万元`` or ``与上年持平``."""
    now, before = pair
    than: Piece = "上年"
    if choose(scene, "than", (True, False, False)):
        than = [scene.last_year, "年"]
    v = scene.voice
    if now == before:
        return ["与", than, v.word("持平", indicator, "change")]
    if choose(scene, "with rate", (True, True, False)):
        return ["比", than, v.change(indicator, now, before)]
    more = "增加" if now > before else "减少"
    return ["比", than, more, v.amount(indicator, "change", now - before)]


def moved_why(scene: Scene, indicator: str, pair: Pair, why: str = "") -> Piece:
    """The same with its reason, to the end of the sentence."""
    now, before = pair
    why = why or scene.prose.pick(f"why{indicator}", MORE if now > before else LESS)
    lead = str(choose(scene, "why", ("，主要原因是", "，主要是")))
    return [moved(scene, indicator, pair), reason(lead, why if now != before else "")]
