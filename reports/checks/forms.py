"""Score sheets as checks look at them: money rows, indicators with their points, totals.

A project's sheet is a report of its own; the form of the whole body is a part of the report it
is attached to. Nothing here knows how a form is laid out: its columns were told when it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from reports.checks.check import places
from reports.checks.dossier import Case, interval, is_usable
from reports.checks.groups import once
from reports.checks.lazy import lazy
from reports.facts import Figure, KpiReading, Statement
from reports.findings import Verdict
from reports.spans import Span
from reports.tolerance import Interval, exactly

TOTALS = ("绩效/项目自评得分", "绩效/部门整体自评得分")
WHOLES = ("项目预算/总额", "部门整体支出/总额")
MONEY = ("项目预算/", "部门整体支出/", "支出/")
NAME_LENGTH = 22
# The first characters of what stands in a column of signs.
NATURES = "≥≤＝＜＞定"
# How far behind the total of a whole body's form its closing rows may reach.
AFTERWORDS = 800
# A page's number may stand between two rows of a form.
PAGE = re.compile(r"(?m)^\s*[-—–－]+\s*\d{1,4}\s*[-—–－]+\s*$|第\s*\d{1,4}\s*页")
FORMULA = re.compile(r"[（\[](?:计算|公式)")
HEAD = re.compile(r"[二三]\s*级\s*指\s*标|指\s*标\s*名\s*称")
# Words in the head of the indicators that name a column.
REASON_HEAD = re.compile(r"(?:未完成|未达标?|未达到|偏差|扣分|失分)[^，。]{0,10}?原因|原因分析")
ACTUAL_HEAD = re.compile(r"实际|完成值|完成情况|执行值")
SCORE_HEAD = re.compile(r"得分|自评分|评分")
HEAD_LENGTH = 300
# Cells that say there is nothing to say.
NOTHING = ("", "无", "/", "—", "-", "——", "--", "\\", "无偏差", "不适用")


@dataclass(frozen=True)
class Line:
    """One row of a form: a row of money, or an indicator."""

    span: Span
    name: str
    figures: tuple[Figure, ...] = ()
    kpi: KpiReading | None = None

    @lazy
    def _only(self) -> dict[str, Figure | None]:
        found: dict[str, Figure | None] = {}
        for one in self.figures:
            if is_usable(one):
                found[one.measure] = None if one.measure in found else one
        return found

    def one(self, measure: str) -> Figure | None:
        """The row's only usable figure of a measure."""
        return self._only.get(measure)

    @lazy
    def weight(self) -> Figure | None:
        """The points the row can get."""
        return self.one("weight")

    @lazy
    def score(self) -> Figure | None:
        """The points the row was given."""
        return self.one("score")

    @property
    def short(self) -> str:
        """The indicator's name without its formula, cut where it is a sentence."""
        name = FORMULA.split(self.name, maxsplit=1)[0] or self.name
        return name if len(name) <= NAME_LENGTH else name[:NAME_LENGTH] + "…"


