"""Guangdong's outline: tables first, then （一） to （十三）, each item with four numbers."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings import (
    glossary,
    guangdong_annex,
    guangdong_budget,
    guangdong_others,
    guangdong_tables,
    guangdong_three,
)  # fmt: skip
from reports.corpus.wordings.guangdong_budget import versus
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import compose


def write_account(scene: Scene) -> None:
    """The whole report: overview, tables, explanation, terms, self-evaluation."""
    w = scene.writer
    w.line("{year}年度{name}部门决算", year=scene.year, name=scene.profile.name)
    w.line(prose.NOTICE)
    write_overview(scene)
    w.line("第二部分 {year}年度部门决算表", year=scene.year)
    guangdong_tables.write_tables(scene)
    write_statement(scene)
    w.line("第四部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("（{n}）{entry}", n=names.in_words(place), entry=entry)
    w.line("第五部分 附件")
    guangdong_annex.write_annexes(scene)


def write_overview(scene: Scene) -> None:
    """Duties, offices, people."""
    w = scene.writer
    w.line("第一部分 部门概况")
    w.line("一、主要职责")
    for place, duty in enumerate(scene.prose.duties(), 1):
        w.line("（{n}）{duty}", n=names.in_words(place), duty=duty)
    w.line("二、机构设置和人员构成")
    offices = prose.OFFICES[: scene.now.staffing.offices]
    w.line(
        pick(
            scene,
            "offices",
            (
                "{name}内设机构{count}个，分别为{offices}。纳入本部门决算编制范围的只有本级，"
                "没有下属单位。",
                "本部门内设{offices}共{count}个股室，无下属单位，部门决算为{name}本级决算。",
            ),
        ),
        name=scene.profile.name,
        count=scene.voice.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )
    guangdong_others.write_staffing(scene)


def write_statement(scene: Scene) -> None:
    """Third part: the sections in brackets."""
    w = scene.writer
    w.line("第三部分 {year}年度部门决算情况说明", year=scene.year)
    sections = [
        ("收入支出决算总体情况说明", write_totals),
        ("收入决算情况说明", write_incomes),
        ("支出决算情况说明", write_spendings),
        ("财政拨款收入支出决算总体情况说明", write_fiscal),
        ("一般公共预算财政拨款支出决算情况说明", guangdong_budget.write_budget),
        ("一般公共预算财政拨款基本支出决算情况说明", write_basic),
        ("财政拨款“三公”经费支出决算情况说明", guangdong_three.write_three),
        ("政府性基金预算财政拨款收入支出决算情况说明", write_fund),
        ("国有资本经营预算财政拨款支出决算情况说明", write_capital),
        ("机关运行经费支出情况说明", guangdong_others.write_running),
        ("政府采购支出情况说明", guangdong_others.write_procurement),
        ("国有资产占有使用情况说明", guangdong_others.write_assets),
        ("预算绩效管理工作开展情况说明", guangdong_annex.write_performance),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[6]
    for place, (title, write) in enumerate(sections, 1):
        w.line("（{n}）{title}", n=names.in_words(place), title=title)
        write(scene)


def write_totals(scene: Scene) -> None:
    """Income and spending in total: as one figure, or one after the other."""
    v = scene.voice
    now, before = scene.now.whole.final, scene.before.whole.final
    reason = scene.prose.cause(
        scene.now, scene.before, now > before, ("staff", "office", "projects")
    )
    template = pick(
        scene,
        "totals",
        (
            "{name}{year}年度收、支总计均为{both}万元，{one}。主要原因：{reason}。",
            "{year}年度收入总计{income}万元，支出总计{spent}万元。收入总计{more}；支出总计{again}。"
            "主要原因是{reason}。",
            "{name}{year}年度收入总计{income}万元，{more}；支出总计{spent}万元，{again}。"
            "变动的主要原因：{reason}。",
        ),
    )
    scene.writer.line(
        template,
        name=scene.profile.name,
        year=scene.year,
        both=v.money("收支总计", "final", now),
        one=versus(scene, "收支总计", now, before),
        income=v.money("收入总计", "final", now),
        more=versus(scene, "收入总计", now, before),
        spent=v.money("支出总计", "final", now),
        again=versus(scene, "支出总计", now, before),
        reason=reason,
    )


def write_parts(scene: Scene, words: str, indicator: str, before: Decimal, parts: dict) -> None:
    """A total against last year, and its parts with their shares."""
    v, whole = scene.voice, sum(parts.values(), Decimal(0))
    every = pick(scene, f"every{words}", (True, False))
    item = pick(
        scene,
        f"part{words}",
        ("{name}{money}万元，占{share}%", f"{{name}}{{money}}万元，占{words}的{{share}}%"),
    )
    items = [
        compose(
            item,
            name=path.rsplit("/", 1)[1],
            money=v.money(path, "final", value),
            share=v.share(path, value, whole),
        )
        for path, value in parts.items()
        if value or every
    ]
    scene.writer.line(
        pick(
            scene,
            f"parts{words}",
            (
                "{year}年度{words}{total}万元，{versus}。其中：{items}。",
                "{words}{total}万元，其中：{items}。{words}{versus}。",
            ),
        ),
        year=scene.year,
        words=words,
        total=v.money(indicator, "final", whole),
        versus=versus(scene, indicator, whole, before),
        items=joined(items),
    )


def write_incomes(scene: Scene) -> None:
    """Income by source."""
    parts = {f"收入/{name}": value for name, value in scene.now.incomes().items()}
    write_parts(scene, "本年收入合计", "本年收入合计", scene.before.whole.final, parts)


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    parts = {f"支出/{name}": value for name, value in scene.now.spendings().items()}
    write_parts(scene, "本年支出合计", "本年支出合计", scene.before.whole.final, parts)


def write_fiscal(scene: Scene) -> None:
    """The treasury's money: the total against last year, income and spending."""
    v, now, before = scene.voice, scene.now.fiscal.final, scene.before.fiscal.final
    scene.writer.line(
        pick(
            scene,
            "fiscal",
            (
                "{year}年度财政拨款收、支总计均为{total}万元，{versus}。主要原因：{reason}。",
                "{year}年度财政拨款收、支总计{total}万元。其中：财政拨款本年收入{income}万元，"
                "财政拨款本年支出{spent}万元。财政拨款收、支总计{versus}，主要原因是{reason}。",
            ),
        ),
        year=scene.year,
        total=v.money("财政拨款收支总计", "final", now),
        versus=versus(scene, "财政拨款收支总计", now, before),
        income=v.money("财政拨款收入合计", "final", now),
        spent=v.money("财政拨款支出合计", "final", now),
        reason=scene.prose.cause(
            scene.now, scene.before, now > before, ("staff", "office", "fiscal")
        ),
    )


