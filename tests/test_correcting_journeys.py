"""Whole journeys of people who correct, in a browser: what they do and what follows from it."""

import csv
import io
import json

import openpyxl
import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from reports.exporting import export_rows
from reports.importing import import_document
from reports.models import CorrectedPlace, Correction, Document, Figure, LineCell, Numeral, Report
from tests.correcting import TEXT, change, make_officer, span_of, store_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def document():
    return store_report()


@pytest.fixture
def open_as(browser, live_server):
    """Opens a page as a user, each in a browser of their own."""
    contexts = []

    def open_page(user, address, **options):
        client = Client()
        client.force_login(user)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context = browser.new_context(base_url=live_server.url, locale="zh-CN", **options)
        context.add_cookies([cookie | {"url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def report_address():
    return Report.objects.get(in_force=True, document__name="a.txt").get_absolute_url()


def figure_address(document, words="7500"):
    at = span_of(document, words)
    return f"{report_address()}?at={at.start}-{at.end}#figure"


def open_form(page):
    page.get_by_role("link", name="更正", exact=True).first.click()


def save(page, value, reason="与公开表核对"):
    page.get_by_label("数值").fill(value)
    page.get_by_label("理由").fill(reason)
    page.get_by_role("button", name="保存更正").click()


def sangong():
    return str(LineCell.objects.get(indicator__path="三公经费", measure="final").value)


def take_file(page, name):
    """What the page hands out under the link ``name`` of its table."""
    with page.expect_download() as taking:
        page.locator(".exports").first.get_by_role("link", name=name).click()
    return taking.value.path().read_bytes()


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_chart_table_and_every_file_follow_a_correction_and_its_undoing(open_as, document):
    page = open_as(make_officer(document), figure_address(document))
    open_form(page)
    save(page, "7600")
    page.goto(reverse("sangong"))
    assert "0.76 ◆已更正" in page.locator(".js-plotly-plot").inner_text()
    assert "0.76" in page.locator("table.figures tbody").inner_text()
    row = rows_of(take_file(page, "CSV"))[0]
    assert (row["“三公”经费（万元）"], row["已更正"]) == ("0.76", "“三公”经费（万元）")
    row = json.loads(take_file(page, "JSON"))["rows"][0]
    assert (row["“三公”经费（万元）"], row["已更正"]) == (0.76, "“三公”经费（万元）")
    sheet = openpyxl.load_workbook(io.BytesIO(take_file(page, "Excel"))).worksheets[0]
    cells = [cell for line in sheet.iter_rows(values_only=True) for cell in line]
    assert 0.76 in cells
    assert "“三公”经费（万元）" in cells

    page.goto(figure_address(document))
    page.get_by_text("撤回这条更正").click()
    page.get_by_label("撤回的理由").fill("看错行了")
    page.get_by_role("button", name="撤回").click()
    assert "看错行了" in page.locator(".history").inner_text()
    page.goto(reverse("sangong"))
    assert "已更正" not in page.locator(".js-plotly-plot").inner_text()
    row = rows_of(take_file(page, "CSV"))[0]
    assert (row["“三公”经费（万元）"], row["已更正"]) == ("0.75", "")


def test_the_correction_stands_after_reading_again_importing_again_and_a_new_version(
    open_as, document
):
    page = open_as(make_officer(document), figure_address(document))
    open_form(page)
    save(page, "7600")
    call_command("reread_reports")
    assert import_document("a.txt", TEXT.encode()).status == "unchanged"
    page.reload()
    assert "7,600" in page.locator(".panel .value").inner_text()
    assert "与公开表核对" in page.locator(".history").inner_text()

    store_report(TEXT.replace("309.33", "310.02"), "b.txt")
    newer = Document.objects.get(name="b.txt")
    at = span_of(newer, "7500")
    page.goto(f"{newer.reports.get().get_absolute_url()}?at={at.start}-{at.end}#figure")
    assert "7,600" in page.locator(".panel .value").inner_text()
    assert "来自上一版本《a.txt》" in page.locator(".history").inner_text()
    assert sangong() == "0.76"
    row = next(one for one in export_rows(False) if one["text"] == "7500")
    assert (row["value"], row["status"]) == ("7600", "corrected")


def test_two_people_correct_the_same_numeral_and_neither_is_lost(open_as, document):
    wang = open_as(make_officer(document), figure_address(document))
    li = open_as(make_officer(document, "李会计"), figure_address(document))
    open_form(wang)
    open_form(li)
    save(wang, "7600", "照公开表")
    save(li, "7800", "照明细账")
    said = li.locator("main").inner_text()
    assert "王会计已于" in said
    assert "待裁定" in said
    assert sangong() == "0.76"
    history = li.locator(".history").inner_text()
    assert "照公开表" in history
    assert "照明细账" in history

    li.get_by_label("采用李会计的更正").check()
    li.get_by_role("button", name="裁定").click()
    assert "7,800" in li.locator(".panel .value").inner_text()
    wang.goto(reverse("sangong"))
    assert "0.78" in wang.locator("table.figures tbody").inner_text()
    wang.goto(figure_address(document))
    assert "照公开表" in wang.locator(".history").inner_text()


def test_an_officer_of_another_county_is_refused(open_as, document):
    page = open_as(make_officer(name="外县会计"), figure_address(document))
    assert page.get_by_role("link", name="更正", exact=True).count() == 0
    answer = page.goto(figure_address(document).replace("?", "correct/?"))
    assert answer.status == 403
    assert "不能更正" in page.locator("main").inner_text()
    assert not CorrectedPlace.objects.exists()


def test_a_missed_figure_is_found_in_the_text_and_added(open_as, document):
    Figure.objects.filter(raw="5200").delete()
    Numeral.objects.filter(text="5200").update(cls="unread")
    page = open_as(make_officer(document), report_address())
    page.get_by_text("补录漏读的数据").click()
    page.get_by_label("报告原文中的字").fill("5200")
    page.get_by_role("button", name="查找").click()
    page.locator(".find .excerpts a").first.click()
    page.get_by_role("link", name="说明这个数字").click()
    page.get_by_label("指标").fill("三公经费/公务接待费")
    page.get_by_label("口径").select_option("final")
    page.get_by_label("单位").fill("元")
    save(page, "5200", "漏读")
    assert "补录" in page.locator(".history").inner_text()
    page.goto(reverse("sangong"))
    assert "0.52" in page.locator("table.figures tbody").inner_text()


def test_a_numeral_that_is_no_datum_leaves_the_tables(open_as, document):
    page = open_as(make_officer(document), figure_address(document, "5200"))
    open_form(page)
    page.get_by_label("类别").select_option("code")
    page.get_by_label("理由").fill("是编号")
    page.get_by_role("button", name="保存更正").click()
    assert "标为非数据" in page.locator(".history").inner_text()
    assert "不是数据" in page.locator(".panel .state").first.inner_text()
    page.goto(reverse("sangong"))
    assert "0.52" not in page.locator("table.figures tbody").inner_text()
    assert Numeral.objects.get(text="5200").cls == "code"


def test_a_later_reading_that_differs_is_decided_by_keyboard_from_the_queue(open_as, document):
    officer = make_officer(document)
    page = open_as(officer, figure_address(document))
    open_form(page)
    save(page, "7600")
    CorrectedPlace.objects.update(settled=change(document, "7500", value="1"))
    call_command("reread_reports")
    page.goto(reverse("queue"))
    assert "◆ 分歧" in page.locator(".tasks").inner_text()
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "重新读取的结果不同" in page.locator(".conflict").inner_text()
    assert "7,600" in page.locator(".conflict").inner_text()
    assert "7,500" in page.locator(".conflict").inner_text()
    page.keyboard.press("2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "已裁定" in page.locator("main").inner_text()
    assert sangong() == "0.75"
    assert Correction.objects.get().state == "undone"


def test_the_form_is_filled_in_by_keyboard_alone(open_as, document):
    page = open_as(make_officer(document), figure_address(document))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "indicator"
    page.get_by_label("数值").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("7600")
    page.get_by_label("理由").focus()
    page.keyboard.type("与公开表核对")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert sangong() == "0.76"
