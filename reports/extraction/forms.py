"""Tables of a document: which forms they hold, and whose report each form is."""

from __future__ import annotations

import re

from reports.extraction.cells import CellRow
from reports.extraction.context import Context
from reports.extraction.desk import Desk, claim_remembered, keep_numerals, make_context, table_rows
from reports.extraction.outline import Outline
from reports.extraction.segments import Segment
from reports.extraction.shape import Block
from reports.extraction.sheets import SHEET_TITLE, read_sheet, sheet_project
from reports.extraction.tables import read_table as read_published


def split_sheets(rows: list[CellRow]) -> list[list[CellRow]]:
    """The forms in a run of rows: a title or 项目名称 begins the next."""
    sheets: list[list[CellRow]] = []
    titled = False
    for row in rows:
        filled = row.filled()
        is_title = (
            len(filled) == 1
            and len(filled[0].text) <= 60
            and bool(SHEET_TITLE.search(filled[0].text))
        )
        is_name = bool(filled) and bool(re.fullmatch(r"项目(?:（.*）)?名称[：:]?", filled[0].text))
        if is_title or (is_name and not titled) or not sheets:
            sheets.append([])
        titled = is_title or (titled and not is_name)
        sheets[-1].append(row)
    return sheets


FORM_WORDS = re.compile(r"[一二三]级指标|执行数：|自评总?分|自评表")


def read_table(desk: Desk, block: Block, index: int, outline: Outline) -> None:
    """Read a table: each form in it is a report of its own, or part of the whole body's."""
    rows = table_rows(desk, block)
    for form in split_sheets(rows):
        words = "".join(text for row in form[:40] for text in row.texts())
        above = lines_above(desk, form[0].span.start)
        name, code = sheet_project(form)
        if not (name or FORM_WORDS.search(words) or SHEET_TITLE.search(title_above(above))):
            context = make_context(desk, index, outline.path())
            found = read_published(form, above, context)
            desk.statements.setdefault(index, []).extend(found)
            continue
        context = make_context(desk, index, outline.path())
        context.year = form_year(desk, form, block) or context.year
        sheet = read_sheet(form, context, name)
        if name:
            desk.sheets.append((sheet_segment(name, code, form, context), sheet))
        else:
            desk.statements.setdefault(index, []).extend(sheet.statements)
    for row in rows:
        for cell in row.cells:
            claim_remembered(desk, cell.text, cell.slots)
            keep_numerals(desk, cell.strip, cell.slots)


# Year and unit stand between a form and its title.
CAPTION = re.compile(
    r"（?(?:19|20)\d\d年?度?）?|（?(?:金额)?单位：.{1,8}|(?:填报|编制)?(?:单位|部门)(?:名称|（.{1,6}）)?：.{0,40}"
)


def title_above(above: list[str]) -> str:
    """The nearest line above a table that is no caption."""
    return next((line for line in reversed(above) if not CAPTION.fullmatch(line)), "")


def lines_above(desk: Desk, start: int) -> list[str]:
    """The words of the lines right above a table, nearest last."""
    above = desk.clean[max(0, start - 200) : start].split("\n")
    # A bar by itself is an empty cell of the head, no line.
    lines = [line for line in above if line.strip() != "|"][-5:]
    lines = [re.sub(r"[\s\x00]+", "", line.rstrip(" |")) for line in lines]
    return [line for line in lines if line]


def form_year(desk: Desk, form: list[CellRow], block: Block) -> int:
    """The year in a form's title, in the form or in the two lines above it."""
    words = "".join(form[0].texts()) if form else ""
    start = form[0].span.start if form else block.span.start
    above = re.sub(r"[\s\x00]+", "", desk.clean[max(0, start - 60) : start])
    for text in (words, above):
        match = re.search(r"（((?:19|20)\d\d)年?度?）", text)
        if match:
            return int(match[1])
    return 0


def sheet_segment(name: str, code: str, form: list[CellRow], context: Context) -> Segment:
    """The report that a form is."""
    title = next((row.filled()[0].text for row in form[:1] if len(row.filled()) == 1), "")
    segment = Segment("project_score_sheet", title or "项目支出绩效自评表", 0, 0, context.year)
    segment.project, segment.project_code, segment.rows = name, code, form
    return segment
