"""“三公”经费 as 决算总额 against the plan and last year, item by item."""

from __future__ import annotations

from reports.corpus.ledger import Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.turns import against, chance, choose, read_also, reason
from reports.corpus.writer import Piece

NAMES = ("公务用车购置及运行维护费", "公务用车购置及运行费")


def write_three(scene: Scene) -> None:
    """The total and the three items."""
    now, before = scene.now.three, scene.before.three
    scene.writer.line(
        "本部门{year}年度“三公”经费决算总额{words}{why}",
        year=scene.year,
        words=three_words(scene, "三公经费", now.total, before.total),
        why=reason("，主要原因是", reasons.three_reason(scene.now, scene.before)),
    )
    write_abroad(scene)
    write_vehicles(scene)
    write_reception(scene)


def three_words(scene: Scene, indicator: str, now: Trip, before: Trip) -> Piece:
    """``3.20万元，比预算减少…，比去年增加…``."""
    v = scene.voice
    plan = str(choose(scene, "plan", ("预算", "年初预算")))
    last = str(choose(scene, "last", ("去年", "上年")))
    return [
        v.amount(indicator, "final", now.final),
        "，",
        against(scene, v, indicator, (now.final, now.budget), plan, lead="比"),
        "，",
        against(scene, v, indicator, (now.final, before.final), last, lead="比"),
    ]


def write_abroad(scene: Scene) -> None:
    """Travel abroad: none, in words or in numbers."""
    now, v = scene.now.three, scene.voice
    if chance(scene, "abroad", 0.5):
        scene.writer.line(
            "{n}.因公出国（境）费{nought}，{none}因公出国（境）团组及人次。",
            n=ordinal(1),
            nought=v.word("为零", ABROAD, "final"),
            none=read_also(
                v.word("无", "三公经费/出国（境）团组", "count", "个"),
                "indicator=三公经费/出国（境）人数",
            ),
        )
        return
    scene.writer.line(
        "{n}.因公出国（境）费{words}。全年出国（境）团组{groups}个，累计{people}人次。",
        n=ordinal(1),
        words=three_words(scene, ABROAD, now.abroad, scene.before.three.abroad),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles: bought and run, counted."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "{n}.{name}{words}{why}其中：公务用车购置支出{buying}，购置公务用车{bought}辆；"
        "公务用车运行维护支出{running}，年末公务用车保有量{kept}辆。",
        n=ordinal(2),
        name=str(choose(scene, "vehicles", NAMES)),
        words=three_words(scene, VEHICLES, now.vehicles, before.vehicles),
        why=reason("，主要原因是", reasons.vehicle_reason(scene.now, scene.before)),
        buying=v.amount(PURCHASE, "final", now.purchase.final),
        bought=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        running=v.amount(RUNNING, "final", now.running.final),
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
    )


def write_reception(scene: Scene) -> None:
    """Receptions: batches 个, persons 人; foreign guests in a word."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "{n}.公务接待费{words}{why}国内公务接待批次{batches}个，人次{people}人；外事接待费支出{none}。",
        n=ordinal(3),
        words=three_words(scene, RECEIVING, now.reception, before.reception),
        why=reason("，主要原因是", reasons.reception_reason(scene.now, scene.before)),
        batches=v.count(DOMESTIC, now.batches, "个"),
        people=v.count(DOMESTIC, now.visitors, "人"),
        none=v.word("为零", FOREIGN, "final"),
    )
