"""Noise leaves what a report says as it was, and its key right."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.corpus.making import ALL_WORDINGS, invent_scene, make_corpus
from reports.corpus.noise import KINDS, LEVELS, Draft, Edit, add_noise, apply_edits, choose_kinds
from reports.corpus.voice import date, ordinal
from reports.corpus.writer import KeyRow, Mark, Word
from tests.corpus import WORDS, plain_number, said, spans_of, uncovered_digits

many = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
seeds = st.integers(0, 10**6)
wordings = st.sampled_from(sorted(ALL_WORDINGS))
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def made(seed: int, wording: str, level: str):
    return next(make_corpus(1, seed, [wording], level))


def is_page(row) -> bool:
    """Page numbers are the only rows that noise adds."""
    return row["class"] == "ordinal"


@many
@given(seeds, wordings, st.sampled_from(LEVELS))
def test_noise_leaves_each_digit_with_one_key_row(seed, wording, level):
    file = made(seed, wording, level)
    assert uncovered_digits(file.text, file.key_rows) == []


@many
@given(seeds, wordings, st.sampled_from(LEVELS))
def test_noisy_rows_quote_the_text_from_digit_to_digit(seed, wording, level):
    file = made(seed, wording, level)
    for row in file.key_rows:
        start, end = int(row["start"]), int(row["end"])
        assert file.text[start:end] == row["text"]
        assert NUMBER.fullmatch(plain_number(row["text"])), row
        assert not file.text[start - 1 : start].isdigit()
        assert not file.text[end : end + 1].isdigit()
    starts = [start for start, _ in spans_of(file.key_rows)]
    assert starts == sorted(starts)


@many
@given(seeds, wordings, st.sampled_from(LEVELS[1:]))
def test_noise_changes_nothing_of_what_is_said(seed, wording, level):
    clean, noisy = made(seed, wording, "none"), made(seed, wording, level)
    assert clean.name == noisy.name
    assert data(noisy) == data(clean)
    assert said(noisy.worded_rows) == said(clean.worded_rows)
    extra = len(noisy.key_rows) - len(clean.key_rows)
    assert extra > 0 if "page_numbers" in noisy.noises else extra == 0


def data(file) -> list[tuple]:
    rows = [row for row in file.key_rows if not is_page(row)]
    numbers = [plain_number(row["text"]).replace(",", "") for row in rows]
    return list(zip(numbers, said(rows), strict=True))


@many
@given(seeds, wordings, st.sampled_from(LEVELS))
def test_noisy_worded_facts_quote_their_words(seed, wording, level):
    file = made(seed, wording, level)
    for row in file.worded_rows:
        assert file.text[int(row["start"]) : int(row["end"])] == row["text"]
        assert "".join(row["text"].split()) in WORDS


@many
@given(seeds, wordings)
def test_noise_is_the_same_at_each_call(seed, wording):
    assert made(seed, wording, "heavy") == made(seed, wording, "heavy")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_noise_occurs_and_alters_the_text(kind):
    changed = 0
    for seed in range(8):
        scene = invent_scene(random.Random(seed), "budget_hubei")
        clean = Draft(scene.writer.text, tuple(scene.writer.rows), tuple(scene.writer.worded))
        changed += add_noise(clean, [kind], random.Random(seed)).text != clean.text
    assert changed >= 4


def test_levels_choose_none_one_or_two_and_most():
    counts = {level: set() for level in LEVELS}
    for seed in range(60):
        for level in LEVELS:
            counts[level].add(len(choose_kinds(level, random.Random(seed))))
    assert counts["none"] == {0}
    assert counts["light"] == {1, 2}
    assert min(counts["heavy"]) * 2 > len(KINDS)


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="no such level"):
        choose_kinds("some", random.Random(1))


def draft(text: str, *marks: tuple[str, str]) -> Draft:
    """A text with a row for each numeral that is named, in order."""
    rows, at = [], 0
    for numeral, cls in marks:
        start = text.index(numeral, at)
        at = start + len(numeral)
        mark = Mark(numeral, cls) if cls != "figure" else money(numeral)
        rows.append(KeyRow(start, at, mark))
    return Draft(text, tuple(rows))


def money(text: str) -> Mark:
    return Mark(text, "figure", "department", "甲", "三公经费", "final", text, "万元", "2023")


def texts(changed: Draft) -> list[str]:
    return [changed.text[row.start : row.end] for row in changed.rows]


def test_a_blank_behind_a_thousands_mark_stays_within_its_row():
    before = draft("支出1537.40万元", ("1537.40", "figure"))
    after = next(
        changed
        for seed in range(9)
        if (changed := KINDS["inner_blanks"](before, random.Random(seed))) != before
    )
    assert after.text == "支出1, 537.40万元"
    assert texts(after) == ["1, 537.40"]


def test_wide_thousands_marks_are_put_in_and_exchanged():
    before = draft("支出1,234,567.00元和89000元，2023年", ("1,234,567.00", "figure"),
                   ("89000", "figure"), ("2023", "date"))  # fmt: skip
    after = KINDS["wide_thousands"](before, random.Random(1))
    assert texts(after) == ["1，234，567.00", "89，000", "2023"]


def test_lines_are_broken_at_one_width_and_a_torn_numeral_is_one_row():
    text = "本部门支出390.55万元，" * 40 + "\n"
    before = draft(text, *[("390.55", "figure")] * 40)
    torn = set()
    for seed in range(30):
        after = KINDS["soft_breaks"](before, random.Random(seed))
        assert after.text.replace("\n", "") == text.replace("\n", "")
        assert max(len(line) for line in after.text.splitlines()) <= 46
        torn |= {found for found in texts(after) if "\n" in found}
        assert {found.replace("\n", "") for found in texts(after)} == {"390.55"}
    assert torn


def test_lines_of_tables_are_not_broken():
    before = draft("\t" + "年度总体目标" * 20 + "\n\n")
    assert KINDS["soft_breaks"](before, random.Random(1)) == before


def test_page_numbers_stand_alone_and_are_ordinals():
    before = draft("群众反映的事项逐件登记。\n" * 90)
    after = KINDS["page_numbers"](before, random.Random(2))
    lines = [line for line in after.text.splitlines() if re.search(r"\d", line)]
    assert len(lines) == len(after.rows) >= 2
    assert all(re.fullmatch(r"[— -]*\d+[— -]*", line) for line in lines)
    numbers = [int(found) for found in texts(after)]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {row.mark.cls for row in after.rows} == {"ordinal"}


def test_page_numbers_do_not_part_a_torn_numeral():
    rows = tuple(KeyRow(at, at + 5, date(2023)) for at in range(0, 600, 6))
    before = Draft("20\n23年" * 100, rows)
    assert KINDS["page_numbers"](before, random.Random(1)) == before


def test_page_numbers_do_not_part_a_torn_word():
    word = Word("持平", "figure")
    words = tuple(KeyRow(at, at + 3, word) for at in range(0, 400, 4))
    before = Draft("持\n平，" * 100, (), words)
    assert KINDS["page_numbers"](before, random.Random(1)) == before


def test_bookmarks_stand_before_headings_and_are_no_numerals():
    before = draft("一、收入情况\n2023年收入合计。\n（二）具体情况\n", ("2023", "date"))
    after = KINDS["bookmarks"](before, random.Random(3))
    assert re.findall(r"\[bookmark: _Toc\d+\](.)", after.text) == ["一", "（"]
    assert texts(after) == ["2023"]


def test_blanks_stand_between_numeral_and_unit():
    before = draft(
        "2024年度下降3.8%。\n1.总体", ("2024", "date"), ("3.8", "figure"), ("1", "ordinal")
    )
    seen = {KINDS["unit_blanks"](before, random.Random(seed)).text for seed in range(20)}
    assert "2024 年度下降3.8 %。\n1.总体" in seen


def test_edits_move_rows_behind_them_and_grow_rows_around_them():
    rows = (KeyRow(0, 1, ordinal(1)), KeyRow(2, 6, date(2023)))
    word = (KeyRow(8, 10, Word("持平", "figure")),)
    before = Draft("1.2023年与持平", rows, word)
    before = Draft("1.2023年x持平", rows, word)
    after = apply_edits(before, [Edit(2, 2, "  "), Edit(4, 4, "\n"), Edit(6, 6, " "), Edit(7, 8)])
    assert after.text == "1.  20\n23 年持平"
    assert texts(after) == ["1", "20\n23"]
    assert [after.text[row.start : row.end] for row in after.worded] == ["持平"]


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        apply_edits(Draft("一二三四", ()), [Edit(0, 3), Edit(2, 4)])
