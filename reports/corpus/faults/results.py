"""Results in score sheets: targets met or missed, copied and repeated rows, uneven points."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise, permutations

from reports.corpus.faults.ground import Ground
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import reprint
from reports.corpus.faults.sheets import Line, cell, find_lines, head
from reports.corpus.voice import date, kpi_subject
from reports.corpus.writer import Mark, Piece

# Rates of a part of a whole.
PART = re.compile("(?:满意度|满意率|合格率|办结率|知晓率|及时率|处置率|按时完成率)$")


def empty_reason(ground: Ground) -> str:
    """What the form prints where there is no reason."""
    return "无" if "\t无\n\n" in ground.text else ""


def mend_result(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A target met, and yet points are taken without a reason."""
    lines = find_lines(ground)
    for above, line in zip([None, *lines], lines, strict=False):
        kpi = line.kpi
        place = ground.text.find(kpi.reason, line.start, line.end) if kpi.reason else -1
        if not line.is_counted or not line.is_scored or place < 0:
            continue
        # A reason in the row above may be meant for both.
        if above and above.kpi.reason and not empty_reason(ground):
            continue
        target = line.marks["target"].mark
        better = Decimal(target.value) + (0 if target.unit in ("%", "天") else rng.randint(0, 3))
        row = line.marks["actual"]
        mark = reprint(ground, row.mark, better, 0)
        changes = (
            Change(row.start, row.end, mark),
            Change(place, place + len(kpi.reason), empty_reason(ground)),
        )
        yield Proposal(f"{kpi.level3} met, points taken", changes, line.others)


def miss_target(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A target missed, and yet all points are given without a reason."""
    for line in find_lines(ground):
        if not line.is_counted or line.kpi.reason or not line.is_scored:
            continue
        target, row = Decimal(line.marks["target"].mark.value), line.marks["actual"]
        worse = int(target * Decimal(str(rng.uniform(0.55, 0.9))))
        if 0 < worse < target:
            mark = reprint(ground, row.mark, Decimal(worse), 0)
            yield swap(row, mark, f"{line.kpi.level3} missed, all points given", *line.others)


def score_unevenly(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """One result in two sheets, with fewer points in one; another row of this has them instead."""
    lines = [one for one in find_lines(ground) if one.is_counted and one.is_scored]
    for one, other in permutations([line for line in lines if is_full(line)], 2):
        if one.project.name == other.project.name or asked_for(one) != asked_for(other):
            continue
        mine = [line for line in lines if line.project.name == other.project.name]
        for line in mine:
            lost = points(line, "weight") - points(line, "score")
            less = min(lost / 2, points(other, "score") / 2).to_integral_value(ROUND_FLOOR)
            if less < 1:
                continue
            rows = (other.marks["score"], line.marks["score"])
            values = (points(other, "score") - less, points(line, "score") + less)
            changes = tuple(
                Change(row.start, row.end, reprint(ground, row.mark, value, 2))
                for row, value in zip(rows, values, strict=True)
            )
            what = f"{other.kpi.level3}: {less} points less than in another sheet"
            at = (min(other.start, line.start), max(other.end, line.end))
            yield Proposal(what, changes, one.others, at)


def points(line: Line, measure: str) -> Decimal:
    """The weight or the score of a row."""
    return Decimal(line.marks[measure].mark.value)


def is_full(line: Line) -> bool:
    """Whether a row has all its points."""
    return points(line, "score") == points(line, "weight")


def asked_for(line: Line) -> tuple[str, ...]:
    """What a row asks for, what came of it and what it is worth."""
    told = (line.marks[name].mark for name in ("target", "actual", "weight"))
    return (line.kpi.level3, *(mark.text + mark.unit for mark in told))


def blank_result(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Points for a row that tells no result."""
    for line in find_lines(ground):
        if line.is_counted and line.is_scored:
            start, end = cell(ground, line.marks["actual"].start)
            what = f"{line.kpi.level3} with points and no result"
            yield Proposal(what, (Change(start, end),), line.others, (line.start, line.end))


def copy_row(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A row that tells the same indicator, target and result as another of its sheet."""
    lines = [line for line in find_lines(ground) if line.is_counted and not line.kpi.reason]
    for one, other in pairwise(lines):
        levels = {(line.project.name, line.kpi.level1, line.kpi.level2) for line in (one, other)}
        if len(levels) > 1:
            continue
        start, source = head(ground, other), head(ground, one)
        end, ends = (cell(ground, line.marks["actual"].start)[1] for line in (other, one))
        inner = [row for row in other.marks.values() if start <= row.start < end]
        last = max(row.end for row in other.marks.values())
        if start < 0 or source < 0 or len(inner) != 2:
            continue
        subject = kpi_subject(one.project.name, one.kpi.level3)

        def named(mark: Mark, subject: str = subject, line: Line = other) -> Mark:
            indicator = f"KPI/{line.kpi.level1}/{line.kpi.level2}"
            return replace(mark, subject=subject, indicator=indicator)

        piece = ground.pieces(source, ends, named)
        last = max(last, end)
        rest = ground.pieces(end, last, named)
        what = f"{one.kpi.level3} a second time instead of {other.kpi.level3}"
        rests = tuple(one.marks.values())
        yield Proposal(what, (Change(start, last, [*piece, *rest]),), rests)


def copy_target(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A sentence as a target, and the same sentence as the result."""
    for line in find_lines(ground):
        kpi, goal = line.kpi, line.project.goal
        if isinstance(kpi.target, str) and isinstance(kpi.actual, str):
            place = ground.text.find(kpi.target, line.start, line.end)
            at = ground.text.find(kpi.actual, place + len(kpi.target), line.end)
            if place >= 0 and at >= 0:
                changes = (
                    Change(place, place + len(kpi.target), goal),
                    Change(at, at + len(kpi.actual), goal),
                )
                yield Proposal(f"{kpi.level3}: target copied as result", changes)


def misdate_row(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another year's end in the name of an indicator."""
    year = ground.year - rng.choice((1, 1, 2))
    for line in find_lines(ground):
        start = head(ground, line)
        last = max(row.end for row in line.marks.values())
        if start < 0 or "时效" not in line.kpi.level2:
            continue
        subject = kpi_subject(line.project.name, f"{year}年底{line.kpi.level3}")

        def named(mark: Mark, subject: str = subject) -> Mark:
            return replace(mark, subject=subject)

        piece: list[Piece] = [date(year), "年底", *ground.pieces(start, last, named)]
        yield Proposal(f"{year} in a row of {ground.year}", (Change(start, last, piece),))


def exceed_all(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """More than all people satisfied, more than all matters closed: a digit too many."""
    for line in find_lines(ground):
        if not line.is_counted or line.kpi.reason or not PART.search(line.kpi.level3):
            continue
        row = line.marks["actual"]
        value = Decimal(row.mark.value)
        if row.mark.unit == "%" and value < 100:
            mark = reprint(ground, row.mark, value + 100, 0)
            yield swap(row, mark, f"{line.kpi.level3} above all", *line.others)


KINDS = (
    FaultKind("C05", "points-taken-though-met", mend_result),
    FaultKind("C05", "all-points-though-missed", miss_target),
    FaultKind("C05", "points-without-result", blank_result),
    FaultKind("C07", "target-copied", copy_target),
    FaultKind("C10", "year-of-a-row", misdate_row),
    FaultKind("C12", "uneven-points", score_unevenly),
    FaultKind("C14", "row-copied", copy_row),
    FaultKind("C16", "above-all", exceed_all),
)
