"""Many reports of invented bodies, each with the key to what it says, from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reports.corpus.draft import Draft, Planted
from reports.corpus.faults import CODES, KINDS, FaultKind
from reports.corpus.faults.ground import Ground, quantity, reach
from reports.corpus.faults.planting import plant
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
from reports.corpus.noise import add_noise, choose_kinds
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
BALANCED = {"chongqing", "fujian", "guangxi", "liaoning", "shaanxi", "shanghai", "xinjiang"}
IN_YUAN = {"budget_hubei": ("万元", "元")}
GROUPED = {"shanghai": 0.7, "guangxi": 0.3, "budget_hubei": 0.5, "budget_shanghai": 0.6}


# The wording of a plan beside an account; most are written in Hubei's.
PLANS = {"fujian": "budget_fujian"}
# What a second report of a body may be: the next year's, the year's plan, the report once more.
PAIRS = ("next", "budget", "version")
# What stands beside a report that faults look at as such a one.
BESIDE = {"planned": "budget"}
FAULT_COLUMNS = ("document", "check", "start", "end", "quote", "what", "kind")


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One report: its text, the key to its numerals, that to its worded facts and its faults.

    ``noises`` are the kinds of noise added to the text, in order. Files of one ``body`` are
    reports of the same body; a name alone does not tell, as bodies are drawn from few counties.
    """

    name: str
    text: str = field(repr=False)
    key_rows: tuple[dict[str, str], ...] = field(repr=False)
    worded_rows: tuple[dict[str, str], ...] = field(repr=False)
    wording: str
    kind: str
    noises: tuple[str, ...] = ()
    fault_rows: tuple[dict[str, str], ...] = field(default=(), repr=False)
    body: int = 0


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """Which kinds of fault are planted, and in what part of the reports that have a place.

    ``pairs`` asks for a second report of each body.
    """

    rate: float = 0.0
    codes: tuple[str, ...] = CODES
    pairs: bool = False

    @property
    def kinds(self) -> tuple[FaultKind, ...]:
        return tuple(kind for kind in KINDS if kind.check in self.codes) if self.rate else ()

    def choose_pair(self, rng: random.Random, wording: str) -> str:
        """What the second report is: one that the chosen kinds can use, else the next year's."""
        wanted = {kind.pair for kind in self.kinds}
        needed = {BESIDE.get(pair, pair) for pair in wanted} or {"next", "budget"}
        if wording in BUDGET_WORDINGS:
            needed -= {"budget"}
        fair = [pair for pair in PAIRS if pair in needed]
        return rng.choice(fair) if fair else "next"


PLAIN_PLAN = FaultPlan()


def make_corpus(
    count: int,
    seed: int = 1,
    wordings: Sequence[str] = (),
    noise: str = "none",
    plan: FaultPlan = PLAIN_PLAN,
) -> Iterator[CorpusFile]:
    """``count`` reports in turn in the wordings; the same arguments give the same files.

    What a report says depends neither on ``noise``, one of ``LEVELS``, nor on ``plan`` but for
    the faults that this has planted.
    """
    chosen = tuple(wordings) or tuple(ALL_WORDINGS)
    for number in range(1, count + 1):
        wording = chosen[(number - 1) % len(chosen)]
        yield from make_files(f"{seed}/{number}/{wording}", number, wording, noise, plan)


def make_files(
    seed: str, number: int, wording: str, noise: str, plan: FaultPlan
) -> Iterator[CorpusFile]:
    """One body's report of one year, and its second report if there is to be one."""
    rng, pair_rng = random.Random(f"{seed}/faults"), random.Random(f"{seed}/pair")
    ground, other = invent_ground(seed, wording), None
    if plan.pairs:
        other = second_ground(ground, plan.choose_pair(pair_rng, wording), pair_rng)
        if not agrees(ground, other):
            other = second_ground(ground, "next", pair_rng)
        ground = replace(ground, beside=other, pair="planned" if other.pair == "budget" else "")
    draft, spoilt = plant(ground, plan.kinds, plan.rate, rng)
    yield finish(ground, draft, seed, number, noise)
    if other is not None:
        kinds = [kind for kind in plan.kinds if other.pair != "version" or kind.pair == other.pair]
        draft, _ = plant(replace(other, spoilt=spoilt), kinds, plan.rate, pair_rng)
        if draft.text != ground.text:
            yield finish(other, draft, f"{seed}/pair", number, noise)


