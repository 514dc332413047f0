"""What tests of accessibility and of the keyboard share: the pages, and a site that fills them."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from accounts.models import Membership
from reports.corpus.samples import SAMPLES, write_sample
from reports.importing import import_document
from reports.models import Department, Finding, ManualReport, Numeral
from tests.correcting import make_officer
from tests.test_manual import send

# One body of each sort: “三公” in full, as noughts, not published.
CHOSEN = SAMPLES[0], SAMPLES[1], SAMPLES[2]
YEAR = 2022
# Rows that repeat each other say nothing new and cost most of the time.
TRIM = """
() => document.querySelectorAll('tbody, .text, .family, .tiles, ul.found').forEach(
  whole => [...whole.children].slice(12).forEach(
    part => part.querySelector('.on') || part.matches('.on') || part.remove()))
"""
COMPARE = ("ranking", "band", "parts", "trend", "scatter", "cities")
PUBLIC = (
    *("overview", "sangong", "execution", "scores", "projects", "kpis", "petitions", "where"),
    *("coverage", "departments", "findings", "checks", "login"),
)


def store_site() -> None:
    """Three bodies' reports of one year as real ones, so that all pages have something to show."""
    for sample in CHOSEN:
        file = write_sample(sample, YEAR)
        import_document(file.name, file.text.encode(), published_on=file.published_on)


def list_public() -> list[str]:
    """Addresses of all pages that anybody may read."""
    body = Department.objects.order_by("pk").first()
    report = body.reports.filter(kind="overall_evaluation").first()
    figure = report.figures.order_by("start").first()
    finding = Finding.objects.filter(evidence__start__isnull=False).first()
    share = f"?indicator=三公经费&measure=share&year={YEAR}"
    return [
        *(reverse(name) for name in PUBLIC),
        *(f"{reverse('compare')}?view={view}&own={body.pk}" for view in COMPARE),
        reverse("check", args=["E04"]),
        reverse("working", args=[body.pk]) + share,
        body.get_absolute_url(),
        finding.get_absolute_url(),
        f"{report.get_absolute_url()}?class=date",
        figure.get_absolute_url(),
        "/nowhere/",
    ]


def sign_in_officer() -> Client:
    """A client signed in as a finance officer of the first body."""
    user = make_officer()
    body = Department.objects.order_by("pk").first()
    Membership.objects.create(user=user, department=body)
    client = Client()
    client.force_login(user)
    return client


def list_private(client: Client) -> list[str]:
    """Addresses of the pages of those who correct and enter figures."""
    body = Department.objects.order_by("pk").first()
    figure = (
        body.reports.filter(kind="overall_evaluation").first().figures.order_by("start").first()
    )
    # Something must wait in the queue.
    waiting = Numeral.objects.filter(document=figure.report.document, cls="date").first()
    Numeral.objects.filter(pk=waiting.pk).update(cls="unread")
    assert send(client, body).status_code == 302
    entry = ManualReport.objects.get()
    place = f"?at={figure.start}-{figure.end}&n=0#figure"
    return [
        reverse("queue"),
        reverse("correct", args=[figure.report_id]) + place,
        figure.get_absolute_url(),
        reverse("manual_entries"),
        reverse("manual_enter"),
        entry.get_absolute_url(),
        reverse("account"),
        reverse("password_change"),
    ]
