"""Yunnan tells its “三公” money twice: against plan and last year, then item by item."""

from __future__ import annotations

from reports.corpus.ledger import Trip
from reports.corpus.voice import ordinal
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene, because, joined
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
    """Overall, then in detail."""
    w = scene.writer
    w.line("（一）一般公共预算财政拨款“三公”经费支出决算总体情况")
    write_plan(scene)
    write_change(scene)
    w.line("（二）一般公共预算财政拨款“三公”经费支出决算具体情况")
    items = three_items(scene)
    write_shares(scene)
    if len(items) > 1:
        write_abroad(scene)
        write_vehicles(scene)
    write_reception(scene, 3 if len(items) > 1 else 1)


def overall_items(scene: Scene) -> list[tuple[str, str, Trip, Trip]]:
    """The items of the overall section, which add up: vehicles only as bought and as run."""
    return [item for item in three_items(scene) if item[1] != VEHICLES]


PLAN_WORDS = (
    "年初预算为{budget}元，支出决算为{final}元，完成年初预算的{rate}%",
    "年初预算{budget}元，决算支出{final}元，完成年初预算的{rate}%",
)
NO_PLAN_WORDS = (
    "年初预算为{budget}元，支出决算为{final}元",
    "年初未安排预算，支出决算为{final}元",
)


def planned(scene: Scene, indicator: str, trip: Trip) -> Piece:
    """An item against its plan at the year's start."""
    v = scene.voice
    words = PLAN_WORDS if trip.budget else NO_PLAN_WORDS
    return compose(
        pick(scene, f"plan{indicator}", words),
        budget=v.money(indicator, "budget_initial", trip.budget),
        final=v.money(indicator, "final", trip.final),
        rate=v.rate(indicator, trip.final, trip.budget, "execution_rate"),
    )


def write_plan(scene: Scene) -> None:
    """The total and each item against the plan, and why less was spent."""
    total = scene.now.three.total
    items = [
        [words, "支出", planned(scene, indicator, trip)]
        for words, indicator, trip, _ in overall_items(scene)
    ]
    less = total.final < total.budget
    why = pick(scene, "thrift", ("严格执行公务支出标准", "从紧安排公务活动，据实列支"))
    scene.writer.line(
        "{year}年度一般公共预算财政拨款“三公”经费支出{total}。其中：{items}。"
        "“三公”经费支出决算数{relation}年初预算数{why}。",
        year=scene.year,
        total=planned(scene, TOTAL, total),
        items=joined(items),
        relation="小于" if less else "等于",
        why=because("的主要原因是", why) if less else "",
    )


def write_change(scene: Scene) -> None:
    """The total and each item against last year, in sentences of their own."""
    now, before = scene.now.three.total, scene.before.three.total
    items = [
        moved(scene, words, indicator, trip, last)
        for words, indicator, trip, last in overall_items(scene)
    ]
    scene.writer.line(
        "{lead}，{total}。其中：{items}。{why}",
        lead=pick(scene, "lead", ("与上年对比", "与上年相比")),
        total=moved(scene, "“三公”经费支出决算数", TOTAL, now, before),
        items=joined(items, pick(scene, "mark", ("；", "，"))),
        why=because("变动的主要原因是", reasons.three_reason(scene.now, scene.before), "。"),
    )


def moved(scene: Scene, words: str, indicator: str, now: Trip, before: Trip) -> Piece:
    """``公务接待费支出决算增加1,200.00元，增长4.5%``, or level with last year."""
    if now.final == before.final:
        return [words, pick(scene, "level", ("持平", "无增减变化"))]
    return [words, scene.voice.change(indicator, now.final, before.final)]


def write_shares(scene: Scene) -> None:
    """The items' shares, where there is something to share."""
    total = scene.now.three.total.final
    if not total:
        scene.writer.line("{year}年度本部门未发生“三公”经费支出。", year=scene.year)
        return
    v = scene.voice
    parts = [
        compose(
            "{words}支出{money}元，占{share}%",
            words=words,
            money=v.money(indicator, "final", trip.final),
            share=v.share(indicator, trip.final, total),
        )
        for words, indicator, trip, _ in three_items(scene)
        if indicator not in (PURCHASE, RUNNING)
    ]
    scene.writer.line(
        "{year}年度一般公共预算财政拨款“三公”经费支出决算中，{parts}。具体情况如下：",
        year=scene.year,
        parts=joined(parts),
    )


def write_abroad(scene: Scene) -> None:
    """Travel abroad: money, groups, persons."""
    v, three = scene.voice, scene.now.three
    scene.writer.line(
        pick(
            scene,
            "abroad",
            (
                "{n}.因公出国（境）费支出{money}元，共安排因公出国（境）团组{groups}个，"
                "累计{people}人次。",
                "{n}.因公出国（境）费{money}元，全年因公出国（境）团组{groups}个、{people}人次。",
            ),
        ),
        n=ordinal(1),
        money=v.money(ABROAD, "final", three.abroad.final),
        groups=v.count("三公经费/出国（境）团组", three.groups, "个"),
        people=v.count("三公经费/出国（境）人数", three.travellers, "人次"),
    )


USES = (
    "主要用于下乡督办、接返来访群众和机要交换所发生的燃料、维修、过路过桥、保险等开支",
    "主要用于实地核查信访事项、参加会议和应急处置所需的加油、维修、通行和保险开支",
)


def write_vehicles(scene: Scene) -> None:
    """Vehicles: bought, kept and run."""
    v, three = scene.voice, scene.now.three
    use = f"，{pick(scene, 'use', USES)}" if three.running.final else ""
    scene.writer.line(
        "{n}.公务用车购置及运行维护费支出{money}元。其中：公务用车购置费支出{purchase}元，"
        "购置车辆{bought}辆；公务用车运行维护费支出{running}元{use}。"
        "年末开支财政拨款的公务用车保有量为{kept}辆。",
        n=ordinal(2),
        money=v.money(VEHICLES, "final", three.vehicles.final),
        purchase=v.money(PURCHASE, "final", three.purchase.final),
        bought=v.count("三公经费/公务用车购置数", sum(three.bought.values()), "辆"),
        running=v.money(RUNNING, "final", three.running.final),
        use=use,
        kept=v.count("三公经费/公务用车保有量", sum(three.kept.values()), "辆"),
    )


def write_reception(scene: Scene, place: int) -> None:
    """Receptions: the foreign ones in brackets behind those at home."""
    v, three = scene.voice, scene.now.three
    spent = three.reception.final
    visits = "，发生接待批次和人次主要是上级调研督导和兄弟单位交流" if three.batches else ""
    scene.writer.line(
        "{n}.公务接待费支出{money}元。其中：国内接待费支出{home}元（其中：外事接待费支出"
        "{foreign}元），共安排国内公务接待{batches}批次（其中：外事接待{none}批次），"
        "接待人次{people}人（其中：外事接待人次{nobody}人）{visits}。",
        n=ordinal(place),
        money=v.money(RECEIVING, "final", spent),
        home=v.money(DOMESTIC, "final", spent),
        foreign=v.money(FOREIGN, "final", spent * 0),
        batches=v.count(DOMESTIC, three.batches, "批次"),
        none=v.count(FOREIGN, 0, "批次"),
        people=v.count(DOMESTIC, three.visitors, "人"),
        nobody=v.count(FOREIGN, 0, "人"),
        visits=visits,
    )
