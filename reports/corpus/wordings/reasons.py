"""Why the “三公” money moved: the part that moved most in the direction to be explained."""

from __future__ import annotations

from reports.corpus import prose
from reports.corpus.ledger import Ledger


def three_reason(now: Ledger, before: Ledger) -> str:
    """The reason for the total; empty where it did not move."""
    new, old = now.three, before.three
    if new.total.final == old.total.final:
        return ""
    up = new.total.final > old.total.final
    moves = (
        (new.running.final - old.running.final, prose.VEHICLE_REASONS),
        (new.purchase.final - old.purchase.final, prose.PURCHASE_REASONS),
        (new.reception.final - old.reception.final, prose.RECEPTION_REASONS),
    )
    _, reasons = max(moves, key=lambda move: move[0] if up else -move[0])
    return reasons[up]


def vehicle_reason(now: Ledger, before: Ledger) -> str:
    """Bought or not, or dearer or cheaper to run; empty where the money did not move."""
    new, old = now.three, before.three
    if new.vehicles.final == old.vehicles.final:
        return ""
    up = new.vehicles.final > old.vehicles.final
    bought = new.purchase.final - old.purchase.final
    running = new.running.final - old.running.final
    most = max(bought, running) if up else min(bought, running)
    return (prose.PURCHASE_REASONS if most == bought else prose.VEHICLE_REASONS)[up]


def reception_reason(now: Ledger, before: Ledger) -> str:
    """More or fewer guests; empty where the money did not move."""
    new, old = now.three.reception.final, before.three.reception.final
    return "" if new == old else prose.RECEPTION_REASONS[new > old]


def planned_reason(now: Ledger, before: Ledger, items: tuple[str, ...]) -> str:
    """Why the plan of some items moved: the item that moved most; empty where none did."""
    told = {
        "purchase": prose.PURCHASE_REASONS,
        "running": prose.VEHICLE_REASONS,
        "reception": prose.RECEPTION_REASONS,
    }
    moves = {
        name: getattr(now.three, name).budget - getattr(before.three, name).budget for name in items
    }
    whole = sum(moves.values())
    if not whole:
        return ""
    most = max(moves, key=lambda name: moves[name] if whole > 0 else -moves[name])
    return told[most][whole > 0]
