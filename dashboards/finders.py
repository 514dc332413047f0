"""Plotly's script, served from the installed package and not copied into this project."""

from __future__ import annotations

from importlib.resources import files

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FILE_NAME = "plotly.min.js"
PREFIX = "vendor"


class PlotlyFinder(BaseFinder):
    """Finds ``vendor/plotly.min.js``; collecting hashes and compresses it like any other."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.folder = str(files("plotly") / "package_data")
        self.storage = FileSystemStorage(location=self.folder)
        self.storage.prefix = PREFIX

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs):
        """The file's path for its one address, nothing for any other."""
        wanted = find_all or kwargs.get("all", False)
        if path != f"{PREFIX}/{FILE_NAME}":
            return []
        found = self.storage.path(FILE_NAME)
        return [found] if wanted else found

    def list(self, ignore_patterns):
        yield FILE_NAME, self.storage
