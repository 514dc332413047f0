"""Quotation marks and brackets come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.findings import Verdict
from reports.spans import Span

WHAT = "引号、括号、书名号成对"
OPENING = {"（": "括号", "(": "括号", "《": "书名号", "“": "引号", "【": "括号", "「": "引号"}
CLOSING = {"）": "括号", ")": "括号", "》": "书名号", "”": "引号", "】": "括号", "」": "引号"}
MARKS = re.compile("[（(《“【「）)》”】」]")
# How far the other half may be: a quotation may run over several sentences.
REACH = {"括号": 300, "书名号": 150, "引号": 200}
# 1）, 一) and a) number an entry.
ENTRY = re.compile(r"(?:^|[^\w])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
NEAR = 60
# Straight marks look alike on both sides; behind a digit one may be an inch.
STRAIGHT = re.compile(r'(?<!\d)"')
CURLY = re.compile("[“”「」]")
SENTENCE_END = re.compile("[。；]")
BREAK = re.compile("[，：、\n\t]")
LONGEST_WORD = 24
MOST_SHOWN = 12


def check(case: Case) -> Iterator[Verdict]:
    """Every mark of a report's untouched words."""
    single = [mark for span in case.flat.spans for mark in find_single(case, span)]
    marks = [at for at, kind in single if kind != "引号" or not is_straight(case, at)]
    marks += [at for span in case.flat.spans for at in find_straight(case, span)]
    shown = [(Span(at, at + 1), "缺少另一半") for at in sorted(marks)[:MOST_SHOWN]]
    if shown:
        words = "、".join(f"“{quote(case, span)}”" for span, _ in shown[:3])
        yield failed(
            case, WHAT, "info", f"{len(shown)}处引号或括号不成对",
            f"缺少另一半的有：{words}{'等' if len(shown) > 3 else ''}",
            places(case, *shown), roles=(WHAT,),
        )  # fmt: skip
        return
    if case.reading.kind != "project_score_sheet":
        yield held(case, WHAT, ())


def find_single(case: Case, span: Span) -> Iterator[tuple[int, str]]:
    """Marks without their other half: (offset, kind)."""
    content = case.paper.content
    waiting: dict[str, list[int]] = {"括号": [], "书名号": [], "引号": []}
    for match in MARKS.finditer(content, *span):
        at, mark = match.start(), match[0]
        kind = OPENING.get(mark) or CLOSING[mark]
        opened = waiting[kind]
        while opened and at - opened[0] > REACH[kind]:
            yield opened.pop(0), kind
        if mark in OPENING:
            opened.append(at)
        elif opened:
            opened.pop()
        elif not (kind == "括号" and ENTRY.search(content[max(0, at - 4) : at])):
            yield at, kind
    for kind, opened in waiting.items():
        for at in opened:
            yield at, kind


def find_straight(case: Case, span: Span) -> Iterator[int]:
    """Straight quotation marks that are left over in a sentence which has no others."""
    content = case.paper.content
    if content.find('"', *span) < 0:
        return
    start = span.start
    for stop in SENTENCE_END.finditer(content, *span):
        yield from left_over(content, start, stop.start())
        start = stop.end()
    yield from left_over(content, start, span.end)


def left_over(content: str, start: int, end: int) -> Iterator[int]:
    """The mark of an odd number that encloses no words with the next; the last if all do."""
    marks = [one.start() for one in STRAIGHT.finditer(content, start, end)]
    if len(marks) % 2 == 0 or CURLY.search(content, start, end):
        return
    for at, after in zip(marks[::2], marks[1::2], strict=False):
        if after - at > LONGEST_WORD or BREAK.search(content, at + 1, after):
            yield at
            return
    yield marks[-1]


def is_straight(case: Case, at: int) -> bool:
    """Whether straight quotation marks stand near, which look alike on both sides."""
    return '"' in case.paper.content[max(0, at - NEAR) : at + NEAR]


def quote(case: Case, span: Span) -> str:
    """Some words that the mark should enclose."""
    opening = case.paper.content[span.start] in OPENING
    around = Span(span.start, span.end + 10) if opening else Span(span.start - 10, span.end)
    return case.flat.between(Span(max(0, around.start), around.end))


CHECK = Check(
    code="E08",
    name="pairs",
    title="引号、括号、书名号是否成对",
    severity="info",
    explanation=(
        "引号、括号和书名号应当成对。缺了一半，引用的文件名或补充说明到哪里为止就不清楚。"
        "条目编号中的单个右括号、与直引号混用的引号不算；从其他格式导出时也会丢失个别符号。"
    ),
    run=check,
    leaves=(
        Example("“三公”经费包括因公出国（境）费，按《预算法》（2018年修正）执行。"),
        Example("1）登记。2）转办。\n一）接待来访。\na)办信。"),
        Example(
            "政府办公厅（室）及相关机构事务（款）行政运行（项）支出（含“两会”期间（3月）"
            "值守）10万元。"
        ),
        Example("《关于印发<关于加强（新时代）信访工作的意见>的通知》已转发。"),
        Example('严格落实"三公”经费管理规定，"三公"经费下降。', why="混用直引号"),
        Example('严格落实“三公"经费管理规定。购置13"显示器1台。', why="混用、英寸"),
        Example("预算编制准确率(计算方法为：执行数)合格（90%）。"),
    ),
    finds=(
        Example('2023年三公"经费支出5.84万元。其中"公务接待"2万元。', ("1处", "三公")),
        Example("三公”经费支出决算为5.84万元。", ("1处", "三公”")),
        Example(
            "按《预算法规定执行，《会计法》另行规定。" + "本部门无其他说明。" * 30, ("预算法",)
        ),
        Example("支出（含办公费、印刷费等5万元。" + "本部门无其他说明。" * 40, ("含办公费",)),
    ),
)
