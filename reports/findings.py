"""What checking a report gives, as plain values: verdicts and the places they rest on.

Nothing here knows Django, a database or how a check works. A verdict never says which number is
right: it shows the places, the arithmetic, and how far rounding could explain the gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from reports.facts import Figure
from reports.spans import Span

SEVERITIES = {"error": "错误", "warning": "疑点", "info": "提示"}
STATES = {"held": "核对相符", "failed": "有问题", "unchecked": "未能核对"}
FAMILIES = {
    "A": "同一处的数字是否相合",
    "B": "同一份报告前后是否一致",
    "C": "绩效自评表",
    "D": "不同报告之间",
    "E": "公开内容是否完整规范",
}


class Place(NamedTuple):
    """One place that a verdict rests on.

    ``document`` names the document (its key in the ``Dossier``). ``span`` is ``None`` for
    something that is not there. ``role`` says in Chinese what stands there: 合计, 分项, 上年数.
    ``figure`` is the datum read there, where it is one.
    """

    document: str
    span: Span | None
    role: str = ""
    figure: Figure | None = None


class Verdict(NamedTuple):
    """What a check says of one thing it looked at.

    ``state`` is ``held``, ``failed`` or ``unchecked``. ``what`` names the thing compared, as
    三公经费 = 各项之和. ``roles`` tell it apart from the check's other verdicts on the same report
    without its values or offsets, so that it is known again when the report is read again.
    Failed: ``severity``, ``title`` (one line), ``message`` (what was compared and found), and
    ``stated``, ``computed``, ``tolerance`` where there is arithmetic. Unchecked: ``reason``.
    ``report`` is the key of the report it is about.
    """

    state: str
    what: str
    roles: tuple[str, ...]
    places: tuple[Place, ...] = ()
    severity: str = ""
    title: str = ""
    message: str = ""
    stated: str = ""
    computed: str = ""
    tolerance: str = ""
    reason: str = ""
    check: str = ""
    report: str = ""

    def by(self, check: str) -> Verdict:
        """The same verdict with the code of the check that gave it."""
        return Verdict(*self[:11], check, self.report)

    def figures(self) -> list[Figure]:
        """The figures it rests on."""
        return [place.figure for place in self.places if place.figure is not None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with everything that shows it.

    ``verdict`` is the gravest; ``others`` are further verdicts that the same number or the same
    repeated words bring about. ``ordinal`` tells findings apart that are alike in everything but
    their values.
    """

    verdict: Verdict
    others: tuple[Verdict, ...] = ()
    ordinal: int = 0

    def places(self) -> tuple[Place, ...]:
        """All evidence, each place once, in the order of the verdicts."""
        found: dict[tuple, Place] = {}
        for verdict in (self.verdict, *self.others):
            for place in verdict.places:
                found.setdefault((place.document, place.span), place)
        return tuple(found.values())

    def identity(self) -> str:
        """What is compared, without values: the same after the report is read again."""
        return "\n".join((self.verdict.check, *self.verdict.roles, str(self.ordinal)))

    def fingerprint(self) -> str:
        """The values and words it rests on: changes when the source does."""
        printed = [place.figure.raw for place in self.places() if place.figure]
        verdict = self.verdict
        return "\n".join((verdict.stated, verdict.computed, verdict.title, *printed))
