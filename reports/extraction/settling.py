"""One numeral of a sentence, settled: which indicator, which measure, against what.

Every function takes the walk as it stands in front of the numeral, and says what settled the
reading in ``Settled.rule`` (``clause:…``, ``statement:…``, ``paragraph:…``, ``heading:…``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.extraction import freewording
from reports.extraction import vocabulary as words
from reports.extraction.context import Context
from reports.extraction.tokens import PrintedNumber, Token, scan_words
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.narrative import Walk

TOTAL_OF_PROJECT = "项目预算/总额"
COUNTED = {
    "三公经费/因公出国（境）费": {"人": "三公经费/出国（境）人数", "人次": "三公经费/出国（境）人数",
                       "个": "三公经费/出国（境）团组", "次": "三公经费/出国（境）团组", "批次": "三公经费/出国（境）团组",
                       "批": "三公经费/出国（境）团组", "个批次": "三公经费/出国（境）团组", "团组": "三公经费/出国（境）团组"},
    "三公经费/出国（境）团组": {"人": "三公经费/出国（境）人数", "人次": "三公经费/出国（境）人数"},
    "三公经费/公务用车购置费": {"辆": "三公经费/公务用车购置数"},
}  # fmt: skip
COUNT_TOPICS = re.compile(
    r"^(?:三公经费/(?:出国（境）(?:团组|人数)|公务用车(?:购置数|保有量)|国内公务接待|国（境）外公务接待|外事接待|公务接待费)"
    r"|国有资产/)"
)
# 更新购置公务用车1辆，支出18万元: what the things counted cost.
MONEY_OF = {
    "三公经费/公务用车购置数": "三公经费/公务用车购置费",
    "三公经费/公务用车保有量": "三公经费/公务用车运行维护费",
    "三公经费/出国（境）团组": "三公经费/因公出国（境）费",
    "三公经费/出国（境）人数": "三公经费/因公出国（境）费",
}
AVERAGES = ("三公经费/人均接待费", "三公经费/车均购置费", "三公经费/车均运行维护费")
ALWAYS_AMOUNT = (*AVERAGES, "政府采购/中小企业合同金额", "政府采购/小微企业合同金额")
OWN_MEASURES = {"项目资金到位": "amount"}
MONEY_MEASURES = (
    "final",
    "budget",
    "budget_initial",
    "budget_adjusted",
    "prior_final",
    "prior_budget",
    "amount",
)


@dataclass(frozen=True)
class Settled:
    """The reading of a numeral; ``reason`` (with ``candidates``) where it is not certain."""

    indicator: str
    measure: str
    rule: str
    year: int
    basis: str = ""
    sign: int = 1
    unit: str = ""
    subject: Subject | None = None
    phrase: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()
    keeps_cue: bool = False


def settle(walk: Walk, token: Token) -> Settled | None:
    """The reading of the numeral ``token``, ``None`` where no rule applies to it."""
    number = token.number
    readers = {"money": money, "percent": percent, "score": score, "count": count, "": bare}
    settled = readers[number.kind](walk, token)
    if settled is None:
        return None
    if settled.rule.startswith("statement:project/"):
        subject = Subject("project", project_before(walk, token))
        settled = replace(settled, subject=subject)
    return with_year(walk, settled)


def with_year(walk: Walk, settled: Settled) -> Settled:
    """The fiscal year the value belongs to, and last year's measure where the clause says so."""
    year = walk.context.year
    if settled.measure in ("prior_final", "prior_budget"):
        return replace(settled, year=year - 1)
    own = walk.own_year()
    if own is None or own == year or settled.measure in ("change", "change_rate"):
        return replace(settled, year=year)
    if own == year - 1 and settled.measure in ("final", "budget_initial", "budget"):
        measure = "prior_final" if settled.measure == "final" else "prior_budget"
        return replace(settled, year=own, measure=measure)
    return replace(settled, year=own)


# --- topics -----------------------------------------------------------------------------------


def find_topic(walk: Walk, wanted: str) -> tuple[str, str]:
    """(path, where it was found) of the indicator a numeral belongs to; ``("", "")`` if none.

    ``wanted`` is the kind of number: a topic that only counts things is no topic for money.
    """
    for source, topic in (
        ("clause" if walk.clause_topic else "statement", walk.topic),
        ("paragraph", walk.paragraph_topic),
    ):
        if topic and fits(topic.value, wanted):
            return topic.value, f"{source}:{topic.extra}"
        if topic and wanted == "money" and topic.value in MONEY_OF:
            return MONEY_OF[topic.value], f"{source}:counted"
        if source != "paragraph" and wanted != "count" and named_here(walk):
            return TOTAL_OF_PROJECT, "statement:project"
    path = heading_topic(walk.context, wanted)
    return (path, "heading:name") if path else ("", "")


