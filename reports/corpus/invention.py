"""From a seed to a body's ledgers: amounts that grow and shrink from one year to the next."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from reports.corpus import names
from reports.corpus.ideas import IDEAS, Idea, invent_kpis
from reports.corpus.ledger import (
    Account,
    Ledger,
    Plan,
    Procurement,
    Project,
    Staffing,
    ThreePublic,
    Trip,
    Workload,
    total,
)  # fmt: skip
from reports.corpus.rounding import ZERO, cents
from reports.corpus.voice import EXACT, Style

# How a body publishes its “三公” money: in full, as noughts, only reception, or not at all.
FULL, NOUGHT, RECEPTION, UNPUBLISHED = "full", "nought", "reception", "unpublished"
GOVERNMENT, PARTY = "government", "party"


@dataclass(frozen=True, slots=True)
class Profile:
    """Who a body is: what is drawn from the seed has to fit this."""

    name: str
    region_code: str
    kind: str = GOVERNMENT
    size: int = 12
    three: str = FULL
    has_fund: bool = False
    has_own: bool = False
    has_balance: bool = False
    projects: int = 3
    style: Style = EXACT
    seed: int = 1

    @property
    def short_county(self) -> str:
        """The last part of the region as the body says it: 县 or 区."""
        return "县" if "县" in self.name else "区"


def invent_history(profile: Profile, years: range) -> dict[int, Ledger]:
    """Ledgers of consecutive years; the same profile and years always give the same."""
    rng = random.Random(f"{profile.name}/{profile.seed}")
    ideas = rng.sample(IDEAS, profile.projects)
    scale = rng.uniform(0.8, 1.25)
    bases = {idea.name: rng.uniform(8, 42) for idea in IDEAS}
    retired = max(1, profile.size // 4)
    per_head = rng.uniform(1.4, 2.2)
    state = State(profile.size, retired, scale, rng.randint(0, 3), ideas, bases, per_head)
    ledgers = {}
    for year in years:
        ledgers[year] = invent_year(rng, profile, state, year)
        state = next_state(rng, state, ledgers[year])
    return ledgers


@dataclass(frozen=True, slots=True)
class State:
    """What a year hands on to the next."""

    heads: int
    retired: int
    scale: float
    cars: int
    ideas: list[Idea]
    bases: dict[str, float]
    per_head: float
    matters: int = 900
    just_bought: bool = False


def next_state(rng: random.Random, state: State, ledger: Ledger) -> State:
    """Some people come or retire, pay moves, a project may give way to another."""
    step = rng.choice((-1, 0, 0, 1))
    ideas = list(state.ideas)
    if rng.random() < 0.4:
        unused = [idea for idea in IDEAS if idea not in ideas]
        ideas[-1] = rng.choice(unused)
    return replace(
        state,
        heads=max(5, state.heads + step),
        retired=state.retired + max(0, -step),
        scale=state.scale * rng.uniform(0.95, 1.08),
        cars=sum(ledger.three.kept.values()),
        ideas=ideas,
        just_bought=bool(ledger.three.purchase.final),
        matters=int(state.matters * rng.uniform(0.85, 1.2)),
    )


def invent_year(rng: random.Random, profile: Profile, state: State, year: int) -> Ledger:
    """One year's ledger."""
    people = invent_staff_costs(rng, state)
    office = invent_office(rng, state)
    projects = invent_projects(rng, profile, state, year)
    accounts = invent_accounts(profile, people, office, projects)
    three = invent_three(rng, profile, state, office)
    kept = sum(three.kept.values())
    return Ledger(
        year=year,
        accounts=accounts,
        staff=total(people.values()),
        office=office,
        projects=projects,
        three=three,
        procurement=invent_procurement(rng, office, three),
        uses=invent_uses(kept),
        equipment=rng.choice((0, 0, 0, 1)),
        staffing=invent_staffing(profile, state),
        workload=invent_workload(rng, state),
        self_score=Decimal(rng.randint(158, 196)) / 2,
        opening=carried_over(profile, year - 1),
        closing=carried_over(profile, year),
    )


def carried_over(profile: Profile, year: int) -> Decimal:
    """The balance at a year's end; drawn apart, so that other amounts do not depend on it."""
    rng = random.Random(f"{profile.name}/{profile.seed}/{year}/balance")
    if not profile.has_balance or rng.random() < 0.2:
        return ZERO
    return between(rng, 0.4, 9)


def between(rng: random.Random, low: float, high: float) -> Decimal:
    """An amount with two decimals."""
    return cents(rng.uniform(low, high))


def spent_part(rng: random.Random, amount: Decimal, low: float, high: float) -> Decimal:
    """A part of an amount, at a rate with four decimals."""
    return cents(amount * Decimal(str(round(rng.uniform(low, high), 4))))


def settled(rng: random.Random, final: Decimal) -> Plan:
    """A fixed charge: the plan was adjusted to what had to be paid."""
    return Plan(cents(final * between(rng, 0.93, 1.06)), final, final)


