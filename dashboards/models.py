"""What a user keeps: sets of peers, views with all their filters, a scan for a form's next try."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

PURPOSES = {"peers": "比较组", "view": "视图"}


class SavedQuery(models.Model):
    """A part of an address that a user gave a name.

    Of a set of peers ``query`` is its rule only (``region=510900&size=spent``), so that it
    serves every indicator; of a view it is the whole query string.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_queries", verbose_name="用户"
    )
    purpose = models.CharField("用途", max_length=10, choices=list(PURPOSES.items()))
    name = models.CharField("名称", max_length=40)
    query = models.TextField("查询", max_length=6000)

    class Meta:
        ordering = ["purpose", "name"]
        constraints = [
            models.UniqueConstraint(fields=["user", "purpose", "name"], name="saved_once_by_name"),
            models.CheckConstraint(
                condition=models.Q(purpose__in=list(PURPOSES)), name="saved_purpose"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_has_name"),
        ]
        verbose_name = verbose_name_plural = "保存的比较"

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.name}"


def make_token() -> str:
    """What nobody guesses."""
    return secrets.token_urlsafe(24)


class KeptScan(models.Model):
    """A scan that came with a form that was refused, so that it need not be chosen again.

    Only who sent it sees it. It goes with the form that is taken, or after a day.
    """

    token = models.CharField(max_length=40, unique=True, default=make_token)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_scans", verbose_name="用户"
    )
    file_name = models.CharField("文件名", max_length=255)
    media_type = models.CharField("格式", max_length=20)
    content = models.BinaryField("图片或文件")
    kept_at = models.DateTimeField("收下时间", auto_now_add=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]
        indexes = [models.Index(fields=["kept_at"], name="kept_scan_by_time")]
        verbose_name = verbose_name_plural = "待用的原件"

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_image(self) -> bool:
        """Whether the browser shows it as an image; else it is a PDF."""
        return self.media_type.startswith("image/")
