"""Turns exact amounts into marks: how a body prints money, rates and counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reports.corpus import rounding
from reports.corpus.writer import Mark, Piece, Word, compose

# How many of a unit make 万元.
UNITS = {"万元": 1, "元": 10000}
PRIOR = {"prior_final", "prior_budget"}
KPI_JOINT = "｜"


@dataclass(frozen=True, slots=True)
class Style:
    """How a body prints numbers.

    Decimals of a percent, whether 74.00 becomes 74, the unit of money, thousands marks.
    """

    percent_places: int = 2
    trim: bool = False
    unit: str = "万元"
    thousands: bool = False

    def money(self, value: Decimal) -> str:
        """An amount of 万元 in the body's unit, without its sign."""
        text = self.grouped(abs(value) * UNITS[self.unit], ".2f")
        return trimmed(text) if self.trim else text

    def grouped(self, value: Decimal | int, form: str = "") -> str:
        """A number with thousands marks where the body prints them."""
        return format(value, ("," if self.thousands else "") + form)

    def percent(self, value: Decimal) -> str:
        """A percent without its sign; a whole hundred and nought stand without decimals."""
        places = max(self.percent_places, -value.as_tuple().exponent)
        text = f"{abs(value):.{places}f}"
        return trimmed(text) if self.trim or value in (0, 100) else text


EXACT = Style()


def trimmed(text: str) -> str:
    """``74.00`` as ``74``, ``0.50`` as ``0.5``."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def date(number: int) -> Mark:
    """A year, month or day."""
    return Mark(str(number), "date")


def ordinal(number: int) -> Mark:
    """The number of a heading, a list item, a picture or a form."""
    return Mark(str(number), "ordinal")


def code(digits: str) -> Mark:
    """A hot-line number or a part of a project's code."""
    return Mark(digits, "code")


def threshold(number: str) -> Mark:
    """A number inside a rule or a form's instruction."""
    return Mark(number, "other")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks of one subject in one place of one report: writes its figures as marks."""

    style: Style
    year: int
    subject_type: str
    subject: str
    place: str = "narrative"

    def at(self, place: str) -> Voice:
        """The same subject in a table or a chart."""
        return replace(self, place=place)

    def of(self, subject_type: str, subject: str) -> Voice:
        """Another subject in the same report."""
        return replace(self, subject_type=subject_type, subject=subject)

    def figure(
        self, text: str, value: Decimal | str, indicator: str, measure: str, unit: str
    ) -> Mark:
        """A figure as printed; last year's measures belong to the year before."""
        year = self.year - 1 if measure in PRIOR else self.year
        return Mark(
            text, "figure", self.subject_type, self.subject, indicator, measure,
            str(value), unit, str(year), self.place,
        )  # fmt: skip

    def money(self, indicator: str, measure: str, value: Decimal, full: bool = False) -> Mark:
        """An amount in the body's unit; ``full`` prints both decimals whatever its style."""
        style = replace(self.style, trim=False) if full else self.style
        text = style.money(value)
        return self.figure(text, signed(text, value), indicator, measure, style.unit)

    def amount(self, indicator: str, measure: str, value: Decimal) -> Piece:
        """An amount with its unit behind it."""
        return [self.money(indicator, measure, value), self.style.unit]

    def word(self, text: str, indicator: str, measure: str, unit: str = "") -> Word:
        """A nought told in words: 持平, 为零, 无."""
        return Word(
            text, "figure", self.subject_type, self.subject, indicator, measure,
            "0", unit or self.style.unit, str(self.year), self.place,
        )  # fmt: skip

    def percent(self, indicator: str, measure: str, value: Decimal, full: bool = False) -> Mark:
        """A percent, already rounded to the body's decimals."""
        text = f"{abs(value):.2f}" if full else self.style.percent(value)
        return self.figure(text, signed(text, value), indicator, measure, "%")

    def count(self, indicator: str, value: int, unit: str, measure: str = "count") -> Mark:
        """A number of things."""
        text = self.style.grouped(abs(value))
        return self.figure(text, signed(text, value), indicator, measure, unit)

    def points(self, indicator: str, measure: str, value: Decimal) -> Mark:
        """A weight or a score in 分."""
        text = trimmed(f"{value:.2f}")
        return self.figure(text, text, indicator, measure, "分")

    def share(self, indicator: str, part: Decimal, whole: Decimal) -> Mark:
        """What ``part`` is of ``whole`` in percent."""
        value = rounding.percent(part, whole, self.style.percent_places)
        return self.percent(indicator, "share", value)

    def rate(self, indicator: str, part: Decimal, whole: Decimal, measure: str) -> Mark:
        """An execution rate or another percent of ``part`` in ``whole``."""
        value = rounding.percent(part, whole, self.style.percent_places)
        return self.percent(indicator, measure, value)

    def slice(self, indicator: str, part: Decimal, whole: Decimal) -> Mark:
        """A piece of a pie that reaches 1."""
        value = rounding.fraction(part, whole, self.style.percent_places + 2)
        text = trimmed(f"{value:f}")
        return self.figure(text, text, indicator, "share", "1")

    def change(self, indicator: str, now: Decimal, before: Decimal) -> Piece:
        """``增加12.30万元，增长4.5%``; without a rate where there was nothing before."""
        up = now > before
        amount = self.amount(indicator, "change", now - before)
        if not before:
            return compose("增加{amount}", amount=amount)
        value = rounding.percent(now - before, before, self.style.percent_places)
        words = ("增加", "增长") if up else ("减少", "下降")
        return compose(
            "{more}{amount}，{grown}{rate}%",
            more=words[0], grown=words[1],
            amount=amount, rate=self.percent(indicator, "change_rate", value),
        )  # fmt: skip


def signed(text: str, value: Decimal | int) -> str:
    """The printed digits without marks, with the sign of ``value``; zero has no sign."""
    digits = text.replace(",", "")
    return f"-{digits}" if value < 0 and Decimal(digits) else digits


def kpi_subject(project: str, indicator: str) -> str:
    """A KPI row's subject: the project and the 三级指标 without white space."""
    return project + KPI_JOINT + "".join(indicator.split())
