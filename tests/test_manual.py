"""Manual entry: a paper report is typed in beside its scan, confirmed by a second person."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Membership
from dashboards.manual_form import ManualForm, name_field
from reports.entering import LARGEST_FILE, NotTaken, find_media_type, read_scan, seen_token
from reports.models import (
    CheckOutcome,
    Department,
    Document,
    Figure,
    LineCell,
    ManualReport,
    Numeral,
    Report,
)
from tests import builders
from tests.correcting import make_officer

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40) + b"IEND"
SANGONG = name_field("三公经费", "final")


@pytest.fixture
def body():
    return builders.make_department("示例甲市青禾县信访局")


def officer_of(body, name):
    user = make_officer(name=name)
    Membership.objects.create(user=user, department=body)
    return user


@pytest.fixture
def first(body, client):
    user = officer_of(body, "王会计")
    client.force_login(user)
    return user


@pytest.fixture
def second(body):
    return officer_of(body, "李会计")


def send(client, body, content=PNG, name="扫描件.png", **fields):
    data = {
        "department": body.pk, "fiscal_year": "2019", "kind": "final_account", "scope": "",
        "title": "青禾县信访局2019年度部门决算", "unit": "元", SANGONG: "58,400",
        "scan": SimpleUploadedFile(name, content),
    }  # fmt: skip
    return client.post(reverse("manual_enter"), data | fields)


def confirm(client, entry, user, seen=""):
    client.force_login(user)
    address = reverse("manual_confirm", args=[entry.pk])
    return client.post(address, {"seen": seen or seen_token(entry)}, follow=True)


@pytest.fixture
def draft(client, body, first):
    assert send(client, body).status_code == 302
    return ManualReport.objects.get()


@pytest.fixture
def confirmed(client, draft, second):
    confirm(client, draft, second)
    draft.refresh_from_db()
    assert draft.state == "confirmed"
    return draft


def test_a_draft_is_kept_with_its_scan_and_compared_nowhere(client, draft):
    assert (draft.state, draft.media_type, bytes(draft.content)) == ("draft", "image/png", PNG)
    assert not LineCell.objects.exists()
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "58,400" in page
    assert f'<img src="/manual/{draft.pk}/file/"' in page
    assert b"".join(client.get(reverse("manual_file", args=[draft.pk]))) == PNG


def test_who_entered_cannot_confirm(client, draft, first):
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "manual_confirm" not in page
    assert "对照原件，确认" not in page
    assert "录入人不能复核自己录入的报告" in confirm(client, draft, first).content.decode()
    assert not LineCell.objects.exists()
    draft.confirmed_by = first
    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


def test_once_confirmed_the_value_stands_on_the_body_page_marked(client, body, confirmed):
    cell = LineCell.objects.get()
    assert (str(cell.value), cell.unit, cell.figure.status) == ("5.84", "万元", "manual")
    page = client.get(body.get_absolute_url() + "?year=2019").content.decode()
    assert re.search(r'class="tag">人工录入</span> <a[^>]*>5\.84', page)


def test_comparing_pages_and_their_exports_mark_it(client, body, confirmed):
    compare = f"?year=2019&indicator=三公经费&own={body.pk}"
    for name, query in (("sangong", "?year=2019"), ("compare", compare)):
        page = client.get(reverse(name) + query)
        assert re.search(r'class="tag">人工录入</span> <a[^>]*>5\.84', page.content.decode()), name
        assert re.search("5.84 ◆人工录入|（人工录入）", str(page.context["chart"].figure)), name
        lines = client.get(reverse(name) + query + "&format=csv").getvalue().decode().splitlines()
        heads, row = (line.split(",") for line in lines[:2])
        assert row[heads.index("人工录入")] == "“三公”经费（万元）"
        assert row[heads.index("已更正")] == ""


def test_a_value_leads_to_the_entry_with_its_scan(client, confirmed):
    client.logout()
    page = client.get(LineCell.objects.get().figure.get_absolute_url(), follow=True)
    assert page.redirect_chain[0][0].startswith(f"/manual/{confirmed.pk}/?at=")
    html = page.content.decode()
    assert re.search(r'<tr id="figure" class="chosen"><td>三公经费', html)
    assert f"/manual/{confirmed.pk}/file/" in html
    assert "李会计" in html


def test_every_numeral_of_the_entry_is_accounted_for(confirmed):
    document = Document.objects.get()
    numerals = [(one.text, one.cls) for one in Numeral.objects.order_by("start")]
    assert numerals == [("2019", "date"), ("58400", "figure")]
    figure = Figure.objects.get()
    assert document.text[figure.start : figure.end] == "58400"
    assert bytes(document.content) == PNG


def test_withdrawing_takes_the_value_away_and_keeps_the_entry(client, body, confirmed):
    address = reverse("manual_withdraw", args=[confirmed.pk])
    assert "理由" in client.post(address, follow=True).content.decode()
    client.post(address, {"reason": "单位看错"})
    confirmed.refresh_from_db()
    assert (confirmed.state, confirmed.withdraw_reason) == ("withdrawn", "单位看错")
    assert not any(model.objects.exists() for model in (LineCell, Report, Document))
    assert "单位看错" in client.get(confirmed.get_absolute_url()).content.decode()
    assert send(client, body).status_code == 302


def test_another_confirmation_after_withdrawal_is_refused(client, draft, second):
    client.post(reverse("manual_withdraw", args=[draft.pk]), {"reason": "重复"})
    assert "已经确认或撤回" in confirm(client, draft, second).content.decode()
    assert not LineCell.objects.exists()


@pytest.mark.parametrize("content", [b"GIF89a" + bytes(20), b"<svg/>", b"PK\x03\x04docx"])
def test_a_file_that_is_no_image_or_pdf_is_refused_whatever_its_name(client, body, first, content):
    response = send(client, body, content=content)
    assert response.status_code == 422
    assert "只收 PNG、JPEG 图片和 PDF" in response.content.decode()
    assert 'value="58,400"' in response.content.decode()
    assert not ManualReport.objects.exists()


def test_files_are_told_by_their_first_bytes_and_not_too_large():
    assert find_media_type(b"%PDF-1.7\n") == "application/pdf"
    assert find_media_type(b"\xff\xd8\xff\xe0JFIF") == "image/jpeg"
    assert read_scan("a.png", PNG.ljust(LARGEST_FILE, b"\0")).media_type == "image/png"
    with pytest.raises(NotTaken, match="超过 10 MB"):
        read_scan("a.png", PNG.ljust(LARGEST_FILE + 1, b"\0"))


def test_an_officer_of_another_county_is_refused_everywhere(client, body, draft):
    client.force_login(officer_of(builders.make_department(), "外县会计"))
    assert send(client, body, content=PNG + b"2").status_code == 403
    for name in ("manual_confirm", "manual_withdraw"):
        address = reverse(name, args=[draft.pk])
        assert client.post(address, {"reason": "试"}).status_code == 403
    for name in ("manual", "manual_file"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 403
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_viewer_may_not_enter_and_a_visitor_is_sent_to_sign_in(client, draft):
    client.logout()
    assert "login" in client.get(reverse("manual_enter")).url
    client.force_login(make_officer(name="看的人", role="viewer"))
    assert client.get(reverse("manual_enter")).status_code == 403
    assert client.get(reverse("manual_entries")).status_code == 403


def test_the_second_person_finds_the_draft_in_the_queue(client, draft, first, second):
    assert "份人工录入的报告等您复核" not in client.get(reverse("queue")).content.decode()
    client.force_login(second)
    assert "1 份人工录入的报告等您复核" in client.get(reverse("queue")).content.decode()
    assert draft.title in client.get(reverse("manual_entries")).content.decode()


def test_a_report_that_is_stored_is_not_entered_by_hand(client, body, first):
    builders.make_report(body, 2019)
    response = send(client, body)
    assert response.status_code == 422
    assert "已经收录，不必人工录入" in response.content.decode()


def test_the_same_scan_is_not_entered_twice(client, body, draft):
    response = send(client, body, fiscal_year="2018")
    assert "这个文件已经录入过" in response.content.decode()
    assert ManualReport.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({SANGONG: ""}, "请至少填写一项数据"),
        ({SANGONG: "五万"}, "数值应写成"),
        ({"kind": "budget"}, "部门预算没有决算数"),
        ({"fiscal_year": "219"}, "年度应在 1990 至 2100 之间"),
    ],
)
def test_the_form_says_what_is_wrong(client, body, first, fields, said):
    response = send(client, body, **fields)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_every_line_of_the_form_can_be_typed_in(client, body, first, second):
    form = ManualForm(bodies=Department.objects.all())
    names = [name for name in form.fields if ":" in name]
    send(client, body, **{name: f"{place}.5" for place, name in enumerate(names, 1)})
    confirm(client, ManualReport.objects.get(), second)
    assert LineCell.objects.count() == len(names) == 48


def test_what_the_form_does_not_ask_is_not_called_unpublished(client, body, confirmed):
    query = f"?year=2019&indicator=政府采购/总额&own={body.pk}"
    page = client.get(reverse("compare") + query).content.decode()
    assert "未收录" in page
    assert "已存入，其中没有政府采购" not in page
    assert "没有存入2019年的部门决算" in page
    coverage = client.get(reverse("coverage") + "?kind=final_account").content.decode()
    assert "未公开：" not in coverage


def test_entries_are_neither_read_again_nor_checked_nor_corrected(client, confirmed, capsys):
    call_command("reread_reports")
    assert capsys.readouterr().out == ""
    assert not CheckOutcome.objects.exists()
    figure = Figure.objects.get()
    address = reverse("correct", args=[figure.report_id]) + f"?at={figure.start}-{figure.end}"
    assert client.get(address).url == confirmed.get_absolute_url()
