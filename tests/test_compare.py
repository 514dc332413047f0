"""Bodies compared by any indicator: rank, median and what of them is said."""

import csv
import io
import json
import re
from decimal import Decimal

import plotly.graph_objects as go
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.charts.base import MOST_ROWS
from dashboards.compare_views import VIEWS
from dashboards.indicators import BY_CODE
from dashboards.measures import MEASURES
from dashboards.queries.cells import list_bodies
from dashboards.queries.compare import Question, measure_spread, read_comparison
from reports.models import Department
from tests import builders as make

pytestmark = pytest.mark.django_db
# What the bodies of the builders have besides “三公”.
PAIRED = "against=绩效/部门整体自评得分"


def fill(*values, indicator=make.SANGONG, **fields):
    """A body with a 决算 for each value; ``None`` leaves the indicator out."""
    departments = []
    for value in values:
        report = make.make_report(**fields)
        if value is not None:
            make.make_cell(report, indicator, value=value)
        departments.append(report.department)
    return departments


def compare(measure="amount", indicator=make.SANGONG, presence="", own=None, year=2022):
    question = Question(BY_CODE[indicator], MEASURES[measure], year)
    bodies = list_bodies(Department.objects.all())
    mine = next((body for body in bodies if own and body.pk == own.pk), None)
    return read_comparison(question, bodies, presence, mine)


def read_page(client, query="", **more):
    response = client.get(reverse("compare") + query, **more)
    assert response.status_code == 200
    return response


def test_body_without_a_published_value_changes_neither_median_nor_n():
    fill("1", "2", "6")
    before = compare().spread
    fill(None)
    make.make_department()
    make.make_cell(make.make_report(), value=None)
    assert compare().spread == before
    assert (before.n, before.median) == (3, 2)


def test_page_says_over_how_many_the_median_is(client):
    fill("1", "2", "6", None)
    page = read_page(client).content.decode()
    assert "中位数 2.00 万元" in page
    assert "中位数按 3 个公布了数的部门计算" in page
    assert "另有 1 个未公开，不按 0 计算" in page


def test_printed_zero_counts():
    fill("0", "2", "6")
    assert (compare().spread.n, compare().spread.minimum) == (3, 0)


def test_equal_values_share_a_place():
    fill("6", "6", "2", None)
    assert [row.place for row in compare().rows if row.value.known] in (
        [1, 1, 3], [1, 3, 1], [3, 1, 1],
    )  # fmt: skip
    assert [row.place for row in compare().rows if not row.value.known] == [None]


def test_derived_change_has_neither_place_nor_part_in_the_median():
    stated, computed = fill("8", "8")
    for department, measure, value in (
        (stated, "change_rate", "-20"),
        (computed, "prior_final", "4"),
    ):
        unit = "%" if measure == "change_rate" else "万元"
        make.make_cell(department.reports.get(), make.SANGONG, measure, value, unit=unit)
    result = compare("change")
    assert {row.body.pk: row.place for row in result.rows} == {stated.pk: 1, computed.pk: None}
    assert (result.spread.n, result.spread.median, result.left_out) == (1, -20, 1)


def test_values_of_a_derived_measure_are_ranked():
    for department in fill("4", "8"):
        make.make_cell(department.reports.get(), "本年支出合计", value="100")
    assert sorted(row.place for row in compare("share").rows) == [1, 2]


@pytest.mark.parametrize(("number", "rated"), [(4, False), (5, True)])
def test_rating_needs_five_values(client, number, rated):
    fill(*map(str, range(1, number + 1)))
    assert all(bool(row.band) is rated for row in compare().rows)
    assert ("不评所处区间，也不画四分位带" in read_page(client).content.decode()) is not rated


def test_quartiles_lie_in_the_values():
    spread = measure_spread([Decimal(n) for n in (1, 2, 3, 4, 5)])
    assert (spread.low, spread.median, spread.high) == (2, 3, 4)


def test_presence_narrows_rows_and_not_the_peers():
    fill("1", "3", None)
    result = compare(presence="unpublished")
    assert (len(result.rows), result.spread.n) == (1, 2)


def test_heads_counted_as_persons_or_names_are_the_same():
    for department, unit in zip(fill("8", "8"), ("人", "名"), strict=True):
        make.make_cell(department.reports.get(), "人员/编制", "count", "4", unit=unit)
    assert [row.value.number for row in compare("per_post").rows] == [2, 2]


def test_batches_and_persons_of_guests_are_told_apart():
    report = make.make_report()
    for unit, value in (("批次", "12"), ("人次", "90")):
        make.make_cell(report, "三公经费/国内公务接待", "count", value, unit=unit)
    row = compare(indicator="三公经费/国内公务接待@人次").rows[0]
    assert row.value.number == 90


