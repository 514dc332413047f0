"""What the comparing pages share: filters, table, chart, answer and exports."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.views.generic import TemplateView

from dashboards import exports
from dashboards.charts.base import Chart
from dashboards.filters import BodyFilter
from dashboards.queries.cells import Body, list_bodies
from dashboards.tables.base import ComparisonTable, arrange_table
from reports.models import Department


def site_of(request: HttpRequest) -> str:
    """Scheme and host, for addresses that must work outside of the site."""
    return request.build_absolute_uri("/").rstrip("/")


class ComparisonView(TemplateView):
    """A page that compares bodies in a year. Subclasses say what they read and how it is said."""

    title = ""
    filter_class = BodyFilter
    table_class: type[ComparisonTable]

    def get(self, request, *args, **kwargs):
        self.filter = self.filter_class(request.GET, queryset=Department.objects.all())
        self.year = self.filter.chosen_year()
        self.bodies = self.read_bodies()
        table = self.make_table(request)
        arrange_table(table, request.GET)
        if exports.wanted_format(request):
            return exports.send_table(request, table, self.file_title(), self.say_filters())
        return self.render_to_response(self.get_context_data(table=table, **kwargs))

    def read_bodies(self) -> list[Body]:
        """The bodies that the filters leave."""
        return list_bodies(self.filter.qs)

    def make_table(self, request: HttpRequest) -> ComparisonTable:
        """The table of the filtered rows."""
        return self.table_class(self.read_rows(), site=site_of(request))

    def get_context_data(self, **kwargs):
        rows = kwargs["table"].ordered_rows()
        return super().get_context_data(
            title=self.title,
            filter=self.filter,
            said=self.say_filters(),
            year=self.year,
            nothing_stored=not self.filter.years,
            answer=self.make_answer(rows) if rows else "",
            chart=self.make_chart(rows) if rows else None,
            scopes_differ=len({getattr(row, "scope", "") for row in rows} - {""}) > 1,
            shows_samples=any(body.is_sample for body in self.bodies),
            row_count=len(rows),
            **kwargs,
        )

    def say_filters(self) -> str:
        """The filters as a sentence, for files."""
        return self.filter.say_chosen()

    def file_title(self) -> str:
        """The name of an exported file: 三公经费_2022年."""
        plain = self.title.replace("“", "").replace("”", "")
        return f"{plain}_{self.year}年" if self.year else plain

    def source_line(self) -> str:
        """What stands at the foot of a chart."""
        return f"资料来源：各部门公开的{self.year}年度报告，逐项可点开原文。"

    def read_rows(self) -> list:
        """The filtered rows, unsorted."""
        raise NotImplementedError

    def make_answer(self, rows: list) -> SafeString | str:
        """The sentence at the head of the page."""
        raise NotImplementedError

    def make_chart(self, rows: list) -> Chart | None:
        """The chart of ``rows`` in the table's order."""
        raise NotImplementedError
