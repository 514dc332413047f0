"""A self-score rests on a score sheet, and a score sheet has scores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, places, unchecked
from reports.checks.dossier import Case, say
from reports.checks.flat import Flat
from reports.checks.forms import (
    ACTUAL_HEAD,
    HEAD,
    SCORE_HEAD,
    TOTALS,
    Form,
    find_forms,
    has_column,
    held_rows,
)
from reports.checks.forms_examples import BARE, PLAIN, form
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span

WHAT = "自评得分有评分表为据"
BLANK = "绩效指标已填列"
# 详见附表《部门整体支出绩效自评表》: the text points to a sheet with points.
REFERS = re.compile(
    r"(?:附表|附件|见附|后附|附后)[^。；]{0,24}?(?:自评表|评分表|评价表|打分表|评分明细)"
    r"|(?:自评表|评分表|评价表|打分表|评分明细)[^。；]{0,12}?(?:附后|见附|附件)"
)
REACH = 60
# What the head of the indicators is made of; little else is left of a blank one.
HEAD_WORDS = re.compile(
    r"[一二三]级指标|指标(?:性质|值|名称|单位)?|年度|预期|实际|全年|完成值|完成|目标值|度量单位|计量单位"
    r"|权重|分值|得分|未?完成原因分析|偏差原因分析|及?改进措施|原因|说明|备注"
)
MOST_LEFT = 20
TOTAL = re.compile(r"\t\s*(?:合计|总分|总计)")
FURTHER = 2000


def check(case: Case) -> Iterator[Verdict]:
    """The sheets of a report, and the scores that its sentences tell."""
    for one in find_forms(case):
        yield from check_form(one)
    for score in told_scores(case):
        yield from check_told(case, score)


def check_form(form: Form) -> Iterator[Verdict]:
    """Whether a sheet is filled in: indicators, points, a total."""
    given = form.score or (form.whole and form.whole.score)
    if not form.rows:
        if given and given.value and (head := blank_head(form)):
            yield without_rows(form, given, head)
        return
    scored = [line for line in form.rows if line.score]
    if form.score is None and has_column(form, ACTUAL_HEAD):
        words = "有各行得分，没有合计得分" if scored else "没有评分"
        if (scored or not has_column(form, SCORE_HEAD)) and not goes_on(form):
            yield failed(
                form.case, WHAT, "info", f"自评表{words}",
                "自评表应有权重、各行得分和合计得分，否则自评结论没有分数依据",
                places(form.case, (form.rows[0].span, "第一行指标")), roles=(WHAT, words),
            )  # fmt: skip
    elif form.score:
        yield held_rows(form, BLANK, form.rows)


def goes_on(form: Form) -> bool:
    """Whether a total stands behind what was read: a page's end may have broken the form.

    The total of the next sheet is none of this one's.
    """
    end = form.span.end
    starts = (one.reading.span.start for one in form.case.paper.cases)
    further = min((one for one in starts if one >= end), default=end + FURTHER)
    return bool(TOTAL.search(form.case.paper.content, end, min(further, end + FURTHER)))


def blank_head(form: Form) -> Span | None:
    """The head of the indicators, where nothing follows it up to the total."""
    content = form.case.paper.content
    end = form.total_span.start if form.total_span else form.span.end
    heads = list(HEAD.finditer(content, form.span.start, end))
    if not heads:
        return None
    left = HEAD_WORDS.sub("", form.case.flat.between(Span(heads[-1].end(), end)))
    if len(left) > MOST_LEFT or any(char.isdigit() for char in left):
        return None
    return Span(heads[0].start(), heads[-1].end())


def without_rows(form: Form, given: Figure, head: Span) -> Verdict:
    """A total although no indicator was filled in."""
    return failed(
        form.case, BLANK, "warning", f"绩效指标部分空白，自评得分却有{say(given)}",
        "表中没有填列任何绩效指标，得分无从得出",
        places(form.case, (given, "得分"), (head, "空白的绩效指标")), roles=(form.name, BLANK),
        stated=say(given),
    )  # fmt: skip


def told_scores(case: Case) -> list[Figure]:
    """The self-scores of the report's sentences, each subject's first."""
    found: dict[tuple, Figure] = {}
    for one in case.usable:
        if one.indicator in TOTALS and one.measure == "score" and one.place == "narrative":
            found.setdefault((one.subject, one.fiscal_year), one)
    return list(found.values())


def check_told(case: Case, score: Figure) -> Iterator[Verdict]:
    """Whether the document holds the sheet that the score comes from."""
    forms = [form for other in case.paper.cases for form in find_forms(other)]
    own = [form for form in forms if is_about(form, score)]
    if any(form.score for form in own):
        return
    refers = None if own else reference(case, score)
    if refers is None and (own or not case.reading.kind.endswith("_evaluation")):
        reason = "所附自评表没有评分" if own else "报告没有附评分表"
        yield unchecked(case, WHAT, f"{reason}，自评得分无从核对", (score,))
        return
    title = "没有附文中提到的评分表" if refers else "没有附评分表"
    told = "文中写明另附评分表，" if refers else "自评报告应附得分所依据的评分表，"
    evidence = [(score, "自评得分")] + ([(refers, "提到评分表")] if refers else [])
    yield failed(
        case, WHAT, "info", f"自评得分{say(score)}，{title}",
        f"{score.subject.name}自评得分{say(score)}：{told}同一文件里没有找到；可能另行公开",
        places(case, *evidence),
    )  # fmt: skip


def is_about(form: Form, score: Figure) -> bool:
    """Whether a sheet is about the score's subject."""
    if score.subject.type == "project":
        return form.name == score.subject.name
    return not form.is_sheet


