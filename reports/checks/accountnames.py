"""Accounts of the functional classification as a report prints them, with their levels.

Spellings seen: ``一般公共服务支出（类）…（款）信访事务（项）``, ``一般公共服务201（类）…03（款）``,
``（201类）…（03款）``, ``201（类）``, and a class alone before its amount. Names are kept as
printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reports.checks.flat import Flat
from reports.numerals import parse_number
from reports.units import MONEY

# Names of classes without 支出, the one in force first; the others are former ones.
CLASSES = {
    "201": ("一般公共服务",),
    "204": ("公共安全",),
    "205": ("教育",),
    "206": ("科学技术",),
    "207": ("文化旅游体育与传媒", "文化体育与传媒"),
    "208": ("社会保障和就业",),
    "210": ("卫生健康", "医疗卫生与计划生育", "医疗卫生"),
    "211": ("节能环保",),
    "212": ("城乡社区", "城乡社区事务"),
    "213": ("农林水", "农林水事务"),
    "214": ("交通运输",),
    "215": ("资源勘探工业信息等", "资源勘探信息等", "资源勘探电力信息等"),
    "216": ("商业服务业等",),
    "220": ("自然资源海洋气象等", "国土海洋气象等", "国土资源气象等"),
    "221": ("住房保障",),
    "222": ("粮油物资储备",),
    "224": ("灾害防治及应急管理",),
}
# Accounts that exist as 款 only, and some of the 项 below them. Names that stand on both levels
# (信访事务, 其他社会保障和就业支出) are left out.
SECTIONS = (
    "政府办公厅（室）及相关机构事务",
    "党委办公厅（室）及相关机构事务",
    "其他共产党事务支出",
    "行政事业单位养老支出",
    "行政事业单位离退休",
    "行政事业单位医疗",
    "住房改革支出",
    "财政事务",
    "组织事务",
    "宣传事务",
    "统战事务",
)
ITEMS = (
    "行政运行",
    "一般行政管理事务",
    "机关服务",
    "事业运行",
    "信访业务",
    "行政单位离退休",
    "事业单位离退休",
    "机关事业单位基本养老保险缴费支出",
    "机关事业单位职业年金缴费支出",
    "行政单位医疗",
    "事业单位医疗",
    "公务员医疗补助",
    "住房公积金",
    "购房补贴",
)
# How long names of classes are, the longest first.
SIZES = sorted({len(name) for names in CLASSES.values() for name in names}, reverse=True)
LEVELS = "类款项"
CLASS_AT_END = re.compile(
    "(?:" + "|".join(name for names in CLASSES.values() for name in names) + ")(?:支出)?$"
)
MARKER = re.compile(r"（(\d{0,7})([类款项])(?:级)?）")
LEADING = re.compile(r"^(?:[—-]+|支出|其中|主要用于|用于|以下方面|包括)+")
# A name read backwards: small brackets belong to it, as in 政府办公厅（室）及相关机构事务, a
# number in brackets does not.
BACKWARDS = re.compile(
    r"(?:[^（）,，。；：、.“”\d]|）(?![\d一二三四五六七八九十]{1,6}（)[^（）\d]{1,6}（)*"
)
WINDOW = 44
TRAILING = re.compile(
    r"((?:[^（）,，。；：、\d]|（[^（）]{1,6}）){3,30}?)(?=：|支出决算|指|是指|反映)"
)
EXPLAINING = re.compile(r"[：,，]?(?:主要|是)?(?:指|反映)")
AMOUNT = re.compile(r"(\d[\d,，]*(?:\.\d+)?)(万元|亿元|元)")
FINAL = re.compile(r"(?:支出)?决算(?:数)?(?:为|是)?(?=\d)")


class Level(NamedTuple):
    """One level of a printed account: 类, 款 or 项, its name and its code if printed."""

    kind: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Printed:
    """An account as ``text[start:end]``; ``trailing`` is a name behind the last marker.

    ``explains``: what follows says what the account is for (an entry of the glossary).
    """

    start: int
    end: int
    levels: tuple[Level, ...]
    trailing: str = ""
    explains: bool = False
    amount: Decimal | None = None

    def named(self, kind: str) -> str:
        """The name printed for a level, or nothing."""
        return next((level.name for level in self.levels if level.kind == kind), "")

    @property
    def last(self) -> str:
        """The name of the lowest level."""
        return self.trailing or self.levels[-1].name


def bare(name: str) -> str:
    """A name without its closing 支出: both are in use for every class."""
    return name.removesuffix("支出").removesuffix("的")


@cache
def class_codes() -> dict[str, str]:
    """Spelling of a class without 支出 → its code."""
    return {name: code for code, names in CLASSES.items() for name in names}


def read_accounts(flat: Flat) -> list[Printed]:
    """All accounts of a text that are printed with their levels, in order."""
    cached = flat.__dict__.get("accounts")
    if cached is None:
        # Several checks ask for the same list.
        cached = flat.__dict__["accounts"] = list(find_accounts(flat.text))
    return cached


def find_accounts(text: str):
    """Runs of markers, each deeper than the one before, with the names in front of them."""
    run: list[tuple[Level, int, int]] = []
    behind = 0
    for marker in MARKER.finditer(text):
        start, level = read_level(text, max(behind, marker.start() - WINDOW), marker)
        deeper = run and LEVELS.index(level.kind) > LEVELS.index(run[-1][0].kind)
        if run and not (deeper and start - behind <= 2):
            yield close_run(text, run)
            run = []
        if level.name or level.code:
            run.append((level, start, marker.end()))
        behind = marker.end()
    if run:
        yield close_run(text, run)


def read_level(text: str, low: int, marker: re.Match) -> tuple[int, Level]:
    """The words that a marker belongs to, and a code that stands behind them."""
    end = marker.start()
    while end > low and text[end - 1].isdigit():
        end -= 1
    code = marker[1] or text[end : marker.start()]
    if end > low and text[end - 1] in "—-":
        end -= 1
    words = BACKWARDS.match(text[low:end][::-1])[0][::-1]
    name = LEADING.sub("", words)
    if marker[2] == "类" and (known := CLASS_AT_END.search(name)):
        # A heading may stand in front without a full stop between.
        name = known[0]
    return end - len(name), Level(marker[2], name, code)


def close_run(text: str, run: list) -> Printed:
    """The account that a run of markers names, with what stands behind it."""
    end = run[-1][2]
    trailing = ""
    found = TRAILING.match(text, end) if run[-1][0].kind == "项" else None
    if found and bare(found[1]) in known_items():
        trailing, end = found[1], found.end()
    explains = EXPLAINING.match(text, end) is not None
    return Printed(
        run[0][1], end, tuple(level for level, _, _ in run), trailing, explains,
        None if explains else read_amount(text[end : end + 120]),
    )  # fmt: skip


@cache
def known_items() -> frozenset[str]:
    """Names of 项 without 支出."""
    return frozenset(bare(name) for name in ITEMS)


def read_amount(text: str) -> Decimal | None:
    """The amount in 万元 stated behind an account: its 决算 if so called, else the first."""
    for sentence in text.split("（类")[0].split("。")[:3]:
        final = FINAL.search(sentence)
        found = AMOUNT.match(sentence, final.end()) if final else AMOUNT.search(sentence)
        if found and (number := parse_number(found[1])):
            return number.value * MONEY[found[2]]
    return None


# 支出 with an amount right behind it; the name of a class is looked for in front.
SPENT = re.compile(r"支出(?:（类）|类)?(?P<amount>\d[\d,，]*(?:\.\d+)?)(?P<unit>万元|亿元|元)")


def read_classes(flat: Flat) -> list[tuple[str, Decimal, int, int]]:
    """Classes printed right before an amount: (spelling, 万元, start, end)."""
    text, found = flat.text, []
    for match in SPENT.finditer(text):
        end = match.start()
        for kind in ("（类）", "类"):
            end -= len(kind) * text.endswith(kind, 0, end)
        names = class_codes()
        sizes = (size for size in SIZES if text[end - size : end] in names)
        size, number = next(sizes, 0), parse_number(match["amount"])
        if size and number:
            amount = number.value * MONEY[match["unit"]]
            found.append((text[end - size : end], amount, end - size, end))
    return found
