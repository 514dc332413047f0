"""How well a text was read: what was read from it against an answer key, numeral by numeral.

Pure: rows of a key and a ``Reading`` in, values out. A key has one row a numeral (two where a
numeral carries two figures), and may have rows of facts told in words; its column ``also`` gives
other readings that count as right, as ``measure=count; class=other``. A key may be an excerpt,
which covers the stretches of text its rows stand in and says nothing about the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from reports.facts import Figure, Reading
from reports.spans import Span

FIELDS = (
    "value", "measure", "unit", "fiscal_year", "subject_type", "subject", "indicator", "place",
)  # fmt: skip
NEEDED = ("start", "end", "text", "class", *FIELDS)

# In these families the last part of an indicator is free wording: the family counts.
FREE_FAMILIES = ("工作量", "人员", "机构", "项目支出", "绩效")
FIXED_INDICATORS = ("绩效/部门整体自评得分", "绩效/项目自评得分")

# Keys cut the 三级指标 in a subject at this many characters.
KPI_LENGTH = 30

# Rows of an excerpt further apart than this belong to two stretches.
STRETCH_GAP = 2000


class KeyProblem(ValueError):
    """A key that cannot be used; the message is one line in Chinese."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of a key: what the numeral at ``span`` is, and which other readings count."""

    span: Span
    text: str
    cls: str
    fields: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def allows_class(self, cls: str) -> bool:
        """Whether ``cls`` counts as right."""
        return cls == self.cls or cls in self.also.get("class", ())

    def accepted(self, name: str) -> set[str]:
        """All values of a field that count as right."""
        return {self.fields.get(name, ""), *self.also.get(name, ())}


@dataclass(frozen=True, slots=True)
class SeenNumeral:
    """A numeral of the key, of the reading or of both.

    ``row`` is ``None`` where the key has none; ``cls`` is empty where none was read there.
    ``kind`` is that of the report it stands in.
    """

    span: Span
    row: KeyRow | None
    cls: str
    kind: str

    @property
    def is_right(self) -> bool:
        """Whether the class read counts as right."""
        return self.row is not None and self.row.allows_class(self.cls)


@dataclass(frozen=True, slots=True)
class SeenFigure:
    """A figure of the key, of the reading or of both, by its role.

    ``found``: both, with the fields that are ``wrong``; ``missed``: only the key has it;
    ``false``: read on a numeral that is no figure in the key; ``further``: a second figure read
    on a numeral of which the key tells one; ``unasked``: read from words or a blank of which the
    key says nothing.
    """

    role: str
    span: Span
    row: KeyRow | None
    figure: Figure | None
    kind: str
    wrong: tuple[str, ...] = ()

    @property
    def is_worded(self) -> bool:
        """Whether it stands in words or a blank, not in a numeral."""
        return not has_digit(self.row.text if self.row else self.figure.raw)

    @property
    def is_wrong_and_certain(self) -> bool:
        """The worst kind: not so, and nothing warns of it."""
        at_fault = self.role == "false" or bool(self.wrong)
        return at_fault and self.figure is not None and self.figure.status != "uncertain"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one document's reading is worth, numeral by numeral and figure by figure."""

    numerals: tuple[SeenNumeral, ...]
    figures: tuple[SeenFigure, ...]

    def wrong_certain(self) -> list[SeenFigure]:
        """Figures that are wrong although nothing warns of it, in text order."""
        return [one for one in self.figures if one.is_wrong_and_certain]

    def kinds(self) -> list[str]:
        """The kinds of report that occur, in order of first appearance."""
        return list(dict.fromkeys(one.kind for one in self.numerals))

    def score(self, kind: str | None = None) -> Score:
        """The counts of all, or of one kind of report."""
        score = Score(documents=1)
        for numeral in self.numerals:
            if kind in (None, numeral.kind):
                score.count_numeral(numeral)
        for figure in self.figures:
            if kind in (None, figure.kind):
                score.count_figure(figure)
        return score


