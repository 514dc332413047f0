"""Rows of tables that came as running text: what they say is not sure."""

from tests.reading import read_report
from tests.tabled import INTRO


def figures_of(text: str):
    reading = read_report(INTRO + text)
    found = [one for report in reading.reports for one in report.figures()]
    return [one for one in found if one.raw != "309.33"]


def test_a_row_of_bare_numbers_without_a_head_is_uncertain():
    found = figures_of("公务接待费决算数 1.10 0.98\n")
    assert found
    assert {one.status for one in found} == {"uncertain"}


def test_an_amount_with_its_unit_stays_certain():
    found = figures_of("一般公共服务支出232.43万元 社会保障和就业支出20.00万元\n")
    assert [one.status for one in found] == ["certain", "certain"]


def test_words_behind_a_number_in_a_row_are_no_unit():
    found = figures_of("本年收入合计 27 291.96 本年支出合计 59 291.63\n")
    assert not [one for one in found if one.unit in ("本", "支", "年")]
