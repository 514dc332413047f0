"""This app's configuration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """What a report says, and whether it adds up."""

    name = "reports"
    verbose_name = "报告"
