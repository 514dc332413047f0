from datetime import date

import pytest
from django.urls import reverse

from dashboards.deadlines import is_late
from dashboards.queries.cells import read_body
from dashboards.queries.coverage import list_coverage
from tests import builders

pytestmark = pytest.mark.django_db


def file_report(department, year=2022, published=None, kind="final_account"):
    document = builders.make_document(published_on=published)
    return builders.make_report(department=department, year=year, kind=kind, document=document)


def states(department, years=(2022,)):
    (row,) = list_coverage([read_body(department)], "final_account", list(years))
    return [row.find(year).state for year in years]


def test_a_report_of_the_autumn_is_in_time_and_one_of_the_winter_late():
    assert not is_late("final_account", 2022, date(2023, 10, 31))
    assert is_late("final_account", 2022, date(2023, 11, 1))
    assert not is_late("budget", 2022, None)


def test_in_time_late_undated_and_not_collected_are_told_apart():
    department = builders.make_department()
    file_report(department, 2022, date(2023, 9, 20))
    file_report(department, 2021, date(2023, 1, 5))
    file_report(department, 2020)
    years = (2019, 2020, 2021, 2022)
    assert states(department, years) == ["uncollected", "undated", "late", "in_time"]


def test_a_report_that_leaves_out_what_it_must_state_says_so():
    department = builders.make_department()
    file_report(department)
    (row,) = list_coverage([read_body(department)], "final_account", [2022])
    assert "“三公”经费" in row.find(2022).lacks


def test_the_page_and_its_export_give_the_same_rows(client):
    department = builders.make_department()
    file_report(department, 2022, date(2024, 1, 5))
    url = reverse("coverage") + "?state=late&year=2022"
    assert department.official_name in client.get(url).content.decode()
    export = b"".join(client.get(url + "&format=csv").streaming_content).decode()
    assert "晚公开；2024-01-05" in export
    assert (
        department.official_name not in client.get(url.replace("late", "in_time")).content.decode()
    )


def test_the_grid_takes_the_same_queries_for_many_bodies(client, django_assert_max_num_queries):
    for _ in range(6):
        file_report(builders.make_department())
    with django_assert_max_num_queries(16):
        client.get(reverse("coverage"))
