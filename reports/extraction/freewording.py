"""Families whose last part is free wording: 工作量, 人员, 机构, 项目支出, parts of 项目预算."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.extraction import vocabulary as words
from reports.extraction.context import Context, project_key, similarity
from reports.extraction.settled import Settled
from reports.extraction.tokens import Token
from reports.facts import Subject
from reports.units import MONEY

if TYPE_CHECKING:
    from reports.extraction.walk import Walk
# No alternative is a run of others, as 约为 of 约 and 为: the ways to read such a run double with
# each of them.
FILLER = re.compile(
    r"^(?:各|共|共计|总共|总计|总(?![共计])|合计|累计|分别|均|约|近|达|达到|为|是|有|其|年|了|已|全年|当年|今年|本年|和|与|及|以上|仅|一般|"
    r"人次|批次|人数|接待|费用|经费|全部|实际|数|额|金额|支出|决算|预算|收入|上年|度|中|完成|项目|该项目|资金|我局|我单位|本部门|本单位|部门|单位|的|（|）|：|、|“|”|-|—|\(|\))*$"
)
LEFT_EDGE = re.compile(
    r"(?:(?:主要)?原因(?:是|为|系)?|[一二三四五六七八九]是(?=..)|包括|包含|含(?!税)|其中|共计|共|累计|全年|今年|目前|现|已|并|及(?!时)|和|与|以及|同时|先后|组织|的|了|有|各|，|在(?![编职岗册])|年(?![初中末底内度])|度|底|末|日|月|：|、|,|）|（|-)+"
)
RIGHT_EDGE = re.compile(
    r"(?:共计|共|累计|分别|均|约|近|达到|达|为|是|了|(?<![实现])有|至|：|（|、|不少于|不低于|超过|于|控制在|控制|在|以上|全部|各){1,12}$"
)
OUTLINE_NUMBER = re.compile(
    r"^(?:（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}[、）.])"
)
OUTLINE_DIGITS = re.compile(r"^\d{1,2}[.、．]")
# As long as a match of RIGHT_EDGE can be; ``tidy`` looks for it as often as it finds it.
LONGEST_EDGE = 40
LONGEST = 30
AFTER_NUMBER = re.compile(r"[^，。；：、（）\d“”]{1,16}")
TOTAL_WORDS = re.compile(r"(?:[一二三四五六七八九十两]项)?(?:共计|合计|总计|总额|共)$")


def phrase_before(text: str, start: int, token: Token, tokens: list[Token]) -> str:
    """The words between ``start`` and the numeral that no word token covers."""
    pieces, position = [], start
    for other in tokens:
        if other.kind in ("number", "break") or other.end <= start:
            continue
        if other.start > position:
            pieces.append(text[position : other.start])
        position = max(position, other.end)
    pieces.append(text[position : token.start])
    phrase = re.sub(r"(?:19|20)\d\d年?度?|\d+月|\d+日|[\d.]+", "", "".join(pieces))
    return tidy(phrase)


def tidy(phrase: str) -> str:
    """The phrase without small words at its ends."""
    phrase = phrase.split("：")[-1] if "：" in phrase[:-1] else phrase
    phrase = OUTLINE_NUMBER.sub("", phrase)
    previous = None
    while previous != phrase:
        previous = phrase
        if left := LEFT_EDGE.match(phrase):
            phrase = phrase[left.end() :]
        if right := RIGHT_EDGE.search(phrase, max(0, len(phrase) - LONGEST_EDGE)):
            phrase = phrase[: right.start()]
    return phrase[-LONGEST:]


def is_filler(phrase: str) -> bool:
    """Whether the words say nothing of what is meant."""
    return len(phrase) < 2 or bool(FILLER.match(phrase))


def is_total(phrase: str) -> bool:
    """Whether the words stand for the sum of what was named before."""
    return bool(TOTAL_WORDS.search(phrase))


def is_counted_elsewhere(walk: Walk, path: str) -> bool:
    """Whether a topic inherited from far away says nothing of this count."""
    return not walk.clause_topic and walk.topic is None and walk.scope not in ("three", "assets")


def aim(context: Context) -> str:
    """``target`` or ``actual`` where a project's heading tells, else ``""``."""
    if context.kind not in ("project_evaluation", "overall_evaluation"):
        return ""
    if context.heading_says(words.TARGET_HEADINGS):
        return "" if context.heading_says(words.ACTUAL_HEADINGS) else "target"
    if context.kind == "overall_evaluation":
        return ""
    return "actual" if context.heading_says(words.ACTUAL_HEADINGS) else ""


