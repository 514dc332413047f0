"""A property worked out at its first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class lazy:
    """What ``functools.cached_property`` is, without the lock that it takes before Python 3.12.

    Checks ask for some thousand such values of a report, each of them once.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, whose: object, owner: type | None = None) -> Any:
        if whose is None:
            return self
        found = whose.__dict__[self.name] = self.work(whose)
        return found
