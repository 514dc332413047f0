"""Score sheets (绩效自评表) between bars, rows recovered by the words of the official form.

Cells that span rows are printed once, so rows are short at their left (levels of KPI rows) or at
their right (the reason beside the money rows). The words of the form tell where each begins, and
the columns of weights and scores that it was cut rightly; one row that does not fit leaves the
whole sheet as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reports.sources.flat_cells import BLANK, NUMBER, PROSE, FlatCell
from reports.sources.flat_heads import place_row
from reports.spans import Span

LEVEL = re.compile(r"[一二三]级指标(?:名称)?")
KPI_HEAD = re.compile(
    r"[一二三]级指标(?:名称)?|(?:指标)?(?:性质|符号)|(?:年度|预期|计划)?(?:指标|目标)值(?:\(.{1,6}\))?|(?:度量|计量)单位"
    r"|(?:全年)?(?:实际)?完成(?:值|情况)|(?:全年)?实际(?:完成)?值(?:\(.{1,6}\))?|(?:指标)?(?:权重|分值)(?:\(.{1,6}\))?"
    r"|(?:自评|指标)?得分(?:\(.{1,6}\))?|.{0,10}(?:原因|改进措施).{0,8}|备注|说明|是否核心指标"
)
LEVEL_1 = re.compile(
    r"(?:产出|效益|效果|满意度|成本|管理|投入|过程|决策|履职效能|项目(?:完成|效益|决策|管理|产出))(?:指标)?(?:\(\d{1,3}分\))?"
)
LEVEL_2 = re.compile(
    r"(?:数量|质量|时效|成本|进度|(?:经济|社会|生态环境)成本|(?:经济|社会|生态)效益|可持续(?:发展|影响)?"
    r"|.{0,8}满意度)(?:指标)?(?:\(\d{1,3}分\))?"
)
NATURE = re.compile(r"[≥≤＝=<>＜＞]|定性")
POINTS_HEAD = re.compile(r"权重|分值|得分")
TITLE = re.compile(r".{0,30}(?:自评|绩效|目标).{0,6}表(?:\(.{0,12}\))?")
SCORE = re.compile(r"(?:自评|评价)?总?(?:得|评)?分(?:\(分\))?:?")
POINTS = re.compile(r"\d{1,3}(?:\.\d{1,4})?分?")
TOTAL = re.compile(r"(?:合计|总分|总计|得分合计):?")
FUND = re.compile(
    r"(?:年度)?(?:资金)?总(?:金)?额:?|年度资金总额:?|其中:.{0,20}|(?:本年|当年|上级|本级)?财政(?:拨款|资金|专户管理资金):?|单位资金:?"
    r"|自有资金:?|(?:其他|其它)(?:资金)?:?|上年结转(?:资金|结余)?:?|基本支出:?|项目支出:?"
)
MONEY_HEAD = re.compile(
    r"(?:年初|年度|全年(?:\(调整\))?|调整后?|实际)?(?:预算|支出|到位|执行)(?:执行|完成|资金)?(?:数|率|金额)?(?:权重|得分)?(?:\([^()]{1,8}\))?"
    r"|权重|分值(?:\(.{1,6}\))?|得分|.{0,10}原因.{0,8}|得分计算方法|.{0,6}说明|备注"
)
FREE_HEAD = re.compile(r"原因|说明|方法|备注|措施")
BESIDE = re.compile(r"原因|说明|方法|备注|权重|分值|得分|执行率")
PAIR = re.compile(
    r"项目(?:\(.{0,12}\))?名称|项目编码|主管部门|实施单位(?:\(盖章\))?|部门\(单位\)名称|单位名称|填报单位"
    r"|评价结论|存在问题|其他需要说明.{0,6}|改进措施|自评得分|预算单位"
)
GOAL = re.compile(
    r"(?:项目)?年度(?:总体)?目标(?:完成情况)?|预期目标|(?:全年)?实际完成(?:情况|目标)|年初设定目标|年度总体目标完成情况"
)
SECTION = re.compile(
    r"\d{1,2}[.、](?!\d).{2,20}|绩效指标(?:\(\d{1,3}分\))?|项目基本情况|预算执行情况(?:\(\d{1,3}分\))?"
)
# A head has some ten columns.
MOST_COLUMNS = 20
ROW_SHIFTS = (0, 1, 2)


def is_form(cells: list[FlatCell]) -> bool:
    """Whether the cells are those of a score sheet: they name levels of indicators."""
    return len({cell.text for cell in cells if LEVEL.fullmatch(cell.text)}) >= 2


class Misfit(Exception):
    """A row that fits the form in no way, or in two."""


@dataclass
class Form:
    """The cells of a sheet while rows are taken from them; ``ends`` where row ends are known."""

    cells: list[FlatCell]
    ends: frozenset[int] = frozenset()
    rows: list[list[Span]] = field(default_factory=list)
    heads: list[FlatCell] = field(default_factory=list)
    at: int = 0

    def text(self, index: int) -> str:
        """The words of a cell, ``""`` behind the last."""
        return self.cells[index].text if index < len(self.cells) else ""

    def line_end(self, at: int, most: int) -> int:
        """Where the row that begins at ``at`` may end at the latest."""
        limit = min(len(self.cells), at + most)
        return next((n for n in range(at + 1, limit) if n in self.ends), limit)

    def take(self, end: int) -> None:
        """Make the cells up to ``end`` a row, blanks at its end left out."""
        cells = self.cells[self.at : end]
        while cells and cells[-1].kind == BLANK:
            cells.pop()
        if cells:
            self.rows.append([cell.span for cell in cells])
        self.at = end

    def put(self, cells: list[FlatCell | None], end: int) -> None:
        """Make these cells a row and go on at ``end``."""
        self.rows.append(place_row(cells))
        self.at = end


def known_rows(rows: list[list[FlatCell]]) -> list[list[Span]] | None:
    """Rows of a score sheet whose ends are known, each cell in its column; None for a misfit."""
    if stands_in_place(rows):
        return [[cell.span for cell in row] for row in rows]
    ends, position = [], 0
    for row in rows:
        position += len(row)
        ends.append(position)
    return form_rows([cell for row in rows for cell in row], frozenset(ends))


def stands_in_place(rows: list[list[FlatCell]]) -> bool:
    """Whether cells that span rows left empty cells behind, so that nothing slid to the left.

    Then every KPI row has a 三级指标 in its column, and some row has an empty cell where a level,
    or the form's section, is printed once; weights and scores prove the columns.
    """
    head: list[FlatCell] = []
    first, proven = 0, False
    for row in rows:
        levels = [n for n, cell in enumerate(row) if LEVEL.fullmatch(cell.text)]
        texts = [cell for cell in row if cell.text]
        if len(levels) >= 3 and levels[2] == levels[0] + 2:
            head, first = row, levels[0]
        elif any(TOTAL.fullmatch(cell.text) for cell in texts) or PAIR.fullmatch(row[0].text):
            head = []
        elif head and len(texts) > 2:
            if not fits_in_place(head[first:], row[first:]):
                return False
            proven = proven or any(cell.kind == BLANK for cell in row[: first + 2])
    return proven


def fits_in_place(heads: list[FlatCell], row: list[FlatCell]) -> bool:
    """Whether a KPI row stands under its heads as it is."""
    return row[2].kind not in (BLANK, NUMBER) and all(map(cell_fits, heads, row))


def form_rows(cells: list[FlatCell], ends: frozenset[int] = frozenset()) -> list[list[Span]] | None:
    """Rows of a score sheet, None where one does not fit. ``ends`` of the rows if known."""
    form = Form(cells, ends)
    try:
        while form.at < len(cells):
            take_next(form)
    except Misfit:
        return None
    return form.rows


def take_next(form: Form) -> None:
    """Take what begins at the form's present cell."""
    text, following = form.text(form.at), form.text(form.at + 1)
    if LEVEL.fullmatch(text):
        take_indicators(form)
    elif MONEY_HEAD.fullmatch(text) and MONEY_HEAD.fullmatch(following):
        take_money(form)
    elif form.ends:
        take_known(form)
    elif form.heads and TOTAL.fullmatch(text):
        take_total(form, form.heads)
    elif GOAL.fullmatch(text) and GOAL.fullmatch(following):
        form.take(form.at + 2)
        if form.at + 1 < len(form.cells) and not SECTION.fullmatch(form.text(form.at)):
            form.take(form.at + 2)
    elif PAIR.fullmatch(text) and not PAIR.fullmatch(following):
        form.take(min(form.at + 2, len(form.cells)))
    elif SCORE.fullmatch(text) and POINTS.fullmatch(following):
        form.take(form.at + 2)
    elif form.cells[form.at].kind == NUMBER:
        # A number by itself belongs to a row that was not understood.
        raise Misfit
    else:
        form.take(form.at + 1)


