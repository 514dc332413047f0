"""What a made report must keep: read apart from the code that makes it."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from reports.corpus.wordings import FROZEN, WORDINGS

# Others were frozen before; what held of their keys then holds still. Plans are tested with others.
APART = (
    *(name for name in FROZEN if name in WORDINGS),
    "guangdong",
    "liaoning",
    "xinjiang",
    "yunnan",
)
# Written apart from the writer's own pattern, so that one does not excuse the other.
DIGITS = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:\.[0-9０-９]+)?")
BOOKMARK = re.compile(r"\[bookmark: _Toc\d+\]")
WORDS = {"持平", "相等", "无变化", "无增减变化", "为零", "无"}
BUDGETS = ("budget_adjusted", "budget_initial")


def spans_of(rows) -> list[tuple[int, int]]:
    return [(int(row["start"]), int(row["end"])) for row in rows]


def plain_number(text: str) -> str:
    """A printed numeral without breaks, in half-width digits."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def uncovered_digits(text: str, rows) -> list[int]:
    """Places of digits that no key row covers, or more than one."""
    covered = [0] * len(text)
    for start, end in spans_of(rows):
        for place in range(start, end):
            covered[place] += 1
    for found in BOOKMARK.finditer(text):
        covered[found.start() : found.end()] = [1] * (found.end() - found.start())
    return [
        place
        for place, sign in enumerate(text)
        if (sign.isdigit() and covered[place] != 1) or covered[place] > 1
    ]


def said(rows) -> list[tuple[str, ...]]:
    """What the rows say, without where it stands and how it is printed."""
    ignored = {"start", "end", "text"}
    return [tuple(value for name, value in row.items() if name not in ignored) for row in rows]


def figures(rows) -> list[dict[str, str]]:
    return [row for row in rows if row["class"] == "figure"]


def values_of(rows, indicator: str, measure: str, subject: str = "") -> set[Decimal]:
    """What is printed of an indicator, money in 万元."""
    return {
        Decimal(row["value"]) / (10000 if row["unit"] == "元" else 1)
        for row in rows
        if row["class"] == "figure"
        and (row["indicator"], row["measure"]) == (indicator, measure)
        and subject in ("", row["subject"])
    }


def reaches(rate: str, part: Decimal, whole: Decimal) -> bool:
    """Whether a printed percent is the exact one, rounded to its own decimals."""
    step = Decimal(1).scaleb(Decimal(rate).as_tuple().exponent)
    return bool(whole) and abs(part / whole * 100 - Decimal(rate)) <= step / 2
