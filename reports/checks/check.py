"""What a check is, and how it says what it found.

A check is a file: its title, its explanation, examples that are its tests, and a generator of
verdicts. To add one, copy a file, change it, and list it in ``registry.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reports.checks.dossier import Case, Dossier
from reports.facts import Figure
from reports.findings import Place, Verdict
from reports.spans import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the check says of it.

    ``text`` is a passage of a report of ``kind`` (wrapped in a small report by the test), or
    several passages of several reports. ``says`` are words that the failed verdict's title or
    message holds; empty where the check must leave it alone.
    """

    text: str | tuple[str, ...]
    says: tuple[str, ...] = ()
    why: str = ""
    kind: str = "final_account"


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``code`` is never reused; ``scope`` is ``report`` or ``body``.

    ``explanation`` is Chinese, in this order: what it checks, why it matters, what else may
    explain it. ``run`` yields verdicts on a ``Case`` (``report``) or a ``Dossier`` (``body``).
    """

    code: str
    name: str
    title: str
    severity: str
    explanation: str
    run: Callable[[Case], Iterator[Verdict]] | Callable[[Dossier], Iterator[Verdict]]
    leaves: tuple[Example, ...]
    finds: tuple[Example, ...]
    scope: str = "report"

    @property
    def family(self) -> str:
        """The letter of its family."""
        return self.code[0]


def places(case: Case, *named: tuple[Figure | Span | None, str]) -> tuple[Place, ...]:
    """Places of a report, each a figure, a span or nothing, with its role."""
    return tuple(
        Place(case.paper.key, one.span, role, one)
        if isinstance(one, Figure)
        else Place(case.paper.key, one, role)
        for one, role in named
    )


def role_of(figure: Figure) -> str:
    """What a figure is, without its value or place: the part of an identity it makes up."""
    subject = "" if figure.subject.type == "department" else f"{figure.subject.name}:"
    parts = (figure.indicator, figure.measure, figure.basis, str(figure.fiscal_year))
    return subject + ":".join(parts)


def held(case: Case, what: str, figures: Iterable[Figure]) -> Verdict:
    """The things compared agree, within what rounding allows."""
    figures, document = tuple(figures), case.paper.key
    return Verdict(
        "held", what, tuple(map(role_of, figures)),
        tuple([Place(document, one.span, "", one) for one in figures]), report=case.key,
    )  # fmt: skip


def unchecked(case: Case, what: str, reason: str, figures: Iterable[Figure] = ()) -> Verdict:
    """The thing could not be compared, and why."""
    figures = tuple(figures)
    return Verdict(
        "unchecked", what, tuple(role_of(one) for one in figures),
        places(case, *((one, "") for one in figures)), reason=reason, report=case.key,
    )  # fmt: skip


def failed(
    case: Case,
    what: str,
    severity: str,
    title: str,
    message: str,
    evidence: tuple[Place, ...],
    *,
    roles: tuple[str, ...] = (),
    stated: str = "",
    computed: str = "",
    tolerance: str = "",
) -> Verdict:
    """The things compared contradict each other.

    ``roles`` default to those of the figures in ``evidence``.
    """
    own = roles or tuple(role_of(one.figure) for one in evidence if one.figure is not None)
    return Verdict(
        "failed", what, own or (what,), evidence, severity, title, message,
        stated, computed, tolerance, report=case.key,
    )  # fmt: skip
