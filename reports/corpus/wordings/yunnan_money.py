"""Yunnan prints money in 元 with thousands marks: ledgers, voice and scene to match."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reports.corpus import rounding
from reports.corpus.ledger import Account, Kpi, Ledger, Plan, Procurement, Project, Trip, total
from reports.corpus.voice import Voice, signed
from reports.corpus.wordings.scene import Scene
from reports.corpus.writer import Mark, Piece, compose

# Spreads the last four digits; prime to ten thousand, so that no two steps look alike.
SPREAD = 6197
SPECIAL = ("信访事务", "专项业务")


def to_yuan(amount: Decimal) -> Decimal:
    """An amount in 万元 as one in 元 with digits of its own below the hundred.

    Order is kept and nought stays nought, so what held in 万元 holds in 元. Every third
    amount is whole, as salaries are not and contracts are.
    """
    steps = int(amount * 100)
    rest = steps * SPREAD % 10000
    if steps % 3 == 0:
        rest -= rest % 100
    return Decimal(steps * 10000 + rest).scaleb(-2)


def plan_in_yuan(plan: Plan) -> Plan:
    """The three amounts of a plan."""
    return Plan(to_yuan(plan.initial), to_yuan(plan.adjusted), to_yuan(plan.final))


def trip_in_yuan(trip: Trip) -> Trip:
    """An item of the “三公” money."""
    return Trip(to_yuan(trip.budget), to_yuan(trip.final))


def project_in_yuan(project: Project) -> Project:
    """A project with its cost row, which repeats the plan and the result."""
    fiscal, own = plan_in_yuan(project.fiscal), plan_in_yuan(project.own)
    plan = fiscal + own
    kpis = tuple(kpi_in_yuan(kpi, plan) if kpi.unit == "万元" else kpi for kpi in project.kpis)
    return replace(project, fiscal=fiscal, own=own, kpis=kpis)


def kpi_in_yuan(kpi: Kpi, plan: Plan) -> Kpi:
    """The row 项目总成本."""
    return replace(kpi, unit="元", target=plan.adjusted, actual=plan.final)


def accounts_in_yuan(ledger: Ledger, office: Plan, general: Plan) -> tuple[Account, ...]:
    """The accounts, of which two are sums of what stands elsewhere in the ledger."""
    accounts = []
    for account in ledger.accounts:
        if account.item in SPECIAL:
            plan = general
        elif account.item.endswith("运行"):
            plan = plan_in_yuan(less(account.plan, ledger.office)) + office
        else:
            plan = plan_in_yuan(account.plan)
        accounts.append(replace(account, plan=plan))
    return tuple(accounts)


def less(plan: Plan, part: Plan) -> Plan:
    """A plan without a part of it."""
    return Plan(plan.initial - part.initial, plan.adjusted - part.adjusted, plan.final - part.final)


def procurement_in_yuan(ledger: Ledger) -> Procurement:
    """Procurement; what small firms had never exceeds the whole."""
    old, vehicle = ledger.procurement, ledger.three.purchase.final
    goods = to_yuan(old.goods - vehicle) + to_yuan(vehicle)
    services = to_yuan(old.services)
    whole = goods + services
    small = whole if old.small == old.total else min(to_yuan(old.small), whole)
    smallest = small if old.smallest == old.small else min(to_yuan(old.smallest), small)
    return Procurement(goods, old.works, services, small, smallest)


def in_yuan(ledger: Ledger) -> Ledger:
    """A ledger whose amounts are in 元; sums are made anew from their parts."""
    office = plan_in_yuan(ledger.office)
    projects = tuple(project_in_yuan(project) for project in ledger.projects)
    general = total(project.fiscal for project in projects if not project.from_fund)
    accounts = accounts_in_yuan(ledger, office, general)
    people = less(less(total(account.plan for account in accounts), general), office)
    three = ledger.three
    return replace(
        ledger,
        accounts=accounts,
        staff=people,
        office=office,
        projects=projects,
        procurement=procurement_in_yuan(ledger),
        three=replace(
            three,
            abroad=trip_in_yuan(three.abroad),
            purchase=trip_in_yuan(three.purchase),
            running=trip_in_yuan(three.running),
            reception=trip_in_yuan(three.reception),
        ),
    )


class YuanVoice(Voice):
    """Prints ``1,234,567.80`` and calls it 元."""

    __slots__ = ()

    def money(self, indicator: str, measure: str, value: Decimal, full: bool = False) -> Mark:
        """An amount in 元; always with both decimals."""
        text = f"{abs(value):,.2f}"
        plain = signed(text.replace(",", ""), value)
        return self.figure(text, plain, indicator, measure, "元")

    def change(self, indicator: str, now: Decimal, before: Decimal) -> Piece:
        """``增加1,200.00元，增长4.5%``; without a rate where there was nothing before."""
        up = now > before
        amount = self.money(indicator, "change", now - before)
        if not before:
            return compose("增加{amount}元", amount=amount)
        value = rounding.percent(now - before, before, self.style.percent_places)
        return compose(
            "{more}{amount}元，{grown}{rate}%",
            more="增加" if up else "减少",
            grown="增长" if up else "下降",
            amount=amount,
            rate=self.percent(indicator, "change_rate", value),
        )


@dataclass(frozen=True, slots=True)
class YuanScene(Scene):
    """A report whose money is in 元."""

    @property
    def voice(self) -> Voice:
        """Speaks of the body itself, in 元."""
        return YuanVoice(self.profile.style, self.now.year, "department", self.profile.name)


def scene_in_yuan(scene: Scene) -> YuanScene:
    """The same report with both ledgers in 元, written by the same writer."""
    return YuanScene(scene.profile, in_yuan(scene.now), in_yuan(scene.before), scene.writer)
