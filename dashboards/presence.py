"""Whether a value is there, and if not, in which of the four ways it is absent.

未收录: no report in force of that body, year and a kind that carries the indicator is stored.
未公开: such a report is stored and says nothing of it. 空白: it prints the place and leaves it
empty. 为零: it prints a zero. Only the last is 0; the others never enter a sum or a median.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from statistics import median
from typing import NamedTuple

from django.urls import reverse

from dashboards.formatting import format_amount, format_number, format_percent

UNCOLLECTED = "uncollected"
UNPUBLISHED = "unpublished"
BLANK = "blank"
PRINTED = "printed"
DERIVED = "derived"
ZERO = "zero"
# A quotient that does not exist, as by a printed zero; its operands are all there.
UNDEFINED = "undefined"

ABSENCE_WORDS = {
    UNCOLLECTED: "未收录",
    UNPUBLISHED: "未公开",
    BLANK: "空白",
    UNDEFINED: "不可比",
}
ABSENCE_REASONS = {
    UNCOLLECTED: "本系统没有存入载有这一项的报告",
    UNPUBLISHED: "报告已存入，其中没有这一项",
    BLANK: "报告列出了这一项，数字留空",
    UNDEFINED: "除数为 0 或为负，算不出有意义的比率",
}
# What a value is called that a person wrote.
BY_PEOPLE = {"corrected": "已更正", "manual": "人工录入"}
CHOICES = [
    (PRINTED, "有数"),
    (ZERO, "为零"),
    (BLANK, "空白"),
    (UNPUBLISHED, "未公开"),
    (UNCOLLECTED, "未收录"),
]

DEPARTMENT_SCORE = "绩效/部门整体自评得分"
PROJECT_KINDS = ("project_score_sheet", "project_evaluation")
KINDS_BY_INDICATOR = {DEPARTMENT_SCORE: ("final_account", "overall_evaluation")}


def kinds_carrying(indicator: str, of_project: bool = False) -> tuple[str, ...]:
    """The kinds of report in which ``indicator`` is to be expected."""
    if of_project:
        return PROJECT_KINDS
    return KINDS_BY_INDICATOR.get(indicator, ("final_account",))


@dataclass(frozen=True, slots=True)
class Value:
    """One comparable value, or the way in which it is absent.

    ``number`` is in ``unit`` (money 万元). ``place`` is ``(report, start, end)`` of the figure
    it was printed as and ``figure`` its key; derived values have a ``formula`` instead and
    carry the ``operands`` they were computed from, as do those absent for want of an operand.
    ``reason`` says of one absent value what ``ABSENCE_REASONS`` says of all. ``interval`` is
    where the true value of a derived one lies, where that was worked out.
    """

    presence: str
    number: Decimal | None = None
    unit: str = ""
    decimals: int = 0
    place: tuple[int, int, int] | None = None
    status: str = "certain"
    qualifier: str = ""
    basis: str = ""
    formula: str = ""
    figure: int | None = None
    scope: str = ""
    operands: tuple[Operand, ...] = ()
    reason: str = ""
    interval: tuple[Decimal, Decimal] | None = None

    @property
    def known(self) -> bool:
        """Whether there is a number, printed or derived."""
        return self.number is not None

    @property
    def printed(self) -> bool:
        """Whether the report prints the number, so that it may enter sums and medians."""
        return self.presence == PRINTED

    @property
    def kind(self) -> str:
        """The presence as the filter names it: a printed zero is ``zero``."""
        return ZERO if self.printed and self.number == 0 else self.presence

    @property
    def word(self) -> str:
        """未公开, 未收录 or 空白 for an absent value."""
        return ABSENCE_WORDS.get(self.presence, "")

    @property
    def why(self) -> str:
        """A sentence that says what the word of an absent value means."""
        return self.reason or ABSENCE_REASONS.get(self.presence, "")

    @property
    def url(self) -> str:
        """The sentence that states it, with the numeral boxed."""
        if self.place is None:
            return ""
        report, start, end = self.place
        return f"{report_address(report)}?at={start}-{end}#figure"

    @property
    def note(self) -> str:
        """（已更正） or （人工录入） where the number is a person's, for sentences and hovers."""
        word = BY_PEOPLE.get(self.status)
        return f"（{word}）" if word else ""

    @property
    def mark(self) -> str:
        """The same for a label in a chart."""
        word = BY_PEOPLE.get(self.status)
        return f" ◆{word}" if word else ""

    @property
    def exact(self) -> str:
        """The whole number with its unit where ``text`` is a rounded one, else empty."""
        if self.number is None or self.text == format_number(self.number, self.shown_decimals):
            return ""
        return f"{format_number(self.number)} {self.unit}"

    @property
    def shown_decimals(self) -> int:
        """How many decimals ``text`` shows."""
        return len(self.text.partition(".")[2])

    @property
    def text(self) -> str:
        """The number as a page writes it, without its unit; or the word of its absence."""
        if self.number is None:
            return self.word
        if self.unit == "万元":
            return format_amount(self.number, self.decimals)
        if self.unit == "%":
            return format_percent(self.number, self.decimals)
        return format_number(self.number, self.decimals)


class Operand(NamedTuple):
    """One of the values a derived value is computed from: 2021年决算数."""

    name: str
    value: Value


@lru_cache(maxsize=4096)
def report_address(report: int) -> str:
    """The page of a report; a comparison of some hundred bodies asks for it a thousand times."""
    return reverse("report", args=[report])


def absent_value(report_stored: bool) -> Value:
    """The value of a cell that does not exist."""
    return Value(UNPUBLISHED if report_stored else UNCOLLECTED)


def printed_numbers(values: Iterable[Value]) -> list[Decimal]:
    """The numbers that reports print; absent and derived values are left out."""
    return [value.number for value in values if value.printed]


def sum_printed(values: Iterable[Value]) -> Decimal | None:
    """The sum of printed numbers, ``None`` where there is none."""
    numbers = printed_numbers(values)
    return sum(numbers, Decimal(0)) if numbers else None


def median_printed(values: Iterable[Value]) -> Decimal | None:
    """The median of printed numbers, ``None`` where there is none."""
    numbers = printed_numbers(values)
    return Decimal(median(numbers)) if numbers else None
