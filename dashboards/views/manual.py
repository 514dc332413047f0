"""Reports entered by hand: the list, the form, the entry beside its scan, editing, confirming."""

from __future__ import annotations

import io

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import DetailView, FormView, ListView

from accounts.roles import may_correct, own_departments, right_required
from dashboards.evidence_panel import read_at
from dashboards.kept_scans import as_scan, drop_stale, find_kept, keep_scan
from dashboards.keys import is_key
from dashboards.manual_form import ManualForm, first_values
from dashboards.manual_sums import check_sums
from dashboards.models import KeptScan
from reports.correcting import Author
from reports.entering import (
    REFUSED,
    FileTaken,
    NotTaken,
    confirm_entry,
    edit_entry,
    enter_report,
    seen_token,
    withdraw_entry,
)
from reports.models import Department, Figure, ManualReport
from reports.spans import Span

guarded = [right_required("correct_figures"), never_cache]
# The file that was just chosen is shown beside the form before it is sent.
previewed = csp_update({"frame-src": [SELF, "blob:"]})


@method_decorator(guarded, name="dispatch")
class EntriesView(ListView):
    """The entries of one's bodies, those that wait for confirmation first."""

    template_name = "manual_entries.html"
    context_object_name = "entries"
    paginate_by = 50
    extra_context = {"title": "人工录入"}

    def get_queryset(self):
        entries = ManualReport.objects.light().select_related("entered_by", "confirmed_by")
        mine = entries.filter(department__in=own_departments(self.request.user))
        waits = Case(When(state="draft", then=0), default=1)
        return mine.order_by(waits, "-entered_at", "-pk")


@method_decorator([*guarded, previewed], name="dispatch")
class EnterView(FormView):
    """The form of a new entry."""

    template_name = "manual_form.html"
    form_class = ManualForm
    extra_context = {"title": "人工录入报告"}

    # The scan of a former try.
    kept: KeptScan | None = None

    def get_form_kwargs(self):
        bodies = own_departments(self.request.user).order_by("region", "official_name")
        if self.request.method == "POST":
            self.refuse_others(bodies)
        token = self.request.POST.get("kept", "")
        self.kept = find_kept(self.request.user, token)
        return super().get_form_kwargs() | {
            "bodies": bodies, "kept": as_scan(self.kept) if self.kept else None,
            "is_gone": bool(token) and self.kept is None,
        }  # fmt: skip

    def get_initial(self):
        bodies = list(own_departments(self.request.user)[:2])
        return {"department": bodies[0]} if len(bodies) == 1 else {}

    def refuse_others(self, bodies) -> None:
        """A body that exists and is not the user's is refused, not just unknown to the form."""
        key = self.request.POST.get("department", "")
        if not is_key(key) or bodies.filter(pk=int(key)).exists():
            return
        if Department.objects.filter(pk=int(key)).exists():
            raise PermissionDenied(REFUSED)

    def form_valid(self, form):
        filled, author = form.cleaned_data, Author(self.request.user, self.request)
        about = {
            "year": filled["fiscal_year"], "kind": filled["kind"], "scope": filled["scope"],
            "title": filled["title"], "amounts": form.amounts, "scan": filled["scan"],
        }  # fmt: skip
        try:
            entry = self.store(filled, about, author)
        except FileTaken as problem:
            form.add_error("scan", str(problem))
            self.drop_kept()
            return self.form_invalid(form)
        except NotTaken as problem:
            form.add_error(None, str(problem))
            return self.form_invalid(form)
        self.drop_kept()
        drop_stale()
        return redirect(entry)

    def drop_kept(self) -> None:
        """What was held for this form is no longer needed."""
        if self.kept:
            self.kept.delete()
            self.kept = None

    def store(self, filled: dict, about: dict, author: Author) -> ManualReport:
        """Keep the new entry."""
        entry = enter_report(filled["department"], author=author, **about)
        count = len(about["amounts"])
        said = f"已录入 {count} 项，待另一人对照原件确认；确认之前不进入对照。"
        messages.success(self.request, said)
        return entry

    def form_invalid(self, form):
        scan = form.cleaned_data.get("scan")
        if scan is not None and scan is not form.kept:
            self.kept = keep_scan(self.request.user, scan, self.kept)
        if self.kept:
            form.fields["scan"].required = False
        context = self.get_context_data(form=form, kept=self.kept)
        return self.render_to_response(context, status=422)


