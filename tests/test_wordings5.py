"""Wordings of targets, of work and its rates, and of amounts whose whole has no name."""

import pytest

from reports.bodies import find_body
from tests.reading import classes, read_report, read_sentences

OVERALL = {"kind": "overall_evaluation"}
WHOLE = "部门整体支出/总额"


def test_work_below_a_heading_of_targets_is_aimed_at():
    figures = read_sentences(
        "一是接待群众50批次以上；二是按期办结率达到95%以上。", "（二）整体支出绩效目标", **OVERALL
    )
    assert [(one.indicator, one.measure) for one in figures] == [
        ("工作量/接待群众", "target"), ("工作量/按期办结率", "target"),
    ]  # fmt: skip


def test_work_behind_the_word_target_is_aimed_at_in_a_plan_too():
    text = "（6）绩效目标和指标：接待群众不少于40批次，群众满意度不低于90%。"
    figures = read_sentences(text, "项目情况", kind="budget")
    assert {one.measure for one in figures} == {"target"}


def test_work_done_is_a_result():
    figures = read_sentences("一是接待群众50批次；二是按期办结率95%。", "工作开展情况", **OVERALL)
    assert [one.measure for one in figures] == ["count", "rate"]


def test_rates_behind_work_are_of_the_work_and_not_of_the_heading():
    text = (
        "接待群众61批次194人次，同比批次下降6.1%，人次上升2.3%。"
        "上访12人次，较去年减少7人次，下降36.8%。"
    )
    figures = read_sentences(text, "四、部门整体支出绩效情况", **OVERALL)
    rates = [one for one in figures if one.measure == "change_rate"]
    assert len(rates) == 3
    assert all(one.indicator.startswith("工作量/") for one in rates)


def test_points_of_percent_are_no_rate_of_change():
    figures = read_sentences("满意率为96.8%，比上年提高1.2个百分点。", "绩效情况", **OVERALL)
    assert [(one.measure, one.unit) for one in figures] == [("rate", "%"), ("change", "个百分点")]


def test_points_of_percent_behind_a_share_are_uncertain():
    figures = read_sentences("基本支出6万元，占60%，比上年提高2个百分点。", "支出决算情况说明")
    assert figures[-1].status == "uncertain"


def test_what_follows_parts_of_an_unnamed_whole_is_the_wholes():
    text = "年初预算数286万元，其中基本支出206万元，项目支出80万元。调整后预算数329万元。"
    figures = read_sentences(text, "二、部门整体支出管理及使用情况", **OVERALL)
    assert [one.indicator for one in figures] == [WHOLE, "支出/基本支出", "支出/项目支出", WHOLE]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("“三公经费”变动率-17.07%。", "change_rate", "-17.07"),
        ("“三公”经费年初预算6万元，实际支出3.4万元，控制率56.67%。", "execution_rate", "56.67"),
    ],
)
def test_rates_of_the_three_are_read_by_their_names(text, measure, value):
    figure = read_sentences(text, "（一）经济性分析", **OVERALL)[-1]
    assert (figure.indicator, figure.measure) == ("三公经费", measure)
    assert str(figure.value) == value


def test_staff_held_in_check_is_no_execution_of_money():
    (figure,) = read_sentences("在职人员控制率92.31%。", "（一）经济性分析", **OVERALL)
    assert figure.measure == "rate"


def test_a_short_name_joins_the_body_of_an_unlisted_county():
    text = "丹霞县信访局2023年度部门决算\n\n丹霞县信访局为县委工作部门。县信访局负责来访。\n"
    assert find_body(text).name == "丹霞县信访局"


def test_a_cost_joined_by_and_is_its_own():
    figures = read_sentences(
        "公用经费12.5万元，包括其他交通费用9.36万元及其他商品和服务支出1.13万元、"
        "印刷费2万元及租车费0.01万元。",
        "一般公共预算财政拨款基本支出决算情况说明",
    )
    assert [one.indicator.split("/")[-1] for one in figures[1:4]] == [
        "其他交通费用", "其他商品和服务支出", "印刷费",
    ]  # fmt: skip
    assert figures[4].status == "uncertain"


def test_below_the_budget_may_mean_by_how_much():
    figures = read_sentences("机关运行经费12万元，低于预算数3万元。", "机关运行经费支出情况")
    assert (figures[1].status, figures[1].measure) == ("uncertain", "budget")


def test_spending_on_people_and_on_running_is_basic_spending():
    text = "支出预算386万元。其中：人员类支出预算256万元，运转类公用经费项目支出30万元。"
    figures = read_sentences(text, "二、收支预算总表说明", kind="budget")
    assert [one.indicator for one in figures[1:]] == ["基本支出/人员经费", "基本支出/公用经费"]


