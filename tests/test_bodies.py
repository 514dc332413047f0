"""Which body a report is of. The cases to leave open come first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reports.bodies import find_body, match_key, same_body

TITLE = "2022年度部门决算"
# A text, and the region codes between which it does not decide.
LEFT_OPEN = {
    f"鼓楼区信访局{TITLE}": ("320106", "320302", "350102", "410204"),
    f"鼓楼区信访局{TITLE}\n接待徐州市信访局一次，赴南京市学习。": ("320106", "320302"),
    f"朝阳区信访办公室{TITLE}": ("110105", "220104"),
    f"江北区信访局{TITLE}": ("330205", "500157"),
    f"{TITLE}\n县信访局编制5人。云岭县在北。青禾县在南。赴双桥县学习。": (
        "990101",
        "990202",
    ),
    f"{TITLE}\n县信访局共有编制5人。": (),
    f"甲乙县信访局{TITLE}\n青禾县的经验值得学习，青禾县。": (),
}
# What names a body without being its report.
NO_BODY = [
    "",
    "关于天气的说明",
    "信访办理工作由群众工作部门负责，热线办件量上升。",
    "根据《四川省信访局关于网上信访工作的意见》开展工作。",
    "各区信访局、区县信访局参加了会议。",
]
# A text, the name, the region.
CASES = [
    (f"重庆市大足区信访办公室{TITLE}情况说明", "重庆市大足区信访办公室", "500111"),
    (f"上海市徐汇区人民政府信访办公室{TITLE}", "上海市徐汇区人民政府信访办公室", "310104"),
    ("广西壮族自治区梧州市龙圩区信访局2021年部门预算", "梧州市龙圩区信访局", "450406"),
    (f"长沙县信访局{TITLE}", "长沙县信访局", "430121"),
    (f"北京市朝阳区信访办{TITLE}", "北京市朝阳区信访办", "110105"),
    (f"鼓楼区信访局{TITLE}\n根据徐州市财政局要求公开。", "鼓楼区信访局", "320302"),
    (f"鼓楼区信访局{TITLE}\n项目名称\n\t35010222Y000000068012-维稳", "鼓楼区信访局", "350102"),
    (f"鼓楼区信访局{TITLE}\n开封市鼓楼区，南京市。", "鼓楼区信访局", "410204"),
    (f"示例省示例甲市青禾县信访局{TITLE}", "示例甲市青禾县信访局", "990101"),
    (f"广元市元坝区信访局{TITLE}", "广元市元坝区信访局", "510811"),
    (f"重庆市江北区信访办公室{TITLE}", "重庆市江北区信访办公室", "500157"),
    (f"中共凉山州委群众工作局{TITLE}", "中共凉山州委群众工作局", "513400"),
    (f"西昌市信访局{TITLE}\n市信访局编制9人，凉山州信访局来检查。", "西昌市信访局", "513401"),
    (f"攀枝花市信访局{TITLE}\n指导仁和区信访局、盐边县信访局。", "攀枝花市信访局", "510400"),
    (f"中共台江县委社会工作部部门{TITLE}", "中共台江县委社会工作部", "522630"),
    (f"北川羌族自治县信访局{TITLE}", "北川羌族自治县信访局", "510726"),
    (f"翁牛特旗信访局{TITLE}\n旗信访局编制6人。", "翁牛特旗信访局", "150426"),
    (f"天津市滨海新区信访办公室{TITLE}", "天津市滨海新区信访办公室", "120116"),
    (
        f"浙江省杭州市西湖区12345政务服务便民热线中心{TITLE}",
        "杭州市西湖区12345政务服务便民热线中心",
        "330106",
    ),
    (f"成都市高新区信访局{TITLE}", "成都市高新区信访局", "510100"),
    (
        f"{TITLE}\n预算单位：\n中共示例乙市白石区委群众工作局部门",
        "中共示例乙市白石区委群众工作局",
        "990201",
    ),
    (
        f"{TITLE}\n\t填报单位（盖章）\n\t示例乙市长泽县信访局本级\n",
        "示例乙市长泽县信访局",
        "990206",
    ),
    (f"{TITLE}\n部门(单位)名称:双桥县信访局\n", "双桥县信访局", "990205"),
    (
        f"{TITLE}\n县信访局编制5人。云岭县经济下行，云岭县。赴双桥县学习。",
        "示例乙市云岭县信访局",
        "990202",
    ),
    (f"{TITLE}\n区信访局编制5人。《白石区方案》落实。", "示例乙市白石区信访局", "990201"),
    (f"部门名称：示例甲市青禾县财政局\n{TITLE}", "示例甲市青禾县财政局", "990101"),
]


@pytest.mark.parametrize(("text", "candidates"), LEFT_OPEN.items())
def test_what_the_text_does_not_tell_is_left_open(text, candidates):
    body = find_body(text)
    assert (body.status, body.region_code) == ("uncertain", "")
    assert body.candidates == candidates
    assert body.name
    assert body.reason


@pytest.mark.parametrize("text", NO_BODY)
def test_a_body_that_is_only_mentioned_is_not_the_reports_own(text):
    body = find_body(text)
    assert (body.name, body.region_code, body.status) == ("", "", "uncertain")
    assert body.reason


@pytest.mark.parametrize(("text", "name", "code"), CASES)
def test_the_body_is_found_with_its_region(text, name, code):
    body = find_body(text)
    assert (body.name, body.region_code, body.reason) == (name, code, "")
    assert body.status == "certain"


def test_the_span_holds_the_printed_name():
    text = f"封面\n示例甲市青禾县信访局{TITLE}"
    start, end = find_body(text).span
    assert text[start:end] == "示例甲市青禾县信访局"


def test_full_width_and_half_width_marks_read_alike():
    wide = "部门（单位）名称：双桥县信访局\n双桥县信访局（以下简称：县局）属一级预算单位。"
    narrow = wide.translate(str.maketrans("（）：", "():"))
    assert find_body(wide) == find_body(narrow)


def test_other_spellings_are_aliases():
    text = (
        f"示例省示例甲市青禾县信访局{TITLE}\n示例甲市青禾县信访局（下称：青禾信访）属一级预算单位。"
        "县信访局编制5人。青禾县信访局（简称“本局”）。"
    )
    body = find_body(text)
    assert body.name == "示例甲市青禾县信访局"
    assert set(body.aliases) == {
        "示例省示例甲市青禾县信访局", "青禾信访", "县信访局", "青禾县信访局",
    }  # fmt: skip


def test_a_neighbour_often_visited_does_not_become_the_body():
    text = f"云岭县信访局{TITLE}\n" + "接待双桥县信访局交流。" * 20
    assert find_body(text).name == "云岭县信访局"


def test_an_empty_field_does_not_swallow_the_next():
    text = "主管部门\n\t\n\t实施单位\n\t云岭县信访局\n" + "双桥县信访局。" * 9
    body = find_body(text)
    assert (body.name, body.status) == ("云岭县信访局", "certain")


def test_two_bodies_with_like_evidence_leave_it_uncertain():
    body = find_body("主管部门：云岭县信访局\n主管部门：双桥县信访局\n")
    assert body.status == "uncertain"
    assert "信访局" in body.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("仁和区信访局", "攀枝花市仁和区信访局"),
        ("四川省攀枝花市仁和区信访局", "中共仁和区委群众工作局"),
        ("广元市元坝区信访局", "广元市昭化区信访局"),
        ("区效能热线办".replace("区", "安居区", 1), "遂宁市安居区效能热线办公室"),
        ("北川县信访局", "北川羌族自治县信访局"),
    ],
)
def test_names_of_one_body_match(one, other):
    assert same_body(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鼓楼区信访局", "鼓楼区信访局"),
        ("仁和区信访局", "盐边县信访局"),
        ("安居区信访局", "安居区效能热线办公室"),
        ("上海市闸北区信访办", "上海市静安区信访办"),
        ("成都市高新区信访局", "成都市信访局"),
        ("区信访局", "仁和区信访局"),
        ("", ""),
    ],
)
def test_names_of_two_bodies_or_unknown_ones_do_not_match(one, other):
    assert not same_body(one, other)


def test_an_abbreviation_matches_once_its_text_tells_the_region():
    short = find_body("（仁和区群众意见受理中心项目）\n区信访局加强管理。")
    assert same_body(short, "攀枝花市仁和区信访局")
    assert match_key("区信访局", "510411") == match_key("仁和区信访局") == "510411/信访"


def test_a_file_of_one_endless_line_is_read_in_linear_time():
    short, long = "仁和区信访局" * 500, "仁和区信访局" * 20_000
    assert find_body(short).name == find_body(long).name == "仁和区信访局"


REAL = {
    "000": ("攀枝花市仁和区信访局", "510411"),
    "001": ("攀枝花市仁和区信访局", "510411"),
    "002": ("中共广元市昭化区委群众工作局", "510811"),
    "003": ("遂宁市安居区效能热线办公室", "510904"),
    "004": ("盐边县信访局", "510422"),
}


@pytest.mark.real_reports
@pytest.mark.skipif("REAL_REPORTS" not in os.environ, reason="REAL_REPORTS names no folder")
@pytest.mark.parametrize("number", REAL)
def test_the_body_of_a_published_report_is_found(number):
    (path,) = Path(os.environ["REAL_REPORTS"]).glob(f"{number}_*.txt")
    body = find_body(path.read_text(encoding="utf-8"))
    assert (body.name, body.region_code) == REAL[number]
    assert body.status == "certain"
