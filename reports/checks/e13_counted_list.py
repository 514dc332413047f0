"""A list of inner offices names as many as are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case
from reports.checks.officelists import NUMBER, OfficeList, read_lists
from reports.findings import Verdict

WHAT = "内设机构的个数与列出的名称"
COUNTED = re.compile(rf"(?:内设|下设)(?:机构|股室|科室)?({NUMBER})个")


def check(case: Case) -> Iterator[Verdict]:
    """Every list of offices that is given with its number, once for a document."""
    if case is not case.paper.cases[0]:
        return
    lists = read_lists(case.paper.flat)
    wrong = [one for one in lists if not is_right(one)]
    for one in wrong:
        yield failed(
            case, WHAT, "info", f"写明{one.number}个内设机构，列出了{len(one.names)}个",
            f"文中写{one.number}个，列出的是{'、'.join(one.names)}，共{len(one.names)}个",
            places(case, (case.paper.flat.span(one.start, one.end), "内设机构")), roles=(WHAT,),
            stated=f"{one.number}个", computed=f"{len(one.names)}个",
        )  # fmt: skip
    if lists and not wrong:
        yield held(case, WHAT, ())
    elif not lists and (told := COUNTED.search(case.paper.flat.text)):
        reason = f"写明{told[1]}个内设机构，没有逐一列出名称"
        yield unchecked(case, WHAT, reason)


def is_right(one: OfficeList) -> bool:
    """Whether the number and the names fit; a list that ends in 等 may name fewer."""
    named = len(one.names)
    return named == one.number or (one.is_open and named < one.number)


CHECK = Check(
    code="E13",
    name="counted-list",
    title="内设机构的个数与列出的名称是否相符",
    severity="info",
    explanation=(
        "写明了个数又逐一列出名称的，名称应当与个数相等。多出或缺少的，常是机构调整后只改了一处。"
        "列举以“等”结尾的，少列不算；挂牌机构、派驻机构是否计入，各地写法不一。"
    ),
    run=check,
    leaves=(
        Example("下设3个内设机构，即办公室、来访接待\n股、督查督办股\n二、部门决算单位构成"),
        Example("内设机构4个：办公室、来访接待股、督查督办股、网信办理股。核定编制14名。"),
        Example("内设办公室、来访接待股、督查督办股、网信办理股等4个股室，核定编制18名。"),
        Example("内设5个科室，分别为办公室、来访接待股等。", why="没有列全"),
        Example("设4个内设机构，包括：办公室、来访接待股、督查督办股、网信办理股。"),
        Example("内设股室3个，分别是办公室、督查股和综合业务股。"),
        Example("下设2个股室，设独立编制机构1个，其中行政机构0个。"),
        Example("设内设机构3个，股级职数3名。"),
        Example("纳入部门决算编制范围的独立编制机构包括1个：区群众工作中心。"),
        Example("内设三个股室，即办公室（挂机要室牌子）、信访股、督查股。"),
        Example("现有十二个科室，分别承担接访、办信、督查等工作。"),
    ),
    finds=(
        Example(
            "下设4个内设机构，即办公室、来访接待\n股、督查督办股\n二、部门决算单位构成",
            ("4个", "3个"),
            why="句号丢了",
        ),
        Example(
            "设3个内设机构，包括：办公室、来访\n—3—\n接待股、督查督办股、网信办理股。",
            ("3个", "4个"),
            why="中间隔着页码",
        ),
        Example("下设三个股室，分别是办公室、来访接待股、督查督办股、网信办理股。", ("3个", "4个")),
        Example("内设机构5个，分别为办公室、来访接待股、督查督办股、网信办理股。", ("5个", "4个")),
        Example("下设综合股、效能督查股、热线受理股4个股室。", ("4个", "3个")),
    ),
)
