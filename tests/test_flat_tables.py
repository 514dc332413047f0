"""Tables that were published without tabs are read like those with them, or left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.sources import read_source
from reports.spans import Text
from tests.reading import read_report, told

INTRO = (
    "示例甲市青禾县信访局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n二、收入决算情况说明\n2023年本年收入合计309.33万元。\n第四部分 附表\n"
)
Rows = tuple[tuple[str, ...], ...]


def bars_a_cell(rows: Rows) -> str:
    return "".join(f"{cell} |\n" if cell else "|\n" for row in rows for cell in row)


def bars_a_row(rows: Rows) -> str:
    return "".join(" | ".join(row) + " |\n" for row in rows)


def markdown(rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return lines[0] + "|---" * len(rows[0]) + "|\n" + "".join(lines[1:])


def cell_a_line(rows: Rows) -> str:
    return "".join(f"{cell}\n" for row in rows for cell in row if cell)


def cell_a_paragraph(rows: Rows) -> str:
    return "".join(f"{cell}\n\n" for row in rows for cell in row if cell)


def wide_blanks(rows: Rows) -> str:
    return "".join("   ".join(cell for cell in row if cell) + "\n" for row in rows)


def single_blanks(rows: Rows) -> str:
    return "".join(" ".join(cell for cell in row if cell) + "\n" for row in rows)


def one_line(rows: Rows) -> str:
    return " ".join(cell for row in rows for cell in row if cell) + "\n"


BARS = [bars_a_cell, bars_a_row, markdown]
LINES = [cell_a_line, cell_a_paragraph, wide_blanks, single_blanks, one_line]


def tables_of(text: str) -> list[list[list[str]]]:
    _, source = read_source("t.txt", text.encode())
    return [[[source.slice(cell) for cell in row.cells] for row in table.rows]
            for table in source.tables]  # fmt: skip


def read(title: str, body: str, after: str = ""):
    reading = read_report(f"{INTRO}{title}\n{body}{after}")
    assert not reading.problem
    figures = [one for report in reading.reports for one in report.figures()]
    return told([one for one in figures if one.place == "table"]), reading


def unread(reading) -> list[str]:
    return [one.text for one in reading.numerals if one.cls == "unread"]


THREE = (
    ("项目", "预算数", "决算数"),
    ("合计", "24.60", "16.73"),
    ("1.因公出国（境）费", "0", "0"),
    ("2.公务接待费", "1.10", "2.14"),
    ("3.公务用车购置及运行维护费", "23.50", "14.59"),
    ("其中：公务用车运行维护费", "15.50", "8.71"),
    ("公务用车购置费", "8.00", "5.88"),
)


@pytest.mark.parametrize("layout", BARS + LINES)
def test_three_public_of_plan_and_outturn(layout):
    figures, reading = read("“三公”经费支出决算表\n单位：万元", layout(THREE))
    assert figures[:4] == [
        ("三公经费", "budget", "24.60万元"),
        ("三公经费", "final", "16.73万元"),
        ("三公经费/因公出国（境）费", "budget", "0万元"),
        ("三公经费/因公出国（境）费", "final", "0万元"),
    ]
    assert figures[-1] == ("三公经费/公务用车购置费", "final", "5.88万元")
    assert len(figures) == 12
    assert not unread(reading)


@pytest.mark.parametrize("layout", BARS + LINES)
def test_three_public_with_one_column(layout):
    figures, _ = read("“三公”经费决算表", layout(tuple((row[0], row[2]) for row in THREE)))
    assert len(figures) == 6
    assert figures[2] == ("三公经费/公务接待费", "final", "2.14万元")


def test_rows_may_begin_with_an_empty_cell():
    rows = tuple(("", *row) for row in THREE)
    figures, _ = read("“三公”经费支出决算表", bars_a_cell(rows))
    assert figures[1] == ("三公经费", "final", "16.73万元")
    assert len(figures) == 12


TOTALS = (
    ("项目", "行次", "金额", "项目", "行次", "金额"),
    ("栏次", "", "1", "栏次", "", "2"),
    ("一、一般公共预算财政拨款收入", "1", "281.96", "一、一般公共服务支出", "32", "232.43"),
    ("二、政府性基金预算财政拨款收入", "2", "0.00", "二、外交支出", "33", "0.00"),
    ("三、上级补助收入", "3", "27.37", "三、国防支出", "34", "76.90"),
    ("本年收入合计", "27", "309.33", "本年支出合计", "58", "309.33"),
    ("总计", "31", "309.33", "总计", "62", "309.33"),
)


@pytest.mark.parametrize("layout", BARS + LINES)
def test_income_and_spending_side_by_side(layout):
    figures, reading = read("收入支出决算总表\n公开01表 单位：万元", layout(TOTALS))
    assert figures[0] == ("收入/一般公共预算财政拨款收入", "final", "281.96万元")
    assert figures[1] == ("支出/功能分类/一般公共服务支出", "final", "232.43万元")
    assert figures[-2:] == [
        ("收入总计", "final", "309.33万元"),
        ("支出总计", "final", "309.33万元"),
    ]
    assert len(figures) == 10
    classes = {one.text: one.cls for one in reading.numerals}
    assert {classes[number] for number in ("1", "2", "32", "58", "62")} == {"ordinal"}
    assert not unread(reading)


def test_the_title_is_found_above_blank_lines():
    caption = (
        "收入支出决算总表\n\n\n公开01表\n\n部门：青禾县信访局\n\n金额单位：元\n\n收入\n\n支出\n"
    )
    figures, _ = read(caption, cell_a_paragraph(TOTALS))
    assert figures[-1] == ("支出总计", "final", "309.33元")


def test_line_numbers_settle_what_is_missing():
    rows = (
        TOTALS[0],
        ("一、一般公共预算财政拨款收入", "1", "281.96", "一、一般公共服务支出", "32", "232.43"),
        ("二、上级补助收入", "2", "", "二、外交支出", "33", "3.00"),
        ("", "3", "", "", "34", ""),
        ("三、事业收入", "4", "27.37", "三、国防支出", "35", ""),
        ("总计", "31", "309.33", "总计", "62", "309.33"),
    )
    for layout in LINES[:4]:
        figures, reading = read("收入支出决算总表", layout(rows))
        assert ("支出/功能分类/外交支出", "final", "3.00万元") in figures
        assert ("收入/事业收入", "final", "27.37万元") in figures
        assert len(figures) == 6
        assert not unread(reading)


def test_line_numbers_that_do_not_agree_end_the_table():
    rows = (*TOTALS[:4], ("三、事业收入", "3", "5.00", "三、国防支出", "36", "6.00"), TOTALS[6])
    figures, _ = read("收入支出决算总表", cell_a_line(rows))
    assert len(figures) == 4


GRANTS = (
    ("项目", "行次", "金额", "项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"),
    ("栏次", "", "1", "栏次", "", "2", "3", "4"),
    ("一、一般公共预算财政拨款", "1", "281.96", "一、一般公共服务支出", "31", "232.43", "232.43", "0.00"),
    ("二、政府性基金预算财政拨款", "2", "7.00", "二、社会保障和就业支出", "32", "56.53", "49.53", "7.00"),
    ("本年收入合计", "26", "288.96", "本年支出合计", "56", "288.96", "281.96", "7.00"),
)  # fmt: skip


@pytest.mark.parametrize("layout", BARS + LINES)
def test_grants_with_a_wider_right_half(layout):
    figures, reading = read("财政拨款收入支出决算总表\n单位：万元", layout(GRANTS))
    assert figures[0] == ("收入/一般公共预算财政拨款收入", "final", "281.96万元")
    assert ("财政拨款支出/功能分类/社会保障和就业支出", "final", "56.53万元") in figures
    assert ("财政拨款收入合计", "final", "288.96万元") in figures
    assert {measure for _, measure, _ in figures} == {"final"}
    assert not unread(reading)


def test_a_right_half_with_some_values_missing_ends_the_table():
    row = ("二、政府性基金预算财政拨款", "2", "7.00", "二、外交支出", "32", "49.53", "", "7.00")
    rows = (*GRANTS[:3], (*GRANTS[3][:4], "32", *GRANTS[3][5:]), row)
    figures, reading = read("财政拨款收入支出决算总表", cell_a_line(rows))
    assert "49.53" in unread(reading)
    assert not [one for one in figures if "外交" in one[0]]


CODES = (
    ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"),
    ("栏次", "", "1", "2", "3"),
    ("", "合计", "281.96", "242.11", "39.85"),
    ("201", "一般公共服务支出", "232.43", "192.58", "39.85"),
    ("20103", "政府办公厅（室）及相关机构事务", "232.43", "192.58", "39.85"),
    ("2010308", "信访事务", "24.87", "0.00", "24.87"),
    ("2010350", "事业运行", "14.98", "0.00", "14.98"),
)
SPANNED = (
    ("项目", "本年支出合计", "基本支出", "项目支出"),
    ("科目编码", "科目名称"),
    *CODES[1:],
)
RUNNING = "功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/事业运行"
PETITIONS = "支出/功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/信访事务"


@pytest.mark.parametrize("layout", BARS + LINES)
def test_accounts_by_code(layout):
    figures, reading = read("支出决算表\n单位：万元", layout(CODES))
    assert (PETITIONS, "final", "24.87万元") in figures
    assert ("支出/功能分类/一般公共服务支出", "final", "232.43万元") in figures
    assert ("本年支出合计", "final", "281.96万元") in figures
    classes = {one.text: one.cls for one in reading.numerals}
    assert {classes[code] for code in ("201", "20103", "2010308")} == {"code"}
    assert not unread(reading)


@pytest.mark.parametrize("layout", [cell_a_line, cell_a_paragraph, wide_blanks, bars_a_cell])
def test_a_head_over_codes_and_names(layout):
    figures, reading = read("支出决算表", layout(SPANNED))
    assert (PETITIONS, "final", "24.87万元") in figures
    assert not unread(reading)


def test_a_head_over_codes_and_names_filled_up_at_its_end():
    rows = [(*row, *[""] * (5 - len(row))) for row in SPANNED]
    figures, reading = read("支出决算表", bars_a_row(rows))
    assert (PETITIONS, "final", "24.87万元") in figures
    assert not unread(reading)


@pytest.mark.parametrize("layout", [cell_a_line, single_blanks, wide_blanks])
def test_codes_in_three_cells(layout):
    rows = (
        ("项目", "本年支出合计", "基本支出", "项目支出"),
        ("支出功能分类科目编码", "科目名称"),
        ("类", "款", "项"),
        ("合计", "281.96", "242.11", "39.85"),
        ("201", "一般公共服务支出", "232.43", "192.58", "39.85"),
        ("201", "03", "政府办公厅（室）及相关机构事务", "232.43", "192.58", "39.85"),
        ("201", "03", "08", "信访事务", "24.87", "0", "24.87"),
    )
    figures, reading = read("支出决算表", layout(rows))
    assert (PETITIONS, "final", "24.87万元") in figures
    assert not unread(reading)


def test_a_row_that_is_short_of_a_value_is_left_out():
    rows = (*CODES[:5], ("2010308", "信访事务", "24.87", "", "24.87"), CODES[6])
    for layout in (cell_a_line, single_blanks):
        figures, reading = read("支出决算表", layout(rows))
        assert unread(reading)[-2:] == ["24.87", "24.87"]
        assert not [one for one in figures if "信访事务" in one[0]]
        assert ("支出/基本支出/" + RUNNING, "final", "0.00万元") in figures


BASICS = (
    ("项目", "本年支出"),
    ("功能分类科目编码", "科目名称", "合计", "其中：基本支出"),
    ("合计", "281.96", "242.11"),
    ("201", "一般公共服务支出", "232.43", "192.58"),
    ("2010308", "信访事务", "24.87", "0.00"),
)
LEVELS = (
    ("功能分类科目编码", "功能分类科目名称", "一般公共预算支出"),
    ("类", "款", "项", "合计", "基本支出", "项目支出"),
    ("201", "一般公共服务支出", "232.43", "192.58", "39.85"),
    ("201", "03", "08", "信访事务", "24.87", "0.00", "24.87"),
)


@pytest.mark.parametrize("layout", [cell_a_line, cell_a_paragraph, wide_blanks])
@pytest.mark.parametrize("rows", [BASICS, LEVELS])
def test_a_head_over_all_values(layout, rows):
    figures, reading = read("一般公共预算财政拨款支出决算表", layout(rows))
    path = "功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/信访事务"
    assert (path, "final", "24.87万元") in figures
    assert (f"支出/基本支出/{path}", "final", "0.00万元") in figures
    assert not unread(reading)


def test_a_last_value_that_looks_like_a_code_is_no_value():
    rows = (
        *LEVELS[:3],
        ("201", "03", "08", "信访事务", "24.87", "0.00"),
        ("208", "教育支出", "1", "2", "3"),
    )
    figures, _ = read("一般公共预算财政拨款支出决算表", cell_a_line(rows))
    assert not [one for one in figures if "208" in one[2] or "信访事务" in one[0]]


def test_a_code_in_three_cells_is_no_value_of_the_row_above():
    rows = (
        ("功能分类科目编码", "功能分类科目名称", "一般公共预算支出"),
        ("类", "款", "项", "合计"),
        ("201", "一般公共服务支出", "1261600"),
        ("208", "社会保障和就业支出"),
        ("221", "02", "01", "住房公积金", "338000"),
        ("221", "02", "03", "购房补贴", "12000"),
    )
    figures, _ = read("一般公共预算财政拨款支出决算表\n单位：元", cell_a_line(rows))
    assert [value for _, _, value in figures] == ["1261600元", "338000元", "12000元"]


SIDED = (
    ("项目", "预算数", "项目", "预算数"),
    ("一般公共预算财政拨款收入", "281.96", "基本支出", "242.11"),
    ("", "", "项目支出", "39.85"),
    ("收入总计", "281.96", "支出总计", "281.96"),
)


@pytest.mark.parametrize("layout", BARS)
def test_halves_without_line_numbers(layout):
    figures, _ = read("部门收支总表", layout(SIDED))
    assert ("支出/项目支出", "budget", "39.85万元") in figures
    assert ("支出总计", "budget", "281.96万元") in figures
    assert len(figures) == 5


def test_halves_whose_empty_cells_are_lost_stay_text():
    assert not tables_of("部门收支总表\n" + cell_a_line(SIDED))


@pytest.mark.parametrize("layout", [bars_a_cell, cell_a_line, wide_blanks])
def test_a_unit_above_the_head_is_kept(layout):
    caption = (("公开06表",), ("部门：青禾县信访局", "单位：元"))
    figures, _ = read("“三公”经费支出决算表", layout((*caption, *THREE)))
    assert figures[0] == ("三公经费", "budget", "24.60元")


PARTS = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
INNER = ("小计", "公务用车购置费", "公务用车运行费")


@pytest.mark.parametrize("layout", [cell_a_line, cell_a_paragraph, bars_a_cell])
@pytest.mark.parametrize("numbered", [True, False])
def test_three_public_in_one_row(layout, numbered):
    rows = [("预算数", "决算数"), PARTS * 2, INNER * 2]
    if numbered:
        rows.append(tuple(str(n + 1) for n in range(12)))
    rows.append(
        (
            "9.00",
            "0.00",
            "6.00",
            "0.00",
            "6.00",
            "3.00",
            "8.54",
            "0.00",
            "5.95",
            "0.00",
            "5.95",
            "2.59",
        )
    )
    figures, reading = read("财政拨款“三公”经费支出决算表", layout(tuple(rows)))
    assert len(figures) == 12
    assert figures[5] == ("三公经费/公务接待费", "budget", "3.00万元")
    assert figures[8] == ("三公经费/公务用车购置及运行维护费", "final", "5.95万元")
    assert not unread(reading)


def test_three_public_in_one_row_with_a_figure_too_few():
    rows = [("预算数", "决算数"), PARTS * 2, INNER * 2, tuple(["1.00"] * 11)]
    figures, _ = read("财政拨款“三公”经费支出决算表", cell_a_line(tuple(rows)))
    assert not figures


COUNTS = (
    ("项目", "2022年执行数", "2023年决算数", "增减率"),
    ("一、“三公”经费支出合计", "12.00", "10.00", "-16.67%"),
    ("1、因公出国（境）费", "0", "0", "0%"),
    ("2、公务接待费", "12.00", "10.00", "-16.67%"),
)


@pytest.mark.parametrize("layout", BARS + LINES)
def test_a_year_in_a_head_tells_last_years_figures(layout):
    figures, _ = read("“三公”经费支出决算表", layout(COUNTS))
    assert figures[:3] == [
        ("三公经费", "prior_final", "12.00万元"),
        ("三公经费", "final", "10.00万元"),
        ("三公经费", "change_rate", "-16.67%"),
    ]


@pytest.mark.parametrize("layout", BARS)
def test_a_column_of_decreases_holds_negative_changes(layout):
    rows = (
        ("经费项目", "2023年度支出", "减少金额", "减少率"),
        ("公务接待费", "3.00", "1.00", "25%"),
    )
    figures, _ = read("“三公”经费支出表", layout(rows))
    assert figures[1:] == [
        ("三公经费/公务接待费", "change", "-1.00万元"),
        ("三公经费/公务接待费", "change_rate", "-25%"),
    ]


def test_a_section_between_rows_keeps_the_rhythm():
    rows = (
        ("项目", "预算数", "决算数"),
        ("一、支出合计", "12.00", "10.00"),
        ("二、相关统计数",),
        ("1.公务用车保有量（辆）", "2", "1"),
        ("2.国内公务接待批次（个）", "30", "27"),
    )
    figures, _ = read("“三公”经费支出决算表", cell_a_line(rows))
    assert ("三公经费/公务用车保有量", "count", "1辆") in figures
    assert ("三公经费/国内公务接待", "count", "27个") in figures


def test_a_label_broken_in_two_ends_the_table():
    rows = (*THREE[:4], ("公务用车购置及",), ("运行维护费", "23.50", "14.59"))
    figures, _ = read("“三公”经费支出决算表", cell_a_line(rows))
    assert not [one for one in figures if "车" in one[0]]


def test_running_costs_of_the_office():
    rows = (("项目", "年初预算数", "决算统计数"), ("机关运行经费", "50.00", "47.77"))
    figures, _ = read("机关运行经费情况表", bars_a_row(rows))
    assert figures == [
        ("机关运行经费", "budget_initial", "50.00万元"),
        ("机关运行经费", "final", "47.77万元"),
    ]


def test_text_behind_a_table_is_read_as_text():
    after = "2023年公务接待费支出2.14万元，主要用于接待。\n"
    figures, reading = read("“三公”经费支出决算表", cell_a_line(THREE), after)
    assert len(figures) == 12
    assert len([one for report in reading.reports for one in report.figures()]) == 14


# --- score sheets -----------------------------------------------------------------------------

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


# --- left alone -------------------------------------------------------------------------------

HEADINGS = "目录\n" + "".join(f"{n}、部门概况之{n}\n{n + 2}\n" for n in range(1, 20))
LEAVE_ALONE = {
    "numbered headings": "".join(f"（{mark}）收入决算情况说明\n" for mark in "一二三四五六七八九"),
    "contents with page numbers": HEADINGS,
    "contents below a head": "项目\n页码\n" + HEADINGS,
    "dotted contents": "".join(f"{n}.收入决算表 ........ {n + 6}\n" for n in range(1, 9)),
    "addresses": "单位名称\n地址\n青禾县信访局\n人民路 12 号\n电话\n0123456\n邮编\n100000\n",
    "prose": "项目 支出情况如下\n2023 年支出 12 万元，增加 3 万元，增长 25%。\n较上年 增加 3 万元。\n" * 4,
    "a lone head": "项目\n预算数\n决算数\n",
    "bars of a web page": "首页 | 政务公开 | 办事服务 |\n浏览量：12 | | | |\n",
    "numbers only": "".join(f"{n}\n" for n in range(1, 60)),
    "uneven rows": "项目\n预算数\n决算数\n合计\n1.00\n公务接待费\n1.00\n2.00\n3.00\n",
}  # fmt: skip


@pytest.mark.parametrize("name", LEAVE_ALONE)
def test_what_has_no_certain_columns_is_left_alone(name):
    assert tables_of(LEAVE_ALONE[name]) == []


@given(st.lists(st.sampled_from(
    ["项目", "行次", "金额", "科目编码", "科目名称", "栏次", "合计", "1", "2", "201", "3.50", "-", "|",
     "a |", "1 |", "|---|", "\n", " ", "\t", "一级指标 |", "三级指标 |", "权重 |", "总额 |", "预算数", "年初预算 |"]
), max_size=60))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_tables_are_in_order_and_lose_no_digit(words):
    content = "\n".join(words)
    if not content.strip("\ufeff \t\r\n\f\u3000"):
        return
    _, text = read_source("t.txt", content.encode())
    check_tables(text)


def check_tables(text: Text) -> None:
    position = 0
    for table in text.tables:
        assert position <= table.span.start
        held = set()
        for row in table.rows:
            for cell in row.cells:
                assert table.span.covers(cell)
                assert not held & set(range(*cell))
                held |= set(range(*cell))
        lost = [at for at in range(*table.span) if text.content[at].isdigit() and at not in held]
        assert not lost
        position = table.span.end


HOSTILE = {
    "words": "项目\n" * 20_000,
    "labels and numbers": "项目\n1\n" * 10_000,
    "heads": "项目\n行次\n金额\n" * 6_000,
    "one line of words": "项目 " * 20_000,
    "one line of bars": "项目 | " * 20_000,
    "bars": "项目 |\n" * 10_000,
    "bar rows": "项目 | 1 |\n" * 10_000,
    "form": "一级指标 |\n二级指标 |\n三级指标 |\n" * 4_000,
    "money": "年初预算 |\n三级指标 |\n一级指标 |\n" * 20_000,
    "blank bars": "|\n" * 20_000,
    "digits": "1" * 60_000,
    "rules": "-|" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name):
    _, source = read_source("t.txt", HOSTILE[name].encode())
    spans = [table.span for table in source.tables]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(HOSTILE[name]) for span in spans)
