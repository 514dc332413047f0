"""Amounts of money: which measure, against what, of a whole or of a part in free words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import freewording
from reports.extraction.context import Context
from reports.extraction.settled import MONEY_MEASURES, TOTAL_OF_PROJECT, UNKNOWN_NAME, Settled
from reports.extraction.tokens import Token
from reports.extraction.topics import clause_phrase, find_topic, heading_topic
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


AVERAGES = ("三公经费/人均接待费", "三公经费/车均购置费", "三公经费/车均运行维护费")


# Whole incomes: what is said to be spent is none of them.
INCOMES = ("收入总计", "本年收入合计", "财政拨款收入合计")


RECEIVED = ("三公经费/国内公务接待", "三公经费/公务接待费")


ALWAYS_AMOUNT = (*AVERAGES, "政府采购/中小企业合同金额", "政府采购/小微企业合同金额")


OWN_MEASURES = {"项目资金到位": "amount"}


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
    if path in INCOMES and not walk.clause_topic and "支出" in cue_text(walk):
        path = ""
    phrase = "" if found == "statement:projects" else own_phrase(walk, token)
    if phrase and not freewording.is_filler(phrase):
        return free_money(walk, token, path, phrase)
    if not path:
        path, found = subject_topic(walk)
    if path:
        path, found = vehicle_money(walk, token, path, found)
        each = EACH.search(walk.text, walk.clause_start, token.start) or each_named(walk)
        if each and path not in AVERAGES:
            return average(walk, token, path, each[1])
    measure, basis, sign, rule = money_measure(walk, token, path)
    if not path:
        return None
    basis = basis if measure in ("change", "") else ""
    reason, candidates = "", ()
    if not measure:
        reason, candidates = unsigned(walk), ("change:+", "change:-")
    elif names := summed_up(walk, token):
        reason, candidates = "是几项的合计，不是其中一项", names
    elif whole := part_of_section(walk, path):
        reason, candidates = f"这一段讲的是{whole}，不是全部收支", (path, whole)
    return Settled(
        path, measure or "change", f"{found}/{rule}", walk.context.year, basis, sign, reason=reason,
        unit="" if token.number.unit else walk.context.report_unit, candidates=candidates,
    )  # fmt: skip


# 人均83元, 平均每辆1.84万元.
EACH = re.compile(
    r"(人均|车均|平均每[人批辆次]次?|每[人批辆]次?平均)(?:接待|运行|维护|支出|费用?|标准)*(?:为|约)?$"
)


EACH_OF = re.compile(r"([人车]均|单车|每[人批辆])$")


def each_named(walk: Walk) -> re.Match | None:
    """人均因公出国（境）费用3万元: the average stands in front of the name."""
    if not walk.clause_topic:
        return None
    return EACH_OF.search(walk.text[max(0, walk.topic.start - 2) : walk.topic.start])


def average(walk: Walk, token: Token, path: str, each: str) -> Settled:
    """An average of an indicator is not the indicator itself."""
    year = walk.context.year
    if each == "人均" and path in RECEIVED:
        return Settled(AVERAGES[0], "amount", "clause:average", year)
    return Settled(
        path, "amount", "clause:average", year, reason="是平均数，不是总额", candidates=(path,)
    )


def unsigned(walk: Walk) -> str:
    """Why the direction of a change is not known."""
    if walk.change and walk.change.extra == "apart":
        return "只写明相差多少，未写明增减"
    return "增减方向未定（模板选项未删除）"


# “三公”经费及会议费、培训费支出12万元.
JOINED_COSTS = re.compile(r"(?:支出)?(?:、|及|和|与|以及)[\u4e00-\u9fa5、]{0,12}(?:会议|培训)费")
ALL_TOGETHER = re.compile(
    r"(?:支出|费用|经费)?(?:均)?(?:共|共计|合计|总计|总共|一共)(?:支出)?(?:为)?"
)


def summed_up(walk: Walk, token: Token) -> tuple[str, ...]:
    """The indicators that one amount is the sum of: 甲、乙、丙共3万元; none where it is of one."""
    if walk.clause_topic and JOINED_COSTS.match(walk.text[walk.topic.end : token.start]):
        return (walk.topic.value,)
    if not walk.clause_topic or not ALL_TOGETHER.fullmatch(walk.text, walk.topic.end, token.start):
        return ()
    inside = walk.tokens_between(walk.clause_start, token.start)
    named = [one.value for one in inside if one.kind == "topic"]
    apart = any(one.kind == "break" for one in inside)
    return tuple(named) if len(set(named)) > 1 and apart else ()


# Where money comes from: （其中：一般公共预算支出6万元；政府性基金预算支出0万元）.
SOURCES = (
    "一般公共预算财政拨款支出", "政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出",
    "财政拨款支出合计", "财政拨款收入合计", "本年支出合计", "支出总计", "收入/",
)  # fmt: skip
# Within these sections an amount with the name of an indicator of the whole body is a part.
SECTIONS = {
    "purchase": ("政府采购", ("收入/", "年初结转", "使用非财政")),
    "three": ("“三公”经费", SOURCES),
    "office": ("机关运行经费", (*SOURCES, "三公经费/")),
    "basic": ("基本支出", ("三公经费/",)),
    "fund": ("政府性基金", ("支出/", "年初结转", "年末结转")),
    "capital": ("国有资本经营预算", ("支出/", "年初结转", "年末结转")),
}


FEES = ("会议费", "培训费")


def part_of_section(walk: Walk, path: str) -> str:
    """What an amount is a part of where its section speaks of one source or use of money only."""
    if path in FEES and walk.main_topic and walk.main_topic.value == "三公经费/公务接待费":
        return "公务接待费"
    whole, names = SECTIONS.get(walk.scope, ("", ()))
    return whole if names and path.startswith(names) else ""


# What may stand between a project's name and its amount; and how far back from the amount words
# are looked at, so that many amounts in one endless clause do not each read it from its start.
MEASURE_WORDS = re.compile(
    r"(?:项目)?(?:年初|全年)?(?:支出|预算|安排|决算|资金){0,8}(?:数|为|共)?$"
)
LONGEST_LEAD = 240


def named_project(walk: Walk, token: Token) -> str:
    """The project whose name on its sheet stands right in front of an amount, if any."""
    if walk.context.project or not walk.context.projects:
        return ""
    before = walk.text[max(walk.clause_start, token.start - LONGEST_LEAD) : token.start]
    before = MEASURE_WORDS.sub("", before)
    for project in walk.context.projects:
        if before.endswith((project.name, project.name.removesuffix("项目"))):
            return project.name
    return ""


def subject_topic(walk: Walk) -> tuple[str, str]:
    """An amount that names nothing is the whole of its report's subject, if a measure is named."""
    if walk.subject.type == "project":
        return TOTAL_OF_PROJECT, "subject:project"
    named = walk.cue is not None and walk.cue.value in MONEY_MEASURES
    # 年初预算数36万元 is what others are compared with, and a measure.
    base = walk.base
    named = named or (
        base is not None and base.start >= walk.clause_start and base.value.startswith("budget")
    )
    if walk.context.kind == "overall_evaluation" and named:
        return "部门整体支出/总额", "subject:body"
    return "", ""