def take_known(form: Form) -> None:
    """Take the rest of a row whose end is known, up to a head that begins inside it."""
    end = form.line_end(form.at, len(form.cells))
    for index in range(form.at + 1, end):
        money = MONEY_HEAD.fullmatch(form.text(index)) and MONEY_HEAD.fullmatch(
            form.text(index + 1)
        )
        if money or LEVEL.fullmatch(form.text(index)):
            end = index
            break
    form.take(end)


# --- money ------------------------------------------------------------------------------------


def take_money(form: Form) -> None:
    """The head of the money columns and the rows below it."""
    start = end = form.at
    last = form.line_end(start, MOST_COLUMNS)
    while end < last and MONEY_HEAD.fullmatch(form.text(end)):
        end += 1
    heads = form.cells[start:end]
    while end < last and form.cells[end].kind == BLANK and form.ends:
        end += 1
    if not FUND.fullmatch(form.text(end)):
        form.take(end)
        return
    width = len(money_row(form, end, MOST_COLUMNS)) - 1
    if width == len(heads) - 1 and re.search(r"元\)$", heads[0].text):
        # 年度预算数（万元） stands over the labels.
        heads = heads[1:]
    elif width != len(heads) and not (form.ends and width < len(heads)):
        raise Misfit
    label = take_unit(form) if len(heads) == end - start else form.cells[start]
    form.put([label, *heads], end)
    while FUND.fullmatch(form.text(form.at)):
        row = money_row(form, form.at, len(heads) + 1)
        check_money(row[1:], heads, bool(form.ends))
        pads = [None] * (len(heads) + 1 - len(row))
        form.put([*row, *pads], form.at + len(row))
        skip_padding(form)


