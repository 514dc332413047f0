"""Scans kept for the next try of a form that was refused."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from dashboards.models import KeptScan
from reports.entering import Scan

KEPT_FOR = timedelta(days=1)
# Forms that one user may have open at a time; each scan is up to 10 MB.
MOST_KEPT = 5


def keep_scan(user, scan: Scan, earlier: KeptScan | None = None) -> KeptScan:
    """Keep a scan that was checked, instead of the ``earlier`` one of the same form."""
    if earlier is not None:
        earlier.delete()
    drop_stale()
    kept = KeptScan.objects.create(
        user=user, file_name=scan.name, media_type=scan.media_type, content=scan.content
    )
    newest = KeptScan.objects.filter(user=user).values_list("pk", flat=True)[:MOST_KEPT]
    KeptScan.objects.filter(user=user).exclude(pk__in=list(newest)).delete()
    return kept


def find_kept(user, token: str) -> KeptScan | None:
    """The user's own scan of that token, while it is kept."""
    if not token or len(token) > 40:
        return None
    oldest = timezone.now() - KEPT_FOR
    return KeptScan.objects.filter(user=user, token=token, kept_at__gte=oldest).first()


def as_scan(kept: KeptScan) -> Scan:
    """The kept scan as the form takes it."""
    return Scan(kept.file_name, bytes(kept.content), kept.media_type)


def drop_stale() -> int:
    """Delete what nobody came back for; how many files."""
    return KeptScan.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()[0]
