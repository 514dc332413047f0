"""What an indicator is made of: stacked bars, a row a body, in the order of the table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboards.answers_compare import with_unit
from dashboards.answers_views import title_parts
from dashboards.charts.base import (
    HOVER,
    Chart,
    Key,
    absent_trace,
    as_number,
    label_trace,
    point,
    row_layout,
    say_quote,
    say_value,
)
from dashboards.charts.compare import Quotes, choose_shown, find_focus, label_rows, say_cut
from dashboards.indicators import ABROAD, CARS, HOSTING
from dashboards.queries.grid import Cell, Column, Grid, GridRow

FIXED = {ABROAD: ("--abroad", "."), CARS: ("--cars", ""), HOSTING: ("--hosting", "/")}
HUES = tuple(f"--part-{number}" for number in range(1, 7))
# The same hue comes back with another texture.
TEXTURES = ("", "/", ".")
TEXTURE_NAMES = {"": "", "/": "stripes", ".": "dots"}
REST = "未列明"
HUNDRED = Decimal(100)
# Of a part smaller than this nothing would be seen beside what was rounded.
LEAST_REST = Decimal("0.005")
LEAST_SHARE = Decimal("0.1")


def style_of(column: Column, place: int) -> tuple[str, str]:
    """Colour and texture of a part; those of “三公” are the same on all pages."""
    fixed = FIXED.get(column.question.indicator.path)
    texture = TEXTURES[place // len(HUES) % len(TEXTURES)]
    return fixed or (HUES[place % len(HUES)], texture)


def draw_parts(grid: Grid, rows: Sequence[GridRow], source: str, quotes: Quotes) -> Chart | None:
    """Parts from the left, what is left of the printed total in grey, the total at the end."""
    shown = choose_shown(rows)
    drawn = [(i, row) for i, row in enumerate(shown) if any(c.value.known for c in row.cells)]
    whole = [(i, row) for i, row in enumerate(shown) if row.value.known]
    if not drawn and not whole:
        return None
    styles = [style_of(column, place) for place, column in enumerate(grid.columns)]
    traces = [part_trace(grid, place, drawn, quotes, *style) for place, style in enumerate(styles)]
    rest = [(i, row, find_rest(grid, row)) for i, row in whole]
    rest = [mark for mark in rest if mark[2] > (LEAST_SHARE if is_share(grid) else LEAST_REST)]
    traces.append(rest_trace(grid, rest, quotes))
    traces.append(total_trace(grid, {**dict(drawn), **dict(whole)}, quotes))
    known = {i for i, _ in (*drawn, *whole)}
    absent = [(i, row.body.name, row.value) for i, row in enumerate(shown) if i not in known]
    traces.append(absent_trace(absent))
    return Chart(
        name="parts",
        title=title_parts(grid),
        unit=unit_of(grid),
        figure={"data": traces, "layout": parts_layout(grid, shown)},
        source=source,
        keys=list_keys(grid, styles, bool(rest)),
        shown=len(shown) - bool(say_cut(rows, shown)),
        total=len(rows),
        note=say_cut(rows, shown),
        focus=find_focus(shown),
    )


def unit_of(grid: Grid) -> str:
    """万元, or % where shares are drawn."""
    return grid.columns[0].unit if grid.columns else grid.question.unit


def is_share(grid: Grid) -> bool:
    """Whether parts are drawn as shares of the whole."""
    return unit_of(grid) == "%"


def list_keys(grid: Grid, styles: list, has_rest: bool) -> tuple[Key, ...]:
    """The parts' names with their colours and textures."""
    keys = [
        Key(column.label, colour, TEXTURE_NAMES[texture])
        for column, (colour, texture) in zip(grid.columns, styles, strict=True)
    ]
    return (*keys, *([Key(REST, "--peer")] if has_rest else []))


def parts_layout(grid: Grid, shown: Sequence[GridRow]) -> dict:
    """Zero-based bars, or bars up to 100 %."""
    sums = [sum_parts(row) for row in shown]
    totals = [row.value.number for row in shown if row.value.known and not is_share(grid)]
    largest = max([HUNDRED] if is_share(grid) else [Decimal(0), *totals, *sums])
    layout = row_layout(label_rows(shown), as_number(largest), "%" if is_share(grid) else "")
    layout["barmode"] = "relative"
    return layout


