"""Whom a report speaks of as itself, and whether that is the body it is of.

``2022年，群工局机关运行经费支出63.14万元``, ``指区委编办为单位职工缴纳`` name a body in the place
where only the report's own can stand. Abbreviations, other names of the same office, offices below,
above or beside it that the report introduces are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reports.checks.dossier import Case
from reports.checks.flat import Flat
from reports.mentions import OFFICE, Mention, read_mentions
from reports.regions import find_chains, lies_within, read_chain
from reports.spans import Span

# What is only said of the reporting body; its name stands right in front, or before the year.
STATED = re.compile(
    r"机关运行经费(?:支出|预算|财政拨款|安排)|政府采购(?:支出|预算)总额|共有(?:公务)?(?:车辆|用车)"
    r"|收、支总计|收入支出总计|部门(?:决算|预算|整体)|单位(?:决算|预算)"
)
# What may also be said of other offices, but not of one of the same kind in another region.
STATED_OF_KIN = re.compile(
    r"内设|下设|设有?\d个|(?:包括|共有)\d+个|核定编制|编制(?:总?数|人数)为?\d|现有(?:编制|在职)|年末实有"
    r"|(?:没有|无|未设)下属|本级(?:决算|预算)|为(?:一级)?预算单位|编报绩效"
    r"|的?主要(?:任务|职责|职能)[是为有：]"
    r"|收支总预算|一般公共预算|财政拨款|[“”]?三公[“”]?经费|政府采购预算|无(?:国有资|政府性基金)"
    r"|(?:总?收入|总?支出)(?:预算|总计|合计)|年[初末]结转|本年(?:收入|支出)|(?:基本|项目)支出(?=\d|[为预决])"
    r"|(?:公务)?(?:用车|车辆)\d+辆|正常运转(?=发生|的)|完成信访|负责(?:该|本)项目|按(?:规定|要求)开展(?:预算)?绩效"
)
SUBJECT = r"(?:部门|本级|机关)?(?:20\d\d年度?末?)?(?:部门|本级)?(?:财政拨款的)?"
OF_KIN = re.compile(rf"{SUBJECT}(?:{STATED_OF_KIN.pattern})")
OF_BODY = re.compile(rf"{SUBJECT}(?:{STATED.pattern}|{STATED_OF_KIN.pattern})")
SHORTEST_OFFICE = 4
LONGEST_REGION = 16
VISITED = re.compile(
    r"(?:接待|邀请|赴|到|与|和|向|由|(?<![一二三四五六七八九十\d])、)[^，。；：]{0,4}$"
)
# What is said of neighbours: 来我局交流, 的做法.
CALLING = re.compile("(?:等|来|到|赴|一行|派|的(?:经验|做法|同志|干部|同行))")
SUBJECT_END = re.compile(rf"{SUBJECT}$")
REACH = 44
HEADING = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[）).、]|第.部分")
LINES_ABOVE = 3
STOPS = "，。；：、（）《》“”0123456789年"
GLOSSARY = re.compile(
    r"(?:指|反映|用于：?)(?P<body>[一-鿿]{2,24}?)(?:机关|本级)?"
    r"(?:为(?:本)?(?:单位|机关|部门)?(?:在职|干部)?(?:职工|人员)|(?:正常运转)?的基本支出)"
)
GLOSSARY_WORDS = ("职工", "人员", "基本支出")
OFFICE_END = re.compile("(?:局|办|办公室|部|委|委员会|中心|院|处|站|队|会|所|厅|社|馆|联)$")
GENERIC = re.compile(
    "^(?:本|我|该|各|其|全|与|和)|单位$|部门$|机关$|机构$|^(?:财政部|国务院|人民政府|政府)$"
)
LEVELS = "省市区县旗州盟"
# Offices that every county has, named without their county.
COMMON = re.compile(
    "(?:编办|机构编制委员会办公室|组织部|宣传部|统战部|政法委|纪委|监委|(?:财政|教育|司法|公安|民政"
    "|人社|人力资源和社会保障|审计|住建|住房和城乡建设|农业农村|水利|卫健|卫生健"
    "康|应急管理|市场监管"
    "|市场监督管理|交通运输|自然资源|文旅|统计|医保|医疗保障|退役军人事务|行政审批|发改|发展和改革"
    "|商务|林业|生态环境|档案)局|机关事务(?:管理局|服务中心)|党校|总工会|妇联|团委|残联|工商联)$"
)
# Sentences that introduce offices which belong to the body, or which it belongs to.
INTRODUCING = re.compile(
    "下属|所属|下设|内设|纳入|编制范围|预算单位|代管|挂牌|加挂|合署|主管|隶属|归口|属于|原名"
    "|更名|简称|下称|设立|划转|整合|托管|派驻|承担"
)


class Named(NamedTuple):
    """A body named in the place of the report's own."""

    name: str
    span: Span
    is_glossary: bool
    of_kin: bool = False


def read_named(flat: Flat) -> list[Named]:
    """All names that stand where the report's own body must stand, in order."""
    cached = flat.__dict__.get("named")
    if cached is None:
        # Two checks ask for the same list.
        found = (
            *named_before(flat),
            *named_of_kin(flat),
            *named_in_glossary(flat),
        )
        cached = flat.__dict__["named"] = sorted(found, key=lambda one: one.span)
    return cached


def named_before(flat: Flat) -> Iterator[Named]:
    """Names in front of a statement that is only made of the body itself."""
    text, begins = flat.text, {line.start for line in flat.lines}
    for match in STATED.finditer(text):
        low = max(0, match.start() - REACH)
        end = SUBJECT_END.search(text, max(low, match.start() - 18), match.start()).start()
        start = end
        while start > low and text[start - 1] not in STOPS and start not in begins:
            start -= 1
        start += text.startswith("度", start)
        start += 2 * text.startswith(("纳入", "列入"), start)
        name = text[start:end]
        if start > low and is_office(name):
            yield Named(name, flat.span(start, end), False)


