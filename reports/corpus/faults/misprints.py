"""Numbers as they are mistyped: digits exchanged, one digit wrong; always so that it matters."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from reports import units
from reports.corpus.faults.ground import Ground, decimals, reach
from reports.corpus.voice import signed, trimmed
from reports.corpus.writer import KeyRow, Mark
from reports.tolerance import Interval

Test = Callable[[Interval], bool]


def reprint(ground: Ground, mark: Mark, value: Decimal, places: int | None = None) -> Mark:
    """A mark with another value, printed as the report prints such numbers."""
    style = ground.scene.profile.style
    marked = "," in mark.text or (
        style.thousands and units.kind_of(mark.unit) in ("money", "count")
    )
    places = decimals(mark.text) if places is None else places
    text = format(abs(value), f"{',' if marked else ''}.{places}f")
    if mark.unit == "分":
        text = trimmed(text)
    return replace(mark, text=text, value=signed(text, value))


def slips(text: str, rng: random.Random) -> Iterator[Decimal]:
    """Values of a numeral with two digits exchanged or one digit wrong, in random order."""
    digits = text.replace(",", "")
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    found = {exchanged(digits, one, two) for one, two in pairwise(places)}
    for place in places:
        digit = rng.choice([sign for sign in "123456789" if sign != digits[place]])
        found.add(digits[:place] + digit + digits[place + 1 :])
    whole = len(digits.split(".")[0])
    fair = [one for one in sorted(found - {digits}) if whole == 1 or one[0] != "0"]
    rng.shuffle(fair)
    return (Decimal(one) for one in fair if Decimal(one))


def exchanged(digits: str, one: int, two: int) -> str:
    """The digits at two places the other way round."""
    signs = list(digits)
    signs[one], signs[two] = signs[two], signs[one]
    return "".join(signs)


def misprint(ground: Ground, row: KeyRow, rng: random.Random, matters: Test) -> Mark | None:
    """A figure mistyped so that ``matters`` holds of it; none where no slip does."""
    sign = -1 if Decimal(row.mark.value) < 0 else 1
    for value in slips(row.mark.text, rng):
        mark = reprint(ground, row.mark, sign * value)
        if matters(reach(mark)):
            return mark
    return None


def miscount(ground: Ground, row: KeyRow, rng: random.Random) -> Mark:
    """A count that is off by one to three; nought becomes something."""
    value = int(Decimal(row.mark.value))
    wrong = rng.choice([value + step for step in (-2, -1, 1, 2, 3) if value + step >= 1])
    return reprint(ground, row.mark, Decimal(wrong), 0)
