"""Liaoning's “三公” money: the items and their shares as lists, then 累计 of each item."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Plan, Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.liaoning_turns import planned, shift, split_up
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
from reports.corpus.wordings.turns import reason
from reports.corpus.wordings.variants import pick, three_items
from reports.corpus.writer import Piece

TOTAL = "三公经费"


def as_plan(trip: Trip) -> Plan:
    """A trip's budget as the plan at the year's start."""
    return Plan(trip.budget, trip.budget, trip.final)


def write_three(scene: Scene) -> None:
    """The total, its parts as lists, item by item."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    alone = len(three_items(scene)) == 1
    scene.writer.line(
        "{year}年度“三公”经费支出{money}，{plan}。{shift}{why}{parts}",
        year=scene.year,
        money=v.amount(TOTAL, "final", now.total.final),
        plan=planned(scene, TOTAL, as_plan(now.total)),
        shift=shift(scene, TOTAL, (now.total.final, before.total.final)),
        why=reason("，主要原因是", reasons.three_reason(scene.now, scene.before)),
        parts="" if alone or not now.total.final else parts(scene),
    )
    if not alone:
        write_abroad(scene)
        write_vehicles(scene)
    write_reception(scene, 1 if alone else 3)


def parts(scene: Scene) -> Piece:
    """The three items with their shares."""
    now = scene.now.three
    rows = {
        "因公出国（境）费": (ABROAD, now.abroad.final),
        "公务用车购置及运行维护费": (VEHICLES, now.vehicles.final),
        "公务接待费": (RECEIVING, now.reception.final),
    }
    return ["其中，", split_up(scene, rows, now.total.final, "“三公”经费"), "。"]


def lead(scene: Scene, indicator: str, now: Trip, before: Trip) -> Piece:
    """An item's result against its plan and last year."""
    money = scene.voice.amount(indicator, "final", now.final)
    moved = shift(scene, indicator, (now.final, before.final))
    return [money, "，", planned(scene, indicator, as_plan(now)), "，", moved, "。"]


def write_abroad(scene: Scene) -> None:
    """Travel abroad."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "{n}.因公出国（境）费{lead}"
        + pick(
            scene,
            "abroad",
            (
                "全年因公出国（境）团组{groups}个、累计{people}人次。",
                "全年参加出国（境）团组累计{groups}个、{people}人次。",
            ),
        ),
        n=ordinal(1),
        lead=lead(scene, ABROAD, now.abroad, scene.before.three.abroad),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_vehicles(scene: Scene) -> None:
    """Buying and running vehicles."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    scene.writer.line(
        "{n}.公务用车购置及运行维护费{lead}其中：公务用车购置费{bought}，当年购置公务用车{new}辆；"
        "公务用车运行维护费{run}{use}。{year}年末使用财政拨款开支运行维护费的公务用车保有量{kept}辆。",
        n=ordinal(2),
        lead=lead(scene, VEHICLES, now.vehicles, before.vehicles),
        bought=v.amount(PURCHASE, "final", now.purchase.final),
        new=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        run=v.amount(RUNNING, "final", now.running.final),
        use="，用于车辆加油、维修、保险和过路过桥" if now.running.final else "",
        year=scene.year,
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
    )


def write_reception(scene: Scene, place: int) -> None:
    """Receptions: batches, heads and money in one list."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "{n}.公务接待费{lead}"
        + pick(
            scene,
            "reception",
            (
                "国内公务接待累计{batches}批次、{people}人、{money}，"
                "其中外事接待累计{none}批次、{nobody}人、{nought}。",
                "全年国内公务接待累计{batches}批次、{people}人、{money}；"
                "外事接待累计{none}批次、{nobody}人、{nought}。",
            ),
        ),
        n=ordinal(place),
        lead=lead(scene, RECEIVING, now.reception, scene.before.three.reception),
        batches=v.count(DOMESTIC, now.batches, "批次"),
        people=v.count(DOMESTIC, now.visitors, "人"),
        money=v.amount(DOMESTIC, "final", now.reception.final),
        none=v.count(FOREIGN, 0, "批次"),
        nobody=v.count(FOREIGN, 0, "人"),
        nought=v.amount(FOREIGN, "final", Decimal(0)),
    )
