"""Official names that every report uses: sources of income, kinds of spending, accounts."""

from __future__ import annotations

BUDGET_INCOME = "一般公共预算财政拨款收入"
FUND_INCOME = "政府性基金预算财政拨款收入"
OTHER_INCOME = "其他收入"

INCOMES = (
    BUDGET_INCOME,
    FUND_INCOME,
    "国有资本经营预算财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    OTHER_INCOME,
)

BASIC = "基本支出"
PROJECTS = "项目支出"
SPENDINGS = (BASIC, PROJECTS, "上缴上级支出", "经营支出", "对附属单位补助支出")

SERVICES = "一般公共服务支出"
SECURITY = "社会保障和就业支出"
HEALTH = "卫生健康支出"
FARMING = "农林水支出"
HOUSING = "住房保障支出"

CLASSES = (
    SERVICES,
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "文化旅游体育与传媒支出",
    SECURITY,
    HEALTH,
    "节能环保支出",
    "城乡社区支出",
    FARMING,
    HOUSING,
    "灾害防治及应急管理支出",
)

GOVERNMENT_OFFICE = "政府办公厅（室）及相关机构事务"
PARTY_OFFICE = "党委办公厅（室）及相关机构事务"
PENSIONS = "行政事业单位养老支出"
MEDICAL = "行政事业单位医疗"
REVIVAL = "巩固脱贫攻坚成果衔接乡村振兴"
HOUSING_REFORM = "住房改革支出"

# The last two digits of each level's code below its class; the first three stand for the class.
CODES = {
    SERVICES: "201",
    SECURITY: "208",
    HEALTH: "210",
    HOUSING: "221",
    GOVERNMENT_OFFICE: "03",
    PARTY_OFFICE: "31",
    PENSIONS: "05",
    MEDICAL: "11",
    HOUSING_REFORM: "02",
    "行政运行": "01",
    "事业运行": "50",
    "信访事务": "08",
    "专项业务": "05",
    "行政单位离退休": "01",
    "机关事业单位基本养老保险缴费支出": "05",
    "行政单位医疗": "01",
    "公务员医疗补助": "03",
    "住房公积金": "01",
}

STAFF_COSTS = (
    "基本工资",
    "津贴补贴",
    "奖金",
    "绩效工资",
    "机关事业单位基本养老保险缴费",
    "职工基本医疗保险缴费",
    "其他社会保障缴费",
    "退休费",
    "生活补助",
    "住房公积金",
)

OFFICE_COSTS = (
    "办公费",
    "印刷费",
    "水费",
    "电费",
    "邮电费",
    "物业管理费",
    "差旅费",
    "维修（护）费",
    "培训费",
    "劳务费",
    "工会经费",
    "福利费",
    "其他交通费用",
    "其他商品和服务支出",
)

VEHICLE_TYPES = ("轿车", "越野车", "小型载客汽车", "其他车型")

VEHICLE_USES = (
    "主要领导干部用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "离退休干部用车",
    "其他用车",
)

TABLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "财政拨款支出决算明细表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款支出决算明细表",
    "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款项目支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
)

NUMERALS = "一二三四五六七八九十"


def in_words(number: int) -> str:
    """A heading's number up to nineteen: 三, 十二."""
    if number <= 10:
        return NUMERALS[number - 1]
    return "十" + NUMERALS[number - 11]
