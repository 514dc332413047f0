"""Guangdong's self-evaluation: the whole body with its 总分, and the national form."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import prose, rounding
from reports.corpus.ledger import EXECUTION_WEIGHT, Plan, Project
from reports.corpus.voice import Voice, ordinal
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.score_forms import kpi_cells
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Mark, Piece, compose

TOTAL = "项目预算/总额"
SCORE = "绩效/项目自评得分"
WHOLE = "绩效/部门整体自评得分"


def write_performance(scene: Scene) -> None:
    """Within the account: what was judged, and each project's result."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "按照本级财政部门绩效自评工作通知（{place}财绩〔{when}〕{number}号）要求，本部门组织对{year}年度部门整体支出和{count}个项目支出开展绩效自评，"
        "项目支出全年预算{money}万元。部门整体支出绩效自评总分为{score}分，等级为“{grade}”。",
        place=scene.profile.short_county,
        when=Mark(str(now.year + 1), "docno"),
        number=Mark(pick(scene, "notice", ("4", "7", "12", "23")), "docno"),
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.money("支出/项目支出", "budget_adjusted", now.project_plan.adjusted),
        score=v.points(WHOLE, "score", now.self_score),
        grade=prose.grade(now.self_score),
    )
    for project in now.projects:
        w.line("{words}", words=judged(scene, project))


JUDGED = (
    "{name}绩效自评情况：根据年初设定的绩效目标，项目自评得分{score}分。项目全年预算数为{plan}万元，"
    "执行数为{final}万元，完成预算的{rate}%。{done}。",
    "{name}项目自评得分为{score}分。全年预算数{plan}万元，执行数{final}万元，执行率为{rate}%；{done}。",
    "{name}：全年预算{plan}万元，支出{final}万元，预算执行率{rate}%，自评得分{score}分。{done}。",
)


def judged(scene: Scene, project: Project) -> Piece:
    """A project's money, rate and score in a sentence."""
    v, plan = scene.about(project), project.plan
    return compose(
        pick(scene, f"judged{project.name}", JUDGED),
        name=project.name,
        score=v.points(SCORE, "score", project.score),
        plan=v.money(TOTAL, "budget_adjusted", plan.adjusted),
        final=v.money(TOTAL, "final", plan.final),
        rate=v.rate(TOTAL, plan.final, plan.adjusted, "execution_rate"),
        done=outcome(project),
    )


def write_annexes(scene: Scene) -> None:
    """The report on the whole body, its form, the projects' forms."""
    w = scene.writer
    w.line("附件{n}", n=ordinal(1))
    write_overall(scene)
    write_overall_form(scene)
    w.line("附件{n}", n=ordinal(2))
    for project in scene.now.projects:
        write_sheet(scene, project)


