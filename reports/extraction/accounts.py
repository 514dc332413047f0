"""Names of functional accounts (支出功能分类), printed by 类, 款 and 项.

Spellings seen: ``一般公共服务（类）…（款）信访事务（项）``, ``201（类）03（款）08（项）``,
``X支出（204类）司法（06款）行政运行（01项）``, ``“X-Y-Z”科目``, a class alone.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data" / "functional_accounts.csv"

# Former or shortened names and what the account is called now.
FORMER_CLASSES = {
    "医疗卫生与计划生育": "卫生健康支出",
    "医疗卫生": "卫生健康支出",
    "文化体育与传媒": "文化旅游体育与传媒支出",
    "国土海洋气象等": "自然资源海洋气象等支出",
    "国土资源气象等": "自然资源海洋气象等支出",
    "资源勘探信息等": "资源勘探工业信息等支出",
    "资源勘探电力信息等": "资源勘探工业信息等支出",
    "社会保障与就业": "社会保障和就业支出",
    "抗疫特别国债安排": "抗疫特别国债安排的支出",
}
FORMER_NAMES = {
    "行政事业单位离退休": "行政事业单位养老支出",
    "行政事业单位离退休支出": "行政事业单位养老支出",
    "归口管理的行政单位离退休": "行政单位离退休",
    "未归口管理的行政单位离退休": "行政单位离退休",
    "信访事项": "信访事务",
    "医疗保障": "行政事业单位医疗",
    "机关事业单位基本养老保险缴费": "机关事业单位基本养老保险缴费支出",
    "机关事业单位职业年金缴费": "机关事业单位职业年金缴费支出",
}
ROOT = "功能分类"
# Classes whose names are also used for other things.
AMBIGUOUS = ("其他支出", "国有资本经营预算支出", "转移性支出", "预备费")


@dataclass(frozen=True)
class Account:
    """An account found in a text, and its path with official names."""

    start: int
    end: int
    path: str
    rule: str


def overlap(one: Account, two: Account) -> bool:
    """Whether two accounts were found in the same words."""
    return one.start < two.end and two.start < one.end


@cache
def official() -> dict[str, str]:
    """Code → official name."""
    with DATA.open(encoding="utf-8", newline="") as handle:
        return {row["code"]: row["name"] for row in csv.DictReader(handle)}


@cache
def class_names() -> dict[str, tuple[str, str]]:
    """Spelling of a class without 支出 → (code, official name)."""
    names = {}
    for code, name in official().items():
        if len(code) == 3:
            names[re.sub(r"(?:的)?支出$", "", name)] = (code, name)
    by_name = {name: code for code, name in names.values()}
    for former, name in FORMER_CLASSES.items():
        names[former] = (by_name.get(name, ""), name)
    return names


@cache
def children() -> dict[str, dict[str, str]]:
    """Code → names of the accounts one level below it → their codes."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code, name in official().items():
        found[code[:-2]][name] = code
    return dict(found)