def named_here(walk: Walk) -> bool:
    """Whether a project of the body is named in front of the numeral, with a word of measure."""
    if walk.context.project or not walk.context.projects or walk.cue is None:
        return False
    telling = (*MONEY_MEASURES, "execution_rate")
    return walk.cue.value in telling and bool(project_before(walk, walk.tokens[walk.index]))


def fits(path: str, wanted: str) -> bool:
    """Whether an indicator can have a number of this kind."""
    if wanted == "count":
        return bool(COUNT_TOPICS.match(path)) or path in COUNTED
    if path.startswith("国有资产/车辆") or path.startswith(
        (
            "三公经费/出国（境）团组",
            "三公经费/出国（境）人数",
            "三公经费/公务用车购置数",
            "三公经费/公务用车保有量",
        )
    ):
        return wanted == "percent"
    if path.startswith("绩效/"):
        return wanted == "percent"
    return True


def heading_topic(context: Context, wanted: str) -> str:
    """The one indicator that the innermost telling heading names."""
    for heading in reversed(context.headings[-3:]):
        tokens = scan_words(heading, context.scope, context.project != "")
        paths = {
            token.value for token in tokens if token.kind == "topic" and fits(token.value, wanted)
        }
        if len(paths) == 1:
            return paths.pop()
        if paths:
            return ""
    return ""


def clause_phrase(walk: Walk, token: Token) -> str:
    """The words of the clause in front of the numeral that no token explains."""
    start = walk.clause_start
    if walk.last and walk.last.end > start:
        start = walk.last.end
    return freewording.phrase_before(
        walk.text, start, token, walk.tokens_between(start, token.start)
    )


# --- money ------------------------------------------------------------------------------------


def money(walk: Walk, token: Token) -> Settled | None:
    """An amount of money."""
    if project := named_project(walk, token):
        measure, basis, sign, rule = money_measure(walk, token, TOTAL_OF_PROJECT)
        subject = Subject("project", project)
        return Settled(
            TOTAL_OF_PROJECT, measure or "change", f"clause:project/{rule}", walk.context.year,
            basis if measure == "change" else "", sign, subject=subject,
        )  # fmt: skip
    path, found = find_topic(walk, "money")
    if path in OWN_MEASURES and not walk.clause_topic and walk.cue:
        path = ""
    phrase = own_phrase(walk, token)
    if phrase and not freewording.is_filler(phrase):
        return free_money(walk, token, path, phrase)
    if not path:
        path, found = subject_topic(walk)
    if path:
        path, found = vehicle_money(walk, token, path, found)
    measure, basis, sign, rule = money_measure(walk, token, path)
    if not path:
        return None
    basis = basis if measure in ("change",) else ""
    reason = "" if measure else "增减方向未定（模板选项未删除）"
    return Settled(
        path, measure or "change", f"{found}/{rule}", walk.context.year, basis, sign, reason=reason,
        unit="" if token.number.unit else walk.context.report_unit,
        candidates=("change:+", "change:-") if reason else (),
    )  # fmt: skip


def named_project(walk: Walk, token: Token) -> str:
    """The project whose name on its sheet stands right in front of an amount, if any."""
    if walk.context.project or not walk.context.projects:
        return ""
    before = walk.text[walk.clause_start : token.start]
    before = re.sub(
        r"(?:项目)?(?:年初|全年)?(?:支出|预算|安排|决算|资金)*(?:数|为|共)?$", "", before
    )
    for project in walk.context.projects:
        if before.endswith((project.name, project.name.removesuffix("项目"))):
            return project.name
    return ""


def subject_topic(walk: Walk) -> tuple[str, str]:
    """An amount that names nothing is the whole of its report's subject, if a measure is named."""
    if walk.subject.type == "project":
        return TOTAL_OF_PROJECT, "subject:project"
    named = walk.cue is not None and walk.cue.value in MONEY_MEASURES
    if walk.context.kind == "overall_evaluation" and named:
        return "部门整体支出/总额", "subject:body"
    return "", ""


