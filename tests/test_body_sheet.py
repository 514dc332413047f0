"""A body's page on paper, and its bars: one sheet, words that can be read, rows that stay apart."""

import re

import pytest

from reports.models import Department
from tests import builders as make
from tests import looks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Points of the smallest letters in a small chart on paper.
LEGIBLE = 4.5


def open_body(page):
    looks.store_site()
    page.goto(Department.objects.order_by("pk").first().get_absolute_url())
    page.wait_for_selector(".small-charts .main-svg", state="attached")


def test_body_page_is_printed_on_one_sheet(page):
    open_body(page)
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_words_of_small_charts_are_legible_on_paper(page):
    open_body(page)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 726, "height": 1080})
    sizes = page.eval_on_selector_all(
        ".small-charts .main-svg",
        "all => all.filter(svg => svg.viewBox.baseVal?.width).map(svg => 11 * 0.75"
        " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)",
    )
    assert sizes
    assert min(sizes) >= LEGIBLE


def test_bars_keep_to_their_rows_where_each_other_row_has_no_value(page):
    for place in range(6):
        report = make.make_report(make.make_department())
        if place % 2:
            make.make_cell(report, value=f"{place}")
    page.goto("/compare/?sort=body&year=2022")
    page.wait_for_selector(".main-svg .bars .point path", state="attached")
    heights = page.eval_on_selector_all(
        ".main-svg .bars .point path", "all => all.map(bar => bar.getBBox().height)"
    )
    assert max(heights) <= 30


def test_long_chart_is_printed_from_its_top_though_it_was_scrolled(page):
    for place in range(30):
        make.make_cell(make.make_report(make.make_department()), value=f"{40 - place}")
    own = make.make_department()
    make.make_cell(make.make_report(own), value="1")
    page.goto(f"/compare/?own={own.pk}&year=2022")
    page.wait_for_selector(".main-svg .bars .point path", state="attached")
    frame = page.locator(".chart-scroll")
    assert frame.evaluate("frame => frame.scrollTop") > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert frame.evaluate("frame => frame.scrollTop") == 0


def test_one_long_name_does_not_take_the_room_of_the_bars(page):
    first = make.make_department()
    make.make_cell(make.make_report(first), value="2")
    second = make.make_department("很长很长很长的名称信访局", region=first.region)
    make.make_cell(make.make_report(second), value="1")
    page.goto("/compare/?year=2022")
    page.wait_for_selector(".main-svg .bars .point path", state="attached")
    margin, width = page.evaluate(
        "() => { const plot = document.querySelector('.chart-plot');"
        " return [plot.layout.margin.l, plot.clientWidth]; }"
    )
    assert margin < width * 0.22
