from tests.reading import read_report, told

INTRO = (
    "示例甲市青禾县信访局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n二、收入决算情况说明\n2023年本年收入合计309.33万元。\n第四部分 附表\n"
)


def table(*rows: tuple[str, ...]) -> str:
    return "".join("".join(f"\n\t{cell}" for cell in row) + "\n" for row in rows) + "\n"


def read(title: str, *rows: tuple[str, ...]):
    reading = read_report(INTRO + title + "\n" + table(*rows))
    assert not reading.problem
    figures = [one for report in reading.reports for one in report.figures()]
    return [one for one in figures if one.place == "table"], reading


def test_income_and_spending_stand_side_by_side():
    figures, reading = read(
        "收入支出决算总表\n公开01表 单位：万元",
        ("收入", "支出"),
        ("项目", "行次", "金额", "项目", "行次", "金额"),
        ("栏次", "", "1", "栏次", "", "2"),
        ("一、一般公共预算财政拨款收入", "1", "281.96", "一、一般公共服务支出", "32", "232.43"),
        ("本年收入合计", "27", "309.33", "本年支出合计", "58", "309.33"),
    )
    assert told(figures) == [
        ("收入/一般公共预算财政拨款收入", "final", "281.96万元"),
        ("支出/功能分类/一般公共服务支出", "final", "232.43万元"),
        ("本年收入合计", "final", "309.33万元"),
        ("本年支出合计", "final", "309.33万元"),
    ]
    assert all(one.cls != "unread" for one in reading.numerals)


def test_accounts_by_code_with_basic_and_project_spending():
    figures, reading = read(
        "一般公共预算财政拨款支出决算表\n单位：万元",
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("栏次", "", "1", "2", "3"),
        ("", "合计", "281.96", "242.11", "39.85"),
        ("201", "一般公共服务支出", "232.43", "192.58", "39.85"),
        ("2010308", "信访事务", "24.87", "0.00", "24.87"),
    )
    assert told(figures)[0] == ("一般公共预算财政拨款支出", "final", "281.96万元")
    assert ("功能分类/一般公共服务支出", "final", "232.43万元") in told(figures)
    path = "功能分类/一般公共服务支出/政府办公厅（室）及相关机构事务/信访事务"
    assert (path, "final", "24.87万元") in told(figures)
    assert all(one.cls != "unread" for one in reading.numerals)


def test_three_public_in_one_row_under_two_measures():
    parts = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    inner = ("小计", "公务用车购置费", "公务用车运行费")
    figures, reading = read(
        "财政拨款“三公”经费支出决算表\n单位：万元",
        ("预算数", "决算数"),
        parts + parts,
        inner + inner,
        tuple(str(n) for n in range(1, 13)),
        ("6.10", "0", "5", "0", "5", "1.1", "5.84", "0", "4.74", "0", "4.74", "1.10"),
    )
    assert len(figures) == 12
    assert told(figures)[0] == ("三公经费", "budget", "6.10万元")
    assert told(figures)[-2:] == [
        ("三公经费/公务用车运行维护费", "final", "4.74万元"),
        ("三公经费/公务接待费", "final", "1.10万元"),
    ]
    assert all(one.cls != "unread" for one in reading.numerals)


def test_a_table_of_this_year_and_last_in_yuan():
    figures, _ = read(
        "“三公”经费情况表\n单位：元",
        ("项目", "上年决算数", "本年决算数", "增减额", "增减幅度%"),
        ("合计", "33300.50", "32100.50", "-1200.00", "-3.60"),
        ("公务接待费", "8300.50", "7100.50", "-1200.00", "-14.46"),
    )
    assert told(figures)[:4] == [
        ("三公经费", "prior_final", "33300.50元"),
        ("三公经费", "final", "32100.50元"),
        ("三公经费", "change", "-1200.00元"),
        ("三公经费", "change_rate", "-3.60%"),
    ]
    assert figures[0].fiscal_year == 2022
