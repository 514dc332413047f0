"""A report's page: what it says of the report, of a chosen numeral, and of a bad address."""

import gzip
import hashlib
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from reports import models

pytestmark = pytest.mark.django_db

TEXT = (
    "第二部分 2022年度部门决算情况说明\n一、三公经费\n"
    "三公经费决算1046.63万元，比上年减少46.63万元，下降4.27%。无购置费。<script>alert(8)</script>\n"
    "\n\t其他资金\n\t\n\t12\n\n"
)


def make_report(text=TEXT, start=0, end=None, document=None, **fields):
    department, _ = models.Department.objects.get_or_create(official_name="甲县信访局")
    year, _ = models.FiscalYear.objects.get_or_create(year=2022)
    document = document or models.Document.objects.create(
        name="决算说明.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        content=text.encode(),
        text=text,
        published_on=date(2023, 9, 20),
        source_url="https://www.example.gov.cn/a.html",
    )
    values = {"kind": "final_account", "title": "甲县信访局2022年度部门决算"} | fields
    return models.Report.objects.create(
        document=document,
        department=department,
        fiscal_year=year,
        start=start,
        end=len(text) if end is None else end,
        **values,
    )


def add_numeral(report, text, cls="figure", **fields):
    start = report.document.text.index(text)
    return models.Numeral.objects.create(
        document=report.document,
        start=start,
        end=start + len(text),
        text=text,
        cls=cls,
        **{"rule": "rule"} | fields,
    )


def add_figure(report, text, indicator="三公经费", measure="final", value=None, **fields):
    start = fields.pop("start", None)
    start = report.document.text.index(text) if start is None else start
    statement, _ = models.Statement.objects.get_or_create(
        report=report, start=30, end=70, kind="sentence", heading="一、三公经费"
    )
    values = {"unit": "万元", "status": "certain", "rule": "clause/verb", "fiscal_year": 2022}
    return models.Figure.objects.create(
        report=report,
        statement=statement,
        start=start,
        end=start + len(text),
        raw=text,
        value=value,
        decimals=len(text.partition(".")[2]),
        subject_type="department",
        subject="甲县信访局",
        indicator=models.Indicator.objects.get_or_create(path=indicator)[0],
        measure=measure,
        place="narrative",
        **values | fields,
    )


@pytest.fixture
def report(db):
    """A report with a date, two figures, a worded zero, a blank and an unread numeral."""
    report = make_report()
    add_numeral(report, "2022", "date")
    add_numeral(report, "1046.63")
    add_numeral(report, "4.27")
    add_numeral(report, "8", "unread", reason="前后没有单位")
    add_numeral(report, "12", "ordinal")
    add_figure(report, "1046.63", value=Decimal("1046.63"))
    add_figure(
        report, "4.27", measure="change_rate", value=Decimal("-4.27"), unit="%",
        basis="prior_final", status="uncertain", reason="未写明 prior_final",
        candidates=["三公经费 change_rate", "三公经费 share"], qualifier="约",
    )  # fmt: skip
    add_figure(report, "无", indicator="三公经费/公务用车购置费", value=Decimal(0))
    add_figure(report, "", value=None, start=TEXT.index("\t\n") + 1)
    return report


