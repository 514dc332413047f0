"""The walk over a sentence: what is known at each of its tokens."""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.extraction.context import Context
from reports.extraction.tokens import Token
from reports.facts import Figure, Subject


@dataclass
class Walk:
    """What is known while a sentence is walked from left to right."""

    text: str
    context: Context
    scope: str
    subject: Subject
    topic: Token | None = None
    main_topic: Token | None = None
    paragraph_topic: Token | None = None
    offset: int = 0
    clause_topic: bool = False
    clause_start: int = 0
    cue: Token | None = None
    change: Token | None = None
    base: Token | None = None
    last: Token | None = None
    group_measure: tuple[str, str] | None = None
    head_measure: tuple[str, str] | None = None
    none: Token | None = None
    phrase: str = ""
    doubt: str = ""
    explains: bool = False
    in_group: bool = False
    before_group: Token | None = None
    shares_out: list[Token] = field(default_factory=list)
    named_list: list[Token] = field(default_factory=list)
    scores_of: list[str] = field(default_factory=list)
    head_year: int = 0
    group_year: int = 0
    years: tuple[tuple[int, int], ...] = ()
    tokens: tuple[Token, ...] = ()
    figures: list[Figure] = field(default_factory=list)
    outer: list[tuple] = field(default_factory=list)

    def own_year(self) -> int | None:
        """The year named in this clause outside a comparison, if any."""
        for position, year in reversed(self.years):
            if position < max(self.clause_start, self.reached):
                return None
            if position < self.last_position:
                return year
        return None

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """Tokens that begin in a stretch that ends where the walk stands."""
        index, found = self.index, []
        while index > 0 and self.tokens[index - 1].end > start:
            index -= 1
            if self.tokens[index].start < end:
                found.append(self.tokens[index])
        return found[::-1]

    # Where 由上年的92%提高到 ends: what follows is this year's again.
    reached: int = 0
    last_position: int = 0
    index: int = 0

    def figures_in_clause(self) -> bool:
        """Whether a number was read since the last comma."""
        return self.last is not None and self.last.start >= self.clause_start
