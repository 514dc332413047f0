"""The filter of the comparing page: which indicator, by which measure, besides whom and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import django_filters as filters
from django import forms

from dashboards.body_kinds import KIND_CHOICES, is_of_kind
from dashboards.filters import INVALID, BodyFilter
from dashboards.indicators import DEFAULT, Indicator, list_indicators
from dashboards.measures import DEFAULT as AMOUNT
from dashboards.measures import MEASURES, Measure, measures_of
from dashboards.presence import CHOICES, DERIVED, UNDEFINED
from dashboards.queries.cells import list_bodies
from dashboards.queries.compare import Question
from dashboards.queries.facets import count_kinds, count_regions, count_years, write_counts
from dashboards.queries.parts import SCALE_CHOICES
from dashboards.queries.peers import RULE_FIELDS, Peers, read_keys
from dashboards.queries.published import count_published, group_choices, list_found
from dashboards.queries.scatter import measure_default, pair_default
from dashboards.queries.sizes import SIZE_CHOICES, Sizes
from reports.models import Department

PRESENCE_CHOICES = [*CHOICES, (DERIVED, "推算"), (UNDEFINED, "不可比")]
MEASURE_CHOICES = [(code, each.label) for code, each in MEASURES.items()]


def menu(label: str, choices: Iterable = (), empty: str | None = None) -> filters.ChoiceFilter:
    """A menu that filters no bodies; without ``empty`` something is always chosen."""
    return filters.ChoiceFilter(
        label=label,
        choices=list(choices),
        empty_label=empty,
        method="leave",
        error_messages=INVALID,
    )


class CompareFilter(BodyFilter):
    """Adds the indicator, with the number of bodies that publish it, and the measure.

    ``WHAT`` says what is compared, the other fields among whom.
    """

    WHAT = ("indicator", "measure", "against", "against_measure", "scale", "year")
    WHOM = ("region", "kind", "size", "presence", "sample", "q")

    indicator = menu("指标（公布的部门数）")
    measure = menu("怎样比", MEASURE_CHOICES)
    against = menu("对照的指标")
    against_measure = menu("对照项怎样比", MEASURE_CHOICES)
    scale = menu("构成按", SCALE_CHOICES)
    presence = menu("公开情况", PRESENCE_CHOICES, "不限")
    kind = filters.ChoiceFilter(
        label="部门类型",
        choices=KIND_CHOICES,
        empty_label="全部类型",
        method="filter_kind",
        error_messages=INVALID,
    )
    size = menu("规模（与本单位比）", SIZE_CHOICES, "不限")
    bodies = filters.CharFilter(
        label="手选的部门", max_length=4000, method="filter_bodies", widget=forms.HiddenInput
    )
    set = filters.CharFilter(
        label="比较组", max_length=60, method="leave", widget=forms.HiddenInput
    )

    field_order = (*WHAT, *WHOM)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.found = list_found()
        self.indicators = list_indicators(self.found)
        self.notes: list[str] = []
        # The bodies that are left where not all of ``qs`` are compared.
        self.compared = None
        every = [(code, each.label) for code, each in self.indicators.items()]
        self.filters["indicator"].extra["choices"] = every
        self.filters["against"].extra["choices"] = every

    def filter_kind(self, queryset, name, kind):
        """Bodies whose name tells this kind."""
        return queryset.filter(is_of_kind(kind))

    def filter_bodies(self, queryset, name, text):
        """The hand-picked bodies."""
        return queryset.filter(pk__in=read_keys(text))

    def chosen_indicator(self) -> Indicator:
        """The chosen indicator, else “三公”经费."""
        return self.indicators[self.chosen("indicator") or DEFAULT]

    def chosen_measure(self) -> Measure:
        """The chosen measure where it makes sense of the indicator, else the amount."""
        return self.fit_measure(self.chosen("measure"), self.chosen_indicator(), MEASURES[AMOUNT])

    def chosen_against(self) -> Indicator:
        """What the indicator is set against."""
        chosen = self.chosen("against")
        return self.indicators[chosen] if chosen else pair_default(self.plain_question())

    def chosen_against_measure(self) -> Measure:
        """By which measure it is set against that."""
        against = self.chosen_against()
        default = measure_default(self.plain_question(), against)
        return self.fit_measure(self.chosen("against_measure"), against, default)

    def plain_question(self) -> Question:
        """The page's question without its year."""
        return Question(self.chosen_indicator(), self.chosen_measure(), 0)

    def fit_measure(self, wanted: str, indicator: Indicator, default: Measure) -> Measure:
        """The wanted measure where it makes sense, else the default one, which is said."""
        if not wanted or MEASURES[wanted].fits(indicator):
            return MEASURES[wanted] if wanted else default
        self.notes.append(f"“{indicator.label}”不能按“{MEASURES[wanted].label}”比较")
        return default

    def chosen_fields(self, names: Iterable[str]) -> dict:
        """What the fields of a view chose: indicators and measures as such, else the code."""
        read = {
            "against": self.chosen_against,
            "against_measure": self.chosen_against_measure,
        }
        return {name: read[name]() if name in read else self.chosen(name) for name in names}

    def say_rule(self, sizes: Sizes | None) -> list[str]:
        """By what the compared bodies were chosen, in words."""
        chosen = {name: self.chosen(name) for name in RULE_FIELDS}
        picked = read_keys(chosen["bodies"])
        words = [
            f"手选的 {len(picked)} 个部门" if picked else "",
            self.label_of("region", chosen["region"]).strip(),
            self.label_of("kind", chosen["kind"]),
            sizes.say_rule(chosen["size"]) if sizes else "",
            self.label_of("sample", chosen["sample"]),
            f"名称含“{chosen['q']}”" if chosen["q"] else "",
        ]
        return [word for word in words if word]

    @property
    def places(self) -> frozenset[str]:
        """The codes of the regions that can be chosen."""
        return frozenset(code for code, _ in self.filters["region"].extra["choices"])

    def label_of(self, name: str, code: str) -> str:
        """The label of a choice; empty where nothing is chosen."""
        return dict(self.filters[name].extra["choices"]).get(code, "") if code else ""

    def others(self, name: str):
        """The bodies that all filters but one leave."""
        found = Department.objects.all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                found = self.filters[other].filter(found, value)
        return self.leave_samples(found)

    def count_choices(self, peers: Peers) -> None:
        """Writes behind each choice of the filters how many bodies it would leave."""
        for name, count in (("region", count_regions), ("kind", count_kinds)):
            counts, choices = count(self.others(name)), self.filters[name].extra["choices"]
            written = write_counts(choices, counts, self.chosen(name))
            self.write_choices(name, written)
        years = [(str(year), f"{year}年") for year in self.years]
        written = write_counts(years, count_years(self.qs), self.form.data.get("year", ""))
        self.write_choices("year", written)
        if peers.sizes.own:
            every = list_bodies(self.qs)
            sizes = [(code, len(peers.sizes.similar(code, every))) for code, _ in SIZE_CHOICES]
            known = {code: number for code, number in sizes if peers.sizes.limits(code)}
            written = write_counts(SIZE_CHOICES, known, self.chosen("size"))
            self.write_choices("size", written)

    def count_presence(self, kinds: Iterable[str]) -> None:
        """Writes behind each kind of presence how many rows are of it."""
        written = write_counts(PRESENCE_CHOICES, Counter(kinds), self.chosen("presence"))
        self.write_choices("presence", written)

    def speak_choices(self, year: int | None, hidden: Iterable[str] = ()) -> None:
        """Writes the counts beside the indicators, and leaves only measures that make sense.

        ``hidden`` filters belong to another view.
        """
        indicator, measure = self.chosen_indicator(), self.chosen_measure()
        against, against_measure = self.chosen_against(), self.chosen_against_measure()
        bodies = self.qs if self.compared is None else self.compared
        counts = count_published(self.indicators.values(), year, bodies)
        every = self.indicators.values()
        self.write_choices("indicator", group_choices(every, counts, indicator.code))
        self.write_choices("against", group_choices(every, counts, against.code))
        self.write_choices("measure", fitting_choices(indicator))
        self.write_choices("against_measure", fitting_choices(against))
        for name in hidden:
            self.form.fields.pop(name, None)
        self.form.order_fields(self.field_order)
        # The menus show what the page is about, though the address may not name it.
        self.form.data = self.form.data.copy()
        self.form.data["indicator"] = indicator.code
        self.form.data["measure"] = measure.code
        self.form.data["against"] = against.code
        self.form.data["against_measure"] = against_measure.code

    def write_choices(self, name: str, choices) -> None:
        """The choices of a menu as the page shows them."""
        self.form.fields[name].choices = choices

    def what_fields(self) -> list:
        """The fields that say what is compared."""
        return [field for field in self.form.visible_fields() if field.name in self.WHAT]

    def whom_fields(self) -> list:
        """The fields that say among whom."""
        return [field for field in self.form.visible_fields() if field.name not in self.WHAT]

    def problems(self) -> list[str]:
        return [*super().problems(), *dict.fromkeys(self.notes)]


def fitting_choices(indicator: Indicator) -> list[tuple[str, str]]:
    """The measures that make sense of an indicator."""
    return [(code, each.label) for code, each in measures_of(indicator).items()]
