"""The pages of the checks: a light list, a page of examples for each."""

import pytest
from django.conf import settings
from django.urls import reverse

from dashboards.checkbook import write_document
from dashboards.management.commands.write_checks_doc import PLACE
from reports.checks.registry import CHECKS

pytestmark = pytest.mark.django_db
MOST_BYTES = 100_000


def test_list_of_checks_stays_light_and_leads_to_each_check(client):
    page = client.get(reverse("checks")).content
    assert len(page) < MOST_BYTES
    assert all(f"/checks/{check.code}/".encode() in page for check in CHECKS)


@pytest.mark.parametrize("check", [CHECKS[0], CHECKS[-1]], ids=lambda check: check.code)
def test_page_of_a_check_shows_all_its_examples(client, check):
    page = client.get(reverse("check", args=[check.code])).content.decode()
    assert page.count('<figure class="example">') == len(check.finds) + len(check.leaves)


def test_unknown_check_is_not_found(client):
    assert client.get(reverse("check", args=["Z99"])).status_code == 404


def test_the_document_of_the_checks_is_what_they_say():
    assert (settings.BASE_DIR / PLACE).read_text(encoding="utf-8") == write_document()
