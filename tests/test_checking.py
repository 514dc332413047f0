import csv

import pytest
from django.core.management import call_command

from reports.checking import check_department
from reports.checks.dossier import make_dossier
from reports.importing import import_document
from reports.loading import load_dossier
from reports.models import Department, Document, Evidence, Finding
from reports.rereading import reread_document
from tests.checking import wrap
from tests.reading import read_report

pytestmark = pytest.mark.django_db

WRONG = wrap(
    "2023年机关运行经费支出63.14万元，比2022年增加51.22万元，增长81.13%。", "final_account"
)
RIGHT = wrap(
    "2023年机关运行经费支出63.14万元，比2022年增加51.22万元，增长429.7%。", "final_account"
)


def store(text: str, name: str = "a.txt") -> Document:
    result = import_document(name, text.encode())
    assert result.status == "stored", result.message
    return result.document


def test_importing_a_report_checks_it():
    store(WRONG)
    finding = Finding.objects.get(code="A06")
    assert (finding.severity, finding.stated, finding.computed) == ("error", "81.13%", "429.70%")
    quotes = [one.quote for one in finding.evidence.all()]
    assert quotes[0] == "增长81.13%"
    assert [one.figure.raw for one in finding.evidence.all()] == ["81.13", "63.14", "51.22"]


def test_a_quote_is_the_exact_words_at_its_place():
    text = store(WRONG).text
    assert Evidence.objects.exists()
    assert all(text[one.start : one.end] == one.quote for one in Evidence.objects.all())


def test_checking_again_keeps_findings_as_they_are():
    store(WRONG)
    before = list(Finding.objects.values_list("pk", "identity", "changed_at"))
    result = check_department(Department.objects.get())
    assert (result.new, result.changed, result.gone) == (0, 0, 0)
    assert list(Finding.objects.values_list("pk", "identity", "changed_at")) == before


def test_reading_again_keeps_findings():
    document = store(WRONG)
    before = set(Finding.objects.values_list("pk", flat=True))
    reread_document(document)
    assert set(Finding.objects.values_list("pk", flat=True)) == before
    assert all(one.figure for one in Evidence.objects.filter(finding__code="A06"))


def test_a_corrected_version_takes_the_finding_away_from_the_report_in_force():
    store(WRONG)
    assert store(RIGHT, "b.txt").reports.get().in_force
    findings = Finding.objects.filter(code="A06")
    assert [one.report.in_force for one in findings] == [False]


def test_stored_figures_make_the_same_dossier_as_those_just_read():
    store(WRONG)
    loaded = load_dossier(Department.objects.get()).cases[0].reading
    read = make_dossier("", [("d", WRONG, read_report(WRONG).reports)]).cases[0].reading
    assert loaded.figures() == read.figures()
    assert [one.heading for one in loaded.statements] == [one.heading for one in read.statements]


def test_findings_are_exported_with_a_row_for_each_piece_of_evidence(tmp_path):
    store(WRONG)
    call_command("export_findings", "-o", str(tmp_path / "f.csv"))
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["check"] == "A06"]
    assert [row["document"] for row in rows] == ["a.txt"] * 3
    assert {row["finding"] for row in rows} == {str(Finding.objects.get(code="A06").pk)}
    assert WRONG[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["quote"]


def test_checking_names_a_body_that_is_not_there():
    from django.core.management.base import CommandError

    with pytest.raises(CommandError, match="没有收录名称含"):
        call_command("check_reports", "没有这个局")
