import pytest

from dashboards.ruling import CLASS_RULES, describe_rule
from reports.corpus.samples import write_samples
from reports.extraction.claims import RULES
from tests.reading import read_report


@pytest.mark.parametrize("rule", [rule for _, rule, _ in RULES])
def test_every_class_rule_has_words(rule):
    assert rule in CLASS_RULES


def test_every_rule_of_a_sample_is_told_in_chinese():
    reading = read_report(write_samples()[0].text)
    rules = {one.rule for report in reading.reports for one in report.figures()}
    rules |= {one.rule for one in reading.numerals if one.rule}
    assert not [rule for rule in rules if describe_rule(rule).isascii()]
