"""Whether the words before a figure say plainly what it is: whose, of which item, year and time.

A figure is plain where the last name in front of it is its own, and nothing makes it a part of the
year, a part of the body, a plan or the figure of another year.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from operator import eq

from reports.checks.dossier import Case, Paper
from reports.checks.groups import once
from reports.facts import Figure
from reports.spans import Span

SCORE = "绩效/部门整体自评得分"
CHANGES = ("change", "change_rate")
# The score that the body gives to all it has done, not a project's and not another's.
SELF_SCORE = re.compile(
    r"整体(?:支出)?(?:预算)?(?:绩效)?(?:目标)?(?:自我?评价?)?(?:自评)?(?:综合|最终)?(?:得分|总分|评分)(?:为|是|共|：)*$"
)
# Words before a number that make it a part of the year, or a part of the body.
UNFINISHED = re.compile(r"上半年|下半年|季度|(?<!\d)(?:1[01]|[1-9])月")
SPANS_OF_TIME = ("半年", "季度", "月")
PARTIAL = re.compile("截至目前|截止目前|本级|所属|下属|各单位|分别|平均|人均|计划|拟")
# The body with all that belongs to it is the whole.
WITH_UNITS = re.compile("(?:本级|机关|本部门)?[及和与](?:其)?(?:所属|下属)(?:各|事业|预算)*单位")
# Words directly before a number that name another measure than it was read as.
PLANNED = re.compile("(?:预算|计划|批复|安排|下达|指标)(?:总?[数额])?(?:资金)?[为是共:]?$")
SPENT = re.compile("(?:决算|执行|实际支出)(?:总?[数额])?[为是共:]?$")
LONGEST_ENDING = 8
# Names of items: the last one before a number must be the one it was read as.
NAMES = re.compile(
    "公务用车购置及运行|公务用车购置|公务用车运行|公务用车|公务接待|外事接待|因公出国|三公经费|机关运行经费"
    "|人员经费|公用经费|基本支出|项目支出|收支总计|收入总计|支出总计|收入合计|支出合计|政府采购"
)
# 收入 and 支出 without a word that limits them, behind the year or the body.
FREE = "(?:^|(?<=[年度门位局心会室委总排，。；：]))"
# What an item is called besides its own name, in words without marks.
OTHERWISE = {
    "收支总计": re.compile("收入总计[和与及]?支出总计|收入支出总计|收支总(?:预算|决算)"),
    "财政拨款收支总计": re.compile(
        "财政拨款(?:收入总计[和与及]?(?:财政拨款)?支出总计|收入支出总计|收支(?:总?预算)?总计)"
    ),
    "收入总计": re.compile(f"{FREE}收入总?[预决]算"),
    "支出总计": re.compile(f"{FREE}支出总?[预决]算"),
    "本年收入合计": re.compile(f"本年收入|{FREE}收入[预决]算"),
    "本年支出合计": re.compile(f"本年支出|{FREE}支出[预决]算"),
    "基本支出/人员经费": re.compile("人员支出"),
    "基本支出/公用经费": re.compile("公用支出"),
    "三公经费/公务用车购置数": re.compile("购[置买]了?(?:公务|执法执勤)?(?:用车|车辆)"),
}
# All that may stand between 部门整体支出 and its amounts.
OVERALL_ONLY = re.compile(
    r"整体支出(?:[年初全度调整后预决算实际支出完成执行总数额资金为是共：，,.\d万元])*$"
)
# Digits beside a number: a broken line tore it.
TORN = re.compile(r"\d[,，.、]?$")
MORE = re.compile(r"[,，.]?\s*\d")
# A page's number, or a piece of another, between a name and its amount.
STRAY = re.compile(r"(?<=[^\d.,，])\d{1,3}[^\d.,，年月日万元%个次批人辆类款项台号]")
SHARE_OF = re.compile("占[^，。；]{1,24}的?$")
# A further item after an amount, as 支出281.96万元，一般公共服务支出.
OTHER = re.compile(
    r"\d(?:元|万元|%)[^，]*[，；](?!完成|占|支出决算|决算|实际支出|执行)[^\d]*(?:支出|经费|费|款|类|项)"
)
DEEPER = re.compile("[-—－]|款|项")
# What opens the parts of a total that has named its funds.
PARTS = re.compile("其中|用于|(?<!不)包括|构成|如下|科目")
YEAR = re.compile(r"(20\d\d)年")
# 比2021年预算数增加3万元，: said of the item before, and over.
COMPARED = re.compile(r"[比较与同]20\d\d年[^，；。]*[，；。]")
MARKS = re.compile("[、“”\"'《》（）()〔〕]")
# A section's first words before its first amount, where the heading alone names the item.
OPENING = re.compile(
    r"(?:20\d\d年度?)?[，,]?(?:全年|本年度?)?(?:我|本)?(?:部门|单位|局|中心)?"
    r"(?:年初|共|实际|一般公共|财政拨款)*(?:预算|决算|支出|执行|安排|发生|总|数|额|为|是|共|计)*"
)
# A sentence without a number between an account and its amounts.
SPENT_ON = re.compile(r"(?:主要)?用于[^。\d]*。")
# What was done and who did it, named as the report does.
FREE_WORDING = ("工作量/", "人员/", "机构/")
# Fees that are also parts of other amounts, and what lists parts.
FEES = ("会议费", "培训费")
LISTED = re.compile("其中|用于|包括|含|、")
# One of several numbers for as many names: 甲、乙两个项目得分分别为98分、96分.
EACH = "clause:each"
BLANKS = re.compile(r"\s+")
LONGEST_HEADING = 80
HEADED = "heading:name"
BY_PARAGRAPH = "paragraph:account"
LONGEST_LINE = 300


def is_plain(case: Case, figure: Figure, words: str) -> bool:
    """Whether the words before a figure name it, and name no part, plan or other year."""
    if figure.raw == "持平" and words.endswith(("基本", "大致", "总体")):
        return False
    if TORN.search(words[-2:]) or MORE.match(case.paper.content, figure.span.end):
        return False
    if any(word in words for word in SPANS_OF_TIME) and UNFINISHED.search(words):
        return False
    if figure.subject.type == "project":
        return is_own_project(case, figure, words)
    if is_partial(words) or not names_own(case, figure, words):
        return False
    if figure.measure in CHANGES:
        return True
    wrong = PLANNED if figure.measure in ("final", "count", "prior_final") else SPENT
    return not wrong.search(words[-LONGEST_ENDING:]) and is_of_year(figure, words)


def is_partial(words: str) -> bool:
    """Whether words speak of a part of the body, or of what is only planned."""
    return bool(PARTIAL.search(words) and PARTIAL.search(WITH_UNITS.sub("", words)))


def is_of_year(figure: Figure, words: str) -> bool:
    """Whether the last year in the words, but for one compared with before, is the figure's."""
    year, years = str(figure.fiscal_year), YEAR.findall(words)
    if not years or years[-1] == year:
        return True
    years = YEAR.findall(COMPARED.sub("", words))
    return not years or years[-1] == year


