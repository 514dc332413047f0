"""Score sheets: points, sums of points, the row of the money, explanations, grades."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.corpus import prose
from reports.corpus.faults.ground import BUDGETS, Ground, apart, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal, swap
from reports.corpus.faults.misprints import misprint, reprint
from reports.corpus.faults.rates import executions, percent
from reports.corpus.ledger import Kpi, Project
from reports.corpus.voice import kpi_subject, threshold
from reports.corpus.writer import KeyRow, Mark
from reports.tolerance import Interval, exactly, total

SCORE, TOTAL_SCORE = "绩效/项目自评得分", "绩效/部门整体自评得分"
MONEY = "项目预算/总额"
GRADE = re.compile(
    r"(?:等次|等级|评级|评价|结果|结论)[^。，；\n]{0,8}?“?([优良中差])”?(?=[，。；级])"
)
GRADES = ("优", "良", "中", "差")
# The head of all indicators with their points.
SECTION = re.compile("绩效指标（$")
# A paragraph of a project's own report that begins with its score.
OWN_SCORE = re.compile(r"(?:^|(?<=\n)|(?<=经自评，))(该项目得分|项目自评得分)")


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


def drop_explanation(lead: str) -> Callable[..., Iterator[Proposal]]:
    """A rate below ninety without its explanation, which stands behind ``lead`` in its cell."""

    def propose(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
        reasons = {project.name: project.reason for project in ground.scene.now.projects}
        for row in ground.of("execution_rate", "table"):
            reason = reasons.get(row.mark.subject)
            if row.mark.indicator != MONEY or Decimal(row.mark.value) >= 90 or not reason:
                continue
            place = ground.text.find(reason, row.end, row.end + 600)
            if place < 0 or not ground.is_table(place):
                continue
            first, end = cell(ground, place)
            start = place - len(lead)
            if ground.text[start:place] == lead and (start == first) == (not lead):
                what = f"a rate of {row.mark.text}% without an explanation"
                at = (ground.block(row.start)[0], end)
                yield Proposal(what, (Change(start, end),), (row,), at)

    return propose


def spoil_section(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Another number of points in the head of the indicators than these have."""
    for row in ground.draft.rows:
        lead = ground.text[max(0, row.start - 8) : row.start]
        is_head = SECTION.search(lead) and ground.text.startswith("分）", row.end)
        if is_head and ground.is_table(row.start):
            wrong = threshold(str(int(row.mark.text) - rng.choice((5, 10, 20))))
            what = f"head of {row.mark.text} points printed as {wrong.text}"
            yield Proposal(what, (Change(row.start, row.end, wrong),))


def head(ground: Ground, line: Line) -> int:
    """Where the cell with the name of a row's indicator begins; -1 where there is none."""
    found = ground.text.find(f"\t{line.kpi.level3}\n", line.start, line.end)
    return found + 1 if found >= 0 else -1


