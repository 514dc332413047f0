"""The sample reports: invented bodies of invented counties, for a look at a full dashboard.

Between them all kinds of absence occur: “三公” money published in full, as noughts, in part
and not at all, and years of which no report was collected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.corpus.invention import (
    NOUGHT,
    PARTY,
    RECEPTION,
    UNPUBLISHED,
    Profile,
    invent_history,
)  # fmt: skip
from reports.corpus.voice import EXACT, Style
from reports.corpus.wordings import WORDINGS
from reports.corpus.wordings.scene import Scene

YEARS = (2022, 2023)
BRIEF = Style(percent_places=1, trim=True)


@dataclass(frozen=True, slots=True)
class Sample:
    """A body, the wording of its province, and the years of which a report is there."""

    profile: Profile
    wording: str
    years: tuple[int, ...] = YEARS

    @property
    def short_name(self) -> str:
        """The name without its city, as it stands in a file's name."""
        return self.profile.name.removeprefix("中共").split("市", 1)[1]


SAMPLES = (
    Sample(
        Profile("示例甲市青禾县信访局", "990101", size=12, has_own=True, style=EXACT, seed=6),
        "sichuan",
    ),
    Sample(Profile("示例甲市临溪区信访局", "990102", size=9, three=NOUGHT, style=BRIEF), "sichuan"),
    Sample(
        Profile(
            "示例甲市望川县信访局", "990103", size=10, three=UNPUBLISHED, projects=4, style=EXACT
        ),
        "plain",
    ),
    Sample(
        Profile(
            "示例甲市晴岚县群众诉求服务中心", "990104", size=15, projects=4, style=BRIEF, seed=5
        ),
        "plain",
    ),
    Sample(
        Profile(
            "中共示例乙市白石区委群众工作局",
            "990201",
            kind=PARTY,
            size=11,
            three=RECEPTION,
            style=BRIEF,
        ),
        "sichuan",
    ),
    Sample(
        Profile("示例乙市云岭县信访和群众服务中心", "990202", size=18, projects=4, has_fund=True),
        "sichuan",
        years=(2023,),
    ),
    Sample(
        Profile("示例乙市松坪区信访局", "990203", size=14, projects=4, has_own=True),
        "plain",
        years=(2022,),
    ),
    Sample(
        Profile("示例乙市杏林县信访局", "990204", size=8, projects=3, style=BRIEF),
        "sichuan",
    ),
)


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A report as it would be imported, with the key to its numerals."""

    name: str
    text: str
    key_rows: tuple[dict[str, str], ...]
    published_on: date
    source_url: str = ""


def write_samples() -> list[SampleFile]:
    """All sample reports; the same at each call."""
    return [write_sample(sample, year) for sample in SAMPLES for year in sample.years]


def write_sample(sample: Sample, year: int) -> SampleFile:
    """One body's account of one year, published in the autumn after."""
    ledgers = invent_history(sample.profile, range(YEARS[0] - 1, YEARS[-1] + 1))
    scene = Scene(sample.profile, ledgers[year], ledgers[year - 1])
    WORDINGS[sample.wording](scene)
    name = f"示例-{sample.short_name}-{year}年部门决算.txt"
    day = 3 + int(sample.profile.region_code) % 25
    return SampleFile(
        name,
        scene.writer.text,
        tuple(row.as_dict(name) for row in scene.writer.rows),
        date(year + 1, 9, day),
    )
