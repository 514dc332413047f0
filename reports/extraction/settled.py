"""What a settled numeral is, and the names that several readers of numerals share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


TOTAL_OF_PROJECT = "项目预算/总额"


MONEY_MEASURES = (
    "final",
    "budget",
    "budget_initial",
    "budget_adjusted",
    "prior_final",
    "prior_budget",
    "amount",
)


# Measures that say how an amount stands to another one.
RELATIVE = ("change", "change_rate", "share", "execution_rate")


# How the reason ends where an amount has a name that no table knows.
UNKNOWN_NAME = "不是已知指标，金额所属指标未定"


@dataclass(slots=True)
class Settled:
    """The reading of a numeral; ``reason`` (with ``candidates``) where it is not certain."""

    indicator: str
    measure: str
    rule: str
    year: int
    basis: str = ""
    sign: int = 1
    unit: str = ""
    subject: Subject | None = None
    phrase: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    keeps_cue: bool = False


def with_year(walk: Walk, settled: Settled) -> Settled:
    """The fiscal year the value belongs to, and last year's measure where the clause says so."""
    year = walk.context.year
    own = None
    if settled.measure in ("prior_final", "prior_budget"):
        own = year - 1
    elif settled.year == year - 1:
        own = settled.year
    elif settled.measure not in ("change", "change_rate"):
        own = walk.own_year()
    if own == year - 1 and settled.measure in ("final", "budget_initial", "budget"):
        settled.measure = "prior_final" if settled.measure == "final" else "prior_budget"
    settled.year = year if own is None else own
    return settled
