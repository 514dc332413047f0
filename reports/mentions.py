"""Where a text names offices of public bodies, and what each mention proves.

A report names many bodies: its own, the offices above it, neighbours it visited. A mention is
weighed by where it stands: a field of a form, a title, a sentence that introduces the body,
running text. Names in 《》 and after words like 根据 or 接待 weigh nothing.

The text has one character for one character of the original; full-width and half-width
brackets and colons are both understood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports.regions import MUNICIPALITIES, Chain, Region, read_chain

# Offices by family. Names within a family succeed one another in a county; families do not.
OFFICES = {
    "信访": (
        "信访局", "信访工作局", "群众信访局", "群众信访工作局", "信访办公室", "信访工作办公室",
        "信访办", "群众工作局", "群众工作部", "群众工作办公室", "信访和群众工作局",
        "群众和信访工作局", "群众工作和信访局", "人民来信来访办公室", "群工局", "群工部",
    ),
    "联席会议": ("信访工作联席会议办公室", "信访联席会议办公室", "信访工作联席办"),
    "接待": (
        "信访接待中心", "信访服务中心", "信访中心", "群众来访接待中心", "群众接待中心",
        "群众信访接待中心", "人民来访接待中心", "联合接访中心",
    ),
    "受理": (
        "信访投诉受理中心", "网上信访投诉受理中心", "网上信访受理中心", "信访受理中心",
        "信访事项受理中心", "信访事务中心", "信访信息中心", "信访事项复查复核中心",
    ),
    "群众工作": ("群众工作中心", "群众工作服务中心", "群众诉求服务中心"),
    "社会工作": ("社会工作部",),
}  # fmt: skip
# 效能热线办公室, 12345市民服务热线中心, 政务服务便民热线管理中心 …
HOTLINE = (
    "(?:12345)?(?:效能|市民|政务|政府|便民|公共|公开|服务|民生){0,4}热线"
    "(?:管理|服务|受理|办理|工作|指挥|调度){0,2}(?:中心|办公室|办)"
)
SHORT_OFFICES = {
    "信访办": "信访办公室",
    "群工局": "群众工作局",
    "群工部": "群众工作部",
    "信访工作联席办": "信访工作联席会议办公室",
    "热线办": "热线办公室",
}
# 信访办理, 群众工作部门 and 热线办件 are no offices.
NOT_BEFORE = "(?<!信访办)(?<!热线办)(?<!工作部)(?<!群工部)|(?![理结案件法门])"
ZONES = (
    "高新技术产业开发区|经济技术开发区|高新技术开发区|工业园区|高新区|经开区|开发区|新区"
    "|管理区|示范区"
)

# Evidence and what it weighs; running text counts one a mention up to a limit.
NAMING_FIELDS = "预算单位|预算部门|部门名称|单位名称|填报单位|填报部门|填表单位|编制单位|编报单位"
OTHER_FIELDS = "主管部门|实施单位|项目单位|责任单位"
WEIGHTS = {"naming": 25, "field": 20, "sentence": 15, "title": 12, "running": 1, "cited": 0}
RUNNING_LIMIT = 9
TITLE_WORDS = re.compile("决算|预算|绩效|自评|评价|公开|说明|情况")
BEFORE_TITLE = re.compile(r"[\s\d〇零一二三四五六七八九十年度附件表图第关于、.．:：()（）—-]*")
CITING = re.compile(
    "(?:根据|按照|依据|依照|遵照|接待|邀请|会同|联合|配合|协助|到|赴|与|和|向|由|经|在"
    "|印发|报送)[^，。；：:;,\n《》]{0,6}$"
)
# 支付接待盐边县信访局…, 赴盐边县学习: neighbours, never the body's own region.
VISITING = re.compile("(?:接待|邀请|赴|到|与|和|、)[^，。；：:;,\n《》]{0,4}$")
INTRODUCED = re.compile(
    "(?:部门|本级)?(?:是|属于|属|系|为)[^，。；\n]{0,24}(?:预算单位|工作部门|工作机构|事业单位|机构)"
    r"|(?:部门|本级)?\d{4}年度?(?:部门|单位)?(?:决算|预算)编制范围"
)
DEFINED = re.compile(
    "[(（](?:以下)?(?:下称|简称|统称)[:：]?[“\"‘']?(?P<alias>[一-鿿]{2,15})[”\"’']?[)）]"
)

# The value is only looked at: an empty cell makes the next label the value of the one before.
_BRACKET = r"\s*[(（][^()（）\n]{0,10}[)）]"
FIELD = re.compile(
    rf"(?<![一-鿿])(?:项目)?(?:(?P<naming>{NAMING_FIELDS}|部门{_BRACKET}\s*名称|单位{_BRACKET}\s*名称"
    rf"|[部单][门位]\s*[(（]盖章[)）])|{OTHER_FIELDS})(?:及代码)?(?:{_BRACKET})?"
    r"(?:[ \t]*[:：]\s*|[ \t]*\n\s*|\t\s*)(?=(?P<value>[^\n\t]{2,80}))"
)
QUOTED = re.compile("《[^》\n]{0,120}》")
BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
PROJECT_CODE = re.compile(r"(?<![\dA-Za-z])(\d{6})\d{2}[A-Z]\d{6,}")
LINK = re.compile(
    f"(?P<zone>[^\\W\\d到和与及在的由对向市县、]{{0,6}}?(?:{ZONES})(?:管理委员会|管委会)?)?"
    "(?P<link>(?:[区县市州旗省]?委(?:员会)?|[区县市州旗省]?(?:人民)?政府|、){0,3})"
)
LEVEL = re.compile("(?P<level>[省市区县州盟旗])(?P<link>委|人民政府|政府)?$")
ANY_OFFICE = re.compile(
    "(?:委|人民政府|政府)?[一-鿿]{1,18}?"
    "(?:办公室|管理局|局|委员会|中心|办|部|处|院|站)"
    "(?=部门|本级|整体|项目|绩效|预算|决算|关于|的|[^一-鿿]|$)"
)
LINE_END = re.compile(r"[\n\t]")
HAN = re.compile("[一-鿿]")


def _family_pattern(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


# Looking at the first character saves trying every name at every character.
FIRST = "".join({name[0] for names in OFFICES.values() for name in names}) + "1效市政便公服民热"
OFFICE = re.compile(
    f"(?=[{FIRST}])(?:"
    + "|".join(f"(?P<f{i}>{_family_pattern(names)})" for i, names in enumerate(OFFICES.values()))
    + f"|(?P<hotline>{HOTLINE}))(?:{NOT_BEFORE})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a body is named; without regions it is short (区信访局) or unlisted."""

    start: int
    end: int
    text: str
    name: str
    office: str
    family: str
    regions: tuple[Region, ...] = ()
    zone: str = ""
    level: str = ""
    link: str = ""
    unlisted: bool = False
    evidence: str = "running"

    @property
    def weight(self) -> int:
        """What the evidence counts."""
        return WEIGHTS[self.evidence]


