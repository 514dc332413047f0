"""The ways in which the comparing page shows a comparison, each under its name in addresses.

To add one, write its ``draw`` (and ``read`` where it needs more than one value a body) in files
of its own and add a ``View`` to ``VIEWS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboards.answers_compare import answer_compare
from dashboards.answers_views import answer_cities, answer_parts, answer_scatter, answer_trend
from dashboards.charts.base import MOST_ROWS, Chart
from dashboards.charts.cities import draw_cities
from dashboards.charts.compare import draw_band, draw_ranking
from dashboards.charts.parts import draw_parts
from dashboards.charts.plane import known_values
from dashboards.charts.scatter import draw_scatter
from dashboards.charts.trend import draw_trend
from dashboards.presence import Value
from dashboards.queries.compare import CompareRow, Comparison, Question, read_comparison
from dashboards.queries.grid import Grid, GridRow, read_trend
from dashboards.queries.parts import has_parts, read_parts
from dashboards.queries.scatter import read_scatter
from dashboards.tables.base import ComparisonTable
from dashboards.tables.compare import CompareTable
from dashboards.tables.grid import GridTable, WholeTable

Rows = list[CompareRow]
# A page of 400 bodies and 8 years would carry more quoted words than numbers.
MOST_QUOTED = 400


def fit_always(question: Question) -> bool:
    """The view makes sense of every question."""
    return True


def quote_shown(comparison: Comparison, rows: Rows) -> Iterable[Value]:
    """The values of the rows that a ranking draws."""
    return [row.value for row in rows[:MOST_ROWS]]


def quote_all(comparison: Comparison, rows: Rows) -> Iterable[Value]:
    """The values of all rows."""
    return [row.value for row in rows]


def quote_cells(grid: Grid, rows: list[GridRow]) -> Iterable[Value]:
    """The values of all cells, as far as hovers can quote without making the page heavy."""
    own = [grid.own] if grid.own else []
    return known_values([*own, *rows])[:MOST_QUOTED]


@dataclass(frozen=True, slots=True)
class View:
    """A way to show a comparison.

    - ``draw(comparison, rows, source, quotes)``: the chart of ``rows`` in the table's order.
    - ``read(question, bodies, presence, own, **fields)``: a ``Comparison`` or a subclass of it
      with what the view needs besides; its ``rows`` are those of the table and the exports.
    - ``table(rows, comparison=, site=)``: the table of those rows.
    - ``answer(comparison)``: the sentence at the head of the page.
    - ``quoted(comparison, rows)``: the plotted values whose sentences the hovers quote.
    - ``fits(question)``: whether the view is offered.
    - ``fields``: filters of ``CompareFilter`` that only this view shows; what they chose comes
      to ``read`` by name.
    - ``heading``: what stands over the table; may name ``{year}``, ``{title}`` and ``{against}``.
    """

    label: str
    draw: Callable[..., Chart | None]
    read: Callable[..., Comparison] = read_comparison
    table: type[ComparisonTable] = CompareTable
    answer: Callable[[Comparison], str] = answer_compare
    quoted: Callable[[Comparison, Rows], Iterable[Value]] = quote_shown
    fits: Callable[[Question], bool] = fit_always
    fields: tuple[str, ...] = ()
    heading: str = "{year}年{title}"


DEFAULT_VIEW = "ranking"
VIEWS: dict[str, View] = {
    DEFAULT_VIEW: View("排序", draw_ranking),
    "band": View("分布", draw_band, quoted=quote_all),
    "parts": View(
        "构成",
        draw_parts,
        read_parts,
        WholeTable,
        answer_parts,
        quote_cells,
        fits=has_parts,
        fields=("scale",),
        heading="{year}年{title}的构成",
    ),
    "trend": View(
        "历年",
        draw_trend,
        read_trend,
        GridTable,
        answer_trend,
        quote_cells,
        heading="历年{title}",
    ),
    "scatter": View(
        "两项对照",
        draw_scatter,
        read_scatter,
        GridTable,
        answer_scatter,
        quote_cells,
        fields=("against", "against_measure"),
        heading="{year}年{title}与{against}",
    ),
    "cities": View("分市", draw_cities, answer=answer_cities, quoted=quote_all),
}


def choose_view(wanted: str, question: Question) -> str:
    """The view of the address where it makes sense of the question, else the ranking."""
    return wanted if wanted in VIEWS and VIEWS[wanted].fits(question) else DEFAULT_VIEW


def offer_views(question: Question) -> list[tuple[str, str]]:
    """Names and labels of the views that make sense of the question."""
    return [(code, view.label) for code, view in VIEWS.items() if view.fits(question)]


def foreign_fields(view: View) -> set[str]:
    """Filters that only other views show."""
    return {name for other in VIEWS.values() for name in other.fields} - set(view.fields)
