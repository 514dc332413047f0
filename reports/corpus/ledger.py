"""The invented truth about a body: one ledger a year, every amount exact and adding up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reports.corpus import names
from reports.corpus.rounding import ZERO, percent, rounded

EXECUTION_WEIGHT = Decimal(10)


@dataclass(frozen=True, slots=True)
class Plan:
    """Money in 万元: the plan at the year's start, the adjusted plan, what was spent."""

    initial: Decimal = ZERO
    adjusted: Decimal = ZERO
    final: Decimal = ZERO

    def __add__(self, other: Plan) -> Plan:
        return Plan(
            self.initial + other.initial,
            self.adjusted + other.adjusted,
            self.final + other.final,
        )


def total(plans: Iterable[Plan]) -> Plan:
    """The sum of plans."""
    return sum(plans, Plan())


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the functional classification with its three levels."""

    cls: str
    section: str
    item: str
    meaning: str
    plan: Plan

    @property
    def indicator(self) -> str:
        return f"功能分类/{self.cls}/{self.section}/{self.item}"


@dataclass(frozen=True, slots=True)
class Kpi:
    """One row of a score sheet; ``target`` and ``actual`` are words where there is no unit."""

    level1: str
    level2: str
    level3: str
    nature: str
    target: Decimal | str
    unit: str
    actual: Decimal | str
    weight: Decimal
    score: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A project: its money from the treasury and of the body's own, and its score sheet."""

    digits: tuple[str, str]
    letter: str
    name: str
    purpose: str
    goal: str
    fiscal: Plan
    own: Plan
    from_fund: bool
    kpis: tuple[Kpi, ...]
    reason: str

    @property
    def plan(self) -> Plan:
        return self.fiscal + self.own

    @property
    def money_score(self) -> Decimal:
        """Points of the 执行率 row: ten times the rate, cut at full."""
        part = self.plan.final / self.plan.adjusted * EXECUTION_WEIGHT
        return rounded(part, 2)

    @property
    def score(self) -> Decimal:
        return self.money_score + sum((kpi.score for kpi in self.kpis), ZERO)

    @property
    def rate(self) -> Decimal:
        return percent(self.plan.final, self.plan.adjusted, 2)


@dataclass(frozen=True, slots=True)
class Trip:
    """One item of the “三公” money: what was planned and what was spent."""

    budget: Decimal = ZERO
    final: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class ThreePublic:
    """“三公”经费 with the counts that the law asks for."""

    abroad: Trip
    purchase: Trip
    running: Trip
    reception: Trip
    groups: int
    travellers: int
    bought: dict[str, int]
    kept: dict[str, int]
    batches: int
    visitors: int

    @property
    def vehicles(self) -> Trip:
        return Trip(
            self.purchase.budget + self.running.budget, self.purchase.final + self.running.final
        )

    @property
    def total(self) -> Trip:
        parts = (self.abroad, self.vehicles, self.reception)
        return Trip(
            sum((part.budget for part in parts), ZERO), sum((part.final for part in parts), ZERO)
        )


@dataclass(frozen=True, slots=True)
class Procurement:
    """Government procurement by kind, and what small and medium firms were given of it."""

    goods: Decimal
    works: Decimal
    services: Decimal
    small: Decimal
    smallest: Decimal

    @property
    def total(self) -> Decimal:
        return self.goods + self.works + self.services


@dataclass(frozen=True, slots=True)
class Staffing:
    """Posts approved, people in post and people retired, each by kind."""

    offices: int
    posts: dict[str, int]
    people: dict[str, int]
    retired: dict[str, int]


@dataclass(frozen=True, slots=True)
class Workload:
    """A year of petitions: visits, letters, the web, and what became of them."""

    first_batches: int
    repeat_batches: int
    visitors: int
    letters: int
    online: int
    accepted: int
    closed: int
    asked: int
    content: int
    backlog: int
    trainings: int
    trainees: int

    @property
    def batches(self) -> int:
        return self.first_batches + self.repeat_batches

    @property
    def matters(self) -> int:
        """All matters of the year: visits, letters and web items."""
        return self.batches + self.letters + self.online


@dataclass(frozen=True, slots=True)
class Ledger:
    """One body's year. Sums are properties, so that no total can disagree with its parts."""

    year: int
    accounts: tuple[Account, ...]
    staff: Plan
    office: Plan
    projects: tuple[Project, ...]
    three: ThreePublic
    procurement: Procurement
    uses: dict[str, int]
    equipment: int
    staffing: Staffing
    workload: Workload
    self_score: Decimal
    opening: Decimal = ZERO
    closing: Decimal = ZERO

    @property
    def received(self) -> Decimal:
        """本年收入合计: what was spent, and what the balances carried over grew by."""
        return self.whole.final + self.closing - self.opening

    @property
    def grand(self) -> Decimal:
        """收入总计 and 支出总计, each with its balance."""
        return self.whole.final + self.closing

    @property
    def basic(self) -> Plan:
        return self.staff + self.office

    @property
    def project_plan(self) -> Plan:
        return total(project.plan for project in self.projects)

    @property
    def own(self) -> Plan:
        """What is paid from 其他收入."""
        return total(project.own for project in self.projects)

    @property
    def fund(self) -> Plan:
        return total(project.fiscal for project in self.projects if project.from_fund)

    @property
    def budget(self) -> Plan:
        """一般公共预算财政拨款支出."""
        return total(account.plan for account in self.accounts)

    @property
    def fiscal(self) -> Plan:
        return self.budget + self.fund

    @property
    def whole(self) -> Plan:
        return self.basic + self.project_plan

    def classes(self) -> dict[str, Plan]:
        """The accounts added up by 类, in official order."""
        return {
            cls: total(account.plan for account in self.accounts if account.cls == cls)
            for cls in names.CLASSES
        }

    def incomes(self) -> dict[str, Decimal]:
        """Income by source; balances carried over are of the general public budget."""
        amounts = dict.fromkeys(names.INCOMES, ZERO)
        amounts[names.BUDGET_INCOME] = self.budget.final + self.closing - self.opening
        amounts[names.FUND_INCOME] = self.fund.final
        amounts[names.OTHER_INCOME] = self.own.final
        return amounts

    def spendings(self) -> dict[str, Decimal]:
        """Spending by kind."""
        amounts = dict.fromkeys(names.SPENDINGS, ZERO)
        amounts[names.BASIC] = self.basic.final
        amounts[names.PROJECTS] = self.project_plan.final
        return amounts
