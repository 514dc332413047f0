"""What waits for an officer: conflicts, unread numerals and uncertain figures of their bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.roles import own_departments
from dashboards.evidence_panel import name_codes
from dashboards.keys import is_key
from dashboards.queries.corrections import name_conflict
from reports.facts import MEASURES
from reports.models import CorrectedPlace, Correction, Department, Figure, Numeral, Report
from reports.spans import Span

KINDS = {"conflict": "分歧", "unread": "未读", "uncertain": "待核"}
CARRIED_RIVALS = Correction.objects.filter(
    place=OuterRef("pk"), state="rival", carried_from__isnull=False
)
RANKS = {kind: rank for rank, kind in enumerate(KINDS)}


class Task(NamedTuple):
    """A place to look at, in the order in which it comes: kind, document, place."""

    rank: int
    document: int
    start: int
    end: int
    report: int

    @property
    def kind(self) -> str:
        """``conflict``, ``unread`` or ``uncertain``."""
        return list(KINDS)[self.rank]

    @property
    def place(self) -> tuple[int, int, int]:
        """Document and span."""
        return self[1:4]


@dataclass
class Queue:
    """The tasks of a user's bodies that pass the filter, in their order."""

    bodies: QuerySet[Department]
    kind: str = ""
    body: str = ""

    @property
    def address(self) -> str:
        """The page of the list."""
        return reverse("queue") + (f"?{self.query}" if self.query else "")

    @property
    def query(self) -> str:
        """The filter as a query string."""
        pairs = {"kind": self.kind, "body": self.body}
        return urlencode({name: value for name, value in pairs.items() if value})

    @cached_property
    def everything(self) -> list[Task]:
        """All tasks of the chosen body or bodies, whatever their kind."""
        chosen = self.bodies.filter(pk=self.body) if self.body else self.bodies
        reports = Report.objects.filter(department__in=chosen)
        inner = innermost_reports(reports.in_force())
        any_version = innermost_reports(reports)
        found = [
            *find_tasks("conflict", conflicts_of(chosen), any_version),
            *find_tasks("unread", unread_of(chosen), inner),
            *find_tasks("uncertain", uncertain_of(chosen), inner),
        ]
        return sorted(set(found))

    @cached_property
    def tasks(self) -> list[Task]:
        """The tasks of the chosen kind."""
        return [one for one in self.everything if self.kind in ("", one.kind)]

    def count(self, kind: str) -> int:
        """How many of a kind there are."""
        return sum(one.kind == kind for one in self.everything)

    def link(self, task: Task) -> str:
        """The form that opens a task and leads on to the next."""
        pairs = {"at": f"{task.start}-{task.end}", "queue": self.kind or "all"}
        pairs |= {"body": self.body} if self.body else {}
        address = reverse("correct", args=[task.report])
        return f"{address}?{urlencode(pairs)}#figure"

    def find(self, document: int, at: Span) -> int | None:
        """Where a place comes in the order; ``None`` where it is no task (any more)."""
        for index, task in enumerate(self.tasks):
            if (task.document, task.start, task.end) == (document, *at):
                return index
        return None

    def after(self, document: int, at: Span) -> str:
        """The task after a place; the first where the place is none."""
        index = self.find(document, at)
        following = self.tasks[0 if index is None else index + 1 :]
        return self.link(following[0]) if following else ""

    def before(self, document: int, at: Span) -> str:
        """The task before a place."""
        index = self.find(document, at)
        return self.link(self.tasks[index - 1]) if index else ""

    def place(self, document: int, at: Span) -> str:
        """The how-manieth task a place is."""
        index = self.find(document, at)
        return "" if index is None else f"{index + 1:,}"


def read_queue(request: HttpRequest) -> Queue | None:
    """The queue that a task was opened from; ``None`` where it was not."""
    kind = request.GET.get("queue", "")
    if not kind:
        return None
    return make_queue(request, kind)


