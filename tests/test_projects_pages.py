"""The pages of projects and of KPI rows: what they list, count, link and leave out."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.models import KpiRow
from tests import builders as make
from tests.crawling import read_tables

pytestmark = pytest.mark.django_db

NAMES = ["projects", "kpis"]
MOST_QUERIES = 24


def read_page(client, name, query=""):
    response = client.get(reverse(name) + query)
    assert response.status_code == 200
    return response.content.decode()


def read_rows(client, name, query=""):
    response = client.get(reverse(name) + query + ("&" if query else "?") + "format=json")
    return json.loads(b"".join(response.streaming_content))["rows"]


def make_points(report, order, weight, score, **fields):
    """A KPI row with the points that matter."""
    figures = {
        name: make.make_figure(report, "KPI/产出指标", name, value, unit="分", subject_type="kpi")
        for name, value in (("weight", weight), ("score", score))
    }
    return make.make_kpi_row(report, order, **figures, **fields)


@pytest.mark.parametrize("name", NAMES)
def test_empty_page_says_how_to_import(client, name):
    assert "import_reports" in read_page(client, name)


@pytest.mark.parametrize("name", NAMES)
def test_queries_do_not_grow_with_bodies(client, name):
    make.fill_bodies(4)
    with CaptureQueriesContext(connection) as few:
        read_page(client, name)
    make.fill_bodies(36)
    with CaptureQueriesContext(connection) as many:
        read_page(client, name)
    assert len(many) == len(few) <= MOST_QUERIES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "query", ["?year=abc", "?band=7&gap=x&level1=?&result=9", "?sort=nonsense"]
)
def test_page_survives_a_bad_query(client, name, query):
    make.fill_bodies(4)
    assert "信访" in read_page(client, name, query)


def test_high_score_with_a_low_rate_is_marked(client):
    make.fill_project(make.make_department(), name="甲项目", rate="60", score="96")
    make.fill_project(make.make_department(), name="乙项目", rate="100", score="96")
    page = read_page(client, "projects")
    assert "1 个得 90 分以上而执行率不到 90%" in page
    (row,) = read_rows(client, "projects", "?gap=overrated")
    assert (row["项目"], row["分与执行"]) == ("甲项目", "分高执行低")


def test_project_without_a_score_is_neither_zero_nor_in_the_distribution(client):
    project = make.make_project(name="没有得分的项目")
    make.make_report(project.department, kind="project_score_sheet", project=project)
    make.fill_project(make.make_department(), score="80")
    response = client.get(reverse("projects"))
    (distribution, _) = response.context["panels"]
    assert sum(distribution.chart.figure["data"][0]["x"]) == 1
    assert {row["自评得分（分）"] for row in read_rows(client, "projects")} == {"未公开", 80.0}


def test_counts_beside_the_choices_are_what_the_choice_leads_to(client):
    make.fill_bodies(12)
    form = client.get(reverse("projects")).context["filter"].form
    for name in ("gap", "band", "region"):
        for code, label in list(form.fields[name].choices)[1:]:
            rows = read_rows(client, "projects", f"?{name}={code}&year=2022")
            assert label.endswith(f"（{len(rows)}）")


def test_each_dot_of_the_scatter_leads_to_the_row_of_its_score_and_rate(client):
    project = make.fill_project(make.make_department(), rate="60", score="96")
    _, gaps = client.get(reverse("projects")).context["panels"]
    urls = [data[0] for trace in gaps.chart.figure["data"] for data in trace["customdata"]]
    assert urls == [f"{project.department.get_absolute_url()}?year=2022#project-row-{project.pk}"]
    rows = [row for table in read_tables(client.get(urls[0]).content.decode()) for row in table]
    row = next(row for row in rows if row.anchor == f"project-row-{project.pk}")
    assert [cell.text for cell in row if cell.links][-2:] == ["60.0", "96"]


def test_points_lost_are_weight_less_score(client):
    report = make.fill_project(make.make_department()).reports.get()
    make_points(report, 2, "10", "7.5", level2="质量指标", reason_text="资金没有到位")
    lost = {row["二级指标"]: row["丢分"] for row in read_rows(client, "kpis")}
    assert lost == {"质量指标": 2.5, "数量指标": 0.0}
    assert "1 项丢分，共丢 2.5 分" in read_page(client, "kpis")


def test_a_score_above_its_weight_is_no_gain(client):
    report = make.fill_project(make.make_department()).reports.get()
    make_points(report, 2, "10", "67")
    (row,) = read_rows(client, "kpis", "?result=over")
    assert row["丢分"] == "得分超过权重"
    assert "1 项得分超过权重" in read_page(client, "kpis")


def test_kpi_row_without_points_is_counted_apart(client):
    report = make.fill_project(make.make_department()).reports.get()
    make.make_kpi_row(report, 2, weight=None, score=None, level3="旧式表的指标")
    (row,) = read_rows(client, "kpis", "?result=unscored")
    assert (row["三级指标"], row["得分"]) == ("旧式表的指标", "未公开")
    assert "0.00" not in str(row["丢分"])


def test_counts_of_kpi_choices_are_what_they_lead_to(client):
    for number, department in enumerate(make.fill_bodies(6)):
        for report in department.reports.filter(kind="project_score_sheet"):
            make_points(report, 2, "10", str(number), level2=f"第{number % 2}类")
    form = client.get(reverse("kpis")).context["filter"].form
    for name in ("level2", "result", "reason", "region"):
        for code, label in list(form.fields[name].choices)[1:]:
            rows = read_rows(client, "kpis", f"?{name}={code}")
            assert label.endswith(f"（{len(rows)}）")


def test_kpi_page_sorts_by_points_and_leads_to_the_numeral(client):
    report = make.fill_project(make.make_department()).reports.get()
    row = make_points(report, 2, "10", "3")
    rows = read_rows(client, "kpis", "?sort=lost")
    assert [each["丢分"] for each in rows] == [0.0, 7.0]
    assert rows[1]["出处"].endswith(row.score.get_absolute_url())
    assert KpiRow.objects.count() == 2


def test_the_year_at_rest_is_the_latest_with_projects(client):
    department = make.make_department()
    make.fill_project(department, 2021)
    make.make_report(department, 2023)
    context = client.get(reverse("projects")).context
    assert context["year"] == 2021
    assert context["row_count"] == 1
