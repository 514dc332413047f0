"""Last year's figure is what last year's report said, the first plan what the budget said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reports.checks.check import Check, failed, places
from reports.checks.dossier import Case, Dossier, label, say
from reports.checks.earlier_examples import FINDS, LEAVES
from reports.checks.earlieryears import Claim, Library, list_claims, own_values
from reports.checks.sayings import Saying, distinct_sayings
from reports.checks.standing import is_shortened, scope_of
from reports.facts import KINDS
from reports.findings import Place, Verdict

UNITS = {"money": "万元", "percent": "个百分点"}
MEASURES = {"final_account": "决算数", "budget": "年初预算数"}


def check(dossier: Dossier) -> Iterator[Verdict]:
    """Every final account and budget against the reports of the year before, and its budget."""
    library = Library(dossier)
    for case in library.cases():
        for (kind, year), claims in list_claims(case).items():
            source = library.find(kind, year, case)
            named = f"所引{year}年数据与{year}年{KINDS[kind]}一致"
            if source is None:
                reason = f"没有收录同一口径的{year}年{KINDS[kind]}"
                roles = ("earlier", kind, str(year))
                yield Verdict("unchecked", named, roles, reason=reason, report=case.key)
            else:
                yield from compare(case, claims, source, named)


def compare(case: Case, claims: list[Claim], source: Case, what: str) -> Iterator[Verdict]:
    """All that one report says of another's figures; equal contradictions are one cause."""
    told, agreed = own_values(source), set()
    torn: dict[tuple, list[tuple[Claim, Saying]]] = defaultdict(list)
    for claim in claims:
        said = told.get(claim.thing, [])
        if any(claim.interval.meets(one.interval) for one in said):
            agreed.add(claim.thing)
        elif said:
            first = next((one for one in said if one.fund == claim.said.fund), said[0])
            torn[claim.interval.value, first.interval.value].append((claim, first))
    # Where a report gives two values for last year and one of them fits, it contradicts itself.
    groups = ([it for it in group if it[0].thing not in agreed] for group in torn.values())
    for group in groups:
        if group:
            yield report(case, source, group, told, what)
    roles = ("earlier", source.reading.kind, str(source.year))
    if not agreed and not torn:
        reason = "两份报告没有同一指标、同一资金范围的数据"
        yield Verdict("unchecked", what, roles, reason=reason, report=case.key)
    if agreed:
        counted = f"{what}（{len(agreed)}项）"
        yield Verdict("held", counted, roles, report=case.key)


def report(
    case: Case, source: Case, group: list[tuple[Claim, Saying]], told: dict, what: str
) -> Verdict:
    """Figures that are told with the same two values; the gravest is named."""
    graded = [(grade(case, source, *pair), pair) for pair in group]
    (severity, why), (claim, said) = min(graded, key=lambda one: one[0][0] != "warning")
    named = name_thing(claim, source)
    others = dict.fromkeys(name_thing(one, source) for one, _ in group)
    stated, computed = tell(claim), say(said.figure)
    values = distinct_sayings(told[claim.thing])
    written = "、".join(say(one.figure) for one in values)
    apart = abs(claim.interval.value - said.interval.value).normalize()
    message = (
        f"{reason_out(case, claim, named)}，{report_of(source)}写{written}，"
        f"相差{apart:f}{UNITS.get(claim.thing.kind, claim.thing.kind)}，{why}"
    )
    if also := "、".join(one for one in others if one != named):
        message += f"。{also}也是如此"
    evidence = tuple(place for pair in group for place in show(case, source, *pair))
    return failed(
        case, what, severity, f"{named}在两份报告中不一致：{stated}与{computed}", message, evidence,
        roles=("earlier", source.reading.kind, *claim.thing), stated=stated, computed=computed,
    )  # fmt: skip


def grade(case: Case, source: Case, claim: Claim, said: Saying) -> tuple[str, str]:
    """How grave a contradiction is, and what may explain it.

    A value worked out is as sure as a printed one only where the change rate agrees with it.
    """
    if scope_of(case) != scope_of(source):
        return "info", "两份报告的单位范围（汇总、本级）没有都写明，可能不同"
    if claim.said.fund != said.fund:
        return "info", "一处写的是财政拨款，一处写的是一般公共预算，范围可能不同"
    if claim.change is None:
        if is_shortened(claim.said, said):
            return "info", "像是舍去了后面的位数，或分项取整后相加"
        return "warning", "四舍五入不能解释，数据若有追溯调整应当说明"
    rate = (claim.said.interval - said.interval).over(said.interval)
    if claim.rate is None or rate is None or rate.scaled(100).meets(claim.rate.interval):
        return "info", "增减额所比的可能是调整过的上年数"
    return "warning", "所写增减率也与之不合，四舍五入不能解释，上年数若有追溯调整应当说明"


def reason_out(case: Case, claim: Claim, named: str) -> str:
    """How a report comes to another report's figure."""
    start = f"{case.year}年{KINDS[case.reading.kind]}"
    if claim.change is None:
        return f"{start}写{named}为{say(claim.said.figure)}"
    now, moved = say(claim.said.figure), say(claim.change.figure)
    return f"{start}写本年{now}、增减额{moved}，由此推得{named}为{tell(claim)}"


def tell(claim: Claim) -> str:
    """The value in words: as printed, or as worked out."""
    if claim.change is None:
        return say(claim.said.figure)
    unit = UNITS.get(claim.thing.kind, claim.thing.kind)
    return f"{claim.interval.value.normalize():f}{unit}"


def name_thing(claim: Claim, source: Case) -> str:
    """What is told, as 2022年公务接待费决算数."""
    named = label(claim.said.figure)
    if named in ("合计", "总额"):
        named = claim.thing.indicator.rsplit("/", 2)[-2]
    return f"{source.year}年{named}{MEASURES[source.reading.kind]}"


def show(case: Case, source: Case, claim: Claim, said: Saying) -> tuple[Place, ...]:
    """Both sides of a contradiction."""
    own = [(claim.said.figure, "所引数")]
    if claim.change is not None:
        own = [(claim.said.figure, "本年数"), (claim.change.figure, "增减额")]
        own += [(claim.rate.figure, "增减率")] if claim.rate else []
    return (*places(case, *own), *places(source, (said.figure, "当时所报")))


def report_of(case: Case) -> str:
    """A report by its year and kind: 2022年部门决算."""
    return f"{case.year}年{KINDS[case.reading.kind]}"


CHECK = Check(
    code="D02",
    name="earlier-figures",
    title="所引上年数、年初预算数与当时的报告是否一致",
    severity="warning",
    scope="body",
    explanation=(
        "决算所写的上年数（或由本年数减增减额得出的上年数）应与上年部门决算相同，"
        "所写的年初预算数应与当年部门预算相同，预算所比的上年预算数应与上年部门预算相同。"
        "比较的起点变了，增减多少、为什么增减就都失了依据。"
        "可能的解释：上年数作过追溯调整、机构合并或拆分、单位范围（汇总、本级）或资金范围不同。"
    ),
    run=check,
    leaves=LEAVES,
    finds=FINDS,
)