@dataclass(frozen=True)
class Form:
    """One score sheet: ``money`` rows with the whole first, ``rows`` of indicators, totals."""

    case: Case
    name: str
    money: tuple[Line, ...]
    rows: tuple[Line, ...]
    weight: Figure | None = None
    score: Figure | None = None
    total_span: Span | None = None
    span: Span = field(default=Span(0, 0))

    @lazy
    def whole(self) -> Line | None:
        """The row of the whole money."""
        return next((one for one in self.money if one.figures[0].indicator in WHOLES), None)

    @lazy
    def scored(self) -> tuple[Line, ...]:
        """The rows that have points: of the money those that print any, and all indicators."""
        return tuple(one for one in self.money if one.weight or one.score) + self.rows

    @property
    def is_sheet(self) -> bool:
        """Whether the form is a report of its own, whose words are all its own."""
        return self.case.reading.kind == "project_score_sheet"

    @property
    def around(self) -> Span:
        """The form with the rows of words that follow its total: 存在问题, 改进措施."""
        if self.is_sheet:
            return self.span
        end = min(self.span.end + AFTERWORDS, self.case.reading.span.end)
        return Span(self.span.start, end)

    def is_whole(self) -> bool:
        """Whether every row between the head of the indicators and the total was read."""
        if not self.rows:
            return False
        content = self.case.paper.content
        heads = [
            one.end() for one in HEAD.finditer(content, self.span.start, self.rows[0].span.start)
        ]
        start = heads[-1] if heads else self.rows[0].span.start
        end = self.rows[-1].span.end
        if self.total_span and self.total_span.start > end:
            end = self.total_span.start
        return not any(char.isdigit() for char in self.left_out(start, end))

    @lazy
    def doubt(self) -> str:
        """Why a sum that does not fit may be no fault of the form; ``""`` where nothing does."""
        if not self.is_whole():
            return "表中有没读出的行，不能确定各行是否齐全"
        if any("小计" in line.name or "合计" in line.name for line in self.rows):
            return "表中有小计行，不能直接相加"
        if any(line.score and line.score.value < 0 for line in self.rows):
            return "表中有扣分行，不能直接相加"
        names = [(one.level1, one.level2) for line in self.rows if (one := line.kpi)]
        if any("加分" in word for pair in names for word in pair):
            return "表中有加分行，总分不按各行相加"
        return ""

    def is_aligned(self, line: Line) -> bool:
        """Whether a row's points surely stand in the columns of weight and score.

        The rate beside the money, a sign in the column of signs, or weights that reach their
        total say so; a row that lacks a cell may have been read one column off.
        """
        if line.kpi is None and (rate := line.one("execution_rate")):
            return rate.unit_from == "own"
        if line.kpi and line.kpi.nature and line.kpi.nature[:1] in NATURES:
            return not line.kpi.reason.text.replace(".", "").isdigit()
        weights = [weighed(one.weight) for one in self.scored if one.weight]
        if len(weights) < len(self.scored) or None in weights:
            return False
        return sum(one.value for one in weights) == (self.weight.value if self.weight else 100)

    def left_out(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end`` outside the rows of indicators."""
        content, kept = self.case.paper.content, []
        for row in self.rows:
            kept.append(content[start : max(start, row.span.start)])
            start = max(start, row.span.end)
        return PAGE.sub("", "".join([*kept, content[start : max(start, end)]]))


def find_forms(case: Case) -> list[Form]:
    """The score sheets of a report, in text order; read once for all checks."""
    return once(case, "forms", read_forms)


def read_forms(case: Case) -> list[Form]:
    """The score sheets of a report, put together from its rows."""
    rows = [one for one in case.reading.statements if one.kind == "row" and is_form_row(one)]
    if case.reading.kind == "project_score_sheet":
        return [make_form(case, rows, case.reading.project)]
    return [make_form(case, group, "部门整体") for group in split_forms(case, rows)]


def is_form_row(statement: Statement) -> bool:
    """Whether a row is one of a score sheet."""
    return any(
        one.subject.type == "kpi" or one.indicator.startswith(MONEY[:2]) or one.indicator in TOTALS
        for one in statement.figures
    )


def split_forms(case: Case, rows: list[Statement]) -> list[list[Statement]]:
    """Rows of several forms of the whole body: running text or a second whole parts them."""
    prose = sorted(
        one.span.start for one in case.reading.statements if one.kind not in ("row", "cell")
    )
    groups: list[list[Statement]] = []
    for row in sorted(rows, key=lambda one: one.span):
        opens = row.figures[0].indicator in WHOLES
        if groups:
            last = groups[-1][-1]
            parted = any(last.span.end <= start < row.span.start for start in prose)
            again = opens and any(one.figures[0].subject.type == "kpi" for one in groups[-1])
        if not groups or parted or again:
            groups.append([])
        groups[-1].append(row)
    return groups


def make_form(case: Case, statements: list[Statement], name: str) -> Form:
    """One form of its rows."""
    by_span = {one.span: one for one in statements}
    kpis = {one.span: one for one in case.reading.kpis}
    money, rows, totals = [], [], []
    for span in sorted({*by_span, *kpis}):
        figures = by_span[span].figures if span in by_span else ()
        if span in kpis or figures[0].subject.type == "kpi":
            kpi = kpis.get(span)
            own = kpi.level3 if kpi else figures[0].subject.name.rpartition("｜")[2]
            rows.append(Line(span, own, figures, kpi))
        elif figures[0].indicator in TOTALS:
            totals.append(Line(span, "合计", figures))
        elif figures[0].indicator.startswith(MONEY):
            money.append(Line(span, "预算执行", figures))
    every = [*money, *rows, *totals]
    span = case.reading.span
    if case.reading.kind != "project_score_sheet" and every:
        span = Span(min(one.span.start for one in every), max(one.span.end for one in every))
    weight, score = total_points(totals[-1]) if totals else (None, None)
    return Form(
        case, name, tuple(money), tuple(rows), weight, score,
        totals[-1].span if totals else None, span,
    )  # fmt: skip


def total_points(line: Line) -> tuple[Figure | None, Figure | None]:
    """The weight and the score in the row 合计; two numbers are always these two in turn."""
    points = [one for one in line.figures if one.measure in ("weight", "score") and is_usable(one)]
    if len(points) == 2 and points[0].value >= points[1].value:
        return points[0], points[1]
    return line.weight, line.score


def has_column(form: Form, head: re.Pattern) -> bool:
    """Whether the head of the indicators names a column."""
    return bool(head.search(head_words(form)))


def head_words(form: Form) -> str:
    """The words of the head from 级指标 on, ``""`` where none is seen."""
    first = form.rows[0].span.start if form.rows else form.span.end
    start = max(form.case.reading.span.start, first - HEAD_LENGTH)
    words = form.case.flat.between(Span(start, first))
    return words[at:] if (at := words.find("级指标")) >= 0 else ""


def reason_of(line: Line) -> str:
    """What the row's cell for reasons says, ``""`` where it says nothing."""
    text = line.kpi.reason.text if line.kpi else ""
    return "" if text.strip("。.") in NOTHING else text


def weighed(figure: Figure) -> Interval | None:
    """Points a row can get: whole points are counted, not measured."""
    if figure.unit != "分":
        return None
    return exactly(figure.value) if not figure.decimals else interval(figure)


def awarded(line: Line) -> Interval | None:
    """Points a row was given: all or none are exact, a part of them may have been rounded."""
    score, weight = line.score, line.weight
    if score is None or score.unit != "分":
        return None
    if not score.value or (weight and weight.unit == "分" and weight.value == score.value):
        return exactly(score.value)
    return interval(score)


def held_rows(form: Form, what: str, rows: Iterable[Line], role: str = "") -> Verdict:
    """Rows that were looked at and are as they should be; their numbers prove nothing more."""
    named = [(line.span, role) for line in rows]
    return Verdict("held", what, (form.name, what), places(form.case, *named), report=form.case.key)


def unknown(form: Form, what: str, reason: str, spans: Iterable[Span] = ()) -> Verdict:
    """Something about a form that could not be looked at, and why."""
    named = [(span, "") for span in spans]
    return Verdict(
        "unchecked", what, (form.name, what), places(form.case, *named), reason=reason,
        report=form.case.key,
    )  # fmt: skip


def listed(rows: Iterable[Line], say: Callable[[Line], str], most: int = 4) -> str:
    """Rows in words, the first few and how many there are."""
    words = [say(line) for line in rows]
    more = f"；等{len(words)}项" if len(words) > most else ""
    return "；".join(words[:most]) + more
