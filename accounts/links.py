"""One-time links by which a person sets a password: valid for a day, and once.

Django's token is made from the password hash, so setting the password ends every link.
"""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import base36_to_int, urlsafe_base64_encode

from accounts.log import write_entry

LIFETIME = timedelta(hours=24)
DEFAULT_BASE = "http://127.0.0.1:8000"


class LinkTokens(PasswordResetTokenGenerator):
    """Django's tokens with a life of their own, whatever PASSWORD_RESET_TIMEOUT says."""

    key_salt = "accounts.links.LinkTokens"

    def check_token(self, user, token) -> bool:
        if not super().check_token(user, token):
            return False
        made_at = base36_to_int(token.split("-")[0])
        return self._num_seconds(self._now()) - made_at <= LIFETIME.total_seconds()


link_tokens = LinkTokens()


def make_link(user, base_url: str = DEFAULT_BASE) -> str:
    """A fresh link for the user, logged without the token.

    Raises ``ValueError`` where ``base_url`` is no http(s) address.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(base_url)
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("first_password", args=[uid, link_tokens.make_token(user)])
    write_entry("link_made", target=user.get_username())
    return f"{parts.scheme}://{parts.netloc}{path}"
