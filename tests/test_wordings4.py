"""Wordings of accounts with codes, of fees, of kinds of cost, and of nothing at all."""

import pytest

from tests.reading import BODY, classes, read_report, read_sentences, told

THREE = "“三公”经费、会议费、培训费支出决算情况说明"
PUBLIC = "一般公共预算财政拨款支出决算情况说明"
BASIC = "一般公共预算财政拨款基本支出决算情况说明"
TOTALS = "收入支出决算总体情况说明"
BUDGET = {"kind": "budget"}
OFFICE_ACCOUNT = "功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/行政运行"


def names(figures):
    """(numeral, indicator, measure, status) of figures."""
    return [(one.raw, one.indicator, one.measure, one.status) for one in figures]


def test_a_result_behind_an_items_plan_is_the_items():
    text = "公务用车保有量2辆，公务用车运行维护费预算3.6万元，支出决算为3.1万元，完成预算的86.11%。"
    figures = read_sentences(text, THREE, "3.公务用车运行维护费用支出情况说明")
    running = "三公经费/公务用车运行维护费"
    assert [one.indicator for one in figures[1:]] == [running] * 3
    assert [one.measure for one in figures[1:]] == ["budget", "final", "execution_rate"]


def test_total_spending_behind_total_income_keeps_its_name():
    figures = read_sentences("2023年收入预算90万元，支出决算80万元。", "支出决算情况说明")
    assert figures[-1].indicator == "本年支出合计"


def test_a_first_budget_behind_a_code_in_brackets_is_one():
    text = (
        "政府办公厅（室）及相关机构事务（款）行政运行（项）（2010301）年初预算41.6万元，"
        "支出决算为43.2万元。"
    )
    figures = read_sentences(text, PUBLIC)
    assert told(figures) == [
        (OFFICE_ACCOUNT, "budget_initial", "41.6万元"),
        (OFFICE_ACCOUNT, "final", "43.2万元"),
    ]


@pytest.mark.parametrize("fee", ["会议费", "培训费"])
def test_fees_beside_the_three_are_their_own(fee):
    text = f"{fee}预算为0.9万元，支出决算为0.6万元，完成预算的66.67%，决算数较预算数减少0.3万元。"
    figures = read_sentences(text, THREE, f"（三）{fee}支出情况说明")
    assert {one.indicator for one in figures} == {fee}
    assert {one.status for one in figures} == {"certain"}


def test_fees_within_office_costs_are_not_the_whole_fees():
    text = "机关运行经费9万元，其中：会议费1万元。"
    figures = read_sentences(text, "机关运行经费支出情况说明")
    assert figures[1].status == "uncertain"


@pytest.mark.parametrize("fee", ["会议费", "培训费"])
def test_no_fee_planned_nor_spent_is_a_nought(fee):
    figures = read_sentences(f"2023年度无{fee}预算和支出。", THREE, f"（三）{fee}支出情况说明")
    assert told(figures) == [(fee, "final", "0万元")]


@pytest.mark.parametrize("words", ["收入总计和支出总计各", "收入总计、支出总计均为"])
def test_one_number_for_both_totals_is_of_both(words):
    figures = read_sentences(f"2023年度{words}61.5万元。", TOTALS)
    assert told(figures) == [("收支总计", "final", "61.5万元")]
    figures = read_sentences(f"2023年度财政拨款{words}61.5万元。", "财政拨款收支决算情况说明")
    assert told(figures) == [("财政拨款收支总计", "final", "61.5万元")]


def test_a_number_for_each_total_is_of_one():
    figures = read_sentences("收入总计、支出总计分别为61.5万元、60.2万元。", TOTALS)
    assert [one.indicator for one in figures] == ["收入总计", "支出总计"]


@pytest.mark.parametrize("office", ["机关行政股（室）", "内设科（室、站）"])
def test_offices_by_all_their_names_are_organs(office):
    figures = read_sentences(f"本部门包括3个{office}，没有下属单位。", "单位构成")
    assert told(figures) == [(f"机构/{office}", "count", "3个")]


