"""A unit fits its number: no 元 for 万元, no 5万余万元, no amount without a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from reports import units
from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, Dossier, label, say
from reports.checks.groups import once
from reports.checks.printed_amounts import bare_amounts, is_in_ten_thousands, odd_yuan
from reports.checks.sayings import (
    FAMILIES,
    Saying,
    distinct_sayings,
    full_name,
    is_unit_slip,
    place_name,
    repeated_sayings,
)
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span

# 5万余万元, 3万万元, 5万元元, 100%%: two units in a row.
DOUBLED = re.compile(
    r"\d[\d,.]*(?:[余多几]?万[余多几]?万元|[余多]?万?元[余多]?(?:万元|元(?![素旦宵月器件]))|%%)"
)
# Such units hold one of these words; few texts do.
DOUBLED_WORDS = ("万万元", "万余万", "万多万", "万几万", "元万元", "元元", "元余", "元多", "%%")
# What may stand right behind a number that has its unit after all.
SPACE = re.compile(r"[\s\])）]*")
LIMIT = 12
# An amount in 万元 from here on is hardly one of a county's office.
LARGEST = 100_000
# A whole body spends more 元 than this in a year; less than the first ``odd_yuan`` looks at.
SMALL, SMALLEST = 1000, 10_000
WHOLES = (
    "收支总计", "收入总计", "支出总计", "本年收入合计", "本年支出合计", "财政拨款收支总计",
    "财政拨款收入合计", "财政拨款支出合计", "一般公共预算财政拨款支出", "支出/基本支出",
    "基本支出/人员经费",
)  # fmt: skip
LONGEST = 16
SEVERAL = 3


def check(dossier: Dossier) -> Iterator[Verdict]:
    """Every quantity said twice, every doubled unit, every bare amount."""
    for paper in dossier.papers:
        for case in paper.cases:
            if case.in_force:
                yield from check_case(case)
        for group in repeated_sayings(paper):
            yield from find_slips(distinct_sayings(group))


def check_case(case: Case) -> Iterator[Verdict]:
    """The units of one report by themselves."""
    found = [*find_doubled(case), *find_bare(case), *find_odd(case)]
    yield from found
    money = [one for one in case.usable if one.unit in units.MONEY and one.place == "narrative"]
    if money and not found:
        yield held(case, "正文的金额都写有单位", ())


def find_odd(case: Case) -> Iterator[Verdict]:
    """公务接待费支出2.32元 among amounts in 万元; 本年支出合计2189600万元."""
    for one in case.usable:
        family = one.indicator.partition("/")[0]
        if one.unit != "万元" or family not in FAMILIES or one.subject.type == "kpi":
            continue
        why = why_too_large(case, one)
        if why:
            yield odd(case, label(one), say(one), "元", why, one)
    named = {
        one.span.start: label(one) + ("增减额" if one.measure == "change" else "")
        for one in case.figures
    }
    for one in small_wholes(case):
        yield odd(case, label(one), say(one), "万元", "一个单位全年的收支少有这样小", one)
    for one in odd_yuan(case):
        told = f"{one.number}元"
        name = named.get(one.span.start) or one.named[-LONGEST:]
        yield odd(case, name, told, "万元", "本报告的其他金额多以万元为单位", one.span)


def small_wholes(case: Case) -> list[Figure]:
    """The whole year's money as a few thousand 元, too large for ``odd_yuan`` to see."""
    found = [
        one
        for one in case.usable
        if one.unit == "元" and one.indicator in WHOLES and one.place == "narrative"
        if one.measure not in ("change", "amount") and SMALL <= abs(one.value) < SMALLEST
    ]
    return found if found and is_in_ten_thousands(case.flat.text) else []


def why_too_large(case: Case, figure: Figure) -> str:
    """Why an amount in 万元 is hardly one of a county's office; empty where it may be."""
    if "均" in label(figure):
        return "人均数少有这样大" if "人均" in label(figure) and abs(figure.value) >= 1 else ""
    if abs(figure.value) >= LARGEST:
        return "一个县级单位少有这样大的数额" if figure.measure != "change" else ""
    yuan, others = once(case, "yuan", find_yuan)
    if len(yuan) >= SEVERAL * others and abs(figure.value) * 10000 > 2 * max(yuan):
        return "比本报告以元为单位的各项金额大得多"
    return ""


