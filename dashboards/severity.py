"""Severities as pages show them: always a word and a shape, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, IntegerField, When
from django.utils.html import format_html
from django.utils.safestring import SafeString

from reports.findings import SEVERITIES

SHAPES = {"error": "■", "warning": "▲", "info": "●"}
# The place of a severity in a sort, the gravest first.
GRAVITY = Case(
    *(When(severity=code, then=rank) for rank, code in enumerate(SEVERITIES)),
    default=len(SEVERITIES),
    output_field=IntegerField(),
)


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How many findings have a severity."""

    code: str
    count: int

    @property
    def word(self) -> str:
        """错误, 疑点 or 提示."""
        return SEVERITIES[self.code]

    @property
    def shape(self) -> str:
        """The sign that tells it apart without colour."""
        return SHAPES[self.code]


def list_counts(counts: Mapping[str, int]) -> list[SeverityCount]:
    """All severities with their counts, the gravest first, 0 included."""
    return [SeverityCount(code, counts.get(code, 0)) for code in SEVERITIES]


def say_counts(counts: Mapping[str, int]) -> str:
    """错误 3 条、疑点 13 条; severities that do not occur are left out."""
    return "、".join(f"{one.word} {one.count:,} 条" for one in list_counts(counts) if one.count)


def mark_severity(code: str) -> SafeString:
    """A severity as a mark: ■ 错误."""
    return format_html(
        '<span class="severity {}">{} {}</span>', code, SHAPES[code], SEVERITIES[code]
    )
