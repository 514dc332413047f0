"""Yunnan's outline: a narrative of four parts in 元, each comparison in its own sentence."""

from __future__ import annotations

import random
from dataclasses import replace

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.ledger import Project
from reports.corpus.voice import code, ordinal
from reports.corpus.wordings import (
    glossary,
    yunnan_annex,
    yunnan_budget,
    yunnan_others,
    yunnan_tables,
    yunnan_three,
)  # fmt: skip
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.variants import pick
from reports.corpus.wordings.yunnan_budget import compared
from reports.corpus.wordings.yunnan_money import scene_in_yuan
from reports.corpus.writer import Piece, compose


def write_account(plain: Scene) -> None:
    """The whole report; the tables stand before the text or behind it."""
    scene = scene_in_yuan(plain)
    w = scene.writer
    early = pick(scene, "tables", ("before", "behind")) == "before"
    w.line("监督索引号{number}", number=code(index_number(scene)))
    w.line("{name}{year}年度部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {year}年度部门决算表", year=scene.year)
    if early:
        yunnan_tables.write_tables(scene)
    else:
        w.line("（各表附在正文之后，金额单位均为元）")
    write_statement(scene)
    w.line("第四部分 其他重要事项及相关口径情况说明")
    yunnan_others.write_others(scene)
    w.line("第五部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}、{entry}", n=names.in_words(place), entry=entry)
    w.line("第六部分 绩效自评资料")
    yunnan_annex.write_annexes(scene)
    if not early:
        w.line("附表：{year}年度部门决算公开表", year=scene.year)
        yunnan_tables.write_tables(scene)


def index_number(scene: Scene) -> str:
    """The province's number for a published account: region, serial, noughts."""
    serial = random.Random(f"{scene.profile.name}/{scene.now.year}").randint(1000, 99999)
    return f"{scene.profile.region_code}00{serial:06d}000"


def write_overview(scene: Scene) -> None:
    """First part: duties, the year's tasks, offices, people."""
    w = scene.writer
    w.line("第一部分 部门概况")
    w.line("一、主要职能")
    w.line("（一）主要职责")
    scene.number(scene.prose.duties())
    w.line("（二）{year}年度重点工作任务介绍", year=scene.year)
    w.line("{opening}", opening=scene.prose.pick("opening", prose.OPENINGS))
    yunnan_others.write_work(scene)
    w.line("二、部门基本情况")
    w.line("（一）机构设置情况")
    offices = prose.OFFICES[: scene.now.staffing.offices]
    w.line(
        pick(
            scene,
            "offices",
            (
                "我部门共设置{count}个内设机构，包括：{offices}，无下属单位。",
                "{name}内设机构{count}个，分别为：{offices}。所属单位无。",
            ),
        ),
        name=scene.profile.name,
        count=scene.voice.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )
    w.line("（二）决算单位构成")
    w.line("纳入{year}年度部门决算编报范围的单位只有{name}本级。", **whose(scene))
    w.line("（三）人员编制及实有情况")
    yunnan_others.write_staffing(scene)


def whose(scene: Scene) -> dict[str, Piece]:
    """The year and the body's name."""
    return {"year": scene.year, "name": scene.profile.name}


def write_statement(scene: Scene) -> None:
    """Third part: income, spending, the general public budget, “三公”经费."""
    w = scene.writer
    w.line("第三部分 {year}年度部门决算情况说明", year=scene.year)
    w.line("一、收入决算情况说明")
    write_incomes(scene)
    w.line("二、支出决算情况说明")
    write_spendings(scene)
    w.line("三、一般公共预算财政拨款支出决算情况说明")
    yunnan_budget.write_budget(scene)
    if scene.profile.three != UNPUBLISHED:
        w.line("四、一般公共预算财政拨款“三公”经费支出决算情况说明")
        yunnan_three.write_three(scene)


INCOME_WORDS = (
    "{name}{year}年度收入合计{total}元。其中：{items}。",
    "{year}年度，{name}收入合计为{total}元，其中：{items}。",
    "{name}{year}年度收入合计{total}元，构成如下：{items}。",
)
MORE_INCOMES = names.INCOMES[3:]