def reference(case: Case, score: Figure) -> Span | None:
    """Where the words right behind a score point to a sheet."""
    behind = Span(score.span.end, min(score.span.end + REACH, case.reading.span.end))
    for match, span in Flat(case.paper.content, (behind,)).find(REFERS):
        if "。" not in match.string[: match.start()]:
            return span
    return None


CHECK = Check(
    code="C09",
    name="scores-with-sheet",
    title="自评得分是否有自评表为据",
    severity="warning",
    explanation=(
        "自评表应填列绩效指标并有合计得分；正文写了自评得分的，应附得分所依据的自评表。"
        "指标部分空白却有总分，等于没有评价；没有评分表，得分无从核对。"
        "自评表也可能单独公开，所以正文有分而表不在同一文件里只作提示。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(form(head=BARE, total=""), why="老式表样没有评分，只作提示", kind="document"),
        Example("部门整体支出绩效自评得分为93分。", why="只作提示", kind="overall_evaluation"),
        Example("2023年部门整体支出绩效自评得分为93分。", why="决算说明不附评分表"),
        Example(
            form("产出指标|数量指标|接访|10次||100|0|", head=PLAIN, total="总分|100|0"),
            kind="document",
        ),
        Example(
            "项目绩效自评得分为100分，详见附件项目支出绩效自评表。\n" + form(),
            kind="project_evaluation",
        ),
    ),
    finds=(
        Example(
            "部门整体支出绩效自评得分为93分。",
            ("93分，没有附评分表",),
            kind="overall_evaluation",
        ),
        Example(
            form("||||||||||财政资金困难", total="合计|100|67"),
            ("绩效指标部分空白", "67分"),
            kind="document",
        ),
        Example(
            "部门整体支出绩效自评得分为93分，详见附表《部门整体支出绩效评分表》。",
            ("93分", "没有附文中提到的评分表"),
            kind="overall_evaluation",
        ),
        Example(
            form("产出指标|数量指标|接访|10次|12次", head=BARE, total=""),
            ("自评表没有评分",),
            kind="document",
        ),
        Example(form(total=""), ("没有合计得分",), kind="document"),
    ),
)
