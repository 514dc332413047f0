"""Running text to figures: a sentence's tokens are walked once, each numeral is settled in turn.

A numeral's indicator comes from its own clause, then its sentence, its paragraph, the headings;
its measure likewise. Which of them settled it is recorded in the figure's rule, and what none
settles is uncertain (with its candidates) or left unread.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal

from reports.extraction import vocabulary as words
from reports.extraction.claims import NumeralSlot
from reports.extraction.context import Context, ProjectName, find_project
from reports.extraction.counts import none_of, worded
from reports.extraction.enumerations import listed
from reports.extraction.settled import RELATIVE, Settled
from reports.extraction.settling import settle
from reports.extraction.shape import Strip
from reports.extraction.tokens import PrintedNumber, Token, tokenise
from reports.facts import Figure, Statement, Subject
from reports.spans import Span

SENTENCE_END = re.compile(r"[。！？]+[”’）]?|(?<=[^\d])\.(?=[^\d]|$)")
# A walk looks back over its whole sentence, so no sentence may be endless. The longest real one
# (26 classes with their shares) has some 700 characters.
LONGEST_SENTENCE = 2000
YEAR = re.compile(r"(?:19|20)\d\d")
LAST_YEAR = re.compile(rf"(?:{words.LAST_YEAR})(?!结转|相比|同期相比|减少|增加|持平|比)")
# Sentences without a numeral that may still state a fact.
TELLING = re.compile("|".join([*(pattern for _, pattern in words.WORDED), words.BLANK]))


@dataclass
class Walk:
    """What is known while a sentence is walked from left to right."""

    text: str
    context: Context
    scope: str
    subject: Subject
    topic: Token | None = None
    main_topic: Token | None = None
    paragraph_topic: Token | None = None
    offset: int = 0
    clause_topic: bool = False
    clause_start: int = 0
    cue: Token | None = None
    change: Token | None = None
    base: Token | None = None
    last: Token | None = None
    group_measure: tuple[str, str] | None = None
    head_measure: tuple[str, str] | None = None
    none: Token | None = None
    phrase: str = ""
    doubt: str = ""
    explains: bool = False
    shares_out: list[Token] = field(default_factory=list)
    named_list: list[Token] = field(default_factory=list)
    head_year: int = 0
    group_year: int = 0
    years: tuple[tuple[int, int], ...] = ()
    tokens: tuple[Token, ...] = ()
    figures: list[Figure] = field(default_factory=list)
    outer: list[tuple] = field(default_factory=list)

    def own_year(self) -> int | None:
        """The year named in this clause outside a comparison, if any."""
        for position, year in reversed(self.years):
            if position < max(self.clause_start, self.reached):
                return None
            if position < self.last_position:
                return year
        return None

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Tokens that begin in a stretch that ends where the walk stands."""
        index, found = self.index, []
        while index > 0 and self.tokens[index - 1].end > start:
            index -= 1
            if self.tokens[index].start < end:
                found.append(self.tokens[index])
        return found[::-1]

    # Where 由上年的92%提高到 ends: what follows is this year's again.
    reached: int = 0
    last_position: int = 0
    index: int = 0

    def figures_in_clause(self) -> bool:
        """Whether a number was read since the last comma."""
        return self.last is not None and self.last.start >= self.clause_start


def read_paragraph(strip: Strip, slots: list[NumeralSlot], context: Context) -> list[Statement]:
    """Statements of a paragraph, one a sentence that holds figures; claims their numerals."""
    statements = []
    paragraph_topic: Token | None = None
    phrase = ""
    starts = [slot.start for slot in slots]
    last_open = max((slot.start for slot in slots if not slot.cls), default=-1)
    for start, end in find_sentences(strip.text):
        own = slots[bisect_left(starts, start) : bisect_left(starts, end)]
        telling = bool(own) or bool(TELLING.search(strip.text, start, end))
        # A sentence without numerals may still name the topic of one that follows.
        if not telling and last_open < end:
            continue
        walk = walk_sentence(strip, start, end, own, context, paragraph_topic, phrase)
        paragraph_topic, phrase = walk.main_topic or paragraph_topic, walk.phrase
        if walk.figures:
            span = strip.span(start, end)
            statements.append(Statement(span, "sentence", tuple(walk.figures), context.headings))
    return statements


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


def sentence_subject(text: str, start: int, end: int, context: Context) -> Subject:
    """The project a sentence of a body's report speaks of, else the report's own subject."""
    if context.project or not context.projects:
        return context.subject
    opening = OUTLINE_MARK.sub("", text[:60])
    for project in context.projects:
        if start and opening.startswith(project.name):
            return Subject("project", project.name)
    near = text[max(0, start - LONGEST_SENTENCE) : end]
    for part in (text[start:end], near, *reversed(context.headings[-2:])):
        if PROJECT_TALK.search(part) and (project := project_meant(name_part(part), context)):
            return Subject("project", project.name)
    return context.subject


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


