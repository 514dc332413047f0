"""Shanghai's plan of the “三公” money, of running costs, procurement, property, targets."""

from __future__ import annotations

from dataclasses import replace

from reports.corpus import names
from reports.corpus.voice import date, threshold
from reports.corpus.wordings.budget_turns import LESS, MORE, PLAN, amount_moved, plan_of
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.sichuan_three import ABROAD, PURCHASE, RECEIVING, RUNNING, VEHICLES
from reports.corpus.writer import Piece


def write_three(scene: Scene) -> None:
    """The total and three items, each with the amount it moved by."""
    w, now, before = scene.writer, scene.now.three, scene.before.three
    rows = (
        ("因公出国（境）费", ABROAD, now.abroad.budget, before.abroad.budget),
        ("公务用车购置及运行费", VEHICLES, now.vehicles.budget, before.vehicles.budget),
        ("公务接待费", RECEIVING, now.reception.budget, before.reception.budget),
    )
    w.line("“三公”经费预算情况说明")
    w.line(
        "{year}年“三公”经费预算数为{total}，{moved}。其中：",
        year=scene.year,
        total=plan_of(scene, "三公经费", now.total.budget),
        moved=amount_moved(scene, "三公经费", (now.total.budget, before.total.budget)),
    )
    for place, (words, indicator, new, old) in enumerate(rows, 1):
        why = scene.prose.pick(f"why{indicator}", MORE if new > old else LESS)
        w.line(
            "（{n}）{words}{money}，{moved}{why}。{parts}",
            n=names.in_words(place),
            words=words,
            money=plan_of(scene, indicator, new),
            moved=amount_moved(scene, indicator, (new, old)),
            why=f"，主要原因是{why}" if new != old else "",
            parts=vehicle_parts(scene) if indicator == VEHICLES else "",
        )


def vehicle_parts(scene: Scene) -> Piece:
    """Buying and running, each against last year."""
    now, before = scene.now.three, scene.before.three
    rows = (
        ("公务用车购置费", PURCHASE, now.purchase.budget, before.purchase.budget),
        ("公务用车运行费", RUNNING, now.running.budget, before.running.budget),
    )
    parts = (
        [words, plan_of(scene, indicator, new), "，", amount_moved(scene, indicator, (new, old))]
        for words, indicator, new, old in rows
    )
    return ["其中：", joined(parts), "。"]


def write_others(scene: Scene) -> None:
    """Running costs, procurement, property, targets."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line("其他相关情况说明")
    w.line("一、机关运行经费")
    w.line(
        "{year}年，{name}财政拨款的机关运行经费预算为{money}。",
        year=scene.year,
        name=scene.profile.name,
        money=plan_of(scene, "机关运行经费", now.office.initial),
    )
    w.line("二、政府采购情况")
    kinds = (
        ("货物", now.procurement.goods),
        ("工程", now.procurement.works),
        ("服务", now.procurement.services),
    )
    w.line(
        "{year}年，{name}政府采购预算{total}，其中：{parts}。",
        year=scene.year,
        name=scene.profile.name,
        total=plan_of(scene, "政府采购/总额", now.procurement.total),
        parts=joined(
            ([f"政府采购{kind}预算", plan_of(scene, f"政府采购/{kind}", value)]
             for kind, value in kinds),
            "、",
        ),
    )  # fmt: skip
    w.line("三、绩效目标设置情况")
    w.line(
        "按照预算绩效管理要求，{name}{year}年编报绩效目标的项目{count}个，涉及项目预算资金{money}。",
        name=scene.profile.name,
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.amount("支出/项目支出", PLAN, now.project_plan.initial),
    )
    write_assets(scene)


def write_assets(scene: Scene) -> None:
    """Vehicles and large equipment, counted in the summer before."""
    year, kept = scene.now.year, sum(scene.before.uses.values())
    mark = scene.voice.count("国有资产/车辆", kept, "辆")
    scene.writer.line("四、国有资产占有使用情况")
    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}共有车辆{kept}辆；"
        "单价{limit}万元以上设备（不含车辆）未配置。",
        year=scene.last_year,
        month=date(8),
        day=date(31),
        name=scene.profile.name,
        kept=replace(mark, fiscal_year=str(year - 1), also=f"fiscal_year={year}"),
        limit=threshold("100"),
    )
