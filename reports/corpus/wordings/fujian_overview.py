"""What Fujian's account and plan tell of the body: duties, its unit in a table, people, tasks."""

from __future__ import annotations

from reports.corpus import names, prose
from reports.corpus.wordings.pieces import work_pieces
from reports.corpus.wordings.scene import Scene, joined
from reports.corpus.wordings.turns import items
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

WORK = (
    "（一）畅通群众诉求渠道。全年受理信访事项{matters}件，接待来访{batches}批次{visitors}人次，"
    "办理来信{letters}件、网上信访{online}件。\n"
    "（二）提高办理质效。信访事项按期办结率{closed}%，群众满意率{content}%，化解积案{backlog}件。\n"
    "（三）加强队伍建设。举办业务培训{trainings}期，参训{trainees}人次。",
    "（一）做好来访接待。接待群众来访{batches}批次、{visitors}人次，登记来信{letters}件，"
    "网上信访{online}件，合计{matters}件。\n"
    "（二）推动问题化解。化解信访积案{backlog}件，按期办结率达{closed}%，群众满意率达{content}%。\n"
    "（三）抓好业务学习。开展培训{trainings}期、{trainees}人次。",
)


def write_overview(scene: Scene) -> None:
    """First part of the account, with the year's work in numbers."""
    w = scene.writer
    w.line("第一部分 部门概况")
    write_duties(scene)
    w.line("二、部门决算单位基本情况")
    write_units(scene, "决算")
    w.line("三、部门主要工作总结")
    w.line(
        "{year}年，{name}部门的主要任务是：{aim}围绕上述任务，重点完成了以下工作：",
        year=scene.year,
        name=scene.profile.name,
        aim=scene.prose.pick("aim", prose.METHODS),
    )
    w.line(pick(scene, "work", WORK), **work_pieces(scene))


def write_duties(scene: Scene) -> None:
    """Duties under the first heading."""
    w = scene.writer
    w.line("一、部门主要职责")
    w.line("{name}的主要职责是：", name=scene.profile.name)
    for place, duty in enumerate(scene.prose.duties(), 1):
        w.line("（{n}）{duty}", n=names.in_words(place), duty=duty)


def write_units(scene: Scene, kind: str) -> None:
    """The body's offices, its unit as a row of a table, posts and people by kind."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    posts, people = sum(staffing.posts.values()), sum(staffing.people.values())
    w.line(
        "从{kind}单位构成看，{name}部门包括{count}个机关行政股（室），没有下属单位。"
        "列入{year}年部门{kind}编制范围的单位详见下表：",
        kind=kind,
        name=scene.profile.name,
        year=scene.year,
        count=v.count("机构/机关行政股（室）", staffing.offices, "个"),
    )
    w.row("单位名称", "经费性质", "人员编制数", "在职人数")
    inside = v.at("table")
    counts = inside.count("人员/编制", posts, "人"), inside.count("人员/实有", people, "人")
    w.row(scene.profile.name, "财政核拨", *counts)
    w.line("{people}。", people=people_words(scene))


def people_words(scene: Scene) -> Piece:
    """``核定编制12人，其中：行政编制8人、…；在职人员…；退休人员…``."""
    v, staffing = scene.voice, scene.now.staffing
    families = (
        ("核定编制", "编制", staffing.posts),
        ("在职人员", "实有", staffing.people),
        ("退休人员", "退休", staffing.retired),
    )
    return joined(
        compose(
            "{words}{total}人，其中：{kinds}",
            words=words,
            total=v.count(f"人员/{family}", sum(kinds.values()), "人"),
            kinds=items(
                (kind, v.count(f"人员/{family}/{kind}", count, "人"), "人")
                for kind, count in kinds.items()
            ),
        )
        for words, family, kinds in families
    )


def write_plan_overview(scene: Scene) -> None:
    """First part of the plan: duties, unit, the year's tasks without numbers."""
    w = scene.writer
    w.line("第一部分 部门概况")
    write_duties(scene)
    w.line("二、部门预算单位基本情况")
    write_units(scene, "预算")
    w.line("三、部门主要工作任务")
    w.line(
        "{year}年，{name}部门的主要任务是：{aim}",
        year=scene.year,
        name=scene.profile.name,
        aim=scene.prose.pick("plan aim", prose.METHODS),
    )
    for place, project in enumerate(scene.now.projects[:3], 1):
        w.line("（{n}）{goal}。", n=names.in_words(place), goal=project.goal)
