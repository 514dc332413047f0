"""The score in a project's report is the project's, not that of the whole body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.check import Check, Example, failed, places
from reports.checks.dossier import Case
from reports.findings import Verdict

WHAT = "项目报告写的是项目的得分"
# 部门财务管理绩效评价…得分为93分: an evaluation whose object is the body. 部门评价 alone is the
# name of a kind of evaluation that projects have too.
OF_BODY = re.compile(
    r"(?<!主管)(?<!财政)(?<!预算)(?<!业务)部门(?:整体(?:支出)?|财务管理|支出管理|预算管理|整体预算)"
    r"[^。；项\d]{0,8}(?:自评|评价|考评)[^。；项\d]{0,12}(?:得分|评分)(?:为|是|：)?(?P<score>\d{1,3}(?:\.\d+)?)分"
)
OF_PROJECT = re.compile(
    r"项目[^。；\d]{0,14}(?:自评|评价|综合|考评|绩效)?[^。；\d]{0,6}(?:得分|评分)(?:为|是|：)?\d{1,3}(?:\.\d+)?分"
)


def check(case: Case) -> Iterator[Verdict]:
    """A project's report that tells a score of the body and none of its own."""
    if case.reading.kind != "project_evaluation":
        return
    found = next(case.flat.find(OF_BODY), None)
    if found is None or OF_PROJECT.search(case.flat.text):
        return
    match, span = found
    other = same_in_overall(case, Decimal(match["score"]))
    named = [(span, "项目报告")]
    message = "项目自评报告里的得分说的是部门评价，没有项目自己的得分"
    if other:
        named.append((other[2], "部门报告"))
        message += f"；部门自评报告写的也是{match['score']}分，像是照抄"
    evidence = places(case, *named)
    yield failed(
        case, WHAT, "warning" if other else "info",
        f"项目自评报告写的是部门评价的得分{match['score']}分", message, evidence,
        roles=(case.reading.project, WHAT), stated=f"{match['score']}分",
    )  # fmt: skip


def same_in_overall(case: Case, score: Decimal) -> tuple | None:
    """The same score of the body in its own report of the same document and year."""
    for other in case.paper.cases:
        if other.reading.kind == "overall_evaluation" and other.year == case.year:
            for match, span in other.flat.find(OF_BODY):
                if Decimal(match["score"]) == score:
                    return other, match, span
    return None


OVERALL = "示例甲市青禾县信访局2023年部门整体支出绩效自评报告\n"
PROJECT = "示例甲市青禾县信访局信访维稳项目2023年度绩效自评报告\n"

CHECK = Check(
    code="C11",
    name="whose-score",
    title="项目自评报告的得分是否为项目得分",
    severity="warning",
    explanation=(
        "项目自评报告应给出这个项目自己的得分。"
        "写成“部门财务管理绩效评价得分”一类、而且与部门整体自评报告分数相同的，"
        "多是从部门报告复制而来，项目其实没有单独评价。"
        "单位只有这一个项目时，也可能确实只评了一次。"
    ),
    run=check,
    leaves=(
        Example("本项目绩效自评得分为93分。", kind="project_evaluation"),
        Example("主管部门整体评价得分为90分，本项目自评得分95分。", kind="project_evaluation"),
        Example("部门评价得分为92分。", why="一种评价方式", kind="project_evaluation"),
        Example("部门整体支出绩效自评得分为93分。", kind="overall_evaluation"),
        Example(
            "2023年部门财务管理绩效评价得分为93分。", why="只作提示", kind="project_evaluation"
        ),
    ),
    finds=(
        Example(
            OVERALL + "2023年部门财务管理绩效评价得分为93分，综合评价结果为优。\n"
            + PROJECT + "2023年部门财务管理绩效评价采取自评得分为93分，综合评价结果为优。\n",
            ("部门评价的得分93分", "照抄"),
            kind="document",
        ),
        Example(
            "2023年部门整体支出绩效评价得分为93分。",
            ("没有项目自己的得分",),
            kind="project_evaluation",
        ),
    ),
)  # fmt: skip
