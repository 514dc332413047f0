"""A file holds the table's rows: all of them, in its order, with typed numbers."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from dashboards import exports
from reports.models import KpiRow
from tests import builders as make

pytestmark = pytest.mark.django_db

NAMES = ["overview", "sangong", "execution", "scores", "departments", "compare"]


@pytest.fixture
def logged(monkeypatch):
    entries = []

    def note(action, **fields):
        entries.append((action, fields["details"]["format"]))

    monkeypatch.setattr(exports, "write_entry", note)
    return entries


@pytest.fixture
def still_clock(monkeypatch):
    """Two files that are compared were made in the same minute, however slow the machine."""
    moment = datetime(2026, 3, 4, 5, 59, 59, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def read_csv(client, url):
    response = client.get(url)
    assert response.streaming
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:])))
    return lines[: lines.index([])]


def read_remarks(client, url):
    """What a CSV file says of itself, below its rows."""
    text = b"".join(client.get(url).streaming_content).decode()
    lines = list(csv.reader(io.StringIO(text[1:])))
    return [cell for (cell,) in lines[lines.index([]) + 1 :]]


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


def test_file_says_count_totals_filters_date_and_page(client, logged):
    make.fill_bodies(6)
    query = "?presence=printed&year=2022"
    table = client.get(reverse("sangong") + query).context["table"]
    remarks = read_remarks(client, reverse("sangong") + query + "&format=csv")
    total = sum(row.total.number for row in table.ordered_rows())
    assert remarks[1:3] == ["# 筛选：年度：2022年；公开情况：有数", f"# 行数：{len(table.rows)}"]
    assert remarks[3] == f"# 合计：“三公”经费（万元）：2 行有数，合计 {total}"
    assert re.fullmatch(r"# 导出时间：\d{4}-\d\d-\d\d \d\d:\d\d", remarks[-2])
    assert remarks[-1].startswith("# 页面地址：http://testserver/sangong/?presence=printed")


def test_json_file_has_the_rows_and_what_it_says_of_itself(client, logged):
    make.fill_bodies(6)
    response = client.get(reverse("sangong") + "?format=json")
    found = json.loads(b"".join(response.streaming_content))
    lines = read_csv(client, reverse("sangong") + "?format=csv")
    assert found["count"] == len(found["rows"]) == len(lines) - 1
    assert [row["部门"] for row in found["rows"]] == [line[0] for line in lines[1:]]
    sums = [row["“三公”经费（万元）"] for row in found["rows"]]
    printed = [number for number in sums if isinstance(number, float)]
    assert found["totals"][0]["sum"] == pytest.approx(sum(printed))


def test_json_file_without_rows_is_still_json(client, logged):
    make.fill_bodies(1)
    response = client.get(reverse("sangong") + "?q=没有&format=json")
    assert json.loads(b"".join(response.streaming_content))["rows"] == []


def test_workbook_notes_are_those_of_the_csv_file(client, logged, still_clock):
    make.fill_bodies(6)
    url = reverse("sangong") + "?format="
    content = b"".join(client.get(url + "xlsx").streaming_content)
    notes = list(openpyxl.load_workbook(io.BytesIO(content))["说明"].values)
    remarks = read_remarks(client, url + "csv")
    assert "# 导出时间：2026-03-04 13:59" in remarks
    assert [f"# {name}：{text}" for name, text in notes[: len(remarks)]] == remarks


def test_page_shows_the_totals_of_the_file(client, logged):
    make.fill_bodies(6)
    response = client.get(reverse("sangong"))
    (total, *_) = response.context["table"].totals()
    page = response.content.decode()
    assert f"<b>{total.text}</b>" in page
    assert f"合计（全部 {len(response.context['table'].rows)} 行）" in page


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


PAGE_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


def page_kpis(page):
    """The cells of the page's KPI rows as their words, project by project."""
    found = []
    for part in re.findall(r'<details class="kpis".*?</details>', page, re.DOTALL):
        name = re.search(r"<summary>(.*)：", part)[1]
        for row in part.split("<tr>")[2:]:
            cells = [re.sub(r"<[^>]+>", "", cell) for cell in PAGE_CELL.findall(row)]
            found.append([name, *(" ".join(cell.split()) for cell in cells)])
    return found


def as_on_page(row):
    """An exported KPI row in the page's order: target with its sign and unit in one cell."""
    project, first, second, third, nature, target, unit, *rest = map(str, row[:-2])
    stated = " ".join(word for word in (nature, target, unit) if word)
    return [project, third, first, second, stated, *rest]


def fill_kpis():
    department = make.make_department()
    make.fill_project(department)
    report = make.fill_project(department).reports.get()
    make.make_kpi_row(report, 2, score=None, reason_text="工作延期", nature="")
    return department


def test_kpi_file_has_the_rows_of_the_page(client, logged):
    url = fill_kpis().get_absolute_url()
    shown = page_kpis(client.get(url).content.decode())
    lines = read_csv(client, url + "?format=csv&table=kpi")
    _, rows = read_xlsx(client, url + "?format=xlsx&table=kpi")
    filled = [["" if cell is None else cell for cell in row] for row in rows]
    assert len(shown) == 3
    assert [as_on_page(line) for line in lines[1:]] == shown
    assert [as_on_page(row) for row in filled[1:]] == shown
    assert lines[0] == rows[0]


def test_kpi_row_leads_to_its_place_in_the_report(client, logged):
    department = fill_kpis()
    first, second, third = read_csv(
        client, department.get_absolute_url() + "?format=csv&table=kpi"
    )[1:]
    kpis = KpiRow.objects.order_by("report", "order")
    scores = [f"http://testserver{kpi.score.get_absolute_url()}" for kpi in kpis if kpi.score]
    assert [first[-1], second[-1]] == scores
    assert third[-1] == f"http://testserver{kpis.last().weight.get_absolute_url()}"


def test_body_page_links_to_the_kpi_file(client):
    page = client.get(fill_kpis().get_absolute_url()).content.decode()
    assert "?table=kpi&amp;format=xlsx" in page
    assert "?table=kpi&amp;format=csv" in page
    bare = make.make_report().department.get_absolute_url()
    assert "table=kpi" not in client.get(bare).content.decode()
