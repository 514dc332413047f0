"""Lists of inner offices with their number: ``下设3个股室，分别是办公室、督查督办股、接待股。``

Other orders: ``内设机构4个：A、B。``, ``设4个内设机构，包括：A、B。``, ``内设A、B、C等3个股室``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.flat import Flat
from reports.checks.numbering import read_prefix

UNIT = (
    "(?:正?股级|正?科级|内设|职能|业务|行政|综合)*"
    "(?:股室|科室|处室|机构|股（室）|科（室）|处（室）|股|科)"
)
NUMBER = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
LINK = "[，：]?(?:即|分别(?:是|为)|包括|具体(?:是|为|包括)|分别设|下设|设有|为|是|有)?：?"
# Quickest from a word that is rare: the number in front of 个 is read backwards.
COUNTED = re.compile(rf"个{UNIT}{LINK}")
NUMBERED = re.compile(rf"(?:股室|科室|处室|机构)({NUMBER})个{LINK}")
LAST_NUMBER = re.compile(rf"(?:{NUMBER})$")
BEFORE = re.compile(
    rf"(?:内设|下设|设有|设立|设置)(?P<names>[^。；：\d]{{3,120}}?)"
    rf"(?P<open>等)?(?:共计?)?(?P<n>{NUMBER})个{UNIT}"
)
SETTING = re.compile("内设|下设|设有|设立|设置")
BRACKETS = re.compile("（[^（）]{0,40}）")
CLAUSE_END = re.compile("[。；，]")
OFFICE = re.compile("[一-鿿]{1,15}(?:股|室|科|处|办|中心|部|组|队|站|所|窗口|岗)")
LONGEST = 160
DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class OfficeList:
    """A stated number of offices and those named, as ``text[start:end]``.

    ``is_open``: the list ends in 等 and more may exist than are named.
    """

    number: int
    names: tuple[str, ...]
    is_open: bool
    start: int
    end: int


def read_lists(flat: Flat) -> list[OfficeList]:
    """All lists of inner offices that are given with their number, in order."""
    cached = flat.__dict__.get("office_lists")
    if cached is None:
        # Two checks ask for the same list.
        found = {one.start: one for one in (*lists_behind(flat), *lists_before(flat.text))}
        cached = flat.__dict__["office_lists"] = [found[start] for start in sorted(found)]
    return cached


def lists_behind(flat: Flat) -> Iterator[OfficeList]:
    """The number first, then the names."""
    text = flat.text
    for match in COUNTED.finditer(text):
        number = LAST_NUMBER.search(text, max(0, match.start() - 2), match.start())
        if number:
            yield from read_names(flat, number[0], number.start(), match.end())
    for match in NUMBERED.finditer(text):
        yield from read_names(flat, match[1], match.start(), match.end())


def read_names(flat: Flat, number: str, start: int, behind: int) -> Iterator[OfficeList]:
    """The names that follow a number, up to the end of the clause."""
    text = flat.text
    words = BRACKETS.sub(lambda one: "\0" * len(one[0]), text[behind : behind + LONGEST])
    words = CLAUSE_END.split(words)[0]
    words = words[: list_end(flat, words, behind)]
    open_ = "等" in words
    words = words.split("等")[0]
    names = split_names(words.replace("\0", ""))
    if names:
        yield OfficeList(read_number(number), names, open_, start, behind + len(words))


def list_end(flat: Flat, words: str, behind: int) -> int:
    """Where a list ends that has lost its stop: before a numbered line, or behind a whole name."""
    text, stop = flat.text, behind + len(words)
    below = []
    for line in flat.lines[bisect_right(flat.lines, (behind + 1,)) :]:
        if line.start >= stop:
            break
        if read_prefix(text, line.start, line.end):
            stop = line.start
            break
        below.append(line.start)
    last = behind + words.rfind("、", 0, stop - behind) + 1
    if OFFICE.fullmatch(text, last, stop):
        return stop - behind
    ends = (end for end in below if end > last and OFFICE.fullmatch(text, last, end))
    return next(ends, stop) - behind


def lists_before(text: str) -> Iterator[OfficeList]:
    """The names first, then the number."""
    for match in BEFORE.finditer(text):
        names = split_names(BRACKETS.sub("", SETTING.split(match["names"])[-1]))
        if names:
            # 内设A、B、C等3个股室 names all of them as a rule.
            number = read_number(match["n"])
            is_open = bool(match["open"]) and len(names) < number
            yield OfficeList(number, names, is_open, match.start(), match.end())


def split_names(words: str) -> tuple[str, ...]:
    """The names of a list; nothing where one of them is no office."""
    *first, last = words.split("、")
    if two := re.fullmatch("(.+?)(?:以及|和|及|与)(.+)", last):
        both = two.groups()
        if all(OFFICE.fullmatch(one) for one in both):
            return check_names((*first, *both))
    return check_names((*first, last))


def check_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names if all of them are offices and there are several."""
    fits = len(names) > 1 and all(OFFICE.fullmatch(name) for name in names)
    return names if fits else ()


def read_number(words: str) -> int:
    """3, 三, 十二."""
    if words.isdigit():
        return int(words)
    values = [DIGITS[char] for char in words]
    if len(values) == 1:
        return values[0]
    return 10 + values[1] if values[0] == 10 else values[0] * 10