@dataclass
class Score:
    """Counts that can be added up. Shares are ``None`` where there is nothing to share."""

    documents: int = 0
    numerals: Counter[str] = field(default_factory=Counter)
    classed: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    # A numeral of the key where none was read, and the other way round.
    unseen: int = 0
    without_row: int = 0
    # Of figures on numerals, and of those in words and blanks.
    roles: Counter[str] = field(default_factory=Counter)
    worded: Counter[str] = field(default_factory=Counter)
    worded_right: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    all_right: int = 0
    uncertain: int = 0
    wrong_certain: int = 0

    def count_numeral(self, seen: SeenNumeral) -> None:
        """Add one numeral; the classes are those of the key."""
        if seen.cls == "unread":
            self.unread += 1
        if seen.row is None:
            self.without_row += 1
            return
        self.numerals[seen.row.cls] += 1
        self.classed[seen.row.cls] += seen.is_right
        self.unseen += not seen.cls

    def count_figure(self, seen: SeenFigure) -> None:
        """Add one figure."""
        self.wrong_certain += seen.is_wrong_and_certain
        if seen.is_worded:
            self.worded[seen.role] += 1
            self.worded_right += seen.role == "found" and not seen.wrong
            return
        self.roles[seen.role] += 1
        self.uncertain += seen.figure is not None and seen.figure.status == "uncertain"
        if seen.role == "found":
            self.all_right += not seen.wrong
            self.fields.update(name for name in FIELDS if name not in seen.wrong)

    def add(self, other: Score) -> None:
        """Add another score to this one."""
        for name in ("numerals", "classed", "roles", "worded", "fields"):
            getattr(self, name).update(getattr(other, name))
        for name in ("documents", "unread", "unseen", "without_row", "all_right", "worded_right",
                     "uncertain", "wrong_certain"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def wanted(self) -> int:
        """Figures of the key."""
        return self.roles["found"] + self.roles["missed"]

    @property
    def read(self) -> int:
        """Figures read on numerals."""
        return self.roles["found"] + self.roles["false"] + self.roles["further"]

    @property
    def recall(self) -> float | None:
        """Of the key's figures, those read with every field right."""
        return share(self.all_right, self.wanted)

    @property
    def precision(self) -> float | None:
        """Of the figures read that the key can judge, those with every field right."""
        return share(self.all_right, self.roles["found"] + self.roles["false"])

    @property
    def class_share(self) -> float | None:
        """Of the key's numerals, those with the right class."""
        return share(self.classed.total(), self.numerals.total())

    @property
    def unread_share(self) -> float | None:
        """Of all numerals, those that no rule claimed."""
        return share(self.unread, self.numerals.total() + self.without_row)

    @property
    def uncertain_share(self) -> float | None:
        """Of the figures read on numerals, those marked as uncertain."""
        return share(self.uncertain, self.read)


def share(part: int, whole: int) -> float | None:
    """``part / whole``, ``None`` for an empty whole."""
    return part / whole if whole else None


# --- the key ----------------------------------------------------------------------------------


def read_key(rows: Iterable[Mapping[str, str]]) -> list[KeyRow]:
    """The rows of a key in text order. Raises ``KeyProblem`` for rows that are none."""
    return sorted(map(read_row, rows), key=lambda row: row.span)


def read_row(row: Mapping[str, str]) -> KeyRow:
    """One row of a key."""
    missing = [name for name in NEEDED if row.get(name) is None]
    if missing:
        raise KeyProblem(f"答案表缺少列：{'、'.join(missing)}")
    try:
        span = Span(int(row["start"]), int(row["end"]))
    except ValueError:
        raise KeyProblem(f"答案表的起止位置不是整数：{row['start']}-{row['end']}") from None
    fields = {name: row[name] for name in FIELDS}
    return KeyRow(span, row["text"], row["class"], fields, read_also(row.get("also")))


def read_also(words: str | None) -> dict[str, frozenset[str]]:
    """``measure=count; class=other`` as values by field."""
    found: dict[str, set[str]] = {}
    for part in (words or "").split(";"):
        name, sign, value = part.strip().partition("=")
        if not sign and name:
            raise KeyProblem(f"答案表 also 列写法不对：{part.strip()}")
        if sign and name not in ("class", *FIELDS):
            raise KeyProblem(f"答案表 also 列没有这个字段：{name}")
        if sign:
            found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


def find_stretches(rows: list[KeyRow]) -> list[Span]:
    """The parts of a text that an excerpt covers, from its rows in text order."""
    stretches: list[Span] = []
    for row in rows:
        if stretches and row.span.start - stretches[-1].end <= STRETCH_GAP:
            stretches[-1] = Span(stretches[-1].start, max(stretches[-1].end, row.span.end))
        else:
            stretches.append(row.span)
    return stretches


# --- comparing --------------------------------------------------------------------------------


def compare(rows: list[KeyRow], reading: Reading, *, is_excerpt: bool = False) -> Comparison:
    """A reading against the rows of a key."""
    by_span: dict[Span, list[KeyRow]] = {}
    for row in rows:
        by_span.setdefault(row.span, []).append(row)
    stretches = find_stretches(rows) if is_excerpt else None
    kinds = KindFinder(reading)
    numerals = compare_numerals(by_span, reading, stretches, kinds)
    classes = {one.span: one.cls for one in numerals}
    figures = compare_figures(by_span, reading, stretches, kinds, classes)
    return Comparison(tuple(numerals), tuple(figures))


class KindFinder:
    """Tells the kind of the innermost report read that a place stands in."""

    def __init__(self, reading: Reading) -> None:
        self.reports = sorted(reading.reports, key=lambda one: one.span.end - one.span.start)

    def find(self, span: Span) -> str:
        """The kind; ``""`` outside all reports."""
        return next((one.kind for one in self.reports if one.span.covers(span)), "")


def is_covered(span: Span, stretches: list[Span] | None) -> bool:
    """Whether the key speaks about ``span``; a key that is no excerpt speaks about all."""
    return stretches is None or any(stretch.covers(span) for stretch in stretches)


def has_digit(text: str) -> bool:
    """Whether the words of a span hold a numeral."""
    return any(char.isdigit() for char in text)


def compare_numerals(
    by_span: dict[Span, list[KeyRow]],
    reading: Reading,
    stretches: list[Span] | None,
    kinds: KindFinder,
) -> list[SeenNumeral]:
    """Every numeral of key or reading once, in text order."""
    read = {
        one.span: one.cls or "unread" for one in reading.numerals if is_covered(one.span, stretches)
    }
    told = {span: rows[0] for span, rows in by_span.items() if has_digit(rows[0].text)}
    return [
        SeenNumeral(span, told.get(span), read.get(span, ""), kinds.find(span))
        for span in sorted({*told, *read})
    ]


def compare_figures(
    by_span: dict[Span, list[KeyRow]],
    reading: Reading,
    stretches: list[Span] | None,
    kinds: KindFinder,
    classes: dict[Span, str],
) -> list[SeenFigure]:
    """Every figure of key or reading, in text order."""
    read: dict[Span, list[Figure]] = {}
    for report in reading.reports:
        for figure in report.figures():
            if is_covered(figure.span, stretches):
                read.setdefault(figure.span, []).append(figure)
    seen: list[SeenFigure] = []
    for span in sorted({*by_span, *read}):
        kind = kinds.find(span)
        rows = [row for row in by_span.get(span, []) if row.cls == "figure"]
        figures = read.get(span, [])
        if rows:
            seen += pair_up(span, rows, figures, kind, classes.get(span, ""))
        else:
            others = by_span.get(span, [])
            seen += (judge_unasked(one, others, kind) for one in figures)
    return seen


def judge_unasked(figure: Figure, rows: list[KeyRow], kind: str) -> SeenFigure:
    """A figure where the key has none: from words, let pass by the key, or false."""
    row = rows[0] if rows else None
    if row is not None and row.allows_class("figure"):
        return SeenFigure("further", figure.span, row, figure, kind)
    if row is None and not has_digit(figure.raw):
        return SeenFigure("unasked", figure.span, None, figure, kind)
    return SeenFigure("false", figure.span, row, figure, kind)


def pair_up(
    span: Span, rows: list[KeyRow], figures: list[Figure], kind: str, cls: str
) -> list[SeenFigure]:
    """The key's and the reading's figures on one numeral: the best matches first."""
    seen, rows, figures = [], list(rows), list(figures)
    while rows and figures:
        pairs = [(row, figure) for row in rows for figure in figures]
        row, figure = min(pairs, key=lambda pair: len(wrong_fields(*pair)))
        seen.append(SeenFigure("found", span, row, figure, kind, wrong_fields(row, figure)))
        rows.remove(row)
        figures.remove(figure)
    # A numeral that may also be no figure is not missed where it was read as that.
    seen += (
        SeenFigure("missed", span, row, None, kind)
        for row in rows
        if cls == "figure" or not row.allows_class(cls)
    )
    seen += (SeenFigure("further", span, None, figure, kind) for figure in figures)
    return seen


# --- fields -----------------------------------------------------------------------------------


def wrong_fields(row: KeyRow, figure: Figure) -> tuple[str, ...]:
    """The fields of a figure that match none of the values the key accepts."""
    read = figure_fields(figure)
    return tuple(name for name in FIELDS if not is_accepted(name, read[name], row.accepted(name)))


def figure_fields(figure: Figure) -> dict[str, str]:
    """A figure's fields as a key writes them."""
    return {
        "value": "" if figure.value is None else f"{figure.value:f}",
        "measure": figure.measure,
        "unit": figure.unit,
        "fiscal_year": str(figure.fiscal_year),
        "subject_type": figure.subject.type,
        "subject": figure.subject.name,
        "indicator": figure.indicator,
        "place": figure.place,
    }


def is_accepted(name: str, read: str, accepted: set[str]) -> bool:
    """Whether what was read of a field counts as right."""
    even = EVENED.get(name, str)
    return even(read) in {even(value) for value in accepted}


def even_value(value: str) -> Decimal | str:
    """A number regardless of its printed decimals."""
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


def even_indicator(path: str) -> str:
    """The family, where the rest is free wording; else the whole path."""
    family = path.split("/")[0]
    is_free = family in FREE_FAMILIES and path not in FIXED_INDICATORS
    return f"{family}/" if is_free else path


def even_subject(name: str) -> str:
    """A kpi's subject with its 三级指标 cut as keys cut it."""
    project, mark, level3 = name.partition("｜")
    return project + mark + level3[:KPI_LENGTH]


EVENED = {"value": even_value, "indicator": even_indicator, "subject": even_subject}