def step(walk: Walk, token: Token, strip: Strip, slots: dict) -> None:
    """Take one token."""
    kind = token.kind
    if kind == "break":
        take_break(walk, token)
    elif kind == "group":
        walk.group_measure, walk.group_year = walk.head_measure, walk.head_year
    elif kind == "topic":
        if is_account_measure(walk, token):
            measure = "budget" if walk.text.endswith("预算", 0, token.end) else "final"
            walk.cue = stronger(walk.cue, Token("cue", token.start, token.end, measure), walk)
            return
        if is_reception_detail(walk, token):
            return
        if is_only_source(walk, token):
            return
        if GUESTS.fullmatch(walk.text, token.start, token.end) and is_reception(walk.topic):
            walk.clause_topic = True
            return
        walk.topic, walk.clause_topic, walk.doubt = token, True, ""
        if walk.none and walk.none.end == token.start:
            take_words(walk, walk.none, strip, none_of(walk, token))
        if not walk.explains:
            walk.main_topic = walk.main_topic or token
        walk.cue = None if walk.cue and walk.cue.value == "share" else walk.cue
    elif kind == "open":
        walk.outer.append((walk.topic, walk.clause_topic, walk.cue, walk.doubt, token.end))
        # （含教育收费2万元）: what the words in brackets name is not what stands before them.
        walk.clause_topic = False
    elif kind == "close":
        take_close(walk, token)
    elif kind == "cue":
        walk.cue = stronger(walk.cue, token, walk)
    elif kind == "change":
        walk.change = token
    elif kind == "base":
        walk.base = token
        # …的原因是厉行节约，与上年相比减少: the statement goes on.
        walk.explains = walk.explains and token.start > walk.clause_start
    elif kind == "number":
        take_number(walk, token, strip, slots)
    elif kind == "reached":
        walk.reached = token.end
    elif kind == "reason":
        walk.explains = True
    elif kind == "each":
        walk.shares_out = listed(walk, token)
    elif kind == "none":
        walk.none = token
    elif kind in ("zero", "level"):
        take_words(walk, token, strip, worded(walk, token))


RECEPTIONS = ("三公经费/国内公务接待", "三公经费/外事接待", "三公经费/公务接待费")


GUESTS = re.compile(words.GUESTS)


def is_reception(topic: Token | None) -> bool:
    """Whether the sentence speaks of receptions."""
    return topic is not None and topic.value in RECEPTIONS


def is_reception_detail(walk: Walk, token: Token) -> bool:
    """国内公务接待团组N个: 团组 without 出国 counts what was received, not trips abroad."""
    return (
        is_reception(walk.topic)
        and token.value.startswith("三公经费/出国（境）")
        and "出国" not in walk.text[token.start : token.end]
    )


BARE_SPENDING = re.compile(r"支出(?:决算|预算)")


def is_account_measure(walk: Walk, token: Token) -> bool:
    """行政运行（项）。年初预算3万元，支出决算2万元: behind an account 支出决算 is its measure."""
    before = walk.topic or walk.paragraph_topic
    return (
        before is not None
        and before.value.startswith("功能分类/")
        and bool(BARE_SPENDING.fullmatch(walk.text, token.start, token.end))
    )


OF_ITS_OWN = ("三公经费", "机关运行经费", "政府采购/")
MONEY_SOURCES = (
    "财政拨款支出合计", "财政拨款收入合计", "一般公共预算财政拨款支出",
    "政府性基金预算财政拨款支出",
)  # fmt: skip


def is_only_source(walk: Walk, token: Token) -> bool:
    """三公经费财政拨款支出: where the money of an indicator comes from is no other indicator."""
    return (
        token.value in MONEY_SOURCES
        and walk.clause_topic
        and walk.topic.value.startswith(OF_ITS_OWN)
        and not walk.figures_in_clause()
        and "其中" not in walk.text[walk.topic.end : token.start]
    )


def take_close(walk: Walk, token: Token) -> None:
    """What stands in brackets does not change what the sentence is about, unless it is no more
    than a name for it: 接待费、出国费和公车费（“三公”经费）."""
    if not walk.outer:
        return
    *before, start = walk.outer.pop()
    inner = walk.topic
    if (
        inner
        and inner.start >= start
        and len(walk.text[start : token.start]) <= NAME_SLACK + (inner.end - inner.start)
    ):
        return
    walk.topic, walk.clause_topic, walk.cue, walk.doubt = before


# Quotes and the like beside a name in brackets.
NAME_SLACK = 2


