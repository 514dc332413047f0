"""A whole document: its reports, their statements, and a class for every numeral."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from reports import bodies
from reports.extraction import segments as seg
from reports.extraction.cells import CellRow, read_row
from reports.extraction.charts import chart_numerals, find_charts, read_chart
from reports.extraction.claims import NumeralSlot, claim_slots, find_slots
from reports.extraction.context import Context, ProjectName, find_project, project_key
from reports.extraction.narrative import TELLING, read_paragraph
from reports.extraction.outline import Outline, read_heading
from reports.extraction.segments import Segment
from reports.extraction.shape import Block, Strip, find_blocks, hide_noise
from reports.extraction.sheets import SHEET_TITLE, Sheet, read_sheet, sheet_project
from reports.extraction.tables import read_table as read_published
from reports.facts import Numeral, Reading, ReportReading, Statement
from reports.spans import Span, Text

VERSION = "1"
# Every sentence is searched for the names of the projects; a bureau has some dozen.
MOST_PROJECTS = 300


@dataclass
class Desk:
    """Everything at hand while one document is read."""

    text: Text
    clean: str
    blocks: list[Block]
    year: int
    department: str
    outer: str
    segments: list[Segment] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    statements: dict[int, list[Statement]] = field(default_factory=dict)
    sheets: list[tuple[Segment, Sheet]] = field(default_factory=list)
    projects: tuple[ProjectName, ...] = ()
    memory: dict = field(default_factory=dict)
    rows: dict[Span, list[CellRow]] = field(default_factory=dict)


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


def first_lines(blocks: list[Block]) -> list[str]:
    """The paragraphs among which a document's own title stands."""
    return [block.strip.text for block in blocks[:12] if block.strip is not None]


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


# --- segments ---------------------------------------------------------------------------------


def find_segments(desk: Desk, flat: str) -> None:
    """Divide the blocks among the reports of the document; the outer report comes first."""
    if desk.outer:
        desk.segments.append(Segment(desk.outer, first_title(desk), 0, len(desk.blocks), desk.year))
    current: Segment | None = None
    for index, block in enumerate(desk.blocks):
        if block.table is not None:
            continue
        text = block.strip.text
        kind = seg.title_kind(text)
        if kind in ("overall_evaluation", "project_evaluation"):
            close(current, index)
            current = open_segment(desk, kind, index)
        elif current and (seg.BACK_TO_OUTER.match(text) and desk.outer):
            close(current, index)
            current = None
    close(current, len(desk.blocks))
    if not desk.segments and has_sheets(desk):
        desk.segments.append(Segment("", "", 0, 0, desk.year))


def close(segment: Segment | None, index: int) -> None:
    """End a segment before block ``index``."""
    if segment is not None:
        segment.last = index


def open_segment(desk: Desk, kind: str, index: int) -> Segment:
    """A segment that begins with the title at block ``index``."""
    text = desk.blocks[index].strip.text
    title, first = text, index
    before = desk.blocks[index - 1].strip if index else None
    if before is not None and is_title_part(before.text):
        title, first = before.text + text, index - 1
    if not desk.segments and index <= 3:
        first = 0
    segment = Segment(kind, title, first, len(desk.blocks), seg.find_year(title) or desk.year)
    following = desk.blocks[index + 1] if index + 1 < len(desk.blocks) else None
    if kind == "project_evaluation":
        name = seg.bracket_project(following.strip.text) if following and following.strip else ""
        segment.project = name or seg.title_project(title, desk.department)
    desk.segments.append(segment)
    return segment


def is_title_part(text: str) -> bool:
    """Whether a short line is the first half of a title that was broken in two."""
    if read_heading(text) or not 4 < len(text) <= 40:
        return False
    return not re.search(r"[。；，）：]$|^附[件表]", text)


def first_title(desk: Desk) -> str:
    """The document's own title, or one made of body and year."""
    kinds = {"final_account": "部门决算", "budget": "部门预算"}
    for line in first_lines(desk.blocks):
        if seg.title_kind(line) == desk.outer:
            return line
    return f"{desk.department}{desk.year}年度{kinds[desk.outer]}"


def has_sheets(desk: Desk) -> bool:
    """Whether a table of the document is a score sheet."""
    return any(
        re.search(r"三级指标|项目名称", re.sub(r"\s", "", desk.text.slice(block.span)))
        for block in desk.blocks
        if block.table is not None
    )


# --- projects ---------------------------------------------------------------------------------


def name_projects(desk: Desk, flat: str) -> None:
    """Collect the names on the score sheets and settle whom each project report is about."""
    # A dictionary keeps the order and knows at once what it holds.
    names: dict[str, None] = {}
    for block in desk.blocks:
        if block.table is None:
            continue
        for rows in split_sheets(table_rows(desk, block)):
            name, _ = sheet_project(rows)
            if name:
                names[name] = None
    add_summed_up(desk, names)
    known = make_projects(names)
    whole = cache(lambda: seg.text_project(flat))
    for segment in desk.segments:
        if segment.kind != "project_evaluation":
            continue
        match = find_project(segment.project, known) if segment.project else None
        if match is not None:
            if match.name != segment.project:
                segment.aliases.append(segment.project)
            segment.project = match.name
        elif not segment.project:
            own = segment_text(desk, segment)
            only = next(iter(names)) if len(names) == 1 else ""
            guess = only or seg.text_project(own) or whole()
            segment.project = guess or f"{segment.year or desk.year}年项目（报告未写明名称）"
        names[segment.project] = None
    desk.projects = make_projects(names)


