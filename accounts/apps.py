"""This app's configuration."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Who may do what, and the log of what was done."""

    name = "accounts"
    verbose_name = "账户"

    def ready(self) -> None:
        from accounts.roles import sync_roles

        # Importing connects the receivers.
        import_module("accounts.signals")
        post_migrate.connect(sync_roles, sender=self, dispatch_uid="accounts.sync_roles")
