from tests.reading import read_report, told

HEAD = "示例甲市青禾县信访局2023年度项目支出绩效自评\n"


def table(*rows: tuple[str, ...]) -> str:
    return "".join("".join(f"\n\t{cell}" for cell in row) + "\n" for row in rows) + "\n"


SICHUAN = table(
    ("部门预算项目支出绩效自评表（2023年度）",),
    ("项目名称", "99010123T000000000001-信访积案化解专项经费"),
    ("主管部门", "示例甲市青禾县信访局", "实施单位", "示例甲市青禾县信访局"),
    ("预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因"),
    ("", "总额", "35.00", "30.00", "18.52", "61.73%", "10", "8", ""),
    ("", "其他资金", "", "", "", "", "/", "/", ""),
    ("绩效指标（90分）", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析"),
    ("", "产出指标", "数量指标", "化解积案", "≥", "13", "件", "12", "50", "45", "资金紧张"),
    ("", "", "质量指标", "化解率[算法：（化解数/总数）×100%]", "≥", "90", "%", "95", "40", "40", ""),
    ("合计", "100", "93", ""),
)  # fmt: skip
PAIRS = table(
    ("项目名称", "网上信访平台使用费"),
    ("预算单位", "示例甲市青禾县信访局"),
    ("预算执行情况(万元)", "预算数:", "2.64", "执行数:", "2.60"),
    ("", "其中-财政拨款:", "2.64", "其中-财政拨款:", "2.60"),
    ("指标完成情况", "一级指标", "二级指标", "三级指标", "预期指标值", "实际完成指标值"),
    ("", "完成指标", "数量指标", "受理件数", "≥300件", "312件"),
)  # fmt: skip
NATIONAL = table(
    ("项目支出绩效自评表（2023年度）",),
    ("项目名称", "信访业务培训经费"),
    ("主管部门", "示例甲市青禾县信访局"),
    ("项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"),
    ("", "年度资金总额", "20", "18", "9", "10", "50%", "5"),
    ("", "其中：当年财政拨款", "20", "18", "9", "-", "50%", "-"),
    ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
    ("", "产出指标", "数量指标", "培训期数", "≥4期", "4期", "90", "90", ""),
    ("总分", "100", "95", ""),
)  # fmt: skip


def sheet(text: str):
    reading = read_report(HEAD + text)
    assert not reading.problem
    (report,) = (one for one in reading.reports if one.kind == "project_score_sheet")
    assert all(numeral.cls != "unread" for numeral in reading.numerals)
    return report


def test_the_sichuan_form():
    report = sheet(SICHUAN)
    assert (report.project, report.project_code) == (
        "信访积案化解专项经费",
        "99010123T000000000001",
    )
    assert report.fiscal_year == 2023
    assert told(report.figures()) == [
        ("项目预算/总额", "budget_initial", "35.00万元"),
        ("项目预算/总额", "budget_adjusted", "30.00万元"),
        ("项目预算/总额", "final", "18.52万元"),
        ("项目预算/总额", "execution_rate", "61.73%"),
        ("项目预算/总额", "weight", "10分"),
        ("项目预算/总额", "score", "8分"),
        ("项目预算/其他资金", "budget_initial", "None万元"),
        ("项目预算/其他资金", "budget_adjusted", "None万元"),
        ("项目预算/其他资金", "final", "None万元"),
        ("KPI/产出指标/数量指标", "target", "13件"),
        ("KPI/产出指标/数量指标", "actual", "12件"),
        ("KPI/产出指标/数量指标", "weight", "50分"),
        ("KPI/产出指标/数量指标", "score", "45分"),
        ("KPI/产出指标/质量指标", "target", "90%"),
        ("KPI/产出指标/质量指标", "actual", "95%"),
        ("KPI/产出指标/质量指标", "weight", "40分"),
        ("KPI/产出指标/质量指标", "score", "40分"),
        ("绩效/项目自评得分", "weight", "100分"),
        ("绩效/项目自评得分", "score", "93分"),
    ]


def test_a_kpi_row_keeps_its_words():
    first, second = sheet(SICHUAN).kpis
    assert (first.level1, first.level2, first.level3) == ("产出指标", "数量指标", "化解积案")
    assert (first.nature, first.target.text, first.unit, first.actual.text) == (
        "≥",
        "13",
        "件",
        "12",
    )
    assert first.reason.text == "资金紧张"
    assert (second.level1, second.level2) == ("产出指标", "质量指标")


def test_the_rate_is_measured_against_the_adjusted_budget():
    rates = [one for one in sheet(SICHUAN).figures() if one.measure == "execution_rate"]
    assert [one.basis for one in rates] == ["budget_adjusted"]


def test_the_older_form_of_pairs():
    assert told(sheet(PAIRS).figures()) == [
        ("项目预算/总额", "budget", "2.64万元"),
        ("项目预算/总额", "final", "2.60万元"),
        ("项目预算/财政资金", "budget", "2.64万元"),
        ("项目预算/财政资金", "final", "2.60万元"),
        ("KPI/完成指标/数量指标", "target", "300件"),
        ("KPI/完成指标/数量指标", "actual", "312件"),
    ]


def test_the_national_form():
    figures = told(sheet(NATIONAL).figures())
    assert figures[:6] == [
        ("项目预算/总额", "budget_initial", "20万元"),
        ("项目预算/总额", "budget_adjusted", "18万元"),
        ("项目预算/总额", "final", "9万元"),
        ("项目预算/总额", "weight", "10分"),
        ("项目预算/总额", "execution_rate", "50%"),
        ("项目预算/总额", "score", "5分"),
    ]
    assert figures[-2:] == [
        ("绩效/项目自评得分", "weight", "100分"), ("绩效/项目自评得分", "score", "95分"),
    ]  # fmt: skip


def test_a_line_break_inside_a_cell_does_not_end_the_row():
    text = PAIRS.replace("\t完成指标", "\t完成\n\n指标")
    (kpi,) = sheet(text).kpis
    assert (kpi.level1, kpi.level3) == ("完成指标", "受理件数")


def test_an_empty_cell_under_a_money_head_is_published_blank():
    report = sheet(SICHUAN)
    blanks = [one for one in report.figures() if one.value is None]
    assert [one.measure for one in blanks] == ["budget_initial", "budget_adjusted", "final"]
    assert all(one.span.start == one.span.end and one.raw == "" for one in blanks)
