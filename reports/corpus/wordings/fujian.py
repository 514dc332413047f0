"""Fujian's outline: units in a table, the year's work, tables, then both sums item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reports.corpus import names, prose
from reports.corpus.invention import UNPUBLISHED
from reports.corpus.wordings import (
    fujian_annex,
    fujian_money,
    fujian_others,
    fujian_overview,
    fujian_tables,
    fujian_three,
    glossary,
)  # fmt: skip
from reports.corpus.wordings.scene import Scene


def write_account(scene: Scene) -> None:
    """The whole report: overview, tables, explanation, terms, annexes."""
    w = scene.writer
    w.line("{year}年度{name}部门决算", name=scene.profile.name, year=scene.year)
    w.line(prose.NOTICE)
    fujian_overview.write_overview(scene)
    w.line("第二部分 {year}年度部门决算表", year=scene.year)
    fujian_tables.write_tables(scene)
    w.line("第三部分 {year}年度部门决算情况说明", year=scene.year)
    for place, (title, write) in enumerate(sections(scene), 1):
        w.line("{n}、{title}", n=names.in_words(place), title=title)
        write(scene)
    w.line("第四部分 名词解释")
    for place, entry in enumerate(glossary.entries(scene), 1):
        w.line("（{n}）{entry}", n=names.in_words(place), entry=entry)
    w.line("第五部分 附件")
    fujian_annex.write_annexes(scene)


def sections(scene: Scene) -> Iterator[tuple[str, Callable[[Scene], None]]]:
    """Titles and writers in order; “三公” only where it is published."""
    yield "收入支出决算总体情况说明", fujian_money.write_totals
    yield "一般公共预算财政拨款支出决算情况说明", fujian_money.write_budget
    yield "政府性基金预算财政拨款支出决算情况说明", fujian_money.write_fund
    yield "国有资本经营预算财政拨款支出决算情况说明", fujian_money.write_capital
    yield "一般公共预算财政拨款基本支出决算情况说明", fujian_money.write_basic
    if scene.profile.three != UNPUBLISHED:
        yield "一般公共预算财政拨款“三公”经费支出决算情况说明", fujian_three.write_three
    yield "预算绩效情况说明", fujian_annex.write_performance
    yield "其他重要事项情况说明", fujian_others.write_others
