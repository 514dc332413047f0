"""Which funds an amount is of: 一般公共预算, 政府性基金, all grants, or all there are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reports.checks.dossier import Case
from reports.checks.groups import once
from reports.checks.plainness import PARTS
from reports.facts import Figure

# Families whose amounts depend on which funds are meant; others name their funds themselves.
FUNDED = (
    "收支总计", "收入总计", "支出总计", "本年收入合计", "本年支出合计", "支出",
    "基本支出", "功能分类", "年初结转和结余", "年末结转和结余",
)  # fmt: skip
FUND_WORDS = {
    "政府性基金": "fund",
    "国有资本": "capital",
    "一般公共预算": "general",
    "财政拨款": "grant",
}
FUND = re.compile(
    "(政府性基金|国有资本|一般公共预算)(?:经营)?(?:预算)?(?:财政)?(?:拨款)?|(财政拨款)"
)
# The funds of an income say nothing of the spending told behind it.
INCOME = re.compile("(?:当年)?(?:财政)?(?:拨款)?收入(?!支出|、支|和支)")
SPENDING = ("支出", "本年支出", "基本支出", "功能分类")
DIGIT = re.compile(r"\d")
TITLE_END = re.compile(r"表[ \t　]*$", re.M)
TITLE_WORDS = re.compile("预算|决算|收支|收入|支出|经费")
# An item of a list: 1.“住房保障支出”科目12.30万元.
NUMBERED = re.compile(r"[ \t　]*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.．、]")
OPENS = re.compile(r"如下[:：]?[ 　]*$", re.M)
LONGEST_OPENING = 60


def fund_of(case: Case, figure: Figure, words: str) -> str | None:
    """Which funds are meant: of the words before the figure, else of its heading or table."""
    if figure.indicator.partition("/")[0] not in FUNDED:
        return ""
    if figure.place == "narrative":
        spends = figure.indicator.startswith(SPENDING)
        said = [
            one for one in FUND.finditer(words) if not (spends and INCOME.match(words, one.end()))
        ]
        if said:
            between = words[said[-1].end() :]
            told = DIGIT.search(between) and not PARTS.search(between)
            return None if told else fund_word(said[-1])
    elif figure.place == "table" and is_beside_whole(case, figure):
        return "general"
    titles = find_headings(case, figure)
    if titles is None:
        return None
    for title in reversed(titles):
        if said := [*FUND.finditer(title)]:
            return fund_word(said[-1])
    return ""


def find_headings(case: Case, figure: Figure) -> list[str] | None:
    """What an amount stands below, the nearest last; ``None`` where that is open."""
    titles = list(case.statement(figure).heading)
    if figure.place == "table":
        return [*titles, table_title(case, figure)]
    if figure.place == "chart":
        return titles if titles and "图" in titles[-1] else None
    return [*titles, opening_line(case, figure, titles)]


def is_beside_whole(case: Case, figure: Figure) -> bool:
    """Whether the row has a column of all grants, of which the figure is the general budget's."""
    whole = f"财政拨款支出/{figure.indicator}"
    return whole in case.indicators and any(
        one.indicator == whole for one in case.statement(figure).figures
    )


def opening_line(case: Case, figure: Figure, titles: list[str]) -> str:
    """The line that opens the list a figure stands in: 财政拨款支出主要内容如下：."""
    lines = once(case.paper, "openings", lambda one: list(find_openings(one.content)))
    above = bisect_left(lines, (figure.span.start,))
    if not above or not titles:
        return ""
    content, (opened, line) = case.paper.content, lines[above - 1]
    start = content.rfind("\n", 0, figure.span.start) + 1
    is_inside = NUMBERED.match(content, start) and content.rfind(titles[-1], 0, start) < opened
    return line if is_inside else ""


def find_openings(content: str) -> Iterator[tuple[int, str]]:
    """Where lines end in 如下 that name funds, and what they say."""
    for end in OPENS.finditer(content):
        start = content.rfind("\n", 0, end.start()) + 1
        line = content[start : end.start()]
        if len(line) <= LONGEST_OPENING and FUND.search(line):
            yield start, line


def fund_word(said: re.Match) -> str:
    """The funds that a word names."""
    return FUND_WORDS[said[1] or said[2]]


def table_title(case: Case, figure: Figure) -> str:
    """The nearest line above a table's figure that looks like a table's title."""
    titles = once(case.paper, "titles", lambda one: list(find_titles(one.content)))
    above = bisect_left(titles, (figure.span.start,))
    return titles[above - 1][1] if above else ""


def find_titles(content: str) -> Iterator[tuple[int, str]]:
    """Where short lines that end in 表 and speak of money begin, and what they say."""
    for end in TITLE_END.finditer(content):
        start = content.rfind("\n", 0, end.start()) + 1
        title = content[start : end.end()]
        if len(title) < 60 and TITLE_WORDS.search(title):
            yield start, title