def make_queue(request: HttpRequest, kind: str) -> Queue:
    """The queue of the user with the filter of the query string."""
    body = request.GET.get("body", "")
    bodies = own_departments(request.user)
    known = is_key(body) and bodies.filter(pk=int(body)).exists()
    return Queue(bodies, kind if kind in KINDS else "", body if known else "")


def conflicts_of(bodies: QuerySet[Department]) -> QuerySet:
    """Places at which readings conflict; what a newer version took over is decided there."""
    places = CorrectedPlace.objects.open().filter(department__in=bodies, document__isnull=False)
    places = places.exclude(carried_to__document__isnull=False)
    return places.values_list("document_id", "start", "end")


def unread_of(bodies: QuerySet[Department]) -> QuerySet:
    """Numerals that no rule claimed."""
    documents = Report.objects.in_force().filter(department__in=bodies).values("document")
    unread = Numeral.objects.filter(cls="unread", document__in=documents)
    return unread.values_list("document_id", "start", "end")


def uncertain_of(bodies: QuerySet[Department]) -> QuerySet:
    """Figures whose reading is not certain."""
    figures = Figure.objects.filter(
        status="uncertain", report__department__in=bodies, report__in_force=True
    )
    return figures.values_list("report__document_id", "start", "end")


def explain_tasks(tasks: Iterable[Task]) -> dict[Task, str]:
    """Why each task waits: the conflict, the reason, or the reading that is doubtful."""
    tasks = list(tasks)
    words: dict[tuple, list[str]] = {}
    for kind, rows in rows_of(tasks).items():
        for *place, word in rows:
            words.setdefault((RANKS[kind], *place), []).append(word)
    return {task: "；".join(dict.fromkeys(words.get(task[:4], ()))) for task in tasks}


def rows_of(tasks: list[Task]) -> dict[str, list[tuple]]:
    """Document, span and words of what the tasks are about; a query a kind."""
    documents, starts = {task.document for task in tasks}, {task.start for task in tasks}
    here = {"start__in": starts}
    conflicts = CorrectedPlace.objects.open().filter(document__in=documents, **here)
    numerals = Numeral.objects.filter(document__in=documents, cls="unread", **here)
    figures = Figure.objects.filter(report__document__in=documents, status="uncertain", **here)
    place = ("document_id", "start", "end")
    return {
        "conflict": [
            (*at, say_conflict(word, quote, is_carried=carried))
            for *at, word, quote, carried in conflicts.annotate(
                carried=Exists(CARRIED_RIVALS)
            ).values_list(*place, "conflict", "quote", "carried")
        ],
        "unread": [
            (*at, word or "没有规则认出这个数字")
            for *at, word in numerals.values_list(*place, "reason")
        ],
        "uncertain": [
            (*at, f"{path.rsplit('/', 1)[-1]} {MEASURES[measure]}（{name_codes(reason)}）")
            for *at, path, measure, reason in figures.values_list(
                "report__document_id", "start", "end", "indicator__path", "measure", "reason"
            )
        ],
    }  # fmt: skip


def say_conflict(conflict: str, quote: str, *, is_carried: bool) -> str:
    """What has to be decided; of a sentence that is gone its first words."""
    words = name_conflict(conflict, is_carried=is_carried)
    return f"{words}：{' '.join(quote.split())[:40]}…" if conflict == "lost" else words


def innermost_reports(reports: QuerySet[Report]) -> dict[int, list[tuple[int, int, int, int]]]:
    """The reports of each document, the shortest first: ``(length, start, end, key)``."""
    found: dict[int, list] = {}
    for document, start, end, key in reports.values_list("document_id", "start", "end", "pk"):
        found.setdefault(document, []).append((end - start, start, end, key))
    return {document: sorted(spans) for document, spans in found.items()}


def find_tasks(kind: str, places, reports: dict[int, list]) -> list[Task]:
    """Places as tasks, each with the innermost report that it stands in."""
    tasks = []
    for document, start, end in places.order_by().distinct():
        for _, first, last, key in reports.get(document, ()):
            if first <= start and end <= last:
                tasks.append(Task(RANKS[kind], document, start, end, key))
                break
    return tasks
