"""Xinjiang's “三公” money: against last year, the things, then the plan of every item."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import Trip
from reports.corpus.wordings import reasons
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    DOMESTIC,
    FOREIGN,
    PURCHASE,
    RUNNING,
    VEHICLES,
)  # fmt: skip
from reports.corpus.wordings.variants import pick, three_items
from reports.corpus.wordings.xinjiang_turns import cause, shift, strayed
from reports.corpus.writer import Piece, compose

TOTAL = "三公经费"
THRIFT = ("从严安排公务活动，实际开支少于预算", "公务活动减少，按实际发生列支")


def write_three(scene: Scene) -> None:
    """The total with its parts, each part's things, the plan."""
    w = scene.writer
    now, before = scene.now.three.total, scene.before.three.total
    w.line(
        "{year}年度财政拨款“三公”经费支出{money}，{shift}{why}其中：{parts}。",
        year=scene.year,
        money=scene.voice.amount(TOTAL, "final", now.final),
        shift=shift(scene, TOTAL, (now.final, before.final)),
        why=cause(reasons.three_reason(scene.now, scene.before)),
        parts=joined(part_words(scene, *row) for row in main_items(scene)),
    )
    w.line(pick(scene, "details", ("具体情况如下：", "各项支出的具体情况如下：")))
    if len(three_items(scene)) > 1:
        write_abroad(scene)
        write_vehicles(scene)
    write_reception(scene)
    write_plan(scene)


def main_items(scene: Scene) -> list[tuple[str, str, Trip, Trip]]:
    """The items that make the total."""
    return [row for row in three_items(scene) if row[1] not in (PURCHASE, RUNNING)]


def part_words(scene: Scene, words: str, indicator: str, now: Trip, before: Trip) -> Piece:
    """An item with its share and last year."""
    v, total = scene.voice, scene.now.three.total.final
    return compose(
        "{words}支出{money}，占{share}%，{shift}",
        words=words,
        money=v.amount(indicator, "final", now.final),
        share=v.share(indicator, now.final, total),
        shift=shift(scene, indicator, (now.final, before.final)),
    )


def write_abroad(scene: Scene) -> None:
    """Travel abroad."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "因公出国（境）费支出{money}，本年没有发生相关开支。"
        "全年安排的因公出国（境）团组{groups}个，因公出国（境）{people}人次。",
        money=v.amount(ABROAD, "final", now.abroad.final),
        groups=v.count("三公经费/出国（境）团组", now.groups, "个"),
        people=v.count("三公经费/出国（境）人数", now.travellers, "人次"),
    )


def write_vehicles(scene: Scene) -> None:
    """Vehicles bought, run and kept."""
    v, now = scene.voice, scene.now.three
    kept = sum(now.kept.values())
    scene.writer.line(
        "公务用车购置及运行维护费支出{money}，其中：公务用车购置费{bought}，公务用车运行维护费{run}。"
        "{use}公务用车购置数{new}辆，公务用车保有量{kept}辆。{property}",
        money=v.amount(VEHICLES, "final", now.vehicles.final),
        bought=v.amount(PURCHASE, "final", now.purchase.final),
        run=v.amount(RUNNING, "final", now.running.final),
        use="公务用车运行维护费的开支内容包括燃油费、维修费、保险费和过路过桥费等。"
        if now.running.final
        else "",
        new=v.count("三公经费/公务用车购置数", sum(now.bought.values()), "辆"),
        kept=v.count("三公经费/公务用车保有量", kept, "辆"),
        property=owned(scene, kept),
    )


def owned(scene: Scene, kept: int) -> Piece:
    """The vehicles among the assets, which are those in use."""
    if not kept or pick(scene, "owned", (True, False)):
        return ""
    return compose(
        "国有资产占用情况中的车辆{count}辆，与公务用车保有量没有差异。",
        count=scene.voice.count("国有资产/车辆", kept, "辆"),
    )


def write_reception(scene: Scene) -> None:
    """Receptions at home and of foreigners."""
    v, now = scene.voice, scene.now.three
    scene.writer.line(
        "公务接待费支出{money}，其中：国内公务接待支出{home}，外宾接待支出{foreign}。{use}"
        "全年安排的国内公务接待{batches}批次，{people}人次；外宾接待{none}批次，{nobody}人次。",
        money=v.amount("三公经费/公务接待费", "final", now.reception.final),
        home=v.amount(DOMESTIC, "final", now.reception.final),
        foreign=v.amount(FOREIGN, "final", Decimal(0)),
        use="开支内容包括上级来人督导和外地同行交流的工作餐费。" if now.reception.final else "",
        batches=v.count(DOMESTIC, now.batches, "批次"),
        people=v.count(DOMESTIC, now.visitors, "人次"),
        none=v.count(FOREIGN, 0, "批次"),
        nobody=v.count(FOREIGN, 0, "人次"),
    )


def write_plan(scene: Scene) -> None:
    """The plan of the total and of each item that is planned for itself."""
    total = scene.now.three.total
    parts = [row for row in three_items(scene) if row[1] != VEHICLES]
    scene.writer.line(
        "与全年预算相比，财政拨款“三公”经费支出{total}{why}其中：{parts}。",
        total=strayed(scene, TOTAL, total.budget, total.final, "budget_adjusted"),
        why=cause(pick(scene, "thrift", THRIFT) if total.final < total.budget else ""),
        parts=joined(
            [f"{words}支出", strayed(scene, path, now.budget, now.final, "budget_adjusted")]
            for words, path, now, _ in parts
        ),
    )
