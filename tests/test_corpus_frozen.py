"""Wordings kept unseen, now or once: complete keys, faultless sums, own words and layout."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from reports.corpus import wordings
from reports.corpus.invention import (
    FULL,
    NOUGHT,
    PARTY,
    RECEPTION,
    UNPUBLISHED,
    Profile,
    invent_history,
)  # fmt: skip
from reports.corpus.samples import SAMPLES
from reports.corpus.voice import Style
from reports.corpus.wordings import FROZEN, WORDINGS
from reports.corpus.wordings.codes import budget_rows
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.yunnan_money import in_yuan, to_yuan
from reports.facts import MEASURES, PLACES, SUBJECTS
from tests.corpus import APART

# Written apart from the writer's own pattern, so that one does not excuse the other.
DIGITS = re.compile(r"[0-9０-９]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")
YEAR = 2023

MANNERS = (FULL, FULL, RECEPTION, NOUGHT, UNPUBLISHED, FULL, FULL, FULL)


def profile_of(seed: int) -> Profile:
    """Bodies of all manners: party and government, with a fund and own money or without."""
    party = seed % 3 == 2
    name = "中共示例乙市测试区委群众工作局" if party else "示例甲市测试县信访局"
    return Profile(
        name,
        "990199",
        size=7 + 3 * seed,
        three=MANNERS[seed],
        has_fund=seed % 2 == 1,
        has_own=seed % 4 < 2,
        projects=2 + seed % 3,
        style=Style(percent_places=1 + seed % 2, trim=seed % 4 == 3),
        seed=seed,
        **({"kind": PARTY} if party else {}),
    )


def written(wording: str, seed: int, profile: Profile | None = None):
    """A report with its figures, ready to be recomputed."""
    profile = profile or profile_of(seed)
    ledgers = invent_history(profile, range(YEAR - 2, YEAR + 1))
    scene = Scene(profile, ledgers[YEAR], ledgers[YEAR - 1])
    WORDINGS[wording](scene)
    marks = [row.mark for row in scene.writer.rows]
    return SimpleNamespace(
        wording=wording,
        profile=profile,
        ledger=scene.now,
        text=scene.writer.text,
        rows=scene.writer.rows,
        figures=[mark for mark in marks if mark.cls == "figure"],
        others=[mark for mark in marks if mark.cls != "figure"],
    )


CASES = [(wording, seed) for wording in APART for seed in range(len(MANNERS))]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def report(request):
    return written(*request.param)


def values(report, indicator: str, measure: str, subject: str = "") -> set[Decimal]:
    """All values of an indicator, wherever printed."""
    whose = subject or report.profile.name
    return {
        Decimal(mark.value)
        for mark in report.figures
        if (mark.subject, mark.indicator, mark.measure) == (whose, indicator, measure)
    }


def value(report, indicator: str, measure: str = "final", subject: str = "") -> Decimal:
    """The one value of an indicator."""
    found = values(report, indicator, measure, subject)
    assert len(found) == 1, (indicator, measure, found)
    return found.pop()


def agrees(printed: Decimal, exact: Decimal, places: int) -> bool:
    """Whether a percent is the exact one; cut noughts count as printed."""
    places = max(places, -printed.as_tuple().exponent)
    return abs(printed - exact) <= Decimal(5).scaleb(-places - 1)


def test_frozen_wordings_are_registered_and_not_among_the_samples():
    assert set(FROZEN) == {"liaoning", "xinjiang"}
    assert set(FROZEN) < set(WORDINGS)
    assert not {sample.wording for sample in SAMPLES} & set(FROZEN)


def test_frozen_wordings_know_nothing_of_the_reader():
    for path in Path(wordings.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("reports.extraction"), path.name


def test_every_numeral_has_one_key_row_that_quotes_it(report):
    found = [(hit.start(), hit.end(), hit[0]) for hit in DIGITS.finditer(report.text)]
    assert [(row.start, row.end, row.mark.text) for row in report.rows] == found


def test_figures_say_whose_what_and_when(report):
    for mark in report.figures:
        assert mark.subject_type in SUBJECTS
        assert mark.measure in MEASURES
        assert mark.place in PLACES
        assert mark.subject
        assert mark.indicator
        assert mark.unit
        prior = mark.measure.startswith("prior")
        assert mark.fiscal_year == str(YEAR - 1 if prior else YEAR)
        assert abs(Decimal(mark.value)) == Decimal(mark.text.replace(",", ""))


def test_other_numerals_have_a_class_and_nothing_else(report):
    classes = {mark.cls for mark in report.others}
    assert classes <= {"date", "ordinal", "code", "docno", "other"}
    assert {"date", "ordinal", "code", "other"} <= classes
    assert not any(mark.indicator or mark.value for mark in report.others)


def test_reports_are_the_same_at_each_call(report):
    again = written(report.wording, report.profile.seed)
    assert again.text == report.text
    assert again.rows == report.rows


def test_reports_are_distinct_in_figures_and_in_words():
    reports = [written(*case) for case in CASES]
    assert len({report.text for report in reports}) == len(CASES)
    for wording in APART:
        masked = {DIGITS.sub("", one.text) for one in reports if one.wording == wording}
        assert len(masked) == len(MANNERS)


def test_a_sentence_is_worded_in_several_ways_over_the_seeds():
    leads = {
        "guangdong": r"(支出决算为?|全年预算为?)\d",
        "liaoning": r"(年初预算为?)\d",
        "xinjiang": r"(支出决算数?为?)\d",
        "yunnan": r"(收入合计为?)[\d,]",
    }
    for wording, pattern in leads.items():
        texts = [written(wording, seed).text for seed in range(len(MANNERS))]
        assert len({hit for text in texts for hit in re.findall(pattern, text)}) > 1


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


def indicators(report) -> set[str]:
    """The body's indicators that have a result."""
    name = report.profile.name
    return {mark.indicator for mark in report.figures
            if mark.subject == name and mark.measure == "final"}  # fmt: skip


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
    assert value(report, "三公经费/国内公务接待") + value(report, "三公经费/外事接待") == parts[2]


