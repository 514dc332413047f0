"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a01_parts_of_total,
    a02_accounts,
    a04_share,
    a05_shares_reach_100,
    a06_change_rate,
    a07_change,
    a08_execution_rate,
    b01_same_figure,
    c01_points_in_weight,
    c02_sheet_totals,
    c03_execution_row,
    c04_demanded_reason,
    c05_points_and_results,
    c06_printed_formula,
    c07_measurable_targets,
    c08_grade_word,
    c09_scores_with_sheet,
    c10_earlier_year,
    c11_whose_score,
    c13_score_in_text,
    c14_rows_in_place,
    e04_template,
    e05_other_body,
    e06_year,
    e07_numbering,
    e08_pairs,
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
    a04_share.CHECK,
    a05_shares_reach_100.CHECK,
    a06_change_rate.CHECK,
    a07_change.CHECK,
    a08_execution_rate.CHECK,
    b01_same_figure.CHECK,
    c01_points_in_weight.CHECK,
    c02_sheet_totals.CHECK,
    c03_execution_row.CHECK,
    c04_demanded_reason.CHECK,
    c05_points_and_results.CHECK,
    c06_printed_formula.CHECK,
    c07_measurable_targets.CHECK,
    c08_grade_word.CHECK,
    c09_scores_with_sheet.CHECK,
    c10_earlier_year.CHECK,
    c11_whose_score.CHECK,
    c13_score_in_text.CHECK,
    c14_rows_in_place.CHECK,
    e04_template.CHECK,
    e05_other_body.CHECK,
    e06_year.CHECK,
    e07_numbering.CHECK,
    e08_pairs.CHECK,
    e09_one_name.CHECK,
    e10_account_name.CHECK,
    e11_account_level.CHECK,
    e12_glossary.CHECK,
    e13_counted_list.CHECK,
)


def get_check(code: str) -> Check:
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
