"""What was read, to look at; only the other names of a body are kept here by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.adminbase import ManagedAdmin, ManagedInline, ReadOnlyAdmin
from reports.models import Department, DepartmentAlias, Document, Region, Report


def count_reports(field: str) -> Coalesce:
    """Reports that point at a row by ``field``; a join would group by the row's whole text."""
    reports = Report.objects.filter(**{field: OuterRef("pk")}).order_by()
    counted = reports.values(field).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    """Published files."""

    list_display = (
        "name", "source_format", "published_on", "imported_at", "report_count", "is_sample"
    )  # fmt: skip
    list_filter = ("source_format", "is_sample", "imported_at")
    search_fields = ("name", "sha256", "source_url")
    fields = (
        "name", "sha256", "source_format", "source_url", "published_on", "imported_at",
        "extractor_version", "is_sample", "report_count",
    )  # fmt: skip

    def get_queryset(self, request) -> QuerySet[Document]:
        # The bytes and the text of a file may be megabytes; no page here shows them.
        documents = super().get_queryset(request).defer("content", "text")
        return documents.annotate(reports_in_it=count_reports("document"))

    @admin.display(description="报告数", ordering="reports_in_it")
    def report_count(self, document: Document) -> int:
        """How many reports stand in the file."""
        return document.reports_in_it


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """Reports found in the files."""

    list_display = ("title", "department", "fiscal_year", "kind", "scope", "version", "in_force")
    list_filter = ("kind", "fiscal_year", "in_force", "scope")
    search_fields = ("title", "department__official_name", "document__name")
    list_select_related = ("department", "fiscal_year")
    fields = (
        "title", "department", "fiscal_year", "kind", "project", "scope", "version",
        "in_force", "document",
    )  # fmt: skip

    def get_queryset(self, request) -> QuerySet[Report]:
        reports = super().get_queryset(request)
        return reports.defer("document__content", "document__text")


class AliasInline(ManagedInline):
    """Other names under which a body appears."""

    model = DepartmentAlias
    verbose_name = "别名"
    verbose_name_plural = "别名"


@admin.register(Department)
class DepartmentAdmin(ManagedAdmin):
    """Bodies; their own name and place come from the reports."""

    list_display = ("official_name", "region", "report_count", "is_sample")
    list_filter = ("is_sample", "region__level")
    list_select_related = ("region",)
    search_fields = ("official_name", "aliases__name")
    fields = readonly_fields = ("official_name", "region", "is_sample")
    inlines = (AliasInline,)

    def get_queryset(self, request) -> QuerySet[Department]:
        departments = super().get_queryset(request)
        return departments.annotate(reports_of_it=count_reports("department"))

    @admin.display(description="报告数", ordering="reports_of_it")
    def report_count(self, department: Department) -> int:
        """How many reports of the body are stored."""
        return department.reports_of_it

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def describe(self, department: Department) -> dict:
        """The other names as they are now."""
        return {"aliases": list(department.aliases.values_list("name", flat=True))}


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    """The official list of regions."""

    list_display = ("code", "name", "level", "parent")
    list_filter = ("level",)
    list_select_related = ("parent",)
    search_fields = ("code", "name")
    fields = ("code", "name", "level", "parent")
