import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from accounts.models import LogEntry
from reports.correcting import (
    Author,
    NotCorrectable,
    correct_place,
    settle_place,
    token_of,
    withdraw_correction,
)
from reports.exporting import export_rows
from reports.importing import import_document
from reports.models import (
    CheckOutcome,
    CorrectedPlace,
    Correction,
    Document,
    Figure,
    Finding,
    LineCell,
    Numeral,
    Report,
)
from reports.readings import read_place
from reports.rereading import reread_document
from reports.spans import Span
from tests.correcting import TEXT, change, correct, make_officer, span_of, store_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return store_report()


@pytest.fixture
def officer(document):
    return make_officer(document)


def sangong():
    return str(LineCell.objects.get(indicator__path="三公经费", measure="final").value)


def exported(words):
    return next(row for row in export_rows(every_numeral=True) if row["text"] == words)


def test_line_item_and_export_follow_a_correction(document, officer):
    correct(document, officer)
    assert sangong() == "0.76"
    assert (exported("7500")["value"], exported("7500")["status"]) == ("7600", "corrected")


def test_a_correction_keeps_who_why_and_what_was_read_before(document, officer):
    correction = correct(document, officer)
    assert correction.author_name == "王会计"
    assert correction.reason == "与决算公开表核对"
    assert correction.before["figures"][0]["value"] == "7500"
    assert LogEntry.objects.filter(action="correct", actor_name="王会计").count() == 1


def test_withdrawing_brings_the_former_reading_back(document, officer):
    before = read_place(document, span_of(document, "7500"))
    correction = correct(document, officer)
    withdraw_correction(correction, author=Author(officer), reason="改错了")
    assert read_place(document, span_of(document, "7500")) == before
    assert sangong() == "0.75"


def test_withdrawing_the_second_leads_back_to_the_first(document, officer):
    correct(document, officer)
    second = correct(document, officer, value="7700")
    withdraw_correction(second, author=Author(officer), reason="改错了")
    assert sangong() == "0.76"


def test_a_correction_is_withdrawn_once(document, officer):
    correction = correct(document, officer)
    withdraw_correction(correction, author=Author(officer), reason="改错了")
    with pytest.raises(NotCorrectable, match="已撤回"):
        withdraw_correction(correction, author=Author(officer), reason="再撤")


def test_the_same_bytes_again_leave_a_correction(document, officer):
    correct(document, officer)
    assert import_document("a.txt", TEXT.encode()).status == "unchanged"
    assert sangong() == "0.76"


def test_reading_again_leaves_a_correction(document, officer):
    correct(document, officer)
    call_command("reread_reports")
    assert sangong() == "0.76"
    assert CorrectedPlace.objects.get().conflict == ""


def test_withdrawing_after_reading_again_brings_the_machine_reading_back(document, officer):
    correction = correct(document, officer)
    call_command("reread_reports")
    withdraw_correction(correction, author=Author(officer), reason="改错了")
    assert sangong() == "0.75"


def test_a_new_version_with_the_same_sentence_takes_the_correction_over(document, officer):
    correct(document, officer)
    store_report(TEXT.replace("309.33", "310.02"), "b.txt")
    assert Report.objects.get(in_force=True).document.name == "b.txt"
    assert sangong() == "0.76"
    assert Correction.objects.get(carried_from__isnull=False).author == officer


def test_a_new_version_that_words_the_sentence_otherwise_is_read_anew(document, officer):
    correct(document, officer)
    store_report(TEXT.replace("7500", "7400"), "b.txt")
    assert sangong() == "0.74"


def test_a_later_reading_that_differs_waits_for_a_decision(document, officer, monkeypatch):
    correct(document, officer)
    CorrectedPlace.objects.update(settled=change(document, "7500", value="1"))
    reread_document(document)
    place = CorrectedPlace.objects.get()
    assert (place.conflict, sangong()) == ("reading", "0.76")
    seen = token_of(document, span_of(document, "7500"))
    settle_place(place, "machine", author=Author(officer), seen=seen)
    assert (CorrectedPlace.objects.get().conflict, sangong()) == ("", "0.75")


def test_of_two_who_correct_at_once_neither_is_lost(document, officer):
    other = make_officer(document, "李会计")
    seen = token_of(document, span_of(document, "7500"))
    correct(document, officer, seen=seen)
    rival = correct(document, other, seen=seen, value="7800")
    assert (rival.state, sangong()) == ("rival", "0.76")
    place = CorrectedPlace.objects.get()
    assert place.conflict == "rival"
    seen = token_of(document, span_of(document, "7500"))
    settle_place(place, str(rival.number), author=Author(officer), seen=seen)
    assert (CorrectedPlace.objects.get().conflict, sangong()) == ("", "0.78")


