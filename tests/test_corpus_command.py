"""``manage.py make_samples``: to a folder, through the importing function, or not at all."""

from __future__ import annotations

import csv
import sys
from types import ModuleType, SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from reports.corpus.samples import write_samples
from reports.corpus.writer import COLUMNS
from reports.models import Document


@pytest.fixture
def imported(monkeypatch):
    """What the command hands to the importing function; ``answers`` decides the outcome."""
    calls = SimpleNamespace(seen=[], status="stored")

    def import_document(name, content, **options):
        calls.seen.append((name, content, options))
        return SimpleNamespace(status=calls.status, message="读不出来")

    module = ModuleType("reports.importing")
    module.import_document = import_document
    monkeypatch.setitem(sys.modules, "reports.importing", module)
    return calls


def test_samples_are_written_to_a_folder_with_their_key(tmp_path):
    call_command("make_samples", into=tmp_path / "out", verbosity=0)
    files = write_samples()
    for file in files:
        assert (tmp_path / "out" / file.name).read_bytes().decode() == file.text
    with (tmp_path / "out" / "示例-答案.csv").open(encoding="utf-8") as key:
        rows = list(csv.reader(key))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) - 1 == sum(len(file.key_rows) for file in files)


@pytest.mark.django_db
def test_samples_are_imported_as_samples(imported, capsys):
    call_command("make_samples", verbosity=0)
    files = write_samples()
    assert [name for name, _, _ in imported.seen] == [file.name for file in files]
    assert all(options["is_sample"] for _, _, options in imported.seen)
    assert imported.seen[0][2]["published_on"] == files[0].published_on
    assert f"新导入 {len(files)} 份" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_failed_import_is_reported_with_its_reason(imported):
    imported.status = "failed"
    with pytest.raises(CommandError, match="读不出来"):
        call_command("make_samples", verbosity=0)


@pytest.mark.django_db
def test_a_filled_database_is_left_alone_if_asked(imported, capsys):
    Document.objects.create(name="甲.txt", sha256="0" * 64, content=b"x", text="x")
    call_command("make_samples", if_empty=True, verbosity=0)
    assert imported.seen == []
    assert "未导入示例" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_empty_database_is_filled_if_asked(imported):
    call_command("make_samples", if_empty=True, verbosity=0)
    assert len(imported.seen) == len(write_samples())
