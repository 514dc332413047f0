from decimal import Decimal

import pytest

from reports.checks import c02_sheet_totals, c04_demanded_reason, c08_grade_word
from reports.checks.engine import check_dossier
from reports.checks.forms import PAGE, find_forms
from reports.checks.forms_examples import ROWS, form, whole_form
from reports.checks.registry import CHECKS, get_check
from reports.checks.results import compare, result_of
from reports.tolerance import printed
from tests.checking import dossier_of

FAMILY = [check for check in CHECKS if check.code.startswith("C")]


def forms_of(*texts: str, kind: str = "document"):
    return [one for case in dossier_of(*texts, kind=kind).cases for one in find_forms(case)]


def verdicts(text: str, check, kind: str = "document") -> list[tuple[str, str]]:
    found = check_dossier(dossier_of(text, kind=kind), [check]).verdicts
    return [(one.state, one.severity or one.reason) for one in found]


def test_a_faultless_sheet_has_no_finding_of_any_severity():
    outcome = check_dossier(dossier_of(form()), FAMILY)
    assert outcome.findings == ()
    assert {one.state for one in outcome.verdicts} == {"held"}


def test_a_sheet_is_money_indicators_and_totals():
    [sheet] = forms_of(form(total="合计|100|93.5"))
    assert sheet.whole.one("final").value == Decimal("20.00")
    assert [line.score.value for line in sheet.rows] == [30, 20, 20, 20]
    assert (sheet.weight.value, sheet.score.value) == (100, Decimal("93.5"))


def test_two_numbers_of_a_total_are_weight_and_score_even_without_a_last_cell():
    [sheet] = forms_of(
        whole_form("产出指标|数量指标|接访|10次|12次|90|80|", total="总分|100|90"),
        kind="overall_evaluation",
    )
    assert (sheet.weight.value, sheet.score.value) == (100, 90)


def test_forms_of_the_whole_body_are_told_apart():
    one = whole_form("产出指标|数量指标|接访|10次|12次|90|90|")
    forms = forms_of(one + "附件\n" + one, kind="overall_evaluation")
    assert [len(sheet.rows) for sheet in forms] == [1, 1]


def test_a_row_that_was_not_read_forbids_a_verdict_on_the_sum():
    text = form(*ROWS, "产出指标|数量指标||≥|10|次|12|5|5|", total="合计|105|105")
    assert not forms_of(text)[0].is_whole()
    assert ("unchecked", "表中有没读出的行，不能确定各行是否齐全") in verdicts(
        text, c02_sheet_totals.CHECK
    )


def test_a_form_that_a_page_number_broke_is_not_accused():
    whole = form(money="20.00|20.00|10.00|50.00%|10|5|", total="合计|100|95")
    broken = whole.replace("\n\t\n\t效益指标", "\n\n— 12 —\n\n\t\n\t效益指标", 1)
    assert broken != whole
    assert check_dossier(dossier_of(broken), FAMILY).findings == ()


def test_a_page_number_is_no_unread_row():
    [sheet] = forms_of(form())
    text = PAGE.sub("", "\n— 12 —\n第 3 页\n")
    assert not any(char.isdigit() for char in text)
    assert sheet.is_whole()


def test_partial_points_may_be_rounded_whole_weights_may_not():
    rounded = form(
        *ROWS[:2], "效益指标|社会效益指标|渠道|≥|90|%|70|20|16|低",
        "满意度指标|满意度指标|满意度|≥|90|%|70|20|16|低", total="合计|100|91",
    )  # fmt: skip
    assert ("failed", "info") in verdicts(rounded, c02_sheet_totals.CHECK)
    uneven = form(total="合计|99|100")
    assert ("failed", "error") in verdicts(uneven, c02_sheet_totals.CHECK)


@pytest.mark.parametrize(
    ("sign", "aim", "done", "money", "says"),
    [
        ("≥", "95", "95", False, "已完成"),
        ("≥", "95", "94", False, "未完成"),
        ("≤", "10", "11", False, "未完成"),
        ("＜", "10", "10", False, ""),
        ("＝", "13", "13", False, "已完成"),
        ("＝", "13", "15", False, ""),
        ("＝", "35", "18", True, ""),
        ("", "12", "12", False, "已完成"),
        ("", "12", "10", False, ""),
    ],
)
def test_results_are_compared_by_their_sign(sign, aim, done, money, says):
    assert compare(sign, Decimal(aim), printed(Decimal(done), 0), money) == says


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("数量指标|接访|≥|10|次|12|90|90|", "已完成"),
        ("数量指标|接访|≥|10|次|9|90|90|", "未完成"),
        ("数量指标|接访|≥|10|次|约9|90|90|", ""),
        ("数量指标|接访|≥|10|次|100%|90|90|", ""),
        ("数量指标|接访|定性|10|次|9|90|90|", ""),
        ("数量指标|接访|≥|≤10次|次|9|90|90|", ""),
        ("质量指标|办结率|≥|95|%|0.96|90|90|", ""),
        ("成本指标|成本|≤|20|万元|180000元|90|90|", "已完成"),
        ("时效指标|时间|≤|2023|年|2024|90|90|", ""),
    ],
)
def test_only_plain_values_of_one_unit_are_compared(row, says):
    [sheet] = forms_of(form("产出指标|" + row))
    assert result_of(sheet.case, sheet.rows[0]) == says


def test_bands_are_read_in_several_wordings():
    one = c08_grade_word.read_bands("90（含）-100分为优、80（含）-90分为良、60分以下为差。")
    two = c08_grade_word.read_bands("优（90-100分）、良（80-90分）、差：0-60分。")
    assert one == {"优": (90, 100), "良": (80, 90), "差": (0, 60)}
    assert two == {"优": (90, 100), "良": (80, 90), "差": (0, 60)}
    assert c08_grade_word.read_bands("2023年1-12月中心开放250天以上，良好。") == {}


def test_the_instruction_of_a_form_is_no_reason():
    asks = "执行率未达到90%的需说明原因（100字以内）"
    blank = form(money=f"20.00|20.00|10.00|50.00%|10|5|{asks}", total="合计|100|95")
    told = blank.replace(asks, f"{asks}。合同尾款次年支付。")
    assert ("failed", "warning") in verdicts(blank, c04_demanded_reason.CHECK)
    assert ("held", "") in verdicts(told, c04_demanded_reason.CHECK)


def test_sheets_with_the_same_numbers_stay_findings_of_their_own():
    fault = {"money": "0.00|7.00|3.35|47.86%|10|67|", "total": "合计|100|67"}
    both = form(**fault) + "\n" + form(name="接待场所运行经费", **fault)
    found = check_dossier(dossier_of(both), [get_check("C01")]).findings
    assert [one.verdict.check for one in found] == ["C01", "C01"]
