"""Correcting in a browser: by keyboard from the queue, without scripts, and what follows."""

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Figure, LineCell, Numeral, Report
from tests.correcting import make_officer, span_of, store_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def document():
    return store_report()


@pytest.fixture
def open_as_officer(document, browser, live_server):
    """Opens a page as a finance officer of the body, with or without scripts."""
    client = Client()
    client.force_login(make_officer(document))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    contexts = []

    def open_page(address, **options):
        contexts.append(browser.new_context(base_url=live_server.url, **options))
        contexts[-1].add_cookies([cookie | {"url": live_server.url}])
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sangong():
    return str(LineCell.objects.get(indicator__path="三公经费", measure="final").value)


def figure_address(document):
    at = span_of(document, "7500")
    return f"{Report.objects.get().get_absolute_url()}?at={at.start}-{at.end}#figure"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_figure_is_corrected_and_the_chart_and_table_follow(open_as_officer, document, scripts):
    page = open_as_officer(figure_address(document), java_script_enabled=scripts)
    page.get_by_role("link", name="更正", exact=True).click()
    page.get_by_label("数值").fill("7600")
    page.get_by_label("理由").fill("与公开表核对")
    page.get_by_role("button", name="保存更正").click()
    assert "7,600" in page.locator(".panel .value").inner_text()
    page.goto(reverse("sangong"))
    assert "已更正" in page.locator("table.figures tbody").inner_text()
    assert not scripts or "0.76 ◆已更正" in page.locator(".js-plotly-plot").inner_text()


def test_a_refused_form_stays_beside_the_numeral_with_the_wrong_field_in_hand(
    open_as_officer, document
):
    page = open_as_officer(figure_address(document))
    page.get_by_role("link", name="更正", exact=True).click()
    page.locator("#c_unit").fill("%")
    page.locator("#c_reason").fill("与公开表核对")
    page.get_by_role("button", name="保存更正").click()
    page.wait_for_function("document.activeElement.id === 'c_unit'")
    assert "没有保存" in page.locator(".correction").inner_text()
    assert page.url.endswith("#figure")
    assert sangong() == "0.75"


def test_undoing_brings_the_former_value_back(open_as_officer, document):
    page = open_as_officer(figure_address(document))
    page.get_by_role("link", name="更正", exact=True).click()
    page.get_by_label("数值").fill("7600")
    page.get_by_label("理由").fill("与公开表核对")
    page.get_by_role("button", name="保存更正").click()
    page.get_by_text("撤回这条更正").click()
    page.get_by_label("撤回的理由").fill("改错了")
    page.get_by_role("button", name="撤回").click()
    assert "7,500" in page.locator(".panel .value").inner_text()
    assert sangong() == "0.75"


def test_the_queue_is_worked_through_by_keyboard(open_as_officer, document):
    Numeral.objects.filter(text="5200").update(cls="unread")
    Figure.objects.filter(raw="5200").delete()
    Figure.objects.filter(raw="7500").update(status="uncertain")
    page = open_as_officer(reverse("queue"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#figure").inner_text().startswith("7500")
    with page.expect_navigation():
        page.keyboard.press("k")
    assert page.locator("#figure").inner_text().startswith("5200")
    with page.expect_navigation():
        page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("y")
    assert sangong() == "0.75"
    assert page.locator(".tasks li").count() == 1


def test_a_class_without_datum_hides_the_other_fields(open_as_officer, document):
    address = figure_address(document).replace("?", "correct/?")
    page = open_as_officer(address, viewport={"width": 390, "height": 844})
    page.get_by_label("类别").select_option("code")
    assert not page.get_by_label("指标").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
