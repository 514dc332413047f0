import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reports.importing import import_document
from reports.models import Document, Figure, LineCell, Project, Report
from reports.rereading import reread_document
from tests.test_importing import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return import_document("a.txt", TEXT.encode()).document


def test_reading_again_gives_the_same(document):
    before = list(Figure.objects.values_list("start", "value"))
    assert reread_document(document).status == "same"
    assert list(Figure.objects.values_list("start", "value")) == before


def test_a_reading_that_was_wrong_is_replaced_and_told(document):
    Figure.objects.filter(indicator__path="三公经费").update(value=99)
    result = reread_document(document)
    assert (result.status, result.added, result.removed) == ("changed", 1, 1)
    assert str(LineCell.objects.get(indicator__path="三公经费").value) == "0.75"


def test_versions_stay_what_they_were(document):
    import_document("b.txt", TEXT.replace("309.33", "310").encode())
    reread_document(document)
    assert list(
        Report.objects.order_by("version").values_list("version", "in_force", "document__name")
    ) == [(1, False, "a.txt"), (2, True, "b.txt")]


def test_a_reports_address_stays(document):
    before = list(Report.objects.order_by("start").values_list("pk", "title"))
    reread_document(document)
    assert list(Report.objects.order_by("start").values_list("pk", "title")) == before
    import_document("b.txt", TEXT.replace("309.33", "310").encode())
    assert Report.objects.filter(document__name="b.txt").exists()


def test_a_document_that_cannot_be_read_keeps_what_it_has(document):
    Document.objects.update(content=b"")
    assert reread_document(Document.objects.get()).status == "failed"
    assert Figure.objects.exists()


def test_projects_nobody_speaks_of_go(document):
    body = Report.objects.get().department
    Project.objects.create(department=body, fiscal_year_id=2023, name="误读的项目")
    reread_document(document)
    assert not Project.objects.exists()


def test_the_command_names_what_it_did(document, capsys):
    call_command("reread_reports", "a.txt")
    assert "a.txt：3 个数据，与原来一致" in capsys.readouterr().out


def test_an_unknown_document_is_said(document):
    with pytest.raises(CommandError, match="没有收录"):
        call_command("reread_reports", "no.txt")
