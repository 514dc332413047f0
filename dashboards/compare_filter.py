"""The filter of the comparing page: which indicator, by which measure, besides whom and when."""

from __future__ import annotations

from collections.abc import Iterable

import django_filters as filters

from dashboards.filters import INVALID, BodyFilter
from dashboards.indicators import DEFAULT, Indicator, list_indicators
from dashboards.measures import DEFAULT as AMOUNT
from dashboards.measures import MEASURES, Measure, measures_of
from dashboards.presence import CHOICES, DERIVED, UNDEFINED
from dashboards.queries.published import count_published, group_choices, list_found

PRESENCE_CHOICES = [*CHOICES, (DERIVED, "推算"), (UNDEFINED, "不可比")]


class CompareFilter(BodyFilter):
    """Adds the indicator, with the number of bodies that publish it, and the measure."""

    indicator = filters.ChoiceFilter(
        label="指标（公布的部门数）", empty_label=None, method="leave", error_messages=INVALID
    )
    measure = filters.ChoiceFilter(
        label="怎样比", empty_label=None, method="leave", error_messages=INVALID
    )
    presence = filters.ChoiceFilter(
        label="公开情况",
        empty_label="不限",
        choices=PRESENCE_CHOICES,
        method="leave",
        error_messages=INVALID,
    )

    field_order = ("indicator", "measure", "year", "region", "presence", "sample", "q")

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.found = list_found()
        self.indicators = list_indicators(self.found)
        self.notes: list[str] = []
        every = [(code, each.label) for code, each in self.indicators.items()]
        self.filters["indicator"].extra["choices"] = every
        self.filters["measure"].extra["choices"] = [
            (code, each.label) for code, each in MEASURES.items()
        ]

    def chosen_indicator(self) -> Indicator:
        """The chosen indicator, else “三公”经费."""
        return self.indicators[self.chosen("indicator") or DEFAULT]

    def chosen_measure(self) -> Measure:
        """The chosen measure where it makes sense of the indicator, else the amount."""
        wanted = self.chosen("measure") or AMOUNT
        indicator = self.chosen_indicator()
        if MEASURES[wanted].fits(indicator):
            return MEASURES[wanted]
        label = MEASURES[wanted].label
        self.notes.append(f"“{indicator.label}”不能按“{label}”比较")
        return MEASURES[AMOUNT]

    def speak_choices(self, year: int | None, hidden: Iterable[str] = ()) -> None:
        """Writes the counts beside the indicators, and leaves only measures that make sense.

        ``hidden`` filters belong to another view.
        """
        indicator, measure = self.chosen_indicator(), self.chosen_measure()
        counts = count_published(self.indicators.values(), year, self.qs)
        grouped = group_choices(self.indicators.values(), counts, indicator.code)
        fitting = measures_of(indicator)
        self.form.fields["indicator"].choices = grouped
        self.form.fields["measure"].choices = [(c, each.label) for c, each in fitting.items()]
        for name in hidden:
            self.form.fields.pop(name, None)
        self.form.order_fields(self.field_order)
        # The menus show what the page is about, though the address may not name it.
        self.form.data = self.form.data.copy()
        self.form.data["indicator"] = indicator.code
        self.form.data["measure"] = measure.code

    def problems(self) -> list[str]:
        return [*super().problems(), *dict.fromkeys(self.notes)]