def find_yuan(case: Case) -> tuple[list[Decimal], int]:
    """The amounts in 元, and how many there are in 万元."""
    money = [one for one in case.usable if one.unit in units.MONEY and one.subject.type != "kpi"]
    yuan = [abs(one.value) for one in money if one.unit == "元"]
    return yuan, max(1, sum(one.unit == "万元" for one in money))


def odd(case: Case, name: str, told: str, other: str, why: str, place: Figure | Span) -> Verdict:
    """An amount whose unit hardly fits it."""
    return failed(
        case, f"{name}的单位", "info", f"{name}{told}，单位可能应为{other}",
        f"{name}写作{told}，{why}，单位可能应为{other}",
        places(case, (place, name)), roles=("odd unit", name, told), stated=told,
    )  # fmt: skip


def find_slips(group: list[Saying]) -> Iterator[Verdict]:
    """Two values of one quantity that are ten thousand times apart: 元 and 万元."""
    for one, other in combinations(group, 2):
        if not is_unit_slip(one, other):
            continue
        named, values = full_name(one), f"{say(one.figure)}与{say(other.figure)}"
        evidence = (
            *places(one.case, (one.figure, place_name(one))),
            *places(other.case, (other.figure, place_name(other))),
        )
        yield failed(
            one.case, f"{named}的单位前后一致", "error",
            f"{named}的单位前后不一致：{values}",
            f"同一数据写作{values}，恰好相差一万倍，其中一处的单位应为另一个（元或万元）",
            evidence, roles=("unit", *map(str, one.key)),
            stated=say(one.figure), computed=say(other.figure),
        )  # fmt: skip
        return


def find_doubled(case: Case) -> Iterator[Verdict]:
    """Numbers with two units in a row, wherever they stand in the report's own words."""
    if not any(word in case.flat.text for word in DOUBLED_WORDS):
        return
    for found, span in case.flat.find(DOUBLED):
        yield failed(
            case, f"“{found[0]}”的单位", "warning",
            f"“{found[0]}”的单位重复，数额无法确定",
            f"写作“{found[0]}”：照字面相差一万倍或者没有意义，应核对原始数额后更正",
            places(case, (span, "原文")), roles=("doubled unit", found[0]), stated=found[0],
        )  # fmt: skip


def find_bare(case: Case) -> Iterator[Verdict]:
    """Amounts of running text with no unit of their own; one verdict a report."""
    bare = {one.span.start: (label(one), f"{one.value:f}", one) for one in bare_figures(case)}
    for one in bare_amounts(case):
        name = one.named[-LONGEST:] or "金额"
        bare.setdefault(one.span.start, (name, one.number, one.span))
    if not bare:
        return
    found = [bare[start] for start in sorted(bare)]
    named = "、".join(f"{name}{number}" for name, number, _ in found[:3])
    more = f"等{len(found)}处" if len(found) > 3 else ""
    yield failed(
        case, "金额写明单位", "info", f"金额没有单位：{named}{more}",
        "正文中的金额没有写单位，是元还是万元只能从别处推断",
        places(case, *((place, name) for name, _, place in found[:LIMIT])),
        roles=("bare amount", case.reading.kind),
    )  # fmt: skip


def bare_figures(case: Case) -> list[Figure]:
    """Figures of the text that have no unit of their own."""
    return [one for one in case.usable if is_bare(case, one)]


def is_bare(case: Case, figure: Figure) -> bool:
    """Whether a printed amount of the text got its unit from the report as a whole."""
    if figure.place != "narrative" or figure.unit_from != "report":
        return False
    if units.kind_of(figure.unit) != "money" or not any(char.isdigit() for char in figure.raw):
        return False
    content = case.paper.content
    start = SPACE.match(content, figure.span.end).end()
    behind = case.paper.flat.between(Span(start, start + 4)) if start < len(content) else ""
    # A change that only says 增加0 needs none; a unit that follows was not taken for one.
    return not (behind and units.AFTER.match(behind)) and figure.value != 0


