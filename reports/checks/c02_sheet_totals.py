"""The weights and the points of a score sheet reach the totals that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import Form, Line, awarded, find_forms, unknown, weighed
from reports.checks.forms_examples import PLAIN, ROWS, form, whole_form
from reports.findings import Verdict
from reports.tolerance import Interval, exactly, total

WEIGHTS = "各行权重相加 = 总分值"
SCORES = "各行得分相加 = 合计得分"
# （50分） behind the name of a first level.
LEVEL_POINTS = re.compile(r"（(?:共|计|满分)?(\d{1,3})分）")
FULL = 100


def check(case: Case) -> Iterator[Verdict]:
    """The sums of every score sheet."""
    for one in find_forms(case):
        if one.rows and any(line.weight or line.score for line in one.rows):
            yield from check_weights(one)
            yield from check_scores(one)
            yield from check_levels(one)


def check_weights(form: Form) -> Iterator[Verdict]:
    """The weights of all rows together, against the printed total or a hundred."""
    rows = form.scored
    parts = [weighed(line.weight) if line.weight else None for line in rows]
    if None in parts:
        if any(parts):
            yield unknown(form, WEIGHTS, "有的行没有写权重，或权重不是分数")
        return
    stated = weighed(form.weight) if form.weight else exactly(FULL)
    summed = total(parts)
    figures = [line.weight for line in rows] + ([form.weight] if form.weight else [])
    if stated is None or summed.meets(stated):
        yield held(form.case, WEIGHTS, figures)
    elif reason := doubt(form):
        yield unknown(form, WEIGHTS, reason)
    elif form.weight is None and len(rows) == len(form.rows):
        yield unknown(form, WEIGHTS, "表中没有写总分值，预算执行一行也没有权重")
    else:
        yield short_of(form, WEIGHTS, "权重", rows, summed, "weight")


def check_scores(form: Form) -> Iterator[Verdict]:
    """The points of all rows together, against the printed total."""
    rows = form.scored
    parts = [awarded(line) for line in rows]
    stated = interval(form.score) if form.score and form.score.unit == "分" else None
    if stated is None:
        return
    if None in parts:
        yield unknown(form, SCORES, "有的行没有写得分，或得分不是分数")
        return
    summed = total(parts)
    if summed.meets(stated):
        if abs(summed.value - stated.value) >= 1:
            yield rounded(form, summed)
        else:
            yield held(form.case, SCORES, [*(line.score for line in rows), form.score])
    elif reason := doubt(form):
        yield unknown(form, SCORES, reason)
    else:
        yield short_of(form, SCORES, "得分", rows, summed, "score")


def doubt(form: Form) -> str:
    """Why a sum that does not fit may be no fault of the form; ``""`` where nothing speaks so."""
    if not form.is_whole():
        return "表中有没读出的行，不能确定各行是否齐全"
    if any("小计" in line.name or "合计" in line.name for line in form.rows):
        return "表中有小计行，不能直接相加"
    if any(line.score and line.score.value < 0 for line in form.rows):
        return "表中有扣分行，不能直接相加"
    names = [(one.level1, one.level2) for line in form.rows if (one := line.kpi)]
    if any("加分" in word for pair in names for word in pair):
        return "表中有加分行，总分不按各行相加"
    return ""


def short_of(
    form: Form, what: str, word: str, rows: Iterable[Line], summed: Interval, measure: str
) -> Verdict:
    """The sum and the total are not the same."""
    parts = [line.one(measure) for line in rows]
    stated = form.weight if measure == "weight" else form.score
    printed = say(stated) if stated else f"{FULL}分"
    gap = abs(summed.value - (stated.value if stated else FULL))
    sum_words = " + ".join(f"{one.value:f}" for one in parts)
    where = f"合计写{printed}" if stated else "满分应为100分"
    evidence = places(form.case, (stated, f"合计{word}"), *((one, word) for one in parts))
    return failed(
        form.case, what, "error", f"各行{word}相加{summed.value:f}分，与合计{printed}不符",
        f"{sum_words} = {summed.value:f}，{where}，相差{gap}分",
        evidence if stated else evidence[1:], roles=(form.name, what),
        stated=printed, computed=f"{summed.value:f}分",
        tolerance=f"{summed.low:f}～{summed.high:f}分",
    )  # fmt: skip


def rounded(form: Form, summed: Interval) -> Verdict:
    """A gap of a point or more that only rounding could explain."""
    gap = abs(summed.value - form.score.value)
    return failed(
        form.case, SCORES, "info",
        f"各行得分相加{summed.value:f}分，合计写{say(form.score)}",
        f"相差{gap}分；部分得分若是四舍五入后填写的，可以解释这个差额，请核对",
        places(form.case, (form.score, "合计得分"), *((one.score, "得分") for one in form.scored)),
        roles=(form.name, SCORES, "rounded"),
        stated=say(form.score), computed=f"{summed.value:f}分",
    )  # fmt: skip


def check_levels(form: Form) -> Iterator[Verdict]:
    """产出指标（50分）: the weights of its rows together."""
    groups: dict[str, list[Line]] = {}
    for line in form.rows:
        if line.kpi:
            groups.setdefault(line.kpi.level1, []).append(line)
    for level, rows in groups.items():
        match = LEVEL_POINTS.search(level)
        parts = [weighed(line.weight) if line.weight else None for line in rows]
        if not match or None in parts:
            continue
        what = f"{level[: match.start()]}各行权重相加 = {match[1]}分"
        summed = total(parts)
        if summed.holds(int(match[1])):
            yield held(form.case, what, [line.weight for line in rows])
        elif form.is_whole() and not doubt(form):
            yield failed(
                form.case, what, "warning",
                f"{level}各行权重相加{summed.value:f}分",
                f"{' + '.join(f'{one.value:f}' for one in parts)} = {summed.value:f}，"
                f"一级指标后写的是{match[1]}分",
                places(form.case, *((line.weight, "权重") for line in rows)),
                roles=(form.name, what), stated=f"{match[1]}分", computed=f"{summed.value:f}分",
            )  # fmt: skip


CHECK = Check(
    code="C02",
    name="sheet-totals",
    title="绩效自评表的权重和得分相加是否等于合计",
    severity="error",
    explanation=(
        "预算执行一行与全部指标的权重相加应等于总分值（一般为100分），得分相加应等于合计得分；"
        "一级指标后注明了分值的，其下各行权重也应加得出来。"
        "合计对不上，自评得分就没有依据。"
        "得分若按比例计算后四舍五入填写，可能有零点几分的出入。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(money="20.00|20.00|10.00|50.00%|10|5.0|", total="合计|100|95"), kind="document"
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|80|20|17.78|低",
                 total="合计|100|97.8"),
            why="部分得分四舍五入",
            kind="document",
        ),
        Example(form(money="20.00|20.00|20.00|100.00%|||", total="合计|90|90"), kind="document"),
        Example(form(*ROWS, total=""), why="没有写合计", kind="document"),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|80|20||"),
            why="一行没有给分",
            kind="document",
        ),
        Example(
            form(*ROWS[:2], "小计|小计||||||50|50|", *ROWS[2:]), why="小计行", kind="document"
        ),
        Example(
            whole_form("产出指标（90分）|数量指标|接访|10次|12次|90|90|"),
            kind="overall_evaluation",
        ),
    ),
    finds=(
        Example(form(total="合计|100|98"), ("相加100分", "98分", "相差2分"), kind="document"),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|92|10|10|",
                 total="合计|100|90"),
            ("各行权重相加90分", "合计100分"),
            kind="document",
        ),
        Example(
            form(
                "产出指标（50分）|数量指标|接访|10次|12次|30|30|",
                "产出指标（50分）|质量指标|办结率|95%|98%|30|30|",
                "效益指标（30分）|社会效益指标|渠道|畅通|畅通|30|30|",
                head=PLAIN,
            ),
            ("产出指标（50分）各行权重相加60分",),
            kind="document",
        ),
        Example(
            whole_form(
                "产出指标|数量指标|接访|10次|12次|50|50|",
                "效益指标|社会效益指标|渠道|畅通|畅通|40|40|",
                total="总分|100|95",
            ),
            ("相加100分", "95分"),
            kind="overall_evaluation",
        ),
    ),
)  # fmt: skip
