"""Wordings of public reports that were read wrongly or not at all; figures and names invented."""

import pytest

from tests.reading import classes, read_report, read_sentences, told


def test_how_a_count_changed_is_no_count():
    figures = read_sentences("国内公务接待3批次24人次，较上年减少2批次、10人次。", "公务接待费")
    assert [(one.measure, str(one.value)) for one in figures] == [
        ("count", "3"),
        ("count", "24"),
        ("change", "-2"),
        ("change", "-10"),
    ]


def test_new_cars_are_counted_and_not_compared():
    figures = read_sentences("当年新增购置公务用车2辆。", "三公经费")
    assert told(figures) == [("三公经费/公务用车购置数", "count", "2辆")]


def test_a_change_belongs_to_what_was_just_counted_in_free_words():
    *_, change = read_sentences(
        "公务用车购置费30万元，原因是更新执法车辆5辆，比上年增加2辆。", "三公经费"
    )
    assert (change.measure, change.indicator) == ("change", "工作量/更新执法车辆")


def test_the_rate_of_a_count_named_by_law_keeps_its_indicator():
    *_, rate = read_sentences("公务用车保有量4辆，比上年减少1辆，下降20%。", "三公经费")
    assert told([rate]) == [("三公经费/公务用车保有量", "change_rate", "-20%")]


def test_organs_among_the_expenses_for_guests_are_no_guests():
    (organ,) = read_sentences("公务接待费开支单位包括机关及1个所属单位。", "“三公”经费的单位范围")
    assert organ.indicator == "机构/所属单位"


@pytest.mark.parametrize("words", ["支出总计", "本年支出合计", "年度资金总额", "项目资金"])
def test_a_word_that_begins_like_a_unit_is_no_unit(words):
    figures = read_sentences(f"收入总计19044.27{words}")
    assert not [one for one in figures if one.measure == "count"]


def test_an_entry_of_a_table_of_contents_holds_a_year():
    assert classes("4.2026年部门财政拨款收支预算总表……") == [("4", "ordinal"), ("2026", "date")]


def test_a_number_in_front_of_a_misplaced_quote_is_an_ordinal():
    assert classes("11“.灾害防治支出”98万元")[0] == ("11", "ordinal")


def test_cars_of_a_body_are_its_assets_wherever_they_are_told():
    for text in ("现有车辆1台。", "实有车辆4辆，包括定编车辆2辆和非定编车辆2辆。"):
        assert read_sentences(text, "机构编制情况")[0].indicator == "国有资产/车辆"


def test_what_occupies_is_no_share():
    (cars,) = read_sentences("国有资产占用情况中的车辆4辆。", "国有资产占用情况")
    assert told([cars]) == [("国有资产/车辆", "count", "4辆")]


def test_equipment_to_be_bought_is_not_what_there_is():
    there, bought = read_sentences(
        "单价100万元（含）以上设备2套；安排购置单价100万元（含）以上设备0套。", "国有资产占用情况"
    )
    assert there.indicator != bought.indicator == "国有资产/购置设备"


def test_the_retired_of_two_kinds_are_told_apart():
    figures = read_sentences("离休1人、退休3人、离退休共4人。", "人员情况")
    assert [one.indicator for one in figures][:2] == ["人员/退休/离休", "人员/退休"]


def test_people_on_loan_are_no_posts():
    *_, lent = read_sentences("共有编制9人，其中行政编制6人，事业编制3人，借调2人。", "机构设置")
    assert lent.indicator == "人员/借调"


def test_people_of_an_office_are_people():
    *_, office = read_sentences("现有编制人员20人，其中在职15人、服务中心5人。", "人员编制情况")
    assert office.indicator.startswith("人员/")


def test_those_there_are_belong_to_the_one_kind_of_post_just_named():
    figures = read_sentences(
        "行政编制数15人，实有在编人数14人；事业编制数3人，实有在编人数2人。", "机构编制"
    )
    assert [one.indicator for one in figures][1::2] == ["人员/实有/行政", "人员/实有/事业"]


def test_the_plan_behind_a_heading_in_the_same_line_is_the_whole():
    first, *_, change = read_sentences(
        "（一）收入预算：2023年年初预算数312万元。收入较去年增加27万元。", kind="budget"
    )
    assert (first.indicator, change.indicator) == ("收入总计", "收入总计")


