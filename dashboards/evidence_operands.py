"""The figures that a change, a rate or a share is said of, from the nearest place of its report."""

from __future__ import annotations

from collections.abc import Iterable

from reports.facts import MEASURES
from reports.models import Figure

OWN = ("final", "budget_initial", "count", "amount")
PRIOR = ("prior_final", "prior_budget")
PLANS = ("budget_adjusted", "budget", "budget_initial")
# The whole of a share whose basis is not named, where the same sentence states it.
WHOLES = {
    "收入": "本年收入合计", "支出": "本年支出合计", "三公经费": "三公经费",
    "基本支出": "基本支出/合计", "功能分类": "一般公共预算财政拨款支出",
}  # fmt: skip
# By measure, what it is computed from: each a list of measures, the first that is there counts.
NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "change": (OWN, PRIOR),
    "change_rate": (OWN, PRIOR, ("change",)),
    "execution_rate": (("final",), PLANS),
    "share": (OWN,),
}


def find_operands(figure: Figure) -> list[Figure]:
    """What a figure is computed from as far as the same report states it; none for an amount."""
    wanted = list_wanted(figure)
    if not wanted:
        return []
    paths = {path for path, _ in wanted}
    rows = Figure.objects.filter(
        report=figure.report_id, subject=figure.subject, indicator__path__in=paths,
        value__isnull=False,
    ).exclude(pk=figure.pk)  # fmt: skip
    known = list(rows.select_related("indicator", "statement"))
    found = [find_nearest(figure, known, path, measures) for path, measures in wanted]
    return [one for one in found if one is not None and is_meant(figure, one)]


def is_meant(figure: Figure, other: Figure) -> bool:
    """Whether ``other`` is of the figure's own indicator or basis, or beside it."""
    named = other.indicator.path in (figure.indicator.path, figure.basis)
    return named or other.statement_id == figure.statement_id


def list_wanted(figure: Figure) -> list[tuple[str, tuple[str, ...]]]:
    """Indicators and measures to look for; the basis that the figure names goes first."""
    path, basis = figure.indicator.path, figure.basis
    wanted = [
        (path, tuple(sorted(measures, key=lambda one: one != basis)))
        for measures in NEEDS.get(figure.measure, ())
    ]
    if figure.measure == "share":
        named = basis if basis and basis not in MEASURES else ""
        whole = named or WHOLES.get(path.split("/", 1)[0], "")
        wanted += [(whole, OWN)] if whole and whole != path else []
    return wanted


def find_nearest(
    figure: Figure, known: Iterable[Figure], path: str, measures: tuple[str, ...]
) -> Figure | None:
    """Of the figures of an indicator the one nearest to ``figure``, by the first measure known."""
    for measure in measures:
        named = [one for one in known if one.indicator.path == path and one.measure == measure]
        if named:
            return min(named, key=lambda one: distance(figure, one))
    return None


def distance(figure: Figure, other: Figure) -> tuple[bool, bool, int]:
    """How far two figures are apart: sentence, section, characters."""
    here, there = figure.statement, other.statement
    return here.pk != there.pk, here.heading != there.heading, abs(figure.start - other.start)
