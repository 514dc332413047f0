"""Reading may be opened to everybody, or kept to those who signed in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.views import redirect_to_login


class ReadingMiddleware:
    """Sends visitors to the sign-in page where ``OPEN_READING`` is off."""

    OPEN_PATHS = ("/account/", "/static/", "/healthz")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        closed = not settings.OPEN_READING and not request.user.is_authenticated
        if closed and not request.path.startswith(self.OPEN_PATHS):
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)
