"""The head rows of a table, joined column by column; a merged head holds for all below it."""

from __future__ import annotations

import re
from collections import Counter

from reports.extraction.cells import CellRow
from reports.extraction.heads import BETWEEN, CODE_HEADS, ORDINAL_HEADS, Head, make_head

# Words over the columns of a half, which name no measure and still head columns.
GROUP = re.compile(
    r"(?:收入|支出|本年(?:收入|支出)|(?:“?三公”?|人员|(?:日常)?公用)经费|(?:一般公共|政府性基金|国有资本经营)预算(?:财政拨款)?)"
)
# Inner heads: parts of what a merged head names.
INNER = re.compile(
    r"(?:其中：)?(?:合计|小计|总额|基本支出|项目支出|(?:人员|(?:日常)?公用)经费"
    r"|(?:一般公共|政府性基金|国有资本经营)预算(?:财政)?拨款|财政拨款|其他资金|(?:公务用车)?(?:购置|运行(?:维护)?)费)"
)
# Heads of one column each.
SINGLE = re.compile(r"[类款项]|行次|栏次|序号|编号")
# Form number, body and unit stand above the head.
CAPTION = re.compile(
    r"公开\d{0,3}表|(?:编制|填报)?(?:部门|单位)(?:（.{0,6}）)?(?:名称)?：|（?(?:金额)?单位："
)
LABEL = re.compile(r"项目(?:（.{0,20})?$|名称|科目")
SUMS = re.compile(r"合计|小计|总计|总额")
# A head has five lines at most.
MOST_HEAD_ROWS = 6
REPEATED = "栏名重复，分不清属于哪一组"


def is_caption(texts: list[str]) -> bool:
    """Whether a row belongs to what stands above a head: form number, body, unit."""
    return any(CAPTION.match(text) for text in texts)


def is_group(texts: list[str]) -> bool:
    """Whether a row holds nothing but words over the columns of a half."""
    return all(GROUP.fullmatch(text) for text in texts)


def is_inner(texts: list[str]) -> bool:
    """Whether a row right below a head names parts of what stands above."""
    return len(texts) > 1 and all(INNER.fullmatch(text) for text in texts)


def join_heads(rows: list[list[str]], narrow: list[list[str]]) -> list[Head]:
    """The heads of columns, from rows as wide as the table, and narrower ones above them."""
    words = column_words(rows[:MOST_HEAD_ROWS])
    if narrow and not any(group for _, group in words):
        spread = spread_groups(narrow[-1], [own for own, _ in words])
        words = [(own, group) if own else (group, "")
                 for (own, _), group in zip(words, spread, strict=True)]  # fmt: skip
    twice = repeated_heads(words) if narrow else set()
    return [make_head(own, group, REPEATED if (own, group) in twice else "")
            for own, group in words]  # fmt: skip


def repeated_heads(words: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Heads that stand twice without a group, in a table whose rows have one label."""
    counts = Counter(pair for pair in words if pair[0] and not pair[1])
    twice = {pair for pair, count in counts.items() if count > 1}
    return set() if any(LABEL.search(own) for own, _ in twice) else twice


def column_words(rows: list[list[str]]) -> list[tuple[str, str]]:
    """(own words, words of merged heads above) of each column of heads as wide as the table.

    A blank cell goes on with its left neighbour's words where both have the same heads above,
    unless its own column has words already: then the cell above reaches down.
    """
    width = len(rows[0])
    chains: list[list[tuple[str, int]]] = [[] for _ in range(width)]
    for row in rows:
        before = [tuple(chain) for chain in chains]
        last = -1
        for index, text in enumerate(row):
            if text:
                last = -1 if SINGLE.fullmatch(text) else index
                chains[index].append((text, index))
            elif last >= 0 and before[index] == before[last] and not is_own(before[index], index):
                chains[index].append((row[last], last))
    merged = {part for index, chain in enumerate(chains) for part in chain if part[1] != index}
    return [split_chain(chain, index, merged) for index, chain in enumerate(chains)]


def is_own(chain: tuple[tuple[str, int], ...], index: int) -> bool:
    """Whether a column's lowest words so far stand in the column itself."""
    return bool(chain) and chain[-1][1] == index


def split_chain(chain: list[tuple[str, int]], index: int, merged: set) -> tuple[str, str]:
    """(own words, group) of a column; what others share is the group where own words follow."""
    own = [text for text, place in chain if place == index]
    shared = [part[0] for part in chain[:-1] if part in merged]
    if chain and not is_own(tuple(chain[-1:]), index):
        # Without words of its own a column is known by what it goes on with only if it codes.
        lowest = chain[-1][0]
        return "", (lowest if CODE_HEADS.search(lowest) else "")
    kept = [text for text in own if text not in shared]
    return "".join(dict.fromkeys(kept)), BETWEEN.join(dict.fromkeys(shared))


def spread_groups(groups: list[str], heads: list[str]) -> list[str]:
    """Words of a merged head that was exported without blank cells, one for each column.

    A group begins at a sum and behind a column that has no head of its own; where that does not
    give as many groups as there are words, no column has one.
    """
    parted = [not text or not before for text, before in zip(heads, ["", *heads], strict=False)]
    starts = [index for index, text in enumerate(heads) if parted[index] or SUMS.fullmatch(text)]
    if len(starts) != len(groups):
        return [""] * len(heads)
    ends = [*starts[1:], len(heads)]
    return [group for group, start, end in zip(groups, starts, ends, strict=True)
            for _ in range(end - start)]  # fmt: skip


def claim_columns(row: CellRow, begun: bool) -> bool:
    """Whether a row of 栏次, or of 1 2 3 … above the first figures, numbers the columns."""
    numbers = [cell for cell in row.cells if cell.is_number()]
    words = [cell.text for cell in row.cells if cell.text and not cell.is_number()]
    named = bool(words) and (
        ORDINAL_HEADS.match(words[0]) is not None
        or (ORDINAL_HEADS.match(words[-1]) is not None
            and all(CODE_HEADS.match(text) for text in words[:-1]))
    )  # fmt: skip
    if named:
        for cell in row.cells:
            for slot in cell.slots:
                slot.claim("ordinal", "column-number")
        return bool(numbers)
    counted = [cell.text for cell in numbers] == [str(n + 1) for n in range(len(numbers))]
    if begun or words or len(numbers) < 2 or not counted:
        return False
    for cell in numbers:
        cell.slots[0].claim("ordinal", "column-number")
    return True
