"""The same questions to every page: works, keeps its query count, survives bad input."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import builders as make

pytestmark = pytest.mark.django_db

NAMES = ["overview", "sangong", "execution", "scores", "departments", "compare"]
MOST_QUERIES = 16


@pytest.fixture(autouse=True)
def plain_static(settings):
    # Hashed names need a collected folder; the pages do not depend on it.
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


def read_page(client, name, query=""):
    response = client.get(reverse(name) + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_empty_page_says_how_to_import(client, name):
    assert "import_reports" in read_page(client, name)


def test_pages_ask_as_many_queries_for_40_bodies_as_for_4(client):
    make.fill_bodies(4)
    few = [count_queries(client, name) for name in NAMES]
    make.fill_bodies(36)
    assert [count_queries(client, name) for name in NAMES] == few
    assert max(few) <= MOST_QUERIES


def count_queries(client, name):
    with CaptureQueriesContext(connection) as queries:
        read_page(client, name)
    return len(queries)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "query",
    ["?year=abc", "?page=999", "?page=x", "?sort=nonsense", "?region=0&sample=?&per_page=9"],
)
def test_page_survives_a_bad_query(client, name, query):
    make.fill_bodies(4)
    assert "信访局" in read_page(client, name, query)


def test_bad_year_is_said_in_words(client):
    make.fill_bodies(1)
    assert "年度：没有“abc”这一选项，已按默认显示" in read_page(client, "sangong", "?year=abc")


@pytest.mark.parametrize("number", [4, 40])
def test_body_page_needs_few_queries(client, number, django_assert_max_num_queries):
    department = make.fill_bodies(number)[0]
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(department.get_absolute_url()).status_code == 200


def test_body_without_reports_is_said_in_words(client):
    department = make.make_department()
    page = client.get(department.get_absolute_url()).content.decode()
    assert f"还没有收录{department}的报告" in page


def test_body_page_lists_document_with_day_of_publication(client):
    document = make.make_document("决算.txt", published_on=date(2023, 8, 1))
    report = make.make_report(document=document)
    page = client.get(report.department.get_absolute_url()).content.decode()
    assert "2023-08-01" in page
    assert reverse("document_original", args=[document.pk]) in page


def test_body_page_shows_project_with_kpi_row(client):
    department = make.make_department()
    project = make.fill_project(department, score="58.5")
    page = client.get(department.get_absolute_url()).content.decode()
    assert f'id="project-{project.pk}"' in page
    assert "▼ 差" in page
    assert "开展信访案件督查督办次数" in page


def test_body_page_takes_the_year_of_the_address(client):
    department = make.make_department()
    make.make_cell(make.make_report(department, 2021), value="7.77")
    make.make_cell(make.make_report(department, 2022), value="5.84")
    url = department.get_absolute_url()
    assert "5.84" in client.get(url).content.decode()
    assert "7.77" in client.get(url + "?year=2021").content.decode()


def test_links_of_the_table_keep_the_filters(client):
    make.fill_bodies(40)
    page = read_page(client, "sangong", "?year=2022&sample=all&q=局")
    assert "year=2022&amp;sample=all&amp;q=%E5%B1%80&amp;page=2" in page
    assert "year=2022&amp;sample=all&amp;q=%E5%B1%80&amp;format=xlsx" in page


def test_name_filter_finds_an_alias(client):
    report = make.make_report(make.make_department("某区信访局"))
    make.make_report(make.make_department("另一个信访局"))
    report.department.aliases.create(name="效能热线办")
    page = read_page(client, "sangong", "?q=效能热线")
    assert "某区信访局" in page
    assert "另一个信访局" not in page


def test_samples_stay_out_of_totals_while_there_is_a_real_body(client):
    make.make_cell(make.make_report(), value="2")
    make.make_cell(make.make_report(make.make_department(is_sample=True)), value="40")
    assert "合计 2.00 万元" in read_page(client, "sangong")
    mixed = read_page(client, "sangong", "?sample=all")
    assert "合计 42.00 万元" in mixed
    assert "均为虚构" in mixed


def test_missing_page_answers_in_chinese(client):
    response = client.get("/departments/999/")
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()


def test_figure_of_the_sentence_links_to_its_words(client):
    cell = make.make_cell(make.make_report(), value="5.84")
    page = read_page(client, "sangong")
    assert f'href="{cell.figure.get_absolute_url()}">5.84 万元</a>' in page
    assert f'href="{cell.figure.get_absolute_url()}">5.84</a>' in page


def test_pages_carry_no_inline_script(client):
    make.fill_bodies(4)
    for name in NAMES:
        page = read_page(client, name)
        scripts = [part.split(">")[0] for part in page.split("<script")[1:]]
        assert all("src=" in tag or "application/json" in tag for tag in scripts)


def test_the_year_at_rest_is_one_that_the_bodies_shown_have_published(client):
    make.fill_sangong(make.make_report(make.make_department(), 2022))
    make.fill_sangong(make.make_report(make.make_department(is_sample=True), 2023))
    page = client.get(reverse("sangong")).content.decode()
    assert '<option value="2022" selected>' in page
    assert "2022年，1 个部门公开了" in page
