"""What every wording works with: a body, its two ledgers, a writer and a voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from reports.corpus import names
from reports.corpus.invention import UNPUBLISHED, Profile
from reports.corpus.ledger import Ledger, Project
from reports.corpus.prose import Prose
from reports.corpus.voice import Voice, date, ordinal
from reports.corpus.writer import Mark, Piece, Writer, compose


@dataclass(frozen=True, slots=True)
class Scene:
    """One report in the making."""

    profile: Profile
    now: Ledger
    before: Ledger
    writer: Writer = field(default_factory=Writer)

    @property
    def prose(self) -> Prose:
        return Prose(self.profile, self.now.year)

    @property
    def voice(self) -> Voice:
        """Speaks of the body itself."""
        return Voice(self.profile.style, self.now.year, "department", self.profile.name)

    @property
    def year(self) -> Mark:
        return date(self.now.year)

    @property
    def last_year(self) -> Mark:
        return date(self.now.year - 1)

    def about(self, project: Project) -> Voice:
        """Speaks of a project."""
        return self.voice.of("project", project.name)

    def number(self, items: Iterable[Piece]) -> None:
        """A numbered list, one item a line."""
        for place, item in enumerate(items, 1):
            self.writer.line("{n}.{item}", n=ordinal(place), item=item)

    def versus(self, indicator: str, now: Decimal, before: Decimal) -> Piece:
        """``比2022年增加1.20万元，增长4.1%`` or ``与2022年持平``."""
        if now == before:
            same = self.voice.word("持平", indicator, "change")
            return compose("与{year}年{same}", year=self.last_year, same=same)
        change = self.voice.change(indicator, now, before)
        return compose("比{year}年{change}", year=self.last_year, change=change)


def joined(pieces: Iterable[Piece], mark: str = "；") -> list[Piece]:
    """Pieces with a mark between them."""
    parts: list[Piece] = []
    for piece in pieces:
        parts += [mark, piece] if parts else [piece]
    return parts


def listed(words: Iterable[str]) -> str:
    """Words joined by the Chinese enumeration mark."""
    return "、".join(words)


def because(lead: str, reason: str, end: str = "") -> str:
    """A reason with its lead, or nothing where nothing needs a reason."""
    return f"{lead}{reason}{end}" if reason else ""


def tables(scene: Scene) -> tuple[str, ...]:
    """The public tables; without the last where the “三公” money is not published."""
    return names.TABLES[:-1] if scene.profile.three == UNPUBLISHED else names.TABLES
