"""Manual entry in a browser: one person enters beside the scan, another confirms."""

import base64

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.manual_form import name_field
from reports.models import LineCell, ManualReport
from tests import builders
from tests.test_manual import officer_of
from tests.test_manual_drafts import PDF

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# One grey pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def body():
    return builders.make_department("示例甲市青禾县信访局")


@pytest.fixture
def open_as(body, browser, live_server):
    """Opens a page as somebody who works for the body."""
    contexts = []

    def open_page(name, address, viewport=WIDE, **options):
        client = Client()
        client.force_login(officer_of(body, name))
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context = browser.new_context(base_url=live_server.url, viewport=viewport, **options)
        context.add_cookies([cookie | {"url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def type_amount(page, path, words):
    page.locator(f'[name="{name_field(path, "final")}"]').fill(words)


def enter(page, file=("扫描件.png", "image/png", PNG)):
    name, media_type, content = file
    page.get_by_label("年度").fill("2019")
    page.get_by_label("标题").fill("青禾县信访局2019年度部门决算")
    page.get_by_label("原件的图片或文件").set_input_files(
        {"name": name, "mimeType": media_type, "buffer": content}
    )
    page.get_by_label("金额单位").select_option("元")
    type_amount(page, "三公经费", "58400")
    type_amount(page, "三公经费/因公出国（境）费", "0")
    type_amount(page, "三公经费/公务用车购置及运行维护费", "47400")
    type_amount(page, "三公经费/公务接待费", "12000")


def save(page):
    page.get_by_role("button", name="保存，交另一人确认").click()


def test_one_enters_another_confirms_and_the_value_is_compared(open_as, body):
    first = open_as("王会计", reverse("manual_enter"))
    enter(first)
    assert first.locator("#preview img").is_visible()
    save(first)
    assert "与分项之和5.94万元不符" in first.locator(".sums").inner_text()
    assert first.get_by_role("button", name="确认").count() == 0
    first.get_by_role("link", name="修改", exact=True).first.click()
    type_amount(first, "三公经费/公务接待费", "11000")
    save(first)
    assert "核对相符" in first.locator(".sums").inner_text()
    assert not LineCell.objects.exists()

    second = open_as("李会计", reverse("queue"))
    second.get_by_role("link", name="份人工录入的报告等您复核").click()
    second.get_by_role("link", name="青禾县信访局2019年度部门决算").click()
    assert second.locator(".scan img").is_visible()
    second.get_by_role("button", name="与原件逐项核对无误，确认").click()
    assert "进入对照" in second.locator("main").inner_text()
    second.goto(body.get_absolute_url() + "?year=2019")
    assert "人工录入" in second.locator("main").inner_text()
    second.goto(reverse("sangong") + "?year=2019")
    assert "5.84 ◆人工录入" in second.locator(".js-plotly-plot").inner_text()


def test_a_refused_form_keeps_the_scan_beside_it(open_as):
    page = open_as("王会计", reverse("manual_enter"))
    enter(page)
    type_amount(page, "三公经费", "五万")
    save(page)
    image = page.locator("#preview img")
    assert image.evaluate("image => image.complete && image.naturalWidth") == 1
    type_amount(page, "三公经费", "58400")
    save(page)
    page.wait_for_url(lambda url: not url.endswith("/new/"))
    assert bytes(ManualReport.objects.get().content) == PNG


def test_an_edit_while_another_looks_is_not_confirmed_unseen(open_as):
    first = open_as("王会计", reverse("manual_enter"))
    enter(first)
    save(first)
    entry = ManualReport.objects.get()
    second = open_as("李会计", entry.get_absolute_url())
    first.get_by_role("link", name="修改", exact=True).first.click()
    type_amount(first, "三公经费", "59400")
    save(first)
    second.get_by_role("button", name="与原件逐项核对无误，确认").click()
    assert "录入人改过这份录入" in second.locator("main").inner_text()
    assert not LineCell.objects.exists()
    assert "59,400" in second.locator("table.figures").inner_text()


def test_a_pdf_is_read_beside_the_form_before_and_after_it_is_sent(open_as):
    page = open_as("王会计", reverse("manual_enter"))
    enter(page, ("决算.pdf", "application/pdf", PDF))
    assert page.locator("#preview iframe").get_attribute("src").startswith("blob:")
    save(page)
    assert page.locator(".scan iframe").get_attribute("src").endswith("/file/#navpanes=0")


def test_a_file_of_another_kind_is_refused_at_once_and_by_the_server(open_as):
    page = open_as("王会计", reverse("manual_enter"))
    enter(page, ("决算.docx", "application/zip", b"PK\x03\x04"))
    assert "只收 PNG、JPEG 图片和 PDF" in page.locator("#preview").inner_text()
    save(page)
    assert "只收 PNG、JPEG 图片和 PDF" in page.locator("form.manual").inner_text()
    assert page.locator('[name="final:三公经费"]').input_value() == "58400"


@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_form_and_scan_fit_the_screen(open_as, viewport):
    page = open_as("王会计", reverse("manual_enter"), viewport)
    enter(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    save(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_it_works_without_scripts(open_as):
    page = open_as("王会计", reverse("manual_enter"), java_script_enabled=False)
    enter(page)
    save(page)
    assert ManualReport.objects.get().figures.count() == 4
