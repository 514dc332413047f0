"""Tables whose rows are lines and whose cells are parted by tabs, as spreadsheets paste them."""

from tests.flat import tables_of
from tests.reading import read_report, told
from tests.tabled import INTRO

ROWS = (
    "项目\t行次\t决算数\t项目\t行次\t决算数\n"
    "一、一般公共预算财政拨款收入\t1\t30.26\t一、一般公共服务支出\t32\t24.44\n"
    "\t\t\t二、住房保障支出\t33\t7.00\n"
    "本年收入合计\t27\t31.44\t本年支出合计\t58\t31.44\n"
)


def test_a_line_is_a_row_and_empty_cells_stay():
    (table,) = tables_of(f"收入支出决算总表\n单位：万元\n{ROWS}\n第三部分 说明\n")
    assert [len(row) for row in table] == [6, 6, 6, 6]
    assert table[2] == ["", "", "", "二、住房保障支出", "33", "7.00"]


def test_its_figures_are_read_below_their_heads():
    reading = read_report(f"{INTRO}收入支出决算总表\n单位：万元\n{ROWS}")
    figures = [one for report in reading.reports for one in report.figures()]
    assert ("本年支出合计", "final", "31.44万元") in told(figures)
    assert ("支出/功能分类/住房保障支出", "final", "7.00万元") in told(figures)


def test_cells_that_tabs_lead_keep_their_layout():
    (table,) = tables_of("表\n\t项目\n\t决算数\n\n\t合计\n\t3.00\n\n完\n")
    assert table == [["项目", "决算数"], ["合计", "3.00"]]


def test_a_charts_data_is_no_table():
    assert (
        tables_of("系列1\t\n2021年\t2022年\t下降额度\t35.96\n2021年\t2022年\t下降额度\t28.96\n" * 3)
        == []
    )


OPEN_ROWS = (
    "项目 | 预算数 | 决算数 | 备注\n"
    "办公费 | 3.00 | 2.00 | 节约\n"
    "差旅费 | 4.00 | 4.00 | \n"
    "合计 | 7.00 | 6.00 | \n"
)


def test_bars_that_stand_only_between_cells_leave_the_last_cell_open():
    (table,) = tables_of(f"支出表\n\n{OPEN_ROWS}\n完\n")
    assert [len(row) for row in table] == [4, 4, 4, 4]


def test_rows_between_bars_that_are_no_table_are_left_unread():
    text = "来访 | 按期办结率 | 99.1% | 完成。 | 15\n来信 | 及时受理率 | 98.2% | 完成。 | 15\n"
    reading = read_report(f"{INTRO}“三公”经费支出2万元。\n{text}")
    unread = [one for one in reading.numerals if one.cls == "unread"]
    assert len(unread) == 4