def own_phrase(walk: Walk, token: Token) -> str:
    """Words of the clause that name something no table knows; in a project's report 资金 and
    经费 alone are no name, with words in front of them they are one."""
    if not walk.clause_topic:
        return clause_phrase(walk, token)
    if walk.topic.extra != "project-word" or walk.topic.value != TOTAL_OF_PROJECT:
        return ""
    before = walk.text[walk.clause_start : walk.topic.end]
    name = freewording.tidy(re.sub(r"(?:19|20)\d\d年?度?", "", before))
    short = re.sub(r"^(?:该|本|此)?(?:项目|单位|部门|局|专项)+", "", name)
    return name if len(short) >= 6 and re.search(r"(?:资金|经费)$", name) else ""


def vehicle_money(walk: Walk, token: Token, path: str, found: str) -> tuple[str, str]:
    """轿车0辆、金额0万元: the amount belongs to the kind of car just named."""
    last = walk.figures[-1].indicator if walk.figures else ""
    is_amount = walk.cue is not None and walk.cue.value == "amount"
    if is_amount and last.startswith("三公经费/公务用车购置数/"):
        return last.replace("购置数", "购置费"), "statement:vehicle"
    return path, found


def money_measure(walk: Walk, token: Token, path: str) -> tuple[str, str, int, str]:
    """(measure, basis, sign, rule) of an amount."""
    context = walk.context
    if path in ALWAYS_AMOUNT or path.startswith("三公经费/公务用车购置费/"):
        return "amount", "", 1, "indicator"
    if walk.change and near(walk, walk.change, token):
        basis = change_basis(walk)
        return (
            "change" if walk.change.value else "",
            basis,
            int(walk.change.value or 1),
            "clause:change",
        )
    if walk.base and 0 <= token.start - walk.base.end <= 1:
        return adjacent_base(walk), "", 1, "clause:base"
    if path in OWN_MEASURES:
        return OWN_MEASURES[path], "", 1, "indicator"
    if walk.cue:
        measure = walk.cue.value
        if measure == "execution_rate":
            return walk.cue.extra or "budget", "", 1, "clause:cue"
        if measure == "adjustment":
            return "change", "budget_initial", -1 if "减" in cue_text(walk) else 1, "clause:cue"
        if measure == "amount" and path.startswith("政府采购/"):
            return context.default_measure(), "", 1, "indicator"
        if measure not in ("spent", "received", "share", "score"):
            return own_measure(context, measure), "", 1, "clause:cue"
        if measure == "spent" and context.project:
            return "final", "", 1, "clause:spent"
    if walk.group_measure:
        return walk.group_measure[0], walk.group_measure[1], 1, "statement:group"
    if context.kind == "project_evaluation" or walk.subject.type == "project":
        heading = context.heading_measure()
        return heading or "amount", "", 1, "heading" if heading else "default"
    return context.default_measure(), "", 1, "report-kind"


def own_measure(context: Context, measure: str) -> str:
    """A budget report's plain 预算 is the year's plan."""
    if context.kind == "budget" and measure == "budget":
        return "budget_initial"
    return measure


def cue_text(walk: Walk) -> str:
    """The words of the cue in force."""
    return walk.text[walk.cue.start : walk.cue.end] if walk.cue else ""


def near(walk: Walk, change: Token, token: Token) -> bool:
    """Whether a word of change governs the numeral: nothing but small words in between."""
    if token.start - change.end > 24:
        return False
    strong = ("final", "budget", "budget_initial", "execution_rate")
    return not any(
        other.kind == "number" or (other.kind == "cue" and other.value in strong)
        for other in walk.tokens_between(change.end, token.start)
    )


def change_basis(walk: Walk) -> str:
    """What a change is measured against."""
    basis = walk.base.value if walk.base else "prior"
    return walk.context.prior_measure() if basis == "prior" else basis


def adjacent_base(walk: Walk) -> str:
    """比上年决算数12万元: the amount is the base itself."""
    basis = walk.base.value
    return walk.context.prior_measure() if basis == "prior" else basis


def free_money(walk: Walk, token: Token, path: str, phrase: str) -> Settled | None:
    """Money named in free words: a part of a project, of a reception, of an explanation."""
    context = walk.context
    year = context.year
    if walk.subject.type == "project":
        return project_part(walk, token, phrase)
    if path.startswith(("三公经费/国内公务接待", "三公经费/公务接待费")) and walk.scope == "three":
        name = freewording.last_noun(phrase)
        return Settled(
            f"三公经费/国内公务接待/{name}", "amount", "free:reception/indicator", year, phrase=name
        )
    if not path:
        return None
    measure, basis, sign, rule = money_measure(walk, token, path)
    return Settled(
        path, measure or "change", f"statement:name/{rule}", year, basis if measure == "change" else "", sign,
        reason=f"“{phrase}”不是已知指标，金额所属指标未定",
        candidates=(path, phrase),
    )  # fmt: skip