def test_who_goes_back_and_sends_the_form_again_is_no_second_person(document, officer):
    seen = token_of(document, span_of(document, "7500"))
    correct(document, officer, seen=seen)
    again = correct(document, officer, seen=seen, value="7700")
    assert (again.state, sangong()) == ("standing", "0.77")
    withdraw_correction(again, author=Author(officer), reason="还是前一次对")
    assert sangong() == "0.76"


def test_another_who_wrote_in_between_is_not_passed_over(document, officer):
    seen = token_of(document, span_of(document, "7500"))
    correct(document, officer, seen=seen)
    correct(document, make_officer(document, "李会计"), value="7800")
    assert correct(document, officer, seen=seen, value="7700").state == "rival"
    assert sangong() == "0.78"


def test_an_officer_of_another_county_is_refused(document):
    stranger = make_officer(name="外县")
    with pytest.raises(PermissionDenied):
        correct(document, stranger)
    assert not CorrectedPlace.objects.exists()


def test_an_administrator_corrects_any_body(document):
    correct(document, make_officer(name="管理", role="administrator"))
    assert sangong() == "0.76"


def test_an_auditor_does_not_correct(document):
    with pytest.raises(PermissionDenied):
        correct(document, make_officer(document, "审计", "auditor"))


def test_a_numeral_marked_as_no_datum_leaves_the_tables(document, officer):
    span = span_of(document, "7500")
    after = {"cls": "code", "rule": "", "reason": "", "figures": []}
    seen = token_of(document, span)
    correct_place(document, span, after, author=Author(officer), reason="是编号", seen=seen)
    assert Numeral.objects.get(document=document, start=span.start).cls == "code"
    assert not LineCell.objects.filter(indicator__path="三公经费").exists()


def test_a_figure_that_was_missed_enters_the_tables(document, officer):
    span, seen = span_of(document, "接待"), token_of(document, span_of(document, "接待"))
    figure = change(document, "7500", indicator="三公经费/外事接待", value="0")["figures"][0]
    figure |= {"span": [0, 2], "statement": [0, 2], "raw": "接待"}
    after = {"cls": "", "rule": "", "reason": "", "figures": [figure]}
    correct_place(document, span, after, author=Author(officer), reason="漏读", seen=seen)
    assert LineCell.objects.get(indicator__path="三公经费/外事接待").value == 0
    reread_document(document)
    assert Figure.objects.get(indicator__path="三公经费/外事接待").status == "corrected"


def test_a_correction_that_changes_nothing_is_refused(document, officer):
    with pytest.raises(NotCorrectable, match="相同"):
        correct(document, officer, value="7500")


def test_the_same_file_stored_anew_finds_its_corrections(document, officer):
    correct(document, officer)
    Report.objects.all().delete()
    document.delete()
    store_report()
    assert sangong() == "0.76"


def test_a_correction_of_the_class_is_exported_as_corrected(document, officer):
    span = span_of(document, "7500")
    after = {"cls": "code", "rule": "", "reason": "", "figures": []}
    seen = token_of(document, span)
    correct_place(document, span, after, author=Author(officer), reason="是编号", seen=seen)
    assert (exported("7500")["class"], exported("7500")["status"]) == ("code", "corrected")


def test_undoing_gives_each_numeral_of_a_place_its_own_class_back(document, officer):
    start, end = span_of(document, "2023年本年收入合计309.33")
    before = read_place(document, Span(start, end))
    after = {"cls": "name", "rule": "", "reason": "", "figures": []}
    seen = token_of(document, Span(start, end))
    correction = correct_place(
        document, Span(start, end), after, author=Author(officer), reason="名称", seen=seen
    )
    withdraw_correction(correction, author=Author(officer), reason="改错了")
    assert read_place(document, Span(start, end)) == before
    assert [one[1] for one in before["numerals"]] == ["date", "figure"]


def test_a_place_inside_another_that_was_corrected_is_refused(document, officer):
    correct(document, officer)
    start, end = span_of(document, "支出决算为7500元")
    with pytest.raises(NotCorrectable, match="重叠"):
        correct_place(
            document, Span(start, end), {"cls": "name", "rule": "", "reason": "", "figures": []},
            author=Author(officer), reason="名称", seen=token_of(document, Span(start, end)),
        )  # fmt: skip


def test_a_corrected_figure_goes_before_the_first_that_says_so(db):
    again = "2023年“三公”经费财政拨款支出决算为7510元。\n"
    document = store_report(TEXT + again)
    assert sangong() == "0.75"
    correct(document, make_officer(document), "7510")
    assert sangong() == "0.76"


def test_checks_run_again_after_a_correction(document, officer):
    CheckOutcome.objects.all().delete()
    correct(document, officer)
    assert CheckOutcome.objects.exists() or Finding.objects.exists()


def test_words_that_are_gone_from_the_text_leave_a_conflict(document, officer):
    correct(document, officer)
    Document.objects.update(content=TEXT.replace("7500", "7400").encode())
    reread_document(Document.objects.get())
    assert (CorrectedPlace.objects.get().conflict, sangong()) == ("lost", "0.74")
