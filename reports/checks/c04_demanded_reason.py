"""A low execution rate or a changed budget without the reason that the form itself demands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import NOTHING, Form, find_forms
from reports.checks.forms_examples import form
from reports.facts import Figure
from reports.findings import Verdict
from reports.numerals import normalise
from reports.spans import Span

TELL = r"(?:说明|写明|注明|填写|填报|分析)"
TELLS = re.compile(TELL)
REACH = 50
SHORTEST = 4
# 预算执行率未达到90%的需说明原因; 年中发生预算调整的（追加或调减），应单独说明理由.
LOW = re.compile(
    rf"(?:执行率|完成率|执行进度|支出进度)[^。；]{{0,10}}?(?:未达到?|低于|不足|小于|<)"
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
CELL_END = re.compile(r"\t|\n\s*\n")
BLANK = re.compile(r"\s+")
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
            yield from check_low(one)
            yield from check_changed(one)


def check_low(form: Form) -> Iterator[Verdict]:
    """The rate under the limit that the form names."""
    demand, rate = find_demand(form, LOW), form.whole.one("execution_rate")
    if demand is None or rate is None or interval(rate) is None:
        return
    span, limit = demand[0], Decimal(demand[1]["limit"])
    base = form.whole.one(rate.basis) or form.whole.one("budget_initial")
    if rate.value >= limit or (base and not base.value):
        return
    what = f"执行率低于{limit}%应说明原因"
    yield from judge(form, what, span, SPENDING, f"执行率{say(rate)}低于{limit}%", (rate,))


def check_changed(form: Form) -> Iterator[Verdict]:
    """A budget that was changed during the year."""
    demand = find_demand(form, CHANGED)
    initial, adjusted = form.whole.one("budget_initial"), form.whole.one("budget_adjusted")
    if demand is None or initial is None or adjusted is None or initial.value == adjusted.value:
        return
    title = f"预算由{say(initial)}调整为{say(adjusted)}"
    yield from judge(
        form, "预算调整应说明理由", demand[0], CHANGING, title, (initial, adjusted)
    )  # fmt: skip


def find_demand(form: Form, pattern: re.Pattern) -> tuple[Span, re.Match] | None:
    """Where the form prints the demand: some words before one that tells to explain."""
    flat = form.case.flat
    for word in TELLS.finditer(flat.text):
        match = pattern.search(flat.text, max(0, word.start() - REACH), word.end() + 8)
        if match and form.span.covers(span := flat.span(*match.span())):
            return span, match
    return None


def judge(
    form: Form, what: str, demand: Span, topic: re.Pattern, title: str, figures: tuple[Figure, ...]
) -> Iterator[Verdict]:
    """Whether the reason is given where the form wants it, or elsewhere on the form."""
    tails = [tail_of(form, line.span, line.figures) for line in form.money]
    if any(True for tail in tails for _ in answers(form, tail)):
        yield held(form.case, what, figures)
        return
    beside = any(tail.covers(demand) for tail in tails)
    elsewhere = next((piece for piece in answers(form, form.around) if topic.search(piece)), "")
    if elsewhere and not beside:
        yield held(form.case, what, figures)
        return
    where = "原因栏未写原因" if beside else "表内未说明原因"
    message = "表中要求说明原因，" + ("原因栏里只有填表说明" if beside else "表内没有找到说明")
    if elsewhere:
        message += f"；其他栏提到“{quote(elsewhere, topic)}”，可一并核对"
    yield failed(
        form.case, what, "info" if elsewhere else "warning", f"{title}，{where}", message,
        places(form.case, *((one, "") for one in figures), (demand, "填表要求")),
        roles=(form.name, what),
    )  # fmt: skip


def tail_of(form: Form, row: Span, figures: tuple[Figure, ...]) -> Span:
    """The part of a row behind its last number of money or points: the cell for reasons."""
    return Span(max(one.span.end for one in figures), row.end)


def answers(form: Form, span: Span) -> Iterator[str]:
    """Pieces of a part of a form that say something and are no instruction."""
    words = normalise(form.case.paper.content[span.start : span.end])
    for cell in CELL_END.split(words):
        if len(cell) < SHORTEST:
            continue
        for piece in PIECE.split(BLANK.sub("", cell)):
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
    ),
)
