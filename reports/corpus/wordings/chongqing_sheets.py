"""Chongqing's performance chapter and its form 绩效自评表."""

from __future__ import annotations

from reports.corpus import prose
from reports.corpus.ledger import EXECUTION_WEIGHT, Kpi, Plan, Project
from reports.corpus.rounding import percent
from reports.corpus.voice import Voice, code, kpi_subject
from reports.corpus.wordings.plain_sheets import SCORE, TOTAL, outcome
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import value_of
from reports.corpus.writer import Piece


def write_performance(scene: Scene) -> None:
    """What was judged, and the forms."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line("（一）单位自评情况")
    w.line(
        "按要求，本部门对部门整体和{count}个项目开展了绩效自评，涉及资金{money}。"
        "部门整体自评得分{score}分，评价等级为“{grade}”。{care}",
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.amount("支出/项目支出", "budget_adjusted", now.project_plan.adjusted),
        score=v.points("绩效/部门整体自评得分", "score", now.self_score),
        grade=prose.grade(now.self_score),
        care=scene.prose.pick("care", prose.CARE),
    )
    w.line("（二）部门整体绩效自评表")
    write_overall(scene)
    w.line("（三）项目绩效自评表")
    for project in now.projects:
        write_sheet(scene, project)
    w.line("（四）绩效自评结果应用")
    w.line("{remedy}", remedy=scene.prose.pick("remedy", prose.REMEDIES))


def write_overall(scene: Scene) -> None:
    """The whole body's money with its points."""
    w, v = scene.writer, scene.voice.at("table")
    w.row([scene.year, "年度部门整体绩效自评表"])
    w.row(
        "部门名称", scene.profile.name, "自评总分（分）",
        v.points("绩效/部门整体自评得分", "score", scene.now.self_score),
    )  # fmt: skip
    w.row("部门资金（万元）", "", "年初预算数", "全年（调整）预算数", "全年执行数", "执行率（%）")
    w.row("", "年度总金额", *money_cells(v, "部门整体支出/总额", scene.now.whole))
    w.row("", "其中：财政拨款", *money_cells(v, "部门整体支出/财政拨款", scene.now.fiscal))
    w.row("当年整体绩效目标", scene.prose.pick("opening", prose.OPENINGS))


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Three plans and the rate, of which the head of the column names the unit."""
    rate = percent(plan.final, plan.adjusted, 2)
    return [
        v.money(indicator, "budget_initial", plan.initial, full=True),
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        v.percent(indicator, "execution_rate", rate, full=True),
    ]


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row([scene.year, "年度项目绩效自评表"])
    w.row(
        "项目名称", project.name, "项目编码",
        [code(project.digits[0]), project.letter, code(project.digits[1])],
        "自评总分（分）", v.points(SCORE, "score", project.score),
    )  # fmt: skip
    w.row("主管部门", scene.profile.name, "项目实施单位", scene.profile.name)
    w.row(
        "项目资金（万元）", "", "年初预算数", "全年（调整）预算数", "全年执行数", "执行率（%）",
        "执行率权重（分）", "执行率得分（分）",
    )  # fmt: skip
    w.row(
        "", "年度总金额", *money_cells(v, TOTAL, project.plan),
        v.points(TOTAL, "weight", EXECUTION_WEIGHT), v.points(TOTAL, "score", project.money_score),
    )  # fmt: skip
    w.row(
        "", "其中：财政拨款", *money_cells(v, "项目预算/财政资金", project.fiscal), "—", "—"
    )  # fmt: skip
    w.row("当年绩效目标", "年初绩效目标", "目标实际完成情况")
    w.row("", project.goal, outcome(project))
    w.row(
        "绩效指标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位",
        "全年完成值", "指标权重（分）", "指标得分（分）", "是否核心指标", "说明",
    )  # fmt: skip
    for place, kpi in enumerate(project.kpis):
        w.row("", kpi.level1, kpi.level2, *kpi_cells(v, project, kpi), "否" if place else "是",
              kpi.reason)  # fmt: skip


def kpi_cells(v: Voice, project: Project, kpi: Kpi) -> list[Piece]:
    """A KPI row from its third level on; the unit has a column of its own."""
    voice = v.of("kpi", kpi_subject(project.name, kpi.level3))
    indicator = f"KPI/{kpi.level1}/{kpi.level2}"
    return [
        kpi.level3,
        kpi.nature,
        bare_value(voice, indicator, "target", kpi),
        kpi.unit or "/",
        bare_value(voice, indicator, "actual", kpi),
        voice.points(indicator, "weight", kpi.weight),
        voice.points(indicator, "score", kpi.score),
    ]


def bare_value(v: Voice, indicator: str, measure: str, kpi: Kpi) -> Piece:
    """A target or a result without the unit behind it."""
    value = kpi.target if measure == "target" else kpi.actual
    piece = value_of(v, indicator, measure, value, kpi.unit)
    return piece if isinstance(piece, str) else piece[0]
