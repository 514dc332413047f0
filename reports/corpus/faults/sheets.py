"""Score sheets: points, sums of points, the row of the money, explanations, results, grades."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reports.corpus import prose
from reports.corpus.faults.ground import Ground, apart, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.rates import executions
from reports.corpus.ledger import Kpi, Project
from reports.corpus.voice import date, kpi_subject
from reports.corpus.writer import KeyRow, Mark, Piece
from reports.tolerance import Interval, exactly, total

SCORE, TOTAL_SCORE = "绩效/项目自评得分", "绩效/部门整体自评得分"
MONEY = "项目预算/总额"
GRADE = re.compile(
    r"(?:等次|等级|评级|评价|结果|结论)[^。，；\n]{0,8}?“?([优良中差])”?(?=[，。；级])"
)
GRADES = ("优", "良", "中", "差")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a score sheet: the indicator that it is of, its block and its figures."""

    project: Project
    kpi: Kpi
    start: int
    end: int
    marks: dict[str, KeyRow]

    @property
    def others(self) -> tuple[KeyRow, ...]:
        """Its figures but the result."""
        return tuple(row for name, row in self.marks.items() if name != "actual")

    @property
    def is_scored(self) -> bool:
        return {"weight", "score"} <= set(self.marks)

    @property
    def is_counted(self) -> bool:
        """Whether its target is a number to be reached."""
        return self.kpi.nature == "≥" and {"target", "actual"} <= set(self.marks)


def find_lines(ground: Ground) -> list[Line]:
    """The rows of all score sheets."""
    subjects = {
        kpi_subject(project.name, kpi.level3): (project, kpi)
        for project in ground.scene.now.projects
        for kpi in project.kpis
    }
    blocks: dict[tuple[int, int], dict[str, KeyRow]] = {}
    for row in ground.rows:
        if row.mark.subject_type == "kpi" and ground.is_table(row.start):
            blocks.setdefault(ground.block(row.start), {})[row.mark.measure] = row
    return [
        Line(*subjects[found], *block, marks)
        for block, marks in blocks.items()
        if (found := next(iter(marks.values())).mark.subject) in subjects
    ]


def totals(ground: Ground, indicator: str) -> Iterator[KeyRow]:
    """The scores of an indicator that stand in sheets."""
    for row in ground.of("score", "table"):
        if row.mark.indicator == indicator:
            yield row


def awarded(line: Line) -> Interval:
    """Points given: all or none are exact, a part of them may have been rounded."""
    score, weight = line.marks["score"].mark, line.marks["weight"].mark
    is_exact = Decimal(score.value) in (0, Decimal(weight.value))
    return exactly(Decimal(score.value)) if is_exact else reach(score)


def cell(ground: Ground, place: int) -> tuple[int, int]:
    """The cell that a place lies in, without its tab and the end of its line."""
    return ground.text.rfind("\t", 0, place) + 1, ground.text.find("\n", place)


def empty_reason(ground: Ground) -> str:
    """What the form prints where there is no reason."""
    return "无" if "\t无\n\n" in ground.text else ""


