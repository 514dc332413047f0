"""One body, project and inner office go by one name throughout a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.forms_examples import form
from reports.checks.namevariants import (
    bare_name,
    body_variants,
    is_told_apart,
    places_of,
    project_variants,
)
from reports.checks.officelists import OfficeList, read_lists
from reports.checks.ownnames import is_own, is_short_for, own_names, read_mention, read_named
from reports.findings import Verdict
from reports.spans import Span

OFFICES = "内设机构在各处的名称"
BODY = "单位在各处的名称"
PROJECT = "项目在各处的名称"
LEAST_SHARED = 2
MOST_PLACES = 6


def check(case: Case) -> Iterator[Verdict]:
    """Inner offices and projects of the whole document, then the body's names."""
    if case is case.paper.cases[0]:
        yield from check_offices(case)
        yield from check_projects(case)
    if case.reading.kind != "project_score_sheet":
        yield from check_body(case)


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
    named: dict[str, list[Span]] = defaultdict(list)
    for one in body_variants(case.flat, case.reading.department):
        if not any(one.name in known for known in own_names(case)):
            named[one.name].append(one.span)
    named.update(
        (name, spans)
        for name, spans in other_families(case).items()
        if not any(short in name for short in named)
    )
    for name, spans in named.items():
        yield failed(
            case, BODY, "info", f"本单位又写作“{name}”",
            f"本报告是{case.reading.department}的，此处写作“{name}”，如系曾用名，建议统一为现名",
            places(case, *((span, f"写作“{name}”") for span in spans[:MOST_PLACES])),
            roles=(BODY, name),
        )  # fmt: skip


def other_families(case: Case) -> dict[str, list[Span]]:
    """Names in the place of the body's own that belong to its kind, and are no short form."""
    known = read_mention(case.reading.department)
    found: dict[str, list[Span]] = {}
    for one in read_named(case.flat) if known else ():
        mention = read_mention(one.name)
        if mention is None or mention.family != known.family or not is_own(case, one.name):
            continue
        names = mention.office, known.office
        short = is_short_for(*names) or is_short_for(*reversed(names))
        if not short and not is_set_apart(case, one.name):
            found.setdefault(one.name, []).append(one.span)
    return found


def is_set_apart(case: Case, name: str) -> bool:
    """Whether the report says anywhere what an office of this name has to do with the body."""
    places_named = places_of(case.flat.text, name)
    return any(is_told_apart(case.flat, start, start + len(name)) for start in places_named)


def check_projects(case: Case) -> Iterator[Verdict]:
    """Names of projects against the same names as the text goes on otherwise."""
    flat, cases = case.paper.flat, case.paper.cases
    sure = {one.reading.project for one in cases} - {""}
    told = {
        figure.subject.name
        for one in cases
        if one.reading.kind != "project_evaluation"
        for figure in one.figures
        if figure.subject.type == "project"
    }
    sheets = {one.reading.project for one in cases if one.reading.kind != "project_evaluation"}
    names = sorted(
        (sheets | told) - {""}, key=lambda name: (name not in sheets, -flat.text.count(name), name)
    )
    variants: set[str] = set()
    for name in names:
        for one in project_variants(flat, name, {*sure, name}) if name not in variants else ():
            if {one.name, bare_name(one.name)} & variants:
                continue
            variants |= {one.name, bare_name(one.name)}
            yield failed(
                case, PROJECT, "info", f"项目“{name}”又写作“{one.name}”",
                f"别处的项目名称是“{name}”，此处写作“{one.name}”；如为两个项目则无妨",
                places(case, (one.span, f"写作“{one.name}”")), roles=(PROJECT, name, one.name),
            )  # fmt: skip


CHECK = Check(
    code="E09",
    name="one-name",
    title="单位、项目和内设机构的名称前后是否一致",
    severity="warning",
    explanation=(
        "同一个内设机构、项目或单位在一份文件中应当只有一个全称。两处所列内设机构个数相同、"
        "只有一个名称不同且相近的，作为疑点；单位或项目的名称只差一两个字，或末尾的“项目”“经费”“资金”写法"
        "不一，只作提示。规范的简称不算；写明是下属、加挂或原名的不算。"
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
        Example("青禾县信访办理群众来信来访120件。", why="不是单位名称"),
        Example("青禾县信访办更名为青禾县信访局。青禾县信访办2023年度收入合计5万元。", why="原名"),
        Example("下属单位2个：\n1.青禾县信访办\n2.青禾县群众服务中心", why="两个单位"),
        Example(
            "1.初次来访群众服务保障经费5万元，主要用于接待。\n"
            "2.重复来访群众服务保障经费3万元，主要用于化解。\n"
            + form(name="初次来访群众服务保障经费"),
            why="两个项目",
        ),
        Example(
            "群众来访接待运行经费5万元、群众来访接待运转经费3万元。\n"
            + form(name="群众来访接待运行经费"),
            why="一处并列，是两个项目",
        ),
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
        Example("2023年，青禾县信访办收入合计5万元。", ("又写作“青禾县信访办”",)),
        Example("纳入编报范围的单位只有青禾县信访办本级。", ("又写作“青禾县信访办”",)),
        Example(
            "群众来访接待场所运转经费全年预算5万元。\n" + form(name="群众来访接待场所运行经费"),
            ("又写作“群众来访接待场所运转经费",),
        ),
        Example(
            "业务骨干培训宣传经费全年预算5万元。\n" + form(name="业务骨干培训和宣传经费"),
            ("又写作“业务骨干培训宣传经费",),
        ),
    ),
)
