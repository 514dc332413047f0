"""That checks of score sheets and of completeness say what they looked at, and no more."""

import pytest

from reports.checks import registry
from reports.checks.accountnames import read_classes
from reports.checks.check import Example
from reports.checks.flat import Flat
from reports.checks.forms_examples import form
from reports.checks.leftovers import has_doubled
from reports.spans import Span
from tests.checking import failures, run

OWN = [check for check in registry.CHECKS if check.family in "CE"]
# Examples whose reason says so are found as a hint, and as nothing graver.
LEAVES = [(check, one) for check in OWN for one in check.leaves if not one.why.endswith("只作提示")]
HINTS = [(check, one) for check in OWN for one in check.leaves if one.why.endswith("只作提示")]


def code(value) -> str:
    return getattr(value, "code", "")


def states(name: str, example: Example) -> set[str]:
    return {one.state for one in run(registry.get_check(name), example).verdicts}


def reason(name: str, text: str) -> str:
    outcome = run(registry.get_check(name), Example(text))
    return "".join(one.reason for one in outcome.verdicts)


def flat(text: str) -> Flat:
    return Flat(text, (Span(0, len(text)),))


@pytest.mark.parametrize(("check", "example"), LEAVES, ids=code)
def test_what_is_left_alone_is_not_even_hinted_at(check, example):
    assert [one.title for one in failures(run(check, example))] == []


@pytest.mark.parametrize(("check", "example"), HINTS, ids=code)
def test_what_is_said_to_be_a_hint_is_one(check, example):
    assert {one.severity for one in failures(run(check, example))} == {"info"}


@pytest.mark.parametrize("name", ["C01", "C02", "C03", "C05", "C07", "C14", "C15", "C16"])
def test_a_sheet_without_a_fault_is_told_to_hold(name):
    assert states(name, Example(form(), kind="document")) == {"held"}


@pytest.mark.parametrize("name", ["E02", "E04", "E08"])
def test_a_report_without_a_fault_is_told_to_hold(name):
    assert states(name, Example("2023年公务接待费支出2.32万元，占100%。")) == {"held"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("E01", "节选"), ("E03", "没有读到"), ("E05", "简称"), ("E10", "类、款、项"), ("E11", "层级")],
)
def test_what_could_not_be_checked_says_why(name, words):
    assert words in reason(name, "本单位认真履行职责。")


def test_a_number_of_offices_without_their_names_is_not_checked():
    assert "3个" in reason("E13", "本单位内设3个股室，职责明确。")


def test_a_class_right_before_an_amount_is_read():
    found = read_classes(flat("医疗卫生与计划生育（类）支出5.58万元，其他教育支出类 3 万元"))
    assert [one[0] for one in found] == ["医疗卫生与计划生育", "教育"]
    assert [str(one[1]) for one in found] == ["5.58", "3"]


def test_an_amount_of_no_class_is_no_class():
    assert read_classes(flat("公用经费支出5.58万元，类支出3万元")) == []


def test_two_stops_side_by_side_are_seen():
    assert has_doubled("合计5万元，。其中")
    assert not has_doubled("合计5万元，其中：3。")


def test_numbered_cells_of_a_row_are_no_headings():
    head = "一、部门概况\n负责来访。\n二、收入支出决算总表\n"
    row = "三、其他收入{0}3{0}6.00{0}三、卫生健康支出{0}34{0}14.62\n"
    text = head + "{}三、决算情况说明\n2023年收入6万元。\n"
    check = registry.get_check("E07")
    assert failures(run(check, Example(text.format(row.format("，")))))
    assert not failures(run(check, Example(text.format(row.format("\t")))))
