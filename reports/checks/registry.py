"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a01_parts_of_total,
    a02_accounts,
    a06_change_rate,
    c01_points_in_weight,
    c02_sheet_totals,
    c03_execution_row,
    c04_demanded_reason,
    c05_points_and_results,
    c06_printed_formula,
    e05_other_body,
    e09_one_name,
    e10_account_name,
    e11_account_level,
    e12_glossary,
    e13_counted_list,
)
from reports.checks.check import Check

CHECKS = (
    a01_parts_of_total.CHECK,
    a02_accounts.CHECK,
    a06_change_rate.CHECK,
    c01_points_in_weight.CHECK,
    c02_sheet_totals.CHECK,
    c03_execution_row.CHECK,
    c04_demanded_reason.CHECK,
    c05_points_and_results.CHECK,
    c06_printed_formula.CHECK,
    e05_other_body.CHECK,
    e09_one_name.CHECK,
    e10_account_name.CHECK,
    e11_account_level.CHECK,
    e12_glossary.CHECK,
    e13_counted_list.CHECK,
)


def get_check(code: str) -> Check:
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
