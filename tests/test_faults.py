"""Planted faults: each changes what its key says and nothing else, and is really one."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.corpus.faults import CODES, KINDS
from reports.corpus.faults.planting import plant
from reports.corpus.making import (
    ALL_WORDINGS,
    FAULT_COLUMNS,
    FaultPlan,
    invent_ground,
    make_corpus,
    second_ground,
)  # fmt: skip
from tests.corpus import APART, DIGITS, figures, spans_of, uncovered_digits

OPEN = sorted(set(ALL_WORDINGS) - set(APART))
NAMED = {kind.name: kind for kind in KINDS}
many = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
spoilt = st.builds(
    lambda seed, wording: next(make_corpus(1, seed, [wording], plan=FaultPlan(0.4))),
    st.integers(0, 10**6),
    st.sampled_from(sorted(ALL_WORDINGS)),
)


@cache
def ground_for(number: int, pair: str = ""):
    """A report of an open wording; the one that such a fault is planted in where it needs two."""
    wording = OPEN[number % len(OPEN)]
    ground = invent_ground(f"faults/{number}", wording)
    if not pair:
        return ground
    if pair == "planned":
        other = second_ground(ground, "budget", random.Random(number))
        return replace(ground, beside=other, pair=pair)
    return second_ground(ground, pair, random.Random(number))


@cache
def planted(name: str):
    """The first reports in which a kind of fault has a place, each with its draft."""
    found = []
    for number in range(140):
        ground = ground_for(number, NAMED[name].pair)
        draft, _ = plant(ground, [NAMED[name]], 1, random.Random(number))
        if draft.faults:
            found.append((ground, draft))
        if len(found) == 3:
            break
    return found


@pytest.mark.parametrize("name", NAMED)
def test_a_fault_changes_what_its_key_says_and_nothing_else(name):
    assert planted(name)
    for ground, draft in planted(name):
        (fault,) = draft.faults
        before, behind = draft.text[: fault.start], draft.text[fault.end :]
        assert (fault.check, fault.kind) == (NAMED[name].check, name)
        assert fault.what
        assert draft.text != ground.text
        assert ground.text.startswith(before)
        assert ground.text.endswith(behind)


@pytest.mark.parametrize("name", NAMED)
def test_other_key_rows_stay_as_they_were(name):
    for ground, draft in planted(name):
        (fault,) = draft.faults
        grown = len(draft.text) - len(ground.text)
        outside = [
            (row.start - grown * (row.start >= fault.end), row.mark)
            for row in (*draft.rows, *draft.worded)
            if row.end <= fault.start or row.start >= fault.end
        ]
        known = {(row.start, row.mark) for row in (*ground.draft.rows, *ground.draft.worded)}
        assert set(outside) <= known


@many
@given(spoilt)
def test_the_key_to_numerals_says_what_is_printed(file):
    assert spans_of(file.key_rows) == [hit.span() for hit in DIGITS.finditer(file.text)]
    for row in (*file.key_rows, *file.worded_rows):
        assert file.text[int(row["start"]) : int(row["end"])] == row["text"]
    for row in figures(file.key_rows):
        assert abs(Decimal(row["value"])) == Decimal(row["text"].replace(",", ""))


@many
@given(spoilt)
def test_the_key_to_faults_quotes_the_text(file):
    assert file.fault_rows
    for row in file.fault_rows:
        assert tuple(row) == FAULT_COLUMNS
        assert row["document"] == file.name
        assert file.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["check"] in CODES


@many
@given(st.integers(0, 10**6), st.sampled_from(OPEN), st.sampled_from(["light", "heavy"]))
def test_faults_are_still_quoted_where_there_is_noise(seed, wording, noise):
    file = next(make_corpus(1, seed, [wording], noise, FaultPlan(0.4)))
    assert uncovered_digits(file.text, file.key_rows) == []
    for row in file.fault_rows:
        assert file.text[int(row["start"]) : int(row["end"])] == row["quote"]


@many
@given(st.integers(0, 10**6), st.sampled_from(OPEN))
def test_a_statement_holds_one_fault(seed, wording):
    ground = invent_ground(f"{seed}", wording)
    draft, _ = plant(ground, KINDS, 1, random.Random(seed))
    lines, left = (Counter(text.split("\n")) for text in (ground.text, draft.text))
    assert sum((lines - left).values()) >= len(draft.faults) > 8


def test_without_faults_reports_are_what_they_were():
    for noise in ("none", "heavy"):
        assert list(make_corpus(9, 4, noise=noise)) == list(
            make_corpus(9, 4, noise=noise, plan=FaultPlan(0.0, ("A06",)))
        )


def test_a_second_report_leaves_the_first_as_it_was():
    alone = list(make_corpus(14, 4, OPEN))
    both = list(make_corpus(14, 4, OPEN, plan=FaultPlan(pairs=True)))
    assert [file for file in both if file.name in {one.name for one in alone}] == alone
    assert Counter(file.body for file in both) == dict.fromkeys(range(1, 15), 2)
    assert len({file.name for file in both}) == 28


def test_the_same_arguments_plant_the_same_faults():
    plan = FaultPlan(0.3, pairs=True)
    assert list(make_corpus(8, 6, plan=plan)) == list(make_corpus(8, 6, plan=plan))


def test_half_the_rate_plants_about_half_the_faults():
    counts = [
        sum(len(file.fault_rows) for file in make_corpus(14, 2, OPEN, plan=FaultPlan(rate)))
        for rate in (0.1, 0.2, 0.4)
    ]
    assert counts[0] * 1.5 < counts[1] < counts[0] * 2.5
    assert counts[1] * 1.4 < counts[2]


def test_the_command_writes_the_key_to_the_faults(tmp_path):
    call_command("make_corpus", into=tmp_path, count=5, seed=8, faults=0.3, pairs=True, verbosity=0)
    files = list(make_corpus(5, 8, plan=FaultPlan(0.3, pairs=True)))
    for file in files:
        assert (tmp_path / file.name).read_bytes().decode() == file.text
    with (tmp_path / "示例-答案.faults.csv").open(encoding="utf-8", newline="") as key:
        assert list(csv.DictReader(key)) == [row for file in files for row in file.fault_rows]


def test_the_command_plants_only_what_is_asked_for(tmp_path):
    call_command(
        "make_corpus", into=tmp_path, count=7, faults=1.0, fault=["A06", "E08"], verbosity=0
    )
    with (tmp_path / "示例-答案.faults.csv").open(encoding="utf-8", newline="") as key:
        assert {row["check"] for row in csv.DictReader(key)} == {"A06", "E08"}


def test_without_faults_there_is_no_key_to_them(tmp_path):
    call_command("make_corpus", into=tmp_path, count=1, verbosity=0)
    assert not (tmp_path / "示例-答案.faults.csv").exists()


def test_the_command_refuses_what_is_no_rate(tmp_path):
    with pytest.raises(CommandError, match="0 到 1"):
        call_command("make_corpus", into=tmp_path, faults=1.5)
    with pytest.raises(CommandError, match="一起给出"):
        call_command("make_corpus", into=tmp_path, fault=["A06"])


def test_a_plan_tells_the_amounts_that_its_account_repeats():
    pairs = {}
    for file in make_corpus(27, 4, plan=FaultPlan(pairs=True)):
        pairs.setdefault(file.body, []).append(file)
    compared = 0
    for account, plan in pairs.values():
        if (account.kind, plan.kind) != ("final_account", "budget"):
            continue
        here, there = (
            {planned_amount(row): row for row in figures(one.key_rows)} for one in (account, plan)
        )
        for key in here.keys() & there.keys() - {None}:
            compared += 1
            assert abs(in_wan(here[key]) - in_wan(there[key])) <= Decimal("0.01"), key
    assert compared > 50


def planned_amount(row):
    """What a planned amount is of."""
    names = ("subject", "indicator", "fiscal_year")
    return tuple(row[name] for name in names) if row["measure"] == "budget_initial" else None


def in_wan(row):
    """An amount in 万元."""
    return Decimal(row["value"]) / (10000 if row["unit"] == "元" else 1)
