"""Wordings that name an item, a source, a part or an earlier year beside the whole."""

import pytest

from tests.reading import classes, read_sentences, told

THREE = "“三公”经费财政拨款支出决算情况说明"
BUDGET = {"kind": "budget"}
PROJECT = {"kind": "project_evaluation", "project": "信访积案化解"}
OVERALL = {"kind": "overall_evaluation"}


def readings(figures):
    """(numeral, measure, status) of figures."""
    return [(one.raw, one.measure, one.status) for one in figures]


def test_a_first_budget_in_front_of_its_difference_is_the_base():
    figures = read_sentences("公务接待费支出0.4万元，比年初预算数1.1万元减少0.7万元。", THREE)
    assert [one.measure for one in figures] == ["final", "budget_initial", "change"]
    assert figures[2].basis == "budget_initial"


def test_spending_behind_an_account_is_the_accounts():
    text = "政府办公厅（室）及相关机构事务（款）信访事务（项）。年初预算50万元，支出决算49万元。"
    figures = read_sentences(text, "支出决算情况说明", "（一）一般公共服务支出（类）")
    assert [one.measure for one in figures] == ["budget_initial", "final"]
    assert figures[0].indicator == figures[1].indicator != "本年支出合计"


def test_grants_spent_are_not_all_spending():
    figures = read_sentences("2023年度财政拨款支出决算61.2万元。", "财政拨款支出决算情况说明")
    assert told(figures) == [("财政拨款支出合计", "final", "61.2万元")]


@pytest.mark.parametrize("fee", ["会议费", "培训费"])
def test_a_fee_is_no_total_of_spending(fee):
    heading = f"{fee}支出决算情况说明"
    figures = read_sentences(f"2023年度{fee}支出决算1.5万元。", "支出决算情况说明", heading)
    assert told(figures) == [(fee, "final", "1.5万元")]


def test_where_money_of_an_item_comes_from_is_uncertain():
    text = "“三公”经费支出6万元（其中：一般公共预算支出6万元；政府性基金预算支出0万元）。"
    figures = read_sentences(text, THREE)
    assert [one.status for one in figures] == ["certain", "uncertain", "uncertain"]


def test_codes_in_brackets_keep_the_name_in_front():
    text = "商品和服务支出（302）97万元，较上年增加6万元。"
    assert classes(text)[0] == ("302", "code")
    figures = read_sentences(text, "一般公共预算拨款支出明细情况", **BUDGET)
    assert [one.status for one in figures] == ["uncertain", "uncertain"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("基金预算收入", "收入/政府性基金预算财政拨款收入"),
        ("财政专户拨款收入", "收入/财政专户管理资金收入"),
    ],
)
def test_other_sources_of_income_are_not_the_whole(name, path):
    text = f"预算收入41万元，其中：一般公共预算收入41万元，{name}0万元。"
    figures = read_sentences(text, "收入说明", **BUDGET)
    assert figures[2].indicator == path


def test_assets_to_be_bought_are_not_the_stock():
    figures = read_sentences("本年度拟购置固定资产总额3.2万元。", "国有资产信息", **BUDGET)
    assert all(one.status == "uncertain" for one in figures)


def test_cars_of_a_body_without_a_heading_are_assets():
    figures = read_sentences("本部门所属预算单位共有车辆2辆。", **BUDGET)
    assert told(figures) == [("国有资产/车辆", "count", "2辆")]


def test_an_income_of_nothing_cannot_have_risen():
    text = "财政拨款收入23万元，其中政府性基金拨款收入0万元，较上年增加1.5万元。"
    assert readings(read_sentences(text, **BUDGET))[2] == ("1.5", "change", "uncertain")


def test_an_average_of_receptions_is_no_total():
    text = "国内公务接待费支出0.6万元，接待9批次，72人次，人均83.33元。"
    figures = read_sentences(text, THREE)
    assert told(figures)[3] == ("三公经费/人均接待费", "amount", "83.33元")


def test_guests_behind_a_comma_belong_to_their_reception():
    text = "国内公务接待费支出0.7万元，共接待国内来访团组14个，来访95人次。"
    figures = read_sentences(text, THREE)
    assert told(figures)[2] == ("三公经费/国内公务接待", "count", "95人次")


def test_a_second_item_behind_a_mark_of_enumeration_has_its_own_name():
    text = "机关运行经费支出21万元，其中公务用车运行维护费2.4万元、其他交通费用8万元。"
    figures = read_sentences(text, "机关运行经费支出情况")
    assert [one.status for one in figures] == ["certain", "uncertain", "uncertain"]


def test_last_years_base_with_its_name_in_front():
    text = "与上年基本支出210.3万元相比，增加11.1万元。"
    figures = read_sentences(text, "基本支出情况", **OVERALL)
    assert [(one.measure, one.fiscal_year) for one in figures] == [
        ("prior_final", 2022),
        ("change", 2023),
    ]


def test_a_semicolon_ends_the_parts_of_a_budget():
    text = "部门年初预算218万元，其中项目支出60万元；年中追加23万元，全年预算241万元。"
    figures = read_sentences(text, "部门整体支出情况", **OVERALL)
    assert [one.status for one in figures] == ["certain", "certain", "uncertain", "uncertain"]


def test_bare_spending_in_a_comparison_is_uncertain():
    text = "一般公共服务支出170万元，住房保障支出7万元。支出较去年增加13万元。"
    figures = read_sentences(text, "部门收支总体情况", **BUDGET)
    assert [one.status for one in figures] == ["certain", "certain", "uncertain"]


