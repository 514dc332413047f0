"""Signing in, out and failing to are logged wherever they happen."""

from __future__ import annotations

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from accounts.log import write_entry


@receiver(user_logged_in)
def log_sign_in(sender, request, user, **kwargs) -> None:
    """Somebody signed in."""
    write_entry("sign_in", user=user, request=request)


@receiver(user_logged_out)
def log_sign_out(sender, request, user, **kwargs) -> None:
    """Somebody signed out; visitors who post the form without a session do not count."""
    if user is not None:
        write_entry("sign_out", user=user, request=request)


@receiver(user_login_failed)
def log_failure(sender, credentials, request=None, **kwargs) -> None:
    """A name and password did not fit."""
    name = str(credentials.get("username", ""))
    write_entry("sign_in_failed", request=request, actor_name=name)
