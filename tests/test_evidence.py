"""The text of a report as blocks: nothing lost, nothing invented, marks where they belong."""

import re
import time
from collections import namedtuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.evidence import Mark, lay_out, merge_marks
from dashboards.evidence_html import Ink, write_blocks
from dashboards.evidence_lines import NOISE, find_level, is_caption
from reports.spans import Span

Numeral = namedtuple("Numeral", "start end cls")
Figure = namedtuple("Figure", "pk start end status")

SHEET = (
    "\n\t项目名称\n\t热线运行\n\n\t执行情况\n\t总额\n\t6.87\n\t5.18\n\n\t\n\t财政资金\n\t6.87\n\t\n"
    "\n\t合计\n\t84\n\n\n后文一段。\n"
)


def whole(text):
    return Span(0, len(text))


def find_numerals(text):
    bare = NOISE.sub(lambda noise: " " * len(noise[0]), text)
    return [Numeral(*found.span(), "figure") for found in re.finditer(r"\d+(?:\.\d+)?", bare)]


def set_text(text, numerals=(), figures=()):
    return lay_out(text, whole(text), merge_marks(whole(text), numerals, figures))


def list_runs(blocks):
    for block in blocks:
        yield from block.runs
        for row in block.rows:
            for cell in row:
                yield from cell.runs


def show_rows(block):
    return [[cell.text for cell in row] for row in block.rows]


def find_misses(text, blocks):
    """Positions set twice, or not at all though they are neither noise nor white space."""
    seen = [0] * len(text)
    for run in list_runs(blocks):
        for at in range(run.start, run.end):
            seen[at] += 1
    hidden = {at for noise in NOISE.finditer(text) for at in range(*noise.span())}
    return [
        at
        for at, times in enumerate(seen)
        if times > 1 or (times == 0 and at not in hidden and text[at] not in " \t\n\r\u3000")
    ]


LAYOUT = ["\n", "\n\t", "\n\n", "\t", " ", "　", "\r\n", "[bookmark: _Toc1]", "[bookmark: ", "]"]
WORDS = ["一、", "（二）", "第一部分", "1.", "合计", "309.33", "0", "<b>&\"'", "。", "图1：", "𠮷"]
PIECES = st.sampled_from(LAYOUT + WORDS)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.data())
def test_every_character_is_set_once_and_marks_say_what_the_text_says(text, data):
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place), max_size=6))
    figures = [Figure(n, min(s), max(s), "certain") for n, s in enumerate(spans)]
    marks = merge_marks(whole(text), find_numerals(text), figures)
    blocks = lay_out(text, whole(text), marks)
    runs = list(list_runs(blocks))
    assert find_misses(text, blocks) == []
    assert all(run.text == text[run.start : run.end] for run in runs)
    assert [run.mark for run in runs if run.mark] == marks
    assert [run.start for run in runs] == sorted(run.start for run in runs)
    assert {pk for mark in marks for pk in mark.figures} == {figure.pk for figure in figures}


@settings(deadline=None)
@given(st.text(alphabet="<>&\"'ab1\n\t", max_size=80))
def test_html_holds_no_tag_of_the_report(text):
    html = write_blocks(set_text(text, find_numerals(text)), Ink())
    tags = set(re.findall(r"</?([a-z]\w*)", html))
    assert tags <= {"p", "a", "div", "table", "tbody", "tr", "td", "h2", "h3", "h4", "h5"}
    assert not re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", html)


