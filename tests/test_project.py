"""The run is what it says it is, and the documents say what is there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.db import connection

VENDORS = {"sqlite": "sqlite", "postgres": "postgresql"}
ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_database_in_use_is_the_one_asked_for():
    assert connection.vendor == VENDORS[os.environ["TEST_DB"]]


@pytest.mark.django_db
def test_the_server_itself_says_which_database_it_is():
    function = {"sqlite": "sqlite_version()", "postgres": "version()"}[os.environ["TEST_DB"]]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}")
        answer = cursor.fetchone()[0]
    assert answer.startswith("PostgreSQL ") == (os.environ["TEST_DB"] == "postgres")


@pytest.mark.django_db
def test_the_test_database_is_not_the_one_of_the_site():
    assert connection.settings_dict["NAME"] != str(settings.VAR_DIR / "mingzhang.sqlite3")
    assert re.search("test|memory", str(connection.settings_dict["NAME"]))


def test_the_readme_lists_every_setting():
    import config.settings

    rows = re.findall(r"^\| ``(\w+)`` \|", config.settings.__doc__, re.MULTILINE)
    assert len(rows) >= 7
    assert rows == re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)[: len(rows)]


def test_the_readme_names_only_commands_that_exist():
    named = set(re.findall(r"manage\.py (\w+)", README))
    assert {"migrate", "import_reports", "export_figures"} <= named
    assert named <= set(get_commands())


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").split()
        assert [line for line in lines if "==" not in line] in ([], ["-r", "requirements.txt"])


def test_git_leaves_out_what_the_scripts_make():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {".venv/", "/var/"} <= set(ignored)
