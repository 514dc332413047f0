"""The weights and the points of a score sheet reach the totals that it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, interval, say
from reports.checks.forms import Form, Line, awarded, find_forms, unknown, weighed
from reports.checks.forms_examples import ROWS, form, whole_form
from reports.findings import Verdict
from reports.tolerance import Interval, exactly, total

WEIGHTS = "各行权重相加 = 总分值"
SCORES = "各行得分相加 = 合计得分"
FULL = 100
Summed = tuple[tuple[Line, ...], Interval]


def check(case: Case) -> Iterator[Verdict]:
    """The sums of every score sheet."""
    for one in find_forms(case):
        if one.rows and any(line.weight or line.score for line in one.rows):
            weights = [rows for rows, summed in weight_sums(one) if fits(one, summed)]
            yield from check_weights(one, weights)
            yield from check_scores(one, weights)


def row_sets(form: Form) -> list[tuple[Line, ...]]:
    """Which rows may make up the total: 预算执行 with the indicators, or these alone.

    Some forms repeat the points beside each kind of fund, or score the rate as an indicator.
    """
    sets = [form.scored, form.rows]
    if form.whole in form.scored:
        sets.insert(0, (form.whole, *form.rows))
    # Each is a part of the next longer one.
    return list({len(rows): rows for rows in reversed(sets)}.values())[::-1]


def weight_sums(form: Form) -> list[Summed]:
    """Each set of rows with the sum of its weights."""
    return sums(row_sets(form), lambda line: weighed(line.weight) if line.weight else None)


def fits(form: Form, summed: Interval) -> bool:
    """Whether weights reach the printed total, or a hundred."""
    stated = weighed(form.weight) if form.weight else exactly(FULL)
    return stated is not None and summed.meets(stated)


def check_weights(form: Form, fitting: list[tuple[Line, ...]]) -> Iterator[Verdict]:
    """The weights of all rows together, against the printed total or a hundred."""
    found = weight_sums(form)
    if not found or (form.weight and form.weight.unit != "分"):
        yield unknown(form, WEIGHTS, "有的行没有写权重，或权重不是分数")
    elif fitting:
        figures = [line.weight for line in fitting[0]] + ([form.weight] if form.weight else [])
        yield held(form.case, WEIGHTS, figures)
    elif reason := form.doubt:
        yield unknown(form, WEIGHTS, reason)
    elif form.weight is None:
        yield unknown(form, WEIGHTS, "表中没有写总分值，不能确定各行是否齐全")
    else:
        yield short_of(form, WEIGHTS, "权重", *found[0], "weight")


def check_scores(form: Form, weights: list[tuple[Line, ...]]) -> Iterator[Verdict]:
    """The points of the rows whose weights reach the total, against the printed total."""
    stated = interval(form.score) if form.score and form.score.unit == "分" else None
    if stated is None:
        return
    found = sums(weights or row_sets(form), awarded)
    if not found:
        yield unknown(form, SCORES, "有的行没有写得分，或得分不是分数")
        return
    fitting = [one for one in found if one[1].meets(stated)]
    if fitting:
        rows, summed = min(fitting, key=lambda one: abs(one[1].value - stated.value))
        if abs(summed.value - stated.value) >= 1:
            yield rounded(form, rows, summed)
        else:
            yield held(form.case, SCORES, [*(line.score for line in rows), form.score])
    elif reason := form.doubt:
        yield unknown(form, SCORES, reason)
    else:
        yield short_of(form, SCORES, "得分", *found[0], "score")


def sums(sets: list[tuple[Line, ...]], points: Callable[[Line], Interval | None]) -> list[Summed]:
    """Sets of rows with their sums; a set with a row that has no such points is left out."""
    # The sets share most of their rows.
    given = {id(line): points(line) for rows in sets for line in rows}
    found = []
    for rows in sets:
        parts = [given[id(line)] for line in rows]
        if None not in parts:
            found.append((rows, total(parts)))
    return found


def short_of(
    form: Form, what: str, word: str, rows: Iterable[Line], summed: Interval, measure: str
) -> Verdict:
    """The sum and the total are not the same."""
    parts = [line.one(measure) for line in rows]
    stated = form.weight if measure == "weight" else form.score
    gap = abs(summed.value - stated.value)
    sum_words = " + ".join(f"{one.value:f}" for one in parts)
    return failed(
        form.case, what, "error", f"各行{word}相加{summed.value:f}分，与合计{say(stated)}不符",
        f"{sum_words} = {summed.value:f}，合计写{say(stated)}，相差{gap}分",
        places(form.case, (stated, f"合计{word}"), *((one, word) for one in parts)),
        roles=(form.name, what), stated=say(stated), computed=f"{summed.value:f}分",
        tolerance=f"{summed.low:f}～{summed.high:f}分",
    )  # fmt: skip


def rounded(form: Form, rows: Iterable[Line], summed: Interval) -> Verdict:
    """A gap of a point or more that only rounding could explain."""
    gap = abs(summed.value - form.score.value)
    return failed(
        form.case, SCORES, "info",
        f"各行得分相加{summed.value:f}分，合计写{say(form.score)}",
        f"相差{gap}分；部分得分若是四舍五入后填写的，可以解释这个差额，请核对",
        places(form.case, (form.score, "合计得分"), *((one.score, "得分") for one in rows)),
        roles=(form.name, SCORES, "rounded"),
        stated=say(form.score), computed=f"{summed.value:f}分",
    )  # fmt: skip


CHECK = Check(
    code="C02",
    name="sheet-totals",
    title="绩效自评表的权重和得分相加是否等于合计",
    severity="error",
    explanation=(
        "预算执行一行与全部指标的权重相加应等于总分值（一般为100分），得分相加应等于合计得分。"
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
            form("产出指标|时效指标|预算执行率|≥|90|%|100|10|10|", *ROWS), why="执行率另作一行指标",
            kind="document",
        ),
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
        Example(form(total="合计|100|90"), ("相加100分", "相差10分"), kind="document"),
        Example(form(total="合计|100|98"), ("相加100分", "98分", "相差2分"), kind="document"),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|92|10|10|",
                 total="合计|100|90"),
            ("各行权重相加90分", "合计100分"),
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