@pytest.mark.parametrize(
    "unit",
    ["\t", "\n\t", "\n\n\t1", "[bookmark: ", "一、", "\t\n1", "1\n", "\n\ta\nb\n", " \n", "图1："],
)
def test_time_is_linear_in_hostile_text(unit):
    def measure(length):
        text = unit * (length // len(unit))
        begin = time.process_time()
        write_blocks(set_text(text, find_numerals(text)), Ink())
        return time.process_time() - begin

    short, long = measure(20_000), measure(160_000)
    assert long < 1 + 30 * short


@pytest.mark.real_reports
def test_published_reports_are_set_whole(real_reports):
    for path in sorted(real_reports.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        numerals = find_numerals(text)
        blocks = set_text(text, numerals)
        assert find_misses(text, blocks) == [], path.name
        assert sum(run.mark is not None for run in list_runs(blocks)) == len(numerals)


def test_a_table_keeps_its_rows_and_cells():
    blocks = set_text(SHEET)
    assert [block.kind for block in blocks] == ["table", "paragraph"]
    assert show_rows(blocks[0]) == [
        ["项目名称", "热线运行"],
        ["执行情况", "总额", "6.87", "5.18"],
        ["", "财政资金", "6.87", ""],
        ["合计", "84"],
    ]


def test_short_rows_fill_the_width_and_leading_blanks_are_merged():
    table = set_text(SHEET)[0]
    assert {sum(cell.colspan for cell in row) for row in table.rows} == {4}
    assert [cell.merged for cell in table.rows[2]] == [True, False, False, False]
    assert table.rows[3][0].colspan == 3


def test_a_cell_may_hold_line_ends_and_a_blank_line():
    table = set_text("\n\t其中：\n财政拨款\n\t218.96\n\n\t项目完成\n\n指标\n\t数量\n\n\n后文。")[0]
    assert show_rows(table) == [["其中：\n财政拨款", "218.96"], ["项目完成\n\n指标", "数量"]]


def test_two_blank_lines_part_two_tables():
    blocks = set_text("\n\t甲\n\t1\n\n\n\n\t乙\n\t2\n\n")
    assert [show_rows(block) for block in blocks] == [[["甲", "1"]], [["乙", "2"]]]


def test_text_behind_a_single_tab_is_a_paragraph():
    blocks = set_text("二、管理情况\n\t资金到位情况如下，共计三项。\n其余见附表。\n")
    assert [block.kind for block in blocks] == ["heading", "paragraph", "paragraph"]


def test_rows_of_empty_cells_make_no_table():
    assert set_text("前文。\n\n\t\n\t\n\n\t\n\n\n") == set_text("前文。")


def test_series_of_a_drawn_chart_become_rows():
    blocks = set_text("本年支出结构图\n列1\t\n基本支出\t项目支出\t0.783\t0.217\t\n\n")
    assert [block.kind for block in blocks] == ["caption", "chart"]
    assert show_rows(blocks[1]) == [["列1"], ["基本支出", "项目支出", "0.783", "0.217"]]


def test_a_heading_with_a_closing_tab_stays_a_heading():
    assert set_text("六、基本支出说明\t\n正文在此。")[0].kind == "heading"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第二部分 2022年度部门决算情况说明", 2),
        ("附件2", 2),
        ("一、部门职责", 3),
        ("1、 收入支出决算总体情况说明", 3),
        ("（一）机关运行经费支出情况", 4),
        ("1.资金使用。", 5),
        ("（一）机构组成。本局下设3个股室，分别是办公室、业务股。", 0),
        ("6、协调处理赴京、到省、到市上访工作。", 0),
        ("2022年收入合计309.33万元。", 0),
        ("1.5万元", 0),
    ],
)
def test_headings_are_told_by_their_outline_mark(text, level):
    assert find_level(text) == level


def test_names_of_pictures_and_tables_are_captions():
    assert is_caption("（图1：收、支决算总计变动情况图）")
    assert is_caption("2022年收、支决算总计变动情况图（单位：万元）")
    assert not is_caption("详见下表，不再重复")


def test_bookmarks_are_hidden():
    blocks = set_text("[bookmark: _Toc1][bookmark: _Toc2]一、概况")
    assert "".join(run.text for run in list_runs(blocks)) == "一、概况"


def test_two_figures_share_one_numeral():
    text = "购置数和保有量均为0辆。"
    numerals = [Numeral(9, 10, "figure")]
    figures = [Figure(1, 9, 10, "certain"), Figure(2, 9, 10, "uncertain")]
    marks = merge_marks(whole(text), numerals, figures)
    assert marks == [Mark(9, 10, "figure", (1, 2), "uncertain")]


def test_a_broken_numeral_keeps_its_line_together():
    text = "共计12\n34万元。\n下一段。"
    blocks = set_text(text, [Numeral(2, 7, "figure")])
    assert len(blocks) == 2
    assert blocks[0].runs[1].text == "12\n34"


def test_words_and_blanks_are_marked_too():
    text = "\n\t其他资金\n\t\n\t无\n\n"
    blank, none = text.index("\t\n") + 1, text.index("无")
    figures = [Figure(1, blank, blank, "certain"), Figure(2, none, none + 1, "certain")]
    table = set_text(text, [], figures)[0]
    assert [cell.runs[0].mark.figures for cell in table.rows[0][1:]] == [(1,), (2,)]
    html = write_blocks([table], Ink())
    assert f'<a class="f e" href="?at={blank}-{blank}#figure" aria-label="空白"></a>' in html


def test_marks_outside_the_report_are_left_out():
    numerals = [Numeral(2, 6, "date"), Numeral(6, 8, "date"), Numeral(8, 12, "date")]
    assert merge_marks(Span(5, 9), numerals, []) == [Mark(6, 8, "date")]


def test_only_the_span_of_the_report_is_set():
    text = "别的报告12。\n本报告34。\n别的56。"
    start = text.index("本")
    blocks = lay_out(text, Span(start, start + 6), [])
    assert [run.text for run in list_runs(blocks)] == ["本报告34。"]


def test_the_chosen_numeral_is_boxed_once_and_its_sentence_lit():
    text = "收入12万元，支出34万元。"
    marks = merge_marks(whole(text), find_numerals(text), [])
    ink = Ink(chosen=marks[1], lit=Span(7, 13), query="class=figure&")
    html = write_blocks(lay_out(text, whole(text), marks), ink)
    assert html.count('id="figure"') == 1
    assert '<a class="f l on" href="?class=figure&amp;at=9-11#figure" aria-current="true"' in html
    assert "<span class=l>支出</span>" in html


def test_filtered_marks_step_back():
    text = "2022年收入12万元。"
    marks = [Mark(0, 4, "date"), Mark(7, 9, "figure")]
    html = write_blocks(lay_out(text, whole(text), marks), Ink(kept={7}))
    assert 'class="d z"' in html
    assert 'class="f"' in html
