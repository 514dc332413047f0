"""One's own body: what the address says, else what was chosen before, else where one works."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from accounts.models import Membership
from dashboards.keys import is_key
from dashboards.queries.cells import Body, read_body
from reports.models import Department

PARAMETER = "own"
# Kept for a visitor who said that no body is theirs, so that no default comes back.
NOBODY = "0"


def remembered_own(request: HttpRequest) -> str:
    """The key of the body chosen before, else of the signed-in user's; empty if there is none."""
    kept = request.session.get(PARAMETER, "")
    if kept or not request.user.is_authenticated:
        return "" if kept == NOBODY else kept
    member = Membership.objects.filter(user=request.user).order_by("pk").first()
    return str(member.department_id) if member else ""


def missing_own(request: HttpRequest) -> str:
    """The page's address with one's own body in it, where the address does not say it yet.

    The address alone must give the same page to somebody else.
    """
    if PARAMETER in request.GET:
        return ""
    own = remembered_own(request)
    return write_own(request.path, request.GET, own) if own else ""


def write_own(path: str, query: QueryDict, own: str) -> str:
    """``path`` with ``query`` and one's own body in it; without where ``own`` is empty."""
    changed = query.copy()
    changed.pop(PARAMETER, None)
    if own:
        changed[PARAMETER] = own
    return f"{path}?{changed.urlencode()}" if changed else path


def find_own(key: str) -> Body | None:
    """The body of a key, ``None`` where there is none."""
    if not is_key(key):
        return None
    found = Department.objects.select_related("region__parent").filter(pk=int(key)).first()
    return read_body(found) if found else None


def keep_own(request: HttpRequest, key: str) -> str:
    """Remembers the body for this visitor; returns its key, empty where none was chosen."""
    body = find_own(key)
    request.session[PARAMETER] = str(body.pk) if body else NOBODY
    return str(body.pk) if body else ""