def invent_staff_costs(rng: random.Random, state: State) -> dict[str, Plan]:
    """Money for people by account: pay, pensions, insurance, housing."""
    pay = state.heads * 8.4 * state.scale
    wages = between(rng, pay * 0.97, pay * 1.03)
    spare = between(rng, 0, pay * 0.03) if rng.random() < 0.5 else ZERO
    parts = {
        "wages": Plan(cents(wages * between(rng, 0.9, 1.0)), wages + spare, wages),
        "pension": settled(rng, cents(wages * between(rng, 0.13, 0.15))),
        "medical": settled(rng, cents(wages * between(rng, 0.06, 0.07))),
        "aid": settled(rng, cents(wages * between(rng, 0.01, 0.02))),
        "housing": settled(rng, cents(wages * between(rng, 0.10, 0.12))),
        "retired": settled(rng, cents(state.retired * between(rng, 0.6, 0.9))),
    }
    return parts


def invent_office(rng: random.Random, state: State) -> Plan:
    """Money for running the office; what is not spent is explained."""
    usual = state.heads * state.per_head
    adjusted = between(rng, usual * 0.9, usual * 1.12)
    final = adjusted if rng.random() < 0.4 else spent_part(rng, adjusted, 0.8, 0.99)
    initial = adjusted if rng.random() < 0.5 else cents(adjusted * between(rng, 0.9, 1.12))
    return Plan(initial, adjusted, final)


def invent_projects(
    rng: random.Random, profile: Profile, state: State, year: int
) -> tuple[Project, ...]:
    """The year's projects: the first is never the fund's, one may use the body's own money."""
    fund = next(
        (idea for idea in state.ideas[1:] if profile.has_fund and idea.may_be_fund), None
    )  # fmt: skip
    return tuple(
        invent_project(
            rng, profile, state, idea, year, idea is fund, profile.has_own and place == 1
        )
        for place, idea in enumerate(state.ideas)
    )


def invent_project(
    rng: random.Random,
    profile: Profile,
    state: State,
    idea: Idea,
    year: int,
    fund: bool,
    own: bool,
) -> Project:
    """One project with its money, its reasons and its score sheet."""
    fiscal = invent_project_plan(rng, state.bases[idea.name])
    extra = between(rng, 0.8, 4)
    mine = Plan(extra, extra, extra) if own else Plan()
    plan = fiscal + mine
    number = f"{rng.randint(1000, 9999999):012d}"
    return Project(
        digits=(f"{profile.region_code}{year % 100:02d}", number),
        letter="T",
        name=idea.name,
        purpose=idea.purpose,
        goal=idea.goal,
        fiscal=fiscal,
        own=mine,
        from_fund=fund,
        kpis=invent_kpis(rng, idea, plan.adjusted, plan.final),
        reason=project_reason(rng, plan),
    )


def invent_project_plan(rng: random.Random, base: float) -> Plan:
    """A project's plan near ``base``: spent wholly, nearly, or as little as two fifths."""
    adjusted = between(rng, base * 0.8, base * 1.25)
    draw = rng.random()
    if draw < 0.3:
        final = adjusted
    else:
        final = spent_part(rng, adjusted, *((0.9, 0.995) if draw < 0.7 else (0.41, 0.9)))
    initial = adjusted if rng.random() < 0.6 else cents(adjusted * between(rng, 0.7, 1.3))
    return Plan(initial, adjusted, final)


UNSPENT = (
    "部分服务合同按进度付款，尾款在下一年度结算",
    "年底付款审批集中，个别款项未能在年内支付",
    "有关活动改为线上开展，实际开支少于预计",
    "采购成交价低于预算价，形成节约",
)


def project_reason(rng: random.Random, plan: Plan) -> str:
    """Why the plan was changed and why it was not all spent; empty where neither holds."""
    parts = []
    if plan.adjusted > plan.initial:
        parts.append("年中因任务增加按程序追加预算")
    elif plan.adjusted < plan.initial:
        parts.append("年中按压减一般性支出的要求调减预算")
    if plan.final < plan.adjusted:
        parts.append(rng.choice(UNSPENT))
    return "；".join(parts)


