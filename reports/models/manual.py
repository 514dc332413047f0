"""Reports that exist only on paper or as a scan: figures typed in, with the scan beside them.

While it is a draft, whoever entered it may edit it; the second person confirms exactly what was
on their screen. A confirmed entry is never edited: whoever finds a mistake withdraws it and
enters it anew.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports import facts
from reports.fields import ExactDecimalField
from reports.models.bodies import Department, FiscalYear
from reports.models.constraints import choices, one_of
from reports.models.documents import Report
from reports.models.figures import Indicator

MANUAL_KINDS = {kind: facts.KINDS[kind] for kind in ("final_account", "budget")}
MANUAL_STATES = {"draft": "待复核", "confirmed": "已确认", "withdrawn": "已撤回"}
MEDIA_NAMES = {"image/png": "PNG 图片", "image/jpeg": "JPEG 图片", "application/pdf": "PDF"}


class ManualReportQuerySet(models.QuerySet):
    """Entries by purpose."""

    def light(self) -> ManualReportQuerySet:
        """Without the scan's bytes, which may be megabytes."""
        return self.defer("content").select_related("department__region__parent")


class ManualReport(models.Model):
    """A report entered by hand, the file it was read from, who entered and who confirmed it.

    ``report`` is what pages compare; it is there while the entry is confirmed.
    """

    department = models.ForeignKey(
        Department, models.PROTECT, related_name="manual_reports", verbose_name="部门"
    )
    fiscal_year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="manual_reports")
    kind = models.CharField("类型", max_length=30, choices=choices(MANUAL_KINDS))
    scope = models.CharField(
        "口径", max_length=10, blank=True, default="", choices=choices(facts.SCOPES)
    )
    title = models.CharField("标题", max_length=180)
    state = models.CharField("状态", max_length=10, choices=choices(MANUAL_STATES), default="draft")
    file_name = models.CharField("文件名", max_length=255)
    content = models.BinaryField("图片或文件")
    sha256 = models.CharField("SHA-256", max_length=64)
    media_type = models.CharField("格式", max_length=20, choices=choices(MEDIA_NAMES))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人"
    )
    entered_at = models.DateTimeField("录入时间", auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name="复核人",
    )  # fmt: skip
    confirmed_at = models.DateTimeField("复核时间", null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name="撤回人",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdraw_reason = models.CharField("撤回理由", max_length=300, blank=True)
    report = models.OneToOneField(
        Report, models.SET_NULL, null=True, related_name="manual_entry", verbose_name="报告"
    )

    objects = ManualReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人工录入"
        ordering = ["-entered_at", "-pk"]
        constraints = [
            one_of("manual_kind", "kind", MANUAL_KINDS),
            one_of("manual_scope", "scope", facts.SCOPES),
            one_of("manual_state", "state", MANUAL_STATES),
            one_of("manual_media", "media_type", MEDIA_NAMES),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="manual_sha256"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="manual_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="manual_confirmed_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["sha256"], condition=~Q(state="withdrawn"), name="manual_file_once"
            ),
        ]
        indexes = [models.Index(fields=["department", "state"], name="manual_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("manual", args=[self.pk])

    @property
    def is_image(self) -> bool:
        """Whether a page can show the file beside the figures."""
        return self.media_type.startswith("image/")


class ManualFigure(models.Model):
    """One amount as typed in, in the unit of the paper."""

    entry = models.ForeignKey(ManualReport, models.CASCADE, related_name="figures")
    order = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="manual_figures")
    measure = models.CharField("口径", max_length=20, choices=choices(facts.MEASURES))
    value = ExactDecimalField("数值")
    decimals = models.PositiveSmallIntegerField("小数位", default=0)
    unit = models.CharField("单位", max_length=20)

    class Meta:
        verbose_name = verbose_name_plural = "人工录入的数据"
        ordering = ["entry", "order"]
        constraints = [
            one_of("manual_measure", "measure", facts.MEASURES),
            models.UniqueConstraint(
                fields=["entry", "indicator", "measure"], name="manual_figure_once"
            ),
        ]