def last_noun(phrase: str) -> str:
    """…等公务用餐开支 → 公务用餐: the thing itself, without what leads to it."""
    name = re.split(r"等(?!级)|、|，|：|用于|支付", phrase)[-1]
    return re.sub(r"(?:开支|支出|费用|经费)$", "", name) or name or phrase


FEE = re.compile(
    r"^(?:平台|系统|设备|线路|软件)?(?:使用|服务|租用|租赁|维护|运行|运维)?(?:费|费用|金额|经费)$"
)
OBJECT = re.compile(r"(?:提供|建设|购买|租用|采购|开发|搭建|租赁)了?([^，。；：、\d]{2,16})")


def project_money(walk: Walk, token: Token, phrase: str) -> str:
    """A part of a project's money: of its plan, or of what it was spent for."""
    family = "项目支出" if walk.context.heading_measure() == "final" else "项目预算"
    if re.match(r"预算|计划|核算", phrase) or walk.group_measure:
        family = "项目预算"
    left = re.match(r"结余|结转|剩余", phrase)
    if walk.group_measure and walk.group_measure[0] == "final" and not left:
        family = "项目支出"
    name = re.sub(r"^(?:预算|计划|核算|支付|支出|用于|列支|其他的)+", "", phrase) or phrase
    if FEE.match(name):
        objects = OBJECT.findall(walk.text[: token.start])
        name = (objects[-1] if objects else "") + name
    return f"{family}/{name}"


def means_project(walk: Walk, phrase: str) -> bool:
    """Whether the words in front of an amount are another spelling of the project's own name."""
    own = project_key(re.sub(r"^(?:预算|计划|核算|安排|下达)+", "", phrase))
    key = project_key(walk.subject.name)
    if own and (own == key or key in own):
        return True
    return similarity(key, own) >= 0.35 and similarity(own, key) >= 0.6


# 准确率目标值100%, 实际完成98%: what was aimed at and what came of it.
AIMED = re.compile(
    r"(?:的)?(?:绩效|预期|年度|年初|预设|设定)*(?:目标值?|指标值|预期值|计划值)(?:设定|设置)?[为是：≥≤＞＜>=<]*$"
)
REACHED = re.compile(r"(?:实际(?:完成值?|达到|达|值|为)?|完成值|已?完成)[为是了到：]*$")
COMPARED = re.compile(r"(?:与|比|较)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比|比)?$")


# 绩效目标：接待群众不少于400批次，办结率95%以上: all that follows is aimed at.
AIMS = re.compile(r"(?:绩效|年度|总体|预期|工作)(?:目标|指标)(?:和指标|任务)?(?:为|是)?：")
LEVEL_WORDS = re.compile(r"^(?:低于|高于|超过|达到|优于|等于)$|[≥≤≧≦＞＜>=<]+$")


def aimed(walk: Walk, token: Token) -> str:
    """``target`` or ``actual`` where the words in front of a numeral say which, else ``""``."""
    before = walk.text[max(walk.clause_start, token.start - LONGEST) : token.start]
    if AIMED.search(before) or before.endswith(("≥", "≤", "≧", "≦")):
        return "target"
    if AIMS.search(walk.text, 0, token.start):
        return "target"
    told = bool(walk.figures) and walk.figures[-1].measure == "target"
    return "actual" if told and REACHED.search(before) else ""


