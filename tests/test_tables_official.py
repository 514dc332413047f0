"""The forms of the accounts that all provinces publish (公开01 to 09), in several layouts."""

import pytest

from tests.tabled import read_rows, told_rows

GENERAL = "一般公共预算财政拨款"
FUND = "政府性基金预算财政拨款"
AFFAIRS = "功能分类/一般公共服务支出"
PETITIONS = f"{AFFAIRS}/政府办公厅（室）及相关机构事务/信访事务"

FISCAL_ONE_HEAD = """
收入|||支出|||||
项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
栏次||1|栏次||2|3|4|5
"""
FISCAL_TWO_HEADS = """
收 入|||支 出|||||
项 目|行次|金额|项目（按功能分类）|行次|金额|||
|||||小计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
"""
FISCAL_ROWS = """
一、一般公共预算财政拨款|1|281.96|一、一般公共服务支出|33|232.43|232.43||
二、政府性基金预算财政拨款|2|10.00|十一、城乡社区支出|43|9.90||9.90|
本年收入合计|27|291.96|本年支出合计|59|291.63|281.73|9.90|
年初财政拨款结转和结余|28|1.10|年末财政拨款结转和结余|60|1.43|1.33|0.10|
一般公共预算财政拨款|29|1.07||61||||
政府性基金预算财政拨款|30|0.03||62||||
总计|32|293.06|总计|64|293.06|283.06|10.00|
"""


@pytest.mark.parametrize("head", [FISCAL_ONE_HEAD, FISCAL_TWO_HEADS])
def test_the_treasurys_table_tells_its_budgets_apart(head):
    figures = told_rows("财政拨款收入支出决算总表", head.rstrip() + FISCAL_ROWS)
    expected = [
        (f"收入/{GENERAL}收入", "281.96"), (f"财政拨款支出/{AFFAIRS}", "232.43"),
        (AFFAIRS, "232.43"),
        (f"收入/{FUND}收入", "10.00"), ("财政拨款支出/功能分类/城乡社区支出", "9.90"),
        (f"{FUND}支出/功能分类/城乡社区支出", "9.90"), ("财政拨款收入合计", "291.96"),
        ("财政拨款支出合计", "291.63"), (f"{GENERAL}支出", "281.73"), (f"{FUND}支出", "9.90"),
        ("年初财政拨款结转和结余", "1.10"), ("年末财政拨款结转和结余", "1.43"),
        (f"年末财政拨款结转和结余/{GENERAL}", "1.33"), (f"年末财政拨款结转和结余/{FUND}", "0.10"),
        (f"年初财政拨款结转和结余/{GENERAL}", "1.07"), (f"年初财政拨款结转和结余/{FUND}", "0.03"),
        ("财政拨款收支总计", "293.06"), ("财政拨款收支总计", "293.06"),
        (f"财政拨款收支总计/{GENERAL}", "283.06"), (f"财政拨款收支总计/{FUND}", "10.00"),
    ]  # fmt: skip
    assert figures == [(path, "final", f"{value}万元") for path, value in expected]


def test_totals_of_the_treasurys_table_are_not_the_bodys():
    figures = told_rows(
        "财政拨款收支预算总表", "收入|决算数|支出|决算数\n收入总计|5.50|支出总计|5.50"
    )
    assert {path for path, _, _ in figures} == {"财政拨款收支总计"}


ACCOUNTS = [
    """
    项目||||本年支出合计|基本支出|项目支出
    功能分类科目编码|||科目名称|||
    类|款|项|栏次|1|2|3
    |||合计|292.00|242.11|49.89
    201|03|08|信访事务|24.87|0.00|24.87
    """,
    """
    支出功能分类科目编码|||科目名称|本年支出合计|基本支出|项目支出
    类|款|项|||||
    |||合计|292.00|242.11|49.89
    201|03|08|信访事务|24.87|0.00|24.87
    """,
    """
    项目|本年支出合计|基本支出|项目支出
    功能分类科目编码|科目名称|||
    合计|292.00|242.11|49.89
    2010308|信访事务|24.87|0.00|24.87
    """,
]


@pytest.mark.parametrize("rows", ACCOUNTS)
def test_accounts_with_codes_in_one_cell_or_in_three(rows):
    rows = rows.replace("类|款|项|||||", "类|款|项||||")
    assert told_rows("支出决算表", rows) == [
        ("本年支出合计", "final", "292.00万元"), ("支出/基本支出", "final", "242.11万元"),
        ("支出/项目支出", "final", "49.89万元"), (f"支出/{PETITIONS}", "final", "24.87万元"),
        (f"支出/基本支出/{PETITIONS}", "final", "0.00万元"),
        (f"支出/项目支出/{PETITIONS}", "final", "24.87万元"),
    ]  # fmt: skip


