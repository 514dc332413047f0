"""The one writer of what people say of numerals: correct, withdraw, settle.

Each call locks the body, keeps what was read before, rewrites the place, draws the line items
of its years anew and runs the checks, in one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.log import write_entry
from accounts.roles import may_correct
from reports.anchors import make_anchor
from reports.checking import check_department
from reports.lineitems import rebuild_line_items
from reports.models import (
    CORRECTION_KINDS,
    CorrectedPlace,
    Correction,
    Department,
    Document,
    Report,
)
from reports.readings import (
    CORRECTED,
    MANUAL,
    find_report,
    numerals_at,
    overlapping,
    read_place,
    same_reading,
    write_place,
)
from reports.reapplying import close, effective, name_conflict, seen_token, standing
from reports.spans import Span

REFUSED = "您不是这个部门的财务人员，不能更正它的数字。请联系该部门的财务人员或管理员。"


# A place is a numeral or some words; nobody says of a whole page that it is no datum.
LONGEST_PLACE = 200


class NotCorrectable(ValueError):
    """Why something cannot be corrected, withdrawn or settled, in words for the page."""


@dataclass(frozen=True)
class Author:
    """Who says it, and the request by which they do."""

    user: object
    request: object = None

    @property
    def name(self) -> str:
        """The user name."""
        return self.user.get_username()


def find_place(document: Document, span: Span) -> CorrectedPlace | None:
    """The corrected place at exactly this span."""
    places = document.corrected_places.exclude(conflict="lost")
    return places.filter(start=span.start, end=span.end).first()


def token_of(document: Document, span: Span) -> str:
    """What a form must carry; see :func:`reports.reapplying.seen_token`."""
    place = find_place(document, span)
    return seen_token(place.version if place else 0, read_place(document, span))


def correct_place(
    document: Document, span: Span, after: dict, *, author: Author, reason: str, seen: str,
    kind: str = "correct",
) -> Correction:  # fmt: skip
    """Write that ``span`` is to be read as ``after``.

    ``seen`` is :func:`token_of` as it was when the author was shown the place. Where another
    changed it meanwhile, the correction is kept as a ``rival`` that waits for a decision.
    Raises ``PermissionDenied`` and ``NotCorrectable``.
    """
    if not reason.strip():
        raise NotCorrectable("请写明理由。")
    with transaction.atomic():
        department = lock_department(own_report(document, span).department_id, author)
        # While the lock was waited for, the document may have been read again.
        document = Document.objects.defer("content").get(pk=document.pk)
        report = own_report(document, span)
        place = open_place(document, report, span)
        now = effective(place)
        stale = seen != seen_token(place.version, now) and not is_own_step(place, seen, author)
        if same_reading(now, after) and kind != "confirm":
            raise NotCorrectable("与现在的读法相同，没有需要更正的内容。")
        mark_reading(after, kind, reason)
        correction = add_correction(
            place, kind, now, after, reason, author, "rival" if stale else "standing"
        )
        if not stale:
            place.settled = place.machine
        finish(place, department, author, "correct", correction, reason)
    return correction


def is_own_step(place: CorrectedPlace, seen: str, author: Author) -> bool:
    """Whether all that came between is the author's own correction: they went back in the browser
    and sent the form again, which is their later word and not another person's."""
    last = standing(place)
    return (
        last is not None
        and last.author_id == author.user.pk
        and seen == seen_token(place.version - 1, last.before)
    )


def own_report(document: Document, span: Span) -> Report:
    """The report that a place lies in."""
    report = find_report(document, span)
    if report is None:
        raise NotCorrectable("这里不属于任何一份报告，不能更正。")
    if document.source_format == MANUAL:
        raise NotCorrectable("这是人工录入的报告：有误请撤回那份录入，重新录入。")
    if span.length > LONGEST_PLACE:
        raise NotCorrectable(f"选的文字超过 {LONGEST_PLACE} 字，请只选一个数字或几个字。")
    if any(not span.covers((one.start, one.end)) for one in numerals_at(document, span)):
        raise NotCorrectable("只选了一个数字的一部分，请点正文中的整个数字再更正。")
    return report


def lock_department(key: int, author: Author) -> Department:
    """The body, locked until the transaction ends; refused to those who may not correct it."""
    department = Department.objects.select_for_update().get(pk=key)
    if not may_correct(author.user, department):
        raise PermissionDenied(REFUSED)
    return department


def open_place(document: Document, report: Report, span: Span) -> CorrectedPlace:
    """The place of a span with its anchor; made where nobody corrected it before."""
    known = find_place(document, span)
    if known is not None:
        return known
    others = document.corrected_places.exclude(conflict="lost")
    if overlapping(others, span).exists():
        raise NotCorrectable("这里与另一处更正过的文字重叠，请先撤回那一处。")
    statement = report.statements.filter(start__lte=span.start, end__gte=span.end)
    around = statement.order_by("-start", "end").values_list("start", "end").first()
    region = Span(report.start, report.end)
    anchor = make_anchor(document.text, region, span, around and Span(*around))
    machine = read_place(document, span)
    return CorrectedPlace.objects.create(
        document=document, sha256=document.sha256, department=report.department,
        start=span.start, end=span.end, raw=document.text[span.start : span.end][:200],
        quote=anchor.quote, offset=anchor.offset, occurrence=anchor.occurrence,
        occurrences=anchor.occurrences, machine=machine, settled=machine,
    )  # fmt: skip


