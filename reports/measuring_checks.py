"""How well faults are found: findings against a key to planted faults, check by check.

Pure: rows of a key, the texts they belong to and findings in, counts out. A fault counts as found
by its check where a finding of that check has evidence in the words of the fault or in the
statement around them (the line, or the row of a table), or speaks of something missing in the same
document. An error or warning that touches no planted fault is false.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.findings import Finding
from reports.measuring import KeyProblem, share
from reports.spans import Span

GRAVE = ("error", "warning")
NEEDED = ("document", "check", "start", "end", "what")


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """One row of the key to faults: where it stands, and the check that it is meant for."""

    document: str
    check: str
    span: Span
    what: str = ""
    kind: str = ""

    @property
    def sort(self) -> str:
        """The check and the kind: ``A06 wrong-base``."""
        return f"{self.check} {self.kind}".strip()


def read_faults(rows: Iterable[Mapping[str, str]]) -> list[PlantedFault]:
    """The rows of a key to faults. Raises ``KeyProblem`` for rows that are none."""
    faults = []
    for row in rows:
        missing = [name for name in NEEDED if row.get(name) is None]
        if missing:
            raise KeyProblem(f"差错答案缺少列：{'、'.join(missing)}")
        try:
            span = Span(int(row["start"]), int(row["end"]))
        except ValueError:
            raise KeyProblem(f"差错答案的起止位置不是整数：{row['start']}-{row['end']}") from None
        kind = row.get("kind") or ""
        faults.append(PlantedFault(row["document"], row["check"], span, row["what"], kind))
    return faults


def find_statement(text: str, span: Span) -> Span:
    """The line that a span lies in, or the row of a table (cells a line each, behind tabs)."""
    start = text.rfind("\n", 0, span.start) + 1
    end = line_end(text, max(span.start, span.end - 1))
    while start > 1 and text[start : start + 1] == "\t":
        above = text.rfind("\n", 0, start - 1) + 1
        if text[above : above + 1] != "\t":
            break
        start = above
    while text[start : start + 1] == "\t" and text[end + 1 : end + 2] == "\t":
        end = line_end(text, end + 1)
    return Span(start, end)


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found


@dataclass
class CheckScore:
    """What one check is worth.

    ``found``: by itself; ``graver``: that as an error or a warning, not as a hint; ``elsewhere``:
    only by another check. ``right`` and ``false`` are its errors and warnings that touch a planted
    fault, and that touch none.
    """

    planted: int = 0
    found: int = 0
    graver: int = 0
    elsewhere: int = 0
    right: int = 0
    false: int = 0

    def add(self, other: CheckScore) -> None:
        """Add another score to this one."""
        for name in ("planted", "found", "graver", "elsewhere", "right", "false"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def missed(self) -> int:
        return self.planted - self.found - self.elsewhere

    @property
    def recall(self) -> float | None:
        """Of the faults meant for the check, those that it found."""
        return share(self.found, self.planted)

    @property
    def recall_of_all(self) -> float | None:
        """Of the faults meant for the check, those that any check found."""
        return share(self.found + self.elsewhere, self.planted)

    @property
    def precision(self) -> float | None:
        """Of its errors and warnings, those that touch a planted fault."""
        return share(self.right, self.right + self.false)


@dataclass
class Outcome:
    """Scores by check and by sort of fault, what was not found, and what was false."""

    documents: int = 0
    checks: dict[str, CheckScore] = field(default_factory=dict)
    sorts: dict[str, CheckScore] = field(default_factory=dict)
    missed: list[PlantedFault] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)

    def of(self, check: str) -> CheckScore:
        """The score of a check."""
        return self.checks.setdefault(check, CheckScore())

    def add(self, other: Outcome) -> None:
        """Add another outcome to this one."""
        self.documents += other.documents
        for mine, others in ((self.checks, other.checks), (self.sorts, other.sorts)):
            for name, score in others.items():
                mine.setdefault(name, CheckScore()).add(score)
        self.missed += other.missed
        self.false += other.false

    def total(self) -> CheckScore:
        """All checks together."""
        whole = CheckScore()
        for score in self.checks.values():
            whole.add(score)
        return whole

    def grave(self) -> Counter[str]:
        """How many errors and warnings touch no planted fault, by check."""
        return Counter(one.verdict.check for one in self.false)


def checks_of(finding: Finding) -> set[str]:
    """The checks that brought a finding about."""
    return {finding.verdict.check, *(one.check for one in finding.others)}


def touches(finding: Finding, fault: PlantedFault, statement: Span) -> bool:
    """Whether a finding rests on the words of a fault or on the statement around them."""
    wide = Span(min(statement.start, fault.span.start), max(statement.end, fault.span.end))
    for place in finding.places():
        if place.document != fault.document:
            continue
        if place.span is None:
            if fault.check in checks_of(finding):
                return True
        elif place.span.start <= wide.end and wide.start <= place.span.end:
            return True
    return False


def compare_findings(
    faults: Iterable[PlantedFault], findings: Iterable[Finding], texts: Mapping[str, str]
) -> Outcome:
    """The findings on some documents against the faults planted in them.

    ``texts`` are the documents by the names that key and findings give them.
    """
    faults, findings = list(faults), list(findings)
    outcome = Outcome(documents=len(texts))
    hit: set[int] = set()
    for fault in faults:
        statement = find_statement(texts[fault.document], fault.span)
        touching = [place for place, one in enumerate(findings) if touches(one, fault, statement)]
        hit.update(touching)
        count_fault(outcome, fault, [findings[place] for place in touching])
    for place, finding in enumerate(findings):
        if finding.verdict.severity in GRAVE:
            score = outcome.of(finding.verdict.check)
            score.right += place in hit
            score.false += place not in hit
            if place not in hit:
                outcome.false.append(finding)
    return outcome


def count_fault(outcome: Outcome, fault: PlantedFault, touching: list[Finding]) -> None:
    """Count one fault by what was found of it; hints of another check do not count."""
    own = [one for one in touching if fault.check in checks_of(one)]
    found, graver = bool(own), any(one.verdict.severity in GRAVE for one in own)
    elsewhere = not found and any(one.verdict.severity in GRAVE for one in touching)
    for score in (outcome.of(fault.check), outcome.sorts.setdefault(fault.sort, CheckScore())):
        score.planted += 1
        score.found += found
        score.graver += graver
        score.elsewhere += elsewhere
    if not found and not elsewhere:
        outcome.missed.append(fault)