def project_part(walk: Walk, token: Token, phrase: str) -> Settled:
    """An amount of a project's report: the whole, or a part in free words."""
    context = walk.context
    measure = context.heading_measure() or "amount"
    if walk.cue and walk.cue.value in MONEY_MEASURES:
        measure = walk.cue.value
    has_parts = bool(re.match(r"[，（：]?其中", walk.text[token.end : token.end + 4]))
    if freewording.is_total(phrase) or freewording.means_project(walk, phrase) or has_parts:
        path = heading_topic(context, "money") or TOTAL_OF_PROJECT
        if path == "项目资金到位":
            measure = "amount"
        return Settled(path, measure, "clause:whole/heading", context.year, phrase=phrase)
    path = freewording.project_money(walk, token, phrase)
    measure = "amount" if path.startswith("项目支出/") or walk.group_measure else measure
    return Settled(path, measure, "free:project/heading", context.year, phrase=phrase)


# --- percentages ------------------------------------------------------------------------------


def percent(walk: Walk, token: Token) -> Settled | None:
    """A percentage: share, execution rate, rate of change, or a rate of its own."""
    cue = walk.cue.value if walk.cue else ""
    year = walk.context.year
    if cue in ("execution_rate", "share"):
        path, found = find_topic(walk, "percent")
        if path == "项目资金到位" and not walk.clause_topic:
            path = ""
        if not path and walk.subject.type == "project":
            path, found = TOTAL_OF_PROJECT, "subject:project"
        if path:
            basis = walk.cue.extra if cue == "execution_rate" else share_basis(walk)
            return Settled(path, cue, f"{found}/clause:cue", year, basis)
        return None
    if walk.change and near(walk, walk.change, token):
        return change_rate(walk, token)
    if walk.topic and walk.clause_topic and (walk.topic.value in RATE_TOPICS):
        return own_rate(walk, token)
    return freewording.rate(walk, token)


RATE_TOPICS = ("项目资金到位", "绩效/项目实施进度", "绩效/群众满意度")


def own_rate(walk: Walk, token: Token) -> Settled:
    """到位率100%, 实施进度100%, 满意度95%."""
    measure = "rate"
    if walk.topic.value == "绩效/项目实施进度":
        measure = freewording.aim(walk.context) or "rate"
    return Settled(
        walk.topic.value, measure, f"clause:{walk.topic.extra}/indicator", walk.context.year
    )


def share_basis(walk: Walk) -> str:
    """The whole of a share, as printed: 占本年支出合计的 → 本年支出合计."""
    match = re.match(r"占(.{2,30}?)(?:的|比)", cue_text(walk))
    return match[1] if match else ""


def change_rate(walk: Walk, token: Token) -> Settled | None:
    """增长 N% of the topic; of free words where the clause counts things."""
    phrase = "" if walk.clause_topic else clause_phrase(walk, token)
    year = walk.context.year
    basis = change_basis(walk)
    last = walk.figures[-1] if walk.figures else None
    follows_count = last is not None and last.measure == "count"
    path, found = find_topic(walk, "percent")
    if (
        follows_count
        or (not path and walk.phrase)
        or (phrase and not freewording.is_filler(phrase))
    ):
        return freewording.rate(walk, token, measure="change_rate", basis=basis)
    if not path:
        return None
    sign = int(walk.change.value or 1)
    reason = "" if walk.change.value else "增减方向未定（模板选项未删除）"
    return Settled(
        path, "change_rate", f"{found}/clause:change", year, basis, sign, reason=reason,
        candidates=("change_rate:+", "change_rate:-") if reason else (),
    )  # fmt: skip


# --- scores, counts, bare numbers -------------------------------------------------------------


def score(walk: Walk, token: Token) -> Settled | None:
    """A self-score in 分."""
    if not (walk.cue and walk.cue.value == "score"):
        return None
    subject = walk.subject
    if "平均" in walk.text[walk.clause_start : token.start]:
        body = Subject("department", walk.context.department)
        return Settled("绩效/项目平均得分", "score", "clause:cue", walk.context.year, subject=body)
    if not walk.context.project and (project := project_before(walk, token)):
        subject = Subject("project", project)
    if not walk.context.project and re.search(r"整体", walk.text[walk.clause_start : token.start]):
        subject = Subject("department", walk.context.department)
    name = "项目自评得分" if subject.type == "project" else "部门整体自评得分"
    return Settled(
        f"绩效/{name}", "score", "subject/clause:cue", walk.context.year, subject=subject
    )


