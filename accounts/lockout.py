"""Five wrong passwords for a name in a quarter of an hour lock the name for as long.

The log is the memory: nothing is counted that is not an entry, and a sign-in (or a password
set by link, which signs in) starts the count again. Names that do not exist lock as well, so
a lock tells nothing about who has an account.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import LogEntry

ATTEMPTS = 5
WINDOW = timedelta(minutes=15)


def locked_until(name: str, now: datetime | None = None) -> datetime | None:
    """When the name may try again, or ``None`` where it may try now."""
    now = now or timezone.now()
    failures = list(recent_failures(name, now)[:ATTEMPTS])
    if len(failures) < ATTEMPTS or failures[0] - failures[-1] > WINDOW:
        return None
    until = failures[0] + WINDOW
    return until if until > now else None


def recent_failures(name: str, now: datetime):
    """Times of failed sign-ins since the last good one, newest first."""
    entries = LogEntry.objects.filter(actor_name=name)
    last_good = entries.filter(action="sign_in").values_list("pk", flat=True).first()
    failed = entries.filter(action="sign_in_failed", happened_at__gt=now - 2 * WINDOW)
    return (
        failed.filter(pk__gt=last_good or 0)
        .order_by("-happened_at")
        .values_list("happened_at", flat=True)
    )
