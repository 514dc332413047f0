"""Petition work beside money: sorted by printed words, nothing guessed, nothing counted as 0."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.work_kinds import sort_words
from tests import builders as make

pytestmark = pytest.mark.django_db
MOST_QUERIES = 16


def make_work(report, words="群众来访", value="305", unit="批次", measure="count"):
    return make.make_figure(report, f"工作量/{words}", measure, value, unit=unit)


def read_rows(client, query=""):
    response = client.get(reverse("petitions") + f"?{query}&format=json")
    return json.loads(b"".join(response.streaming_content))["rows"]


@pytest.mark.parametrize(
    ("words", "unit", "kinds"),
    [
        ("初访", "批", ("part",)),
        ("到市上访", "批", ("part",)),
        ("领导接访", "批次", ("part",)),
        ("信访事项化解率", "%", ("other",)),
        ("群众本级来访", "批", ("batches",)),
        ("来访", "人次", ("persons",)),
        ("及时受理率和按期办结率", "%", ("accepted", "finished")),
        ("办理群众网上留言", "件", ("online",)),
    ],
)
def test_words_are_sorted_by_what_they_say(words, unit, kinds):
    assert sort_words(words, unit) == kinds


def test_empty_page_says_how_to_import(client):
    assert "import_reports" in client.get(reverse("petitions")).content.decode()


def test_queries_do_not_grow_with_bodies(client):
    counts = []
    for department in make.fill_bodies(8):
        make_work(make.make_report(department, kind="overall_evaluation"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("petitions"))
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= MOST_QUERIES


def test_cost_is_spending_by_batches_where_both_are_printed(client):
    report = make.make_report()
    make.make_cell(report, "本年支出合计", value="61")
    make_work(report)
    (row,) = read_rows(client)
    assert row["每批次支出（万元/批次）"] == 0.2


def test_no_cost_without_batches_and_no_zero(client):
    report = make.make_report()
    make.make_cell(report, "本年支出合计", value="61")
    make_work(report, "初访")
    (row,) = read_rows(client)
    assert row["来访批次（批次）"] == row["每批次支出（万元/批次）"] == "未公开"


def test_printed_zero_batches_are_zero_and_no_divisor(client):
    report = make.make_report()
    make.make_cell(report, "本年支出合计", value="61")
    make_work(report, value="0")
    (row,) = read_rows(client)
    assert (row["来访批次（批次）"], row["每批次支出（万元/批次）"]) == (0, "不可比")


def test_several_numbers_are_shown_and_none_is_chosen(client):
    report = make.make_report()
    for value in ("97.7", "95.3", "97.7"):
        make_work(report, "群众满意率", value, "%", "rate")
    (row,) = read_rows(client)
    assert row["满意率（%）"] == "2 个数：97.7、95.3"
    assert "2 个数</a>" in client.get(reverse("petitions")).content.decode()


def test_a_target_is_listed_and_not_taken_for_work_done(client):
    report = make.make_report()
    make_work(report, "预计来访", "400", "批次", "target")
    (row,) = read_rows(client)
    assert row["来访批次（批次）"] == "未公开"
    (said,) = read_rows(client, "table=words")
    assert (said["报告的说法"], said["口径"], said["数值"]) == ("预计来访", "指标值", 400)


def test_body_without_report_is_uncollected_and_outside_the_sum(client):
    make_work(make.make_report())
    make.make_department()
    page = client.get(reverse("petitions"))
    assert "2 个部门中 1 个在报告里写了工作量" in page.content.decode()
    assert {row["来访批次（批次）"] for row in read_rows(client)} == {305, "未收录"}


def test_counts_of_choices_are_what_they_lead_to(client):
    for words, unit in (("来访", "批次"), ("来访", "人次"), ("群众满意率", "%")):
        make_work(make.make_report(), words, "90", unit, "count")
    form = client.get(reverse("petitions")).context["filter"].form
    for name in ("kind", "presence", "region"):
        for code, label in list(form.fields[name].choices)[1:]:
            assert label.endswith(f"（{len(read_rows(client, f'{name}={code}'))}）")


def test_plotted_visits_lead_to_their_numeral(client):
    figure = make_work(make.make_report())
    (visits,) = client.get(reverse("petitions")).context["panels"]
    urls = {data[0] for data in visits.chart.figure["data"][0]["customdata"]}
    assert urls == {figure.get_absolute_url()}


def test_every_unit_stands_on_a_line_of_its_own_in_its_head(client):
    make_work(make.make_report())
    page = client.get(reverse("petitions")).content.decode()
    for unit in ("批次", "人次", "万元", "万元/批次"):
        assert f'<span class="unit">（{unit}）</span>' in page
