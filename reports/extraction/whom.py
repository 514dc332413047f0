"""Whom a sentence speaks of: the body that reports, or one of its projects."""

from __future__ import annotations

import re

from reports.extraction.context import Context, ProjectName, find_project
from reports.extraction.segments import QUOTED_SCORES
from reports.facts import Subject

# A walk looks back over its whole sentence, so no sentence may be endless. The longest real one
# (26 classes with their shares) has some 700 characters.
LONGEST_SENTENCE = 2000


def sentence_subject(text: str, start: int, end: int, context: Context) -> Subject:
    """The project a sentence of a body's report speaks of, else the report's own subject."""
    if context.project or not context.projects:
        return context.subject
    opening = OUTLINE_MARK.sub("", text[:60])
    heads = [one.name for one in context.projects if start and opening.startswith(one.name)]
    if heads:
        return Subject("project", named_at_last(text[start:end], context) or max(heads, key=len))
    # A score behind a project's name in quotes says nothing of what else is told.
    own, near = (
        QUOTED_SCORES.sub("", text[begin:end]) if "”项目" in text else text[begin:end]
        for begin in (start, max(0, start - LONGEST_SENTENCE))
    )
    for part in (own, near, *reversed(context.headings[-2:])):
        if PROJECT_TALK.search(part) and (project := project_meant(name_part(part), context)):
            return Subject("project", project.name)
    return context.subject


def named_at_last(sentence: str, context: Context) -> str:
    """The project whose results a sentence tells by its full name, ``""`` for none: a stop may be
    missing between two projects' accounts."""
    match = PROJECT_TALK.search(sentence)
    before = sentence[: match.start()] if match else ""
    return next((one.name for one in context.projects if before.endswith(one.name)), "")


def project_meant(words_before: str, context: Context) -> ProjectName | None:
    """``find_project``, asked once for the same words of a document."""
    known = context.memory.setdefault("projects-meant", {})
    if words_before not in known:
        known[words_before] = find_project(words_before, context.projects)
    return known[words_before]


OUTLINE_MARK = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、])+")
PROJECT_TALK = re.compile(r"项目(?:绩效|支出绩效|全年预算|资金|自评)|项目.{0,8}(?:自评)?得分")


def name_part(text: str) -> str:
    """The words in front of a project's results, where its name stands."""
    match = PROJECT_TALK.search(text)
    return text[max(0, match.start() - 60) : match.end()] if match else text
