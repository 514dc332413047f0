"""What is stored: regions, bodies, documents, the reports in them, figures and findings.

Rules that must always hold stand in the database as constraints. Amounts are exact
(``ExactDecimalField``) and ``Decimal`` in code.
"""

from reports.models.bodies import (
    REGION_LEVELS,
    Department,
    DepartmentAlias,
    FiscalYear,
    Region,
)
from reports.models.corrections import (
    CONFLICTS,
    CORRECTION_KINDS,
    CORRECTION_STATES,
    CorrectedPlace,
    Correction,
)
from reports.models.documents import Document, Project, ProjectAlias, Report, ReportQuerySet
from reports.models.figures import Figure, Indicator, KpiRow, Numeral, Statement
from reports.models.findings import FINDING_STATUSES, CheckOutcome, Evidence, Finding
from reports.models.line_items import CELL_STATES, BudgetLineItem, LineCell
from reports.models.manual import (
    MANUAL_KINDS,
    MANUAL_STATES,
    MEDIA_NAMES,
    ManualFigure,
    ManualReport,
)

__all__ = [
    "CELL_STATES",
    "CONFLICTS",
    "CORRECTION_KINDS",
    "CORRECTION_STATES",
    "FINDING_STATUSES",
    "MANUAL_KINDS",
    "MANUAL_STATES",
    "MEDIA_NAMES",
    "REGION_LEVELS",
    "BudgetLineItem",
    "CheckOutcome",
    "CorrectedPlace",
    "Correction",
    "Department",
    "DepartmentAlias",
    "Document",
    "Evidence",
    "Figure",
    "Finding",
    "FiscalYear",
    "Indicator",
    "KpiRow",
    "LineCell",
    "ManualFigure",
    "ManualReport",
    "Numeral",
    "Project",
    "ProjectAlias",
    "Region",
    "Report",
    "ReportQuerySet",
    "Statement",
]
