"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a01_parts_of_total,
    a02_accounts,
    a03_counts,
    a04_share,
    a05_shares_reach_100,
    a06_change_rate,
    a07_change,
    a08_execution_rate,
    a09_words_and_numbers,
    a10_rate_of_counts,
    a11_zero_base,
)

CHECKS = (
    a01_parts_of_total.CHECK,
    a02_accounts.CHECK,
    a03_counts.CHECK,
    a04_share.CHECK,
    a05_shares_reach_100.CHECK,
    a06_change_rate.CHECK,
    a07_change.CHECK,
    a08_execution_rate.CHECK,
    a09_words_and_numbers.CHECK,
    a10_rate_of_counts.CHECK,
    a11_zero_base.CHECK,
)


def get_check(code: str):
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
