"""Liaoning's turns: amounts and then shares as lists, against last year, against the plan."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Plan
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

Rows = dict[str, tuple[str, Decimal]]


def split_up(scene: Scene, rows: Rows, whole: Decimal, of: str) -> Piece:
    """``甲、乙分别为1.20万元、0.30万元，分别占基本支出的80%、20%``; a single part needs no list."""
    v = scene.voice
    each = "分别" if len(rows) > 1 else ""
    amounts = [v.amount(path, "final", value) for path, value in rows.values()]
    shares = [[v.share(path, value, whole), "%"] for path, value in rows.values()]
    share_lead = pick(scene, "shares", (f"{each}占{of}的", f"{each}占"))
    return [
        listed(rows),
        f"{each}为" if each else "",
        joined(amounts, "、"),
        "，",
        share_lead,
        joined(shares, "、"),
    ]


def shift(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``与上年相比减少1.20万元，下降4.1%`` or ``与上年持平``."""
    now, before = pair
    if now == before:
        return ["与上年", scene.voice.word("持平", indicator, "change")]
    lead = pick(scene, "lead", ("与上年相比", "比上年", "较上年"))
    return [lead, scene.voice.change(indicator, now, before)]


def planned(scene: Scene, indicator: str, plan: Plan) -> Piece:
    """``年初预算1.20万元，完成年初预算的95%``; without a rate where nothing was planned."""
    v = scene.voice
    if not plan.initial:
        return "年初未安排预算"
    first = v.amount(indicator, "budget_initial", plan.initial)
    rate = [v.rate(indicator, plan.final, plan.initial, "execution_rate"), "%"]
    if pick(scene, "planned", ("two", "one")) == "one":
        return ["完成年初预算", first, "的", rate]
    return ["年初预算为", first, "，完成年初预算的", rate]
