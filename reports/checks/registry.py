"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a06_change_rate,
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
    c12_even_scoring,
    c13_score_in_text,
    c14_rows_in_place,
    c15_section_points,
)

CHECKS = (
    a06_change_rate.CHECK,
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
    c12_even_scoring.CHECK,
    c13_score_in_text.CHECK,
    c14_rows_in_place.CHECK,
    c15_section_points.CHECK,
)


def get_check(code: str):
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
