"""Basic spending by kind of cost (公开06), “三公” money across (公开07), and tables of units."""

import pytest

from tests.tabled import read_rows, told_rows

STAFF, OFFICE = "基本支出/人员经费", "基本支出/公用经费"
BASIC = "一般公共预算财政拨款基本支出决算表"


def values(figures) -> dict[str, str]:
    return {path: value.removesuffix("万元") for path, _, value in figures}


def test_the_national_form_of_three_pairs_with_codes():
    figures = told_rows(BASIC, """
        人员经费|||公用经费|||||
        科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
        301|工资福利支出|190.11|302|商品和服务支出|38.00|307|债务利息及费用支出|0.50
        30101|基本工资|60.11|30217|公务接待费|2.00|310|资本性支出|1.50
        303|对个人和家庭的补助|12.00|30299|其他商品和服务支出|27.00|||
        人员经费合计||202.11|公用经费合计|||||40.00
    """)  # fmt: skip
    assert values(figures) == {
        f"{STAFF}/工资福利支出": "190.11", f"{OFFICE}/商品和服务支出": "38.00",
        f"{OFFICE}/债务利息及费用支出": "0.50", f"{STAFF}/基本工资": "60.11",
        f"{OFFICE}/公务接待费": "2.00", f"{OFFICE}/资本性支出": "1.50",
        f"{STAFF}/对个人和家庭的补助": "12.00", f"{OFFICE}/其他商品和服务支出": "27.00",
        STAFF: "202.11", OFFICE: "40.00",
    }  # fmt: skip


PAIRS = """
    人员经费||公用经费|
    科目名称|决算数|科目名称|决算数
    基本工资|60.11|办公费|5.00
    房改补贴|12.00|公务接待费|2.00
    ||班车费用|1.50
    人员经费合计|202.11|公用经费合计|40.00
"""
BLOCKS = """
    经济分类科目名称|本年支出|备注
    （1）人员经费|202.11|
    基本工资|60.11|
    房改补贴|12.00|
    （2）公用经费|40.00|
    办公费|5.00|
    公务接待费|2.00|
    班车费用|1.50|
"""
COLUMNS = """
    经济分类科目||本年支出||
    科目编码|科目名称|合计|人员经费|公用经费
    合计|||202.11|40.00
    30101|基本工资||60.11|
    30113|房改补贴||12.00|
    30201|办公费|||5.00
    30217|公务接待费|||2.00
    30239|班车费用|||1.50
"""


@pytest.mark.parametrize("rows", [PAIRS, BLOCKS, COLUMNS])
def test_a_kind_of_cost_is_told_by_its_half_even_under_a_name_of_its_own(rows):
    assert values(told_rows(BASIC, rows)) == {
        STAFF: "202.11", f"{STAFF}/基本工资": "60.11", f"{STAFF}/房改补贴": "12.00",
        OFFICE: "40.00", f"{OFFICE}/办公费": "5.00", f"{OFFICE}/公务接待费": "2.00",
        f"{OFFICE}/班车费用": "1.50",
    }  # fmt: skip


def test_codes_tell_the_halves_where_no_head_does():
    figures = told_rows(BASIC, """
        科目编码|科目名称|决算数
        |合计|242.11
        30102|津贴补贴|50.00
        30202|印刷费|1.00
    """)  # fmt: skip
    assert values(figures) == {
        "基本支出/合计": "242.11", f"{STAFF}/津贴补贴": "50.00", f"{OFFICE}/印刷费": "1.00",
    }  # fmt: skip


def test_a_cost_on_the_wrong_side_is_left_unread():
    figures, reading = read_rows(BASIC, """
        人员经费||公用经费|
        科目名称|决算数|科目名称|决算数
        差旅费|6.00|办公费|5.00
    """)  # fmt: skip
    assert [one.indicator for one in figures] == [f"{OFFICE}/办公费"]
    assert [one.text for one in reading.numerals if one.cls == "unread"] == ["6.00"]


def test_a_cost_of_no_known_half_is_left_unread():
    figures, _ = read_rows(BASIC, "科目名称|决算数\n房改补贴|6.00\n办公费|5.00")
    assert [one.indicator for one in figures] == [f"{OFFICE}/办公费"]