def write_basic(scene: Scene) -> None:
    """People and office, in two numbered lines or in one sentence."""
    w, v, now = scene.writer, scene.voice, scene.now
    total = v.money("基本支出/合计", "final", now.basic.final)
    staff = v.money("基本支出/人员经费", "final", now.staff.final)
    office = v.money("基本支出/公用经费", "final", now.office.final)
    kinds, costs = listed(names.STAFF_COSTS), listed(names.OFFICE_COSTS)
    lead = "{year}年度一般公共预算财政拨款基本支出{total}万元，"
    if pick(scene, "basic", ("lines", "sentence")) == "lines":
        w.line(lead + "其中：", year=scene.year, total=total)
        w.line("{n}.人员经费{staff}万元，包括{kinds}。", n=ordinal(1), staff=staff, kinds=kinds)
        w.line("{n}.公用经费{office}万元，包括{costs}。", n=ordinal(2), office=office, costs=costs)
        return
    w.line(
        lead + "其中：人员经费{staff}万元，主要包括{kinds}等；公用经费{office}万元，"
        "主要包括{costs}等。",
        year=scene.year,
        total=total,
        staff=staff,
        kinds=kinds,
        office=office,
        costs=costs,
    )


def write_fund(scene: Scene) -> None:
    """Government funds, against last year where there is anything to compare."""
    now, before = scene.now.fund.final, scene.before.fund.final
    nothing = not now and not before
    scene.writer.line(
        "{year}年度政府性基金预算财政拨款支出{money}万元{rest}。",
        year=scene.year,
        money=scene.voice.money("政府性基金预算财政拨款支出", "final", now),
        rest="，本部门没有政府性基金预算财政拨款收入，也没有安排此项支出"
        if nothing
        else ["，", versus(scene, "政府性基金预算财政拨款支出", now, before)],
    )


def write_capital(scene: Scene) -> None:
    """State capital: nothing of it."""
    scene.writer.line(
        "{year}年度国有资本经营预算财政拨款支出{money}万元，本部门无此项收支。",
        year=scene.year,
        money=scene.voice.money("国有资本经营预算财政拨款支出", "final", Decimal(0)),
    )
