"""The projects that a document tells of, and which of them each project report is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice

from reports.extraction import segments as seg
from reports.extraction.context import ProjectName, find_project, project_key
from reports.extraction.desk import Desk, table_rows
from reports.extraction.forms import split_sheets
from reports.extraction.segments import Segment
from reports.extraction.sheets import sheet_project

# Every sentence is searched for the names of the projects; a bureau has some dozen.
MOST_PROJECTS = 300


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
