"""The comparing page's views: years, parts, two indicators, cities."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from dashboards.charts.plane import spread_names
from dashboards.indicators import BY_CODE
from dashboards.measures import MEASURES
from dashboards.queries.cells import list_bodies
from dashboards.queries.cities import city_of, group_cities
from dashboards.queries.compare import Question, read_comparison
from dashboards.queries.grid import read_trend
from dashboards.queries.parts import read_parts
from dashboards.queries.scatter import count_quarters, read_scatter
from reports.models import Department
from tests import builders as make

pytestmark = pytest.mark.django_db
SCORE = "绩效/部门整体自评得分"


def ask(code=make.SANGONG, measure="amount", year=2022):
    return Question(BY_CODE[code], MEASURES[measure], year)


def every_body():
    return list_bodies(Department.objects.all())


def read_page(client, query):
    response = client.get(reverse("compare") + query)
    assert response.status_code == 200
    return response


def find_trace(chart, name):
    return next(trace for trace in chart.figure["data"] if trace["name"] == name)


def fill_years(department, **values):
    for year, value in values.items():
        report = make.make_report(department, int(year[1:]))
        if value is not None:
            make.make_cell(report, value=value)


def test_missing_year_is_a_gap_and_never_0(client):
    own = make.make_department()
    fill_years(own, y2020="3", y2021=None, y2022="5")
    chart = read_page(client, f"?view=trend&own={own.pk}").context["chart"]
    assert find_trace(chart, "本单位")["y"] == [3.0, None, 5.0, None]
    assert "断开处没有数：未公开 1 处" in chart.note


def test_year_that_nobody_published_leaves_its_room_on_the_axis(client):
    own = make.make_department()
    fill_years(own, y2018="3", y2022="5")
    chart = read_page(client, f"?view=trend&own={own.pk}").context["chart"]
    assert find_trace(chart, "本单位")["x"] == [2018, 2022, None]


def test_median_of_a_year_is_over_the_bodies_of_that_year():
    for first, second in (("1", "4"), ("3", None), ("9", "6")):
        fill_years(make.make_department(), y2021=first, y2022=second)
    grid = read_trend(ask(), every_body())
    assert [(spread.n, spread.median) for spread in grid.spreads] == [(3, 3), (2, 5)]


def test_median_is_not_followed_over_years_of_too_few_bodies(client):
    fill_years(make.make_department(), y2021="1", y2022="4")
    chart = read_page(client, "?view=trend").context["chart"]
    assert {trace["name"] for trace in chart.figure["data"]} == {"各部门"}
    assert "升至" not in chart.title


def test_names_beside_lines_do_not_cover_each_other():
    placed = spread_names([5.0, 5.0, 1.0, 5.1], 0, 10)
    assert placed == [5.0, 5.5, 1.0, 6.0]


def test_rest_of_a_total_is_drawn_and_named(client):
    report = make.make_report()
    make.make_cell(report, value="5")
    make.make_cell(report, make.CARS, value="3")
    chart = read_page(client, "?view=parts").context["chart"]
    assert find_trace(chart, "未列明")["x"] == [2.0]
    assert chart.keys[-1].word == "未列明"


def test_parts_of_a_body_without_a_total_are_still_drawn(client):
    make.make_cell(make.make_report(), make.CARS, value="3")
    chart = read_page(client, "?view=parts").context["chart"]
    assert find_trace(chart, "公务用车购置及运行维护费")["x"] == [3.0]
    assert find_trace(chart, "数值")["text"] == ["\u2002合计未公开"]


def test_share_of_a_part_leads_to_the_part_s_own_words():
    report = make.make_report()
    make.make_cell(report, value="5")
    cell = make.make_cell(report, make.CARS, value="3")
    (row,) = read_parts(ask(), every_body(), scale="share").rows
    assert (row.cells[0].value.number, row.cells[0].value.presence) == (60, "derived")
    assert row.cells[0].url == cell.figure.get_absolute_url()


def test_share_of_a_total_of_zero_is_not_computed():
    for value in ("0", "4"):
        report = make.make_report()
        make.make_cell(report, value=value)
        make.make_cell(report, make.CARS, value=value)
    first, second = read_parts(ask(), every_body(), scale="share").rows
    assert {first.cells[0].value.word, second.cells[0].value.word} == {"不可比", ""}


def test_part_that_is_zero_everywhere_has_no_column():
    report = make.make_report()
    make.fill_sangong(report, abroad="0")
    grid = read_parts(ask(), every_body())
    assert [column.label for column in grid.columns] == ["公务用车购置及运行维护费", "公务接待费"]


def test_only_wholes_are_offered_as_parts(client):
    make.fill_bodies(2)
    assert 'view=parts">构成' not in read_page(client, f"?indicator={SCORE}").content.decode()
    assert read_page(client, f"?indicator={SCORE}&view=parts").context["view_code"] == "ranking"


def fill_pairs(*pairs):
    for first, second in pairs:
        report = make.make_report()
        make.make_cell(report, value=first)
        if second:
            make.make_cell(report, SCORE, "score", second, unit="分")


def test_body_with_one_of_two_values_has_no_dot(client):
    fill_pairs(("1", "90"), ("2", None))
    response = read_page(client, f"?view=scatter&against={SCORE}")
    chart = response.context["chart"]
    assert find_trace(chart, "其他部门")["x"] == [90.0]
    assert "缺其中一项而没有点的部门：未公开 1 个，不按 0 画" in chart.note


def test_bodies_are_counted_by_both_medians():
    fill_pairs(("1", "90"), ("2", "80"), ("3", "85"), ("4", "95"), ("5", "70"), ("9", None))
    grid = read_scatter(ask(), every_body(), against=BY_CODE[SCORE])
    assert count_quarters(grid) == {
        (True, True): 1,
        (True, False): 1,
        (False, True): 1,
        (False, False): 2,
    }


def test_too_few_pairs_have_no_medians(client):
    fill_pairs(("1", "90"), ("2", "80"))
    response = read_page(client, f"?view=scatter&against={SCORE}")
    assert "shapes" not in response.context["chart"].figure["layout"]
    assert "不足 5 个，不比较高低是否一致" in response.content.decode()


def test_dot_of_two_values_leads_to_both_in_two_clicks(client):
    report = make.make_report()
    cells = [make.make_cell(report), make.make_cell(report, SCORE, "score", "93", unit="分")]
    chart = read_page(client, f"?view=scatter&against={SCORE}").context["chart"]
    page = client.get(find_trace(chart, "其他部门")["customdata"][0][0]).content.decode()
    for cell in cells:
        assert f'href="{cell.figure.get_absolute_url()}"' in page


def test_measure_of_the_other_indicator_that_makes_no_sense_is_said(client):
    make.fill_bodies(2)
    query = f"?view=scatter&against={SCORE}&against_measure=share"
    page = read_page(client, query).content.decode()
    assert "“部门整体自评得分”不能按“占本年支出合计”比较" in page


def test_bodies_stand_in_their_city():
    regions = [make.make_region("510904", "安居区"), make.make_region("510903", "船山区")]
    for region, value in zip(regions, ("2", "4"), strict=True):
        make.make_cell(make.make_report(make.make_department(region=region)), value=value)
    (city,) = group_cities(found := read_comparison(ask(), every_body()), found.peers)
    assert (city.name, city.spread.median, city.label) == ("遂宁市", Decimal(3), "遂宁市 2/2")


def test_body_without_region_stands_apart():
    Department.objects.create(official_name="信访局")
    assert city_of(every_body()[0]) == "未列地区"


def test_city_without_a_value_is_a_row_with_the_word(client):
    make.make_cell(make.make_report(), value="2")
    make.make_report(make.make_department(region=make.make_region("500110", "綦江区")))
    chart = read_page(client, "?view=cities").context["chart"]
    assert find_trace(chart, "没有数")["text"] == ["未公开"]


@pytest.mark.parametrize("view", ["trend", "parts", "scatter"])
def test_export_has_the_cells_of_the_page(client, view):
    make.fill_bodies(6)
    query = f"?view={view}&against={SCORE}"
    grid = read_page(client, query).context["comparison"]
    response = client.get(reverse("compare") + query + "&format=csv")
    lines = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode()[1:])))
    for place, column in enumerate(grid.columns):
        values = {row.body.name: row.cells[place].value for row in grid.rows}
        exported = {line["部门"]: line[f"{column.label}（{column.unit}）"] for line in lines[:6]}
        assert exported == {
            name: f"{value.number:f}" if value.known else value.word
            for name, value in values.items()
        }