def sum_parts(row: GridRow) -> Decimal:
    """The sum of a row's known parts."""
    numbers = (cell.value.number for cell in row.cells if cell.value.known)
    return sum(numbers, Decimal(0))


def find_rest(grid: Grid, row: GridRow) -> Decimal:
    """What of the printed total no part accounts for."""
    if not is_share(grid):
        return row.value.number - sum_parts(row)
    return HUNDRED - sum_parts(row) if row.value.number > 0 else Decimal(0)


def part_trace(grid: Grid, place: int, drawn: list, quotes: Quotes, colour: str, texture: str):
    """One part across the bodies that print it."""
    column = grid.columns[place]
    marked = [(i, row, row.cells[place]) for i, row in drawn if row.cells[place].value.known]
    return {
        "type": "bar",
        "orientation": "h",
        "name": column.label,
        "x": [as_number(cell.value.number) for _, _, cell in marked],
        "y": [i for i, _, _ in marked],
        "marker": {
            "color": f"var({colour})",
            "pattern": {
                "shape": texture,
                "fillmode": "overlay",
                "fgcolor": "var(--sheet)",
                "size": 5,
                "solidity": 0.2,
            },
            "line": {"color": "var(--sheet)", "width": 1},
        },
        "customdata": [point_part(row, column, cell, quotes) for _, row, cell in marked],
        "hovertemplate": HOVER,
    }


def point_part(row: GridRow, column: Column, cell: Cell, quotes: Quotes) -> list[str]:
    """The hover of a part: its amount, its share with both numbers, the quoted sentence."""
    value = cell.value
    lines = [f"{column.label} {with_unit(value.text, column.unit)}{value.note}"]
    if value.formula:
        lines.append(f"推算：{value.formula}")
    lines += [say_value(name, operand) for name, operand in value.operands]
    quoted = value.operands[0].value if value.operands else value
    return point(cell.url, row.body.name, *lines, *say_quote(quotes, quoted))


def rest_trace(grid: Grid, rest: list, quotes: Quotes) -> dict:
    """What is left of the total; it leads to the words of the total."""
    unit = unit_of(grid)
    return {
        "type": "bar",
        "orientation": "h",
        "name": REST,
        "x": [as_number(number) for _, _, number in rest],
        "y": [i for i, _, _ in rest],
        "marker": {"color": "var(--peer)", "line": {"color": "var(--sheet)", "width": 1}},
        "customdata": [
            point(
                row.url,
                row.body.name,
                f"{REST} {with_unit(f'{number:,.2f}', unit)}",
                "推算：合计减去各分项",
                say_value("合计", row.value),
                *say_quote(quotes, row.value),
            )
            for _, row, number in rest
        ],
        "hovertemplate": HOVER,
    }


def total_trace(grid: Grid, rows: dict[int, GridRow], quotes: Quotes) -> dict:
    """The printed totals at the ends of the bars, or that there is none."""
    ends = {i: end_of(grid, row) for i, row in rows.items()}
    return label_trace(
        [as_number(end) for end in ends.values()],
        list(ends),
        [say_total(grid, row) for row in rows.values()],
        [
            point(
                row.url, row.body.name, say_value("合计", row.value), *say_quote(quotes, row.value)
            )
            for row in rows.values()
        ],
    )


def end_of(grid: Grid, row: GridRow) -> Decimal:
    """Where a row's bar ends."""
    if is_share(grid) or not row.value.known:
        return sum_parts(row) if not is_share(grid) else max(HUNDRED, sum_parts(row))
    return max(row.value.number, sum_parts(row))


def say_total(grid: Grid, row: GridRow) -> str:
    """5.84, 5.84 万元 behind shares, or 合计未公开."""
    if not row.value.known:
        return f"合计{row.value.word}"
    shown = f"{row.value.text} 万元" if is_share(grid) else row.value.text
    return shown + row.value.mark
