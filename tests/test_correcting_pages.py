"""Correcting by the pages: the form, the history, undo, conflicts, the queue."""

import re

import pytest
from django.urls import reverse

from reports.models import (
    CorrectedPlace,
    Correction,
    Department,
    Figure,
    KpiRow,
    LineCell,
    Numeral,
    Region,
    Report,
)
from reports.spans import Span
from tests import builders
from tests.correcting import TEXT, correct, make_officer, span_of, store_report

pytestmark = pytest.mark.django_db
FIELDS = {
    "cls": "figure", "indicator": "三公经费", "measure": "final", "basis": "", "value": "7600",
    "unit": "元", "fiscal_year": "2023", "reason": "与公开表核对",
}  # fmt: skip


@pytest.fixture
def document():
    return store_report()


@pytest.fixture
def officer(document, client):
    officer = make_officer(document)
    client.force_login(officer)
    return officer


def address(document, at="7500", more=""):
    at = span_of(document, at) if isinstance(at, str) else at
    report = Report.objects.filter(document=document).first()
    return reverse("correct", args=[report.pk]) + f"?at={at.start}-{at.end}{more}"


def page_of(client, document, at="7500"):
    return client.get(address(document, at).replace("correct/", "")).content.decode()


def send(client, document, at="7500", more="", seen=None, **fields):
    form = client.get(address(document, at, more)).context["form"]
    data = FIELDS | {"subject": form["subject"].initial, "seen": seen or form["seen"].initial}
    return client.post(address(document, at, more), data | fields)


def sangong():
    return str(LineCell.objects.get(indicator__path="三公经费", measure="final").value)


def test_an_officer_corrects_a_value_and_is_led_back_to_it(client, document, officer):
    response = send(client, document)
    assert response.status_code == 302
    page = client.get(response.url).content.decode()
    assert "已更正" in page
    assert "王会计" in page
    assert "与公开表核对" in page
    assert sangong() == "0.76"


def test_the_body_page_and_its_export_follow(client, document, officer):
    send(client, document)
    body = reverse("department", args=[Report.objects.first().department_id])
    page = client.get(body).content.decode()
    assert re.search(r"已更正.{0,200}0\.76", page, re.S)
    assert "0.76" in client.get(f"{body}?format=csv").getvalue().decode()


def test_the_form_begins_with_the_present_reading(client, document, officer):
    form = client.get(address(document)).context["form"]
    assert form["indicator"].initial == "三公经费"
    assert (form["value"].initial, form["unit"].initial) == ("7500", "元")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("indicator", "三公经废", "三公经费"),
        ("indicator", "", "请写明指标"),
        ("value", "七千", "应写成"),
        ("value", "1.1234567", "6 位小数"),
        ("fiscal_year", "23", "1990"),
        ("measure", "", "请选择口径"),
        ("reason", " ", "请写明理由"),
        ("basis", "去年", "没有“去年”"),
        ("value", "7500", "与现在的读法相同"),
    ],
)
def test_what_cannot_be_taken_is_explained_and_nothing_kept(
    client, document, officer, field, value, says
):
    response = send(client, document, **{field: value})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not CorrectedPlace.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"unit": "%"}, "不能是“%”"),
        ({"unit": ""}, "不能空着"),
        ({"unit": "辆"}, "不能是“辆”"),
        ({"measure": "execution_rate"}, "百分比"),
        ({"measure": "count"}, "换一个口径"),
        ({"fiscal_year": "2022"}, "上年决算数"),
        ({"fiscal_year": "2032"}, "相差太远"),
        ({"measure": "prior_final"}, "属于2022年度"),
    ],
)
def test_a_unit_or_year_that_the_measure_cannot_have_is_refused(
    client, document, officer, fields, said
):
    answer = send(client, document, **fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert sangong() == "0.75"


def test_the_year_before_is_taken_with_its_own_measure(client, document, officer):
    assert send(client, document, measure="prior_final", fiscal_year="2022").status_code == 302
    cells = LineCell.objects.filter(indicator__path="三公经费").values_list("measure", "value")
    assert [(measure, str(value)) for measure, value in cells] == [("prior_final", "0.76")]


def test_a_value_of_another_year_leaves_the_line_items_of_the_report(client, document, officer):
    assert send(client, document, fiscal_year="2020").status_code == 302
    assert not LineCell.objects.filter(indicator__path="三公经费").exists()


def test_an_amount_without_a_unit_is_not_confirmed(client, document, officer):
    Figure.objects.filter(raw="7500").update(status="uncertain", unit="")
    answer = client.post(address(document), {"confirm": "1"})
    assert answer.status_code == 422
    assert "不能空着" in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("cut", "said"), [((0, -1), "一部分"), ((1, 0), "一部分"), ((-60, 30), "超过 80 字")]
)
def test_a_part_of_a_numeral_or_a_whole_page_is_not_corrected(
    client, document, officer, monkeypatch, cut, said
):
    monkeypatch.setattr("reports.correcting.LONGEST_PLACE", 80)
    at = span_of(document, "7500")
    at = Span(max(0, at.start + cut[0]), min(len(document.text), at.end + cut[1]))
    answer = send(client, document, at, cls="date")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert sangong() == "0.75"


