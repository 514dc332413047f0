"""Table cells as strips with their numerals, and what several readers of tables share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from reports import units
from reports.extraction.claims import NumeralSlot, claim_slots, find_slots
from reports.extraction.shape import Strip, strip_between
from reports.extraction.tokens import PrintedNumber, read_number
from reports.facts import Figure, Subject
from reports.spans import Row, Span

ONE_NUMBER = re.compile(
    r"[≥≤><=＝＜＞±+-]*[\d.,，]+(?:%|[余多]?[亿千百]?万?元?|分|个|次|件|人|名)?"
)
MINUS = ("-", "－", "−")


@dataclass
class Cell:
    """A cell: its compact text and the numerals in it, with the claims made so far."""

    span: Span
    strip: Strip
    slots: list[NumeralSlot] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cell's words without white space."""
        return self.strip.text

    @cached_property
    def words_span(self) -> Span:
        """The span of the words, without the blanks around them."""
        return self.strip.whole if self.strip.text else Span(self.span.start, self.span.start)

    def is_number(self) -> bool:
        """Whether the cell holds one numeral, a sign or unit at most beside it."""
        return len(self.slots) == 1 and bool(ONE_NUMBER.fullmatch(self.text))


@dataclass
class CellRow:
    """A row of cells with its span."""

    cells: list[Cell]
    span: Span

    def texts(self) -> list[str]:
        """The cells' words."""
        return [cell.text for cell in self.cells]

    def filled(self) -> list[Cell]:
        """The cells that hold words."""
        return [cell for cell in self.cells if cell.text]


def read_row(clean: str, row: Row) -> CellRow:
    """The cells of a row, numerals found and, where a rule knows them to be no data, claimed."""
    cells = []
    for span in row.cells:
        strip = strip_between(clean, *span)
        slots = find_slots(strip.text)
        claim_slots(strip.text, [slot for slot in slots if not is_lone(strip.text, slot)])
        cells.append(Cell(span, strip, slots))
    return CellRow(cells, row.span)


def is_lone(text: str, slot: NumeralSlot) -> bool:
    """Whether a numeral is all a cell holds: the column tells what it is, not its looks."""
    return text == slot.raw


def cell_number(cell: Cell, slot: NumeralSlot) -> PrintedNumber | None:
    """The number at ``slot`` with its unit."""
    return read_number(cell.text, slot)


def cell_figure(
    cell: Cell,
    slot: NumeralSlot,
    *,
    subject: Subject,
    indicator: str,
    measure: str,
    year: int,
    rule: str,
    head_unit: str = "",
    basis: str = "",
    reason: str = "",
) -> Figure | None:
    """The figure of a numeral in a cell; claims it. ``head_unit`` holds if none is printed."""
    number = cell_number(cell, slot)
    if number is None or (slot.cls and slot.cls != "figure"):
        return None
    slot.claim("figure", rule)
    sign = -1 if cell.text.endswith(MINUS, 0, slot.start) and measure != "target" else 1
    return Figure(
        span=cell.strip.span(slot.start, slot.end),
        raw=slot.raw,
        value=number.value * sign if number.value else number.value,
        decimals=number.decimals,
        unit=number.unit or head_unit,
        unit_from="own" if number.unit else "head",
        subject=subject,
        indicator=indicator,
        measure=measure,
        basis=basis,
        fiscal_year=year - 1 if measure.startswith("prior_") else year,
        place="table",
        qualifier=number.qualifier,
        rule=rule,
        status="uncertain" if reason else "certain",
        reason=reason,
    )


def money_unit(text: str, default: str = "万元") -> str:
    """The money unit a table head names: 年度预算数（万元）, 单位：元."""
    match = re.search(r"（(?:单位[：:]?)?(亿元|万元|千元|元)）|单位[：:]?(亿元|万元|千元|元)", text)
    if not match:
        return default
    return units.canonical(match[1] or match[2])
