"""Whether an indicator was met: its target and its result compared by their sign.

Only plain values are compared: one number in each cell, in one unit. Words, dates, and results
given as a part of the target are left alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reports import units
from reports.checks.dossier import Case
from reports.checks.forms import Line
from reports.facts import Figure
from reports.numerals import normalise
from reports.tolerance import Interval, exactly, printed

MET, MISSED, UNKNOWN = "已完成", "未完成", ""
# The words that say the same as a sign.
SIGNS = {
    "≥": "≥", "不少于": "≥", "不低于": "≥", "不小于": "≥", "大于等于": "≥", "至少": "≥",
    "≤": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "小于等于": "≤",
    "=": "＝", "＝": "＝", "<": "＜", "＜": "＜", "小于": "＜", "低于": "＜",
    ">": "＞", "＞": "＞", "大于": "＞", "高于": "＞",
}  # fmt: skip
ENDINGS = {"以上": "≥", "以内": "≤", "以下": "≤"}
VALUE = re.compile(
    rf"(?P<sign>{'|'.join(sorted(SIGNS, key=len, reverse=True))})?"
    r"(?:\d{1,3}(?:，\d{3})+(?:\.\d+)?|[\d.,]+)(?P<rest>[^\d，。；、：]{0,8})"
)
# Units in which less is more, or which are no amount at all.
TIMES = ("年", "月", "日", "天", "工作日", "小时", "分钟", "个月", "周", "季度")


def result_of(case: Case, line: Line) -> str:
    """``MET``, ``MISSED``, or ``UNKNOWN`` where the two cannot be compared."""
    target, actual = line.one("target"), line.one("actual")
    if target is None or actual is None or not is_comparable(target, actual):
        return UNKNOWN
    aim, done = cell_value(case, line, target), cell_value(case, line, actual)
    if aim is None or done is None or done["sign"]:
        return UNKNOWN
    sign = sign_of(line, aim)
    if sign is None:
        return UNKNOWN
    if target.unit in TIMES and sign == "＝":
        sign = ""
    return compare(sign, *in_one_unit(target, actual), is_money=target.unit in units.MONEY)


def is_comparable(target: Figure, actual: Figure) -> bool:
    """Whether both numbers are exact and in one unit."""
    if target.qualifier not in ("", *ENDINGS) or actual.qualifier:
        return False
    if target.unit in ("年", "月", "日"):
        return False
    kinds = units.kind_of(target.unit), units.kind_of(actual.unit)
    if kinds != ("money", "money") and target.unit != actual.unit:
        return False
    # A percentage given as a fraction.
    return not (target.unit == "%" and actual.value <= 1 < target.value)


def cell_value(case: Case, line: Line, figure: Figure) -> re.Match | None:
    """The figure's cell, where it holds this value and nothing else."""
    return VALUE.fullmatch(cell_text(case, line, figure))


def cell_text(case: Case, line: Line, figure: Figure) -> str:
    """The words of the cell of a target or a result."""
    if line.kpi:
        return (line.kpi.target if figure.measure == "target" else line.kpi.actual).text
    content = case.paper.content
    start = max(content.rfind(mark, line.span.start, figure.span.start) for mark in "\t\n") + 1
    ends = [content.find(mark, figure.span.end, line.span.end) for mark in "\t\n"]
    end = min((one for one in ends if one >= 0), default=line.span.end)
    return normalise(content[start:end]).strip()


def sign_of(line: Line, aim: re.Match) -> str | None:
    """The sign of an indicator, ``""`` for none; ``None`` where two contradict each other."""
    found = {SIGNS[aim["sign"]]} if aim["sign"] else set()
    found |= {sign for ending, sign in ENDINGS.items() if aim["rest"].endswith(ending)}
    if line.kpi and line.kpi.nature:
        found.add(SIGNS.get(line.kpi.nature, "定性"))
    if len(found) > 1 or "定性" in found:
        return None
    return found.pop() if found else ""


def in_one_unit(target: Figure, actual: Figure) -> tuple[Decimal, Interval]:
    """The target as it is printed, and what the result stands for; money in 万元."""
    done = printed(actual.value, actual.decimals)
    if units.kind_of(actual.unit) == "count":
        done = exactly(actual.value)
    if target.unit in units.MONEY:
        return units.to_wan(target.value, target.unit), done.scaled(units.MONEY[actual.unit])
    return target.value, done


def compare(sign: str, aim: Decimal, done: Interval, is_money: bool) -> str:
    """A result against its target; a result that rounding could have made is not missed."""
    if sign in ("≥", "＞"):
        met, missed = done.value >= aim, done.high < aim
    elif sign in ("≤", "＜"):
        met, missed = done.value <= aim, done.low > aim
    else:
        # Less money than planned, or more than was asked for, is neither.
        met, missed = done.value == aim, bool(sign) and done.high < aim and not is_money
    if sign in ("＞", "＜") and done.value == aim:
        return UNKNOWN
    return MET if met else MISSED if missed else UNKNOWN
