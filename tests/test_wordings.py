"""Wordings of many provinces, each in a sentence of its own."""

import pytest

from reports.numerals import normalise
from tests.reading import read_report, read_sentences, told

THREE = "“三公”经费财政拨款支出决算情况说明"
PURCHASE = "政府采购支出情况说明"


def test_half_width_commas_part_clauses():
    figures = read_sentences("公务接待费支出2.5万元,完成预算的50%,比上年减少1,200.5元。", THREE)
    assert [one.raw for one in figures] == ["2.5", "50", "1,200.5"]


def test_clause_commas_keep_thousands_and_offsets():
    assert normalise("共3,200人,其中") == "共3,200人，其中"


def test_money_comes_from_a_budget_without_being_one():
    figures = read_sentences("一般公共预算财政拨款安排的“三公”经费支出3.2万元。", THREE)
    assert told(figures) == [("三公经费", "final", "3.2万元")]


@pytest.mark.parametrize("source", ["财政拨款", "公共预算财政拨款", "财政预算拨款"])
def test_the_source_of_money_is_no_other_indicator(source):
    figures = read_sentences(f"“三公”经费{source}支出7.4万元。", THREE)
    assert told(figures) == [("三公经费", "final", "7.4万元")]


def test_a_budget_of_spending_is_a_budget():
    figures = read_sentences("“三公”经费财政拨款支出预算为44.5万元，支出决算为22.6万元。", THREE)
    assert [one.measure for one in figures] == ["budget", "final"]


def test_budget_of_trips_abroad_is_no_final_account():
    figures = read_sentences("因公出国（境）费支出预算为0万元，支出决算为0万元。", THREE)
    assert [one.measure for one in figures] == ["budget", "final"]


def test_last_years_amount_without_a_unit_has_its_neighbours():
    figures = read_sentences("公务接待费支出2.05万元，较上年2.08减少0.03万元。", THREE)
    assert told(figures)[1] == ("三公经费/公务接待费", "prior_final", "2.08万元")


def test_last_years_spending_behind_words_of_measure():
    figures = read_sentences("公务接待费支出124万元，比上年累计支出148万元下降24万元。", THREE)
    assert [one.measure for one in figures] == ["final", "prior_final", "change"]
    assert figures[1].fiscal_year == figures[0].fiscal_year - 1


def test_a_difference_without_direction_is_uncertain():
    figures = read_sentences("公务接待费支出1.5万元，年初预算为2万元，差值为0.5万元。", THREE)
    assert (figures[2].measure, figures[2].basis) == ("change", "budget_initial")
    assert figures[2].status == "uncertain"


def test_variance_of_the_account_from_the_budget():
    figures = read_sentences("公务接待费全年预算数5万元，决算数4.6万元，预决算差异率-8%。", THREE)
    last = figures[-1]
    assert (last.measure, last.basis, last.value) == ("change_rate", "budget_adjusted", -8)


def test_what_is_reached_is_no_change():
    figures = read_sentences("公务接待费支出决算减少为0.5万元，与上年相比减少0.1万元。", THREE)
    assert [one.measure for one in figures] == ["final", "change"]


def test_a_name_in_brackets_names_the_whole():
    figures = read_sentences("出国费、接待费和公车运行费（“三公”经费）决算总额27万元。", THREE)
    assert told(figures) == [("三公经费", "final", "27万元")]


def test_the_change_of_an_amount_in_doubt_is_in_doubt():
    figures = read_sentences("分散采购7万元，占政府采购支出的20%。", PURCHASE)
    assert {one.status for one in figures} == {"uncertain"}


def test_sources_of_purchases_are_no_income_of_the_body():
    figures = read_sentences("政府采购支出3万元，其中一般公共预算财政拨款收入3万元。", PURCHASE)
    assert figures[-1].status == "uncertain"


def test_numbers_that_explain_belong_to_nothing_for_certain():
    figures = read_sentences("公务用车保有量2辆。与上年差异的原因是：1辆报废。", THREE)
    assert [one.status for one in figures if one.indicator.startswith("三公")][1:] == ["uncertain"]


def test_a_statement_goes_on_behind_its_reason():
    figures = read_sentences(
        "公务接待费支出1.2万元，决算小于预算的原因是厉行节约，与上年相比减少0.3万元。", THREE
    )
    assert told(figures)[1] == ("三公经费/公务接待费", "change", "-0.3万元")
    assert figures[1].status == "certain"


