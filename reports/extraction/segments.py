"""Which reports a document holds, where each begins, and of which year and project it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.extraction.cells import CellRow
from reports.extraction.context import project_key

YEAR = r"(?P<year>(?:19|20)\d\d)"
TITLE_TAIL = (
    r"(?:信息|草案)?(?:公开)?(?:编制|情况)?(?:的)?(?:说明|报告|文本|信息公开|信息)?(?:书|表)?"
    r"(?:（[^（）]{1,8}）)?(?:[\u4e00-\u9fa5]{2,16}(?:信访(?:工作)?(?:局|办公室|办)|群众工作局|热线办公室)\.?)?$"
)
# A title is a line of its own; the first kind that matches wins.
TITLES = (
    ("overall_evaluation", r"(?:部门|单位)?整体(?:支出)?(?:预算)?(?:绩效)?(?:管理)?(?:绩效)?(?:自评|评价|自评价|自我评价)(?:情况)?(?:的)?报告|^部门整体支出绩效自评(?:情况)?$"),
    ("project_evaluation", r"(?:项目|专项|资金).{0,24}(?:自评|评价|自评价|自我评价)(?:情况)?报告|^项目.{0,10}绩效.{0,4}报告$"),
    ("project_score_sheet", r"(?:项目|专项).{0,16}(?:自评|评价|目标完成情况|目标自评)(?:情况)?表"),
    ("overall_sheet", r"整体.{0,12}(?:自评|评价|目标完成情况)(?:情况)?表"),
    ("final_account", rf"决算{TITLE_TAIL}"),
    ("budget", rf"预算{TITLE_TAIL}"),
)  # fmt: skip
COMPILED_TITLES = tuple((kind, re.compile(pattern)) for kind, pattern in TITLES)
OUTLINE = re.compile(
    r"收入支出(?:决算|预算)?总体情况|收入(?:决算|预算)情况说明|支出(?:决算|预算)情况说明|财政拨款收入?支出?.{0,8}(?:总体)?情况|"
    r"“?三公”?经费(?:财政拨款)?支出|机关运行经费(?:支出|安排)?|政府采购(?:支出|安排)?情况|部门(?:决算|预算)情况说明"
)
FINAL_OUTLINE = re.compile(
    r"(?:部门|单位|收入|支出|总体|收支|拨款)决算|决算(?:数|总体|情况|公开|报表|收支)|支出决算"
)
BUDGET_OUTLINE = re.compile(
    r"(?:部门|单位|收入|支出|总体|收支)预算|预算(?:总体|情况说明|公开|收支)|支出预算"
)
# The second line of a title that was broken in two.
TITLE_END = re.compile(r"^(?:支出)?(?:绩效)?(?:自评|评价|自评价|自我评价)(?:情况)?(?:的)?报告书?$")
LONGEST_TITLE = 60
BACK_TO_OUTER = re.compile(r"^第[五六七]部分|^附[件表]：.{0,40}公开表|^第[三四]部分名词解释")
PROJECT_IN_BRACKETS = re.compile(
    r"^[（《](?P<name>[^（）《》]{3,60}(?:（[^（）]{1,12}）[^（）]{0,20})?)[）》]$"
)
PROJECT_IN_TITLE = re.compile(
    rf"^(?:关于)?(?:{YEAR}年度?)?(?P<name>[\u4e00-\u9fa5、（）“”\d]{{4,50}}?)(?:项目)?(?:20\d\d年度?)?(?:支出)?(?:预算)?(?:绩效)(?:自评|评价|自评价)(?:情况)?报告$"
)
PROJECT_IN_TEXT = (
    re.compile(r"设立(?P<name>[\u4e00-\u9fa5、]{3,30}?)项目"),
    re.compile(
        r"《(?P<name>[\u4e00-\u9fa5、]{3,40}?)项目(?:20\d\d年度?)?(?:支出)?绩效(?:自评|评价)报告》"
    ),
    re.compile(r"组织对(?P<name>[\u4e00-\u9fa5、]{3,40}?)项目开展"),
)
# 甲项目绩效自评综述：…; 甲项目绩效自评得分为… begins a project's account in a body's report.
SUMMARIES = re.compile(
    r"(?:^|[。；：）]|[\d一二三四五六七八九十][、.])(?P<name>[\u4e00-\u9fa5“”（）、]{3,40}?)(?:项目)?(?:(?:支出)?绩效(?:(?:自评|评价)(?:结果)?(?:综述：|得分为?\d)|目标(?:实际)?完成情况综述[：。])|自评(?:结果|情况)?综述：)",
    re.MULTILINE,
)
# “甲”项目自评98分, “乙”项目绩效自评得分为92分.
QUOTED_SCORES = re.compile(
    r"“(?P<name>[\u4e00-\u9fa5（）、]{3,30})”(?:项目)?(?:支出)?(?:绩效)?(?:自评|评价)?(?:综合)?(?:得分|评分|自评|得)为?\d[\d.]*分"
)
NOT_A_PROJECT = re.compile(
    r"^(?:区级|县级|市级|省级|本级|部门|单位)?(?:专项|项目|决算|中|重点|预算|政府性基金|一般公共|国有资本|资金|支出|财政|（|）)+$"
)


@dataclass
class Segment:
    """One report's stretch of a document: block indexes ``first`` to ``last`` (excluded)."""

    kind: str
    title: str
    first: int
    last: int = 0
    year: int = 0
    project: str = ""
    project_code: str = ""
    rows: list[CellRow] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


