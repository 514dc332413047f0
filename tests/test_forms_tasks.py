"""Forms of tasks split by source of money, and forms of targets without a head."""

import pytest

from tests.reading import read_report, told
from tests.tabled import table

HEAD = "示例甲市青禾县信访局2023年度部门决算\n第三部分 绩效自评\n"
PLAN = "示例甲市青禾县信访局2024年度部门预算\n第三部分 绩效目标\n"
WHOLE = "2023年度部门整体支出绩效自评表"
TARGETS = "2024年度项目支出绩效目标表"
WITH_BLANKS = """
    部门名称|示例甲市青禾县信访局
    年度主要任务完成情况|任务名称|完成情况|全年预算数（万元）|||全年执行数（万元）|||分值|执行率|得分
    |||总额|财政拨款|其他资金|总额|财政拨款|其他资金|||
"""
WITHOUT_BLANKS = """
    部门名称|示例甲市青禾县信访局
    年度主要任务完成情况|任务名称|完成情况|全年预算数（万元）|全年执行数（万元）|分值|执行率|得分
    |||总额|财政拨款|其他资金|总额|财政拨款|其他资金|||
"""
TASKS = """
    |机构日常运转|已完成|40.00|40.00||38.00|38.00||-|95.00%|-
    |任务2：老旧办公室修缮|已完成|6.00|5.00|1.00|3.00|2.50|0.50|-|50.00%|-
    |金额合计||46.00|45.00|1.00|41.00|40.50|0.50|10|89.13%|8.9
    总分|100|97.5|优
"""


def read(intro: str, title: str, rows: str):
    reading = read_report(f"{intro}{title}\n{table(rows)}")
    assert not reading.problem
    assert [one.text for one in reading.numerals if one.cls == "unread"] == []
    return [one for report in reading.reports for one in report.figures() if one.place == "table"]


@pytest.mark.parametrize("head", [WITH_BLANKS, WITHOUT_BLANKS])
def test_each_task_has_its_plan_and_its_spending_by_source(head):
    figures = told(read(HEAD, WHOLE, head.rstrip() + TASKS))
    assert figures[:5] == [
        ("支出/基本支出", "budget_adjusted", "40.00万元"),
        ("支出/基本支出/财政拨款", "budget_adjusted", "40.00万元"),
        ("支出/基本支出", "final", "38.00万元"), ("支出/基本支出/财政拨款", "final", "38.00万元"),
        ("支出/基本支出", "execution_rate", "95.00%"),
    ]  # fmt: skip
    assert figures[5] == ("部门整体支出/老旧办公室修缮", "budget_adjusted", "6.00万元")
    assert figures[10] == ("部门整体支出/老旧办公室修缮/其他资金", "final", "0.50万元")
    assert figures[12:] == [
        ("部门整体支出/总额", "budget_adjusted", "46.00万元"),
        ("部门整体支出/财政拨款", "budget_adjusted", "45.00万元"),
        ("部门整体支出/其他资金", "budget_adjusted", "1.00万元"),
        ("部门整体支出/总额", "final", "41.00万元"),
        ("部门整体支出/财政拨款", "final", "40.50万元"),
        ("部门整体支出/其他资金", "final", "0.50万元"), ("部门整体支出/总额", "weight", "10分"),
        ("部门整体支出/总额", "execution_rate", "89.13%"), ("部门整体支出/总额", "score", "8.9分"),
        ("绩效/部门整体自评得分", "weight", "100分"), ("绩效/部门整体自评得分", "score", "97.5分"),
    ]  # fmt: skip


def test_a_task_that_is_a_project_is_that_projects_money():
    sheet = "项目名称|网上信访平台使用费\n预算执行情况（万元）|预算数：|6.00|执行数：|3.00"
    intro = f"{HEAD}项目支出绩效自评表\n{table(sheet)}"
    rows = WITH_BLANKS.rstrip() + "\n|网上信访平台使用费|已完成|6.00|6.00||3.00|3.00||-|50.00%|-"
    figures = [one for one in read(intro, WHOLE, rows) if one.measure == "budget_adjusted"]
    assert {one.subject.name for one in figures} == {"网上信访平台使用费"}
    assert [one.indicator for one in figures] == ["项目预算/总额", "项目预算/财政资金"]


def test_the_rate_of_a_task_is_measured_against_its_plan():
    rates = [one for one in read(HEAD, WHOLE, WITH_BLANKS.rstrip() + TASKS)
             if one.measure == "execution_rate"]  # fmt: skip
    assert {one.basis for one in rates} == {"budget_adjusted"}


TARGET_FORM = """
    项目名称|积案化解经费
    资金情况（万元）|年度资金总额：|41.62
    |其中：财政拨款|40.00
    |其他资金|1.62
    总体目标|全年化解积案
    一级指标|二级指标|三级指标|目标值
    产出指标|数量指标|化解积案|≥13件
"""


def test_a_plans_form_of_targets_has_one_amount_a_row():
    assert told(read(PLAN, TARGETS, TARGET_FORM))[:3] == [
        ("项目预算/总额", "budget_initial", "41.62万元"),
        ("项目预算/财政资金", "budget_initial", "40.00万元"),
        ("项目预算/其他资金", "budget_initial", "1.62万元"),
    ]  # fmt: skip


def test_money_of_several_years_is_not_the_years():
    rows = TARGET_FORM.replace("年度资金总额：|41.62", "中期资金总额：|90.00|年度资金总额：|41.62")
    reading = read_report(f"{PLAN}{TARGETS}\n{table(rows)}")
    figures = [one for report in reading.reports for one in report.figures()]
    assert told(figures)[0] == ("项目预算/总额", "budget_initial", "41.62万元")
    assert [one.text for one in reading.numerals if one.cls == "unread"] == ["90.00"]


def test_a_form_of_results_without_a_head_is_not_taken_for_a_plan():
    rows = TARGET_FORM.replace("目标值", "目标值|实际完成值").replace("≥13件", "≥13件|14件")
    reading = read_report(f"{HEAD}项目支出绩效自评表\n{table(rows)}")
    figures = [one for report in reading.reports for one in report.figures()]
    assert not [one for one in figures if one.indicator.startswith("项目预算")]


def test_the_year_between_title_and_form_does_not_hide_the_title():
    rows = """
        部门名称|示例甲市青禾县信访局
        资金情况（万元）|年初预算数|全年预算数（A）|全年执行数（B）|执行率（B/A）
        其中：财政拨款|36.00|40.00|38.00|95.00%
    """
    figures = told(read(HEAD, "部门整体支出绩效自评表\n（2023年度）", rows))
    assert figures[0] == ("部门整体支出/财政拨款", "budget_initial", "36.00万元")
