"""One numeral of a sentence, settled: which indicator, which measure, against what.

Every reader takes the walk as it stands in front of the numeral, and says what settled the
reading in ``Settled.rule`` (``clause:…``, ``statement:…``, ``paragraph:…``, ``heading:…``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.extraction.amounts import money
from reports.extraction.counts import bare, count, score
from reports.extraction.doubts import inherited_doubt
from reports.extraction.ratios import percent
from reports.extraction.settled import Settled, with_year
from reports.extraction.tokens import Token
from reports.extraction.topics import project_before
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


def settle(walk: Walk, token: Token) -> Settled | None:
    """The reading of the numeral ``token``, ``None`` where no rule applies to it."""
    number = token.number
    readers = {"money": money, "percent": percent, "score": score, "count": count, "": bare}
    settled = readers[number.kind](walk, token)
    if settled is None:
        return None
    if settled.rule.startswith("statement:project/"):
        subject = Subject("project", project_before(walk, token))
        settled.subject = subject
    if not settled.reason and (reason := inherited_doubt(walk, token, settled)):
        settled.reason, settled.candidates = reason, (settled.indicator,)
    return with_year(walk, settled)