def full_office(office: str) -> str:
    """信访办 → 信访办公室."""
    for short, whole in SHORT_OFFICES.items():
        if office.endswith(short):
            return office.removesuffix(short) + whole
    return office


def _family_of(found: re.Match[str]) -> str:
    if found.lastgroup == "hotline":
        return "热线"
    return list(OFFICES)[int(found.lastgroup[1:])]


def _place_before(text: str, office_start: int, floor: int) -> tuple[Chain, re.Match[str]] | None:
    """The longest chain of regions that leads to the office, with what links them."""
    start = office_start
    while start > floor and "一" <= text[start - 1] <= "鿿" and office_start - start < 45:
        start -= 1
    for position in range(start, office_start):
        chain = read_chain(text, position)
        if chain and chain.end <= office_start:
            link = LINK.fullmatch(text, chain.end, office_start)
            regions = tuple(region for region in chain.regions if region.is_mainland)
            if link and regions:
                return chain._replace(steps=(*chain.steps[:-1], regions)), link
    return None


def _without_province(text: str, chain: Chain) -> int:
    """Where the name begins once a province before other regions is left out."""
    top = chain.steps[0][0]
    long = len(chain.steps) > 1 and top.level == "province"
    return chain.starts[1] if long and top.code[:2] not in MUNICIPALITIES else chain.start


PARTY = re.compile("中共(?:(?P<region>[一-鿿]{2,15}?)委(?:员会)?、?)?$")


def _party_before(text: str, chain: Chain) -> str:
    """中共 in front of a region, or 中共甲市委 in front of 甲市人民政府信访局: one office."""
    found = PARTY.search(text, max(0, chain.start - 24), chain.start)
    if found is None:
        return ""
    own = text[chain.starts[-1] : chain.end]
    return found.group() if found["region"] is None or found["region"].endswith(own) else ""


def _full_mention(text: str, found: re.Match[str], floor: int) -> Mention | None:
    place = _place_before(text, found.start(), floor)
    if place is None:
        return None
    chain, link = place
    party = _party_before(text, chain)
    start = chain.start - len(party)
    name = party + text[_without_province(text, chain) : found.end()]
    return Mention(
        start, found.end(), text[start : found.end()], name, found[0], _family_of(found),
        chain.regions, link["zone"] or "", link=link["link"],
    )  # fmt: skip


