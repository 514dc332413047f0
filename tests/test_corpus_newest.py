"""What only Shaanxi's and Fujian's reports tell: kinds of cost, plans, rates alone, codes."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

from reports.corpus.making import invent_ground, make_corpus, second_ground
from reports.corpus.rounding import percent
from reports.corpus.wordings.costs import office_costs, staff_costs
from reports.corpus.wordings.scene import Scene
from tests.corpus import figures, values_of
from tests.frozen import AGAINST_PLAN, MANNERS, value, values, write_once

SEEDS = range(len(MANNERS))
FILES = {name: list(make_corpus(12, 3, [name])) for name in ("shaanxi", "fujian", "budget_fujian")}


@pytest.mark.parametrize("wording", ["shaanxi", "fujian"])
def test_kinds_of_cost_make_people_and_office(wording):
    for file in FILES[wording]:
        rows = figures(file.key_rows)
        for family in ("基本支出/人员经费", "基本支出/公用经费"):
            kinds = {row["indicator"] for row in rows if row["indicator"].startswith(f"{family}/")}
            assert len(kinds) >= 8
            parts = [values_of(rows, name, "final") for name in kinds]
            assert all(len(part) == 1 for part in parts)
            assert {sum(max(part) for part in parts)} == values_of(rows, family, "final")


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_of_cost_are_never_negative_and_housing_is_its_accounts(seed):
    report = write_once("shaanxi", seed)
    scene = Scene(report.profile, report.ledger, report.before)
    assert min(*staff_costs(scene).values(), *office_costs(scene).values()) >= 0
    (housing,) = (a.plan.final for a in report.ledger.accounts if a.item == "住房公积金")
    assert value(report, "基本支出/人员经费/住房公积金") == housing


def test_shaanxis_changes_against_the_plan_are_result_less_plan():
    checked = 0
    for file in FILES["shaanxi"]:
        rows = figures(file.key_rows)
        for row in rows:
            if not file.text[: int(row["start"])].endswith(AGAINST_PLAN):
                continue
            plans = set().union(*(values_of(rows, row["indicator"], name) for name in
                                  ("budget", "budget_initial", "budget_adjusted")))  # fmt: skip
            spent = values_of(rows, row["indicator"], "final")
            assert {Decimal(row["value"])} == {max(spent) - max(plans)}
            checked += 1
    assert checked > 20


def test_shaanxis_plans_go_by_three_names():
    measures = {
        row["measure"]
        for file in FILES["shaanxi"]
        for row in figures(file.key_rows)
        if row["indicator"] in ("三公经费", "会议费")
    }
    assert {"budget", "budget_initial", "budget_adjusted", "final"} <= measures


def test_shaanxi_tells_meetings_and_training_once_in_the_office_and_once_apart():
    for seed in SEEDS:
        report = write_once("shaanxi", seed)
        for name in ("会议费", "培训费"):
            apart = sum(values(report, name, "final"))
            assert sum(values(report, f"基本支出/公用经费/{name}", "final")) == apart or not apart


def test_tables_of_both_provinces_stand_before_the_text():
    for wording in ("shaanxi", "fujian", "budget_fujian"):
        for file in FILES[wording]:
            assert file.text.index("\n第二部分") < file.text.rindex("\n第三部分")
            tables = [row for row in figures(file.key_rows) if row["indicator"] == "支出/基本支出"]
            assert tables[0]["place"] == "table"


def test_fujians_rates_without_amounts_follow_from_both_years():
    checked = 0
    for seed in SEEDS:
        report = write_once("fujian", seed)
        for path, name in (("三公经费", "total"), ("三公经费/公务接待费", "reception")):
            now, before = (getattr(one.three, name).final for one in (report.ledger, report.before))
            for rate in values(report, path, "change_rate"):
                places = max(report.profile.style.percent_places, -rate.as_tuple().exponent)
                assert rate == percent(now - before, before, places)
                checked += 1
            assert not values(report, path, "change")
    assert checked >= 8


def test_fujians_grades_are_counted_over_all_projects():
    for seed in SEEDS:
        report = write_once("fujian", seed)
        graded = [
            Decimal(mark.value)
            for mark in report.figures
            if mark.indicator.startswith("绩效/自评等级为")
        ]
        assert sum(graded) == value(report, "绩效/项目个数", "count") == len(report.ledger.projects)


@pytest.mark.parametrize("wording", ["fujian", "budget_fujian"])
def test_fujians_accounts_stand_with_their_codes_in_front_or_behind(wording):
    manners = set()
    for file in FILES[wording]:
        part = file.text.split("\n第三部分")[1]
        manners |= set(re.findall(r"（一）(?:\d{7}-?|行政运行（)", part))
    assert len({re.sub(r"\d", "", hit) for hit in manners}) == 3


def test_a_plan_in_fujians_words_stands_beside_an_account_of_fujian():
    ground = invent_ground("newest", "fujian")
    other = second_ground(ground, "budget", random.Random(1))
    assert (other.wording, other.kind, other.year) == ("budget_fujian", "budget", ground.year)


def test_fujians_plan_tells_vehicles_and_equipment_of_the_year_before():
    for file in FILES["budget_fujian"]:
        rows = figures(file.key_rows)
        assets = {row["fiscal_year"] for row in rows if row["indicator"].startswith("国有资产/")}
        others = {row["fiscal_year"] for row in rows if row["measure"] == "budget_initial"}
        assert [int(year) + 1 for year in assets] == [int(year) for year in others]
