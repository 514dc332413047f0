"""Two who write at the same moment; needs a database that serves several at once."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from reports.correcting import token_of
from reports.models import CorrectedPlace, Correction, LineCell
from reports.rereading import reread_document
from tests.correcting import correct, make_officer, span_of, store_report

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        os.environ["TEST_DB"] != "postgres", reason="SQLite in memory has one writer"
    ),
]


def at_once(*tasks):
    """Runs the tasks together; returns what they return, raises what they raise."""
    barrier = Barrier(len(tasks))

    def run(task):
        barrier.wait()
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [one.result() for one in [pool.submit(run, task) for task in tasks]]


def sangong():
    return str(LineCell.objects.get(indicator__path="三公经费", measure="final").value)


def test_of_two_corrections_at_the_same_moment_one_stands_and_one_waits():
    document = store_report()
    people = [make_officer(document, name) for name in ("王会计", "李会计")]
    seen = token_of(document, span_of(document, "7500"))
    at_once(
        lambda: correct(document, people[0], seen=seen, value="7600"),
        lambda: correct(document, people[1], seen=seen, value="7800"),
    )
    assert sorted(Correction.objects.values_list("state", flat=True)) == ["rival", "standing"]
    assert CorrectedPlace.objects.get().conflict == "rival"
    assert sangong() in ("0.76", "0.78")


def test_a_correction_while_the_document_is_read_again_stands():
    document = store_report()
    officer = make_officer(document)
    at_once(lambda: correct(document, officer), lambda: reread_document(document))
    assert Correction.objects.get().state == "standing"
    assert sangong() == "0.76"
