"""A rate of people asked or matters rated must be one that whole numbers can give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span
from reports.tolerance import Interval, printed

# 回访信访人466人，群众满意率99.27%; 参评满意度评价87件，其中：对信访部门参评率达98.9%.
ASKED = re.compile(
    r"(?:回访|测评|评价|调查|访谈|问卷)(?P<who>[一-龥]{0,8}?)(?P<count>\d{1,6})"
    r"(?:人次|人|件次|件|份|名|户)[，,；;：:]?(?:其中)?[：:]?[一-龥]{0,12}?"
    r"(?P<name>满意|参评)[率度][一-龥]{0,4}?(?P<rate>\d{1,3}(?:\.\d{1,4})?)[%％](?!以上|左右|以内)"
)
ABOUT = re.compile(r"约|近|超|逾|达到")
HUNDRED = Decimal(100)


def check(case: Case) -> Iterator[Verdict]:
    """Every rate right behind the number of those who were asked."""
    for match, _ in case.flat.find(ASKED):
        count = int(match["count"])
        if not count or ABOUT.search(match["who"]):
            continue
        spans = [case.flat.span(*match.span(name)) for name in ("rate", "count")]
        figures = figures_at(case, spans)
        decimals = len(match["rate"].partition(".")[2])
        value = Decimal(match["rate"])
        what = f"{match['name']}率能由所写数量算出"
        if is_reached(count, printed(value, decimals)):
            yield held(case, what, figures)
        else:
            yield off(case, what, match, spans)


def figures_at(case: Case, spans: list[Span]) -> list[Figure]:
    """The figures that were read at some places, as far as there are any."""
    starts = {span.start for span in spans}
    return [one for one in case.figures if one.span.start in starts]


def is_reached(count: int, rate: Interval) -> bool:
    """Whether some whole number of those asked gives the rate."""
    least = (rate.low * count / HUNDRED).to_integral_value(ROUND_CEILING)
    most = (rate.high * count / HUNDRED).to_integral_value(ROUND_FLOOR)
    return least <= most


def off(case: Case, what: str, match: re.Match, spans: list[Span]) -> Verdict:
    """No whole number gives the rate, if those asked are its base."""
    count, rate = int(match["count"]), Decimal(match["rate"])
    below = int(count * rate / HUNDRED)
    near = [f"{one}÷{count}={one * HUNDRED / count:.2f}%" for one in (below, below + 1)]
    return failed(
        case, what, "info",
        f"{match['name']}率{rate}%无法由所写的{count}算出",
        f"最接近的是{'、'.join(near)}，报告写{rate}%；若基数是其他数量，应在文中写明",
        places(case, (spans[0], "比率"), (spans[1], "基数")),
        stated=f"{rate}%", computed="、".join(near),
    )  # fmt: skip


def project(text: str, why: str = "") -> Example:
    """A passage of a project's report."""
    return Example(text, why=why, kind="project_evaluation")


CHECK = Check(
    code="A12",
    name="rate-of-asked",
    title="满意率、参评率能否由所写数量算出",
    severity="info",
    explanation=(
        "回访、测评了多少人（件），满意率、参评率就应是某个整数除以这个数量；哪个整数都除不出来的，"
        "数量或比率至少有一个写错。满意度指标直接得分，却往往没有佐证。"
        "若比率的基数是其他数量（如只算有效问卷），应在文中写明，因此只作提示。"
    ),
    run=check,
    leaves=(
        project("回访信访人466人，群众满意率99.57%。", "464人满意"),
        project("参评满意度评价87件，其中：对信访部门参评率达98.9%。", "86件参评"),
        project("发放问卷调查约300人，群众满意率95.21%。", "约数"),
        project("回访群众120人，群众满意率90.1%以上。", "只说了下限"),
        project("全年受理437件，群众满意率98.11%。", "没有写回访了多少"),
    ),
    finds=(
        Example(
            "回访信访人466人，群众满意率99.27%。", ("462÷466=99.14%", "99.27%"),
            kind="project_evaluation",
        ),
        Example(
            "收回调查问卷50份，其中群众满意率97.5%。", ("48÷50=96.00%",), kind="project_evaluation"
        ),
    ),
)  # fmt: skip