def test_all_guests_of_a_reception_are_its_count():
    text = "公务接待费0.8万元，与上年持平。全年接待7批次、接待总人数52人次。"
    figures = read_sentences(text, THREE)
    assert [one.indicator for one in figures if one.unit in ("批次", "人次")] == [
        "三公经费/公务接待费",
        "三公经费/公务接待费",
    ]


@pytest.mark.parametrize(
    "words",
    ["2010301行政运行", "2010301-行政运行支出", "行政运行（2010301）", "2010301（行政运行）"],
)
def test_an_account_is_known_by_its_code_and_name(words):
    figures = read_sentences(f"（一）{words}31.2万元，较上年减少1.5万元，下降4.6%。", PUBLIC)
    assert {one.indicator for one in figures} == {OFFICE_ACCOUNT}
    assert [one.measure for one in figures] == ["final", "change", "change_rate"]


def test_a_code_with_another_accounts_name_settles_nothing():
    figures = read_sentences("2010301信访事务12万元。", PUBLIC)
    assert [one.status for one in figures] == ["uncertain"]


@pytest.mark.parametrize("words", ["2013105专项业务", "专项业务（2013105）"])
def test_a_code_in_no_list_stands_under_its_section(words):
    figures = read_sentences(f"（二）{words}支出8.4万元。", PUBLIC)
    path = "功能分类/一般公共服务支出/党委办公厅（室）及相关机构事务/专项业务"
    assert told(figures) == [(path, "final", "8.4万元")]


def test_a_name_that_one_account_has_says_which():
    figures = read_sentences("2.行政单位医疗支出4.7万元，较上年增加0.2万元。", PUBLIC)
    assert figures[0].indicator == "功能分类/卫生健康支出/行政事业单位医疗/行政单位医疗"
    figures = read_sentences("1.行政运行支出4.7万元，较上年增加0.2万元。", PUBLIC)
    assert figures[0].status == "uncertain"


@pytest.mark.parametrize(
    "text", ["（一）2010301-行政运行3万元。", "行政运行（项）（2010301）年初预算3万元。"]
)
def test_codes_beside_accounts_are_codes(text):
    assert ("2010301", "code") in classes(text)


def test_an_amount_is_no_code():
    assert classes("其中：2010301元已支付。") == [("2010301", "")]


def test_kinds_of_cost_are_parts_of_people_and_office():
    text = "（一）人员经费30万元，主要包括：基本工资12.5万元、津贴补贴9.5万元、住房公积金8万元。"
    figures = read_sentences(text, BASIC)
    kinds = ["基本工资", "津贴补贴", "住房公积金"]
    assert [one.indicator for one in figures[1:]] == [f"基本支出/人员经费/{one}" for one in kinds]


def test_a_reception_among_office_costs_is_the_offices():
    text = "公用经费6万元，主要包括：办公费3万元、公务接待费1万元、维修（护）费2万元。"
    figures = read_sentences(text, BASIC)
    kinds = ["办公费", "公务接待费", "维修（护）费"]
    assert [one.indicator for one in figures[1:]] == [f"基本支出/公用经费/{one}" for one in kinds]


def test_funds_among_grants_stand_on_the_side_of_their_whole():
    figures = read_sentences("财政拨款收入80万元，其中政府性基金2万元。", TOTALS)
    assert figures[1].indicator == "收入/政府性基金预算财政拨款收入"
    figures = read_sentences("财政拨款支出80万元，其中：政府性基金2万元。", TOTALS)
    assert figures[1].indicator == "政府性基金预算财政拨款支出"


def test_people_and_office_of_basic_spending_are_told_apart():
    figures = read_sentences("基本支出70万元。其中，人员支出61万元，公用支出9万元。", TOTALS)
    assert [one.indicator for one in figures[1:]] == ["基本支出/人员经费", "基本支出/公用经费"]


def test_income_of_a_year_is_that_years():
    text = "（一）2023年收入84.2万元，比上年决算数增加1.1万元，增长1.32%。"
    figures = read_sentences(text, TOTALS)
    assert {one.indicator for one in figures} == {"本年收入合计"}
    assert [one.measure for one in figures] == ["final", "change", "change_rate"]


def test_planned_income_of_a_year_may_hold_what_is_carried_over():
    figures = read_sentences("2023年收入84.2万元。", "收入支出预算总体情况", **BUDGET)
    assert [one.status for one in figures] == ["uncertain"]


