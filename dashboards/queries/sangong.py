"""“三公”经费 of a year, a row a body."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.presence import Value
from dashboards.queries.cells import Body, CellBook

TOTAL = "三公经费"
ABROAD = "三公经费/因公出国（境）费"
CARS = "三公经费/公务用车购置及运行维护费"
HOSTING = "三公经费/公务接待费"


@dataclass(frozen=True, slots=True)
class SangongRow:
    """A body's total, its three parts, and the change the report itself states."""

    body: Body
    scope: str
    total: Value
    abroad: Value
    cars: Value
    hosting: Value
    change_rate: Value

    @property
    def kind(self) -> str:
        """The presence by which the page filters."""
        return self.total.kind


def list_sangong(bodies: list[Body], year: int | None, presence: str = "") -> list[SangongRow]:
    """A row for each body, absent ones too, with ``presence`` only those of that kind."""
    book = CellBook(year, [TOTAL, ABROAD, CARS, HOSTING], ["final", "change_rate"])
    rows = [
        SangongRow(
            body=body,
            scope=book.scope(body.pk, TOTAL),
            total=book.find(body.pk, TOTAL),
            abroad=book.find(body.pk, ABROAD),
            cars=book.find(body.pk, CARS),
            hosting=book.find(body.pk, HOSTING),
            change_rate=book.find(body.pk, TOTAL, "change_rate"),
        )
        for body in bodies
    ]
    return [row for row in rows if not presence or row.kind == presence]
