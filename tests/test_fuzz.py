"""Whatever a file holds, every digit of it has one row of the ledger and nothing is made up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.corpus.samples import write_samples
from reports.facts import Reading
from tests.reading import read_report

SAMPLES = [sample.text for sample in write_samples()][:6]
NASTY = "0123456789.,，、。；：“”（）《》％%元万亿年月\t\n\x0b\u3000\x01－—类款项其中占为"
RUNS = [
    "一般公共服务（类）", "类）", "“", "《", "（", "\t\n", "公务", "信访局", "1 ", "1.",
    "其中：", "%", "、", "2023年“三公”经费支出1万元，", "第", "项目", "年", "1,234", "7",
    "〔2023〕", "增长",
]  # fmt: skip
RUN_LENGTH = 500


def check_ledger(text: str, reading: Reading) -> None:
    """Every digit in one numeral, numerals apart and in order, every figure the words it says."""
    covered = [0] * len(text)
    for numeral in reading.numerals:
        assert numeral.text == text[slice(*numeral.span)]
        for at in range(*numeral.span):
            covered[at] += 1
    assert max(covered, default=0) <= 1
    if not reading.problem:
        lost = [at for at, char in enumerate(text) if char in "0123456789" and not covered[at]]
        assert not [at for at in lost if "[bookmark" not in text[max(0, at - 80) : at]]
    for report in reading.reports:
        for figure in report.figures():
            said = text[slice(*figure.span)]
            plain = "".join(said.split()).replace("\x00", "").replace("\x01", "")
            assert figure.raw == said or "".join(figure.raw.split()) == plain


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sample=st.sampled_from(SAMPLES),
    place=st.integers(0, 4000),
    length=st.integers(0, 60),
    added=st.text(alphabet=NASTY, max_size=60),
)
def test_a_spoilt_report_still_accounts_for_every_digit(sample, place, length, added):
    text = sample[:place] + added + sample[place + length :]
    check_ledger(text, read_report(text))


@pytest.mark.parametrize("run", RUNS)
def test_an_endless_run_is_read_to_its_end(run):
    text = SAMPLES[0] + run * RUN_LENGTH
    check_ledger(text, read_report(text))
