"""Reports and sheets that the text says are attached stand in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.checks.check import Check, Example, failed, held, places
from reports.checks.dossier import Case
from reports.checks.forms import find_forms
from reports.checks.forms_examples import form
from reports.findings import Verdict
from reports.spans import Span

WHAT = "文中提到的自评报告和自评表已附上"
KINDS = ("final_account", "budget")
NAME = (
    r"(?P<name>(?:部门整体|项目|绩效)[^。；：，、《》]{0,24}?(?:自评表|评分表|自评报告|评价报告))"
)
# 《…自评报告》（略）见附件1; 详见附表《…自评表》.
SIGN = re.compile("见附[件表]|附后")
IN_FRONT = re.compile(rf"{NAME}》?[^。；，]{{0,8}}$")
BEHIND = re.compile(rf"[^。；，]{{0,4}}《{NAME}》")
REACH = 60
# A score is told right in front: another check asks for its sheet.
SCORED = re.compile(r"\d分[^。；]*$")
SHEETS = ("自评表", "评分表")
TITLE = re.compile(r"(?:自评表|评分表|(?:自评|评价)报告)(?:（.{1,12}）)?$")
LONGEST_TITLE = 60


class Named(NamedTuple):
    """What the text says is attached, and where it says so."""

    name: str
    span: Span


def check(case: Case) -> Iterator[Verdict]:
    """Everything that a final account or budget refers to, against the whole document."""
    if case.reading.kind not in KINDS:
        return
    named = list(read_references(case))
    missing = [one for one in named if not is_there(case, one.name)]
    for one in missing:
        yield failed(
            case, WHAT, "info", f"没有附文中提到的{one.name}",
            f"文中写明{one.name}见附件，同一文件里没有找到；可能另行公开，应写明在何处",
            places(case, (one.span, "提到附件"), (None, "未找到")), roles=(WHAT, one.name),
        )  # fmt: skip
    if named and not missing:
        yield held(case, WHAT, ())


def read_references(case: Case) -> Iterator[Named]:
    """Evaluations and sheets of which the text says that they are attached."""
    text = case.flat.text
    for sign in SIGN.finditer(text):
        low = max(0, sign.start() - REACH)
        match = IN_FRONT.search(text, low, sign.start()) or BEHIND.match(text, sign.end())
        if match and not SCORED.search(text[low : match.start()]):
            yield Named(match["name"], case.flat.span(*match.span("name")))


def is_there(case: Case, name: str) -> bool:
    """Whether the document holds such a thing, or at least a title of one."""
    others = [one for one in case.paper.cases if one is not case]
    if name.endswith(SHEETS):
        found = any(find_forms(one) for one in others) or bool(find_forms(case))
    else:
        found = any(one.reading.kind.endswith("_evaluation") for one in others)
    return found or has_title(case, "表" if name.endswith(SHEETS) else "报告")


def has_title(case: Case, kind: str) -> bool:
    """Whether a line of the document is the title of a sheet or an evaluation."""
    flat = case.paper.flat
    return any(
        end - start <= LONGEST_TITLE
        and kind in (words := flat.text[start:end])
        and TITLE.search(words) is not None
        for start, end, _ in flat.lines
    )


CHECK = Check(
    code="E14",
    name="attached",
    title="文中提到的自评报告和自评表是否附上",
    severity="info",
    explanation=(
        "正文写明“自评报告见附件”“自评表见附表”的，附件应当一并公开。"
        "没有附上，绩效情况只剩结论，得分和理由都无从查看。"
        "附件也可能作为单独的文件公开，导出文字时也可能丢失，所以只作提示。"
    ),
    run=check,
    leaves=(
        Example("《示例甲市青禾县信访局2023年项目支出绩效自评表》见附件。\n" + form()),
        Example("项目绩效自评报告见附件1。\n附件1\n青禾县信访局2023年项目支出绩效自评报告\n"),
        Example("绩效评价结果见附件。", why="没有说是自评表或自评报告"),
        Example("部门整体支出绩效自评报告已报送财政部门。"),
        Example("项目自评得分95分，详见附件《项目支出绩效自评表》。", why="另有一项检查"),
        Example("项目支出绩效自评表见附表。", kind="overall_evaluation"),
    ),
    finds=(
        Example(
            "绩效自评情况：项目支出绩效自评表见附件。", ("没有附文中提到的项目支出绩效自评表",)
        ),
        Example("部门整体绩效自评报告详见附件1。", ("部门整体绩效自评报告",)),
        Example("自评情况详见附件《部门整体支出绩效自评报告》。", ("没有附", "自评报告")),
    ),
)
