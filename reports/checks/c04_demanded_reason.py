"""A low execution rate or a changed budget without the reason that the form itself demands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import NOTHING, Form, find_forms
from reports.checks.forms_examples import form
from reports.checks.lazy import lazy
from reports.facts import Figure
from reports.findings import Verdict
from reports.numerals import normalise
from reports.spans import Span

TELL = r"(?:说明|写明|注明|填写|填报|分析)"
TELLS = re.compile(TELL)
REACH = 50
SHORTEST = 4
FULL = 100
# 预算执行率未达到90%的需说明原因; 年中发生预算调整的（追加或调减），应单独说明理由.
LOW = re.compile(
    rf"(?:执行率|完成率|执行进度|支出进度)[^。；]{{0,24}}?(?:未达到?|低于|不足|小于|<)"
    rf"(?P<limit>\d{{2,3}})%[^。；\d]{{0,14}}?{TELL}"
)
CHANGED = re.compile(
    rf"(?:预算|年中)[^。；\d]{{0,16}}?(?:调整|追加|调减|调剂|变动)[^。；\d]{{0,20}}?{TELL}"
    r"[^。；\d]{0,4}?(?:理由|原因|情况)"
)
# The form's own instructions, which are no answer.
INSTRUCTION = re.compile(
    r"执行率(?:=|：)|执行数(?:/|÷)|执行率按|需说明|须说明|应(?:单独)?说明|说明(?:原因|理由)|写明|注明"
    r"|字以内|其[他它]资金(?:包括|是指|指)|填表说明|填报说明"
)
PIECE = re.compile(r"[。；]|(?<![\d.])\d[.、](?!\d)")
# A label of its own row, and what the next cell says.
LABEL = re.compile(
    r"\t[ 　]*(?P<label>(?:预算|执行|偏差)[^\t\n。；，]{0,12}(?:偏差|调整)[^\t\n。；，]{0,4}"
    r"(?:说明|原因|情况))[ 　]*\n\t(?P<said>[^\t\n]*)"
)
LABEL_END = re.compile(r"(?:说明|原因|情况)[ 　]*\n\t")
LOW_RATE = 90
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SPENDING = re.compile(
    r"(?:资金|预算|支付|执行|经费|付款|结算)[^。；]{0,20}(?:因|由于|紧张|困难|不足|未能|无法|未到位|节约|结余)"
    r"|(?:因|由于|受)[^。；]{0,20}(?:资金|预算|支付|执行|经费|付款|结算|财政)"
)
CHANGING = re.compile(r"追加|调增|调减|核减|压减|收回|调剂|预算调整|调整预算|下达|新增")


def check(case: Case) -> Iterator[Verdict]:
    """The whole money of every sheet that prints such a demand."""
    for one in find_forms(case):
        if one.whole:
            reasons = Reasons(one)
            yield from check_low(one, reasons)
            yield from check_changed(one, reasons)
            yield from check_label(one)


def check_low(form: Form, reasons: Reasons) -> Iterator[Verdict]:
    """The rate under the limit that the form names."""
    rate = form.whole.one("execution_rate")
    if rate is None or rate.value >= FULL or interval(rate) is None:
        return
    demand = find_demand(form, LOW)
    base = form.whole.one(rate.basis) or form.whole.one("budget_initial")
    if demand is None or (base and not base.value):
        return
    span, limit = demand[0], Decimal(demand[1]["limit"])
    if rate.value < limit:
        what = f"执行率低于{limit}%应说明原因"
        title = f"执行率{say(rate)}低于{limit}%"
        yield judge(form, what, span, reasons, SPENDING, title, (rate,))


def check_changed(form: Form, reasons: Reasons) -> Iterator[Verdict]:
    """A budget that was changed during the year."""
    initial, adjusted = form.whole.one("budget_initial"), form.whole.one("budget_adjusted")
    if initial is None or adjusted is None or initial.value == adjusted.value:
        return
    if demand := find_demand(form, CHANGED):
        title = f"预算由{say(initial)}调整为{say(adjusted)}"
        figures = (initial, adjusted)
        yield judge(form, "预算调整应说明理由", demand[0], reasons, CHANGING, title, figures)


def check_label(form: Form) -> Iterator[Verdict]:
    """预算调整及执行偏差说明: a cell that asks for an explanation, and the empty one behind it."""
    content = form.case.paper.content
    ends = LABEL_END.finditer(content, form.span.start, form.around.end)
    starts = (content.rfind("\t", form.span.start, one.start()) for one in ends)
    found = next((one for start in starts if (one := LABEL.match(content, max(0, start)))), None)
    if found is None:
        return
    label = "".join(found["label"].split())
    rate = form.whole.one("execution_rate")
    initial, adjusted = form.whole.one("budget_initial"), form.whole.one("budget_adjusted")
    changed = initial and adjusted and initial.value != adjusted.value and "调整" in label
    low = rate and rate.unit_from == "own" and 0 < rate.value < LOW_RATE and "偏差" in label
    figures = ((rate,) if low else ()) + ((initial, adjusted) if changed else ())
    if not figures:
        return
    what = f"“{label}”栏已填写"
    if found["said"].strip():
        yield held(form.case, what, figures)
        return
    cell = Span(*found.span("label"))
    titles = [f"执行率{say(rate)}"] if low else []
    titles += [f"预算由{say(initial)}调整为{say(adjusted)}"] if changed else []
    yield failed(
        form.case, what, "warning", f"{'，'.join(titles)}，“{label}”栏空白",
        f"表中设有“{label}”栏，应说明原因，栏内没有填写",
        places(form.case, *((one, "") for one in figures), (cell, "空白的栏")),
        roles=(form.name, what),
    )  # fmt: skip


def find_demand(form: Form, pattern: re.Pattern) -> tuple[Span, re.Match] | None:
    """Where the form prints the demand: some words before one that tells to explain."""
    flat = form.case.flat
    for word in TELLS.finditer(flat.text):
        match = pattern.search(flat.text, max(0, word.start() - REACH), word.end() + 8)
        if match and form.span.covers(span := flat.span(*match.span())):
            return span, match
    return None


class Reasons:
    """What a form says beside its money and elsewhere, for both demands."""

    def __init__(self, form: Form) -> None:
        """Nothing is read before it is asked for."""
        self.form = form
        self.tails = [tail_of(line.span, line.figures) for line in form.money]

    @lazy
    def are_beside(self) -> bool:
        """Whether a reason stands in the cell for reasons of any row of money."""
        return any(True for tail in self.tails for _ in answers(self.form, tail))

    def elsewhere(self, topic: re.Pattern) -> str:
        """What the form says about a topic, wherever it stands."""
        said = answers(self.form, self.form.around, topic)
        return next((piece for piece in said if topic.search(piece)), "")


def judge(
    form: Form,
    what: str,
    demand: Span,
    reasons: Reasons,
    topic: re.Pattern,
    title: str,
    figures: tuple[Figure, ...],
) -> Verdict:
    """Whether the reason is given where the form wants it, or elsewhere on the form."""
    if reasons.are_beside:
        return held(form.case, what, figures)
    beside = any(tail.covers(demand) for tail in reasons.tails)
    elsewhere = reasons.elsewhere(topic)
    if elsewhere and not beside:
        return held(form.case, what, figures)
    where = "原因栏未写原因" if beside else "表内未说明原因"
    message = "表中要求说明原因，" + ("原因栏里只有填表说明" if beside else "表内没有找到说明")
    if elsewhere:
        message += f"；其他栏提到“{quote(elsewhere, topic)}”，可一并核对"
    return failed(
        form.case, what, "info" if elsewhere else "warning", f"{title}，{where}", message,
        places(form.case, *((one, "") for one in figures), (demand, "填表要求")),
        roles=(form.name, what),
    )  # fmt: skip


def tail_of(row: Span, figures: tuple[Figure, ...]) -> Span:
    """The part of a row behind its last number of money or points: the cell for reasons."""
    return Span(max(one.span.end for one in figures), row.end)


def answers(form: Form, span: Span, topic: re.Pattern = CHINESE) -> Iterator[str]:
    """Pieces of a part of a form that say something and are no instruction.

    Only cells that touch on the topic are taken apart.
    """
    words = normalise(form.case.paper.content[span.start : span.end])
    for cell in words.split("\t"):
        if len(cell) < SHORTEST or not topic.search(told := "".join(cell.split())):
            continue
        for piece in PIECE.split(told):
            if (
                piece not in NOTHING
                and len(CHINESE.findall(piece)) >= SHORTEST
                and not INSTRUCTION.search(piece)
            ):
                yield piece


def quote(piece: str, topic: re.Pattern) -> str:
    """Some words around what a piece says about the topic."""
    start = piece.rfind("，", 0, topic.search(piece).start()) + 1
    return piece[start : start + 30]


CHECK = Check(
    code="C04",
    name="demanded-reason",
    title="自评表要求说明的原因是否说明",
    severity="warning",
    explanation=(
        "自评表印有“执行率未达到90%的需说明原因”“预算调整的应说明理由”一类要求的，"
        "执行率偏低或预算有调整时，应在表中写明原因。"
        "没有原因，就看不出是钱没到位、事没做完还是预算编多了。"
        "原因栏没写而表内其他栏提到了的，只作提示；原因也可能写在所附的自评报告里。"
        "表中没有印这项要求的，不作检查。"
    ),
    run=check,
    leaves=(
        Example(
            form(
                money="20.00|20.00|10.00|50.00%|10|5|执行率未达到90%的需说明原因（100字以内）",
                after=("存在问题|财政资金紧张，预算执行无法全部到位",),
            ),
            why="原因栏没写，另一栏写了，只作提示",
            kind="document",
        ),
        Example(form(money="20.00|20.00|10.00|50.00%|10|5|"), why="没有要求", kind="document"),
        Example(
            form(money="20.00|20.00|19.00|95.00%|10|9.5|执行率未达到90%的需说明原因。"),
            kind="document",
        ),
        Example(
            form(
                money="20.00|20.00|10.00|50.00%|10|5|1.执行率低于90%的需说明原因（100字以内）；"
                "2.预算调整的应说明理由。尾款按合同在次年结算。"
            ),
            kind="document",
        ),
        Example(
            form(
                money="20.00|20.00|10.00|50.00%|10|5|",
                after=("备注|执行率低于90%的，请说明原因", "存在问题|因财政资金紧张，未能支付"),
            ),
            why="原因写在另一栏",
            kind="document",
        ),
        Example(
            form(
                money="20.00|25.00|10.00|40.00%|10|4|",
                after=("预算调整及执行偏差说明|尾款按合同在次年支付",),
            ),
            kind="document",
        ),
        Example(
            form(money="20.00|20.00|19.00|95.00%|10|9.5|", after=("执行偏差原因说明|",)),
            kind="document",
        ),
        Example(
            form(money="0.00|0.00|0.00|0.00%|10|10|执行率低于90%的写明原因。"),
            why="没有安排预算",
            kind="document",
        ),
        Example(
            form(
                money="10.00|20.00|20.00|100.00%|10|10|预算有追加或调减的，一并写明理由。"
                "年中按程序追加预算。"
            ),
            kind="document",
        ),
    ),
    finds=(
        Example(
            form(
                money="20.00|20.00|10.00|50.00%|10|5|1.预算执行率未达到90%的需说明原因"
                "（100字以内）;2.预算调整的,应单独说明理由；"
            ),
            ("执行率50.00%低于90%", "只有填表说明"),
            kind="document",
        ),
        Example(
            form(
                money="10.00|20.00|20.00|100.00%|10|10|年中发生预算调整的（追加或调减）,"
                "应单独说明理由；"
            ),
            ("预算由10.00万元调整为20.00万元",),
            kind="document",
        ),
        Example(
            form(
                money="20.00|20.00|10.00|50.00%|10|5|",
                after=("备注|执行率低于80%的，请说明原因",),
            ),
            ("低于80%", "表内没有找到说明"),
            kind="document",
        ),
        Example(
            form(
                money="20.00|25.00|10.00|40.00%|10|4|",
                after=("预算调整及执行偏差说明|", "年度总体目标|完成"),
            ),
            ("执行率40.00%", "预算由20.00万元调整为25.00万元", "栏空白"),
            kind="document",
        ),
    ),
)
