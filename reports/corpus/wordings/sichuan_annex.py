"""Sichuan's annexes: the self-evaluation of the whole body and of its projects."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reports.corpus import prose
from reports.corpus.ledger import Plan, Project
from reports.corpus.voice import ordinal
from reports.corpus.wordings import sichuan_sheets
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.writer import Piece, compose

EVALUATED = 2


def write_performance(scene: Scene) -> None:
    """绩效 within the account: how many projects, which scores."""
    w, v, count = scene.writer, scene.voice, len(scene.now.projects)
    w.line(
        "按照预算绩效管理要求，本部门在年初对{goals}个项目编制绩效目标，执行中对{watched}个项目开展"
        "绩效监控，年终对{judged}个项目开展绩效自评。",
        goals=v.count("绩效/项目个数/编制绩效目标", count, "个"),
        watched=v.count("绩效/项目个数/绩效监控", count, "个"),
        judged=v.count("绩效/项目个数/自评", count, "个"),
    )
    w.line(
        "{name}部门整体支出绩效自评得分为{score}分，绩效自评综述：{opening}{care}自评报告见附件{n}。",
        name=scene.profile.name,
        score=v.points("绩效/部门整体自评得分", "score", scene.now.self_score),
        opening=scene.prose.pick("opening", prose.OPENINGS),
        care=scene.prose.pick("care", prose.CARE),
        n=ordinal(1),
    )
    for place, project in enumerate(scene.now.projects, 2):
        where = compose("自评报告见附件{n}。", n=ordinal(place))
        w.line(
            "{name}项目绩效自评得分为{score}分，绩效自评综述：资金主要用于{purpose}，{achieved}。{where}",
            name=project.name,
            score=scene.about(project).points("绩效/项目自评得分", "score", project.score),
            purpose=project.purpose,
            achieved=sichuan_sheets.achieved(project),
            where=where if place < EVALUATED + 2 else "",
        )


def write_annexes(scene: Scene) -> None:
    """附件1 with the sheets, then one annex for each of the larger projects."""
    w = scene.writer
    w.line("附件{n}", n=ordinal(1))
    write_overall(scene)
    w.line("附表：部门预算项目支出绩效自评表（{year}年度）", year=scene.year)
    for project in scene.now.projects:
        sichuan_sheets.write_sheet(scene, project)
    for place, project in enumerate(scene.now.projects[:EVALUATED], 2):
        w.line("附件{n}", n=ordinal(place))
        write_project(scene, project)


def write_overall(scene: Scene) -> None:
    """The evaluation of the whole body."""
    w = scene.writer
    w.line("{name}{year}年度部门整体支出绩效自评报告", name=scene.profile.name, year=scene.year)
    w.line("一、部门概况")
    w.line("（一）机构组成。")
    w.line(
        "{name}内设股室{count}个。",
        name=scene.profile.name,
        count=scene.voice.count("机构/内设股室", scene.now.staffing.offices, "个"),
    )
    w.line("（二）机构职能和人员概况。")
    scene.number(scene.prose.duties())
    write_staffing(scene)
    w.line("（三）年度主要工作任务。")
    w.line("{method}", method=scene.prose.pick("method", prose.METHODS))
    w.line("二、部门资金收支情况")
    write_money(scene)
    w.line("三、部门整体绩效分析")
    write_money_classes(scene)
    w.line("四、评价结论及建议")
    write_verdict(scene)


def write_staffing(scene: Scene) -> None:
    """Posts, people and pensioners, each with its kinds."""
    v, staffing = scene.voice, scene.now.staffing
    families = (
        ("核定编制", "编制", "名", staffing.posts),
        ("年末实有在职人员", "实有", "人", staffing.people),
        ("退休人员", "退休", "人", staffing.retired),
    )
    parts = [
        compose(
            "{words}{total}{unit}，其中：{kinds}",
            words=words,
            total=v.count(f"人员/{family}", sum(kinds.values()), unit),
            unit=unit,
            kinds=joined(
                (
                    [kind, v.count(f"人员/{family}/{kind}", count, unit), unit]
                    for kind, count in kinds.items()
                ),
                "、",
            ),
        )
        for words, family, unit, kinds in families
    ]
    scene.writer.line("{parts}。", parts=joined(parts))


def write_money(scene: Scene) -> None:
    """Income and spending of the whole body, and of its fiscal money."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line("（一）部门总体收支情况。")
    shown = {name: value for name, value in now.incomes().items() if value}
    w.line(
        "{year}年本年收入合计{total}万元，其中：{items}。",
        year=scene.year,
        total=v.money("本年收入合计", "final", now.whole.final),
        items=joined(
            [name, v.money(f"收入/{name}", "final", value), "万元"] for name, value in shown.items()
        ),
    )
    w.line(
        "{year}年本年支出合计{total}万元，其中：基本支出{basic}万元，项目支出{projects}万元。"
        "年末无结转和结余。",
        year=scene.year,
        total=v.money("本年支出合计", "final", now.whole.final),
        basic=v.money("支出/基本支出", "final", now.basic.final),
        projects=v.money("支出/项目支出", "final", now.project_plan.final),
    )
    w.line("（二）部门财政拨款收支情况。")
    w.line(
        "{year}年财政拨款收入{income}万元，财政拨款支出{spent}万元，年末无财政拨款结转和结余。",
        year=scene.year,
        income=v.money("财政拨款收入合计", "final", now.fiscal.final),
        spent=v.money("财政拨款支出合计", "final", now.fiscal.final),
    )


