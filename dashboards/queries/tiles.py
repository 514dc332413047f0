"""Bodies as tiles by province and city, each in the part of its peers where its value lies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dashboards.answers_compare import say_number
from dashboards.queries.cells import Body
from dashboards.queries.cities import UNLISTED, city_of
from dashboards.queries.compare import (
    CompareRow,
    Comparison,
    Spread,
    counted_values,
    counts_in,
    measure_spread,
)

# From the lowest up: a sign that tells the level without colour, and its words.
LEVELS = (
    ("▁", "最低的四分之一"),
    ("▃", "低于中位数"),
    ("▅", "高于中位数"),
    ("▇", "最高的四分之一"),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A body's tile. ``level`` is 1 to 4 from the lowest, 0 where it is not rated."""

    row: CompareRow
    label: str
    level: int

    @property
    def sign(self) -> str:
        """The level as a sign beside the value."""
        return LEVELS[self.level - 1][0] if self.level else ""

    @property
    def words(self) -> str:
        """The level in words, for those who do not see the colour."""
        return LEVELS[self.level - 1][1] if self.level else ""


class CityTiles(NamedTuple):
    """The tiles of a city, with how many of its bodies count and their median."""

    name: str
    tiles: list[Tile]
    said: str


class ProvinceTiles(NamedTuple):
    """The cities of a province."""

    name: str
    cities: list[CityTiles]


class LegendEntry(NamedTuple):
    """A level of the legend: between which values, and how many bodies."""

    level: int
    sign: str
    words: str
    limits: str
    count: int


def level_of(spread: Spread | None, number: Decimal) -> int:
    """In which quarter of the peers a number lies, from 1; 0 where they are too few."""
    if spread is None or not spread.rated:
        return 0
    if number < spread.low:
        return 1
    if number > spread.high:
        return 4
    return 2 if number < spread.median else 3


def group_tiles(comparison: Comparison, places: Mapping[str, str]) -> list[ProvinceTiles]:
    """The rows as tiles, in the order of the region codes; ``places`` names codes."""
    rows = sorted(comparison.rows, key=lambda row: (row.body.region_code or "~", row.body.name))
    provinces: dict[str, dict[str, list[CompareRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        code = row.body.region_code
        province = places.get(f"{code[:2]}0000", UNLISTED) if code else UNLISTED
        provinces[province][city_of(row.body)].append(row)
    return [
        ProvinceTiles(name, [make_city(comparison, city, found) for city, found in cities.items()])
        for name, cities in provinces.items()
    ]


def make_city(comparison: Comparison, name: str, rows: Sequence[CompareRow]) -> CityTiles:
    """One city's tiles, and its median where more than one body counts."""
    measure, unit = comparison.question.measure, comparison.question.unit
    spread = measure_spread(counted_values(measure, rows))
    said = f"{spread.n if spread else 0}/{len(rows)} 个有数"
    if spread and spread.n > 1:
        said += f"，中位数 {say_number(spread.median, unit)}"
    counties = Counter(row.body.region for row in rows)
    tiles = [make_tile(comparison, row, label_in(name, row.body, counties)) for row in rows]
    return CityTiles(name, tiles, said)


def label_in(city: str, body: Body, counties: Counter[str]) -> str:
    """安居区 under its city; where the county has several bodies the name without the city."""
    if body.region and counties[body.region] == 1:
        return body.region
    return body.name.replace(city, "", 1)


def make_tile(comparison: Comparison, row: CompareRow, label: str) -> Tile:
    """One body's tile; a value that does not count is printed without a level."""
    counts = counts_in(comparison.question.measure, row.value)
    return Tile(row, label, level_of(comparison.spread, row.value.number) if counts else 0)


def list_legend(comparison: Comparison, provinces: Sequence[ProvinceTiles]) -> list[LegendEntry]:
    """The levels with their limits and how many tiles are of each; none where nobody is rated."""
    spread, unit = comparison.spread, comparison.question.unit
    if spread is None or not spread.rated:
        return []
    low, middle, high = (
        say_number(number, unit) for number in (spread.low, spread.median, spread.high)
    )
    limits = (f"低于 {low}", f"{low} 至 {middle}", f"{middle} 至 {high}", f"高于 {high}")
    tiles = [tile for place in provinces for city in place.cities for tile in city.tiles]
    return [
        LegendEntry(level, sign, words, limit, sum(tile.level == level for tile in tiles))
        for level, ((sign, words), limit) in enumerate(zip(LEVELS, limits, strict=True), 1)
    ]
