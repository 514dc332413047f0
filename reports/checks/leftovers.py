"""The wordings by which a template shows through, as tables to check and extend.

A pattern is only tried where one of its signs, plain words, stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.dossier import Case
from reports.spans import Span

UP = "增加|增长|上升|提高|上涨"
DOWN = "减少|下降|降低|下浮"
AMOUNT = r"(?P<number>-?\d[\d,.]*(?:万元|元|%|个百分点))?"
MASK = "[xX×*＊]"
MASKED = ("X", "x", "×", "*", "＊")
MASK_SIGN = re.compile(rf"{MASK}(?:{MASK}|(?<=[X×])[年月日])")

# One direction with the other in brackets behind it, or both in brackets.
CHOICES = tuple(
    re.compile(rf"{pattern}{AMOUNT}")
    for pattern in (
        rf"(?:{UP})(?:（或?(?:{DOWN})）|[/／](?:{DOWN}))",
        rf"(?:{DOWN})(?:（或?(?:{UP})）|[/／](?:{UP}))",
        rf"（(?:{UP})[/／、或](?:{DOWN})）",
        rf"（(?:{DOWN})[/／、或](?:{UP})）",
    )
)
CHOICE_SIGN = re.compile(rf"[（/／](?:或?(?:{UP}|{DOWN}))")

# (signs, pattern, what it is, how grave in a report of figures). XX in the place of a number or a
# year is a blank; in that of a person, a village or a court it hides a name.
PATTERNS = (
    (
        MASKED,
        rf"(?<=[占为长少加降达到出额]){MASK}{{2,6}}(?=万元|元[，。；]|%|个百分点)",
        "数字没有填写",
        "warning",
    ),
    (
        MASKED,
        rf"(?:(?<=收入|支出|合计|总计|总额|预算|决算)|(?<=[类款项]）)|(?<=\d{{3}}）))"
        rf"{MASK}{{2,6}}(?=万元|元[，。；])",
        "数字没有填写",
        "warning",
    ),
    (
        MASKED,
        rf"(?<![占为长少加降达到出额）xX×*＊])(?<!收入|合计|总计|预算|决算)"
        rf"{MASK}{{2,6}}(?=万元|元[，。；])",
        "数字没有填写",
        "info",
    ),
    (
        MASKED,
        rf"(?<=[为少加降达到有待置]){MASK}{{2,4}}(?=人|批|辆|台|个|次)",
        "数字没有填写",
        "info",
    ),
    (
        MASKED,
        rf"20(?:\d{MASK}|{MASK}{{1,2}})年|(?<=年){MASK}{{1,2}}月(?:{MASK}{{1,2}}日)?",
        "日期没有填写",
        "info",
    ),
    (
        MASKED,
        rf"(?<![A-Za-z×*]){MASK}{{2,6}}(?=部门|单位|局|办公室|中心)"
        rf"(?=[一-鿿]{{1,4}}(?:20\d\d|决算|预算|的?职能|概况|机关运行|部门|单位))",
        "单位名称没有填写",
        "info",
    ),
    (
        ("【",),
        "【[^】]{0,80}(?:请|填|注：|说明|模板|示例|如实|删除|根据实际)[^】]{0,80}】",
        "填写提示没有删去",
        "info",
    ),
    (
        ("（如", "（若"),
        "（[如若]果?(?:有|无|没有|涉及|不涉及)[^（）]{0,24}）",
        "填写提示没有删去",
        "info",
    ),
    (
        ("（可", "（请"),
        "（[可请](?:自行|根据|据实|如实|删除|补充|填写|说明)[^（）]{0,30}）",
        "填写提示没有删去",
        "info",
    ),
    (("（此处",), "（此处[^（）]{1,40}）", "填写提示没有删去", "info"),
    (
        ("请根据", "请结合", "请按照", "部门根据", "单位根据"),
        "请(?:各?部门|各?单位)?(?:根据|结合|按照)[^，。；]{0,16}实际[^，。；]{0,12}"
        "(?:填写|说明|描述|修改|删除|补充)",
        "填写提示没有删去",
        "info",
    ),
    (
        ("围绕以下",),
        "(?:重点)?围绕以下内容(?:进行)?(?:分析)?(?:评价|说明)(?:[^。；]{0,24}分析说明)?",
        "填写提示没有删去",
        "info",
    ),
    (
        ("…",),
        "(?:原因|主要)(?:主要)?(?:是|为|系|：)*…{2,}(?!等)",
        "原因没有填写",
        "warning",
    ),
    (("申报内容是否",), "分析评价申报内容是否与实际相符", "填写提示没有删去", "info"),
    (
        ("此项", "不涉及"),
        "(?:无此项|没有此项|不涉及)(?:内容)?的?(?:请|可|应)?(?:删除|填“?无)",
        "填写提示没有删去",
        "info",
    ),
    (
        ("预算数的", "预算的"),
        "决算数?(?:等于|小于|大于)[一-鿿]{0,4}预算数?的(?=[。；])",
        "句子不完整",
        "info",
    ),
)
COMPILED = tuple((signs, re.compile(pattern), *rest) for signs, pattern, *rest in PATTERNS)
SHORT_YEAR = re.compile(r"20\d年(?=度|部门|单位|末|底|决算|预算|[，“])")
# A sentence of its own that only says what should be written.
PROMPT_LINE = re.compile(
    r"[（\d一二三四五六七八九十）.、]{0,5}(?:主要)?(?:包括|说明|反映|简要(?:说明|概述|描述|介绍))"
    r"[^。]{4,60}等(?:方面)?的?(?:情况|内容)。?$"
)
DOTS = re.compile(r"[（\d一二三四五六七八九十）.、]{0,5}…+(?:[（(]?[类款项][）)]?|。|等)?$")
LONGEST_PROMPT = 70
STOPS = "，。；：、,;"
DOUBLED = re.compile(f"[{STOPS}]{{2,}}")
UNDERSCORES = re.compile("_{3,}|＿{2,}")
# Behind these words a line is there to be signed.
SIGNING = re.compile("(?:签字|签名|签章|盖章|负责人|日期|审核|填表|电话|联系)[^，。]{0,6}$")


class Leftover(NamedTuple):
    """Words that were left over: what they are, and how grave it is."""

    words: str
    span: Span
    kind: str
    severity: str = "info"


def find_leftovers(case: Case) -> Iterator[Leftover]:
    """Everything that looks like the template speaking."""
    yield from find_choices(case)
    yield from find_wordings(case)
    yield from find_years(case)
    yield from find_lines(case)
    yield from find_marks(case)


def find_choices(case: Case) -> Iterator[Leftover]:
    """增加（减少）: grave where a number follows, whose sign stays open then."""
    if not CHOICE_SIGN.search(case.flat.text):
        return
    for pattern in CHOICES:
        for match, span in case.flat.find(pattern):
            number = match["number"] or ""
            if not number.startswith("-"):
                yield Leftover(match[0], span, "增减方向没有选定", "warning" if number else "info")


def find_wordings(case: Case) -> Iterator[Leftover]:
    """Placeholders and instructions in running text."""
    text = case.flat.text
    # In a report of one's work the amount at stake in a petition may be hidden.
    of_figures = case.reading.kind in ("final_account", "budget")
    masked = any(sign in text for sign in MASKED) and MASK_SIGN.search(text)
    for signs, pattern, kind, severity in COMPILED:
        if masked if signs is MASKED else any(sign in text for sign in signs):
            for match, span in case.flat.find(pattern):
                yield Leftover(match[0], span, kind, severity if of_figures else "info")


def find_years(case: Case) -> Iterator[Leftover]:
    """202年度: a digit of the year is missing."""
    text = case.flat.text
    for match in SHORT_YEAR.finditer(text):
        before = text[match.start() - 1 : match.start()]
        span = case.flat.span(*match.span())
        # Cells stand one a line: the end of a number and the next cell's first word.
        whole = "\n" not in case.paper.content[slice(*span)]
        if whole and not before.isdigit() and before not in (",", "，", "."):
            yield Leftover(match[0], span, "年份不完整")


def find_lines(case: Case) -> Iterator[Leftover]:
    """Lines and cells that hold nothing but dots, or but a prompt."""
    text = case.flat.text
    dotted = "…" in text
    if not dotted and (case.reading.kind == "project_score_sheet" or "等" not in text):
        return
    for start, end, is_cell in case.flat.lines:
        if end - start > LONGEST_PROMPT or (is_cell and not dotted):
            continue
        words = text[start:end]
        if "…" in words and DOTS.match(words):
            yield Leftover(words, case.flat.span(start, end), "省略号没有替换为内容")
        elif not is_cell and "等" in words and PROMPT_LINE.match(words):
            yield Leftover(words, case.flat.span(start, end), "填写提示没有删去")


def find_marks(case: Case) -> Iterator[Leftover]:
    """Marks of the untouched text: two stops in a row, underscores for a number."""
    content = case.paper.content
    underscores = "__" in case.flat.text or "＿" in case.flat.text
    doubled = has_doubled(case.flat.text)
    for first, last in case.flat.spans:
        for match in DOUBLED.finditer(content, first, last) if doubled else ():
            # 。。。 stands for an ellipsis.
            if match[0].strip("。") or len(match[0]) == 2:
                yield Leftover(match[0], Span(*match.span()), "标点重复")
        for match in UNDERSCORES.finditer(content, first, last) if underscores else ():
            if not SIGNING.search(content[max(0, match.start() - 12) : match.start()]):
                yield Leftover(match[0], Span(*match.span()), "空格没有填写")


def has_doubled(text: str) -> bool:
    """Whether two stops stand side by side; quicker than looking at each."""
    for stop in STOPS[1:]:
        text = text.replace(stop, STOPS[0])
    return 2 * STOPS[0] in text
