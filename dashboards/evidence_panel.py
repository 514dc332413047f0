"""What stands beside a report's text: counts, filters, the list to look at, the reading.

Plain values for the templates. Labels come from the vocabulary tables of ``reports.facts``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlencode

from dashboards.evidence import Mark
from dashboards.evidence_html import name_mark
from dashboards.evidence_lines import NOISE
from dashboards.evidence_uses import list_charts
from dashboards.ruling import describe_rule
from reports import facts
from reports.models import CELL_STATES, Figure, LineCell
from reports.spans import Span

# Pages ask for a status as for a class: both say how far a numeral can be trusted.
FOUND = "finding"
FILTERS = {
    FOUND: "涉及检查发现",
    "unread": "未读",
    "uncertain": "待核",
    "corrected": "已更正",
} | facts.CLASSES
STATUS_SHAPES = {"certain": "●", "uncertain": "▲", "corrected": "◆", "manual": "◆"}
UNIT_SOURCES = {"own": "", "head": "表头", "statement": "本句", "report": "全文"}
AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
LIST_LENGTH = 60
QUOTE_LENGTH = 320
AROUND = 16


class Link(NamedTuple):
    """A plain link of the page, with a count and whether it is in force."""

    label: str
    href: str
    count: int = 0
    active: bool = False
    letters: str = ""

    @property
    def amount(self) -> str:
        """The count with thousands marks."""
        return group_digits(self.count)


class Excerpt(NamedTuple):
    """A place of the text with the words around it."""

    href: str
    before: str
    text: str
    after: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters in force, from the query string; unknown values count as none.

    ``family`` is a family of indicators (三公经费) or one of its own paths (三公经费/公务接待费).
    """

    cls: str = ""
    family: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], paths: Iterable[str]) -> Filters:
        """Filters of a query string over figures of these indicators."""
        name, family = query.get("class", ""), query.get("family", "")
        known = any(is_under(path, family) for path in set(paths))
        return cls(name if name in FILTERS else "", family if known else "")

    def link(self, at: Span | None = None, **changes: str) -> str:
        """The page's address with these filters and ``changes``; with an anchor for ``at``."""
        state = {"class": self.cls, "family": self.family} | changes
        pairs = {name: value for name, value in state.items() if value}
        if at is not None:
            pairs["at"] = f"{at[0]}-{at[1]}"
        return f"?{urlencode(pairs)}" + ("#figure" if at is not None else "#text")

    def prefix(self) -> str:
        """The query string that marks put before ``at=``."""
        state = {"class": self.cls, "family": self.family}
        pairs = urlencode({name: value for name, value in state.items() if value})
        return f"{pairs}&" if pairs else ""

    def keep(self, marks: Sequence[Mark], paths: Mapping[int, str]) -> list[Mark]:
        """The marks that pass. ``paths`` gives each figure's indicator."""
        if self.cls == FOUND:
            marks = [m for m in marks if m.severity]
        elif self.cls:
            marks = [m for m in marks if self.cls in (m.cls, m.status)]
        if self.family:
            inside = {pk for pk, path in paths.items() if is_under(path, self.family)}
            marks = [m for m in marks if not inside.isdisjoint(m.figures)]
        return list(marks)

    def __bool__(self) -> bool:
        return bool(self.cls or self.family)


def read_at(value: str, span: Span) -> tuple[Span | None, str]:
    """The place asked for by ``?at=``, or None with what to tell the reader."""
    if not value:
        return None, ""
    found = AT.fullmatch(value)
    if not found:
        return (
            None,
            f"网址中的位置“{value[:40]}”无法识别，已显示全文。点正文中任一数字即可看其读法。",
        )
    at = Span(int(found[1]), int(found[2]))
    if at.start > at.end:
        return None, "网址中的位置起止颠倒，已显示全文。点正文中任一数字即可看其读法。"
    if not span.covers(at):
        return None, "网址中的位置不在本报告的范围内，已显示全文。点正文中任一数字即可看其读法。"
    return at, ""


