"""What people said of a place, in words: its history, what each changed, what is to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboards.evidence_panel import format_value
from reports import facts
from reports.models import (
    CONFLICTS,
    CORRECTION_KINDS,
    CORRECTION_STATES,
    CorrectedPlace,
    Correction,
    Document,
)
from reports.readings import find_report, overlapping
from reports.reapplying import effective, seen_token
from reports.spans import Span

FIELDS = {
    "indicator": "指标",
    "measure": "口径",
    "basis": "比较基准",
    "value": "数值",
    "unit": "单位",
    "fiscal_year": "年度",
    "subject": "对象",
}

CHANGED_SENTENCE = "新版本改了这句话里的数字，上一版本的更正是否沿用"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: what was done, by whom, and field by field what changed."""

    correction: Correction
    kind: str
    state: str
    changes: list[tuple[str, str, str]]
    may_withdraw: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the readings between which somebody has to decide."""

    value: str
    label: str
    reading: list[str]


@dataclass(frozen=True, slots=True)
class History:
    """All that was said of a place, the latest first; ``choices`` where readings conflict.

    ``gone`` is the sentence that is no longer in the report, ``former`` the earlier version's page
    on which it stands.
    """

    place: CorrectedPlace
    entries: list[Entry]
    conflict: str
    choices: list[Choice]
    seen: str
    gone: str = ""
    former: str = ""


def list_histories(document: Document, span: Span) -> list[History]:
    """The corrected places at ``span``."""
    places = CorrectedPlace.objects.filter(document=document)
    return [read_history(place) for place in overlapping(places, span).order_by("start", "pk")]


def read_history(place: CorrectedPlace) -> History:
    """One place's history."""
    corrections = list(
        place.corrections.select_related("carried_from__place__document").defer(
            "carried_from__place__document__text", "carried_from__place__document__content"
        )
    )
    last = next((one.pk for one in corrections if one.state == "standing"), None)
    return History(
        place,
        [read_entry(one, one.pk == last) for one in corrections],
        name_conflict(place.conflict, is_carried=any(map(is_carried_rival, corrections))),
        list_choices(place, corrections),
        seen_token(place.version, effective(place)),
        place.quote if place.conflict == "lost" else "",
        link_former(place) if place.conflict == "lost" else "",
    )


def link_former(place: CorrectedPlace) -> str:
    """Where the words stand in the version from which a place was taken over."""
    origin = place.origin
    report = (
        origin and origin.document and find_report(origin.document, Span(origin.start, origin.end))
    )
    if not report:
        return ""
    return f"{report.get_absolute_url()}?at={origin.start}-{origin.end}#figure"


def is_carried_rival(correction: Correction) -> bool:
    """Whether a correction of an earlier version waits beside the newer version's reading."""
    return correction.state == "rival" and correction.carried_from_id is not None


def name_conflict(conflict: str, *, is_carried: bool) -> str:
    """What has to be decided, in words; nothing where there is no conflict."""
    if conflict == "rival" and is_carried:
        return CHANGED_SENTENCE
    return CONFLICTS[conflict] if conflict else ""


def read_entry(correction: Correction, is_last: bool) -> Entry:
    """A correction in words."""
    return Entry(
        correction,
        CORRECTION_KINDS[correction.kind],
        CORRECTION_STATES[correction.state],
        list_changes(correction.before, correction.after),
        is_last,
    )


def list_choices(place: CorrectedPlace, corrections: list[Correction]) -> list[Choice]:
    """The readings in question at a place with a conflict."""
    if not place.conflict:
        return []
    standing = next((one for one in corrections if one.state == "standing"), None)
    if place.conflict == "lost":
        said = say_reading(corrections[0].after)
        return [Choice("keep", "原句已不在报告中，结束这条更正", said)]
    choices = [Choice("keep", "保留现在的读法", say_reading(effective(place)))]
    if standing:
        choices[0] = Choice(
            "keep", f"保留{standing.author_name}的更正", say_reading(standing.after)
        )
        choices.append(Choice("machine", "采用系统现在的读法", say_reading(place.machine)))
    choices += [
        Choice(str(one.number), name_rival(one), say_reading(one.after))
        for one in corrections
        if one.state == "rival"
    ]
    return choices


def name_rival(correction: Correction) -> str:
    """What it means to choose a correction that waits."""
    if is_carried_rival(correction):
        return f"沿用{correction.author_name}对上一版本的更正"
    return f"采用{correction.author_name}的更正"


def list_changes(before: dict, after: dict) -> list[tuple[str, str, str]]:
    """What differs: (数值, 7,500, 7,600)."""
    old, new = before["figures"], after["figures"]
    if len(old) != len(new):
        return [("读法", "；".join(say_reading(before)), "；".join(say_reading(after)))]
    changes = [
        (label, say_field(one, name), say_field(two, name))
        for one, two in zip(old, new, strict=True)
        for name, label in FIELDS.items()
        if say_field(one, name) != say_field(two, name)
    ]
    if before["cls"] != after["cls"]:
        words = [facts.CLASSES.get(one["cls"], "非数字") for one in (before, after)]
        changes.insert(0, ("类别", *words))
    return changes


def say_field(figure: dict, name: str) -> str:
    """A field of a figure as the page writes it."""
    value = figure[name]
    if name == "value":
        return format_value(None if value is None else Decimal(value), figure["decimals"])
    if name in ("measure", "basis"):
        return facts.MEASURES.get(value, value) or "无"
    return f"{value}年" if name == "fiscal_year" else str(value) or "无"


def say_reading(reading: dict) -> list[str]:
    """A reading in short: 三公经费 决算数 7,500元（2023年）."""
    figures = [
        f"{say_field(one, 'indicator')} {say_field(one, 'measure')} "
        f"{say_field(one, 'value')}{one['unit']}（{one['fiscal_year']}年）"
        for one in reading["figures"]
    ]
    if figures:
        return figures
    return [f"{facts.CLASSES[reading['cls']]}，不是数据" if reading["cls"] else "不是数据"]