def write_money_classes(scene: Scene) -> None:
    """Money by class: people, running, special goals; then the whole."""
    w, now = scene.writer, scene.now
    classes = (
        ("人员类", "人员类经费", "基本支出/人员经费", now.staff),
        ("运转类", "公用经费", "基本支出/公用经费", now.office),
        ("特定目标类", "项目经费", "支出/项目支出", now.project_plan),
        ("部门整体", "部门整体支出", "部门整体支出/总额", now.whole),
    )
    w.line("（一）部门预算项目绩效分析。")
    for place, (kind, words, indicator, plan) in enumerate(classes, 1):
        w.line("{n}.{kind}绩效分析", n=ordinal(place), kind=kind)
        w.line("{words}{money}", words=words, money=plan_words(scene, indicator, plan))
    w.line("（二）部门整体履职绩效分析。")
    work, v = now.workload, scene.voice
    w.line(
        "全年接待群众来访{batches}批次，化解信访积案{backlog}件，{method}",
        batches=v.count("工作量/接待群众来访", work.batches, "批次"),
        backlog=v.count("工作量/化解信访积案", work.backlog, "件"),
        method=scene.prose.pick("method", prose.METHODS),
    )
    w.line(
        "群众满意率为{content}%，与回访结果一致。",
        content=v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
    )


def plan_words(scene: Scene, indicator: str, plan: Plan) -> Piece:
    """Initial plan, adjusted plan, spent, the rate, and why not all was spent."""
    v = scene.voice
    why = ""
    if plan.final < plan.adjusted:
        why = "，未执行完的原因是落实过紧日子要求和部分款项按进度支付"
    return compose(
        "年初预算{initial}万元，调整后预算{adjusted}万元，已执行{final}万元，执行率{rate}%{why}。",
        initial=v.money(indicator, "budget_initial", plan.initial),
        adjusted=v.money(indicator, "budget_adjusted", plan.adjusted),
        final=v.money(indicator, "final", plan.final),
        rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
        why=why,
    )


