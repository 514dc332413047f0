"""The checks, in the order in which they are shown. A test compares this with the folder."""

from __future__ import annotations

from reports.checks import a06_change_rate, b01_same_figure, b04_units

CHECKS = (
    a06_change_rate.CHECK,
    b01_same_figure.CHECK,
    b04_units.CHECK,
)


def get_check(code: str):
    """The check of a code. Raises ``KeyError`` for a code that never was one."""
    return {check.code: check for check in CHECKS}[code]
