"""Who may do what: the rights, the roles that hold them, and the questions pages ask.

A role is a Django group named in Chinese, a right is a permission of this app. The tables
below are the only place where the two are joined; ``sync_roles`` brings the database in line
with them after every migration.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps as installed_apps
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import router

if TYPE_CHECKING:
    from django.contrib.auth.models import Group, User
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from reports.models import Department

RIGHTS = {
    "import_reports": "导入报告",
    "export_data": "导出数据",
    "correct_figures": "更正数值",
    "decide_findings": "处理疑点",
    "review_decisions": "复核处理意见",
    "manage_users": "管理用户",
    "view_log": "查看操作日志",
}


class Role(NamedTuple):
    """A role: the name people read, and its rights."""

    label: str
    rights: tuple[str, ...]


# Those who decide on findings do not review decisions, and those who manage users do neither;
# they may correct figures of any body, for bodies that have no officer here.
ROLES = {
    "viewer": Role("查看者", ("export_data",)),
    "finance_officer": Role("财务人员", ("import_reports", "export_data", "correct_figures")),
    "auditor": Role("审计人员", ("export_data", "decide_findings", "view_log")),
    "reviewer": Role("复核人员", ("export_data", "review_decisions", "view_log")),
    "administrator": Role(
        "管理员",
        ("import_reports", "export_data", "correct_figures", "manage_users", "view_log"),
    ),
}
ROLE_LABELS = frozenset(role.label for role in ROLES.values())


def sync_roles(sender, *, using: str, apps=installed_apps, **kwargs) -> None:
    """Create the groups of ``ROLES`` and give each exactly its rights (post_migrate)."""
    try:
        groups = apps.get_model("auth", "Group")
        permissions = apps.get_model("auth", "Permission")
    except LookupError:
        return
    if not router.allow_migrate_model(using, groups):
        return
    ours = permissions.objects.using(using).filter(
        content_type__app_label="accounts", content_type__model="right"
    )
    by_code = {permission.codename: permission for permission in ours}
    for role in ROLES.values():
        group, _ = groups.objects.using(using).get_or_create(name=role.label)
        # Backward migrations come through here too, when the permissions are already gone.
        group.permissions.set([by_code[right] for right in role.rights if right in by_code])


def role_group(role: str) -> Group:
    """The group of a role code: ``role_group("auditor")``."""
    return installed_apps.get_model("auth", "Group").objects.get(name=ROLES[role].label)


def give_role(user: User, role: str) -> None:
    """Put a user into a role; an administrator may enter the admin pages too."""
    user.groups.add(role_group(role))
    sync_staff(user)


def sync_staff(user: User) -> None:
    """Open the admin pages to administrators, and to them only."""
    label = ROLES["administrator"].label
    is_staff = user.is_superuser or user.groups.filter(name=label).exists()
    if user.is_staff != is_staff:
        user.is_staff = is_staff
        user.save(update_fields=["is_staff"])


def has_right(user: User, right: str) -> bool:
    """Whether the user holds a right of ``RIGHTS``; inactive users hold none."""
    if right not in RIGHTS:
        raise ValueError(f"no such right: {right}")
    return user.has_perm(f"accounts.{right}")


def may_correct(user: User, department: Department) -> bool:
    """Whether the user may correct figures of this body: an officer of it, or an administrator."""
    return own_departments(user).filter(pk=department.pk).exists()


def own_departments(user: User) -> QuerySet[Department]:
    """The bodies whose figures the user may correct; all of them for an administrator."""
    departments = installed_apps.get_model("reports", "Department").objects
    if not has_right(user, "correct_figures"):
        return departments.none()
    if has_right(user, "manage_users"):
        return departments.all()
    return departments.filter(memberships__user=user)


def right_required(right: str) -> Callable:
    """View decorator: visitors are sent to sign in, users without the right get a 403 page."""
    if right not in RIGHTS:
        raise ValueError(f"no such right: {right}")

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not has_right(request.user, right):
                raise PermissionDenied(f"您的角色没有“{RIGHTS[right]}”权限，请联系管理员。")
            return view(request, *args, **kwargs)

        return checked

    return decorate
