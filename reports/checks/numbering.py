"""The number in front of a heading or an entry: 第一部分, 一、, （一）, 1., （1）."""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.checks.flat import Flat, Line

CHINESE = "一二三四五六七八九十"
# From the outermost style to the innermost, as outlines use them.
STYLES = {
    "part": rf"第(?P<part>[{CHINESE}]{{1,3}}|[1-9])部分",
    "chinese": rf"(?P<chinese>[{CHINESE}]{{1,3}})、",
    "bracket": rf"（(?P<bracket>[{CHINESE}]{{1,3}})）",
    "plain": r"(?P<plain>[1-9]\d?)(?:、|\.(?!\d))",
    "digits": r"（(?P<digits>[1-9]\d?)）",
}
PREFIX = re.compile("|".join(STYLES.values()))
FIRSTS = frozenset(f"第（123456789{CHINESE}")


class Prefix(NamedTuple):
    """A style, the number, and how many characters of the line it takes."""

    style: str
    number: int
    length: int


class Numbered(NamedTuple):
    """A numbered line of running text: its prefix, and which of the text's lines it is."""

    prefix: Prefix
    line: Line
    index: int


def read_numbered(flat: Flat) -> list[Numbered]:
    """The numbered lines outside tables, in order."""
    cached = flat.__dict__.get("numbered")
    if cached is None:
        # Several checks ask for the same list.
        text = flat.text
        cached = flat.__dict__["numbered"] = [
            Numbered(prefix, line, index)
            for index, line in enumerate(flat.lines)
            if not line.is_cell
            and text[line.start] in FIRSTS
            and (prefix := read_prefix(text, line.start, line.end))
        ]
    return cached


def read_prefix(text: str, start: int, end: int) -> Prefix | None:
    """What number the line ``text[start:end]`` begins with, if any."""
    found = PREFIX.match(text, start, end)
    if found is None:
        return None
    style = found.lastgroup
    words = found[style]
    number = int(words) if words.isdigit() else read_chinese(words)
    return Prefix(style, number, found.end() - start) if number else None


def read_chinese(words: str) -> int:
    """一 to 九十九; 0 for what is no number.

    >>> read_chinese("二十三")
    23
    """
    tens, ten, ones = words.partition("十")
    digits = {char: value for value, char in enumerate(CHINESE[:9], start=1)} | {"": 0}
    if tens not in digits or ones not in digits:
        return 0
    return (digits[tens] or 1) * 10 + digits[ones] if ten else digits[tens]