def test_full_width_digits_and_a_true_minus_are_taken(client, document, officer):
    send(client, document, value="−１，０４６．６３", measure="change", basis="上年决算数")
    figure = Figure.objects.get(status="corrected")
    assert (str(figure.value), figure.decimals, figure.basis) == ("-1046.63", 2, "prior_final")


def test_a_numeral_is_marked_as_no_datum(client, document, officer):
    send(client, document, cls="code", indicator="", measure="", fiscal_year="")
    assert Numeral.objects.get(text="7500").cls == "code"
    assert "已更正" in page_of(client, document) or "人工更正" in page_of(client, document)


def test_a_missed_figure_is_found_by_its_words_and_added(client, document, officer):
    report = Report.objects.first()
    listed = client.get(f"{report.get_absolute_url()}?find=接待费支出").context["find"]
    assert listed["count"] == 1
    at = span_of(document, "接待费")
    assert "补录为数据" in page_of(client, document, "接待费")
    send(client, document, at, indicator="三公经费/外事接待", value="0")
    assert LineCell.objects.get(indicator__path="三公经费/外事接待").value == 0


def test_a_second_figure_on_the_same_numeral_is_added(client, document, officer):
    send(client, document, more="&n=new", indicator="三公经费/外事接待", value="7500")
    assert sorted(Figure.objects.filter(raw="7500").values_list("status", flat=True)) == [
        "certain", "corrected",
    ]  # fmt: skip


def test_one_of_two_figures_is_dropped(client, document, officer):
    send(client, document, more="&n=new", indicator="三公经费/外事接待", value="7500")
    send(client, document, more="&n=1", cls="drop")
    assert Figure.objects.get(raw="7500").indicator.path == "三公经费"


def test_withdrawing_needs_a_reason_and_restores_the_reading(client, document, officer):
    send(client, document)
    undo = reverse("withdraw", args=[Correction.objects.get().pk])
    assert "也要写明理由" in client.post(undo, follow=True).content.decode()
    client.post(undo, {"reason": "改错了"})
    assert sangong() == "0.75"
    assert "已撤回" in page_of(client, document)


def test_the_second_of_two_is_told_and_both_readings_are_shown(client, document, officer):
    seen = client.get(address(document)).context["form"]["seen"].initial
    correct(document, make_officer(document, "李会计"), value="7800")
    page = client.get(send(client, document, seen=seen).url).content.decode()
    assert "李会计" in page
    assert "待裁定" in page
    assert "7,600" in page
    assert "7,800" in page


