"""Words that the numbers beside them belie: more and less, and reasons for the other way."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reports.corpus import prose
from reports.corpus.faults.ground import Ground, reach
from reports.corpus.faults.kinds import Change, FaultKind, Proposal
from reports.corpus.faults.rates import changes
from reports.corpus.wordings import budget_turns
from reports.corpus.writer import KeyRow, Mark

AGAINST_PLAN = re.compile(r"决算数(小于|低于|等于|大于|高于)(?:调整|年初|全年)?预算数")
SAYS = {"小于": -1, "低于": -1, "等于": 0, "大于": 1, "高于": 1}
MORE_OR_LESS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "降低": "提高"}
WAY = re.compile("增加|减少|增长|下降")
RISES = {"增加", "增长"}


def reasons() -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Every reason that a report may give for a change: whether it is a rise, and the others."""
    pairs = [
        *((prose.REASONS[kind, True], prose.REASONS[kind, False])
          for kind in ("staff", "office", "projects")),
        *(((one[True],), (one[False],)) for one in (
            prose.VEHICLE_REASONS, prose.PURCHASE_REASONS, prose.RECEPTION_REASONS)),
        (budget_turns.MORE, budget_turns.LESS),
    ]  # fmt: skip
    found = {}
    for rises, falls in pairs:
        found.update(dict.fromkeys(rises, (True, falls)))
        found.update(dict.fromkeys(falls, (False, rises)))
    return found


REASONS = reasons()
# Words by which a reason says itself which way the amount has gone, for rises and for falls.
PLAINLY = {
    True: re.compile("增加|增多|上调|新增|增长|较多|提高"),
    False: re.compile("减少|压减|下降|缩减|精简|压缩|从严"),
}
REASON = re.compile("|".join(map(re.escape, sorted(REASONS, key=len, reverse=True))))


def compare_to_plan(ground: Ground, place: int) -> tuple[int, KeyRow] | None:
    """-1, 0 or 1 for less, as much or more than planned, and the rate that says so."""
    start, _ = ground.block(place)
    rates = [row for row in ground.within(start, place) if row.mark.measure == "execution_rate"]
    if not rates:
        return None
    said = reach(rates[-1].mark)
    sign = 1 if said.low > 100 else -1 if said.high < 100 else 0
    return (sign, rates[-1]) if sign or said.value == 100 else None


def belie_plan(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``完成预算100%`` with ``决算数小于预算数``."""
    for found in AGAINST_PLAN.finditer(ground.text):
        compared = compare_to_plan(ground, found.start())
        if compared is None or compared[0] != SAYS[found[1]]:
            continue
        word = rng.choice([one for one in ("小于", "等于", "大于") if SAYS[one] != compared[0]])
        what = f"{word} with a rate of {compared[1].mark.text}%"
        change = Change(found.start(1), found.end(1), word)
        yield Proposal(what, (change,), (compared[1],))


def turned(mark: Mark) -> Mark:
    """A mark whose words now say the other way."""
    value = mark.value[1:] if mark.value.startswith("-") else f"-{mark.value}"
    return replace(mark, value=value if Decimal(value) else mark.value)


def belie_way(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """``增加4.70万元，下降38.9%``: one of the two words turned round."""
    for change, rate, now in changes(ground):
        row, other = rng.sample((change, rate), 2)
        word = ground.text[row.start - 2 : row.start]
        if word not in MORE_OR_LESS or not Decimal(row.mark.value) or not Decimal(other.mark.value):
            continue
        what = f"{row.mark.indicator}: {word} printed as {MORE_OR_LESS[word]}"
        piece = [MORE_OR_LESS[word], turned(row.mark)]
        yield Proposal(what, (Change(row.start - 2, row.end, piece),), (other, now))


def belie_reason(ground: Ground, rng: random.Random) -> Iterator[Proposal]:
    """A reason for a fall behind a rise, and the other way round."""
    for found in REASON.finditer(ground.text):
        rises, others = REASONS[found[0]]
        start, _ = ground.block(found.start())
        ways = WAY.findall(ground.text, start, found.start())
        rows = [
            row
            for row in ground.within(start, found.start())
            if row.mark.measure in ("change", "change_rate")
        ]
        if not rows or not ways or (ways[-1] in RISES) != rises:
            continue
        # Beside a change against the budget the other way the new reason may be meant for that.
        beside = ground.within(ground.sentence(rows[-1].start)[0], found.start())
        told = [rows[-1], *(row for row in rows if row in beside)]
        if any((Decimal(row.mark.value) > 0) != rises for row in told):
            continue
        plain = [one for one in others if PLAINLY[not rises].search(one)]
        if not plain:
            continue
        word = rng.choice(plain)
        what = f"a reason for a {'fall' if rises else 'rise'} of {rows[-1].mark.indicator}"
        yield Proposal(what, (Change(found.start(), found.end(), word),), tuple(rows))


KINDS = (
    FaultKind("A09", "against-plan", belie_plan),
    FaultKind("A09", "more-or-less", belie_way),
    FaultKind("B05", "reason-against-sign", belie_reason),
)
