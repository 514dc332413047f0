"""A chart with the few numbers it draws as a table of its own, where no other table has them."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.charts.base import Chart


class Entry(NamedTuple):
    """A cell of a panel's table, and where it leads."""

    text: str
    url: str = ""


class Panel(NamedTuple):
    """A chart, and its table: ``heads`` over ``rows`` of entries; empty where the page has it."""

    chart: Chart
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Entry, ...], ...] = ()