def test_money_of_the_projects_counted_is_uncertain():
    text = "本部门对5个项目开展绩效自评，涉及全年预算40万元，实际支出36万元，预算执行率90%。"
    figures = read_sentences(text, "预算绩效情况说明")
    assert names(figures[1:]) == [
        ("40", "支出/项目支出", "budget_adjusted", "uncertain"),
        ("36", "支出/项目支出", "final", "uncertain"),
        ("90", "支出/项目支出", "execution_rate", "uncertain"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "无政府性基金决算收支",
        "无政府性基金预算财政拨款安排的支出",
        "没有使用政府性基金预算拨款安排的支出",
        "无政府性基金预算收入和支出",
    ],
)
def test_nothing_of_a_budget_is_a_nought(words):
    figures = read_sentences(f"本部门2023年度{words}，并已公开空表。", "政府性基金收支情况")
    assert told(figures) == [("政府性基金预算财政拨款支出", "final", "0万元")]


def test_a_page_number_within_a_sentence_is_no_score():
    line = "按照年度工作安排，信访事项全部登记受理并按期办结，群众评价满意。\n"
    text = "示例甲市青禾县信访局2023年度部门决算\n第四部分 绩效情况\n" + "\n".join(
        f"{line * 6}网上信访平台维护费项目绩效自评得分\n{page}\n为9{page}分。" for page in (4, 5, 6)
    )
    pages = [one for one in read_report(text).numerals if one.text in ("4", "5", "6")]
    assert [one.cls for one in pages] == ["ordinal"] * 3


def test_a_change_in_front_of_two_names_is_of_neither():
    text = "收、支总计各减少2万元，主要是项目支出减少收入总计包括本年收入合计52万元。"
    figures = read_sentences(text, TOTALS)
    assert told(figures)[-1] == ("本年收入合计", "final", "52万元")


REPORT = """示例甲市青禾县信访局2023年度部门决算
二、部门决算情况说明
三、绩效评价结果
1.网上信访平台维护费绩效自评综述：对照年初绩效目标，该项目自评得分为93分。
全年预算数为8.4万元，执行数为8.1万元，完成预算的96.43%。
四、“三公”经费支出决算情况说明
公务接待费支出0.9万元，与上年持平。
主要用于接待上级检查，累计接待6批次、接待总人数41人次。
"""


def test_money_below_a_projects_score_is_the_projects():
    report = read_report(REPORT).reports[0]
    figures = [one for statement in report.statements for one in statement.figures]
    money = [one for one in figures if one.raw in ("8.4", "8.1", "96.43")]
    assert [one.measure for one in money] == ["budget_adjusted", "final", "execution_rate"]
    assert {one.subject.name for one in money} == {"网上信访平台维护费"}


def test_guests_below_a_reception_are_the_receptions():
    report = read_report(REPORT).reports[0]
    figures = [one for statement in report.statements for one in statement.figures]
    guests = [one for one in figures if one.raw in ("6", "41")]
    assert [one.indicator for one in guests] == ["三公经费/公务接待费"] * 2


def test_kinds_of_cost_in_an_explanation_are_uncertain():
    text = "人员经费30万元，比上年增加2万元，主要原因是：基本工资1万元、奖金1万元因政策调整增加。"
    assert [one.status for one in read_sentences(text, BASIC)][2:] == ["uncertain"] * 2


def test_fees_that_another_item_was_spent_for_are_not_the_fees():
    for text in (
        "公务接待费0.5万元，主要用于会议费0.2万元。",
        "公务接待费0.5万元，其中：会议费0.2万元。",
    ):
        figure = read_sentences(text, THREE)[1]
        assert figure.indicator != "会议费" or figure.status == "uncertain"


def test_fees_told_one_after_another_have_each_their_number():
    figures = read_sentences("会议费、培训费支出分别为0.4万元、0.7万元。", THREE)
    assert told(figures) == [("会议费", "final", "0.4万元"), ("培训费", "final", "0.7万元")]


def test_accounts_summed_up_are_none_of_them():
    figures = read_sentences("行政运行（2010301）、信访事务（2010308）共支出9万元。", PUBLIC)
    assert [one.status for one in figures] == ["uncertain"]


