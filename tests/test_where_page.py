"""Tiles of counties: each body once, its value printed, its level only where it may be rated."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.queries.compare import measure_spread
from dashboards.queries.tiles import level_of
from tests import builders as make

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


def list_tiles(client, query=""):
    provinces = client.get(reverse("where") + query).context["provinces"]
    return [tile for place in provinces for city in place.cities for tile in city.tiles]


def test_levels_are_the_quarters_of_the_values():
    numbers = [Decimal(number) for number in range(1, 9)]
    spread = measure_spread(numbers)
    assert [level_of(spread, number) for number in numbers] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_empty_page_says_how_to_import(client):
    assert "import_reports" in client.get(reverse("where")).content.decode()


def test_queries_do_not_grow_with_bodies(client):
    counts = []
    for _ in range(2):
        make.fill_bodies(12)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("where"))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_too_few_values_have_no_level_and_the_page_says_so(client):
    for value in ("1", "2"):
        make.make_cell(make.make_report(), value=value)
    assert [tile.level for tile in list_tiles(client)] == [0, 0]
    assert (
        "只有 2 个部门有数，不足 5 个，各块不分色" in client.get(reverse("where")).content.decode()
    )


def test_body_without_a_value_shows_its_word_and_moves_no_limit(client):
    for value in range(1, 6):
        make.make_cell(make.make_report(), value=str(value))
    before = client.get(reverse("where")).context["legend"]
    make.make_report()
    tiles = list_tiles(client)
    assert sorted(tile.row.value.text for tile in tiles)[-1] == "未公开"
    assert client.get(reverse("where")).context["legend"] == before


def test_tile_leads_to_its_body_and_its_value_to_the_numeral(client):
    cell = make.make_cell(make.make_report(), value="5.84")
    page = client.get(reverse("where")).content.decode()
    assert f'href="{cell.department.get_absolute_url()}?year=2022"' in page
    assert f'href="{cell.figure.get_absolute_url()}">5.84</a>' in page


def test_two_bodies_of_a_county_are_told_apart(client):
    region = make.make_region()
    for name in ("遂宁市安居区信访局", "遂宁市安居区热线办"):
        make.make_report(make.make_department(name, region))
    assert {tile.label for tile in list_tiles(client)} == {"安居区信访局", "安居区热线办"}


def test_files_hold_the_rows_of_the_tiles(client):
    make.fill_bodies(12)
    response = client.get(reverse("where") + "?format=json")
    rows = json.loads(b"".join(response.streaming_content))["rows"]
    assert {row["部门"] for row in rows} == {tile.row.body.name for tile in list_tiles(client)}


def test_own_body_is_marked_with_the_word(client):
    report = make.make_report()
    make.make_cell(report)
    page = client.get(reverse("where") + f"?own={report.department_id}").content.decode()
    assert page.count('<span class="tag tag-own">本单位</span>') == 2