@cache
def classes_holding() -> dict[str, set[str]]:
    """Name of a 款 → codes of the classes that have one of this name."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in official().items():
        if len(code) == 5:
            found[name].add(code[:3])
    return dict(found)


def find_class(name: str) -> tuple[str, str] | None:
    """(code, official name) of a class, by any of its spellings."""
    return class_names().get(re.sub(r"(?:的)?支出$", "", name.strip()))


MARKER = re.compile(r"（(?P<code>\d{0,7})(?P<level>[类款项])(?:级)?）")
NAME = re.compile(
    r"(?:[^（），。；：、.“”\d\s]|（(?!\d*[类款项]）)[^（）]{0,8}）)+(?P<code>\d{2,7})?$"
)
NOT_NAME = re.compile(
    r"^(?:（[一二三四五六七八九十\d]{1,3}）|[-—–]+|其中|用于|主要用于|主要是|包括|支出|以下方面|和|及|与|为|按)+"
)
TRAILING = re.compile(
    r"(?:[^（），。；：、\d]|（[^（）]{0,8}）){2,30}?(?=：|（|支出决算|支出\d|\d|，|年初)"
)
# Words behind a 项 that tell of its amount and are no part of a name.
MEASURED = re.compile(
    r"(?:的)?(?:支出|预算|决算|年初|年末|全年|调整|当年|本年|上年|去年|财政拨款|一般公共|执行|实际|安排|主要|较|比|与|：|完成|20\d\d)"
)
# 行政运行（项）（2010301）: the code once more.
CODE_BEHIND = re.compile(r"（2\d{2}(?:\d\d){0,2}）")
DASHED = re.compile(
    r"“(?P<a>[^“”—-]{2,30})[-—](?P<b>[^“”—-]{2,30})(?:[-—](?P<c>[^“”—-]{2,30}))?”(?:科目)?"
)


def find_accounts(text: str, all_classes: bool) -> list[Account]:
    """All accounts named in a text, in order.

    Names of classes that also mean something else count only if ``all_classes``.
    """
    found: list[Account] = []
    position, group = 0, []
    for marker in MARKER.finditer(text):
        if group and (marker.start() - group[-1][3] > 40 or not_deeper(group, marker["level"])):
            found.append(close_group(text, group))
            group = []
        start, name, code = name_before(text, max(position, marker.start() - 48), marker)
        if name or code:
            group.append((marker["level"], name, code, marker.end(), start))
        position = marker.end()
    if group:
        found.append(close_group(text, group))
    found.extend(find_dashed(text))
    found.extend(find_coded(text))
    found.extend(find_bare_classes(text, found, all_classes))
    return sorted((account for account in found if account), key=lambda account: account.start)


def not_deeper(group: list, level: str) -> bool:
    """Whether a marker of ``level`` begins a new account."""
    return "类款项".index(level) <= "类款项".index(group[-1][0])


def name_before(text: str, low: int, marker: re.Match) -> tuple[int, str, str]:
    """(start, name, code) of the words in front of a 类/款/项 marker."""
    match = NAME.search(text, low, marker.start())
    if not match:
        digits = re.search(r"\d{2,7}$", text[low : marker.start()])
        return marker.start(), "", marker["code"] or (digits.group() if digits else "")
    code = marker["code"] or match["code"] or ""
    raw = match.group()
    name = raw[: len(raw) - len(match["code"] or "")]
    clean = NOT_NAME.sub("", name)
    return match.start() + len(name) - len(clean), clean, code


def close_group(text: str, group: list) -> Account | None:
    """The account that a run of markers names."""
    names = {level: name for level, name, *_ in group}
    codes = {level: code for level, _, code, *_ in group}
    end = group[-1][3]
    trailing = ""
    if code := CODE_BEHIND.match(text, end):
        end = code.end()
    if group[-1][0] == "项" and (match := TRAILING.match(text, end)):
        words = match.group()
        if not MEASURED.match(words):
            trailing, end = words, match.end()
    if end < len(text) and text.startswith("支出", end) and len(group) == 1:
        end += 2
    path = resolve_path(
        names.get("类", ""), names.get("款", ""), names.get("项", ""), trailing, codes
    )
    return Account(group[0][4], end, path, "account") if path else None


def resolve_path(top: str, middle: str, last: str, trailing: str, codes: dict) -> str:
    """The path with official names; printed names stay where no official one is known."""
    known = find_class(top)
    if not known and codes.get("类", "") in official():
        known = (codes["类"], official()[codes["类"]])
    if not known:
        known = class_of(middle, last)
    code, top_name = known or ("", top)
    if trailing and find_class(middle) == known:
        middle, last = last, trailing
    elif not last and middle and not known:
        return ""
    parts = [ROOT, top_name or top]
    if not parts[1]:
        return ""
    for name, level in ((middle, "款"), (last, "项")):
        if not name and not codes.get(level):
            break
        code, name = official_below(code, name, codes.get(level, ""))
        parts.append(name)
    return "/".join(parts)


def class_of(middle: str, last: str) -> tuple[str, str] | None:
    """The class of a 款 printed without its class, where only one class has it."""
    codes = classes_holding().get(FORMER_NAMES.get(middle, middle), ())
    return next(((code, official()[code]) for code in codes), None) if len(codes) == 1 else None


def official_below(parent: str, name: str, printed_code: str) -> tuple[str, str]:
    """(code, official name) of a printed name under ``parent``; the printed name if unknown."""
    name = name.strip()
    known = children().get(parent, {}) if parent else {}
    for spelling in (name, FORMER_NAMES.get(name, ""), name + "支出", re.sub(r"支出$", "", name)):
        if spelling in known:
            return known[spelling], spelling
    by_code = parent + printed_code[-2:] if printed_code and parent else ""
    if by_code in official() and (
        not name or (len(printed_code) >= 2 and shares_words(name, official()[by_code]))
    ):
        return by_code, official()[by_code]
    return "", FORMER_NAMES.get(name, name)


def shares_words(one: str, two: str) -> bool:
    """Whether two names share at least half of the shorter one's characters."""
    common = len(set(one) & set(two))
    return common * 2 >= min(len(set(one)), len(set(two)))


def find_dashed(text: str) -> list[Account]:
    """Accounts written “X-Y-Z”."""
    found = []
    for match in DASHED.finditer(text):
        if find_class(match["a"]):
            path = resolve_path(match["a"], match["b"] or "", match["c"] or "", "", {})
            found.append(Account(match.start(), match.end(), path, "account-dashed"))
    return found


CODED = re.compile(
    r"(?P<code>2(?<![\d.]2)\d{4}(?:\d\d)?)(?P<name>(?:[\u4e00-\u9fa5]|（[^（）\d]{1,8}）){2,30}?)"
    r"(?=支出\d|[\d，：]|20\d\d年|年初|预算|决算|较|比)"
)


def find_coded(text: str) -> list[Account]:
    """Accounts named by code and name: 2010308信访事务12万元; a name of another code is none."""
    found = []
    for match in CODED.finditer(text):
        code, names = match["code"], official()
        name = names.get(code, "")
        if name and re.sub("支出$", "", match["name"]) == re.sub("支出$", "", name):
            levels = [names[code[:end]] for end in (3, 5, 7) if code[:end] in names]
            path = "/".join([ROOT, *levels])
            if len(levels) * 2 + 1 == len(code):
                found.append(Account(match.start(), match.end(), path, "account-coded"))
    return found


@cache
def _bare_classes() -> re.Pattern:
    names = sorted(class_names(), key=len, reverse=True)
    return re.compile(
        rf"(?<![\u4e00-\u9fa5])(?:其中：?)?“?(?P<name>{'|'.join(map(re.escape, names))})"
        r"(?:类?(?:的)?支出(?:类)?”?(?:科目)?|”(?=\d))"
    )


def find_bare_classes(text: str, taken: list, all_classes: bool) -> list[Account]:
    """Classes named without a marker: ``一般公共服务支出232.43万元``."""
    matches = list(_bare_classes().finditer(text))
    if not matches:
        return []
    found = []
    covered = {place for one in taken if one for place in range(one.start, one.end)}
    for match in matches:
        if not all_classes and class_names()[match["name"]][1] in AMBIGUOUS:
            continue
        if match.start("name") in covered:
            continue
        name = class_names()[match["name"]][1]
        found.append(Account(match.start("name"), match.end(), f"{ROOT}/{name}", "account-class"))
    return found
