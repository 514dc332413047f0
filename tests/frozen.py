"""Reports in wordings that are or were kept unseen, ready to be recomputed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from types import SimpleNamespace

from reports.corpus.invention import (
    FULL,
    NOUGHT,
    PARTY,
    RECEPTION,
    UNPUBLISHED,
    Profile,
    invent_history,
)  # fmt: skip
from reports.corpus.voice import Style
from reports.corpus.wordings import WORDINGS
from reports.corpus.wordings.scene import Scene
from tests.corpus import APART

# Written apart from the writer's own pattern, so that one does not excuse the other.
DIGITS = re.compile(r"[0-9０-９]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")
YEAR = 2023
AGAINST_PLAN = "决算数较预算数减少"

MANNERS = (FULL, FULL, RECEPTION, NOUGHT, UNPUBLISHED, FULL, FULL, FULL)


def profile_of(seed: int) -> Profile:
    """Bodies of all manners: party and government, with a fund and own money or without."""
    party = seed % 3 == 2
    name = "中共示例乙市测试区委群众工作局" if party else "示例甲市测试县信访局"
    return Profile(
        name,
        "990199",
        size=7 + 3 * seed,
        three=MANNERS[seed],
        has_fund=seed % 2 == 1,
        has_own=seed % 4 < 2,
        projects=2 + seed % 3,
        style=Style(percent_places=1 + seed % 2, trim=seed % 4 == 3),
        seed=seed,
        **({"kind": PARTY} if party else {}),
    )


def written(wording: str, seed: int, profile: Profile | None = None):
    """A report with its figures, ready to be recomputed."""
    profile = profile or profile_of(seed)
    ledgers = invent_history(profile, range(YEAR - 2, YEAR + 1))
    scene = Scene(profile, ledgers[YEAR], ledgers[YEAR - 1])
    WORDINGS[wording](scene)
    rows, text = scene.writer.rows, scene.writer.text
    marks = [row.mark for row in rows]
    return SimpleNamespace(
        wording=wording,
        profile=profile,
        ledger=scene.now,
        before=scene.before,
        text=text,
        rows=rows,
        # Without changes against the plan, which are told beside those against last year.
        figures=[row.mark for row in rows if is_told(text, row)],
        others=[mark for mark in marks if mark.cls != "figure"],
    )


CASES = [(wording, seed) for wording in APART for seed in range(len(MANNERS))]


@cache
def write_once(wording: str, seed: int):
    """The report of a wording and a seed, written when it is first asked for."""
    return written(wording, seed)


def write_case(request):
    """A fixture's report."""
    return write_once(*request.param)


def case_name(case: tuple[str, int]) -> str:
    """How a test names its report."""
    return f"{case[0]}-{case[1]}"


def is_told(text: str, row) -> bool:
    """Whether a row is a figure, and no change against the plan."""
    return row.mark.cls == "figure" and not text[: row.start].endswith(AGAINST_PLAN)


def values(report, indicator: str, measure: str, subject: str = "") -> set[Decimal]:
    """All values of an indicator, wherever printed."""
    whose = subject or report.profile.name
    return {
        Decimal(mark.value)
        for mark in report.figures
        if (mark.subject, mark.indicator, mark.measure) == (whose, indicator, measure)
    }


def value(report, indicator: str, measure: str = "final", subject: str = "") -> Decimal:
    """The one value of an indicator."""
    found = values(report, indicator, measure, subject)
    assert len(found) == 1, (indicator, measure, found)
    return found.pop()


def agrees(printed: Decimal, exact: Decimal, places: int) -> bool:
    """Whether a percent is the exact one; cut noughts count as printed."""
    places = max(places, -printed.as_tuple().exponent)
    return abs(printed - exact) <= Decimal(5).scaleb(-places - 1)


def indicators(report) -> set[str]:
    """The body's indicators that have a result."""
    name = report.profile.name
    return {mark.indicator for mark in report.figures
            if mark.subject == name and mark.measure == "final"}  # fmt: skip


def result(report, name: str) -> Decimal:
    """What changed: of both totals either, where only each for itself is printed."""
    both = name == "收支总计" and not values(report, name, "final")
    return value(report, "收入总计" if both else name)


def rates_of(report, name: str, strayed: bool) -> set[Decimal]:
    """Rates of change against last year, or the 预决算差异率 against the plan."""
    return {
        Decimal(row.mark.value)
        for row in report.rows
        if (row.mark.indicator, row.mark.measure) == (name, "change_rate")
        and is_strayed(report, row) == strayed
    }


def is_strayed(report, row) -> bool:
    """Whether a rate tells how far the result strayed from the plan."""
    return report.text[: row.start].rstrip("-").endswith("预决算差异率")
