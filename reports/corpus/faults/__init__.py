"""Faults to be planted in invented reports, so that checks can be measured.

A kind of fault is a function that looks at a written report (``Ground``) and proposes places
where it would really be one: the arithmetic is done again with the printed digits, and what
rounding could explain is left alone. ``plant`` takes proposals that have nothing to do with each
other and writes them down together with the keys. To add a kind, write such a function in the
module of its family and list it in the module's ``KINDS``.
"""

from reports.corpus.faults import (
    disclosure,
    form,
    rates,
    repeats,
    results,
    sheets,
    sums,
    words,
    years,
)
from reports.corpus.faults.kinds import FaultKind

KINDS: tuple[FaultKind, ...] = tuple(
    sorted(
        (kind for module in (sums, rates, words, repeats, sheets, results, years, disclosure, form)
         for kind in module.KINDS),
        key=lambda kind: (kind.check, kind.name),
    )
)  # fmt: skip
CODES = tuple(sorted({kind.check for kind in KINDS}))
