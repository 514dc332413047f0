"""Fujian's “三公” money: the part of the plan, then rates against last year without amounts."""

from __future__ import annotations

from reports.corpus import names
from reports.corpus.invention import RECEPTION
from reports.corpus.wordings import reasons
from reports.corpus.wordings.fujian_turns import cause, executed, rated
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.turns import choose, read_also
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Mark, Piece, compose

TOTAL = "三公经费"
VEHICLE_NAMES = ("公务用车购置及运行费", "公务用车购置及运行维护费")


def write_three(scene: Scene) -> None:
    """The total, then each item in brackets."""
    now, before = scene.now.three.total, scene.before.three.total
    scene.writer.line(
        "{year}年度一般公共预算财政拨款“三公”经费支出{executed}；{rated}{why}具体情况如下：",
        year=scene.year,
        executed=executed(scene, TOTAL, now),
        rated=rated(scene, TOTAL, (now.final, before.final)),
        why=cause(scene, reasons.three_reason(scene.now, scene.before)),
    )
    parts = [abroad_words, vehicle_words, reception_words]
    if scene.profile.three == RECEPTION:
        parts = parts[-1:]
    for place, words in enumerate(parts, 1):
        scene.writer.line("（{n}）{words}", n=names.in_words(place), words=words(scene))


def abroad_words(scene: Scene) -> Piece:
    """Travel abroad."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    return compose(
        pick(
            scene,
            "abroad",
            (
                "因公出国（境）费支出{executed}，{rated}。全年使用一般公共预算财政拨款安排"
                "因公出国（境）团组{groups}个，累计{people}人次。",
                "因公出国（境）费支出{executed}，{rated}。全年组织出国（境）团组{groups}个；"
                "因公出国（境）累计{people}人次。",
            ),
        ),
        executed=executed(scene, ABROAD, now.abroad),
        rated=rated(scene, ABROAD, (now.abroad.final, before.abroad.final)),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def vehicle_words(scene: Scene) -> Piece:
    """Vehicles bought and run, each with its part of the plan; then both against last year."""
    v, now, before = scene.voice, scene.now.three, scene.before.three
    name = str(choose(scene, "vehicles", VEHICLE_NAMES))
    run = name.removeprefix("公务用车购置及")
    return compose(
        "{name}支出{executed}，{rated}。其中：公务用车购置费支出{bought}，购置公务用车{new}辆；"
        "公务用车{run}支出{running}，{use}年末公务用车保有量{kept}辆。"
        "公务用车购置费支出{buying}，公务用车{run}支出{spending}{why}",
        name=name,
        run=run,
        executed=executed(scene, VEHICLES, now.vehicles),
        rated=rated(scene, VEHICLES, (now.vehicles.final, before.vehicles.final)),
        bought=executed(scene, PURCHASE, now.purchase),
        new=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        running=executed(scene, RUNNING, now.running),
        use="主要用于下乡接访、督查和机要通信所需的燃料、维修和保险，" if now.running.final else "",
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
        buying=rated(scene, PURCHASE, (now.purchase.final, before.purchase.final)),
        spending=rated(scene, RUNNING, (now.running.final, before.running.final)),
        why=cause(scene, reasons.vehicle_reason(scene.now, scene.before)),
    )


def reception_words(scene: Scene) -> Piece:
    """Receptions, all of them at home."""
    now, before = scene.now.three, scene.before.three
    pair = now.reception.final, before.reception.final
    use = "主要用于接待上级检查指导和外地学习考察，" if now.reception.final else ""
    return compose(
        pick(
            scene,
            "reception",
            (
                "公务接待费支出{executed}，{rated}{why}{use}累计接待{batches}批次、"
                "接待总人数{people}人次。",
                "公务接待费支出{executed}，{rated}{why}{use}全年累计接待{batches}批次、{people}人次。",
            ),
        ),
        executed=executed(scene, RECEIVING, now.reception),
        rated=rated(scene, RECEIVING, pair),
        why=cause(scene, reasons.reception_reason(scene.now, scene.before)),
        use=use,
        batches=guests(scene, now.batches, "批次"),
        people=guests(scene, now.visitors, "人次"),
    )


def guests(scene: Scene, value: int, unit: str) -> Mark:
    """A count of receptions that does not say whose guests they were."""
    return read_also(scene.voice.count(RECEIVING, value, unit), f"indicator={DOMESTIC}")