# 机关运行经费主要包括办公费12万元: an item, not the whole.
ITEM = re.compile(r"(?:包括|用于)：?([\u4e00-\u9fa5]{2,16})$")


# 批复下达预算资金10万元: all that was granted.
WHOLE_FUNDS = re.compile(
    r"(?:批复|下达|安排|拨付|申请|申报|预算|计划|财政|专项|项目)+(?:资金|经费)"
)


def own_phrase(walk: Walk, token: Token) -> str:
    """Words of the clause that name something no table knows; in a project's report 资金 and
    经费 alone are no name, with words in front of them they are one."""
    if not walk.clause_topic:
        return clause_phrase(walk, token)
    if item := ITEM.search(walk.text, walk.topic.end, token.start):
        return freewording.tidy(item[1])
    if walk.topic.extra != "project-word" or walk.topic.value != TOTAL_OF_PROJECT:
        return ""
    before = walk.text[max(walk.clause_start, walk.topic.end - LONGEST_LEAD) : walk.topic.end]
    name = freewording.tidy(re.sub(r"(?:19|20)\d\d年?度?", "", before))
    name = freewording.OUTLINE_DIGITS.sub("", name)
    if WHOLE_FUNDS.fullmatch(name):
        return ""
    short = re.sub(r"^(?:该|本|此)?(?:项目|单位|部门|局|专项)+", "", name)
    least = 4 if "其中" in walk.text[: walk.topic.start] else 6
    return name if len(short) >= least and re.search(r"(?:资金|经费)$", name) else ""


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
        if walk.change.extra == "apart":
            basis = last_budget(walk) or basis
        return (
            "change" if walk.change.value else "",
            basis,
            int(walk.change.value or 1),
            "clause:change",
        )
    if path.startswith("国有资产/"):
        return "amount", "", 1, "indicator"
    if is_base_itself(walk, token):
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
    if walk.clause_topic and PLANNED.search(
        walk.text, max(walk.clause_start, walk.topic.start - 6), token.start
    ):
        return own_measure(context, "budget"), "", 1, "clause:name"
    if walk.group_measure:
        return walk.group_measure[0], walk.group_measure[1], 1, "statement:group"
    if context.kind == "project_evaluation" or walk.subject.type == "project":
        heading = context.heading_measure()
        return heading or "amount", "", 1, "heading" if heading else "default"
    return context.default_measure(), "", 1, "report-kind"


