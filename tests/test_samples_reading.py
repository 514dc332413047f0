"""The samples' answer keys against what is read from them."""

import pytest

from reports.corpus.samples import write_samples
from tests.reading import read_report

FREE = ("工作量", "人员", "机构", "项目支出", "绩效")
SCORES = ("绩效/部门整体自评得分", "绩效/项目自评得分")


def family(indicator: str) -> str:
    head = indicator.split("/")[0]
    return head if head in FREE and indicator not in SCORES else indicator


@pytest.mark.parametrize("sample", write_samples(), ids=lambda sample: sample.name)
def test_a_generated_report_gives_its_figures_back(sample):
    reading = read_report(sample.text)
    numerals = {tuple(one.span): one.cls for one in reading.numerals}
    figures = [one for report in reading.reports for one in report.figures()]
    read = {
        tuple(one.span): (
            one.subject.name, family(one.indicator), str(one.value), one.unit, one.fiscal_year,
        )
        for one in figures
    }  # fmt: skip
    for row in sample.key_rows:
        span = (int(row["start"]), int(row["end"]))
        assert numerals[span] == row["class"], row
        if row["class"] == "figure":
            key = (row["subject"], family(row["indicator"]), row["value"], row["unit"])
            assert read[span][:4] == key, row
            assert read[span][4] == int(row["fiscal_year"]), row