def name_counted(walk: Walk, token: Token) -> str:
    """What is counted: the words before the numeral, else those behind its unit."""
    start = walk.clause_start
    if walk.last and walk.last.end > start:
        start = walk.last.end
    behind = AFTER_NUMBER.match(walk.text, token.end)
    organ = None
    if behind and token.number.unit in ("个", "家"):
        organ = OFFICES.match(walk.text, token.end) or ORGAN.match(behind.group())
    if organ:
        return organ.group()
    words_before = re.sub(r"(?:19|20)\d\d年?度?", "", walk.text[start : token.start])
    own = "" if words_before.endswith(("、", "，", "及", "和")) else tidy(words_before)
    own = re.sub(rf"^(?:{words.UP}|{words.DOWN})|^(?:{VERBS})+", "", own)
    own = LEVEL_WORDS.sub("", COMPARED.sub("", AIMED.sub("", DONE.sub("", FROM.sub("", own)))))
    if aimed(walk, token) == "actual" or ONLY_DONE.fullmatch(own):
        own = ""
    if len(own) >= 2 and not FILLER.match(own):
        return own.split("、")[-1] if own.count("、") > 2 else own
    if behind and len(behind.group()) >= 2:
        return tidy(behind.group()) or behind.group()
    return walk.phrase


# 来信62件、网上信访210件，合计272件.
SUM_OF = re.compile(r"(?:合计|共计|总计|总共|累计)(?:为|达)?$")


def sums_up(walk: Walk, token: Token) -> bool:
    """Whether a number is the sum of different things counted before, none of them again."""
    counted = {one.indicator for one in walk.figures if one.measure == "count"}
    start = max(walk.clause_start, walk.last.end if walk.last else 0)
    return len(counted) > 1 and SUM_OF.search(walk.text, start, token.start) is not None


# 重复访比例由上年的12.5%下降到8.3%.
FROM = re.compile(r"(?<=..)由(?:上年|去年)?(?:同期)?的?$")
# 接待来访实际完成46批次, 办结率实际值99%.
DONE = re.compile(r"(?<=..)实际(?:完成值?|达到|值)?$")
# 召开2次会议: what is counted stands behind.
ONLY_DONE = re.compile("拟?(?:召开|开展|举办|举行|实施)")
ORGAN = re.compile(rf"[\u4e00-\u9fa5]{{0,6}}?(?:{words.ORGAN_WORDS}|机关)(?:单位)?")
# 机关行政股（室）, 内设科（室、队）: offices, by all their names.
OFFICE = r"[股科处站所队]（[室股科处、站所队]{1,5}）"
OFFICES = re.compile(rf"[\u4e00-\u9fa5]{{0,8}}?{OFFICE}")
VERBS = (
    r"(?:我局|我办|我单位|我部门|本局|本单位|本部门|部门)?(?:对|针对)"
    r"|下设|设立|设置|内设|设有|设|选取|安排|配备|充分发挥|组织|其中"
)


PROJECTS = re.compile(r"(?:一般公共|部门|单位|本级|财政|预算|支出|重点|专项|特定目标类)*项目(?!数)")


# 评为“优”的2个.
GRADED = re.compile(r"^评(?:为|定|级|价)?[^，。]{0,4}[优良中差]”?(?:等?级)?的?$")


def family_of(walk: Walk, token: Token, name: str) -> str:
    """The free-wording family that a thing counted belongs to."""
    if token.number.unit == "个" and (
        GRADED.search(name) or PROJECTS.match(walk.text, token.end) or name.endswith("项目")
    ):
        return "绩效/项目个数"
    if walk.subject.type == "project":
        return "工作量"
    before = walk.figures[-1].indicator if walk.figures else ""
    if token.number.unit in ("人", "名", "位") and before.startswith("人员/"):
        return "人员"
    if re.search(rf"(?:机构|股室|科室|处室|中心|单位|{OFFICE})$", name):
        return "机构"
    counts_people = token.number.unit in ("人", "名", "位", "个")
    if counts_people and before.startswith("人员/") and not re.search(words.ORGAN_WORDS, name):
        return "人员"
    if re.search(words.ORGAN_WORDS, name) and not re.search(r"人$|事项|案件|责任", name):
        return "机构" if not re.search(words.STAFF_WORDS, name) else "人员"
    if (
        counts_people
        and re.search(words.STAFF_WORDS, name)
        and not re.search(r"培训|信访干部|接访", name)
    ):
        return "人员"
    return "工作量"


