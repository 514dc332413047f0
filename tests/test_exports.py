"""A file holds the table's rows: all of them, in its order, with typed numbers."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse

from dashboards import exports
from tests import builders as make

pytestmark = pytest.mark.django_db

NAMES = ["overview", "sangong", "execution", "scores", "departments"]


@pytest.fixture
def logged(monkeypatch):
    entries = []

    def note(action, **fields):
        entries.append((action, fields["details"]["format"]))

    monkeypatch.setattr(exports, "write_entry", note)
    return entries


def read_csv(client, url):
    response = client.get(url)
    assert response.streaming
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def read_xlsx(client, url):
    content = b"".join(client.get(url).streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["数据"]
    return sheet, [list(row) for row in sheet.values]


@pytest.mark.parametrize("name", NAMES)
def test_csv_and_xlsx_hold_the_same_rows(client, logged, name):
    make.fill_bodies(30)
    url = reverse(name) + "?sample=all&format="
    lines = read_csv(client, url + "csv")
    _, rows = read_xlsx(client, url + "xlsx")
    assert len(lines) == len(rows) > 30
    assert lines[0] == rows[0]
    for line, row in zip(lines[1:], rows[1:], strict=True):
        assert [same(cell) for cell in line] == [same(cell) for cell in row]
    assert logged == [("export", "csv"), ("export", "xlsx")]


def same(cell):
    """A cell as a number where it is one, else as text."""
    text = "" if cell is None else str(cell)
    try:
        return round(float(text), 6)
    except ValueError:
        return text


def test_file_has_the_table_s_order_and_filters(client, logged):
    make.fill_bodies(12)
    lines = read_csv(client, reverse("sangong") + "?presence=printed&sort=total&format=csv")
    totals = [Decimal(line[2]) for line in lines[1:]]
    assert totals == sorted(totals)
    assert len(totals) > 3


def test_absent_values_are_words_and_zero_is_a_number(client, logged):
    make.fill_bodies(6)
    sheet, rows = read_xlsx(client, reverse("sangong") + "?format=xlsx")
    totals = [row[2] for row in rows[1:]]
    assert {"未公开", "未收录", "空白"} < set(totals)
    assert any(type(total) in (int, float) and total == 0 for total in totals)
    assert sheet.freeze_panes == "B2"


def test_formula_in_a_name_is_made_harmless(client, logged):
    make.make_report(make.make_department("=cmd|'/c calc'!A0"))
    lines = read_csv(client, reverse("departments") + "?format=csv")
    assert lines[1][0] == "'=cmd|'/c calc'!A0"
    sheet, _ = read_xlsx(client, reverse("departments") + "?format=xlsx")
    assert sheet["A2"].data_type == "s"


def test_negative_number_is_not_taken_for_a_formula():
    assert exports.csv_cell(Decimal("-20.44")) == "-20.44"


def test_file_gives_the_address_of_the_sentence(client, logged):
    cell = make.make_cell(make.make_report(), value="5.84")
    lines = read_csv(client, reverse("sangong") + "?format=csv")
    assert lines[1][-1] == f"http://testserver{cell.figure.get_absolute_url()}"


def test_body_page_exports_items_or_projects(client, logged):
    department = make.fill_bodies(1)[0]
    url = department.get_absolute_url()
    assert read_csv(client, url + "?format=csv")[0][0] == "指标"
    assert read_csv(client, url + "?format=csv&table=projects")[0][0] == "项目"
