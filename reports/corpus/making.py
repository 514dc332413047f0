"""Many reports of invented bodies, each with the key to what it says, from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reports.corpus.invention import (
    FULL,
    GOVERNMENT,
    NOUGHT,
    PARTY,
    RECEPTION,
    UNPUBLISHED,
    Profile,
    invent_history,
)  # fmt: skip
from reports.corpus.noise import Draft, add_noise, choose_kinds
from reports.corpus.voice import Style
from reports.corpus.wordings import BUDGET_WORDINGS, WORDINGS
from reports.corpus.wordings.scene import Scene
from reports.corpus.writer import KeyRow
from reports.regions import SAMPLE_REGIONS

ALL_WORDINGS = {**WORDINGS, **BUDGET_WORDINGS}
YEARS = range(2019, 2026)
COUNTIES = {code: name for code, name in SAMPLE_REGIONS.items() if not code.endswith("00")}
OFFICES = (
    "信访局", "信访局", "信访局", "群众工作局", "信访和群众服务中心", "群众诉求服务中心",
    "群众来访接待中心", "信访事务服务中心",
)  # fmt: skip
PARTY_OFFICES = ("委群众工作局", "委信访局", "委信访工作局")
TITLES = {"final_account": "部门决算", "budget": "部门预算"}
# In full more often than not; the absences are what a reader has to tell apart.
MANNERS = (FULL, FULL, FULL, FULL, NOUGHT, RECEPTION, UNPUBLISHED)
# Wordings that speak of balances carried over, that print 元, and that print thousands marks.
BALANCED = {"chongqing", "shanghai", "guangxi"}
IN_YUAN = {"budget_hubei": ("万元", "元")}
GROUPED = {"shanghai": 0.7, "guangxi": 0.3, "budget_hubei": 0.5, "budget_shanghai": 0.6}


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One report: its text, the key to its numerals, and that to its worded facts.

    ``noises`` are the kinds of noise added to the text, in order.
    """

    name: str
    text: str = field(repr=False)
    key_rows: tuple[dict[str, str], ...] = field(repr=False)
    worded_rows: tuple[dict[str, str], ...] = field(repr=False)
    wording: str
    kind: str
    noises: tuple[str, ...] = ()


def make_corpus(
    count: int, seed: int = 1, wordings: Sequence[str] = (), noise: str = "none"
) -> Iterator[CorpusFile]:
    """``count`` reports in turn in the wordings; the same arguments give the same files.

    What a report says does not depend on ``noise``, one of ``LEVELS``.
    """
    chosen = tuple(wordings) or tuple(ALL_WORDINGS)
    for number in range(1, count + 1):
        wording = chosen[(number - 1) % len(chosen)]
        yield make_file(f"{seed}/{number}/{wording}", number, wording, noise)


def make_file(seed: str, number: int, wording: str, noise: str) -> CorpusFile:
    """One body's report of one year."""
    scene = invent_scene(random.Random(seed), wording)
    kind = "budget" if wording in BUDGET_WORDINGS else "final_account"
    short = scene.profile.name.removeprefix("中共").split("市", 1)[1]
    name = f"示例-{number:04d}-{short}-{scene.now.year}年{TITLES[kind]}.txt"
    rng = random.Random(f"{seed}/{noise}")
    kinds = choose_kinds(noise, rng)
    writer = scene.writer
    draft = add_noise(Draft(writer.text, tuple(writer.rows), tuple(writer.worded)), kinds, rng)
    return CorpusFile(
        name,
        draft.text,
        exported(draft.rows, draft.text, name),
        exported(draft.worded, draft.text, name),
        wording,
        kind,
        kinds,
    )


def exported(rows: Sequence[KeyRow], text: str, name: str) -> tuple[dict[str, str], ...]:
    """Key rows under the names of their columns, quoting the text as it stands."""
    return tuple({**row.as_dict(name), "text": text[row.start : row.end]} for row in rows)


def invent_scene(rng: random.Random, wording: str) -> Scene:
    """A body, its year and the year before, written down in the wording."""
    profile, year = invent_profile(rng, wording), rng.choice(YEARS)
    ledgers = invent_history(profile, range(year - 1, year + 1))
    scene = Scene(profile, ledgers[year], ledgers[year - 1])
    ALL_WORDINGS[wording](scene)
    return scene


def invent_profile(rng: random.Random, wording: str) -> Profile:
    """A body of a sample region: large or small, rich or poor, open or not."""
    code, county = rng.choice(sorted(COUNTIES.items()))
    city = SAMPLE_REGIONS[code[:4] + "00"]
    party = rng.random() < 0.25
    office = rng.choice(PARTY_OFFICES if party else OFFICES)
    profile = Profile(
        f"{'中共' if party else ''}{city}{county}{office}",
        code,
        kind=PARTY if party else GOVERNMENT,
        size=rng.randint(70, 160) if rng.random() < 0.15 else rng.randint(6, 40),
        three=rng.choice(MANNERS),
        has_fund=rng.random() < 0.25,
        has_own=rng.random() < 0.4,
        has_balance=rng.random() < 0.5 and wording in BALANCED,
        projects=rng.randint(2, 6),
        seed=rng.randrange(10**6),
    )
    return replace(profile, style=invent_style(rng, wording))


def invent_style(rng: random.Random, wording: str) -> Style:
    """Decimals, unit and thousands marks as they occur in the wording."""
    return Style(
        percent_places=rng.choice((1, 2, 2)),
        trim=rng.random() < 0.4,
        unit=rng.choice(IN_YUAN.get(wording, ("万元",))),
        thousands=rng.random() < GROUPED.get(wording, 0),
    )
