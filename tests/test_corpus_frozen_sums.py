"""Wordings kept unseen, now or once: what they print adds up, recomputed from the key alone."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from reports.corpus.invention import RECEPTION, UNPUBLISHED
from reports.corpus.making import BALANCED
from tests.corpus import APART
from tests.frozen import (
    CASES,
    MANNERS,
    case_name,
    indicators,
    profile_of,
    value,
    values,
    write_case,
    written,
)  # fmt: skip

report = pytest.fixture(write_case, scope="module", params=CASES, ids=case_name)


def test_a_figure_has_one_value_wherever_it_is_printed(report):
    keys = {(mark.subject, mark.indicator, mark.measure) for mark in report.figures}
    once = ("final", "budget_initial", "budget_adjusted", "budget", "change", "prior_final")
    for subject, indicator, measure in keys:
        if measure in once:
            value(report, indicator, measure, subject)


def test_income_and_spending_make_their_totals(report):
    whole = value(report, "本年收入合计")
    fiscal, budget = value(report, "财政拨款收入合计"), value(report, "一般公共预算财政拨款支出")
    sources = [name for name in indicators(report) if re.fullmatch(r"收入/[^/]+", name)]
    assert sum(value(report, name) for name in sources) == whole
    kinds = [name for name in indicators(report) if re.fullmatch(r"支出/[^/]+", name)]
    assert sum(value(report, name) for name in kinds) == value(report, "本年支出合计") == whole
    fund = sum(values(report, "政府性基金预算财政拨款支出", "final"))
    assert budget + fund == fiscal == value(report, "财政拨款支出合计")
    assert values(report, "收入总计", "final") == values(report, "支出总计", "final") == {whole}


def test_accounts_make_their_sections_classes_and_budget(report):
    paths = [name for name in indicators(report) if name.startswith("功能分类/")]
    for parent in (name for name in paths if name.count("/") < 3):
        depth = parent.count("/") + 1
        below = [name for name in paths
                 if name.startswith(parent + "/") and name.count("/") == depth]  # fmt: skip
        spent = value(report, parent)
        assert sum(value(report, name) for name in below) == spent
        assert bool(below) == bool(spent)
    classes = [value(report, name) for name in paths if name.count("/") == 1]
    assert sum(classes) == value(report, "一般公共预算财政拨款支出")


def test_basic_spending_is_people_and_office(report):
    people, office = value(report, "基本支出/人员经费"), value(report, "基本支出/公用经费")
    assert people + office == value(report, "基本支出/合计") == value(report, "支出/基本支出")
    assert value(report, "机关运行经费") == office


def test_three_public_money_adds_up_or_is_not_told(report):
    rows = [mark for mark in report.figures if mark.indicator.startswith("三公经费")]
    if report.profile.three == UNPUBLISHED:
        assert rows == []
        return
    names = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
    parts = [sum(values(report, f"三公经费/{name}", "final")) for name in names]
    assert sum(parts) == value(report, "三公经费")
    bought = sum(values(report, "三公经费/公务用车购置费", "final"))
    assert bought + sum(values(report, "三公经费/公务用车运行维护费", "final")) == parts[1]
    home = values(report, "三公经费/国内公务接待", "final")
    # Fujian does not tell guests at home from foreign ones.
    assert bool(home) == (report.wording != "fujian")
    assert not home or home.pop() + value(report, "三公经费/外事接待") == parts[2]


@pytest.mark.parametrize("wording", APART)
def test_reception_alone_tells_no_vehicles(wording):
    report = written(wording, MANNERS.index(RECEPTION))
    told = {mark.indicator for mark in report.figures if "三公" in mark.indicator}
    below = {"三公经费/公务接待费", "三公经费/国内公务接待", "三公经费/外事接待"}
    least = {"三公经费", "三公经费/公务接待费"}
    assert told in (least | below, least)


def test_people_vehicles_and_procurement_add_up(report):
    for family in ("人员/编制", "人员/实有", "人员/退休", "国有资产/车辆"):
        below = {mark.indicator for mark in report.figures
                 if mark.indicator.startswith(family + "/")}  # fmt: skip
        assert sum(value(report, name, "count") for name in below) == value(report, family, "count")
    kinds = [value(report, f"政府采购/{kind}") for kind in ("货物", "工程", "服务")]
    total = value(report, "政府采购/总额")
    assert sum(kinds) == total
    small = value(report, "政府采购/中小企业合同金额", "amount")
    assert 0 < value(report, "政府采购/小微企业合同金额", "amount") <= small <= total


@pytest.mark.parametrize("wording", sorted(BALANCED & set(APART)))
def test_balances_lie_between_the_totals_and_the_years_money(wording):
    seen = 0
    for seed in range(len(MANNERS)):
        profile = replace(profile_of(seed), has_balance=True)
        report = written(wording, seed, profile)
        opening = sum(values(report, "年初结转和结余", "final"))
        closing = sum(values(report, "年末结转和结余", "final"))
        grand = value(report, "收入总计")
        assert value(report, "支出总计") == grand
        assert value(report, "本年收入合计") + opening == grand
        assert value(report, "本年支出合计") + closing == grand
        sources = [name for name in indicators(report) if re.fullmatch(r"收入/[^/]+", name)]
        assert sum(value(report, name) for name in sources) + opening == grand
        seen += bool(opening) + bool(closing)
    assert seen > len(MANNERS)


def test_score_sheets_reach_their_totals(report):
    for project in report.ledger.projects:
        rows = [mark for mark in report.figures if mark.subject.startswith(project.name + "｜")]
        for measure in ("weight", "score"):
            parts = sum(Decimal(mark.value) for mark in rows if mark.measure == measure)
            money = value(report, "项目预算/总额", measure, project.name)
            total = value(report, "绩效/项目自评得分", measure, project.name)
            assert parts + money == total
        assert value(report, "绩效/项目自评得分", "weight", project.name) == 100


def test_projects_make_the_project_spending(report):
    for measure in ("final", "budget_adjusted", "budget_initial"):
        parts = [
            value(report, "项目预算/总额", measure, project.name)
            for project in report.ledger.projects
        ]
        assert values(report, "支出/项目支出", measure) <= {sum(parts)}


def test_cost_rows_repeat_the_plan_and_the_result(report):
    for mark in report.figures:
        if mark.subject.endswith("｜项目总成本") and mark.measure in ("target", "actual"):
            measure = "final" if mark.measure == "actual" else "budget_adjusted"
            project = mark.subject.split("｜")[0]
            assert Decimal(mark.value) == value(report, "项目预算/总额", measure, project)
