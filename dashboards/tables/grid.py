"""The tables of the comparing page's views that show several values a body."""

from __future__ import annotations

from dashboards.queries.grid import Column, Grid, GridRow
from dashboards.tables.base import (
    ComparisonTable,
    CorrectedColumn,
    ManualColumn,
    NumberColumn,
    RegionColumn,
    ScopeColumn,
    SourceColumn,
    render_value,
)
from dashboards.tables.compare import (
    NUMBERS,
    ComparedColumn,
    OwnBodyColumn,
    PickColumn,
    PlaceColumn,
    RowSource,
    TickColumn,
)


class CellColumn(NumberColumn):
    """One cell of each row, linked to its words or to how it was computed."""

    def __init__(self, place: int, label: str, unit: str):
        super().__init__(label, unit=unit, pad=2, adds=True, accessor="cells", empty_values=())
        self.place = place

    def pick(self, value):
        return value[self.place].value

    def render(self, value):
        cell = value[self.place]
        return render_value(cell.value, self.pad, cell.url)

    def value(self, value):
        return super().value(self.pick(value))

    def sort_key(self, value):
        return self.pick(value).number


class CellSource(SourceColumn):
    """The address of a cell's words, or of how it was computed; exported only."""

    def __init__(self, place: int, label: str):
        super().__init__(accessor="cells", empty_values=())
        self.verbose_name = f"{label}出处"
        self.place = place

    def value(self, value, table) -> str:
        url = value[self.place].url
        return f"{table.site}{url}" if url else ""


def cell_columns(columns: tuple[Column, ...]) -> list[tuple[str, NumberColumn]]:
    """A column for each of the grid's, with its unit."""
    return [
        (f"cell{i}", CellColumn(i, column.label, column.unit)) for i, column in enumerate(columns)
    ]


def cell_sources(columns: tuple[Column, ...]) -> list[tuple[str, SourceColumn]]:
    """Where the cells come from."""
    return [(f"source{i}", CellSource(i, column.label)) for i, column in enumerate(columns)]


class WholeTable(ComparisonTable):
    """A row a body: the total, then a column for each part."""

    body = OwnBodyColumn("部门")
    region = RegionColumn()

    class Meta(ComparisonTable.Meta):
        order_by = ("-value",)
        row_attrs = {"class": lambda record: "own" if record.own else None}

    def __init__(self, rows: list[GridRow], *, comparison: Grid, **kwargs):
        question, columns = comparison.question, comparison.columns
        extra = [
            (
                "value",
                ComparedColumn(question.indicator.label, unit=question.unit, pad=2, adds=True),
            ),
            *cell_columns(columns),
            ("scope", ScopeColumn("口径", of="value", empty_values=())),
            ("tick", TickColumn()),
            ("pick", PickColumn()),
            ("corrected", CorrectedColumn()),
            ("manual", ManualColumn()),
            ("source", RowSource(accessor="url")),
            *cell_sources(columns),
        ]
        super().__init__(rows, extra_columns=extra, attrs={"class": "figures many"}, **kwargs)


class GridTable(ComparisonTable):
    """A row a body, a column a year, part or indicator.

    Where many columns are in one unit, the page says it once over the table (``unit_once``);
    files keep it in each head.
    """

    unit_once = ""

    body = OwnBodyColumn("部门")
    region = RegionColumn()

    class Meta(ComparisonTable.Meta):
        row_attrs = {"class": lambda record: "own" if record.own else None}

    def __init__(self, rows: list[GridRow], *, comparison: Grid, **kwargs):
        columns = comparison.columns
        extra = [
            *cell_columns(columns),
            ("place", PlaceColumn("位次", attrs=NUMBERS)),
            ("scope", ScopeColumn("口径", of="value", empty_values=())),
            ("tick", TickColumn()),
            ("pick", PickColumn()),
            ("corrected", CorrectedColumn()),
            ("manual", ManualColumn()),
            *cell_sources(columns),
        ]
        many = {"class": "figures many"} if len(columns) > 3 else None
        units = {column.unit for column in columns}
        self.unit_once = units.pop() if many and len(units) == 1 else ""
        kwargs.setdefault("order_by", self.first_order(comparison))
        super().__init__(rows, extra_columns=extra, attrs=many, **kwargs)

    def first_order(self, comparison: Grid) -> str:
        """The column that the table is sorted by where nothing is said: the page's own."""
        asked = [column.question for column in comparison.columns]
        wanted = comparison.question
        return f"-cell{asked.index(wanted)}" if wanted in asked else "-cell0"