def test_income_alone_may_be_this_years_or_all_of_it():
    figures = read_sentences(
        "1、收入：792万元。同比上年度增加189万元。", "部门整体支出概况", kind="overall_evaluation"
    )
    assert [one.status for one in figures] == ["uncertain", "uncertain"]


def test_the_second_amount_of_an_unknown_name_is_in_doubt_as_well():
    figures = read_sentences("职业年金年初预算为8.2万元，支出决算为8万元。", "住房公积金（项）")
    assert "certain" not in {one.status for one in figures}


def test_a_stop_inside_brackets_ends_no_sentence():
    *_, change = read_sentences(
        "因公出国（境）费0万元；公务用车购置及运行费50万元（公务用车购置费10万元，比上年增加1万元。）"
        "比上年增加3万元。",
        "三公经费",
    )
    assert change.indicator == "三公经费/公务用车购置及运行维护费"


def test_an_account_goes_on_in_the_next_paragraph():
    reading = read_report(
        "青禾县信访局2023年度部门决算\n五、一般公共预算财政拨款支出决算具体情况\n"
        "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）信访事务（项）。\n"
        "年初预算为20万元，支出决算为18万元。\n"
    )
    (statement,) = reading.reports[0].statements
    assert {one.indicator.rsplit("/", 1)[-1] for one in statement.figures} == {"信访事务"}


def test_a_class_in_quotes_needs_no_further_word():
    _, part = read_sentences(
        "一般公共预算财政拨款支出194万元，主要用于以下方面：1.“一般公共服务”120万元。", "结构情况"
    )
    assert part.indicator == "功能分类/一般公共服务支出"


def test_what_is_kept_for_the_smallest_firms_is_not_all_that_is_bought():
    (kept,) = read_sentences("面向小微企业预留政府采购项目预算金额29万元。", "政府采购支出情况")
    assert kept.indicator == "政府采购/小微企业预留金额"


def test_numbers_in_cells_that_were_not_understood_stay_unread():
    reading = read_report(
        "青禾县信访局2023年度信访维稳项目支出绩效自评报告\n一、项目概况\n"
        "| 宣传次数\n| 至少完成2次\n| 已完成100%\n"
    )
    assert [one.cls for one in reading.numerals if one.text in ("2", "100")] == ["unread"] * 2
    assert all(one.reason for one in reading.numerals if one.cls == "unread")


def test_a_number_alone_below_a_label_is_no_page():
    reading = read_report("青禾县信访局2023年度部门决算\n年度资金总额\n30\n28\n得分\n10\n")
    assert {one.cls for one in reading.numerals if one.text in ("30", "28", "10")} == {"unread"}


def test_a_number_alone_below_running_text_is_a_page():
    reading = read_report(
        "青禾县信访局2023年度部门决算\n本年度继续压减一般性支出，主要原因是严格执行有关规定。\n7\n二、名词解释\n"
    )
    assert ("7", "ordinal") in {(one.text, one.cls) for one in reading.numerals}


def test_a_title_broken_in_two_lines_is_one():
    reading = read_report("青禾县信访局2023年度整体支出\n绩效评价报告\n一、概况\n共有编制12名。\n")
    assert [one.kind for one in reading.reports] == ["overall_evaluation"]


def test_a_year_at_the_end_of_a_line_belongs_to_the_next():
    reading = read_report("青禾县信访局 2023\n年度部门决算\n一、收入情况\n收入总计12万元。\n")
    assert ("2023", "date") in {(one.text, one.cls) for one in reading.numerals}


def test_a_title_may_end_with_the_body():
    reading = read_report("2023年部门预算公开说明青禾县信访局\n一、概况\n核定编制18名。\n")
    assert [one.kind for one in reading.reports] == ["budget"]


def test_words_of_a_title_are_no_project():
    reading = read_report(
        "青禾县信访局2023年度部门决算中项目绩效评价报告\n一、情况\n共安排资金20万元。\n"
    )
    assert "未写明" in reading.reports[0].project


def test_projects_whose_names_begin_alike_are_told_apart():
    reading = read_report(
        "青禾县信访局2023年度部门决算\n一、绩效情况\n"
        "（1）信访事务项目绩效目标完成情况综述。项目全年预算数9万元，执行数为8万元。\n"
        "（2）信访事务专项资金项目绩效目标完成情况综述。项目全年预算数31万元，执行数为30万元。\n"
    )
    figures = reading.reports[0].figures()
    assert [one.subject.name for one in figures] == ["信访事务"] * 2 + ["信访事务专项资金"] * 2


