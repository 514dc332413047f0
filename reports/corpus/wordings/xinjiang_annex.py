"""Xinjiang's performance: the projects' money and scores in the text, then the forms."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import prose
from reports.corpus.ledger import Project
from reports.corpus.voice import ordinal
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import (
    SCORE,
    TOTAL,
    WHOLE,
    Layout,
    outcome,
    write_sheet,
    write_whole,
)  # fmt: skip
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

LAYOUT = Layout(
    title="项目支出绩效自评表（{year}年度）",
    money="项目资金（万元）",
    spent="全年执行数",
    columns=(
        ("target", "年度指标值"),
        ("actual", "实际完成值"),
        ("weight", "分值"),
        ("score", "得分"),
        ("reason", "偏差原因分析及改进措施"),
    ),
    level1_each=False,
)


def write_performance(scene: Scene) -> None:
    """How many projects were judged, their money, each project, the year's work."""
    w, v, now = scene.writer, scene.voice, scene.now
    plan = now.project_plan
    w.line(
        "按照预算绩效管理要求，本单位{year}年度纳入绩效评价的项目{count}个，全年预算数{budget}，"
        "全年执行数{final}，预算执行率{rate}%。部门整体绩效自评得分{score}分，等级为“{grade}”。",
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        budget=v.amount("支出/项目支出", "budget_adjusted", plan.adjusted),
        final=v.amount("支出/项目支出", "final", plan.final),
        rate=v.rate("支出/项目支出", plan.final, plan.adjusted, "execution_rate"),
        score=v.points(WHOLE, "score", now.self_score),
        grade=prose.grade(now.self_score),
    )
    write_work(scene)
    w.line("项目绩效自评的具体情况如下：")
    for place, project in enumerate(now.projects, 1):
        w.line("{n}.{words}", n=ordinal(place), words=judged(scene, project))


JUDGED = (
    "{name}项目绩效自评综述：全年预算数{plan}，全年执行数{final}，执行率{rate}%，"
    "自评得分{score}分。项目完成情况：{done}。",
    "{name}：自评得分{score}分。项目全年预算数{plan}，执行数{final}，预算执行率为{rate}%。{done}。",
)


def judged(scene: Scene, project: Project) -> Piece:
    """A project's money, rate and score."""
    v, plan = scene.about(project), project.plan
    return compose(
        pick(scene, "judged", JUDGED),
        name=project.name,
        plan=v.amount(TOTAL, "budget_adjusted", plan.adjusted),
        final=v.amount(TOTAL, "final", plan.final),
        rate=v.rate(TOTAL, plan.final, plan.adjusted, "execution_rate"),
        score=v.points(SCORE, "score", project.score),
        done=outcome(project),
    )


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    v, work = scene.voice, scene.now.workload
    scene.writer.line(
        "取得的成效：一是全年办理信访事项{matters}件，其中来访{batches}批次{visitors}人次，"
        "来信{letters}件，网上信访{online}件；二是信访事项按期办结率{closed}%，群众满意率{content}%；"
        "三是化解信访积案{backlog}件，组织业务培训{trainings}期，参训{trainees}人次。",
        matters=v.count("工作量/信访事项", work.matters, "件"),
        batches=v.count("工作量/接待群众来访", work.batches, "批次"),
        visitors=v.count("工作量/接待群众来访", work.visitors, "人次"),
        letters=v.count("工作量/办理群众来信", work.letters, "件"),
        online=v.count("工作量/办理网上信访", work.online, "件"),
        closed=v.rate("工作量/按期办结率", Decimal(work.closed), Decimal(work.accepted), "rate"),
        content=v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
        backlog=v.count("工作量/化解信访积案", work.backlog, "件"),
        trainings=v.count("工作量/业务培训", work.trainings, "期"),
        trainees=v.count("工作量/参训人员", work.trainees, "人次"),
    )


def write_forms(scene: Scene) -> None:
    """The whole body's form, the projects' forms."""
    scene.writer.line("部门整体支出绩效自评表（{year}年度）", year=scene.year)
    write_whole(scene, LAYOUT)
    for project in scene.now.projects:
        write_sheet(scene, project, LAYOUT)
