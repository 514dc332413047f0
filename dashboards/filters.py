"""The filters of the comparing pages; their state is the page's query string.

Labels and empty labels are written here because django-filter's own Chinese catalogue does
not load under ``zh-hans``.
"""

from __future__ import annotations

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from dashboards.presence import CHOICES as PRESENCE_CHOICES
from dashboards.queries.coverage import STATE_CHOICES
from dashboards.queries.places import latest_year, region_choices, year_choices
from dashboards.queries.rates import ITEM_CHOICES
from dashboards.queries.scores import GRADES, LEVEL_CHOICES
from reports.facts import KINDS
from reports.models import Department

SAMPLE_CHOICES = [("real", "只看真实"), ("sample", "只看示例"), ("all", "真实和示例")]
INVALID = {"invalid_choice": "没有“%(value)s”这一选项"}


def sample_menu(method: str) -> filters.ChoiceFilter:
    """The menu that chooses between real bodies and samples."""
    return filters.ChoiceFilter(
        label="数据",
        empty_label="真实优先",
        choices=SAMPLE_CHOICES,
        method=method,
        error_messages=INVALID,
    )


def search_box(label: str, hint: str, method: str) -> filters.CharFilter:
    """A box for words to look for; ``hint`` stands in it while it is empty."""
    box = forms.TextInput(attrs={"type": "search", "placeholder": hint})
    return filters.CharFilter(label=label, max_length=60, method=method, widget=box)


class SpokenFilter(filters.FilterSet):
    """A filter set that can say what was chosen, and what of the query string it cannot use."""

    def __init__(self, data=None, **kwargs):
        # A page without a query string is the same page with every filter at rest.
        super().__init__({} if data is None else data, **kwargs)

    @cached_property
    def has_real(self) -> bool:
        """Whether any body is not a sample: samples then show only where they are asked for."""
        return Department.objects.filter(is_sample=False).exists()

    def chosen(self, name: str) -> str:
        """The valid value of a filter, empty if none is chosen."""
        self.errors  # noqa: B018 -- reading it validates the form
        return self.form.cleaned_data.get(name) or ""

    def say_chosen(self) -> str:
        """The filters in force as a sentence: 年度：2022年；地区：遂宁市."""
        said = []
        for field in self.form.visible_fields():
            value = field.value()
            if value in (None, "", []) or field.name in self.errors:
                continue
            labels = dict(self.filters[field.name].extra.get("choices", ()))
            chosen = value if isinstance(value, list) else [value]
            words = "、".join(str(labels.get(each, each)).strip("　") for each in chosen)
            said.append(f"{field.label}：{words}")
        return "；".join(said)

    def problems(self) -> list[str]:
        """What of the query string could not be used, in a reader's words."""
        labels = {name: field.label for name, field in self.form.fields.items()}
        return [
            f"{labels.get(name, name)}：{message}"
            for name, messages in self.errors.items()
            for message in messages
        ]


class BodyFilter(SpokenFilter):
    """Which bodies, which year, and which kind of presence a page shows."""

    year = filters.ChoiceFilter(
        label="年度", empty_label=None, method="leave", error_messages=INVALID
    )
    region = filters.ChoiceFilter(
        label="地区", empty_label="全部地区", method="filter_region", error_messages=INVALID
    )
    presence = filters.ChoiceFilter(
        label="公开情况",
        empty_label="不限",
        choices=PRESENCE_CHOICES,
        method="leave",
        error_messages=INVALID,
    )
    sample = sample_menu("filter_sample")
    q = search_box("部门名称", "名称、别名或区县", "filter_name")

    class Meta:
        model = Department
        fields: list[str] = []

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        years = year_choices()
        self.years = [year for year, _ in years]
        if "year" in self.filters:
            self.filters["year"].extra["choices"] = years
        if "region" in self.filters:
            self.filters["region"].extra["choices"] = region_choices()

    def leave(self, queryset, name, value):
        """The rows, not the bodies, are filtered by this."""
        return queryset

    def filter_region(self, queryset, name, code):
        """Bodies of the region and of those below it."""
        below = Q(region=code) | Q(region__parent=code) | Q(region__parent__parent=code)
        return queryset.filter(below)

    def filter_sample(self, queryset, name, value):
        """Only real bodies, only samples, or both."""
        return queryset if value == "all" else queryset.filter(is_sample=value == "sample")

    def filter_queryset(self, queryset):
        """Where nothing is said of samples, they show only while there is no real body.

        Fictitious amounts must not enter a total by default.
        """
        return self.leave_samples(super().filter_queryset(queryset))

    def leave_samples(self, found):
        """``found`` without samples, where nothing is said of them and there are real bodies."""
        if self.chosen("sample") or not self.has_real:
            return found
        return found.filter(is_sample=False)

    def filter_name(self, queryset, name, text):
        """Bodies whose name, an alias, or county contains ``text``."""
        matches = (
            Q(official_name__icontains=text)
            | Q(aliases__name__icontains=text)
            | Q(region__name__icontains=text)
        )
        return queryset.filter(matches).distinct()

    def chosen_year(self) -> int | None:
        """The chosen year, else the latest of which a body shown has published its accounts.

        ``None`` where nothing is stored.
        """
        chosen = self.chosen("year")
        if chosen:
            return int(chosen)
        latest = latest_year(self.qs)
        if latest is None:
            return int(self.years[0]) if self.years else None
        return self.show_year(latest)

    def show_year(self, year: int) -> int:
        """The menu shows the year that the page is about, though the address does not name it."""
        self.form.data = self.form.data.copy()
        self.form.data["year"] = str(year)
        return year


class CoverageFilter(BodyFilter):
    """Which kind of report, and in which state it is to be in the chosen year."""

    presence = None
    kind = filters.ChoiceFilter(
        label="报告",
        empty_label=None,
        choices=list(KINDS.items()),
        method="leave",
        error_messages=INVALID,
    )
    state = filters.ChoiceFilter(
        label="公开情况",
        empty_label="不限",
        choices=STATE_CHOICES,
        method="leave",
        error_messages=INVALID,
    )


class RateFilter(BodyFilter):
    """Adds which execution rates are compared."""

    item = filters.ChoiceFilter(
        label="项目或科目",
        empty_label="总额和项目",
        choices=ITEM_CHOICES,
        method="leave",
        error_messages=INVALID,
    )


class ScoreFilter(BodyFilter):
    """Adds whose scores are compared, and which grade."""

    level = filters.ChoiceFilter(
        label="自评对象",
        empty_label="部门和项目",
        choices=LEVEL_CHOICES,
        method="leave",
        error_messages=INVALID,
    )
    grade = filters.ChoiceFilter(
        label="等次",
        empty_label="不限",
        choices=[(name, name) for name, _ in GRADES],
        method="leave",
        error_messages=INVALID,
    )
