"""Corrections laid over what was read anew: the same file, a newer extractor.

Called by the writer of what was read, inside its transaction and before line items are drawn.
"""

from __future__ import annotations

from django.utils import timezone

from reports.anchors import Anchor, find_again, stands_at
from reports.models import CorrectedPlace, Correction, Document
from reports.readings import (
    fingerprint,
    overlapping,
    read_place,
    same_reading,
    write_place,
)
from reports.spans import Span


def standing(place: CorrectedPlace) -> Correction | None:
    """The correction in force at a place."""
    return place.corrections.filter(state="standing").order_by("-number").first()


def effective(place: CorrectedPlace) -> dict:
    """The reading in force: a person's, else the machine's."""
    correction = standing(place)
    return correction.after if correction else place.machine


def name_conflict(place: CorrectedPlace) -> str:
    """What has to be decided at a place, if anything."""
    if place.conflict == "lost":
        return "lost"
    if place.corrections.filter(state="rival").exists():
        return "rival"
    correction = standing(place)
    if correction is None or same_reading(place.machine, correction.after):
        return ""
    return "" if same_reading(place.machine, place.settled) else "reading"


def anchor_of(place: CorrectedPlace) -> Anchor:
    """The words that a place hangs on."""
    length = place.end - place.start
    return Anchor(place.quote, place.offset, length, place.occurrence, place.occurrences)


def reapply_corrections(document: Document) -> int:
    """Lay the corrections of a document over its present reading; how many stand in it."""
    orphans = CorrectedPlace.objects.filter(sha256=document.sha256, document=None)
    orphans.update(document=document)
    places = list(document.corrected_places.order_by("pk"))
    # A place that moves may pass where another still is.
    moved = [(place, locate(document, place)) for place in places]
    count = 0
    for place, span in moved:
        if span is None or taken(place, span):
            place.conflict = "lost"
            place.save(update_fields=["conflict"])
            continue
        place.start, place.end = span
        place.conflict = ""
        place.machine = read_place(document, span)
        place.conflict = name_conflict(place)
        place.save()
        if standing(place):
            write_place(document, span, effective(place))
            count += 1
    return count


def locate(document: Document, place: CorrectedPlace) -> Span | None:
    """Where a place now stands in its document."""
    span, anchor = Span(place.start, place.end), anchor_of(place)
    if stands_at(document.text, span, anchor):
        return span
    return find_again(document.text, Span(0, len(document.text)), anchor)


def taken(place: CorrectedPlace, span: Span) -> bool:
    """Whether another place of the document holds the span."""
    others = CorrectedPlace.objects.filter(document=place.document_id).exclude(pk=place.pk)
    return overlapping(others.exclude(conflict="lost"), span).exists()


def close(correction: Correction, state: str, name: str, reason: str) -> None:
    """The mark that a correction no longer stands."""
    correction.state = state
    correction.closed_by, correction.closed_at = name, timezone.now()
    correction.close_reason = reason[:300]
    correction.save(update_fields=["state", "closed_by", "closed_at", "close_reason"])


def seen_token(version: int, reading: dict) -> str:
    """What a form carries to tell whether the place was changed after it was shown."""
    return f"{version}.{fingerprint(reading)}"
