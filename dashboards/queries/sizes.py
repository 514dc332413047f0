"""Which bodies are about as large as one's own: by spending or by posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from dashboards.indicators import BY_CODE, POSTS, PRESENT, SPENT
from dashboards.measures import DEFAULT, MEASURES
from dashboards.presence import Value
from dashboards.queries.cells import Body
from dashboards.queries.shelf import Shelf

LEAST, MOST = Decimal("0.75"), Decimal("1.25")
SIZES = {"spent": SPENT, "posts": POSTS, "present": PRESENT}
SIZE_CHOICES = [("spent", "支出相近"), ("posts", "编制相近"), ("present", "实有人数相近")]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of bodies in a year, by size and body; ``own`` is one's own body, if any."""

    own: Body | None
    year: int
    values: dict[str, dict[int, Value]] = field(default_factory=dict)

    def own_value(self, size: str) -> Value | None:
        """One's own size."""
        return self.values.get(size, {}).get(self.own.pk) if self.own else None

    def limits(self, size: str) -> tuple[Decimal, Decimal] | None:
        """Between which sizes bodies are similar; ``None`` where one's own is not known."""
        value = self.own_value(size)
        if value is None or not value.printed:
            return None
        return value.number * LEAST, value.number * MOST

    def similar(self, size: str, bodies: list[Body]) -> list[Body]:
        """The bodies within the limits, one's own among them; all where there are none."""
        limits = self.limits(size)
        if limits is None:
            return bodies
        values = self.values[size]
        return [
            body
            for body in bodies
            if (value := values[body.pk]).printed and limits[0] <= value.number <= limits[1]
        ]

    def say_problem(self, size: str) -> str:
        """Why bodies of similar size cannot be told; empty where they can."""
        label = dict(SIZE_CHOICES)[size]
        if self.own is None:
            return f"先在表中选定本单位，才能按“{label}”挑选"
        if self.limits(size):
            return ""
        name = BY_CODE[SIZES[size]].label
        return f"{self.year}年本单位的{name}{self.own_value(size).word}，不能按“{label}”挑选"

    def say_rule(self, size: str) -> str:
        """本年支出合计为本单位（158.38 万元）的 75%～125%."""
        value = self.own_value(size)
        indicator = BY_CODE[SIZES[size]]
        return (
            f"{self.year}年{indicator.label}为本单位（{value.text} {value.unit}）的"
            f" {LEAST:.0%}～{MOST:.0%}"
        )


def read_sizes(own: Body | None, year: int, bodies: list[Body]) -> Sizes:
    """The sizes of ``bodies`` and one's own in a year, in two queries; none without one's own."""
    if own is None:
        return Sizes(None, year)
    amount = MEASURES[DEFAULT]
    shelf = Shelf([year], [(BY_CODE[path], amount) for path in SIZES.values()])
    every = {body.pk for body in bodies} | {own.pk}
    values = {
        size: {pk: shelf.read(pk, year, BY_CODE[path], amount) for pk in every}
        for size, path in SIZES.items()
    }
    return Sizes(own, year, values)
