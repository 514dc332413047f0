"""Score sheets that were published without tabs."""

from tests.flat import bars_a_row, markdown, tables_of
from tests.reading import read_report, told

SHEET = """报表编号 |
|
部门预算项目支出绩效自评表(2023年度) |
项目名称 |
51142523R000000012345-接访场所运行 |
主管部门 |
青禾县信访局 |
项目年度目标 |
年度目标完成情况 |
保障接访场所运行。 |
已完成。 |
预算执行情况(10分) |
年度预算数(万元) |
年初预算 |
调整后预算数 |
预算执行数 |
预算执行率 |
权重 |
得分 |
原因 |
总额 |
38.50 |
41.20 |
40.00 |
97.09% |
10 |
9.7 |
|
其中:财政资金 |
38.50 |
41.20 |
40.00 |
97.09% |
/ |
/ |
其他资金 |
|
|
|
|
/ |
/ |
绩效指标(90分) |
一级指标 |
二级指标 |
三级指标 |
指标性质 |
指标值 |
度量单位 |
完成值 |
权重 |
得分 |
未完成原因分析 |
产出指标 |
数量指标 |
接访场次 |
≥ |
120 |
场 |
133 |
30 |
30 |
|
质量指标 |
登记完整率 |
＝ |
100 |
% |
99 |
30 |
29 |
个别缺项 |
转送及时率 |
＝ |
100 |
% |
100 |
10 |
10 |
|
满意度指标 |
服务对象满意度指标 |
来访群众满意率 |
≥ |
90 |
% |
93.5 |
20 |
20 |
|
合计 |
100 |
98.7 |
|
评价结论 |
自评得分98.7分。 |
"""


def test_a_score_sheet_cell_by_cell():
    reading = read_report(SHEET)
    (sheet,) = reading.reports
    assert (sheet.kind, sheet.project, sheet.fiscal_year) == (
        "project_score_sheet",
        "接访场所运行",
        2023,
    )
    figures = told(list(sheet.figures()))
    assert ("项目预算/总额", "budget_adjusted", "41.20万元") in figures
    assert ("项目预算/总额", "score", "9.7分") in figures
    assert ("项目预算/财政资金", "execution_rate", "97.09%") in figures
    assert ("KPI/产出指标/质量指标", "score", "29分") in figures
    assert ("KPI/满意度指标/服务对象满意度指标", "actual", "93.5%") in figures
    assert ("绩效/项目自评得分", "score", "98.7分") in figures
    assert [one.level3 for one in sheet.kpis] == [
        "接访场次",
        "登记完整率",
        "转送及时率",
        "来访群众满意率",
    ]


def test_a_score_sheet_with_a_cell_lost_stays_text():
    assert not tables_of(SHEET.replace("99 |\n", ""))
    assert not tables_of(SHEET.replace("40.00 |\n", "", 1))


def test_a_score_sheet_row_by_row():
    rows = (
        ("项目支出绩效自评表（2023年度）",),
        ("项目名称", "接访场所运行"),
        ("项目资金（万元）", "资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额：", "38.50", "41.20", "40.00", "10", "97.09%", "9.7"),
        ("其中：财政拨款", "38.50", "41.20", "40.00", "", "97.09%"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("产出指标", "数量指标", "接访场次", "≥120场", "133", "30", "30"),
        ("质量指标", "登记完整率", "＝100%", "99", "30", "29"),
        ("转送及时率", "＝100%", "100", "10", "10"),
        ("合计", "100", "98.7"),
    )  # fmt: skip
    padded = tuple((*row, *[""] * (8 - len(row))) for row in rows)
    reading = read_report("示例甲市青禾县信访局\n" + bars_a_row(padded))
    figures = told([one for report in reading.reports for one in report.figures()])
    assert ("项目预算/总额", "final", "40.00万元") in figures
    assert ("项目预算/财政资金", "execution_rate", "97.09%") in figures
    assert ("KPI/产出指标/质量指标", "score", "29分") in figures
    assert ("KPI/产出指标/质量指标", "actual", "100") in figures


def test_a_score_sheet_with_its_empty_cells_in_place():
    rows = (
        ("项目名称", "接访场所运行", "", "", "", "", ""),
        ("项目资金（元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "得分"),
        ("", "年度资金总额", "3850", "4120", "4000", "10", "9.7"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "实际完成值", "分值", "得分"),
        ("", "产出指标", "数量指标", "接访场次", "133", "30", "30"),
        ("", "", "质量指标", "登记完整率", "99", "30", "29"),
        ("", "", "", "转送及时率", "100", "10", "10"),
    )
    reading = read_report("示例甲市青禾县信访局2023年度项目支出绩效自评表\n" + markdown(rows))
    figures = told([one for report in reading.reports for one in report.figures()])
    assert ("项目预算/总额", "final", "4000元") in figures
    assert ("KPI/产出指标/质量指标", "score", "10分") in figures
    assert len(figures) == 14


def test_the_unit_before_a_sheets_money_is_kept():
    text = SHEET.replace("年度预算数(万元) |\n", "项目资金(元) |\n|\n")
    reading = read_report(text)
    figures = told([one for report in reading.reports for one in report.figures()])
    assert ("项目预算/总额", "budget_adjusted", "41.20元") in figures


def test_a_total_without_its_score_stays_text():
    assert tables_of(SHEET)
    assert not tables_of(SHEET.replace("合计 |\n100 |\n98.7 |\n|\n", "合计 |\n100 |\n"))