@pytest.mark.parametrize("wording", APART)
def test_reception_alone_tells_no_vehicles(wording):
    report = written(wording, MANNERS.index(RECEPTION))
    told = {mark.indicator for mark in report.figures if "三公" in mark.indicator}
    below = {"三公经费/公务接待费", "三公经费/国内公务接待", "三公经费/外事接待"}
    assert told == {"三公经费", *below}


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


def test_changes_agree_with_their_rates_and_last_year(report):
    changed = {mark.indicator for mark in report.figures if mark.measure == "change"}
    # Liaoning compares its accounts with the plan alone.
    assert len(changed) >= (3 if report.wording == "liaoning" else 6)
    for name in changed:
        now, change = result(report, name), value(report, name, "change")
        assert values(report, name, "prior_final") <= {now - change}
        for rate in rates_of(report, name, strayed=False):
            exact = change / (now - change) * 100
            assert agrees(rate, exact, report.profile.style.percent_places), name


def result(report, name: str) -> Decimal:
    """What changed: of both totals either, where only each for itself is printed."""
    both = name == "收支总计" and not values(report, name, "final")
    return value(report, "收入总计" if both else name)


def rates_of(report, name: str, strayed: bool) -> set[Decimal]:
    """Rates of change against last year, or the 预决算差异率 against the plan."""
    return {
        Decimal(row.mark.value)
        for row in report.rows
        if (row.mark.indicator, row.mark.measure) == (name, "change_rate")
        and is_strayed(report, row) == strayed
    }


def is_strayed(report, row) -> bool:
    """Whether a rate tells how far the result strayed from the plan."""
    return report.text[: row.start].rstrip("-").endswith("预决算差异率")


def test_xinjiangs_strayed_rates_follow_from_plan_and_result():
    for seed in range(len(MANNERS)):
        report = written("xinjiang", seed)
        names = {row.mark.indicator for row in report.rows if is_strayed(report, row)}
        assert {"财政拨款支出合计", "一般公共预算财政拨款支出"} <= names
        for name in names:
            first = "budget_adjusted" if name.startswith("三公") else "budget_initial"
            (rate,), plan = rates_of(report, name, strayed=True), value(report, name, first)
            exact = (value(report, name) - plan) / plan * 100 if plan else Decimal(0)
            assert agrees(rate, exact, report.profile.style.percent_places), name


@pytest.mark.parametrize("wording", FROZEN)
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
    assert len(shares) >= 10
    for mark in shares:
        whole = next(name for pattern, name in WHOLES if re.fullmatch(pattern, mark.indicator))
        measure = "amount" if "合同金额" in mark.indicator else "final"
        total = value(report, whole)
        exact = value(report, mark.indicator, measure) / total * 100 if total else Decimal(0)
        assert agrees(Decimal(mark.value), exact, report.profile.style.percent_places), mark


