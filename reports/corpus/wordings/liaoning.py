"""Liaoning's outline: （一）收入总计 with its parts and shares, then two sums told as lists."""

from __future__ import annotations

from decimal import Decimal

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.wordings import (
    glossary,
    liaoning_annex,
    liaoning_fiscal,
    liaoning_others,
    liaoning_tables,
    liaoning_three,
)  # fmt: skip
from reports.corpus.wordings.liaoning_turns import shift, split_up
from reports.corpus.wordings.scene import Scene, listed
from reports.corpus.wordings.turns import items, moved_why, reason
from reports.corpus.wordings.variants import pick
from reports.corpus.writer import Piece, compose

ALL = ("staff", "office", "projects")


def write_account(scene: Scene) -> None:
    """The whole report: overview, explanation, terms, tables, annexes."""
    w = scene.writer
    w.line("{name}{year}年度部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    write_overview(scene)
    write_statement(scene)
    w.line("第三部分 名词解释")
    scene.number(glossary.entries(scene))
    w.line("第四部分 {year}年度部门决算公开表", year=scene.year)
    liaoning_tables.write_tables(scene)
    w.line("第五部分 附件")
    liaoning_annex.write_annexes(scene)


def write_overview(scene: Scene) -> None:
    """Duties, units, people."""
    w, v, staffing = scene.writer, scene.voice, scene.now.staffing
    w.line("第一部分 {name}概况", name=scene.profile.name)
    w.line("一、主要职责")
    scene.number(scene.prose.duties())
    w.line("二、部门决算单位构成")
    offices = prose.OFFICES[: staffing.offices]
    w.line(
        "纳入{name}{year}年部门决算编制范围的只有本级一家，内设机构{count}个，为{offices}。",
        name=scene.profile.name,
        year=scene.year,
        count=v.count("机构/内设机构", len(offices), "个"),
        offices=listed(offices),
    )
    families = (
        ("编制", "编制", "名", staffing.posts),
        ("实有在职人员", "实有", "人", staffing.people),
        ("退休人员", "退休", "人", staffing.retired),
    )
    for words, family, unit, kinds in families:
        w.line(
            "{words}{total}{unit}（{kinds}）。",
            words=words,
            unit=unit,
            total=v.count(f"人员/{family}", sum(kinds.values()), unit),
            kinds=items(
                (kind, v.count(f"人员/{family}/{kind}", count, unit), unit)
                for kind, count in kinds.items()
            ),
        )


def write_statement(scene: Scene) -> None:
    """Second part: five sections."""
    w = scene.writer
    w.line("第二部分 {year}年度部门决算情况说明", year=scene.year)
    sections = [
        ("收入支出决算总体情况说明", write_totals),
        ("财政拨款支出决算情况说明", liaoning_fiscal.write_fiscal),
        ("财政拨款“三公”经费支出决算情况说明", liaoning_three.write_three),
        ("一般公共预算财政拨款基本支出决算情况说明", liaoning_fiscal.write_basic),
        ("其他重要事项的情况说明", liaoning_others.write_others),
    ]
    if scene.profile.three == UNPUBLISHED:
        del sections[2]
    for place, (title, write) in enumerate(sections, 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)


def write_totals(scene: Scene) -> None:
    """Both totals at once, then each with its parts, then what is carried over."""
    v, now, before = scene.voice, scene.now, scene.before
    pair = now.grand, before.grand
    scene.writer.line(
        "{year}年度收、支总计{both}。{shift}{why}",
        year=scene.year,
        both=v.amount("收支总计", "final", now.grand),
        shift=both_shift(scene, pair),
        why=reason("，主要原因是", moved_why(scene, pair, ALL)),
    )
    write_incomes(scene)
    write_spendings(scene)
    write_balance(scene)


def both_shift(scene: Scene, pair: tuple[Decimal, Decimal]) -> Piece:
    """``与2022年度相比，收、支总计各减少1.20万元，下降4.1%``."""
    lead = ["与", scene.last_year, "年度相比，收、支总计"]
    if pair[0] == pair[1]:
        return [*lead, scene.voice.word("持平", "收支总计", "change")]
    return [*lead, "各", scene.voice.change("收支总计", *pair)]


def part_of(scene: Scene, words: str, indicator: str, value: Decimal, whole: str) -> Piece:
    """``基本支出1.20万元，占支出总计的60.00%``."""
    v = scene.voice
    return compose(
        "{words}{money}，占{whole}的{share}%",
        words=words,
        money=v.amount(indicator, "final", value),
        whole=whole,
        share=v.share(indicator, value, scene.now.grand),
    )


def write_incomes(scene: Scene) -> None:
    """Income by source; the treasury's split up by kind of budget."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "（一）收入总计{grand}，其中本年收入合计{total}。包括：",
        grand=v.amount("收入总计", "final", now.grand),
        total=v.amount("本年收入合计", "final", now.received),
    )
    sources = list(now.incomes().items())
    budgets = (
        [name, v.amount(f"收入/{name}", "final", value)] for name, value in sources[:3]
    )  # fmt: skip
    fiscal = now.fiscal.final + now.closing - now.opening
    lines: list[Piece] = [
        [
            part_of(scene, "财政拨款收入", "财政拨款收入合计", fiscal, "收入总计"),
            "。其中：",
            *[[part, "，"] for part in list(budgets)[:2]],
            "没有国有资本经营预算财政拨款收入。",
        ]
    ]
    every = pick(scene, "every income", (True, False))
    lines += [
        [part_of(scene, name, f"收入/{name}", value, "收入总计"), "。"]
        for name, value in sources[3:]
        if value or every
    ]
    if scene.profile.has_balance:
        lines.append(
            [part_of(scene, "年初结转和结余", "年初结转和结余", now.opening, "收入总计"), "。"]
        )
    scene.number(lines)


def write_spendings(scene: Scene) -> None:
    """Spending by kind; basic spending split up into people and office."""
    w, v, now = scene.writer, scene.voice, scene.now
    w.line(
        "（二）支出总计{grand}，其中本年支出合计{total}。包括：",
        grand=v.amount("支出总计", "final", now.grand),
        total=v.amount("本年支出合计", "final", now.whole.final),
    )
    rows = {
        "人员经费": ("基本支出/人员经费", now.staff.final),
        "公用经费": ("基本支出/公用经费", now.office.final),
    }
    scene.number(
        [
            [
                part_of(scene, "基本支出", "支出/基本支出", now.basic.final, "支出总计"),
                "，用于保障机构正常运转和日常工作开展。其中：",
                split_up(scene, rows, now.basic.final, "基本支出"),
                "。",
            ],
            [
                part_of(scene, "项目支出", "支出/项目支出", now.project_plan.final, "支出总计"),
                "，用于",
                listed(project.purpose for project in now.projects),
                "。",
            ],
        ]
    )


def write_balance(scene: Scene) -> None:
    """What is carried over to the next year."""
    pair = scene.now.closing, scene.before.closing
    if not any(pair):
        none = scene.voice.word("无", "年末结转和结余", "final")
        scene.writer.line("（三）年末结转和结余。本年末{none}结转和结余。", none=none)
        return
    scene.writer.line(
        "（三）年末结转和结余{money}，{shift}。",
        money=scene.voice.amount("年末结转和结余", "final", pair[0]),
        shift=shift(scene, "年末结转和结余", pair),
    )
