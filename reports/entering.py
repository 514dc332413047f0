"""The one writer of reports entered by hand: enter, edit, confirm by a second person, withdraw.

Nothing of an entry is compared before it is confirmed. Each call locks the body and is one
transaction with its line of the log.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.log import write_entry
from accounts.roles import may_correct
from reports.correcting import Author
from reports.facts import MEASURES
from reports.models import (
    Department,
    Document,
    FiscalYear,
    Indicator,
    ManualFigure,
    ManualReport,
    Report,
)
from reports.outline_order import indicator_order
from reports.transcribing import publish_entry, redraw, withdraw_published

REFUSED = "您不是这个部门的财务人员，不能录入或复核它的报告。请联系该部门的财务人员或管理员。"
LARGEST_FILE = 10 * 1024 * 1024
# What a file begins with says what it is; its name and what the browser says of it do not.
MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"%PDF-": "application/pdf",
}
# What a whole file of each kind holds near its end; a broken upload or copy lacks it.
ENDINGS = {"image/png": b"IEND", "image/jpeg": b"\xff\xd9", "application/pdf": b"%%EOF"}
# The trailer of a PDF that is locked names its key.
ENCRYPTED = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R")


class NotTaken(ValueError):
    """Why an entry cannot be taken, confirmed or withdrawn, in words for the page."""


class FileTaken(NotTaken):
    """The file itself cannot be entered, because it is here already."""


@dataclass(frozen=True)
class Scan:
    """The file that an entry is read from."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Amount:
    """One amount as typed in."""

    indicator: str
    measure: str
    value: Decimal
    decimals: int
    unit: str


def find_media_type(content: bytes) -> str:
    """The media type by a file's first bytes; empty for anything but PNG, JPEG and PDF."""
    return next((kind for magic, kind in MAGIC.items() if content.startswith(magic)), "")


def read_scan(name: str, content: bytes) -> Scan:
    """A file that can be kept beside an entry. Raises ``NotTaken``."""
    if not content:
        raise NotTaken("文件是空的，请重新选择。")
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise NotTaken(f"文件超过 {limit} MB。请降低扫描分辨率，或只保留有数据的几页。")
    media_type = find_media_type(content)
    if not media_type:
        raise NotTaken("只收 PNG、JPEG 图片和 PDF。这个文件的内容不是其中任何一种。")
    if ENDINGS[media_type] not in content[8:]:
        raise NotTaken("文件不完整，可能没有存完或传完。请在电脑上打开看看，重新扫描或另存后再选。")
    if media_type == "application/pdf" and ENCRYPTED.search(content):
        raise NotTaken("这份 PDF 加了密码或限制，别人打不开核对。请另存为没有密码的 PDF 或图片。")
    return Scan(name[:255], content, media_type)


def enter_report(
    department: Department, *, year: int, kind: str, scope: str, title: str,
    amounts: Iterable[Amount], scan: Scan, author: Author,
) -> ManualReport:  # fmt: skip
    """Keep an entry as a draft. Raises ``PermissionDenied`` and ``NotTaken``."""
    with transaction.atomic():
        department = lock_department(department.pk, author)
        entry = ManualReport(department=department, entered_by=author.user)
        fill_entry(entry, year=year, kind=kind, scope=scope, title=title, scan=scan)
        count = fill_figures(entry, amounts)
        log("enter_report", entry, author, {"sha256": entry.sha256, "figures": count})
    return entry


def edit_entry(
    entry: ManualReport, *, year: int, kind: str, scope: str, title: str,
    amounts: Iterable[Amount], scan: Scan | None, author: Author,
) -> ManualReport:  # fmt: skip
    """Write a draft anew; without ``scan`` its file stays. Only who entered it may."""
    with transaction.atomic():
        entry = lock_entry(entry, author)
        if entry.state != "draft":
            raise NotTaken("这份录入已经确认或撤回，不能再改。确认之后发现有误，请撤回后重录。")
        if entry.entered_by_id != author.user.pk:
            raise NotTaken("只有录入人能修改。您发现有误，请告诉录入人，或写明理由撤回。")
        before = say_entry(entry)
        fill_entry(entry, year=year, kind=kind, scope=scope, title=title, scan=scan)
        entry.figures.all().delete()
        fill_figures(entry, amounts)
        log("edit_entry", entry, author, {"before": before, "after": say_entry(entry)})
    return entry


def fill_entry(
    entry: ManualReport, *, year: int, kind: str, scope: str, title: str, scan: Scan | None
) -> None:
    """Store what the form says of the report as a whole."""
    FiscalYear.objects.get_or_create(year=year)
    entry.fiscal_year_id, entry.kind, entry.scope = year, kind, scope
    entry.title = title[:180]
    if scan is not None:
        entry.file_name, entry.content, entry.media_type = scan.name, scan.content, scan.media_type
        entry.sha256 = hashlib.sha256(scan.content).hexdigest()
    refuse_known(entry)
    entry.save()


def fill_figures(entry: ManualReport, amounts: Iterable[Amount]) -> int:
    """Store the amounts in their order; returns how many. One at least is asked for."""
    rows = [make_figure(entry, order, amount) for order, amount in enumerate(amounts, 1)]
    if not rows:
        raise NotTaken("请至少填写一项数据。")
    ManualFigure.objects.bulk_create(rows)
    return len(rows)


