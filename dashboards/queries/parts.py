"""What an indicator is made of, body by body, as amounts or as shares of its printed total."""

from __future__ import annotations

from dataclasses import replace

from dashboards.formatting import own_decimals
from dashboards.indicators import BY_CODE, BY_FUNCTION, Indicator, find_parts, make_found
from dashboards.measures import DEFAULT, HUNDRED, MEASURES, PLACES, round_derived
from dashboards.presence import DERIVED, UNDEFINED, Operand, Value
from dashboards.queries.cells import Body
from dashboards.queries.compare import Question
from dashboards.queries.grid import Cell, Column, Grid, GridRow, read_grid
from dashboards.queries.published import list_found

SHARE = "share"
SCALE_CHOICES = [("amount", "金额"), (SHARE, "占比")]


def has_parts(question: Question) -> bool:
    """Whether the printed amount is a whole that reports divide."""
    return bool(question.indicator.parts) and question.measure.code == DEFAULT


def part_of(path: str, group: str) -> Indicator:
    """The indicator of a part, which the catalogue need not list."""
    if path in BY_CODE:
        return BY_CODE[path]
    if path.startswith(f"{BY_FUNCTION}/"):
        return make_found(path)
    return Indicator(path, path.rpartition("/")[2], group)


def list_parts(question: Question) -> list[Column]:
    """A column for each part, in the order in which reports print them."""
    indicator = question.indicator
    found = list_found() if indicator.parts == (BY_FUNCTION,) else []
    parts = [part_of(path, indicator.group) for path in find_parts(indicator, found)]
    amount = MEASURES[DEFAULT]
    return [Column(part.label, Question(part, amount, question.year)) for part in parts]


def read_parts(
    question: Question,
    bodies: list[Body],
    presence: str = "",
    own: Body | None = None,
    scale: str = "",
) -> Grid:
    """The parts of which any of the bodies prints more than 0."""
    grid = read_grid(question, bodies, presence, own, list_parts(question))
    rows = [*grid.peers, *([grid.own] if grid.own else [])]
    used = [
        place
        for place in range(len(grid.columns))
        if any(is_used(row.cells[place].value) for row in rows)
    ]
    columns = tuple(grid.columns[place] for place in used)
    if scale == SHARE:
        columns = tuple(column._replace(measured_in="%") for column in columns)

    def keep(row: GridRow) -> GridRow:
        cells = tuple(row.cells[place] for place in used)
        return replace(row, cells=share_cells(row, columns, cells) if scale == SHARE else cells)

    peers = [keep(row) for row in grid.peers]
    return replace(
        grid,
        columns=columns,
        peers=peers,
        rows=[row for row in peers if not presence or row.kind == presence],
        own=keep(grid.own) if grid.own else None,
    )


def is_used(value: Value) -> bool:
    """Whether a part is more than a line of zeros, which published forms print for all classes."""
    return value.known and value.number != 0


def share_cells(row: GridRow, columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> tuple:
    """Each part as a share of the printed total; it still leads to the part's own words."""
    whole = Operand("合计", row.value)
    return tuple(
        Cell(share_value(Operand(column.label, cell.value), whole), cell.url or row.url)
        for column, cell in zip(columns, cells, strict=True)
    )


def share_value(part: Operand, whole: Operand) -> Value:
    """A part in percent of its whole, or the way in which either is absent."""
    operands = (part, whole)
    for operand in operands:
        if not operand.value.known:
            said = f"{operand.name}：{operand.value.word}"
            return Value(operand.value.presence, unit="%", operands=operands, reason=said)
    if whole.value.number <= 0:
        return Value(UNDEFINED, unit="%", operands=operands, reason="合计不大于 0，算不出占比")
    number = round_derived(part.value.number / whole.value.number * HUNDRED)
    return Value(
        DERIVED,
        number,
        "%",
        max(PLACES, own_decimals(number)),
        formula=f"{part.name} ÷ {whole.name} × 100%",
        operands=operands,
    )