def take_break(walk: Walk, token: Token) -> None:
    """A comma ends a clause; a semicolon also ends a comparison and a group's measure."""
    if token.value == "、":
        # 维护费2万元、交通费用8万元: the second amount has a name of its own.
        last = walk.last
        if last is not None and last.end == token.start and last.number.kind == "money":
            walk.clause_topic, walk.clause_start = False, token.end
        return
    walk.clause_start = token.end
    walk.clause_topic = False
    walk.cue = walk.change = None
    if token.value == "；":
        walk.base, walk.explains, walk.shares_out = None, False, []
        if walk.topic and walk.topic.extra == "project-word":
            walk.topic = None


def stronger(old: Token | None, new: Token, walk: Walk) -> Token:
    """Of two words of measure before one numeral the more telling one; the later of equals."""
    weak = ("spent", "received", "amount")
    between_numbers = old and walk.last and walk.last.start >= old.start
    if old is None or between_numbers or new.value not in weak:
        return new
    return old if old.value not in weak else new


def take_number(walk: Walk, token: Token, strip: Strip, slots: dict) -> None:
    """Settle a numeral and keep its figure."""
    walk.last_position = token.start
    if walk.shares_out:
        walk.topic, walk.clause_topic = walk.shares_out.pop(0), True
    settled = settle(walk, token)
    walk.last = token
    if token.number.kind == "money":
        walk.context.memory["money-unit"] = token.number.unit
    if settled is None:
        return
    settle_doubt(walk, settled)
    if token.number.value is None:
        place = strip.point(walk.offset + token.start)
        walk.figures.append(make_figure(walk, token, settled, Span(place, place)))
        return
    slot = slots[token.number.slot.start]
    slot.claim("figure", settled.rule)
    walk.figures.append(make_figure(walk, token, settled, strip.span(slot.start, slot.end)))
    remember(walk, settled)


OWN_WORDS = ("clause:", "free:")


def settle_doubt(walk: Walk, settled: Settled) -> None:
    """A change, share or rate of an amount whose indicator is in doubt is in doubt as well."""
    if walk.explains and not settled.reason and not settled.rule.startswith(OWN_WORDS):
        settled.reason = "出现在原因说明里，未写明是哪一项"
        settled.candidates = (settled.indicator,)
    elif settled.reason:
        # A change whose sign alone is unknown leaves no doubt about the indicator.
        if settled.candidates[:1] != ("change:+",):
            walk.doubt = settled.reason
    elif walk.doubt and settled.measure in RELATIVE and not walk.clause_topic:
        settled.reason, settled.candidates = walk.doubt, (settled.indicator,)
    elif settled.measure not in RELATIVE:
        walk.doubt = ""


def take_words(walk: Walk, token: Token, strip: Strip, settled: Settled | None) -> None:
    """Keep a fact told in words: 为零, 持平, 无."""
    if settled is None:
        return
    start = walk.offset + token.start
    span = strip.span(start, walk.offset + token.end)
    slot = NumeralSlot(token.start, token.end, walk.text[token.start : token.end])
    number = PrintedNumber(slot, Decimal(0), 0, "", "", "", token.end)
    worded = Token("number", token.start, token.end, number=number)
    walk.figures.append(make_figure(walk, worded, settled, span))


def make_figure(walk: Walk, token: Token, settled: Settled, span: Span) -> Figure:
    """The figure of a settled numeral."""
    number = token.number
    value = -number.value if settled.sign < 0 and number.value else number.value
    return Figure(
        span=span,
        raw=number.slot.raw,
        value=value,
        decimals=number.decimals,
        unit=settled.unit or number.unit,
        unit_from="own" if number.unit else "report",
        subject=settled.subject or walk.subject,
        indicator=settled.indicator,
        measure=settled.measure,
        basis=settled.basis,
        fiscal_year=settled.year,
        place="narrative",
        qualifier=number.qualifier,
        rule=settled.rule,
        status="uncertain" if settled.reason else "certain",
        reason=settled.reason,
        candidates=settled.candidates,
    )


def remember(walk: Walk, settled: Settled) -> None:
    """What later numerals of the sentence may inherit."""
    if settled.measure in ("final", "budget", "budget_initial", "budget_adjusted", "amount"):
        walk.head_measure, walk.head_year = (settled.measure, settled.basis), 0
    elif settled.measure in ("prior_final", "prior_budget") and walk.base is None:
        # Parts of last year's whole are last year's: 2021年支出20万元，其中：接待12万元.
        walk.head_measure, walk.head_year = (settled.measure, ""), settled.year
    if settled.phrase:
        walk.phrase = settled.phrase
    if settled.keeps_cue or walk.shares_out:
        return
    walk.change = None
    # 年初预算8个项目985万元: the budget is that of the projects counted.
    if settled.measure == "count" and walk.cue and walk.cue.value.startswith("budget"):
        return
    if walk.cue and walk.cue.value not in ("execution_rate", "share"):
        walk.cue = None
