"""Shaanxi's turns: against last year, and plan, result, rate and the reason in one go."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Trip
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import choose, reason
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

# How a body calls the plan of what has only one.
PLANS = (("预算", "budget"), ("年初预算", "budget_initial"), ("全年预算", "budget_adjusted"))
CAUSES = ("，主要是", "，主要原因是", "，变动的主要原因是")
THRIFT = ("压缩公务开支，实际支出少于预算", "严格审批程序，据实列支形成节余")


def cause(scene: Scene, words: str) -> str:
    """A reason with the body's own lead, or only the end."""
    return reason(str(choose(scene, "cause", CAUSES)), words)


def shift(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal], each: str = "") -> Piece:
    """``与上年相比增加1.20万元，增长4.10%``; ``each`` stands before more or less."""
    now, before = pair
    if now == before:
        words = pick(scene, f"level{indicator}", ("与上年", "与上年决算数", "和上年相比"))
        return [words, scene.voice.word("持平", indicator, "change")]
    leads = ("与上年相比", "与上年相比，", "较上年", "比上年")
    lead = pick(scene, f"lead{bool(each)}", leads[:2] if each else leads)
    return [lead, each, scene.voice.change(indicator, now, before)]


def plan_of(scene: Scene) -> tuple[str, str]:
    """The body's word for the plan of the “三公” money, and its measure."""
    return choose(scene, "plan", PLANS)


def strayed(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """``决算数较预算数减少1.20万元，主要原因是…。``; the whole sentence."""
    if trip.final == trip.budget:
        return "，决算数与预算数一致。"
    less = scene.voice.amount(indicator, "change", trip.final - trip.budget)
    why = pick(scene, f"thrift{indicator}", THRIFT)
    return ["，决算数较预算数减少", less, reason("，主要原因是", why)]


def executed(scene: Scene, words: str, indicator: str, trip: Trip) -> Piece:
    """``支出预算为1.50万元，支出决算为1.20万元，完成预算的80%，决算数…。``"""
    v, (plan, measure) = scene.voice, plan_of(scene)
    rate: Piece = ""
    if trip.budget:
        value = v.rate(indicator, trip.final, trip.budget, "execution_rate")
        rate = [f"，完成{plan}的", value, "%"]
    return [
        f"{words}{plan}为",
        v.amount(indicator, measure, trip.budget),
        "，支出决算为",
        v.amount(indicator, "final", trip.final),
        rate,
        strayed(scene, indicator, trip),
    ]
