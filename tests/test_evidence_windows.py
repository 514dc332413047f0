"""A long report is set in parts: where it is cut, and that each place opens its own part."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from dashboards.evidence import Mark, lay_out
from dashboards.evidence_windows import PART, WHOLE, cut_parts, find_part, marks_of
from reports.models import Evidence, Finding, Numeral
from reports.spans import Span
from tests.test_evidence_view import add_figure, make_report

CHINESE = "一二三四五六七八九十"


def marks_in(text):
    return [Mark(*found.span(), "figure") for found in re.finditer(r"\d+\.\d+", text)]


def long_text(sections=10, lines=400):
    """Sections of some 10,000 characters each, every line with one amount."""
    return "".join(
        f"{CHINESE[n]}、第{CHINESE[n]}类支出情况\n"
        + "".join(f"本年这一项支出为{n * 1000 + k}.25万元，用于日常办公。\n" for k in range(lines))
        for n in range(sections)
    )


def cut(text):
    return cut_parts(text, Span(0, len(text)), marks_in(text))


def test_a_report_of_usual_length_is_set_whole():
    text = long_text(sections=2)
    assert [part.span for part in cut(text)] == [Span(0, len(text))]


def test_parts_follow_each_other_and_begin_at_headings():
    text = long_text()
    parts = cut(text)
    assert len(parts) > 3
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert "".join(text[slice(*part.span)] for part in parts) == text
    assert all(text.startswith(part.title, part.span.start) for part in parts)


def test_a_section_without_headings_is_cut_between_lines_and_named_as_going_on():
    text = "一、支出情况\n" + "本年支出12.50万元。\n" * 8000
    parts = cut(text)
    assert {part.title for part in parts[1:]} == {"一、支出情况（续）"}
    assert all(text[part.span.start - 1] == "\n" for part in parts[1:])


def test_a_table_is_cut_between_its_rows():
    text = "支出表\n" + "\t办公费\n\t12.50\n\n" * 9000
    parts = cut(text)
    assert len(parts) > 1
    assert all(text[: part.span.start].endswith("12.50\n\n") for part in parts[1:])


@given(st.text(alphabet="一、支出1.5\n\t", min_size=1, max_size=60), st.integers(900, 3000))
def test_no_text_or_mark_is_lost_or_set_twice(piece, times):
    text = piece * times
    marks = marks_in(text)
    parts = cut_parts(text, Span(0, len(text)), marks)
    assert "".join(text[slice(*part.span)] for part in parts) == text
    shared = [mark for part in parts for mark in marks_of(part, marks, part == parts[-1])]
    assert shared == marks
    assert all(find_part(parts, mark.start).span.covers(mark.span) for mark in marks)


def test_a_line_without_end_is_cut_outside_of_numerals():
    text = "支出12.50万元，" * 20_000
    parts = cut(text)
    assert len(parts) > 1
    assert not any(re.match(r"[\d.]", text[part.span.start]) for part in parts[1:])


def test_what_is_set_of_the_parts_is_what_is_set_of_the_whole():
    text = long_text()
    marks = marks_in(text)
    parts = cut_parts(text, Span(0, len(text)), marks)
    apart = [
        block
        for part in parts
        for block in lay_out(text, part.span, marks_of(part, marks, part == parts[-1]))
    ]
    assert apart == lay_out(text, Span(0, len(text)), marks)


def test_parts_are_of_bounded_size():
    text = long_text()
    for part in cut(text):
        count = len(marks_in(text[slice(*part.span)]))
        assert part.span.length + 20 * count <= PART * 4 // 3 < WHOLE


# --- the page -----------------------------------------------------------------------------------


@pytest.fixture
def report(db):
    text = long_text()
    report = make_report(text)
    Numeral.objects.bulk_create(
        Numeral(document=report.document, start=m.start, end=m.end, text=text[m.start : m.end],
                cls="figure", rule="rule")
        for m in marks_in(text)
    )  # fmt: skip
    return report


def fetch(client, report, **query):
    return client.get(reverse("report", args=[report.pk]), query).content.decode()


def at(report, words):
    start = report.document.text.index(words)
    return f"{start}-{start + len(words)}"


def test_a_long_report_opens_with_its_first_part_and_links_to_the_others(client, report):
    page = fetch(client, report)
    assert "第 1 段" in page
    assert 'href="?part=2#text"' in page
    assert "第一类支出" in page
    assert "9001.25" not in page
    assert len(page) < 300_000


def test_a_link_to_a_numeral_opens_its_part_with_the_numeral_boxed(client, report):
    page = fetch(client, report, at=at(report, "9001.25"))
    assert re.search(r'class="f on"[^>]* id="figure">9001\.25</a>', page)
    assert "1.25万元，用于日常办公。</p>\n<p>本年这一项支出为2." not in page


def test_next_and_previous_lead_over_the_edge_of_a_part(client, report):
    text = report.document.text
    edge = cut(text)[1].span.start
    last = [mark for mark in marks_in(text) if mark.end <= edge][-1]
    first = next(mark for mark in marks_in(text) if mark.start >= edge)
    page = fetch(client, report, at=f"{last.start}-{last.end}")
    assert f'rel="next" href="?at={first.start}-{first.end}#figure"' in page
    page = fetch(client, report, at=f"{first.start}-{first.end}")
    assert f'rel="prev" href="?at={last.start}-{last.end}#figure"' in page


def test_a_part_is_opened_by_number_and_all_at_once(client, report):
    assert "9001.25" in fetch(client, report, part=str(len(cut(report.document.text))))
    whole = fetch(client, report, part="all")
    assert whole.count("#figure") >= 4000


@pytest.mark.parametrize("part", ["0", "99", "-1", "x", "²", "1.5"])
def test_a_part_that_is_none_shows_the_first(client, report, part):
    assert "第 1 段" in fetch(client, report, part=part)


def test_a_filter_opens_the_part_of_its_first_hit(client, report):
    Numeral.objects.filter(text="9001.25").update(cls="unread")
    assert "9001.25</a>" in fetch(client, report, **{"class": "unread"})


def test_counts_are_those_of_the_whole_report(client, report):
    assert "本报告 4,000 个数字，全部已归类" in " ".join(fetch(client, report, part="3").split())


def test_a_pin_stands_in_its_own_part_only(client, report):
    figure = add_figure(report, "9001.25")
    found = Finding.objects.create(
        department=report.department, fiscal_year=report.fiscal_year, report=report, code="A01",
        severity="error", title="对不上", message="m", identity="1" * 64, fingerprint="2" * 64,
    )  # fmt: skip
    Evidence.objects.create(
        finding=found, order=0, document=report.document, report=report, figure=figure,
        start=figure.start, end=figure.end, quote="9001.25",
    )  # fmt: skip
    assert 'class="p x"' not in fetch(client, report)
    assert fetch(client, report, at=at(report, "9001.25")).count('class="p x"') == 1
