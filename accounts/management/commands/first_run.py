"""Gives a new installation its first administrator, without any default password."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Q

from accounts.links import DEFAULT_BASE, make_link
from accounts.roles import ROLES, give_role


class Command(BaseCommand):
    """Prints a one-time link until an administrator has set a password."""

    help = "没有可用的管理员时，建立管理员账户并给出设置密码的一次性链接（24 小时内有效）。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--username", default="admin", help="新管理员的用户名")
        parser.add_argument("--base-url", default=DEFAULT_BASE, help="网站地址")

    @transaction.atomic
    def handle(self, *, username: str, base_url: str, **options) -> None:
        waiting = None
        for administrator in find_administrators():
            if administrator.has_usable_password():
                name = administrator.get_username()
                self.stdout.write(f"已有管理员“{name}”，无需操作。")
                return
            waiting = waiting or administrator
        user = waiting or create_administrator(username)
        try:
            link = make_link(user, base_url)
        except ValueError as error:
            raise CommandError(f"网站地址应以 http:// 或 https:// 开头：{error}") from error
        self.stdout.write(f"请打开下面的链接，为管理员“{user.get_username()}”设置密码：")
        self.stdout.write(link)
        self.stdout.write("链接 24 小时内有效，只能使用一次；过期后重新运行本命令即可。")


def find_administrators():
    """Active users who may administer, by role or as superusers."""
    by_role = Q(is_superuser=True) | Q(groups__name=ROLES["administrator"].label)
    return get_user_model().objects.filter(by_role, is_active=True).distinct().order_by("pk")


def create_administrator(username: str):
    """A new administrator nobody can sign in as yet."""
    users = get_user_model().objects
    if users.filter(username=username).exists():
        raise CommandError(f"用户名“{username}”已被其他账户使用，请用 --username 另取一个。")
    user = users.create_user(username)
    give_role(user, "administrator")
    return user
