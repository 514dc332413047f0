"""What checks find in generated reports, with faults and without, and the tables that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reports.checks.dossier import make_dossier
from reports.checks.engine import check_dossier
from reports.checks.registry import CHECKS
from reports.corpus.faults import CODES
from reports.corpus.making import ALL_WORDINGS, CorpusFile, FaultPlan, make_corpus
from reports.corpus.samples import write_samples
from reports.corpus.wordings import FROZEN
from reports.extraction.reading import read_text
from reports.facts import ReportReading
from reports.findings import SEVERITIES, Finding
from reports.management.accuracy_page import FROZEN as HELD_OUT
from reports.management.accuracy_page import GENERATED, SAMPLES, make_table, percent
from reports.measuring_checks import (
    GRAVE,
    CheckScore,
    Outcome,
    PlantedFault,
    compare_findings,
    read_faults,
)
from reports.sources import read_source

TITLES = {check.code: check.title for check in CHECKS}
TOTAL = "all"
# Faults are planted for checks that there are.
CHECKED = tuple(code for code in CODES if code in TITLES)
# So many faults of each check are wanted at least; more bodies are made for those that lack them.
LEAST = 30


@dataclass
class CleanCount:
    """Findings where there is nothing to find, by severity, and by check if they are grave."""

    documents: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    grave: list[str] = field(default_factory=list)

    def add(self, texts: dict[str, str], findings: Iterable[Finding]) -> None:
        """Count the findings on some documents."""
        self.documents += len(texts)
        for finding in findings:
            self.severities[finding.verdict.severity] += 1
            if finding.verdict.severity in GRAVE:
                self.checks[finding.verdict.check] += 1
                self.grave.append(say_false(finding, texts))


@dataclass
class CheckMeasure:
    """What was measured: sets with faults, each by noise too, and sets without."""

    spoilt: dict[str, Outcome] = field(default_factory=dict)
    noises: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    clean: dict[tuple[str, str], CleanCount] = field(default_factory=dict)
    # In words, as names of documents come again in other sets.
    missed: dict[str, list[str]] = field(default_factory=dict)
    false: dict[str, list[str]] = field(default_factory=dict)


def measure_checks(
    count: int, seed: int, noises: Sequence[str], rate: float
) -> Iterator[CheckMeasure]:
    """``count`` bodies of each set and noise, with faults and without; the samples.

    Yields the same measure after each body, so that progress can be shown.
    """
    measure = CheckMeasure()
    for part, names in wording_sets():
        for noise in noises:
            for plan in (FaultPlan(rate, CHECKED, pairs=True), FaultPlan(pairs=True)):
                made = make_corpus(count, seed, names, noise, plan)
                for _, files in groupby(made, key=lambda file: file.body):
                    add_body(measure, part, noise, list(files), bool(plan.rate))
                    yield measure
        yield from add_rare(measure, part, names, count, seed, noises[0])
    for _, files in groupby(write_samples(), key=lambda file: file.name.split("-")[1]):
        measure.clean.setdefault((SAMPLES, ""), CleanCount()).add(*check_files(files))
        yield measure


def add_rare(
    measure: CheckMeasure, part: str, names: tuple[str, ...], count: int, seed: int, noise: str
) -> Iterator[CheckMeasure]:
    """More bodies with nothing but faults of those checks that have few so far."""
    scores = measure.spoilt[part].checks
    rare = tuple(code for code in CHECKED if scores.get(code, CheckScore()).planted < LEAST)
    plan = FaultPlan(1.0 if rare else 0.0, rare, pairs=True)
    made = make_corpus(count if rare else 0, -seed - 1, names, noise, plan)
    for _, group in groupby(made, key=lambda file: file.body):
        files = list(group)
        wanted = {row["check"] for file in files for row in file.fault_rows}
        if any(measure.spoilt[part].of(code).planted < LEAST for code in wanted):
            add_body(measure, part, noise, files, True)
            yield measure


def wording_sets() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The wordings that rules were written with, and those kept from their writers."""
    yield GENERATED, tuple(name for name in ALL_WORDINGS if name not in FROZEN)
    if FROZEN:
        yield HELD_OUT, tuple(FROZEN)


def count_bodies(count: int, noises: Sequence[str]) -> int:
    """How often ``measure_checks`` yields, not counting the bodies made for rare faults."""
    samples = {file.name.split("-")[1] for file in write_samples()}
    return 2 * count * len(noises) * len(list(wording_sets())) + len(samples)


def add_body(
    measure: CheckMeasure, part: str, noise: str, files: list[CorpusFile], is_spoilt: bool
) -> None:
    """Check one body's reports and count what is found."""
    texts, findings = check_files(files)
    if not is_spoilt:
        measure.clean.setdefault((part, noise), CleanCount()).add(texts, findings)
        return
    faults = [fault for file in files for fault in read_faults(file.fault_rows)]
    outcome = compare_findings(faults, findings, texts)
    measure.missed.setdefault(part, []).extend(say_missed(one, texts) for one in outcome.missed)
    measure.false.setdefault(part, []).extend(say_false(one, texts) for one in outcome.false)
    measure.spoilt.setdefault(part, Outcome()).add(outcome)
    measure.noises.setdefault((part, noise), Outcome()).add(outcome)


