"""The self-score in the text is the total of the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, distinct, interval, is_usable, say
from reports.checks.forms import TOTALS, Form, find_forms, unknown
from reports.checks.forms_examples import form, whole_form
from reports.checks.groups import once
from reports.facts import Figure
from reports.findings import Verdict

WHAT = "文中自评得分 = 自评表合计得分"


def check(case: Case) -> Iterator[Verdict]:
    """Every sheet with a total score, against the scores told in sentences."""
    for one in find_forms(case):
        if one.score is not None and interval(one.score):
            yield from check_form(one, told_scores(one))


def told_scores(form: Form) -> list[Figure]:
    """The scores that sentences of the document give to the sheet's subject and year."""
    subject = form.score.subject
    return [
        figure
        for other in form.case.paper.cases
        if other.year == form.case.year
        for figure in scores_in_sentences(other)
        if figure.subject == subject
    ]


def scores_in_sentences(case: Case) -> list[Figure]:
    """The self-scores that a report's sentences tell; read once for all sheets."""
    return once(case, "scores in sentences", find_scores)


def find_scores(case: Case) -> list[Figure]:
    """The same, looked for."""
    return [
        figure
        for statement in case.reading.statements
        if statement.kind != "row"
        for figure in statement.figures
        if figure.indicator in TOTALS
        and figure.measure == "score"
        and is_usable(figure)
        and interval(figure)
    ]


def check_form(form: Form, told: list[Figure]) -> Iterator[Verdict]:
    """All told scores must contradict the total before it is said; two that differ say nothing."""
    if not told:
        return
    stated = interval(form.score)
    agreeing = [one for one in told if interval(one).meets(stated)]
    if agreeing:
        yield held(form.case, WHAT, (form.score, agreeing[0]))
        return
    if len(distinct(told)) > 1:
        reason = "文中写了几个不同的得分，不能确定与自评表比较哪一个"
        yield unknown(form, WHAT, reason, [one.span for one in told])
        return
    words = f"文中自评得分{say(told[0])}，自评表合计{say(form.score)}"
    yield failed(
        form.case, WHAT, "warning", words,
        f"同一{'项目' if form.score.subject.type == 'project' else '部门'}的自评得分"
        f"应当只有一个，相差{abs(told[0].value - form.score.value)}分",
        places(form.case, (form.score, "自评表合计"), *((one, "文中得分") for one in told)),
        stated=say(told[0]), computed=say(form.score),
    )  # fmt: skip


TEXT = "示例甲市青禾县信访局信访维稳经费项目2023年度绩效自评报告\n"

CHECK = Check(
    code="C13",
    name="score-in-text",
    title="报告正文的自评得分与自评表是否一致",
    severity="warning",
    explanation=(
        "同一个项目或部门的自评得分，正文写的应与所附自评表的合计得分相同。"
        "两处不同，说明自评表改过而正文没有改，或者反过来。"
        "正文若写的是财政部门复评的得分，应当注明。"
    ),
    run=check,
    leaves=(
        Example(TEXT + "项目绩效自评得分为100分。\n" + form(), kind="document"),
        Example(
            TEXT + "项目绩效自评得分为97.8分。\n"
            + form(money="20.00|20.00|15.56|77.80%|10|7.78|", total="合计|100|97.78"),
            why="四舍五入",
            kind="document",
        ),
        Example(TEXT + "项目绩效自评良好。\n" + form(), kind="document"),
        Example(
            "部门整体支出绩效自评得分为100分。\n"
            + whole_form("产出指标|数量指标|接访|10次|12次|90|90|"),
            kind="overall_evaluation",
        ),
    ),
    finds=(
        Example(
            TEXT + "项目绩效自评得分为95分。\n" + form(),
            ("文中自评得分95分", "自评表合计100分", "相差5分"),
            kind="document",
        ),
        Example(
            "部门整体支出绩效自评得分为92分。\n"
            + whole_form("产出指标|数量指标|接访|10次|12次|90|90|", total="总分|100|100|"),
            ("文中自评得分92分",),
            kind="overall_evaluation",
        ),
    ),
)  # fmt: skip
