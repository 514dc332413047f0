"""Heads of a table's columns: the measure, the part of a whole and the year that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reports.extraction.context import Context
from reports.extraction.tokens import scan_words

MEASURES = (
    (
        r"增减(?:率|幅|比例|%)|增长(?:率|%)|(?:增加|减少|下降)(?:率|幅|比例|%)|比上年.{0,60}%|±%",
        "change_rate",
    ),
    (r"增减(?:额|数|变动|变化|情况)?|比上年增|(?:增加|减少|下降)(?:额|数|情况|金额)", "change"),
    (r"占.{0,60}(?:比|%)|比重", "share"),
    (r"执行率|完成率|完成预算", "execution_rate"),
    (r"调整(?:后)?预算|全年预算", "budget_adjusted"),
    (r"(?:上年|上一年|去年).{0,60}预算", "prior_budget"),
    (r"(?:上年|上一年|去年).{0,60}(?:决算|执行)", "prior_final"),
    (r"(?:上年|上一年|去年)", "prior"),
    (r"年初预算", "budget_initial"),
    (r"预算数|预算", "budget"),
    (r"决算数|决算|执行数|金额|本年(?:数|度)?$|统计数|支出数", "final"),
)
PARTS = (
    (r"本年支出合计|^支出合计", "本年支出合计"),
    (r"本年收入合计|^收入合计", "本年收入合计"),
    (r"^合计$|^小计$|^总计$|^本年支出$", ""),
)
# 一般公共预算财政拨款 names what pays, not the plan.
BUDGETS = re.compile(r"(?:一般公共|政府性基金|国有资本经营)预算")
# What was carried over from last year is this year's.
CARRIED = re.compile(r"(?:上年|上一年度?|去年)(?:结转|结余)")
# The budget of the treasury that a column is about.
FUNDS = (
    (re.compile(r"一般公共预算"), "一般公共预算财政拨款"),
    (re.compile(r"政府性基金"), "政府性基金预算财政拨款"),
    (re.compile(r"国有资本经营"), "国有资本经营预算财政拨款"),
)
# Words of heads that say when, how much or in what unit, and leave the column a whole one.
PLAIN = re.compile(
    r"20\d\d年?度?|本年度?|上年度?|上一年|去年|全年|当年|年初|年末|年度|调整后?|预算|决算|执行|完成|实际|统计|发生|财政拨款|一般公共|政府性基金"
    r"|国有资本经营|支出|收入|拨款|资金|金额|总额|数额?|合计|小计|总计|经费|（[^（）]{0,8}）|单位：|[亿万千]?元|安排|情况|其中：|[=＝+＋\dA-Za-z（）/、：．.｜]"
)
# Between the words of merged heads.
BETWEEN = "｜"
# Heads under which a number without a sign is a decrease.
FALLS = re.compile(r"减少|下降")
ORDINAL_HEADS = re.compile(r"^(?:行次|栏次|序号|编号)$")
CODE_HEADS = re.compile(r"编码|^[类款项]$|代码")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head, and what it says: a measure, a part, that the column numbers or codes.

    It is made once, because every cell below it asks. ``group`` holds the words of merged heads
    above it, ``fund`` the budget of the treasury it is about, ``doubt`` why it is not sure.
    """

    text: str = ""
    measure: str = ""
    part: str | None = None
    is_ordinal: bool = False
    is_code: bool = False
    year: int = 0
    falls: bool = False
    group: str = ""
    fund: str = ""
    is_whole: bool = True
    doubt: str = ""


def make_head(text: str, group: str = "", doubt: str = "") -> Head:
    """What a column's head says; a merged head above it tells what its own words leave open."""
    measure = head_measure(text) or head_measure(group)
    return Head(
        text, measure, own_part(text, group),
        ORDINAL_HEADS.match(text) is not None, CODE_HEADS.search(text or group) is not None,
        head_year(text) or head_year(group), FALLS.search(text) is not None and "增" not in text,
        group, fund_of(text) or fund_of(group), measure in COMPARING or is_plain(text + group),
        doubt or ("" if text or group else NAMELESS),
    )  # fmt: skip


NAMELESS = "这一栏没有栏名"
# Measures that a whole can have beside its amount.
COMPARING = ("change", "change_rate", "share", "execution_rate")


def is_plain(words: str) -> bool:
    """Whether words of heads leave a column a whole one."""
    return PLAIN.sub("", words) == ""


def own_part(text: str, group: str) -> str | None:
    """The part that a head stands for; a sum is that of the merged head above it."""
    part = part_of(text)
    if part or not group or not is_plain(text):
        return part
    words = group.rsplit(BETWEEN, 1)[-1]
    above = part_of(words)
    if above is None:
        # The sum of a part that nothing names is no whole.
        return part if is_plain(words) else None
    return above


NO_HEAD = Head()


def fund_of(text: str) -> str:
    """The one budget of the treasury that words name, ``""`` for none or several."""
    found = [name for pattern, name in FUNDS if pattern.search(text)]
    return found[0] if len(found) == 1 else ""


def head_year(text: str) -> int:
    """The one year that a head names, 0 for none."""
    years = set(re.findall(r"(?<!\d)(20\d\d)年?", text))
    return int(years.pop()) if len(years) == 1 else 0


def head_measure(text: str) -> str:
    """The measure that a column's head names; the name of a budget is none."""
    text = CARRIED.sub("", BUDGETS.sub("", text))
    return next((measure for pattern, measure in MEASURES if re.search(pattern, text)), "")


def head_year_measure(context: Context, year: int, measure: str) -> str:
    """The measure of a column whose head names a year: last year's is a prior one.

    A year that is neither the report's nor the one before has no measure.
    """
    if year in (0, context.year) or measure not in ("final", "budget", "budget_initial"):
        return measure
    if year != context.year - 1:
        return ""
    return "prior_final" if measure == "final" else "prior_budget"


def part_of(head: str) -> str | None:
    """What a column's head stands for: a part's indicator, "" for the whole, None for none."""
    for pattern, path in PARTS:
        if re.search(pattern, head):
            return path
    topics = [token.value for token in scan_words(head, "", False) if token.kind == "topic"]
    return topics[0] if topics else None


def column_measure(context: Context, head: Head) -> str:
    """The measure of a column by its head, its year and the kind of report."""
    told_final = TOLD_FINAL.search(head.text + head.group)
    if context.kind == "budget" and head.year == context.year - 1 and told_final:
        return "prior_final"
    return head_year_measure(context, head.year, kind_measure(context, head.measure))


LAST_YEAR = re.compile(r"上年|上一年|去年")
# Words of an outturn, which a plan prints of the year before.
TOLD_FINAL = re.compile(r"决算|执行")


def kind_measure(context: Context, measure: str) -> str:
    """A head's measure in this kind of report; without one the report's own."""
    if measure == "prior":
        return context.prior_measure()
    if context.kind == "budget" and measure in ("budget", "final", ""):
        return "budget_initial"
    return measure or "final"


def compared_with(measures: Iterable[str]) -> str:
    """What the changes of a table are measured against: a plan, where it prints one and nothing
    of the year before; ``""`` where it prints none."""
    found = set(measures)
    if any(measure.startswith("prior") for measure in found):
        return ""
    plans = ("budget_adjusted", "budget_initial", "budget")
    printed = [measure for measure in plans if measure in found]
    return printed[0] if len(printed) == 1 and "final" in found else ""
