"""The list of what waits for an officer."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from accounts.roles import right_required
from dashboards.evidence import Mark
from dashboards.evidence_panel import Excerpt, Filters, Link, cut_excerpt
from dashboards.queries.queue import KINDS, Queue, Task, explain_tasks, make_queue
from reports.models import ManualReport, Report

PAGE_SIZE = 50
SHAPES = {"conflict": "◆", "unread": "■", "uncertain": "▲"}
LETTERS = {"conflict": "warning", "unread": "error", "uncertain": "warning"}


@dataclass(frozen=True, slots=True)
class Row:
    """A task as the list shows it."""

    task: Task
    href: str
    report: Report
    excerpt: Excerpt
    why: str

    @property
    def sort(self) -> str:
        """■ 未读."""
        return f"{SHAPES[self.task.kind]} {KINDS[self.task.kind]}"

    @property
    def letters(self) -> str:
        """The class of its colour."""
        return LETTERS[self.task.kind]


@method_decorator([right_required("correct_figures"), never_cache], name="dispatch")
class QueueView(TemplateView):
    """All uncertain and unread numerals and conflicts of one's bodies."""

    template_name = "queue.html"

    def get_context_data(self, **kwargs):
        queue = make_queue(self.request, self.request.GET.get("kind", ""))
        page = Paginator(queue.tasks, PAGE_SIZE).get_page(self.request.GET.get("page"))
        bodies = queue.bodies.order_by("region", "official_name")
        return super().get_context_data(
            title="待办",
            queue=queue,
            page=page,
            rows=list_rows(queue, page.object_list),
            kinds=link_kinds(queue),
            bodies=list(bodies.values_list("pk", "official_name")),
            chosen_body=int(queue.body) if queue.body else None,
            answer=answer_queue(queue, len(bodies)),
            drafts=count_drafts(queue, self.request.user),
            **kwargs,
        )


def link_kinds(queue: Queue) -> list[Link]:
    """The kinds of task as links, each with its count."""
    links = [Link("全部", Queue(queue.bodies, "", queue.body).address, len(queue.everything),
                  not queue.kind)]  # fmt: skip
    return links + [
        Link(
            f"{SHAPES[kind]} {word}", Queue(queue.bodies, kind, queue.body).address,
            queue.count(kind), kind == queue.kind, LETTERS[kind],
        )
        for kind, word in KINDS.items()
    ]  # fmt: skip


def count_drafts(queue: Queue, user) -> int:
    """Reports entered by hand that wait for this user's confirmation."""
    drafts = ManualReport.objects.filter(department__in=queue.bodies, state="draft")
    return drafts.exclude(entered_by=user).count()


def answer_queue(queue: Queue, bodies: int) -> str:
    """What waits, in words."""
    counts = {kind: queue.count(kind) for kind in KINDS}
    if not bodies:
        return "您还没有所属部门，请管理员为您指定；指定之后，该部门需要核对的数字会列在这里。"
    if not sum(counts.values()):
        return "没有要办的：所有数字都已归类、读法确定，也没有分歧。"
    parts = [
        f"{counts['conflict']:,} 处读法有分歧，要裁定" if counts["conflict"] else "",
        f"{counts['unread']:,} 个数字未读，要说明是什么" if counts["unread"] else "",
        f"{counts['uncertain']:,} 处数据待核，核对之前不进入对照" if counts["uncertain"] else "",
    ]
    return "；".join(part for part in parts if part) + "。"


def list_rows(queue: Queue, tasks: list[Task]) -> list[Row]:
    """The tasks of a page with the words around each."""
    reports = Report.objects.select_related("document", "department", "project")
    reports = reports.defer("document__content").in_bulk({task.report for task in tasks})
    why = explain_tasks(tasks)
    return [make_row(queue, task, reports[task.report], why[task]) for task in tasks]


def make_row(queue: Queue, task: Task, report: Report, why: str) -> Row:
    """One task with the words around it."""
    mark = Mark(task.start, task.end, "figure")
    excerpt = cut_excerpt(report.document.text, mark, Filters())
    return Row(task, queue.link(task), report, excerpt, why)
