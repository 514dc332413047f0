from reports.extraction.charts import find_charts, read_chart
from reports.extraction.context import Context
from tests.reading import BODY, told

CONTEXT = Context("final_account", 2023, BODY)
BARS = (
    "系列 1\t\n2022年\t2023年\t下降额度（下降20.8%)\t355.96\t系列 2\t\n"
    "2022年\t2023年\t下降额度（下降20.8%)\t281.96\t系列 3\t\n"
    "2022年\t2023年\t下降额度（下降20.8%)\t74\t\n"
)
PIE = "销售额\t\n基本支出\t项目支出\t0.783\t0.217\t\n"


def read(text: str, title: str):
    (span,) = find_charts(text)
    statements = read_chart(text, span, title, CONTEXT)
    return [figure for statement in statements for figure in statement.figures]


def test_the_nth_series_belongs_to_the_nth_label():
    figures = read(BARS, "2023年一般公共预算财政拨款支出决算变动情况图")
    amounts = [one for one in figures if one.unit == "万元"]
    assert told(amounts) == [
        ("一般公共预算财政拨款支出", "prior_final", "355.96万元"),
        ("一般公共预算财政拨款支出", "final", "281.96万元"),
        ("一般公共预算财政拨款支出", "change", "-74万元"),
    ]
    assert [one.fiscal_year for one in amounts] == [2022, 2023, 2023]


def test_a_percent_in_a_label_is_a_negative_rate():
    figures = read(BARS, "2023年一般公共预算财政拨款支出决算变动情况图")
    assert {str(one.value) for one in figures if one.measure == "change_rate"} == {"-20.8"}


def test_slices_of_a_pie_are_shares_of_one():
    assert told(read(PIE, "2023年本年支出结构图")) == [
        ("支出/基本支出", "share", "0.7831"), ("支出/项目支出", "share", "0.2171"),
    ]  # fmt: skip


def test_bars_without_a_title_stay_uncertain():
    figures = read("2022年\t\n197.43\t2023年\t\n214.18\t\n", "")
    assert {one.status for one in figures} == {"uncertain"}
    assert all(one.candidates for one in figures)


def test_the_name_of_a_table_is_no_title_of_a_chart():
    figures = read("2022年\t\n197.43\t2023年\t\n214.18\t\n", "十三、财政拨款“三公”经费支出决算表")
    assert {one.status for one in figures} == {"uncertain"}
