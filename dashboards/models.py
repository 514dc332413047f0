"""What a user keeps of the comparing page: sets of peers, and views with all their filters."""

from __future__ import annotations

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
