"""Shaanxi's evaluation: each project with its form, then the whole body with its tasks."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import prose, rounding
from reports.corpus.ledger import Plan
from reports.corpus.voice import Voice, ordinal
from reports.corpus.wordings.pieces import project_pieces, projects_pieces, work_pieces
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.score_forms import COLUMNS, TOTAL, WHOLE, Layout, outcome, write_sheet
from reports.corpus.wordings.turns import read_also
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece

LAYOUT = Layout(
    title="{year}年度项目支出绩效自评表",
    money="项目资金（万元）",
    spent="全年执行数",
    columns=COLUMNS,
    level1_each=True,
)
REVIEW = (
    "{n}.{name}绩效自评综述：根据年初设定的绩效目标，项目自评得分{score}分。"
    "项目全年预算数{adjusted}，执行数{final}，完成预算的{rate}%。项目绩效目标完成情况：{done}。"
    "发现的问题及原因：{problem}下一步改进措施：{remedy}",
    "{n}.{name}绩效自评综述：对照年初绩效目标，该项目自评得分为{score}分。"
    "全年预算数为{adjusted}，执行数为{final}，完成预算的{rate}%。主要产出和效果：{done}。"
    "存在的问题：{problem}改进措施：{remedy}",
)


def write_performance(scene: Scene) -> None:
    """What was judged, project by project, then the whole body."""
    w = scene.writer
    w.line("（一）预算绩效管理工作开展情况说明")
    write_scope(scene)
    w.line("（二）部门决算中项目绩效自评结果")
    for place, project in enumerate(scene.now.projects, 1):
        w.line(
            pick(scene, "review", REVIEW),
            n=ordinal(place),
            problem=pick(scene, f"problem{place}", prose.PROBLEMS),
            remedy=pick(scene, f"remedy{place}", prose.REMEDIES),
            **project_pieces(scene, project),
        )
        write_sheet(scene, project, LAYOUT)
    w.line("（三）部门整体支出绩效自评结果")
    write_whole_words(scene)
    write_whole_form(scene)
    w.line("（四）财政重点评价项目绩效评价结果")
    w.line("本部门没有列入财政重点绩效评价范围的项目。")


def write_scope(scene: Scene) -> None:
    """How many projects were judged, and that these were all."""
    v = scene.voice
    all_of = v.figure("100", "100", "绩效/自评资金占比", "share", "%")
    scene.writer.line(
        "本部门按照预算绩效管理的要求，对{year}年度{count}个项目支出开展了绩效自评，"
        "全年预算数{budget}，全年执行数{final}，执行率{rate}%，"
        "涉及资金占部门预算项目支出总额的{share}%。",
        year=scene.year,
        share=read_also(all_of, "measure=rate; indicator=支出/项目支出"),
        **projects_pieces(scene),
    )


def write_whole_words(scene: Scene) -> None:
    """The whole body's score and money, the year's work, what is to be mended."""
    w, v, plan = scene.writer, scene.voice, scene.now.whole
    whole = "部门整体支出/总额"
    w.line(
        "根据年初设定的绩效目标，部门整体支出绩效自评得分{score}分，综合评价等级为“{grade}”。"
        "部门整体支出全年预算数{adjusted}，执行数{final}，完成预算的{rate}%。",
        score=v.points(WHOLE, "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
        adjusted=v.amount(whole, "budget_adjusted", plan.adjusted),
        final=v.amount(whole, "final", plan.final),
        rate=v.rate(whole, plan.final, plan.adjusted, "execution_rate"),
    )
    w.line(
        pick(
            scene,
            "work",
            (
                "部门总体运行情况及取得的成绩：全年登记办理信访事项{matters}件，其中群众来访{batches}"
                "批次{visitors}人次、来信{letters}件、网上信访{online}件，按期办结率{closed}%，"
                "群众满意率{content}%；化解积案{backlog}件；举办培训{trainings}期，培训{trainees}人次。",
                "本年度部门总体运行平稳。一是接待群众来访{batches}批次{visitors}人次，办理来信{letters}件、"
                "网上信访{online}件，共计{matters}件；二是按期办结率达到{closed}%，群众满意率达到{content}%；"
                "三是化解积案{backlog}件，举办业务培训{trainings}期，培训干部{trainees}人次。",
            ),
        ),
        **work_pieces(scene),
    )
    w.line("发现的问题及原因：{words}", words=pick(scene, "problem", prose.PROBLEMS))
    w.line("下一步改进措施：{words}", words=pick(scene, "remedy", prose.REMEDIES))


def write_whole_form(scene: Scene) -> None:
    """The whole body's form: a task a row, planned and spent by source."""
    w, now, v = scene.writer, scene.now, scene.voice.at("table")
    w.line("{year}年度部门整体支出绩效自评表", year=scene.year)
    w.row("部门名称", scene.profile.name)
    w.row("年度主要任务完成情况", "任务名称", "完成情况", "全年预算数（万元）", "", "",
          "全年执行数（万元）", "", "", "执行率")  # fmt: skip
    w.row("", "", "", "总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他资金", "")
    basic = task_cells(v, "支出/基本支出", {"": now.basic})
    w.row("", "机构日常运转", "已完成", *basic)
    for project in now.projects:
        voice = scene.about(project).at("table")
        sources = {"": project.plan, "项目预算/财政资金": project.fiscal}
        if project.own.adjusted:
            sources["项目预算/其他资金"] = project.own
        w.row("", project.name, "已完成", *task_cells(voice, TOTAL, sources))
    sources = {"": now.whole, "部门整体支出/财政拨款": now.fiscal}
    if now.own.adjusted:
        sources["部门整体支出/其他资金"] = now.own
    w.row("", "金额合计", "", *task_cells(v, "部门整体支出/总额", sources))
    done = listed(outcome(project) for project in now.projects[:1])
    w.row("年度总体目标", "预期目标", scene.prose.pick("aim", prose.METHODS))
    w.row("", "目标实际完成情况", f"{done}。")
    weight = v.points(WHOLE, "weight", Decimal(100))
    w.row("总分", weight, v.points(WHOLE, "score", now.self_score), prose.grade(now.self_score))


def task_cells(v: Voice, indicator: str, sources: dict[str, Plan]) -> list[Piece]:
    """A task's plan by source, its spending by source, the rate; a missing source is left empty."""
    paths = [path or indicator for path in sources]
    blanks = [""] * (3 - len(sources))
    plans = list(sources.values())
    cells = [
        [
            *(
                v.money(path, measure, getattr(plan, name), full=True)
                for path, plan in zip(paths, plans, strict=True)
            ),
            *blanks,
        ]
        for measure, name in (("budget_adjusted", "adjusted"), ("final", "final"))
    ]
    rate = f"{rounding.percent(plans[0].final, plans[0].adjusted, 2):f}"
    return [*cells[0], *cells[1], [v.figure(rate, rate, indicator, "execution_rate", "%"), "%"]]
