"""This app's configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may do what, and the log of what was done."""

    name = "accounts"
    verbose_name = "账户"
