"""What people say of a numeral: corrections, where they hang, and what was read before.

A *reading* is plain JSON: the numeral's class and the figures read on it
(``reports.readings``). Nothing here is overwritten but the mark that a correction no longer
stands, which is set once.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reports.models.bodies import Department
from reports.models.constraints import choices, one_of
from reports.models.documents import Document

CORRECTION_KINDS = {
    "correct": "更正",
    "add": "补录",
    "discard": "标为非数据",
    "confirm": "确认读法",
}
CORRECTION_STATES = {
    "standing": "有效",
    "rival": "待裁定",
    "undone": "已撤回",
    "declined": "未采用",
}
CONFLICTS = {
    "": "无",
    "reading": "重新读取的结果不同",
    "rival": "两人先后更正",
    "lost": "原文位置已找不到",
}


class PlaceQuerySet(models.QuerySet):
    """Places by purpose."""

    def open(self) -> PlaceQuerySet:
        """Those at which somebody has to decide."""
        return self.exclude(conflict="")


class CorrectedPlace(models.Model):
    """A place of a document that people corrected, with the words it hangs on.

    ``machine`` is what the extractor reads there now, ``settled`` what it read when somebody
    last looked. ``version`` counts what was written here. ``origin`` is the place of an
    earlier version of the report from which the correction came.
    """

    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="corrected_places"
    )
    sha256 = models.CharField(max_length=64)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="corrected_places", verbose_name="部门"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    raw = models.CharField("原文", max_length=200, blank=True)
    quote = models.TextField("所在的句子")
    offset = models.PositiveIntegerField()
    occurrence = models.PositiveSmallIntegerField(default=0)
    occurrences = models.PositiveSmallIntegerField(default=1)
    machine = models.JSONField("系统读法")
    settled = models.JSONField("更正时的系统读法")
    conflict = models.CharField(
        "分歧", max_length=10, blank=True, default="", choices=choices(CONFLICTS)
    )
    version = models.PositiveIntegerField(default=0)
    origin = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "更正过的位置"
        ordering = ["document", "start"]
        constraints = [
            one_of("place_conflict", "conflict", CONFLICTS),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="place_span"),
            models.UniqueConstraint(
                fields=["document", "start", "end"], condition=~Q(conflict="lost"),
                name="place_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["sha256"], name="place_by_file"),
            models.Index(fields=["department", "conflict"], name="place_by_conflict"),
        ]


class Correction(models.Model):
    """What somebody says a numeral means, what was read before, and why.

    The last that stands is in force. A ``rival`` was written by somebody who had not seen
    what another wrote meanwhile: it is kept and waits for a decision.
    """

    place = models.ForeignKey(CorrectedPlace, models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    kind = models.CharField("做法", max_length=10, choices=choices(CORRECTION_KINDS))
    state = models.CharField(
        "状态", max_length=10, choices=choices(CORRECTION_STATES), default="standing"
    )
    before = models.JSONField("原读法")
    after = models.JSONField("改为")
    reason = models.CharField("理由", max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    author_name = models.CharField("更正人", max_length=150)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    closed_by = models.CharField("撤回人", max_length=150, blank=True)
    closed_at = models.DateTimeField("撤回时间", null=True, blank=True)
    close_reason = models.CharField("撤回理由", max_length=300, blank=True)
    carried_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )

    class Meta:
        verbose_name = verbose_name_plural = "更正"
        ordering = ["place", "-number"]
        constraints = [
            one_of("correction_kind", "kind", CORRECTION_KINDS),
            one_of("correction_state", "state", CORRECTION_STATES),
            models.UniqueConstraint(fields=["place", "number"], name="correction_number_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["standing", "rival"], closed_at__isnull=True)
                | Q(state__in=["undone", "declined"], closed_at__isnull=False),
                name="correction_closed_once",
            ),
        ]
