"""The points of an indicator agree with what it reached, or a reason is given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case, say
from reports.checks.forms import (
    ACTUAL_HEAD,
    REASON_HEAD,
    Form,
    Line,
    find_forms,
    has_column,
    held_rows,
    listed,
    reason_of,
)
from reports.checks.forms_examples import PLAIN, ROWS, form
from reports.checks.results import MET, MISSED, cell_text, result_of
from reports.findings import Verdict
from reports.spans import Span

WHAT = "得分与完成情况相合"


def check(case: Case) -> Iterator[Verdict]:
    """The indicators of every sheet that gives points."""
    for one in find_forms(case):
        rows = [line for line in one.rows if is_clear(one, line)]
        if rows:
            yield from check_form(one, rows)


def is_clear(form: Form, line: Line) -> bool:
    """Whether a row has points within its weight, surely read from their columns."""
    score, weight = line.score, line.weight
    if score is None or weight is None or {score.unit, weight.unit} != {"分"}:
        return False
    return 0 <= score.value <= weight.value and weight.value > 0 and form.is_aligned(line)


def check_form(form: Form, rows: list[Line]) -> Iterator[Verdict]:
    """What is not right with a sheet's points: each kind of contradiction once, with its rows."""
    results = {line.span: result_of(form.case, line) for line in rows}
    asks = has_column(form, REASON_HEAD)
    full = [line for line in rows if line.score.value == line.weight.value]
    less = [line for line in rows if line not in full]
    shared, beyond = sharing_reasons(form)
    silent = [line for line in less if not reason_of(line) and line.span not in shared]
    doubtful = [line for line in less if line.span in beyond and results[line.span] == MET]
    blank = blank_results(form, rows)
    met = [line for line in silent if results[line.span] == MET]
    missed = [line for line in silent if results[line.span] == MISSED]
    unclear = [line for line in silent if line not in (*met, *missed, *blank)]
    generous = [line for line in full if results[line.span] == MISSED]
    demanded = "warning" if asks else "info"
    kinds = (
        (met, demanded, "项指标已完成却扣了分，没有写原因"),
        (missed if asks else [], "warning", "项指标未完成并扣分，没有写原因"),
        (unclear if asks else [], "info", "项指标扣了分，没有写原因"),
        (generous, "warning", "项指标未完成却得了满分"),
        (blank, "warning", "项指标没有填完成值却有得分"),
        (doubtful if asks else [], "info", "项指标已完成却扣了分，原因栏空着"),
    )
    found = False
    for lines, severity, title in kinds:
        if lines:
            found = True
            yield complain(form, lines, severity, title)
    if not found:
        yield held_rows(form, WHAT, rows)


def sharing_reasons(form: Form) -> tuple[set[Span], set[Span]]:
    """Rows that may share the reason of a row above, and those with a row of all points between."""
    shared, beyond = set(), set()
    reached = is_beyond = False
    for above, line in pairwise(form.rows):
        # 无 is an answer of its own; only a cell that is empty can be a part of the one above.
        is_empty = line.kpi is None or not line.kpi.reason.text
        has_all = above.score and above.weight and above.score.value == above.weight.value
        is_beyond = not reason_of(above) and (is_beyond or bool(has_all))
        reached = is_empty and (bool(reason_of(above)) or reached)
        if reached:
            shared.add(line.span)
            if is_beyond:
                beyond.add(line.span)
    return shared, beyond


def blank_results(form: Form, rows: list[Line]) -> list[Line]:
    """Rows with a target and points whose result was left blank."""
    known = has_column(form, ACTUAL_HEAD) and any(
        line.kpi and line.kpi.actual.text for line in form.rows
    )
    if not known:
        return []
    return [
        line
        for line in rows
        if line.kpi and line.kpi.target.text and not line.kpi.actual.text and line.score.value
    ]


def complain(form: Form, lines: list[Line], severity: str, title: str) -> Verdict:
    """One kind of contradiction with all its rows."""
    named = []
    for line in lines:
        actual = line.kpi.actual.span if line.kpi else None
        named.append((line.one("actual") or actual or line.span, "完成值"))
        named.append((line.score, "得分"))
        named.append((line.weight, "权重"))
    return failed(
        form.case, WHAT, severity, f"{len(lines)}{title}",
        listed(lines, partial(say_row, form.case)),
        places(form.case, *named), roles=(form.name, title),
    )  # fmt: skip


