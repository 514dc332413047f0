"""Yunnan's self-evaluation: the whole body in words, each project in a form in 元."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import prose, rounding
from reports.corpus.ledger import EXECUTION_WEIGHT, Plan, Project
from reports.corpus.voice import Voice, ordinal, threshold, trimmed
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.score_forms import split_cells
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

TOTAL = "项目预算/总额"
SCORE = "绩效/项目自评得分"


def write_annexes(scene: Scene) -> None:
    """The whole body, then the forms."""
    w = scene.writer
    w.line("{name}{year}年度部门整体支出绩效自评报告", name=scene.profile.name, year=scene.year)
    w.line("一、基本情况")
    w.line("（一）部门概况")
    w.line("{opening}", opening=scene.prose.pick("opening", prose.OPENINGS))
    w.line("（二）部门整体收支情况")
    write_money(scene)
    w.line("二、绩效自评工作情况")
    w.line(pick(scene, "care", prose.CARE))
    w.line("三、评价情况分析及综合评价结论")
    w.line(
        "{method}经综合评价，部门整体支出绩效自评得分{score}分，评价等级为“{grade}”。",
        method=scene.prose.pick("method", prose.METHODS),
        score=scene.voice.points("绩效/部门整体自评得分", "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    w.line("四、存在的问题和整改情况")
    w.line("{problem}", problem=pick(scene, "problem", prose.PROBLEMS))
    w.line("五、绩效自评结果应用")
    w.line("{remedy}", remedy=pick(scene, "remedy", prose.REMEDIES))
    for project in scene.now.projects:
        write_sheet(scene, project)


PLAN_WORDS = (
    "{words}年初批复预算{initial}元，调整后全年预算{adjusted}元，实际支出{final}元，执行率{rate}%。",
    "{words}年初预算{initial}元，全年预算{adjusted}元，全年执行{final}元，预算执行率为{rate}%。",
    "{words}全年预算数{adjusted}元（年初预算数{initial}元），执行数{final}元，执行率{rate}%。",
)


def write_money(scene: Scene) -> None:
    """The whole body's money, then its classes."""
    v, now = scene.voice, scene.now
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("其中：财政拨款", "部门整体支出/财政拨款", now.fiscal),
        ("人员经费", "基本支出/人员经费", now.staff),
        ("公用经费", "基本支出/公用经费", now.office),
        ("项目支出", "支出/项目支出", now.project_plan),
    )
    for words, indicator, plan in rows:
        scene.writer.line(
            pick(scene, f"plan{words}", PLAN_WORDS),
            words=words,
            initial=v.money(indicator, "budget_initial", plan.initial),
            adjusted=v.money(indicator, "budget_adjusted", plan.adjusted),
            final=v.money(indicator, "final", plan.final),
            rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
        )


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form with a column for units and another for the nature of a target."""
    w = scene.writer
    w.line("项目支出绩效自评表")
    w.line("（{year}年度）　　　金额单位：元", year=scene.year)
    w.row("项目名称", project.name)
    w.row("主管部门", scene.profile.name, "实施单位", scene.profile.name)
    write_funds(scene, project)
    w.row("年度总体目标", "预期目标", "实际完成情况")
    w.row("", f"{project.goal}。", f"{outcome(project)}。")
    write_kpis(scene, project)
    w.row("其他需要说明事项", f"{project.reason}。" if project.reason else "无")
    voice = scene.about(project).at("table")
    w.row(
        "总分",
        voice.points(SCORE, "weight", Decimal(100)),
        voice.points(SCORE, "score", project.score),
        ["（自评等级：", prose.grade(project.score), "）"],
    )
    write_notes(scene)


def write_notes(scene: Scene) -> None:
    """What the form itself explains, with the bands of the grades."""
    scene.writer.line(
        "备注：{a}.全年预算数为年初预算数加上年中追加、减去年中调减后的数额；"
        "{b}.等级划分：{full}～{best}分（含）为优，{best2}～{good}分（含）为良，"
        "{good2}～{fair}分（含）为中，{fair2}分以下为差。",
        a=ordinal(1),
        b=ordinal(2),
        full=threshold("100"),
        best=threshold("90"),
        best2=threshold("90"),
        good=threshold("80"),
        good2=threshold("80"),
        fair=threshold("60"),
        fair2=threshold("60"),
    )


def write_funds(scene: Scene, project: Project) -> None:
    """The money by source; only the whole has points."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        "项目资金（元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分",
    )  # fmt: skip
    cells = fund_cells(v, TOTAL, project.plan)
    weight = v.points(TOTAL, "weight", EXECUTION_WEIGHT)
    score = v.points(TOTAL, "score", project.money_score)
    w.row("", "年度资金总额", *cells[:3], weight, cells[3], score)
    fiscal = fund_cells(v, "项目预算/财政资金", project.fiscal)
    w.row("", "其中：本年财政拨款", *fiscal[:3], "—", fiscal[3], "—")
    w.row("", "上年结转资金", "", "", "", "—", "", "—")
    if project.own.adjusted:
        own = fund_cells(v, "项目预算/其他资金", project.own)
        w.row("", "其他资金", *own[:3], "—", own[3], "—")
    else:
        w.row("", "其他资金", "", "", "", "—", "", "—")


def fund_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Three amounts and the rate."""
    return [
        v.money(indicator, "budget_initial", plan.initial),
        v.money(indicator, "budget_adjusted", plan.adjusted),
        v.money(indicator, "final", plan.final),
        [exact_rate(v, indicator, plan), "%"],
    ]


def exact_rate(v: Voice, indicator: str, plan: Plan) -> Piece:
    """The execution rate with two decimals, with more where two would make it a hundred."""
    value = rounding.percent(plan.final, plan.adjusted, 2)
    return v.figure(f"{value:f}", f"{value:f}", indicator, "execution_rate", "%")


def write_kpis(scene: Scene, project: Project) -> None:
    """The rows of targets and results; equal names of the first level stand once."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        "绩效指标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位",
        "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
    )  # fmt: skip
    above = ("", "")
    for kpi in project.kpis:
        level1 = kpi.level1 if kpi.level1 != above[0] else ""
        level2 = kpi.level2 if kpi.level2 != above[1] else ""
        *cells, reason = split_cells(v, project, kpi, kpi_value)
        w.row("", level1, level2, *cells, reason or "无")
        above = (kpi.level1, kpi.level2)


def kpi_value(v: Voice, indicator: str, measure: str, value: Decimal | str, unit: str) -> Piece:
    """A target or a result: a number in its unit, or words."""
    if isinstance(value, str):
        return value
    if unit == "元":
        return v.money(indicator, measure, value)
    text = trimmed(f"{value:f}")
    return v.figure(text, text, indicator, measure, unit)


def outcome(project: Project) -> Piece:
    """What came of the year's goal."""
    missed = [kpi.level3 for kpi in project.kpis if kpi.reason]
    if missed:
        return f"年度目标总体实现，{listed(missed)}与目标值有差距"
    return "年度目标如期实现，各项指标达到目标值"
