"""Rights, which bodies a user works for, and the log."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from accounts.actions import ACTIONS, describe_details, list_actions, shorten_digests
from accounts.roles import RIGHTS


class Right(models.Model):
    """Has no table and no rows; the permissions of ``RIGHTS`` hang on it."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = list(RIGHTS.items())
        verbose_name = "权限"
        verbose_name_plural = "权限"


class Membership(models.Model):
    """A user works for a body, and may correct its figures where the role allows."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name="用户"
    )
    department = models.ForeignKey(
        "reports.Department", models.CASCADE, related_name="memberships", verbose_name="部门"
    )

    class Meta:
        ordering = ["department"]
        constraints = [
            models.UniqueConstraint(fields=["user", "department"], name="member_once_a_department")
        ]
        verbose_name = "所属部门"
        verbose_name_plural = "所属部门"

    def __str__(self) -> str:
        return f"{self.user} · {self.department}"


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what the log says."""

    def __init__(self):
        super().__init__("the log is append-only")


class LogQuerySet(models.QuerySet):
    """Entries can be read and created."""

    def update(self, **kwargs):
        raise AppendOnlyError

    def bulk_update(self, objs, fields, batch_size=None):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError

    # Django's own mark for methods that managers do not carry.
    delete.queryset_only = True


class LogEntry(models.Model):
    """Who did what, when, to what. Written by ``accounts.log.write_entry``, never changed.

    The database itself refuses UPDATE and DELETE (``accounts.seal``). ``actor`` has therefore
    no constraint in the database: when a user is deleted the entry stays as it is, and
    ``actor_name`` still says who it was. For a failed sign-in ``actor_name`` is the name tried.
    """

    happened_at = models.DateTimeField("时间", default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, blank=True, db_constraint=False,
        related_name="+", verbose_name="用户",
    )  # fmt: skip
    actor_name = models.CharField("用户名", max_length=150, blank=True)
    action = models.CharField("操作", max_length=30, choices=list_actions)
    target = models.CharField("对象", max_length=300, blank=True)
    details = models.JSONField("详情", default=dict, blank=True, encoder=DjangoJSONEncoder)
    ip = models.GenericIPAddressField("IP 地址", null=True, blank=True)

    objects = LogQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["happened_at"], name="log_by_time"),
            models.Index(fields=["actor_name", "action", "happened_at"], name="log_by_actor"),
            models.Index(fields=["action", "id"], name="log_by_action"),
        ]
        verbose_name = "操作日志"
        verbose_name_plural = "操作日志"

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.actor_name} {self.label}"

    def save(self, **kwargs) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, **kwargs):
        raise AppendOnlyError

    @property
    def label(self) -> str:
        """The action in Chinese."""
        return ACTIONS.get(self.action, self.action)

    @property
    def brief_details(self) -> str:
        """The details as the page shows them."""
        return shorten_digests(self.detail_text)

    @property
    def detail_text(self) -> str:
        """The details as one line."""
        return describe_details(self.details)