def title_kind(text: str) -> str:
    """The kind of report a line is the title of, ``""`` if it is no title."""
    if (
        len(text) > LONGEST_TITLE
        or re.search(r"[。，；：？]|见附件|详见|\.{3}|…", text)
        or re.search(r"^[《“]|》", text)
    ):
        return ""
    if re.match(r"[一二三四五六七八九十]+[、.]|（[一二三四五六七八九十\d]+）|\d+[.、]", text):
        return ""
    return next((kind for kind, pattern in COMPILED_TITLES if pattern.search(text)), "")


OWN_SCOPE = re.compile(r"本级|单位(?:决算|预算)")


def title_scope(lines: Iterable[str]) -> str:
    """``own`` or ``summary`` where a title says that it is of one unit or of the whole department
    with all its units, ``""`` where none says it."""
    for line in lines:
        if title_kind(line) not in ("final_account", "budget"):
            continue
        if OWN_SCOPE.search(line):
            return "own"
        if "汇总" in line:
            return "summary"
    return ""


def find_year(text: str) -> int:
    """The fiscal year a title names, 0 for none."""
    match = re.search(rf"{YEAR}(?:-?年?度|年)", text) or re.search(YEAR, text)
    return int(match["year"]) if match else 0


DOCUMENT_YEAR = re.compile(
    rf"(?<![\d与较比同]){YEAR}(?:年度|年)(?:部门|单位|本级)?(?:收入|支出|收支|收、支|决算|预算|财政拨款|一般公共预算|“?三公|本年)"
)
TITLE_YEAR = re.compile(
    rf"(?<![\d与较比同]){YEAR}(?:年度|年)[^，。；\n]{{0,24}}(?:决算|预算|自评|评价)"
)


# Where a text hardly says of which year it is, every year it names counts, most of all its end.
FEW_YEARS = 3
YEAR_NAMED = re.compile(rf"(?<![\d与较比同]){YEAR}年(?:12月31日)?")


def count_years(pattern: re.Pattern, text: str) -> Counter[int]:
    """How often a text names each year so; 建议2024年预算安排60万元 names one that is to come."""
    found = pattern.finditer(text)
    return Counter(
        int(one["year"])
        for one in found
        if "建议" not in text[max(0, one.start() - 8) : one.start()]
    )


def document_year(text: str, head: Iterable[str] = ()) -> int:
    """The fiscal year a whole document is mostly about, 0 where it names none.

    The title among the lines of its ``head`` settles it. Else the year named most does;
    comparisons (与2021年相比) name the year before and do not count.
    """
    titled = [find_year(line) for line in head if title_kind(line) in ("final_account", "budget")]
    if any(titled):
        return next(year for year in titled if year)
    head, body = count_years(TITLE_YEAR, text[:3000]), count_years(DOCUMENT_YEAR, text)
    for year in head:
        body[year] += 20 * head[year]
    if body.total() < FEW_YEARS:
        body += count_years(YEAR_NAMED, text)
    if body:
        best = max(body.values())
        return max(year for year, times in body.items() if times == best)
    plain = Counter(int(match["year"]) for match in re.finditer(rf"(?<!\d){YEAR}年", text))
    return max(plain, key=lambda year: (plain[year], year)) if plain else 0


def outer_kind(text: str, head: Iterable[str] = ()) -> str:
    """``final_account`` or ``budget`` where the document follows that outline or one of the lines
    of its ``head`` is the title of such a report, else ``""``."""
    phrases = {match.group() for match in OUTLINE.finditer(text)}
    if len(phrases) < 2:
        kinds = (title_kind(line) for line in head)
        return next((kind for kind in kinds if kind in ("final_account", "budget")), "")
    final = len(FINAL_OUTLINE.findall(text))
    budget = len(BUDGET_OUTLINE.findall(text))
    return "final_account" if final >= budget else "budget"


def bracket_project(text: str) -> str:
    """The project in a line of its own under a title: （…项目经费）."""
    match = PROJECT_IN_BRACKETS.match(text)
    if not match or re.search(r"^\d{4}年度?$|虚构|示例：", match["name"]):
        return ""
    return match["name"]


def title_project(title: str, department: str) -> str:
    """The project that a report's title names, without year and body; ``""`` for none."""
    match = PROJECT_IN_TITLE.match(title)
    if not match:
        return ""
    # What stands in front of the body's name is where it lies.
    name = match["name"].split(department)[-1] if department else match["name"]
    name = re.sub(r"20\d\d年度?|(?:支出|预算)$", "", name)
    return "" if NOT_A_PROJECT.match(name) or len(project_key(name)) < 2 else name


def summed_up_projects(paragraphs: Iterable[str]) -> list[str]:
    """The projects whose results a body's report sums up, in order."""
    names: dict[str, None] = {}
    for text in paragraphs:
        heads = SUMMARIES.finditer(text[:LONGEST_SUMMARY_HEAD])
        for match in (*heads, *QUOTED_SCORES.finditer(text)):
            name = match["name"].removesuffix("项目")
            if not NOT_A_PROJECT.match(name) and "整体" not in name and "部门" not in name:
                names[name] = None
    return list(names)


# A project's name stands at the head of the paragraph that sums it up.
LONGEST_SUMMARY_HEAD = 120


def text_project(text: str) -> str:
    """The project that a document's sentences say a report is about."""
    for pattern in PROJECT_IN_TEXT:
        names = Counter(match["name"] for match in pattern.finditer(text))
        if len(names) == 1:
            return next(iter(names))
    return ""
