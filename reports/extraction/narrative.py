"""Running text to figures: a sentence's tokens are walked once, each numeral is settled in turn.

A numeral's indicator comes from its own clause, then its sentence, its paragraph, the headings;
its measure likewise. Which of them settled it is recorded in the figure's rule, and what none
settles is uncertain (with its candidates) or left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reports.extraction import vocabulary as words
from reports.extraction.accounts import find_accounts
from reports.extraction.carrying import carried_subject, carried_topic, keep_told
from reports.extraction.claims import NumeralSlot
from reports.extraction.context import Context
from reports.extraction.shape import Strip
from reports.extraction.steps import step
from reports.extraction.tokens import Token, tokenise
from reports.extraction.walk import Walk
from reports.extraction.whom import LONGEST_SENTENCE, sentence_subject
from reports.facts import Statement

# …（其中：购置费10万元，比上年增加1万元。）比上年增加2万元: a stop in brackets ends nothing.
SENTENCE_END = re.compile(r"[。！？]+(?!）[，；、比较与占])[”’）]?|(?<=[^\d])\.(?=[^\d]|$)")
YEAR = re.compile(r"(?:19|20)\d\d")
LAST_YEAR = re.compile(rf"(?:{words.LAST_YEAR})(?!结转|相比|同期相比|减少|增加|持平|比)")
# Sentences without a numeral that may still state a fact.
TELLING = re.compile("|".join([*(pattern for _, pattern in words.WORDED), words.BLANK]))


def read_paragraph(strip: Strip, slots: list[NumeralSlot], context: Context) -> list[Statement]:
    """Statements of a paragraph, one a sentence that holds figures; claims their numerals."""
    statements = []
    paragraph_topic = carried_account(strip.text, context)
    phrase = ""
    starts = [slot.start for slot in slots]
    last_open = max((slot.start for slot in slots if not slot.cls), default=-1)
    paragraph_topic = paragraph_topic or carried_topic(strip.text, context)
    for start, end in find_sentences(strip.text):
        own = slots[bisect_left(starts, start) : bisect_left(starts, end)]
        telling = bool(own) or bool(TELLING.search(strip.text, start, end))
        # A sentence without numerals may still name the topic of one that follows.
        if not telling and last_open < end:
            continue
        walk = walk_sentence(strip, start, end, own, context, paragraph_topic, phrase)
        paragraph_topic, phrase = walk.main_topic or paragraph_topic, walk.phrase
        keep_told(walk)
        if walk.figures:
            span = strip.span(start, end)
            statements.append(Statement(span, "sentence", tuple(walk.figures), context.headings))
    keep_account(paragraph_topic, context)
    return statements


# A paragraph that begins with the plan or the account names no account of its own.
MEASURED_AT_ONCE = re.compile(
    r"(?:20\d\d年度?)?(?:年初|全年|当年|本年)?(?:支出)?(?:预算|决算)(?:支出)?数?为?\d"
)


def carried_account(text: str, context: Context) -> Token | None:
    """The account of the paragraph before, where this one goes on with its amounts."""
    account = context.memory.get("account")
    if not account or account[1] != context.headings or not MEASURED_AT_ONCE.match(text):
        return None
    return account[0]


def name_account(text: str, context: Context) -> None:
    """Remember the account that a line without numbers names: …信访事务（项）。"""
    named = find_accounts(text, False)
    token = Token("topic", 0, 0, named[0].path, named[0].rule) if len(named) == 1 else None
    keep_account(token, context)


def keep_account(topic: Token | None, context: Context) -> None:
    """Remember the account that a paragraph tells of."""
    is_account = topic is not None and topic.value.startswith("功能分类/")
    context.memory["account"] = (topic, context.headings) if is_account else None


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Ranges of the sentences of a paragraph; an endless one is cut at a comma."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    ranges, start = [], 0
    for end in [*ends, len(text)]:
        while end - start > LONGEST_SENTENCE:
            comma = max(text.rfind(mark, start, start + LONGEST_SENTENCE) for mark in "；，")
            cut = comma + 1 if comma > start else start + LONGEST_SENTENCE
            ranges.append((start, cut))
            start = cut
        if end > start:
            ranges.append((start, end))
        start = end
    return ranges


def walk_sentence(
    strip: Strip,
    start: int,
    end: int,
    slots: list[NumeralSlot],
    context: Context,
    paragraph_topic: Token | None,
    phrase: str,
) -> Walk:
    """Read one sentence."""
    subject = sentence_subject(strip.text, start, end, context)
    subject = carried_subject(strip.text, start, subject, context)
    project = subject.type == "project"
    local = [shifted(slot, -start) for slot in slots]
    tokens = tokenise(strip.text[start:end], local, context.scope, project, context.kind)
    walk = Walk(
        text=strip.text[start:end],
        offset=start,
        context=context,
        scope=context.scope,
        subject=subject,
        paragraph_topic=paragraph_topic,
        phrase=phrase,
        years=own_years(strip.text, start, end, slots, tokens, context.year),
        tokens=tuple(tokens),
    )
    by_start = {slot.start - start: slot for slot in slots}
    for walk.index, token in enumerate(tokens):
        step(walk, token, strip, by_start)
    return walk


def own_years(
    text: str, offset: int, end: int, slots: list[NumeralSlot], tokens: list[Token], year: int
) -> tuple[tuple[int, int], ...]:
    """(position, year) of the years that a sentence is about; years compared with are left out."""
    compared = {
        position
        for token in tokens
        if token.kind == "base"
        for position in range(token.start, token.end)
    }
    named = [
        (slot.start, int(slot.raw))
        for slot in slots
        if slot.cls == "date" and YEAR.fullmatch(slot.raw)
    ]
    named += [(match.start(), year - 1) for match in LAST_YEAR.finditer(text, offset, end)]
    return tuple(
        sorted(
            (position - offset, one)
            for position, one in named
            if text[position - 1 : position] not in tuple("继自从至到比较与同—-和")
            and position - offset not in compared
        )
    )


def shifted(slot: NumeralSlot, by: int) -> NumeralSlot:
    """The slot with positions moved; the claim is carried along."""
    moved = NumeralSlot(slot.start + by, slot.end + by, slot.raw)
    moved.cls = slot.cls
    return moved