def mark_reading(after: dict, kind: str, reason: str) -> None:
    """The marks by which pages know that a person gave a numeral its class."""
    if kind == "confirm":
        return
    after.pop("numerals", None)
    after["rule"] = CORRECTED
    after["reason"] = reason[:300]


def add_correction(
    place: CorrectedPlace, kind: str, before: dict, after: dict, reason: str, author: Author,
    state: str,
) -> Correction:  # fmt: skip
    """The next entry of a place's history."""
    last = place.corrections.order_by("-number").values_list("number", flat=True).first() or 0
    return Correction.objects.create(
        place=place, number=last + 1, kind=kind, state=state, before=before, after=after,
        reason=reason[:300], author=author.user, author_name=author.name[:150],
    )  # fmt: skip


def withdraw_correction(correction: Correction, *, author: Author, reason: str) -> CorrectedPlace:
    """Undo the correction in force: what was read before it counts again.

    Raises ``NotCorrectable`` where it is not the last one or was withdrawn already.
    """
    with transaction.atomic():
        department = lock_department(correction.place.department_id, author)
        place = CorrectedPlace.objects.get(pk=correction.place_id)
        last = standing(place)
        if last is None or last.pk != correction.pk:
            raise NotCorrectable("这条更正已撤回，或之后又有更正；请刷新后再看。")
        close(last, "undone", author.name, reason)
        finish(place, department, author, "withdraw_correction", last, reason)
    return place


def settle_place(place: CorrectedPlace, choice: str, *, author: Author, seen: str) -> None:
    """Decide a conflict: ``keep`` what stands, ``machine``, or a rival correction's number.

    Raises ``NotCorrectable`` where the place changed after it was shown.
    """
    with transaction.atomic():
        department = lock_department(place.department_id, author)
        place = CorrectedPlace.objects.get(pk=place.pk)
        if seen != seen_token(place.version, effective(place)):
            raise NotCorrectable("这里刚刚又有变化，请看过现在的读法再定。")
        entry = choose_reading(place, choice, author)
        place.settled = place.machine
        if place.conflict == "lost":
            settle_lost(place, author)
        reason = {"keep": "保留现有更正", "machine": "采用系统读法"}.get(choice, "采用另一人的更正")
        finish(place, department, author, "correct", entry, reason)


def choose_reading(place: CorrectedPlace, choice: str, author: Author) -> Correction | None:
    """Close what was not chosen; returns the correction that the decision is about."""
    rivals = list(place.corrections.filter(state="rival"))
    chosen = next((one for one in rivals if str(one.number) == choice), None)
    if chosen is None and choice not in ("keep", "machine"):
        raise NotCorrectable("请选择一种读法。")
    for rival in rivals:
        if rival is not chosen:
            close(rival, "declined", author.name, "裁定时未采用")
    if choice == "machine":
        for one in place.corrections.filter(state="standing"):
            close(one, "undone", author.name, "采用系统读法")
    if chosen is None:
        return place.corrections.order_by("-number").first()
    chosen.state = "standing"
    chosen.save(update_fields=["state"])
    renumber_last(place, chosen)
    return chosen


def settle_lost(place: CorrectedPlace, author: Author) -> None:
    """A correction whose words are gone from the text is laid to rest."""
    for one in place.corrections.filter(state="standing"):
        close(one, "undone", author.name, "原句已不在报告中")


def renumber_last(place: CorrectedPlace, chosen: Correction) -> None:
    """The rival that was chosen comes after what stood, so that undoing leads back to it."""
    last = place.corrections.order_by("-number").values_list("number", flat=True).first()
    if chosen.number != last:
        chosen.number = last + 1
        chosen.save(update_fields=["number"])


def finish(
    place: CorrectedPlace, department: Department, author: Author, action: str,
    correction: Correction | None, reason: str,
) -> None:  # fmt: skip
    """Write the place, draw line items, check, log."""
    document = Document.objects.get(pk=place.document_id)
    place.version += 1
    lost = place.conflict == "lost"
    place.conflict = "lost" if lost and standing(place) else ""
    place.conflict = place.conflict or name_conflict(place)
    place.save()
    if not lost:
        write_place(document, Span(place.start, place.end), effective(place))
    redraw(document, department)
    write_entry(
        action, user=author.user, request=author.request,
        target=f"{document.name} {place.start}-{place.end} {place.raw}",
        details=describe(correction, reason),
    )  # fmt: skip


def redraw(document: Document, department: Department) -> None:
    """Line items of the document's years, and the checks of the body."""
    years = document.reports.filter(department=department).values_list("fiscal_year_id", flat=True)
    rebuild_line_items(department.pk, years)
    check_department(department)


def describe(correction: Correction | None, reason: str) -> dict:
    """What the log says of a correction."""
    if correction is None:
        return {"reason": reason}
    return {
        "action": CORRECTION_KINDS[correction.kind], "before": words_of(correction.before),
        "after": words_of(correction.after), "reason": reason,
    }  # fmt: skip


def words_of(reading: dict) -> list[str]:
    """A reading in short for the log."""
    figures = [
        f"{one['indicator']} {one['measure']} {one['value']}{one['unit']} {one['fiscal_year']}"
        for one in reading["figures"]
    ]
    return figures or [reading["cls"]]
