"""Wordings kept unseen, now or once: complete keys, own words and layout."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

from reports.corpus import wordings
from reports.corpus.invention import invent_history
from reports.corpus.making import ALL_WORDINGS
from reports.corpus.samples import SAMPLES
from reports.corpus.wordings import FROZEN
from reports.corpus.wordings.codes import budget_rows
from reports.corpus.wordings.yunnan_money import in_yuan, to_yuan
from reports.facts import MEASURES, PLACES, SUBJECTS
from tests.corpus import APART
from tests.frozen import (
    CASES,
    DIGITS,
    MANNERS,
    YEAR,
    case_name,
    profile_of,
    value,
    values,
    write_case,
    write_once,
    written,
)  # fmt: skip

report = pytest.fixture(write_case, scope="module", params=CASES, ids=case_name)


def test_frozen_wordings_are_registered_and_not_among_the_samples():
    assert set(FROZEN) == {"shaanxi", "fujian", "budget_fujian"}
    assert set(FROZEN) < set(ALL_WORDINGS)
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
    for mark in (row.mark for row in report.rows if row.mark.cls == "figure"):
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
    reports = [write_once(*case) for case in CASES]
    assert len({report.text for report in reports}) == len(CASES)
    for wording in APART:
        masked = {DIGITS.sub("", one.text) for one in reports if one.wording == wording}
        assert len(masked) == len(MANNERS)


def test_a_sentence_is_worded_in_several_ways_over_the_seeds():
    leads = {
        "fujian": r"20\d{5}(-?行政运行|）)",
        "guangdong": r"(支出决算为?|全年预算为?)\d",
        "liaoning": r"(年初预算为?)\d",
        "shaanxi": r"年度(收入总计、|收、|收入总计和)支出?总计[均各]",
        "xinjiang": r"(支出决算数?为?)\d",
        "yunnan": r"(收入合计为?)[\d,]",
    }
    for wording, pattern in leads.items():
        texts = [written(wording, seed).text for seed in range(len(MANNERS))]
        assert len({hit for text in texts for hit in re.findall(pattern, text)}) > 1


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
