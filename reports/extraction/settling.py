"""One numeral of a sentence, settled: which indicator, which measure, against what.

Every reader takes the walk as it stands in front of the numeral, and says what settled the
reading in ``Settled.rule`` (``clause:…``, ``statement:…``, ``paragraph:…``, ``heading:…``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction.amounts import money
from reports.extraction.counts import bare, count, score
from reports.extraction.ratios import percent
from reports.extraction.settled import Settled, with_year
from reports.extraction.tokens import Token
from reports.extraction.topics import project_before
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.narrative import Walk


def settle(walk: Walk, token: Token) -> Settled | None:
    """The reading of the numeral ``token``, ``None`` where no rule applies to it."""
    number = token.number
    readers = {"money": money, "percent": percent, "score": score, "count": count, "": bare}
    settled = readers[number.kind](walk, token)
    if settled is None:
        return None
    if settled.rule.startswith("statement:project/"):
        subject = Subject("project", project_before(walk, token))
        settled.subject = subject
    if not settled.reason and (reason := inherited_doubt(walk, token, settled)):
        settled.reason, settled.candidates = reason, (settled.indicator,)
    return with_year(walk, settled)


# What a bare 收入 or 支出 in front of a comparison can mean for certain.
VAGUE = re.compile(r"^(?:年)?(收入|支出)(?:预算|决算)?(?=较|比|与|同比|增加|减少|增长|下降)")
WHOLES = re.compile(r"总计$|合计$|^一般公共预算财政拨款支出$")
NAMED_PROJECT = re.compile(r"项目(?:支出)?(?:绩效)?(?:自评|评价)?(?:综合)?(?:得分|评分)")
SIDES = {"收入": "支出", "支出": "收入"}


def inherited_doubt(walk: Walk, token: Token, settled: Settled) -> str:
    """Why an indicator taken over from words further away may not be the one meant."""
    found = settled.rule.partition(":")[0]
    if token.number.kind not in ("money", "percent") or settled.indicator.startswith("工作量/"):
        return ""
    if settled.measure == "change" and is_more_than_nothing(walk, token, settled):
        return "本年为0，不可能增加"
    if found not in ("statement", "paragraph", "heading"):
        return ""
    last = walk.figures[-1] if walk.figures else None
    of_body = walk.subject.type == "department"
    is_open = of_body and settled.subject is None and found != "statement"
    if is_open and NAMED_PROJECT.search(walk.text, 0, token.start):
        return "这句话讲的是一个项目，报告未写明是哪个项目"
    if last is not None and last.indicator.startswith("绩效/项目个数"):
        return "是所列项目的资金，不一定是全部"
    own = VAGUE.match(walk.text[walk.clause_start : token.start])
    if own and not (WHOLES.search(settled.indicator) and SIDES[own[1]] not in settled.indicator):
        return f"只写“{own[1]}”，未写明是哪一项"
    if found == "statement" and leaves_group(walk, token, settled):
        return "分号之后没有写明是哪一项"
    return ""


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


def leaves_group(walk: Walk, token: Token, settled: Settled) -> bool:
    """预算218万元，其中项目支出60万元；年中追加23万元: behind the semicolon no part is named."""
    if walk.topic is None or settled.measure in ("share", "change_rate", "execution_rate"):
        return False
    group = walk.text.find("其中")
    if not 0 <= group < walk.topic.start or (settled.measure == "change" and walk.base):
        return False
    return "；" in walk.text[walk.topic.end : token.start]