# 部门预算总收入, 总预算支出: the name of a whole says itself that it is planned.
PLANNED = re.compile(r"(?:部门|单位|总)预算总?(?:收入|支出)(?:总[计额]|合计)?(?:共|为)*$")


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
    between = walk.tokens_between(change.end, token.start)
    # 项目支出减少收入总计包括本年收入合计521万元: a stop is missing between them.
    if sum(other.kind == "topic" for other in between) > 1:
        return False
    return not any(
        other.kind == "number" or (other.kind == "cue" and other.value in strong)
        for other in between
    )


BASE_WORDS = re.compile(r"(?:同期|累计|实际|总?支出|总?收入|决算|数|额|总|为|的|共计?)*")


def is_base_itself(walk: Walk, token: Token) -> bool:
    """比上年累计支出12万元: only words of measure between the base and its amount."""
    if walk.base is None or token.start < walk.base.end:
        return False
    if token.start - walk.base.end <= LONGEST_BASE and BASE_WORDS.fullmatch(
        walk.text, walk.base.end, token.start
    ):
        return True
    return names_base(walk, token)


LONGEST_BASE = 12
# Behind the amount that another one is compared with: 与上年基本支出210万元相比，增加11万元.
COMPARED = re.compile(r"，?(?:相比|比较|增加|减少|增长|下降|上升|降低)")


def names_base(walk: Walk, token: Token) -> bool:
    """Whether between the base and its amount there is only the name of an indicator."""
    if walk.base.start < walk.clause_start or not walk.clause_topic:
        return False
    if walk.topic.start < walk.base.end or not COMPARED.match(walk.text, token.end):
        return False
    rest = walk.text[walk.base.end : walk.topic.start] + walk.text[walk.topic.end : token.start]
    return bool(BASE_WORDS.fullmatch(rest))


def change_basis(walk: Walk) -> str:
    """What a change is measured against."""
    basis = walk.base.value if walk.base else "prior"
    if basis == "prior_budget" and names_own_year(walk):
        return own_plan(walk)
    return prior_of(walk) if basis == "prior" else basis


def prior_of(walk: Walk) -> str:
    """Last year's figure: in a budget its plan, unless the words say 比上年执行数."""
    named = walk.text[walk.base.start : walk.base.end] if walk.base else ""
    return "prior_final" if OF_RESULTS.search(named) else walk.context.prior_measure()


OF_RESULTS = re.compile(r"执行数|决算")


def own_plan(walk: Walk) -> str:
    """What this year's plan is called in the words compared with: 比2023年年初预算数."""
    named = "年初" in walk.text[walk.base.start : walk.base.end]
    return "budget_initial" if named else own_measure(walk.context, "budget")


def last_budget(walk: Walk) -> str:
    """The budget stated last in this sentence: 年初预算3万元，差值0.5万元."""
    known = ("budget", "budget_initial", "budget_adjusted")
    stated = (figure.measure for figure in reversed(walk.figures[-3:]))
    return next((measure for measure in stated if measure in known), "")


def names_own_year(walk: Walk) -> bool:
    """与2021年度预算相比 in a report of 2021: this year's own budget."""
    year = re.search(r"(?:19|20)\d\d", walk.text[walk.base.start : walk.base.end])
    return year is not None and int(year[0]) == walk.context.year


def adjacent_base(walk: Walk) -> str:
    """比上年决算数12万元: the amount is the base itself."""
    basis = walk.base.value
    if basis == "prior_budget" and names_own_year(walk):
        return own_plan(walk)
    return prior_of(walk) if basis == "prior" else basis


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
        reason=f"“{phrase}”{UNKNOWN_NAME}",
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
