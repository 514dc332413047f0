import pytest

from reports.checks.b03_part_larger import find_projects
from reports.checks.engine import check_dossier
from reports.checks.flat import Flat
from reports.checks.reasons import read_reasons
from reports.checks.registry import CHECKS
from reports.checks.sayings import repeated_sayings
from reports.spans import Span
from tests.checking import dossier_of, failures

CONTENT = "- 2 -\n[bookmark: _Toc1]一、总 体\n\t单元\t格\n二、HYPERLINK \\l 情况　说明\n三、其他\n"
CUTS = [
    (Span(0, len(CONTENT)),),
    (Span(6, CONTENT.index("二")),),
    (Span(0, 6), Span(CONTENT.index("二"), len(CONTENT))),
    (Span(12, 30),),
    (Span(CONTENT.index("格"), CONTENT.index("说明")),),
]


@pytest.mark.parametrize("spans", CUTS)
def test_a_part_of_a_document_reads_as_if_it_stood_alone(spans):
    whole = Flat(CONTENT, (Span(0, len(CONTENT)),))
    alone, part = Flat(CONTENT, spans), whole.part(spans)
    assert (part.text, part.lines) == (alone.text, alone.lines)
    places = range(len(part.text))
    assert [part.origin(at) for at in places] == [alone.origin(at) for at in places]


def test_a_replaced_document_is_held_against_itself_alone():
    old = "2023年公务接待费支出1.80万元。\n2023年公务接待费支出8.10万元。"
    new = "2023年公务接待费支出1.80万元。\n2023年公务接待费支出1.80万元。"
    dossier = dossier_of(old, new, kind="final_account")
    told = [one for one in failures(check_dossier(dossier)) if one.check == "B01"]
    assert [one.report for one in told] == [dossier.papers[0].cases[0].key]
    assert not dossier.papers[0].cases[0].in_force


def reasons_of(text):
    return read_reasons(dossier_of(text, kind="final_account").cases[0])


def test_a_reason_belongs_to_the_amount_in_front_of_it():
    (one,) = reasons_of(
        "2023年公务接待费支出1.43万元，比2022年增加0.43万元。主要原因是公务接待批次增多。"
        "其中：国内公务接待支出1.43万元。"
    )
    assert (one.figure.raw, one.sign, one.words) == ("0.43", 1, "公务接待批次增多")
    assert one.points("三公经费/公务接待费") == 1


def test_a_reason_against_the_budget_follows_the_words():
    (one,) = reasons_of(
        "2023年“三公”经费支出决算为5.84万元，完成预算95.74%，决算数小于预算数的主要原因是"
        "厉行节约，减少公务接待。"
    )
    assert (one.on_budget, one.sign, one.points("三公经费/公务接待费")) == (True, -1, -1)


def test_a_reason_ends_where_the_next_heading_begins():
    (one,) = reasons_of(
        "2023年机关运行经费支出5.00万元，比2022年增加1.00万元。主要原因是设备维修增加\n"
        "（二）政府采购支出情况\n"
    )
    assert one.words == "设备维修增加"


def test_a_reason_that_is_denied_points_nowhere():
    (one,) = reasons_of(
        "2023年公务接待费支出1.43万元，比2022年增加0.43万元。主要原因是上年未减少公务接待。"
    )
    assert one.points("三公经费/公务接待费") == 0


def test_figures_of_a_part_of_the_year_are_no_repeats():
    text = "上半年机关运行经费支出4.10万元。\n2023年机关运行经费支出8.79万元。"
    (paper,) = dossier_of(text, kind="final_account").papers
    assert repeated_sayings(paper) == []


def test_sheets_of_running_costs_are_no_projects():
    text = (
        "2023年基本公用经费定额项目支出绩效自评报告\n一、项目概况\n"
        "（二）资金使用情况。基本公用经费定额项目全年支出3.00万元，执行率100%。\n"
    )
    (paper,) = dossier_of(text, kind="final_account").papers
    assert find_projects(paper) == {}


def test_classes_of_all_grants_and_of_the_general_budget_may_differ():
    text = (
        "一、关于财政拨款收支预算情况的总体说明\n2023年财政拨款收支总预算105万元。收入包括：一般公共预算"
        "当年拨款收入100万元、上年结转5万元；支出包括：一般公共服务支出75万元、住房保障支出30万元。\n"
        "二、关于一般公共预算当年拨款情况说明\n2023年一般公共预算当年拨款100万元。"
        "一般公共服务支出70万元，占70%；住房保障支出30万元，占30%。\n"
    )
    outcome = check_dossier(dossier_of(text, kind="budget"), CHECKS)
    assert not [one for one in failures(outcome) if one.severity == "error"]


def test_a_part_of_receptions_without_a_unit_breaks_no_check():
    text = (
        "七、“三公”经费支出情况说明\n"
        "国内公务接待支出3.3万元，其中：公务用餐决算数0.36，其余为住宿。\n"
    )
    assert check_dossier(dossier_of(text, kind="final_account"), CHECKS).verdicts
