"""Headings and lists are numbered without gaps or repetitions."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.numbering import Numbered, read_numbered
from reports.findings import Verdict
from reports.spans import Span

WHAT = "标题和条目的编号连续"
# A greater step is another list, or numbers that the export lost.
GREATEST_STEP = 3
SHORTEST = 3


def check(case: Case) -> Iterator[Verdict]:
    """Every numbered line with the one before of its list."""
    if case.reading.kind == "project_score_sheet":
        return
    entries = read_numbered(case.flat)
    breaks = list(find_breaks(case, entries))
    for before, after in breaks:
        yield judge(case, before, after)
    if len(entries) >= SHORTEST and not breaks:
        yield held(case, WHAT, ())


def find_breaks(case: Case, entries: list[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Neighbours of a list whose numbers are equal or leave one out.

    A list is what stands under one entry of an outer style; 1 begins a new one, save behind 1.
    """
    open_lists: list[Numbered] = []
    for entry in entries:
        styles = [one.prefix.style for one in open_lists]
        if entry.prefix.style in styles:
            del open_lists[styles.index(entry.prefix.style) + 1 :]
            before = open_lists.pop()
            step = entry.prefix.number - before.prefix.number
            if is_repeated(case, before, entry) or 2 <= step <= GREATEST_STEP:
                yield before, entry
        open_lists.append(entry)


def is_repeated(case: Case, before: Numbered, after: Numbered) -> bool:
    """Whether two entries have one number and are not the same entry again."""
    if before.prefix.number != after.prefix.number or words(case, before) == words(case, after):
        return False
    # 1、 and 1. may begin two lists.
    return after.prefix.number > 1 or mark(case, before) == mark(case, after)


def judge(case: Case, before: Numbered, after: Numbered) -> Verdict:
    """A number that is used twice, or one that is left out."""
    first, second = (mark(case, one) for one in (before, after))
    here, there = (words(case, one)[:12] for one in (before, after))
    if before.prefix.number == after.prefix.number:
        title = f"编号“{second}”用了两次"
        message = f"“{first}{here}”之后又是“{second}{there}”"
    else:
        title = f"编号从“{first}”跳到“{second}”"
        message = f"“{first}{here}”之后是“{second}{there}”，中间缺号"
    return failed(
        case, WHAT, "info", title, message,
        places(case, (locate(case, before), "前一条"), (locate(case, after), "后一条")),
        roles=(WHAT, after.prefix.style),
    )  # fmt: skip


def mark(case: Case, one: Numbered) -> str:
    """The number as printed."""
    return case.flat.text[one.line.start : one.line.start + one.prefix.length]


def words(case: Case, one: Numbered) -> str:
    """What stands behind the number."""
    return case.flat.text[one.line.start + one.prefix.length : one.line.end]


def locate(case: Case, one: Numbered) -> Span:
    """The number with the first words of its line."""
    end = min(one.line.end, one.line.start + one.prefix.length + 12)
    return case.flat.span(one.line.start, end)


CHECK = Check(
    code="E07",
    name="numbering",
    title="标题和条目的编号是否重复、缺号",
    severity="info",
    explanation=(
        "同一层次的编号应当连续。编号重复或缺号，可能是增删条目后没有重排，也可能漏了一条内容。"
        "自动编号在导出时会丢失，跳号较多的不作提示；表格中的序号不查。"
    ),
    run=check,
    leaves=(
        Example(
            "一、收入情况\n1.财政拨款。\n2.其他收入。\n二、支出情况\n1.基本支出。\n2.项目支出。"
        ),
        Example(
            "（一）总体情况\n（二）具体情况\n1.因公出国（境）费。\n2.公务用车购置及运行维"
            "护费。\n其中：购置费0万元。\n3.公务接待费。"
        ),
        Example("1.拟订制度。\n2.办理来信。\n（1）登记。\n（2）转办。\n3.接待来访。"),
        Example("第一部分概况\n第二部分说明\n第三部分名词解释\n第一部分概况\n一、职责\n二、机构"),
        Example("9.其他事项\n10.完成交办任务。\n11.其他。"),
        Example("2.5万元用于培训。\n5.84万元用于接待。\n12.31日止。"),
        Example("	1\n	2\n	4\n\n	5.\n	5.\n", why="表格中的序号"),
        Example(
            "1、项目概况\n1.项目基本情况。\n1、立项情况\n2、项目内容", why="两种写法，各自成列"
        ),
        Example("3、\n九、国有资本经营预算\n十、其他重要事项", why="导出后编号样式不一"),
    ),
    finds=(
        Example(
            "4.行政运行（项）：指基本支出。\n5.机关养老保险：指缴费。\n5.行政单位医疗：指"
            "医疗支出。\n6.住房公积金：指公积金。",
            ("“5.”用了两次",),
        ),
        Example(
            "（一）收入情况。\n（二）支出情况。\n（四）结转情况。", ("（二）", "（四）", "缺号")
        ),
        Example(
            "一、主要职责\n1.办理来信。\n2.接待来访。\n一、机构设置\n没有下属单位。", ("“一、”",)
        ),
        Example("七、三公经费\n八、政府性基金\n八、国有资本经营预算", ("“八、”用了两次",)),
    ),
)
