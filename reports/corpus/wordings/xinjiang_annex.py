"""Xinjiang's performance: the projects' money and scores in the text, then the forms."""

from __future__ import annotations

from reports.corpus import prose
from reports.corpus.ledger import Project
from reports.corpus.voice import ordinal
from reports.corpus.wordings.pieces import project_pieces, projects_pieces, work_pieces
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.score_forms import (
    COLUMNS,
    WHOLE,
    Layout,
    write_sheet,
    write_whole,
)  # fmt: skip
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

LAYOUT = Layout(
    title="项目支出绩效自评表（{year}年度）",
    money="项目资金（万元）",
    spent="全年执行数",
    columns=COLUMNS,
    level1_each=False,
)


def write_performance(scene: Scene) -> None:
    """How many projects were judged, their money, each project, the year's work."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "按照预算绩效管理要求，本单位{year}年度纳入绩效评价的项目{count}个，全年预算数{budget}，"
        "全年执行数{final}，预算执行率{rate}%。部门整体绩效自评得分{score}分，等级为“{grade}”。",
        year=scene.year,
        **projects_pieces(scene),
        score=v.points(WHOLE, "score", now.self_score),
        grade=prose.grade(now.self_score),
    )
    write_work(scene)
    w.line("项目绩效自评的具体情况如下：")
    for place, project in enumerate(now.projects, 1):
        w.line("{n}.{words}", n=ordinal(place), words=judged(scene, project))


JUDGED = (
    "{name}项目绩效自评综述：全年预算数{adjusted}，全年执行数{final}，执行率{rate}%，"
    "自评得分{score}分。项目完成情况：{done}。",
    "{name}：自评得分{score}分。项目全年预算数{adjusted}，执行数{final}，预算执行率为{rate}%。{done}。",
)


def judged(scene: Scene, project: Project) -> Piece:
    """A project's money, rate and score."""
    return compose(pick(scene, "judged", JUDGED), **project_pieces(scene, project))


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    scene.writer.line(
        "取得的成效：一是全年办理信访事项{matters}件，其中来访{batches}批次{visitors}人次，"
        "来信{letters}件，网上信访{online}件；二是信访事项按期办结率{closed}%，群众满意率{content}%；"
        "三是化解信访积案{backlog}件，组织业务培训{trainings}期，参训{trainees}人次。",
        **work_pieces(scene),
    )


def write_forms(scene: Scene) -> None:
    """The whole body's form, the projects' forms."""
    scene.writer.line("部门整体支出绩效自评表（{year}年度）", year=scene.year)
    write_whole(scene, LAYOUT)
    for project in scene.now.projects:
        write_sheet(scene, project, LAYOUT)
