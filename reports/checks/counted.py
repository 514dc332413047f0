"""Lists of things counted: 编制14名，其中行政编制9名、事业编制5名.

A list opens behind 其中 or a bracket and ends with its bracket, a semicolon or its sentence. What
its items are called decides whether they exclude each other; anything that the tables do not
know ends the list, and with it all that could be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports import units
from reports.checks.dossier import Case, interval, is_usable
from reports.checks.groups import unnamed
from reports.facts import Figure, Statement
from reports.spans import Span

UNITS = {
    **dict.fromkeys(("人", "名", "位"), "人"),
    **dict.fromkeys(("批", "批次", "个批次"), "批"),
    **dict.fromkeys(("人次", "人次数"), "人次"),
    **dict.fromkeys(("个", "家"), "个"),
    **dict.fromkeys(("件", "件次", "起"), "件"),
    **dict.fromkeys(("辆", "台"), "辆"),
}
# Families of things that are counted in whole numbers.
COUNTED = ("工作量/", "人员/", "机构/")
SAME_WIDTH = str.maketrans("();:,", "（）；：，")
ENDS = re.compile(r"[；。]|另有|此外|还有")
SIGNS = re.compile(r"[，、；。：（）]")
SMALL_WORDS = re.compile(
    r"^(?:其中|分别|包括|含|和|及|以及|现有|实际|另|余|多)+|(?:人数|总数|数|为|(?<!实)有|是|共|共有|各)+$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A number of things with what is counted; ``gap`` are the words between it and the last."""

    figure: Figure
    label: str
    gap: str

    @property
    def unit(self) -> str:
        """What the things are counted in."""
        return UNITS.get(self.figure.unit, self.figure.unit)


def read_items(case: Case, statement: Statement) -> list[Item]:
    """The numbers of things in a statement; a number behind another's unit shares its name."""
    items: list[Item] = []
    position, unit = statement.span.start, ""
    for one in statement.figures:
        words = case.flat.between(Span(position, max(position, one.span.start)))
        gap = words.removeprefix(unit).translate(SAME_WIDTH)
        position, unit = one.span.end, one.unit
        if units.kind_of(one.unit) != "count" or one.measure == "change":
            continue
        label = SMALL_WORDS.sub("", SIGNS.split(gap)[-1])
        items.append(Item(one, label if gap or not items else items[-1].label, gap))
    return items


def is_exact(case: Case, figure: Figure) -> bool:
    """Whether a number is certain and exact, and no page's number."""
    return is_usable(figure) and interval(figure) is not None and id(figure) not in unnamed(case)


def find_lists(items: list[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """(the numbers that a list may divide, its items) for every list of a statement."""
    start = 0
    for index, item in enumerate(items):
        bracket = "（" in item.gap
        if ENDS.search(item.gap) or "）" in item.gap:
            start = index
        if bracket or "其中" in item.gap:
            wholes = items[start:index]
            if bracket:
                # What stands in brackets divides the number right in front of them.
                wholes = list({one.unit: one for one in wholes}.values())
            yield wholes, items_of_list(items[index:], bracket)


def items_of_list(items: list[Item], bracket: bool) -> list[Item]:
    """The items up to the list's end, without what further brackets hold.

    In brackets a semicolon only parts the items.
    """
    found, inner = items[:1], False
    for item in items[1:]:
        if inner and "）" not in item.gap:
            continue
        gap = item.gap.replace("；", "") if bracket else item.gap
        if ENDS.search(gap) or "其中" in gap or ("）" in gap and not inner):
            break
        inner = "（" in gap
        if not inner:
            found.append(item)
    return found
