"""Turns of phrase of a 部门预算: this year's plan, and how it differs from last year's."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.turns import against, chance, choose, read_also, reason
from reports.corpus.writer import Piece

PLAN, PRIOR = "budget_initial", "prior_budget"
LEADS = ("，主要原因是", "，主要是", "，变动原因：")
MORE = (
    "人员增加和工资标准调整",
    "新增积案化解和平台升级任务",
    "社会保险缴费基数提高",
)
LESS = (
    "落实过紧日子要求，压减一般性支出",
    "上年一次性项目已经完成，本年不再安排",
    "在职人员减少，定额经费相应减少",
)


def plan_of(scene: Scene, indicator: str, value: Decimal, also: str = "") -> Piece:
    """This year's plan with its unit."""
    mark = scene.voice.money(indicator, PLAN, value)
    return [read_also(mark, also), scene.voice.style.unit]


def versus_last(
    scene: Scene, indicator: str, pair: tuple[Decimal, Decimal], with_why: bool = True
) -> Piece:
    """``比上年预算增加1.20万元，增长4.1%，主要原因是…。``; some print last year's plan too."""
    now, before = pair
    lead = str(choose(scene, "lead", LEADS))
    why = scene.prose.pick(f"why{indicator}", MORE if now > before else LESS)
    than: Piece = str(choose(scene, "last", ("上年预算", "上年预算数")))
    if chance(scene, "year", 0.4):
        than = [scene.last_year, "年预算数"]
    if before and now != before and chance(scene, f"print{indicator}", 0.4):
        than = [than, scene.voice.amount(indicator, PRIOR, before)]
    change = against(scene, scene.voice, indicator, pair, than, lead="比")
    return [change, reason(lead, why if with_why and now != before else "")]


def amount_moved(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``比2023年预算增加1.20万元``: the amount alone, or 持平."""
    now, before = pair
    than: Piece = [scene.last_year, "年预算"]
    if now == before:
        return ["与", than, scene.voice.word("持平", indicator, "change")]
    more = "增加" if now > before else "减少"
    return ["比", than, more, scene.voice.amount(indicator, "change", now - before)]
