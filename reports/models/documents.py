"""Published files, the reports in them, and the projects they speak of."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports import facts
from reports.models.bodies import Department, FiscalYear
from reports.models.constraints import choices, one_of, unique_with_empty


class Document(models.Model):
    """A published file: its bytes, its text as read, and where it came from."""

    name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    content = models.BinaryField("原文件")
    text = models.TextField("文本")
    source_format = models.CharField("格式", max_length=20, default="text")
    source_url = models.URLField("来源网址", max_length=500, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    imported_at = models.DateTimeField("导入时间", auto_now_add=True)
    is_sample = models.BooleanField("示例", default=False)
    extractor_version = models.CharField("解析版本", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文件"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Project(models.Model):
    """A project of a body in a fiscal year, under the name on its score sheet."""

    department = models.ForeignKey(Department, models.CASCADE, related_name="projects")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="projects")
    name = models.CharField("项目名称", max_length=200)
    code = models.CharField("项目编码", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "项目"
        ordering = ["code", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "fiscal_year", "name"], name="project_once_a_year"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="project_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("department", args=[self.department_id]) + (
            f"?year={self.fiscal_year_id}#project-{self.pk}"
        )


class ProjectAlias(models.Model):
    """Another spelling of a project's name."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="aliases")
    name = models.CharField("别名", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "项目别名"
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="alias_once_a_project")
        ]


class ReportQuerySet(models.QuerySet):
    """Reports by purpose."""

    def in_force(self) -> ReportQuerySet:
        """Only the version of each report that counts."""
        return self.filter(in_force=True)

    def read_from_text(self) -> ReportQuerySet:
        """Without those entered by hand: what they leave out is not known to be unpublished."""
        return self.filter(manual_entry=None)


class Report(models.Model):
    """One report of a body for a year, standing in a span of a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="reports")
    department = models.ForeignKey(Department, models.PROTECT, related_name="reports")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="reports")
    kind = models.CharField("类型", max_length=30, choices=choices(facts.KINDS))
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    scope = models.CharField(
        "口径", max_length=10, blank=True, default="", choices=choices(facts.SCOPES)
    )
    title = models.CharField("标题", max_length=200)
    version = models.PositiveSmallIntegerField("版本", default=1)
    in_force = models.BooleanField("现行", default=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报告"
        ordering = ["-fiscal_year", "document", "start"]
        constraints = [
            one_of("report_kind", "kind", facts.KINDS),
            one_of("report_scope", "scope", facts.SCOPES),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="report_span"),
            *unique_with_empty(
                "report_version_once",
                ["department", "fiscal_year", "kind", "project", "scope", "version"],
                "project",
            ),
            *unique_with_empty(
                "report_one_in_force",
                ["department", "fiscal_year", "kind", "project", "scope"],
                "project",
                condition=Q(in_force=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])
