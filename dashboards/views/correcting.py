"""Correcting a numeral beside the report's text; undoing; deciding between readings."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.roles import may_correct, right_required
from dashboards.correction_form import CorrectionForm
from dashboards.evidence_page import ReportPage
from dashboards.evidence_panel import read_at
from dashboards.keys import is_key
from dashboards.queries.corrections import say_reading
from dashboards.queries.queue import Queue, read_queue
from dashboards.views.report import ReportView, find_entry
from reports.amending import Unfit, confirm
from reports.correcting import (
    REFUSED,
    Author,
    NotCorrectable,
    correct_place,
    settle_place,
    token_of,
    withdraw_correction,
)
from reports.models import CorrectedPlace, Correction, Document, Report
from reports.readings import find_report, read_place
from reports.reapplying import standing
from reports.spans import Span

CONFIRMED = "对照原文，读法无误"


class CorrectView(ReportView):
    """The report's page with the form in its panel. ``?at=START-END&n=INDEX`` says of what."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.object = self.get_object()
        if not may_correct(request.user, self.object.department):
            raise PermissionDenied(REFUSED)
        entry = find_entry(self.object.pk)
        if entry is not None:
            messages.warning(request, "这是人工录入的报告：有误请撤回这份录入，重新录入。")
            return redirect(entry)
        self.queue = read_queue(request)
        content = self.object.document.text
        whole = Span(self.object.start, min(self.object.end, len(content)))
        self.at, _ = read_at(request.GET.get("at", ""), whole)
        if self.at is None:
            return redirect(self.object)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.show(self.make_form(None))

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if "confirm" in request.POST:
            return self.confirm(form)
        if not form.is_valid():
            return self.show(form)
        return self.write(form, form.after(), form.kind(), form.cleaned_data["reason"])

    def confirm(self, form: CorrectionForm) -> HttpResponse:
        """Vouch for the reading as it is, where its unit can be that of its measure."""
        try:
            after = confirm(form.reading, CONFIRMED)
        except Unfit as problem:
            form = self.make_form(None)
            messages.warning(self.request, f"不能照此确认：{problem}")
            return self.show(form, status=422)
        return self.write(form, after, "confirm", CONFIRMED)

    def make_form(self, data) -> CorrectionForm:
        """The form for the figure that the address names; a second numeral is a new figure."""
        document = self.object.document
        reading = read_place(document, self.at)
        wanted, count = self.request.GET.get("n", ""), len(reading["figures"])
        index = None if wanted == "new" or not count else 0
        if is_key(wanted) and int(wanted) < count:
            index = int(wanted)
        return CorrectionForm(
            data, report=self.innermost(), span=self.at, reading=reading, index=index,
            seen=token_of(document, self.at),
        )  # fmt: skip

    def innermost(self) -> Report:
        """The report that the place belongs to: an attachment stands inside another."""
        return find_report(self.object.document, self.at) or self.object

    def write(self, form: CorrectionForm, after: dict, kind: str, reason: str) -> HttpResponse:
        """Store the correction; go on to the next task, or back to the numeral."""
        author = Author(self.request.user, self.request)
        # Once written, the place is no task any more, and nothing comes after it.
        following = self.queue.after(self.object.document_id, self.at) if self.queue else ""
        try:
            correction = correct_place(
                self.object.document, self.at, after, author=author, reason=reason, kind=kind,
                seen=self.request.POST.get("seen", ""),
            )  # fmt: skip
        except NotCorrectable as problem:
            form.full_clean()
            form.add_error(None, str(problem))
            return self.show(form)
        if correction.state == "rival":
            messages.warning(self.request, say_rival(correction))
            return redirect(self.address())
        messages.success(self.request, say_done(correction, in_force=self.innermost().in_force))
        if self.queue:
            return redirect(following or self.queue.address)
        return redirect(self.address())

    def address(self) -> str:
        """The numeral on the report's page."""
        return f"{self.object.get_absolute_url()}?at={self.at.start}-{self.at.end}#figure"

    def show(self, form: CorrectionForm, status: int = 200) -> HttpResponse:
        """The page with the form; 422 where it could not be taken."""
        page = ReportPage(self.object, self.request.GET, may_correct=True)
        context = {"report": self.object, "form": form, "object": self.object, "view": self}
        context |= page.build() | self.walk_queue()
        context["may_confirm"] = any(
            one["status"] == "uncertain" for one in form.reading["figures"]
        )
        context["back_link"] = self.address()
        return self.render_to_response(context, status=422 if form.errors else status)

    def walk_queue(self) -> dict:
        """The tasks before and after this one, where it was opened from the queue."""
        queue: Queue | None = self.queue
        if queue is None:
            return {}
        return {
            "previous_link": queue.before(self.object.document_id, self.at),
            "next_link": queue.after(self.object.document_id, self.at),
            "place": queue.place(self.object.document_id, self.at),
            "kept_count": f"{len(queue.tasks):,}",
            "queue_link": queue.address,
        }


def say_done(correction: Correction, *, in_force: bool) -> str:
    """What was written, in one line; what is compared follows where the version is in force."""
    words = "；".join(say_reading(correction.after))
    if correction.kind == "confirm":
        return f"已确认读法：{words}。"
    raw = correction.place.raw or "空白"
    follows = "对照表、图和检查已随之更新" if in_force else "这一版不是现行版本，对照表和图不变"
    return f"已更正“{raw}”：{words}。{follows}，可在更正记录中撤回。"


def say_rival(correction: Correction) -> str:
    """That another was quicker, and that nothing is lost."""
    last = standing(correction.place)
    mine = "；".join(say_reading(correction.after))
    theirs = "；".join(say_reading(last.after)) if last else ""
    if last is None:
        return f"您填写期间，这里的读法变了。您的更正（{mine}）已留存，请对照现在的读法裁定。"
    when = timezone.localtime(last.created_at).strftime("%H:%M")
    return (
        f"您填写期间，{last.author_name}已于 {when} 把这里改为：{theirs}。"
        f"您的更正（{mine}）也已留存，两种读法请在旁边裁定。"
    )


def place_address(place: CorrectedPlace) -> str:
    """A corrected place on the page of its report."""
    document = Document.objects.defer("content", "text").filter(pk=place.document_id).first()
    report = document and find_report(document, Span(place.start, place.end))
    if report is None:
        return "/"
    return f"{report.get_absolute_url()}?at={place.start}-{place.end}#figure"


@require_POST
@right_required("correct_figures")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the correction in force."""
    correction = get_object_or_404(Correction.objects.select_related("place"), pk=pk)
    reason = request.POST.get("reason", "").strip()[:300]
    try:
        if not reason:
            raise NotCorrectable("撤回也要写明理由。")
        withdraw_correction(correction, author=Author(request.user, request), reason=reason)
        messages.success(request, "已撤回更正，恢复此前的读法；撤回已记入更正记录。")
    except NotCorrectable as problem:
        messages.error(request, str(problem))
    return redirect(place_address(correction.place))


@require_POST
@right_required("correct_figures")
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide which of several readings counts."""
    place = get_object_or_404(CorrectedPlace, pk=pk, document__isnull=False)
    choice, seen = request.POST.get("choice", ""), request.POST.get("seen", "")
    try:
        settle_place(place, choice, author=Author(request.user, request), seen=seen)
        messages.success(request, "已裁定；未采用的读法仍留在更正记录中。")
    except NotCorrectable as problem:
        messages.error(request, str(problem))
        return redirect(place_address(place))
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts=None)
    return redirect(following if safe and following else place_address(place))
