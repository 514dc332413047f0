import pytest

from reports.checks.directions import read_direction

UPWARD = (
    "新招录公务员2名，工资及社保增加",
    "职级晋升，工资福利支出提高",
    "年中追加信访维稳专项资金",
    "物价上涨，办公成本上升",
    "下乡督查频繁，车辆燃油费增加",
    "疫情期间未开展培训，本年恢复正常，培训费增加",
    "补发2022年度考核奖，人员支出增加",
)
DOWNWARD = (
    "在职人员减少2人",
    "接待次数较去年减少",
    "财政压减非急需支出",
    "上年集中购置设备，本年无此需要，设备费减少",
    "人员调出，工资支出相应减少",
    "一是人员减少；二是压减公用经费",
)
OPEN = (
    "人员退休",
    "退休人员增加，退休费支出增加",
    "去年受疫情影响接待减少",
    "2022年受疫情影响，培训会议减少",
    "人员经费增加，项目支出减少",
    "人员增加，但压缩了一般性支出",
    "上年结转资金减少",
    "严格控制支出增长",
    "提高资金使用效益",
    "本年没有新增项目",
    "新增1辆公务用车购置",
    "部分项目款未支付，支出进度下降",
    "一是人员增加",
    "按实际需要安排",
)
CASES = [(words, sign) for sign, all_ in ((1, UPWARD), (-1, DOWNWARD), (0, OPEN)) for words in all_]


@pytest.mark.parametrize(("words", "sign"), CASES)
def test_a_reason_points_where_its_words_say_of_its_own_year(words, sign):
    assert read_direction(words, 2023).sign == sign


def test_a_reason_tells_what_it_speaks_of_and_whether_of_spending():
    found = read_direction("来访接待批次增多", 2023)
    assert (found.families, found.is_spending) == ({"guests"}, False)
    assert read_direction("车辆维修费用增加", 2023).is_spending