def test_next_year_s_budget_is_not_collected_until_it_is_stored():
    (department,) = fill("5")
    assert compare("next_plan").rows[0].value.word == "未收录"
    report = make.make_report(department, 2023, "budget")
    assert compare("next_plan").rows[0].value.word == "未公开"
    make.make_cell(report, make.SANGONG, "budget_initial", "6")
    value = compare("next_plan").rows[0].value
    assert (value.number, value.operands[0].name) == (20, "2023年部门预算数")


def test_mixed_scopes_are_said(client):
    fill("1", scope="summary")
    fill("2", scope="own")
    page = read_page(client).content.decode()
    assert "口径不一" in page
    assert "部门汇总" in page


def test_ratio_of_two_scopes_is_said(client):
    (department,) = fill("8", scope="summary")
    report = make.make_report(department, kind="overall_evaluation", scope="own")
    make.make_cell(report, "人员/编制", "count", "4", unit="人")
    page = read_page(client, "?measure=per_post").content.decode()
    assert "有 1 行的分子和分母口径不同" in page


def test_page_asks_as_many_queries_for_40_bodies_as_for_4(client):
    own = make.fill_bodies(4)[0]
    queries = [f"?measure={code}&own={own.pk}" for code in MEASURES]
    queries += [f"?view={view}&own={own.pk}&{PAIRED}" for view in VIEWS]
    few = [count_queries(client, query) for query in queries]
    make.fill_bodies(36)
    assert [count_queries(client, query) for query in queries] == few
    assert max(few) <= 24


def count_queries(client, query):
    with CaptureQueriesContext(connection) as queries:
        read_page(client, query)
    return len(queries)


@pytest.mark.parametrize("view", VIEWS)
def test_address_gives_the_same_page_in_another_session(client, view):
    own = make.fill_bodies(12)[0]
    client.post(reverse("own"), {"own": own.pk, "next": reverse("compare")})
    query = f"?view={view}&sort=body&{PAIRED}"
    response = client.get(reverse("compare") + query, follow=True)
    address = response.redirect_chain[-1][0]
    assert f"own={own.pk}" in address
    other = type(client)().get(address)
    assert other.context["chart"].figure == response.context["chart"].figure
    assert other.context["answer"] == response.context["answer"]
    assert [row.body.pk for row in other.context["table"].ordered_rows()] == [
        row.body.pk for row in response.context["table"].ordered_rows()
    ]


def read_csv(client, query):
    response = client.get(reverse("compare") + query + "&format=csv")
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text[1:].partition("\r\n\r\n")[0])))


def test_export_has_the_rows_of_the_page(client):
    make.fill_bodies(12)
    query = "?presence=printed&sort=-value"
    table = read_page(client, query).context["table"]
    lines = read_csv(client, query)
    shown = [(row.body.name, row.value.number, str(row.place)) for row in table.ordered_rows()]
    exported = [(x["部门"], Decimal(x["“三公”经费（万元）"]), x["位次"]) for x in lines]
    assert exported == shown
    assert "本单位" not in lines[0]


def test_exported_ratio_has_its_formula_and_the_places_of_its_operands(client):
    (department,) = fill("8")
    cell = make.make_cell(department.reports.get(), "人员/编制", "count", "4", unit="人")
    (line,) = read_csv(client, "?measure=per_post")
    assert (line["算式"], line["编制人数（人）"]) == ("决算数 ÷ 编制人数", "4")
    assert line["编制人数出处"] == f"http://testserver{cell.figure.get_absolute_url()}"


def test_derived_number_leads_to_its_operands_in_two_clicks(client):
    (department,) = fill("8")
    make.make_cell(department.reports.get(), "本年支出合计", value="100")
    chart = read_page(client, "?measure=share").context["chart"]
    address = next(mark for mark in chart.figure["data"][1]["customdata"])[0]
    page = client.get(address).content.decode()
    for cell in department.cells.all():
        assert f'href="{cell.figure.get_absolute_url()}"' in page
    assert "8.00%" in page


def test_missing_operand_is_named_on_the_working_page(client):
    (department,) = fill("8")
    url = (
        reverse("working", args=[department.pk]) + "?indicator=三公经费&measure=per_post&year=2022"
    )
    page = client.get(url).content.decode()
    assert "编制人数：未公开" in page


def test_own_body_is_marked_in_words_and_chart(client):
    own = fill("1", "2")[0]
    response = read_page(client, f"?own={own.pk}")
    bars = next(t for t in response.context["chart"].figure["data"] if t["name"] == "本单位")
    assert bars["x"] == [1.0]
    assert "从高到低第 2 位，低于中位数 0.50 万元" in response.content.decode()
    assert (
        '<tr class="own' in response.content.decode() or 'class="own' in response.content.decode()
    )


