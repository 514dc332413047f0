"""Rows and cells of a table that was published as text and not recovered: which column they
stand in is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reports.extraction.claims import NumeralSlot
from reports.facts import Figure, Statement

# Any mark of a sentence; a row of a table has none.
OF_SENTENCE = re.compile(r"[，。；：、！？,;:!?]")
# Marks that number a label, and what a table's caption names.
OF_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}、|(?:单位|部门)：")
REASON = "像是表格里的一行，分不清属于哪一栏"
# An amount that stands alone on its line: ≤50万元; the heading far above need not be its name.
LONE_AMOUNT = re.compile(
    r"(?:[≤≥<>=＜＞＝≦≧]|不[低高多少超]于|不超过|小于|大于|等于|控制在)*-?\d[\d,.]*(?:亿|万)?(?:元|%)?(?:以内|以下|以上)?"
)
ALONE = "数字单独成行，像是表格里的一格，分不清是哪一项"


def doubt_rows(text: str, slots: list[NumeralSlot], statements: list[Statement]) -> list[Statement]:
    """The statements of a paragraph, doubted where it is a row of bare numbers without a head or
    one cell by itself."""
    if statements and LONE_AMOUNT.fullmatch(text):
        return [in_doubt(statement, ALONE) for statement in statements]
    if not statements or len(slots) < 2 or OF_SENTENCE.search(OF_LABEL.sub("", text)):
        return statements
    return [doubted(statement) for statement in statements]


def doubted(statement: Statement) -> Statement:
    """The statement with the figures in doubt whose own unit is not printed beside them."""
    return in_doubt(statement, REASON, lambda figure: figure.unit_from != "own")


def in_doubt(
    statement: Statement, reason: str, which: Callable[[Figure], bool] = lambda _: True
) -> Statement:
    """The statement with its certain figures, those that ``which`` names, in doubt."""
    figures = (
        replace(one, status="uncertain", reason=reason)
        if one.status == "certain" and which(one)
        else one
        for one in statement.figures
    )
    return replace(statement, figures=tuple(figures))
