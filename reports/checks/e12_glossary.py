"""The glossary explains the accounts that the report uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reports.checks.accountnames import Printed, bare, read_accounts
from reports.checks.check import Check, Example, failed, held, places, unchecked
from reports.checks.dossier import Case
from reports.checks.flat import Flat
from reports.checks.listednames import find_listed
from reports.findings import Verdict

WHAT = "名词解释中的科目在报告中使用过"
SHORTEST = 3
LEAST_LISTED = 3
PAGE = re.compile(r"[-—]?\d+[-—]?")


def check(case: Case) -> Iterator[Verdict]:
    """Every account that is explained, against all other words of the report."""
    accounts = read_accounts(case.flat)
    explained = [one for one in accounts if one.explains]
    if not explained:
        return
    if len(explained) == len(accounts) and not lists_most(case.flat, explained):
        yield unchecked(case, WHAT, "正文和表格没有列出支出科目，无从对照")
        return
    elsewhere = blank_out(case, explained)
    unused = {}
    for one in explained:
        name = bare(one.last)
        if len(name) >= SHORTEST and name not in elsewhere:
            unused.setdefault(name, one)
    if unused:
        # A page number may stand in the middle of a name.
        whole = PAGE.sub("", elsewhere)
        unused = {name: one for name, one in unused.items() if name not in whole}
    if not unused:
        yield held(case, WHAT, ())
        return
    names = "、".join(unused)
    evidence = [(case.flat.span(one.start, one.end), "名词解释") for one in unused.values()]
    yield failed(
        case, WHAT, "info", f"名词解释了{len(unused)}个没有使用的科目：{names}",
        f"报告其他部分没有出现{names}，可能是沿用了往年或其他单位的名词解释",
        places(case, *evidence), roles=(WHAT,),
    )  # fmt: skip


def lists_most(flat: Flat, explained: list[Printed]) -> bool:
    """Whether tables or codes tell most of the accounts that are explained."""
    names = {bare(one.last) for one in explained}
    listed = sum(next(find_listed(flat, name), None) is not None for name in names)
    return listed >= LEAST_LISTED and listed * 2 >= len(names)


def blank_out(case: Case, explained: list[Printed]) -> str:
    """The report's words without the lines that explain an account."""
    starts = [line.start for line in case.flat.lines]
    ends = [line.end for line in case.flat.lines]
    kept, position = [], 0
    for one in explained:
        index = bisect_right(starts, one.start) - 1
        kept.append(case.flat.text[position : max(position, one.start)])
        position = max(position, ends[max(index, bisect_right(starts, one.end - 1) - 1)])
    return "\n".join((*kept, case.flat.text[position:]))


CHECK = Check(
    code="E12",
    name="glossary",
    title="名词解释与使用的科目是否对应",
    severity="info",
    explanation=(
        "名词解释应当解释报告中出现的支出科目。解释了并未使用的科目，多半是沿用往年或"
        "其他单位的文字，"
        "值得再看一遍。科目若只列在另行公开的附表中，本报告的文字里就找不到，属正常情形。"
    ),
    run=check,
    leaves=(
        Example(
            "1.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为5.58"
            "万元。\n第三部分名词解释\n9.卫生健康支出（类）行政事业单位医疗（款）行政单位"
            "医疗（项）：指医疗支出。"
        ),
        Example(
            "第三部分名词解释\n9.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项"
            "）：指医疗支出。",
            why="正文没有列科目",
        ),
        Example(
            "\t2010301\n\t行政运行\n\t153.15\n\n第三部分名词解释\n8.一般公共服务支出（类）信访事务"
            "（款）行政运行（项）：反映基本支出。9.住房保障支出（类）住房改革支出（款）住房公积金"
            "（项）：反映公积金。10.住房保障支出（类）住房改革支出（款）购房补贴（项）：反映补贴。",
            why="只附了部分表格",
        ),
        Example(
            "1.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为5万元。\n	"
            "2101101\n	行政单位医疗\n	5.58\n\n第三部分名词解释\n9.卫生健康支出（类）行政"
            "事业单位医疗（款）行政单位医疗（项）：反映医疗支出。",
            why="科目列在表中",
        ),
    ),
    finds=(
        Example(
            "（一）2010301行政运行153.15万元。（二）2010308信访事务32.52万元。（三）住房公积金"
            "（2210201）12.77万元。\n第三部分名词解释\n8.一般公共服务支出（类）信访事务（款）行政"
            "运行（项）：反映基本支出。9.农林水支出（类）扶贫（款）其他扶贫支出（项）：反映扶贫开"
            "支。10.一般公共服务支出（类）信访事务（款）信访事务（项）：反映信访支出。11.住房保障支"
            "出（类）住房改革支出（款）住房公积金（项）：反映公积金。",
            ("其他扶贫",),
            why="科目只写编码和名称",
        ),
        Example(
            "1.住房保障支出（类）住房改革支出（款）住房公积金（项）：支出决算为5万元。\n"
            "第三部分名词解释\n9.一般公共服务（类）财政事务（款）信息化建设（项）：指信息"
            "化建设支出。\n10.住房保障支出（类）住房改革支出（款）住房公积金（项）：指公"
            "积金。",
            ("信息化建设",),
        ),
    ),
)
