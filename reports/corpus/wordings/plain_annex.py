"""The other province's annexes: the whole body's self-evaluation and its forms."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import prose
from reports.corpus.ledger import Plan, Project
from reports.corpus.voice import ordinal
from reports.corpus.wordings import plain_sheets
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.writer import Piece, compose


def write_performance(scene: Scene) -> None:
    """Within the account: number of projects, money, scores."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "本部门对{year}年度部门整体支出和{count}个项目开展绩效自评，项目支出全年预算数{money}万元。"
        "部门整体支出绩效自评得分为{score}分。",
        year=scene.year,
        count=v.count("绩效/项目个数", len(now.projects), "个"),
        money=v.money("支出/项目支出", "budget_adjusted", now.project_plan.adjusted),
        score=v.points("绩效/部门整体自评得分", "score", now.self_score),
    )
    for project in now.projects:
        w.line(
            "{name}项目自评情况：全年预算数{plan}万元，执行数{final}万元，完成预算的{rate}%，"
            "自评得分{score}分。{done}。",
            name=project.name,
            **project_money(scene, project),
            done=plain_sheets.outcome(project),
        )
    w.line(
        "部门自评报告、项目自评表和重点项目自评报告分别见附件{a}、附件{b}、附件{c}。",
        a=ordinal(1),
        b=ordinal(2),
        c=ordinal(3),
    )


def project_money(scene: Scene, project: Project) -> dict[str, Piece]:
    """Adjusted plan, result, rate and score of a project."""
    v, total = scene.about(project), "项目预算/总额"
    plan = project.plan
    return {
        "plan": v.money(total, "budget_adjusted", plan.adjusted),
        "final": v.money(total, "final", plan.final),
        "rate": v.rate(total, plan.final, plan.adjusted, "execution_rate"),
        "score": v.points("绩效/项目自评得分", "score", project.score),
    }


def write_annexes(scene: Scene) -> None:
    """One annex of prose, one of forms."""
    w = scene.writer
    w.line("附件{n}", n=ordinal(1))
    write_overall(scene)
    w.line("附件{n}", n=ordinal(2))
    for project in scene.now.projects:
        plain_sheets.write_sheet(scene, project)
    w.line("附件{n}", n=ordinal(3))
    write_project(scene, scene.now.projects[0])


def write_overall(scene: Scene) -> None:
    """The evaluation of the whole body."""
    w = scene.writer
    w.line("{name}{year}年度部门整体支出绩效自评报告", name=scene.profile.name, year=scene.year)
    w.line("一、基本情况")
    write_staffing(scene)
    write_work(scene)
    w.line("二、资金安排和使用情况")
    write_money(scene)
    w.line("三、自评结论")
    w.line(
        "{care}综合评定，部门整体支出绩效自评得分{score}分，评价等级为“{grade}”。",
        care=scene.prose.pick("care", prose.CARE),
        score=scene.voice.points("绩效/部门整体自评得分", "score", scene.now.self_score),
        grade=prose.grade(scene.now.self_score),
    )
    w.line("四、问题和打算")
    w.line(
        "存在的问题：{problem}下一步打算：{remedy}",
        problem=scene.prose.pick("problem", prose.PROBLEMS),
        remedy=scene.prose.pick("remedy", prose.REMEDIES),
    )


def write_staffing(scene: Scene) -> None:
    """Posts, people, pensioners."""
    v, staffing = scene.voice, scene.now.staffing
    families = (
        ("部门编制", "编制", staffing.posts),
        ("在职", "实有", staffing.people),
        ("退休", "退休", staffing.retired),
    )
    parts = [
        compose(
            "{words}{total}人（{kinds}）",
            words=words,
            total=v.count(f"人员/{family}", sum(kinds.values()), "人"),
            kinds=joined(
                (
                    [kind, v.count(f"人员/{family}/{kind}", count, "人"), "人"]
                    for kind, count in kinds.items()
                ),
                "、",
            ),
        )
        for words, family, kinds in families
    ]
    scene.writer.line("截至{year}年末，{parts}。", year=scene.year, parts=joined(parts, "，"))


