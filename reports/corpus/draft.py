"""A written report with its keys, and changes to it that keep every key right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from reports.corpus.writer import KeyRow


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault put into a report: the check it is meant for, its kind, its place, what is wrong."""

    start: int
    end: int
    check: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, the key to its numerals, that to its worded facts, and that to its faults."""

    text: str
    rows: tuple[KeyRow, ...]
    worded: tuple[KeyRow, ...] = ()
    faults: tuple[Planted, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """``new`` in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    new: str = ""


def apply_edits(draft: Draft, edits: Iterable[Edit]) -> Draft:
    """The text with all edits, which do not overlap, and the keys moved along with it."""
    edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
    parts, last = [], 0
    for edit in edits:
        if edit.start < last:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += [draft.text[last : edit.start], edit.new]
        last = edit.end
    grown = [len(edit.new) - (edit.end - edit.start) for edit in edits]
    sums = [0, *accumulate(grown)]
    starts, ends = [edit.start for edit in edits], [edit.end for edit in edits]

    def moved(start: int, end: int) -> tuple[int, int]:
        # What is put in right before a row moves it, what is put in right behind does not.
        first = start + sums[bisect_right(ends, start)]
        return first, max(first, end + sums[bisect_left(starts, end)])

    def moved_row(row: KeyRow) -> KeyRow:
        return KeyRow(*moved(row.start, row.end), row.mark)

    def moved_fault(one: Planted) -> Planted:
        return Planted(*moved(one.start, one.end), one.check, one.kind, one.what)

    return Draft(
        "".join([*parts, draft.text[last:]]),
        tuple(map(moved_row, draft.rows)),
        tuple(map(moved_row, draft.worded)),
        tuple(map(moved_fault, draft.faults)),
    )
