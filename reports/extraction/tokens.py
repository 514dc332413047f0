"""A sentence as tokens: indicators, measures, changes, bases, numerals with units, breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reports import units
from reports.extraction import vocabulary as words
from reports.extraction.accounts import find_accounts
from reports.extraction.claims import NumeralSlot
from reports.extraction.coded import with_coded
from reports.extraction.firsts import Alternatives
from reports.extraction.layered import with_layers
from reports.numerals import parse_number


@dataclass(slots=True)
class Token:
    """One telling piece of a sentence.

    ``kind`` is topic, cue, change, base, number, break, group or total. ``value`` depends on it:
    a path, a measure, a sign; ``extra`` a basis or rule.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    extra: str = ""
    number: PrintedNumber | None = None


@dataclass(slots=True)
class PrintedNumber:
    """A numeral with what stands around it: exact value, unit, qualifier."""

    slot: NumeralSlot
    value: Decimal | None
    decimals: int
    unit: str
    kind: str
    qualifier: str
    end: int


def _named(prefix: str, table) -> list[str]:
    return [f"(?P<{prefix}{index}>{entry})" for index, entry in enumerate(table)]


@cache
def scanner(scope: str, kind: str, project: bool) -> Alternatives:
    """One vocabulary of all words that matter in a scope or a kind of report.

    The name of the group that matches tells which word it is.
    """
    parts = ["(?P<group>其中)[：，]?", r"(?P<break>[，；、。：！？])"]
    parts += _named("base", (pattern for pattern, _ in words.BASES))
    parts += [f"(?P<both>{words.BOTH})", f"(?P<blank>{words.BLANK})"]
    topics = [
        f"(?P<topic{index}>{pattern})"
        for index, (scopes, pattern, _) in enumerate(words.TOPICS)
        if not scopes or scope in scopes.split() or kind in scopes.split()
    ]
    cues = _named("cue", (pattern for pattern, *_ in words.CUES))
    # 完成…预算 and 占… swallow the words they govern, so they stand before the topics.
    governing = next(index for index, cue in enumerate(words.CUES) if cue[1] == "prior_final") + 1
    parts += cues[:governing] + topics + cues[governing:]
    if project:
        parts += _named("project", (pattern for pattern, _ in words.PROJECT_TOPICS))
    parts += [
        f"(?P<reached>{words.REACHED})",
        f"(?P<variance>{words.VARIANCE})",
        f"(?P<moved>{words.MOVED})",
        f"(?P<apart>{words.APART})",
        f"(?P<reason>{words.REASON})",
        "(?P<each>分别)",
        f"(?P<up>{words.UP})",
        f"(?P<down>{words.DOWN})",
        *(f"(?P<{name}>{pattern})" for name, pattern in words.WORDED),
        "(?P<open>（)",
        "(?P<close>）)",
        r"(?P<total>[一二三四五六七八九十两]项(?:共计|合计)|共计|合计|总计|总额)",
    ]
    return Alternatives(parts)


_INDEX = re.compile(r"(\D+?)(\d*)$")


@cache
def group_parts(name: str) -> tuple[str, int]:
    """A group's name as its kind and its line in the table: ``topic12``."""
    kind, number = _INDEX.match(name).groups()
    return kind, int(number) if number else 0


def scan_words(text: str, scope: str, project: bool, kind: str = "") -> list[Token]:
    """All word tokens of a sentence in order."""
    accounts = find_accounts(text, scope in ("structure", "public") or "以下方面" in text)
    accounts = with_coded(text, accounts, scope in ("structure", "public"))
    accounts = with_layers(text, accounts)
    tokens = [Token("topic", one.start, one.end, one.path, one.rule) for one in accounts]
    taken = [(one.start, one.end) for one in accounts]
    pattern, position, index = scanner(scope, kind, project), 0, 0
    while match := pattern.search(text, position):
        while index < len(taken) and taken[index][1] <= match.start():
            index += 1
        if index < len(taken) and match.end() > taken[index][0]:
            inside = match.start() >= taken[index][0]
            position = taken[index][1] if inside else match.start() + 1
            continue
        if match.lastgroup == "blank":
            tokens += blank_tokens(text, match, scope, kind, project)
            position = match.end()
            continue
        token = word_token(match)
        if not is_repeated_total(tokens, token):
            tokens.append(token)
        position = max(match.end(), match.start() + 1)
    return sorted(tokens, key=lambda token: token.start)


