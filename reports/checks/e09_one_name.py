"""One body, project and inner office go by one name throughout a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.forms_examples import form
from reports.checks.officelists import OfficeList, read_lists
from reports.checks.ownnames import is_own, is_short_for, read_mention, read_named
from reports.findings import Verdict

OFFICES = "内设机构在各处的名称"
BODY = "单位在各处的名称"
PROJECT = "项目在各处的名称"
LEAST_SHARED = 2
# What projects are called behind their own name.
PROJECT_TAIL = re.compile("(?:(?:专项)?(?:项目|经费|资金|费用|费|支出|工作))+$")
NOUN = re.compile("项目|费|资金")
SHORTEST_STEM = 6
LONGEST_TAIL = 12
NAME_END = re.compile(r"[，。；、》”：\d]|绩效|自评|开展|资金(?:计划|到位|支出)")


def check(case: Case) -> Iterator[Verdict]:
    """Inner offices of the whole document, then the body's and the project's names."""
    if case is case.paper.cases[0]:
        yield from check_offices(case)
    if case.reading.kind != "project_score_sheet":
        yield from check_body(case)
    yield from check_project(case)


# --- inner offices ----------------------------------------------------------------------------


def check_offices(case: Case) -> Iterator[Verdict]:
    """Lists of equally many offices that differ in one name only."""
    flat = case.paper.flat
    whole = [one for one in read_lists(flat) if one.number == len(one.names)]
    failing = False
    for one, other in combinations(whole, 2):
        if pair := one_difference(one, other):
            failing = True
            spans = [
                (locate(case, *at), f"写作“{at[1]}”") for at in ((one, pair[0]), (other, pair[1]))
            ]
            yield failed(
                case, OFFICES, "warning", f"同一内设机构写作“{pair[0]}”和“{pair[1]}”",
                f"两处都列{one.number}个内设机构，其余名称相同，只有“{pair[0]}”与“{pair[1]}”不同",
                places(case, *spans), roles=(OFFICES, *sorted(pair)),
            )  # fmt: skip
    if len(whole) > 1 and not failing:
        yield held(case, OFFICES, ())


def one_difference(one: OfficeList, other: OfficeList) -> tuple[str, str] | None:
    """The two names in which lists differ, where these are alike and all others equal."""
    here = [name for name in one.names if name not in other.names]
    there = [name for name in other.names if name not in one.names]
    if one.number != other.number or len(here) != 1 or len(there) != 1 or one.number < 2:
        return None
    alike = here[0][:LEAST_SHARED] == there[0][:LEAST_SHARED]
    nested = is_short_for(here[0], there[0]) or is_short_for(there[0], here[0])
    return (here[0], there[0]) if alike or nested else None


def locate(case: Case, one: OfficeList, name: str):
    """Where a name of a list stands in the document."""
    flat = case.paper.flat
    start = flat.text.find(name, one.start)
    return flat.span(start, start + len(name))


# --- body and project -------------------------------------------------------------------------


def check_body(case: Case) -> Iterator[Verdict]:
    """The body under two names of offices, as 信访局 and 群众工作局."""
    known = read_mention(case.reading.department)
    if known is None:
        return
    for one in read_named(case.flat):
        mention = read_mention(one.name)
        if mention is None or mention.family != known.family or not is_own(case, one.name):
            continue
        names = mention.office, known.office
        if not (is_short_for(*names) or is_short_for(*reversed(names))):
            yield failed(
                case, BODY, "info", f"本单位又写作“{one.name}”",
                f"本报告是{case.reading.department}的，此处写作“{one.name}”，"
                "如系曾用名，建议统一为现名",
                places(case, (one.span, f"写作“{one.name}”")), roles=(BODY, one.name),
            )  # fmt: skip


def check_project(case: Case) -> Iterator[Verdict]:
    """A project's name on its sheet against the same name as the text goes on otherwise."""
    name = case.reading.project
    stem = PROJECT_TAIL.sub("", name)
    if len(stem) < SHORTEST_STEM or case.reading.kind == "project_evaluation":
        return
    flat, at, known = case.paper.flat, -1, {one.reading.project for one in case.paper.cases} - {""}
    seen = {name.removesuffix("项目")}
    while (at := flat.text.find(stem, at + 1)) >= 0:
        if flat.text.startswith(tuple(known), at):
            continue
        rest = flat.text[at + len(stem) : at + len(stem) + LONGEST_TAIL]
        tail = PROJECT_TAIL.match(NAME_END.split(rest)[0])
        variant = stem + (tail[0] if tail else "")
        if tail and NOUN.search(tail[0]) and variant.removesuffix("项目") not in seen:
            seen.add(variant.removesuffix("项目"))
            span = flat.span(at, at + len(variant))
            yield failed(
                case, PROJECT, "info", f"项目“{name}”又写作“{variant}”",
                f"自评表的项目名称是“{name}”，此处写作“{variant}”",
                places(case, (span, f"写作“{variant}”")), roles=(PROJECT, name, variant),
            )  # fmt: skip


CHECK = Check(
    code="E09",
    name="one-name",
    title="单位、项目和内设机构的名称前后是否一致",
    severity="warning",
    explanation=(
        "同一个内设机构、项目或单位在一份文件中应当只有一个全称。两处所列内设机构个数相同、"
        "只有一个名称不同且相近的，作为疑点；单位曾用名、项目名称末尾的“项目”“经费”“资金”写法不一，"
        "只作提示。规范的简称不算。"
    ),
    run=check,
    leaves=(
        Example(
            "下设3个股室，分别是办公室、来访接待股、督查督办股。\n机构组成。内设股室3个："
            "办公室、督查督办股、来访接待股。"
        ),
        Example(
            "下设3个股室，分别是办公室、来访接待股、督查督办股。下属县群众服务中心内设3个"
            "科室，分别为综合科、受理科、督办科。",
            why="两个单位",
        ),
        Example("内设2个股室，分别是办公室、业务股。截至年末下设办公室和业务股等4个股室。"),
        Example(
            "内设办公室、来访接待股（挂复查复核股牌子）2个股室。内设股室2个，分别为办公室"
            "、来访接待股。"
        ),
        Example("下设2个股室，独立编制机构1个，其中行政机构0个，其他事业机构1个。"),
        Example(
            "内设3个科室：办公室、网信科、接访科。内设3个科室：办公室、督查科、业务科。",
            why="不止一处不同，或许是改革前后",
        ),
        Example(
            "群众诉求热线服务经费项目自评得分100分，热线服务费5万元。\n"
            + form(name="群众诉求热线服务经费"),
        ),
        Example("青禾县信访局2023年度机关运行经费支出5万元。县信访局政府采购支出总额3万元。"),
    ),
    finds=(
        Example(
            "下设3个股室，分别是办公室、群众来访接待中心、督查督办复核股。\n三、机构设置"
            "\n下设3个股室，分别是办公室、群众来访接待中心、督查督办股。",
            ("督查督办复核股", "督查督办股"),
        ),
        Example(
            "内设机构3个：办公室、来访接待股、网信办理股。\n下设办公室、来访接待股、网信"
            "股3个股室。",
            ("网信办理股",),
        ),
        Example("2023年，青禾县群众工作局机关运行经费支出5万元。", ("群众工作局", "曾用名")),
        Example(
            "群众诉求热线服务费项目绩效自评得分为100分。\n" + form(name="群众诉求热线服务经费"),
            ("又写作“群众诉求热线服务费",),
        ),
    ),
)
