"""The main pages by keyboard: past the navigation, through all that can be used, and out again."""

import pytest
from django.urls import reverse

from reports.models import Department, Finding
from tests import builders as make
from tests import looks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STOPS = 400
# What has the focus: whether it is marked, in sight and uncovered; nothing on the page's own body.
FOCUS = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const hit = document.elementFromPoint(x, y);
  return {
    name: one.outerHTML.slice(0, 90),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    covered: !hit || !(one.contains(hit) || hit.contains(one)),
  };
}
"""
REACHABLE = """
() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
)].filter(one => !one.disabled && one.checkVisibility({visibilityProperty: true})).length
"""


@pytest.fixture
def open_page(page):
    """Opens a page with its repeated rows left out."""

    def open_one(address, width=1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        page.evaluate(looks.TRIM)
        return page

    return open_one


def walk(page):
    """What the focus stops at, from the page's start until it leaves the page."""
    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus does not leave the page: {stops[-3:]}")


def list_addresses():
    body = Department.objects.order_by("pk").first()
    return [
        *(reverse(name) for name in ("overview", "compare", "where", "findings", "kpis")),
        body.get_absolute_url(),
        Finding.objects.filter(evidence__start__isnull=False).first().get_absolute_url(),
        body.reports.filter(kind="overall_evaluation").first().get_absolute_url(),
    ]


@pytest.mark.parametrize("width", [1440, 390])
def test_the_focus_is_seen_at_every_stop_and_leaves_the_page(open_page, width):
    looks.store_site()
    open_page("/")
    for address in list_addresses():
        page = open_page(address, width)
        stops = walk(page)
        bad = [s for s in stops if not s["marked"] or not s["seen"] or s["covered"]]
        assert bad == [], address
        assert len(stops) >= page.evaluate(REACHABLE), address


def test_the_skip_link_leads_past_the_navigation(open_page):
    make.fill_bodies(3)
    page = open_page("/sangong/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [1440, 1100, 768, 390, 360])
@pytest.mark.parametrize("scripts", [True, False])
def test_all_pages_of_the_navigation_are_in_sight(browser, live_server, width, scripts):
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto("/")
    links = [link.bounding_box() for link in page.locator(".navigation a").all()]
    context.close()
    assert len(links) == 13
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in links)
    assert all(box["y"] + box["height"] <= 240 and box["height"] >= 24 for box in links)


def test_a_filter_is_chosen_and_sent_by_keyboard(open_page):
    make.fill_bodies(3)
    page = open_page("/sangong/")
    page.focus("#id_presence")
    with page.expect_navigation():
        page.keyboard.press("End")
        page.keyboard.press("Enter")
    assert "presence=" in page.url


def test_a_row_of_a_table_leads_to_its_sentence_by_keyboard(open_page):
    make.fill_bodies(3)
    page = open_page("/sangong/")
    page.focus("td a.value")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#figure").is_visible()
