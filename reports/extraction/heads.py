"""Heads of a table's columns: the measure, the part of a whole and the year that they name."""

from __future__ import annotations

import re
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
# Heads under which a number without a sign is a decrease.
FALLS = re.compile(r"减少|下降")
ORDINAL_HEADS = re.compile(r"^(?:行次|栏次|序号|编号)$")
CODE_HEADS = re.compile(r"编码|^[类款项]$|代码")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head, and what it says: a measure, a part, that the column numbers or codes.

    It is made once, because every cell below it asks.
    """

    text: str = ""
    measure: str = ""
    part: str | None = None
    is_ordinal: bool = False
    is_code: bool = False
    year: int = 0
    falls: bool = False


def make_head(text: str) -> Head:
    """What a column's head says."""
    return Head(
        text, head_measure(text), part_of(text),
        ORDINAL_HEADS.match(text) is not None, CODE_HEADS.search(text) is not None,
        head_year(text), FALLS.search(text) is not None and "增" not in text,
    )  # fmt: skip


NO_HEAD = Head()


def head_year(text: str) -> int:
    """The one year that a head names, 0 for none."""
    years = set(re.findall(r"(?<!\d)(20\d\d)年?", text))
    return int(years.pop()) if len(years) == 1 else 0


def head_measure(text: str) -> str:
    """The measure that a column's head names; the name of a budget is none."""
    text = BUDGETS.sub("", text)
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
