"""Tables that were published without tabs are read like those with them."""

import pytest

from tests.flat import (
    BARS,
    LINES,
    bars_a_cell,
    bars_a_row,
    cell_a_line,
    cell_a_paragraph,
    read,
    single_blanks,
    tables_of,
    unread,
    wide_blanks,
)

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
