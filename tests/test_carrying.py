"""Corrections and a newer version of the report: none is lost, none comes back by itself."""

import pytest
from django.urls import reverse

from reports.correcting import Author, settle_place, withdraw_correction
from reports.models import CorrectedPlace, Correction, Document, Report
from reports.reapplying import effective, seen_token
from reports.rereading import reread_document
from tests.correcting import TEXT, correct, make_officer, span_of, store_report
from tests.test_correcting import sangong

pytestmark = pytest.mark.django_db
FEWER = TEXT.replace("7500", "7400")
GONE = TEXT.replace("2023年“三公”经费财政拨款支出决算为7500元。其中公务", "公务")


@pytest.fixture
def document():
    return store_report()


@pytest.fixture
def officer(document):
    return make_officer(document)


def settle(place, choice, officer):
    seen = seen_token(place.version, effective(place))
    settle_place(place, choice, author=Author(officer), seen=seen)


def open_place():
    return CorrectedPlace.objects.open().get()


def test_a_sentence_with_other_numbers_waits_beside_the_newer_reading(document, officer):
    correct(document, officer)
    store_report(FEWER, "b.txt")
    assert (open_place().conflict, open_place().raw, sangong()) == ("rival", "7400", "0.74")


def test_the_correction_of_the_earlier_version_can_be_chosen(document, officer):
    correct(document, officer)
    newer = store_report(FEWER, "b.txt")
    settle(open_place(), "1", officer)
    assert (sangong(), CorrectedPlace.objects.open().count()) == ("0.76", 0)
    assert newer.reports.get().figures.get(status="corrected").raw == "7400"


def test_the_reading_of_the_newer_version_can_be_kept(document, officer):
    correct(document, officer)
    store_report(FEWER, "b.txt")
    settle(open_place(), "keep", officer)
    assert (sangong(), CorrectedPlace.objects.open().count()) == ("0.74", 0)
    assert Correction.objects.filter(state="declined").count() == 1


def test_what_was_decided_of_a_newer_version_is_not_asked_again(document, officer):
    correct(document, officer)
    store_report(FEWER, "b.txt")
    settle(open_place(), "keep", officer)
    store_report(TEXT.replace("7500", "7300"), "c.txt")
    assert (sangong(), CorrectedPlace.objects.open().count()) == ("0.73", 0)


def test_a_newer_version_that_prints_what_was_corrected_asks_nothing(document, officer):
    correct(document, officer)
    store_report(TEXT.replace("7500", "7600"), "b.txt")
    assert (sangong(), CorrectedPlace.objects.open().count()) == ("0.76", 0)


def test_a_correction_that_still_waits_waits_in_the_next_version_too(document, officer):
    correct(document, officer)
    store_report(FEWER, "b.txt")
    newest = store_report(FEWER.replace("309.33", "310.02"), "c.txt")
    assert newest.corrected_places.get().conflict == "rival"


def test_a_correction_that_was_withdrawn_does_not_come_back(document, officer):
    correct(document, officer)
    store_report(TEXT.replace("309.33", "310.02"), "b.txt")
    carried = Correction.objects.get(carried_from__isnull=False)
    withdraw_correction(carried, author=Author(officer), reason="新版本已改对")
    store_report(TEXT.replace("309.33", "311.02"), "c.txt")
    assert sangong() == "0.75"


def test_a_sentence_that_is_gone_waits_for_a_decision(document, officer):
    correct(document, officer)
    newer = store_report(GONE, "b.txt")
    place = newer.corrected_places.get()
    assert (place.conflict, place.raw) == ("lost", "7500")
    assert place.corrections.get().before["figures"][0]["value"] == "7500"
    settle(place, "keep", officer)
    assert not CorrectedPlace.objects.open().exists()
    assert newer.reports.get().figures.filter(status="corrected").count() == 0


def test_two_sentences_that_are_gone_are_decided_one_by_one(document, officer):
    correct(document, officer)
    correct(document, officer, "5200")
    newer = store_report(TEXT[: TEXT.index("七、")], "b.txt")
    places = list(newer.corrected_places.all())
    assert [place.conflict for place in places] == ["lost", "lost"]
    for place in places:
        settle(place, "keep", officer)
    assert not CorrectedPlace.objects.open().exists()


def test_an_older_version_that_is_read_again_gets_no_task(document, officer):
    newer = store_report(FEWER, "b.txt")
    correct(newer, officer, "7400")
    reread_document(Document.objects.get(pk=document.pk))
    assert not CorrectedPlace.objects.open().exists()


@pytest.mark.parametrize(("text", "said"), [(FEWER, "新版本改了这句话里的数字"), (GONE, "找不到")])
def test_the_queue_and_the_page_say_what_the_newer_version_changed(
    client, document, officer, text, said
):
    client.force_login(officer)
    correct(document, officer)
    store_report(text, "b.txt")
    assert said in client.get(reverse("queue")).content.decode()
    place, report = open_place(), Report.objects.get(in_force=True)
    page = client.get(f"{report.get_absolute_url()}?at={place.start}-{place.end}").content.decode()
    assert said in page
    assert "7,600元" in page


def test_an_older_version_says_that_it_is_not_compared_and_where_the_newer_is(
    client, document, officer
):
    client.force_login(officer)
    newer = store_report(FEWER, "b.txt").reports.get()
    at = span_of(document, "7500")
    page = client.get(f"/reports/{document.reports.get().pk}/correct/?at={at.start}-{at.end}")
    assert "在这里更正不影响对照表和图" in page.content.decode()
    assert f'href="{newer.get_absolute_url()}"' in page.content.decode()


def test_a_conflict_is_asked_once_in_the_newest_version(client, document, officer):
    correct(document, officer)
    store_report(FEWER, "b.txt")
    store_report(FEWER.replace("309.33", "310.02"), "c.txt")
    client.force_login(officer)
    page = client.get(reverse("queue")).content.decode()
    assert page.count("新版本改了这句话里的数字") == 1


def test_of_a_sentence_that_is_gone_the_page_shows_the_old_words_and_no_form(
    client, document, officer
):
    client.force_login(officer)
    correct(document, officer)
    report = store_report(GONE, "b.txt").reports.get()
    place = open_place()
    page = client.get(
        f"/reports/{report.pk}/correct/?at={place.start}-{place.end}"
    ).content.decode()
    assert "财政拨款支出决算为7500元" in page
    assert 'id="c_indicator"' not in page
    former = document.reports.get().get_absolute_url()
    assert f'href="{former}?at={place.origin.start}-{place.origin.end}#figure"' in page
    assert "财政拨款支出决算为7500元" in client.get(reverse("queue")).content.decode()
