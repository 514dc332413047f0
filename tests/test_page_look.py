"""What a reader would stumble over: odd years, long decimals, empty scopes, torn numbers."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.actions import describe_details, shorten_digests
from dashboards.charts.compare import TALLEST_BAND
from dashboards.charts.coverage import KEYS, LOOKS
from dashboards.charts.sangong import REST, draw_sangong
from dashboards.formatting import format_sum
from dashboards.presence import Value
from dashboards.queries.cells import list_bodies
from dashboards.queries.places import pick_year
from dashboards.queries.sangong import list_sangong
from dashboards.tables.kpis import frame_target
from reports.models import Department, KpiRow
from tests import builders as make


@pytest.fixture(autouse=True)
def plain_static(settings):
    # Hashed names need a collected folder; the pages do not depend on it.
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


@pytest.mark.parametrize(
    ("counts", "year"),
    [({2022: 40, 2023: 1}, 2022), ({2022: 40, 2023: 14}, 2023), ({2020: 1, 2022: 2}, 2022),
     ({}, None)],
)  # fmt: skip
def test_first_report_of_a_year_does_not_make_the_pages_be_about_it(counts, year):
    assert pick_year(counts) == year


@pytest.mark.django_db
def test_body_page_opens_with_the_accounts_and_not_with_next_year_s_budget(client):
    department = make.make_department()
    make.make_cell(make.make_report(department, 2022), value="5.84")
    make.make_report(department, 2023, "budget")
    assert "2022年，“三公”经费" in client.get(department.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("number", "decimals", "text", "exact"),
    [
        ("15.44809", 2, "15.45", "15.44809 万元"),
        ("3.4567", 4, "3.4567", ""),
        ("0.051234", 2, "0.051234", ""),
        ("5.84", 2, "5.84", ""),
    ],
)
def test_amount_published_in_yuan_is_shown_with_two_decimals(number, decimals, text, exact):
    value = Value("printed", Decimal(number), "万元", decimals)
    assert (value.text, value.exact) == (text, exact)


def test_sum_of_amounts_has_two_decimals():
    assert format_sum(Decimal("14029.956674")) == "14,029.96"


@pytest.mark.django_db
def test_sentence_about_one_body_speaks_of_no_median(client):
    make.fill_sangong(make.make_report())
    make.make_report()
    page = client.get(reverse("compare")).content.decode()
    answer = page.split('<p class="answer">')[1].split("</p>")[0]
    assert "2 个部门中只有" in answer
    assert "中位数" not in answer


@pytest.mark.django_db
def test_absent_value_has_no_scope(client):
    make.fill_sangong(make.make_report())
    make.make_report()
    rows = client.get(reverse("sangong")).context["table"].rows
    assert [row.get_cell("scope") for row in rows] == ["未注明", "—"]


@pytest.mark.django_db
def test_what_no_part_accounts_for_is_drawn_to_the_end_of_the_total():
    report = make.make_report()
    make.make_cell(report, value="17.09")
    make.make_cell(report, make.HOSTING, value="1.70")
    rows = list_sangong(list_bodies(Department.objects.all()), 2022)
    chart = draw_sangong(rows, "", "", {})
    rest = next(trace for trace in chart.figure["data"] if trace["name"] == REST)
    assert rest["x"] == [15.39]
    assert chart.keys[-1].word == REST


def test_target_does_not_say_its_sign_and_unit_twice():
    assert frame_target(KpiRow(nature="≥", target_text="≥98%", unit="%")) == ("", "")
    assert frame_target(KpiRow(nature="≥", target_text="12", unit="次")) == ("≥ ", " 次")
    assert frame_target(KpiRow(nature="≥", target_text="85", unit="%")) == ("≥ ", "%")


@pytest.mark.django_db
def test_swarm_of_many_equal_values_keeps_its_axis_in_the_frame(client):
    for _ in range(40):
        make.make_cell(make.make_report(), value="0")
    chart = client.get(reverse("compare") + "?view=band").context["chart"]
    assert chart.height <= TALLEST_BAND
    assert chart.figure["data"][0]["marker"]["size"] < 9


@pytest.mark.django_db
def test_few_bars_are_not_stretched_over_the_page(client):
    make.fill_bodies(3)
    assert '<figure class="chart few">' in client.get(reverse("sangong")).content.decode()
    make.fill_bodies(6)
    assert '<figure class="chart">' in client.get(reverse("sangong")).content.decode()


@pytest.mark.django_db
def test_numbers_in_bars_of_the_coverage_stand_upright(client):
    make.fill_bodies(4)
    chart = client.get(reverse("coverage")).context["chart"]
    assert {trace["textangle"] for trace in chart.figure["data"]} == {0}
    assert chart.figure["layout"]["uniformtext"]["mode"] == "hide"
    assert len(KEYS) == len(LOOKS)


def test_log_speaks_in_words():
    details = {"status": "stored", "numerals": 5, "uncertain": 0, "what": "findings"}
    said = describe_details(details)
    assert said == "结果：已存入；数字：5；待核：0；内容：检查发现"
    assert shorten_digests(f"SHA-256：{'0123456789ab' + 'f' * 52}；") == "SHA-256：0123456789ab…；"


@pytest.mark.django_db
def test_counts_have_thousands_marks(client):
    report = make.make_report()
    for start in range(1001):
        make.make_numeral(report.document, start)
    assert "1,001 <small>个" in client.get(reverse("overview")).content.decode()
