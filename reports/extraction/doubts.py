"""Readings that hold only if the words further away mean the same: when to doubt them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction.settled import Settled
from reports.extraction.tokens import Token
from reports.extraction.topics import heading_topic
from reports.namedoubts import OF_PROJECTS, OF_THE_YEAR, only_written

if TYPE_CHECKING:
    from reports.extraction.walk import Walk

# What a bare 收入 or 支出 in front of a comparison can mean for certain.
VAGUE = re.compile(r"^(?:年)?(收入|支出)(?:预算|决算)?(?=较|比|与|同比|增加|减少|增长|下降)")
WHOLES = re.compile(r"总计$|合计$|^一般公共预算财政拨款支出$")
NAMED_PROJECT = re.compile(r"项目(?:支出)?(?:绩效)?(?:自评|评价)?(?:综合)?(?:得分|评分)")
SIDES = {"收入": "支出", "支出": "收入"}
OF_A_YEAR = ("final", "amount", "share", "execution_rate")
PART_OF_YEAR = re.compile(
    r"[上下]半年|[一二三四]季度|前[一二三四五六七八九十\d]+个月|(?<![\d-])(?:[1-9]|1[01])月[底末]"
)
# 低于预算数3万元: three above or below, or the budget itself.
OFF_BY = re.compile(
    r"(?:[低高]于|超过|超出|多于|少于|未完成|未执行)(?:年初|全年|当年|上年度?|去年)?(?:调整)?(?:预算|决算|支出)(?:数|总额)?$"
)
LIMIT = re.compile(r"(?:控制在|不超过|不高于)(?:人民币)?$")


def inherited_doubt(walk: Walk, token: Token, settled: Settled) -> str:
    """Why a reading may not be the one meant; empty where nothing speaks against it."""
    if token.number.kind not in ("money", "percent") or settled.indicator.startswith("工作量/"):
        return ""
    return of_value(walk, token, settled) or of_name(walk, token, settled)


def of_value(walk: Walk, token: Token, settled: Settled) -> str:
    """Why the number may not be the value of the year."""
    if settled.measure == "change" and is_more_than_nothing(walk, token, settled):
        return "本年为0，不可能增加"
    if OFF_BY.search(walk.text, walk.clause_start, token.start):
        return "写“高于、低于”，分不清是所比的数还是相差的数"
    if token.number.kind == "money" and "建议" in walk.text[walk.clause_start : token.start]:
        return "是建议数，不是批准的数"
    if is_limit(walk, token):
        return "是规定的限额，不是实际数"
    part = PART_OF_YEAR.search(walk.text, walk.clause_start, token.start)
    if part and settled.measure in OF_A_YEAR and not settled.rule.startswith("free:"):
        return f"只是{part[0]}的数"
    return ""


def of_name(walk: Walk, token: Token, settled: Settled) -> str:
    """Why an indicator taken over from words further away may be another one."""
    found, _, source = settled.rule.partition(":")
    if source.startswith("vague"):
        side = "支出" if "支出" in settled.indicator else "收入"
        return only_written(side, f"是本年{side}还是总{side}")
    if settled.rule.startswith("statement:projects/"):
        return OF_PROJECTS
    if found == "clause" and walk.context.kind == "budget" and is_bare_sum(walk):
        return OF_THE_YEAR
    if found not in ("statement", "paragraph", "heading"):
        return ""
    of_body = walk.subject.type == "department" and settled.subject is None
    if of_body and found != "statement" and NAMED_PROJECT.search(walk.text, 0, token.start):
        return "这句话讲的是一个项目，报告未写明是哪个项目"
    if walk.figures and walk.figures[-1].indicator.startswith("绩效/项目个数"):
        return OF_PROJECTS
    if found == "statement" and is_of_things(walk, token):
        return "前面说的是另一些事，未写明是不是全部"
    own = VAGUE.match(walk.text[walk.clause_start : token.start])
    if own and not is_plain(walk, settled.indicator, own[1], found):
        return only_written(own[1], "是哪一项")
    if found == "statement" and leaves_group(walk, settled):
        return "分号之后没有写明是哪一项"
    return ""


def is_plain(walk: Walk, indicator: str, side: str, found: str) -> bool:
    """Whether a bare 收入 or 支出 can mean one thing only: a sum of that side, or the one cost
    that the section's heading and its sentence before name."""
    if SIDES[side] in indicator:
        return False
    alone = side == "支出" and found == "paragraph"
    alone = alone and heading_topic(walk.context, "money") == indicator
    return alone or WHOLES.search(indicator) is not None


def is_bare_sum(walk: Walk) -> bool:
    """Whether a plan says no more than 2023年收入: of the year, or with what is carried over."""
    topic = walk.topic
    return topic is not None and walk.text[topic.start : topic.end] in ("收入", "支出")


def is_limit(walk: Walk, token: Token) -> bool:
    """项目支出控制在50万元以内: what may be spent at most."""
    if token.number.kind != "money":
        return False
    before = walk.text[max(0, token.start - 8) : token.start]
    return bool(LIMIT.search(before)) or walk.text.startswith(("以内", "之内"), token.end)


def is_more_than_nothing(walk: Walk, token: Token, settled: Settled) -> bool:
    """政府性基金收入0万元，较上年增加15万元: the increase must be that of something else."""
    last = walk.figures[-1] if walk.figures else None
    return (
        last is not None
        and (last.indicator, last.value) == (settled.indicator, 0)
        and last.measure in ("final", "budget_initial", "budget")
        and settled.basis.startswith("prior")
        and settled.sign > 0
        and bool(token.number.value)
    )


def is_of_things(walk: Walk, token: Token) -> bool:
    """接待督查组3批次，支出0.4万元: the amount is of what was just counted in free words."""
    measured = walk.cue is not None and walk.cue.value not in ("spent", "received", "amount")
    if measured or not walk.figures or token.number.kind != "money":
        return False
    return walk.figures[-1].rule.startswith("free:count")


def leaves_group(walk: Walk, settled: Settled) -> bool:
    """预算218万元，其中项目支出60万元；年中追加23万元: behind the semicolon no part is named."""
    if walk.topic is None or settled.measure in ("share", "change_rate", "execution_rate"):
        return False
    group = walk.text.find("其中")
    if not 0 <= group < walk.topic.start or (settled.measure == "change" and walk.base):
        return False
    return "；" in walk.text[walk.topic.end : walk.last_position]