def test_income_and_spending_as_a_whole():
    figures = read_sentences("收入支出总体与上年相比，减少12.4万元，下降5.44%。")
    assert told(figures)[0] == ("收支总计", "change", "-12.4万元")


def test_an_account_does_not_swallow_the_word_of_measure():
    figures = read_sentences(
        "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）"
        "全年预算为112.9万元，支出决算为110万元。"
    )
    assert [one.measure for one in figures] == ["budget_adjusted", "final"]


def test_a_short_report_is_known_by_its_title():
    reading = read_report(
        "仁和区信访局2019年度部门决算\n\n2019年公务接待费支出3万元，比上年减少1万元。\n"
    )
    assert [(one.kind, one.fiscal_year) for one in reading.reports] == [("final_account", 2019)]


def test_the_title_settles_the_year():
    reading = read_report(
        "仁和区信访局2022年度部门决算\n\n2021年收入决算10万元，2021年支出决算9万元，"
        "2021年度部门决算已公开。2022年公务接待费支出3万元。\n"
    )
    assert reading.reports[0].fiscal_year == 2022


def test_a_section_on_accounts_in_a_budget_report():
    reading = read_report(
        "仁和区信访局2022年部门预算\n\n二、2021年“三公”经费决算情况\n"
        "2021年度“三公”经费合计支出20.1万元，其中：公务接待12.4万元。\n"
    )
    figures = list(reading.reports[0].figures())
    assert [(one.measure, one.fiscal_year) for one in figures] == [("prior_final", 2021)] * 2


def test_a_centre_under_an_office_is_a_body_of_its_own():
    reading = read_report(
        "重庆市信访投诉受理中心2022年度部门决算\n\n一、概况\n重庆市信访投诉受理中心是重庆市信访"
        "办公室下属事业单位，编制8人。\n二、机关运行经费\n2022年公务接待费支出1万元。\n"
    )
    assert reading.department == "重庆市信访投诉受理中心"


def test_shares_in_a_row_belong_to_the_amounts_in_a_row():
    figures = read_sentences(
        "其中因公出国（境）费0万元，公务用车购置及运行费8万元，公务接待费2万元，分别占“三公”经费"
        "总额的0%、80%、20%。",
        THREE,
    )
    shares = [one.indicator for one in figures if one.measure == "share"]
    assert shares == [one.indicator for one in figures if one.measure == "final"]


def test_a_blank_in_a_row_of_amounts_keeps_its_place():
    figures = read_sentences(
        "按支出功能分类，一般公共服务支出、卫生健康支出、住房保障支出分别为250.00万元、XX万元、"
        "15.00万元，分别占91.00%、3.50%、5.50%。"
    )
    assert [(one.indicator.removeprefix("功能分类/"), one.raw) for one in figures] == [
        ("一般公共服务支出", "250.00"),
        ("住房保障支出", "15.00"),
        ("一般公共服务支出", "91.00"),
        ("卫生健康支出", "3.50"),
        ("住房保障支出", "5.50"),
    ]


def test_amounts_in_a_row_belong_to_the_names_in_a_row():
    figures = read_sentences("人员经费和公用经费分别为12.3万元和4.5万元。")
    assert told(figures) == [
        ("基本支出/人员经费", "final", "12.3万元"),
        ("基本支出/公用经费", "final", "4.5万元"),
    ]


def test_guests_belong_to_the_reception_just_named():
    figures = read_sentences(
        "接待国内来访团组12批次、来宾76人次；外事接待0批次、来宾0人次。", THREE
    )
    assert [one.indicator[5:] for one in figures] == ["国内公务接待"] * 2 + ["外事接待"] * 2


def test_money_kept_for_small_firms_is_not_all_that_is_bought():
    figures = read_sentences(
        "面向中小企业预留政府采购项目预算金额30万元。", PURCHASE, kind="budget"
    )
    assert told(figures)[0][0] == "政府采购/中小企业预留金额"


def test_execution_rate_as_a_part_of_the_budget():
    figures = read_sentences("公务接待费支出决算为2.2万元，为预算的55%。", THREE)
    assert (figures[1].measure, figures[1].basis) == ("execution_rate", "budget")


def test_an_outline_number_is_no_part_of_an_account():
    figures = read_sentences("（一）一般公共服务支出（类）年初预算数为170.2万元。")
    assert figures[0].indicator == "功能分类/一般公共服务支出"


