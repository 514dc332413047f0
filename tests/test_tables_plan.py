"""The tables of a plan (部门预算) that all provinces publish."""

from tests.tabled import read_rows, told_rows

PLAN = (
    "示例甲市青禾县信访局2024年部门预算\n第二部分 2024年部门预算情况说明\n一、收支预算总体情况\n"
    "2024年收入预算309.33万元。\n第三部分 部门预算表\n"
)
GENERAL = "一般公共预算财政拨款"
AFFAIRS = "功能分类/一般公共服务支出"


def test_a_row_without_amounts_does_not_end_the_head():
    figures = told_rows("部门收支总表", """
        收入||支出|
        项目|本年预算|项目|本年预算
        本年收入合计|281.00|本年支出合计|281.00
        上年结转结余||年终结转结余|
        收入总计|281.00|支出总计|281.00
    """, PLAN)  # fmt: skip
    assert [path for path, _, _ in figures] == [
        "本年收入合计", "本年支出合计", "收入总计", "支出总计",
    ]  # fmt: skip
    assert {measure for _, measure, _ in figures} == {"budget_initial"}


def test_a_sum_beside_the_years_income_is_the_total():
    figures = told_rows("部门收入总表", """
        部门代码|部门名称|合计|本年收入|||上年结转结余
        |||小计|一般公共预算|其他收入|
        合计||281.00|280.50|280.00|0.50|0.50
    """, PLAN)  # fmt: skip
    assert figures == [
        ("收入总计", "budget_initial", "281.00万元"),
        ("本年收入合计", "budget_initial", "280.50万元"),
        (f"收入/{GENERAL}收入", "budget_initial", "280.00万元"),
        ("收入/其他收入", "budget_initial", "0.50万元"),
        ("年初结转和结余", "budget_initial", "0.50万元"),
    ]  # fmt: skip


def test_the_treasurys_plan_tells_its_budgets_apart():
    figures = told_rows("财政拨款收支总表", """
        收入||支出|||
        项目|预算数|项目|合计|一般公共预算|政府性基金预算
        一、本年收入|280.00|一、本年支出|280.00|280.00|
        （一）一般公共预算拨款|280.00|（一）一般公共服务支出|230.00|230.00|
    """, PLAN)  # fmt: skip
    assert [path for path, _, _ in figures] == [
        "财政拨款收入合计", "财政拨款支出合计", f"{GENERAL}支出", f"收入/{GENERAL}收入",
        f"财政拨款支出/{AFFAIRS}", AFFAIRS,
    ]  # fmt: skip


def test_last_years_outturn_beside_the_plan():
    figures, _ = read_rows("一般公共预算支出表", """
        支出功能分类科目||2023年执行数|2024年预算数|||2024年预算数比2023年执行数|
        科目编码|科目名称||小计|基本支出|项目支出|增减额|增减%
        201|一般公共服务支出|220.00|230.00|190.00|40.00|10.00|4.55
    """, PLAN)  # fmt: skip
    assert [one.measure for one in figures] == [
        "prior_final", "budget_initial", "budget_initial", "budget_initial", "change",
        "change_rate",
    ]  # fmt: skip
    assert {one.basis for one in figures if one.measure.startswith("change")} == {"prior_final"}


def test_codes_of_both_classifications_of_cost():
    figures = told_rows("一般公共预算基本支出表", """
        政府预算经济分类||部门预算经济分类||金额
        科目编码|科目名称|科目编码|科目名称|
        501|机关工资福利支出|301|工资福利支出|188.00
    """, PLAN)  # fmt: skip
    assert figures == [("基本支出/人员经费/工资福利支出", "budget_initial", "188.00万元")]


def test_a_list_of_projects_is_no_score_sheet():
    figures, reading = read_rows("项目支出表", """
        类型|项目名称|项目单位|合计|本年拨款
        特定目标类|公务用车购置经费|示例甲市青禾县信访局|40.00|40.00
        合计|||40.00|40.00
    """, PLAN)  # fmt: skip
    assert figures == []
    assert [report.kind for report in reading.reports] == ["budget"]


def test_kinds_of_cost_across_are_not_the_whole():
    figures, _ = read_rows("一般公共预算财政拨款支出决算明细表", """
        科目编码|科目名称|合计|工资福利支出||
        |||小计|基本工资|津贴补贴
        201|一般公共服务支出|281.73|190.00|60.00|50.00
    """)  # fmt: skip
    assert [(one.indicator, str(one.value)) for one in figures] == [(AFFAIRS, "281.73")]
