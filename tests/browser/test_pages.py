"""What a reader does with a mouse: click a bar, change a filter, switch to dark."""

import os
import re
import shutil

import pytest

from tests import builders as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
playwright = pytest.importorskip("playwright.sync_api")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def plain_static(settings):
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


@pytest.fixture
def page(monkeypatch):
    """A page of Chromium whose console must stay free of errors."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        pytest.skip("Chromium is not installed")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        troubles = []
        page.on("console", lambda line: line.type == "error" and troubles.append(line.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        yield page
        browser.close()
        assert troubles == []


def open_page(page, live_server, path):
    page.goto(live_server.url + path)
    page.wait_for_selector(".chart-plot .main-svg")


def test_click_on_a_bar_leads_to_the_sentence(page, live_server):
    cell = make.make_cell(make.make_report(), make.CARS, value="4.20")
    make.make_cell(cell.figure.report, make.SANGONG, value="4.20")
    open_page(page, live_server, "/sangong/")
    box = page.locator(".bars .point path").first.bounding_box()
    # A short way into the bar, away from where the pointer stood.
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
    # The report's page may mark the figure in its own way; its address is what counts.
    page.wait_for_url(re.compile(rf"/reports/{cell.figure.report_id}/\?at=\d+-\d+"))


@pytest.mark.parametrize("path", ["/", "/execution/", "/scores/", "/departments/"])
def test_chart_is_drawn_without_errors(page, live_server, path):
    make.fill_bodies(6)
    open_page(page, live_server, path)
    assert page.locator(".chart-plot .trace").count() > 0


def test_nothing_moves_when_the_chart_is_drawn(page, live_server):
    make.fill_bodies(4)
    open_page(page, live_server, "/sangong/")
    plot = page.locator(".chart-plot")
    reserved = int(re.search(r"height: (\d+)px", plot.get_attribute("style"))[1])
    assert plot.bounding_box()["height"] == reserved


def test_dark_is_kept_on_the_next_page_and_redraws_the_chart(page, live_server):
    make.fill_bodies(4)
    open_page(page, live_server, "/sangong/")
    colour = "getComputedStyle(document.querySelector('.ytick text')).fill"
    light = page.evaluate(colour)
    page.click("[data-theme-switch]")
    page.wait_for_function(f"{colour} !== {light!r}")
    open_page(page, live_server, "/scores/")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_choosing_a_filter_answers_at_once_and_keeps_the_address_short(page, live_server):
    make.fill_bodies(6)
    open_page(page, live_server, "/sangong/")
    page.select_option("#id_presence", "blank")
    page.wait_for_url("**/sangong/?year=2022&presence=blank")
    assert page.locator("table.figures tbody tr").count() == 1


def test_narrow_screen_scrolls_tables_inside_themselves(page, live_server):
    make.fill_bodies(4)
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/", "/sangong/", "/execution/", "/scores/", "/departments/"):
        open_page(page, live_server, path)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), path


def test_page_is_complete_without_scripts(live_server, page):
    cell = make.make_cell(make.make_report(), value="5.84")
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(live_server.url + "/sangong/")
    plain.click("td a.value >> text=5.84")
    assert f"/reports/{cell.figure.report_id}/" in plain.url
