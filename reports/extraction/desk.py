"""Everything at hand while one document is read, and the small steps that share it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.extraction.cells import CellRow, read_row
from reports.extraction.claims import NumeralSlot
from reports.extraction.context import Context, ProjectName
from reports.extraction.segments import Segment
from reports.extraction.shape import Block, Strip
from reports.extraction.sheets import Sheet
from reports.facts import Numeral, Statement
from reports.spans import Span, Text


@dataclass
class Desk:
    """Everything at hand while one document is read."""

    text: Text
    clean: str
    blocks: list[Block]
    year: int
    department: str
    outer: str
    segments: list[Segment] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    statements: dict[int, list[Statement]] = field(default_factory=dict)
    sheets: list[tuple[Segment, Sheet]] = field(default_factory=list)
    projects: tuple[ProjectName, ...] = ()
    memory: dict = field(default_factory=dict)
    rows: dict[Span, list[CellRow]] = field(default_factory=dict)


def first_lines(blocks: list[Block]) -> list[str]:
    """The paragraphs among which a document's own title stands."""
    return [block.strip.text for block in blocks[:12] if block.strip is not None]


def make_context(desk: Desk, index: int, headings: tuple[str, ...]) -> Context:
    """The setting of a paragraph of report ``index``."""
    segment = desk.segments[index]
    return Context(
        kind=segment.kind, year=segment.year or desk.year, department=desk.department,
        project=segment.project, headings=headings, projects=desk.projects, memory=desk.memory,
    )  # fmt: skip


def claim_remembered(desk: Desk, text: str, slots: list[NumeralSlot]) -> None:
    """Hot-line numbers of the document."""
    for slot in slots:
        if slot.raw in desk.memory["hot-lines"]:
            slot.claim("code", "hot-line")


def keep_numerals(desk: Desk, strip: Strip, slots: list[NumeralSlot]) -> None:
    """Put a strip's numerals into the ledger."""
    for slot in slots:
        span = strip.span(slot.start, slot.end)
        desk.numerals.append(
            Numeral(span, desk.text.slice(span), slot.cls or "unread", slot.rule, slot.reason)
        )


def table_rows(desk: Desk, block: Block) -> list[CellRow]:
    """The rows of a table, read once."""
    kept = desk.rows.get(block.span)
    if kept is None:
        kept = desk.rows[block.span] = [read_row(desk.clean, row) for row in block.table.rows]
    return kept
