"""Figures that say plainly what they are, so that two of them may be held against each other.

Two values contradict each other only where both places mean the same thing: the same indicator by
its own name, the same measure and year, the same funds (一般公共预算, 财政拨款, all), the whole year
and the whole body. What leaves any of this open is no saying.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from os.path import commonprefix

from reports import units
from reports.checks.dossier import Case, interval, label
from reports.facts import KINDS, PLACES, Figure
from reports.tolerance import Interval, is_cut_off

# Indicators with one meaning; 人员, 机构, 工作量 and parts of projects are free wording.
FAMILIES = frozenset((
    "收支总计", "收入总计", "支出总计", "本年收入合计", "收入", "本年支出合计", "支出",
    "财政拨款收支总计", "财政拨款收入合计", "财政拨款支出合计", "一般公共预算财政拨款支出",
    "功能分类", "基本支出", "三公经费", "政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出",
    "机关运行经费", "政府采购", "国有资产", "部门整体支出",
))  # fmt: skip
PROJECT_INDICATORS = ("项目预算/总额", "项目资金到位", "绩效/项目自评得分")
SCORE = "绩效/部门整体自评得分"
MEASURES = frozenset((
    "final", "prior_final", "prior_budget", "budget_initial", "budget_adjusted", "budget",
    "change", "change_rate", "share", "execution_rate", "count", "score",
))  # fmt: skip
CHANGES = ("change", "change_rate")
# Families whose amounts depend on which funds are meant; others name their funds themselves.
FUNDED = (
    "收支总计",
    "收入总计",
    "支出总计",
    "本年收入合计",
    "本年支出合计",
    "支出",
    "基本支出",
    "功能分类",
)
FUND_WORDS = {
    "政府性基金": "fund",
    "国有资本": "capital",
    "一般公共预算": "general",
    "财政拨款": "grant",
}
FUND = re.compile(
    "(政府性基金|国有资本|一般公共预算)(?:经营)?(?:预算)?(?:财政)?(?:拨款)?|(财政拨款)"
)
# Words before a number that make it a part of the year, or a part of the body.
UNFINISHED = re.compile(r"上半年|下半年|季度|(?<!\d)(?:1[01]|[1-9])月")
PARTIAL = re.compile("截至目前|截止目前|本级|所属|下属|各单位|分别|平均|人均|计划|拟")
# Words directly before a number that name another measure than it was read as.
PLANNED = re.compile("(?:预算|计划|批复|安排|下达|指标)(?:总?[数额])?(?:资金)?[为是共:]?$")
SPENT = re.compile("(?:决算|执行|实际支出)(?:总?[数额])?[为是共:]?$")
# Names of items: the last one before a number must be the one it was read as.
NAMES = re.compile(
    "公务用车购置及运行|公务用车购置|公务用车运行|公务用车|公务接待|外事接待|因公出国|三公经费|机关运行经费"
    "|人员经费|公用经费|基本支出|项目支出|收支总计|收入总计|支出总计|收入合计|支出合计|政府采购"
)
# Digits beside a number: a broken line tore it.
TORN = re.compile(r"\d[,，.、]?$")
MORE = re.compile(r"[,，.]?\s*\d")
# A page's number, or a piece of another, between a name and its amount.
STRAY = re.compile(r"[^\d.,，]\d{1,3}[^\d.,，年月日万元%个次批人辆类款项台号]")
SHARE_OF = re.compile("占[^，。；]{1,24}的?$")
# A further item after an amount, as 支出281.96万元，一般公共服务支出.
OTHER = re.compile(r"\d(?:元|万元|%)[^，]*[，；](?!完成|占)[^\d]*(?:支出|经费|费|款|类|项)")
DEEPER = re.compile("[-—－]|款|项")
DIGIT = re.compile(r"\d")
# What opens the parts of a total that has named its funds.
PARTS = re.compile("其中|用于|包括|构成|如下|科目")
YEAR = re.compile(r"(20\d\d)年")
MARKS = re.compile("[、“”\"'《》（）()〔〕]")
TITLE_END = re.compile(r"表[ \t　]*$", re.M)
TITLE_WORDS = re.compile("预算|决算|收支|收入|支出|经费")
COUNT_UNITS = {"批": "批次", "个批次": "批次", "人": "人次", "人次数": "人次"}
SLIP = Decimal(10000)


@dataclass(frozen=True, slots=True)
class Saying:
    """A plain figure: ``key`` says what it is, ``fund`` which funds it is of (``None``: open)."""

    case: Case
    figure: Figure
    key: tuple
    interval: Interval
    fund: str | None


def read_sayings(case: Case) -> list[Saying]:
    """The plain figures of a report, in text order. Read once for all checks of a report."""
    kept = vars(case).get("_sayings")
    if kept is None:
        kept = vars(case)["_sayings"] = find_sayings(case)
    return kept


def find_sayings(case: Case) -> list[Saying]:
    """Every plain figure, without those that one statement gives two values."""
    found = [one for figure in case.usable if (one := as_saying(case, figure))]
    together = defaultdict(list)
    for one in found:
        together[id(case.statement(one.figure)), one.key].append(one)
    torn = {place for place, group in together.items() if len(distinct_sayings(group)) > 1}
    return [one for one in found if (id(case.statement(one.figure)), one.key) not in torn]


def as_saying(case: Case, figure: Figure) -> Saying | None:
    """The figure as a saying, where nothing about it is open."""
    family = figure.indicator.split("/", 1)[0]
    kept = amount_of(figure)
    if kept is None or not is_fixed(figure, family):
        return None
    words = words_before(case, figure) if figure.place == "narrative" else ""
    if figure.place == "narrative" and not is_plain(case, figure, words):
        return None
    kind, value = kept
    subject = "" if figure.subject.type == "department" else figure.subject.name
    year, basis = figure.fiscal_year, figure.basis
    key = (subject, figure.indicator, figure.measure, year, basis, kind)
    return Saying(case, figure, key, value, fund_of(case, figure, family, words))


def is_fixed(figure: Figure, family: str) -> bool:
    """Whether indicator and measure have one meaning."""
    if figure.subject.type == "project":
        arrived = (figure.indicator, figure.measure) == ("项目资金到位", "amount")
        return figure.indicator in PROJECT_INDICATORS and (arrived or figure.measure in MEASURES)
    if figure.subject.type != "department" or figure.measure not in MEASURES:
        return False
    return family in FAMILIES or (figure.indicator == SCORE and figure.measure == "score")


def amount_of(figure: Figure) -> tuple[str, Interval] | None:
    """Kind and value, money in 万元, shares in percent, counts by their unit."""
    found = interval(figure)
    if found is None or figure.unit in ("‰", "个百分点"):
        return None
    if figure.measure == "share" and figure.unit == "1":
        return "percent", found.scaled(100)
    kind = units.kind_of(figure.unit)
    return (COUNT_UNITS.get(figure.unit, figure.unit) if kind == "count" else kind), found


def words_before(case: Case, figure: Figure) -> str:
    """The statement's words up to the figure."""
    start = case.statement(figure).span.start
    return case.paper.flat.between((max(start, figure.span.start - 200), figure.span.start))


