import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.anchors import find_again, find_reworded, make_anchor, stands_at
from reports.spans import Span

TEXT = "一、支出情况\n2023年支出309.33万元。\n\t合计\n\t12\n\n\t公务接待费\n\t12\n\n\t\n\t无\n\n"


def anchor_at(content, words, nth=0):
    start = [one.start() for one in re.finditer(re.escape(words), content)][nth]
    span = Span(start, start + len(words))
    return span, make_anchor(content, Span(0, len(content)), span)


def found_in(content, anchor):
    return find_again(content, Span(0, len(content)), anchor)


@pytest.mark.parametrize(("words", "nth"), [("309.33", 0), ("12", 0), ("12", 1), ("无", 0)])
def test_a_place_is_found_where_lines_and_blanks_differ(words, nth):
    _, anchor = anchor_at(TEXT, words, nth)
    other = "前言。\n" + TEXT.replace("\n\t", "\n \t ").replace("支出", "支\n出")
    start = [one.start() for one in re.finditer(words, other)][nth]
    assert found_in(other, anchor) == Span(start, start + len(words))


def test_words_that_changed_are_not_found():
    _, anchor = anchor_at(TEXT, "309.33")
    assert found_in(TEXT.replace("支出309", "支出了309"), anchor) is None


@pytest.mark.parametrize("number", ["7", "1,046.5", "0.12"])
def test_a_place_is_found_where_only_numbers_changed(number):
    _, anchor = anchor_at(TEXT, "309.33")
    other = "前言12。\n" + TEXT.replace("2023", "2024").replace("支出309.33", f"支\n出{number}")
    start = other.index(number, other.index("支\n出"))
    assert find_reworded(other, Span(0, len(other)), anchor) == Span(start, start + len(number))


def test_a_sentence_that_only_numbers_tell_from_another_is_not_found():
    _, anchor = anchor_at("2023年全年支出309.33万元。", "309.33")
    other = "2023年全年支出310万元。\n2022年全年支出309万元。"
    assert find_reworded(other, Span(0, len(other)), anchor) is None


def test_numbers_of_neighbouring_cells_stay_apart():
    _, anchor = anchor_at("\t公务接待费和其他支出合计\n\t12\n\t34\n", "34")
    other = "\t公务接待费和其他支出合计\n\t1\n\t2341\n"
    start = other.index("2341")
    assert find_reworded(other, Span(0, len(other)), anchor) == Span(start, start + 4)


def test_a_sentence_that_now_stands_twice_cannot_be_told():
    _, anchor = anchor_at("2023年全年支出309.33万元。", "309.33")
    twice = "2023年全年支出309.33万元。乙。2023年全年支出309.33万元。"
    assert found_in(twice, anchor) is None


def test_the_second_of_two_like_sentences_stays_the_second():
    content = "某部门2023年共支出309.33万元。\n其中另有说明。\n某部门2023年共支出309.33万元。\n"
    span, anchor = anchor_at(content, "309.33", 1)
    assert (anchor.occurrence, anchor.occurrences) == (1, 2)
    assert found_in("前言\n" + content, anchor) == Span(span.start + 3, span.end + 3)


def test_an_empty_cell_is_found_behind_the_same_blank():
    content = "甲县信访局二〇二三年度部门收支总表\n\t公务接待费\n\t\n\t0\n"
    start = content.index("\t\n") + 1
    anchor = make_anchor(content, Span(0, len(content)), Span(start, start), Span(19, len(content)))
    assert found_in("附件\n" + content, anchor) == Span(start + 3, start + 3)


@given(st.text("甲乙12.，。 \n\t", min_size=1, max_size=60), st.data())
def test_a_place_of_any_text_is_found_in_that_text(content, data):
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, len(content)))
    span, region = Span(start, end), Span(0, len(content))
    anchor = make_anchor(content, region, span)
    assert stands_at(content, span, anchor)
    words = content[start:end].strip()
    if words:
        first = content.index(words, start)
        assert find_again(content, region, anchor) == Span(first, first + len(words))
