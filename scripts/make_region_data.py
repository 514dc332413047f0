"""Make ``reports/data/regions.csv`` from the two lists of the published source.

usage: make_region_data.py CURRENT.json HISTORY.json > reports/data/regions.csv

Both files map a code of GB/T 2260 to a name; where they come from stands in
``reports/data/README.md``. The result has one line a region: ``code,name,became``; ``became``
is empty for a region in force, else the code that a former region went on under.

Only what can be told from the lists is written: the same name, or the same stem with another
last word (双流县 → 双流区), at the same level, in the same prefecture; a county or city also
elsewhere in its province, because prefectures were redrawn. What needs knowledge from outside
the lists stands in ``reports/data/region_changes.csv``.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

# Names of levels, not of places: 北京市 → 市辖区 → 东城区.
FILLERS = {"市辖区", "县", "市区", "直辖行政单位", "市郊区"}
FILLER_MARK = re.compile("直辖县|直辖行政|省直辖")
# What a place name ends in; a former 县 goes on as 区 or 市 with the same stem.
ENDINGS = ("自治县", "自治州", "自治旗", "地区", "县", "区", "市", "州", "盟", "旗", "特区")
# Provinces whose territory left another one: 重庆 (1997) and 海南 (1988).
SPLIT_OFF = {"51": ("51", "50"), "44": ("44", "46")}
# A district's stem says too little outside its own city: 市中区, 城区, 新城区.
MOVABLE = ("县", "市", "州", "盟", "地区", "旗")


def level_of(code: str) -> int:
    """1 province, 2 prefecture, 3 county."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def clean_name(name: str) -> str:
    """The name without a remark in brackets: 金门县(福建省泉州市)."""
    return re.sub(r"[(（].*", "", name).strip()


def is_filler(name: str) -> bool:
    """Whether the name only stands for a level."""
    return name in FILLERS or bool(FILLER_MARK.search(name))


def stem_of(name: str) -> str:
    """The name without its last word; at least two characters are left."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


def key_of(code: str, name: str) -> tuple[int, str]:
    """What former and present regions are compared by."""
    return level_of(code), stem_of(name)


def find_successor(code: str, name: str, present: dict[tuple[int, str], list[str]]) -> str:
    """The one region in force that carries the stem on, or nothing."""
    candidates = present.get(key_of(code, name), [])
    near = [c for c in candidates if level_of(code) == 3 and c[:4] == code[:4]]
    if not near and name.endswith(MOVABLE):
        provinces = SPLIT_OFF.get(code[:2], (code[:2],))
        near = [c for c in candidates if c[:2] in provinces]
    return near[0] if len(near) == 1 else ""


def read_names(path: str) -> dict[str, str]:
    """One of the two lists, without names of levels."""
    raw = json.loads(Path(path).read_text(encoding="utf-8"))
    return {c: clean_name(n) for c, n in raw.items() if not is_filler(n)}


def make_rows(now: dict[str, str], past: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Every region in force, then each former name that the lists let us follow."""
    present, name_count = defaultdict(list), defaultdict(int)
    for code, name in now.items():
        yield code, name, ""
        present[key_of(code, name)].append(code)
        name_count[name] += 1
    for code, name in sorted(past.items()):
        if code in now:
            continue
        became = find_successor(code, name, present)
        # A name in force stays with its bearer: an old code must not make it ambiguous.
        taken = name_count[name] and now.get(became) != name
        if became and not taken:
            yield code, name, became


def write_rows(rows: Iterable[tuple[str, str, str]]) -> None:
    """Comma-separated lines on standard output."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("code", "name", "became"))
    writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_rows(make_rows(read_names(sys.argv[1]), read_names(sys.argv[2])))
