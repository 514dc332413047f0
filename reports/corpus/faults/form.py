"""Left-over words: templates, other bodies, other years, broken numbering and quotes, names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.faults.ground import Ground
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import miscount
from reports.corpus.faults.words import REASON
from reports.corpus.voice import date, ordinal
from reports.corpus.writer import KeyRow, Mark, Word
from reports.regions import SAMPLE_REGIONS

WAYS = {
    "增加": "增加（减少）",
    "减少": "增加（减少）",
    "增长": "增长（下降）",
    "下降": "增长（下降）",
}
CHINESE = re.compile(r"^(?:[一二三四五六七八九]|十[一二三四五六七八九]?)(?=、)", re.M)
BRACKETED = re.compile(r"(?<=（)[一二三四五六七八九](?=）[^（）\n]{2,30}$)", re.M)
# An entry of the glossary: an account in its three levels with what it is for.
ENTRY = re.compile(r"([^\s（）、.]{3,20})（类）([^\n：]{3,40})（款）([^\n：]{2,40})（项）(?=：)")
# Names as they were in other years, and accounts that petition bureaus do not use.
OLD_NAMES = {
    "卫生健康支出": "医疗卫生与计划生育支出",
    "机关事业单位基本养老保险缴费支出": "机关事业单位养老保险缴费",
}
UNUSED = (
    "农林水支出（类）扶贫（款）其他扶贫支出（项）",
    "教育支出（类）普通教育（款）小学教育（项）",
)
# Projects and bodies as somebody may have remembered their names.
PROJECT_NAMES = (
    ("专项经费", "专项工作经费"),
    ("运行经费", "运转经费"),
    ("维护费", "维护经费"),
    ("服务经费", "服务费"),
    ("保障经费", "保障专项经费"),
    ("和宣传", "宣传"),
)
BODY_NAMES = (
    ("信访局", "信访办"),
    ("群众工作局", "群众工作办公室"),
    ("服务中心", "接待中心"),
)
NUMBERS = names.NUMERALS


def leave_sign(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``XX万元``: a form's blank not filled in."""
    for row in ground.of(ground.own, "narrative"):
        if ground.text.startswith(row.mark.unit, row.end) and Decimal(row.mark.value):
            what = f"{row.mark.indicator} not filled in"
            yield Proposal(what, (Change(row.start, row.end, "XX"),))


