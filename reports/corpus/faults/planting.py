"""Puts faults into a report, each where no other is, and keeps every key right."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from reports.corpus.draft import Draft, Planted
from reports.corpus.faults.ground import Ground, Quantity, quantity
from reports.corpus.faults.kinds import Change, FaultKind, Proposal
from reports.corpus.writer import KeyRow, Writer


@dataclass
class Taken:
    """What planted faults have changed or rest on: another must not touch it."""

    blocks: set[tuple[int, int]] = field(default_factory=set)
    changed: set[Quantity] = field(default_factory=set)
    needed: set[Quantity] = field(default_factory=set)
    chosen: list[tuple[FaultKind, Proposal]] = field(default_factory=list)

    def admits(self, ground: Ground, proposal: Proposal) -> bool:
        """Whether a proposal has nothing to do with those already taken."""
        changed = changed_by(ground, proposal)
        needed = {quantity(row.mark) for row in proposal.rests_on}
        return (
            not self.blocks & blocks_of(ground, proposal)
            and not changed & (self.changed | self.needed)
            and not needed & self.changed
        )

    def take(self, ground: Ground, kind: FaultKind, proposal: Proposal) -> None:
        """Keep a proposal."""
        self.blocks |= blocks_of(ground, proposal)
        self.changed |= changed_by(ground, proposal)
        self.needed |= {quantity(row.mark) for row in proposal.rests_on}
        self.chosen.append((kind, proposal))


def blocks_of(ground: Ground, proposal: Proposal) -> set[tuple[int, int]]:
    """The lines and rows that a proposal changes."""
    return {ground.block(change.start) for change in proposal.changes}


def changed_by(ground: Ground, proposal: Proposal) -> set[Quantity]:
    """The quantities whose figures a proposal changes or takes out."""
    return {
        quantity(row.mark)
        for change in proposal.changes
        for row in ground.within(change.start, change.end)
    }


def plant(
    ground: Ground, kinds: Iterable[FaultKind], rate: float, rng: random.Random
) -> tuple[Draft, frozenset[Quantity]]:
    """The draft with one fault of each kind where it has a place, in ``rate`` of all cases.

    The second value names the quantities that are now printed otherwise somewhere.
    """
    drawn = [
        kind for kind in kinds if kind.pair in ("", ground.pair) and rng.random() < rate
    ]  # fmt: skip
    rng.shuffle(drawn)
    taken = Taken(changed=set(ground.spoilt))
    for kind in drawn:
        proposals = list(kind.propose(ground, rng))
        rng.shuffle(proposals)
        fitting = (one for one in proposals if taken.admits(ground, one))
        proposal = next(fitting, None)
        if proposal is not None:
            taken.take(ground, kind, proposal)
    return rewrite(ground.draft, taken.chosen), frozenset(taken.changed)


# --- writing it down --------------------------------------------------------------------------


def rewrite(draft: Draft, chosen: Sequence[tuple[FaultKind, Proposal]]) -> Draft:
    """The draft with all changes made, its keys moved along, and the key to the faults."""
    changes = sorted(
        (change for _, one in chosen for change in one.changes), key=lambda one: one.start
    )
    parts, rows, worded, last, length = [], [], [], 0, 0
    grown: list[int] = []
    for change in changes:
        if change.start < last:
            raise ValueError(f"changes overlap at {change.start}")
        kept = draft.text[last : change.start]
        length += len(kept)
        writer = Writer()
        writer.put(change.piece)
        rows += moved(writer.rows, length)
        worded += moved(writer.worded, length)
        parts += [kept, writer.text]
        length += len(writer.text)
        grown.append(len(writer.text) - (change.end - change.start))
        last = change.end
    move = Move(changes, grown)
    rows += (move.row(row) for row in draft.rows if not move.takes(row))
    worded += (move.row(row) for row in draft.worded if not move.takes(row))
    return Draft(
        "".join([*parts, draft.text[last:]]),
        tuple(sorted(rows, key=lambda row: row.start)),
        tuple(sorted(worded, key=lambda row: row.start)),
        tuple(sorted((move.fault(*one) for one in chosen), key=lambda one: (one.start, one.end))),
    )


def moved(rows: Iterable[KeyRow], by: int) -> list[KeyRow]:
    """Rows further on."""
    return [KeyRow(row.start + by, row.end + by, row.mark) for row in rows]


@dataclass(frozen=True)
class Move:
    """Where things stand after changes, which are in text order with what each has grown by."""

    changes: Sequence[Change]
    grown: Sequence[int]

    def before(self, place: int) -> int:
        """By how much the text before a place has grown."""
        sums = [0, *accumulate(self.grown)]
        return sums[sum(1 for one in self.changes if one.end <= place and one.start < place)]

    def takes(self, row: KeyRow) -> bool:
        """Whether a change takes a row's words away."""
        hit = [one for one in self.changes if one.start < row.end and row.start < one.end]
        if any(row.start < one.start or one.end < row.end for one in hit):
            raise ValueError(f"a change cuts through {row.mark.text!r}")
        return bool(hit)

    def row(self, row: KeyRow) -> KeyRow:
        """A row where it stands now."""
        by = self.before(row.start)
        by += sum(
            grown
            for one, grown in zip(self.changes, self.grown, strict=True)
            if one.start == one.end == row.start
        )
        return KeyRow(row.start + by, row.end + by, row.mark)

    def fault(self, kind: FaultKind, proposal: Proposal) -> Planted:
        """The place of a fault: its changed words, or where its words are missing."""
        first = min(one.start for one in proposal.changes)
        last = max(one.end for one in proposal.changes)
        start, end = proposal.at or (first, last)
        inside = sum(
            grown
            for one, grown in zip(self.changes, self.grown, strict=True)
            if start <= one.start and one.end <= end
        )
        start += self.before(start)
        end = start + (proposal.at or (first, last))[1] - (proposal.at or (first, last))[0] + inside
        return Planted(start, max(start, end), kind.check, kind.name, proposal.what)
