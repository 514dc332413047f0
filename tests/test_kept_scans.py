"""A scan that came with a form that was refused need not be chosen again."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dashboards.kept_scans import MOST_KEPT, drop_stale, keep_scan
from dashboards.models import KeptScan
from reports.entering import Scan
from reports.models import ManualReport
from tests.test_manual import PNG, SANGONG, body, first, second, send

__all__ = ["body", "first", "second"]
pytestmark = pytest.mark.django_db


def send_again(client, body, kept, **fields):
    """The corrected form without a file, with the token of the former try."""
    return send(client, body, **{"scan": "", "kept": kept.token} | fields)


@pytest.fixture
def kept(client, body, first):
    answer = send(client, body, **{SANGONG: "abc"})
    assert answer.status_code == 422
    return KeptScan.objects.get()


def test_the_form_tells_that_the_file_is_held_and_shows_it(client, body, first):
    page = send(client, body, **{SANGONG: "abc"}).content.decode()
    kept = KeptScan.objects.get()
    assert "原件已收下，不必重选" in page
    assert f'name="kept" value="{kept.token}"' in page
    assert reverse("manual_kept", args=[kept.token]) in page
    assert "required" not in re.search(r'<input[^>]*name="scan"[^>]*>', page).group()


def test_the_second_try_takes_the_file_of_the_first_and_leaves_no_copy(client, body, kept):
    assert send_again(client, body, kept).status_code == 302
    entry = ManualReport.objects.get()
    assert (bytes(entry.content), entry.file_name) == (PNG, "扫描件.png")
    assert not KeptScan.objects.exists()


def test_a_refusal_after_a_refusal_keeps_the_same_file(client, body, kept):
    page = send_again(client, body, kept, title="").content.decode()
    assert KeptScan.objects.get() == kept
    assert kept.token in page


def test_another_file_takes_the_place_of_the_one_that_is_held(client, body, kept):
    other = SimpleUploadedFile("另一份.png", PNG + b"IEND")
    send_again(client, body, kept, scan=other, title="")
    assert KeptScan.objects.get().file_name == "另一份.png"
    send_again(client, body, KeptScan.objects.get())
    assert bytes(ManualReport.objects.get().content) == PNG + b"IEND"


def test_a_wrong_file_is_not_held(client, body, first):
    send(client, body, content=b"<html>", **{SANGONG: "abc"})
    assert not KeptScan.objects.exists()


def test_a_held_file_is_nobody_elses(client, body, kept, second):
    address = reverse("manual_kept", args=[kept.token])
    shown = client.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    client.force_login(second)
    assert client.get(address).status_code == 404
    answer = send_again(client, body, kept)
    assert (answer.status_code, ManualReport.objects.count()) == (422, 0)
    client.logout()
    assert client.get(address).status_code == 302


def test_a_file_that_nobody_came_back_for_goes_after_a_day(client, body, kept):
    KeptScan.objects.update(kept_at=timezone.now() - timedelta(hours=25))
    answer = send_again(client, body, kept)
    assert "先前选的文件只保留一天" in answer.content.decode()
    assert (drop_stale(), KeptScan.objects.count()) == (1, 0)


def test_any_entry_clears_what_is_too_old(client, body, kept, second):
    KeptScan.objects.update(kept_at=timezone.now() - timedelta(hours=25))
    client.force_login(second)
    assert send(client, body).status_code == 302
    assert not KeptScan.objects.exists()


def test_one_user_holds_a_few_files_only(first, second):
    scans = [Scan(f"{number}.png", PNG, "image/png") for number in range(MOST_KEPT + 2)]
    for scan in scans:
        keep_scan(first, scan)
    other = keep_scan(second, scans[0])
    names = set(KeptScan.objects.filter(user=first).values_list("file_name", flat=True))
    assert names == {scan.name for scan in scans[2:]}
    assert KeptScan.objects.filter(pk=other.pk).exists()


def test_a_draft_may_get_the_held_file_instead_of_its_own(client, body, first):
    send(client, body)
    entry = ManualReport.objects.get()
    address = reverse("manual_edit", args=[entry.pk])
    fields = {"fiscal_year": "2019", "kind": "final_account", "unit": "元", SANGONG: "58,400"}
    other = SimpleUploadedFile("新.png", PNG + b"IEND")
    client.post(address, fields | {"title": "", "scan": other})
    kept = KeptScan.objects.get()
    answer = client.post(address, fields | {"title": "2019年度部门决算", "kept": kept.token})
    assert answer.status_code == 302
    entry.refresh_from_db()
    assert (entry.file_name, KeptScan.objects.count()) == ("新.png", 0)


def test_the_same_file_twice_leads_to_the_first_entry(client, body, first):
    send(client, body)
    page = send(client, body).content.decode()
    assert "《青禾县信访局2019年度部门决算》（待复核）" in page
    assert not KeptScan.objects.exists()
