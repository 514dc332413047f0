"""The grade word of a self-score agrees with the score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case
from reports.checks.flat import Flat
from reports.checks.forms import Form, find_forms
from reports.checks.forms_examples import form
from reports.findings import Place, Verdict
from reports.spans import Span

# The bands that most provinces use, and the grade that a word stands for.
USUAL = {
    "优": (Decimal(90), Decimal(100)),
    "良": (Decimal(80), Decimal(90)),
    "中": (Decimal(60), Decimal(80)),
    "差": (Decimal(0), Decimal(60)),
}
GRADES = {
    "优秀": "优", "优": "优", "良好": "良", "良": "良", "中等": "中", "合格": "中", "中": "中",
    "不合格": "差", "较差": "差", "差": "差",
}  # fmt: skip
WORD = "优秀|优|良好|良|中等|不合格|合格|中|较差|差"
IS = "(?:为|是|：|定为|属于|达到?|合计|共)?"
NAMED = r"(?:得分|评分|总分|自评)(?<!平均..)(?:(?<=自评)分)?(?:结果)?(?:得(?=\d))?"
SCORE = rf"{NAMED}{IS}(?P<score>\d{{2,3}}(?:\.\d+)?)分"
KIND = "等级|等次|级别|评级|结果|结论|评定|评价|考评"
LABEL = rf"(?:{KIND})(?:等级|等次|结果)?{IS}"
GRADE = rf"[“”]?(?P<grade>{WORD})"
# A line's end may have lost its stop: the next begins with a number.
END = r"(?=[“”，。；、）]|级|等|$|第?[一二三四五六七八九十]{1,3}(?:、|部分)|\d[.、])"
SCORED = re.compile(SCORE)
SCORED_HEAD = re.compile("得分|评分|总分|自评")
REACH = 40
TOLD = re.compile(rf"{SCORE}[^。；\d（]{{0,16}}?{LABEL}{GRADE}{END}")
TOLD_BACK = re.compile(rf"{LABEL}{GRADE}[“”级等]{{0,2}}[，（][^。；\d]{{0,8}}{SCORE}")
JUDGED = re.compile(rf"(?:评价|等级|等次|评定)(?:结果|等级|等次)?{IS}{GRADE}{END}")
NUMBER = r"(\d{1,3}(?:\.\d+)?)分?(?:（不?含\d*分?）)?"
NUMBERS = rf"{NUMBER}(?:-|—|~|～|至|到){NUMBER}"
CALLED = rf"(?:的|，|者|之间)?(?:评?[为定]|：|属于|等级为)?[“”]?({WORD})"
# 90（含）-100分为优; 优（90-100分）; 90分以上为优, 60分以下为差.
BANDS = (
    re.compile(rf"{NUMBERS}{CALLED}"),
    re.compile(rf"({WORD})[“”级等]{{0,2}}(?:：|为)?（?{NUMBERS}"),
    re.compile(rf"{NUMBER}(?:及)?(?P<side>以上|以下){CALLED}"),
)
BAND_HINT = re.compile(r"\d分?(?:（不?含\d*分?）)?(?:及?以[上下]|[-—~～至到]\d)")
WHAT = "评价等级与得分相合"


@dataclass(frozen=True, slots=True)
class Told:
    """A score with its grade word, and where they stand."""

    score: Decimal
    grade: str
    spans: tuple[Place, ...]


def check(case: Case) -> Iterator[Verdict]:
    """Every score that is told together with a grade, in sentences and on sheets."""
    told = [*in_sentences(case), *on_sheets(case)]
    if not told:
        return
    own = printed_bands(case)
    bands = own or USUAL
    for one in told:
        yield judge(case, one, bands, bool(own))


def in_sentences(case: Case) -> Iterator[Told]:
    """自评得分93分，评价等级为良."""
    flat, seen = case.flat, set()
    for head in SCORED_HEAD.finditer(flat.text):
        point = SCORED.match(flat.text, head.start())
        if point is None:
            continue
        for pattern in (TOLD, TOLD_BACK):
            # The score of the project before may stand within reach too.
            low = point.start() if pattern is TOLD else max(0, point.start() - REACH)
            found = pattern.finditer(flat.text, low, point.end() + REACH)
            match = next((one for one in found if one["score"] == point["score"]), None)
            if match and Decimal(match["score"]) <= 100 and match.start("score") not in seen:
                seen.add(match.start("score"))
                span = flat.span(*match.span())
                yield Told(
                    Decimal(match["score"]), match["grade"], places(case, (span, "得分和等级"))
                )


def on_sheets(case: Case) -> Iterator[Told]:
    """A sheet's total score and the grade in its conclusion."""
    for one in find_forms(case):
        if one.score is None or not one.is_sheet or not full_marks(one):
            continue
        found = list(conclusion(one).find(JUDGED))
        if len({GRADES[match["grade"]] for match, _ in found}) == 1 and one.score.value <= 100:
            match, span = found[0]
            evidence = places(case, (one.score, "合计得分"), (span, "评价结论"))
            yield Told(one.score.value, match["grade"], evidence)