def is_plain(case: Case, figure: Figure, words: str) -> bool:
    """Whether the words before a figure name it, and name no part, plan or other year."""
    if figure.raw == "持平" and words.endswith(("基本", "大致", "总体")):
        return False
    if TORN.search(words) or MORE.match(case.paper.content, figure.span.end):
        return False
    if UNFINISHED.search(words) or figure.subject.type == "project":
        return not UNFINISHED.search(words) and is_own_project(case, figure, words)
    if PARTIAL.search(words) or not is_named(figure, words):
        return False
    if figure.measure in CHANGES:
        return True
    wrong = PLANNED if figure.measure in ("final", "count", "prior_final") else SPENT
    years = YEAR.findall(words)
    return not wrong.search(words) and (not years or int(years[-1]) == figure.fiscal_year)


def is_own_project(case: Case, figure: Figure, words: str) -> bool:
    """Whether the words name the project, or stand in a report on it alone."""
    own, words = MARKS.sub("", figure.subject.name)[:4], MARKS.sub("", words)
    others = {MARKS.sub("", one.reading.project)[:4] for one in case.paper.cases} - {"", own}
    at = words.rfind(own)
    if any(words.rfind(other) > at for other in others):
        return False
    if at >= 0:
        return True
    heads = [one.heading[0] for one in case.reading.statements if one.heading]
    turns = [head for before, head in zip(["", *heads], heads, strict=False) if head != before]
    # The same first heading twice: two reports that were not told apart.
    return case.reading.project == figure.subject.name and len(turns) == len(set(turns))


