"""Shaanxi's outline: people as a section, tables before the text, evaluation within the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.voice import ordinal
from reports.corpus.wordings import (
    glossary,
    shaanxi_annex,
    shaanxi_budget,
    shaanxi_others,
    shaanxi_tables,
    shaanxi_three,
)  # fmt: skip
from reports.corpus.wordings.pieces import income_rows, shares_of, spending_rows
from reports.corpus.wordings.scene import Scene, joined, listed
from reports.corpus.wordings.shaanxi_turns import cause, shift
from reports.corpus.wordings.turns import chance, choose, items, moved_why
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import compose

ALL = ("staff", "office", "projects")
FISCAL = ("staff", "office", "fiscal")


def write_account(scene: Scene) -> None:
    """The whole report: overview, tables, explanation, terms."""
    w = scene.writer
    w.line("{name}{year}年部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    w.line("保密审查情况：已审查")
    w.line("部门主要负责人审签情况：已审签")
    if chance(scene, "contents", 0.5):
        write_contents(scene)
    write_overview(scene)
    w.line("第二部分 {year}年部门决算表", year=scene.year)
    shaanxi_tables.write_tables(scene)
    w.line("第三部分 {year}年部门决算情况说明", year=scene.year)
    for place, (title, write) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)
    w.line("第四部分 专业名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("{n}.{entry}", n=ordinal(place), entry=entry)


def sections(scene: Scene) -> Iterator[tuple[str, Callable[[Scene], None]]]:
    """Titles and writers in order; “三公” only where it is published."""
    yield "收入支出决算总体情况说明", write_totals
    yield "收入决算情况说明", write_incomes
    yield "支出决算情况说明", write_spendings
    yield "财政拨款收入支出决算总体情况说明", write_fiscal
    yield "一般公共预算财政拨款支出决算情况说明", shaanxi_budget.write_budget
    yield "一般公共预算财政拨款基本支出决算情况说明", shaanxi_budget.write_basic
    if scene.profile.three != UNPUBLISHED:
        yield "“三公”经费及会议费、培训费支出决算情况说明", shaanxi_three.write_three
    yield "政府性基金预算财政拨款收入支出情况说明", shaanxi_others.write_fund
    yield "国有资本经营预算财政拨款支出情况说明", shaanxi_others.write_capital
    yield "机关运行经费支出情况说明", shaanxi_others.write_running
    yield "政府采购支出情况说明", shaanxi_others.write_procurement
    yield "国有资产占用及购置情况说明", shaanxi_others.write_assets
    yield "预算绩效情况说明", shaanxi_annex.write_performance


def write_contents(scene: Scene) -> None:
    """The headings once more, in front of all."""
    w = scene.writer
    w.line("目录")
    w.line("第一部分 部门概况")
    w.line("第二部分 {year}年部门决算表", year=scene.year)
    w.line("第三部分 {year}年部门决算情况说明", year=scene.year)
    for place, (title, _) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
    w.line("第四部分 专业名词解释")


def write_overview(scene: Scene) -> None:
    """Duties, units, people."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    w.line("第一部分 部门概况")
    w.line("一、部门主要职责及内设机构")
    w.line("（一）主要职责。")
    scene.number(scene.prose.duties())
    w.line("（二）内设机构。")
    offices = prose.OFFICES[: staffing.offices]
    w.line(
        "{name}下设{count}个内设机构，即{offices}。",
        name=scene.profile.name,
        count=v.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )
    w.line("二、部门决算单位构成")
    w.line(
        "从预算单位构成看，列入{year}年度本部门决算编制范围的单位共{count}个，只有部门本级（机关）。",
        year=scene.year,
        count=v.count("机构/决算编制单位", 1, "个"),
    )
    w.row("序号", "单位名称")
    w.row(ordinal(1), f"{scene.profile.name}本级（机关）")
    w.line("三、部门人员情况")
    write_people(scene)