CHECK = Check(
    code="B04",
    name="units",
    title="金额的单位是否正确",
    severity="error",
    scope="body",
    explanation=(
        "同一数据在一处以元、另一处以万元为单位时，换算后应当相等；一个数后面不能跟两个单位；"
        "正文中的金额应当写明单位。单位写错使金额相差一万倍，是最容易被引用者放大的差错。"
        "若文件另有“单位：万元”的说明，缺单位只是格式问题；与其余金额单位不同的，只提示核对。"
    ),
    run=check,
    leaves=(
        Example("2023年机关运行经费支出22.90万元。\n2023年机关运行经费支出229,000元。"),
        Example(
            "2023年机关运行经费支出22.90万元。\n2023年机关运行经费支出29.20万元。",
            why="不是单位之差",
        ),
        Example("2023年公务接待费支出0万元。\n2023年公务接待费支出0元。"),
        Example("2023年印制资料支出5万余元。", why="余万元、万余元都可以成立"),
        Example("2023年印制资料支出5余万元，购置电子元件3件。"),
        Example(
            "2023年公务接待费年初预算2万元。\n2023年公务接待费支出2元。",
            why="预算与决算不是同一数据",
        ),
        Example("2023年公务用车购置支出0万元，共计0。", why="零没有单位也不会误解"),
        Example("2023年公务接待费支出0.75万元。国内公务接待120人次，人均接待费62.50元。"),
        Example(
            "2023年基本支出218.96万元，其中人员经费、公用经费分别为190.00、28.96万元。",
            why="两个数共用后面的单位",
        ),
        Example("2023年本年支出合计218.96万元，预算执行率得分9.80，比上年提高0.5分。"),
        Example(
            "2023年本年支出合计218.96万元，其中：基本支出190.00万元，项目支出28.96万元，利息12.35元。",
            why="利息可以很少",
        ),
        Example("2023年预算2024，其中2023年完成3项。2022年支出2023，占比不大。", why="年份"),
        Example("2023年度信访事务12.5万元，工资、奖金、津贴补贴按规定发放，共3批次。"),
        Example("2023年本年支出合计1，043.20万元，2022年支出决算数1，012万元。"),
        Example("一、情况\n项目\t支出\n基本支出\t190.00\n项目支出\t28.96\n", why="表格"),
    ),
    finds=(
        Example(
            "2023年机关运行经费支出22.90万元。\n2023年机关运行经费支出22.90元。",
            ("22.90万元与22.90元", "一万倍"),
        ),
        Example(
            "2023年本年支出合计2189600元。\n2023年本年支出合计2189600万元。",
            ("2189600元与2189600万元",),
        ),
        Example("2023年本年支出合计2189600万元。", ("可能应为元",)),
        Example(
            "2023年本年支出合计218.96万元，其中：基本支出190.00万元，项目支出28.96万元。\n"
            "2023年公务接待费支出2.32元。",
            ("公务接待费2.32元", "可能应为万元"),
        ),
        Example("租赁车辆、伙食费、交通费等5万余万元。", ("5万余万元",)),
        Example("公务接待费支出1.1万元元。", ("1.1万元元",)),
        Example("2023年公务接待费支出决算为2.32，完成预算100%。", ("没有单位", "2.32")),
        Example(
            "2023年本年支出合计218.96万元，比2022年增加6.57，增长3.1%。", ("没有单位", "增加6.57")
        ),
        Example("2023年公务接待费支出0.36万元，完成预算0.45的80%。", ("预算0.45",)),
        Example("国内公务接待累计12批次、106人、0.36；外事接待0批次。", ("没有单位：金额0.36",)),
        Example("（二）2010308信访事务194.5，主要用于信访专项工作开支。", ("没有单位", "194.5")),
        Example("（四）住房公积金（2210201）41.51。", ("41.51",)),
        Example("2023年人员经费141，主要包括：基本工资、津贴补贴。", ("人员经费141",)),
        Example(
            "2023年人员经费141万元，其中：基本工资49.52万元、津贴补贴57.35、奖金34.13万元。",
            ("57.35",),
        ),
        Example("2023年基本支出1，099.04；项目支出38.09万元。", ("1，099.04",)),
        Example(
            "2023年收入总计1441.07元，支出总计1441.07万元，其中：基本支出1400万元，项目支出41.07万元。",
            ("1441.07元", "可能应为万元"),
        ),
        Example("货物、工程、服务支出分别为1.20、3.00万元、2.10万元。", ("1.20",)),
        Example(
            "2023年本年支出合计218.96万元，比2022年增加6.57元，其中：基本支出190.00万元，"
            "项目支出28.96万元。",
            ("本年支出合计增减额6.57元", "可能应为万元"),
        ),
        Example(
            "2023年本年支出合计2189600元，其中：基本支出1900000元；项目支出289600元。\n"
            "2023年公务接待费支出8000万元。",
            ("公务接待费8000万元", "可能应为元"),
        ),
    ),
)
