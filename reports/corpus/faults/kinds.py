"""What a fault is, and what it proposes to change."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.corpus.faults.ground import Ground
from reports.corpus.writer import KeyRow, Mark, Piece


@dataclass(frozen=True, slots=True)
class Change:
    """``piece`` in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    piece: Piece = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fault that could be planted: changes that belong together, and what is wrong then.

    ``rests_on`` are figures that must stay as they are for it to be a fault. ``at`` is the place
    to show where the changes leave nothing to be seen, as a sentence left out.
    """

    what: str
    changes: tuple[Change, ...]
    rests_on: tuple[KeyRow, ...] = ()
    at: tuple[int, int] | None = None


Propose = Callable[[Ground, random.Random], Iterator[Proposal]]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault: the code of the check it is meant for, its name, where it may stand.

    ``pair`` says what its report has to be to the other one of the body: ``next``, ``version`` or
    ``planned``.
    """

    check: str
    name: str
    propose: Propose
    pair: str = ""


def swap(row: KeyRow, mark: Mark, what: str, *rests_on: KeyRow) -> Proposal:
    """One mark printed instead of another."""
    said = f"{what}: {row.mark.text} printed as {mark.text}"
    return Proposal(said, (Change(row.start, row.end, mark),), rests_on)
