"""One body's page: 图1 to 图7, the years, its standing, and what was published when."""

import json
from datetime import date

import pytest
from django.urls import reverse

from tests import builders as make

pytestmark = pytest.mark.django_db


def read_rows(client, department, table):
    response = client.get(department.get_absolute_url() + f"?table={table}&format=json")
    return json.loads(b"".join(response.streaming_content))["rows"]


def read_context(client, department, query=""):
    return client.get(department.get_absolute_url() + query).context


def test_all_seven_charts_stand_even_where_nothing_is_published(client):
    report = make.make_report()
    charts = read_context(client, report.department)["seven"]
    assert [chart.title[:2] for chart in charts] == [f"图{n}" for n in range(1, 8)]
    words = {t for c in charts for trace in c.figure["data"] for t in trace.get("text", ())}
    assert words == {"未公开", "未收录"}


def test_each_bar_leads_to_its_numeral(client):
    report = make.make_report()
    cell = make.make_cell(report, "收支总计", value="309.33")
    before = make.make_cell(report, "收支总计", "prior_final", "358.79")
    first = read_context(client, report.department)["seven"][0]
    urls = [data[0] for data in first.figure["data"][0]["customdata"]]
    assert urls == [before.figure.get_absolute_url(), cell.figure.get_absolute_url()]


def test_last_year_is_derived_where_only_the_change_is_printed(client):
    report = make.make_report()
    make.make_cell(report, "收支总计", value="182.64")
    make.make_cell(report, "收支总计", "change", "39.84")
    (chart, *_) = read_context(client, report.department)["seven"]
    assert chart.figure["data"][0]["x"] == [142.8, 182.64]
    assert "推算" in chart.figure["data"][1]["text"][0]


def test_last_year_comes_from_its_own_report_where_this_one_is_silent(client):
    department = make.make_department()
    older = make.make_cell(make.make_report(department, 2021), "收支总计", value="150")
    make.make_cell(make.make_report(department, 2022), "收支总计", value="160")
    (chart, *_) = read_context(client, department)["seven"]
    assert chart.figure["data"][0]["customdata"][0][0] == older.figure.get_absolute_url()


def test_parts_printed_as_zero_are_in_the_table_and_not_drawn(client):
    report = make.make_report()
    make.fill_sangong(report, abroad="0", cars="4.20", hosting="1.64")
    chart = read_context(client, report.department)["seven"][6]
    assert len(chart.figure["data"][0]["x"]) == 2
    assert "其余 1 项报告印为 0" in chart.note
    rows = [row for row in read_rows(client, report.department, "bars") if "图7" in row["图"]]
    assert {row["项目"]: row["金额（万元）"] for row in rows}["因公出国（境）费"] == 0


def test_missing_parts_are_unpublished_and_never_zero(client):
    report = make.make_report()
    row = next(r for r in read_rows(client, report.department, "bars") if "图7" in r["图"])
    assert row["金额（万元）"] == "未公开"


def test_trend_has_a_gap_where_a_year_is_not_stored(client):
    department = make.make_department()
    for year, value in ((2020, "5"), (2022, "7")):
        make.make_cell(make.make_report(department, year), value=value)
    (row,) = read_rows(client, department, "trends")
    assert (row["2020年"], row["2021年"], row["2022年"]) == (5, "未收录", 7)
    (chart,) = read_context(client, department)["small_trends"]
    assert chart.figure["data"][0]["y"] == [None, 5.0, None, 7.0]


def test_trend_takes_last_years_figure_from_the_next_report_and_says_so(client):
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, measure="prior_final", value="7.34")
    (chart,) = read_context(client, report.department)["small_trends"]
    assert chart.figure["data"][0]["y"] == [7.34, 5.84]
    assert chart.figure["data"][0]["marker"]["symbol"] == ["circle-open", "circle"]
    assert "2021年取自下一年报告的上年数" in chart.note


def test_standing_says_over_how_many_and_withholds_a_rating_of_few(client):
    for value in ("1", "2", "3"):
        report = make.make_report()
        make.make_cell(report, value=value)
    panel = read_context(client, report.department)["standing"][0]
    said = [entry.text for entry in panel.rows[0]]
    assert said[2:] == ["第 1", "3", "2.00 万元", "部门太少，不评"]


def test_late_and_uncollected_reports_are_told_apart(client):
    document = make.make_document(published_on=date(2024, 1, 5))
    report = make.make_report(document=document)
    filings = {row.kind: row for row in read_context(client, report.department)["filings"]}
    assert filings["final_account"].filing.state == "late"
    assert filings["budget"].filing.word == "未收录"
    page = client.get(report.department.get_absolute_url()).content.decode()
    assert "▲ 晚公开" in page


def test_report_without_sangong_is_said_to_lack_it(client):
    report = make.make_report()
    make.fill_account(report)
    filings = read_context(client, report.department)["filings"]
    account = next(row for row in filings if row.kind == "final_account")
    assert "“三公”经费" in account.filing.lacks
    assert "一般公共预算支出" not in account.filing.lacks


def test_files_of_the_small_tables_have_all_rows(client):
    department = make.fill_bodies(1)[0]
    context = read_context(client, department)
    for name in ("bars", "trends"):
        assert len(read_rows(client, department, name)) == len(context[name].rows)
    assert reverse("department", args=[department.pk]) in department.get_absolute_url()
