"""Rows of a table that was published as text and not recovered: which column is not known."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.extraction.claims import NumeralSlot
from reports.facts import Figure, Statement

# Any mark of a sentence; a row of a table has none.
OF_SENTENCE = re.compile(r"[，。；：、！？,;:!?]")
# Marks that number a label, and what a table's caption names.
OF_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}、|(?:单位|部门)：")
REASON = "像是表格里的一行，分不清属于哪一栏"


def doubt_rows(text: str, slots: list[NumeralSlot], statements: list[Statement]) -> list[Statement]:
    """The statements of a paragraph, doubted where it is a row of bare numbers without a head."""
    if not statements or len(slots) < 2 or OF_SENTENCE.search(OF_LABEL.sub("", text)):
        return statements
    return [
        replace(statement, figures=tuple(map(doubted, statement.figures)))
        for statement in statements
    ]


def doubted(figure: Figure) -> Figure:
    """The figure as one that is not sure, unless its own unit is printed beside it."""
    if figure.unit_from == "own" or figure.status != "certain":
        return figure
    return replace(figure, status="uncertain", reason=REASON)
