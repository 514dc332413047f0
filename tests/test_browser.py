"""Chromium reaches the test site and can set Chinese."""

from __future__ import annotations

import subprocess

import pytest


@pytest.mark.browser
def test_the_browser_gets_the_style_sheets_of_the_test_site(page):
    answer = page.goto("/static/css/tokens.css")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/css")


@pytest.mark.browser
def test_the_machine_has_a_chinese_font():
    fonts = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True)
    assert fonts.stdout.strip(), "screenshots would show boxes: apt-get install fonts-noto-cjk"