def find_mark(marks: Sequence[Mark], at: Span) -> Mark | None:
    """The mark at ``at``: the same range first, else the first that overlaps it."""
    first = bisect_left(marks, at.start, key=lambda mark: mark.end)
    overlapping = None
    for mark in marks[first : first + 3]:
        if mark.span == at:
            return mark
        if overlapping is None and mark.start < at.end and at.start < mark.end:
            overlapping = mark
    return overlapping


def find_neighbours(marks: Sequence[Mark], at: Span | None) -> tuple[Mark | None, Mark | None]:
    """The mark before and the mark after ``at``; without it none and the first."""
    if at is None:
        return None, marks[0] if marks else None
    here = bisect_left(marks, (at.start, at.end), key=lambda mark: (mark.start, mark.end))
    behind = here
    while behind < len(marks) and marks[behind].start <= at.start and marks[behind].end <= at.end:
        behind += 1
    return marks[here - 1] if here else None, marks[behind] if behind < len(marks) else None


def count_classes(numerals: Iterable, marks: Iterable[Mark]) -> Counter[str]:
    """How many numerals of each class, and how many marks to check, corrected, or found wrong."""
    counts = Counter(numeral.cls for numeral in numerals)
    for mark in marks:
        if mark.status in ("uncertain", "corrected"):
            counts[mark.status] += 1
        if mark.severity:
            counts[FOUND] += 1
    return counts


def list_classes(counts: Mapping[str, int], filters: Filters) -> list[Link]:
    """Links that filter by class, unread and uncertain first, each with its count."""
    names = [name for name in FILTERS if counts.get(name) or name in ("unread", filters.cls)]
    return [
        Link(
            FILTERS[name],
            filters.link(**{"class": "" if name == filters.cls else name}),
            counts.get(name, 0),
            name == filters.cls,
            name_mark(Mark(0, 1, name if name in facts.CLASSES else "figure", (), name)),
        )
        for name in names
    ]


def is_under(path: str, family: str) -> bool:
    """Whether an indicator is the family itself or one of its paths."""
    return bool(family) and (path == family or path.startswith(f"{family}/"))


def list_families(paths: Mapping[int, str], filters: Filters) -> list[Link]:
    """Links that filter by indicator family, in the order of the text."""
    counts = Counter(path.split("/", 1)[0] for path in paths.values())
    chosen = filters.family.split("/", 1)[0]
    return [
        Link(name, filters.link(family="" if name == filters.family else name), count,
             name == chosen)
        for name, count in counts.items()
    ]  # fmt: skip


def list_indicators(paths: Mapping[int, str], filters: Filters) -> list[Link]:
    """Links to each indicator of the chosen family, in the order of the text."""
    family = filters.family.split("/", 1)[0]
    inside = Counter(path for path in paths.values() if family and path.startswith(f"{family}/"))
    return [
        Link(path.removeprefix(f"{family}/"),
             filters.link(family=family if path == filters.family else path), count,
             path == filters.family)
        for path, count in inside.items()
    ]  # fmt: skip


def clean_text(text: str) -> str:
    """Text on one line, without noise and layout."""
    return " ".join(NOISE.sub("", text).split())


def find_line(content: str, at: Span) -> Span:
    """The line of the text that ``at`` stands on."""
    end = content.find("\n", at.end)
    return Span(content.rfind("\n", 0, at.start) + 1, len(content) if end < 0 else end)


def cut_excerpt(content: str, mark: Mark, filters: Filters, label: str = "") -> Excerpt:
    """A mark with the words around it: its line, for a cell of a table the cells before too."""
    line = find_line(content, mark.span)
    if content.startswith("\t", line.start):
        line = Span(max(0, line.start - AROUND), line.end)
    quote = quote_statement(content, line, mark.span, AROUND)
    return quote._replace(href=filters.link(mark.span), label=label)