TOTALS = ("收入总计", "支出总计", "收支总计", "本年收入合计", "本年支出合计")


def is_repeated_total(tokens: list[Token], token: Token) -> bool:
    """“三公”经费支出总额: a total right behind an indicator is that indicator's own."""
    before = tokens[-1] if tokens else None
    return (
        before is not None
        and token.kind == "topic"
        and token.value in TOTALS
        and before.kind == "topic"
        and before.end == token.start
    )


def blank_tokens(text: str, match: re.Match, scope: str, kind: str, project: bool) -> list[Token]:
    """The word in front of a unit that has no number, and the blank between them."""
    slot = NumeralSlot(match.end(), match.end(), "")
    slot.claim("blank", "blank")
    unit = units.AFTER.match(text, match.end())
    if unit is None:
        return []
    name = units.canonical(unit["unit"])
    number = PrintedNumber(slot, None, 0, name, units.kind_of(name), "", unit.end())
    inside = scanner(scope, kind, project).match(re.sub(r"$", "0", match.group()))
    word = word_token(inside) if inside and inside.lastgroup != "blank" else None
    blank = Token("number", match.end(), match.end(), number=number)
    if word is None:
        return [blank]
    return [Token(word.kind, match.start(), match.end(), word.value, word.extra), blank]


SIGNS = {"up": "1", "down": "-1", "both": "", "apart": ""}


# An indicator's path, and how far the words name it: 收入 alone may be one of several.
TOPIC_NAMES = tuple(
    (path.rstrip("?"), "vague" if path.endswith("?") else "name") for *_, path in words.TOPICS
)


def word_token(match: re.Match) -> Token:
    """The token a match of the scanner stands for."""
    kind, index = group_parts(match.lastgroup)
    start, end = match.span(match.lastgroup)
    if kind == "topic":
        return Token("topic", start, end, *TOPIC_NAMES[index])
    if kind == "project":
        return Token("topic", start, end, words.PROJECT_TOPICS[index][1], "project-word")
    if kind == "cue":
        _, measure, basis = words.CUES[index]
        return Token("cue", start, end, measure, basis)
    if kind == "base":
        return Token("base", start, end, words.BASES[index][1])
    if kind in ("variance", "moved"):
        return Token("change", start, end, "-1" if match.group().endswith("-") else "1", kind)
    if kind in SIGNS:
        return Token("change", start, end, SIGNS[kind], kind)
    return Token(kind, start, end, match.group())


FEW = re.compile(r"余|多|以上")
BEFORE = re.compile(r"((?<!节)约|近|超过|超|不少于|不低于|至少)(?:为)?$")


# 批次400: the unit stands in front.
UNIT_BEFORE = re.compile(r"(批次|人次)(?:数)?为?$")


def read_number(text: str, slot: NumeralSlot) -> PrintedNumber | None:
    """The numeral with its unit and qualifier; ``None`` where it has no exact value."""
    number = parse_number(slot.raw)
    if number is None:
        return None
    unit, qualifier, end = "", "", slot.end
    if match := units.AFTER.match(text, slot.end):
        unit, end = match["unit"], match.end()
        if unit.startswith(("余", "万余", "万多")):
            qualifier = "余"
        qualifier = match["few"] or match["more"] or qualifier
    elif match := FEW.match(text, slot.end):
        qualifier = match.group()
    if not unit and (match := UNIT_BEFORE.search(text[max(0, slot.start - 4) : slot.start])):
        unit = match[1]
    if not qualifier and (match := BEFORE.search(text[max(0, slot.start - 4) : slot.start])):
        qualifier = match[1]
    unit = units.canonical(unit)
    return PrintedNumber(
        slot, number.value, number.decimals, unit, units.kind_of(unit), qualifier, end
    )


def tokenise(
    text: str, slots: list[NumeralSlot], scope: str, project: bool, kind: str
) -> list[Token]:
    """Words and unclaimed numerals of a sentence, in order."""
    tokens = scan_words(text, scope, project, kind)
    for slot in slots:
        number = None if slot.cls else read_number(text, slot)
        if number:
            tokens.append(Token("number", slot.start, number.end, number=number))
    return sorted(tokens, key=lambda token: (token.start, token.end))
