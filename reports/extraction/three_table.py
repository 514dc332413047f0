"""“三公” tables whose items stand across: a row a measure, or one row under 预算数 | 决算数."""

from __future__ import annotations

import re
from typing import NamedTuple

from reports.extraction.cells import Cell, CellRow, cell_figure, cell_number
from reports.extraction.head_rows import MOST_HEAD_ROWS, claim_columns, column_words, is_caption
from reports.extraction.heads import (
    BETWEEN,
    LAST_YEAR,
    column_measure,
    compared_with,
    head_measure,
    make_head,
)
from reports.extraction.table_rows import Sheet
from reports.facts import Figure, Statement, Subject

THREE = {
    "因公出国": "三公经费/因公出国（境）费",
    "购置及运行": "三公经费/公务用车购置及运行维护费",
    "购置": "三公经费/公务用车购置费",
    "运行": "三公经费/公务用车运行维护费",
    "接待": "三公经费/公务接待费",
    "会议费": "会议费",
    "培训费": "培训费",
}
TOTAL = "三公经费"
VEHICLES = THREE["购置及运行"]
# What 合计 adds up where it is that of the “三公” money alone.
TOP_ITEMS = (THREE["因公出国"], VEHICLES, THREE["接待"])
GATHERINGS = (THREE["会议费"], THREE["培训费"])
UNSURE_TOTAL = "合计是否含会议费、培训费，表中没有写明"
# A “三公” table has some five parts, for the plan and for the outturn; each may have an inner head.
MOST_PARTS = 100
MEASURE_HEAD = re.compile(
    r"(?:20\d\d年度?)?(?:上年|年初|调整后?|全年|当年|本年)?(?:预算数|决算数|预算|决算)"
)


class Column(NamedTuple):
    """A column of an item: its indicator, and the words of its heads that may tell the measure.

    ``bare`` says that it is a mere 合计 beside items that are no “三公” money.
    """

    item: str
    words: str = ""
    bare: bool = False


def read_three(sheet: Sheet, rows: list[CellRow], above: list[str]) -> list[Statement]:
    """Figures of items across; none where the items are rows.

    A single row without a measure has that of the table's title.
    """
    wordy = (row.texts() for row in rows if not any(map(Cell.is_number, row.cells)))
    heads = [texts for texts in wordy if not is_caption(texts)]
    printed = three_columns(heads)
    labels = [text for row in rows for text in row.texts() if not text[:1].isdigit()]
    told = any(LAST_YEAR.search(text) for text in labels)
    sheet.basis = "" if told else compared_with(head_measure(text) for text in labels)
    fitting: dict[int, list[Column]] = {}
    valued = [row for row in rows
              if any(map(Cell.is_number, row.cells)) and not claim_columns(row, False)]  # fmt: skip
    titled = title_words(rows, above) if len(valued) == 1 else ""
    statements = []
    for row in valued:
        width = len(row.cells)
        if width not in fitting:
            fitting[width] = item_columns([texts for texts in heads if len(texts) == width])
        pairs = placed(row, fitting[width]) or in_order(row, printed)
        figures = row_figures(sheet, row, pairs, titled)
        if figures:
            statements.append(Statement(row.span, "row", tuple(figures), sheet.context.headings))
    return statements


def placed(row: CellRow, columns: list[Column]) -> list[tuple[Cell, Column]]:
    """The numbers of a row, each with the column it stands in."""
    pairs = zip(row.cells, columns, strict=False)
    return [(cell, column) for cell, column in pairs if cell.is_number() and column.item]


def in_order(row: CellRow, columns: list[Column]) -> list[tuple[Cell, Column]]:
    """The cells of a row beside heads whose merged cells were exported once."""
    cells = row.cells
    if len(cells) == len(columns) + 1 and not cells[0].is_number():
        cells = cells[1:]
    if len(cells) != len(columns):
        cells = [cell for cell in row.cells if cell.is_number()]
    if len(cells) != len(columns):
        return []
    return placed(CellRow(cells, row.span), columns)


def item_columns(rows: list[list[str]]) -> list[Column]:
    """The columns of heads as wide as the row; none where fewer than two name an item."""
    if not rows:
        return []
    words = column_words(rows[:MOST_HEAD_ROWS])
    columns = [Column(column_item(own, group), own + BETWEEN + group) for own, group in words]
    if len({column.item for column in columns if column.item} - {TOTAL}) < 1:
        return []
    others = any(column.item in GATHERINGS for column in columns)
    if sum(bool(column.item) for column in columns) < 2:
        return []
    return [column._replace(bare=others and column.item == TOTAL and "三公" not in column.words)
            for column in columns]  # fmt: skip


