"""Rates that are a part of a whole do not exceed a hundred percent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case, say
from reports.checks.forms import Line, find_forms
from reports.checks.forms_examples import ROWS, form
from reports.checks.results import cell_value
from reports.facts import Figure
from reports.findings import Verdict

WHAT = "满意度和各种率不超过100%"
FULL = 100
# Parts of a whole. 完成率, 到位率, 增长率 and 控制率 may be more than a hundred.
PART = re.compile(
    r"(?:满意度|满意率|知晓率|[办结受理化]率|合格率|准确率|及时率|覆盖率|达标率|参与率|参评率"
    r"|(?:按时|按期|及时|准时)[一-龥]{1,4}(?<!增长)率)$"
)
MEASURES = {"target": "指标值", "actual": "完成值"}


def check(case: Case) -> Iterator[Verdict]:
    """The targets and results of every sheet."""
    for one in find_forms(case):
        rates = [rate for line in one.rows for rate in read_rates(case, line)]
        over = [rate for rate in rates if rate[1].value > FULL]
        for line, figure in over:
            yield judge(case, one.name, line, figure)
        if rates and not over:
            yield held(case, WHAT, [figure for _, figure in rates])


def read_rates(case: Case, line: Line) -> Iterator[tuple[Line, Figure]]:
    """The percentages of a row that is about a part of a whole."""
    if line.kpi is None or not PART.search(line.short):
        return
    for measure in MEASURES:
        figure = line.one(measure)
        if figure and figure.unit == "%" and cell_value(case, line, figure):
            yield line, figure


def judge(case: Case, name: str, line: Line, figure: Figure) -> Verdict:
    """More than everything."""
    word = MEASURES[figure.measure]
    return failed(
        case, WHAT, "warning", f"{line.short}的{word}为{say(figure)}，超过100%",
        f"“{line.short}”是部分占全部的比例，最多为100%，表中{word}写{say(figure)}",
        places(case, (figure, word)), roles=(name, line.name, figure.measure),
        stated=say(figure), computed="不超过100%",
    )  # fmt: skip


CHECK = Check(
    code="C16",
    name="rate-over-100",
    title="满意度、办结率等是否超过100%",
    severity="warning",
    explanation=(
        "满意度、办结率、知晓率等是部分占全部的比例，不会超过100%。"
        "超过了，多是多写了一位数，或把数量填进了百分比一栏，按它打的分也就没有依据。"
        "完成率、到位率、增长率可以超过100%，不在此列。"
    ),
    run=check,
    leaves=(
        Example(form(), kind="document"),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|任务完成率|≥|100|%|120|30|30|"), kind="document"
        ),
        Example(form(*ROWS[1:], "产出指标|质量指标|办结率|≥|100|%|100|30|30|"), kind="document"),
        Example(
            form(*ROWS[1:], "产出指标|质量指标|资金到位率|≥|100|%|110|30|30|"), kind="document"
        ),
        Example(
            form(*ROWS[1:], "产出指标|数量指标|满意度调查人数|≥|100|人|120|30|30|"), kind="document"
        ),
    ),
    finds=(
        Example(
            form(*ROWS[1:], "产出指标|时效指标|简报按时报送率|≥|95|%|198|30|30|"),
            ("简报按时报送率的完成值为198%",),
            kind="document",
        ),
        Example(
            form(*ROWS[:3], "满意度指标|服务对象满意度指标|群众满意度|≥|90|%|920|20|20|"),
            ("群众满意度的完成值为920%", "超过100%"),
            kind="document",
        ),
        Example(
            form(*ROWS[1:], "产出指标|质量指标|信访事项办结率|≥|950|%|98|30|30|"),
            ("信访事项办结率的指标值为950%",),
            kind="document",
        ),
    ),
)
