"""Accounts written level after level without 类, 款 and 项.

``X支出-Y-Z``, ``X支出（201）Y（03）Z（08）``, ``201X支出-03Y-08Z``: a class, then what lies below
it behind a dash, a stroke or a code in brackets. A name that no list has counts only behind a dash.
"""

from __future__ import annotations

import re
from functools import cache

from reports.extraction.accounts import (
    FORMER_NAMES,
    ROOT,
    Account,
    children,
    class_names,
    official_below,
    overlap,
)

SIGN = r"[-—–_/\\→>]{1,2}"
GUARD = re.compile(rf"(?<=[\u4e00-\u9fa5）]){SIGN}(?=[\u4e00-\u9fa5\d])|（\d{{2,7}}）")
STEP = re.compile(
    rf"(?:（(?P<code>\d{{2,7}})）)?(?P<sign>{SIGN})?(?:\d{{2,7}}(?=[\u4e00-\u9fa5]))?"
)
# The name of an account up to what is said of it.
NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fa5](?:[\u4e00-\u9fa5]|（[^（）\d类款项]{1,8}）){1,24}?)"
    rf"(?={SIGN}|（\d|：|，|”|(?:支出)?(?:为|\d)|(?:年初|全年|支出)?(?:预算|决算|执行)数?)"
)
END = re.compile(r"(?:（\d{2,7}）)?”?(?:科目)?(?:支出(?!预算|决算))?")


def with_layers(text: str, accounts: list[Account]) -> list[Account]:
    """The accounts of a text with those written level after level, which hold more than the
    class that they begin with."""
    if not GUARD.search(text):
        return accounts
    found = [one for match in class_heads().finditer(text) if (one := read_layers(text, match))]
    found = [one for one in found if not any(holds(other, one) for other in accounts)]
    rest = [one for one in accounts if not any(overlap(one, other) for other in found)]
    return sorted([*rest, *found], key=lambda account: account.start)


def holds(one: Account, two: Account) -> bool:
    """Whether an account was read as deep from the words of another."""
    return overlap(one, two) and one.path.count("/") >= two.path.count("/")


@cache
def class_heads() -> re.Pattern:
    """A class at the head of such a run."""
    names = "|".join(sorted(map(re.escape, class_names()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\u4e00-\u9fa5\d])(?:2[0-3]\d)?(?P<name>{names})(?:的)?(?:支出)?(?=（\d|{SIGN})"
    )


def read_layers(text: str, head: re.Match) -> Account | None:
    """The account that begins with the class ``head``, ``None`` where nothing is below it."""
    parent, name = class_names()[head["name"]]
    names, end = [ROOT, name], head.end()
    while len(names) < 4 and (below := next_level(text, end, parent)):
        parent, name, end = below
        names.append(name)
    if len(names) < 3:
        return None
    end = END.match(text, end).end()
    return Account(head.start(), end, "/".join(names), "account-layers")


def next_level(text: str, start: int, parent: str) -> tuple[str, str, int] | None:
    """(code, name, where it ends) of the account below ``parent`` that follows ``start``."""
    step = STEP.match(text, start)
    if not (step["code"] or step["sign"]):
        return None
    for spelling in spellings(parent):
        if text.startswith(spelling, step.end()):
            code, name = official_below(parent, spelling, "")
            return code, name, step.end() + len(spelling)
    named = NAME.match(text, step.end()) if step["sign"] else None
    if named is None:
        return None
    code, name = official_below(parent, named["name"], "")
    return code, name, named.end()


@cache
def spellings(parent: str) -> tuple[str, ...]:
    """How the accounts below a code are printed, longest first."""
    names = set(children().get(parent, ()))
    names |= {former for former, now in FORMER_NAMES.items() if now in names}
    names |= {name.removesuffix("支出") for name in names}
    return tuple(sorted(filter(None, names), key=len, reverse=True))