def invent_accounts(
    profile: Profile, people: dict[str, Plan], office: Plan, projects: tuple[Project, ...]
) -> tuple[Account, ...]:
    """The functional accounts: what they add up to is the general public budget."""
    section = names.PARTY_OFFICE if profile.kind == PARTY else names.GOVERNMENT_OFFICE
    matter = "专项业务" if profile.kind == PARTY else "信访事务"
    running = "行政运行" if profile.kind in (PARTY, GOVERNMENT) else "事业运行"
    general = total(project.fiscal for project in projects if not project.from_fund)
    rows = (
        (names.SERVICES, section, running, "在职人员工资和日常办公开支", people["wages"] + office),
        (names.SERVICES, section, matter, "信访专项工作开支", general),
        (names.SECURITY, names.PENSIONS, "行政单位离退休", "退休人员相关开支", people["retired"]),
        (
            names.SECURITY, names.PENSIONS, "机关事业单位基本养老保险缴费支出",
            "单位为职工缴纳的基本养老保险费", people["pension"],
        ),
        (
            names.HEALTH, names.MEDICAL, "行政单位医疗",
            "单位为职工缴纳的基本医疗保险费", people["medical"],
        ),
        (names.HEALTH, names.MEDICAL, "公务员医疗补助", "公务员医疗补助开支", people["aid"]),
        (
            names.HOUSING, names.HOUSING_REFORM, "住房公积金",
            "单位为职工缴存的住房公积金", people["housing"],
        ),
    )  # fmt: skip
    return tuple(Account(*row) for row in rows if row[-1].adjusted)


def invent_three(rng: random.Random, profile: Profile, state: State, office: Plan) -> ThreePublic:
    """The “三公” money: never more than planned, counts that fit the money."""
    kept = dict.fromkeys(names.VEHICLE_TYPES, 0)
    bought = dict.fromkeys(names.VEHICLE_TYPES, 0)
    if profile.three == NOUGHT:
        return ThreePublic(Trip(), Trip(), Trip(), Trip(), 0, 0, bought, kept, 0, 0)
    visitors = rng.randint(30, 260)
    spent = cents(visitors * between(rng, 0.006, 0.011))
    reception = Trip(cents(spent * between(rng, 1.0, 1.5)), spent)
    batches = max(4, visitors // rng.randint(6, 9))
    if profile.three == RECEPTION:
        return ThreePublic(Trip(), Trip(), Trip(), reception, 0, 0, bought, kept, batches, visitors)
    total_cars = max(1, state.cars)
    kept["轿车"] = total_cars - total_cars // 2
    kept["越野车"] = total_cars // 2
    used = between(rng, total_cars * 1.6, total_cars * 3.1)
    running = Trip(cents(used * between(rng, 1.0, 1.25)), used)
    purchase = Trip()
    affordable = office.final - used - spent > 12 and not state.just_bought
    if state.cars and affordable and rng.random() < 0.3:
        purchase = Trip(cents(12), between(rng, 8, 11.9))
        bought["轿车"] = 1
    return ThreePublic(
        Trip(), purchase, running, reception, 0, 0, bought, kept, batches, visitors
    )  # fmt: skip


def invent_procurement(rng: random.Random, office: Plan, three: ThreePublic) -> Procurement:
    """Goods, a vehicle among them, and services; most of it with small firms."""
    goods = cents(office.final * between(rng, 0.05, 0.2)) + three.purchase.final
    services = cents(office.final * between(rng, 0.05, 0.3))
    whole = goods + services
    small = cents(whole * between(rng, 0.6, 1.0))
    return Procurement(goods, ZERO, services, small, cents(small * between(rng, 0.4, 1.0)))


def invent_uses(kept: int) -> dict[str, int]:
    """The vehicles by use: one for urgent matters, the others for secure mail."""
    uses = dict.fromkeys(names.VEHICLE_USES, 0)
    uses["应急保障用车"] = min(1, kept)
    uses["机要通信用车"] = max(0, kept - 1)
    return uses


def invent_staffing(profile: Profile, state: State) -> Staffing:
    """Posts and people by kind; never more people than posts."""
    officials = max(3, state.heads * 3 // 5)
    workers = 1
    others = state.heads - officials - workers
    vacancy = 1 if state.heads % 2 else 2
    posts = {"行政编制": officials + vacancy, "事业编制": others, "机关工勤编制": workers}
    people = {"行政人员": officials, "事业人员": others, "机关工勤人员": workers}
    retired = {"行政退休": state.retired - state.retired // 3, "事业退休": state.retired // 3}
    return Staffing(min(5, 3 + profile.size // 10), posts, people, retired)


def invent_workload(rng: random.Random, state: State) -> Workload:
    """The year's matters; every rate printed of them comes from these counts."""
    batches = int(state.matters * rng.uniform(0.25, 0.4))
    repeat = int(batches * rng.uniform(0.2, 0.45))
    letters = int(state.matters * rng.uniform(0.05, 0.12))
    online = state.matters - batches - letters
    accepted = state.matters - rng.randint(0, 6)
    asked = int(state.matters * rng.uniform(0.4, 0.6))
    return Workload(
        first_batches=batches - repeat,
        repeat_batches=repeat,
        visitors=int(batches * rng.uniform(2.1, 3.6)),
        letters=letters,
        online=online,
        accepted=accepted,
        closed=accepted - rng.randint(0, 12),
        asked=asked,
        content=asked - rng.randint(2, max(3, asked // 14)),
        backlog=rng.randint(4, 21),
        trainings=rng.randint(2, 7),
        trainees=rng.randint(80, 320),
    )
