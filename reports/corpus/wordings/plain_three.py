"""“三公”经费 with plan, result, rate and last year in each item."""

from __future__ import annotations

from reports.corpus.ledger import Trip
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
from reports.corpus.writer import Piece, compose


def write_three(scene: Scene) -> None:
    """The total, then the three items."""
    w, now = scene.writer, scene.now.three
    w.line("（一）总体情况。")
    w.line(
        "{year}年度“三公”经费{words}{why}",
        year=scene.year,
        words=four_numbers(scene, "三公经费", now.total, scene.before.three.total),
        why=because("变动原因：", reasons.three_reason(scene.now, scene.before), "。"),
    )
    w.line("（二）具体情况。")
    write_abroad(scene)
    write_vehicles(scene)
    write_reception(scene)


def four_numbers(scene: Scene, indicator: str, now: Trip, before: Trip) -> Piece:
    """Plan, result, rate of the plan, and the change against last year."""
    v = scene.voice
    rate: Piece = "年初未安排预算"
    if now.budget:
        figure = v.rate(indicator, now.final, now.budget, "execution_rate")
        rate = compose("完成年初预算的{rate}%", rate=figure)
    why = ""
    if now.final < now.budget:
        why = "决算数小于年初预算数的主要原因：坚持勤俭办事，据实列支。"
    if now.final == before.final:
        change: Piece = ["与上年度", v.word("持平", indicator, "change")]
    else:
        change = ["比上年度", v.change(indicator, now.final, before.final)]
    return compose(
        "年初预算为{budget}万元，支出决算为{final}万元，{rate}，{change}。{why}",
        budget=v.money(indicator, "budget_initial", now.budget),
        final=v.money(indicator, "final", now.final),
        rate=rate,
        change=change,
        why=why,
    )


def write_abroad(scene: Scene) -> None:
    """Travel abroad."""
    now, v = scene.now.three, scene.voice
    scene.writer.line(
        "因公出国（境）费{words}全年组织因公出国（境）团组{groups}个，累计{people}人次。",
        words=four_numbers(scene, ABROAD, now.abroad, scene.before.three.abroad),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles: both parts of the money, and the two counts."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "公务用车购置及运行维护费{words}{why}",
        words=four_numbers(scene, VEHICLES, now.vehicles, before.vehicles),
        why=because("变动原因：", reasons.vehicle_reason(scene.now, scene.before), "。"),
    )
    scene.writer.line(
        "其中：公务用车购置费支出{purchase}万元，购置公务用车{bought}辆；"
        "公务用车运行维护费支出{running}万元，年末公务用车保有量{kept}辆。",
        purchase=v.money(PURCHASE, "final", now.purchase.final),
        bought=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        running=v.money(RUNNING, "final", now.running.final),
        kept=v.count("三公经费/公务用车保有量", sum(now.kept.values()), "辆"),
    )


def write_reception(scene: Scene) -> None:
    """Receptions: domestic and foreign, batches and persons."""
    now, before, v = scene.now.three, scene.before.three, scene.voice
    scene.writer.line(
        "公务接待费{words}{why}",
        words=four_numbers(scene, RECEIVING, now.reception, before.reception),
        why=because("变动原因：", reasons.reception_reason(scene.now, scene.before), "。"),
    )
    rows = (
        ("国内公务接待", DOMESTIC, now.reception.final, now.batches, now.visitors),
        ("外事接待", FOREIGN, now.reception.final * 0, 0, 0),
    )
    parts = [
        compose(
            "{name}支出{money}万元，共接待{batches}批次、{people}人次",
            name=name,
            money=v.money(indicator, "final", money),
            batches=v.count(indicator, batches, "批次"),
            people=v.count(indicator, people, "人次"),
        )
        for name, indicator, money, batches, people in rows
    ]
    scene.writer.line("其中：{parts}。", parts=joined(parts))