def fetch(client, report, query=""):
    response = client.get(reverse("report", args=[report.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def fetch_at(client, report, text, query=""):
    start = report.document.text.index(text)
    return fetch(client, report, f"?{query}at={start}-{start + len(text)}")


def test_page_begins_with_how_many_numerals_were_read(client, report):
    page = " ".join(fetch(client, report).split())
    assert "本报告 5 个数字，4 个已归类" in page
    assert "1 个未读" in page
    assert "1 处数据待核" in page
    assert "另有 2 处以文字或空白表示的数据" in page


def test_page_says_all_where_nothing_is_unread(client, report):
    models.Numeral.objects.filter(cls="unread").delete()
    assert "本报告 4 个数字，全部已归类" in fetch(client, report)


def test_head_names_the_body_the_file_and_its_source(client, report):
    page = fetch(client, report)
    for words in ("甲县信访局", "2022年", "部门决算", "2023年9月20日", "决算说明.txt"):
        assert words in page
    assert report.document.sha256 in page
    assert 'href="https://www.example.gov.cn/a.html"' in page
    assert reverse("document_original", args=[report.document_id]) in page
    assert report.department.get_absolute_url() in page


def test_missing_source_and_day_are_said(client, report):
    models.Document.objects.update(source_url="javascript:alert(1)", published_on=None)
    page = fetch(client, report)
    assert page.count("未注明") >= 2
    assert "javascript:" not in page


def test_every_numeral_and_figure_is_a_link(client, report):
    links = set(re.findall(r'class="[a-z ]+" href="\?at=(\d+-\d+)#figure"', fetch(client, report)))
    ranges = {f"{n.start}-{n.end}" for n in models.Numeral.objects.all()}
    ranges |= {f"{f.start}-{f.end}" for f in models.Figure.objects.all()}
    assert ranges <= links


def test_text_of_the_report_is_escaped(client, report):
    page = fetch_at(client, report, "8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(" in page


def test_chosen_figure_shows_its_whole_reading(client, report):
    page = fetch_at(client, report, "4.27")
    for words in ("−4.27", "增减率", "上年决算数", "2022年", "部门：甲县信访局", "正文", "约",
                  "指标取自本分句", "▲ 待核", "未写明 上年决算数", "三公经费 占比"):  # fmt: skip
        assert words in page, words
    assert page.count('id="figure"') == 1


def test_chosen_figure_shows_its_sentence_and_its_other_figures(client, report):
    page = fetch_at(client, report, "4.27")
    assert "<b>4.27</b>" in page.split("<blockquote>")[1].split("</blockquote>")[0]
    assert "同句的其他数据" in page


def test_large_value_has_thousands_marks_and_printed_decimals(client, report):
    assert "1,046.63" in fetch_at(client, report, "1046.63")


def test_line_items_that_use_the_figure_are_named(client, report):
    figure = models.Figure.objects.get(raw="1046.63")
    shared = {
        "department": report.department,
        "fiscal_year": report.fiscal_year,
        "indicator": figure.indicator,
    }
    item = models.BudgetLineItem.objects.create(**shared)
    models.LineCell.objects.create(
        line_item=item, measure="final", unit="万元", value=figure.value, figure=figure, **shared
    )
    page = fetch_at(client, report, "1046.63")
    assert "2022年 三公经费 决算数（1,046.63万元）" in page
    assert "未用于对照表" in fetch_at(client, report, "4.27")


def test_unread_numeral_says_why(client, report):
    page = fetch_at(client, report, "8")
    assert "没有规则认出这个数字" in page
    assert "前后没有单位" in page


def test_words_and_blanks_have_readings_too(client, report):
    blank = models.Figure.objects.get(value=None)
    assert "空白" in fetch(client, report, f"?at={blank.start}-{blank.end}")
    assert "公务用车购置费" in fetch_at(client, report, "无")


def test_listed_cell_of_a_table_comes_with_the_cell_before(client, report):
    listed = fetch(client, report, "?class=ordinal").split("符合的数字")[1].split("</ul>")[0]
    assert "其他资金" in listed.split("<b>12</b>")[0]


def test_two_figures_of_one_numeral_are_both_read(client, report):
    add_figure(report, "1046.63", indicator="基本支出", value=Decimal("1046.63"))
    page = fetch_at(client, report, "1046.63")
    assert page.count('class="figure"') == 2


def test_words_without_a_numeral_are_quoted_and_lit(client, report):
    page = fetch_at(client, report, "减少")
    assert '<span id="figure" class=l>减少</span>' in page
    assert "这里没有数字" in page


def test_neighbours_are_plain_links(client, report):
    page = fetch_at(client, report, "1046.63")
    after, before = TEXT.index("4.27"), TEXT.index("2022")
    assert f'rel="next" href="?at={after}-{after + 4}#figure"' in page
    assert f'rel="prev" href="?at={before}-{before + 4}#figure"' in page


def test_filter_keeps_to_its_class_while_walking(client, report):
    page = fetch_at(client, report, "2022", "class=unread&")
    unread = TEXT.index("8")
    assert f'rel="next" href="?class=unread&amp;at={unread}-{unread + 1}#figure"' in page


def test_filter_by_family_lists_its_figures(client, report):
    page = fetch(client, report, "?family=三公经费&class=uncertain")
    listed = page.split("符合的数字")[1].split("</ul>")[0]
    assert listed.count("<li>") == 1
    assert "4.27" in listed


def test_a_family_offers_its_indicators_and_one_of_them_is_kept(client, report):
    page = fetch(client, report, "?family=三公经费")
    assert "公务用车购置费" in page.split("这一类的各项指标")[1].split("</ul>")[0]
    page = fetch(client, report, "?family=三公经费/公务用车购置费")
    listed = page.split("符合的数字")[1].split("</ul>")[0]
    assert (listed.count("<li>"), "<b>无</b>" in listed) == (1, True)


@pytest.mark.parametrize(
    "at", ["abc", "9", "9-", "-1-4", "30-20", "5-999999", "９-１０", "1-2-3", "<b>"]
)
def test_bad_place_is_explained_and_the_text_still_shown(client, report, at):
    response = client.get(reverse("report", args=[report.pk]), {"at": at})
    page = response.content.decode()
    assert response.status_code == 200
    assert "已显示全文" in page
    assert "三公经费决算" in page
    assert 'id="figure"' not in page


def test_unknown_filters_are_ignored(client, report):
    plain, odd = fetch(client, report), fetch(client, report, "?class=x&family=%00")
    assert re.sub(r"next=\S+", "", odd) == re.sub(r"next=\S+", "", plain)


def test_unknown_report_is_not_found(client):
    assert client.get("/reports/999/").status_code == 404


def test_only_the_report_of_a_shared_document_is_shown(client, report):
    other = make_report(document=report.document, start=0, end=5, kind="budget", title="别的")
    assert "三公经费决算" not in fetch(client, other)


def test_closed_site_asks_for_a_sign_in(client, report, settings):
    settings.OPEN_READING = False
    assert client.get(reverse("report", args=[report.pk])).status_code == 302


@pytest.fixture
def long_report(db):
    """A report with 1,200 numerals, each a figure."""
    text = "".join(f"第{n:04d}项支出{n:04d}.50万元，占{n % 97}%。\n" for n in range(1, 601))
    report = make_report(text)
    places = [found.span() for found in re.finditer(r"\d+\.50|\d+(?=%)", text)]
    models.Numeral.objects.bulk_create(
        models.Numeral(
            document=report.document, start=s, end=e, text=text[s:e], cls="figure", rule="rule"
        )
        for s, e in places
    )
    first = add_figure(report, text[slice(*places[0])], start=places[0][0], value=Decimal(1))
    fields = {f.attname: getattr(first, f.attname) for f in first._meta.fields if f.name != "id"}
    models.Figure.objects.bulk_create(
        models.Figure(**fields | {"start": s, "end": e}) for s, e in places[1:]
    )
    return report


@pytest.mark.parametrize("query", ["", "?class=figure", "?at=7-14", "?at=5-5"])
def test_long_report_takes_few_queries(client, long_report, query, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        fetch(client, long_report, query)


def test_long_report_stays_small(client, long_report):
    page = fetch(client, long_report)
    assert page.count("#figure") >= 1_200
    assert len(gzip.compress(page.encode())) < 100_000


def test_original_is_handed_out_unchanged(client, report):
    response = client.get(reverse("document_original", args=[report.document_id]))
    assert b"".join(response) == TEXT.encode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in response["Content-Disposition"]
    assert "filename*=utf-8''%E5%86%B3" in response["Content-Disposition"]


def test_original_in_gb18030_says_so(client, report):
    models.Document.objects.update(content="决算".encode("gb18030"))
    response = client.get(reverse("document_original", args=[report.document_id]))
    assert response["Content-Type"] == "text/plain; charset=gb18030"


def test_hostile_file_name_does_not_break_the_header(client, report):
    models.Document.objects.update(name='a"\r\nSet-Cookie: x=1\x7f.html', source_format="html")
    response = client.get(reverse("document_original", args=[report.document_id]))
    assert response.status_code == 200
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Disposition"].startswith("attachment")


def test_unknown_original_is_not_found(client, db):
    assert client.get("/documents/999/original/").status_code == 404


# --- where a figure goes, and what a rate is of -------------------------------------------------


def fill_cell(figure, measure="final"):
    shared = {
        "department": figure.report.department,
        "fiscal_year": figure.report.fiscal_year,
        "indicator": figure.indicator,
    }
    item = models.BudgetLineItem.objects.create(**shared)
    models.LineCell.objects.create(
        line_item=item, measure=measure, unit="万元", value=figure.value, figure=figure, **shared
    )


def test_charts_that_draw_the_figure_are_named_and_linked(client, report):
    fill_cell(models.Figure.objects.get(raw="1046.63"))
    page = fetch_at(client, report, "1046.63")
    body = report.department.get_absolute_url()
    assert f'<a href="{body}?year=2022#trend">本部门历年</a>' in page
    assert '<a href="/sangong/?year=2022">“三公”经费</a>' in page
    assert "对比：“三公”经费" in page


def test_a_figure_that_no_chart_draws_names_none(client, report):
    assert "<dt>画在</dt>" not in fetch_at(client, report, "4.27")


def test_a_rate_names_the_figures_that_it_is_of(client, report):
    add_figure(
        report, "46.63", measure="change", value=Decimal("-46.63"), basis="prior_final",
        start=TEXT.index("少46.63") + 1,
    )  # fmt: skip
    listed = fetch_at(client, report, "4.27").split("所比的数")[1].split("</ul>")[0]
    assert "三公经费 决算数 1,046.63万元" in listed
    assert "三公经费 增减额 −46.63万元" in listed
    assert "所比的数" not in fetch_at(client, report, "1046.63")


def test_of_several_the_operand_of_the_same_sentence_is_named(client, report):
    other = models.Statement.objects.create(report=report, start=0, end=20, kind="sentence")
    far = add_figure(report, "2022", value=Decimal(2022))
    models.Figure.objects.filter(pk=far.pk).update(statement=other)
    listed = fetch_at(client, report, "4.27").split("所比的数")[1].split("</ul>")[0]
    assert "1,046.63" in listed
    assert "2,022" not in listed


def test_a_share_names_its_part_and_its_whole(client, report):
    add_figure(
        report, "46.63", "三公经费/公务接待费", "share", Decimal("46.63"), unit="%",
        basis="三公经费", start=TEXT.index("少46.63") + 1,
    )  # fmt: skip
    add_figure(report, "12", "三公经费/公务接待费", value=Decimal(12))
    listed = fetch_at(client, report, "少46.63").split("所比的数")[1].split("</ul>")[0]
    assert "公务接待费 决算数 12万元" in listed
    assert "三公经费 决算数 1,046.63万元" in listed


def test_the_whole_of_a_share_is_named_only_from_its_own_sentence(client, report):
    share = add_figure(
        report, "46.63", "支出/基本支出", "share", Decimal("46.63"), unit="%",
        start=TEXT.index("少46.63") + 1,
    )  # fmt: skip
    whole = add_figure(report, "12", "本年支出合计", value=Decimal(12))
    listed = fetch_at(client, report, "少46.63").split("所比的数")[1].split("</ul>")[0]
    assert "本年支出合计 决算数 12万元" in listed
    far = models.Statement.objects.create(report=report, start=0, end=20, kind="sentence")
    models.Figure.objects.filter(pk=whole.pk).update(statement=far)
    assert share.statement_id != far.pk
    assert "所比的数" not in fetch_at(client, report, "少46.63")