def list_amounts(entry: ManualReport) -> list[Amount]:
    """The amounts of an entry in their order."""
    rows = entry.figures.select_related("indicator").order_by("order")
    return [
        Amount(one.indicator.path, one.measure, one.value, one.decimals, one.unit) for one in rows
    ]


def say_entry(entry: ManualReport) -> list[str]:
    """An entry in words: its report, its file, each amount."""
    head = (
        f"{entry.fiscal_year_id}年 {entry.get_kind_display()} {entry.get_scope_display()} "
        f"{entry.title}"
    )
    amounts = [
        f"{one.indicator} {MEASURES[one.measure]} {one.value:.{one.decimals}f}{one.unit}"
        for one in list_amounts(entry)
    ]
    return [head, f"SHA-256 {entry.sha256}", *amounts]


def seen_token(entry: ManualReport) -> str:
    """What the second person's form carries to tell whether the draft was edited meanwhile."""
    return hashlib.sha256("\n".join(say_entry(entry)).encode()).hexdigest()[:16]


def lock_department(key: int, author: Author) -> Department:
    """The body, locked until the transaction ends; refused to those without the right for it."""
    department = Department.objects.select_for_update().get(pk=key)
    if not may_correct(author.user, department):
        raise PermissionDenied(REFUSED)
    return department


def make_figure(entry: ManualReport, order: int, amount: Amount) -> ManualFigure:
    """An amount's row; a new indicator is made where no report printed it yet."""
    indicator, _ = Indicator.objects.get_or_create(
        path=amount.indicator, defaults={"order": indicator_order(amount.indicator)}
    )
    return ManualFigure(
        entry=entry, order=order, indicator=indicator, measure=amount.measure,
        value=amount.value, decimals=amount.decimals, unit=amount.unit,
    )  # fmt: skip


def refuse_known(entry: ManualReport) -> None:
    """Manual entry is for what is not there: neither this file nor this report in force."""
    others = ManualReport.objects.exclude(pk=entry.pk).exclude(state="withdrawn")
    same_file = others.filter(sha256=entry.sha256).defer("content").first()
    if same_file and same_file.department_id == entry.department_id:
        said = f"《{same_file.title}》（{same_file.get_state_display()}）"
        raise FileTaken(f"这个文件已经录入过，不必再录：见“人工录入”里的{said}。")
    if same_file or Document.objects.filter(sha256=entry.sha256).exists():
        raise FileTaken("这个文件已经收录或录入过，不能再录一次。")
    stored = Report.objects.in_force().filter(
        department=entry.department, fiscal_year=entry.fiscal_year_id, kind=entry.kind,
        project=None, scope=entry.scope,
    )  # fmt: skip
    if stored.exists():
        said = f"{entry.fiscal_year_id}年{entry.get_kind_display()}"
        raise NotTaken(f"{entry.department}的{said}已经收录，不必人工录入；读错的数字请更正。")


def confirm_entry(entry: ManualReport, *, author: Author, seen: str) -> ManualReport:
    """A second person vouches for the draft: from now on it is compared.

    ``seen`` is :func:`seen_token` of what was on their screen.
    """
    with transaction.atomic():
        entry = lock_entry(entry, author)
        if entry.state != "draft":
            raise NotTaken("这份录入已经确认或撤回，请刷新后再看。")
        if entry.entered_by_id == author.user.pk:
            raise NotTaken("录入人不能复核自己录入的报告，请另一位有权限的人员对照原件确认。")
        if seen != seen_token(entry):
            raise NotTaken("您打开本页之后，录入人改过这份录入。请对照原件把现在的数字再核对一遍。")
        refuse_known(entry)
        entry.state, entry.confirmed_by = "confirmed", author.user
        entry.confirmed_at = timezone.now()
        entry.report = publish_entry(entry)
        entry.save()
        redraw(entry)
        log("confirm_entry", entry, author, {"sha256": entry.sha256})
    return entry


def withdraw_entry(entry: ManualReport, *, author: Author, reason: str) -> ManualReport:
    """Take an entry back; what it brought into comparisons goes with it."""
    if not reason.strip():
        raise NotTaken("撤回也要写明理由。")
    with transaction.atomic():
        entry = lock_entry(entry, author)
        if entry.state == "withdrawn":
            raise NotTaken("这份录入已经撤回。")
        was_confirmed = entry.state == "confirmed"
        entry.state, entry.withdrawn_by = "withdrawn", author.user
        entry.withdrawn_at, entry.withdraw_reason = timezone.now(), reason.strip()[:300]
        if was_confirmed:
            withdraw_published(entry)
        entry.report = None
        entry.save()
        if was_confirmed:
            redraw(entry)
        log("withdraw_entry", entry, author, {"reason": entry.withdraw_reason})
    return entry


def lock_entry(entry: ManualReport, author: Author) -> ManualReport:
    """The entry as it stands once nobody else writes to its body."""
    department = lock_department(entry.department_id, author)
    entry = ManualReport.objects.select_related("report__document").get(pk=entry.pk)
    entry.department = department
    return entry


def log(action: str, entry: ManualReport, author: Author, details: dict) -> None:
    """The entry's line of the log."""
    target = f"{entry.department} {entry.fiscal_year_id}年 {entry.title}"
    write_entry(action, user=author.user, request=author.request, target=target, details=details)