def conclusion(form: Form) -> Flat:
    """The words behind a sheet's total."""
    start = form.total_span.end if form.total_span else form.span.start
    return form.case.paper.flat.part((Span(start, max(start, form.span.end)),))


def full_marks(form: Form) -> bool:
    """Whether the sheet's points reach a hundred."""
    return form.weight is None or form.weight.value == 100


def printed_bands(case: Case) -> dict[str, tuple[Decimal, Decimal]]:
    """The bands that the report, or its document, prints; empty without at least two."""
    return read_bands(case.flat.text) or read_bands(case.paper.flat.text)


@lru_cache(maxsize=8)
def read_bands(text: str) -> dict[str, tuple[Decimal, Decimal]]:
    """The bands a text prints; a document's is read once for all its sheets."""
    bands: dict[str, tuple[Decimal, Decimal]] = {}
    for hint in BAND_HINT.finditer(text):
        start, end = max(0, hint.start() - 16), hint.end() + 24
        for match in (one for pattern in BANDS for one in pattern.finditer(text, start, end)):
            grade, low, high = read_band(match)
            if low < high <= 100:
                bands.setdefault(GRADES[grade], (low, high))
    return bands if len(bands) >= 2 else {}


def read_band(match: re.Match) -> tuple[str, Decimal, Decimal]:
    """(grade word, low, high) of one printed band."""
    grade = next(one for one in match.groups() if one in GRADES)
    numbers = [Decimal(one) for one in match.groups() if one and one[0].isdigit()]
    if len(numbers) == 2:
        return grade, min(numbers), max(numbers)
    if match["side"] == "以上":
        return grade, numbers[0], Decimal(100)
    return grade, Decimal(0), numbers[0]


def judge(case: Case, told: Told, bands: dict, own: bool) -> Verdict:
    """Whether a score lies in the band of its grade; a score on the edge lies in both."""
    what = f"{WHAT}：{told.grade}"
    low, high = bands.get(GRADES[told.grade], (Decimal(0), Decimal(100)))
    if low <= told.score <= high:
        return Verdict("held", what, (WHAT,), told.spans, report=case.key)
    due = next((name for name, (a, b) in bands.items() if a <= told.score <= b), "")
    if own and not due:
        return Verdict(
            "unchecked", what, (WHAT,), told.spans, reason="所写的等级标准不含这个分数",
            report=case.key,
        )  # fmt: skip
    rule = f"{low:f}至{high:f}分为{GRADES[told.grade]}"
    message = (
        f"报告自己写的标准是{rule}"
        if own
        else f"通行标准{rule}，{told.score:f}分一般评为{due}；各地标准可能不同，报告没有写明标准"
    )
    return failed(
        case, what, "warning" if own else "info",
        f"{told.score:f}分评为“{told.grade}”", message, told.spans,
        roles=(WHAT,), stated=f"{told.score:f}分，{told.grade}", computed=due,
    )  # fmt: skip


CHECK = Check(
    code="C08",
    name="grade-word",
    title="评价等级与自评得分是否相合",
    severity="info",
    explanation=(
        "按90分以上为优、80至90分为良、60至80分为中、60分以下为差的通行标准，"
        "或报告自己写明的标准，比较得分和等级。"
        "分数与等级不合，读者不知道该信哪一个。"
        "各地标准不尽相同：报告没有写明标准的，只作提示。"
    ),
    run=check,
    leaves=(
        Example("部门整体支出绩效自评得分95.5分，评价等级为“优”。", kind="overall_evaluation"),
        Example(
            "项目自评得分为90分，评价结果为良。", why="分数在两档之间", kind="project_evaluation"
        ),
        Example(
            "评价标准：85-100分为优，75-85分为良，60-75分为中，60分以下为差。"
            "项目自评得分为86分，评价等级为优。",
            why="报告另有标准",
            kind="project_evaluation",
        ),
        Example(
            "自评得分为93分，综合评价结果为良级。",
            why="没有写明标准，只作提示",
            kind="overall_evaluation",
        ),
        Example(form(after=("评价结论|本项目绩效评价优，资金已支付",)), kind="document"),
    ),
    finds=(
        Example(
            "甲项目自评得分89.5分，自评等级“良”；乙项目自评得分99.86分，自评等级“中”。",
            ("99.86分评为“中”",),
            why="前一项目的得分就在近处",
        ),
        Example(
            "二、自评结论\n整体绩效自评得92分，等级为中\n三、存在问题",
            ("92分评为“中”",),
            kind="overall_evaluation",
        ),
        Example(
            "部门财务管理绩效评价得分为93分，综合评价结果为良级。",
            ("93分评为“良”", "一般评为优"),
            kind="overall_evaluation",
        ),
        Example(
            "评价标准：90（含）-100分为优，80（含）-90分为良，60（含）-80分为中，60分以下为差。"
            "项目自评得分为82分，评价等级为“优”。",
            ("报告自己写的标准是90至100分为优",),
            kind="project_evaluation",
        ),
        Example(
            form(
                "产出指标|数量指标|接访|≥|100|批次|20|90|40|人手不足",
                total="合计|100|50",
                after=("评价结论|本项目绩效评价良好，因人手不足未完成",),
            ),
            ("50分评为“良好”",),
            kind="document",
        ),
    ),
)
