"""Made reports: complete keys in every wording, sums and rates that follow from the key."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.corpus.making import ALL_WORDINGS, make_corpus
from reports.corpus.wordings import BUDGET_WORDINGS
from reports.corpus.writer import COLUMNS, Word
from reports.facts import MEASURES, SUBJECTS
from tests.corpus import APART, BUDGETS, DIGITS, WORDS, figures, reaches, spans_of, values_of

# Wordings that are or were frozen have tests of their own.
OPEN = sorted(set(ALL_WORDINGS) - set(APART))
many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
made = st.builds(
    lambda seed, wording: next(make_corpus(1, seed, [wording])),
    st.integers(0, 10**6),
    st.sampled_from(OPEN),
)
# Shanghai's plans say by how much, not by what part; some of Fujian do so too.
WITHOUT_RATES = {"budget_fujian", "budget_shanghai"}
WHOLES = {
    "收入": "本年收入合计",
    "支出": "本年支出合计",
    "功能分类": "一般公共预算财政拨款支出",
    "基本支出": "基本支出/合计",
    "政府采购": "政府采购/总额",
    "三公经费": "三公经费",
    "一般公共预算财政拨款支出": "本年支出合计",
}


@pytest.fixture(scope="module")
def files():
    return list(make_corpus(7 * len(OPEN), 3, OPEN))


@many
@given(made)
def test_every_numeral_of_a_made_report_has_one_key_row(file):
    assert spans_of(file.key_rows) == [hit.span() for hit in DIGITS.finditer(file.text)]


@many
@given(made)
def test_key_rows_quote_the_made_text(file):
    for row in (*file.key_rows, *file.worded_rows):
        assert tuple(row) == COLUMNS
        assert row["document"] == file.name
        assert file.text[int(row["start"]) : int(row["end"])] == row["text"]


@many
@given(made)
def test_made_figures_say_whose_what_and_when(file):
    year = int(file.name.split("-")[-1][:4])
    for row in figures(file.key_rows):
        assert row["subject_type"] in SUBJECTS
        assert row["measure"] in MEASURES
        assert all(row[name] for name in ("subject", "indicator", "unit", "place"))
        assert abs(Decimal(row["value"])) == Decimal(row["text"].replace(",", ""))
        assert int(row["fiscal_year"]) in (year, year - 1)
        assert row["measure"][:5] != "prior" or int(row["fiscal_year"]) == year - 1


@many
@given(made)
def test_worded_facts_are_noughts(file):
    for row in file.worded_rows:
        assert row["text"] in WORDS
        assert (row["class"], row["value"]) == ("figure", "0")
        expected = {"change"} if row["text"] in ("持平", "相等") else {"final", "count", *BUDGETS}
        assert row["measure"] in expected


@many
@given(made)
def test_change_rates_follow_from_the_change_before_them(file):
    rows = [row for row in figures(file.key_rows) if row["place"] == "narrative"]
    # What came to nought may be told in a word.
    told, measure, checked = [*rows, *file.worded_rows], now_of(file), 0
    for change, rate in pairwise(rows):
        if rate["measure"] != "change_rate" or change["measure"] != "change":
            continue
        assert change["indicator"] == rate["indicator"]
        (now,) = values_of(told, rate["indicator"], measure) or other_total(rows, rate)
        moved = Decimal(change["value"]) / (10000 if change["unit"] == "元" else 1)
        assert reaches(rate["value"], moved, now - moved), rate
        checked += 1
    assert checked >= 4 or file.wording in WITHOUT_RATES


def other_total(rows, row) -> set[Decimal]:
    """A change of both totals is stated where only each total is printed."""
    assert row["indicator"] == "收支总计"
    return values_of(rows, "收入总计", "final") & values_of(rows, "支出总计", "final")


@many
@given(made)
def test_printed_rates_and_shares_follow_from_printed_amounts(file):
    rows, checked = figures(file.key_rows), 0
    for row in rows:
        if row["measure"] == "share" and row["unit"] == "%":
            whole = values_of(rows, WHOLES[row["indicator"].split("/")[0]], now_of(file))
            part = amounts(rows, row, (now_of(file), "amount"))
        elif row["measure"] == "execution_rate":
            whole, part = amounts(rows, row, BUDGETS), amounts(rows, row, ("final",))
        else:
            continue
        if any(whole):
            assert any(reaches(row["value"], a, b) for a in part for b in whole), row
            checked += 1
    assert checked >= 4 or file.wording in WITHOUT_RATES


def now_of(file) -> str:
    return "final" if file.kind == "final_account" else "budget_initial"


def amounts(rows, row, measures) -> set[Decimal]:
    found = [values_of(rows, row["indicator"], name, row["subject"]) for name in measures]
    return set().union(*found)


@many
@given(made)
def test_made_parts_make_their_totals(file):
    rows, now = figures(file.key_rows), now_of(file)
    for family, whole in (("收入", "本年收入合计"), ("支出", "本年支出合计")):
        assert {part_sum(rows, family, now)} == values_of(rows, whole, now), family
    budget = values_of(rows, "一般公共预算财政拨款支出", now)
    levels = {part_sum(rows, "功能分类", now, levels=depth) for depth in (1, 3)}
    assert levels - {Decimal(0)} == budget
    classes = {row["indicator"] for row in rows if row["indicator"].count("/") == 1}
    for name in (name for name in classes if name.startswith("功能分类/")):
        assert {part_sum(rows, name, now, levels=2)} == values_of(rows, name, now), name
    vehicles = values_of(rows, "国有资产/车辆", "count")
    assert part_sum(rows, "国有资产/车辆", "count") in {0, *vehicles}


def part_sum(rows, family: str, measure: str, levels: int = 1) -> Decimal:
    """The sum of what is printed some levels below an indicator."""
    depth = family.count("/") + levels
    names = {
        row["indicator"]
        for row in rows
        if row["indicator"].startswith(family + "/") and row["indicator"].count("/") == depth
    }
    return sum((max(values_of(rows, name, measure), default=0) for name in names), Decimal(0))


@many
@given(made)
def test_made_three_public_and_procurement_add_up(file):
    rows, now = figures(file.key_rows), now_of(file)
    bought = sum_of(rows, "政府采购", ("货物", "工程", "服务"), now)
    assert {bought} == values_of(rows, "政府采购/总额", now)
    total = values_of(rows, "三公经费", now)
    ends = sum_of(rows, "三公经费", ("因公出国（境）费", "公务接待费"), now)
    whole = values_of(rows, "三公经费/公务用车购置及运行维护费", now)
    vehicles = sum_of(rows, "三公经费", ("公务用车购置费", "公务用车运行维护费"), now)
    assert whole in ({vehicles}, set())
    assert not total or total == {ends + vehicles}


def sum_of(rows, family: str, names: tuple[str, ...], measure: str) -> Decimal:
    """The sum of named parts; one that is told in a word or left out is nought."""
    found = [values_of(rows, f"{family}/{name}", measure) for name in names]
    return sum((max(part, default=Decimal(0)) for part in found), Decimal(0))


@many
@given(made)
def test_balances_lie_between_totals_and_the_years_money(file):
    rows = figures(file.key_rows)
    opening, closing = (
        values_of(rows, f"{name}结转和结余", "final") for name in ("年初", "年末")
    )  # fmt: skip
    grand = values_of(rows, "收入总计", "final")
    if opening and grand:
        assert values_of(rows, "本年收入合计", "final") == {max(grand) - max(opening)}
    if closing and grand:
        assert values_of(rows, "本年支出合计", "final") == {max(grand) - max(closing)}


@many
@given(made)
def test_a_made_figure_has_one_value_wherever_it_is_printed(file):
    values: dict[tuple, set[Decimal]] = {}
    fixed = ("final", "prior_final", "prior_budget", "score", *BUDGETS)
    for row in figures(file.key_rows):
        if row["measure"] in fixed:
            key = tuple(row[name] for name in ("subject", "indicator", "measure", "fiscal_year"))
            scale = 10000 if row["unit"] == "元" else 1
            values.setdefault(key, set()).add(Decimal(row["value"]) / scale)
    assert [key for key, seen in values.items() if len(seen) > 1] == []


def test_all_wordings_and_both_kinds_are_made(files):
    assert Counter(file.wording for file in files) == dict.fromkeys(OPEN, 7)
    kinds = {file.wording: file.kind for file in files}
    assert {name for name, kind in kinds.items() if kind == "budget"} == set(BUDGET_WORDINGS)
    assert {file.kind for file in files} == {"budget", "final_account"}


def test_made_bodies_differ_in_size_year_and_openness(files):
    accounts = [file for file in files if file.kind == "final_account"]
    totals = [max(values_of(file.key_rows, "本年支出合计", "final")) for file in accounts]
    assert max(totals) > 5 * min(totals)
    assert len({file.name[-11:-7] for file in files}) >= 5
    three = [bool(values_of(file.key_rows, "三公经费", "final")) for file in accounts]
    assert 0 < sum(three) < len(three)
    assert any(values_of(file.key_rows, "政府性基金预算财政拨款支出", "final") for file in accounts)


def test_plans_are_told_in_yuan_and_in_ten_thousands_with_and_without_marks():
    files = list(make_corpus(30, 5, ["budget_hubei", "shanghai"]))
    units = {row["unit"] for file in files for row in figures(file.key_rows)}
    assert {"元", "万元"} <= units
    assert any("," in row["text"] for file in files for row in file.key_rows)
    assert any(not any("," in row["text"] for row in file.key_rows) for file in files)


def test_chongqing_compares_the_three_public_money_with_two_bases():
    files = make_corpus(12, 1, ["chongqing"])
    both = [values_of(file.key_rows, "三公经费", "change") for file in files]
    assert any(len(found) == 2 for found in both)


def test_a_plan_is_compared_with_the_plan_of_the_year_before():
    for file in make_corpus(8, 2, ["budget_hubei"]):
        rows = figures(file.key_rows)
        measures = {row["measure"] for row in rows}
        assert {"budget_initial", "change", "change_rate", "share"} <= measures
        assert not measures & {"final", "prior_final", "execution_rate"}


def test_shanghais_plans_print_yuan_in_tables_and_ten_thousands_in_sentences():
    for file in make_corpus(6, 3, ["budget_shanghai"]):
        units = {(row["place"], row["unit"]) for row in figures(file.key_rows)}
        assert {("table", "元"), ("narrative", "万元")} <= units
        assert not units & {("table", "万元"), ("narrative", "元")}


def test_made_reports_are_the_same_at_each_call(files):
    assert list(make_corpus(7 * len(OPEN), 3, OPEN)) == files
    assert list(make_corpus(2, seed=4)) != files[:2]


def test_made_reports_are_marked_as_invented(files):
    assert all("（示例：本文所述单位和数据均为虚构）" in file.text[:60] for file in files)
    assert all(file.name.startswith("示例-") and "示例" in file.text[:10] for file in files)
    assert len({file.name for file in files}) == len({file.text for file in files}) == len(files)


def test_no_template_is_left_over_in_made_reports(files):
    for file in files:
        for left in ("{", "None", "<", "。。", "，，", "，。", "；。", "。，"):
            assert left not in file.text, (file.name, left)


def test_the_command_writes_files_and_their_keys(tmp_path):
    call_command(
        "make_corpus", into=tmp_path, count=6, seed=8, wording=["chongqing", "budget_hubei"],
        noise="light", verbosity=0,
    )  # fmt: skip
    files = list(make_corpus(6, 8, ["chongqing", "budget_hubei"], "light"))
    assert {path.name for path in tmp_path.glob("*.txt")} == {file.name for file in files}
    for file in files:
        assert (tmp_path / file.name).read_bytes().decode() == file.text
    assert read_rows(tmp_path / "示例-答案.csv") == [row for f in files for row in f.key_rows]
    assert read_rows(tmp_path / "示例-文字答案.csv") == [r for f in files for r in f.worded_rows]
    listed = read_rows(tmp_path / "示例-清单.csv")
    assert [(row["document"], row["kind"]) for row in listed] == [(f.name, f.kind) for f in files]


def read_rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_word_is_a_word_and_no_numeral():
    with pytest.raises(ValueError, match="not a word"):
        Word("零0", "figure")


def test_the_command_refuses_a_wording_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("make_corpus", "--into", str(tmp_path), "--wording", "nowhere")
