"""Guangdong's “三公” money: four numbers for the total and for every item below it."""

from __future__ import annotations

from reports.corpus.ledger import Plan, Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.guangdong_budget import four_numbers
from reports.corpus.wordings.scene import Scene, because
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.variants import pick, three_items
from reports.corpus.writer import Piece, compose

TOTAL = "三公经费"


def write_three(scene: Scene) -> None:
    """The total, then item by item."""
    now, before = scene.now.three.total, scene.before.three.total
    w = scene.writer
    w.line(
        "{n}.总体情况。{year}年度“三公”经费{four}。{relation}{why}",
        n=ordinal(1),
        year=scene.year,
        four=four(scene, TOTAL, now, before),
        relation=relation(scene, now),
        why=because(
            "与上年相比变动的主要原因：", reasons.three_reason(scene.now, scene.before), "。"
        ),
    )
    w.line("{n}.分项情况。", n=ordinal(2))
    alone = len(three_items(scene)) == 1
    if not alone:
        write_abroad(scene)
        write_vehicles(scene)
    write_reception(scene, 1 if alone else 3)


def four(scene: Scene, indicator: str, now: Trip, before: Trip) -> Piece:
    """The four numbers of an item, whose plan was not changed within the year."""
    return four_numbers(scene, indicator, Plan(now.budget, now.budget, now.final), before.final)


def relation(scene: Scene, trip: Trip) -> str:
    """How the result stands to the plan."""
    if trip.final == trip.budget:
        return "决算数等于全年预算数。"
    why = pick(
        scene, "thrift three", ("严控一般性公务活动，节约开支", "公务活动较预计减少，据实列支")
    )
    return f"决算数小于全年预算数的主要原因：{why}。"


def share_words(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """An item's share of the “三公” money, where there is any."""
    total = scene.now.three.total.final
    if not total or pick(scene, "shares", (True, False)):
        return ""
    return compose(
        "占“三公”经费支出的{share}%。", share=scene.voice.share(indicator, trip.final, total)
    )


def write_abroad(scene: Scene) -> None:
    """Travel abroad."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "（{n}）因公出国（境）费{four}。{share}"
        + pick(
            scene,
            "abroad",
            (
                "全年使用财政拨款安排出国（境）团组{groups}个、累计{people}人次。",
                "全年参加出国（境）团组{groups}个，累计{people}人次。",
            ),
        ),
        n=ordinal(1),
        four=four(scene, ABROAD, now.abroad, scene.before.three.abroad),
        share=share_words(scene, ABROAD, now.abroad),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles, then buying and running them with four numbers each."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    scene.writer.line(
        "（{n}）公务用车购置及运行维护费{four}。{share}{why}",
        n=ordinal(2),
        four=four(scene, VEHICLES, now.vehicles, before.vehicles),
        share=share_words(scene, VEHICLES, now.vehicles),
        why=because("变动的主要原因：", reasons.vehicle_reason(scene.now, scene.before), "。"),
    )
    use = "主要用于外出督办、应急处置和机要通信车辆的燃油、维修、保险和过路过桥费用。"
    scene.writer.line(
        "其中：公务用车购置{bought}。全年购置公务用车{count}辆。公务用车运行维护费{running}。"
        "{use}截至{year}年末，开支财政拨款的公务用车保有量{kept}辆。",
        bought=four(scene, PURCHASE, now.purchase, before.purchase),
        count=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        running=four(scene, RUNNING, now.running, before.running),
        use=use if now.running.final else "",
        year=scene.year,
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
    )


RECEIVED = (
    "其中：国内公务接待支出{home}万元，接待国内来访团组{batches}批次、来宾{people}人次；"
    "外事接待支出{foreign}万元，接待国外来访团组{none}批次、来宾{nobody}人次。",
    "国内公务接待支出{home}万元，共接待{batches}批次、{people}人次；外事接待支出{foreign}万元，"
    "共接待{none}批次、{nobody}人次。",
)


def write_reception(scene: Scene, place: int) -> None:
    """Receptions at home and of foreigners."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    spent = now.reception.final
    scene.writer.line(
        "（{n}）公务接待费{four}。{share}{why}" + pick(scene, "received", RECEIVED),
        n=ordinal(place),
        four=four(scene, RECEIVING, now.reception, before.reception),
        share=share_words(scene, RECEIVING, now.reception),
        why=because("变动的主要原因：", reasons.reception_reason(scene.now, scene.before), "。"),
        home=v.money(DOMESTIC, "final", spent),
        batches=v.count(DOMESTIC, now.batches, "批次"),
        people=v.count(DOMESTIC, now.visitors, "人次"),
        foreign=v.money(FOREIGN, "final", spent * 0),
        none=v.count(FOREIGN, 0, "批次"),
        nobody=v.count(FOREIGN, 0, "人次"),
    )
