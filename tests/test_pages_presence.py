"""Absence has four kinds, and only a printed zero is 0."""

from decimal import Decimal

import pytest

from dashboards.presence import Value, median_printed, sum_printed
from dashboards.queries.cells import read_body
from dashboards.queries.rates import PROJECTS, list_rates
from dashboards.queries.sangong import list_sangong
from dashboards.queries.scores import list_scores, name_grade
from tests import builders as make

pytestmark = pytest.mark.django_db


def read_total(department):
    return list_sangong([read_body(department)], 2022)[0].total


def test_body_without_a_report_is_not_collected():
    assert read_total(make.make_department()).word == "未收录"


def test_report_without_the_item_has_not_published_it():
    assert read_total(make.make_report().department).word == "未公开"


def test_budget_report_does_not_carry_the_final_account():
    report = make.make_report(kind="budget")
    assert read_total(report.department).word == "未收录"


def test_replaced_report_counts_as_not_collected():
    report = make.make_report(in_force=False)
    assert read_total(report.department).word == "未收录"


def test_blank_is_neither_zero_nor_missing():
    report = make.make_report()
    cell = make.make_cell(report, value=None)
    total = read_total(report.department)
    assert (total.word, total.url) == ("空白", cell.figure.get_absolute_url())


def test_printed_zero_is_zero():
    report = make.make_report()
    make.make_cell(report, value="0")
    assert (read_total(report.department).text, read_total(report.department).kind) == (
        "0.00",
        "zero",
    )


def test_evaluation_carries_the_score_but_not_the_spending():
    report = make.make_report(kind="overall_evaluation")
    body = read_body(report.department)
    assert list_scores([body], 2022)[0].score.word == "未公开"
    assert list_sangong([body], 2022)[0].total.word == "未收录"


def test_project_without_a_rate_has_not_published_it():
    project = make.make_project()
    make.make_report(project.department, kind="project_score_sheet", project=project)
    rows = list_rates([read_body(project.department)], 2022, PROJECTS)
    assert [row.rate.word for row in rows] == ["未公开"]


def test_absent_and_derived_values_stay_out_of_sum_and_median():
    values = [
        Value("printed", Decimal(1)),
        Value("printed", Decimal(3)),
        Value("derived", Decimal(100)),
        Value("blank"),
        Value("unpublished"),
        Value("uncollected"),
    ]
    assert (sum_printed(values), median_printed(values)) == (4, 2)


def test_sum_of_nothing_is_nothing():
    assert sum_printed([Value("blank")]) is None


def test_wider_scope_is_compared_where_both_are_published():
    department = make.make_department()
    make.make_cell(make.make_report(department, scope="own"), value="1")
    make.make_cell(make.make_report(department, scope="summary"), value="2")
    assert read_total(department).number == 2


@pytest.mark.parametrize(
    ("score", "grade"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.9", "差")]
)
def test_grade_begins_at_its_lower_edge(score, grade):
    assert name_grade(Decimal(score)) == grade


@pytest.mark.parametrize(
    ("number", "unit", "decimals", "text"),
    [
        ("-1234.5", "万元", 1, "−1,234.50"),
        ("0.0012", "万元", 2, "0.0012"),
        ("20.44", "%", 2, "20.44"),
        ("100", "%", 0, "100.0"),
        ("96.5", "分", 1, "96.5"),
    ],
)
def test_number_is_written_as_the_yearbook_does(number, unit, decimals, text):
    assert Value("printed", Decimal(number), unit, decimals).text == text