def test_a_conflict_is_decided_on_the_page(client, document, officer):
    seen = client.get(address(document)).context["form"]["seen"].initial
    correct(document, make_officer(document, "李会计"), value="7800")
    send(client, document, seen=seen)
    page = page_of(client, document)
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    place = CorrectedPlace.objects.get()
    client.post(reverse("settle", args=[place.pk]), {"choice": "2", "seen": seen})
    assert sangong() == "0.76"
    assert CorrectedPlace.objects.get().conflict == ""


def test_an_officer_of_another_county_is_refused_everywhere(client, document):
    correction = correct(document, make_officer(document))
    client.force_login(make_officer(name="外县"))
    assert client.get(address(document)).status_code == 403
    assert client.post(address(document), FIELDS).status_code == 403
    undo = reverse("withdraw", args=[correction.pk])
    assert client.post(undo, {"reason": "无"}).status_code == 403
    settle = reverse("settle", args=[correction.place_id])
    assert client.post(settle, {"choice": "machine"}).status_code == 403
    assert sangong() == "0.76"


def test_a_visitor_reads_the_history_and_is_asked_to_sign_in(client, document):
    correct(document, make_officer(document))
    assert "与决算公开表核对" in page_of(client, document)
    assert "/correct/" not in page_of(client, document)
    assert client.get(address(document)).url.startswith(reverse("login"))


def test_a_place_that_is_none_leads_to_the_report(client, document, officer):
    assert client.get(address(document, Span(5, 2))).status_code == 302


# --- the queue ----------------------------------------------------------------------------------


@pytest.fixture
def tasks(document):
    """An unread numeral and an uncertain figure."""
    Numeral.objects.filter(text="5200").update(cls="unread", reason="前后没有单位")
    Figure.objects.filter(raw="5200").delete()
    Figure.objects.filter(raw="7500").update(status="uncertain", reason="口径不明")


def test_the_queue_lists_what_waits_in_ones_own_bodies(client, document, officer, tasks):
    response = client.get(reverse("queue"))
    assert [row.task.kind for row in response.context["rows"]] == ["unread", "uncertain"]
    page = response.content.decode()
    assert "前后没有单位" in page
    assert "1 个数字未读" in page


def test_the_queue_of_another_county_is_empty(client, document, tasks):
    client.force_login(make_officer(name="外县"))
    assert not client.get(reverse("queue")).context["queue"].everything


def test_confirming_a_task_leads_to_the_next(client, document, officer, tasks):
    _, second = client.get(reverse("queue")).context["rows"]
    response = send(client, document, "5200", "&queue=all", indicator="三公经费/公务接待费")
    assert response.url == second.href
    form = client.get(second.href).context["form"]
    response = client.post(second.href, {"confirm": "1", "seen": form["seen"].initial})
    assert response.url == reverse("queue")
    assert Figure.objects.get(raw="7500").status == "certain"
    assert sangong() == "0.75"


