"""A sentence that names a figure prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.check import Check, Example, failed, held, places, role_of
from reports.checks.dossier import Case, label, measure_name
from reports.facts import Figure
from reports.findings import Verdict
from reports.spans import Span

WHAT = "句中的数字都已填写"
# A word that a number must follow, directly before its unit: 占 %, 减少 万元, 占预算的 %.
BLANK = re.compile(
    r"(?:占(?:[一-鿿“”（）]{1,16})?|完成[一-鿿“”]{0,10}的?|增加|减少|增长|下降|上升|降低"
    r"|(?:支出|决算数?|预算数?|总额|金额|合计|共计|总计)为?)(?:%|万元|个百分点)"
)
STOPS = frozenset("，。；、（）")
# A place in a row of shares: 分别占83.8%、%、5.2%.
IN_ROW = re.compile(r"(?<=%、)%(?=[、，。；])")
# A unit right behind a word, tried only where a unit begins.
UNITS = re.compile("%(?<=[一-鿿“”]%)|万(?<=[一-鿿“”]万)元|个(?<=[一-鿿“”]个)百分点")
# The unit itself is spoken of: 单位为万元, 折算为万元, 以%表示.
OF_UNITS = re.compile("单位|折算|换算|转换|折合|精确|表示|计量|四舍五入|以$|按$")


def check(case: Case) -> Iterator[Verdict]:
    """Every place in running text where a unit stands without its number."""
    if case.reading.kind == "project_score_sheet":
        # A sheet is a table throughout, whose empty cells are no blanks.
        return
    blanks = {one.span.start: one for one in case.figures if one.value is None}
    found = list(find_blanks(case))
    for words, span in found:
        figure = next((blanks[at] for at in blanks if span.start <= at <= span.end), None)
        yield judge(case, words, span, figure)
    if not found and case.figures:
        yield held(case, WHAT, ())


def find_blanks(case: Case) -> Iterator[tuple[str, Span]]:
    """The words around each blank, outside tables and definitions."""
    text = case.flat.text
    row = list(case.flat.find(IN_ROW)) if "%、%" in text else []
    yield from ((match[0], span) for match, span in row if not in_cell(case, match.start()))
    if not UNITS.search(text):
        return
    ends = {line.end for line in case.flat.lines}
    for match, span in case.flat.find(BLANK):
        before = text[max(0, match.start() - 6) : match.end()]
        # A line may have lost its stop.
        if match.end() not in ends and text[match.end()] not in STOPS:
            continue
        if OF_UNITS.search(before) or in_cell(case, match.start()):
            continue
        yield match[0], span


def in_cell(case: Case, index: int) -> bool:
    """Whether a place in the words lies in a cell of a table."""
    return any(line.is_cell and line.start <= index < line.end for line in case.flat.lines)


def judge(case: Case, words: str, span: Span, figure: Figure | None) -> Verdict:
    """A number that is missing, and what it should be if that is known."""
    named = f"（{label(figure)}的{measure_name(figure.measure)}）" if figure else ""
    return failed(
        case, WHAT, "warning", f"没有填写数字：{words}{named}",
        f"“{words}”处只有单位，没有数字，这项数据等于没有公开",
        places(case, (span, "空白处")), roles=(WHAT, role_of(figure) if figure else words),
    )  # fmt: skip


CHECK = Check(
    code="E02",
    name="blank",
    title="句中是否有没填的数字",
    severity="warning",
    explanation=(
        "“占　%”“减少　万元”只有单位而没有数字，读者无从知道这项数据，也无法核对。"
        "多半是模板中的空没有填，也可能是导出时图片或文本框中的数字没有带出来。"
        "表格中的空格不算。"
    ),
    run=check,
    leaves=(
        Example("公务接待费支出2.32万元，占100%。机关运行经费比2022年减少 1.5 万元，下降 3 %。"),
        Example("本表金额单位为万元，折算为万元后可能存在尾差，以%表示。"),
        Example("	占%\n	金额\n	支出万元\n"),
        Example("其他收入占本年收入合计的0%，占一般公共预算财政拨款支出的1.2%。"),
        Example("收、支总计182.64\n万元，增长\n27.9%。", why="换行"),
        Example("本表金额转换为万元时，因四舍五入可能存在尾差。"),
        Example("费用占比较高，支出合计为12 万余元。"),
    ),
    finds=(
        Example("其他收入3.1万元，占％\n三、支出决算情况说明", ("没有填写",), why="句号丢了"),
        Example("三项支出分别为8万元、1万元、1万元，分别占80%、%、10%。", ("没有填写",)),
        Example("其他收入0万元，占 %。", ("占%",)),
        Example("机关运行经费支出63.14万元，比2022年减少 万元，下降 %。", ("减少万元",)),
        Example("公务接待费支出0.75万元，完成预算的%。", ("完成预算的%",)),
        Example("人员经费117.95万元，占基本支出预算%。", ("占基本支出预算%",)),
    ),
)