def invent_ground(seed: str, wording: str) -> Ground:
    """A report written down without faults."""
    return ground_of(invent_scene(random.Random(seed), wording), wording)


def ground_of(scene: Scene, wording: str, **others) -> Ground:
    """A written scene as faults see it."""
    writer = scene.writer
    kind = "budget" if wording in BUDGET_WORDINGS else "final_account"
    draft = Draft(writer.text, tuple(writer.rows), tuple(writer.worded))
    return Ground(draft, scene, kind, wording, **others)


def second_ground(ground: Ground, pair: str, rng: random.Random) -> Ground:
    """Another report of the same body."""
    if pair == "version":
        return replace(ground, beside=ground, pair=pair)
    profile, year = ground.scene.profile, ground.year + (pair == "next")
    wording = ground.wording if pair == "next" else PLANS.get(ground.wording, "budget_hubei")
    if pair == "budget":
        profile = replace(profile, style=invent_style(rng, wording))
    # Years follow from those before, so the first two are those of the first report.
    ledgers = invent_history(profile, range(ground.year - 1, ground.year + 2))
    scene = Scene(profile, ledgers[year], ledgers[year - 1])
    ALL_WORDINGS[wording](scene)
    return ground_of(scene, wording, beside=ground, pair=pair)


def agrees(ground: Ground, other: Ground) -> bool:
    """Whether the plan of a year tells the same amounts as the account of this year.

    A wording that prints more digits than the books have tells amounts of its own.
    """
    if other.pair != "budget":
        return True
    plans = {quantity(row.mark): reach(row.mark) for row in other.of("budget_initial")}
    return all(
        plans[quantity(row.mark)].meets(reach(row.mark))
        for row in ground.of("budget_initial")
        if quantity(row.mark) in plans
    )


def finish(ground: Ground, draft: Draft, seed: str, number: int, noise: str) -> CorpusFile:
    """A report as it is written to a file, with its noise and its keys."""
    rng = random.Random(f"{seed}/{noise}")
    kinds = choose_kinds(noise, rng)
    draft = add_noise(draft, kinds, rng)
    name = file_name(ground, number)
    return CorpusFile(
        name,
        draft.text,
        exported(draft.rows, draft.text, name),
        exported(draft.worded, draft.text, name),
        ground.wording,
        ground.kind,
        kinds,
        tuple(fault_row(one, draft.text, name) for one in draft.faults),
        number,
    )


def file_name(ground: Ground, number: int) -> str:
    """The name of a report's file, marked as an example."""
    short = ground.scene.profile.name.removeprefix("中共").split("市", 1)[1]
    again = "（更正）" if ground.pair == "version" else ""
    return f"示例-{number:04d}-{short}-{ground.year}年{TITLES[ground.kind]}{again}.txt"


def exported(rows: Sequence[KeyRow], text: str, name: str) -> tuple[dict[str, str], ...]:
    """Key rows under the names of their columns, quoting the text as it stands."""
    return tuple({**row.as_dict(name), "text": text[row.start : row.end]} for row in rows)


def fault_row(fault: Planted, text: str, name: str) -> dict[str, str]:
    """A planted fault under the names of its columns."""
    quote = text[fault.start : fault.end]
    values = (name, fault.check, fault.start, fault.end, quote, fault.what, fault.kind)
    return dict(zip(FAULT_COLUMNS, map(str, values), strict=True))


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
