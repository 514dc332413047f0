"""The filter of the findings: each choice with its count, and the whole of it in words.

The count beside a choice is what the list would hold with that choice and all other filters
as they are, so that no choice leads to a surprise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import django_filters as filters
from django import forms
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dashboards.checkbook import list_checks
from dashboards.filters import INVALID, SAMPLE_CHOICES, SpokenFilter, search_box
from dashboards.queries.findings import in_force
from dashboards.queries.places import region_choices
from reports.facts import KINDS
from reports.findings import FAMILIES, SEVERITIES
from reports.models import CheckOutcome, Department, Evidence, Finding, Report

VERSION_CHOICES = [("superseded", "已被替代的版本"), ("all", "全部版本")]
# What a choice's count is grouped by.
FACETS = {
    "severity": ("severity",),
    "check": ("code",),
    "department": ("department",),
    "region": (
        "department__region",
        "department__region__parent",
        "department__region__parent__parent",
    ),
    "year": ("fiscal_year",),
    "kind": ("report__kind",),
    "version": ("report__in_force",),
    "sample": ("department__is_sample",),
}

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def choose(label: str, empty: str, **extra) -> filters.ChoiceFilter:
    """A menu whose choices are given when the filter is made."""
    return filters.ChoiceFilter(
        label=label, empty_label=empty, choices=[], error_messages=INVALID, **extra
    )


class KeyFilter(filters.Filter):
    """A stored thing by its key."""

    field_class = forms.IntegerField


class FindingFilter(SpokenFilter):
    """Which findings are listed."""

    severity = choose("程度", "全部", widget=forms.HiddenInput())
    check = choose("检查项", "全部检查项", method="filter_check")
    region = choose("地区", "全部地区", method="filter_region")
    department = choose("部门", "全部部门")
    year = choose("年度", "全部年度", field_name="fiscal_year")
    kind = choose("报告类型", "全部类型", field_name="report__kind")
    version = choose("版本", "现行版本", method="filter_version")
    sample = choose("数据", "真实优先", method="filter_sample")
    q = search_box("查找", "问题、原文、部门", "filter_words")
    report = KeyFilter(
        label="报告",
        widget=forms.HiddenInput(),
        min_value=1,
        max_value=2**31,
        error_messages={"invalid": "没有“%(value)s”这一选项"},
    )

    class Meta:
        model = Finding
        fields: list[str] = []

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **{"queryset": Finding.objects.all()} | kwargs)
        self.counted: dict[str, Counter[str]] = {}
        self.plain = self.list_choices()
        for name, choices in self.plain.items():
            self.filters[name].extra["choices"] = choices
        self.errors  # noqa: B018 -- reading it validates the form

    def list_choices(self) -> dict[str, Choices]:
        """What can be chosen: everything that is stored, whether or not anything was found."""
        stored = Department.objects.filter(Exists(Report.objects.filter(department=OuterRef("pk"))))
        names = stored.order_by("region", "official_name").values_list("pk", "official_name")
        years = Report.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
        return {
            "severity": list(SEVERITIES.items()),
            "check": check_choices(),
            "region": region_choices(),
            "department": [(str(pk), name) for pk, name in names],
            "year": [(str(year), f"{year}年") for year in years.distinct()],
            "kind": list(KINDS.items()),
            "version": VERSION_CHOICES,
            "sample": SAMPLE_CHOICES,
        }

    # --- what is listed --------------------------------------------------------------------

    def filter_queryset(self, queryset, without: str = ""):
        """The findings that pass all filters but the one named."""
        return self.narrow(queryset, {without})

    def narrow(self, rows: QuerySet, without: Iterable[str] = ()) -> QuerySet:
        """``rows`` through the chosen filters and those at rest, but not through ``without``."""
        for name, value in self.form.cleaned_data.items():
            if name not in without:
                rows = self.filters[name].filter(rows, value)
        if "version" not in without and not self.chosen("version"):
            rows = in_force(rows)
        if "sample" not in without and not self.chosen("sample") and self.has_real:
            rows = rows.filter(department__is_sample=False)
        return rows

    def filter_check(self, queryset, name, code):
        """One check, or all of a family."""
        return queryset.filter(code__startswith=code) if code else queryset

    def filter_region(self, queryset, name, code):
        """Bodies of the region and of those below it."""
        place = "department__region"
        above = (place, f"{place}__parent", f"{place}__parent__parent")
        return queryset.filter(Q(*((field, code) for field in above), _connector=Q.OR))

    def filter_version(self, queryset, name, value):
        """Only replaced versions, or all; at rest ``narrow`` keeps those in force."""
        return queryset.filter(report__in_force=False) if value == "superseded" else queryset

    def filter_sample(self, queryset, name, value):
        """Only real bodies, only samples, or both."""
        return (
            queryset if value == "all" else queryset.filter(department__is_sample=value == "sample")
        )

    def filter_words(self, queryset, name, text):
        """Findings that say ``text``, quote it, or are about a body of that name."""
        quoted = Evidence.objects.filter(finding=OuterRef("pk"), quote__icontains=text)
        said = (
            Q(title__icontains=text)
            | Q(message__icontains=text)
            | Q(department__official_name__icontains=text)
            | Q(report__project__name__icontains=text)
        )
        return queryset.filter(said | Exists(quoted))

    # --- counts beside the choices ---------------------------------------------------------

    def count_choices(self) -> None:
        """Writes beside each choice of the form how many findings it leads to."""
        for name, field in self.form.fields.items():
            if name in FACETS and name != "severity":
                counts = self.counts(name)
                if name in ("version", "sample"):
                    rest = self.at_rest(name, counts)
                    field.empty_label = with_count(field.empty_label, rest)
                field.choices = label_choices(self.plain[name], counts)

    def counts(self, name: str) -> Counter[str]:
        """How many findings each value of a filter leads to, the other filters as they are."""
        if name not in self.counted:
            self.counted[name] = self.count_values(name)
        return self.counted[name]

    def count_values(self, name: str) -> Counter[str]:
        """The counts of one filter; one query."""
        rows = self.narrow(self.queryset.all(), {name}).order_by()
        counts: Counter[str] = Counter()
        for *values, count in rows.values_list(*FACETS[name]).annotate(Count("pk")):
            for value in name_values(name, values):
                counts[value] += count
        return counts

    def at_rest(self, name: str, counts: Counter[str]) -> int:
        """How many findings the filter lets through where nothing is chosen."""
        if name == "version":
            return counts["current"]
        return counts["real"] if self.has_real else counts["all"]

    # --- in words --------------------------------------------------------------------------

    def say_choices(self) -> list[str]:
        """The filters in force as phrases, in the order of the form; none where all are at rest."""
        names = ("region", "department", "year", "kind", "check", "severity")
        phrases = [self.say_choice(name) for name in names if self.chosen(name)]
        if self.chosen("q"):
            phrases.append(f"含“{self.chosen('q')}”")
        if self.one_report:
            phrases.append(f"《{self.one_report.title}》")
        return phrases

    def say_chosen(self) -> str:
        """All that narrows the list, for files: 错误；现行版本的报告."""
        return "；".join([*self.say_choices(), self.say_versions()])

    def say_choice(self, name: str) -> str:
        """The chosen value of a menu in words."""
        value = self.chosen(name)
        if name == "check":
            return f"检查项“{self.word_of(name)}”" if value not in FAMILIES else f"{value} 类检查"
        return self.word_of(name).strip("　")

    def say_versions(self) -> str:
        """Which versions and which sort of bodies are meant: 现行版本."""
        version = {"superseded": "已被替代的版本", "all": "全部版本"}.get(
            self.chosen("version"), "现行版本"
        )
        sample = {"sample": "示例部门", "all": "真实和示例部门"}.get(self.chosen("sample"), "")
        return f"{sample}{version}的报告"

    def word_of(self, name: str) -> str:
        """The words of the chosen value."""
        words: dict[str, str] = {}
        for value, label in self.plain[name]:
            inner = label if isinstance(label, list) else [(value, label)]
            words.update(inner)
        return words[self.chosen(name)]

    @cached_property
    def one_report(self) -> Report | None:
        """The one report that is asked for, if it is stored."""
        key = self.chosen("report")
        found = Report.objects.select_related("document").defer(
            "document__content", "document__text"
        )
        return found.filter(pk=key).first() if key else None

    # --- what was checked ------------------------------------------------------------------

    def reports(self) -> QuerySet[Report]:
        """The reports that the chosen body, region, year, kind and version leave."""
        rows = Report.objects.all()
        chosen = self.form.cleaned_data
        for name in ("region", "department", "year", "sample"):
            rows = self.filters[name].filter(rows, chosen.get(name))
        if chosen.get("kind"):
            rows = rows.filter(kind=chosen["kind"])
        if chosen.get("report"):
            rows = rows.filter(pk=chosen["report"])
        if chosen.get("version") != "all":
            rows = rows.filter(in_force=chosen.get("version") != "superseded")
        if not chosen.get("sample") and self.has_real:
            rows = rows.filter(department__is_sample=False)
        return rows

    def outcomes(self) -> QuerySet[CheckOutcome]:
        """What was looked at in those reports by the chosen checks and found not wrong."""
        outcomes = CheckOutcome.objects.filter(report__in=self.reports())
        return self.filter_check(outcomes, "check", self.chosen("check"))


def check_choices() -> Choices:
    """The checks under their families, each family a choice of its own.

    A code of a check that is no more stays a choice while a finding of it is stored.
    """
    known = {check.code: f"{check.code} {check.title}" for check in list_checks()}
    stored = Finding.objects.order_by("code").values_list("code", flat=True).distinct()
    codes = sorted({*known, *stored})
    groups = []
    for letter, title in FAMILIES.items():
        inner = [(code, known.get(code, code)) for code in codes if code[0] == letter]
        if inner:
            groups.append((f"{letter} {title}", [(letter, f"{letter} 类全部"), *inner]))
    return groups


def name_values(name: str, values: list) -> list[str]:
    """The choices that a row of a count belongs to: a county to its province too."""
    first = values[0]
    if name == "check":
        return [first, first[0]]
    if name == "version":
        return ["all", "superseded" if first is False else "current"]
    if name == "sample":
        return ["all", "sample" if first else "real"]
    return list(dict.fromkeys(str(value) for value in values if value is not None))


def label_choices(choices: Choices, counts: Counter[str]) -> Choices:
    """The choices with their counts: 错误（3）."""
    return [
        (value, label_choices(label, counts))
        if isinstance(label, list)
        else (value, with_count(label, counts[value]))
        for value, label in choices
    ]


def with_count(label: str, count: int) -> str:
    """A choice with how many findings it leads to."""
    return f"{label}（{count:,}）"