STAFF_HEADS = (
    ("离退休", "退休"),
    ("退休", "退休"),
    ("编制", "编制"),
    ("职数", "编制"),
    ("实有", "实有"),
    ("在职", "实有"),
    ("在编", "实有"),
    ("在岗", "实有"),
)


ON_DUTY = ("在职", "在编", "在岗")
# People that belong to no head named before them.
BESIDE = re.compile(r"借调|借用|遗属|遗孀|聘用|临聘|临时|派遣|供养|公益性岗位|三支一扶|中心|大队$")
# 信访局行政编制8名: whose they are is no part of their name.
OWN_BODY = re.compile(
    r"^.{0,16}?(?:信访局|信访办公室|信访办|群众工作局|热线办公室|我局|我办|我单位|本局|本办|本单位|本部门|我部门)"
    r"(?:现|共|有|年?[末底初]|核定)*(?=.{2})"
)
# 行政编制15人，实有在编15人；事业编制…: those there are of the one kind just named.
ONE_KIND = re.compile(r"^[^；]*?(行政|事业|工勤|参公)编制[^；编]*$")


def staff_path(name: str, walk: Walk) -> str:
    """人员/编制/行政编制 and the like; a part without a head stands under its total's."""
    before = walk.figures[-1].indicator if walk.figures else ""
    name = OWN_BODY.sub("", name)
    if "离休" in name and "退休" not in name:
        return f"人员/退休/{name}"
    if BESIDE.search(name) and not (before.startswith("人员/实有") or "编制" in name):
        return f"人员/{name}"
    if re.fullmatch(r"实有在[编岗职](?:人员|人数)?", name):
        segment = walk.text[walk.text.rfind("；", 0, walk.last_position) + 1 : walk.last_position]
        if kind := ONE_KIND.match(segment.replace("在编", "")):
            return f"人员/实有/{kind[1]}"
    for word, head in STAFF_HEADS:
        if word in name:
            kind = re.sub(
                r"^(?:单位|我局|本单位|年末|年底|年初|期末|核定|配备|设|全局|共|有|现)+|(?:人数|总数|(?<!职)数)$",
                "",
                name,
            )
            # 实有14人，其中在职12人: a part of what was just told.
            if word in ON_DUTY and before.startswith("人员/实有"):
                return f"人员/实有/{name}"
            short = kind in (word, head, f"{head}人员", f"{head}人数", f"{word}人员")
            if short and head == "实有" and name == word and before.startswith("人员/编制/"):
                kind, short = re.sub(r"(?:人员)?编制$", "", before.split("/")[2]), False
            return f"人员/{head}" if short else f"人员/{head}/{kind}"
    if before.startswith("人员/") and before.count("/") >= 1:
        return "/".join([*before.split("/")[:2], name])
    return f"人员/{name}"


# 较上年的18批减少7批, 与上年同期的456批1502人次相比.
EARLIER = re.compile(r"(?:与|比|较|同)?(?:上一?年度?|去年)(?:同期)?的?$")
ONLY_COUNTS = re.compile(r"(?:同期|的|为|共|、|和|[\d.]+|[批人件个起次]{1,2})*")


MOVED = r"相比|比较|减少|增加|下降|增长|上升"


def is_earlier(walk: Walk, token: Token) -> bool:
    """Whether a count is that of last year, which the clause compares with."""
    base = walk.base
    if base is None or base.value != "prior" or base.start < walk.clause_start:
        return False
    behind = re.match(
        rf"{MOVED}|[\d.]+[批人件个起次]{{1,2}}(?:{MOVED})",
        walk.text[token.end : token.end + 16],
    )
    return behind is not None and bool(ONLY_COUNTS.fullmatch(walk.text, base.end, token.start))


# 其中90分（含）以上项目2个: which scores the projects counted had.
SCORE_BAND = re.compile(
    r"(\d[\d.]*分?(?:[-—~至]\d[\d.]*分)?(?:（[^）]{1,4}）)?及?(?:以上|以下)?)的?项目$"
)
# A list of names is no name of what is counted.
LISTED = re.compile(r"[“”、（）]")
# 减少2批次、10人次: the second is a change as well.
JOINED = ("", "、", "和", "及")


