"""Provinces, prefectures and counties of GB/T 2260, and how reports name them.

The list stands in ``data/`` (origin in its README) and is read once. A former region is known
too and leads to what it became: 双流县 → 双流区, 元坝区 → 昭化区. A region that went on alone is
one with its successor; of several that were merged each keeps an identity of its own, so that
the bodies of 闸北区 and 静安区 are not taken for one.

>>> [region.code for region in resolve("攀枝花市仁和区")]
['510411']
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import add
from pathlib import Path
from typing import NamedTuple

DATA_DIR = Path(__file__).resolve().parent / "data"

# Fictitious regions for sample reports; no code of the standard begins with 99.
SAMPLE_REGIONS = {
    "990000": "示例省",
    "990100": "示例甲市",
    "990200": "示例乙市",
    "990101": "青禾县",
    "990102": "临溪区",
    "990103": "望川县",
    "990104": "晴岚县",
    "990201": "白石区",
    "990202": "云岭县",
    "990203": "松坪区",
    "990204": "杏林县",
    "990205": "双桥县",
    "990206": "长泽县",
}
MUNICIPALITIES = ("11", "12", "31", "50")
PEOPLES = (
    "蒙古|藏|维吾尔|哈萨克|柯尔克孜|回|壮|苗|土家|布依|侗|瑶|彝|白|傣|哈尼|傈僳|佤|拉祜|纳西|景颇"
    "|羌|土|撒拉|保安|东乡|裕固|满|朝鲜|达斡尔|鄂温克|鄂伦春|黎|畲|仡佬|水|毛南|仫佬|普米|怒|独龙"
    "|锡伯|塔吉克|布朗"
)
# 北川羌族自治县 is also written 北川县, 凉山彝族自治州 also 凉山州.
AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:(?:{PEOPLES})族?)+(?:各族)?自治([县州旗])")
# 四川, 广西 and 攀枝花 stand for a region only where one of its own parts follows.
PROVINCE_ENDING = re.compile(r"(?:[回壮]族|维吾尔)?自治区$|特别行政区$|[省市]$")
PREFECTURE_ENDING = re.compile(r"地区$|[市盟州]$")
# 中共昭化区委群众工作局: the marks of a party body around the region.
PARTY_MARK = "中共"
COMMITTEE = re.compile("委员会|委(?!员)")


@dataclass(frozen=True, slots=True)
class Region:
    """A region in force, or a former one with the code it ``became``."""

    code: str
    name: str
    level: str
    parent: str = ""
    former: bool = False
    aliases: tuple[str, ...] = ()
    became: str = ""
    merged: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether the region is made up for sample reports."""
        return self.code in SAMPLE_REGIONS

    @property
    def is_mainland(self) -> bool:
        """Whether the Ministry's reporting rules hold there (not 香港, 澳门, 台湾)."""
        return self.code[0] != "8"

    @property
    def current_code(self) -> str:
        """The code in force."""
        return self.became or self.code

    @property
    def identity(self) -> str:
        """Equal for a region and what it was renamed to, different for merged neighbours."""
        return self.code if self.merged else self.current_code


class Chain(NamedTuple):
    """Region names that follow one another in a text: 四川省｜遂宁市｜安居区.

    ``steps`` has a tuple of regions for each name; the last may hold several (鼓楼区).
    """

    start: int
    end: int
    steps: tuple[tuple[Region, ...], ...]
    starts: tuple[int, ...]

    @property
    def regions(self) -> tuple[Region, ...]:
        """What the last name stands for."""
        return self.steps[-1]


class Tables(NamedTuple):
    """The list, arranged for looking up."""

    in_force: dict[str, Region]
    named: dict[str, tuple[Region, ...]]
    stems: dict[str, tuple[Region, ...]]
    heads: dict[str, tuple[str, ...]]