PEOPLE = (
    ("人员编制", "编制", "posts", "编制"),
    ("实有人员", "实有", "people", "人员"),
    ("单位管理的离退休人员", "退休", "retired", ""),
)


def write_people(scene: Scene) -> None:
    """Posts, people and pensioners by kind."""
    v, staffing = scene.voice, scene.now.staffing
    short = chance(scene, "short kinds", 0.5)
    parts = [
        compose(
            "{words}{total}人，其中{kinds}",
            words=words,
            total=v.count(f"人员/{family}", sum(getattr(staffing, kinds).values()), "人"),
            kinds=items(
                (
                    kind.removesuffix(end) if short else kind,
                    v.count(f"人员/{family}/{kind}", count, "人"),
                    "人",
                )
                for kind, count in getattr(staffing, kinds).items()
            ),
        )
        for words, family, kinds, end in PEOPLE
    ]
    scene.writer.line("截至{year}年底，本部门{parts}。", year=scene.year, parts=joined(parts))


def write_totals(scene: Scene) -> None:
    """Both totals at once against last year, with balances where there are any."""
    w, v, now = scene.writer, scene.voice, scene.now
    pair = now.grand, scene.before.grand
    w.line(
        pick(
            scene,
            "totals",
            (
                "{year}年度收入总计、支出总计均为{grand}，{shift}{why}",
                "{year}年度收、支总计均为{grand}。{shift}{why}",
                "{year}年度收入总计和支出总计各{grand}，{shift}{why}",
            ),
        ),
        year=scene.year,
        grand=v.amount("收支总计", "final", now.grand),
        shift=shift(scene, "收支总计", pair, each="收、支总计各"),
        why=cause(scene, moved_why(scene, pair, ALL)),
    )
    if scene.profile.has_balance:
        w.line(
            "收入总计包括本年收入合计{received}、年初结转和结余{opening}；"
            "支出总计包括本年支出合计{spent}、年末结转和结余{closing}。",
            received=v.amount("本年收入合计", "final", now.received),
            opening=v.amount("年初结转和结余", "final", now.opening),
            spent=v.amount("本年支出合计", "final", now.whole.final),
            closing=v.amount("年末结转和结余", "final", now.closing),
        )


def write_incomes(scene: Scene) -> None:
    """Income by source: the treasury's as one."""
    now = scene.now
    scene.writer.line(
        "{year}年度收入合计{total}，其中：{parts}。",
        year=scene.year,
        total=scene.voice.amount("本年收入合计", "final", now.received),
        parts=shares_of(scene, income_rows(scene), now.received),
    )


def write_spendings(scene: Scene) -> None:
    """Spending by kind."""
    now = scene.now
    scene.writer.line(
        "{year}年度支出合计{total}，其中：{parts}。",
        year=scene.year,
        total=scene.voice.amount("本年支出合计", "final", now.whole.final),
        parts=shares_of(scene, spending_rows(scene), now.whole.final),
    )


def write_fiscal(scene: Scene) -> None:
    """The treasury's money in total, against last year."""
    both, v = "财政拨款收支总计", scene.voice
    pair = (
        scene.now.fiscal.final + scene.now.closing,
        scene.before.fiscal.final + scene.before.closing,
    )
    total = replace(
        v.money(both, "final", pair[0]),
        also="indicator=财政拨款收入总计; indicator=财政拨款支出总计",
    )
    scene.writer.line(
        str(
            choose(
                scene,
                "fiscal",
                (
                    "{year}年度财政拨款收入总计、支出总计均为{total}，{shift}{why}",
                    "{year}年度财政拨款收、支总计均为{total}。{shift}{why}",
                ),
            )
        ),
        year=scene.year,
        total=[total, v.style.unit],
        shift=shift(scene, both, pair, each="财政拨款收、支总计各"),
        why=cause(scene, moved_why(scene, pair, FISCAL)),
    )
