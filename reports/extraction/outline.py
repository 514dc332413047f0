"""The outline of a report: headings, and the path of headings a paragraph stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Numbering styles from the outermost to the innermost.
LEVELS = (
    r"第[一二三四五六七八九十\d]{1,3}(?:部分|章|篇)",
    r"第[一二三四五六七八九十]{1,3}节|[一二三四五六七八九十]{1,3}[、.．]",
    r"（[一二三四五六七八九十]{1,3}）",
    r"\d{1,2}[、.．](?!\d)|\d{1,2}[.、](?=(?:19|20)\d\d年)",
    r"（\d{1,2}）|\d{1,2}）",
    r"[①-⑳]",
)
MARKERS = tuple(re.compile(level) for level in LEVELS)
TITLE_END = re.compile(r"[。：；]")
LONGEST_TITLE = 44


@dataclass(frozen=True)
class Heading:
    """A numbered line: its level, its title (empty where the line is no title) and its end."""

    level: int
    title: str
    marker_end: int
    title_end: int


def read_heading(text: str) -> Heading | None:
    """The heading a paragraph begins with, ``None`` where it begins with no numbering."""
    text_start = len(text) - len(text.lstrip("（")) if text.startswith("（（") else 0
    for level, marker in enumerate(MARKERS, 1):
        match = marker.match(text, text_start)
        if match:
            return heading_after(text, level, match.end())
    return None


def heading_after(text: str, level: int, marker_end: int) -> Heading:
    """The heading whose numbering ends at ``marker_end``."""
    stop = TITLE_END.search(text, marker_end)
    end = stop.start() if stop else len(text)
    title = text[marker_end:end]
    is_title = len(title) <= LONGEST_TITLE and "，" not in title.replace("、", "")
    return Heading(level, title if is_title else "", marker_end, end)


class Outline:
    """The stack of headings while a document is walked."""

    def __init__(self):
        self._stack: list[tuple[int, str]] = []

    def enter(self, heading: Heading) -> None:
        """Open a heading; headings of its level and deeper are closed."""
        while self._stack and self._stack[-1][0] >= heading.level:
            self._stack.pop()
        self._stack.append((heading.level, heading.title))

    def reset(self, title: str = "") -> None:
        """Begin a new report."""
        self._stack = [(0, title)] if title else []

    def path(self) -> tuple[str, ...]:
        """Titles from the outermost to the innermost, untitled levels left out."""
        return tuple(title for _, title in self._stack if title)
