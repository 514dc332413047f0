"""The filter of the KPI rows: each choice with its count of rows, the others as they are."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from django.db.models import Case, CharField, Count, Q, QuerySet, When
from django.db.models import Value as Constant

from dashboards.filters import SpokenFilter, sample_menu, search_box
from dashboards.finding_filter import choose, label_choices
from dashboards.queries.kpi_rows import (
    GIVEN,
    LOST,
    REASON_CHOICES,
    RESULT_WORDS,
    SILENT,
    filter_reason,
    list_kpi_rows,
)
from dashboards.queries.places import pick_year, region_choices
from reports.models import KpiRow

PLACE = "report__department__region"
REGION_FIELDS = (PLACE, f"{PLACE}__parent", f"{PLACE}__parent__parent")
REASONS = Case(
    When(~Q(reason_text=""), then=Constant(GIVEN)),
    When(Q(result=LOST), then=Constant(SILENT)),
    default=Constant(""),
    output_field=CharField(),
)
# What a choice's count is grouped by.
FACETS = {
    "year": ("report__fiscal_year",),
    "region": REGION_FIELDS,
    "level1": ("level1",),
    "level2": ("level2",),
    "result": ("result",),
    "reason": ("reasons",),
}


class KpiFilter(SpokenFilter):
    """Which KPI rows are listed. The year at rest is the latest that has any."""

    year = choose("年度", None, method="leave")
    region = choose("地区", "全部地区", method="filter_region")
    level1 = choose("一级指标", "全部")
    level2 = choose("二级指标", "全部")
    result = choose("得分", "不限")
    reason = choose("未完成原因", "不限", method="filter_reason")
    sample = sample_menu("leave")
    q = search_box("查找", "指标、项目或部门", "filter_words")

    class Meta:
        model = KpiRow
        fields: list[str] = []

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **{"queryset": list_kpi_rows()} | kwargs)
        levels = self.queryset.order_by("report__fiscal_year", "level1", "level2")
        found = list(levels.values_list("report__fiscal_year", "level1", "level2").distinct())
        self.years = sorted({year for year, _, _ in found}, reverse=True)
        self.plain = {
            "year": [(str(year), f"{year}年") for year in self.years],
            "region": region_choices(),
            "level1": name_choices(level for _, level, _ in found),
            "level2": name_choices(level for _, _, level in found),
            "result": list(RESULT_WORDS.items()),
            "reason": REASON_CHOICES,
        }
        for name, choices in self.plain.items():
            self.filters[name].extra["choices"] = choices
        self.errors  # noqa: B018 -- reading it validates the form

    def leave(self, queryset, name, value):
        """Filtered by ``narrow``, as something holds where nothing is chosen too."""
        return queryset

    @cached_property
    def chosen_year(self) -> int | None:
        """The chosen year, else the latest that has its KPI rows of bodies shown."""
        if self.chosen("year"):
            return int(self.chosen("year"))
        rows = self.leave_samples(self.queryset).order_by().values_list("report__fiscal_year")
        return pick_year(dict(rows.annotate(Count("pk"))))

    def say_chosen(self) -> str:
        """The filters in force, the year at rest too."""
        said = super().say_chosen()
        year = f"年度：{self.chosen_year}年" if self.chosen_year else ""
        return "；".join(filter(None, (year, said))) if "年度：" not in said else said

    def leave_samples(self, rows: QuerySet) -> QuerySet:
        """Real bodies, samples, or both; real ones first where nothing is said."""
        wanted = self.chosen("sample") or ("real" if self.has_real else "all")
        if wanted == "all":
            return rows
        return rows.filter(report__department__is_sample=wanted == "sample")

    def filter_queryset(self, queryset):
        """The rows that pass all filters."""
        return self.narrow(queryset)

    def narrow(self, rows: QuerySet, without: str = "") -> QuerySet:
        """``rows`` through all filters but the one named."""
        for name, value in self.form.cleaned_data.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        if without != "year":
            rows = rows.filter(report__fiscal_year=self.chosen_year)
        return self.leave_samples(rows)

    def filter_region(self, queryset, name, code):
        """Bodies of the region and of those below it."""
        return queryset.filter(Q(*((field, code) for field in REGION_FIELDS), _connector=Q.OR))

    def filter_reason(self, queryset, name, wanted):
        """Rows with a reason, or without one where points were lost."""
        return filter_reason(queryset, wanted)

    def filter_words(self, queryset, name, text):
        """Rows that say ``text``, or stand under a project or body of that name."""
        return queryset.filter(
            Q(level3__icontains=text)
            | Q(reason_text__icontains=text)
            | Q(project__name__icontains=text)
            | Q(report__department__official_name__icontains=text)
        )

    def count_choices(self) -> None:
        """Writes beside each choice how many rows it leads to; one query a filter."""
        for name, fields in FACETS.items():
            rows = self.narrow(self.queryset.annotate(reasons=REASONS), name).order_by()
            counts: Counter[str] = Counter()
            for *values, number in rows.values_list(*fields).annotate(Count("pk")):
                for value in {str(value) for value in values if value is not None}:
                    counts[value] += number
            kept = self.chosen(name)
            choices = [c for c in self.plain[name] if counts[c[0]] or c[0] == kept]
            # The field itself puts the choice of all before these.
            self.form.fields[name].choices = label_choices(choices, counts)
        # The menu shows the year that the page is about, though the address does not name it.
        self.form.data = {**self.form.data.dict(), "year": str(self.chosen_year or "")}


def name_choices(names) -> list[tuple[str, str]]:
    """Each printed name once, those that say nothing left out."""
    return [(name, name) for name in dict.fromkeys(sorted(filter(None, names)))]
