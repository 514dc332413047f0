"""A row of a score sheet cannot be given more points than its weight."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case, say
from reports.checks.forms import Form, Line, find_forms, held_rows, unknown
from reports.checks.forms_examples import PLAIN, ROWS, form, whole_form
from reports.findings import Verdict

WHAT = "各行得分不超过权重"
# Rows that give points on top of the weights.
EXTRA = ("加分", "奖励", "附加", "扣分")


def check(case: Case) -> Iterator[Verdict]:
    """Every row with points on every score sheet."""
    for one in find_forms(case):
        yield from check_form(one)


def check_form(form: Form) -> Iterator[Verdict]:
    """The rows of one sheet, each by itself."""
    rows = [line for line in form.scored if is_comparable(line)]
    over = [line for line in rows if line.score.value > line.weight.value]
    if not rows:
        return
    if len(rows) > 2 and len(over) * 2 > len(rows):
        reason = "多数行的得分都高于权重，像是各行按百分制打分再折算，不能直接比较"
        yield unknown(form, WHAT, reason, [line.span for line in over])
        return
    for line in over:
        if form.is_aligned(line):
            yield too_many(form, line)
        else:
            reason = f"“{line.short}”一行的权重和得分不能确定是哪两栏"
            yield unknown(form, WHAT, reason, [line.span])
    if not over:
        yield held_rows(form, WHAT, rows)


def is_comparable(line: Line) -> bool:
    """Whether a row has points and a weight in points, and is no row of extra points."""
    words = line.name + (line.kpi.level1 + line.kpi.level2 if line.kpi else "")
    return (
        line.score is not None
        and line.weight is not None
        and line.score.unit == line.weight.unit == "分"
        and line.weight.value > 1
        and not any(word in words for word in EXTRA)
    )


def too_many(form: Form, line: Line) -> Verdict:
    """More points than the row can have."""
    score, weight = line.score, line.weight
    message = (
        f"“{line.short}”的权重是{say(weight)}，得分最多{say(weight)}，"
        f"表中写{say(score)}，多出{score.value - weight.value}分"
    )
    if form.score and form.score.value == score.value:
        message += "；这个数与合计得分相同，可能把总分填在了这一行"
    return failed(
        form.case, WHAT, "error", f"{line.short}得分{say(score)}，高于权重{say(weight)}",
        message, places(form.case, (score, "得分"), (weight, "权重")),
        stated=say(score), computed=f"不超过{say(weight)}",
    )  # fmt: skip


CHECK = Check(
    code="C01",
    name="points-in-weight",
    title="绩效自评表各行得分是否超过权重",
    severity="error",
    explanation=(
        "自评表每一行的权重就是这一行的满分，得分不能比它高；预算执行那一行也一样。"
        "常见的差错是把全表总分填进了预算执行率的得分栏，自评结果因此无法复核。"
        "若单位按百分制给每一行打分再折算，应在表中写明折算办法。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(form(money="20.00|20.00|10.00|50.00%|10|5|", total="合计|100|95"), kind="document"),
        Example(form(money="20.00|20.00|20.00|100.00%|||"), why="没有给分", kind="document"),
        Example(
            form(*ROWS, "加分项|加分项|获得表彰|定性|有||有|0|5|", total="合计|100|105"),
            why="加分项在权重之外",
            kind="document",
        ),
        Example(
            form(
                "产出指标|数量指标|接访|10次|12次|40|100|",
                "产出指标|质量指标|办结率|95%|98%|30|95|",
                "效益指标|社会效益指标|渠道|畅通|畅通|20|90|",
                head=PLAIN,
                total="合计|100|95.5",
            ),
            why="每一行按百分制打分",
            kind="document",
        ),
        Example(whole_form("产出指标|数量指标|接访|10次|12次|90|90|"), kind="overall_evaluation"),
    ),
    finds=(
        Example(
            form(money="0.00|7.00|3.35|47.86%|10|67|", total="合计|100|67"),
            ("得分67分", "权重10分", "总分填在了这一行"),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|来访群众满意度|≥|90|%|92|20|22|"),
            ("满意度得分22分，高于权重20分", "多出2分"),
            kind="document",
        ),
        Example(
            whole_form(
                "产出指标|数量指标|接访|10次|12次|50|55|",
                "效益指标|社会效益指标|渠道|畅通|畅通|40|35|",
            ),
            ("接访得分55分，高于权重50分",),
            kind="overall_evaluation",
        ),
    ),
)
