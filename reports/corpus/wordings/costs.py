"""What people and the office cost by kind: drawn apart, so that no other amount depends on it."""

from __future__ import annotations

import random
from decimal import Decimal

from reports.corpus.invention import Profile
from reports.corpus.ledger import Ledger, Trip
from reports.corpus.rounding import ZERO, cents
from reports.corpus.wordings.scene import Scene

Costs = dict[str, Decimal]

# Accounts that pay one kind of cost each.
OF_ACCOUNTS = {
    "机关事业单位基本养老保险缴费支出": "机关事业单位基本养老保险缴费",
    "行政单位医疗": "职工基本医疗保险缴费",
    "公务员医疗补助": "公务员医疗补助缴费",
    "住房公积金": "住房公积金",
    "行政单位离退休": "退休费",
}
WAGES = ("基本工资", "津贴补贴", "奖金")
OFFICE = (
    "办公费", "印刷费", "水费", "电费", "邮电费", "差旅费", "维修（护）费", "劳务费", "工会经费",
    "其他交通费用", "其他商品和服务支出",
)  # fmt: skip
MEETINGS, TRAINING = "会议费", "培训费"


def drawn(profile: Profile, year: int, topic: str) -> random.Random:
    """Chance of its own for a body, a year and a topic."""
    return random.Random(f"{profile.name}/{profile.seed}/{year}/{topic}")


def split(rng: random.Random, whole: Decimal, names: tuple[str, ...]) -> Costs:
    """An amount in parts with two decimals that add up; the last takes what is left."""
    weights = [rng.uniform(0.6, 1.6) for _ in names]
    parts = {
        name: cents(whole * Decimal(str(weight / sum(weights))))
        for name, weight in zip(names[:-1], weights[:-1], strict=True)
    }
    return {**parts, names[-1]: whole - sum(parts.values(), ZERO)}


def staff_costs(scene: Scene) -> Costs:
    """People by kind of cost; insurance, housing and pensions are those of their accounts."""
    now = scene.now
    paid = {account.item: account.plan.final for account in now.accounts}
    fixed = {kind: paid[item] for item, kind in OF_ACCOUNTS.items() if item in paid}
    wages = now.staff.final - sum(fixed.values(), ZERO)
    return {**split(drawn(scene.profile, now.year, "wages"), wages, WAGES), **fixed}


def office_costs(scene: Scene) -> Costs:
    """The office by kind of cost, meetings and training among them."""
    now = scene.now
    small = {name: trip.final for name, trip in gatherings(scene.profile, now).items()}
    rest = now.office.final - sum(small.values(), ZERO)
    parts = split(drawn(scene.profile, now.year, "office"), rest, OFFICE)
    return {**dict(list(parts.items())[:7]), **small, **dict(list(parts.items())[7:])}


def gatherings(profile: Profile, ledger: Ledger) -> dict[str, Trip]:
    """Meetings and training: planned and spent; meetings may have been neither."""
    rng, found = drawn(profile, ledger.year, "gatherings"), {}
    for name, part in ((MEETINGS, 0.02), (TRAINING, 0.03)):
        most = float(ledger.office.final) * part
        final = cents(rng.uniform(0.4, 1) * most) if rng.random() < 0.75 else ZERO
        found[name] = Trip(cents(final * Decimal(str(round(rng.uniform(1, 1.6), 2)))), final)
    return found
