"""Numerals: how a run of digits is written, and what exact value it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# A thousands mark is an ASCII or Chinese comma before exactly three digits; two amounts may
# also be joined by a comma, which is why a numeral that already has decimals never goes on.
NUMERAL = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
MARKS = re.compile(r"[,，\s]")
LONGEST = 25

_FULL_WIDTH = {ord("０") + i: str(i) for i in range(10)}
_SAME_CHARACTER = {
    **_FULL_WIDTH,
    **{ord("Ａ") + i: chr(ord("A") + i) for i in range(26)},
    **{ord("ａ") + i: chr(ord("a") + i) for i in range(26)},
    ord("％"): "%",
    ord("﹪"): "%",
    ord("．"): ".",
    ord("﹒"): ".",
    ord("("): "（",
    ord(")"): "）",
    ord(":"): "：",
    ord(";"): "；",
    ord("＋"): "+",
    ord("－"): "-",
    ord("—"): "—",
    ord("–"): "-",
    ord("＝"): "=",
    ord("＜"): "<",
    ord("＞"): ">",
    ord("〈"): "<",
    ord("〉"): ">",
    ord("≦"): "≤",
    ord("≧"): "≥",
    ord("∶"): "：",
    ord("［"): "[",
    ord("］"): "]",
    ord("／"): "/",
    ord("\u00a0"): " ",
    ord("\u3000"): " ",
    ord("\ufeff"): " ",
    ord("\u200b"): " ",
    ord('"'): "”",
    ord("＂"): "”",
    ord("「"): "“",
    ord("」"): "”",
}


# A half-width comma that cannot be a thousands mark parts clauses. The comma itself comes first,
# which is quick to look for.
_CLAUSE_COMMA = re.compile(r",(?:(?<!\d,)|(?![\d\s]))")
# Quicker than str.translate, which looks every character up.
_ANY = re.compile(f"[{''.join(re.escape(chr(code)) for code in _SAME_CHARACTER)}]")


@dataclass(frozen=True, slots=True)
class Number:
    """An exact value and how many decimals it was printed with."""

    value: Decimal
    decimals: int


def normalise(text: str) -> str:
    """One character for one character: full width to half; brackets, colons and the commas that
    part clauses to full width.

    Offsets in the result are offsets in ``text``.
    """
    same = _ANY.sub(lambda match: _SAME_CHARACTER[ord(match.group())], text)
    return _CLAUSE_COMMA.sub("，", same)


def parse_number(raw: str) -> Number | None:
    """The exact value of a numeral as printed, ``None`` where it is none or absurdly long.

    >>> parse_number("1，537.40")
    Number(value=Decimal('1537.40'), decimals=2)
    """
    digits = raw if PLAIN.fullmatch(raw) and raw.isascii() else MARKS.sub("", normalise(raw))
    if len(digits) > LONGEST or not PLAIN.fullmatch(digits):
        return None
    _, _, fraction = digits.partition(".")
    return Number(Decimal(digits), len(fraction))