def is_named(figure: Figure, words: str) -> bool:
    """Whether the last name in the words is the indicator's own."""
    words = MARKS.sub("", SHARE_OF.sub("", words))
    name = figure.indicator.removesuffix("/合计").removesuffix("/总额")
    own = MARKS.sub("", name.rsplit("/", 1)[-1]).removeprefix("本年").removesuffix("费")
    if accounts := name.startswith("功能分类/"):
        own = own.removesuffix("支出")
    at = words.rfind(own[:6])
    if at < 0:
        return False
    if accounts:
        return name.count("/") > 1 or not DEEPER.search(words, at)
    if PARTS.search(words, at) or (figure.measure not in CHANGES and OTHER.search(words, at)):
        return False
    if STRAY.search(words, at) or name.startswith("部门整体支出"):
        return False
    end = at + len(commonprefix((own, words[at:])))
    return all(one.start() < end for one in NAMES.finditer(words))


def fund_of(case: Case, figure: Figure, family: str, words: str) -> str | None:
    """Which funds are meant: of the words before the figure, else of its heading or table."""
    if family not in FUNDED:
        return ""
    if figure.place == "narrative":
        said = [*FUND.finditer(words)]
        if said:
            between = words[said[-1].end() :]
            told = DIGIT.search(between) and not PARTS.search(between)
            return None if told else fund_word(said[-1])
    titles = list(case.statement(figure).heading)
    if figure.place == "table":
        titles = [*titles, table_title(case, figure)]
    elif figure.place == "chart" and not (titles and "图" in titles[-1]):
        return None
    for title in reversed(titles):
        if said := [*FUND.finditer(title)]:
            return fund_word(said[-1])
    return ""


def fund_word(said: re.Match) -> str:
    """The funds that a word names."""
    return FUND_WORDS[said[1] or said[2]]


def table_title(case: Case, figure: Figure) -> str:
    """The nearest line above a table's figure that looks like a table's title."""
    titles = vars(case.paper).get("_titles")
    if titles is None:
        titles = vars(case.paper)["_titles"] = list(find_titles(case.paper.content))
    above = [title for start, title in titles if start < figure.span.start]
    return above[-1] if above else ""


def find_titles(content: str) -> Iterator[tuple[int, str]]:
    """Where short lines that end in 表 and speak of money begin, and what they say."""
    for end in TITLE_END.finditer(content):
        start = content.rfind("\n", 0, end.start()) + 1
        title = content[start : end.end()]
        if len(title) < 60 and TITLE_WORDS.search(title):
            yield start, title


def distinct_sayings(group: list[Saying]) -> list[Saying]:
    """One saying for each value, the most precise of those that meet."""
    kept: list[Saying] = []
    for one in sorted(group, key=lambda it: (it.interval.reach, it.figure.span)):
        if not any(one.interval.meets(other.interval) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda it: it.figure.span)


def is_unit_slip(one: Saying, other: Saying) -> bool:
    """Whether two amounts are the same digits in 元 and in 万元."""
    low, high = sorted((one, other), key=lambda it: abs(it.interval.value))
    digits = min(len(it.figure.value.normalize().as_tuple().digits) for it in (low, high))
    return one.key[-1] == "money" and digits > 1 and low.interval.scaled(SLIP).meets(high.interval)


def is_cut_short(one: Saying, other: Saying) -> bool:
    """Whether the coarser of two values is the finer one cut off instead of rounded."""
    fine, coarse = sorted((one, other), key=lambda it: it.interval.reach)
    if fine.figure.unit != coarse.figure.unit or not coarse.figure.decimals:
        return False
    scale = coarse.interval.value / coarse.figure.value if coarse.figure.value else 1
    whole = fine.interval.scaled(1 / Decimal(scale))
    return is_cut_off(coarse.figure.value, coarse.figure.decimals, whole)


def place_name(one: Saying) -> str:
    """Where a saying stands: 部门决算正文, 项目支出绩效自评表表格."""
    return KINDS[one.case.reading.kind] + PLACES[one.figure.place]


def full_name(one: Saying) -> str:
    """What a saying is of: the project's name, or the indicator's."""
    subject = one.figure.subject
    named = label(one.figure)
    if named in ("合计", "总额"):
        named = one.figure.indicator.rsplit("/", 2)[-2]
    return f"项目“{subject.name}”的{named}" if subject.type == "project" else named
