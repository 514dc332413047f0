"""The sample reports: complete keys, fixed texts, the size of real reports."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from reports.corpus import samples
from reports.corpus.invention import NOUGHT, RECEPTION, UNPUBLISHED
from reports.corpus.samples import BRIEF, SAMPLES, write_samples
from reports.corpus.voice import EXACT, Voice
from reports.corpus.writer import COLUMNS, Mark, Writer
from reports.facts import MEASURES, PLACES, SUBJECTS
from reports.regions import full_name, get_region

# Written apart from the writer's own pattern, so that one does not excuse the other.
DIGITS = re.compile(r"[0-9０-９]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")


@pytest.fixture(scope="module")
def files():
    return write_samples()


def test_every_numeral_of_a_sample_has_one_key_row(files):
    for file in files:
        found = [(hit.start(), hit.end()) for hit in DIGITS.finditer(file.text)]
        keyed = [(int(row["start"]), int(row["end"])) for row in file.key_rows]
        assert keyed == found, file.name


def test_key_rows_quote_the_text(files):
    for file in files:
        for row in file.key_rows:
            assert file.text[int(row["start"]) : int(row["end"])] == row["text"]
            assert row["document"] == file.name


def test_key_has_the_columns_of_exported_figures(files):
    assert all(tuple(row) == COLUMNS for file in files for row in file.key_rows)


def test_figures_say_whose_what_and_when(files):
    for row in figure_rows(files):
        assert row["subject_type"] in SUBJECTS
        assert row["measure"] in MEASURES
        assert row["place"] in PLACES
        assert row["subject"]
        assert row["indicator"]
        assert row["unit"]
        assert abs(Decimal(row["value"])) == Decimal(row["text"])


def test_other_numerals_have_a_class_and_nothing_else(files):
    rows = [row for file in files for row in file.key_rows if row["class"] != "figure"]
    assert {row["class"] for row in rows} == {"date", "ordinal", "code", "other"}
    assert not any(row["indicator"] or row["value"] or row["fiscal_year"] for row in rows)


def test_prior_measures_belong_to_the_year_before(files):
    for file in files:
        year = int(re.search(r"(\d{4})年部门决算", file.name)[1])
        for row in figure_rows([file]):
            expected = year - 1 if row["measure"].startswith("prior") else year
            assert int(row["fiscal_year"]) == expected


def test_decreases_are_negative_and_printed_without_a_sign(files):
    changes = [row for row in figure_rows(files) if row["measure"] in ("change", "change_rate")]
    assert any(row["value"].startswith("-") for row in changes)
    assert any(not row["value"].startswith("-") for row in changes)


def test_samples_are_the_same_at_each_call(files):
    assert write_samples() == files


def test_samples_are_distinct_and_survive_utf8(files):
    assert len({file.text for file in files}) == len(files)
    assert len({file.name for file in files}) == len(files)
    assert all(file.text.encode().decode() == file.text for file in files)


def test_samples_have_the_size_of_real_reports(files):
    for file in files:
        assert 8_000 <= len(file.text) <= 25_000, file.name
    sizes = [len(file.key_rows) for file in files]
    assert min(sizes) >= 300
    assert sum(size >= 400 for size in sizes) >= len(files) // 2


def test_samples_say_that_they_are_invented(files):
    assert all("（示例：本文所述单位和数据均为虚构）" in file.text[:60] for file in files)
    assert all(file.name.startswith("示例-") for file in files)


def test_samples_are_published_in_the_autumn_after_their_year(files):
    for file in files:
        year = int(re.search(r"(\d{4})年部门决算", file.name)[1])
        assert date(year + 1, 9, 1) <= file.published_on <= date(year + 1, 9, 30)


def test_all_kinds_of_absence_occur():
    manners = {sample.profile.three for sample in SAMPLES}
    assert {NOUGHT, RECEPTION, UNPUBLISHED} < manners
    assert any(len(sample.years) < len(samples.YEARS) for sample in SAMPLES)


def test_unpublished_three_public_money_leaves_no_figure(files):
    hidden = [sample.profile.name for sample in SAMPLES if sample.profile.three == UNPUBLISHED]
    rows = [row for row in figure_rows(files) if row["subject"] in hidden]
    assert rows
    assert not any(row["indicator"].startswith("三公经费") for row in rows)


def test_nought_three_public_money_is_printed(files):
    names = [sample.profile.name for sample in SAMPLES if sample.profile.three == NOUGHT]
    rows = [
        row
        for row in figure_rows(files)
        if row["subject"] in names and row["indicator"].startswith("三公经费")
    ]
    assert rows
    assert all(Decimal(row["value"]) == 0 for row in rows)


def test_reception_alone_is_published_without_vehicles(files):
    names = [sample.profile.name for sample in SAMPLES if sample.profile.three == RECEPTION]
    rows = [row for row in figure_rows(files) if row["subject"] in names]
    printed = {row["indicator"] for row in rows if row["indicator"].startswith("三公经费")}
    assert printed == {
        "三公经费", "三公经费/公务接待费", "三公经费/国内公务接待", "三公经费/外事接待",
    }  # fmt: skip


def test_sample_bodies_stand_in_the_sample_regions():
    for sample in SAMPLES:
        region = get_region(sample.profile.region_code)
        assert region.is_sample
        assert full_name(region) in sample.profile.name


def test_this_years_report_repeats_last_years_figures(files):
    final = {
        (row["subject"], row["indicator"], row["fiscal_year"]): Decimal(row["value"])
        for row in figure_rows(files)
        if row["measure"] == "final"
    }
    prior = [row for row in figure_rows(files) if row["measure"] == "prior_final"]
    pairs = [
        (Decimal(row["value"]), final[key])
        for row in prior
        if (key := (row["subject"], row["indicator"], row["fiscal_year"])) in final
    ]
    assert pairs
    assert all(stated == printed for stated, printed in pairs)


def test_a_figure_has_one_value_wherever_it_is_printed(files):
    for file in files:
        values: dict[tuple, set[Decimal]] = {}
        for row in figure_rows([file]):
            if row["measure"] in ("final", "budget_initial", "budget_adjusted", "score"):
                key = (row["subject"], row["indicator"], row["measure"], row["fiscal_year"])
                values.setdefault(key, set()).add(Decimal(row["value"]))
        assert [key for key, seen in values.items() if len(seen) > 1] == [], file.name


def test_names_in_full_stand_in_every_sample(files):
    for sample in SAMPLES:
        mine = [file for file in files if sample.short_name in file.name]
        assert len(mine) == len(sample.years)
        assert all(file.text.startswith(sample.profile.name) for file in mine)


def test_quotation_marks_and_brackets_come_in_pairs(files):
    for file in files:
        for left, right in ("“”", "（）"):
            assert file.text.count(left) == file.text.count(right), file.name


def test_no_template_is_left_over(files):
    for file in files:
        assert not re.search(r"[{}]|……|XX|增加（减少）|增长（下降）|None|nan", file.text)


def test_a_numeral_without_a_mark_is_refused():
    with pytest.raises(ValueError, match="numeral without a mark"):
        Writer().say("共有车辆3辆")


def test_a_mark_that_is_no_numeral_is_refused():
    with pytest.raises(ValueError, match="not one numeral"):
        Mark("3辆", "figure")


def test_writer_keys_what_it_writes():
    writer = Writer()
    writer.say("截至{year}年", year=Mark("2023", "date"))
    assert writer.text == "截至2023年"
    assert [(row.start, row.end) for row in writer.rows] == [(2, 6)]


def test_growth_from_nothing_has_no_rate():
    writer = Writer()
    voice = Voice(EXACT, 2023, "department", "示例甲市青禾县信访局")
    writer.put(voice.change("三公经费", Decimal("1.20"), Decimal(0)))
    assert writer.text == "增加1.20万元"
    assert [row.mark.measure for row in writer.rows] == ["change"]


def test_a_decrease_is_worded_and_signed():
    writer = Writer()
    voice = Voice(BRIEF, 2023, "department", "示例甲市青禾县信访局")
    writer.put(voice.change("收支总计", Decimal("75.00"), Decimal("100.00")))
    assert writer.text == "减少25万元，下降25%"
    assert [row.mark.value for row in writer.rows] == ["-25", "-25"]


def figure_rows(files):
    return [row for file in files for row in file.key_rows if row["class"] == "figure"]
