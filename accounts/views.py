"""Signing in and out, one's own account and password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import (
    LoginView,
    PasswordChangeView,
    PasswordResetConfirmView,
    redirect_to_login,
)
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache

from accounts.forms import SignInForm
from accounts.links import link_tokens
from accounts.log import write_entry
from accounts.models import LogEntry

ACCOUNT_ACTIONS = (
    "sign_in", "sign_in_failed", "sign_in_locked", "password_change", "password_set"
)  # fmt: skip
SHOWN_ENTRIES = 10


class SignInView(LoginView):
    """The sign-in page."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm


class ChangePasswordView(PasswordChangeView):
    """Change of one's own password; other sessions of the user end."""

    template_name = "accounts/password_change.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        write_entry("password_change", request=self.request, target=form.user.get_username())
        messages.success(self.request, "密码已修改，其他设备上的登录已失效。")
        return response


class FirstPasswordView(PasswordResetConfirmView):
    """The page behind a one-time link; whoever sets the password is signed in."""

    template_name = "accounts/first_password.html"
    form_class = SetPasswordForm
    success_url = reverse_lazy("account")
    token_generator = link_tokens
    post_reset_login = True

    def get_user(self, uidb64: str):
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        write_entry("password_set", request=self.request, target=self.user.get_username())
        messages.success(self.request, "密码已设置，您已登录。")
        return response

    def render_to_response(self, context, **kwargs) -> HttpResponse:
        kwargs.setdefault("status", 200 if self.validlink else 410)
        return super().render_to_response(context, **kwargs)


@login_required
@never_cache
def show_account(request: HttpRequest) -> HttpResponse:
    """Who one is here: roles, bodies, and what happened with the account lately."""
    name = request.user.get_username()
    entries = LogEntry.objects.filter(actor_name=name, action__in=ACCOUNT_ACTIONS)
    context = {
        "roles": request.user.groups.order_by("pk"),
        "memberships": request.user.memberships.select_related("department"),
        "entries": entries[:SHOWN_ENTRIES],
    }
    return render(request, "accounts/account.html", context)


def enter_admin(request: HttpRequest) -> HttpResponse:
    """In place of the admin's own sign-in page, so that there is one, with its limit."""
    if request.user.is_authenticated:
        raise PermissionDenied("后台只对管理员开放。")
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
