"""Amounts as a text prints them: which have no unit, and which have one that hardly fits.

The words are searched, not what was read: a number without a unit is often no figure at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.checks.dossier import Case
from reports.checks.flat import Line
from reports.checks.groups import once
from reports.spans import Span

# Decimals, thousands marks, or so many digits that it is neither a year nor a count of a few.
NUMBER = r"\d(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d{0,2}(?:，\d{3})+\.\d+|\d*\.\d+|\d{4,})"
MONEY = (
    "总计|合计|共计|总额|金额|支出|收入|经费|费用?|结余|结转|预算|决算|资金|拨款|款|补助|采购"
    "|预算数|决算数|执行数|（类）|（款）|（项）|科目|增加|减少"
    # Accounts and what staff are paid, with their codes: 住房公积金, 信访事务（2010308）.
    r"|事务|业务|运行|离退休|公积金|缴费|工资|津贴|补贴|奖金|（\d{7}）|（\d\d[类款项]）"
)
# 人员经费141，主要; 支出决算为1525，完成: a year is none.
WHOLE_NUMBER = re.compile(
    r"(?:经费|支出|收入|合计|决算|预算)[为是]?(?P<number>(?!(?:19|20)\d\d(?!\d))\d{2,4})"
    r"(?=，(?:主要|其中|占|完成|比|较|与|同比|增加|减少|增长|下降))"
)
# What may stand between what is spoken of and its amount.
FILLED = "(?:分别|约|共|各|均|预算|决算|执行|数|额|为|是|计|达|了|：|”)*"
# A full-width comma may be a thousands mark: 1，043.20.
BEHIND = r"(?=[，,](?!\d{3})|[。；）;)]|、(?![\d.])|的\d+(?:\.\d+)?%)"
# Numbers are looked for first, as few of them have no unit; what stands around them comes second.
# Each pattern begins with what is rare: one that begins with a look behind is tried everywhere.
UNITLESS = re.compile(rf"(?P<number>{NUMBER})(?=[，,。；）;)、]|的\d)")
SHORT = re.compile(rf"数(?<=[预决]算数|执行数|支出数)[为是]?(?P<number>\d{{1,4}}){BEHIND}")
# 12批次、106人、0.36。
LISTED = re.compile(
    r"、(?:(?<=\d[人批次辆]、)|(?<=\d[人批]次、))(?P<number>\d+\.\d+)(?=[，。；）;)])"
)
# In front of a number, and behind it; the longest of the former:
REACH = 24
# So far behind a line what follows a number is looked at.
BEYOND = 12
DIGIT = re.compile(r"\d")
# Behind these a number only goes on.
INSIDE = (*"0123456789.,",)
AROUND = tuple(
    (re.compile(f"(?:{before})$"), re.compile(behind))
    for before, behind in (
        # 公务接待费支出2.32，; 完成预算2.45的88.57%.
        (f"(?:{MONEY}){FILLED}", BEHIND),
        # 3.00万元、2.10，; 1.20、3.00万元、2.10万元.
        ("(?:万元|元)[、和]", "(?=[，。；）;)、])"),
        ("(?<!、)", r"、[\d.,]+(?:万元|元)、\d"),
    )
)
# Numbers that are no money although such a word stands in front.
NO_MONEY = re.compile("率|占比|比例|得分|评分|分值|权重|面积|指数|倍|个百分点|编码|代码|电话")
CLAUSE_START = re.compile("[，。；：、]")
YUAN = re.compile(r"(?P<number>\d{1,3}\.\d{1,2})元(?![/每素旦宵月])")
TEN_THOUSANDS = re.compile(r"\d万元")
IN_YUAN = re.compile(r"\d元")
# Amounts for one guest, meal or day are small.
FOR_ONE = re.compile(
    "(?<=[人车次日月年平辆批])均|均(?![为增减])|每|单价|标准|单位成本|价格|利息|人次|餐|票|/"
)
THOUSANDS = re.compile("[,，]")
SEVERAL = 3
WINDOW = 40


@dataclass(frozen=True)
class PrintedAmount:
    """A number of the running text with the words that name it."""

    named: str
    number: str
    span: Span


def bare_amounts(case: Case) -> list[PrintedAmount]:
    """Numbers of running text that words of money name and that no unit follows."""
    found = {
        one.span: one
        for pattern, fits in BARE
        for one in read_amounts(case, pattern, fits)
        if not NO_MONEY.search(one.named) and Decimal(THOUSANDS.sub("", one.number))
    }
    return [found[span] for span in sorted(found)]


def is_amount(text: str, line: Line, start: int, end: int) -> bool:
    """Whether what stands around a number without a unit tells that it is money."""
    before = text[max(line.start, start - REACH) : start]
    for front, back in AROUND:
        behind = back.match(text, end)
        if behind and behind.end() < line.end and front.search(before):
            return True
    return False


# What finds amounts without a unit, and what must be said of those that are tried everywhere.
BARE = ((UNITLESS, is_amount), (SHORT, None), (LISTED, None), (WHOLE_NUMBER, None))


def odd_yuan(case: Case) -> list[PrintedAmount]:
    """Small amounts in 元 with decimals in a report that otherwise speaks of 万元."""
    text = case.flat.text
    found = [one for one in read_amounts(case, YUAN) if Decimal(one.number)]
    if not found or not is_in_ten_thousands(text):
        return []
    return [one for one in found if not FOR_ONE.search(one.named)]


def is_in_ten_thousands(text: str) -> bool:
    """Whether most amounts of a text are in 万元."""
    others = len(IN_YUAN.findall(text))
    return len(TEN_THOUSANDS.findall(text)) >= SEVERAL * max(1, others)


def read_amounts(
    case: Case, pattern: re.Pattern, fits: Callable[[str, Line, int, int], bool] | None = None
) -> Iterator[PrintedAmount]:
    """Every match in a line of running text that ``fits``, with the clause in front of it."""
    flat = case.flat
    for line in once(case, "lines with digits", find_lines):
        for found in pattern.finditer(flat.text, line.start, line.end + BEYOND):
            start, end = found.span("number")
            # A number that goes on in another line, or in front of this one.
            if end >= line.end:
                break
            if flat.text.endswith(INSIDE, 0, start):
                continue
            if fits and not fits(flat.text, line, start, end):
                continue
            before = flat.text[max(line.start, start - WINDOW) : start]
            named = CLAUSE_START.split(before)[-1]
            yield PrintedAmount(named, found["number"], flat.span(start, end))


def find_lines(case: Case) -> list[Line]:
    """The lines of running text that hold a digit; cells are none."""
    text = case.flat.text
    return [
        one for one in case.flat.lines if not one.is_cell and DIGIT.search(text, one.start, one.end)
    ]
