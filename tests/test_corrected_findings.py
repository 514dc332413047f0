"""A finding that rests on a corrected figure says so: the report prints something else."""

import csv
import io

import pytest
from django.core.management import call_command
from django.urls import reverse

from reports.models import Finding
from tests.correcting import TEXT, correct, make_officer, store_report

pytestmark = pytest.mark.django_db
PARTS = (
    TEXT.replace("7500元。其中公务接待费支出决算为5200元。", "7500元。\n")
    + "其中：因公出国（境）费支出决算为0元；公务用车购置及运行维护费支出决算为2300元；"
    + "公务接待费支出决算为5200元。\n"
)


@pytest.fixture
def finding():
    document = store_report(PARTS)
    assert not Finding.objects.filter(code="A01").exists()
    correct(document, make_officer(document))
    return Finding.objects.get(code="A01")


def test_the_page_of_a_finding_tells_what_is_printed(client, finding):
    page = client.get(finding.get_absolute_url()).content.decode()
    assert "这条发现用到人工更正的数" in page
    assert "原文“7500”，更正为 7,600元" in page
    assert "<dt>更正后</dt>" in page


def test_the_list_and_its_file_mark_it(client, finding):
    assert "含更正" in client.get(reverse("findings")).content.decode()
    answer = client.get(reverse("findings") + "?format=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text[text.index("程度") :]))
    rows = [row for row in rows if (row["检查项"] or "").startswith("A01")]
    assert [row["用到更正的数"] for row in rows] == ["是"]


def test_findings_on_what_is_printed_are_not_marked(client):
    store_report(PARTS.replace("7500", "7600"))
    finding = Finding.objects.get(code="A01")
    assert "含更正" not in client.get(reverse("findings")).content.decode()
    assert "人工更正" not in client.get(finding.get_absolute_url()).content.decode()


def test_the_command_tells_which_evidence_was_corrected(finding, tmp_path):
    call_command("export_findings", "-o", str(tmp_path / "a.csv"))
    rows = list(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig")))
    marked = {row["quote"] for row in rows if row["figure_status"] == "corrected"}
    assert any("7500" in quote for quote in marked)
