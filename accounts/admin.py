"""Users, their roles and bodies, and the log in the admin pages."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from accounts.adminbase import ManagedAdmin, ManagedInline, ReadOnlyAdmin
from accounts.models import LogEntry, Membership
from accounts.roles import ROLE_LABELS, has_right, sync_staff

admin.site.site_header = admin.site.site_title = "明账 · 后台"
admin.site.index_title = "用户、部门与资料"
admin.site.unregister(User)
admin.site.unregister(Group)


class MembershipInline(ManagedInline):
    """The bodies a user works for."""

    model = Membership
    autocomplete_fields = ("department",)


@admin.register(User)
class AccountAdmin(ManagedAdmin, UserAdmin):
    """Users. What they may do follows from their roles alone."""

    list_display = ("username", "last_name", "first_name", "role_names", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("个人信息", {"fields": ("last_name", "first_name", "email")}),
        ("角色", {"fields": ("is_active", "groups")}),
        ("日期", {"fields": ("last_login", "date_joined")}),
    )
    inlines = (MembershipInline,)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="角色")
    def role_names(self, user: User) -> str:
        """The user's roles in one line."""
        return "、".join(group.name for group in user.groups.all())

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs |= {"widget": forms.CheckboxSelectMultiple, "label": "角色"}
            kwargs["help_text"] = "能做什么由角色决定；一人可有多个角色。"
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_inlines(self, request, obj):
        # A new user is saved with name and password first.
        return self.inlines if obj else ()

    def has_change_permission(self, request, obj=None) -> bool:
        return self.may_touch(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        # Deleting oneself would leave an installation without anybody to let others in.
        return self.may_touch(request, obj) and obj != request.user

    def may_touch(self, request, obj: User | None) -> bool:
        """Superusers, who are made on the command line, are changed by superusers only."""
        protected = obj is not None and obj.is_superuser and not request.user.is_superuser
        return self.may_manage(request) and not protected

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        sync_staff(form.instance)

    def describe(self, user: User) -> dict:
        """Roles, bodies and whether the account is open, as they are now."""
        bodies = user.memberships.values_list("department__official_name", flat=True)
        roles = user.groups.values_list("name", flat=True)
        return {"roles": list(roles), "departments": list(bodies), "active": user.is_active}


@admin.register(Group)
class RoleAdmin(ManagedAdmin, GroupAdmin):
    """Roles. The five of the site are kept by the site; further ones may be added."""

    list_display = ("name", "right_names")
    filter_horizontal = ()

    @admin.display(description="权限")
    def right_names(self, group: Group) -> str:
        """The role's rights in one line."""
        return "、".join(group.permissions.values_list("name", flat=True))

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.queryset = field.queryset.filter(
            content_type__app_label="accounts", content_type__model="right"
        )
        field.label_from_instance = lambda permission: permission.name
        return field

    def has_change_permission(self, request, obj=None) -> bool:
        return self.may_manage(request) and not is_builtin(obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.may_manage(request) and not is_builtin(obj)

    def describe(self, group: Group) -> dict:
        """The rights as they are now."""
        return {"rights": list(group.permissions.values_list("name", flat=True))}


def is_builtin(group: Group | None) -> bool:
    """Whether the role is one of ``ROLES``."""
    return group is not None and group.name in ROLE_LABELS


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """The log, to look at."""

    list_display = ("happened_at", "actor_name", "label_text", "target", "ip")
    list_filter = ("action",)
    search_fields = ("actor_name", "target")
    date_hierarchy = "happened_at"
    fields = ("happened_at", "actor_name", "label_text", "target", "detail_text", "ip")

    def may_manage(self, request) -> bool:
        return has_right(request.user, "view_log")

    @admin.display(description="操作", ordering="action")
    def label_text(self, entry: LogEntry) -> str:
        """The action in Chinese."""
        return entry.label

    @admin.display(description="详情")
    def detail_text(self, entry: LogEntry) -> str:
        """The details in words."""
        return entry.detail_text
