import csv

import pytest
from django.core.management import call_command

from reports.checks.earlier_examples import account as yearly
from reports.checks.project_examples import HALF, WHOLE, account, report, sheet, spent
from reports.importing import import_document
from reports.models import Department, Document, Finding, Report
from reports.rereading import reread_document
from tests.checking import dossier_of

pytestmark = pytest.mark.django_db

ALONE = report(spent("54.74", "99.98"))
BEHIND = account(report(spent("27.37", "50")), sheet(HALF))
AGREEING = account(report(spent("54.74", "99.98")), sheet(WHOLE))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(ALONE, encoding="utf-8")
    (tmp_path / "reports" / "b.txt").write_text(BEHIND, encoding="utf-8")
    return tmp_path / "reports"


def exported(tmp_path, code: str) -> list[dict[str, str]]:
    call_command("export_findings", "-o", str(tmp_path / "f.csv"))
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["check"] == code]


def test_one_project_with_two_spendings_is_exported_with_both_documents(folder, tmp_path):
    call_command("import_reports", str(folder))
    rows = [row for row in exported(tmp_path, "D01") if "的支出" in row["title"]]
    assert {row["severity"] for row in rows} == {"warning"}
    assert {row["document"] for row in rows} == {"a.txt", "b.txt"}
    assert {row["finding"] for row in rows} == {rows[0]["finding"]}
    assert any("54.74" in row["quote"] for row in rows if row["document"] == "a.txt")
    assert any("27.37" in row["quote"] for row in rows if row["document"] == "b.txt")


@pytest.mark.parametrize("order", [(ALONE, BEHIND), (BEHIND, ALONE)])
def test_the_order_of_import_does_not_matter(order):
    for number, text in enumerate(order):
        import_document(f"{number}.txt", text.encode())
    finding = Finding.objects.get(code="D01", title__contains="的支出")
    assert finding.report.in_force
    assert finding.title.endswith(("54.74万元与27.37万元", "27.37万元与54.74万元"))
    assert finding.evidence.values("document").distinct().count() == 2


def test_a_report_that_comes_later_brings_the_finding_about_and_a_corrected_one_ends_it():
    import_document("a.txt", ALONE.encode())
    assert not Finding.objects.filter(code="D01").exists()
    import_document("b.txt", BEHIND.encode())
    assert Finding.objects.filter(code="D01", title__contains="的支出").exists()
    import_document("c.txt", AGREEING.encode())
    assert not Finding.objects.filter(code="D01", title__contains="的支出").exists()


def test_reading_one_report_again_keeps_and_renews_findings_across_reports():
    first = import_document("a.txt", ALONE.encode()).document
    import_document("b.txt", BEHIND.encode())
    before = Finding.objects.get(code="D01", title__contains="的支出")
    reread_document(first)
    after = Finding.objects.get(code="D01", title__contains="的支出")
    assert (after.pk, after.changed_at) == (before.pk, before.changed_at)
    assert all(one.figure for one in after.evidence.all())


def test_the_body_that_a_document_was_misread_as_is_checked_again():
    document = import_document("a.txt", ALONE.encode()).document
    import_document("b.txt", BEHIND.encode())
    wrong = Department.objects.create(official_name="误读的局")
    Report.objects.update(department=wrong)
    call_command("check_reports")
    assert Finding.objects.filter(department=wrong, code="D01").exists()
    reread_document(document)
    assert (
        not Finding.objects.filter(department=wrong, title__contains="的支出")
        .filter(evidence__document=document)
        .exists()
    )


def test_last_years_account_is_checked_whichever_comes_first(tmp_path):
    now = yearly("2023年公务接待费支出0.75万元，上年决算数1.18万元。")
    import_document("2023.txt", now.encode())
    import_document("2022.txt", yearly("2022年公务接待费支出1.60万元。", 2022).encode())
    rows = exported(tmp_path, "D02")
    assert [row["document"] for row in rows] == ["2023.txt", "2022.txt"]
    assert {row["severity"] for row in rows} == {"warning"}
    assert {row["fiscal_year"] for row in rows} == {"2023"}


def test_what_changed_between_versions_is_exported_with_both(tmp_path):
    for number, text in enumerate((ALONE, report(spent("27.37", "50")))):
        import_document(f"{number}.txt", text.encode())
    rows = exported(tmp_path, "D03")
    assert [(row["document"], row["role"]) for row in rows[:2]] == [
        ("0.txt", "第1版"),
        ("1.txt", "第2版"),
    ]
    assert {row["severity"] for row in rows} == {"info"}
    assert not exported(tmp_path, "D01")


def test_the_same_bytes_again_bring_no_version():
    for name in ("a.txt", "b.txt"):
        import_document(name, ALONE.encode())
    assert Document.objects.count() == 1
    assert not Finding.objects.filter(code__startswith="D").exists()


def test_reports_of_a_project_under_other_spellings_are_one_project():
    from reports.checks.projectvoices import list_projects

    named = report(spent("27.37", "50"), name="示例甲市青禾县信访局信访维稳经费项目")
    projects = list_projects(dossier_of(ALONE, named))
    assert [len(one.voices) for one in projects] == [2]


def test_the_page_of_a_finding_shows_both_documents(client, folder):
    call_command("import_reports", str(folder))
    finding = Finding.objects.get(code="D01", title__contains="的支出")
    page = client.get(finding.get_absolute_url()).content.decode()
    assert "另一份报告所写" in page
    assert "计算所得" not in page
    assert page.count("a.txt") >= 1
    assert page.count("b.txt") >= 1
