"""The characters a pattern can begin with, so that a search need not try it everywhere.

A vocabulary of two hundred alternatives is tried at every character of a text; most characters
begin none of them, and those that begin some begin few. ``Alternatives`` looks at a character
first, which changes what is found in no way. Reading a pattern's structure uses the standard
library's parser of regular expressions; where that is missing or a pattern may begin with
anything, the whole pattern is tried everywhere.
"""

from __future__ import annotations

import re
from functools import cache

try:
    from re import _constants as ops
    from re import _parser as parser
except ImportError:  # pragma: no cover - the parser moved
    ops = parser = None

ANYTHING = None


@cache
def compiled(pattern: str) -> re.Pattern:
    """Patterns that several vocabularies share are compiled once."""
    return re.compile(pattern)


class Alternatives:
    """Many alternatives as one pattern, tried in order, of which only those that can begin with
    the character at hand are looked at.

    ``search`` and ``match`` answer as those of ``re.compile("|".join(parts))`` do.
    """

    def __init__(self, parts: list[str]):
        self.parts = [(part, part_firsts(part)) for part in parts]
        known = [chars for _, chars in self.parts if chars is not ANYTHING]
        self.guard: re.Pattern | None = None
        if known and len(known) == len(self.parts):
            chars = "".join(re.escape(char) for char in sorted(set().union(*known)))
            self.guard = re.compile(f"[{chars}]")
        self.patterns: dict[str, re.Pattern] = {}

    def beginning(self, char: str) -> re.Pattern:
        """The alternatives that can begin with ``char``."""
        pattern = self.patterns.get(char)
        if pattern is None:
            fitting = [part for part, chars in self.parts if chars is ANYTHING or char in chars]
            pattern = self.patterns[char] = compiled("|".join(fitting or ["(?!)"]))
        return pattern

    def match(self, text: str) -> re.Match | None:
        """The first alternative that matches at the start of ``text``."""
        return self.beginning(text[:1]).match(text)

    def search(self, text: str, position: int = 0) -> re.Match | None:
        """The leftmost match from ``position`` on."""
        if self.guard is None:
            return compiled("|".join(part for part, _ in self.parts)).search(text, position)
        for start in self.guard.finditer(text, position):
            match = self.beginning(start.group()).match(text, start.start())
            if match:
                return match
        return None


def part_firsts(part: str) -> set[str] | None:
    """The characters one alternative can begin with, as ``first_chars`` of its pattern."""
    return ANYTHING if parser is None else first_chars(parser.parse(part))


def first_chars(items) -> set[str] | None:
    """The characters a parsed sequence can begin with; ``None`` for any, or for nothing at all."""
    found: set[str] = set()
    for op, value in items:
        chars, may_be_empty = first_of(op, value)
        if chars is ANYTHING:
            return ANYTHING
        found |= chars
        if not may_be_empty:
            return found
    return ANYTHING


def first_of(op, value) -> tuple[set[str] | None, bool]:
    """(first characters of one piece, whether it can match nothing)."""
    if op is ops.LITERAL:
        return {chr(value)}, False
    if op is ops.IN:
        return chars_in(value), False
    if op is ops.SUBPATTERN:
        return inner_first(value[3])
    if op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
        return set(), True
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        chars, empty = inner_first(value[2])
        return chars, empty or value[0] == 0
    if op is ops.BRANCH:
        parts = [inner_first(part) for part in value[1]]
        if any(chars is ANYTHING for chars, _ in parts):
            return ANYTHING, False
        return set().union(*(chars for chars, _ in parts)), any(empty for _, empty in parts)
    return ANYTHING, False


def inner_first(items) -> tuple[set[str] | None, bool]:
    """As ``first_of`` for a sequence inside a piece."""
    found: set[str] = set()
    for op, value in items:
        chars, empty = first_of(op, value)
        if chars is ANYTHING:
            return ANYTHING, False
        found |= chars
        if not empty:
            return found, False
    return found, True


def chars_in(parts) -> set[str] | None:
    """The characters of a set; ``None`` for a negated or an open one."""
    found: set[str] = set()
    for op, value in parts:
        if op is ops.LITERAL:
            found.add(chr(value))
        elif op is ops.RANGE and value[1] - value[0] < 200:
            found |= {chr(code) for code in range(value[0], value[1] + 1)}
        else:
            return ANYTHING
    return found
