"""A chart's hover quotes the sentence in which the report states the value."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.charts.base import QUOTE_LINE, wrap_quote
from dashboards.queries.cells import read_body
from dashboards.queries.quotes import LONGEST_QUOTE, cut_quote, read_quotes
from dashboards.queries.sangong import list_sangong
from tests import builders as make
from tests.test_charts import plain_static, read_chart, trace_named

__all__ = ["plain_static"]

pytestmark = pytest.mark.django_db


def hover_words(chart, name):
    return trace_named(chart, name)["customdata"][0][1].replace("<br>", "")


def restate(cell, before, after):
    """The cell's figure in a sentence of its own wording."""
    figure = cell.figure
    start = make.append_text(figure.report, before + figure.raw + after)
    statement = figure.statement
    statement.start, statement.end = start, start + len(before + figure.raw + after)
    statement.save()
    figure.start = start + len(before)
    figure.end = figure.start + len(figure.raw)
    figure.save()
    return cell


def quote_of(cell):
    body = read_body(cell.department)
    value = list_sangong([body], 2022)[0].total
    return read_quotes([value])[cell.figure_id]


@pytest.mark.parametrize(
    ("page", "trace", "words"),
    [
        ("sangong", "公务用车费", "原文：三公经费/公务用车购置及运行维护费4.20万元。"),
        ("sangong", "数值", "原文：三公经费5.84万元。"),
        ("overview", "公务接待费", "原文：三公经费/公务接待费1.64万元。"),
        ("execution", "达到90%", "原文：三公经费96.5%。"),
        ("scores", "优", "原文：绩效/项目自评得分96.5分。"),
    ],
)
def test_hover_of_a_bar_holds_the_sentence(client, page, trace, words):
    report = make.make_report()
    make.fill_sangong(report)
    make.fill_project(report.department)
    chart, _ = read_chart(client, reverse(page) + "?q=")
    hovers = [point[1].replace("<br>", "") for point in trace_named(chart, trace)["customdata"]]
    assert any(hover.endswith(words) for hover in hovers)


def test_bookmarks_and_line_breaks_are_not_quoted():
    cell = make.make_cell(make.make_report())
    restate(cell, "[bookmark: _Toc15377205]“三公”\n\t 经费　决算", "万元，\r\n减少[bookmark: a]。")
    assert quote_of(cell) == "“三公” 经费 决算5.84万元， 减少。"


def test_long_sentence_is_cut_around_its_numeral():
    cell = make.make_cell(make.make_report())
    restate(cell, "前" * 500, "后" * 500)
    quote = quote_of(cell)
    assert len(quote) == LONGEST_QUOTE
    assert quote.startswith("…前")
    assert quote.endswith("后…")
    assert "前5.84后" in quote


def test_quote_stops_where_its_sentence_stops():
    cell = restate(make.make_cell(make.make_report()), "支出", "万元。")
    make.append_text(cell.figure.report, "下一句说别的事。")
    assert quote_of(cell) == "支出5.84万元。"


def test_short_side_leaves_its_room_to_the_other():
    assert cut_quote("甲", "12", "乙" * 20, 10) == "甲12" + "乙" * 5 + "…"
    assert cut_quote("甲" * 20, "12", "乙", 10) == "…" + "甲" * 5 + "12乙"


def test_quoted_tags_are_escaped(client):
    restate(make.make_cell(make.make_report()), '<b>经费</b> & "合计"', "万元")
    chart, _ = read_chart(client, reverse("sangong"))
    assert '&lt;b&gt;经费&lt;/b&gt; &amp; "合计"5.84万元' in hover_words(chart, "数值")


def test_lines_of_a_quote_are_short_and_tear_no_number():
    lines = wrap_quote("原文：" + "字" * 18 + "1,234.50万元，" + "字" * 40)
    assert max(map(len, lines)) <= QUOTE_LINE
    assert lines[1].startswith("1,234.50万元")


def test_quotes_take_one_query_and_no_whole_text():
    cells = [make.make_cell(make.make_report()) for _ in range(5)]
    rows = list_sangong([read_body(cell.department) for cell in cells], 2022)
    with CaptureQueriesContext(connection) as queries:
        assert len(read_quotes(row.total for row in rows)) == 5
    assert len(queries) == 1
    assert "SUBSTR" in queries[0]["sql"].upper()
