import pytest

from tests.reading import BODY, read_sentences, told

THREE = "“三公”经费财政拨款支出决算情况说明"


def test_totals_with_change_and_rate():
    figures = read_sentences(
        "2023年度收、支总计309.33万元。与2022年相比，收、支总计各减少49.46万元，下降13.8%。"
    )
    assert told(figures) == [
        ("收支总计", "final", "309.33万元"),
        ("收支总计", "change", "-49.46万元"),
        ("收支总计", "change_rate", "-13.8%"),
    ]


def test_income_and_spending_total_are_two_facts():
    figures = read_sentences("2023年度收入总计120万元，支出总计118.5万元。", "总体情况")
    assert told(figures) == [("收入总计", "final", "120万元"), ("支出总计", "final", "118.5万元")]


def test_parts_carry_the_measure_of_their_total():
    figures = read_sentences(
        "“三公”经费预算总额6.10万元，其中公务用车支出5万元，公务接待费支出1.1万元。"
    )
    assert [one.measure for one in figures] == ["budget"] * 3


def test_budget_and_final_in_one_sentence():
    figures = read_sentences("年初预算为15万元，支出决算为12.5万元，完成年初预算的83.33%。", THREE)
    assert told(figures) == [
        ("三公经费", "budget_initial", "15万元"),
        ("三公经费", "final", "12.5万元"),
        ("三公经费", "execution_rate", "83.33%"),
    ]
    assert figures[2].basis == "budget_initial"


def test_budget_named_inside_the_execution_phrase():
    figures = read_sentences(
        "“三公”经费支出决算为8万元，完成全年预算10万元的80%，比上年决算数减少2万元，下降20%。"
    )
    assert told(figures) == [
        ("三公经费", "final", "8万元"),
        ("三公经费", "budget_adjusted", "10万元"),
        ("三公经费", "execution_rate", "80%"),
        ("三公经费", "change", "-2万元"),
        ("三公经费", "change_rate", "-20%"),
    ]


def test_last_years_final_belongs_to_last_year():
    figures = read_sentences(
        "公务接待费支出决算为3万元，较上年决算数2万元增加1万元，增长50%。", THREE
    )
    assert (figures[1].measure, figures[1].fiscal_year) == ("prior_final", 2022)
    assert (figures[2].measure, figures[2].fiscal_year) == ("change", 2023)


def test_a_budget_report_speaks_of_plans():
    figures = read_sentences(
        "公务接待费预算1.1万元，比2022年预算减少0.1万元。", THREE, kind="budget"
    )
    assert [(one.measure, one.basis) for one in figures] == [
        ("budget_initial", ""), ("change", "prior_budget"),
    ]  # fmt: skip


def test_counts_that_the_law_names():
    figures = read_sentences(
        "全年安排因公出国（境）团组2次，出国（境）5人。国内公务接待11批次，91人次，共计支出0.75万元。",
        THREE,
    )
    assert told(figures) == [
        ("三公经费/出国（境）团组", "count", "2次"),
        ("三公经费/出国（境）人数", "count", "5人"),
        ("三公经费/国内公务接待", "count", "11批次"),
        ("三公经费/国内公务接待", "count", "91人次"),
        ("三公经费/国内公务接待", "final", "0.75万元"),
    ]


def test_cars_by_kind_with_their_price():
    figures = read_sentences(
        "更新购置公务用车1辆，其中：轿车1辆、金额18万元，越野车0辆、金额0万元。", THREE
    )
    assert told(figures) == [
        ("三公经费/公务用车购置数", "count", "1辆"),
        ("三公经费/公务用车购置数/轿车", "count", "1辆"),
        ("三公经费/公务用车购置费/轿车", "amount", "18万元"),
        ("三公经费/公务用车购置数/越野车", "count", "0辆"),
        ("三公经费/公务用车购置费/越野车", "amount", "0万元"),
    ]


# One account as the list of the year names it; the section had another name before.
CLASS = "社会保障和就业支出"
SECTION, FORMER_SECTION = "行政事业单位养老支出", "行政事业单位离退休"
ITEM = "机关事业单位基本养老保险缴费支出"


@pytest.mark.parametrize(
    "words",
    [
        f"{CLASS}（类）{SECTION}（款）{ITEM}（项）",
        f"{CLASS}208（类）{FORMER_SECTION}05（款）{ITEM}05（项）",
        f"{CLASS}（208类）{SECTION}（05款）{ITEM}（05项）",
        f"“{CLASS}-{SECTION}-{ITEM}”科目",
        f"社会保障和就业（类）{CLASS}（款）{FORMER_SECTION}（项）{ITEM}",
    ],
)
def test_an_account_is_one_in_all_its_spellings(words):
    figures = read_sentences(f"1.{words}：支出决算为8.03万元，完成预算100%。", "具体情况")
    assert {one.indicator for one in figures} == {f"功能分类/{CLASS}/{SECTION}/{ITEM}"}
    assert [one.measure for one in figures] == ["final", "execution_rate"]