def test_income_and_spending_of_a_whole_year_are_apart():
    text = "决算收入301万元；全年支出299万元。"
    figures = read_sentences(text, **OVERALL)
    assert [one.indicator for one in figures] == ["收入总计", "部门整体支出/总额"]


def test_a_planned_whole_says_so_in_its_name():
    figures = read_sentences("部门预算总支出256.9万元，其中：基本支出206.9万元。", **OVERALL)
    assert [one.measure for one in figures] == ["budget", "budget"]


def test_funds_of_the_projects_counted_need_not_be_all():
    text = "组织对项目支出开展绩效自评，共涉及项目5个，资金120万元，占项目支出总额的80%。"
    figures = read_sentences(text, "预算绩效情况说明")
    assert [one.status for one in figures[1:]] == ["uncertain", "uncertain"]


def test_a_limit_is_no_spending():
    figures = read_sentences("项目支出控制在50万元以内，实际支出49万元。", **OVERALL)
    assert [one.status for one in figures] == ["uncertain", "certain"]


@pytest.mark.parametrize(
    "text",
    [
        "产出指标50分，得分48分。",
        "预算执行率得分9.5分。",
        "数量指标：按期办结率98%，得分5分。",
        "“接访大厅改造项目”自评得分96分。",
    ],
)
def test_the_score_of_a_part_is_not_the_bodys(text):
    scores = [one for one in read_sentences(text, **OVERALL) if one.measure == "score"]
    assert scores
    assert all(one.status == "uncertain" for one in scores)


def test_a_score_under_a_heading_with_points_is_a_parts():
    figures = read_sentences("自评得分49分。", "产出（50分）", **OVERALL)
    assert [one.status for one in figures] == ["uncertain"]


def test_the_bodys_own_score_stays_certain():
    text = "根据评价指标，我局部门整体支出绩效自评得分96分。自评总分100分，自评得分95分。"
    figures = read_sentences(text, **OVERALL)
    assert [one.status for one in figures if one.raw in ("95", "96")] == ["certain", "certain"]


def test_aims_and_what_came_of_them():
    figures = read_sentences("积案化解率目标值≥85%，实际完成91%。", "效益指标", **PROJECT)
    assert [(one.indicator, one.measure) for one in figures] == [
        ("工作量/积案化解率", "target"),
        ("工作量/积案化解率", "actual"),
    ]


def test_things_done_have_a_rate_of_their_own():
    figures = read_sentences("计划化解积案30件，实际化解28件，完成率93.33%。", **PROJECT)
    assert (figures[2].measure, figures[2].indicator[:4]) == ("rate", "工作量/")


def test_a_rate_raised_to_is_reached():
    figures = read_sentences("群众满意度由上年的92%提高到95%。", **PROJECT)
    assert [(one.measure, one.fiscal_year) for one in figures] == [("rate", 2022), ("rate", 2023)]


def test_last_years_count_is_last_years():
    figures = read_sentences("全县进京访较上年的18批减少7批。", **PROJECT)
    assert [(one.fiscal_year, one.measure) for one in figures] == [
        (2022, "count"),
        (2023, "change"),
    ]


def test_parts_of_the_money_arrived_are_parts():
    text = "项目资金到位50万元，其中县级资金40万元，上级资金10万元。"
    figures = read_sentences(text, **PROJECT)
    assert [one.indicator for one in figures] == [
        "项目资金到位",
        "项目预算/县级资金",
        "项目预算/上级资金",
    ]


def test_account_as_part_of_the_budget_is_an_execution_rate():
    figures = read_sentences("“三公”经费支出决算数1.85万元。决算数占预算数的74%。", THREE)
    assert (figures[1].measure, figures[1].basis) == ("execution_rate", "budget")


def test_staff_on_duty_is_no_establishment():
    figures = read_sentences("核定事业编制8名，年末在职14人，退休6人。", **OVERALL)
    assert [one.indicator for one in figures][1:] == ["人员/实有", "人员/退休"]


def test_less_by_an_amount_is_a_change():
    figures = read_sentences("公务接待费1.28万元，比上年少0.32万元。", THREE)
    assert told(figures)[1] == ("三公经费/公务接待费", "change", "-0.32万元")


def test_what_a_group_of_guests_cost_is_not_the_whole():
    text = "国内公务接待支出3.3万元，其中：接待省级督查组3批次、24人次，支出0.36万元。"
    figures = read_sentences(text, THREE)
    assert [one.indicator[:4] for one in figures[1:3]] == ["工作量/", "工作量/"]
    assert figures[3].status == "uncertain"


def test_the_score_behind_a_projects_money_is_the_projects():
    text = "信访救助项目全年预算数60万元，执行数58万元，自评得分97分。"
    score = read_sentences(text, "预算绩效情况说明")[-1]
    assert (score.raw, score.status) == ("97", "uncertain")


def test_a_share_of_petitions_is_no_share_of_money():
    figures = read_sentences("网上信访715件，占总量的49.8%。", **OVERALL)
    assert figures[1].indicator.startswith("工作量/")


def test_staff_on_duty_is_a_part_of_all_staff():
    figures = read_sentences("编制15人，实有人数14人，其中在职人员12人。", **OVERALL)
    assert [one.indicator for one in figures[1:]] == ["人员/实有", "人员/实有/在职人员"]


def test_an_item_of_the_running_costs_is_not_all_of_them():
    figures = read_sentences("机关运行经费主要包括办公费12万元。", "机关运行经费情况", **BUDGET)
    assert [one.status for one in figures] == ["uncertain"]