def level_of(code: str) -> str:
    """province, prefecture or county."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _read_csv(name: str) -> list[dict[str, str]]:
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _parent_of(code: str, codes: Iterable[str]) -> str:
    """The code above; a county directly under its province has no prefecture."""
    if level_of(code) == "province":
        return ""
    prefecture = code[:4] + "00"
    return prefecture if prefecture != code and prefecture in codes else code[:2] + "0000"


def _read_in_force(rows: list[dict[str, str]]) -> dict[str, Region]:
    names = {row["code"]: row["name"] for row in rows if not row["became"]} | SAMPLE_REGIONS
    return {
        code: Region(code, name, level_of(code), _parent_of(code, names))
        for code, name in names.items()
    }


def _read_former(rows: list[dict[str, str]], in_force: dict[str, Region]) -> Iterator[Region]:
    """Former regions whose name or code says something the list in force does not."""
    changes = _read_csv("region_changes.csv")
    told = [(row, row["manner"] == "merged") for row in changes]
    seen = {(row["name"], row["became"]) for row in changes}
    for row in rows:
        pair = (row["name"], row["became"])
        if row["became"] and pair not in seen and in_force[row["became"]].name != row["name"]:
            seen.add(pair)
            told.append((row, False))
    for row, merged in told:
        code = row["code"]
        parent = _parent_of(code, in_force)
        yield Region(code, row["name"], level_of(code), parent, True, (), row["became"], merged)


def _short_names(region: Region) -> tuple[str, ...]:
    """北川县 for 北川羌族自治县."""
    found = AUTONOMOUS.fullmatch(region.name)
    return (found[1] + found[2],) if found else ()


def _stem_of(region: Region) -> str:
    """四川 for 四川省, 凉山 for 凉山彝族自治州; counties have none."""
    if region.level == "county":
        return ""
    ending = PROVINCE_ENDING if region.level == "province" else PREFECTURE_ENDING
    name = (_short_names(region) or (region.name,))[0]
    stem = ending.sub("", name)
    return stem if len(stem) >= 2 and stem != region.name else ""


def _arrange_heads(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by their first two characters, the longest first."""
    heads = defaultdict(list)
    for name in sorted(set(names), key=len, reverse=True):
        heads[name[:2]].append(name)
    return {head: tuple(found) for head, found in heads.items()}


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Read the files of ``data/``; done once a process."""
    rows = _read_csv("regions.csv")
    in_force = _read_in_force(rows)
    former = list(_read_former(rows, in_force))
    aliases = {code: list(_short_names(region)) for code, region in in_force.items()}
    for region in former:
        if region.name not in aliases[region.became]:
            aliases[region.became].append(region.name)
    named, stems = defaultdict(list), defaultdict(list)
    for code in in_force:
        in_force[code] = replace(in_force[code], aliases=tuple(aliases[code]))
        region = in_force[code]
        for name in (region.name, *_short_names(region)):
            named[name].append(region)
        if stem := _stem_of(region):
            stems[stem].append(region)
    for region in former:
        if region.identity not in {known.identity for known in named[region.name]}:
            named[region.name].append(region)
    return Tables(
        in_force,
        {name: tuple(found) for name, found in named.items()},
        {name: tuple(found) for name, found in stems.items()},
        _arrange_heads([*named, *stems]),
    )


def regions_in_force() -> tuple[Region, ...]:
    """All regions in force and the sample ones, in the order of their codes."""
    return tuple(sorted(load_tables().in_force.values(), key=lambda region: region.code))


def get_region(code: str) -> Region | None:
    """The region in force with this code."""
    return load_tables().in_force.get(code)


def current_region(region: Region) -> Region:
    """What a region is today."""
    return load_tables().in_force[region.current_code]


def current_regions(regions: Iterable[Region]) -> tuple[Region, ...]:
    """The regions in force for these, each once."""
    return tuple(dict.fromkeys(current_region(region) for region in regions))


def named_regions(name: str) -> tuple[Region, ...]:
    """All regions of that name, former ones as they were."""
    return load_tables().named.get(name, ())


def find_regions(name: str) -> tuple[Region, ...]:
    """All regions in force that have or had this name; 鼓楼区 gives four."""
    return current_regions(named_regions(name))


def lies_within(region: Region, above: Region) -> bool:
    """Whether ``region`` is a part of ``above``, today or before it was renamed."""
    width = {"province": 2, "prefecture": 4, "county": 6}[above.level]
    if level_of(region.code) == above.level or width == 6:
        return False
    prefixes = {above.code[:width], above.current_code[:width]}
    return bool(prefixes & {region.code[:width], region.current_code[:width]})


def _step_down(found: tuple[Region, ...], above: tuple[Region, ...]) -> tuple[Region, ...]:
    if not above:
        return found
    return tuple(region for region in found if any(lies_within(region, top) for top in above))


def read_chain(text: str, start: int = 0, above: tuple[Region, ...] = ()) -> Chain | None:
    """The longest run of region names that begins exactly at ``start``; levels may be missing."""
    tables = load_tables()
    for name in tables.heads.get(text[start : start + 2], ()):
        if not text.startswith(name, start):
            continue
        end = start + len(name)
        if found := _step_down(tables.named.get(name, ()), above):
            below = read_chain(text, end, found)
            if below:
                return Chain(start, below.end, (found, *below.steps), (start, *below.starts))
            return Chain(start, end, (found,), (start,))
        tops = _step_down(tables.stems.get(name, ()), above)
        if tops and (below := read_chain(text, end, tops)):
            return Chain(start, below.end, (tops, *below.steps), (start, *below.starts))
    return None


def find_chains(text: str) -> Iterator[Chain]:
    """All region names of a text from left to right, none overlapping; linear in its length."""
    heads, position = load_tables().heads, 0
    for start, pair in enumerate(map(add, text, text[1:])):
        if pair in heads and start >= position and (chain := read_chain(text, start)):
            yield chain
            position = chain.end


def resolve(name: str, within: Region | str | None = None) -> tuple[Region, ...]:
    """The regions in force that a written name stands for: none, one, or all it may mean.

    ``within`` narrows: a region above, or the first digits of a code.
    """
    chain = read_chain(name.strip())
    if chain is None or chain.end != len(name.strip()):
        return ()
    found = current_regions(chain.regions)
    if within is None:
        return found
    prefix = within if isinstance(within, str) else within.code
    prefix = re.sub("(?:00)+$", "", prefix)
    return tuple(region for region in found if region.code.startswith(prefix))


def full_name(region: Region) -> str:
    """Prefecture and county without the province: 攀枝花市仁和区, 重庆市大足区, 天门市."""
    tables = load_tables()
    above = tables.in_force.get(region.parent)
    if region.former and above and above.level == "province":
        above = tables.in_force.get(current_region(region).parent)
    if region.level != "county" or above is None:
        return region.name
    if above.level == "prefecture" or above.code[:2] in MUNICIPALITIES:
        return above.name + region.name
    return region.name


def split_region(text: str) -> tuple[tuple[Region, ...], str]:
    """The regions that a text begins with, from above to below, and what follows them.

    中共 before and 委 after the names are left out. A last name that stands for several regions
    gives them all.

    >>> regions, rest = split_region("中共广元市昭化区委群众工作局")
    >>> [region.name for region in regions], rest
    (['广元市', '昭化区'], '群众工作局')
    """
    start = len(PARTY_MARK) if text.startswith(PARTY_MARK) else 0
    chain = read_chain(text, start)
    if chain is None:
        return (), text
    regions = tuple(region for step in chain.steps for region in current_regions(step))
    committee = COMMITTEE.match(text, chain.end)
    return regions, text[committee.end() if committee else chain.end :]
