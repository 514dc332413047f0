"""Sichuan's form 部门预算项目支出绩效自评表: ten points for execution, ninety for results."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus.ledger import EXECUTION_WEIGHT, Plan, Project
from reports.corpus.prose import grade
from reports.corpus.rounding import percent
from reports.corpus.voice import Voice, code, ordinal, threshold, trimmed
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import split_cells
from reports.corpus.writer import Piece, compose

TOTAL = "项目预算/总额"
SCORE = "绩效/项目自评得分"
FUNDS = ("财政资金", "财政专户管理资金", "单位资金")


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form, cells behind tabs and a blank line after each row."""
    w = scene.writer
    w.row(["部门预算项目支出绩效自评表（", scene.year, "年度）"])
    w.row(
        "项目名称",
        [code(project.digits[0]), project.letter, code(project.digits[1]), "-", project.name],
    )
    w.row("主管部门", [scene.profile.name, "部门"], "实施单位 （盖章）", scene.profile.name)
    w.row("项目基本情况", [ordinal(1), ".项目年度目标完成情况"], "项目年度目标", "年度目标完成情况")
    w.row("", "", project.goal, achieved(project))
    w.row("", [ordinal(2), ".项目实施内容及过程概述"], overview(project))
    write_execution(scene, project)
    write_results(scene, project)
    verdict = grade(project.score)
    w.row("评价结论", ["该项目", scene.year, f"年度自评等次为“{verdict}”，", conclusion(project)])
    w.row("存在问题", problem(project))
    w.row("改进措施", remedy(project))


def write_execution(scene: Scene, project: Project) -> None:
    """The money: initial plan, adjusted plan, spent, rate and its points, by kind of fund."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        ["预算执行情况（", threshold("10"), "分）"], "年度预算数（万元）", "年初预算",
        "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因",
    )  # fmt: skip
    w.row(
        "", "总额", *money_cells(v, TOTAL, project.plan),
        v.points(TOTAL, "weight", EXECUTION_WEIGHT),
        v.points(TOTAL, "score", project.money_score),
        remark(project),
    )  # fmt: skip
    plans = (project.fiscal, Plan(), project.own)
    for name, plan in zip(FUNDS, plans, strict=True):
        lead = "其中：" if name == FUNDS[0] else ""
        w.row("", lead + name, *money_cells(v, f"项目预算/{name}", plan), "/", "/", "")
    w.row("", "其他资金", "", "", "", "", "/", "/", "")


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Initial, adjusted, spent and the rate, always with two decimals."""
    rate = percent(plan.final, plan.adjusted, 2)
    return [
        v.money(indicator, "budget_initial", plan.initial, full=True),
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        [v.percent(indicator, "execution_rate", rate, full=True), "%"],
    ]


def remark(project: Project) -> Piece:
    """The form's instruction, and this project's explanation where one is due."""
    rule = compose(
        "填表说明：{a}.执行率按执行数除以调整后预算数计算，低于{limit}%的写明原因（{length}字以内）；"
        "{b}.预算有追加或调减的，一并写明理由。",
        a=ordinal(1),
        b=ordinal(2),
        limit=threshold("90"),
        length=threshold("100"),
    )
    return [*rule, f"本项目情况：{project.reason}。"] if project.reason else rule


def write_results(scene: Scene, project: Project) -> None:
    """The KPI rows and the line 合计."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        ["绩效指标（", threshold("90"), "分）"], "一级指标", "二级指标", "三级指标", "指标性质",
        "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析",
    )  # fmt: skip
    above = ("", "")
    for kpi in project.kpis:
        level1 = kpi.level1 if kpi.level1 != above[0] else ""
        level2 = kpi.level2 if kpi.level2 != above[1] else ""
        w.row("", level1, level2, *split_cells(v, project, kpi, kpi_value))
        above = (kpi.level1, kpi.level2)
    w.row(
        "合计",
        v.points(SCORE, "weight", Decimal(100)),
        v.points(SCORE, "score", project.score),
        "",
    )


def kpi_value(v: Voice, indicator: str, measure: str, value: Decimal | str, unit: str) -> Piece:
    """A target or a result: a number in its unit, or words."""
    if isinstance(value, str):
        return value
    text = f"{value:.2f}" if unit == "万元" else trimmed(f"{value:f}")
    return v.figure(text, text, indicator, measure, unit)


def achieved(project: Project) -> str:
    """Whether the year's goal was reached."""
    if any(kpi.reason for kpi in project.kpis):
        return "年度目标基本完成，个别指标未达到目标值"
    return "年度目标已完成"


def overview(project: Project) -> str:
    """What was done with the money."""
    return f"资金用于{project.purpose}，按合同约定和工作进度办理支付"


def conclusion(project: Project) -> str:
    """The judgement in words."""
    if project.plan.final == project.plan.adjusted:
        return "资金按预算用完，支出内容与目标相符。"
    return "资金使用合规，支出未超预算。"


def problem(project: Project) -> str:
    """What was not well, in agreement with the rows above."""
    if project.rate < 90:
        return "支付进度偏慢，预算执行率不高"
    missed = [kpi.level3 for kpi in project.kpis if kpi.reason]
    return f"{'、'.join(missed)}未达到年初目标" if missed else "无"


def remedy(project: Project) -> str:
    """What will be done about it."""
    if project.rate < 90:
        return "按季度检查支付进度，加快合同结算"
    missed = any(kpi.reason for kpi in project.kpis)
    return "细化任务分工，合理设定下年目标" if missed else "无"