def write_verdict(scene: Scene) -> None:
    """The score with its grade, problems and remedies."""
    w, score = scene.writer, scene.now.self_score
    w.line("（一）评价结论。")
    w.line(
        "{care}经自评，部门整体支出绩效得分{score}分，等次为“{grade}”。",
        care=scene.prose.pick("care", prose.CARE),
        score=scene.voice.points("绩效/部门整体自评得分", "score", score),
        grade=prose.grade(score),
    )
    w.line("（二）存在问题。")
    w.line("{words}", words=scene.prose.pick("problem", prose.PROBLEMS))
    w.line("（三）改进建议。")
    w.line("{words}", words=scene.prose.pick("remedy", prose.REMEDIES))


def write_project(scene: Scene, project: Project) -> None:
    """The evaluation of one project."""
    w = scene.writer
    w.line("{year}年项目支出绩效自评报告", year=scene.year)
    w.line("（{name}）", name=project.name)
    w.line("一、项目概况")
    w.line("（一）项目基本情况。")
    w.line(
        "{body}负责该项目的组织实施，资金主要用于{purpose}。",
        body=scene.profile.name,
        purpose=project.purpose,
    )
    w.line("（二）项目绩效目标。")
    w.line("{goal}。", goal=project.goal)
    w.line("二、项目资金申报及使用情况")
    write_project_money(scene, project)
    w.line("三、项目实施及管理情况")
    w.line("{care}", care=scene.prose.pick("care", prose.CARE))
    w.line("四、项目绩效情况")
    write_project_results(scene, project)
    w.line("五、评价结论及建议")
    w.line(
        "经自评，该项目得分{score}分，等次为“{grade}”。下一步：{remedy}",
        score=scene.about(project).points("绩效/项目自评得分", "score", project.score),
        grade=prose.grade(project.score),
        remedy=scene.prose.pick("remedy", prose.REMEDIES),
    )


def write_project_money(scene: Scene, project: Project) -> None:
    """Plan, arrival and use of a project's money."""
    w, v, plan = scene.writer, scene.about(project), project.plan
    total = "项目预算/总额"
    w.line("（一）项目资金申报及批复情况。")
    w.line(
        "{year}年，该项目年初预算{initial}万元，调整后预算{adjusted}万元{why}。",
        year=scene.year,
        initial=v.money(total, "budget_initial", plan.initial),
        adjusted=v.money(total, "budget_adjusted", plan.adjusted),
        why="" if plan.initial == plan.adjusted else f"，{project.reason.split('；')[0]}",
    )
    w.line("（二）资金到位及使用情况。")
    w.line(
        "{n}.资金到位。该项目资金到位{arrived}万元，到位率{rate}%，到位及时。",
        n=ordinal(1),
        arrived=v.money("项目资金到位", "amount", plan.adjusted),
        rate=v.rate("项目资金到位", plan.adjusted, plan.adjusted, "rate"),
    )
    why = f"，未用完的原因是{project.reason.split('；')[-1]}" if plan.final < plan.adjusted else ""
    w.line(
        "{n}.资金使用。该项目资金支出{final}万元，执行率{rate}%{why}。",
        n=ordinal(2),
        final=v.money(total, "final", plan.final),
        rate=v.rate(total, plan.final, plan.adjusted, "execution_rate"),
        why=why,
    )


def write_project_results(scene: Scene, project: Project) -> None:
    """What was produced and how those served liked it, as in the score sheet."""
    w, v = scene.writer, scene.about(project)
    first = project.kpis[0]
    w.line("（一）项目完成情况。")
    w.line(
        "全年{name}{actual}{unit}，{achieved}。",
        name=first.level3,
        # Under 完成情况 a number of things may be read as a result too.
        actual=replace(
            v.figure(
                str(first.actual), str(first.actual), f"工作量/{first.level3}", "count", first.unit
            ),
            also="measure=actual",
        ),
        unit=first.unit,
        achieved=sichuan_sheets.achieved(project),
    )
    w.line("（二）项目效益情况。")
    w.line(
        "服务对象满意度为{content}%。",
        content=v.figure(
            str(project.kpis[-1].actual),
            str(project.kpis[-1].actual),
            "绩效/群众满意度",
            "rate",
            "%",
        ),
    )
