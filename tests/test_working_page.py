"""How one compared value was computed: its numbers on the page, and the same in files."""

import csv
import io
import json

import openpyxl
import pytest
from django.urls import reverse

from tests import builders as make
from tests.crawling import read_tables

pytestmark = pytest.mark.django_db
FORMULA = "本项决算数 ÷ 本年支出合计 × 100%"
HEADS = ["指标", "算式中的数", "数值", "单位", "口径", "原文", "已更正", "人工录入", "出处"]


@pytest.fixture
def address():
    """The share of “三公” in a body's spending: 5.84 of 200."""
    report = make.make_report()
    make.make_cell(report, value="5.84")
    make.make_cell(report, "本年支出合计", value="200.00")
    query = "?indicator=三公经费&measure=share&year=2022"
    return reverse("working", args=[report.department_id]) + query


def fetch(client, address, kind):
    answer = client.get(f"{address}&format={kind}")
    return b"".join(answer.streaming_content)


def test_the_page_lists_each_number_with_its_sentence_and_place(client, address):
    page = client.get(address).content.decode()
    (rows,) = read_tables(page)
    assert [row[1].text for row in rows] == ["5.84", "200.00"]
    assert all(row[1].links[0][0].startswith("/reports/") for row in rows)
    assert "三公经费5.84万元" in rows[0][4].text
    assert "2.92%" in page


def test_the_file_holds_the_result_and_what_it_was_computed_from(client, address):
    lines = list(csv.reader(io.StringIO(fetch(client, address, "csv").decode("utf-8-sig"))))
    assert lines[0] == HEADS
    assert [line[2] for line in lines[1:4]] == ["2.92", "5.84", "200"]
    assert lines[1][1:6] == ["结果", "2.92", "%", "未注明", "决算数 ÷ 本年支出合计 × 100%"]
    assert all("/reports/" in line[-1] for line in lines[2:4])


def test_workbook_and_json_hold_the_same_rows(client, address):
    rows = json.loads(fetch(client, address, "json"))["rows"]
    sheet = openpyxl.load_workbook(io.BytesIO(fetch(client, address, "xlsx"))).worksheets[0]
    heads, *lines = sheet.values
    assert [list(row.values())[:3] for row in rows] == [list(line[:3]) for line in lines]
    assert list(heads) == HEADS


def test_two_indicators_set_against_each_other_share_one_file(client, address):
    rows = json.loads(fetch(client, f"{address}&against=本年支出合计", "json"))["rows"]
    assert [row["算式中的数"] for row in rows].count("结果") == 2


def test_a_missing_number_says_which_and_why(client):
    report = make.make_report()
    make.make_cell(report, value="5.84")
    address = reverse("working", args=[report.department_id])
    rows = json.loads(
        fetch(client, f"{address}?indicator=三公经费&measure=share&year=2022", "json")
    )["rows"]
    assert [row["数值"] for row in rows] == ["未公开", 5.84, "未公开"]
    assert "其中没有本年支出合计" in rows[2]["原文"]


def test_the_table_is_set_as_all_tables_are(client, address):
    assert '<table class="figures">' in client.get(address).content.decode()