def project_before(walk: Walk, token: Token) -> str:
    """The project named last in front of a score, since the last semicolon."""
    start = max(walk.text.rfind("；", 0, token.start), 0)
    before = walk.text[start : token.start]
    places = [(before.rfind(one.name), one.name) for one in walk.context.projects]
    place, name = max(places, default=(-1, ""))
    return name if place >= 0 else ""


def count(walk: Walk, token: Token) -> Settled | None:
    """A number of things: one that the law names, else of the free-wording families."""
    vehicle = vehicle_count(walk, token)
    if vehicle:
        return vehicle
    path, found = find_topic(walk, "count")
    phrase = "" if walk.clause_topic else clause_phrase(walk, token)
    own_words = phrase and not freewording.is_filler(phrase)
    if path and not own_words and not freewording.is_counted_elsewhere(walk, path):
        if not unit_fits(path, token.number):
            path = COUNTED.get(path, {}).get(token.number.unit, "")
        if path and unit_fits(path, token.number):
            return Settled(path, "count", f"{found}/unit", walk.context.year)
    return freewording.count(walk, token)


UNITS_OF = {
    "三公经费/出国（境）团组": ("个", "次", "批次", "批", "团组", "个批次"),
    "三公经费/出国（境）人数": ("人", "人次", "名"),
    "三公经费/公务用车购置数": ("辆", "台"),
    "三公经费/公务用车保有量": ("辆", "台"),
    "三公经费/国内公务接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/公务接待费": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/国（境）外公务接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
    "三公经费/外事接待": ("批次", "批", "人次", "人", "个", "次", "个批次"),
}


def unit_fits(path: str, number: PrintedNumber) -> bool:
    """Whether things of this indicator are counted in this unit."""
    if path in UNITS_OF:
        return number.unit in UNITS_OF[path]
    return path not in COUNTED


VEHICLE = re.compile(rf"(?:其中：?)?(?P<name>{words.VEHICLES})$")


def vehicle_count(walk: Walk, token: Token) -> Settled | None:
    """轿车0辆 under a stock or purchase of cars, 机要通信用车0辆 under the assets."""
    if token.number.unit not in ("辆", "台") or walk.scope not in ("three", "assets"):
        return None
    parent = next(
        (figure.indicator for figure in reversed(walk.figures)
         if figure.indicator in ("国有资产/车辆", "三公经费/公务用车购置数", "三公经费/公务用车保有量")), "",
    )  # fmt: skip
    match = VEHICLE.search(walk.text[walk.clause_start : token.start])
    if not parent or not match:
        return None
    name = re.sub(r"^(?:其中|、|：)+", "", re.split(r"[、，；：]", match["name"])[-1])
    if not name or re.search(r"共有|保有|购置公务用车|公务用车$", name):
        return None
    return Settled(f"{parent}/{name}", "count", "clause:vehicle/unit", walk.context.year)


def worded(walk: Walk, token: Token) -> Settled | None:
    """为零 and 持平: nothing of the indicator just named, or no change of it."""
    if token.kind == "level":
        compared = walk.base is not None and walk.base.start >= walk.clause_start
        path, found = find_topic(walk, "percent")
        if not compared or not path or walk.figures_in_clause():
            return None
        basis = change_basis(walk)
        return with_year(walk, Settled(path, "change", f"{found}/words", 0, basis, unit="万元"))
    return nothing_of(walk, walk.topic) if walk.clause_topic else None


def none_of(walk: Walk, topic: Token) -> Settled | None:
    """无外事接待: none of the indicator that follows."""
    return nothing_of(walk, topic)


def nothing_of(walk: Walk, topic: Token) -> Settled | None:
    """A zero told in words, as a count where the indicator counts things."""
    path = topic.value
    if path.startswith(("绩效/", "项目", "人员/")) or topic.extra == "project-word":
        return None
    counts = not fits(path, "money")
    unit = UNITS_OF.get(path, ("辆",))[0] if counts else "万元"
    measure = "count" if counts else walk.context.default_measure()
    return with_year(walk, Settled(path, measure, "clause:name/words", 0, unit=unit))


def bare(walk: Walk, token: Token) -> Settled | None:
    """A number without a unit: an amount in the report's unit only where a cue says it is one."""
    if walk.cue and walk.cue.value == "score":
        settled = score(walk, token)
        return replace(settled, unit="分") if settled else None
    strong = walk.cue and walk.cue.value in ("final", "budget", "budget_initial", "budget_adjusted")
    if not strong or not token.number.decimals:
        return None
    return money(walk, token)
