"""This app's configuration."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """What people see."""

    name = "dashboards"
    verbose_name = "对照"