def test_the_queue_takes_few_queries(
    client, document, officer, tasks, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        client.get(reverse("queue"))


def test_endless_numbers_in_an_address_are_no_keys(client, document, officer, tasks):
    endless = "9" * 5_000
    report = document.reports.first()
    assert client.get(reverse("queue"), {"body": endless}).status_code == 200
    assert client.get(reverse("report", args=[report.pk]), {"part": endless}).status_code == 200
    assert client.get(reverse("correct", args=[report.pk]), {"n": endless}).status_code < 500
    assert client.post(reverse("manual_enter"), {"department": endless}).status_code < 500


def test_the_queue_asks_visitors_to_sign_in(client):
    assert client.get(reverse("queue")).url.startswith(reverse("login"))


def test_a_reading_that_differs_comes_first_in_the_queue(client, document, officer, tasks):
    store_report(TEXT.replace("309.33", "310.02"), "b.txt")
    correct(document, officer, "309.33", value="309.34")
    CorrectedPlace.objects.update(conflict="reading")
    rows = client.get(reverse("queue")).context["rows"]
    assert rows[0].task.kind == "conflict"


# --- shown as corrected -------------------------------------------------------------------------


def test_tables_charts_answers_and_exports_say_what_was_corrected(client, document, officer):
    send(client, document)
    response = client.get(reverse("sangong"))
    assert "已更正" in response.context["answer"]
    assert "0.76 ◆已更正" in str(response.context["chart"].figure)
    assert re.search(r'class="tag">已更正</span> <a[^>]*>0\.76', response.content.decode())
    lines = client.get(reverse("sangong") + "?format=csv").getvalue().decode().splitlines()
    heads, row = (line.split(",") for line in lines[:2])
    assert row[heads.index("已更正")] == "“三公”经费（万元）"


def test_charts_of_a_body_and_of_all_label_what_was_corrected(client, document, officer):
    send(client, document, at="309.33", indicator="收支总计", unit="万元", value="309.40")
    body = client.get(Report.objects.first().department.get_absolute_url()).context
    for charts in (body["seven"], body["small_trends"]):
        assert any("309.40 ◆已更正" in str(chart.figure) for chart in charts)
    assert any("309.40（已更正）" in chart.title for chart in body["small_trends"])
    general = "一般公共预算财政拨款支出"
    send(client, document, at="309.33", indicator=general, unit="万元", value="309.40")
    assert "309.40 ◆已更正" in str(client.get(reverse("departments")).context["chart"].figure)


def test_a_tile_says_who_wrote_its_value(client, document, officer):
    region, _ = Region.objects.get_or_create(code="990101", defaults={"name": "青禾县"})
    Department.objects.update(region=region)
    send(client, document)
    address = reverse("where") + "?year=2023&indicator=三公经费"
    tiles = client.get(address, follow=True).content.decode()
    assert re.search(r'class="tile[^<]*<.*?0\.76</a> <small>（已更正）', tiles, re.S)


def test_a_corrected_result_stands_in_the_kpi_table(client):
    project = builders.fill_project(builders.make_department())
    kpi = KpiRow.objects.get(project=project)
    Figure.objects.filter(pk=kpi.score_id).update(status="corrected", value=8)
    body = project.department.get_absolute_url()
    assert re.search(
        r'已更正</span> <a class="value"[^>]*>8</a>', client.get(body).content.decode()
    )
    assert "得分 8" in client.get(f"{body}?format=csv&table=kpi").getvalue().decode()


EXPORTS = (
    "/departments/?", "/sangong/?", "/execution/?", "/scores/?", "/projects/?", "/kpis/?",
    "/petitions/?", "/petitions/?table=words&", "/where/?", "/compare/?own=0&",
    "/compare/?own=0&view=trend&", "/compare/?own=0&view=parts&", "/compare/?own=0&view=band&",
    "{body}?", "{body}?table=projects&", "{body}?table=kpi&", "{body}?table=bars&",
    "{body}?table=trends&", "{body}?table=derived&",
)  # fmt: skip


@pytest.mark.parametrize("address", EXPORTS)
def test_every_file_of_values_has_a_column_for_what_was_corrected(
    client, document, officer, address
):
    body = Report.objects.first().department.get_absolute_url()
    response = client.get(f"{address.format(body=body)}format=csv", follow=True)
    head = response.getvalue().decode().splitlines()[0].split(",")
    assert "已更正" in head


def test_the_body_pages_files_name_the_corrected_value(client, document, officer):
    send(client, document, indicator="收支总计", unit="万元", value="309.40", at="309.33")
    body = Report.objects.first().department.get_absolute_url()
    for table, column in (("bars", "金额（万元）"), ("trends", "2023年")):
        text = client.get(f"{body}?table={table}&format=csv").getvalue().decode()
        row = next(line for line in text.splitlines() if "309.4" in line)
        assert column in row.split(",")
