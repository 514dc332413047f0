"""One token of a sentence after another: what each changes in the walk, what each settles."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reports.extraction import vocabulary as words
from reports.extraction.claims import NumeralSlot
from reports.extraction.counts import none_of, worded
from reports.extraction.enumerations import listed, projects_listed
from reports.extraction.settled import RELATIVE, UNKNOWN_NAME, Settled
from reports.extraction.settling import settle
from reports.extraction.shape import Strip
from reports.extraction.tokens import PrintedNumber, Token
from reports.extraction.walk import Walk
from reports.facts import Figure
from reports.spans import Span


def step(walk: Walk, token: Token, strip: Strip, slots: dict) -> None:
    """Take one token."""
    kind = token.kind
    if kind == "topic":
        take_topic(walk, token, strip)
    elif kind == "number":
        take_number(walk, token, strip, slots)
    elif kind in ("zero", "level"):
        take_words(walk, token, strip, worded(walk, token))
    elif kind in TAKEN:
        TAKEN[kind](walk, token)


def take_topic(walk: Walk, token: Token, strip: Strip) -> None:
    """An indicator is named, or a word that elsewhere would name one."""
    if is_account_measure(walk, token):
        measure = "budget" if walk.text.endswith("预算", 0, token.end) else "final"
        walk.cue = stronger(walk.cue, Token("cue", token.start, token.end, measure), walk)
        return
    if is_reception_detail(walk, token) or is_only_source(walk, token):
        return
    if GUESTS.fullmatch(walk.text, token.start, token.end) and is_reception(walk.topic):
        walk.clause_topic = True
        return
    token = of_same_side(walk, token)
    walk.topic, walk.clause_topic, walk.doubt = token, True, ""
    if walk.none and walk.none.end == token.start:
        take_words(walk, walk.none, strip, none_of(walk, token))
    if not walk.explains and not is_part_of_unnamed(walk):
        walk.main_topic = walk.main_topic or token
    walk.cue = None if walk.cue and walk.cue.value == "share" else walk.cue


def is_part_of_unnamed(walk: Walk) -> bool:
    """年初预算286万元，其中基本支出206万元: a part of an amount that has no name of its own is not
    what the paragraph goes on with."""
    told = walk.last is not None and walk.last.number.kind == "money"
    return walk.main_topic is None and walk.in_group and told


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
    if before is None or not BARE_SPENDING.fullmatch(walk.text, token.start, token.end):
        return False
    return before.value.startswith("功能分类/") or follows_plan(walk, token)


def follows_plan(walk: Walk, token: Token) -> bool:
    """公务接待费预算3万元，支出决算2万元: behind an item's plan 支出决算 is what it came to."""
    last = walk.figures[-1] if walk.figures else None
    return (
        last is not None
        and walk.topic is not None
        and last.indicator == walk.topic.value
        and last.measure.startswith("budget")
        and "收" not in last.indicator
        and walk.text.endswith("决算", 0, token.end)
    )


FUND_INCOME = "收入/政府性基金预算财政拨款收入"
SPENT_WHOLES = ("财政拨款支出合计", "本年支出合计", "支出总计")


def of_same_side(walk: Walk, token: Token) -> Token:
    """财政拨款支出50万元，其中政府性基金0万元: a part of what was spent is spent as well."""
    if token.value != FUND_INCOME or "收" in walk.text[token.start : token.end]:
        return token
    if walk.topic is None or walk.topic.value not in SPENT_WHOLES:
        return token
    return replace(token, value="政府性基金预算财政拨款支出")


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


def take_group(walk: Walk, token: Token) -> None:
    """其中: the parts have the measure and the year of what they are parts of."""
    walk.group_measure, walk.group_year = walk.head_measure, walk.head_year
    walk.in_group, walk.before_group = True, walk.topic
    walk.change = None


def take_cue(walk: Walk, token: Token) -> None:
    """A word of measure."""
    walk.cue = stronger(walk.cue, token, walk)


def take_change(walk: Walk, token: Token) -> None:
    """A word of change."""
    walk.change = token


