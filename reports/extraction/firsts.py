"""The characters a pattern can begin with, so that a search need not try it everywhere.

A vocabulary of two hundred alternatives is tried at every character of a text; most characters
begin none of them. ``guarded`` puts the possible first characters in front as a lookahead, which
changes what is found in no way. Reading a pattern's structure uses the standard library's parser
of regular expressions; where that is missing or a pattern may begin with anything, the pattern is
left as it is.
"""

from __future__ import annotations

import re

try:
    from re import _constants as ops
    from re import _parser as parser
except ImportError:  # pragma: no cover - the parser moved
    ops = parser = None

ANYTHING = None


def guarded(pattern: str) -> str:
    """``pattern`` behind a lookahead for its first characters, where these can be told."""
    if parser is None:
        return pattern
    chars = first_chars(parser.parse(pattern))
    if chars is ANYTHING or not chars:
        return pattern
    return f"(?=[{''.join(re.escape(char) for char in sorted(chars))}])(?:{pattern})"


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
