"""The section on “三公”经费 in Sichuan's words, with the counts that the law asks for."""

from __future__ import annotations

from reports.corpus.invention import NOUGHT, RECEPTION
from reports.corpus.ledger import Trip
from reports.corpus.voice import date, ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene, because, joined
from reports.corpus.writer import Piece, compose

ABROAD = "三公经费/因公出国（境）费"
VEHICLES = "三公经费/公务用车购置及运行维护费"
PURCHASE = "三公经费/公务用车购置费"
RUNNING = "三公经费/公务用车运行维护费"
RECEIVING = "三公经费/公务接待费"
DOMESTIC = "三公经费/国内公务接待"
FOREIGN = "三公经费/外事接待"


def write_three(scene: Scene) -> None:
    """The total, its parts, and each part with its counts."""
    w = scene.writer
    w.line("（一）“三公”经费财政拨款支出决算总体情况说明")
    write_total(scene)
    w.line("（二）“三公”经费财政拨款支出决算具体情况说明")
    if scene.profile.three == RECEPTION:
        write_reception_share(scene)
        write_reception(scene, "")
        return
    write_shares(scene)
    write_abroad(scene)
    write_vehicles(scene)
    write_reception(scene, [ordinal(3), "."])


def executed(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """``完成预算95.7%``, or that nothing was planned."""
    if not trip.budget:
        return "年初未安排预算"
    rate = scene.voice.rate(indicator, trip.final, trip.budget, "execution_rate")
    return compose("完成预算{rate}%", rate=rate)


def write_total(scene: Scene) -> None:
    """The total against plan and last year."""
    now, before = scene.now.three.total, scene.before.three.total
    if now.final < now.budget:
        why: Piece = "决算数小于预算数的主要原因是厉行节约，按实际需要据实列支"
    else:
        why = ["决算数与预算数", scene.voice.word("持平", "三公经费", "change")]
    scene.writer.line(
        "{year}年“三公”经费财政拨款支出决算为{money}万元，{executed}，{versus}。{why}。",
        year=scene.year,
        money=scene.voice.money("三公经费", "final", now.final),
        executed=executed(scene, "三公经费", now),
        versus=[
            scene.versus("三公经费", now.final, before.final),
            because("，变动的主要原因是", reasons.three_reason(scene.now, scene.before)),
        ],
        why=why,
    )


def share_of(scene: Scene, name: str, indicator: str, trip: Trip) -> Piece:
    """A part of the “三公” money with its share."""
    total = scene.now.three.total.final
    return compose(
        "{name}支出决算{money}万元，占{share}%",
        name=name,
        money=scene.voice.money(indicator, "final", trip.final),
        share=scene.voice.share(indicator, trip.final, total),
    )


def write_shares(scene: Scene) -> None:
    """The three parts and their shares."""
    three = scene.now.three
    parts = (
        share_of(scene, "因公出国（境）费", ABROAD, three.abroad),
        share_of(scene, "公务用车购置及运行维护费", VEHICLES, three.vehicles),
        share_of(scene, "公务接待费", RECEIVING, three.reception),
    )
    scene.writer.line(
        "{year}年“三公”经费财政拨款支出决算中，{parts}。具体情况如下：",
        year=scene.year,
        parts=joined(parts),
    )
    if scene.profile.three != NOUGHT:
        write_picture(scene)


def write_reception_share(scene: Scene) -> None:
    """A body that only tells of its reception."""
    part = share_of(scene, "公务接待费", RECEIVING, scene.now.three.reception)
    scene.writer.line(
        "{year}年“三公”经费财政拨款支出决算中，{part}。具体情况如下：",
        year=scene.year,
        part=part,
    )
    write_picture(scene)


def write_picture(scene: Scene) -> None:
    """Where the pie of the “三公” money stands."""
    scene.writer.line("（图{n}：“三公”经费财政拨款支出结构）（饼状图）", n=ordinal(7))


def write_abroad(scene: Scene) -> None:
    """Travel abroad: money, groups and persons."""
    three, before = scene.now.three, scene.before.three
    scene.writer.line(
        "{n}.因公出国（境）经费支出{money}万元，{executed}，{versus}。"
        "全年安排因公出国（境）团组{groups}次，出国（境）{people}人。",
        n=ordinal(1),
        money=scene.voice.money(ABROAD, "final", three.abroad.final),
        executed=executed(scene, ABROAD, three.abroad),
        versus=scene.versus(ABROAD, three.abroad.final, before.abroad.final),
        groups=scene.voice.count("三公经费/出国（境）团组", three.groups, "次"),
        people=scene.voice.count("三公经费/出国（境）人数", three.travellers, "人"),
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles: bought, kept and run."""
    now, before = scene.now.three, scene.before.three
    scene.writer.line(
        "{n}.公务用车购置及运行维护费支出{money}万元，{executed}。"
        "公务用车购置及运行维护费支出决算{versus}。{why}",
        n=ordinal(2),
        money=scene.voice.money(VEHICLES, "final", now.vehicles.final),
        executed=executed(scene, VEHICLES, now.vehicles),
        versus=scene.versus(VEHICLES, now.vehicles.final, before.vehicles.final),
        why=because("主要原因是", reasons.vehicle_reason(scene.now, scene.before), "。"),
    )
    write_bought(scene)
    use = "。主要用于下访督办、接送转运来访群众等所需的燃油、维修、过路过桥和保险开支"
    scene.writer.line(
        "公务用车运行维护费支出{money}万元{use}。",
        money=scene.voice.money(RUNNING, "final", now.running.final),
        use=use if now.running.final else "",
    )


def write_bought(scene: Scene) -> None:
    """What was bought and what is kept, by type of vehicle."""
    v, three = scene.voice, scene.now.three
    bought = [
        compose(
            "{kind}{count}辆、金额{money}万元",
            kind=kind,
            count=v.count(f"三公经费/公务用车购置数/{kind}", count, "辆"),
            money=v.money(
                f"{PURCHASE}/{kind}", "amount", three.purchase.final * (1 if count else 0)
            ),
        )
        for kind, count in three.bought.items()
    ]
    kept = [
        [kind, v.count(f"三公经费/公务用车保有量/{kind}", count, "辆"), "辆"]
        for kind, count in three.kept.items()
    ]
    scene.writer.line(
        "其中：公务用车购置支出{money}万元。全年按规定更新购置公务用车{count}辆，其中：{bought}。"
        "截至{year}年{month}月底，单位共有公务用车{all}辆，其中：{kept}。",
        money=v.money(PURCHASE, "final", three.purchase.final),
        count=v.count("三公经费/公务用车购置数", sum(three.bought.values()), "辆"),
        bought=joined(bought, "，"),
        year=scene.year,
        month=date(12),
        all=v.count("三公经费/公务用车保有量", sum(three.kept.values()), "辆"),
        kept=joined(kept, "、"),
    )


def write_reception(scene: Scene, number: Piece) -> None:
    """Receptions at home and of foreigners: money, batches and persons."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    spent = now.reception.final
    scene.writer.line(
        "{number}公务接待费支出{money}万元，{executed}。公务接待费支出决算{versus}。{why}其中：",
        number=number,
        money=v.money(RECEIVING, "final", spent),
        executed=executed(scene, RECEIVING, now.reception),
        versus=scene.versus(RECEIVING, spent, before.reception.final),
        why=because("主要原因是", reasons.reception_reason(scene.now, scene.before), "。"),
    )
    scene.writer.line(
        "国内公务接待支出{money}万元{use}。国内公务接待{batches}批次，{people}人次"
        "（不包括陪同人员），共计支出{again}万元。",
        money=v.money(DOMESTIC, "final", spent),
        use="，主要用于上级督导调研和外地交流学习的用餐开支" if spent else "",
        batches=v.count(DOMESTIC, now.batches, "批次"),
        people=v.count(DOMESTIC, now.visitors, "人次"),
        again=v.money(DOMESTIC, "final", spent),
    )
    nothing = now.reception.final * 0
    scene.writer.line(
        "外事接待支出{money}万元，外事接待{batches}批次，{people}人，共计支出{again}万元。",
        money=v.money(FOREIGN, "final", nothing),
        batches=v.count(FOREIGN, 0, "批次"),
        people=v.count(FOREIGN, 0, "人"),
        again=v.money(FOREIGN, "final", nothing),
    )
