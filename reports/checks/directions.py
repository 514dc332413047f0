"""Which way the words of a reason point: 人员支出减少 down, 接待批次增多 up.

Clause by clause: something that money is spent on, and a word that says it rose or fell. Words
about the year before, negations and both ways at once leave it open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What there is more or less of, by the part of the spending that it moves.
THINGS = {
    "staff": (
        "人员|人数|干部|职工|在职|编制|工资|薪酬|津贴|补贴|奖金|考核奖|绩效奖|社保|保险|公积金"
        "|基数|年金|住房补贴"
    ),
    "projects": ("项目|任务|合同|专项|积案|工程|平台|案件|信访量|信访件|业务量|工作量|服务费|压力"),
    "office": (
        "公用|日常|办公|差旅|会议|印刷|邮电|邮寄|通信|水电|水费|电费|培训|维修|维护|设备|物业"
        "|租赁|劳务|取暖|行政运行|机关运行|督办"
    ),
    "vehicles": "公车|车辆|用车|燃油|油料|油耗|油价|里程",
    "guests": "接待|来访|批次|人次|频次|考察|督导|调研|检查|来宾",
    "abroad": "出国|出境|因公出",
}
SPENDING = "支出|开支|经费|费用|成本|投入|消耗|费"
OTHER = "次数|价格|物价|标准|定额|拨款|资金|预算|收入"
FAMILIES = {name: re.compile(nouns) for name, nouns in THINGS.items()}
THING = re.compile("|".join([*THINGS.values(), SPENDING, OTHER]))

RISE = (
    "增加|增多|增长|增大|上升|上涨|上调|调增|提高|提升|加重|加大|扩大|较多|频繁|繁重|新增|追加"
    "|(?:任务|压力)(?:较|更|加)?[重大]"
)
FALL = (
    "减少|减小|减低|下降|降低|下调|调减|缩减|缩小|压缩|压减|压降|压控|精简|核减|削减|节约|节省"
    "|较少|回落"
)
RISES, FALLS = re.compile(RISE), re.compile(FALL)
# These need no noun: somebody got more, or came; somebody saved.
GAINED = re.compile("增资|晋级|晋档|补发|增发|招录|招聘|调入|新进|增编")
SAVED = re.compile("厉行节约|勤俭|过紧日子|严控支出")
# Somebody left: that may make the spending smaller, or larger by what is paid on leaving.
LEFT = re.compile("退休|离休|调出|调离|离职|辞职|辞退|减员|去世|死亡|转隶|划出")
SPENT = tuple(
    re.compile(rf"(?:{SPENDING})[^费支]{{0,6}}?(?:{verbs})|(?:{verbs})[^，]{{0,10}}?(?:{SPENDING})")
    for verbs in (RISE, FALL)
)

CLAUSE = re.compile("[，、；。,;]")
COMPARED = re.compile(
    r"(?:相?[较比]|[与同和])(?:上年|上一年|去年|往年|20\d\d年)(?:度|同期|年初|决算数?|预算数?|执行数|实际)*"
    r"(?:相比|相较|比较|对比)?"
)
# 补发2022年度奖金 is this year's spending.
LATE = re.compile(
    r"((?:补发|补缴|补交|清算|兑现|结算)了?)(?:上年|往年|以前年度|20\d\d年?(?:[-—~至]20\d\d年)?)度?"
)
PAST = re.compile(r"上年|上一年|前一年|去年|往年|以前年度|20\d\d年")
NOW = re.compile("本年|今年|当年|本期|当期")
NEGATED = re.compile("[未没无]|不再|不存在|不(?![断同])|取消|停止")
# 严格控制支出增长, 提高资金使用效率, 加大压减力度 tell of care taken, not of more.
CARE = re.compile("控制|遏制|防止|避免|杜绝|限制|力度|效率|效益|质量|水平|能力|意识")
RATES = re.compile("执行率|完成率|使用率|进度|满意")
# Bought anew in one year and in the other: neither more nor less for certain.
COUNTED = re.compile("[0-9一二两三四五六七八九十]+(?:辆|台|套)")
# Reasons that lie in how the amount is made up, or that turn another round.
OPEN = re.compile("但|虽|尽管|抵消|结转|结余|口径|科目|核算|划转|转入|转出|(?<!据实)列支|同比|分别")


@dataclass(frozen=True)
class Direction:
    """``sign`` 1 or -1, 0 where it is open; ``families`` of things that move.

    ``is_spending``: the words say of spending itself that it rose or fell, not of a cause only.
    """

    sign: int
    families: frozenset[str] = frozenset()
    is_spending: bool = False


NOWHERE = Direction(0)


def read_direction(words: str, year: int) -> Direction:
    """Where a reason says that the amount went in ``year``."""
    words = LATE.sub(r"\1", COMPARED.sub("", words))
    # Of a list with a first item only the others may say the contrary.
    if OPEN.search(words) or ("一是" in words and "二是" not in words):
        return NOWHERE
    clauses, is_past = [], False
    for clause in CLAUSE.split(words):
        is_past = speaks_of_past(clause, year, is_past)
        if not is_past:
            clauses.append(clause)
    signs = set(map(read_clause, clauses)) - {None}
    if len(signs) != 1 or 0 in signs or (1 in signs and LEFT.search(words)):
        return NOWHERE
    sign = signs.pop()
    families = {name for name, nouns in FAMILIES.items() for one in clauses if nouns.search(one)}
    is_spending = any(SPENT[sign < 0].search(one) for one in clauses)
    return Direction(sign, frozenset(families), is_spending)


def speaks_of_past(clause: str, year: int, before: bool) -> bool:
    """Whether a clause tells of an earlier year, or goes on from one that does."""
    if NOW.search(clause) or f"{year}年" in clause:
        return False
    return before or PAST.search(clause) is not None


def read_clause(clause: str) -> int | None:
    """1 or -1; 0 where a clause says both or is taken back, none where it says nothing."""
    if SAVED.search(clause):
        return -1
    if GAINED.search(clause):
        return 0 if FALLS.search(clause) or NEGATED.search(clause) else 1
    rises, falls = RISES.search(clause), FALLS.search(clause)
    if RATES.search(clause) or (CARE.search(clause) and not falls):
        return None
    if not (rises or falls) or COUNTED.search(clause) or not THING.search(clause):
        return None
    if NEGATED.search(clause) or (rises and falls):
        return 0
    return 1 if rises else -1
