"""Names that are nearly a known one: a body's (信访办 for 信访局), a project's (运转 for 运行)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.checks.flat import Flat
from reports.regions import read_chain
from reports.spans import Span

# --- bodies -----------------------------------------------------------------------------------

OFFICE = re.compile(
    r"(?:委|人民政府|政府)?(?P<stem>[一-鿿]{2,12}?)"
    r"(?P<end>办公室|委员会|中心|局(?![面部势限])|办(?![理事结件案法公学文证好实]))"
)
ENDS = {"办": "办公室"}
# Words by which a document tells what another office has to do with the body.
RELATED = re.compile(
    "原名|原为|更名|改称|改为|加挂|挂牌|牌子|简称|下称|下属|所属|下辖|代管|二级|直属|隶属|合署|划转|整合"
    "|联合|归口|主管|会同|派驻|组建"
)
# That there are none is no word of another office.
NO_OTHERS = re.compile("(?:没有|未设|无)(?:下属|所属|下辖|二级|直属)")
VISITED = re.compile(r"(?:接待|邀请|赴|到|与|和|向|由|及|、|《)[^，。；：]{0,8}$")
LEAST_STEM = 5
REGION = 3
ITEM = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、])?"
    r"(?P<rest>.*?)(?:本级|机关)?[；;。]?$"
)
# How much of the region may stand in front of a name that has a line to itself.
LONGEST_REGION = 12
SAID = re.compile("[有仅是为]")


class Variant(NamedTuple):
    """Another way in which a name is written, and where."""

    name: str
    span: Span


def body_variants(flat: Flat, department: str) -> list[Variant]:
    """Offices of the body's own region whose name is nearly its own; empty where both exist."""
    words = department.removeprefix("中共")
    chain = read_chain(words)
    own = OFFICE.fullmatch(words, chain.end) if chain else None
    if own is None:
        return []
    key = words[: chain.end][-REGION:]
    text, found, apart = flat.text, [], set()
    for start in places_of(text, key):
        other = OFFICE.match(text, start + len(key))
        if other is None or not is_nearly(own, other):
            continue
        name = key + other[0]
        if is_told_apart(flat, start, other.end()):
            apart.add(name)
        found.append(Variant(name, flat.span(start, other.end())))
    return [one for one in found if one.name not in apart]


def places_of(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def is_nearly(own: re.Match, other: re.Match) -> bool:
    """Whether two offices differ in their kind, or in two characters of a long name, only."""
    ends = [ENDS.get(one["end"], one["end"]) for one in (own, other)]
    if own["stem"] == other["stem"]:
        return ends[0] != ends[1]
    return ends[0] == ends[1] and differing(own["stem"], other["stem"], LEAST_STEM) in (1, 2)


def differing(one: str, other: str, least: int) -> int:
    """In how many characters words of one length differ; 0 where they are not to be compared."""
    if len(one) != len(other) or len(one) < least:
        return 0
    return sum(left != right for left, right in zip(one, other, strict=True))


def is_told_apart(flat: Flat, start: int, end: int) -> bool:
    """Whether the sentence makes it another office, or a list has it as an item of its own."""
    line = next(one for one in flat.lines if one.end > start)
    words = flat.text[line.start : line.end]
    sentence_start = flat.text.rfind("。", line.start, start) + 1 or line.start
    stop = flat.text.find("。", end, line.end)
    sentence = flat.text[sentence_start : stop if stop >= 0 else line.end]
    rest, name = ITEM.match(words)["rest"], flat.text[start:end]
    above = rest.removesuffix(name)
    is_alone = rest != above and len(above) <= LONGEST_REGION and not SAID.search(above)
    is_item = line.is_cell or is_alone
    before = flat.text[line.start : start]
    is_related = RELATED.search(NO_OTHERS.sub("", sentence))
    return is_item or bool(is_related or VISITED.search(before[-24:]))


# --- projects ---------------------------------------------------------------------------------

MONEY_END = r"(?:经费|费用|资金|费|项目)(?:项目)?"
FILLING = re.compile("专项|工作|项目|经费|资金|费用|费|支出|和|与|及|的|、")
LEAST_CORE, LONGER = 6, 4
NUMBERED = re.compile(r"[\d一二三四五六七八九十上下东西南北前后初重新老]")
HEAD = 4
PUNCTUATION = re.compile("[，。；：“”《》\n]")


def project_variants(flat: Flat, name: str, known: Iterable[str]) -> list[Variant]:
    """Where a project is written otherwise; ``known`` are names that projects surely have."""
    core = FILLING.sub("", name)
    if len(core) < LEAST_CORE:
        return []
    sure = tuple(known)
    text, found, seen = flat.text, [], {bare_name(name)}
    for at in places_of(text, name[:HEAD]):
        if text.startswith(sure, at):
            continue
        words = PUNCTUATION.split(text[at : at + len(name) + LONGER])[0]
        other = longest_alike(words, core)
        if other and bare_name(other) not in seen and not beside(flat, at, name, other):
            seen.add(bare_name(other))
            found.append(Variant(other, flat.span(at, at + len(other))))
    return found


def bare_name(name: str) -> str:
    """A name without the word that it is a project."""
    return name.removesuffix("项目")


def longest_alike(words: str, core: str) -> str:
    """The longest beginning of words that reads like a project's name of this core."""
    best = ""
    for end in re.finditer(MONEY_END, words):
        name = words[: end.end()]
        if is_alike(FILLING.sub("", name), core):
            best = name
    return best


def is_alike(one: str, other: str) -> bool:
    """Whether cores are the same, or differ in one character that is no number or side."""
    if one == other:
        return True
    if differing(one, other, LEAST_CORE + 1) != 1:
        return False
    pair = next(pair for pair in zip(one, other, strict=True) if pair[0] != pair[1])
    return not any(map(NUMBERED.match, pair))


def beside(flat: Flat, at: int, name: str, other: str) -> bool:
    """Whether the line names both, so that they are two projects."""
    line = next(one for one in flat.lines if one.end > at)
    words = flat.text[line.start : line.end].replace(other, "")
    return name in words
