"""By when a report is usually public, so that a late one shows.

The Budget Law (预算法 第十四条) counts twenty days from the day the finance bureau approves, a day
that reports do not print. The table holds the day by which that has passed in practice: plans
after the spring session of the people's congress, accounts after the autumn one. It is shown on
the page as what it is; a domain reader may change it here.
"""

from __future__ import annotations

from datetime import date

# Kind: (years after the fiscal year, month, day).
USUAL_DAYS = {
    "budget": (0, 4, 30),
    "final_account": (1, 10, 31),
    "overall_evaluation": (1, 10, 31),
    "project_evaluation": (1, 10, 31),
    "project_score_sheet": (1, 10, 31),
}


def usual_day(kind: str, year: int) -> date:
    """The last usual day of a report of ``kind`` on fiscal ``year``."""
    later, month, day = USUAL_DAYS[kind]
    return date(year + later, month, day)


def is_late(kind: str, year: int, published: date | None) -> bool:
    """Whether it was published after the last usual day; of an unknown day nothing is said."""
    return published is not None and published > usual_day(kind, year)
