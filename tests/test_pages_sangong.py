import pytest
from django.urls import reverse

from tests import builders as make

pytestmark = pytest.mark.django_db


def test_page_shows_value_linked_to_its_sentence(client):
    report = make.make_report()
    cell = make.make_cell(report, value="5.84")
    page = client.get(reverse("sangong")).content.decode()
    assert f'href="{cell.figure.get_absolute_url()}">5.84</a>' in page
