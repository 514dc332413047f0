"""What a paragraph takes over from the one before: a page's width may end a line at a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction.context import Context
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.tokens import Token
    from reports.extraction.walk import Walk

# These say neither whom they are about nor of what.
OF_PROJECT = re.compile(r"(?:全年|年初)?预算数?为?\d[\d.,]*万?元，(?:全年)?(?:执行数|实际支出)")
OF_RECEPTION = re.compile(r"(?:主要用于接待|(?:全年)?(?:累计|共计?)接待)")
RECEPTIONS = ("三公经费/公务接待费", "三公经费/国内公务接待")


def keep_told(walk: Walk) -> None:
    """Remember what a sentence told of, and whom of."""
    last = walk.figures[-1] if walk.figures else None
    topic = walk.main_topic or walk.paragraph_topic
    scored = last is not None and last.indicator == "绩效/项目自评得分"
    subject = last.subject if scored and last.subject.type == "project" else None
    walk.context.memory["told"] = (walk.context.headings, topic, subject)


def carried_topic(text: str, context: Context) -> Token | None:
    """The reception that the paragraph before told of, where this one goes on about its guests."""
    headings, topic, _ = context.memory.get("told", (None, None, None))
    if topic is None or headings != context.headings or topic.value not in RECEPTIONS:
        return None
    return topic if OF_RECEPTION.match(text) else None


def carried_subject(text: str, start: int, subject: Subject, context: Context) -> Subject:
    """The project whose score was told right before a paragraph that begins with its money."""
    headings, _, project = context.memory.get("told", (None, None, None))
    if start or project is None or headings != context.headings or subject.type == "project":
        return subject
    return project if OF_PROJECT.match(text) else subject
