"""A whole document: its reports, their statements, and a class for every numeral."""

from __future__ import annotations

import re

from reports import bodies
from reports.extraction import segments as seg
from reports.extraction.bare_rows import doubt_rows
from reports.extraction.charts import chart_numerals, find_charts, read_chart
from reports.extraction.claims import NumeralSlot, claim_slots, find_slots
from reports.extraction.desk import (
    Desk,
    claim_remembered,
    first_lines,
    keep_numerals,
    make_context,
)
from reports.extraction.dividing import find_segments, owners
from reports.extraction.forms import read_table
from reports.extraction.naming import name_projects
from reports.extraction.narrative import TELLING, name_account, read_paragraph
from reports.extraction.outline import Outline, read_heading
from reports.extraction.pages import ENDS_TEXT, SHORTEST_TEXT
from reports.extraction.segments import Segment
from reports.extraction.shape import FEWEST_BARS, Block, Strip, find_blocks, hide_noise
from reports.extraction.sheets import Sheet
from reports.facts import Reading, ReportReading
from reports.spans import Span, Text

VERSION = "1"


def read_text(text: Text) -> Reading:
    """Read a document. ``Reading.problem`` says why, where it is no such report."""
    clean = hide_noise(text.content)
    flat = re.sub(r"[\s\x00]+", "", clean)
    body = bodies.find_body(clean.replace("\x00", " "))
    blocks = find_blocks(text, clean)
    head = first_lines(blocks)
    desk = Desk(
        text, clean, blocks, seg.document_year(flat, head), body.name, seg.outer_kind(flat, head)
    )
    find_segments(desk, flat)
    problem = find_problem(desk, flat)
    if problem:
        return Reading((), (), department=body.name, region=body.region_code, problem=problem)
    name_projects(desk, flat)
    read_blocks(desk)
    desk.numerals.sort(key=lambda numeral: numeral.span)
    reports = [make_report(desk, index) for index, one in enumerate(desk.segments) if one.kind]
    reports += [sheet_report(desk, segment, sheet) for segment, sheet in desk.sheets]
    return Reading(
        tuple(sorted(reports, key=lambda report: (report.span.start, -report.span.end))),
        tuple(desk.numerals),
        department=body.name,
        region=body.region_code,
        aliases=tuple(body.aliases),
    )


def find_problem(desk: Desk, flat: str) -> str:
    """Why a text is no report that can be stored, in one line; ``""`` if it is one."""
    if not desk.segments:
        return "没有找到部门决算、部门预算或绩效自评的内容，不是本系统收录的报告"
    if not desk.department:
        return "没有找到报告所属的部门名称，请确认文件是某个信访部门的公开报告"
    if not desk.year:
        return "没有找到报告所属的年度"
    if not re.search(r"\d", flat):
        return "报告里没有任何数字"
    return ""


# --- blocks -----------------------------------------------------------------------------------


def read_blocks(desk: Desk) -> None:
    """Read every block in the setting of its report."""
    charts = find_charts(desk.clean)
    owner = owners(desk)
    outline, last_owner = Outline(), -1
    collect_codes(desk)
    chart_index, chart_title = 0, ""
    for index, block in enumerate(desk.blocks):
        if owner[index] != last_owner and not block.is_page_number:
            outline.reset()
            last_owner = owner[index]
        if chart_index < len(charts) and block.span.start >= charts[chart_index].start:
            read_one_chart(desk, charts[chart_index], chart_title)
            chart_index += 1
        if chart_index and block.span.start < charts[chart_index - 1].end:
            continue
        if block.table is not None:
            read_table(desk, block, owner[index], outline)
            continue
        if block.is_page_number or is_lone_page(desk.blocks, index):
            read_page_number(desk, block.strip)
            continue
        read_strip(desk, block.strip, owner[index], outline)
        chart_title = block.strip.text if len(block.strip.text) <= 50 else ""


LONGEST_NUMBER = 4
BARE = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}")


def is_lone_page(blocks: list[Block], index: int) -> bool:
    """Whether a number alone on its line is a page's: below running text and above no other
    number. Below a label or another number it may be a cell of a table."""
    strip = blocks[index].strip
    if strip is None or len(strip.text) > LONGEST_NUMBER or not BARE.fullmatch(strip.text):
        return False
    before = blocks[index - 1].strip if index else None
    after = blocks[index + 1].strip if index + 1 < len(blocks) else None
    if before is None:
        return index > 0 and not (after and BARE.fullmatch(after.text))
    runs = len(before.text) >= SHORTEST_TEXT or before.text.endswith(ENDS_TEXT)
    return runs and not (after and BARE.fullmatch(after.text))


