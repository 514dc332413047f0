"""A body that does not publish “三公” counts nowhere, is 0 nowhere, and says 未公开 everywhere."""

import io
import json
import re

import openpyxl
import pytest
from django.urls import reverse

from tests import builders as make
from tests.crawling import read_charts, read_tables

pytestmark = pytest.mark.django_db
PAGES = ["overview", "sangong", "compare", "where"]
VALUES = ("1.20", "2.40", "3.60", "4.80", "7.50", "9.90")
# The sum, the median and over how many they are, wherever a page says them.
SAID = re.compile(
    r"中位数 ?[\d.]+|[\d.]+ 万元（\d+ 个部门）|\d+ 个部门公开了|合计 [\d.]+"
    r"|按 \d+ 个公布了数|（[^（）]*万元[^（）]*）\d+ 个|\d+ 行合计"
)


@pytest.fixture
def silent():
    """Six bodies with “三公”; and how to add one whose account leaves it out."""
    for value in VALUES:
        report = make.make_report()
        make.make_cell(report, value=value)
        make.make_cell(report, make.CARS, value=value)

    def add():
        report = make.make_report()
        make.make_cell(report, make.GENERAL, value="312.45")
        return report.department

    return add


def read(client, name, query=""):
    return client.get(reverse(name) + query).content.decode()


def numbers_said(page):
    """What the page says of all bodies together, without the markup."""
    charts = [note["text"] for chart in read_charts(page) for note in notes_of(chart)]
    words = re.sub(r"<script.*?</script>|<[^>]+>", "", page, flags=re.DOTALL)
    return sorted(SAID.findall(" ".join([words, *charts])))


def notes_of(chart):
    return chart["layout"].get("annotations", [])


def row_of(page, body):
    """The row of the page's table that names the body."""
    rows = [row for table in read_tables(page) for row in table]
    return next(row for row in rows if row and body.official_name in row[0].text)


@pytest.mark.parametrize("name", PAGES)
def test_sum_median_and_n_are_those_without_it(client, silent, name):
    before = numbers_said(read(client, name))
    assert any("6 " in said for said in before), before
    silent()
    assert numbers_said(read(client, name)) == before


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_the_word_and_no_nought(client, silent, name):
    body = silent()
    page = read(client, name)
    assert "另有 1 个未公开，不按 0 计算" in page
    if name == "overview":
        return
    texts = [cell.text.strip() for cell in row_of(page, body)]
    assert "未公开" in texts
    assert not {"0", "0.0", "0.00"} & set(texts)


@pytest.mark.parametrize("name", ["overview", "sangong", "compare"])
def test_the_chart_marks_it_with_the_word_and_draws_no_bar(client, silent, name):
    body = silent()
    (chart,) = read_charts(read(client, name))
    absent = next(trace for trace in chart["data"] if trace["name"] == "没有数")
    assert absent["text"] == ["未公开"]
    assert body.official_name in absent["customdata"][0][1]
    (place,) = absent["y"]
    drawn = [trace for trace in chart["data"] if trace is not absent and place in trace["y"]]
    assert drawn == []


def test_its_tile_shows_the_word_and_has_no_level(client, silent):
    body = silent()
    page = read(client, "where")
    tile = next(one for one in page.split('<li class="tile') if body.get_absolute_url() in one)
    assert '<span class="absent"' in tile
    assert "未公开" in tile
    assert not tile.startswith(" level")


def exported(client, name, kind):
    answer = client.get(reverse(name) + f"?format={kind}")
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("name", ["sangong", "compare", "where"])
def test_the_files_say_the_word(client, silent, name):
    body = silent()
    head = "“三公”经费（万元）"
    rows = json.loads(exported(client, name, "json"))["rows"]
    assert [row[head] for row in rows if row["部门"] == body.official_name] == ["未公开"]
    sheet = openpyxl.load_workbook(io.BytesIO(exported(client, name, "xlsx"))).worksheets[0]
    heads, *lines = sheet.values
    cells = [line[heads.index(head)] for line in lines if line[0] == body.official_name]
    assert cells == ["未公开"]
    assert f"{body.official_name}," in exported(client, name, "csv").decode()
