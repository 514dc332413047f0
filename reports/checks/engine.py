"""All checks over a body's dossier, and what they say put together by cause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.checks.check import Check
from reports.checks.dossier import Case, Dossier
from reports.checks.registry import CHECKS
from reports.facts import Figure
from reports.findings import SEVERITIES, Finding, Verdict

GRAVITY = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(frozen=True)
class Outcome:
    """What was found out about a body: the verdicts of every check, and the findings."""

    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]


def check_dossier(dossier: Dossier, checks: Iterable[Check] = CHECKS) -> Outcome:
    """Run ``checks`` over the reports in force of a body, and over the body as a whole."""
    verdicts = [verdict for check in checks for verdict in run_check(check, dossier)]
    return Outcome(tuple(verdicts), tuple(gather(verdicts)))


def run_check(check: Check, dossier: Dossier) -> Iterator[Verdict]:
    """The verdicts of one check, marked with its code."""
    subjects = [dossier] if check.scope == "body" else dossier.cases
    for subject in subjects:
        for verdict in check.run(subject):
            yield verdict.by(check.code)


def check_case(case: Case, checks: Iterable[Check] = CHECKS) -> list[Verdict]:
    """The verdicts on one report alone."""
    return [
        verdict.by(check.code)
        for check in checks
        if check.scope == "report"
        for verdict in check.run(case)
    ]


# --- one cause, one finding -------------------------------------------------------------------


def gather(verdicts: list[Verdict]) -> list[Finding]:
    """Findings by cause: words repeated, and a number that breaks several sums, are one each."""
    failing = [one for one in verdicts if one.state == "failed"]
    holding = [one for one in verdicts if one.state == "held"]
    groups = merge_by_number(merge_repeated(failing), holding)
    seen: Counter[tuple] = Counter()
    findings = []
    for group in groups:
        first, *others = sorted(group, key=lambda one: GRAVITY[one.severity])
        key = (first.check, first.report, first.roles)
        findings.append(Finding(first, tuple(others), seen[key]))
        seen[key] += 1
    return findings


def merge_repeated(failing: list[Verdict]) -> list[list[Verdict]]:
    """Verdicts of one check on the same values, as where an annex repeats a sentence."""
    groups: dict[tuple, list[Verdict]] = {}
    for verdict in failing:
        values = tuple(
            (one.subject, one.value, one.unit, one.measure, one.fiscal_year)
            for one in verdict.figures()
        )
        # Without figures only the same words are the same cause.
        said = (values, verdict.stated, verdict.computed) if values else (verdict.title,)
        document = verdict.places[0].document if verdict.places else verdict.report
        key = (verdict.check, document, *said, () if values else verdict.roles)
        groups.setdefault(key, []).append(verdict)
    return list(groups.values())


def quantity(figure: Figure) -> tuple:
    """A printed number as a suspect: what it is and what it says, wherever it is repeated."""
    return (figure.subject, figure.indicator, figure.measure, figure.fiscal_year, figure.value)


def merge_by_number(groups: list[list[Verdict]], holding: list[Verdict]) -> Iterator[list[Verdict]]:
    """Groups that share a number which stands in no relation that holds are one cause."""
    errors = [
        (index, {quantity(one): one.indicator for one in group[0].figures()})
        for index, group in enumerate(groups)
        if group[0].severity == "error"
    ]
    named = {name for _, keys in errors for name in keys.values()}
    cleared = {
        quantity(one)
        for verdict in (holding if errors else ())
        for one in verdict.figures()
        if one.indicator in named
    }
    suspects: dict[tuple, list[int]] = defaultdict(list)
    for index, keys in errors:
        for key in (one for one in keys if one not in cleared):
            suspects[groups[index][0].report, key].append(index)
    taken: set[int] = set()
    for members in sorted(suspects.values(), key=len, reverse=True):
        left = [index for index in members if index not in taken]
        if len(left) > 1:
            taken.update(left)
            yield [verdict for index in left for verdict in groups[index]]
    for index, group in enumerate(groups):
        if index not in taken:
            yield group
