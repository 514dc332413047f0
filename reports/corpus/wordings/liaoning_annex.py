"""Liaoning's performance: scores in the text as a list, a short report, the forms."""

from __future__ import annotations

from reports.corpus import prose
from reports.corpus.ledger import Project
from reports.corpus.voice import ordinal
from reports.corpus.wordings.pieces import project_pieces, projects_pieces, work_pieces
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.score_forms import (
    SCORE,
    WHOLE,
    Layout,
    write_sheet,
    write_whole,
)  # fmt: skip
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

LAYOUT = Layout(
    title="{year}年度项目支出绩效自评表",
    money="预算执行情况（万元）",
    spent="实际支出数",
    columns=(
        ("weight", "权重"),
        ("target", "年初目标值"),
        ("actual", "完成值"),
        ("score", "自评得分"),
        ("reason", "未完成原因"),
    ),
    level1_each=True,
)


def write_performance(scene: Scene) -> None:
    """How many projects were judged, their money, their scores one behind another."""
    w, v, now = scene.writer, scene.voice, scene.now
    scores = [
        [scene.about(project).points(SCORE, "score", project.score), "分"]
        for project in now.projects
    ]
    w.line(
        "对{year}年度{count}个预算项目开展绩效自评，涉及预算资金{budget}，实际支出{final}，"
        "预算执行率{rate}%。{names}自评得分{each}{scores}。",
        year=scene.year,
        **projects_pieces(scene),
        names="、".join(project.name for project in now.projects),
        each="分别为" if len(scores) > 1 else "为",
        scores=joined(scores, "、"),
    )
    w.line(
        "部门整体绩效自评得分{score}分，评价等级为{grade}。",
        score=v.points(WHOLE, "score", now.self_score),
        grade=prose.grade(now.self_score),
    )


def write_annexes(scene: Scene) -> None:
    """The report on the whole, its form, the projects' forms."""
    w = scene.writer
    w.line("附件{n}", n=ordinal(1))
    w.line("{year}年度{name}部门整体绩效自评报告", year=scene.year, name=scene.profile.name)
    w.line("一、年度主要工作完成情况")
    write_work(scene)
    w.line("二、预算执行情况")
    write_money(scene)
    w.line("三、自评结论")
    w.line(
        "{care}部门整体绩效自评得{score}分，等级为{grade}。",
        care=scene.prose.pick("care", prose.CARE),
        score=scene.voice.points(WHOLE, "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    w.line("四、存在问题和改进措施")
    w.line("{problem}", problem=pick(scene, "problem", prose.PROBLEMS))
    w.line("{remedy}", remedy=pick(scene, "remedy", prose.REMEDIES))
    w.line("部门整体绩效自评表")
    write_whole(scene, LAYOUT)
    w.line("附件{n}", n=ordinal(2))
    for project in scene.now.projects:
        write_sheet(scene, project, LAYOUT)


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    scene.writer.line(
        "全年共登记信访事项{matters}件次，来访、来信、网上信访分别为{batches}批次、{letters}件、"
        "{online}件，来访群众{visitors}人次。信访事项按期办结率达到{closed}%，群众满意率达到{content}%，"
        "化解积案{backlog}件。",
        **work_pieces(scene, "件次"),
    )


def write_money(scene: Scene) -> None:
    """The whole body's money, then each project's."""
    w, v, plan = scene.writer, scene.voice, scene.now.whole
    whole = "部门整体支出/总额"
    w.line(
        "部门整体支出年初预算{initial}，全年预算{adjusted}，实际支出{final}，预算执行率{rate}%。",
        initial=v.amount(whole, "budget_initial", plan.initial),
        adjusted=v.amount(whole, "budget_adjusted", plan.adjusted),
        final=v.amount(whole, "final", plan.final),
        rate=v.rate(whole, plan.final, plan.adjusted, "execution_rate"),
    )
    scene.number(project_words(scene, project) for project in scene.now.projects)


def project_words(scene: Scene, project: Project) -> Piece:
    """A project's plan, spending, rate, score and outcome."""
    return compose(
        "{name}全年预算{adjusted}，实际支出{final}，执行率{rate}%，自评得分{score}分，{done}。",
        **project_pieces(scene, project),
    )
