"""Prints a one-time link by which a user sets a new password."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from accounts.links import DEFAULT_BASE, make_link


class Command(BaseCommand):
    """For a new account, or a forgotten password."""

    help = "为指定用户生成设置密码的一次性链接（24 小时内有效）。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="用户名")
        parser.add_argument("--base-url", default=DEFAULT_BASE, help="网站地址")

    def handle(self, *, username: str, base_url: str, **options) -> None:
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"没有用户“{username}”。")
        if not user.is_active:
            raise CommandError(f"用户“{username}”已停用，请先启用。")
        try:
            self.stdout.write(make_link(user, base_url))
        except ValueError as error:
            raise CommandError(f"网站地址应以 http:// 或 https:// 开头：{error}") from error
