"""The reconciled rows that pages compare."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from reports import facts
from reports.fields import ExactDecimalField
from reports.models.bodies import Department, FiscalYear
from reports.models.constraints import choices, one_of, unique_with_empty
from reports.models.documents import Project
from reports.models.figures import Figure, Indicator

CELL_STATES = {"printed": "原文", "blank": "空白", "derived": "推算"}


class BudgetLineItem(models.Model):
    """The reconciled row that pages compare: a body, a year, an indicator.

    ``project`` is set for a project's row (项目预算/总额 of one project) and empty for the
    body's own. ``scope`` is that of the reports it was drawn from.
    """

    department = models.ForeignKey(Department, models.CASCADE, related_name="line_items")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="line_items")
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="line_items"
    )
    scope = models.CharField(max_length=10, blank=True, default="", choices=choices(facts.SCOPES))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="line_items")

    class Meta:
        verbose_name = verbose_name_plural = "预决算行"
        ordering = ["department", "-fiscal_year", "indicator"]
        constraints = [
            one_of("line_item_scope", "scope", facts.SCOPES),
            *unique_with_empty(
                "line_item_once",
                ["department", "fiscal_year", "project", "scope", "indicator"],
                "project",
            ),
        ]


class LineCell(models.Model):
    """One cell of a line item: a measure's value, and the figure it was printed as.

    Money is in 万元 whatever was printed (the figure keeps what was printed); ``unit`` is the
    unit of ``value``. ``state`` tells printed, blank (printed without a value) and derived
    apart; a cell that does not exist is absent.
    """

    line_item = models.ForeignKey(BudgetLineItem, models.CASCADE, related_name="cells")
    department = models.ForeignKey(Department, models.CASCADE, related_name="cells")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="cells")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="cells")
    measure = models.CharField("口径", max_length=20, choices=choices(facts.MEASURES))
    unit = models.CharField("单位", max_length=20, blank=True)
    value = ExactDecimalField("数值", null=True, blank=True)
    state = models.CharField("来源", max_length=10, choices=choices(CELL_STATES), default="printed")
    figure = models.ForeignKey(
        Figure, models.CASCADE, null=True, blank=True, related_name="used_in"
    )
    formula = models.CharField("算式", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "预决算单元"
        ordering = ["line_item", "measure"]
        constraints = [
            one_of("cell_measure", "measure", facts.MEASURES),
            one_of("cell_state", "state", CELL_STATES),
            models.UniqueConstraint(
                fields=["line_item", "measure", "unit"], name="cell_once_a_line_item"
            ),
            models.CheckConstraint(
                condition=Q(state="derived", figure__isnull=True)
                | Q(state__in=["printed", "blank"], figure__isnull=False),
                name="cell_has_its_figure",
            ),
            models.CheckConstraint(
                condition=Q(state="blank", value__isnull=True)
                | Q(state__in=["printed", "derived"], value__isnull=False),
                name="cell_blank_has_no_value",
            ),
        ]
        indexes = [
            models.Index(
                fields=["indicator", "measure", "fiscal_year", "value"],
                include=["department"],
                name="cell_ranking",
            )
        ]