def write_overall(scene: Scene) -> None:
    """The evaluation of the whole body."""
    w = scene.writer
    w.line("{year}年度{name}部门整体支出绩效自评报告", year=scene.year, name=scene.profile.name)
    w.line("一、部门基本情况")
    w.line("{opening}", opening=scene.prose.pick("opening", prose.OPENINGS))
    write_work(scene)
    w.line("二、部门整体支出使用情况")
    write_money(scene)
    w.line("三、绩效自评结论")
    w.line(
        pick(
            scene,
            "verdict",
            (
                "{care}对照评价指标逐项打分，{name}部门整体支出绩效自评总分{score}分，等级为“{grade}”。",
                "{care}经自评，部门整体支出绩效得分为{score}分，评定等级“{grade}”。",
            ),
        ),
        care=scene.prose.pick("care", prose.CARE),
        name=scene.profile.name,
        score=scene.voice.points(WHOLE, "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    w.line("四、存在问题")
    w.line("{problem}", problem=pick(scene, "problem", prose.PROBLEMS))
    w.line("五、改进意见")
    w.line("{remedy}", remedy=pick(scene, "remedy", prose.REMEDIES))


WORK = (
    "全年受理信访事项{matters}件次，接待群众来访{batches}批次{visitors}人次，办理群众来信{letters}件，"
    "办理网上信访{online}件；按期办结率{closed}%，群众满意率{content}%。",
    "全年信访事项共{matters}件次，其中来访{batches}批次、{visitors}人次，来信{letters}件，"
    "网上信访{online}件。信访事项按期办结率为{closed}%，群众满意率为{content}%。",
)


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    v, work = scene.voice, scene.now.workload
    scene.writer.line(
        pick(scene, "work", WORK) + "{method}全年化解信访积案{backlog}件。",
        matters=v.count("工作量/信访事项", work.matters, "件次"),
        batches=v.count("工作量/接待群众来访", work.batches, "批次"),
        visitors=v.count("工作量/接待群众来访", work.visitors, "人次"),
        letters=v.count("工作量/办理群众来信", work.letters, "件"),
        online=v.count("工作量/办理网上信访", work.online, "件"),
        closed=v.rate("工作量/按期办结率", Decimal(work.closed), Decimal(work.accepted), "rate"),
        content=v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
        method=scene.prose.pick("method", prose.METHODS),
        backlog=v.count("工作量/化解信访积案", work.backlog, "件"),
    )


USED = (
    "{words}年初预算数{initial}万元，全年预算数{adjusted}万元，全年执行数{final}万元，执行率{rate}%。",
    "{words}全年预算{adjusted}万元，实际支出{final}万元，预算执行率{rate}%。",
    "{words}年初预算{initial}万元，调整后预算{adjusted}万元，支出{final}万元，执行率为{rate}%。",
)


def write_money(scene: Scene) -> None:
    """The whole, then people, office and projects."""
    v, now = scene.voice, scene.now
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("人员经费", "基本支出/人员经费", now.staff),
        ("公用经费", "基本支出/公用经费", now.office),
        ("项目支出", "支出/项目支出", now.project_plan),
    )
    for place, (words, indicator, plan) in enumerate(rows, 1):
        scene.writer.line(
            "{n}.{words}",
            n=ordinal(place),
            words=compose(
                pick(scene, f"used{words}", USED),
                words=words,
                initial=v.money(indicator, "budget_initial", plan.initial),
                adjusted=v.money(indicator, "budget_adjusted", plan.adjusted),
                final=v.money(indicator, "final", plan.final),
                rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
            ),
        )


def write_overall_form(scene: Scene) -> None:
    """The whole body's form with its 总分."""
    w, v, now = scene.writer, scene.voice.at("table"), scene.now
    w.line("部门整体支出绩效自评表")
    w.line("（{year}年度）", year=scene.year)
    w.row("部门名称", scene.profile.name)
    w.row("资金情况（万元）", "年初预算数", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）")
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("其中：财政拨款", "部门整体支出/财政拨款", now.fiscal),
        ("其他资金", "部门整体支出/其他资金", now.own),
    )
    for words, indicator, plan in rows:
        w.row(words, *money_cells(v, indicator, plan))
    weight = v.points(WHOLE, "weight", Decimal(100))
    w.row("总分", weight, v.points(WHOLE, "score", now.self_score), prose.grade(now.self_score))


def write_sheet(scene: Scene, project: Project) -> None:
    """One project's form in the national layout."""
    w = scene.writer
    w.line("项目支出绩效自评表")
    w.line("（{year}年度）", year=scene.year)
    w.row("项目名称", project.name)
    w.row("主管部门", scene.profile.name, "实施单位", scene.profile.name)
    write_funds(scene, project)
    w.row("年度总体目标", "预期目标", "实际完成情况")
    w.row("", project.goal, outcome(project))
    w.row(
        "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
        "偏差原因分析及改进措施",
    )  # fmt: skip
    v = scene.about(project).at("table")
    above = ("", "")
    for kpi in project.kpis:
        level1 = kpi.level1 if kpi.level1 != above[0] else ""
        level2 = kpi.level2 if kpi.level2 != above[1] else ""
        w.row("", level1, level2, kpi.level3, *kpi_cells(v, project, kpi))
        above = (kpi.level1, kpi.level2)
    total = v.points(SCORE, "weight", Decimal(100))
    w.row("总分", total, v.points(SCORE, "score", project.score), "")


def write_funds(scene: Scene, project: Project) -> None:
    """The money by source, with the formula of the rate in the head."""
    w, v = scene.writer, scene.about(project).at("table")
    w.row(
        "项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值",
        "执行率（B/A）", "得分",
    )  # fmt: skip
    cells = money_cells(v, TOTAL, project.plan)
    weight = v.points(TOTAL, "weight", EXECUTION_WEIGHT)
    w.row(
        "", "年度资金总额", *cells[:3], weight, cells[3],
        v.points(TOTAL, "score", project.money_score),
    )  # fmt: skip
    kinds = (
        ("其中：当年财政拨款", "项目预算/财政资金", project.fiscal),
        ("上年结转资金", "", Plan()),
        ("其他资金", "项目预算/其他资金", project.own),
    )
    for words, indicator, plan in kinds:
        parts = money_cells(v, indicator, plan) if plan.adjusted else [""] * 4
        w.row("", words, *parts[:3], "—", parts[3], "—")
    if project.reason:
        w.row("执行偏差原因", f"{project.reason}。")


def money_cells(v: Voice, indicator: str, plan: Plan) -> list[Piece]:
    """Three amounts and the rate; a dash for the rate where nothing was planned."""
    rate: Piece = "—"
    if plan.adjusted:
        value = rounding.percent(plan.final, plan.adjusted, 2)
        rate = [v.figure(f"{value:f}", f"{value:f}", indicator, "execution_rate", "%"), "%"]
    return [
        v.money(indicator, "budget_initial", plan.initial, full=True),
        v.money(indicator, "budget_adjusted", plan.adjusted, full=True),
        v.money(indicator, "final", plan.final, full=True),
        rate,
    ]


def outcome(project: Project) -> str:
    """What came of the year's goal."""
    missed = [kpi.level3 for kpi in project.kpis if kpi.reason]
    if missed:
        return f"{listed(missed)}未达到指标值，其他指标全部完成"
    return "年度绩效指标全部完成"
