"""Every page passes axe's rules of WCAG 2.2 AA: dark on a wide screen, light on a narrow one."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import looks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LOOKS = [(WIDE, "dark"), (NARROW, "light")]


def open_page(page, address):
    """The page, its charts drawn."""
    page.set_viewport_size(WIDE)
    page.goto(address)
    if page.locator("[data-chart]").count():
        page.wait_for_selector("[data-chart] .main-svg", state="attached")
    page.evaluate(looks.TRIM)


def find_faults(page, address):
    """What axe finds on a page in both looks: ``look: rule (gravity) element``."""
    faults = set()
    for size, theme in LOOKS:
        page.set_viewport_size(size)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        for rule in Axe().run(page, options=OPTIONS).response["violations"]:
            for node in rule["nodes"]:
                place = f"{address} {size['width']} {theme}"
                faults.add(f"{place}: {rule['id']} ({rule['impact']}) {node['html'][:120]}")
    return faults


def check_pages(page, addresses):
    faults = set()
    for address in addresses:
        open_page(page, address)
        faults |= find_faults(page, address)
    assert sorted(faults) == []


@pytest.mark.parametrize("part", [0, 1, 2])
def test_public_pages_pass_the_rules(page, part):
    looks.store_site()
    check_pages(page, looks.list_public()[part::3])


def test_pages_of_officers_pass_the_rules(page, live_server):
    looks.store_site()
    client = looks.sign_in_officer()
    addresses = looks.list_private(client)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    check_pages(page, addresses)


def test_a_page_with_a_fault_is_noticed(page):
    page.goto("/static/css/tokens.css")
    page.set_content("<html lang='zh'><title>x</title><main><img src='/x.png'></main></html>")
    assert any("image-alt (critical)" in fault for fault in find_faults(page, "x"))
