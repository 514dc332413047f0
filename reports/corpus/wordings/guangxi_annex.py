"""Guangxi's performance section and its older form without weights."""

from __future__ import annotations

from reports.corpus import prose
from reports.corpus.ledger import Kpi, Plan, Project
from reports.corpus.rounding import percent
from reports.corpus.voice import Voice, kpi_subject
from reports.corpus.wordings.plain_sheets import TOTAL, outcome
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.score_forms import value_of
from reports.corpus.writer import Piece, compose


def write_performance(scene: Scene) -> None:
    """What was judged, each project in a clause."""
    v, projects = scene.voice, scene.now.projects
    scene.writer.line(
        "本部门组织对{count}个项目开展绩效自评，涉及资金{money}，部门整体支出绩效自评得分{score}分，"
        "等级为“{grade}”。",
        count=v.count("绩效/项目个数", len(projects), "个"),
        money=v.amount("支出/项目支出", "budget_adjusted", scene.now.project_plan.adjusted),
        score=v.points("绩效/部门整体自评得分", "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    parts = (
        compose(
            "{name}项目自评得分{score}分",
            name=project.name,
            score=scene.about(project).points("绩效/项目自评得分", "score", project.score),
        )
        for project in projects
    )
    scene.writer.line("其中：{parts}。{care}", parts=joined(parts),
                      care=scene.prose.pick("care", prose.CARE))  # fmt: skip


def write_annex(scene: Scene) -> None:
    """A form for each project."""
    for project in scene.now.projects:
        write_sheet(scene, project)


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form: money, then what was expected and what came of it."""
    w, v = scene.writer, scene.about(project).at("table")
    w.line("项目支出绩效目标自评表")
    w.line("（{year}年度）", year=scene.year)
    w.row("项目名称", project.name)
    w.row("主管部门", scene.profile.name, "实施单位", scene.profile.name)
    w.row("项目资金（万元）", "", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）")
    w.row("", "年度资金总额：", *money_cells(v, TOTAL, project.plan))
    w.row("", "其中：财政拨款", *money_cells(v, "项目预算/财政资金", project.fiscal))
    if project.own.adjusted:
        w.row("", "其他资金", *money_cells(v, "项目预算/其他资金", project.own))
    w.row("年度总体目标", "年初设定目标", "全年实际完成情况")
    w.row("", project.goal, outcome(project))
    w.row(
        "绩效指标", "一级指标", "二级指标", "三级指标", "预期指标值", "实际完成指标值",
        "未完成原因和改进措施",
    )  # fmt: skip
    for kpi in project.kpis:
        w.row("", kpi.level1, kpi.level2, *kpi_cells(v, project, kpi))


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Adjusted plan, result, rate."""
    rate = percent(plan.final, plan.adjusted, 2)
    return [
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        [v.percent(indicator, "execution_rate", rate, full=True), "%"],
    ]


def kpi_cells(v: Voice, project: Project, kpi: Kpi) -> list[Piece]:
    """A KPI row from its third level on, without points."""
    voice = v.of("kpi", kpi_subject(project.name, kpi.level3))
    indicator = f"KPI/{kpi.level1}/{kpi.level2}"
    sign = "" if kpi.nature == "定性" else kpi.nature
    return [
        kpi.level3,
        [sign, value_of(voice, indicator, "target", kpi.target, kpi.unit)],
        value_of(voice, indicator, "actual", kpi.actual, kpi.unit),
        kpi.reason or "无",
    ]
