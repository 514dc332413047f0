"""Measures are computed from printed values, and are absent as their operands are."""

from decimal import Decimal

import pytest

from dashboards.indicators import BY_CODE, find_parts, list_indicators
from dashboards.measures import MEASURES, measures_of, round_derived
from dashboards.presence import Operand, Value


def printed(number, unit="万元", **more):
    return Value("printed", Decimal(number), unit, 2, **more)


ABSENT = Value("unpublished")


def compute(code, **given):
    measure = MEASURES[code]
    keys = {need.key: need.name for need in measure.needs}
    return measure.compute(
        {key: Operand(name, given.get(key, ABSENT)) for key, name in keys.items()}
    )


@pytest.mark.parametrize(
    ("code", "given", "number", "unit"),
    [
        ("share", {"own": "5.84", "spent": "312.45"}, "1.87", "%"),
        ("per_post", {"own": "5.84", "heads": "8"}, "0.73", "万元/人"),
        ("change", {"own": "8", "prior": "10"}, "-20.00", "%"),
        ("change", {"own": "8", "step": "-2"}, "-20.00", "%"),
        ("change", {"own": "8", "before": "10"}, "-20.00", "%"),
        ("against_plan", {"own": "9.57", "budget": "10"}, "95.70", "%"),
        ("next_plan", {"next": "6", "own": "5"}, "20.00", "%"),
        ("change_gap", {"stated": "-20.44", "own": "8", "prior": "10"}, "-0.44", "个百分点"),
        ("rate_gap", {"stated": "100", "own": "9.57", "budget": "10"}, "4.30", "个百分点"),
    ],
)
def test_measure_is_computed_from_what_is_printed(code, given, number, unit):
    value = compute(code, **{key: printed(each) for key, each in given.items()})
    assert (value.presence, value.number, value.unit) == ("derived", Decimal(number), unit)
    assert [operand.value.number for operand in value.operands] == [
        Decimal(each) for each in given.values()
    ]
    assert value.formula


def test_stated_change_is_taken_as_it_is_printed():
    stated = printed("-20.4", "%", basis="prior_final")
    value = compute("change", stated=stated, own=printed("8"), prior=printed("10"))
    assert (value.presence, value.number) == ("printed", Decimal("-20.4"))


def test_change_against_the_budget_is_not_taken_for_one_on_last_year():
    stated = printed("-5", "%", basis="budget")
    value = compute("change", stated=stated, own=printed("8"), prior=printed("10"))
    assert (value.presence, value.number) == ("derived", Decimal(-20))
    assert compute("change_gap", stated=stated, own=printed("8")).presence == "undefined"


@pytest.mark.parametrize("presence", ["uncollected", "unpublished", "blank"])
@pytest.mark.parametrize(
    ("code", "gone"),
    [("share", "spent"), ("per_post", "heads"), ("against_plan", "own"), ("rate_gap", "stated")],
)
def test_missing_operand_makes_its_own_kind_of_absence(code, gone, presence):
    given = {need.key: printed("10") for need in MEASURES[code].needs}
    value = compute(code, **(given | {gone: Value(presence)}))
    assert (value.presence, value.number) == (presence, None)
    assert value.word in value.why


@pytest.mark.parametrize("whole", ["0", "-3"])
def test_division_by_nothing_is_absent_with_the_reason(whole):
    value = compute("share", own=printed("5"), spent=printed(whole))
    assert (value.number, value.word) == (None, "不可比")
    assert "本年支出合计为" in value.why
    assert len(value.operands) == 2


def test_printed_zero_by_something_is_zero():
    value = compute("share", own=printed("0"), spent=printed("300"))
    assert (value.number, value.text) == (0, "0.00")


def test_budget_named_by_the_rate_is_the_one_divided_by():
    stated = printed("50", "%", basis="budget_initial")
    plans = {"budget_initial": printed("20"), "budget_adjusted": printed("10")}
    assert compute("rate_gap", stated=stated, own=printed("10"), **plans).number == 0


def test_about_is_passed_on_to_what_is_computed():
    assert compute("share", own=printed("5", qualifier="余"), spent=printed("9")).qualifier == "约"


def test_small_quotient_is_not_rounded_to_nothing():
    assert round_derived(Decimal("0.0012345")) == Decimal("0.0012")


def test_half_is_rounded_up_as_in_the_reports():
    assert round_derived(Decimal("80.905")) == Decimal("80.91")


def test_score_has_no_share_of_spending():
    score = BY_CODE["绩效/部门整体自评得分"]
    assert set(measures_of(score)) == {"amount"}
    assert "share" not in measures_of(BY_CODE["本年支出合计"])


def test_accounts_by_function_are_found_and_are_parts_of_the_general_budget():
    found = ["功能分类/教育支出", "功能分类/教育支出/进修及培训/培训支出"]
    listed = list_indicators(found)
    assert listed[found[1]].label == "培训支出（教育支出·进修及培训）"
    assert find_parts(listed["一般公共预算财政拨款支出"], found) == (found[0],)


def test_every_operand_column_of_a_measure_has_a_head():
    for code, measure in MEASURES.items():
        given = {need.key: printed("10") for need in measure.needs}
        assert len(compute(code, **given).operands) == len(measure.shows), code
