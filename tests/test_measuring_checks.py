"""How findings are compared with planted faults, and what ``measure_accuracy`` says of it."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from reports.corpus import samples
from reports.corpus.samples import write_samples
from reports.findings import Finding, Place, Verdict
from reports.management import check_measures
from reports.measuring import KeyProblem
from reports.measuring_checks import (
    CheckScore,
    PlantedFault,
    compare_findings,
    find_statement,
    read_faults,
)
from reports.spans import Span

TEXT = "一、收入\n收入10万元，占20%。\n支出30万元。\n\t总额\n\t5\n\n\t合计\n\t6\n\n"
TEXTS = {"甲": TEXT}


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def fault(words: str, check: str = "A06", **fields) -> PlantedFault:
    return PlantedFault("甲", check, span_of(words), **fields)


def finding(*words: str | None, check: str = "A06", severity: str = "error", others=()) -> Finding:
    places = tuple(Place("甲", span_of(one) if one else None) for one in words)
    verdict = Verdict("failed", "什么", (), places, severity, check=check)
    return Finding(verdict, tuple(Verdict("failed", "", (), check=one) for one in others))


def scores(faults, findings) -> dict[str, tuple[int, ...]]:
    checks = compare_findings(faults, findings, TEXTS).checks
    return {
        name: (one.planted, one.found, one.elsewhere, one.right, one.false)
        for name, one in checks.items()
    }


def test_a_statement_is_a_line_or_a_row_of_a_table():
    assert TEXT[slice(*find_statement(TEXT, span_of("20%")))] == "收入10万元，占20%。"
    assert TEXT[slice(*find_statement(TEXT, span_of("5")))] == "\t总额\n\t5"
    assert TEXT[slice(*find_statement(TEXT, span_of("合计")))] == "\t合计\n\t6"
    assert find_statement("30万元", Span(0, 2)) == (0, 4)


def test_a_finding_in_the_faults_line_has_found_it():
    assert scores([fault("20")], [finding("收入10")]) == {"A06": (1, 1, 0, 1, 0)}


def test_a_finding_in_another_line_is_false():
    assert scores([fault("20")], [finding("支出30")]) == {"A06": (1, 0, 0, 0, 1)}
    assert scores([], [finding("20")]) == {"A06": (0, 0, 0, 0, 1)}


def test_a_row_of_a_table_is_not_its_neighbour():
    assert scores([fault("5")], [finding("6")]) == {"A06": (1, 0, 0, 0, 1)}


def test_another_checks_finding_is_counted_apart():
    found = scores([fault("20")], [finding("20", check="A04")])
    assert found == {"A06": (1, 0, 1, 0, 0), "A04": (0, 0, 0, 1, 0)}


def test_a_hint_of_another_check_finds_nothing():
    assert scores([fault("20")], [finding("20", check="A04", severity="info")]) == {
        "A06": (1, 0, 0, 0, 0)
    }


def test_a_hint_of_its_own_check_finds_and_is_never_false():
    hints = [finding("20", severity="info"), finding("支出30", severity="info")]
    assert scores([fault("20")], hints) == {"A06": (1, 1, 0, 0, 0)}


def test_a_verdict_put_together_with_others_counts_for_its_check():
    assert scores([fault("20")], [finding("20", check="A01", others=("A06",))]) == {
        "A06": (1, 1, 0, 0, 0),
        "A01": (0, 0, 0, 1, 0),
    }


def test_something_missing_is_found_by_its_own_check_only():
    faults = [fault("支出30万元", check="E01")]
    assert scores(faults, [finding(None, check="E01", severity="warning")])["E01"][:2] == (1, 1)
    assert scores(faults, [finding(None, check="E02", severity="warning")]) == {
        "E01": (1, 0, 0, 0, 0),
        "E02": (0, 0, 0, 0, 1),
    }


def test_errors_and_hints_of_the_own_check_are_told_apart():
    hint, error = finding("20", severity="info"), finding("20")
    for findings, graver in (([hint], 0), ([error], 1), ([hint, error], 1)):
        outcome = compare_findings([fault("20")], findings, TEXTS)
        assert (outcome.of("A06").found, outcome.of("A06").graver) == (1, graver)


def test_evidence_in_another_document_finds_nothing():
    other = PlantedFault("乙", "A06", span_of("20"))
    outcome = compare_findings([other], [finding("20")], {**TEXTS, "乙": TEXT})
    assert (outcome.of("A06").found, outcome.of("A06").false) == (0, 1)
    assert outcome.missed == [other]


def test_shares_are_none_where_there_is_nothing_to_share():
    assert (CheckScore().recall, CheckScore().precision) == (None, None)
    score = CheckScore(planted=4, found=1, elsewhere=2, right=3, false=1)
    assert (score.recall, score.recall_of_all, score.precision) == (0.25, 0.75, 0.75)
    assert score.missed == 1


def test_outcomes_add_up():
    one = compare_findings([fault("20", kind="x")], [finding("支出30")], TEXTS)
    one.add(compare_findings([fault("20", kind="x")], [finding("20")], TEXTS))
    assert (one.documents, len(one.missed), len(one.false)) == (2, 1, 1)
    assert (one.total().planted, one.sorts["A06 x"].found) == (2, 1)


def test_a_key_is_read_with_its_places():
    row = {"document": "甲", "check": "A06", "start": "3", "end": "5", "what": "w", "kind": "k"}
    assert read_faults([row]) == [PlantedFault("甲", "A06", Span(3, 5), "w", "k")]
    with pytest.raises(KeyProblem, match="不是整数"):
        read_faults([row | {"end": "?"}])
    with pytest.raises(KeyProblem, match="缺少列：check"):
        read_faults([{name: value for name, value in row.items() if name != "check"}])


@pytest.fixture(scope="module")
def few_samples():
    """Two of the sample reports, as reading all of them takes long."""
    with pytest.MonkeyPatch.context() as patch:
        two = write_samples()[:2]
        patch.setattr(check_measures, "write_samples", lambda: two)
        patch.setattr(samples, "write_samples", lambda: two)
        yield two


@pytest.fixture(scope="module")
def steps(few_samples):
    return list(check_measures.measure_checks(1, 7, ["none"], 1.0))


@pytest.fixture(scope="module")
def measure(steps):
    return steps[-1]


def test_sets_with_and_without_faults_are_measured(measure):
    assert set(measure.spoilt) == {"generated", "frozen"}
    assert set(measure.clean) == {("generated", "none"), ("frozen", "none"), ("samples", "")}
    assert measure.clean["generated", "none"].documents == 2
    assert measure.clean["samples", ""].documents == 2
    for part, outcome in measure.spoilt.items():
        whole = outcome.total()
        assert whole.planted >= 4
        assert len(measure.missed[part]) == whole.missed
        assert len(measure.false[part]) == whole.false


def test_change_rates_on_the_wrong_base_are_found(measure):
    score = measure.spoilt["generated"].sorts["A06 wrong-base"]
    assert score.found == score.planted > 0


def test_more_bodies_are_made_for_rare_faults_only(steps, few_samples, monkeypatch):
    planned = check_measures.count_bodies(1, ["none"])
    assert len(steps) == planned + 2
    assert steps[-1].spoilt["generated"].documents == 4
    monkeypatch.setattr(check_measures, "LEAST", 0)
    assert len(list(check_measures.measure_checks(1, 7, ["none"], 1.0))) == planned


def test_the_page_has_a_row_for_each_check(tmp_path, capsys, few_samples):
    path = tmp_path / "out.md"
    call_command("measure_accuracy", corpus=1, seed=7, faults=0.5, write=path, verbosity=0)
    text = path.read_text()
    assert "--faults 0.5 --write" in text
    assert "| A06 增减率与增减额、上年数是否相合 | " in text
    assert "### Documents without a fault" in text
    assert "| A06 wrong-base | " in text
    assert "埋入差错" in capsys.readouterr().out


def test_faults_want_generated_reports_and_a_rate():
    with pytest.raises(CommandError, match="0 到 1"):
        call_command("measure_accuracy", corpus=1, faults=2)
    with pytest.raises(CommandError, match="--corpus"):
        call_command("measure_accuracy", faults=0.5)
