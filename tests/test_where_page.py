"""Tiles of counties: each body once, its value printed, its level only where it may be rated."""

import json
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

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


def draw(client, query=""):
    response = client.get(reverse("where") + f"?format=svg{query}")
    assert response["Content-Type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(response.content)
    return [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]


def test_picture_holds_what_the_tiles_show(client):
    make.fill_bodies(12)
    words = draw(client)
    tiles = list_tiles(client)
    assert len(tiles) == 11
    for tile in tiles:
        value = tile.row.value
        assert (f"{tile.sign} {value.text}" if value.known else f"▨ {value.word}").strip() in words
    assert {"2022年“三公”经费", "单位：万元", "资料来源：各部门公开的2022年度报告。"} < set(words)


def test_picture_shows_the_own_body_and_the_filter_of_the_page(client):
    report = make.make_report(make.make_department("A<&B局", make.make_region()))
    make.make_cell(report, value="5.84")
    make.make_cell(make.make_report(), value="1.00")
    words = draw(client, f"&own={report.department_id}&q=A<")
    assert "本单位 安居区" in words
    assert "5.84" in words
    assert "1.00" not in words


def test_picture_of_many_cities_stays_inside_its_frame(client):
    make.fill_bodies(60)
    page = client.get(reverse("where") + "?format=svg").content.decode()
    height = float(re.search(r'viewBox="0 0 1200 ([\d.]+)"', page)[1])
    boxes = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="130" height="58"', page)
    assert len(boxes) == 54
    assert len(set(boxes)) == 54
    assert all(float(x) + 130 <= 1200 and float(y) + 58 < height for x, y in boxes)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_tiles_are_saved_as_a_picture(page):
    make.fill_bodies(6)
    page.goto(reverse("where"))
    with page.expect_download() as found:
        page.click("[data-picture]")
    assert found.value.suggested_filename == "明账_三公经费_2022年_各地.png"
    content = Path(found.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 2400
