"""The forms of the account pages, with every word in Chinese."""

from __future__ import annotations

import math
from datetime import date

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from accounts.actions import list_actions
from accounts.lockout import ATTEMPTS, locked_until
from accounts.log import write_entry


class SignInForm(AuthenticationForm):
    """Name and password; a locked name is turned away before the password is looked at."""

    username = UsernameField(
        label="用户名", widget=forms.TextInput(attrs={"autofocus": True}), max_length=150
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    error_messages = {
        "invalid_login": "用户名或密码不对。请检查大小写后再试。",
        "inactive": "该账户已停用，请联系管理员。",
    }

    def clean(self) -> dict:
        name = self.cleaned_data.get("username")
        until = locked_until(name) if name else None
        if until is None:
            return super().clean()
        write_entry("sign_in_locked", request=self.request, actor_name=name)
        minutes = math.ceil((until - timezone.now()).total_seconds() / 60)
        raise forms.ValidationError(
            f"该用户名连续 {ATTEMPTS} 次登录失败，已暂停登录。请 {max(minutes, 1)} 分钟后再试，"
            "忘记密码请联系管理员。",
            code="locked",
        )


class LogFilterForm(forms.Form):
    """What the log page shows; stands in the address as ``?action=&day=&actor=``."""

    action = forms.ChoiceField(
        label="操作",
        required=False,
        choices=lambda: [("", "全部"), *list_actions()],
        error_messages={"invalid_choice": "没有这种操作。"},
    )
    day = forms.DateField(
        label="日期",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[
            MinValueValidator(date(2000, 1, 1), "日期过早。"),
            MaxValueValidator(date(2200, 1, 1), "日期过晚。"),
        ],
        error_messages={"invalid": "日期应写成 2024-05-31 的样子。"},
    )
    actor = forms.CharField(label="用户名", required=False, max_length=150)
