"""Xinjiang's turns: against last year, and how far the result strayed from the plan."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import rounding
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import reason
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

PLANS = {"budget_initial": "年初预算数", "budget_adjusted": "全年预算数"}


def shift(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal], lead: str = "") -> Piece:
    """``比上年增加1.20万元，增长4.10%`` or ``与上年相比无变化``."""
    now, before = pair
    if now == before:
        words, same = pick(
            scene,
            f"level{indicator}",
            (("与上年相比", "无变化"), ("与上年", "持平"), ("与上年相比，", "持平")),
        )
        return [words, scene.voice.word(same, indicator, "change")]
    lead = lead or pick(scene, "than last", ("与上年相比，", "比上年", "较上年", "比上年决算"))
    return [
        lead,
        scene.voice.change(indicator, now, before),
        "" if before else "，上年无此项支出",
    ]


def strayed(
    scene: Scene, indicator: str, plan: Decimal, final: Decimal, measure: str = "budget_initial"
) -> Piece:
    """``年初预算数10.00万元，决算数9.20万元，预决算差异率-8.00%``."""
    v = scene.voice
    value = rounding.percent(final - plan, plan, v.style.percent_places)
    return [
        PLANS[measure],
        v.amount(indicator, measure, plan),
        "，决算数",
        v.amount(indicator, "final", final),
        "，预决算差异率",
        "-" if value < 0 else "",
        v.percent(indicator, "change_rate", value),
        "%",
    ]


def cause(words: str) -> str:
    """A reason behind a clause, or only the end."""
    return reason("，主要原因是：", words)