def leave_choice(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``增加（减少）``: nobody has chosen."""
    for row in ground.rows:
        word = ground.text[row.start - 2 : row.start]
        if row.mark.measure not in ("change", "change_rate") or word not in WAYS:
            continue
        if isinstance(row.mark, Word) or row.mark.place != "narrative":
            continue
        value = row.mark.value
        other = value[1:] if value.startswith("-") else f"-{value}"
        also = "; ".join(filter(None, (row.mark.also, f"value={other}")))
        piece = [WAYS[word], replace(row.mark, also=also)]
        what = f"{row.mark.indicator}: more or less not chosen"
        yield Proposal(what, (Change(row.start - 2, row.end, piece),))


def leave_dots(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``主要原因是……``."""
    for found in REASON.finditer(ground.text):
        yield Proposal("a reason not filled in", (Change(found.start(), found.end(), "……"),))


def other_body(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another body's name where the report speaks of its own."""
    own, code = ground.scene.profile.name, ground.scene.profile.region_code
    mine = SAMPLE_REGIONS.get(code, "")
    others = [
        name
        for region, name in SAMPLE_REGIONS.items()
        if region[:4] == code[:4] and not region.endswith("00") and name != mine
    ]
    if not mine or not others:
        return
    other = own.replace(mine, rng.choice(others))
    first = ground.blocks[min(4, len(ground.blocks) - 1)][0]
    for found in re.finditer(re.escape(own), ground.text):
        line = ground.words(found.start())
        if found.start() >= first and "。" in line and not ground.is_table(found.start()):
            change = Change(found.start(), found.end(), other)
            yield Proposal(f"{other} instead of {own}", (change,))


def other_office(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another office as the one that the glossary speaks of."""
    here = ground.scene.profile.short_county
    for found in re.finditer("单位(?=为职工缴)", ground.text):
        office = f"{here}{rng.choice(('残联', '统计局', '委编办', '妇联'))}"
        change = Change(found.start(), found.end(), office)
        yield Proposal(f"{office} instead of the body", (change,))


def other_year(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another year in a heading."""
    first = ground.blocks[min(3, len(ground.blocks) - 1)][0]
    for row in ground.draft.rows:
        line = ground.words(row.start)
        is_heading = not re.search("[，。；：]", line) and len(line) < 60 and "系列" not in line
        if row.mark.cls != "date" or row.mark.text != str(ground.year) or row.start < first:
            continue
        if is_heading and not ground.within(*ground.block(row.start)):
            mark = date(ground.year - rng.choice((1, 1, 2)))
            what = f"heading of {row.mark.text} printed as {mark.text}"
            yield Proposal(what, (Change(row.start, row.end, mark),))


def repeat_number(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A heading with the number of the one before or behind it."""
    for pattern in (CHINESE, BRACKETED):
        for found in pattern.finditer(ground.text):
            number = NUMBERS.find(found[0])
            if number >= 1 and not ground.is_table(found.start()):
                word = NUMBERS[number - 1]
                what = f"number {found[0]} printed as {word}"
                yield Proposal(what, (Change(found.start(), found.end(), word),))
    yield from repeat_digit(ground)


def repeat_digit(ground: Ground) -> Iterator[Proposal]:
    """An item of a list with the number before its own."""
    last: KeyRow | None = None
    for row in ground.draft.rows:
        start, _ = ground.block(row.start)
        is_number = row.mark.cls == "ordinal" and row.start - start <= 1
        if not is_number or ground.text[row.end] not in ".、．)）":
            continue
        if last is not None and int(row.mark.text) == int(last.mark.text) + 1:
            mark = ordinal(int(last.mark.text))
            what = f"number {row.mark.text} printed as {mark.text}"
            yield Proposal(what, (Change(row.start, row.end, mark),))
        last = row


def drop_quote(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A quotation mark without its pair."""
    for start, end in ground.blocks:
        words = ground.text[start:end]
        if words.count("“") == words.count("”") == 1 and words.index("“") < words.index("”"):
            place = start + words.index(rng.choice("“”"))
            at = (start + words.index("“"), start + words.index("”"))
            yield Proposal("a quotation mark without its pair", (Change(place, place + 1),), (), at)


def other_project_name(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A project under another name."""
    for project in ground.scene.now.projects:
        other = renamed(project.name)
        for found in re.finditer(re.escape(project.name), ground.text) if other else ():
            start, end = ground.sentence(found.start())
            if ground.is_table(found.start()) or "。" not in ground.text[start:end]:
                continue
            last = max([found.end(), *(row.end for row in ground.within(found.end(), end))])
            piece = [other, *ground.pieces(found.end(), last, known_as(project.name, other))]
            yield Proposal(f"{project.name} called {other}", (Change(found.start(), last, piece),))


def renamed(name: str) -> str:
    """A project's name as somebody may have remembered it; empty where there is none."""
    for old, new in PROJECT_NAMES:
        if old in name:
            return name.replace(old, new)
    return ""


def known_as(name: str, other: str):
    """Figures of a project may be read under either of its names."""

    def remark(mark: Mark) -> Mark:
        if mark.subject != name:
            return mark
        return replace(mark, also="; ".join(filter(None, (mark.also, f"subject={other}"))))

    return remark


def other_body_name(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The body with another word for what it is."""
    own = ground.scene.profile.name
    for old, new in BODY_NAMES:
        if not own.endswith(old):
            continue
        other = own.removesuffix(old) + new
        first = ground.blocks[min(4, len(ground.blocks) - 1)][0]
        for found in re.finditer(re.escape(own), ground.text):
            line = ground.words(found.start())
            if found.start() >= first and "。" in line and not ground.is_table(found.start()):
                change = Change(found.start(), found.end(), other)
                yield Proposal(f"{own} called {other}", (change,))


def other_account_name(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The glossary names an account as it was called in other years."""
    for found in ENTRY.finditer(ground.text):
        for group, name in enumerate(found.groups(), 1):
            old = OLD_NAMES.get(name)
            if old and not ground.within(*ground.block(found.start())):
                change = Change(found.start(group), found.end(group), old)
                yield Proposal(f"{name} called {old}", (change,))


def unused_account(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The glossary explains an account that the report does not use."""
    for found in ENTRY.finditer(ground.text):
        if not ground.within(*ground.block(found.start())):
            word = rng.choice(UNUSED)
            change = Change(found.start(), found.end(), word)
            yield Proposal(f"{word} explained, not used", (change,))


def repeat_class(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The class named again as 款, and the 款 as 项."""
    for found in ENTRY.finditer(ground.text):
        if not ground.within(*ground.block(found.start())):
            top, middle, last = found.groups()
            word = f"{top}（类）{top}（款）{middle}（项）"
            what = f"{top} as 款, {middle} as 项 instead of {last}"
            yield Proposal(what, (Change(found.start(), found.end(), word),))


def miscount_offices(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another number of offices than are named."""
    for row in ground.of("count", "narrative"):
        named = ground.text[slice(*ground.sentence(row.start))].count("股、")
        if not row.mark.indicator.startswith("机构/内设") or not named:
            continue
        mark = miscount(ground, row, rng)
        # A list that ends in 等 may name fewer than there are.
        if ground.text[row.start - 1] != "等" or int(mark.value) < int(row.mark.value):
            yield swap(row, mark, "offices counted and named")


KINDS = (
    FaultKind("E04", "blank-sign-left", leave_sign),
    FaultKind("E04", "choice-left", leave_choice),
    FaultKind("E04", "dots-left", leave_dots),
    FaultKind("E05", "other-body", other_body),
    FaultKind("E05", "other-office", other_office),
    FaultKind("E06", "other-year", other_year),
    FaultKind("E07", "number-repeated", repeat_number),
    FaultKind("E08", "quote-lost", drop_quote),
    FaultKind("E09", "body-renamed", other_body_name),
    FaultKind("E09", "project-renamed", other_project_name),
    FaultKind("E10", "account-renamed", other_account_name),
    FaultKind("E11", "class-as-section", repeat_class),
    FaultKind("E12", "account-unused", unused_account),
    FaultKind("E13", "offices-miscounted", miscount_offices),
)
