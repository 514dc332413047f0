"""The report's page in a browser: the chosen numeral in view, the keyboard, no scripts."""

import pytest
from django.urls import reverse

from tests.test_evidence_view import add_numeral, make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINES = "".join(f"第{n}行支出{n}.50万元。\n" for n in range(100, 200))


@pytest.fixture
def open_middle(browser, live_server):
    """Opens the page of a long report at its middle numeral."""
    report = make_report(LINES)
    for n in range(100, 200):
        add_numeral(report, f"{n}.50")
    start = LINES.index("150.50")
    address = reverse("report", args=[report.pk]) + f"?at={start}-{start + 6}#figure"
    contexts = []

    def open_page(width=1440, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}, **options))
        page = contexts[-1].new_page()
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_keys_walk_forth_and_back(open_middle):
    page = open_middle()
    for key, text in [("j", "151.50"), ("ArrowRight", "152.50"), ("k", "151.50")]:
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.locator("#figure").inner_text() == text


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1440, 390])
def test_chosen_numeral_is_in_view_and_not_below_the_panel(open_middle, width, scripts):
    page = open_middle(width, java_script_enabled=scripts)
    box = page.locator("#figure").bounding_box()
    panel = page.locator(".panel").bounding_box()
    assert 100 < box["y"] < 744
    assert width > 400 or box["y"] >= panel["y"] + panel["height"]


def test_page_does_not_scroll_sideways_on_a_phone(open_middle):
    page = open_middle(width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