def read_page_number(desk: Desk, strip: Strip) -> None:
    """A page's number is an ordinal, wherever the page ended."""
    slots = find_slots(strip.text)
    for slot in slots:
        slot.claim("ordinal", "page")
    keep_numerals(desk, strip, slots)


def collect_codes(desk: Desk) -> None:
    """Hot-line numbers named as such once are codes wherever they stand."""
    text = desk.clean
    numbers = set(
        re.findall(r"(?<!\d)(\d{5})(?=[）)]?\s*(?:政务|政府|便民|市民|服务|公益|热线|短号))", text)
    )
    numbers |= set(re.findall(r"热线(?:电话)?[（(]?\s*(\d{5})(?!\d)", text))
    desk.memory["hot-lines"] = numbers


def read_strip(desk: Desk, strip: Strip, index: int, outline: Outline) -> None:
    """Read a paragraph."""
    heading = read_heading(strip.text)
    if heading:
        outline.enter(heading)
    slots = find_slots(strip.text)
    if not slots and not TELLING.search(strip.text):
        if "项）" in strip.text:
            name_account(strip.text, make_context(desk, index, outline.path()))
        return
    context = make_context(desk, index, outline.path())
    claim_slots(strip.text, slots)
    claim_remembered(desk, strip.text, slots)
    if is_cell(strip.text):
        leave_cell(slots)
        keep_numerals(desk, strip, slots)
        return
    found = doubt_rows(strip.text, slots, read_paragraph(strip, slots, context))
    desk.statements.setdefault(index, []).extend(found)
    keep_numerals(desk, strip, slots)


def is_cell(text: str) -> bool:
    """Whether a line is a cell between the bars of a table that was not understood: which row and
    column its numbers stand in is not known, so its words say nothing."""
    if text.count("|") >= FEWEST_BARS:
        return True
    return (text.startswith("|") or text.endswith("|")) and "。" not in text


def leave_cell(slots: list[NumeralSlot]) -> None:
    """Say why the numbers of such a cell are left unread."""
    for slot in slots:
        slot.reason = slot.reason if slot.cls else "表格的行列未能辨认"


def read_one_chart(desk: Desk, span: Span, title: str) -> None:
    """Read a chart; charts belong to the outer report."""
    context = make_context(desk, 0, ())
    statements = read_chart(desk.clean, span, title, context)
    desk.statements.setdefault(0, []).extend(statements)
    figures = [figure for statement in statements for figure in statement.figures]
    desk.numerals.extend(chart_numerals(desk.clean, span, figures))


# --- reports ----------------------------------------------------------------------------------


def segment_span(desk: Desk, segment: Segment) -> Span:
    """The span of a segment's blocks."""
    if desk.outer and segment is desk.segments[0]:
        return Span(0, len(desk.text.content))
    blocks = desk.blocks[segment.first : segment.last]
    return Span(blocks[0].span.start, blocks[-1].span.end)


def make_report(desk: Desk, index: int) -> ReportReading:
    """The reading of one report."""
    segment = desk.segments[index]
    statements = sorted(desk.statements.get(index, ()), key=lambda statement: statement.span)
    return ReportReading(
        kind=segment.kind, span=segment_span(desk, segment), title=segment.title[:200],
        department=desk.department, fiscal_year=segment.year or desk.year, project=segment.project,
        statements=tuple(statements), project_aliases=tuple(segment.aliases),
        scope=seg.title_scope(first_lines(desk.blocks)) if is_outer(desk, segment) else "",
    )  # fmt: skip


def is_outer(desk: Desk, segment: Segment) -> bool:
    """Whether a segment is the whole document's own report."""
    return bool(desk.outer) and segment is desk.segments[0]


def sheet_report(desk: Desk, segment: Segment, sheet: Sheet) -> ReportReading:
    """The reading of one score sheet."""
    return ReportReading(
        kind=segment.kind, span=Span(segment.rows[0].span.start, segment.rows[-1].span.end),
        title=segment.title[:200], department=desk.department, fiscal_year=segment.year,
        project=sheet.subject.name, project_code=segment.project_code,
        statements=tuple(sorted(sheet.statements, key=lambda one: one.span)), kpis=tuple(sheet.kpis),
    )  # fmt: skip
