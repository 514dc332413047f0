"""Two ways through the site in a browser: an auditor's, from a finding to the words and the file;
an officer's, from one's own body to a comparison that others see as it is."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse

from reports.importing import import_document
from tests import builders as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Total, step, the two rates stated of it, “三公” with car and guests: the first two do not add up.
BODIES = {
    "示例甲市青禾县信访局": ("309.33", "20.00", "16.91", "6.91", "5.80", "4.20", "1.10"),
    "示例甲市临溪区信访局": ("212.45", "12.00", "5.99", "9.99", "4.60", "3.15", "0.85"),
    "示例乙市松坪区信访局": ("180.00", "20.00", "12.50", "12.50", "3.00", "2.00", "1.00"),
}
REPORT = """{body}2023年度部门决算
第二部分 2023年度部门决算情况说明
一、收入支出决算总体情况说明
2023年度收、支总计{total}万元。与2022年度相比，收、支总计各增加{step}万元，增长{rate}%。
二、一般公共预算财政拨款支出决算情况说明
2023年一般公共预算财政拨款支出{total}万元。与2022年度相比，一般公共预算财政拨款支出增加{step}万元，增长{other}%。
三、“三公”经费财政拨款支出决算情况说明
2023年“三公”经费财政拨款支出决算为{whole}万元，其中：因公出国（境）费支出决算0万元，公务用车购置及运行维护费支出决算{cars}万元，公务接待费支出决算{guests}万元。
"""
NAMES = ("total", "step", "rate", "other", "whole", "cars", "guests")


@pytest.fixture
def reports():
    """Three bodies' accounts; two of them state a wrong rate and a wrong sum."""
    for number, (body, figures) in enumerate(BODIES.items()):
        text = REPORT.format(body=body, **dict(zip(NAMES, figures, strict=True)))
        assert import_document(f"{number}.txt", text.encode()).status == "stored"


def fetch(page, kind):
    """The file behind a link of the page's exports."""
    with page.expect_download() as found:
        page.click(f".exports >> text={kind}")
    return Path(found.value.path()).read_bytes()


def read_csv(content):
    """The rows below the head, up to the notes."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1 : lines.index([])]]


def read_xlsx(content):
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def open_filtered(page):
    """The list of wrong rates of change, by the page's own controls."""
    page.goto(reverse("findings"))
    page.click(".severities a.error")
    page.wait_for_url("**severity=error*")
    with page.expect_navigation():
        page.select_option("#id_check", "A06")
    return page.url


def test_an_auditor_goes_from_a_filtered_finding_to_both_quotes_and_back(page, reports):
    address = open_filtered(page)
    assert page.locator("table.findings tbody tr").count() == 2
    page.click("table.findings tbody a >> text=16.91%")
    boxes = {box.inner_text(): box.bounding_box() for box in page.locator("a.boxed").all()}
    assert {"16.91", "20.00", "309.33"} <= {text.strip("增长%各加") for text in boxes}, boxes
    assert all(box["y"] + box["height"] < 900 for box in boxes.values())
    page.click("a.boxed >> text=16.91")
    figure = page.locator("#figure")
    assert figure.inner_text() == "16.91"
    assert 100 < figure.bounding_box()["y"] < 800
    page.go_back()
    page.click(".walk >> text=回列表")
    assert page.url == address
    assert page.locator("#id_check").input_value() == "A06"
    assert page.locator("table.findings tbody tr").count() == 2


def test_an_auditor_takes_away_exactly_the_filtered_findings(page, reports):
    open_filtered(page)
    titles = page.locator("table.findings tbody td:nth-child(2)").all_inner_texts()
    assert "导出全部 2 条" in page.inner_text(".exports")
    rows, sheet = read_csv(fetch(page, "CSV")), read_xlsx(fetch(page, "Excel"))
    assert [row["问题"] for row in rows] == titles
    assert [row["问题"] for row in sheet] == titles
    assert {row["程度"] for row in rows} == {"错误"}
    page.goto(reverse("findings"))
    shown = {one.inner_text().split()[1]: one.inner_text().split()[-1]
             for one in page.locator(".severities a").all()[1:]}  # fmt: skip
    counts = Counter(row["程度"] for row in read_csv(fetch(page, "CSV")))
    assert {word: str(counts[word]) for word in shown} == shown


def test_a_file_adds_up_to_the_sum_at_the_foot_of_the_page(page, reports):
    page.goto(reverse("sangong"))
    foot = page.locator("tfoot td.number").first.inner_text().split()
    rows = read_xlsx(fetch(page, "Excel"))
    assert float(foot[0]) == pytest.approx(sum(row["“三公”经费（万元）"] for row in rows))
    assert foot[1] == f"{len(rows)}" == "3"


def read_comparison(page):
    """What the comparing page shows: its rows in order, with whom, and the chart's data."""
    page.wait_for_selector("[data-chart] .main-svg", state="attached")
    chart = page.locator('script[id^="chart-"]').first.text_content()
    body = page.locator("table.figures").last.locator("tbody")
    cells = body.locator("td:not(.pick)").all_inner_texts()
    return cells, page.locator(".peers p").first.inner_text(), json.loads(chart)


def choose_peers(page, bodies):
    """One's own body, then a ticked and named set of peers, all by the page's controls."""
    page.goto(bodies[1].get_absolute_url())
    page.click("text=设为本单位")
    page.click("text=与其他部门对比")
    page.select_option("#id_measure", "share")
    page.wait_for_url("**measure=share*")
    for body in bodies:
        page.check(f'td.pick input[value="{body.pk}"]')
    page.click("#pick-form button")
    page.wait_for_url("**bodies=*")
    page.fill("#set-title", "三县")
    page.click("text=写进地址")
    page.wait_for_url("**set=*")


def test_an_officers_comparison_is_the_same_for_whoever_opens_its_address(page, browser):
    bodies = [each for each in make.fill_bodies(9) if each.reports.exists()]
    for body in bodies:
        make.make_cell(body.reports.get(kind="final_account"), "本年支出合计", value="200.35")
    chosen = [bodies[0], bodies[1], bodies[2], bodies[5]]
    choose_peers(page, chosen)
    mine = read_comparison(page)
    other = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    theirs = other.new_page()
    theirs.goto(page.url)
    assert read_comparison(theirs) == mine
    cells, said, chart = mine
    assert "“三县”" in said
    assert f"共 {len(chosen)} 个部门" in said
    assert sum(chosen[1].official_name in cell and "本单位" in cell for cell in cells) == 1
    assert "本单位" in [trace["name"] for trace in chart["data"] if trace["x"]]
    other.close()
