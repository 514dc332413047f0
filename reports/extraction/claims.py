"""Numerals that are no data: dates, ordinals, document numbers, codes, names, thresholds.

Each rule is a pattern over a strip's text; it claims the numerals that lie in its match (in
its group ``n`` where it has one). The first rule that claims a numeral keeps it. There is no
catch-all: what no rule claims is left for the readers of figures, and then ``unread``.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reports.numerals import NUMERAL

YEAR = r"(?:19|20)\d\d"
HOTLINES = r"12345|12388|12380|12389|12348|12333|12315|12309|12337|12318|12329|12350|12369|12371|12380|12385|12393|12395|12351|12355|12338"

# The name of an account between two codes.
BELOW = r"(?:[\u4e00-\u9fa5]|（[^（）\d]{1,8}）){2,24}"

# (class, rule, pattern). Order matters. What begins with ``\d+`` stands behind ``(?<!\d)``: tried at
# each digit of an endless numeral it would take the square of its length.
RULES = (
    ("code", "project-code", r"(?<![\dA-Z])\d{6,10}[A-Z]\d{9,14}(?=[-—]|\D|$)"),
    ("code", "labelled-code", r"(?:项目|预算|单位|部门|机构|信用|组织机构|区划|科目|功能|邮政)(?:编码|代码|编号)(?:为|：)?(?P<n>[\dA-Z-]{3,30})"),
    ("code", "account-code", r"(?<=[\u4e00-\u9fa5）“])(?P<n>\d{2,7})(?=（[类款项]）)|（(?P<m>\d{2,7})[类款项]）"),
    ("code", "account-code", r"(?<=[\u4e00-\u9fa5])（(?P<n>[23]\d\d(?:\d\d){0,2}|2\d{6})类?）(?=\d|：|，|年|预算|支出|决算)"),
    ("code", "account-code", r"(?:^|(?<=[）、.]))(?P<n>2[0-3]\d{5}|2[0-3]\d{3})(?=[\u4e00-\u9fa5])"),
    ("code", "account-code", r"(?P<n>2[0-3]\d{5})(?<![^）、.：，；“]\d{7})(?=[-—_“]{0,2}(?![万亿元人个件次批])[\u4e00-\u9fa5])"),
    ("code", "account-code", r"(?<=[\u4e00-\u9fa5])（(?P<k>2[0-3]\d{5})）|[）”]（(?P<n>2[0-3]\d(?:\d\d){1,2})）|(?:类）|支出”?)（(?P<m>2[0-3]\d(?:\d\d)?)）(?!\d)|[\u4e00-\u9fa5”]（(?P<h>2[0-3]\d{3})）(?=[\u4e00-\u9fa5])"),
    ("code", "account-code", rf"（2[0-3]\d）{BELOW}（(?P<n>\d\d)）(?:{BELOW}（(?P<m>\d\d)）)?"),
    ("code", "account-code", rf"(?<!\d)(?P<n>2[0-3]\d){BELOW}[-—_/](?P<m>\d\d){BELOW}(?:[-—_/](?P<k>\d\d)(?=[\u4e00-\u9fa5]))?"),
    ("code", "account-code", r"(?:^|(?<=[：；。，]))(?P<n>2[0-3]\d)(?![人名个批次件万亿元户辆台套起条项家年月日份期场余多])(?=[\u4e00-\u9fa5]{3,12}支出)"),
    ("code", "labelled-code", r"(?:监督)?索引(?:号|编号)?[：]?(?P<n>\d[\d-]{5,40})"),
    ("code", "telephone", r"(?:电话|传真|热线电话|联系方式)(?:号码)?[：（]*(?P<n>\d{3,4}-?\d{5,8}(?:-\d+)?|\d{5,12})|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"),
    ("code", "hot-line", rf"(?<![\d.])(?:{HOTLINES})(?![\d.])|(?<![\d.])(?P<n>\d{{5}})(?=[）]?(?:政务|政府|便民|市民|服务|公益|热线|短号|平台))|热线（?(?P<m>\d{{5}})"),
    ("docno", "document-number", rf"[〔\[【（〈<{{]{YEAR}[〕\]】）〉>}}]第?\d{{1,5}}(?:-\d+)?号?|{YEAR}年?第?\d{{1,5}}号(?!楼|线)|[〔\[【]{YEAR}[〕\]】]"),
    ("docno", "purchase-number", r"(?:备案|采购|招标|项目|合同|监督索引|索引|发布|批准)(?:编号|号)(?:为|：)?[A-Z]*(?P<n>[\dA-Z-]{3,40})"),
    ("ordinal", "numbering", r"第[（]?\d{1,5}[）]?(?:[-—]\d{1,5})?(?=[届次号期位名条款项章节部分类批季季度轮年个阶段季版级组页卷，。）》]|$|[\u4e00-\u9fa5])"),
    ("ordinal", "page", r"^第[一二三四五六七八九十]+部分(?:20\d\d年度?)?[\u4e00-\u9fa5“”、（）]{2,40}(?P<n>\d{1,3})$"),
    ("ordinal", "table-number", r"公开(?P<n>\d{1,2}(?:-\d)?)表|(?:决|预)公开(?P<m>\d{1,2})"),
    ("ordinal", "attachment", r"(?:附件|附表|附录|附图|表格?|图|指标|备注|注|目标|任务|序号)(?P<n>\d{1,3}(?:[-—]\d{1,3})?)(?=[：、.）（，。；_＿]|[\u4e00-\u9fa5“《]|$)(?!(?:个|份|张|项(?!目)|次|件|人|套|年|月|%|元|万))"),
    ("ordinal", "outline", r"^(?P<m>\d{1,2})(?=[“”][.、．])|(?:^|(?<=[。；;！：）]))(?P<n>\d{1,3})(?=[、.．）](?!\d{1,2}(?:%|万|元|人|个|次|件|$)))"),
    ("ordinal", "bracketed-outline", r"(?:^|(?<=[。；：，、]))（(?P<n>\d{1,2})）"),
    ("ordinal", "page", r"^(?:[-—第]+(?P<n>\d{1,4})[-—页]*|(?P<m>\d{1,4})[-—页]+)$"),
    ("date", "date-dotted", rf"(?<![\d.]){YEAR}([\-/])\d{{1,2}}(?:\1\d{{1,2}})?(?![\d.])|(?<![\d.]){YEAR}\.\d{{1,2}}\.\d{{1,2}}(?![\d.])|(?<![\d.]){YEAR}\.\d{{1,2}}(?=[-—~～至]+{YEAR}\.)|(?<=[-—~～至]){YEAR}\.\d{{1,2}}(?![\d.])(?!万|元|%)"),
    ("date", "year-range", rf"{YEAR}年?度?[-—~～至到]+{YEAR}(?=年|[，。；、）]|$)"),
    ("date", "year", rf"{YEAR}(?:(?<![\d.]....)|(?<=^\d\.....)|(?<=^\d\d\.....)|(?<=[。；…]\d\.....))(?=年|-?度|、{YEAR}年)|(?<![\d.]){YEAR}(?=(?:公务用车|公用经费|部门预算|部门决算|全年))"),
    ("date", "broken-year", r"(?<![\d.])20\d?(?=年度)"),
    ("date", "month-range", r"(?<![\d.])\d{1,2}(?:月)?[-—~～至到]+\d{1,2}月(?:份|底|末|初)?"),
    ("date", "month", r"(?<![\d.])(?:1[0-2]|0?[1-9])(?=月(?!份?均|平均|余|以上))"),
    ("date", "day", r"(?<=月)(?:3[01]|[12]\d|0?[1-9])(?=[日号])"),
    ("date", "time", r"(?<![\d.])\d{1,2}：\d{2}(?![\d.])"),
    ("name", "quoted-name", r"“(?=[^“”]{1,16}”)(?P<n>[^“”\d]{0,6}\d[\d.+—\-Xx×·*/]{0,10}[^“”\d]{0,8}(?:[+\d][^“”]{0,8})?)”(?!公)"),
    ("name", "event-name", r"(?<![\d.])\d{1,2}[.·•]\d{1,2}(?=”|事件|泥石流|地震|洪灾|火灾|案)|(?<![\d])(?P<n>\d)(?=[GD](?:网|技术|套餐|智|视频|\+|信))|P(?P<m>\d(?:\.\d)?)(?=屏|全彩|LED)"),
    ("name", "plus-pattern", r"(?<![\d.])\d\+\d(?:\+\d|\+[NX])?(?![\d.%])|(?<![\d.])\d\+[NXn](?![\d.])"),
    ("other", "unit-price-threshold", r"单(?:位|台)?价(?:值)?(?:在)?(?P<n>\d+(?:\.\d+)?)万?元(?:（含(?P<m>\d{0,12}[^）]{0,20})）)?(?:以上|及以上)?"),
    ("other", "section-points", r"（(?:满分|分值|共|计|权重|本项)?(?P<n>\d{1,3}(?:\.\d+)?)分）"),
    ("other", "instruction", r"(?:未达到|低于|高于|超过|达到|不足|小于|大于|不超过|少于)(?P<n>\d+(?:\.\d+)?)(?:%|万元|元|分)(?:（含）)?(?:以上|以下)?的"),
    ("other", "length-limit", r"(?<!\d)(?P<n>\d+)字(?:以内|左右|以上|以下)"),
    ("other", "formula-factor", r"[×xX*](?P<n>\d+(?:\.\d+)?)%?"),
    ("other", "rule-threshold", r"(?<!\d)(?P<n>\d+(?:\.\d+)?)万?元（?含?）?(?:及|或)?以上的(?:大额|重大|支出|资金|项目|采购|单笔)"),
    ("other", "scoring-band", r"(?<![\d.])(?:(?P<n>\d[\d.]{0,5})分?[-—~至])?(?P<m>\d[\d.]{0,5})分(?:（[^）]{1,4}）)?及?(?:以上|以下)?的?项目(?=\d)"),
    ("other", "scoring-band", r"(?:(?<!”)得|扣|加|计)(?P<n>\d+(?:\.\d+)?)分(?=[；，。、）]|为止|$)(?<!总得)|(?<!\d)(?P<m>\d+(?:\.\d+)?)分?(?:（[^）]{0,4}）)?[-—~～至]+(?P<k>\d+(?:\.\d+)?)分?(?:（[^）]{0,4}）)?(?:之间)?(?:的)?(?:为|是|：)?(?=[“”]?[优良中差合不])|(?<!\d)(?P<j>\d+(?:\.\d+)?)分?(?:（[^）]{0,4}）)?(?:及)?(?:以下|以上)(?:（[^）]{0,4}）)?(?:的)?(?:为|是|：)(?=[“”]?[优良中差合不])|(?<=[优良中差合格]：)(?P<h>\d+(?:\.\d+)?)|(?:总分|满分)(?:值)?(?:设置|设定)?(?:为|：)?(?P<g>1\d\d|10)分"),
)  # fmt: skip


# A rule can match only where one of these characters stands; looking for them first is cheaper
# than trying the pattern. Rules not listed are always tried.
NEEDS = {
    "account-code": "类款项23", "telephone": "电真系-", "hot-line": "热短平号12政便市服公",
    "document-number": "号〔[【（〈<{", "purchase-number": "号", "labelled-code": "码号引",
    "table-number": "开", "date-dotted": "-/.", "month-range": "月", "month": "月", "day": "月",
    "time": "：", "quoted-name": "“", "event-name": "”事泥地洪火案GDP", "plus-pattern": "+",
    "unit-price-threshold": "价", "section-points": "（", "instruction": "的", "length-limit": "字",
    "formula-factor": "×xX*", "rule-threshold": "元", "scoring-band": "优良差格分目",
    "numbering": "第", "broken-year": "度", "project-code": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "attachment": "件表录图标注务号", "outline": "、.．", "bracketed-outline": "（",
    "year-range": "-—~～至到", "year": "年度-公部全",
}  # fmt: skip
# A page's number stands alone: looking at the length first is cheaper still.
LONGEST_PAGE = 40
# Nor where no numeral has at least so many characters.
SHORTEST = {
    "hot-line": 5, "year": 4, "date-dotted": 4, "document-number": 4, "year-range": 4,
    "telephone": 3, "project-code": 6,
}  # fmt: skip
COMPILED = tuple(
    (cls, rule, re.compile(pattern), frozenset(NEEDS.get(rule, "")), SHORTEST.get(rule, 1))
    for cls, rule, pattern in RULES
)


class NumeralSlot:
    """A numeral of a strip (``start``, ``end`` in the strip's text) and its claim, if any."""

    __slots__ = ("cls", "end", "raw", "reason", "rule", "start")

    def __init__(self, start: int, end: int, raw: str):
        self.start, self.end, self.raw = start, end, raw
        self.cls = self.rule = self.reason = ""

    def claim(self, cls: str, rule: str, reason: str = "") -> None:
        """Give this numeral its class; the first claim stays."""
        if not self.cls:
            self.cls, self.rule, self.reason = cls, rule, reason


DIGIT = re.compile(r"\d")
OUTLINE_YEAR = re.compile(
    r"(?:^|(?<=[。；]))(\d{1,2})[.、](?=(?:19|20)\d\d年|2[0-3]\d(?:\d\d){0,2}[\u4e00-\u9fa5]{3,12}支出)"
)
# 2023.12.31, 2023.1-2023.12; a lone 1900.05 is an amount.
MONTH = r"(?:1[0-2]|0?[1-9])"
DOTTED_DATE = re.compile(
    rf"(?<![\d.]){YEAR}\.{MONTH}\.(?:3[01]|[12]\d|0?[1-9])(?![\d.])(?!万|元|%)"
    rf"|(?<![\d.]){YEAR}\.{MONTH}(?=[-—~～至]+{YEAR}\.{MONTH}(?![\d.]))"
    rf"|(?<=[-—~～至]){YEAR}\.{MONTH}(?![\d.])(?!万|元|%)"
)


def find_slots(text: str) -> list[NumeralSlot]:
    """All numerals of a strip's text in order."""
    if not DIGIT.search(text):
        return []
    if NUMERAL.fullmatch(text) and "." not in text:
        return [NumeralSlot(0, len(text), text)]
    slots = []
    cuts, dates = {}, {}
    if "." in text or "、" in text:
        cuts = {match.end(1): match.start(1) for match in OUTLINE_YEAR.finditer(text)}
        dates = {match.start(): match.end() for match in DOTTED_DATE.finditer(text)}
    position = 0
    while match := NUMERAL.search(text, position):
        start, end = match.span()
        if start in dates:
            for part in re.finditer(r"\d+", text[start : dates[start]]):
                slots.append(NumeralSlot(start + part.start(), start + part.end(), part.group()))
            position = dates[start]
            continue
        if cuts:
            end = next(
                (at for at in range(start + 1, min(start + 3, end)) if cuts.get(at) == start), end
            )
        slots.append(NumeralSlot(start, end, text[start:end]))
        position = end
    return slots


def claim_slots(text: str, slots: list[NumeralSlot]) -> None:
    """Let every rule claim the numerals in its matches."""
    if not slots:
        return
    starts = [slot.start for slot in slots]
    present = set(text)
    longest = max(slot.end - slot.start for slot in slots)
    for cls, rule, pattern, needs, shortest in COMPILED:
        if longest < shortest or (needs and needs.isdisjoint(present)):
            continue
        if rule == "page" and len(text) > LONGEST_PAGE:
            continue
        for match in pattern.finditer(text):
            for start, end in claimed_ranges(match):
                for slot in slots[bisect_left(starts, start) : bisect_left(starts, end)]:
                    if slot.end <= end:
                        slot.claim(cls, rule)


def claimed_ranges(match: re.Match) -> list[tuple[int, int]]:
    """The ranges a match claims: its named groups that took part, else the whole match."""
    named = [match.span(name) for name in match.groupdict() if match.start(name) >= 0]
    return [span for span in named if span[0] < span[1]] or [match.span()]
