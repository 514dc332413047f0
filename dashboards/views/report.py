"""A report's page: its text with every numeral marked, and the reading of the chosen one."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import redirect
from django.views.generic import DetailView

from accounts.roles import may_correct
from dashboards.evidence_page import ReportPage
from reports.models import ManualReport, Report


class ReportView(DetailView):
    """The page of one report. ``?at=START-END`` opens a numeral, ``class``/``family`` filter.

    A long report is set in parts: that of the numeral, or ``?part=N``, or ``all`` of them.
    """

    template_name = "report.html"
    context_object_name = "report"

    def get_queryset(self) -> QuerySet[Report]:
        return Report.objects.select_related(
            "document", "department__region__parent", "fiscal_year", "project"
        ).defer("document__content")

    def get(self, request, *args, **kwargs):
        entry = find_entry(kwargs["pk"])
        if entry is not None:
            query = request.GET.urlencode()
            return redirect(entry.get_absolute_url() + (f"?{query}" if query else ""))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        allowed = may_correct(self.request.user, self.object.department)
        page = ReportPage(self.object, self.request.GET, may_correct=allowed)
        return super().get_context_data(**kwargs) | page.build()


def find_entry(report: int) -> ManualReport | None:
    """The entry that a report was made from, whose page shows the scan beside the figures."""
    return ManualReport.objects.light().filter(report=report).first()
