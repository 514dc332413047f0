"""Published tables (公开表 01–13 and their like): rows by label or account, columns by head.

A cell's indicator and measure come from its column's head and its row's label; the table's
title settles what neither names. Three shapes occur: one label column with measures or parts
beside it, two halves side by side (收入 | 支出), and a single row of “三公” figures under a head
of two or three lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reports.extraction.accounts import ROOT, find_class, official, official_below
from reports.extraction.cells import Cell, CellRow, cell_figure, money_unit
from reports.extraction.context import Context
from reports.extraction.heads import (
    CODE_HEADS,
    NO_HEAD,
    ORDINAL_HEADS,
    Head,
    head_measure,
    head_year_measure,
    make_head,
)
from reports.extraction.tokens import scan_words
from reports.facts import Figure, Statement, Subject

# What a table is about, told by its title: (pattern, scope, indicator of its 合计 row). Gaps are
# bounded in all tables of patterns: an open one takes the square of an endless line's length.
TITLES = (
    (r"三公", "three", "三公经费"),
    (r"政府性基金", "fund", "政府性基金预算财政拨款支出"),
    (r"国有资本", "capital", "国有资本经营预算财政拨款支出"),
    (r"财政拨款收入支出.{0,60}总表|财政拨款收支总", "fiscal", ""),
    (r"收入支出.{0,60}总表|收支.{0,60}总表", "totals", ""),
    (r"一般公共预算.{0,60}基本支出", "basic", "基本支出/合计"),
    (r"一般公共预算.{0,60}项目支出", "", ""),
    (r"一般公共预算.{0,60}支出", "structure", "一般公共预算财政拨款支出"),
    (r"收入(?:决算|预算)(?:总)?表", "income", "本年收入合计"),
    (r"支出(?:决算|预算)(?:总)?表", "spending", "本年支出合计"),
)
# Accounts of tables over all funds are not those of 一般公共预算, which 功能分类 stands for.
PREFIXES = {"spending": "支出/", "totals": "支出/", "income": "收入/", "fiscal": "财政拨款支出/"}
# Rows of 财政拨款 by budget; on the income side they are income.
GRANTS = (
    (r"^(?:[一二三]、)?一般公共预算(?:财政)?拨款$", "收入/一般公共预算财政拨款收入"),
    (r"^(?:[一二三]、)?政府性基金预算(?:财政)?拨款$", "收入/政府性基金预算财政拨款收入"),
    (r"^(?:[一二三]、)?国有资本经营预算(?:财政)?拨款$", "收入/国有资本经营预算财政拨款收入"),
)
# Heads that stand for the whole of an account's row.
WHOLES = (
    "", "本年支出合计", "本年收入合计", "一般公共预算财政拨款支出", "政府性基金预算财政拨款支出",
    "国有资本经营预算财政拨款支出", "财政拨款支出合计",
)  # fmt: skip
# 本年收入合计 of a table about 财政拨款 is that of 财政拨款.
FISCAL_TOTALS = {"本年收入合计": "财政拨款收入合计", "本年支出合计": "财政拨款支出合计"}
NO_VALUE = re.compile(r"[-—－–/／]+")
# Rows of a title, the form's number, the body, the unit and the two sides.
MOST_TITLE_ROWS = 8
THREE = {
    "因公出国": "三公经费/因公出国（境）费",
    "购置及运行": "三公经费/公务用车购置及运行维护费",
    "购置": "三公经费/公务用车购置费",
    "运行": "三公经费/公务用车运行维护费",
    "接待": "三公经费/公务接待费",
}
# A “三公” table has some five parts, for the plan and for the outturn; each may have an inner head.
MOST_PARTS = 100
LONGEST_NAME = 100
COUNT_LABELS = (
    (r"团组数?", "三公经费/出国（境）团组", "个"),
    (r"出国（境）人(?:次)?数?|因公出国.{0,60}人(?:次)?数", "三公经费/出国（境）人数", "人"),
    (r"购置数", "三公经费/公务用车购置数", "辆"),
    (r"保有量", "三公经费/公务用车保有量", "辆"),
    (r"国内公务接待批次", "三公经费/国内公务接待", "批次"),
    (r"国内公务接待人(?:次|数)", "三公经费/国内公务接待", "人次"),
    (r"(?:外事|外宾|国（境）外公务)接待批次", "三公经费/外事接待", "批次"),
    (r"(?:外事|外宾|国（境）外公务)接待人(?:次|数)", "三公经费/外事接待", "人次"),
)
UNIT_IN_LABEL = re.compile(r"（(?:单位：)?(?P<unit>个|批次|批|次|人次|人|名|辆|台)）")
WHOLE_ROW = re.compile(r"合计|总计|小计")
GRANT_HEAD = re.compile(r"财政拨款收入(?:小计|合计)?")
CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")


@dataclass
class Sheet:
    """A table while it is read."""

    context: Context
    scope: str
    total: str
    unit: str
    heads: list[Head] = field(default_factory=list)
    head_rows: dict[int, list[list[str]]] = field(default_factory=dict)
    after_number: bool = False
    codes: list[str] = field(default_factory=list)
    path: list[tuple[str, str]] = field(default_factory=list)
    fitting: dict[int, list[Head]] = field(default_factory=dict)
    labels: dict[tuple, tuple[str, str]] = field(default_factory=dict)


def table_subject(rows: list[CellRow], above: list[str]) -> tuple[str, str]:
    """(scope, indicator of the 合计 row), told by the nearest line above, else by the first rows."""
    alone = [filled for row in title_rows(rows) if len(filled := row.filled()) == 1]
    first = "".join(cell.text for filled in alone for cell in filled)
    for words in (first, *reversed(above)):
        for pattern, scope, total in TITLES:
            if words and re.search(pattern, words):
                return scope, total
    return "", ""


def title_rows(rows: list[CellRow]) -> list[CellRow]:
    """The first three rows, or all of one cell each that stand before the head."""
    count = 0
    while count < min(len(rows), MOST_TITLE_ROWS) and len(rows[count].filled()) == 1:
        count += 1
    return rows[: max(3, count)]


def read_table(rows: list[CellRow], above: list[str], context: Context) -> list[Statement]:
    """Statements of a published table, one a row; cells that nothing explains stay unclaimed."""
    scope, total = table_subject(rows, above)
    unit = money_unit(
        "".join(above) + "".join("".join(row.texts()) for row in title_rows(rows)), "万元"
    )
    sheet = Sheet(context, scope, total, unit)
    if scope == "three" and (statements := read_three(sheet, rows)):
        return statements
    statements = []
    for row in rows:
        claim_ordinals(row)
        if is_head(row):
            add_head(sheet, row.texts())
        elif sheet.head_rows and any(cell.is_number() for cell in row.cells):
            sheet.heads = head_for(sheet, len(row.cells))
            sheet.after_number = True
            figures = read_row(sheet, row)
            if figures:
                statements.append(Statement(row.span, "row", tuple(figures), context.headings))
    return statements


def is_head(row: CellRow) -> bool:
    """A head row names columns and holds no numbers."""
    texts = [text for text in row.texts() if text]
    if len(texts) < 2 or any(cell.is_number() for cell in row.cells):
        return False
    return any(head_measure(text) or ORDINAL_HEADS.match(text) or CODE_HEADS.search(text)
               or re.search(r"^(?:.{0,8}项目|科目名称|支出功能分类.*|合计|名称)$", text) for text in texts)  # fmt: skip


def add_head(sheet: Sheet, texts: list[str]) -> None:
    """Remember a head row; a head after numbers begins a new table."""
    if sheet.after_number:
        sheet.head_rows, sheet.after_number = {}, False
    sheet.head_rows.setdefault(len(texts), []).append(texts)
    sheet.fitting = {}


def head_for(sheet: Sheet, width: int) -> list[Head]:
    """The head of a row of ``width`` cells: all head rows as wide, joined column by column."""
    rows = sheet.head_rows.get(width)
    if rows is None:
        # No head is as wide: the widest row stands for it, by itself.
        width = max(sheet.head_rows)
        rows, width = sheet.head_rows[width][:1], -width
    if width not in sheet.fitting:
        joined = ["".join(dict.fromkeys(parts)) for parts in zip(*rows, strict=True)]
        sheet.fitting[width] = [make_head(text) for text in joined]
    return sheet.fitting[width]


def claim_ordinals(row: CellRow) -> None:
    """A row of 栏次 numbers the columns."""
    first = next((cell.text for cell in row.cells if cell.text), "")
    if ORDINAL_HEADS.match(first):
        for cell in row.cells:
            for slot in cell.slots:
                slot.claim("ordinal", "column-number")


def read_row(sheet: Sheet, row: CellRow) -> list[Figure]:
    """The figures of a row; each half of a two-sided table has its own label."""
    figures: list[Figure] = []
    label = ""
    account: list[str] = []
    codes: list[str] = []
    for index, cell in enumerate(row.cells):
        head = sheet.heads[index] if index < len(sheet.heads) else NO_HEAD
        if not cell.text or NO_VALUE.fullmatch(cell.text):
            continue
        if head.is_ordinal and cell.is_number():
            cell.slots[0].claim("ordinal", "line-number")
        elif cell.is_number() and (head.is_code or (not label and CODE.fullmatch(cell.text))):
            cell.slots[0].claim("code", "account-code")
            codes.append(cell.text)
        elif not cell.slots or not cell.is_number():
            label = cell.text
            account = account_path(sheet, "".join(codes), label)
            codes = []
        else:
            figure = read_number_cell(
                sheet, cell, head, label, account, index * 2 >= len(row.cells)
            )
            if figure:
                figures.append(figure)
    return figures


def account_path(sheet: Sheet, code: str, label: str) -> list[str]:
    """The path of an account row: by its code, or below the class that stands above it."""
    name = re.sub(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])", "", label)
    # The rows of its parts repeat it.
    name = name[:LONGEST_NAME]
    if CODE.fullmatch(code):
        parts = [code[:length] for length in (3, 5, 7) if length <= len(code)]
        names = [official().get(part, "") for part in parts]
        if names[-1] != name:
            names[-1] = official_below(code[:-2], name, code)[1] if len(code) > 3 else name
        known = dict(sheet.path)
        names = [text or known.get(part, "") for part, text in zip(parts, names, strict=True)]
        sheet.path = [*((p, t) for p, t in sheet.path if len(p) < len(code)), (code, names[-1])]
        return names if all(names) else []
    found = find_class(name)
    return [found[1]] if found and name.endswith(("支出", "的支出")) else []


def read_number_cell(
    sheet: Sheet, cell: Cell, head: Head, label: str, account: list[str], right_half: bool
) -> Figure | None:
    """The figure of a numeric cell, if head, label and title settle it."""
    part = head.part
    if part is None and WHOLE_ROW.fullmatch(label) and GRANT_HEAD.fullmatch(head.text):
        part = "财政拨款收入合计"
    # A row may have thousands of cells beside one label.
    key = (label, part, right_half, *account)
    if key not in sheet.labels:
        sheet.labels[key] = row_indicator(sheet, label, account, part, right_half)
    indicator, unit = sheet.labels[key]
    if not indicator:
        return None
    measure = head_year_measure(sheet.context, head.year, sheet_measure(sheet, head.measure))
    if not measure:
        return None
    if unit and measure in ("final", "budget", "budget_initial"):
        measure = "count"
    head_unit = "%" if measure in ("change_rate", "share", "execution_rate") else unit or sheet.unit
    figure = cell_figure(
        cell, cell.slots[0], subject=Subject("department", sheet.context.department),
        indicator=indicator, measure=measure, year=sheet.context.year,
        rule="row-label/column-head" if head.text else "row-label/title", head_unit=head_unit,
        basis=sheet.context.prior_measure() if measure in ("change", "change_rate") else "",
    )  # fmt: skip
    if figure and head.falls and measure in ("change", "change_rate"):
        return fallen(figure)
    return figure


def fallen(figure: Figure) -> Figure:
    """The figure of a column of decreases: what it holds is less than before."""
    if figure.value is None or figure.value >= 0:
        return replace(figure, value=-figure.value if figure.value else figure.value)
    return replace(figure, status="uncertain", reason="栏名为减少，数字又带负号")


def sheet_measure(sheet: Sheet, measure: str) -> str:
    """A head's measure in this kind of report; without one the report's own."""
    if measure == "prior":
        return sheet.context.prior_measure()
    if sheet.context.kind == "budget" and measure in ("budget", "final", ""):
        return "budget_initial"
    return measure or "final"


def row_indicator(
    sheet: Sheet, label: str, account: list[str], part: str | None, right_half: bool
) -> tuple[str, str]:
    """(indicator, unit of things counted) of a cell by its row, refined by its column."""
    for pattern, path, unit in COUNT_LABELS:
        if re.search(pattern, label) and sheet.scope == "three":
            printed = UNIT_IN_LABEL.search(label)
            return path, printed["unit"] if printed else unit
    if account:
        whole = "/".join([ROOT, *account])
        if part is None or part in WHOLES:
            prefix = PREFIXES.get(sheet.scope, "")
            return prefix + whole, ""
        return f"{part}/{whole}", ""
    if label == "总计" and sheet.scope == "totals":
        return ("支出总计" if right_half else "收入总计"), ""
    if label == "总计" and sheet.scope == "fiscal":
        return "财政拨款收支总计", ""
    if WHOLE_ROW.fullmatch(label) and part in WHOLES and sheet.total:
        return sheet.total, ""
    if WHOLE_ROW.fullmatch(label):
        if part:
            return part, ""
        return sheet.total, ""
    for pattern, path in GRANTS:
        if re.search(pattern, label) and not right_half:
            return path, ""
    if sheet.scope == "three" and re.search(r"支出合计|^（?一?）?、?(?:“?三公”?经费)?合计", label):
        return "三公经费", ""
    topics = [
        token.value for token in scan_words(label, sheet.scope, False) if token.kind == "topic"
    ]
    path = topics[0] if topics else ""
    return FISCAL_TOTALS.get(path, path) if sheet.scope == "fiscal" else path, ""


# --- “三公” under a head of several lines --------------------------------------------------------


def read_three(sheet: Sheet, rows: list[CellRow]) -> list[Statement]:
    """A single row of numbers under 预算数 | 决算数 and the parts in their printed order."""
    values = [row for row in rows if sum(cell.is_number() for cell in row.cells) >= 5
              and not any(ORDINAL_HEADS.match(text) for text in row.texts())]  # fmt: skip
    heads = [row.texts() for row in rows if not any(cell.is_number() for cell in row.cells)]
    columns = three_columns(heads)
    for row in rows:
        claim_ordinals(row)
    statements = []
    for row in values:
        numbers = [cell for cell in row.cells if cell.is_number()]
        if not columns or len(numbers) != len(columns) or is_counting(numbers):
            claim_counting(numbers)
            continue
        figures = [
            cell_figure(
                cell, cell.slots[0], subject=Subject("department", sheet.context.department),
                indicator=indicator, measure=measure, year=sheet.context.year,
                rule="column-head/column-head", head_unit=sheet.unit,
            )
            for cell, (indicator, measure) in zip(numbers, columns, strict=True)
        ]  # fmt: skip
        kept = tuple(figure for figure in figures if figure)
        if kept:
            statements.append(Statement(row.span, "row", kept, sheet.context.headings))
    return statements


def is_counting(numbers: list[Cell]) -> bool:
    """Whether the cells merely number the columns: 1 2 3 …."""
    return [cell.text for cell in numbers] == [str(n + 1) for n in range(len(numbers))]


def claim_counting(numbers: list[Cell]) -> None:
    """Column numbers are ordinals."""
    if is_counting(numbers):
        for cell in numbers:
            cell.slots[0].claim("ordinal", "column-number")


def three_columns(heads: list[list[str]]) -> list[tuple[str, str]]:
    """(indicator, measure) of each column of a “三公” table, from its head lines."""
    measures = [
        measure
        for texts in heads
        for text in texts
        if re.fullmatch(
            r"(?:20\d\d年度?)?(?:年初|调整后?|全年|当年|本年)?(?:预算数|决算数|预算|决算)", text
        )
        and (measure := head_measure(text))
    ]
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
            names += [
                "三公经费/公务用车购置及运行维护费" if "小计" in one else three_name(one)
                for one in inside
            ]
        else:
            names.append(three_name(text))
    if len(measures) != groups or not all(names):
        return []
    return [(name, measure) for measure in measures for name in names]


def three_name(text: str) -> str:
    """The indicator of a “三公” column."""
    if re.search(r"合计|总计", text):
        return "三公经费"
    return next((path for word, path in THREE.items() if word in text), "")
