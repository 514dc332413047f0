"""The direction of imports is kept, and the check that watches it does see a break."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def checker():
    """The script of .ci as a module."""
    spec = importlib.util.spec_from_file_location("check_imports", ROOT / ".ci/check_imports.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def breaks_of(checker, tmp_path):
    """Write one module with one import beside ordinary ones; give the breaks found."""
    for name in ("models", "facts", "spans", "extraction", "sources", "checks", "importing"):
        (tmp_path / "reports" / f"{name}.py").parent.mkdir(exist_ok=True)
        (tmp_path / "reports" / f"{name}.py").write_text("import re\n")

    def write_and_check(place: str, code: str) -> list[str]:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"import re\n{code}\n")
        return list(checker.find_breaks(tmp_path))

    return write_and_check


BAD = [
    ("reports/queries.py", "import dashboards.views"),
    ("reports/management/commands/show.py", "from dashboards import charts"),
    ("reports/facts.py", "from django.db import models"),
    ("reports/facts.py", "import lxml"),
    ("reports/spans.py", "from reports import models"),
    ("reports/sources/pdf.py", "from django.conf import settings"),
    ("reports/sources/pdf.py", "from reports.extraction import read_text"),
    ("reports/extraction/outline.py", "import reports.models"),
    ("reports/extraction/outline.py", "from ..models import Figure"),
    ("reports/extraction/outline.py", "from reports import checks"),
    ("reports/checks/totals.py", "def check():\n    from reports.models import Figure"),
    ("reports/checks/totals.py", "import django_filters"),
    ("reports/checks/totals.py", "import importlib\nimportlib.import_module('reports.models')"),
    ("reports/checks/totals.py", "import reports"),
    ("reports/corpus.py", "from reports.extraction import read_text"),
    ("reports/corpus/writer.py", "from reports import extraction"),
    ("reports/importing.py", "import reports.management.commands"),
    ("reports/deciding.py", "from reports.corpus import write_report"),
    ("dashboards/views/figures.py", "from reports.extraction import read_text"),
    ("dashboards/views/figures.py", "from reports.sources import read"),
]

GOOD = [
    ("reports/facts.py", "from decimal import Decimal\nfrom reports.spans import Span"),
    ("reports/sources/pdf.py", "import pypdfium2\nfrom reports.spans import Text"),
    ("reports/extraction/outline.py", "from reports.extraction.words import UNITS"),
    ("reports/extraction/outline.py", "from . import words\nfrom ..facts import Figure"),
    (
        "reports/checks/totals.py",
        "from reports import facts\nfrom reports.checks import base",
    ),
    ("reports/importing.py", "from django.db import transaction\nfrom reports import extraction"),
    ("reports/correcting.py", "from accounts.log import record\nfrom reports.models import Figure"),
    ("reports/corpus.py", "from reports.facts import KINDS"),
    ("reports/management/commands/show.py", "from reports.importing import import_file"),
    ("dashboards/views/figures.py", "from reports.models import Figure\nimport dashboards.charts"),
    ("dashboards/views/figures.py", "from reports import importing\nfrom accounts import log"),
]


@pytest.mark.parametrize(("place", "code"), BAD)
def test_an_import_against_the_direction_is_found(breaks_of, place, code):
    found = breaks_of(place, code)
    assert len(found) == 1
    line = code.count("\n") + 2
    assert found[0].startswith(f"{place}:{line}: ")


@pytest.mark.parametrize(("place", "code"), GOOD)
def test_an_import_along_the_direction_is_left_alone(breaks_of, place, code):
    assert breaks_of(place, code) == []


def test_the_break_names_module_target_and_rule(breaks_of):
    found = breaks_of("reports/checks/totals.py", "import reports.models")
    assert "reports.checks.totals imports reports.models: reports.checks knows neither" in found[0]


def test_a_bad_tree_fails_and_a_good_one_passes(checker, breaks_of, tmp_path, capsys):
    breaks_of("reports/queries.py", "import dashboards")
    assert checker.main([str(tmp_path)]) == 1
    breaks_of("reports/queries.py", "import json")
    assert checker.main([str(tmp_path)]) == 0
    assert "0 imports against the direction" in capsys.readouterr().out


def test_an_empty_tree_is_not_taken_for_a_good_one(checker, tmp_path):
    assert checker.main([str(tmp_path)]) == 1


def test_this_project_keeps_the_direction(checker):
    assert list(checker.find_breaks(ROOT)) == []