def take_base(walk: Walk, token: Token) -> None:
    """What is compared with; …的原因是厉行节约，与上年相比减少: the statement goes on."""
    walk.base = token
    walk.explains = walk.explains and token.start > walk.clause_start


def take_reached(walk: Walk, token: Token) -> None:
    """由上年的92%提高到: what follows is this year's again."""
    walk.reached = token.end


def take_reason(walk: Walk, token: Token) -> None:
    """What follows explains."""
    walk.explains = True


def take_each(walk: Walk, token: Token) -> None:
    """分别: the numbers that follow are shared out."""
    walk.scores_of = projects_listed(walk, token)
    walk.shares_out = listed(walk, token)


def take_none(walk: Walk, token: Token) -> None:
    """无, in front of what there is none of."""
    walk.none = token


def take_open(walk: Walk, token: Token) -> None:
    """（含教育收费2万元）: what the words in brackets name is not what stands before them."""
    walk.outer.append((walk.topic, walk.clause_topic, walk.cue, walk.doubt, token.end))
    walk.clause_topic = False


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
        walk.base, walk.explains, walk.shares_out, walk.scores_of = None, False, [], []
        if walk.topic and walk.topic.extra == "project-word":
            walk.topic = None


TAKEN = {
    "break": take_break, "group": take_group, "open": take_open, "close": take_close,
    "cue": take_cue, "change": take_change, "base": take_base, "reached": take_reached,
    "reason": take_reason, "each": take_each, "none": take_none,
}  # fmt: skip


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
    if joins_another(walk, token):
        walk.clause_topic, walk.clause_start = False, walk.last.end
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


JOINED = re.compile(r"(?:以及|[及和与])[\u4e00-\u9fa5]{2}")


def joins_another(walk: Walk, token: Token) -> bool:
    """印刷费2万元及租车费1万元: the second amount has a name of its own."""
    last = walk.last
    if last is None or last.number.kind != "money" or walk.topic is None:
        return False
    return walk.topic.start < last.start and bool(JOINED.match(walk.text, last.end, token.start))


OWN_WORDS = ("clause:", "free:")
# 原因是：基本工资3万元、奖金2万元因政策调整增加: by how much a kind of cost moved.
KIND_OF_COST = re.compile(r"基本支出/[^/]+/|会议费|培训费")


def settle_doubt(walk: Walk, settled: Settled) -> None:
    """A change, share or rate of an amount whose indicator is in doubt is in doubt as well."""
    own = settled.rule.startswith(OWN_WORDS) and not KIND_OF_COST.match(settled.indicator)
    if walk.explains and not settled.reason and not own:
        settled.reason = "出现在原因说明里，未写明是哪一项"
        settled.candidates = (settled.indicator,)
    elif settled.reason:
        # A change whose sign alone is unknown leaves no doubt about the indicator.
        if settled.candidates[:1] != ("change:+",):
            walk.doubt = settled.reason
    elif walk.doubt and not walk.clause_topic and hangs_on(walk, settled):
        settled.reason, settled.candidates = walk.doubt, (settled.indicator,)
    elif settled.measure not in RELATIVE:
        walk.doubt = ""


def hangs_on(walk: Walk, settled: Settled) -> bool:
    """Whether a reading is of what a doubtful amount in front of it was of: its share or change,
    or, where that amount had a name that no table knows, its next amount (职业年金年初预算8万元，
    支出决算7万元)."""
    if settled.measure in RELATIVE:
        return True
    told = settled.rule.startswith(("statement:", "paragraph:", "heading:"))
    last = walk.figures[-1] if walk.figures else None
    doubtful = last is not None and last.status == "uncertain" and last.measure not in RELATIVE
    return told and doubtful and walk.doubt.endswith(UNKNOWN_NAME)


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
    if settled.keeps_cue or walk.shares_out or walk.scores_of:
        return
    walk.change = None
    # 年初预算8个项目985万元: the budget is that of the projects counted.
    if settled.measure == "count" and walk.cue and walk.cue.value.startswith("budget"):
        return
    if walk.cue and walk.cue.value not in ("execution_rate", "share"):
        walk.cue = None