def take_unit(form: Form) -> FlatCell | None:
    """The label before the head that names the unit (项目资金（元）), taken back from the rows."""
    index = form.at - 1
    while index > 0 and form.cells[index].kind == BLANK:
        index -= 1
    label = form.cells[index] if index >= 0 else None
    if label is None or not form.rows or form.rows[-1] != [label.span]:
        return None
    if not re.search(r"元\)$", label.text):
        return None
    form.rows.pop()
    return label


def money_row(form: Form, at: int, most: int) -> list[FlatCell]:
    """A fund's label and the cells up to the next label."""
    last = form.line_end(at, most)
    end = at + 1
    while end < last and not (
        FUND.fullmatch(form.text(end)) or SECTION.fullmatch(form.text(end))
        or LEVEL.fullmatch(form.text(end)) or GOAL.fullmatch(form.text(end))
    ):  # fmt: skip
        end += 1
    cells = form.cells[at:end]
    while form.ends and cells[-1].kind == BLANK:
        cells = cells[:-1]
    return cells


def check_money(values: list[FlatCell], heads: list[FlatCell], known: bool) -> None:
    """A money column holds numbers; only what stands beside the money may span rows."""
    for cell, head in zip(values, heads, strict=False):
        if cell.kind not in (NUMBER, BLANK) and not FREE_HEAD.search(head.text):
            raise Misfit
    if not known and any(not BESIDE.search(head.text) for head in heads[len(values) :]):
        raise Misfit


