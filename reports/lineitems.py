"""Line items: of all figures of a body and year, the one that pages compare for each cell.

Precedence: a person's correction, 公开表, then the report's own section, then attachments, charts last; within one of
these the first statement counts. An uncertain figure never enters a cell.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Case, Value, When

from reports import units
from reports.models import BudgetLineItem, Figure, LineCell

KIND_ORDER = {
    "department": ("final_account", "budget", "overall_evaluation", "project_evaluation", "project_score_sheet"),
    "project": ("project_score_sheet", "project_evaluation", "final_account", "overall_evaluation", "budget"),
}  # fmt: skip

# A line item's change is the one on last year; others stay on the report's page.
OTHER_BASES = ("budget", "budget_initial", "budget_adjusted")
# Told by the report of the year after; every other value of a line item is of its own year.
PRIOR_MEASURES = ("prior_final", "prior_budget")


def rebuild_line_items(department_id: int, years: Iterable[int]) -> int:
    """Draw the line items of a body for some fiscal years anew; returns how many cells there are.

    Call it inside the transaction that changed the figures.
    """
    written = 0
    for year in sorted(set(years)):
        BudgetLineItem.objects.filter(department_id=department_id, fiscal_year_id=year).delete()
        chosen = choose_figures(department_id, year)
        written += write_cells(department_id, year, chosen)
    return written


def choose_figures(department_id: int, year: int) -> dict[tuple, Figure]:
    """(project, scope, indicator, measure, unit) → the figure that counts.

    A report of 2022 that also tells the account of 2020 does not fill the cell of 2022 with it.
    """
    own_year = Case(When(measure__in=PRIOR_MEASURES, then=Value(year - 1)), default=Value(year))
    figures = (
        Figure.objects.filter(
            report__department_id=department_id,
            report__fiscal_year_id=year,
            report__in_force=True,
            subject_type__in=("department", "project"),
        )
        .filter(fiscal_year=own_year)
        .exclude(status="uncertain")
        .exclude(measure__in=("change", "change_rate"), basis__in=OTHER_BASES)
        .select_related("report")
        .order_by("report__document_id", "start")
    )
    chosen: dict[tuple, tuple[tuple, Figure]] = {}
    for figure in figures:
        key = (
            figure.project_id,
            figure.report.scope,
            figure.indicator_id,
            figure.measure,
            cell_unit(figure.unit),
        )
        rank = figure_rank(figure)
        if key not in chosen or rank < chosen[key][0]:
            chosen[key] = (rank, figure)
    return {key: figure for key, (_, figure) in chosen.items()}


def figure_rank(figure: Figure) -> tuple[int, ...]:
    """Lower counts more."""
    kinds = KIND_ORDER[figure.subject_type]
    kind = kinds.index(figure.report.kind)
    if figure.measure == "budget_initial" and figure.report.kind == "budget":
        kind = -1
    place = {"table": 0, "narrative": 1, "chart": 2}[figure.place]
    return (
        figure.status != "corrected",
        place == 2,
        kind,
        place,
        figure.report.document_id,
        figure.start,
    )


def cell_unit(unit: str) -> str:
    """The unit a cell compares in: money in 万元, chart shares in percent."""
    if units.kind_of(unit) == "money":
        return "万元"
    return "%" if unit == "1" else unit


def cell_value(figure: Figure) -> Decimal | None:
    """A figure's value in the unit of its cell."""
    if figure.value is None:
        return None
    if units.kind_of(figure.unit) == "money":
        return units.to_wan(figure.value, figure.unit)
    return figure.value * 100 if figure.unit == "1" else figure.value


def write_cells(department_id: int, year: int, chosen: dict[tuple, Figure]) -> int:
    """Store rows and cells; a value too fine for a cell (under a millionth) is left out."""
    rows: dict[tuple, BudgetLineItem] = {}
    for project_id, scope, indicator_id, _, _ in chosen:
        rows.setdefault(
            (project_id, scope, indicator_id),
            BudgetLineItem(
                department_id=department_id, fiscal_year_id=year, project_id=project_id,
                scope=scope, indicator_id=indicator_id,
            ),
        )  # fmt: skip
    BudgetLineItem.objects.bulk_create(rows.values(), batch_size=500)
    cells = [
        LineCell(
            line_item=rows[project_id, scope, indicator_id],
            department_id=department_id, indicator_id=indicator_id, fiscal_year_id=year,
            measure=measure, unit=unit, value=value,
            state="blank" if value is None else "printed", figure=figure,
        )
        for (project_id, scope, indicator_id, measure, unit), figure in chosen.items()
        for value in [cell_value(figure)]
        if value is None or value == value.quantize(Decimal("0.000001"))
    ]  # fmt: skip
    LineCell.objects.bulk_create(cells, batch_size=500)
    return len(cells)