def test_execution_rates_follow_from_result_and_plan(report):
    rates = [mark for mark in report.figures if mark.measure == "execution_rate"]
    assert len(rates) >= 10
    for mark in rates:
        plans = [
            values(report, mark.indicator, measure, mark.subject)
            for measure in ("budget_adjusted", "budget_initial")
        ]
        spent = value(report, mark.indicator, "final", mark.subject)
        places = 2 if mark.place == "table" else report.profile.style.percent_places
        told = [found.pop() for found in plans if found]
        # Liaoning alone measures one result by both plans.
        told = told if report.wording == "liaoning" else told[:1]
        assert any(agrees(Decimal(mark.value), spent / plan * 100, places) for plan in told), mark


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


def test_money_is_in_the_provinces_unit(report):
    own, foreign = ("元", "万元") if report.wording == "yunnan" else ("万元", "元")
    units = {mark.unit for mark in report.figures}
    assert own in units
    assert foreign not in units
    amounts = [mark.text for mark in report.figures if mark.unit == own]
    marked = [text for text in amounts if "," in text]
    assert bool(marked) == (report.wording == "yunnan")


def test_tables_tell_what_the_text_tells(report):
    for place in ("table", "narrative"):
        rows = [mark for mark in report.figures if mark.place == place]
        assert len(rows) >= 100
    for title in ("收入支出决算总表", "一般公共预算财政拨款支出决算表"):
        assert re.search(rf"(?m){title}\n", report.text)


def test_account_codes_grow_with_the_level():
    rows = list(budget_rows(written("yunnan", 0).ledger))
    assert [len(row.code) for row in rows] == [3 + 2 * (r.indicator.count("/") - 1) for r in rows]
    assert [row.code for row in rows] == sorted(row.code for row in rows)


def test_score_sheets_of_guangdong_keep_sign_number_and_unit_together():
    text = written("guangdong", 1).text
    assert "全年预算数（A）" in text
    assert re.search(r"\t≥\d+%\n", text)
    assert "度量单位" not in text


def test_liaoning_tells_amounts_and_then_their_shares_as_lists():
    for seed in range(len(MANNERS)):
        report = written("liaoning", seed)
        listed = (
            r"人员经费、公用经费分别为([\d.]+)万元、([\d.]+)万元，分别占\D*([\d.]+)%、([\d.]+)%"
        )
        told = [Decimal(part) for part in re.search(listed, report.text).groups()]
        rows = [f"基本支出/{name}" for name in ("人员经费", "公用经费")]
        assert told[:2] == [value(report, name) for name in rows]
        assert [{share} for share in told[2:]] == [values(report, name, "share") for name in rows]


def test_liaoning_puts_batches_heads_and_money_of_receptions_in_one_list():
    report = written("liaoning", 0)
    three = report.ledger.three
    assert f"国内公务接待累计{three.batches}批次、{three.visitors}人、" in report.text


def test_tables_of_yunnan_stand_before_or_behind_the_text():
    places = set()
    for seed in range(len(MANNERS)):
        text = written("yunnan", seed).text
        places.add(text.index("公开01表") < text.index("第三部分"))
    assert places == {True, False}


def test_yuan_keep_the_order_of_the_amounts():
    amounts = [Decimal(step).scaleb(-2) for step in range(0, 4000, 7)]
    yuan = [to_yuan(amount) for amount in amounts]
    assert yuan == sorted(set(yuan))
    assert yuan[0] == 0
    assert all(amount * 10000 <= money < amount * 10000 + 100
               for amount, money in zip(amounts, yuan, strict=True))  # fmt: skip


def test_a_ledger_in_yuan_is_the_same_body():
    profile = profile_of(1)
    ledger = invent_history(profile, range(YEAR - 1, YEAR + 1))[YEAR]
    yuan = in_yuan(ledger)
    assert [round(plan / 10000) for plan in (yuan.whole.final, yuan.fund.final)] == [
        round(plan) for plan in (ledger.whole.final, ledger.fund.final)
    ]
    assert yuan.basic.final + yuan.project_plan.final == yuan.whole.final
    assert yuan.budget.final + yuan.fund.final + yuan.own.final == yuan.whole.final


def test_no_template_is_left_over_and_marks_come_in_pairs(report):
    assert not re.search(r"[{}]|……|XX|增加（减少）|None|nan|。。|，。|；。", report.text)
    for left, right in ("“”", "（）", "〔〕"):
        assert report.text.count(left) == report.text.count(right)
