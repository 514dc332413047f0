"""Blocks of a report's text as HTML, kept terse: a report has a thousand marks and more.

Written here and not in a template, because a template takes a hundred times as long for
every run. All text of the report passes through ``escape``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from django.utils.safestring import SafeString, mark_safe

from dashboards.evidence import Block, Cell, Mark, Run
from reports.spans import Span

CLASS_LETTERS = {
    "figure": "f",
    "date": "d",
    "ordinal": "o",
    "docno": "n",
    "code": "c",
    "name": "m",
    "other": "s",
    "unread": "u",
}
STATUS_LETTERS = {"uncertain": " q", "corrected": " k"}
SEVERITY_LETTERS = {"error": "x", "warning": "w", "info": "i"}
LINE_ENDS = re.compile(r"[ \t\u3000\r]*\n\s*")
NOWHERE = Span(-1, -1)


@dataclass
class Ink:
    """How marks are drawn: which is boxed, what is lit, what a filter keeps, where links go.

    ``query`` is a query string of the filters in force, without ``at``. ``kept`` holds the
    starts of the marks that pass the filter, or is None without one. ``pins`` is what stands
    behind places that findings rest on, by the offset of their end.
    """

    chosen: Mark | None = None
    lit: Span = NOWHERE
    query: str = ""
    kept: Collection[int] | None = None
    anchored: bool = False
    pins: Mapping[int, str] = field(default_factory=dict)
    pinned: int = -1

    def write_run(self, run: Run) -> str:
        """One run: escaped text, or the link of a mark; behind each pinned place its pin."""
        pins = self.take_pins(run)
        if run.mark:
            return self.write_mark(run) + "".join(self.pins[end] for end in pins)
        parts, at = [], run.start
        for end in pins:
            cut = max(at, end)
            text = run.text[at - run.start : cut - run.start]
            parts += [self.write_plain(Run(at, cut, text)), self.pins[end]]
            at = cut
        rest = Run(at, run.end, run.text[at - run.start :])
        return "".join([*parts, self.write_plain(rest)])

    @cached_property
    def ends(self) -> list[int]:
        """The offsets of the pins in text order."""
        return sorted(self.pins)

    def take_pins(self, run: Run) -> list[int]:
        """The pins up to the end of a run that no run before it had."""
        first = bisect_right(self.ends, self.pinned)
        last = bisect_right(self.ends, run.end)
        self.pinned = max(self.pinned, run.end)
        return self.ends[first:last]

    def write_plain(self, run: Run) -> str:
        """Text without a mark, its lit part washed."""
        start, end = max(run.start, self.lit.start), min(run.end, self.lit.end)
        if start >= end:
            return write_text(run.text)
        before, inside = run.text[: start - run.start], run.text[start - run.start :]
        inside, after = inside[: end - start], inside[end - start :]
        anchor = "" if self.chosen else self.take_anchor()
        lit = f"<span{anchor} class=l>{write_text(inside)}</span>"
        return f"{write_text(before)}{lit}{write_text(after)}"

    def write_mark(self, run: Run) -> str:
        """The link that opens a mark: ``<a class="f" href="?at=12-15#figure">…</a>``."""
        mark = run.mark
        letters = name_mark(mark)
        if self.kept is not None and mark.start not in self.kept:
            letters += " z"
        if self.lit.start <= mark.start and mark.end <= self.lit.end:
            letters += " l"
        extra = ""
        if mark == self.chosen:
            letters += " on"
            extra = f' aria-current="true"{self.take_anchor()}'
        elif self.chosen is None and letters.endswith(" l"):
            extra = self.take_anchor()
        if not run.text:
            extra += ' aria-label="空白"'
        href = f"?{escape(self.query)}at={mark.start}-{mark.end}#figure"
        return f'<a class="{letters}" href="{href}"{extra}>{escape(run.text)}</a>'

    def take_anchor(self) -> str:
        """The page's one anchor, for whichever comes first."""
        if self.anchored:
            return ""
        self.anchored = True
        return ' id="figure"'


def name_mark(mark: Mark) -> str:
    """The short class names of a mark: its class, its status, its severity, ``e`` for a blank."""
    letters = CLASS_LETTERS.get(mark.cls, "s") + STATUS_LETTERS.get(mark.status, "")
    if mark.severity:
        letters += f" {SEVERITY_LETTERS[mark.severity]}"
    return letters if mark.end > mark.start else letters + " e"


def write_text(text: str) -> str:
    """Escaped text; several line ends of a cell become one."""
    return escape(LINE_ENDS.sub("\n", text) if "\n" in text else text)


def write_blocks(blocks: Iterable[Block], ink: Ink) -> SafeString:
    """The text as HTML, complete without scripts."""
    return mark_safe("\n".join(write_block(block, ink) for block in blocks))


def write_block(block: Block, ink: Ink) -> str:
    """One block as its element."""
    if block.rows:
        rows = "\n".join("<tr>" + "".join(write_cells(row, ink)) for row in block.rows)
        label = "图的数据" if block.kind == "chart" else "报告中的表格"
        return (
            f'<div class="sheet {block.kind}" tabindex="0" role="region" aria-label="{label}">'
            f"<table><tbody>\n{rows}\n</tbody></table></div>"
        )
    text = "".join(map(ink.write_run, block.runs))
    if block.kind == "heading":
        return f"<h{block.level}>{text}</h{block.level}>"
    return f'<p class="caption">{text}</p>' if block.kind == "caption" else f"<p>{text}</p>"


def write_cells(row: Iterable[Cell], ink: Ink) -> Iterator[str]:
    """The cells of a row; their end tags may be left out in HTML."""
    for cell in row:
        name = ' class="v"' if cell.merged else ' class="n"' if cell.is_number else ""
        span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        yield f"<td{name}{span}>{''.join(map(ink.write_run, cell.runs))}"
