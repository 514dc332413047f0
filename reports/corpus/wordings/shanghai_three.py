"""“三公”经费 with 年初预算, 支出决算 and 完成预算 in each item."""

from __future__ import annotations

from reports.corpus.ledger import Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.turns import against, chance, read_also, reason
from reports.corpus.writer import Piece, compose


def write_three(scene: Scene) -> None:
    """The total, then the three items with their counts."""
    w, now, before = scene.writer, scene.now.three, scene.before.three
    w.line("（一）“三公”经费财政拨款支出决算总体情况说明")
    w.line(
        "{name}{year}年度“三公”经费财政拨款支出{words}",
        name=scene.profile.name,
        year=scene.year,
        words=three_numbers(scene, "三公经费", now.total),
    )
    write_moved(scene, "三公经费", "支出决算", now.total, before.total)
    w.line("（二）“三公”经费财政拨款支出决算具体情况说明")
    write_abroad(scene)
    write_vehicles(scene)
    write_reception(scene)


def three_numbers(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """``年初预算为A，支出决算为B，完成预算的P%。``"""
    v = scene.voice
    rate: Piece = ""
    if trip.budget:
        figure = v.rate(indicator, trip.final, trip.budget, "execution_rate")
        rate = compose("，完成预算的{rate}%", rate=figure)
    why = ""
    if trip.final < trip.budget:
        why = "决算数小于预算数的主要原因：厉行节约，实际支出少于年初安排。"
    return compose(
        "年初预算为{budget}，支出决算为{final}{rate}。{why}",
        budget=v.amount(indicator, "budget_initial", trip.budget),
        final=v.amount(indicator, "final", trip.final),
        rate=rate,
        why=why,
    )


def write_moved(scene: Scene, indicator: str, words: str, now: Trip, before: Trip) -> None:
    """Against last year, with the reason for the total."""
    last: Piece = [scene.last_year, "年度"]
    why = reasons.three_reason(scene.now, scene.before) if indicator == "三公经费" else ""
    scene.writer.line(
        "{words}{versus}{why}",
        words=words,
        versus=against(
            scene, scene.voice, indicator, (now.final, before.final), last, lead="比"
        ),
        why=reason("，主要原因是", why),
    )  # fmt: skip


def write_abroad(scene: Scene) -> None:
    """Travel abroad: in numbers, or in a word where there was none."""
    now, v = scene.now.three, scene.voice
    if chance(scene, "abroad", 0.4):
        counts: Piece = [
            "全年",
            v.word("无", "三公经费/出国（境）团组", "count", "个"),
            "因公出国（境）团组。",
        ]
    else:
        counts = compose(
            "全年因公出国（境）团组{groups}个、累计{people}人次。",
            groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
            people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
        )
    scene.writer.line(
        "{n}.因公出国（境）费{words}{counts}",
        n=ordinal(1),
        words=three_numbers(scene, ABROAD, now.abroad),
        counts=counts,
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles: the whole, bought, run, kept."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "{n}.公务用车购置及运行维护费{words}其中：公务用车购置费{buying}公务用车运行维护费{running}",
        n=ordinal(2),
        words=three_numbers(scene, VEHICLES, now.vehicles),
        buying=three_numbers(scene, PURCHASE, now.purchase),
        running=three_numbers(scene, RUNNING, now.running),
    )
    write_moved(scene, VEHICLES, "公务用车购置及运行维护费支出", now.vehicles, before.vehicles)
    scene.writer.line(
        "{year}年度更新购置公务用车{bought}辆，年末公务用车保有{kept}辆。",
        year=scene.year,
        bought=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
    )


def write_reception(scene: Scene) -> None:
    """Receptions: batches and persons, and foreign guests among them."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "{n}.公务接待费{words}列明公务接待{batches}批次、{people}人次，"
        "其中：接待外宾{none}批次、{nobody}人次。",
        n=ordinal(3),
        words=three_numbers(scene, RECEIVING, now.reception),
        batches=read_also(v.count(RECEIVING, now.batches, "批次"), f"indicator={DOMESTIC}"),
        people=read_also(v.count(RECEIVING, now.visitors, "人次"), f"indicator={DOMESTIC}"),
        none=v.count("三公经费/外事接待", 0, "批次"),
        nobody=v.count("三公经费/外事接待", 0, "人次"),
    )
    write_moved(scene, RECEIVING, "公务接待费支出", now.reception, before.reception)
