"""Wordings kept unseen, now or once: changes, rates and shares follow from their amounts."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reports.corpus.invention import invent_history
from reports.corpus.wordings import WORDINGS
from reports.corpus.wordings.scene import Scene
from tests.frozen import (
    CASES,
    MANNERS,
    YEAR,
    agrees,
    case_name,
    is_strayed,
    rates_of,
    result,
    value,
    values,
    write_case,
    write_once,
)  # fmt: skip

report = pytest.fixture(write_case, scope="module", params=CASES, ids=case_name)


def test_changes_agree_with_their_rates_and_last_year(report):
    changed = {mark.indicator for mark in report.figures if mark.measure == "change"}
    # Some provinces compare their accounts with the plan alone.
    assert len(changed) >= (3 if report.wording in ("liaoning", "shaanxi") else 6)
    for name in changed:
        now, change = result(report, name), value(report, name, "change")
        assert values(report, name, "prior_final") <= {now - change}
        for rate in rates_of(report, name, strayed=False):
            exact = change / (now - change) * 100
            assert agrees(rate, exact, report.profile.style.percent_places), name


def test_xinjiangs_strayed_rates_follow_from_plan_and_result():
    for seed in range(len(MANNERS)):
        report = write_once("xinjiang", seed)
        names = {row.mark.indicator for row in report.rows if is_strayed(report, row)}
        assert {"财政拨款支出合计", "一般公共预算财政拨款支出"} <= names
        for name in names:
            first = "budget_adjusted" if name.startswith("三公") else "budget_initial"
            (rate,), plan = rates_of(report, name, strayed=True), value(report, name, first)
            exact = (value(report, name) - plan) / plan * 100 if plan else Decimal(0)
            assert agrees(rate, exact, report.profile.style.percent_places), name


def test_last_years_results_are_those_of_last_years_report(report):
    profile = report.profile
    ledgers = invent_history(profile, range(YEAR - 2, YEAR + 1))
    scene = Scene(profile, ledgers[YEAR - 1], ledgers[YEAR - 2])
    WORDINGS[report.wording](scene)
    then = {
        (row.mark.indicator, Decimal(row.mark.value))
        for row in scene.writer.rows
        if row.mark.measure == "final" and row.mark.subject == profile.name
    }
    for mark in report.figures:
        if mark.measure == "change" and mark.indicator not in ("收支总计", "收入总计", "支出总计"):
            before = value(report, mark.indicator) - Decimal(mark.value)
            told = {number for name, number in then if name == mark.indicator}
            assert not told or told == {before}, mark


WHOLES = (
    (r"收入/[^/]+|财政拨款收入合计|支出/[^/]+|一般公共预算财政拨款支出", "本年收入合计"),
    (r"功能分类/[^/]+", "一般公共预算财政拨款支出"),
    (r"基本支出/[^/]+", "支出/基本支出"),
    (r"三公经费/[^/]+", "三公经费"),
    (r"政府采购/[^/]+", "政府采购/总额"),
)


def test_shares_follow_from_their_wholes(report):
    shares = [mark for mark in report.figures if mark.measure == "share"]
    # Fujian tells amounts without their shares, but for procurement.
    assert len(shares) >= (2 if report.wording == "fujian" else 10)
    for mark in (one for one in shares if not one.indicator.startswith("绩效/")):
        whole = next(name for pattern, name in WHOLES if re.fullmatch(pattern, mark.indicator))
        measure = "amount" if "合同金额" in mark.indicator else "final"
        total = value(report, whole)
        wholes = {total}
        if "小微" in mark.indicator:
            # Of all procurement, or of what small and medium firms had.
            wholes.add(value(report, "政府采购/中小企业合同金额", "amount"))
        part, places = value(report, mark.indicator, measure), report.profile.style.percent_places
        exact = [part / one * 100 if one else Decimal(0) for one in wholes]
        assert any(agrees(Decimal(mark.value), one, places) for one in exact), mark


def test_execution_rates_follow_from_result_and_plan(report):
    rates = [mark for mark in report.figures if mark.measure == "execution_rate"]
    assert len(rates) >= 10
    for mark in rates:
        plans = [
            values(report, mark.indicator, measure, mark.subject)
            for measure in ("budget_adjusted", "budget_initial", "budget")
        ]
        spent = value(report, mark.indicator, "final", mark.subject)
        places = 2 if mark.place == "table" else report.profile.style.percent_places
        told = [found.pop() for found in plans if found]
        # Liaoning alone measures one result by both plans.
        told = told if report.wording == "liaoning" else told[:1]
        assert any(agrees(Decimal(mark.value), spent / plan * 100, places) for plan in told), mark


def test_words_of_more_and_less_agree_with_the_sign(report):
    words = {"change": ("增加", "减少"), "change_rate": ("增长", "下降")}
    for row in report.rows:
        if is_strayed(report, row):
            assert report.text[row.start - 1] == "-" or not row.mark.value.startswith("-")
        elif row.mark.measure in words:
            down = row.mark.value.startswith("-")
            assert report.text[: row.start].endswith(words[row.mark.measure][down])


def test_words_about_the_plan_agree_with_the_numbers(report):
    for line in report.text.splitlines():
        if "决算数等于全年预算数" in line or "决算数与全年预算数一致" in line:
            assert "决算数小于" not in line
            rates = re.findall(r"完成全年预算(?:[\d.]+万元)?的([\d.]+)%", line)
            assert set(rates) <= {"100"}
