"""A draft of a manual entry: edited by who entered it, its sums told, its file looked at."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import LogEntry
from dashboards.manual_form import name_field
from reports.entering import NotTaken, read_scan, seen_token
from reports.models import LineCell, ManualReport
from tests import builders
from tests.test_manual import PNG, SANGONG, confirm, officer_of, send

pytestmark = pytest.mark.django_db
HOSTING = name_field("三公经费/公务接待费", "final")
ABROAD = name_field("三公经费/因公出国（境）费", "final")
CARS = name_field("三公经费/公务用车购置及运行维护费", "final")
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


@pytest.fixture
def body():
    return builders.make_department("示例甲市青禾县信访局")


@pytest.fixture
def first(body, client):
    user = officer_of(body, "王会计")
    client.force_login(user)
    return user


@pytest.fixture
def second(body):
    return officer_of(body, "李会计")


@pytest.fixture
def draft(client, body, first):
    parts = {ABROAD: "0", CARS: "47,400", HOSTING: "11,000"}
    assert send(client, body, **parts).status_code == 302
    return ManualReport.objects.get()


def edit(client, entry, **fields):
    data = {
        "fiscal_year": "2019", "kind": "final_account", "scope": "", "title": entry.title,
        "unit": "元", SANGONG: "58,500",
    }  # fmt: skip
    return client.post(reverse("manual_edit", args=[entry.pk]), data | fields)


def amounts(entry):
    return {one.indicator.path: str(one.value) for one in entry.figures.all()}


def page_of(client, entry):
    return client.get(entry.get_absolute_url()).content.decode()


def test_who_entered_a_draft_edits_it_and_the_log_keeps_both_readings(client, draft):
    form = client.get(reverse("manual_edit", args=[draft.pk])).context["form"]
    assert (form[SANGONG].initial, form["unit"].initial) == ("58400", "元")
    assert edit(client, draft).url == draft.get_absolute_url()
    assert amounts(draft) == {"三公经费": "58500"}
    details = LogEntry.objects.get(action="edit_entry").details
    assert "三公经费 决算数 58400元" in details["before"]
    assert "三公经费 决算数 58500元" in details["after"]


def test_the_scan_stays_unless_another_is_chosen(client, draft):
    edit(client, draft)
    draft.refresh_from_db()
    assert bytes(draft.content) == PNG
    edit(client, draft, scan=SimpleUploadedFile("b.pdf", PDF))
    draft.refresh_from_db()
    assert (bytes(draft.content), draft.media_type) == (PDF, "application/pdf")


def test_a_second_person_does_not_edit_what_they_confirm(client, draft, second):
    client.force_login(second)
    assert "修改</a>" not in page_of(client, draft).split("</main>")[0].split('class="typed"')[1]
    assert edit(client, draft).url == draft.get_absolute_url()
    assert amounts(draft)["三公经费"] == "58400"


def test_a_confirmed_entry_is_not_edited(client, draft, first, second):
    confirm(client, draft, second)
    client.force_login(first)
    edit(client, draft)
    assert amounts(draft)["三公经费"] == "58400"


def test_an_officer_of_another_county_does_not_edit(client, draft):
    client.force_login(officer_of(builders.make_department(), "外县会计"))
    assert edit(client, draft).status_code == 403
    assert client.get(reverse("manual_edit", args=[draft.pk])).status_code == 403


def test_what_was_edited_after_it_was_shown_is_not_confirmed_unseen(client, draft, second):
    shown = seen_token(draft)
    edit(client, draft)
    page = confirm(client, draft, second, seen=shown).content.decode()
    assert "录入人改过这份录入" in page
    assert not LineCell.objects.exists()
    draft.refresh_from_db()
    confirm(client, draft, second)
    assert str(LineCell.objects.get().value) == "5.85"


def test_a_sum_that_does_not_add_up_is_told_before_it_is_confirmed(client, draft, second):
    assert "核对相符：三公经费 = 各分项之和" in page_of(client, draft)
    edit(client, draft, **{ABROAD: "0", CARS: "47,400", HOSTING: "11,000"})
    client.force_login(second)
    page = page_of(client, draft)
    assert "三公经费决算数58500元与分项之和5.84万元不符" in page
    assert "请录入人修改" in page
    assert "录入的是58500" in page


def test_a_misprint_of_the_paper_can_be_confirmed_as_it_stands(client, draft, second):
    edit(client, draft, **{ABROAD: "0", CARS: "47,400", HOSTING: "11,000"})
    draft.refresh_from_db()
    confirm(client, draft, second)
    assert str(LineCell.objects.get(indicator__path="三公经费").value) == "5.85"


def test_nothing_to_add_up_is_said(client, draft):
    edit(client, draft)
    assert "没有可以相加核对的合计和分项" in page_of(client, draft)


def test_a_pdf_is_shown_beside_the_figures_and_may_be_framed_by_this_site_only(client, draft):
    edit(client, draft, scan=SimpleUploadedFile("b.pdf", PDF))
    assert f'<iframe src="/manual/{draft.pk}/file/#navpanes=0"' in page_of(client, draft)
    scan = client.get(reverse("manual_file", args=[draft.pk]))
    assert scan["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in scan["Content-Security-Policy"]
    assert client.get(draft.get_absolute_url())["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "文件不完整"),
        (b"\xff\xd8\xff\xe0JFIF", "文件不完整"),
        (b"%PDF-1.7\n1 0 obj", "文件不完整"),
        (PDF.replace(b"endobj", b"/Encrypt 4 0 R endobj"), "加了密码"),
    ],
)
def test_a_file_that_nobody_could_check_against_is_refused(content, says):
    with pytest.raises(NotTaken, match=says):
        read_scan("a.pdf", content)


def test_an_edit_that_cannot_be_taken_changes_nothing(client, draft):
    response = edit(client, draft, **{SANGONG: "五万"})
    assert response.status_code == 422
    assert "数值应写成" in response.content.decode()
    assert amounts(draft)["三公经费"] == "58400"
