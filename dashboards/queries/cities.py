"""The bodies of a comparison by the city that they belong to."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from dashboards.queries.cells import Body
from dashboards.queries.compare import (
    CompareRow,
    Comparison,
    Spread,
    counted_values,
    measure_spread,
)

UNLISTED = "未列地区"


class City(NamedTuple):
    """A city's rows; ``spread`` is over those that count."""

    name: str
    rows: list[CompareRow]
    spread: Spread | None

    @property
    def label(self) -> str:
        """遂宁市 3/4: how many of its bodies count."""
        return f"{self.name} {self.spread.n if self.spread else 0}/{len(self.rows)}"


def city_of(body: Body) -> str:
    """遂宁市 of 遂宁市安居区; a city's own body stands in that city."""
    return body.full_region.removesuffix(body.region) or body.region or UNLISTED


def group_cities(comparison: Comparison, rows: list[CompareRow]) -> list[City]:
    """The rows by city, the city with the highest median first, those without one last."""
    groups: dict[tuple[str, str], list[CompareRow]] = defaultdict(list)
    for row in rows:
        groups[row.body.region_code[:2], city_of(row.body)].append(row)
    measure = comparison.question.measure
    cities = [
        City(name, found, measure_spread(counted_values(measure, found)))
        for (_, name), found in groups.items()
    ]
    return sorted(cities, key=lambda city: -city.spread.median if city.spread else float("inf"))