def spoil_grade(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A grade that the score beside it does not give."""
    scores = [row for row in ground.of("score") if row.mark.indicator in (SCORE, TOTAL_SCORE)]
    for found in GRADE.finditer(ground.text):
        near = [row for row in scores if 0 <= found.start() - row.end < 60]
        score = Decimal(near[-1].mark.value) if near else Decimal(0)
        # Whether a bound belongs to the grade above it is not the same everywhere.
        if not near or prose.grade(score) != found[1] or score in (90, 80, 60):
            continue
        word = rng.choice([one for one in GRADES if one != found[1]])
        what = f"{word} for a score of {near[-1].mark.text}"
        yield Proposal(what, (Change(found.start(1), found.end(1), word),), (near[-1],))


def print_formula(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """An indicator with its formula, of which the result is not what the sheet's money gives."""
    for line in find_lines(ground):
        start = head(ground, line)
        subject = line.project.name
        rates = [row for row in ground.of("execution_rate", "table") if row.mark.indicator == MONEY]
        rates = [row for row in rates if row.mark.subject == subject]
        if not line.is_counted or line.marks["actual"].mark.unit != "%" or not rates or start < 0:
            continue
        stated = reach(line.marks["actual"].mark)
        amounts = ground.together(rates[0])
        finals = [reach(row.mark) for row in amounts if row.mark.measure == "final"]
        plans = [reach(row.mark) for row in amounts if row.mark.measure in BUDGETS]
        computed = [percent(final, plan) for final in finals for plan in plans]
        if not computed or any(one is None or not apart(stated, one) for one in computed):
            continue
        name = "支出进度（执行数/预算数）"
        last = max(row.end for row in line.marks.values())

        def named(mark: Mark, subject: str = kpi_subject(subject, name)) -> Mark:
            return replace(mark, subject=subject)

        piece = [name, *ground.pieces(start + len(line.kpi.level3), last, named)]
        what = f"{line.marks['actual'].mark.text}% is not what the printed formula gives"
        yield Proposal(what, (Change(start, last, piece),), tuple(amounts))


def drop_total(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """Points in every row and no total."""
    lines = find_lines(ground)
    for row in totals(ground, SCORE):
        mine = [one for one in lines if one.project.name == row.mark.subject and one.is_scored]
        if mine:
            start, end = cell(ground, row.start)
            at = (min(start, mine[0].start), max(end, mine[-1].end))
            yield Proposal("a sheet without its total", (Change(start, end),), (), at)


def tell_other_total(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """All sentences tell another score than the sheet."""
    for total_ in totals(ground, SCORE):
        right = Decimal(total_.mark.value)
        rows = [
            row
            for row in ground.named(total_, SCORE, ("score",))
            if row.mark.place == "narrative"
        ]  # fmt: skip
        fair = [right + step for step in (-4, -3, -2, 2, 3) if right + step < 100]
        fair = [one for one in fair if prose.grade(one) == prose.grade(right)]
        if not rows or not fair:
            continue
        value = rng.choice(fair)
        changes = tuple(
            Change(row.start, row.end, reprint(ground, row.mark, value, 2)) for row in rows
        )
        first, last = (choose(row.start for row in rows) for choose in (min, max))
        at = (ground.block(first)[0], ground.block(last)[1])
        what = f"score of {total_.mark.text} told as {value}"
        yield Proposal(what, changes, (total_,), at)


def tell_bodys_score(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A project's report that tells the score of the whole body."""
    body = [row for row in ground.of("score") if row.mark.indicator == TOTAL_SCORE]
    for row in ground.of("score", "narrative"):
        start = ground.block(row.start)[0]
        lead = OWN_SCORE.search(ground.text, start, row.start)
        if row.mark.indicator != SCORE or not body or not lead or lead.end() != row.start:
            continue
        mark = replace(body[0].mark, place="narrative")
        if prose.grade(Decimal(mark.value)) == prose.grade(Decimal(row.mark.value)):
            piece = ["部门整体支出绩效自评得分", mark]
            what = "the whole body's score in a project's report"
            yield Proposal(what, (Change(lead.start(1), row.end, piece),), (body[0],))


KINDS = (
    FaultKind("C01", "points-above-weight", spoil_weight),
    FaultKind("C02", "total-of-points", spoil_total),
    FaultKind("C03", "points-of-the-money", spoil_money_points),
    FaultKind("C03", "rate-of-the-money", spoil_money_rate),
    FaultKind("C04", "no-explanation", drop_explanation("本项目情况：")),
    FaultKind("C04", "explanation-blank", drop_explanation("")),
    FaultKind("C06", "printed-formula", print_formula),
    FaultKind("C08", "grade", spoil_grade),
    FaultKind("C09", "no-total", drop_total),
    FaultKind("C11", "score-of-the-body", tell_bodys_score),
    FaultKind("C13", "score-in-text", tell_other_total),
    FaultKind("C15", "points-in-head", spoil_section),
)
