"""Which indicator a numeral belongs to: by its clause, its sentence, its paragraph, the headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import freewording
from reports.extraction.context import Context, scope_of
from reports.extraction.settled import MONEY_MEASURES, TOTAL_OF_PROJECT
from reports.extraction.tokens import PrintedNumber, Token, scan_words

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


COUNTED = {
    "三公经费/因公出国（境）费": {"人": "三公经费/出国（境）人数", "人次": "三公经费/出国（境）人数",
                       "个": "三公经费/出国（境）团组", "次": "三公经费/出国（境）团组", "批次": "三公经费/出国（境）团组",
                       "批": "三公经费/出国（境）团组", "个批次": "三公经费/出国（境）团组", "团组": "三公经费/出国（境）团组"},
    "三公经费/出国（境）团组": {"人": "三公经费/出国（境）人数", "人次": "三公经费/出国（境）人数"},
    "三公经费/公务用车购置费": {"辆": "三公经费/公务用车购置数"},
}  # fmt: skip


COUNT_TOPICS = re.compile(
    r"^(?:三公经费/(?:出国（境）(?:团组|人数)|公务用车(?:购置数|保有量)|国内公务接待|国（境）外公务接待|外事接待|公务接待费)"
    r"|国有资产/)"
)


# 更新购置公务用车1辆，支出18万元: what the things counted cost.
MONEY_OF = {
    "三公经费/公务用车购置数": "三公经费/公务用车购置费",
    "三公经费/公务用车保有量": "三公经费/公务用车运行维护费",
    "三公经费/出国（境）团组": "三公经费/因公出国（境）费",
    "三公经费/出国（境）人数": "三公经费/因公出国（境）费",
}


def find_topic(walk: Walk, wanted: str) -> tuple[str, str]:
    """(path, where it was found) of the indicator a numeral belongs to; ``("", "")`` if none.

    ``wanted`` is the kind of number: a topic that only counts things is no topic for money.
    """
    for source, topic in (
        ("clause" if walk.clause_topic else "statement", walk.topic),
        ("paragraph", walk.paragraph_topic),
    ):
        if topic and fits(topic.value, wanted):
            return topic.value, f"{source}:{topic.extra}"
        if topic and wanted == "money" and topic.value in MONEY_OF:
            return MONEY_OF[topic.value], f"{source}:counted"
        if source != "paragraph" and wanted != "count" and named_here(walk):
            return TOTAL_OF_PROJECT, "statement:project"
    path = heading_topic(walk.context, wanted)
    if not path and wanted != "count" and tells_of_projects(walk):
        return "支出/项目支出", "statement:projects"
    return (path, "heading:name") if path else ("", "")


def tells_of_projects(walk: Walk) -> bool:
    """对6个项目开展自评，涉及全年预算120万元: money of the body's projects just counted."""
    if walk.subject.type != "department" or walk.cue is None:
        return False
    told = any(one.indicator.startswith("绩效/项目个数") for one in walk.figures)
    return told and walk.cue.value in (*MONEY_MEASURES, "execution_rate") and of_all(walk)


def of_all(walk: Walk) -> bool:
    """Whether behind the last full clause nothing but measures and small words are named."""
    start = max(walk.clause_start, walk.last.end if walk.last else 0)
    end = walk.tokens[walk.index].start
    rest = walk.text[start : walk.cue.start] + walk.text[walk.cue.end : end]
    return bool(SMALL_WORDS.fullmatch(rest))


SMALL_WORDS = re.compile(r"(?:共|涉及|总|全年|实际|年初|预算|支出|资金|金额|额|数|合计|为|，)*")


def named_here(walk: Walk) -> bool:
    """Whether a project of the body is named in front of the numeral, with a word of measure."""
    if walk.context.project or not walk.context.projects or walk.cue is None:
        return False
    telling = (*MONEY_MEASURES, "execution_rate")
    return walk.cue.value in telling and bool(project_before(walk, walk.tokens[walk.index]))


def project_before(walk: Walk, token: Token) -> str:
    """The project named last in front of a score, since the last semicolon."""
    start = max(walk.text.rfind("；", 0, token.start), 0)
    before = walk.text[start : token.start]
    places = [(before.rfind(one.name), one.name) for one in walk.context.projects]
    place, name = max(places, default=(-1, ""))
    return name if place >= 0 else ""


def fits(path: str, wanted: str) -> bool:
    """Whether an indicator can have a number of this kind."""
    if wanted == "count":
        return bool(COUNT_TOPICS.match(path)) or path in COUNTED
    if path.startswith("国有资产/车辆") or path.startswith(
        (
            "三公经费/出国（境）团组",
            "三公经费/出国（境）人数",
            "三公经费/公务用车购置数",
            "三公经费/公务用车保有量",
        )
    ):
        return wanted == "percent"
    if path.startswith("绩效/"):
        return wanted == "percent"
    return True


def topics_of(context: Context, heading: str) -> tuple[str, ...]:
    """All indicators that a heading names, looked for once a document."""
    key = ("topics", heading, context.scope, context.project != "")
    paths = context.memory.get(key)
    if paths is None:
        tokens = scan_words(heading, context.scope, context.project != "")
        paths = tuple(token.value for token in tokens if token.kind == "topic")
        context.memory[key] = paths
    return paths


def heading_topic(context: Context, wanted: str) -> str:
    """The one indicator that the innermost telling heading names."""
    for heading in reversed(context.headings[-3:]):
        paths = {path for path in topics_of(context, heading) if fits(path, wanted)}
        if len(paths) == 1:
            return paths.pop()
        # 会议费、培训费支出情况 is no part of what the heading above it names.
        if paths or scope_of((heading,)) == "meetings":
            return ""
    return ""


def clause_phrase(walk: Walk, token: Token) -> str:
    """The words of the clause in front of the numeral that no token explains."""
    start = walk.clause_start
    if walk.last and walk.last.end > start:
        start = walk.last.end
    return freewording.phrase_before(
        walk.text, start, token, walk.tokens_between(start, token.start)
    )


UNITS_OF = {
    "三公经费/出国（境）团组": ("个", "次", "批次", "批", "团组", "个批次"),
    "三公经费/出国（境）人数": ("人", "人次", "名"),
    "三公经费/公务用车购置数": ("辆", "台"),
    "三公经费/公务用车保有量": ("辆", "台"),
    "三公经费/国内公务接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/公务接待费": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/国（境）外公务接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/外事接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
}


def unit_fits(path: str, number: PrintedNumber) -> bool:
    """Whether things of this indicator are counted in this unit."""
    if path in UNITS_OF:
        return number.unit in UNITS_OF[path]
    return path not in COUNTED