def test_a_project_known_from_its_summary_only():
    reading = read_report(
        "仁和区信访局2021年度部门决算\n\n1.信访维稳经费项目绩效自评综述：根据目标，项目绩效自评得分"
        "为96.5分。项目全年预算数为150万元，执行数为148.2万元。\n"
    )
    figures = list(reading.reports[0].figures())
    assert {one.subject.name for one in figures} == {"信访维稳经费"}


def test_the_score_of_a_project_without_a_name_is_uncertain():
    figures = read_sentences("项目绩效自评得分为90分。", "绩效自评结果")
    assert figures[0].status == "uncertain"


def test_one_office_of_party_and_government_keeps_its_whole_name():
    reading = read_report(
        "中共本溪市委本溪市人民政府信访局2022年度部门决算\n\n2022年公务接待费支出1万元。\n"
    )
    assert reading.department == "中共本溪市委本溪市人民政府信访局"


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("仁和区信访局（本级）2022年度部门决算", "own"),
        ("仁和区信访局2022年度单位决算公开", "own"),
        ("仁和区信访局2022年度部门决算（汇总）", "summary"),
        ("仁和区信访局2022年度部门决算", ""),
    ],
)
def test_the_title_tells_the_scope(title, scope):
    reading = read_report(f"{title}\n\n2022年公务接待费支出1万元。\n")
    assert reading.reports[0].scope == scope


def test_parts_named_in_brackets_are_not_what_stands_before_them():
    figures = read_sentences("事业收入3万元（含教育收费1万元），占总收入的10%。")
    assert [one.status for one in figures] == ["certain", "uncertain", "certain"]


def test_a_sum_of_several_is_none_of_them():
    figures = read_sentences("上缴上级支出、经营支出、对附属单位补助支出共2万元。")
    assert figures[0].status == "uncertain"


def test_cars_given_away_are_no_cars_held():
    figures = read_sentences("共有车辆1辆。处置车辆2辆。", "国有资产占用情况")
    assert [one.indicator for one in figures] == ["国有资产/车辆", "工作量/处置车辆"]


def test_where_a_body_lies_is_no_part_of_a_projects_name():
    reading = read_report(
        "贵州省惠水县信访局2021年信访专项经费绩效自评报告\n\n一、项目概况\n惠水县信访局年初预算安排"
        "50万元，资金到位50万元。\n"
    )
    assert reading.reports[0].project == "信访专项经费"


def test_staff_at_the_years_end_are_the_staff():
    figures = read_sentences("全局编制8人，年末实有9人。", "人员概况")
    assert [one.indicator for one in figures] == ["人员/编制", "人员/实有"]


def test_a_reason_gives_the_next_sentence_no_topic():
    figures = read_sentences(
        "一般公共预算财政拨款支出208万元。与上年相比减少10万元，主要原因是：项目支出减少。"
        "与年初预算相比，年初预算数200万元，决算数208万元。"
    )
    assert {one.indicator for one in figures} == {"一般公共预算财政拨款支出"}


def test_scores_listed_for_several_projects_go_to_each_in_turn():
    figures = read_sentences(
        "信访维稳经费、接访场所运行经费自评得分分别为95分、92分。",
        projects=("信访维稳经费", "接访场所运行经费"),
    )
    assert [(one.subject.name, str(one.value), one.status) for one in figures] == [
        ("信访维稳经费", "95", "certain"),
        ("接访场所运行经费", "92", "certain"),
    ]


def test_scores_that_are_not_as_many_as_the_projects_are_uncertain():
    figures = read_sentences(
        "信访维稳经费、接访场所运行经费自评得分分别为95分、92分、90分。",
        projects=("信访维稳经费", "接访场所运行经费"),
    )
    assert {one.status for one in figures} == {"uncertain"}


def test_the_title_of_the_next_form_ends_the_one_before():
    reading = read_report(
        "仁和区信访局2022年度部门决算\n\n部门整体支出绩效自评表（2022年度）\n\t资金用途（万元）\n\t年初预算数\n"
        "\t全年执行数\n\n\t部门整体支出\n\t50\n\t48\n\n\t人员经费\n\t40\n\t39\n\n项目支出绩效自评表（2022年度）\n"
        "\t项目名称\n\t信访维稳经费\n\n"
    )
    told_of = {(one.subject.type, one.indicator) for one in reading.reports[0].figures()}
    assert told_of == {("department", "部门整体支出/总额"), ("department", "基本支出/人员经费")}