def names_own(case: Case, figure: Figure, words: str) -> bool:
    """Whether the words, or what they are read with, name the item that a figure is of."""
    if figure.indicator == SCORE:
        return bool(SELF_SCORE.search(words))
    if figure.indicator.startswith(FREE_WORDING):
        # Its name is made of the very words before it.
        return True
    if figure.indicator in FEES and LISTED.search(words):
        return False
    if is_named(figure, words):
        return True
    if figure.rule.startswith(HEADED):
        return is_headed(case, figure, words)
    return figure.rule.startswith(BY_PARAGRAPH) and is_of_paragraph(case, figure)


def is_own_project(case: Case, figure: Figure, words: str) -> bool:
    """Whether words or heading name the project, or stand in a report on it alone."""
    own, words = beginning(figure.subject.name), MARKS.sub("", words)
    at = words.rfind(own)
    if at >= 0 and figure.rule.startswith(EACH):
        return True
    others = once(case.paper, "projects", project_beginnings)
    if any(other != own and words.rfind(other) > at for other in others):
        return False
    if at >= 0 or own in MARKS.sub("", "".join(case.statement(figure).heading[-1:])):
        return True
    return case.reading.project == figure.subject.name and once(case, "alone", is_alone)


@lru_cache(maxsize=256)
def beginning(name: str) -> str:
    """How a project's name begins: later words may be shortened."""
    return MARKS.sub("", name)[:4]


