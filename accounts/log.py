"""Writing to the log. Every other part of the site calls ``write_entry``."""

from __future__ import annotations

import ipaddress
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.actions import ACTIONS
from accounts.models import LogEntry

NOBODY = "系统"


def write_entry(
    action: str,
    *,
    user=None,
    request: HttpRequest | None = None,
    target: object = "",
    details: dict[str, Any] | None = None,
    actor_name: str = "",
) -> LogEntry:
    """Append one entry and return it.

    ``action`` is a code of ``ACTIONS``. The actor is ``user``, else the user of ``request``;
    without either it is the system (a command). ``target`` says in words what it was done to
    (cut at 300 characters), ``details`` holds JSON values, dates and decimals.
    """
    if action not in ACTIONS:
        raise ValueError(f"no such action: {action}")
    actor = find_actor(user, request)
    name = actor_name or (actor.get_username() if actor else "" if request else NOBODY)
    return LogEntry.objects.create(
        action=action,
        actor=actor,
        actor_name=clean_value(name)[:150],
        target=clean_value(str(target))[:300],
        details=clean_value(details or {}),
        ip=read_address(request),
    )


def find_actor(user, request: HttpRequest | None):
    """The signed-in user who acts, or ``None``."""
    if user is None and request is not None:
        user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def read_address(request: HttpRequest | None) -> str | None:
    """The visitor's address; behind a proxy the last one that the proxy itself noted."""
    if request is None:
        return None
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1]
    try:
        return str(ipaddress.ip_address(address.strip()))
    except ValueError:
        # Behind a Unix socket there is no address.
        return None


def clean_value(value: Any) -> Any:
    """The value with every string storable: no NUL, no lone surrogates of odd file names."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {clean_value(str(key)): clean_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [clean_value(part) for part in value]
    return value