def test_what_is_held_is_counted_by_its_own_name():
    figures = read_sentences("拟召开2次会议，人数60人。", "其他说明", kind="budget")
    assert {one.indicator for one in figures} == {"工作量/会议"}


@pytest.mark.parametrize(
    ("text", "numeral", "cls"),
    [
        ("第一部分单位概况1", "1", "ordinal"),
        ("第三部分2022年度单位决算情况说明12", "12", "ordinal"),
        ("201一般公共服务支出321.5万元", "201", "code"),
        ("208人次支出3万元", "208", ""),
        ("“甲街接访”得95分，", "95", ""),
        ("每项得5分。", "5", "other"),
    ],
)
def test_page_numbers_and_codes_of_classes_are_no_figures(text, numeral, cls):
    assert dict(classes(text))[numeral] == cls


def test_all_guests_are_told_again_behind_the_foreign_ones():
    text = "国内公务接待16批次，其中外事接待0批次，接待人数128人次，其中外事接待0人次。"
    figures = read_sentences(text, "“三公”经费支出决算情况说明")
    kinds = [one.indicator.split("/")[1] for one in figures]
    assert kinds == ["国内公务接待", "外事接待", "国内公务接待", "外事接待"]


def test_work_done_is_named_without_the_word_done():
    text = "接待来访实际完成346批次，完成率115.33%；办结率实际值99.1%，未达目标值0.9个百分点。"
    figures = read_sentences(
        text, "（一）产出指标完成情况", kind="project_evaluation", project="接访经费"
    )
    assert [one.indicator.removeprefix("工作量/") for one in figures] == [
        "接待来访", "接待来访完成率", "办结率",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["资金支付进度慢，6月底仅支付18万元。", "建议2024年预算安排60万元。"]
)
def test_money_of_a_part_of_the_year_or_asked_for_is_uncertain(text):
    (figure,) = read_sentences(
        text, "五、存在问题和建议", kind="project_evaluation", project="接访经费"
    )
    assert figure.status == "uncertain"


def test_projects_counted_by_grade_are_projects():
    figures = read_sentences("对3个项目开展自评，评为“优”的2个。", "预算绩效")
    assert [one.indicator.split("/")[1] for one in figures] == ["项目个数", "项目个数"]
    assert figures[1].indicator.endswith("评为“优”的")


def test_a_year_asked_for_is_not_the_reports():
    text = (
        "云岭县信访局信访维稳专项经费项目支出绩效自评报告\n一、项目概况\n2023年设立信访维稳专项，年初"
        "预算60万元。截至2023年12月31日，支出53.9万元。\n二、建议\n建议2024年预算安排60万元。\n"
    )
    (report,) = read_report(text).reports
    assert report.fiscal_year == 2023


def test_the_plan_at_the_years_start_needs_no_other_word_of_measure():
    text = "2022年年初预算数33.6万元，实际完成数30.9万元。"
    figures = read_sentences(text, "（三）满意度指标完成情况", year=2022, **OVERALL)
    assert [one.measure for one in figures] == ["budget_initial", "final"]


def test_what_of_the_budget_was_not_carried_out_is_not_the_budget():
    text = "年初预算数33.6万元，实际完成数30.9万元，未完成预算2.7万元。"
    figures = read_sentences(text, "二、部门整体支出管理及使用情况", **OVERALL)
    assert figures[-1].status == "uncertain"


def test_a_sum_of_different_things_is_none_of_them():
    figures = read_sentences("来信62件、网上信访210件，合计272件。", "工作情况")
    assert [one.status for one in figures] == ["certain", "certain", "uncertain"]


def test_a_plan_against_last_years_result_is_so_in_a_budget():
    text = "2025年一般公共预算当年拨款349万元，比2024年执行数增加12.6万元，增长3.75%。"
    figures = read_sentences(text, "五、一般公共预算支出表说明", kind="budget", year=2025)
    assert [one.basis for one in figures[1:]] == ["prior_final", "prior_final"]


def test_a_rate_too_low_by_some_points_is_not_that_rate():
    text = "预算执行率偏低13个百分点。"
    assert not read_sentences(text, "四、问题", kind="project_evaluation", project="接访经费")


def test_last_years_batches_are_last_years_like_its_people():
    figures = read_sentences("来访43批186人次，比去年45批201人次减少15人次。", "工作情况")
    assert [one.fiscal_year for one in figures] == [2023, 2023, 2022, 2022, 2023]


def test_what_a_rate_fell_from_is_no_part_of_its_name():
    figures = read_sentences("重复访比例由2022年的12.5%下降到8.3%。", "工作情况")
    assert {one.indicator for one in figures} == {"工作量/重复访比例"}


def test_a_score_in_a_contest_is_not_surely_the_self_evaluation():
    (figure,) = read_sentences("2023年度综合考核得分96.8分，列全县第五名。", "工作情况")
    assert figure.status == "uncertain"