def project_beginnings(paper: Paper) -> set[str]:
    """How the names begin that the document's reports on projects have."""
    return {beginning(one.reading.project) for one in paper.cases} - {""}


def is_alone(case: Case) -> bool:
    """Whether no first heading comes twice, as where two reports were not told apart."""
    heads = [one.heading[0] for one in case.reading.statements if one.heading]
    turns = [head for before, head in zip(["", *heads], heads, strict=False) if head != before]
    return len(turns) == len(set(turns))


def is_named(figure: Figure, words: str) -> bool:
    """Whether the last name in the words is the indicator's own."""
    words = MARKS.sub("", SHARE_OF.sub("", words) if "占" in words else words)
    name, own = names_of(figure.indicator)
    if name.startswith("部门整体支出"):
        return name == "部门整体支出" and bool(OVERALL_ONLY.search(words))
    at, end = find_name(name, own, words)
    if at < 0:
        return False
    if name.startswith("功能分类/"):
        return name.count("/") > 1 or not DEEPER.search(words, at)
    if PARTS.search(words, at) or (figure.measure not in CHANGES and OTHER.search(words, at)):
        return False
    return not STRAY.search(words, at) and not NAMES.search(words, end)


def find_name(name: str, own: str, words: str) -> tuple[int, int]:
    """Where the last name of an item begins and ends in words without marks; -1 without one."""
    if (at := words.rfind(own[:6])) >= 0:
        return at, at + sum(takewhile(bool, map(eq, own, words[at:])))
    others = OTHERWISE.get(name)
    found = [*others.finditer(words)] if others else []
    return found[-1].span() if found else (-1, -1)


@lru_cache(maxsize=1024)
def names_of(indicator: str) -> tuple[str, str]:
    """An indicator without 合计, and the words that name it."""
    name = indicator.removesuffix("/合计").removesuffix("/总额")
    own = MARKS.sub("", name.rsplit("/", 1)[-1]).removeprefix("本年")
    own = own if name in FEES else own.removesuffix("费")
    return name, own.removesuffix("支出") if name.startswith("功能分类/") else own


def is_headed(case: Case, figure: Figure, words: str) -> bool:
    """Whether a section's heading names the item, and its first sentence goes on with the amount.

    As （一）公务接待费, and below it 2023年预算安排2.10万元.
    """
    heading = case.statement(figure).heading
    if not heading or not words or not OPENING.fullmatch(words):
        return False
    name, own = names_of(figure.indicator)
    title = MARKS.sub("", heading[-1])
    at, end = find_name(name, own, title)
    return at >= 0 and not NAMES.search(title, end) and is_below(case, figure, heading[-1])


def is_below(case: Case, figure: Figure, heading: str) -> bool:
    """Whether the line above a statement is its heading, and no piece of a broken sentence."""
    content, start = case.paper.content, case.statement(figure).span.start
    above = content[max(0, start - LONGEST_HEADING) : start]
    return bool(BLANKS.sub("", above).endswith(BLANKS.sub("", heading)))


def is_of_paragraph(case: Case, figure: Figure) -> bool:
    """Whether a paragraph opens with the account that its later sentences tell of.

    As 3.住房公积金（项）。年初预算为5.10万元，支出决算为5.04万元.
    """
    content, start = case.paper.content, figure.span.start
    line = content.rfind("\n", 0, start) + 1
    words = case.paper.flat.between(Span(max(line, start - LONGEST_LINE), start))
    own = names_of(figure.indicator)[1]
    at = MARKS.sub("", words).rfind(own)
    rest = SPENT_ON.sub("", MARKS.sub("", words)[at + len(own) :])
    return at >= 0 and "类" not in rest and "款" not in rest and not PARTS.search(rest)