def write_incomes(scene: Scene) -> None:
    """Income by source, the treasury's money in one, then the comparison."""
    v, now, before = scene.voice, scene.now, scene.before
    whole = now.whole.final
    sources = now.incomes()
    rows = [("财政拨款收入", "财政拨款收入合计", now.fiscal.final)]
    rows += [(name, f"收入/{name}", sources[name]) for name in MORE_INCOMES]
    share = pick(scene, "share", ("占总收入的{share}%", "占收入合计的{share}%"))
    items = [
        compose(
            "{words}{money}元，" + share,
            words=words,
            money=v.money(indicator, "final", value),
            share=v.share(indicator, value, whole),
        )
        for words, indicator, value in rows
    ]
    scene.writer.line(
        pick(scene, "income", INCOME_WORDS), total=v.money("本年收入合计", "final", whole),
        items=joined(items), **whose(scene),
    )  # fmt: skip
    up = whole > before.whole.final
    scene.writer.line(
        "{sentence}{fiscal}主要原因是{reason}。",
        sentence=compared(scene, "收入合计", "本年收入合计", whole, before.whole.final),
        fiscal=compared(
            scene, "财政拨款收入", "财政拨款收入合计", now.fiscal.final, before.fiscal.final
        ),
        reason=scene.prose.cause(now, before, up, ("staff", "office", "projects")),
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind, then people and office, then the projects one by one."""
    v, now, before = scene.voice, scene.now, scene.before
    whole = now.whole.final
    items = [
        compose(
            "{words}{money}元，占总支出的{share}%",
            words=words,
            money=v.money(f"支出/{words}", "final", value),
            share=v.share(f"支出/{words}", value, whole),
        )
        for words, value in now.spendings().items()
    ]
    scene.writer.line(
        pick(
            scene,
            "spending",
            (
                "{name}{year}年度支出合计{total}元。其中：{items}。",
                "{year}年度，{name}支出合计为{total}元。其中：{items}。",
            ),
        ),
        total=v.money("本年支出合计", "final", whole),
        items=joined(items),
        **whose(scene),
    )
    scene.writer.line(
        "{sentence}主要原因是{reason}。",
        sentence=compared(scene, "支出合计", "本年支出合计", whole, before.whole.final),
        reason=scene.prose.cause(
            now, before, whole > before.whole.final, ("staff", "office", "projects")
        ),
    )
    write_basic(scene)
    write_projects(scene)


BASIC_WORDS = (
    "{year}年度用于保障{name}机关正常运转的日常支出{total}元。",
    "{year}年度，为保障{name}正常运转发生的日常支出为{total}元。",
)
STAFF_WORDS = (
    "其中：{kinds}等人员经费支出{staff}元，占基本支出的{part}%；"
    "{costs}等公用经费支出{office}元，占基本支出的{rest}%。",
    "人员经费支出{staff}元，占基本支出的{part}%，包括{kinds}等；"
    "公用经费支出{office}元，占基本支出的{rest}%，包括{costs}等。",
)


def write_basic(scene: Scene) -> None:
    """Basic spending: the total, the comparison, people and office with their shares."""
    v, now, before = scene.voice, scene.now, scene.before
    basic = now.basic.final
    w = scene.writer
    w.line("（一）基本支出情况")
    w.line(
        pick(scene, "basic", BASIC_WORDS) + "{sentence}主要原因是{reason}。",
        total=v.money("支出/基本支出", "final", basic),
        sentence=compared(scene, "基本支出", "支出/基本支出", basic, before.basic.final),
        reason=scene.prose.cause(now, before, basic > before.basic.final, ("staff", "office")),
        **whose(scene),
    )
    w.line(
        pick(scene, "people", STAFF_WORDS),
        kinds=listed(names.STAFF_COSTS),
        staff=v.money("基本支出/人员经费", "final", now.staff.final),
        part=v.share("基本支出/人员经费", now.staff.final, basic),
        costs=listed(names.OFFICE_COSTS),
        office=v.money("基本支出/公用经费", "final", now.office.final),
        rest=v.share("基本支出/公用经费", now.office.final, basic),
    )


def write_projects(scene: Scene) -> None:
    """Project spending: the total, the comparison, then what each project cost."""
    w, v = scene.writer, scene.voice
    now, before = scene.now.project_plan.final, scene.before.project_plan.final
    w.line("（二）项目支出情况")
    w.line(
        "{year}年度用于保障{name}完成信访专项任务的项目支出{total}元。{sentence}"
        "具体项目开支及开展工作情况：",
        total=v.money("支出/项目支出", "final", now),
        sentence=compared(scene, "项目支出", "支出/项目支出", now, before),
        **whose(scene),
    )
    for place, project in enumerate(scene.now.projects, 1):
        w.line("{n}.{words}", n=ordinal(place), words=project_words(scene, project))


def project_words(scene: Scene, project: Project) -> Piece:
    """What a project cost and what for."""
    template = pick(
        scene,
        f"project{project.name}",
        (
            "{name}项目支出{money}元，主要用于{purpose}。",
            "{name}{money}元，用于{purpose}，{goal}。",
            "{name}：全年支出{money}元，保障{purpose}。",
        ),
    )
    money = scene.about(project).money("项目预算/总额", "final", project.plan.final)
    return compose(
        template,
        name=project.name,
        # A list of what the body spent on what: read as the body's, it is right as well.
        money=replace(money, also=as_department(scene, project)),
        purpose=project.purpose,
        goal=project.goal,
    )


def as_department(scene: Scene, project: Project) -> str:
    """The other right reading of a project's spending in the body's own list."""
    return (
        f"subject_type=department; subject={scene.profile.name}; indicator=项目支出/{project.name}"
    )
