"""Several ways to say one thing, chosen by a body's seed and by what is told."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from reports.corpus.invention import RECEPTION
from reports.corpus.ledger import Account, Ledger, Trip
from reports.corpus.wordings.scene import Scene
from reports.corpus.wordings.sichuan_three import (
    ABROAD,
    PURCHASE,
    RECEIVING,
    RUNNING,
    VEHICLES,
)  # fmt: skip

Variant = TypeVar("Variant")


def pick(scene: Scene, topic: str, variants: Sequence[Variant]) -> Variant:
    """One of the variants; the same for the same body, year, seed and topic."""
    profile = scene.profile
    rng = random.Random(f"{profile.name}/{profile.seed}/{scene.now.year}/{topic}")
    return rng.choice(variants)


def three_items(scene: Scene) -> list[tuple[str, str, Trip, Trip]]:
    """The items of the “三公” money that a body tells of: words, indicator, now, before."""
    now, before = scene.now.three, scene.before.three
    reception = ("公务接待费", RECEIVING, now.reception, before.reception)
    if scene.profile.three == RECEPTION:
        return [reception]
    return [
        ("因公出国（境）费", ABROAD, now.abroad, before.abroad),
        ("公务用车购置及运行维护费", VEHICLES, now.vehicles, before.vehicles),
        ("公务用车购置费", PURCHASE, now.purchase, before.purchase),
        ("公务用车运行维护费", RUNNING, now.running, before.running),
        reception,
    ]


def last_final(ledger: Ledger, account: Account) -> Decimal:
    """What an account spent in another year's ledger; nought where it is not there."""
    same = (other for other in ledger.accounts if other.indicator == account.indicator)
    return next((other.plan.final for other in same), Decimal(0))