def test_a_head_exported_without_its_merged_cells_holds_from_the_right():
    figures = told_rows("一般公共预算财政拨款支出决算表", """
        项目|本年支出
        功能分类科目编码|科目名称|小计|基本支出|项目支出
        类|款|项|栏次|1|2|3
        合计|281.73|242.11|39.62
        201|03|08|信访事务|24.87|0.00|24.87
    """)  # fmt: skip
    assert figures[:4] == [
        (f"{GENERAL}支出", "final", "281.73万元"), ("基本支出/合计", "final", "242.11万元"),
        (f"{GENERAL}支出/项目支出", "final", "39.62万元"), (PETITIONS, "final", "24.87万元"),
    ]  # fmt: skip


OLD_FORM = """
项目||年初结转和结余|||本年收入|||本年支出|||||年末结转和结余||
科目编码|科目名称|合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出|||项目支出|合计|基本支出结转|项目支出结转和结余
|||||||||小计|人员经费|公用经费||||
合计||1.10|0.10|1.00|281.96|242.01|39.95|281.73|242.11|202.11|40.00|39.62|1.33|0.00|1.33
"""


def test_the_older_form_with_balances_income_and_spending_side_by_side():
    paths = [path for path, _, _ in told_rows("一般公共预算财政拨款支出决算表", OLD_FORM)]
    opening, closing = (f"{when}财政拨款结转和结余/{GENERAL}" for when in ("年初", "年末"))
    income = f"收入/{GENERAL}收入"
    assert paths == [
        opening, f"{opening}/基本支出结转", f"{opening}/项目支出结转和结余",
        income, f"{income}/基本支出", f"{income}/项目支出",
        f"{GENERAL}支出", "基本支出/合计", "基本支出/人员经费", "基本支出/公用经费",
        f"{GENERAL}支出/项目支出",
        closing, f"{closing}/基本支出结转", f"{closing}/项目支出结转和结余",
    ]  # fmt: skip


def test_balances_and_income_of_a_fund_are_not_the_bodys():
    figures = told_rows("政府性基金预算财政拨款收入支出决算表", """
        项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
        功能分类科目编码|科目名称|||小计|基本支出|项目支出|
        合计||1.20|10.00|9.90||9.90|1.30
        212|城乡社区支出|1.20|10.00|9.90||9.90|1.30
    """)  # fmt: skip
    assert [path for path, _, _ in figures[:5]] == [
        f"年初财政拨款结转和结余/{FUND}", f"收入/{FUND}收入", f"{FUND}支出", f"{FUND}支出/项目支出",
        f"年末财政拨款结转和结余/{FUND}",
    ]  # fmt: skip
    assert figures[7][0] == f"{FUND}支出/功能分类/城乡社区支出"


def test_the_treasurys_column_of_income_keeps_its_accounts_apart():
    figures = told_rows("收入决算表", """
        科目编码|科目名称|本年收入合计|财政拨款收入|其他收入
        2010308|信访事务|24.87|24.00|0.87
    """)  # fmt: skip
    assert [path for path, _, _ in figures] == [
        f"收入/{PETITIONS}", f"财政拨款收入合计/{PETITIONS}", f"收入/其他收入/{PETITIONS}",
    ]  # fmt: skip


def test_years_over_several_columns_hold_for_all_of_them():
    figures = told_rows("一般公共预算财政拨款支出决算表", """
        科目编码|科目名称|2022年决算数|||2023年决算数||
        ||小计|基本支出|项目支出|小计|基本支出|项目支出
        201|一般公共服务支出|5.00|4.00|1.00|6.00|4.50|1.50
    """)  # fmt: skip
    assert [measure for _, measure, _ in figures] == ["prior_final"] * 3 + ["final"] * 3


def test_parts_that_stand_twice_under_heads_that_cannot_be_placed_are_uncertain():
    figures, _ = read_rows("支出决算表", """
        项目|金额|其他
        科目编码|科目名称|基本支出|项目支出|基本支出|项目支出
        201|一般公共服务支出|1.00|2.00|3.00|4.00
    """)  # fmt: skip
    assert {one.status for one in figures} == {"uncertain"}


def test_a_part_that_nothing_names_is_not_read_as_the_whole():
    figures, reading = read_rows("支出决算表", """
        科目编码|科目名称|合计|绿化美化
        201|一般公共服务支出|9.00|2.00
    """)  # fmt: skip
    assert [str(one.value) for one in figures] == ["9.00"]
    assert [one.text for one in reading.numerals if one.cls == "unread"] == ["2.00"]
