"""The plan's tables in 元, beside sentences in 万元."""

from __future__ import annotations

from dataclasses import replace

from reports.corpus import names
from reports.corpus.voice import Voice, code
from reports.corpus.wordings.budget_hubei import planned_incomes
from reports.corpus.wordings.budget_turns import PLAN
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.shanghai_tables import codes


def yuan_voice(scene: Scene) -> Voice:
    """Speaks in whole 元."""
    style = replace(scene.profile.style, unit="元", trim=True)
    return replace(scene.voice, style=style, place="table")


def write_tables(scene: Scene) -> None:
    """Income and spending, then spending by account."""
    write_totals(scene)
    write_accounts(scene)


def write_totals(scene: Scene) -> None:
    """Income on the left, spending on the right."""
    w, v, now = scene.writer, yuan_voice(scene), scene.now
    left = [(name, f"收入/{name}", value) for name, value in planned_incomes(now).items()]
    right = [
        (names.BASIC, f"支出/{names.BASIC}", now.basic.initial),
        (names.PROJECTS, f"支出/{names.PROJECTS}", now.project_plan.initial),
    ]
    w.line("{year}年部门财务收支预算总表", year=scene.year)
    w.line("编制部门：{name} 单位：元", name=scene.profile.name)
    w.row("本年收入", "", "本年支出", "")
    w.row("项目", "预算数", "项目", "预算数")
    for place in range(max(len(left), len(right))):
        cells = []
        for half in (left, right):
            words, indicator, value = half[place] if place < len(half) else ("", "", None)
            cells += [words, "" if value is None else v.money(indicator, PLAN, value)]
        w.row(*cells)
    w.row(
        "收入总计", v.money("收入总计", PLAN, now.whole.initial),
        "支出总计", v.money("支出总计", PLAN, now.whole.initial),
    )  # fmt: skip


def write_accounts(scene: Scene) -> None:
    """Accounts of the general public budget with codes in three cells."""
    w, v = scene.writer, yuan_voice(scene)
    w.line("{year}年部门一般公共预算支出功能分类预算表", year=scene.year)
    w.line("编制部门：{name} 单位：元", name=scene.profile.name)
    w.row("功能分类科目编码", "", "", "功能分类科目名称", "一般公共预算支出")
    w.row("类", "款", "项", "", "合计")
    for cls, plan in scene.now.classes().items():
        if not plan.initial:
            continue
        total = v.money(f"功能分类/{cls}", PLAN, plan.initial)
        w.row(code(names.CODES[cls]), "", "", cls, total)
        for account in scene.now.accounts:
            if account.cls == cls:
                money = v.money(account.indicator, PLAN, account.plan.initial)
                w.row(*codes(account), account.item, money)
    w.row("合计", "", "", "", v.money("一般公共预算财政拨款支出", PLAN, scene.now.budget.initial))
