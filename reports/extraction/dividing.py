"""How the blocks of a document are divided among the reports that it holds."""

from __future__ import annotations

import re

from reports.extraction import segments as seg
from reports.extraction.desk import Desk, first_lines
from reports.extraction.outline import read_heading
from reports.extraction.segments import Segment


def find_segments(desk: Desk, flat: str) -> None:
    """Divide the blocks among the reports of the document; the outer report comes first."""
    if desk.outer:
        desk.segments.append(Segment(desk.outer, first_title(desk), 0, len(desk.blocks), desk.year))
    current: Segment | None = None
    for index, block in enumerate(desk.blocks):
        if block.table is not None:
            continue
        text = block.strip.text
        kind = seg.title_kind(text) or broken_title(desk, index)
        if kind in ("overall_evaluation", "project_evaluation"):
            close(current, index)
            current = open_segment(desk, kind, index)
        elif current and (seg.BACK_TO_OUTER.match(text) and desk.outer):
            close(current, index)
            current = None
    close(current, len(desk.blocks))
    if not desk.segments and has_sheets(desk):
        desk.segments.append(Segment("", "", 0, 0, desk.year))


def broken_title(desk: Desk, index: int) -> str:
    """The kind of report whose title ends in this line and begins in the one before."""
    before = desk.blocks[index - 1].strip if index else None
    text = desk.blocks[index].strip.text
    if before is None or not seg.TITLE_END.match(text) or not is_title_part(before.text):
        return ""
    return seg.title_kind(before.text + text)


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


def owners(desk: Desk) -> list[int]:
    """For each block the index of the innermost report it belongs to."""
    owner = [0] * len(desk.blocks)
    for index, segment in enumerate(desk.segments):
        if index or not desk.outer:
            for place in range(segment.first, segment.last):
                owner[place] = index
    return owner