def _short_mention(text: str, found: re.Match[str]) -> Mention | None:
    """区信访局; but 各区信访局 and 区县信访局 are many bodies."""
    before = text[max(0, found.start() - 12) : found.start()]
    level = LEVEL.search(before)
    if level is None or before[: level.start()].endswith(tuple("各省市区县州盟旗")):
        return None
    name = level[0] + found[0]
    return Mention(
        found.end() - len(name), found.end(), name, name, found[0], _family_of(found),
        level=level["level"], link=level["link"] or "",
    )  # fmt: skip


class Surroundings:
    """The fields and quoted names of a text, looked up by position."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(FIELD.finditer(text))
        self.fields = [match.span("value") for match in found]
        self.kinds = ["naming" if match["naming"] else "field" for match in found]
        self.quoted = [match.span() for match in QUOTED.finditer(text)]

    def is_quoted(self, position: int) -> bool:
        """Whether the position lies inside 《》."""
        return _span_at(self.quoted, position) is not None

    def weigh(self, mention: Mention) -> str:
        """What kind of evidence a mention is."""
        text, start = self.text, mention.start
        index = _span_at(self.fields, start)
        if index is not None and not HAN.search(text, self.fields[index][0], start):
            return self.kinds[index]
        if self.is_quoted(start):
            return "cited"
        if INTRODUCED.match(text, mention.end) or DEFINED.match(text, mention.end):
            return "sentence"
        if _stands_in_title(text, mention):
            return "title"
        return "cited" if CITING.search(text[max(0, start - 12) : start]) else "running"


def _span_at(spans: list[tuple[int, int]], position: int) -> int | None:
    """The index of the span that holds the position; spans are in order and apart."""
    index = bisect_right(spans, (position, len(spans) and spans[-1][1] + 1)) - 1
    return index if index >= 0 and position < spans[index][1] else None


def _stands_in_title(text: str, mention: Mention) -> bool:
    """Whether the line is a title of the body's report or only the body's name."""
    # A title is short: looking at a window keeps a file of one endless line quick.
    line = LINE_END.split(text[max(0, mention.start - 240) : mention.start])[-1]
    before = BOOKMARK.sub("", line)
    rest = LINE_END.split(text[mention.end : mention.end + 80], maxsplit=1)[0].strip()
    if len(rest) > 50 or re.search("[。；，《]", rest) or not BEFORE_TITLE.fullmatch(before):
        return False
    return rest in {"", "部门", "本级"} or bool(TITLE_WORDS.search(rest))


def _unlisted_mention(around: Surroundings, mention: Mention) -> Mention | None:
    """甲乙县信访局 as a field or title, where the list of regions has no 甲乙县."""
    text, start = around.text, mention.start
    while start and mention.start - start < 15 and HAN.match(text[start - 1]):
        start -= 1
    place = text[start : mention.start]
    if not 1 <= len(place) <= 13 or BEFORE_TITLE.fullmatch(place):
        return None
    name = text[start : mention.end]
    whole = replace(mention, start=start, text=name, name=name, level="", unlisted=True)
    evidence = around.weigh(whole)
    return replace(whole, evidence=evidence) if evidence in {"naming", "field", "title"} else None


def read_mentions(text: str) -> Iterator[Mention]:
    """All bodies of known offices that a text names, with the evidence each gives."""
    around, floor = Surroundings(text), 0
    for found in OFFICE.finditer(text):
        mention = _full_mention(text, found, floor)
        if mention is None and (mention := _short_mention(text, found)):
            mention = _unlisted_mention(around, mention) or mention
        floor = found.end()
        if mention:
            evidence = mention.evidence if mention.unlisted else around.weigh(mention)
            yield replace(mention, evidence=evidence)


def read_other_mentions(text: str) -> Iterator[Mention]:
    """Bodies of any other office in fields and titles: 青禾县财政局."""
    around = Surroundings(text)
    starts = [start for start, _ in around.fields]
    starts += [found.end() for found in re.finditer("^|\n|\t", text)]
    for start in sorted(set(starts)):
        # A window, because each start of a run of blank lines would read the run to its end.
        start = BEFORE_TITLE.match(text, start, start + 240).end()
        chain = read_chain(text, start + 2 * text.startswith("中共", start))
        office = chain and ANY_OFFICE.match(text, chain.end)
        if not office:
            continue
        name = text[_without_province(text, chain) : office.end()]
        mention = Mention(
            start, office.end(), text[start : office.end()], text[start : chain.start] + name,
            office[0], office[0], chain.regions,
        )  # fmt: skip
        evidence = around.weigh(mention)
        if WEIGHTS[evidence] > 1:
            yield replace(mention, evidence=evidence)
