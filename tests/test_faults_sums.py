"""That planted faults are really faults, worked out from the key alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.corpus.faults.sums import COUNTED, WHOLES
from reports.corpus.prose import grade
from tests.corpus import reaches
from tests.test_faults import NAMED, planted


def value(row) -> Decimal:
    """Money in 万元, everything else as printed."""
    return Decimal(row.mark.value) / (10000 if row.mark.unit == "元" else 1)


def spoilt_row(draft):
    """The figure that the fault stands on."""
    (fault,) = draft.faults
    rows = (row for row in draft.rows if row.mark.cls == "figure")
    return next(row for row in rows if fault.start <= row.start < fault.end)


def others(ground, row, measures, same_line=True):
    """Figures of the same thing in the text as it was, those of its line first."""
    found = [
        one
        for one in ground.rows
        if (one.mark.subject, one.mark.indicator) == (row.mark.subject, row.mark.indicator)
        and one.mark.measure in measures
    ]
    near = [one for one in found if ground.block(one.start) == ground.block(row.start)]
    return near if same_line else found


def cases(name):
    for ground, draft in planted(name):
        yield ground, draft, spoilt_row(draft)


def test_a_rate_on_this_years_amount_is_that_and_not_the_right_one():
    for ground, _, row in cases("wrong-base"):
        (now,) = {value(one) for one in others(ground, row, (ground.own,))}
        moved = {value(one) for one in others(ground, row, ("change",))}
        assert any(reaches(row.mark.value, one, now) for one in moved)
        right = {value(one) for one in others(ground, row, ("change_rate",))}
        assert value(row) not in right


def test_a_mistyped_rate_is_not_what_the_amounts_give():
    for ground, _, row in cases("wrong-digits"):
        (now,) = {value(one) for one in others(ground, row, (ground.own,))}
        for moved in {value(one) for one in others(ground, row, ("change",))}:
            assert not reaches(row.mark.value, moved, now - moved)


@pytest.mark.parametrize(
    ("name", "part", "whole"),
    [
        ("execution-rate", ("final",), ("budget_adjusted", "budget_initial")),
        ("rate-of-the-money", ("final",), ("budget_adjusted",)),
    ],
)
def test_a_mistyped_execution_rate_is_not_final_by_budget(name, part, whole):
    for ground, _, row in cases(name):
        finals, budgets = (
            {value(one) for one in others(ground, row, measures)} for measures in (part, whole)
        )
        assert finals
        assert not any(reaches(row.mark.value, a, b) for a in finals for b in budgets)


def line_of(draft, row):
    start = draft.text.rfind("\n", 0, row.start) + 1
    end = draft.text.find("\n", row.start)
    return [one for one in draft.rows if start <= one.start < end and one.mark.cls == "figure"]


def first_values(rows, indicators, mark) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for row in rows:
        if row.mark.indicator in indicators and row.mark.measure == mark.measure:
            found.setdefault(row.mark.indicator, value(row))
    return found


def test_parts_no_longer_make_their_total():
    for _, draft, row in cases("parts-and-total"):
        line, wrong = line_of(draft, row), 0
        for whole, parts in WHOLES.items():
            totals = first_values(line, (whole,), row.mark)
            summed = first_values(line, parts, row.mark)
            if totals and len(summed) > 1 and row.mark.indicator in (whole, *parts):
                wrong += totals[whole] != sum(summed.values())
        assert wrong


def test_counts_no_longer_make_their_total():
    for _, draft, row in cases("counts-and-total"):
        names = [one for one in COUNTED if row.mark.indicator.startswith(one)]
        line = line_of(draft, row)
        parts = {
            one.mark.indicator
            for one in line
            if one.mark.indicator.startswith(f"{names[0]}/")
        }  # fmt: skip
        (total,) = first_values(line, names, row.mark).values()
        assert sum(first_values(line, parts, row.mark).values()) != total


def test_all_gone_is_said_of_something_left():
    for ground, _, row in cases("all-gone"):
        assert row.mark.value == "-100"
        assert all(value(one) > 0 for one in others(ground, row, (ground.own,)))


def test_a_rate_of_counts_cannot_be_reached():
    for _, draft, row in cases("rate-of-counts"):
        (fault,) = draft.faults
        (rate,) = (one for one in draft.rows if one.mark.measure == "change_rate"
                   and fault.start <= one.start < fault.end and one.mark.unit == "%")  # fmt: skip
        count = int(value(row))
        rates = {round((Decimal(count) / last - 1) * 100, 2) for last in range(1, count * 3)}
        assert Decimal(rate.mark.value) not in rates


def told(mark) -> tuple[str, ...]:
    kind = "money" if mark.unit in ("元", "万元") else mark.unit
    return mark.subject, mark.indicator, mark.measure, mark.fiscal_year, kind


@pytest.mark.parametrize(
    "name",
    ["told-again-in-words", "told-again-in-a-table", "told-again-in-a-chart",
     "project-told-twice", "project-told-twice-in-a-table"],
)  # fmt: skip
def test_what_is_told_twice_is_told_differently(name):
    for ground, draft, row in cases(name):
        values = {
            value(one)
            for one in draft.rows
            if one.mark.cls == "figure" and told(one.mark) == told(row.mark)
        }
        assert len(values) > 1, ground.wording


def test_a_project_has_more_than_all_projects():
    for ground, _, row in cases("project-above-all"):
        projects = {
            value(one)
            for one in ground.rows
            if (one.mark.indicator, one.mark.measure) == ("支出/项目支出", ground.own)
        }
        assert value(row) > max(projects)


def test_a_row_has_more_points_than_its_weight():
    for ground, _, row in cases("points-above-weight"):
        assert all(value(row) > value(one) for one in others(ground, row, ("weight",)))


def test_results_contradict_the_points():
    for name, is_met in (("all-points-though-missed", False), ("points-taken-though-met", True)):
        for ground, _, row in cases(name):
            (target,), (weight,), (score,) = (
                others(ground, row, (measure,)) for measure in ("target", "weight", "score")
            )
            assert (value(row) >= value(target)) == is_met
            assert (value(score) < value(weight)) == is_met


def test_the_total_is_not_what_the_rows_give():
    for ground, _, row in cases("total-of-points"):
        parts = [
            one
            for one in ground.rows
            if one.mark.measure == "score"
            and one.mark.place == "table"
            and one.mark.indicator != row.mark.indicator
            and one.mark.subject.split("｜")[0] == row.mark.subject
        ]
        assert sum(map(value, parts)) != value(row)


def test_a_grade_is_not_that_of_its_score():
    for ground, draft in planted("grade"):
        (fault,) = draft.faults
        score = fault.what.rsplit(" ", 1)[1]
        assert draft.text[fault.start : fault.end] != grade(Decimal(score)), ground.wording


def test_words_against_the_plan_are_wrong():
    signs = {"小于": -1, "等于": 0, "大于": 1}
    for _, draft in planted("against-plan"):
        (fault,) = draft.faults
        word, rate = fault.what.split(" with a rate of ")
        number = Decimal(rate.removesuffix("%"))
        assert draft.text[fault.start : fault.end] == word
        assert signs[word] != (number > 100) - (number < 100)


def test_a_turned_word_gives_its_number_the_other_sign():
    for ground, _, row in cases("more-or-less"):
        (before,) = [one for one in ground.rows if one.start == row.start]
        assert value(row) == -value(before) != 0


@pytest.mark.parametrize("name", ["prior-amount", "prior-implied", "plan"])
def test_two_reports_contradict_each_other(name):
    for ground, draft, row in cases(name):
        year = ground.year - (NAMED[name].pair == "next")
        told = {
            value(one)
            for one in ground.beside.rows
            if one.mark.indicator == row.mark.indicator
            and one.mark.fiscal_year == str(year)
            and one.mark.measure in ("final", "budget_initial")
        }
        said = value(row)
        if name == "prior-implied":
            (now,) = {value(one) for one in others(ground, row, (ground.own,))}
            said = now - said
        assert told
        assert said not in told, draft.faults


def test_an_implied_amount_fits_its_own_sentence():
    for ground, draft, row in cases("prior-implied"):
        (fault,) = draft.faults
        rate = next(
            one for one in draft.rows
            if one.mark.measure == "change_rate" and row.end <= one.start <= fault.end
        )  # fmt: skip
        (now,) = {value(one) for one in others(ground, row, (ground.own,))}
        assert reaches(rate.mark.value, value(row), now - value(row))
