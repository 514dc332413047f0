"""Filters of pages whose rows are projects or the like: each choice with its count of rows.

The count beside a choice is what the page would hold with that choice and all other filters
as they are. Rows are told apart in Python, so a page needs no query for its counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from dashboards.filters import BodyFilter
from dashboards.queries.cells import Body
from dashboards.queries.places import pick_year
from reports.models import Department

Tests = Mapping[str, Callable[[object], Iterable[str]]]


def regions_of(body: Body) -> set[str]:
    """The codes of a body's county and of what is above it: 510904, 510900, 510000."""
    code = body.region_code
    return {code, f"{code[:4]}00", f"{code[:2]}0000"} if code else set()


class RowFilter(BodyFilter):
    """Adds filters of rows. ``TESTS`` gives for each the choices that a row belongs to."""

    TESTS: Tests = {}

    def count_years(self, bodies) -> dict[str, int]:
        """How many rows of ``bodies`` (a queryset) each year has."""
        raise NotImplementedError

    @cached_property
    def years_counted(self) -> dict[str, int]:
        """The counts beside the years."""
        return self.count_years(self.qs)

    def chosen_year(self) -> int | None:
        """The chosen year, else the latest that has its rows; where none has, as elsewhere."""
        filled = pick_year({int(year): count for year, count in self.years_counted.items()})
        if self.chosen("year") or not filled:
            return super().chosen_year()
        return self.show_year(filled)

    def everywhere(self):
        """The bodies that all filters leave but the one by region, to count the regions."""
        found = Department.objects.all()
        self.errors  # noqa: B018 -- reading it validates the form
        for name, value in self.form.cleaned_data.items():
            if name != "region":
                found = self.filters[name].filter(found, value)
        return self.leave_samples(found)

    def passes(self, row, without: str = "") -> bool:
        """Whether ``row`` is left by the filters of rows, but for the one named."""
        chosen = ((name, self.chosen(name)) for name in self.all_tests() if name != without)
        tests = self.all_tests()
        return all(value in tests[name](row) for name, value in chosen if value)

    def all_tests(self) -> Tests:
        """The filters of rows and that by region."""
        return {"region": lambda row: regions_of(row.body), **self.TESTS}

    def leave_rows(self, rows: Iterable) -> list:
        """The rows that the page shows."""
        return [row for row in rows if self.passes(row)]

    def count_rows(self, rows: Iterable) -> None:
        """Writes beside each choice how many of ``rows`` it leads to."""
        rows = list(rows)
        for name, test in self.all_tests().items():
            counts: Counter[str] = Counter()
            for row in rows:
                if self.passes(row, without=name):
                    counts.update(set(test(row)))
            self.write_counts(name, counts)
        self.write_counts("year", self.years_counted)

    def write_counts(self, name: str, counts: Mapping[str, int]) -> None:
        """The choices of a menu with their counts; those that lead to nothing are left out."""
        field, kept = self.form.fields[name], self.chosen(name)
        choices = self.filters[name].extra["choices"]
        written = [
            (code, f"{label}（{counts.get(code, 0):,}）")
            for code, label in choices
            if counts.get(code) or code == kept or name == "year"
        ]
        # The field itself puts the choice of all before these.
        field.choices = written