def test_nothing_left_over_is_no_nought_of_the_whole():
    assert read_sentences("2023年度无人员经费结余。", BASIC) == []


LEVELS = {
    "dashes": "卫生健康支出—行政事业单位医疗—行政单位医疗：决算数17万元。",
    "strokes": r"卫生健康支出\行政事业单位医疗\行政单位医疗17万元。",
    "codes in brackets": "2.卫生健康支出（210）行政事业单位医疗（11）行政单位医疗（01）17万元。",
    "codes in front": "2.210卫生健康支出-11行政事业单位医疗-01行政单位医疗17万元。",
    "whole codes": "卫生健康支出（210）行政事业单位医疗（21011）行政单位医疗（2101101）17万元。",
}


@pytest.mark.parametrize("name", LEVELS)
def test_an_account_written_level_after_level_is_no_mere_class(name):
    (figure,) = read_sentences(LEVELS[name], PUBLIC)
    assert figure.indicator == "功能分类/卫生健康支出/行政事业单位医疗/行政单位医疗"
    assert figure.status == "certain"
    assert {cls for raw, cls in classes(LEVELS[name]) if raw != "17"} <= {"code", "ordinal"}


def test_an_account_below_a_dash_keeps_the_name_that_no_list_has():
    (figure,) = read_sentences("住房保障支出-住房改革支出-租房补助金：3万元。", PUBLIC)
    assert figure.indicator == "功能分类/住房保障支出/住房改革支出/租房补助金"


def test_a_class_beside_another_is_not_below_it():
    figures = read_sentences("卫生健康支出、住房保障支出分别为17万元、15万元。", PUBLIC)
    assert [one.indicator for one in figures] == ["功能分类/卫生健康支出", "功能分类/住房保障支出"]


def test_an_account_in_quotes_with_its_code_takes_the_official_name():
    figures = read_sentences("“专项业务”（2010305）：2023年预算9万元，实际支出8万元。", PUBLIC)
    assert {one.indicator.rsplit("/", 1)[1] for one in figures} == {"专项业务及机关事务管理"}


def test_the_retired_are_of_no_kind_named_before_them():
    figures = read_sentences("编制9人，其中：行政编制7人、事业编制2人；退休5人。", "机构设置")
    assert figures[-1].indicator == "人员/退休"


def test_scores_behind_names_in_quotes_are_the_projects():
    text = (
        f"{BODY}2023年度部门决算\n八、预算绩效情况\n“甲街信访维稳”项目自评98.5分，“接访场所运行”"
        "项目自评92分，部门整体自评得分96.3分。全年接待群众来访43批86人次。\n"
    )
    found = [one for report in read_report(text).reports for one in report.figures()]
    named = [(one.subject.name, one.indicator) for one in found]
    assert named[:2] == [
        ("甲街信访维稳", "绩效/项目自评得分"),
        ("接访场所运行", "绩效/项目自评得分"),
    ]
    assert named[2] == (BODY, "绩效/部门整体自评得分")
    assert {name for name, _ in named[3:]} == {BODY}


def test_a_score_below_a_heading_of_projects_is_not_surely_the_bodys():
    (figure,) = read_sentences("3.网上信访运维：得分92.8分。", "（二）项目绩效自评结果")
    assert (figure.status, figure.reason) == ("uncertain", "是项目的得分，报告未写明是哪个项目")


def test_projects_counted_by_their_scores_are_a_part_of_all():
    figures = read_sentences("其中90分（含）以上项目2个，80-90分项目1个。", "绩效管理情况")
    assert [(one.raw, one.indicator) for one in figures] == [
        ("2", "绩效/项目个数/90分（含）以上"), ("1", "绩效/项目个数/80-90分"),
    ]  # fmt: skip


def test_rates_told_one_after_another_are_of_the_one_thing_counted():
    figures = read_sentences("集体访35批62人次，同比分别下降12%、8.5%。", "工作情况")
    assert figures[2].indicator == "工作量/集体访"


def test_rates_told_one_after_another_of_several_things_are_uncertain():
    figures = read_sentences("来访43批、来信62件，同比分别下降12%、8.5%。", "工作情况")
    assert figures[2].status == "uncertain"