def spoil_weight(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """More points than the row can have."""
    for line in find_lines(ground):
        if line.is_scored:
            weight, score = line.marks["weight"], line.marks["score"]
            more = Decimal(weight.mark.value) + rng.choice((1, 2, 5))
            mark = reprint(ground, score.mark, more, 2)
            yield swap(score, mark, f"more points than {weight.mark.text}", weight)


def spoil_total(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A total that the points do not make."""
    lines = find_lines(ground)
    for row in totals(ground, SCORE):
        mine = [one for one in lines if one.project.name == row.mark.subject and one.is_scored]
        money = [one for one in totals(ground, MONEY) if one.mark.subject == row.mark.subject]
        if not mine or len(money) != 1:
            continue
        right = total([*map(awarded, mine), reach(money[0].mark)])
        rests = (money[0], *(line.marks["score"] for line in mine))
        if not right.holds(Decimal(row.mark.value)):
            continue
        mark = misprint(
            ground, row, rng,
            lambda new, right=right: new.high <= 100 and not new.meets(right),
        )  # fmt: skip
        if mark is not None:
            yield swap(row, mark, "total of the points", *rests)


def spoil_money_points(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Points of the row of the money that its rate does not give."""
    for row in totals(ground, MONEY):
        rate = ground.beside_row(row, ("execution_rate",))
        if rate is None:
            continue
        right = Decimal(rate.mark.value) / 10
        fair = [Decimal(one) / 2 for one in range(2, 21) if abs(Decimal(one) / 2 - right) >= 1]
        if fair:
            mark = reprint(ground, row.mark, rng.choice(fair), 2)
            yield swap(row, mark, f"points for a rate of {rate.mark.text}%", rate)


def spoil_money_rate(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A rate in the row of the money that its amounts do not give."""
    for row, final, budget, right in executions(ground, "table"):
        if row.mark.indicator == MONEY:
            mark = misprint(ground, row, rng, lambda new, right=right: apart(new, right))
            if mark is not None:
                yield swap(row, mark, "rate in the row of the money", final, budget)


def drop_explanation(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A rate below ninety without the explanation that the form asks for."""
    for row in ground.of("execution_rate", "table"):
        if row.mark.indicator != MONEY or Decimal(row.mark.value) >= 90:
            continue
        named = [one for one in ground.scene.now.projects if one.name == row.mark.subject]
        reason = named[0].reason if named else ""
        place = ground.text.find(reason, row.end, row.end + 600) if reason else -1
        if place < 0 or not ground.is_table(place):
            continue
        start, end = cell(ground, place)
        lead = ground.text.find("本项目情况：", start, place)
        start = lead if lead >= 0 else start
        if ground.text[start:place] in ("", "本项目情况："):
            what = f"a rate of {row.mark.text}% without an explanation"
            at = (ground.block(row.start)[0], end)
            yield Proposal(what, (Change(start, end),), (row,), at)


def mend_result(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A target met, and yet points are taken without a reason."""
    for line in find_lines(ground):
        kpi = line.kpi
        place = ground.text.find(kpi.reason, line.start, line.end) if kpi.reason else -1
        if not line.is_counted or not line.is_scored or place < 0:
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
        if one.project is not other.project:
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


def head(ground: Ground, line: Line) -> int:
    """Where the name of a row's indicator begins."""
    return ground.text.find(line.kpi.level3, line.start, line.end)


def copy_target(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """The target's words once more as the result."""
    for line in find_lines(ground):
        kpi = line.kpi
        if isinstance(kpi.target, str) and isinstance(kpi.actual, str):
            place = ground.text.find(kpi.target, line.start, line.end)
            at = ground.text.find(kpi.actual, place + len(kpi.target), line.end)
            if place >= 0 and at >= 0:
                what = f"{kpi.level3}: target copied as result"
                yield Proposal(what, (Change(at, at + len(kpi.actual), kpi.target),))


def spoil_grade(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A grade that the score beside it does not give."""
    scores = [row for row in ground.of("score") if row.mark.indicator in (SCORE, TOTAL_SCORE)]
    for found in GRADE.finditer(ground.text):
        near = [row for row in scores if 0 <= found.start() - row.end < 60]
        if not near or prose.grade(Decimal(near[-1].mark.value)) != found[1]:
            continue
        word = rng.choice([one for one in GRADES if one != found[1]])
        what = f"{word} for a score of {near[-1].mark.text}"
        yield Proposal(what, (Change(found.start(1), found.end(1), word),), (near[-1],))


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


KINDS = (
    FaultKind("C01", "points-above-weight", spoil_weight),
    FaultKind("C02", "total-of-points", spoil_total),
    FaultKind("C03", "points-of-the-money", spoil_money_points),
    FaultKind("C03", "rate-of-the-money", spoil_money_rate),
    FaultKind("C04", "no-explanation", drop_explanation),
    FaultKind("C05", "points-taken-though-met", mend_result),
    FaultKind("C05", "all-points-though-missed", miss_target),
    FaultKind("C05", "points-without-result", blank_result),
    FaultKind("C07", "row-copied", copy_row),
    FaultKind("C07", "target-copied", copy_target),
    FaultKind("C08", "grade", spoil_grade),
    FaultKind("C10", "year-of-a-row", misdate_row),
)
