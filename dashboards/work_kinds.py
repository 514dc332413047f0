"""Which words of a report speak of which petition work: a table for a domain reader to extend.

Reports word this freely, so a figure is only sorted by what is printed: its words and its unit.
What says one group, one way or one step of the work (初访, 到市上访, 重复访) is a part and never
stands for the whole. Words that fit no row stay under 其他工作量.
"""

from __future__ import annotations

from typing import NamedTuple

BATCHES, PERSONS, ONLINE, LETTERS = "batches", "persons", "online", "letters"
ACCEPTED, FINISHED, SATISFIED = "accepted", "finished", "satisfied"
HOTLINE, PART, OTHER = "hotline", "part", "other"


class WorkKind(NamedTuple):
    """A kind of work: its words (any of them), its units, and the unit that pages show."""

    code: str
    label: str
    words: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The unit in which its values are written."""
        return self.units[0]


RATE_UNITS = ("%",)
VISITS = ("来访", "接访", "上访")
CASES = ("件", "件次", "封", "件（次）")
WORK_KINDS: tuple[WorkKind, ...] = (
    WorkKind(BATCHES, "来访批次", VISITS, ("批次", "批")),
    WorkKind(PERSONS, "来访人次", VISITS, ("人次", "人")),
    WorkKind(ONLINE, "网上信访", ("网信", "网上", "网络"), CASES),
    WorkKind(LETTERS, "来信", ("来信",), CASES),
    WorkKind(HOTLINE, "热线", ("热线", "12345", "工单"), (*CASES, "个")),
    WorkKind(ACCEPTED, "受理率", ("受理率",), RATE_UNITS),
    WorkKind(FINISHED, "办结率", ("办结率",), RATE_UNITS),
    WorkKind(SATISFIED, "满意率", ("满意率", "满意度"), RATE_UNITS),
)
# A group, a way or a step of the visits: a part of them, or work beside them.
PART_WORDS = (
    "初访", "重复访", "重访", "到市", "到省", "到京", "赴省", "赴京", "进京", "越级", "集体访",
    "集访", "个访", "律师", "领导", "回访",
)  # fmt: skip
KIND_CHOICES = [
    *((kind.code, kind.label) for kind in WORK_KINDS),
    (PART, "来访的分项"),
    (OTHER, "其他工作量"),
]
BY_CODE = {kind.code: kind for kind in WORK_KINDS}
KIND_WORDS = dict(KIND_CHOICES)


def sort_words(words: str, unit: str) -> tuple[str, ...]:
    """The kinds of work that printed words and their unit speak of; one phrase may say two rates.

    “及时受理率和按期办结率 100%” is both 受理率 and 办结率.
    """
    if unit not in RATE_UNITS and any(part in words for part in PART_WORDS):
        return (PART,)
    found = tuple(
        kind.code
        for kind in WORK_KINDS
        if unit in kind.units and any(word in words for word in kind.words)
    )
    return found or (OTHER,)
