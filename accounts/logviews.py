"""The log as a page and as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.forms import LogFilterForm
from accounts.log import write_entry
from accounts.models import LogEntry, LogQuerySet
from accounts.roles import right_required

PAGE_SIZE = 50
COLUMNS = ("时间", "用户名", "操作", "对象", "详情", "IP 地址")
# A spreadsheet would run a cell that begins so as a formula, and anybody can type a name.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@right_required("view_log")
@never_cache
@require_safe
def show_log(request: HttpRequest) -> HttpResponse:
    """The log, newest first, a page at a time."""
    form = LogFilterForm(request.GET)
    entries = filter_entries(form)
    page = Paginator(entries, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/log.html", {"form": form, "page": page})


@right_required("view_log")
@never_cache
@require_safe
def export_log(request: HttpRequest) -> HttpResponse:
    """The chosen entries as CSV; a wrong filter goes back to the page that explains it."""
    form = LogFilterForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('log')}?{request.GET.urlencode()}")
    chosen = {key: str(value) for key, value in form.cleaned_data.items() if value}
    write_entry("export", request=request, target="操作日志", details=chosen)
    response = StreamingHttpResponse(
        write_lines(filter_entries(form)), content_type="text/csv; charset=utf-8"
    )
    today = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="log-{today:%Y%m%d}.csv"'
    return response


def filter_entries(form: LogFilterForm) -> LogQuerySet:
    """Entries that fit the fields of the form which were filled in rightly."""
    form.is_valid()
    chosen = form.cleaned_data
    entries = LogEntry.objects.all()
    if chosen.get("action"):
        entries = entries.filter(action=chosen["action"])
    if chosen.get("actor"):
        entries = entries.filter(actor_name__icontains=chosen["actor"])
    if chosen.get("day"):
        # A range can use the index on the time, a cast to a date cannot.
        start = timezone.make_aware(datetime.combine(chosen["day"], time.min))
        entries = entries.filter(happened_at__gte=start, happened_at__lt=start + timedelta(days=1))
    return entries


class Echo:
    """A file for ``csv.writer`` that hands each line back."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def write_lines(entries: LogQuerySet) -> Iterator[str]:
    """CSV lines with a byte order mark, by which Excel knows UTF-8."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for entry in entries.iterator(chunk_size=2000):
        yield writer.writerow([guard_cell(cell) for cell in entry_cells(entry)])


def entry_cells(entry: LogEntry) -> tuple[str, ...]:
    """An entry in the order of ``COLUMNS``."""
    moment = timezone.localtime(entry.happened_at)
    return (
        f"{moment:%Y-%m-%d %H:%M:%S}",
        entry.actor_name,
        entry.label,
        entry.target,
        entry.detail_text,
        entry.ip or "",
    )


def guard_cell(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
