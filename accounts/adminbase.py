"""What the admin pages have in common: one right opens them, and changes go into the log."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from accounts.log import write_entry
from accounts.roles import has_right


class ManagedAdmin(admin.ModelAdmin):
    """Pages for those who manage users; Django's permissions per model are not used."""

    def may_manage(self, request) -> bool:
        """Whether the user holds the right to manage."""
        return has_right(request.user, "manage_users")

    def has_module_permission(self, request) -> bool:
        return self.may_manage(request)

    def has_view_permission(self, request, obj=None) -> bool:
        return self.may_manage(request)

    def has_add_permission(self, request) -> bool:
        return self.may_manage(request)

    def has_change_permission(self, request, obj=None) -> bool:
        return self.may_manage(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.may_manage(request)

    def describe(self, obj) -> dict[str, Any]:
        """What the log keeps about an object besides the list of changed fields."""
        return {}

    def write_log(self, action: str, request, obj, **details) -> None:
        """One entry in the log about an object."""
        target = f"{self.opts.verbose_name}：{obj}"
        details |= self.describe(obj)
        write_entry(action, request=request, target=target, details=details)

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        self.write_log("admin_add", request, obj)
        return entry

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        self.write_log("admin_change", request, obj, changes=entry.get_change_message())
        return entry

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self.write_log("admin_delete", request, obj)
        return super().log_deletions(request, queryset)


class ReadOnlyAdmin(ManagedAdmin):
    """Pages to look at only."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class ManagedInline(admin.TabularInline):
    """Rows edited on the page of what they belong to."""

    extra = 1

    def has_view_permission(self, request, obj=None) -> bool:
        return has_right(request.user, "manage_users")

    def has_add_permission(self, request, obj=None) -> bool:
        return has_right(request.user, "manage_users")

    def has_change_permission(self, request, obj=None) -> bool:
        return has_right(request.user, "manage_users")

    def has_delete_permission(self, request, obj=None) -> bool:
        return has_right(request.user, "manage_users")
