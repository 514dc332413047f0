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


def test_an_amount_alone_on_its_line_is_not_sure_to_be_what_the_heading_names():
    found = figures_of("二、“三公”经费预算情况\n项目成本\n≤50万元\n效益指标\n")
    assert [(one.status, one.reason[:6]) for one in found] == [("uncertain", "数字单独成行")]


def test_an_amount_behind_its_name_on_one_line_is_sure():
    found = figures_of("二、“三公”经费预算情况\n公务接待费1.20万元\n")
    assert [one.status for one in found] == ["certain"]
