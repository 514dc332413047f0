"""The plan's “三公” money, targets and other matters in Fujian's words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import RECEPTION
from reports.corpus.ledger import Kpi, Project
from reports.corpus.voice import date, kpi_subject, threshold
from reports.corpus.wordings import reasons
from reports.corpus.wordings.budget_turns import PLAN
from reports.corpus.wordings.fujian_plan import moved_why
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import TOTAL, value_of
from reports.corpus.wordings.sichuan_three import ABROAD, PURCHASE, RECEIVING, RUNNING, VEHICLES
from reports.corpus.wordings.turns import chance, items
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Mark, Piece, compose

THREE = "三公经费"


ITEMS = {
    ABROAD: (),
    RECEIVING: ("reception",),
    VEHICLES: ("purchase", "running"),
    THREE: ("purchase", "running", "reception"),
}


def write_three(scene: Scene) -> None:
    """The total in most plans, then each item against last year's plan."""
    now, before = scene.now.three, scene.before.three
    w, v = scene.writer, scene.voice
    if chance(scene, "total", 0.7):
        w.line(
            "{year}年“三公”经费财政拨款预算安排{total}，{moved}具体情况如下：",
            year=scene.year,
            total=v.amount(THREE, PLAN, now.total.budget),
            moved=item_moved(scene, THREE, (now.total.budget, before.total.budget)),
        )
    rows = [
        ("因公出国（境）经费", ABROAD, now.abroad, before.abroad),
        ("公务接待费", RECEIVING, now.reception, before.reception),
        ("公务用车购置及运行费", VEHICLES, now.vehicles, before.vehicles),
    ]
    if scene.profile.three == RECEPTION:
        rows = rows[1:2]
    for place, (words, path, trip, old) in enumerate(rows, 1):
        w.line("（{n}）{words}", n=names.in_words(place), words=words)
        w.line(
            "{year}年预算安排{money}，{moved}{parts}",
            year=scene.year,
            money=v.amount(path, PLAN, trip.budget),
            moved=item_moved(scene, path, (trip.budget, old.budget)),
            parts=vehicle_parts(scene) if path == VEHICLES else "",
        )


def item_moved(scene: Scene, path: str, pair: tuple[Decimal, Decimal]) -> Piece:
    """An item against last year's plan, with what moved it most."""
    why = reasons.planned_reason(scene.now, scene.before, ITEMS[path])
    return moved_why(scene, path, pair, why)


def vehicle_parts(scene: Scene) -> Piece:
    """``其中：公务用车运行费1.20万元，公务用车购置费0万元。``"""
    v, now = scene.voice, scene.now.three
    return compose(
        "其中：公务用车运行费{running}，公务用车购置费{buying}。",
        running=v.amount(RUNNING, PLAN, now.running.budget),
        buying=v.amount(PURCHASE, PLAN, now.purchase.budget),
    )


def write_targets(scene: Scene) -> None:
    """How many projects have targets, then a form for each."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "{year}年本部门共设置{count}个项目绩效目标，涉及项目支出预算{money}。绩效目标表如下：",
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.amount("支出/项目支出", PLAN, now.project_plan.initial),
    )
    for project in now.projects:
        write_target(scene, project)


def write_target(scene: Scene, project: Project) -> None:
    """One project's form: money by source, then targets, levels only where they change."""
    w, v = scene.writer, scene.about(project).at("table")
    w.line("{year}年度项目支出绩效目标表", year=scene.year)
    w.row("项目名称", project.name)
    w.row("资金情况（万元）", "资金总额", v.money(TOTAL, PLAN, project.plan.initial, full=True))
    sources = (
        ("其中：财政拨款", "项目预算/财政资金", project.fiscal),
        ("其他资金", "项目预算/其他资金", project.own),
    )
    for words, path, plan in sources:
        money = v.money(path, PLAN, plan.initial, full=True) if plan.initial else ""
        w.row("", words, money)
    w.row("总体目标", project.goal)
    w.row("一级指标", "二级指标", "三级指标", "目标值")
    above = ("", "")
    for kpi in project.kpis:
        levels = (kpi.level1, kpi.level2)
        shown = [name if name != last else "" for name, last in zip(levels, above, strict=True)]
        w.row(*shown, kpi.level3, target_cell(scene, project, kpi))
        above = levels


def target_cell(scene: Scene, project: Project, kpi: Kpi) -> Piece:
    """``≥90%``; the cost may not exceed what is planned."""
    voice = scene.about(project).at("table").of("kpi", kpi_subject(project.name, kpi.level3))
    target = project.plan.initial if kpi.unit == "万元" else kpi.target
    sign = "" if kpi.nature == "定性" else kpi.nature
    return [sign, value_of(voice, f"KPI/{kpi.level1}/{kpi.level2}", "target", target, kpi.unit)]


def write_others(scene: Scene) -> None:
    """Running costs, procurement, assets of the year before."""
    w, v = scene.writer, scene.voice
    pair = scene.now.office.initial, scene.before.office.initial
    w.line("（一）机关运行经费")
    w.line(
        "{year}年机关运行经费一般公共预算拨款支出{money}，{moved}",
        year=scene.year,
        money=v.amount("机关运行经费", PLAN, pair[0]),
        moved=moved_why(scene, "机关运行经费", pair),
    )
    w.line("（二）政府采购情况")
    bought = scene.now.procurement
    w.line(
        "{year}年政府采购预算总额{total}，其中：政府采购货物预算{goods}、政府采购工程预算{works}、"
        "政府采购服务预算{services}。",
        year=scene.year,
        total=v.amount("政府采购/总额", PLAN, bought.total),
        goods=v.amount("政府采购/货物", PLAN, bought.goods),
        works=v.amount("政府采购/工程", PLAN, bought.works),
        services=v.amount("政府采购/服务", PLAN, bought.services),
    )
    w.line("（三）国有资产占用使用情况")
    write_assets(scene)


def write_assets(scene: Scene) -> None:
    """Vehicles and equipment as they were at the end of the year before."""
    v, uses, year = scene.voice, scene.before.uses, scene.now.year

    def counted(indicator: str, value: int, unit: str) -> Mark:
        mark = v.count(indicator, value, unit)
        return replace(mark, fiscal_year=str(year - 1), also=f"fiscal_year={year}")

    scene.writer.line(
        pick(
            scene,
            "assets",
            (
                "截至{year}年{month}月{day}日，部门共有车辆{all}辆，其中：{uses}；"
                "单位价值{limit}万元以上的通用设备{big}台（套）。",
                "截至{year}年底，部门共有车辆{all}辆，其中{uses}。"
                "单位价值{limit}万元以上的通用设备{big}台（套）。",
            ),
        ),
        year=scene.last_year,
        month=date(12),
        day=date(31),
        all=counted("国有资产/车辆", sum(uses.values()), "辆"),
        uses=items(
            (use, counted(f"国有资产/车辆/{use}", n, "辆"), "辆") for use, n in uses.items()
        ),
        limit=threshold("50"),
        big=counted("国有资产/通用设备", scene.before.equipment, "台（套）"),
    )
