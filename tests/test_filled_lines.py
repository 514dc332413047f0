"""A body's line items: each cell is printed, computed with its formula and interval, or absent."""

import re
from decimal import Decimal

import pytest

from dashboards.presence import DERIVED, UNCOLLECTED, UNDEFINED, UNPUBLISHED
from dashboards.queries.body_trend import stored_kinds
from dashboards.queries.department import list_lines
from dashboards.queries.filled_lines import fill_lines, say_interval
from reports.models import Figure
from tests import builders as make

pytestmark = pytest.mark.django_db


def fill(report, path="三公经费"):
    """The cells of one indicator's row by measure."""
    body = report.department
    lines = fill_lines(list_lines(body, 2022), 2022, stored_kinds(body.pk))
    family, _, label = path.partition("/")
    return next(one.values for one in lines if one.indicator == (label or family))


def interval_of(value):
    return tuple(round(end, 4) for end in value.interval)


def test_last_year_follows_from_this_year_and_the_change():
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="change", value="-1.50", basis="prior_final")
    cell = fill(report)["prior_final"]
    assert (cell.presence, cell.number, cell.formula) == (
        DERIVED, Decimal("7.34"), "决算数 − 增减额",
    )  # fmt: skip
    assert cell.interval == (Decimal("7.33"), Decimal("7.35"))
    assert [operand.name for operand in cell.operands] == ["决算数", "增减额"]


def test_a_rate_of_change_has_the_interval_of_its_operands_rounding():
    report = make.make_report()
    make.make_cell(report, value="11.0")
    make.make_cell(report, measure="prior_final", value="10.0")
    cells = fill(report)
    assert cells["change"].number == Decimal("1.0")
    assert cells["change_rate"].number == 10
    low, high = interval_of(cells["change_rate"])
    assert low == round((Decimal("10.95") / Decimal("10.05") - 1) * 100, 4)
    assert high == round((Decimal("11.05") / Decimal("9.95") - 1) * 100, 4)


def test_an_amount_printed_in_yuan_has_the_narrow_interval_of_yuan():
    report = make.make_report()
    make.make_cell(report, value="0.75")
    make.make_cell(report, measure="change", value="-0.25", basis="prior_final")
    Figure.objects.filter(measure="final").update(unit="元", value=7500, decimals=0)
    cell = fill(report)["prior_final"]
    assert cell.number == 1
    assert cell.interval == (Decimal("0.99495"), Decimal("1.00505"))


def test_a_count_of_the_same_measure_has_no_say_in_the_interval():
    report = make.make_report()
    make.make_cell(report, value="3", unit="人")
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="change", value="-1.50", basis="prior_final")
    assert fill(report)["prior_final"].interval == (Decimal("7.33"), Decimal("7.35"))


def test_execution_names_the_plan_that_it_is_of():
    report = make.make_report()
    make.make_cell(report, value="5")
    make.make_cell(report, measure="budget_initial", value="10")
    cell = fill(report)["execution_rate"]
    assert (cell.number, cell.formula) == (50, "决算数 ÷ 年初预算数 × 100%")


def test_what_is_printed_is_not_computed_again():
    report = make.make_report()
    make.make_cell(report, value="5")
    make.make_cell(report, measure="budget_initial", value="10")
    make.make_cell(report, measure="execution_rate", value="49.9", unit="%")
    assert fill(report)["execution_rate"].printed


def test_a_change_of_the_budget_is_not_taken_for_one_of_the_account():
    body = make.make_department()
    account = make.make_report(body, 2022)
    budget = make.make_report(body, 2022, kind="budget")
    make.make_cell(account, value="5.84")
    make.make_cell(budget, measure="change", value="1.00")
    assert fill(account)["prior_final"].presence == UNPUBLISHED


def test_a_change_from_zero_is_undefined_and_says_so():
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="prior_final", value="0")
    cell = fill(report)["change_rate"]
    assert cell.presence == UNDEFINED
    assert "不能作除数" in cell.why


def test_of_an_amount_said_to_be_about_so_there_is_no_interval():
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="change", value="-1.50", basis="prior_final", qualifier="约")
    cell = fill(report)["prior_final"]
    assert (cell.interval, cell.qualifier) == (None, "约")
    assert "约数" in say_interval(cell)


def test_absence_tells_stored_reports_that_leave_it_out_from_missing_ones():
    report = make.make_report()
    make.make_cell(report)
    assert fill(report)["budget_initial"].presence == UNPUBLISHED
    budget = make.make_report(kind="budget")
    make.make_cell(budget, measure="budget_initial")
    cells = fill(budget)
    assert cells["final"].presence == UNCOLLECTED
    assert cells["prior_budget"].presence == UNPUBLISHED


def test_filling_a_table_takes_no_query(django_assert_num_queries):
    report = make.make_report()
    for path in ("三公经费", "机关运行经费", "收支总计"):
        make.make_cell(report, path)
        make.make_cell(report, path, "prior_final", "3")
    lines = list_lines(report.department, 2022)
    with django_assert_num_queries(0):
        fill_lines(lines, 2022, {(2022, "final_account"): True})


# --- the page -----------------------------------------------------------------------------------


def page_of(client, report, query=""):
    address = report.department.get_absolute_url() + "?year=2022" + query
    response = client.get(address)
    return response.getvalue().decode() if response.streaming else response.content.decode()


def test_a_computed_cell_leads_to_its_formula_and_that_to_the_sentences(client):
    report = make.make_report()
    own = make.make_cell(report, value="5.84")
    make.make_cell(report, measure="change", value="-1.50", basis="prior_final")
    page = page_of(client, report)
    anchor = re.search(r'推算</span> <a class="value" href="#(how-[^"]+)">7\.34', page)[1]
    row = page.split(f'id="{anchor}"')[1].split("</tr>")[0]
    assert "决算数 − 增减额" in row
    assert "7.33 至 7.35" in row
    assert own.figure.get_absolute_url() in row


def test_the_four_kinds_of_absence_look_different(client):
    report = make.make_report()
    make.make_cell(report, "三公经费", value="0")
    make.make_cell(report, "机关运行经费", value=None)
    make.make_cell(report, "三公经费", "budget_initial", "1")
    page = page_of(client, report).split('id="lines"')[1]
    assert re.search(r'<a class="value" href="[^"]+">0\.00</a>', page)
    assert re.search(r'class="value absent"[^>]*>空白</a>', page)
    assert '<span class="unseen">未公开</span>' in page
    other = make.make_report(kind="budget")
    make.make_cell(other, measure="budget_initial", value="1")
    make.make_cell(other, "机关运行经费", value=None)
    assert re.search(r'class="absent"[^>]*>未收录</span>', page_of(client, other))


def test_the_file_says_what_was_computed_and_how_and_what_is_absent(client):
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="change", value="-1.50", basis="prior_final")
    make.make_cell(report, "机关运行经费", value="3")
    lines = page_of(client, report, "&format=csv").splitlines()
    assert "上年决算数＝决算数 − 增减额（7.33 至 7.35）" in lines[1]
    assert "未公开" in next(line for line in lines if line.startswith("机关运行经费"))
    derived = page_of(client, report, "&format=csv&table=derived").splitlines()
    assert derived[1].startswith("三公经费,上年决算数,7.34,万元,")


def test_computed_values_stay_out_of_charts_and_medians(client):
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="budget_initial", value="10")
    context = client.get(report.department.get_absolute_url()).context
    assert not any(
        value.presence == DERIVED
        for row in context["view"].lines
        for value in row.values.values()
    )  # fmt: skip
