"""The plan's “三公” money, procurement, property and targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus.ledger import Kpi, Project
from reports.corpus.voice import date, kpi_subject, ordinal
from reports.corpus.wordings.budget_turns import PLAN, versus_last
from reports.corpus.wordings.plain_sheets import TOTAL
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.score_forms import value_of
from reports.corpus.wordings.sichuan_three import ABROAD, PURCHASE, RECEIVING, RUNNING, VEHICLES
from reports.corpus.wordings.turns import chance, choose, items
from reports.corpus.writer import Mark, Piece, compose

VEHICLE_NAMES = ("公务用车购置及运行维护费", "公务用车购置及运行费")


def write_three(scene: Scene) -> None:
    """The total, then each item against last year's plan."""
    now, before = scene.now.three, scene.before.three
    scene.writer.line(
        "{year}年“三公”经费预算数为{total}，{versus}其中：",
        year=scene.year,
        total=scene.voice.amount("三公经费", PLAN, now.total.budget),
        versus=versus_last(
            scene, "三公经费", (now.total.budget, before.total.budget), with_why=False
        ),
    )
    vehicles = str(choose(scene, "vehicles", VEHICLE_NAMES))
    rows = (
        ("因公出国（境）费", ABROAD, now.abroad, before.abroad),
        (vehicles, VEHICLES, now.vehicles, before.vehicles),
        ("公务接待费", RECEIVING, now.reception, before.reception),
    )
    for place, (words, indicator, trip, old) in enumerate(rows, 1):
        scene.writer.line(
            "（{n}）{words}{item}{parts}",
            n=ordinal(place),
            words=words,
            item=planned_item(scene, indicator, (trip.budget, old.budget)),
            parts=vehicle_parts(scene) if indicator == VEHICLES else "",
        )


def planned_item(scene: Scene, indicator: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """``预算1.20万元，与上年预算持平。``; a nought may be told in a word."""
    if not any(pair) and chance(scene, "nought", 0.5):
        return ["预算", scene.voice.word("为零", indicator, PLAN), "。"]
    return [
        "预算",
        scene.voice.amount(indicator, PLAN, pair[0]),
        "，",
        versus_last(scene, indicator, pair, with_why=False),
    ]


def vehicle_parts(scene: Scene) -> Piece:
    """Buying and running."""
    v, now = scene.voice, scene.now.three
    return compose(
        "其中：公务用车购置费{buying}，公务用车运行维护费{running}。",
        buying=v.amount(PURCHASE, PLAN, now.purchase.budget),
        running=v.amount(RUNNING, PLAN, now.running.budget),
    )


def write_procurement(scene: Scene) -> None:
    """Planned procurement by kind."""
    v, bought = scene.voice, scene.now.procurement
    kinds = (("货物", bought.goods), ("工程", bought.works), ("服务", bought.services))
    scene.writer.line(
        "{year}年政府采购预算总额{total}，其中：{parts}。",
        year=scene.year,
        total=v.amount("政府采购/总额", PLAN, bought.total),
        parts=joined(
            (
                [f"政府采购{kind}预算", v.amount(f"政府采购/{kind}", PLAN, value)]
                for kind, value in kinds
            ),
            "、",
        ),
    )


def write_assets(scene: Scene) -> None:
    """Vehicles as counted before the plan was made: counts of the year before."""
    v, uses, year = scene.voice, scene.before.uses, scene.now.year
    month, day = (8, 31) if chance(scene, "august", 0.3) else (12, 31)

    def counted(indicator: str, value: int) -> Mark:
        mark = v.count(indicator, value, "辆")
        return replace(mark, fiscal_year=str(year - 1), also=f"fiscal_year={year}")

    scene.writer.line(
        "截至{year}年{month}月{day}日，{name}共有车辆{all}辆，其中：{uses}。",
        year=scene.last_year,
        month=date(month),
        day=date(day),
        name=scene.profile.name,
        all=counted("国有资产/车辆", sum(uses.values())),
        uses=items((use, counted(f"国有资产/车辆/{use}", n), "辆") for use, n in uses.items()),
    )


def write_targets(scene: Scene) -> None:
    """The projects' targets."""
    scene.writer.line("第四部分 附表")
    for project in scene.now.projects:
        write_target(scene, project)


def write_target(scene: Scene, project: Project) -> None:
    """One project's form: money asked for and targets."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row([scene.year, "年度项目支出绩效目标表"])
    w.row("项目名称", project.name, "主管部门", scene.profile.name)
    w.row(
        f"年初预算数（{v.style.unit}）", v.money(TOTAL, PLAN, project.plan.initial),
        "其中：财政拨款", v.money("项目预算/财政资金", PLAN, project.fiscal.initial),
    )  # fmt: skip
    w.row("年度绩效目标", project.goal)
    w.row("一级指标", "二级指标", "三级指标", "指标值")
    for kpi in project.kpis:
        w.row(kpi.level1, kpi.level2, kpi.level3, target_cell(scene, project, kpi))


def target_cell(scene: Scene, project: Project, kpi: Kpi) -> Piece:
    """``≥90%``; the cost may not exceed what is planned."""
    voice = scene.about(project).at("table").of("kpi", kpi_subject(project.name, kpi.level3))
    target = project.plan.initial if kpi.unit == "万元" else kpi.target
    sign = "" if kpi.nature == "定性" else kpi.nature
    return [sign, value_of(voice, f"KPI/{kpi.level1}/{kpi.level2}", "target", target, kpi.unit)]
