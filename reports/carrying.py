"""Corrections of earlier versions of a report, carried over to a newer one.

Where the same sentence stands in the newer version, the correction stands. Where only numbers
of the sentence changed, the newer reading counts and the correction waits beside it for a
decision. Where the sentence is gone, that has to be decided too: no correction ends unseen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from reports.anchors import find_again, find_reworded, make_anchor
from reports.models import CorrectedPlace, Correction, Document, Report
from reports.readings import (
    EMPTY,
    find_report,
    overlapping,
    read_place,
    same_reading,
    write_place,
)
from reports.reapplying import anchor_of, effective, name_conflict, standing
from reports.spans import Span


class Earlier(NamedTuple):
    """A corrected place of another version, and whether that version is an older one."""

    place: CorrectedPlace
    is_older: bool


def carry_corrections(document: Document) -> int:
    """Lay corrections of other versions over a document; how many stand in it."""
    return sum(carry_place(document, report, *earlier)
               for report in document.reports.select_related("department")
               for earlier in list_earlier(report))  # fmt: skip


def list_earlier(report: Report) -> Iterable[Earlier]:
    """Places of a report's other versions with what still counts or waits, the newest first.

    A place that another version took over is left out: what was said there since goes before.
    """
    others = Report.objects.filter(
        department=report.department_id, fiscal_year=report.fiscal_year_id, kind=report.kind,
        project=report.project_id, scope=report.scope,
    ).exclude(pk=report.pk)  # fmt: skip
    for other in others.exclude(document=report.document_id).order_by("-version"):
        places = other.document.corrected_places.filter(
            start__gte=other.start, end__lte=other.end,
            corrections__state__in=("standing", "rival"),
        )  # fmt: skip
        taken_over = CorrectedPlace.objects.filter(origin__isnull=False, document__isnull=False)
        places = places.exclude(pk__in=taken_over.values("origin"))
        for place in places.exclude(conflict="lost").distinct().order_by("start"):
            # An attachment is a report of its own, with versions of its own.
            if find_report(other.document, Span(place.start, place.end)) == other:
                yield Earlier(place, other.version < report.version)


def carry_place(document: Document, report: Report, place: CorrectedPlace, is_older: bool) -> bool:
    """Carry over what was said of one place; whether a correction stands there now."""
    region, anchor = Span(report.start, report.end), anchor_of(place)
    span = find_again(document.text, region, anchor)
    if span is not None:
        return carry_same(document, report, place, span)
    if is_older:
        span = find_reworded(document.text, region, anchor)
        refit = None if span is None else Refit(document, place, span)
        if refit and refit.fits():
            carry_reworded(report, refit)
        else:
            carry_lost(document, report, place)
    return False


def carry_same(document: Document, report: Report, place: CorrectedPlace, span: Span) -> bool:
    """The same words stand in the newer version."""
    if is_taken(document, span):
        return False
    machine = read_place(document, span)
    new = make_place(report, place, span, machine=machine, settled=place.settled)
    last = standing(place)
    for correction in (*([last] if last else []), *rivals_of(place)):
        add_carried(new, correction, carried_reading(correction.after, report))
    new.conflict = name_conflict(new)
    new.save(update_fields=["conflict"])
    if last:
        write_place(document, span, effective(new))
    return last is not None


def carry_reworded(report: Report, refit: Refit) -> None:
    """Only numbers of the sentence changed: the newer reading counts, the correction waits."""
    if is_taken(refit.document, refit.span):
        return
    found = []
    for correction in said_of(refit.place):
        after = carried_reading(refit.reading(correction.after), report)
        if not same_reading(refit.machine, after):
            found.append((correction, after))
    if not found:
        return
    machine = refit.machine
    new = make_place(report, refit.place, refit.span, machine=machine, settled=machine)
    for correction, after in found:
        add_carried(new, correction, after, "rival")
    new.conflict = name_conflict(new)
    new.save(update_fields=["conflict"])


def carry_lost(document: Document, report: Report, place: CorrectedPlace) -> None:
    """The sentence is gone: that waits at the line that stands where it stood."""
    said = said_of(place)
    if not said:
        return
    at = find_line_near(document, report, place)
    new = make_place(report, place, at, machine=EMPTY, settled=place.settled)
    new.raw, new.quote, new.offset = place.raw, place.quote, place.offset
    new.occurrence, new.occurrences, new.conflict = place.occurrence, place.occurrences, "lost"
    new.save()
    for correction in said:
        after = carried_reading(correction.after, report)
        add_carried(new, correction, after, before=correction.before)


def said_of(place: CorrectedPlace) -> list[Correction]:
    """What counts or waits at a place, without a mere confirmation of the words that changed."""
    last = standing(place)
    found = [*([last] if last else []), *rivals_of(place)]
    return [one for one in found if one.kind != "confirm"]


def rivals_of(place: CorrectedPlace) -> list[Correction]:
    """The corrections that wait for a decision, the first written first."""
    return list(place.corrections.filter(state="rival").order_by("number"))


def is_taken(document: Document, span: Span) -> bool:
    """Whether somebody already corrected something at a place of the document."""
    known = document.corrected_places.exclude(conflict="lost")
    return overlapping(known, span).exists()


def make_place(
    report: Report, place: CorrectedPlace, span: Span, *, machine: dict, settled: dict
) -> CorrectedPlace:
    """The place of a newer version that takes over from ``place``."""
    document = report.document
    anchor = make_anchor(document.text, Span(report.start, report.end), span)
    return CorrectedPlace.objects.create(
        document=document, sha256=document.sha256, department=report.department,
        start=span.start, end=span.end, raw=document.text[span.start : span.end][:200],
        quote=anchor.quote, offset=anchor.offset, occurrence=anchor.occurrence,
        occurrences=anchor.occurrences, machine=machine, settled=settled, version=1, origin=place,
    )  # fmt: skip


def add_carried(
    place: CorrectedPlace, correction: Correction, after: dict, state: str = "",
    before: dict | None = None,
) -> Correction:  # fmt: skip
    """A correction in the history of the newer place, with who wrote it and why."""
    return Correction.objects.create(
        place=place, number=place.corrections.count() + 1, kind=correction.kind,
        state=state or correction.state, before=before or place.machine, after=after,
        reason=correction.reason, author=correction.author, author_name=correction.author_name,
        carried_from=correction,
    )  # fmt: skip


def carried_reading(reading: dict, report: Report) -> dict:
    """A reading whose body may meanwhile go by a fuller name."""
    name = report.department.official_name
    figures = [
        one | {"subject": name} if one["subject_type"] == "department" else one
        for one in reading["figures"]
    ]
    return reading | {"figures": figures}


class Refit:
    """A place of an older version at the span that its words now have."""

    def __init__(self, document: Document, place: CorrectedPlace, span: Span) -> None:
        self.document, self.place, self.span = document, place, span
        self.machine = read_place(document, span)

    def fits(self) -> bool:
        """Whether each figure that was said fills the place, so that it fills the new one."""
        whole = [0, self.place.end - self.place.start]
        said = [one for correction in said_of(self.place) for one in correction.after["figures"]]
        return all(one["span"] == whole for one in said)

    def reading(self, after: dict) -> dict:
        """What was said, of the numeral that stands there now."""
        figures, first = [], next(iter(self.machine["figures"]), None)
        for one in after["figures"]:
            new = one | {
                "span": [0, self.span.length],
                "raw": self.document.text[self.span.start : self.span.end][:200],
            }
            if first:
                new |= {name: first[name] for name in ("statement", "statement_kind", "heading")}
            figures.append(new)
        return {name: value for name, value in after.items() if name != "numerals"} | {
            "figures": figures
        }


def find_line_near(document: Document, report: Report, place: CorrectedPlace) -> Span:
    """The begin of a line about where ``place`` stood in its report, that no other place has."""
    old = find_report(place.document, Span(place.start, place.end)) or report
    share = (place.start - old.start) / max(1, old.end - old.start)
    wanted = report.start + int(share * (report.end - report.start))
    text = document.text
    # A line that begins with words, not with a blank or the mark of an export.
    lines = re.finditer(r"(?m)^[^\s\[]", text[report.start : report.end])
    starts = [report.start + line.start() for line in lines]
    known = set(document.corrected_places.values_list("start", flat=True))
    free = [start for start in starts if start not in known] or [report.end]
    index = bisect_left(free, wanted)
    at = min(free[max(0, index - 1) : index + 1], key=lambda start: abs(start - wanted))
    return Span(at, at)
