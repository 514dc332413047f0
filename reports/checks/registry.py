"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import (
    a06_change_rate,
    e10_account_name,
    e11_account_level,
    e12_glossary,
)

CHECKS = (
    a06_change_rate.CHECK,
    e10_account_name.CHECK,
    e11_account_level.CHECK,
    e12_glossary.CHECK,
)


def get_check(code: str):
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
