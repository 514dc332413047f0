"""Fujian's performance: projects by grade in the text, a report on the whole, the forms."""

from __future__ import annotations

from collections import Counter

from reports.corpus import prose
from reports.corpus.voice import ordinal
from reports.corpus.wordings.pieces import project_pieces, projects_pieces, work_pieces
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.score_forms import WHOLE, Layout, write_sheet, write_whole
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

LAYOUT = Layout(
    title="{year}年度项目支出绩效自评表",
    money="资金使用情况（万元）",
    spent="全年执行数",
    columns=(
        ("target", "年初绩效目标值"),
        ("weight", "分值"),
        ("actual", "全年完成值"),
        ("score", "得分"),
        ("reason", "未完成原因及改进措施"),
    ),
    level1_each=False,
)
JUDGED = (
    "{name}绩效自评综述：项目自评得分{score}分，自评等级为“{grade}”。全年预算{adjusted}，"
    "实际支出{final}，预算执行率{rate}%。{done}。",
    "{name}项目全年预算数{adjusted}，全年执行数{final}，执行率为{rate}%，自评得分{score}分，"
    "评价等级为“{grade}”。{done}。",
)


def write_performance(scene: Scene) -> None:
    """What was judged and with what grades, each project, the whole body."""
    w, now = scene.writer, scene.now
    w.line("（一）绩效管理工作开展情况")
    w.line(
        "本部门对{year}年度{count}个项目开展绩效自评，涉及全年预算{budget}，实际支出{final}，"
        "预算执行率{rate}%。从自评结果看，{grades}。",
        year=scene.year,
        grades=grade_words(scene),
        **projects_pieces(scene),
    )
    w.line("（二）项目绩效自评结果")
    for place, project in enumerate(now.projects, 1):
        template = pick(scene, "judged", JUDGED)
        pieces = project_pieces(scene, project)
        w.line("{n}." + template, n=ordinal(place), grade=prose.grade(project.score), **pieces)
    w.line("（三）部门整体绩效自评结果")
    w.line(
        "{year}年度部门整体支出绩效自评得分{score}分，评价等级为“{grade}”，自评报告和自评表见附件。",
        year=scene.year,
        score=scene.voice.points(WHOLE, "score", now.self_score),
        grade=prose.grade(now.self_score),
    )


def grade_words(scene: Scene) -> Piece:
    """``自评等级为“优”的项目3个、“良”的项目1个``; grades that nobody has are left out."""
    counts = Counter(prose.grade(project.score) for project in scene.now.projects)
    parts = [
        [
            f"自评等级为“{grade}”的项目",
            scene.voice.count(f"绩效/自评等级为{grade}的项目", counts[grade], "个"),
            "个",
        ]
        for grade in ("优", "良", "中", "差")
        if counts[grade]
    ]
    return joined(parts, "，")


def write_annexes(scene: Scene) -> None:
    """The report on the whole body with its form, then the projects' forms."""
    w = scene.writer
    w.line("附件{n}", n=ordinal(1))
    w.line("{name}{year}年度部门整体支出绩效自评报告", name=scene.profile.name, year=scene.year)
    w.line("一、部门基本情况")
    w.line("{opening}", opening=scene.prose.pick("opening", prose.OPENINGS))
    w.line(
        "全年办理信访事项{matters}件，按期办结率{closed}%，群众满意率{content}%，化解积案{backlog}件。",
        **work_pieces(scene),
    )
    w.line("二、部门整体支出管理及使用情况")
    write_money(scene)
    w.line("三、部门整体支出绩效情况")
    w.line(
        pick(
            scene,
            "verdict",
            (
                "{care}对照指标逐项评分，部门整体支出绩效自评得分为{score}分，等级为“{grade}”。",
                "{care}部门整体支出绩效自评综合得分{score}分，属于“{grade}”等级。",
            ),
        ),
        care=scene.prose.pick("care", prose.CARE),
        score=scene.voice.points(WHOLE, "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    w.line("四、存在的主要问题")
    w.line("{problem}", problem=pick(scene, "problem", prose.PROBLEMS))
    w.line("五、下一步改进措施")
    w.line("{remedy}", remedy=pick(scene, "remedy", prose.REMEDIES))
    w.line("{year}年度部门整体支出绩效自评表", year=scene.year)
    write_whole(scene, LAYOUT)
    w.line("附件{n}", n=ordinal(2))
    for project in scene.now.projects:
        write_sheet(scene, project, LAYOUT)


def write_money(scene: Scene) -> None:
    """The whole body's money, then its kinds."""
    v, now = scene.voice, scene.now
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("基本支出", "支出/基本支出", now.basic),
        ("项目支出", "支出/项目支出", now.project_plan),
    )
    for words, indicator, plan in rows:
        scene.writer.line(
            "{words}年初预算{initial}，调整后全年预算{adjusted}，实际支出{final}，预算执行率{rate}%。",
            words=words,
            initial=v.amount(indicator, "budget_initial", plan.initial),
            adjusted=v.amount(indicator, "budget_adjusted", plan.adjusted),
            final=v.amount(indicator, "final", plan.final),
            rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
        )
