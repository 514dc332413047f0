"""Reading may be opened to everybody, or kept to those who signed in."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

# The account pages guard themselves; the health check says nothing about the data.
OPEN_FOLDERS = ("/account/", "/static/")
OPEN_PAGES = frozenset({"/healthz", "/healthz/", "/favicon.ico", "/robots.txt"})


class ReadingMiddleware:
    """Sends visitors to the sign-in page where ``OPEN_READING`` is off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.OPEN_READING or is_open(request.path_info) or request.user.is_authenticated:
            return self.get_response(request)
        # After signing in the browser can only follow a link, not send a form again.
        safe = request.method in {"GET", "HEAD"}
        return redirect_to_login(request.get_full_path() if safe else "/")


def is_open(path: str) -> bool:
    """Whether the path is there for everybody."""
    return path in OPEN_PAGES or path.startswith(OPEN_FOLDERS)
