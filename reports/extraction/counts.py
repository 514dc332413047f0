"""Scores, numbers of things, bare numbers, and facts told in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import freewording
from reports.extraction import vocabulary as words
from reports.extraction.amounts import change_basis, is_base_itself, money
from reports.extraction.settled import Settled, with_year
from reports.extraction.tokens import Token
from reports.extraction.topics import (
    COUNTED,
    UNITS_OF,
    clause_phrase,
    find_topic,
    fits,
    project_before,
    unit_fits,
)
from reports.facts import Subject

if TYPE_CHECKING:
    from reports.extraction.walk import Walk


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
    if walk.scores_of:
        subject = Subject("project", walk.scores_of.pop(0))
        year = walk.context.year
        return Settled("绩效/项目自评得分", "score", "clause:each", year, subject=subject)
    name = "项目自评得分" if subject.type == "project" else "部门整体自评得分"
    reason = "是一项指标的得分，不是总得分" if is_part_score(walk, token) else ""
    segment = walk.text[walk.text.rfind("；", 0, token.start) + 1 : token.start]
    of_project = PROJECT_SCORE.search(walk.text, 0, token.start) or (
        PROJECT_MONEY.search(segment) and "整体" not in segment
    )
    if subject.type != "project" and of_project:
        reason = "是项目的得分，报告未写明是哪个项目"
    if subject.type != "project" and under_projects(walk, token):
        reason = "是项目的得分，报告未写明是哪个项目"
    if subject.type != "project" and is_of_contest(walk, token):
        reason = "是考核得分，不一定是绩效自评得分"
    if is_one_of_several(walk, token):
        reason = "是分别列出的几个项目的得分之一，未能逐一对应"
    return Settled(
        f"绩效/{name}", "score", "subject/clause:cue", walk.context.year, subject=subject,
        reason=reason, candidates=("绩效/项目自评得分", f"绩效/{name}") if reason else (),
    )  # fmt: skip


# 救助项目全年预算数60万元，执行数58万元，自评得分97分.
PROJECT_MONEY = re.compile(r"项目[”’》]?(?:全年|年初)?预算(?:数|总额)?")
# 产出指标得分48分, and 产出指标50分，得分48分: the score of a part.
PART_SCORE = re.compile(
    r"(?:指标|执行率?|产出|效益|效果|成本|过程|投入|决策|管理|满意度?)(?:类|指标|部分|方面|完成情况)*"
    r"(?:（[^（）]{0,12}）)?(?:(?:总|满)?分值?(?:为)?\d[\d.]*分)?(?:自评|评价|实际|综合)?(?:得分|评分)[^，。；]{0,4}$"
)
SECTION_POINTS = re.compile(r"（(?:满分|共|计)?\d[\d.]*分）")
WHOLE_SCORE = re.compile(r"整体|综合|总|项目|部门")
OF_INDICATOR = re.compile(r"指标(?:（[^）]{0,12}）)?：")
POINTS_BEFORE = re.compile(r"\d分[，、（]$")


def is_part_score(walk: Walk, token: Token) -> bool:
    """Whether a score is that of an indicator or of a group of them."""
    start = max(walk.clause_start, token.start - LONGEST_VEHICLE)
    if PART_SCORE.search(walk.text[start : token.start]):
        return True
    own = walk.text[walk.clause_start : token.start]
    if SECTION_POINTS.search("".join(walk.context.headings[-1:])) and not WHOLE_SCORE.search(own):
        return True
    begins = walk.text[walk.clause_start : token.start].startswith(
        ("得分", "评分", "实得", "自评得分")
    )
    before = walk.text[max(0, walk.clause_start - 12) : walk.clause_start]
    segment = walk.text[walk.text.rfind("；", 0, token.start) + 1 : token.start]
    if OF_INDICATOR.search(segment) and not WHOLE_SCORE.search(own):
        return True
    last = walk.figures[-1] if walk.figures else None
    if begins and last is not None and last.measure in ("rate", "target", "actual", "count"):
        return True
    return begins and "总分" not in before and bool(POINTS_BEFORE.search(before))


CONTEST = re.compile(r"(?:考核|考评|测评|评比)[^，。；]{0,6}$")


def is_of_contest(walk: Walk, token: Token) -> bool:
    """2023年度综合考核得分96.8分: what others gave, where nothing speaks of 绩效 or 自评."""
    own = walk.text[: token.start]
    return bool(CONTEST.search(own)) and not re.search(r"绩效|自评|整体", own)


OF_BODY = re.compile(r"整体|部门|单位|[我本][局办]")


def under_projects(walk: Walk, token: Token) -> bool:
    """Whether a score stands in a section of projects' results and nothing says it is the body's."""
    if OF_BODY.search(walk.text, 0, token.start):
        return False
    headings = [one for one in walk.context.headings[-2:] if OF_RESULTS.search(one)]
    return bool(headings) and "项目" in headings[-1] and not OF_BODY.search(headings[-1])


OF_RESULTS = re.compile(r"自评|评价|绩效")


def is_one_of_several(walk: Walk, token: Token) -> bool:
    """甲、乙、丙自评得分分别为95分、92分、90分: which score is whose is left to a person."""
    before = walk.text[: token.start]
    listed = "分别" in before[walk.clause_start :] or (walk.last and "分别" in before[-60:])
    return bool(listed) and sum(one.name in before for one in walk.context.projects) > 1


# A project's own score, in a text that says nothing of the whole body in front of it.
PROJECT_SCORE = re.compile(
    r"项目[”’》]?(?:支出)?(?:绩效)?(?:(?:自评|评价)?(?:综合)?(?:得分|评分)|自评)[^，。；]{0,6}$"
)


def count(walk: Walk, token: Token) -> Settled | None:
    """A number of things: one that the law names, else of the free-wording families."""
    vehicle = vehicle_count(walk, token)
    if vehicle:
        return vehicle
    if again := counted_again(walk, token):
        return again
    leave_foreign_guests(walk, token)
    path, found = ("", "") if counts_organs(walk, token) else find_topic(walk, "count")
    phrase = "" if walk.clause_topic else clause_phrase(walk, token)
    own_words = (
        phrase and not freewording.is_filler(phrase) and not GUESTS_IN_ALL.fullmatch(phrase)
    ) or goes_on(walk, token)
    if path and not own_words and not freewording.is_counted_elsewhere(walk, path):
        if not unit_fits(path, token.number):
            path = COUNTED.get(path, {}).get(token.number.unit, "")
        if path and unit_fits(path, token.number):
            return named_count(walk, token, path, f"{found}/unit")
    return freewording.count(walk, token)


# 累计接待26批次、接待总人数213人次: of the reception that the section is about.
GUESTS_IN_ALL = re.compile(r"接待的?总(?:人数|人次|批次)数?")


ALL_GUESTS = re.compile(r"(?:共|累计)?接待的?总?(?:人数|人次|批次|批数)(?:共|为)*")


def leave_foreign_guests(walk: Walk, token: Token) -> None:
    """国内接待16批次，其中外事接待0批次，接待人数128人次: all guests again, not the foreign ones."""
    outer = walk.before_group
    if outer is None or walk.clause_topic or walk.topic is None or walk.topic.start < outer.end:
        return
    if walk.topic.value == "三公经费/外事接待" and ALL_GUESTS.fullmatch(
        walk.text, walk.clause_start, token.start
    ):
        walk.topic = outer


# 接待费等开支单位包括机关及1个所属单位: what is counted stands behind its unit.
ORGANS = re.compile(
    r"(?:所属|下属|直属|内设|二级|三级|基层|行政|事业|预算|独立|机关|核算|编制){1,4}(?:单位|机构|部门|科室|股室)"
)


def counts_organs(walk: Walk, token: Token) -> bool:
    """Whether a number is that of the organs named right behind it."""
    return token.number.unit in ("个", "家") and bool(ORGANS.match(walk.text, token.number.end))


def counted_again(walk: Walk, token: Token) -> Settled | None:
    """更新执法车辆5辆，比上年增加2辆: the change is that of what was just counted in free words."""
    last = walk.figures[-1] if walk.figures else None
    if last is None or walk.clause_topic or not last.rule.startswith("free:count"):
        return None
    same = (last.measure, last.unit) == ("count", token.number.unit)
    sign = freewording.changed_by(walk, token) if same else 0
    if not sign or freewording.is_earlier(walk, token):
        return None
    year, basis = walk.context.year, change_basis(walk)
    return Settled(last.indicator, "change", "free:count/unit", year, basis, sign)


# 新增公务用车1辆: what is new is counted, not compared.
NEW = re.compile("新增|新购")


def named_count(walk: Walk, token: Token, path: str, rule: str) -> Settled:
    """A number of what the law names: of this year, of the year before, or by how many it changed."""
    year = walk.context.year
    if freewording.is_earlier(walk, token):
        return Settled(path, "count", rule, year - 1)
    sign = freewording.changed_by(walk, token)
    if sign and not NEW.search(walk.text, walk.clause_start, token.start):
        return Settled(path, "change", rule, year, change_basis(walk), sign)
    return Settled(path, "count", rule, year)


def goes_on(walk: Walk, token: Token) -> bool:
    """接待督查组3批次、24人次: a second count of what was just named in free words."""
    last = walk.figures[-1] if walk.figures else None
    if last is None or walk.last is None or not last.rule.startswith("free:count"):
        return False
    return walk.text[walk.last.end : token.start] in ("", "、")


def base_amount(walk: Walk, token: Token) -> Settled | None:
    """较上年2.08减少0.03万元: the base in the unit of the amount it is compared with."""
    settled = money(walk, token)
    around = [one.number for one in walk.tokens if one.kind == "number" and one is not token]
    units = {number.unit for number in around if number.kind == "money"}
    if settled is None or len(units) != 1:
        return None
    settled.unit = units.pop()
    return settled


VEHICLE = re.compile(rf"(?:其中：?)?(?P<name>{words.VEHICLES})$")
# As long as a match of the above can be.
LONGEST_VEHICLE = 40


def vehicle_count(walk: Walk, token: Token) -> Settled | None:
    """轿车0辆 under a stock or purchase of cars, 机要通信用车0辆 under the assets."""
    if token.number.unit not in ("辆", "台"):
        return None
    parent = next(
        (figure.indicator for figure in reversed(walk.figures)
         if figure.indicator in ("国有资产/车辆", "三公经费/公务用车购置数", "三公经费/公务用车保有量")), "",
    )  # fmt: skip
    start = max(walk.clause_start, token.start - LONGEST_VEHICLE)
    match = VEHICLE.search(walk.text[start : token.start])
    if not parent or not match:
        return None
    name = re.sub(r"^(?:其中|、|：)+", "", re.split(r"[、，；：]", match["name"])[-1])
    if not name or re.search(r"共有|保有|购置公务用车|(?<!一般)(?<!配备的)公务用车$", name):
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
        unit = money_unit(walk)
        return with_year(walk, Settled(path, "change", f"{found}/words", 0, basis, unit=unit))
    return nothing_of(walk, walk.topic) if walk.clause_topic else None


def money_unit(walk: Walk) -> str:
    """The unit of the amounts around a zero told in words: of its sentence, else the last one."""
    own = (
        one.number.unit
        for one in walk.tokens
        if one.kind == "number" and one.number.kind == "money"
    )
    return next(own, None) or walk.context.memory.get("money-unit", walk.context.report_unit)


def none_of(walk: Walk, topic: Token) -> Settled | None:
    """无外事接待: none of the indicator that follows; 无…结余 says nothing of it."""
    if walk.text.startswith(("结余", "结转", "超支", "变化"), topic.end):
        return None
    return nothing_of(walk, topic)


def nothing_of(walk: Walk, topic: Token) -> Settled | None:
    """A zero told in words, as a count where the indicator counts things."""
    path = topic.value
    if path.startswith(("绩效/", "项目", "人员/")) or topic.extra == "project-word":
        return None
    counts = not fits(path, "money")
    unit = UNITS_OF.get(path, ("辆",))[0] if counts else money_unit(walk)
    measure = "count" if counts else walk.context.default_measure()
    return with_year(walk, Settled(path, measure, "clause:name/words", 0, unit=unit))


def bare(walk: Walk, token: Token) -> Settled | None:
    """A number without a unit: an amount in the report's unit only where a cue says it is one."""
    if walk.cue and walk.cue.value == "score":
        settled = score(walk, token)
        if settled:
            settled.unit = "分"
        return settled
    if is_base_itself(walk, token) and token.number.decimals:
        return base_amount(walk, token)
    # 238.92/241.50=98.93%: the terms of a formula were stated elsewhere.
    if walk.text[token.start - 1 : token.start] in tuple("/÷×") or walk.text[
        token.end : token.end + 1
    ] in tuple("/÷×"):
        return None
    strong = walk.cue and walk.cue.value in ("final", "budget", "budget_initial", "budget_adjusted")
    if not strong or not token.number.decimals:
        return None
    return money(walk, token)
