"""Shaanxi's “三公” money, meetings and training: plan, result and rate of every item."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.invention import RECEPTION
from reports.corpus.ledger import Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.costs import MEETINGS, TRAINING, gatherings
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.shaanxi_turns import cause, executed, shift
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RECEIVING,
    RUNNING,
)  # fmt: skip
from reports.corpus.wordings.turns import chance, read_also
from reports.corpus.writer import Piece

TOTAL = "三公经费"


def write_three(scene: Scene) -> None:
    """The total, its items, training, meetings."""
    w = scene.writer
    now, before = scene.now.three.total, scene.before.three.total
    w.line("（一）“三公”经费财政拨款支出决算总体情况说明")
    w.line(
        "{year}年度{executed}{shift}{why}",
        year=scene.year,
        executed=executed(scene, "“三公”经费财政拨款支出", TOTAL, now),
        shift=shift(scene, TOTAL, (now.final, before.final)),
        why=cause(scene, reasons.three_reason(scene.now, scene.before)),
    )
    w.line("（二）“三公”经费财政拨款支出决算具体情况说明")
    writers = [write_abroad, write_purchase, write_running, write_reception]
    if scene.profile.three == RECEPTION:
        writers = writers[-1:]
    for place, write in enumerate(writers, 1):
        write(scene, place)
    for number, name in (("三", TRAINING), ("四", MEETINGS)):
        w.line("（{n}）{name}支出情况说明", n=number, name=name)
        write_gathering(scene, name, gatherings(scene.profile, scene.now)[name])


def write_gathering(scene: Scene, name: str, trip: Trip) -> None:
    """Training or meetings; what was neither planned nor spent in a word."""
    if not trip.budget:
        scene.writer.line(
            "{year}年度{none}{name}预算和支出。",
            year=scene.year,
            none=scene.voice.word("无", name, "final"),
            name=name,
        )
        return
    scene.writer.line(
        "{year}年度{executed}", year=scene.year, executed=executed(scene, name, name, trip)
    )


def headed(scene: Scene, place: int, words: str) -> None:
    """The numbered head of an item, on a line of its own."""
    scene.writer.line("{n}.{words}支出情况说明", n=ordinal(place), words=words)


def write_abroad(scene: Scene, place: int) -> None:
    """Travel abroad."""
    v, now = scene.voice, scene.now.three
    headed(scene, place, "因公出国（境）")
    if chance(scene, "abroad", 0.5):
        none = v.word("无", ABROAD, "final")
        scene.writer.line("{year}年度{none}因公出国（境）支出。", year=scene.year, none=none)
        return
    scene.writer.line(
        "{executed}全年因公出国（境）团组{groups}个，出国（境）{people}人次。",
        executed=executed(scene, "因公出国（境）支出", ABROAD, now.abroad),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_purchase(scene: Scene, place: int) -> None:
    """Vehicles bought."""
    v, now = scene.voice, scene.now.three
    headed(scene, place, "公务用车购置费用")
    scene.writer.line(
        "{year}年度购置公务用车{new}辆，{executed}",
        year=scene.year,
        new=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        executed=executed(scene, "公务用车购置费", PURCHASE, now.purchase),
    )


def write_running(scene: Scene, place: int) -> None:
    """Vehicles kept and run."""
    v, now = scene.voice, scene.now.three
    headed(scene, place, "公务用车运行维护费用")
    scene.writer.line(
        "{year}年末公务用车保有量{kept}辆，{executed}",
        year=scene.year,
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
        executed=executed(scene, "公务用车运行维护费", RUNNING, now.running),
    )


def write_reception(scene: Scene, place: int) -> None:
    """Guests at home and foreign ones, each with money and heads."""
    v, now = scene.voice, scene.now.three
    headed(scene, place, "公务接待费")
    scene.writer.line(
        "{executed}其中：国内公务接待支出{home}，接待国内来访团组{batches}个、来宾{people}人次{use}；"
        "外事接待支出{abroad}，接待外事来访团组{none}个、来宾{nobody}人次。",
        executed=executed(scene, "公务接待费支出", RECEIVING, now.reception),
        home=v.amount(DOMESTIC, "final", now.reception.final),
        batches=group_count(scene, DOMESTIC, now.batches),
        people=v.count(DOMESTIC, now.visitors, "人次"),
        use="，主要是上级检查指导和兄弟县区学习交流" if now.reception.final else "",
        abroad=v.amount(FOREIGN, "final", Decimal(0)),
        none=group_count(scene, FOREIGN, 0),
        nobody=v.count(FOREIGN, 0, "人次"),
    )


def group_count(scene: Scene, indicator: str, value: int) -> Piece:
    """Groups of guests, which other provinces count as 批次."""
    return read_also(scene.voice.count(indicator, value, "个"), "unit=批次")
