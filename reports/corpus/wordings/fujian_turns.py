"""Fujian's turns: against last year's account, the part of the plan, a rate without its amount."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import rounding
from reports.corpus.ledger import Trip
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import choose, reason
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

CAUSES = ("，主要原因是", "，主要是", "。主要原因是：")


def cause(scene: Scene, words: str) -> str:
    """A reason with the body's own lead, or only the end."""
    return reason(str(choose(scene, "cause", CAUSES)), words)


def than(scene: Scene, account: str = "年决算数") -> Piece:
    """``上年决算数`` or ``2022年决算数``, as the body has it."""
    by_year = choose(scene, "than", (True, False, False))
    return [scene.last_year, account] if by_year else f"上{account}"


def shift(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal], lead: str = "比") -> Piece:
    """``比上年决算数增加1.20万元，增长4.10%`` or ``与上年决算数持平``."""
    now, before = pair
    if now == before:
        same = pick(scene, f"level{indicator}", ("持平", "持平", "相等"))
        return ["与", than(scene), scene.voice.word(same, indicator, "change")]
    change = scene.voice.change(indicator, now, before)
    return [lead, than(scene), change, "" if before else "，上年无此项支出"]


def rated(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``下降4.10%`` alone; level in a word, growth from nothing without a rate."""
    now, before = pair
    v = scene.voice
    if now == before:
        return ["与上年", v.word("持平", indicator, "change")]
    if not before:
        return "上年无此项支出"
    value = rounding.percent(now - before, before, v.style.percent_places)
    lead = str(choose(scene, "rated", ("同比", "比上年", "与上年相比")))
    grown = "增长" if now > before else "下降"
    return [lead, grown, v.percent(indicator, "change_rate", value), "%"]


def executed(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """``1.20万元，完成全年预算1.50万元的80%``; without a rate where nothing was planned."""
    v, measure = scene.voice, "budget_adjusted"
    words = "全年预算"
    if choose(scene, "which plan", (True, False, False)):
        words, measure = "年初预算", "budget_initial"
    final = v.amount(indicator, "final", trip.final)
    if not trip.budget:
        return [final, f"，未安排{words}"]
    rate = [v.rate(indicator, trip.final, trip.budget, "execution_rate"), "%"]
    return [final, f"，完成{words}", v.amount(indicator, measure, trip.budget), "的", rate]
