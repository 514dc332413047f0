"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a06_change_rate,
    e01_disclosure,
    e02_blank,
    e03_reason,
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

CHECKS = (
    a06_change_rate.CHECK,
    e01_disclosure.CHECK,
    e02_blank.CHECK,
    e03_reason.CHECK,
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


def get_check(code: str):
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
