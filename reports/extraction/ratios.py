"""Percentages: shares, execution rates, rates of change, and rates of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import freewording
from reports.extraction.amounts import change_basis, cue_text, last_budget, near, unsigned
from reports.extraction.settled import TOTAL_OF_PROJECT, Settled
from reports.extraction.tokens import Token
from reports.extraction.topics import clause_phrase, find_topic
from reports.facts import Figure
from reports.units import MONEY

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


def percent(walk: Walk, token: Token) -> Settled | None:
    """A percentage: share, execution rate, rate of change, or a rate of its own."""
    if token.number.unit == "个百分点":
        moved = walk.change is not None and near(walk, walk.change, token)
        # 执行率偏低13个百分点, 未达目标值0.9个百分点: how far from a rate, none itself.
        return points_apart(walk, change_basis(walk)) if moved else None
    cue = walk.cue.value if walk.cue else ""
    year = walk.context.year
    if cue == "execution_rate" and (done := rate_of_things(walk)):
        return done
    if cue in ("execution_rate", "share"):
        path, found = find_topic(walk, "percent")
        if cue == "share" and not walk.clause_topic and (part := free_part(walk)):
            path, found = part, "statement:part"
        last = walk.figures[-1] if walk.figures and not walk.clause_topic else None
        no_spending = path.startswith(("收入", "本年收入", "财政拨款收入", "绩效/"))
        if no_spending and last is not None and last.rule.startswith("subject:"):
            path, found = last.indicator, "statement:subject"
        # Money is carried out, no satisfaction.
        if cue == "execution_rate" and path.startswith("绩效/"):
            path = ""
        if path == "项目资金到位" and not walk.clause_topic:
            path = ""
        if not path and walk.subject.type == "project":
            path, found = TOTAL_OF_PROJECT, "subject:project"
        if path:
            basis = walk.cue.extra if cue == "execution_rate" else share_basis(walk)
            return Settled(path, cue, f"{found}/clause:cue", year, basis)
        return None
    if walk.change and near(walk, walk.change, token):
        return change_rate(walk, token)
    if walk.topic and walk.clause_topic and (walk.topic.value in RATE_TOPICS):
        return own_rate(walk, token)
    return freewording.rate(walk, token)


def rate_of_things(walk: Walk) -> Settled | None:
    """计划化解30件，实际化解28件，完成率93.33%: of the things counted, not of money."""
    last = walk.figures[-1] if walk.figures else None
    counted = last is not None and last.indicator.startswith("工作量/") and last.measure != "rate"
    if (
        not counted
        or cue_text(walk) != "完成率"
        or "；" in walk.text[walk.last.end : walk.cue.start]
    ):
        return None
    return Settled(f"{last.indicator}完成率", "rate", "free:rate/unit", walk.context.year)


def free_part(walk: Walk) -> str:
    """上半年支出18万元，仅占全年支出的25%: a share is of the part in free words just named."""
    last = walk.figures[-1] if walk.figures else None
    if last is None or not last.rule.startswith(("free:project", "free:count")):
        return ""
    return last.indicator if last.unit in MONEY or last.measure == "count" else ""


RATE_TOPICS = ("项目资金到位", "绩效/项目实施进度", "绩效/群众满意度")


def own_rate(walk: Walk, token: Token) -> Settled:
    """到位率100%, 实施进度100%, 满意度95%."""
    measure = freewording.aimed(walk, token) or "rate"
    if walk.topic.value == "绩效/项目实施进度":
        measure = freewording.aim(walk.context) or "rate"
    return Settled(
        walk.topic.value, measure, f"clause:{walk.topic.extra}/indicator", walk.context.year
    )


def share_basis(walk: Walk) -> str:
    """The whole of a share, as printed: 占本年支出合计的 → 本年支出合计."""
    match = re.match(r"占(.{2,30}?)(?:的|比)", cue_text(walk))
    return match[1] if match else ""


def tells_of_work(figure: Figure) -> bool:
    """Whether a figure is of the work done, none of money."""
    return figure.indicator.startswith("工作量/")


def points_apart(walk: Walk, basis: str) -> Settled | None:
    """满意率96.8%，比上年提高1.2个百分点: how far a rate moved, no rate of change."""
    last = walk.figures[-1] if walk.figures else None
    if last is None or last.unit != "%":
        return None
    sure = last.measure == "rate" and not walk.clause_topic
    reason = "" if sure else "是相差的百分点，不是增减率"
    return Settled(
        last.indicator, "change", "statement:name/points", walk.context.year, basis,
        int(walk.change.value or 1), reason=reason, candidates=(last.indicator,) if reason else (),
    )  # fmt: skip


def change_rate(walk: Walk, token: Token) -> Settled | None:
    """增长 N% of the topic; of free words where the clause counts things."""
    phrase = "" if walk.clause_topic else clause_phrase(walk, token)
    year = walk.context.year
    basis = change_basis(walk)
    if walk.change.extra == "variance":
        basis = last_budget(walk) or "budget"
    last = walk.figures[-1] if walk.figures else None
    follows_count = last is not None and (
        last.measure == "count" or (tells_of_work(last) and not walk.clause_topic)
    )
    path, found = find_topic(walk, "percent")
    if (
        follows_count
        or (not path and walk.phrase)
        or (phrase and not freewording.is_filler(phrase))
    ):
        return freewording.rate(walk, token, measure="change_rate", basis=basis)
    if not path:
        return None
    sign = int(walk.change.value or 1)
    reason = "" if walk.change.value else unsigned(walk)
    return Settled(
        path, "change_rate", f"{found}/clause:change", year, basis, sign, reason=reason,
        candidates=("change_rate:+", "change_rate:-") if reason else (),
    )  # fmt: skip