def check_files(files: Iterable) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """One body's files read and checked as if they had been imported."""
    documents: list[tuple[str, str, tuple[ReportReading, ...]]] = []
    department, aliases = "", set()
    for file in files:
        _, text = read_source(file.name, file.text.encode())
        reading = read_text(text)
        department = department or reading.department
        aliases |= {reading.department, *reading.aliases} - {"", department}
        documents.append((file.name, text.content, reading.reports))
    dossier = make_dossier(department, documents, tuple(sorted(aliases)))
    texts = {name: content for name, content, _ in documents}
    return texts, check_dossier(dossier).findings


# --- the tables -------------------------------------------------------------------------------

CHECK_HEAD = (
    "check", "planted", "found", "as error or warning", "by another check", "missed",
    "recall", "recall with others", "right", "false", "precision",
)  # fmt: skip


def score_cells(score: CheckScore) -> list[object]:
    """A score under ``CHECK_HEAD``."""
    return [
        score.planted, score.found, score.graver, score.elsewhere, score.missed,
        percent(score.recall), percent(score.recall_of_all), score.right, score.false,
        percent(score.precision),
    ]  # fmt: skip


def check_table(outcome: Outcome) -> str:
    """A row for each check, and one for all together."""
    codes = sorted(TITLES)
    rows = [[f"{code} {TITLES[code]}", *score_cells(outcome.of(code))] for code in codes]
    return make_table(CHECK_HEAD, [*rows, [TOTAL, *score_cells(outcome.total())]])


def sort_table(outcomes: dict[str, Outcome]) -> str:
    """A row for each sort of fault, a column for each set: found of planted, by any check."""
    sorts = sorted({name for outcome in outcomes.values() for name in outcome.sorts})
    rows = []
    for name in sorts:
        scores = [outcome.sorts.get(name, CheckScore()) for outcome in outcomes.values()]
        rows.append([name, *(say_sort(score) for score in scores)])
    return make_table(["sort of fault", *outcomes], rows)


def say_sort(score: CheckScore) -> str:
    """``12 + 3 / 20``: found by its check, by another, planted."""
    return f"{score.found} + {score.elsewhere} / {score.planted}" if score.planted else "–"


def noise_table(measure: CheckMeasure) -> str:
    """All checks together by set and noise."""
    rows = [
        [part, noise, *score_cells(outcome.total())]
        for (part, noise), outcome in measure.noises.items()
    ]
    return make_table(["set", "noise", *CHECK_HEAD[1:]], rows)


def clean_table(measure: CheckMeasure) -> str:
    """Findings on documents without a fault, by severity."""
    rows = [
        [part, noise or "–", one.documents, *(one.severities[name] for name in SEVERITIES),
         "、".join(f"{code} {times}" for code, times in sorted(one.checks.items())) or "–"]
        for (part, noise), one in measure.clean.items()
    ]  # fmt: skip
    return make_table(["set", "noise", "documents", *SEVERITIES, "errors and warnings by"], rows)


def render_checks(measure: CheckMeasure, rate: float) -> list[str]:
    """The sections on checks."""
    return [
        CHECKS_INTRODUCTION.format(rate=f"{rate:.0%}", least=LEAST),
        "### Documents without a fault\n\n" + clean_table(measure),
        *(
            f"### Faults in the {part} reports\n\n{outcome.documents} documents.\n\n"
            + check_table(outcome)
            for part, outcome in measure.spoilt.items()
        ),
        "### By noise, all checks together\n\n" + noise_table(measure),
        "### By sort of fault\n\nFound by its check + by another / planted.\n\n"
        + sort_table(measure.spoilt),
    ]


CHECKS_INTRODUCTION = """## Checks

Generated reports of each wording, two of each body (the next year's, the year's plan or a second
version), with every sort of fault planted in {rate} of the reports that have a place for it, and
in more of them where a check would have fewer than {least} faults. A statement holds one fault at
most, and each is beyond what rounding explains.

*Found*: a finding of the check that the fault is meant for has evidence in its words or in their
line or table row, or tells of something missing in the same document; *as error or warning*: that
finding is no mere hint. *By another check*: only an error or warning of another check has. *Right*
and *false*: errors and warnings that touch a planted fault, and that touch none; *precision* is
right of both. A check without planted faults has no recall here."""


# --- the terminal -----------------------------------------------------------------------------


def say_outcome(part: str, outcome: Outcome) -> str:
    """A set with faults in one line."""
    whole = outcome.total()
    return (
        f"{part}：{outcome.documents} 份，埋入差错 {whole.planted}，"
        f"由所设检查找出 {whole.found}（{percent(whole.recall)}），"
        f"由其他检查找出 {whole.elsewhere}，漏 {whole.missed}；"
        f"错误和疑点 {whole.right + whole.false}，误报 {whole.false}"
        f"（准确率 {percent(whole.precision)}）"
    )


def say_missed(fault: PlantedFault, texts: dict[str, str]) -> str:
    """A fault that nothing found."""
    start, end = fault.span
    words = quote(texts.get(fault.document, ""), start, end)
    return f"  － {fault.sort} {fault.document} {start}-{end} {words}（{fault.what}）"


def say_false(finding: Finding, texts: dict[str, str]) -> str:
    """An error or warning that touches no planted fault."""
    verdict = finding.verdict
    places = [place for place in finding.places() if place.span is not None]
    words = "；".join(quote(texts.get(one.document, ""), *one.span) for one in places[:3])
    return f"  ✗ {verdict.check} {verdict.severity} {verdict.title} {verdict.report} {words}"


def quote(text: str, start: int, end: int) -> str:
    """A place with the words around it, on one line."""
    words = f"{text[max(0, start - 15) : start]}【{text[start:end][:60]}】{text[end : end + 10]}"
    return " ".join(words.split())