def test_an_older_name_of_a_class_is_todays_class():
    figures = read_sentences("主要用于以下方面：医疗卫生与计划生育支出5.58万元，占3%。", "结构情况")
    assert {one.indicator for one in figures} == {"功能分类/卫生健康支出"}


def test_a_leftover_choice_of_direction_is_uncertain():
    (figure,) = read_sentences("机关运行经费支出比上年增加（减少）2万元。")
    assert figure.status == "uncertain"
    assert figure.candidates == ("change:+", "change:-")


def test_an_amount_of_something_unknown_is_not_given_to_the_topic():
    figures = read_sentences("机关运行经费支出8万元，主要原因是会议室维修改造5万元。")
    assert [one.status for one in figures] == ["certain", "uncertain"]


def test_an_amount_about_which_nothing_is_known_stays_unread():
    assert read_sentences("某企业向困难群众捐款3万元。") == []


def test_a_projects_score_in_the_bodys_report_is_the_projects():
    figures = read_sentences(
        "部门整体绩效自评得分为92.1分。信访积案化解项目绩效自评得分79分。",
        "预算绩效管理情况",
        projects=("信访积案化解专项经费",),
    )
    assert [(one.subject.name, one.indicator) for one in figures] == [
        (BODY, "绩效/部门整体自评得分"),
        ("信访积案化解专项经费", "绩效/项目自评得分"),
    ]


def test_plan_arrival_and_spending_of_a_project():
    figures = read_sentences(
        "该项目资金计划35万元，资金到位35万元，到位率100%。该项目资金支出18.52万元，执行率52.91%。",
        "资金计划、到位及使用情况",
        kind="project_evaluation",
        project="信访积案化解专项经费",
    )
    assert told(figures) == [
        ("项目预算/总额", "budget", "35万元"),
        ("项目资金到位", "amount", "35万元"),
        ("项目资金到位", "rate", "100%"),
        ("项目预算/总额", "final", "18.52万元"),
        ("项目预算/总额", "execution_rate", "52.91%"),
    ]


def test_staff_by_kind_stands_under_its_total():
    figures = read_sentences("单位共有编制8人，实有人员9人。退休人员3人。", "人员概况")
    assert told(figures) == [
        ("人员/编制", "count", "8人"),
        ("人员/实有", "count", "9人"),
        ("人员/退休", "count", "3人"),
    ]


def test_a_qualifier_is_kept_beside_the_printed_value():
    (figure,) = read_sentences("全年受理信访事项7000余件次。", "重点工作完成情况")
    assert (str(figure.value), figure.unit, figure.qualifier) == ("7000", "件次", "余")


def test_the_rule_says_where_the_reading_came_from():
    first, second = read_sentences("机关运行经费支出8万元，比上年减少2万元。")
    assert first.rule == "clause:name/report-kind"
    assert second.rule == "statement:name/clause:change"


@pytest.mark.parametrize(
    ("text", "words", "reading"),
    [
        ("外事接待费支出为零。", "为零", ("三公经费/外事接待", "final", "0万元")),
        ("公务接待费支出决算与2022年持平。", "持平", ("三公经费/公务接待费", "change", "0万元")),
        ("本年度无机关运行经费支出。", "本年度无", ("机关运行经费", "final", "0万元")),
        ("全年无因公出国（境）团组。", "全年无", ("三公经费/出国（境）团组", "count", "0个")),
    ],
)
def test_facts_told_in_words(text, words, reading):
    (figure,) = read_sentences(text, THREE)
    assert text[figure.span.start : figure.span.end] == words
    assert told([figure]) == [reading]


def test_about_level_is_no_exact_fact():
    assert read_sentences("公务接待费支出决算与2022年基本持平。", THREE) == []


def test_nothing_wrong_is_no_zero():
    text = "无超预算开支“三公”经费，无违规发放津贴补贴的情形，全年无结余。"
    assert read_sentences(text, THREE) == []


def test_a_unit_without_its_number_is_a_blank():
    share, change = read_sentences("机关运行经费支出8万元，占 %，比上年减少 万元。")[1:]
    assert (share.value, share.measure, share.unit) == (None, "share", "%")
    assert (change.value, change.measure, change.unit) == (None, "change", "万元")
    assert share.span.start == share.span.end


def test_the_text_is_what_the_span_says():
    text = "机关运行经费\n支出1, 537.4\n万元。"
    (figure,) = read_sentences(text)
    assert text[figure.span.start : figure.span.end] == "1, 537.4"
    assert str(figure.value) == "1537.4"