def test_own_body_outside_of_the_peers_is_told_and_not_counted(client):
    own, _ = fill("1", "3")
    page = read_page(client, f"?own={own.pk}&q=没有这个")
    assert page.context["comparison"].spread is None
    name = Department.objects.exclude(pk=own.pk).get().official_name
    page = read_page(client, f"?own={own.pk}&q={name}").content.decode()
    assert "不在所选部门中，不参加排位" in page
    assert "中位数按 1 个" in page


def test_own_body_can_be_taken_back(client):
    own = fill("1")[0]
    client.post(reverse("own"), {"own": own.pk})
    response = client.post(reverse("own"), {"own": "", "next": f"/compare/?own={own.pk}&view=band"})
    assert response.url == "/compare/?view=band"
    assert client.get("/compare/").status_code == 200


def test_member_s_body_is_their_own_by_default(client, django_user_model):
    own = fill("1")[0]
    user = django_user_model.objects.create_user("li", password="x")
    user.memberships.create(department=own)
    client.force_login(user)
    assert client.get("/compare/?view=band").url == f"/compare/?view=band&own={own.pk}"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/x"])
def test_choosing_one_s_body_never_leads_off_the_site(client, back):
    own = fill("1")[0]
    response = client.post(reverse("own"), {"own": own.pk, "next": back})
    assert response.url == f"/compare/?own={own.pk}"


def test_own_body_is_not_chosen_by_a_link(client):
    assert client.get(reverse("own")).status_code == 405


@pytest.mark.parametrize("own", ["x", "0", "99999999", ""])
def test_unknown_own_body_is_passed_over(client, own):
    fill("1")
    assert read_page(client, f"?own={own}").context["own"] is None


def test_indicator_says_how_many_publish_it(client):
    fill("1", "2", None)
    page = read_page(client).content.decode()
    assert re.search(r'<option value="三公经费" selected>“三公”经费（2）</option>', page)


def test_measure_that_makes_no_sense_is_said_and_left(client):
    fill("1")
    page = read_page(client, "?indicator=绩效/部门整体自评得分&measure=share").content.decode()
    assert "“部门整体自评得分”不能按“占本年支出合计”比较，已按默认显示" in page


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("measure", ["amount", "change", "per_post"])
def test_plotly_accepts_the_chart(client, view, measure):
    own = make.fill_bodies(12)[0]
    for department in Department.objects.all():
        for report in department.reports.filter(kind="final_account"):
            make.make_cell(report, "人员/编制", "count", "4", unit="人")
    query = f"?view={view}&measure={measure}&own={own.pk}&{PAIRED}"
    chart = read_page(client, query).context["chart"]
    figure = go.Figure(json.loads(json.dumps(chart.figure)))
    assert figure.layout.height == chart.height
    assert any(trace.x for trace in figure.data)


def test_long_ranking_ends_with_one_s_own_row(client):
    values = [str(n) for n in range(MOST_ROWS + 5, 0, -1)]
    own = fill(*values)[-1]
    chart = read_page(client, f"?own={own.pk}").context["chart"]
    bars = next(trace for trace in chart.figure["data"] if trace["name"] == "本单位")
    assert (bars["y"], bars["x"]) == ([MOST_ROWS - 1], [1.0])
    assert chart.note == "图中最后一行是本单位。"


def test_file_of_a_comparison_says_the_page_s_rule(client):
    first, second, _ = fill("1", "2", None)
    query = f"?bodies={first.pk}.{second.pk}&view=band&own={first.pk}"
    text = b"".join(client.get(reverse("compare") + query + "&format=csv").streaming_content)
    remarks = text.decode().partition("\r\n\r\n")[2]
    assert "2022年“三公”经费（万元），分布；手选的 2 个部门，共 2 个部门；" in remarks
    assert f"本单位：{first.official_name}" in remarks
    assert "2 行有数，合计 3" in remarks
    assert f"http://testserver/compare/{query}" in remarks


def test_derived_values_are_in_no_total(client):
    for department in fill("4", "8"):
        make.make_cell(department.reports.get(), "本年支出合计", value="100")
    totals = read_page(client, "?measure=per_post").context["table"].totals()
    assert [total.head for total in totals] == ["本项决算数（万元）"]


@pytest.mark.parametrize("name", ["region", "kind", "size", "presence"])
def test_a_menu_offers_everything_once(client, name):
    fill(1, 2)
    page = client.get(reverse("compare")).content.decode()
    menu = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)[0]
    assert len(re.findall(r'<option value=""', menu)) == 1
