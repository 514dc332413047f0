"""A stored report and people to correct it, for the tests of corrections."""

from __future__ import annotations

import copy

from django.contrib.auth.models import User

from accounts.models import Membership
from accounts.roles import give_role
from reports.correcting import Author, correct_place, token_of
from reports.importing import import_document
from reports.models import Document, Report
from reports.readings import read_place
from reports.spans import Span

TEXT = (
    "示例甲市青禾县信访局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2023年度收、支总计309.33万元。\n"
    "二、收入决算情况说明\n2023年本年收入合计309.33万元。\n"
    "七、“三公”经费财政拨款支出决算情况说明\n"
    "2023年“三公”经费财政拨款支出决算为7500元。其中公务接待费支出决算为5200元。\n"
)


def store_report(text: str = TEXT, name: str = "a.txt") -> Document:
    """A report read and stored."""
    return import_document(name, text.encode()).document


def make_officer(document: Document | None = None, name: str = "王会计", role="finance_officer"):
    """A user of a role who works for the body of ``document``, if one is given."""
    user = User.objects.create_user(name)
    give_role(user, role)
    if document is not None:
        body = Report.objects.filter(document=document).first().department
        Membership.objects.create(user=user, department=body)
    return User.objects.get(pk=user.pk)


def span_of(document: Document, words: str) -> Span:
    """Where words first stand."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def change(document: Document, words: str, **fields) -> dict:
    """The present reading at ``words`` with fields of its first figure changed."""
    after = copy.deepcopy(read_place(document, span_of(document, words)))
    after["cls"] = "figure"
    after["figures"][0] |= {"status": "corrected", "rule": "correction"} | fields
    return after


def correct(document: Document, user, words: str = "7500", seen: str = "", **fields):
    """Corrects fields of the figure at ``words`` (its value to 7600) by the writer."""
    span = span_of(document, words)
    return correct_place(
        document, span, change(document, words, **(fields or {"value": "7600"})),
        author=Author(user), reason="与决算公开表核对", seen=seen or token_of(document, span),
    )  # fmt: skip