def say_row(case: Case, line: Line) -> str:
    """A row in words: 接访次数：指标值≥10次，完成值8次，满分20分，得15分."""
    points = f"满分{say(line.weight)}，得{say(line.score)}"
    kpi = line.kpi
    if kpi is None:
        target, actual = line.one("target"), line.one("actual")
        words = ""
        if target and actual:
            aim, done = cell_text(case, line, target), cell_text(case, line, actual)
            words = f"指标值{aim}，完成值{done}，"
        return f"{line.short}：{words}{points}"
    aim, done = kpi.target.text[:20], kpi.actual.text[:20]
    sign = kpi.nature if kpi.nature != "定性" and kpi.nature[:1] != aim[:1] else ""
    unit = kpi.unit if aim[-1:].isdigit() else ""
    done += kpi.unit if done[-1:].isdigit() else ""
    return f"{line.short}：指标值{sign}{aim}{unit}，完成值{done or '空白'}，{points}"


CHECK = Check(
    code="C05",
    name="points-and-results",
    title="绩效指标的得分与完成情况是否相合",
    severity="warning",
    explanation=(
        "按指标性质比较指标值和完成值：完成了却扣分而不写原因、没完成却得满分、"
        "没有填完成值却有得分，都说明打分没有依据。"
        "自评得分要经得起复核，扣分的原因应当写在未完成原因一栏。"
        "指标值和完成值是文字、单位不同或含“约”“余”的不作比较；"
        "各单位的评分细则可能另有规定。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|满意度|≥|95|%|90|20|15|样本偏少",
                 total="合计|100|95"),
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|办理来信|≥|100|件|100%|30|30|"),
            why="完成值写的是完成比例",
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|成本指标|项目成本|＝|350000|元|185200|30|30|"),
            why="成本低于预算",
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|时效指标|完成时间|＜|2023|年|完成|30|30|"), kind="document"
        ),
        Example(
            form(*ROWS[1:], "产出指标|质量指标|办结率|≥|95|%|0.98|30|30|"),
            why="百分数写成小数",
            kind="document",
        ),
        Example(
            form("产出指标|数量指标|接访|30000余件|29500件|90|90|", head=PLAIN), kind="document"
        ),
        Example(
            form(
                "产出指标|质量指标|工单办结率|≥|99.95|%|99.9|50|50|",
                "产出指标|成本指标|成本|≤|20|万元|180000元|40|40|",
            ),
            why="小数位数不同、单位可换算",
            kind="document",
        ),
        Example(
            form(
                *ROWS[:2],
                "效益指标|社会效益指标|化解积案|≥|10|件|9|20|15|人手不足",
                "效益指标|可持续影响指标|建立机制|≥|2|项|2|20|15|",
                total="合计|100|90",
            ),
            why="上一行的原因可能合并了两行",
            kind="document",
        ),
    ),
    finds=(
        Example(
            form(
                ROWS[1],
                "效益指标|社会效益指标|化解积案|≥|10|件|9|20|15|人手不足",
                "效益指标|可持续影响指标|建立机制|≥|2|项|2|20|20|",
                "满意度指标|服务对象满意度指标|满意度|≥|95|%|95|30|27|",
                total="合计|100|92",
            ),
            ("1项指标已完成却扣了分，原因栏空着", "满意度"),
            why="与上面写了原因的一行隔着满分的一行",
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|发放资料|≥|5，700|份|4，002|30|30|"),
            ("未完成却得了满分", "4，002"),
            why="千分位写全角逗号",
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|接访|≤|10|次|8|30|20|", total="合计|100|90"),
            ("1项指标已完成却扣了分", "指标值≤10次，完成值8次"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|满意度|≥|95|%|90|20|20|"),
            ("未完成却得了满分", "完成值90%"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|满意度|≥|95|%||20|16|",
                 total="合计|100|96"),
            ("没有填完成值却有得分", "空白"),
            kind="document",
        ),
        Example(
            form(
                "产出指标|数量指标|接访|≥10次|8次|50|40|",
                "满意度指标|满意度指标|满意度|95%以上|96%|40|40|",
                head=PLAIN,
                total="合计|100|90",
            ),
            ("未完成并扣分，没有写原因",),
            kind="document",
        ),
    ),
)  # fmt: skip