THREE = "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"
TRIPS = [
    "三公经费", "三公经费/因公出国（境）费", "三公经费/公务接待费",
    "三公经费/公务用车购置及运行维护费", "三公经费/公务用车购置费",
    "三公经费/公务用车运行维护费", "会议费", "培训费",
]  # fmt: skip
ITEMS_MERGED = """
    项目|“三公”经费||||||会议费|培训费
    |合计|因公出国（境）费用|公务接待费|公务用车购置及运行维护费||||
    ||||小计|公务用车购置费|公务用车运行维护费||
    栏次|1|2|3|4|5|6|7|8
"""
ITEMS_PLAIN = """
    项目|“三公”经费合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费小计|公务用车购置费|公务用车运行维护费|会议费|培训费
"""
AMOUNTS = """
    全年预算数|6.10|0.00|1.10|5.00|0.00|5.00|0.80|0.90
    决算数|5.84|0.00|1.10|4.74|0.00|4.74|0.70|0.60
"""


@pytest.mark.parametrize("head", [ITEMS_MERGED, ITEMS_PLAIN])
def test_items_across_with_a_row_for_each_measure(head):
    figures = told_rows(THREE, head.strip() + AMOUNTS)
    assert [path for path, _, _ in figures] == TRIPS * 2
    assert [measure for _, measure, _ in figures] == ["budget_adjusted"] * 8 + ["final"] * 8


def test_blank_cells_across_keep_their_columns():
    figures = told_rows(THREE, ITEMS_PLAIN.strip() + "\n决算数|5.84||1.10|4.74||4.74||0.60")
    assert [path for path, _, _ in figures] == [TRIPS[n] for n in (0, 2, 3, 5, 7)]


def test_changes_below_a_plan_are_measured_against_it():
    figures, _ = read_rows(THREE, ITEMS_PLAIN.strip() + AMOUNTS.rstrip() + """
    增减额|-0.26|0.00|0.00|-0.26|0.00|-0.26|-0.10|-0.30
    """)  # fmt: skip
    assert {one.basis for one in figures if one.measure == "change"} == {"budget_adjusted"}


@pytest.mark.parametrize(("title", "measure"), [("决算", "final"), ("预算", "budget")])
def test_a_single_row_without_a_measure_has_the_titles(title, measure):
    rows = "单位：万元\n合计|因公出国（境）费|公务接待费\n2.60||2.60"
    figures = told_rows(f"“三公”经费支出{title}表", rows)
    assert figures == [
        ("三公经费", measure, "2.60万元"), ("三公经费/公务接待费", measure, "2.60万元"),
    ]  # fmt: skip


def test_two_rows_without_a_measure_are_left_unread():
    rows = "合计|因公出国（境）费|公务接待费\n2.60||2.60\n1.10||1.10"
    assert read_rows("“三公”经费支出决算表", rows)[0] == []


def test_a_mere_sum_that_may_hold_meetings_is_uncertain():
    figures, _ = read_rows(THREE, "项目|合计|公务接待费|会议费|培训费\n决算数|2.60|1.10|0.70|0.80")
    assert [one.status for one in figures] == ["uncertain", "certain", "certain", "certain"]


def test_blank_cells_under_two_measures_keep_their_columns():
    figures = told_rows("财政拨款“三公”经费支出决算表", """
        预算数||||||决算数|||||
        合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费
        ||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|
        6.10||5.00||5.00|1.10|5.84||4.74||4.74|1.10
    """)  # fmt: skip
    names = [path.rpartition("/")[2] for path, _, _ in figures]
    assert names == ["三公经费", "公务用车购置及运行维护费", "公务用车运行维护费", "公务接待费"] * 2
    assert [measure for _, measure, _ in figures] == ["budget"] * 4 + ["final"] * 4


def test_meetings_below_the_items_are_read_by_their_rows():
    figures = told_rows(THREE, "项目|预算数|决算数\n合计|1.10|1.10\n二、会议费|0.80|0.70")
    assert figures[2:] == [("会议费", "budget", "0.80万元"), ("会议费", "final", "0.70万元")]


def test_a_single_unit_is_the_body():
    figures = told_rows("单位构成", """
        单位名称|经费性质|人员编制数|在职人数
        示例甲市青禾县信访局|财政核拨|18|17
    """)  # fmt: skip
    assert figures == [("人员/编制", "count", "18人"), ("人员/实有", "count", "17人")]


def test_of_several_units_only_their_sum_is_the_bodys():
    figures = told_rows("单位构成", """
        序号|单位名称|编制数|实有人数
        1|示例甲市青禾县信访局本级|18|17
        2|青禾县信访服务中心|6|5
        |合计|24|22
    """)  # fmt: skip
    assert [path for path, _, _ in figures if path.count("/") == 1] == ["人员/编制", "人员/实有"]
    assert figures[-2:] == [("人员/编制", "count", "24人"), ("人员/实有", "count", "22人")]
