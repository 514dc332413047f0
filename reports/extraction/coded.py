"""Accounts named by their 项 alone: ``2010301行政运行``, ``行政运行（2010301）``, ``信访事务``.

A code of seven digits says all three levels; so does a name that only one account has.
"""

from __future__ import annotations

import re
from functools import cache

from reports.extraction.accounts import FORMER_NAMES, ROOT, Account, official, overlap
from reports.extraction.costs import STAFF

CODE = re.compile(r"(?P<code>2[0-3]\d\d\d(?:\d\d)?)(?![\d.,万亿元])")
# In front of what is the rest of a numeral.
INSIDE = (*"0123456789", ".", ",")
BETWEEN = re.compile(r"[-—_：“（]{0,2}")
CODES_BEFORE = re.compile(r"[-—_”]{0,2}（?$")
BEHIND_NAME = re.compile(r"[”）]{0,2}(?:支出)?")


def with_coded(text: str, accounts: list[Account], by_function: bool) -> list[Account]:
    """The accounts of a text with those that are named by a code, or by the name of a 项 alone.

    Names alone count only in a section that tells of spending ``by_function``.
    """
    found = [one for match in CODE.finditer(text) if (one := read_coded(text, match))]
    if by_function and not found and (alone := read_alone(text)):
        found.append(alone)
    if not found:
        return accounts
    apart = [one for one in found if not any(overlap(one, two) for two in accounts)]
    return sorted([*accounts, *apart], key=lambda account: account.start)


def read_coded(text: str, match: re.Match) -> Account | None:
    """The account whose code ``match`` is, where its name stands beside it."""
    if text.endswith(INSIDE, 0, match.start()):
        return None
    path, names = account_of(match["code"])
    if not path:
        return read_unlisted(text, match)
    begin = BETWEEN.match(text, match.end()).end()
    for name in names:
        if text.startswith(name, begin):
            end = BEHIND_NAME.match(text, begin + len(name)).end()
            return Account(match.start(), end, path, "account-code")
    stop = CODES_BEFORE.search(text, max(0, match.start() - 3), match.start()).start()
    for name in names:
        if text.endswith(name, 0, stop):
            end = BEHIND_NAME.match(text, match.end()).end()
            return Account(stop - len(name), end, path, "account-code")
    return read_unlisted(text, match)


# The name of a 项 up to its amount.
UNLISTED = re.compile(
    r"(?P<name>[\u4e00-\u9fa5][\u4e00-\u9fa5（）]{1,23}?)(?:支出)?(?=(?:年初|全年|支出)?(?:预算|决算)?数?为?\d)"
)


BEFORE_CODE = re.compile(r"(?:^|[）、.：，；。“])(?P<name>[\u4e00-\u9fa5]{2,24})”?（$")


def read_unlisted(text: str, match: re.Match) -> Account | None:
    """The account of a 项 whose name or code is in no list, under the 款 its code begins with."""
    path, _ = account_of(match["code"][:5])
    if not path or len(match["code"]) != 7:
        return None
    start, end, name = match.start(), 0, ""
    if found := UNLISTED.match(text, BETWEEN.match(text, match.end()).end()):
        end = found.end()
        name = found["name"] + ("支出" if found["name"].startswith("其他") else "")
    elif found := BEFORE_CODE.search(text, 0, match.start()):
        start, end, name = (
            found.start("name"),
            BEHIND_NAME.match(text, match.end()).end(),
            found["name"],
        )
    # The code of one account with the name of another says nothing.
    listed = official().get(match["code"], "")
    if not name or (listed and name not in listed):
        return None
    return Account(start, end, f"{path}/{listed or name}", "account-code")


@cache
def account_of(code: str) -> tuple[str, tuple[str, ...]]:
    """A code's path, and the names it is printed with, longest first; nothing where unknown."""
    known = official()
    levels = [code[:length] for length in range(3, len(code) + 1, 2)]
    if not all(level in known for level in levels):
        return "", ()
    name = known[code]
    names = {name, name.removesuffix("支出")}
    names |= {former for former, now in FORMER_NAMES.items() if now == name}
    path = "/".join([ROOT, *(known[level] for level in levels)])
    return path, tuple(sorted(names, key=len, reverse=True))


@cache
def alone_pattern() -> tuple[re.Pattern, dict[str, str]]:
    """What a 项 whose name no other account has looks like at the head of a sentence; its code."""
    names: dict[str, set[str]] = {}
    for code, name in official().items():
        names.setdefault(name, set()).add(code)
    codes = {
        spelling: min(found)
        for name, found in names.items()
        if len(found) == 1 and len(min(found)) == 7
        for spelling in account_of(min(found))[1]
        if spelling not in STAFF and len(spelling) >= 4
    }
    words = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    return re.compile(
        rf"(?:（[一二三四五六七八九十\d]+）|\d{{1,2}}[.、．])?“?(?P<name>{words})”?(?:支出)?"
        r"(?=(?:年初|全年|当年|本年)?(?:支出)?(?:预算|决算)?数?为?\d)"
    ), codes


def read_alone(text: str) -> Account | None:
    """The account that a sentence begins with, by the name of its 项 alone."""
    pattern, codes = alone_pattern()
    match = pattern.match(text)
    if match is None:
        return None
    path, _ = account_of(codes[match["name"]])
    return Account(match.start("name"), match.end(), path, "account-name")
