"""Lists of parts that a sentence of its own adds to a total: …万元。其中：甲…万元，乙…万元。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reports.checks.check import failed
from reports.checks.decompositions import BY_TOTAL, SPENDING
from reports.checks.dossier import Case, say
from reports.checks.groups import Shelf
from reports.checks.sums import (
    Sum,
    Trial,
    arithmetic,
    evidence,
    find_trials,
    money,
    roles_of,
    title_of,
)
from reports.facts import Statement
from reports.findings import Verdict

# A plan's list that ends with what nothing else takes in, or that names both uses, is meant to
# name all there is; what was carried over is apart.
CATCH_ALL = ({"收入/其他收入"}, set(SPENDING[:2]))
CARRIED_OVER = re.compile(r"结\s*转|结\s*余")
OPENING = re.compile(r"其\s*中|包\s*括|具\s*体\s*(?:为|是|包括)")
PLANNED_TOTALS = ("收入总计", "支出总计")


def with_lists(
    case: Case, section: list[Statement], totals: list[Statement]
) -> Iterator[list[Statement]]:
    """Each statement of a total, with the sentence behind it that lists its parts."""
    content = case.paper.content
    wanted = set(map(id, totals))
    for one, following in pairwise([*section, None]):
        if id(one) not in wanted:
            continue
        is_list = (
            following is not None
            and "\n" not in content[one.span.end : following.span.start]
            and OPENING.match(content, skip_blanks(content, following.span.start))
        )
        yield [one, following] if is_list else [one]


def skip_blanks(content: str, start: int) -> int:
    """Where the first word from an offset on begins."""
    while start < len(content) and content[start].isspace():
        start += 1
    return start


def check_short(
    case: Case, told: list[Statement], shelf: Shelf, judged: set[tuple]
) -> Iterator[Verdict]:
    """A plan's parts that come to less than its total, although nothing seems to be left out."""
    if case.reading.kind != "budget":
        return
    words = case.paper.content[told[0].span.start : told[-1].span.end]
    if not OPENING.search(words) or CARRIED_OVER.search(words):
        return
    for key, named in shelf.items():
        for sum_ in (one for name in PLANNED_TOTALS for one in BY_TOTAL[name] if name in named):
            trials = find_trials(case, sum_, named)
            if trials and (sum_.forms, key) not in judged and all(map(is_short, trials)):
                judged.add((sum_.forms, key))
                yield short(case, sum_, min(trials, key=lambda one: one.gap.value))


def is_short(trial: Trial) -> bool:
    """Whether a list that ought to be complete comes to less than its total."""
    names = {one.indicator for one in trial.parts}
    return trial.gap.low > trial.room and any(map(names.issuperset, CATCH_ALL))


def short(case: Case, sum_: Sum, trial: Trial) -> Verdict:
    """The parts listed come to less than their total."""
    return failed(
        case, sum_.name, "info",
        f"{title_of(sum_, trial.whole)}{say(trial.whole)}"
        f"多于所列分项之和{money(trial.computed.value)}",
        f"{arithmetic(trial)}；分项可能没有列全，也可能有数字写错",
        evidence(case, trial), roles=("short", *roles_of(sum_, trial)),
        stated=say(trial.whole), computed=money(trial.computed.value),
    )  # fmt: skip