def quote_statement(content: str, statement: Span, at: Span, around: int = QUOTE_LENGTH) -> Excerpt:
    """The sentence around ``at``, cut where it is long; the line if it lies elsewhere."""
    if not statement.covers(at):
        statement = find_line(content, at)
    first = max(statement.start, at.start - around)
    last = min(statement.end, at.end + around)
    before = ("…" if first > statement.start else "") + clean_text(content[first : at.start])
    after = clean_text(content[at.end : last]) + ("…" if last < statement.end else "")
    return Excerpt("", before, clean_text(content[at.start : at.end]) or "□", after)


def format_value(value: Decimal | None, decimals: int) -> str:
    """A value with its printed decimals, thousands marks and a true minus: −1,046.63."""
    if value is None:
        return "空白"
    decimals = max(decimals, -value.as_tuple().exponent)
    return f"{value:,.{decimals}f}".replace("-", "−")


def group_digits(count: int) -> str:
    """A count with thousands marks; nothing for none, so that templates can ask for it."""
    return f"{count:,}" if count else ""


def name_codes(text: str) -> str:
    """Codes of measures within a text as their names."""
    return re.sub(r"[a-z_]+", lambda code: facts.MEASURES.get(code[0], code[0]), text)


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as the panel shows it: its value, its facts, and where it is used."""

    figure: Figure
    value: str
    rows: tuple[tuple[str, str], ...]
    candidates: tuple[str, ...]
    uses: tuple[tuple[str, str], ...]
    charts: tuple[tuple[str, str], ...] = ()
    correct_link: str = ""
    operands: tuple[Excerpt, ...] = ()

    @property
    def status(self) -> str:
        """The status with its shape: ▲ 待核."""
        shape = STATUS_SHAPES[self.figure.status]
        return f"{shape} {facts.STATUSES[self.figure.status]}"

    @property
    def reason(self) -> str:
        """Why it is uncertain, in words."""
        return name_codes(self.figure.reason)


def read_figure(figure: Figure, cells: Sequence[LineCell]) -> Reading:
    """A figure with its vocabulary in words, and the line items and charts it went into."""
    unit_from = UNIT_SOURCES.get(figure.unit_from, figure.unit_from)
    unit = figure.unit + (f"（见{unit_from}）" if figure.unit and unit_from else "")
    rows = (
        ("指标", figure.indicator.path.replace("/", " / ")),
        ("口径", facts.MEASURES[figure.measure]),
        ("比较基准", facts.MEASURES.get(figure.basis, figure.basis)),
        ("年度", f"{figure.fiscal_year}年"),
        ("单位", unit or "未注明"),
        ("对象", f"{facts.SUBJECTS[figure.subject_type]}：{figure.subject}"),
        ("位置", facts.PLACES[figure.place]),
        ("限定词", figure.qualifier),
        ("依据", describe_rule(figure.rule)),
    )
    return Reading(
        figure,
        format_value(figure.value, figure.decimals),
        tuple((label, value) for label, value in rows if value),
        tuple(name_codes(str(candidate)) for candidate in figure.candidates),
        tuple(describe_use(cell) for cell in cells),
        tuple(dict.fromkeys(chart for cell in cells for chart in list_charts(cell))),
    )


def describe_use(cell: LineCell) -> tuple[str, str]:
    """A line item that a figure fills, and its page: (2022年 三公经费 决算数 …, address)."""
    item = cell.line_item
    what = f"{item.project.name}：{cell.indicator.path}" if item.project else cell.indicator.path
    value = "空白" if cell.value is None else format_value(cell.value, 0) + cell.unit
    words = f"{cell.fiscal_year_id}年 {what} {facts.MEASURES[cell.measure]}（{value}）"
    if cell.state != "printed" and cell.value is not None:
        words += CELL_STATES[cell.state]
    return words, f"{cell.department.get_absolute_url()}?year={cell.fiscal_year_id}#lines"