def named_of_kin(flat: Flat) -> Iterator[Named]:
    """Offices of the petition system with their region, in front of what they have or do."""
    text, begins = flat.text, [line.start for line in flat.lines]
    for found in OFFICE.finditer(text):
        end = found.end()
        if not OF_KIN.match(text, end):
            continue
        low = max(0, found.start() - REACH)
        mention = read_mention(text[low:end])
        if mention is None or not mention.regions:
            continue
        start = low + mention.start
        if not VISITED.search(text, max(low, sentence_start(text, begins, start)), start):
            yield Named(text[start:end], flat.span(start, end), False, True)


def sentence_start(text: str, begins: list[int], place: int) -> int:
    """Where the line of a place begins, or one above that only a page's width parts from it."""
    at = bisect_right(begins, place) - 1
    start = begins[at]
    is_new = at == 0 or text[start - 1] in "。；：" or HEADING.match(text, begins[at - 1], start)
    return start if is_new else begins[at - 1]


def named_in_glossary(flat: Flat) -> Iterator[Named]:
    """Names in the definitions of accounts."""
    if not any(word in flat.text for word in GLOSSARY_WORDS):
        return
    for match in GLOSSARY.finditer(flat.text):
        if is_office(match["body"]):
            yield Named(match["body"], flat.span(*match.span("body")), True)


def is_office(name: str) -> bool:
    """Whether the words are the name of one office: with its region or level, or a common one."""
    if len(name) < 2 or not OFFICE_END.search(name) or GENERIC.search(name):
        return False
    if COMMON.match(name):
        return True
    words = name.removeprefix("中共")
    chain = read_chain(words)
    level = words[0] in LEVELS and len(words) > 2
    return level or (chain is not None and chain.end < len(words))


def read_namesakes(case: Case) -> list[Named]:
    """Offices called like the body, of another region, where the body's kind is no known one."""
    words = case.reading.department.removeprefix("中共")
    own = read_chain(words)
    office = words[own.end :] if own else ""
    if len(office) < SHORTEST_OFFICE or read_mention(case.reading.department):
        return []
    here, found, at = {one.identity for one in own.regions}, [], -1
    text = case.flat.text
    while (at := text.find(office, at + 1)) >= 0:
        low = max(0, at - LONGEST_REGION)
        chain = next((one for one in find_chains(text[low:at]) if one.end == at - low), None)
        end = at + len(office)
        if chain is None or not OF_BODY.match(text, end):
            continue
        start = low + chain.start
        if not here & {one.identity for one in chain.regions} and not VISITED.search(
            text, max(0, start - 8), start
        ):
            found.append(Named(text[start:end], case.flat.span(start, end), False, True))
    return found


# --- own or another's -------------------------------------------------------------------------


def own_names(case: Case) -> tuple[str, ...]:
    """The body's name and all others it is known to go by."""
    dossier = case.paper.dossier
    return tuple(dict.fromkeys((case.reading.department, dossier.department, *dossier.aliases)))


def is_own(case: Case, name: str) -> bool:
    """Whether a name is, or may be, the report's own body."""
    own = own_names(case)
    if any(known and (known in name or is_short_for(name, known)) for known in own):
        return True
    mention, known = read_mention(name), read_mention(case.reading.department)
    if mention and known and mention.family == known.family:
        return not is_elsewhere(mention, known)
    return is_introduced(case, name)


def is_dealt_with(case: Case, name: str) -> bool:
    """Whether an office is one above the body, or the document tells of dealings with it."""
    mention, known = read_mention(name), read_mention(case.reading.department)
    if mention is None or not mention.regions:
        return False
    own = known.regions if known else ()
    if any(lies_within(one, above) for one in own for above in mention.regions):
        return True
    text = case.paper.flat.text
    core, at = name[max(0, name.rfind(mention.regions[0].name)) :], -1
    while (at := text.find(core, at + 1)) >= 0:
        if VISITED.search(text, max(0, at - 12), at) or CALLING.match(text, at + len(core)):
            return True
    return False


def is_kin(case: Case, name: str) -> bool:
    """Whether a name is an office of the same kind as the body."""
    mention, known = read_mention(name), read_mention(case.reading.department)
    return bool(mention and known) and mention.family == known.family


def is_short_for(short: str, name: str) -> bool:
    """Whether all characters of ``short`` stand in ``name`` in the same order."""
    rest = iter(name)
    return all(char in rest for char in short)


@lru_cache(maxsize=1024)
def read_mention(name: str) -> Mention | None:
    """The office of the petition system that a name ends with."""
    found = [one for one in read_mentions(name) if one.end == len(name)]
    return found[-1] if found else None


def is_elsewhere(one: Mention, other: Mention) -> bool:
    """Whether two offices of one kind are of regions that are surely not the same."""
    here = {region.identity for region in one.regions}
    there = {region.identity for region in other.regions}
    return bool(here and there) and not here & there


def is_introduced(case: Case, name: str) -> bool:
    """Whether the document says what the office has to do with the body.

    It may say so in the same line or just above, where several are listed one a line.
    """
    flat, core, at = case.paper.flat, name[-6:], -1
    starts = [line.start for line in flat.lines]
    while (at := flat.text.find(core, at + 1)) >= 0:
        index = bisect_right(starts, at) - 1
        first = max(starts[max(0, index - LINES_ABOVE)], at - 300)
        last = min(flat.lines[index].end, at + 100)
        if INTRODUCING.search(flat.text, first, last):
            return True
    return False
