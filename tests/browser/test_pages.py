"""What a reader does with a mouse: click a bar, change a filter, switch to dark."""

import re
from pathlib import Path

import pytest

from tests import builders as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def plain_static(settings):
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


@pytest.fixture
def page(browser):
    """A page of Chromium whose console must stay free of errors."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    troubles = []
    page.on("console", lambda line: line.type == "error" and troubles.append(line.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
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


def test_a_bodys_page_is_no_wider_than_a_narrow_screen(page, live_server):
    report = make.make_report()
    make.fill_account(report, total="100.45")
    make.fill_sangong(report, cars="1.20")
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, live_server, report.department.get_absolute_url())
    assert page.locator("table.figures .unseen").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_page_is_complete_without_scripts(live_server, page):
    cell = make.make_cell(make.make_report(), value="5.84")
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(live_server.url + "/sangong/")
    plain.click("td a.value >> text=5.84")
    assert f"/reports/{cell.figure.report_id}/" in plain.url


VIEWS = ["ranking", "band", "parts", "trend", "scatter", "cities"]


def fill_spending(number):
    """Bodies with spending besides “三公”, which the pairs of two indicators need."""
    for department in make.fill_bodies(number):
        for report in department.reports.filter(kind="final_account"):
            make.make_cell(report, "本年支出合计", value="200.35")


def test_comparing_page_fits_360_pixels(page, live_server):
    fill_spending(6)
    page.set_viewport_size({"width": 360, "height": 800})
    for view in VIEWS:
        open_page(page, live_server, f"/compare/?view={view}")
        assert page.evaluate("document.documentElement.scrollWidth") == 360, view


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_chart_is_saved_with_its_title_and_source(page, live_server, kind):
    fill_spending(6)
    open_page(page, live_server, "/compare/")
    title = page.inner_text("figure.chart .title")
    with page.expect_download() as found:
        page.click(f"[data-save={kind}]")
    assert found.value.suggested_filename == f"明账_{title}.{kind}"
    content = Path(found.value.path()).read_bytes()
    if kind == "svg":
        assert title in content.decode()
        assert "资料来源" in content.decode()
    else:
        assert content.startswith(b"\x89PNG")


def test_axis_of_a_long_chart_stays_in_sight(page, live_server):
    fill_spending(20)
    open_page(page, live_server, "/compare/")
    scroll = page.locator(".chart-scroll")
    scroll.evaluate("box => box.scrollTo(0, box.scrollHeight)")
    assert page.locator(".chart-axis").bounding_box()["y"] == pytest.approx(
        scroll.bounding_box()["y"], abs=1
    )
    assert "中位数" in page.locator(".chart-axis").text_content()


def test_officer_picks_bodies_and_keeps_them_in_the_address(page, live_server):
    fill_spending(6)
    open_page(page, live_server, "/compare/")
    for tick in page.locator("td.pick input").all()[:3]:
        tick.check()
    page.click("#pick-form button")
    page.wait_for_url("**bodies=*")
    page.fill("#set-title", "三县")
    page.click("text=写进地址")
    page.wait_for_url("**set=*")
    other = page.context.browser.new_context().new_page()
    other.goto(page.url)
    assert other.locator(".peers b").first.inner_text() == "“三县”"
    assert other.locator("table.figures tbody tr").count() == 3
