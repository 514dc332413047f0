"""Charts are plain data that Plotly accepts, with the values and order of the table."""

import json

import plotly.graph_objects as go
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from dashboards.charts.base import MOST_ROWS, label_bodies, shorten
from dashboards.charts.sangong import draw_sangong
from dashboards.queries.cells import Body, read_body
from dashboards.queries.sangong import list_sangong
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_static(settings):
    # Hashed names need a collected folder; the pages do not depend on it.
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


def read_chart(client, url):
    response = client.get(url)
    chart = response.context["chart"]
    assert f'id="{chart.element}"' in response.content.decode()
    return chart, response.context


@pytest.mark.parametrize(
    "name", ["overview", "sangong", "execution", "scores", "departments", "compare"]
)
def test_plotly_accepts_the_chart(client, name):
    make.fill_bodies(12)
    chart, _ = read_chart(client, reverse(name))
    figure = go.Figure(json.loads(json.dumps(chart.figure)))
    assert figure.layout.height == chart.height
    assert any(trace.x for trace in figure.data)


def test_plotly_accepts_the_strips_of_a_body(client):
    department = make.fill_bodies(12)[0]
    chart, _ = read_chart(client, department.get_absolute_url())
    assert len(go.Figure(chart.figure).layout.annotations) == 3


def trace_named(chart, name):
    return next(trace for trace in chart.figure["data"] if trace["name"] == name)


def test_bars_have_the_values_and_the_order_of_the_table(client):
    make.fill_bodies(12)
    chart, context = read_chart(client, reverse("sangong") + "?sort=cars")
    rows = context["table"].ordered_rows()
    expected = [(i, float(row.cars.number)) for i, row in enumerate(rows) if row.cars.known]
    bars = trace_named(chart, "公务用车费")
    assert list(zip(bars["y"], bars["x"], strict=True)) == expected


def test_labels_say_what_the_table_says(client):
    make.fill_bodies(12)
    chart, context = read_chart(client, reverse("execution"))
    rows = [row for row in context["table"].ordered_rows() if row.rate.known]
    texts = [text.strip("\u2002 ▼") for text in trace_named(chart, "数值")["text"]]
    assert texts == [f"{row.rate.text}%" for row in rows]


def test_absent_rows_are_marked_with_their_word(client):
    make.fill_bodies(6)
    chart, _ = read_chart(client, reverse("sangong"))
    marks = trace_named(chart, "没有数")
    assert sorted(marks["text"]) == sorted(["未公开", "未收录", "空白"])
    assert marks["xaxis"] == "x2"
    assert marks["marker"]["pattern"]["shape"] == "/"


def test_printed_zero_has_a_label_and_no_mark(client):
    make.make_cell(make.make_report(), value="0")
    chart, _ = read_chart(client, reverse("sangong"))
    assert trace_named(chart, "数值")["text"] == ["\u20020.00"]
    assert trace_named(chart, "没有数")["text"] == []


def test_bar_leads_to_its_figure(client):
    cell = make.make_cell(make.make_report(), value="5.84")
    chart, _ = read_chart(client, reverse("sangong"))
    assert trace_named(chart, "数值")["customdata"][0][0] == cell.figure.get_absolute_url()


def test_three_bars_are_not_stretched():
    bodies = [read_body(make.make_department()) for _ in range(3)]
    chart = draw_sangong(list_sangong(bodies, 2022), "", "", {})
    assert chart.height < 150


def test_many_rows_are_cut_and_the_page_says_so():
    bodies = [read_body(make.make_department()) for _ in range(3)] * 40
    chart = draw_sangong(list_sangong(bodies, 2022), "", "", {})
    assert (chart.shown, chart.total) == (MOST_ROWS, 120)
    assert len(trace_named(chart, "没有数")["y"]) == MOST_ROWS


def test_name_in_a_hover_is_escaped():
    body = read_body(make.make_department("<b>局</b>"))
    chart = draw_sangong(list_sangong([body], 2022), "", "", {})
    assert "&lt;b&gt;局" in trace_named(chart, "没有数")["customdata"][0][1]


def test_long_name_keeps_its_head_and_its_tail():
    assert shorten("中共广元市昭化区委群众工作局信访服务中心") == "中共广元市昭化…信访服务中心"


def test_two_counties_of_one_name_are_told_apart_by_their_city():
    bodies = [
        Body(1, "甲市城区信访局", "城区", "甲市城区", "1", False),
        Body(2, "乙市城区信访局", "城区", "乙市城区", "2", False),
        Body(3, "乙市东区信访局", "东区", "乙市东区", "3", False),
    ]
    assert label_bodies(bodies) == ["甲市城区", "乙市城区", "东区"]


def test_plotly_is_served_from_its_package():
    assert finders.find("vendor/plotly.min.js").endswith("plotly.min.js")
    assert finders.find("vendor/other.js") is None