def skip_padding(form: Form) -> None:
    """Go on behind the empty cells that fill up a row whose end is known."""
    while form.ends and form.at not in form.ends and form.at < len(form.cells):
        if form.cells[form.at].kind != BLANK:
            raise Misfit
        form.at += 1


# --- KPI rows ---------------------------------------------------------------------------------


def take_indicators(form: Form) -> None:
    """The head of the KPI rows, the rows below it, and their total."""
    start = end = form.at
    last = form.line_end(start, MOST_COLUMNS)
    while end < last and KPI_HEAD.fullmatch(form.text(end)):
        end += 1
    heads = form.cells[start:end]
    form.take(end)
    skip_padding(form)
    form.heads = heads
    if sum(LEVEL.fullmatch(cell.text) is not None for cell in heads) < 3:
        raise Misfit
    while form.at < len(form.cells) and not TOTAL.fullmatch(form.text(form.at)):
        text = form.text(form.at)
        if (
            PAIR.fullmatch(text)
            or TITLE.fullmatch(text)
            or (form.cells[form.at].kind == BLANK and not form.ends)
        ):
            return
        take_indicator(form, heads)
    take_total(form, heads)


def take_indicator(form: Form, heads: list[FlatCell]) -> None:
    """One KPI row, levels that the form prints once left empty."""
    fits = []
    for shift in ROW_SHIFTS:
        width = len(heads) - shift
        row = [*[None] * shift, *form.cells[form.at : form.at + width]]
        end = form.at + width
        if len(row) == len(heads) and level_fits(row) and all(map(cell_fits, heads, row)):
            fits.append((row, end))
    if form.ends:
        fits = [(row, end) for row, end in fits if ends_in(form, end)]
    if len(fits) != 1:
        raise Misfit
    form.put(*fits[0])
    skip_padding(form)


def ends_in(form: Form, end: int) -> bool:
    """Whether only empty cells stand between ``end`` and the end of its row."""
    if any(n in form.ends for n in range(form.at + 1, end)):
        return False
    while end not in form.ends and end < len(form.cells):
        if form.cells[end].kind != BLANK:
            return False
        end += 1
    return True


def level_fits(row: list[FlatCell | None]) -> bool:
    """Whether the three levels stand where the row says they do."""
    first, second, third = row[:3]
    if first is not None and first.kind != BLANK and not LEVEL_1.fullmatch(first.text):
        return False
    if second is not None and second.kind != BLANK and not LEVEL_2.fullmatch(second.text):
        return False
    if (
        second is None
        and third is not None
        and (LEVEL_1.fullmatch(third.text) or LEVEL_2.fullmatch(third.text))
    ):
        return False
    return third is not None and third.kind not in (BLANK, NUMBER)


def cell_fits(head: FlatCell, cell: FlatCell | None) -> bool:
    """Whether a cell may stand under this head."""
    if cell is None or cell.kind == BLANK:
        return True
    if POINTS_HEAD.search(head.text):
        return POINTS.fullmatch(cell.text) is not None
    if re.search(r"性质|符号", head.text):
        return NATURE.fullmatch(cell.text) is not None
    if re.search(r"单位", head.text):
        return cell.kind != PROSE and len(cell.text) <= 8
    return True


def take_total(form: Form, heads: list[FlatCell]) -> None:
    """合计 | 100 | 96: the words, then the weight, the score and what stands beside them."""
    if not TOTAL.fullmatch(form.text(form.at)):
        return
    points = [n for n, head in enumerate(heads) if POINTS_HEAD.search(head.text)]
    end = form.at + 1
    while end < form.line_end(form.at, len(points) + 1) and form.cells[end].kind in (NUMBER, BLANK):
        end += 1
    if end - form.at - 1 != len(points) and not form.ends:
        raise Misfit
    row: list[FlatCell | None] = list(form.cells[form.at : end])
    beside = len(heads) - points[-1] - 1 if points and not form.ends else 0
    for _ in range(beside):
        is_beside = form.text(end).startswith("(") or (
            end < len(form.cells) and form.cells[end].kind == BLANK
        )
        row.append(form.cells[end] if is_beside else None)
        end += is_beside
    form.put(row, end)
    skip_padding(form)