class EditView(EnterView):
    """The form of a draft, beside its scan, for who entered it."""

    extra_context = {"title": "修改录入"}

    def dispatch(self, request, *args, **kwargs):
        entries = ManualReport.objects.light().select_related("entered_by")
        self.entry = get_object_or_404(entries, pk=kwargs["pk"])
        if not may_correct(request.user, self.entry.department):
            raise PermissionDenied(REFUSED)
        if self.entry.state != "draft" or self.entry.entered_by_id != request.user.pk:
            messages.error(request, "只有录入人能修改，而且要在确认或撤回之前。")
            return redirect(self.entry)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"entry": self.entry}

    def get_initial(self):
        return first_values(self.entry)

    def get_context_data(self, **kwargs):
        return super().get_context_data(entry=self.entry, **kwargs)

    def refuse_others(self, bodies) -> None:
        """The body of a draft stays as it is, whatever was sent."""

    def store(self, filled: dict, about: dict, author: Author) -> ManualReport:
        """Write the draft anew."""
        entry = edit_entry(self.entry, author=author, **about)
        messages.success(
            self.request, f"已保存修改，现有 {len(about['amounts'])} 项，待另一人确认。"
        )
        return entry


class EntryView(DetailView):
    """The figures beside the scan. Before it is confirmed only those with the right see it."""

    template_name = "manual.html"
    context_object_name = "entry"

    def get_queryset(self):
        people = ("entered_by", "confirmed_by", "withdrawn_by", "report")
        return ManualReport.objects.light().select_related(*people)

    def get_object(self, queryset=None):
        return admit(super().get_object(queryset), self.request)

    def get_context_data(self, **kwargs):
        entry, user = self.object, self.request.user
        allowed = may_correct(user, entry.department)
        return super().get_context_data(
            title=entry.title,
            figures=list(entry.figures.select_related("indicator")),
            chosen=find_chosen(entry, self.request.GET.get("at", "")),
            sums=check_sums(entry),
            seen=seen_token(entry),
            may_confirm=allowed and entry.state == "draft" and entry.entered_by_id != user.pk,
            is_own=allowed and entry.state == "draft" and entry.entered_by_id == user.pk,
            may_withdraw=allowed and entry.state != "withdrawn",
            **kwargs,
        )


def admit(entry: ManualReport, request: HttpRequest) -> ManualReport:
    """The entry, where the visitor may see it."""
    if entry.state != "confirmed" and not may_correct(request.user, entry.department):
        raise PermissionDenied(REFUSED)
    return entry


def find_chosen(entry: ManualReport, at: str) -> tuple[int, str] | None:
    """Indicator and measure of the figure that a link of a table or chart names."""
    if entry.report is None:
        return None
    span, _ = read_at(at, Span(entry.report.start, entry.report.end))
    found = span and Figure.objects.filter(report=entry.report, start=span.start).first()
    return (found.indicator_id, found.measure) if found else None


@require_safe
@xframe_options_sameorigin
@csp_replace({"default-src": ["'none'"], "frame-ancestors": [SELF]})
def send_scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scan as it was handed in, shown by the browser itself."""
    entry = get_object_or_404(ManualReport.objects.select_related("department"), pk=pk)
    return send_inside(admit(entry, request))


@require_safe
@right_required("correct_figures")
@never_cache
@xframe_options_sameorigin
@csp_replace({"default-src": ["'none'"], "frame-ancestors": [SELF]})
def send_kept(request: HttpRequest, token: str) -> FileResponse:
    """The scan of a form that was refused, to who sent it."""
    kept = find_kept(request.user, token)
    if kept is None:
        raise Http404
    return send_inside(kept)


def send_inside(source: ManualReport | KeptScan) -> FileResponse:
    """A scan for a frame or an image of this site's own pages."""
    # Control characters in a name would break the header.
    name = "".join(char for char in source.file_name if char.isprintable()) or "scan"
    response = FileResponse(
        io.BytesIO(bytes(source.content)), filename=name, content_type=source.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@right_required("correct_figures")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person confirms."""
    entry = get_object_or_404(ManualReport.objects.light(), pk=pk)
    try:
        confirm_entry(
            entry, author=Author(request.user, request), seen=request.POST.get("seen", "")
        )
        messages.success(request, "已确认。这些数字从现在起进入对照，并标明“人工录入”。")
    except NotTaken as problem:
        messages.error(request, str(problem))
    return redirect(entry)


@require_POST
@right_required("correct_figures")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an entry out of comparisons, or a draft back."""
    entry = get_object_or_404(ManualReport.objects.light(), pk=pk)
    reason = request.POST.get("reason", "")
    try:
        withdraw_entry(entry, author=Author(request.user, request), reason=reason)
        messages.success(request, "已撤回这份录入，它的数字不再进入对照；录入和撤回都有记录。")
    except NotTaken as problem:
        messages.error(request, str(problem))
        return redirect(entry)
    return redirect(reverse("manual_entries"))
