"""What checking found: findings with their evidence, and what each check looked at."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports import findings
from reports.models.bodies import Department, FiscalYear
from reports.models.constraints import choices, one_of
from reports.models.documents import Document, Report
from reports.models.figures import Figure

FINDING_STATUSES = {"open": "待处理"}


class Finding(models.Model):
    """One thing that does not add up, with all that shows it.

    ``identity`` (check, body, year, report, the role of the operands) stays the same when a
    report is read again; ``fingerprint`` (values and words) changes when the source does.
    """

    department = models.ForeignKey(Department, models.CASCADE, related_name="findings")
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="findings")
    report = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="findings")
    code = models.CharField("检查项", max_length=8)
    severity = models.CharField("程度", max_length=10, choices=choices(findings.SEVERITIES))
    status = models.CharField(
        "状态", max_length=12, choices=choices(FINDING_STATUSES), default="open"
    )
    title = models.CharField("问题", max_length=300)
    message = models.TextField("说明")
    stated = models.CharField("报告所写", max_length=200, blank=True)
    computed = models.CharField("计算所得", max_length=200, blank=True)
    tolerance = models.CharField("舍入允许范围", max_length=200, blank=True)
    identity = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64)
    first_seen = models.DateTimeField("首次发现", auto_now_add=True)
    changed_at = models.DateTimeField("内容变化时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查发现"
        ordering = ["department", "-fiscal_year", "code", "pk"]
        constraints = [
            one_of("finding_severity", "severity", findings.SEVERITIES),
            one_of("finding_status", "status", FINDING_STATUSES),
        ]
        indexes = [
            models.Index(fields=["severity", "code"], name="finding_facets"),
            models.Index(fields=["report", "severity"], name="finding_by_report"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.pk])


class Evidence(models.Model):
    """A place that a finding rests on; without a span it is about something not there."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    order = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, models.CASCADE, related_name="evidence")
    report = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    role = models.CharField("作用", max_length=60, blank=True)
    quote = models.TextField("原文", blank=True)
    figure = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="evidence")

    class Meta:
        verbose_name = verbose_name_plural = "依据"
        ordering = ["finding", "order"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "order"], name="evidence_order_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gte=F("start")),
                name="evidence_span",
            ),
        ]
        indexes = [models.Index(fields=["document", "start"], name="evidence_by_place")]


class CheckOutcome(models.Model):
    """One thing a check looked at in a report and found to hold, or could not look at."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="outcomes")
    code = models.CharField("检查项", max_length=8)
    state = models.CharField("结果", max_length=10, choices=choices(findings.STATES))
    what = models.CharField("核对内容", max_length=200)
    reason = models.CharField("未能核对的原因", max_length=300, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查记录"
        ordering = ["report", "code", "start", "pk"]
        constraints = [one_of("outcome_state", "state", findings.STATES)]
        indexes = [models.Index(fields=["report", "state"], name="outcome_by_report")]