def column_item(own: str, group: str) -> str:
    """The item of a column: by its own words, else by the nearest merged head that names one."""
    if not own:
        return ""
    name = next((path for word, path in THREE.items() if word in own), "")
    if name:
        return name
    if not re.search(r"合计|小计|总计|三公", own):
        return ""
    for words in reversed(group.split(BETWEEN)):
        name = next((path for word, path in THREE.items() if word in words), "")
        if name:
            return name
    return TOTAL


TITLE = re.compile(r"三公.{0,40}?((?:决算|预算)(?:情况)?(?:统计)?表)")


def title_words(rows: list[CellRow], above: list[str]) -> str:
    """决算表 or 预算表, as the nearest title of “三公” money says; ``""`` for neither."""
    alone = ["".join(row.texts()) for row in rows[:4] if len(row.filled()) == 1]
    titles = [TITLE.search(words) for words in (*alone, *reversed(above))]
    return next((match[1] for match in titles if match), "")


def row_figures(
    sheet: Sheet, row: CellRow, pairs: list[tuple[Cell, Column]], titled: str
) -> list[Figure]:
    """The figures of a row, each of its item; the measure is the column's or the row's."""
    label = next((cell.text for cell in row.cells if cell.text and not cell.is_number()), "")
    label = label if head_measure(label) else titled
    doubt = total_doubt(pairs)
    basis = sheet.basis or sheet.context.prior_measure()
    found = []
    for cell, column in pairs:
        told = column.words if head_measure(column.words) else label
        head = make_head(told)
        measure = column_measure(sheet.context, head) if head.measure else ""
        if not measure:
            continue
        found.append(cell_figure(
            cell, cell.slots[0], subject=Subject("department", sheet.context.department),
            indicator=column.item, measure=measure, year=sheet.context.year,
            rule="column-head/column-head" if told is not label else "row-label/column-head",
            head_unit="%" if measure in ("change_rate", "share", "execution_rate") else sheet.unit,
            basis=basis if measure in ("change", "change_rate") else "",
            reason=doubt if column.bare else "",
        ))  # fmt: skip
    return [figure for figure in found if figure]


def total_doubt(pairs: list[tuple[Cell, Column]]) -> str:
    """Why a mere 合计 may hold more than the “三公” money; ``""`` where its items make it up."""
    numbers = {column.item: cell_number(cell, cell.slots[0]) for cell, column in pairs}
    values = {item: number.value for item, number in numbers.items() if number}
    parts = [values[item] for item in TOP_ITEMS if item in values]
    return "" if parts and sum(parts) == values.get(TOTAL) else UNSURE_TOTAL


def three_columns(heads: list[list[str]]) -> list[Column]:
    """The columns of a “三公” table from its head lines, whatever their widths."""
    measures = [text for texts in heads for text in texts if MEASURE_HEAD.fullmatch(text)]
    parts: list[str] = []
    inner: list[str] = []
    for texts in heads:
        if any(re.search("因公出国", text) for text in texts):
            parts = [text for text in texts if text]
        elif any(re.search("小计|购置费", text) for text in texts):
            inner = [text for text in texts if text]
    if not parts or len(parts) > MOST_PARTS or len(inner) > MOST_PARTS:
        return []
    groups = max(1, sum("因公出国" in text for text in parts))
    first = parts[: len(parts) // groups]
    inside = inner[: len(inner) // groups]
    names: list[str] = []
    for text in first:
        if "购置及运行" in text and inside:
            names += [VEHICLES if "小计" in one else three_name(one) for one in inside]
        else:
            names.append(three_name(text))
    if len(measures) not in (0, groups) or not all(names) or (not measures and groups > 1):
        return []
    others = any(name in GATHERINGS for name in names)
    return [Column(name, measure, others and name == TOTAL)
            for measure in measures or [""] for name in names]  # fmt: skip


def three_name(text: str) -> str:
    """The indicator of a “三公” column."""
    if re.search(r"合计|总计", text):
        return TOTAL
    return next((path for word, path in THREE.items() if word in text), "")