def write_work(scene: Scene) -> None:
    """The year's work in numbers."""
    v, work = scene.voice, scene.now.workload
    w = scene.writer
    w.line("{opening}", opening=scene.prose.pick("opening", prose.OPENINGS))
    w.line(
        "全年受理信访事项{matters}件次，其中：来访{batches}批次、来信{letters}件、网上信访{online}件。"
        "来访{visitors}人次，按期办结率{closed}%，群众满意率{content}%。",
        matters=v.count("工作量/受理信访事项", work.matters, "件次"),
        batches=v.count("工作量/接待群众来访", work.batches, "批次"),
        letters=v.count("工作量/办理群众来信", work.letters, "件"),
        online=v.count("工作量/办理网上信访", work.online, "件"),
        visitors=v.count("工作量/接待群众来访", work.visitors, "人次"),
        closed=v.rate("工作量/按期办结率", Decimal(work.closed), Decimal(work.accepted), "rate"),
        content=v.rate("工作量/群众满意率", Decimal(work.content), Decimal(work.asked), "rate"),
    )
    w.line("{method}", method=scene.prose.pick("method", prose.METHODS))


def write_money(scene: Scene) -> None:
    """The whole body's money, then people, office and projects."""
    now = scene.now
    rows = (
        ("部门整体支出", "部门整体支出/总额", now.whole),
        ("财政拨款", "部门整体支出/财政拨款", now.fiscal),
        ("人员经费", "基本支出/人员经费", now.staff),
        ("公用经费", "基本支出/公用经费", now.office),
        ("项目支出", "支出/项目支出", now.project_plan),
    )
    for words, indicator, plan in rows:
        scene.writer.line("{words}：{money}", words=words, money=plan_words(scene, indicator, plan))


def plan_words(scene: Scene, indicator: str, plan: Plan) -> Piece:
    """Three plans, the rate, and why it is not full."""
    v = scene.voice
    why = "" if plan.final == plan.adjusted else "，未全部执行的原因是压减开支和按合同进度付款"
    return compose(
        "年初预算数{initial}万元，全年预算数{adjusted}万元，全年执行数{final}万元，"
        "执行率{rate}%{why}。",
        initial=v.money(indicator, "budget_initial", plan.initial),
        adjusted=v.money(indicator, "budget_adjusted", plan.adjusted),
        final=v.money(indicator, "final", plan.final),
        rate=v.rate(indicator, plan.final, plan.adjusted, "execution_rate"),
        why=why,
    )


def write_project(scene: Scene, project: Project) -> None:
    """The evaluation of the first project."""
    w, v = scene.writer, scene.about(project)
    w.line("{name}项目{year}年度绩效自评报告", name=project.name, year=scene.year)
    w.line("一、项目概况")
    w.line(
        "该项目资金用于{purpose}。绩效目标是：{goal}。", purpose=project.purpose, goal=project.goal
    )
    w.line("二、资金情况")
    w.line(
        "该项目全年预算数{plan}万元，资金到位{arrived}万元，到位率{full}%；全年支出{final}万元，"
        "执行率{rate}%。{why}",
        arrived=v.money("项目资金到位", "amount", project.plan.adjusted),
        full=v.rate("项目资金到位", project.plan.adjusted, project.plan.adjusted, "rate"),
        why=f"情况说明：{project.reason}。" if project.reason else "",
        **project_money(scene, project),
    )
    w.line("三、绩效实现情况")
    met = [kpi.level3 for kpi in project.kpis if not kpi.reason]
    w.line(
        "达到年度目标的指标有：{met}。{done}。", met=listed(met), done=plain_sheets.outcome(project)
    )
    w.line("四、自评结论")
    w.line(
        "项目自评得分{score}分，评价等级为“{grade}”。",
        score=v.points("绩效/项目自评得分", "score", project.score),
        grade=prose.grade(project.score),
    )