def add_summed_up(desk: Desk, names: dict[str, None]) -> None:
    """Add the projects that only the running text sums up; other spellings are left out."""
    known = make_projects(names)
    lines = (block.strip.text for block in desk.blocks if block.strip is not None)
    for name in seg.summed_up_projects(lines):
        if find_project(name, known) is None:
            names[name] = None


def make_projects(names: Iterable[str]) -> tuple[ProjectName, ...]:
    """The projects that sentences are searched for."""
    return tuple(ProjectName(name, project_key(name)) for name in islice(names, MOST_PROJECTS))


def segment_text(desk: Desk, segment: Segment) -> str:
    """The running text of a segment."""
    return "\n".join(
        block.strip.text
        for block in desk.blocks[segment.first : segment.last]
        if block.strip is not None
    )


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
        if block.is_page_number:
            read_page_number(desk, block.strip)
            continue
        read_strip(desk, block.strip, owner[index], outline)
        chart_title = block.strip.text if len(block.strip.text) <= 50 else ""


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


def owners(desk: Desk) -> list[int]:
    """For each block the index of the innermost report it belongs to."""
    owner = [0] * len(desk.blocks)
    for index, segment in enumerate(desk.segments):
        if index or not desk.outer:
            for place in range(segment.first, segment.last):
                owner[place] = index
    return owner


def make_context(desk: Desk, index: int, headings: tuple[str, ...]) -> Context:
    """The setting of a paragraph of report ``index``."""
    segment = desk.segments[index]
    return Context(
        kind=segment.kind, year=segment.year or desk.year, department=desk.department,
        project=segment.project, headings=headings, projects=desk.projects, memory=desk.memory,
    )  # fmt: skip


def read_strip(desk: Desk, strip: Strip, index: int, outline: Outline) -> None:
    """Read a paragraph."""
    heading = read_heading(strip.text)
    if heading:
        outline.enter(heading)
    slots = find_slots(strip.text)
    if not slots and not TELLING.search(strip.text):
        return
    claim_slots(strip.text, slots)
    claim_remembered(desk, strip.text, slots)
    context = make_context(desk, index, outline.path())
    desk.statements.setdefault(index, []).extend(read_paragraph(strip, slots, context))
    keep_numerals(desk, strip, slots)


def claim_remembered(desk: Desk, text: str, slots: list[NumeralSlot]) -> None:
    """Hot-line numbers of the document."""
    for slot in slots:
        if slot.raw in desk.memory["hot-lines"]:
            slot.claim("code", "hot-line")


def keep_numerals(desk: Desk, strip: Strip, slots: list[NumeralSlot]) -> None:
    """Put a strip's numerals into the ledger."""
    for slot in slots:
        span = strip.span(slot.start, slot.end)
        desk.numerals.append(
            Numeral(span, desk.text.slice(span), slot.cls or "unread", slot.rule, slot.reason)
        )


def read_one_chart(desk: Desk, span: Span, title: str) -> None:
    """Read a chart; charts belong to the outer report."""
    context = make_context(desk, 0, ())
    statements = read_chart(desk.clean, span, title, context)
    desk.statements.setdefault(0, []).extend(statements)
    figures = [figure for statement in statements for figure in statement.figures]
    desk.numerals.extend(chart_numerals(desk.clean, span, figures))


# --- tables -----------------------------------------------------------------------------------


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


def table_rows(desk: Desk, block: Block) -> list[CellRow]:
    """The rows of a table, read once."""
    kept = desk.rows.get(block.span)
    if kept is None:
        kept = desk.rows[block.span] = [read_row(desk.clean, row) for row in block.table.rows]
    return kept


FORM_WORDS = re.compile(r"[一二三]级指标|项目(?:（.{0,60}）)?名称|执行数：|自评总?分|自评表")


def read_table(desk: Desk, block: Block, index: int, outline: Outline) -> None:
    """Read a table: each form in it is a report of its own, or part of the whole body's."""
    rows = table_rows(desk, block)
    for form in split_sheets(rows):
        words = "".join(text for row in form[:40] for text in row.texts())
        above = lines_above(desk, form[0].span.start)
        if not FORM_WORDS.search(words) and not SHEET_TITLE.search(above[-1] if above else ""):
            context = make_context(desk, index, outline.path())
            found = read_published(form, above, context)
            desk.statements.setdefault(index, []).extend(found)
            continue
        name, code = sheet_project(form)
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


def lines_above(desk: Desk, start: int) -> list[str]:
    """The words of the lines right above a table, nearest last."""
    above = desk.clean[max(0, start - 200) : start].split("\n")[-5:]
    lines = [re.sub(r"[\s\x00]+", "", line) for line in above]
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
