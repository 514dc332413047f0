"""Doubts about what a figure is called, as its reading words them.

Where nothing else is in doubt, the numbers of one sentence can still be held against each other:
whichever of two like names is meant, it is the same for all of them.
"""

from __future__ import annotations

ONLY_WRITTEN = "只写“"
OF_THE_YEAR = "只写当年收入、支出，未写明含不含上年结转"
OF_PROJECTS = "是所列项目的资金，不一定是全部"


def only_written(side: str, open_: str) -> str:
    """只写“支出”，未写明是哪一项."""
    return f"{ONLY_WRITTEN}{side}”，未写明{open_}"


def is_doubt_of_name(reason: str) -> bool:
    """Whether a reason leaves open no more than the name."""
    return reason.startswith(ONLY_WRITTEN) or reason in (OF_THE_YEAR, OF_PROJECTS)
