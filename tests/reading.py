"""Short ways to read a sentence, a form or a whole text in a test."""

from __future__ import annotations

from reports.extraction.claims import claim_slots, find_slots
from reports.extraction.context import Context, ProjectName, project_key
from reports.extraction.narrative import read_paragraph
from reports.extraction.reading import read_text
from reports.extraction.shape import hide_noise, strip_between
from reports.facts import Figure, Reading
from reports.sources import read_source

BODY = "示例甲市青禾县信访局"


def read_sentences(
    text: str,
    *headings: str,
    kind: str = "final_account",
    year: int = 2023,
    project: str = "",
    projects: tuple[str, ...] = (),
) -> list[Figure]:
    """Figures of a paragraph that stands under ``headings`` in a report of ``kind``."""
    strip = strip_between(hide_noise(text), 0, len(text))
    slots = find_slots(strip.text)
    claim_slots(strip.text, slots)
    known = tuple(ProjectName(name, project_key(name)) for name in projects)
    context = Context(kind, year, BODY, project, headings, known)
    statements = read_paragraph(strip, slots, context)
    return [figure for statement in statements for figure in statement.figures]


def told(figures: list[Figure]) -> list[tuple[str, str, str]]:
    """(indicator, measure, value with unit) of figures, for comparing at a glance."""
    return [(one.indicator, one.measure, f"{one.value}{one.unit}") for one in figures]


def classes(text: str) -> list[tuple[str, str]]:
    """(numeral, class) of a paragraph before any figure is read; ``""`` for unclaimed."""
    strip = strip_between(hide_noise(text), 0, len(text))
    slots = find_slots(strip.text)
    claim_slots(strip.text, slots)
    return [(slot.raw, slot.cls) for slot in slots]


def read_report(text: str) -> Reading:
    """Read a whole text as the importer does."""
    _, source = read_source("t.txt", text.encode())
    return read_text(source)
