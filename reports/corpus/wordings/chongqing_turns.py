"""Chongqing's turns of phrase: against last year's account, and why."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import against, choose
from reports.corpus.writer import Piece

LAST = ("上年决算数", "上年决算数", "上年")
LEADS = ("，主要原因是", "，增减变化的主要原因是", "，变动原因主要是")


def lead(scene: Scene, topic: str) -> str:
    """How a body introduces its reasons."""
    return str(choose(scene, f"lead{topic}", LEADS))


def than_last(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """Against last year's account, with 、 or ， before the rate."""
    mark = str(choose(scene, "mark", ("，", "、")))
    last = str(choose(scene, f"last{indicator}", LAST))
    return against(scene, scene.voice, indicator, pair, last, mark)