def changed_by(walk: Walk, token: Token) -> int:
    """1 or -1 where a count is that of an increase or a decrease, 0 where it is not."""
    change, last = walk.change, walk.figures[-1] if walk.figures else None
    if change and change.start >= walk.clause_start and token.start - change.end <= 12:
        return int(change.value or 1)
    if last is None or walk.last is None or last.measure != "change" or not last.value:
        return 0
    joined = walk.text[walk.last.end : token.start] in JOINED
    if not joined or last.unit in (token.number.unit, *MONEY, "%"):
        return 0
    return 1 if last.value > 0 else -1


def count(walk: Walk, token: Token) -> Settled | None:
    """A count named in free words."""
    if token.number.unit == "年" and 1900 <= token.number.value < 2100:
        return None
    earlier = is_earlier(walk, token)
    name = walk.phrase if earlier and walk.phrase else name_counted(walk, token)
    name = EARLIER.sub("", name)
    if not name or len(name) < 2:
        return None
    family = family_of(walk, token, name)
    if family == "机构":
        name = OWN_BODY.sub("", name)
    path = staff_path(name, walk) if family == "人员" else f"{family}/{name}"
    subject = None
    if family == "绩效/项目个数":
        if "（" in name and "）" not in name:
            name = re.sub(r"^.*（(?:含|其中|包括)?", "", name)
        if band := SCORE_BAND.search(walk.text, 0, token.start):
            name = band[1]
            path = f"{family}/{name}"
        listed = (
            not (band or GRADED.search(name))
            and LISTED.search(name)
            and not re.search(r"评级|等级|评价为", name)
        )
        path = family if len(name) < 3 or listed else path
        subject = Subject("department", walk.context.department)
    measure = aimed(walk, token) or aim(walk.context) or "count"
    basis = ""
    sign = changed_by(walk, token)
    if sign:
        measure, basis = "change", walk.context.prior_measure()
    reason = "是前面几项的合计，未写明叫什么" if sums_up(walk, token) else ""
    return Settled(
        path, measure, "free:count/unit", walk.context.year - earlier, basis, sign or 1,
        phrase=name, subject=subject, reason=reason, candidates=(path,) if reason else (),
    )  # fmt: skip


# What is counted here has an indicator of its own.
NAMED_BY_LAW = ("三公经费/", "国有资产/", "人员/", "机构/")


def rate(walk: Walk, token: Token, measure: str = "rate", basis: str = "") -> Settled | None:
    """A percentage named in free words: 按期办结率达98.11%, or the change of a count."""
    name = name_counted(walk, token)
    if measure == "change_rate":
        name = re.sub(rf"同比|环比|分别|(?:{words.UP}|{words.DOWN})$", "", name)
        name = COMPARED.sub("", name)
        same = next((one for one in reversed(walk.figures) if one.unit == name or not name), None)
        if same and same.indicator.startswith(NAMED_BY_LAW):
            sign = int(walk.change.value or 1)
            return Settled(
                same.indicator, measure, "statement:name/unit", walk.context.year, basis, sign
            )
        name = same.indicator.split("/", 1)[-1] if same else name or walk.phrase
    if not name or len(name) < 2:
        return None
    if (
        measure == "rate"
        and not aimed(walk, token)
        and not re.search(r"[率度比]|完成|进度|指标|比例|占|目标", name)
    ):
        return None
    sign = int(walk.change.value or 1) if measure == "change_rate" else 1
    reason = ""
    listed = measure == "change_rate" and "分别" in walk.text[walk.clause_start : token.start]
    if listed and len({one.indicator for one in walk.figures if one.measure == "count"}) > 1:
        reason = "分别列出的几个增减率之一，未能逐一对应"
    aims_at = aimed(walk, token) or (aim(walk.context) == "target" and "target")
    if measure == "rate" and aims_at:
        measure = aims_at
    elif measure == "rate" and re.search(r"目标|预设|指标值", name) and walk.phrase:
        name, measure = walk.phrase, "target"
    return Settled(
        f"工作量/{name}", measure, "free:rate/unit", walk.context.year, basis, sign, phrase=name,
        reason=reason, candidates=(f"工作量/{name}",) if reason else (),
    )  # fmt: skip
