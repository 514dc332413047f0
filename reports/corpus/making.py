"""Many reports of invented bodies, each with the key to what it says, from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from reports.corpus.voice import Style
from reports.corpus.wordings import WORDINGS
from reports.corpus.wordings.scene import Scene
from reports.regions import SAMPLE_REGIONS

YEARS = range(2019, 2026)
COUNTIES = {code: name for code, name in SAMPLE_REGIONS.items() if not code.endswith("00")}
OFFICES = (
    "信访局", "信访局", "信访局", "群众工作局", "信访和群众服务中心", "群众诉求服务中心",
    "群众来访接待中心", "信访事务服务中心",
)  # fmt: skip
PARTY_OFFICES = ("委群众工作局", "委信访局", "委信访工作局")
# In full more often than not; the absences are what a reader has to tell apart.
MANNERS = (FULL, FULL, FULL, FULL, NOUGHT, RECEPTION, UNPUBLISHED)


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One report: its text, the key to its numerals, and that to its worded facts."""

    name: str
    text: str
    key_rows: tuple[dict[str, str], ...]
    worded_rows: tuple[dict[str, str], ...]
    wording: str
    kind: str


def make_corpus(
    count: int, seed: int = 1, wordings: Sequence[str] = (), noise: str = "none"
) -> Iterator[CorpusFile]:
    """``count`` reports in turn in the wordings; the same arguments give the same files."""
    chosen = tuple(wordings) or tuple(WORDINGS)
    for number in range(1, count + 1):
        rng = random.Random(f"{seed}/{number}")
        yield make_file(rng, number, chosen[(number - 1) % len(chosen)])


def make_file(rng: random.Random, number: int, wording: str) -> CorpusFile:
    """One body's report of one year."""
    profile, year = invent_profile(rng), rng.choice(YEARS)
    ledgers = invent_history(profile, range(year - 1, year + 1))
    scene = Scene(profile, ledgers[year], ledgers[year - 1])
    WORDINGS[wording](scene)
    short = profile.name.removeprefix("中共").split("市", 1)[1]
    name = f"示例-{number:04d}-{short}-{year}年部门决算.txt"
    return CorpusFile(
        name,
        scene.writer.text,
        tuple(row.as_dict(name) for row in scene.writer.rows),
        tuple(row.as_dict(name) for row in scene.writer.worded),
        wording,
        "final_account",
    )


def invent_profile(rng: random.Random) -> Profile:
    """A body of a sample region: large or small, rich or poor, open or not."""
    code, county = rng.choice(sorted(COUNTIES.items()))
    city = SAMPLE_REGIONS[code[:4] + "00"]
    party = rng.random() < 0.25
    office = rng.choice(PARTY_OFFICES if party else OFFICES)
    profile = Profile(
        f"{'中共' if party else ''}{city}{county}{office}",
        code,
        kind=PARTY if party else GOVERNMENT,
        size=rng.randint(6, 40),
        three=rng.choice(MANNERS),
        has_fund=rng.random() < 0.25,
        has_own=rng.random() < 0.4,
        projects=rng.randint(2, 6),
        seed=rng.randrange(10**6),
    )
    return replace(profile, style=Style(rng.choice((1, 2, 2)), rng.random() < 0.4))
