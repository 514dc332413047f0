"""The form 项目支出绩效自评表 with 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import EXECUTION_WEIGHT, Plan, Project
from reports.corpus.rounding import percent
from reports.corpus.voice import Voice
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import kpi_cells
from reports.corpus.writer import Piece

TOTAL = "项目预算/总额"
SCORE = "绩效/项目自评得分"


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form."""
    w = scene.writer
    w.line("项目支出绩效自评表")
    w.line("（{year}年度）", year=scene.year)
    w.row("项目名称", project.name)
    w.row("主管部门", scene.profile.name, "实施单位", scene.profile.name)
    write_money(scene, project)
    w.row("年度总体目标", "预期目标", "实际完成情况")
    w.row("", project.goal, outcome(project))
    w.row(
        "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "偏差原因分析及改进措施",
    )  # fmt: skip
    voice = scene.about(project).at("table")
    for kpi in project.kpis:
        w.row("", kpi.level1, kpi.level2, kpi.level3, *kpi_cells(voice, project, kpi))
    w.row(
        "总分",
        voice.points(SCORE, "weight", Decimal(100)),
        voice.points(SCORE, "score", project.score),
        "",
    )


def write_money(scene: Scene, project: Project) -> None:
    """The money by kind of fund; only the total has points."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        "项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分",
    )  # fmt: skip
    cells = money_cells(v, TOTAL, project.plan)
    weight = v.points(TOTAL, "weight", EXECUTION_WEIGHT)
    score = v.points(TOTAL, "score", project.money_score)
    w.row("", "年度资金总额", *cells[:3], weight, cells[3], score)
    kinds = (
        ("其中：当年财政拨款", "财政资金", project.fiscal),
        ("其他资金", "其他资金", project.own),
    )
    for words, name, plan in kinds:
        parts = money_cells(v, f"项目预算/{name}", plan)
        w.row("", words, *parts[:3], "—", parts[3], "—")
    if project.reason:
        w.row("预算调整及执行偏差说明", f"{project.reason}。")


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Three plans and the rate; a dash for the rate where nothing was planned."""
    rate: Piece = "—"
    if plan.adjusted:
        value = percent(plan.final, plan.adjusted, 2)
        rate = [v.percent(indicator, "execution_rate", value, full=True), "%"]
    return [
        v.money(indicator, "budget_initial", plan.initial, full=True),
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        rate,
    ]


def outcome(project: Project) -> str:
    """What came of the year's goal, naming the rows that fell short."""
    missed = [kpi.level3 for kpi in project.kpis if kpi.reason]
    if missed:
        return f"除{'、'.join(missed)}未达到目标值外，其余指标均已完成"
    return "各项指标均已完成"