def test_a_missing_stop_gives_a_project_no_results_of_the_next():
    reading = read_report(
        "青禾县信访局2023年度部门决算\n一、绩效情况\n"
        "信访救助项目绩效自评综述：全年预算数9万元，执行数8万元。其余指标均已完成"
        "接访场所项目绩效自评综述：全年预算数3万元，执行数2万元。\n"
        "接访场所项目绩效自评综述：已完成。\n"
    )
    figures = reading.reports[0].figures()
    assert [one.subject.name for one in figures] == ["信访救助"] * 2 + ["接访场所"] * 2


def test_cars_among_the_assets_are_told_in_the_section_of_receptions_too():
    _, cars = read_sentences(
        "公务用车保有量1辆。国有资产占用情况中的车辆1辆，与公务用车保有量没有差异。", "“三公”经费"
    )
    assert cars.indicator == "国有资产/车辆"


def test_what_grew_in_front_of_the_parts_says_nothing_of_them():
    first, *_ = read_sentences("学习交流的批次增多其中：国内公务接待支出1.63万元。", "公务接待费")
    assert first.measure == "final"


def test_costs_of_meetings_told_beside_the_three_are_none_of_them():
    figures = read_sentences(
        "会议费支出预算2万元，支出决算1万元，完成预算的50%；培训费支出0.8万元，较上年增加0.2万元。",
        "“三公”经费、会议费、培训费支出情况",
    )
    assert [one.indicator for one in figures] == ["会议费"] * 3 + ["培训费"] * 2


def test_an_amount_under_a_heading_of_meetings_is_none_of_the_heading_above():
    (spent,) = read_sentences("2023年度支出1.05万元。", "“三公”经费支出情况", "会议费支出情况")
    assert spent.indicator == "会议费"


def test_what_several_costs_come_to_is_none_of_them():
    figures = read_sentences(
        "“三公”经费支出8万元，会议费、培训费支出3万元，共计11万元。", "“三公”经费支出情况"
    )
    assert [one.status for one in figures] == ["certain", "uncertain", "uncertain"]


def test_satisfaction_is_not_carried_out():
    *_, rate = read_sentences(
        "全年预算数9万元，服务对象满意度达到目标，完成预算的100%。", project="信访救助"
    )
    assert (rate.indicator, rate.measure) == ("项目预算/总额", "execution_rate")


def test_the_plan_of_the_reports_own_year_is_not_last_years():
    _, plan, change = read_sentences(
        "2023年公务接待费决算数0.5万元，比2023年年初预算数0.8万元减少0.3万元。", "公务接待费"
    )
    assert (plan.measure, plan.fiscal_year) == ("budget_initial", 2023)
    assert change.basis == "budget_initial"


def test_an_average_named_before_its_indicator_is_no_total():
    figures = read_sentences("人均因公出国（境）费用3万元。", "“三公”经费")
    assert [one.status for one in figures] == ["uncertain"]


def test_an_account_may_be_named_by_code_and_name():
    figures = read_sentences(
        "2010308信访事务150万元，较上年决算数增加10万元。", "一般公共预算财政拨款支出决算情况说明"
    )
    assert {one.indicator for one in figures} == {
        "功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/信访事务"
    }


def test_a_code_with_another_accounts_name_settles_nothing():
    (figure,) = read_sentences("2010308行政运行150万元。", "一般公共预算财政拨款支出决算情况说明")
    assert figure.status == "uncertain"


def test_what_one_car_costs_is_not_what_all_do():
    *_, each = read_sentences("公务用车保有量2辆，平均单车运行费用1.5万元。", "“三公”经费")
    assert each.status == "uncertain"


def test_all_persons_received_are_those_of_the_receptions():
    *_, persons = read_sentences(
        "公务接待费1.2万元，累计接待12批次、接待总人数90人次。", "公务接待费"
    )
    assert told([persons]) == [("三公经费/公务接待费", "count", "90人次")]


def test_spending_of_the_year_without_a_total_is_in_doubt():
    figures = read_sentences(
        "2023年支出298万元，比上年决算数减少5万元。", "收入支出决算总体情况说明"
    )
    assert [one.status for one in figures] == ["uncertain", "uncertain"]


def test_what_was_granted_to_a_project_is_its_whole():
    (plan,) = read_sentences("批复下达预算资金10万元。", "资金申报及批复情况", project="信访救助")
    assert plan.indicator == "项目预算/总额"
