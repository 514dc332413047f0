"""What all tests share: quick settings, the browser, the folder of real reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

# A busy machine is no fault of the code.
hypothesis_settings.register_profile("project", deadline=None)
hypothesis_settings.load_profile("project")

PLAIN_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this run is not for: what runs once is for SQLite; absent real reports."""
    if config.getoption("db") != "sqlite":
        once = [item for item in items if any(map(item.get_closest_marker, ("browser", "once")))]
        kept = set(items).difference(once)
        items[:] = [item for item in items if item in kept]
        config.hook.pytest_deselected(items=once)
    if not os.environ.get("REAL_REPORTS"):
        missing = pytest.mark.skip(reason="REAL_REPORTS names no folder of published reports")
        for item in items:
            if item.get_closest_marker("real_reports"):
                item.add_marker(missing)


@pytest.fixture(autouse=True, scope="session")
def quick_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings that differ in tests: a quick hasher, and static files without a manifest."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES=PLAIN_STORAGES,
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
    ):
        yield


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """The folder that REAL_REPORTS names; for tests marked ``real_reports``."""
    folder = Path(os.environ["REAL_REPORTS"])
    assert any(folder.glob("*.txt")), f"REAL_REPORTS={folder} holds no .txt file"
    return folder


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, driven by Playwright; for tests marked ``browser``."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if not program:
        pytest.fail("Chromium is missing: apt-get install chromium")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, live_server):
    """A fresh browser page; addresses such as ``/departments/`` are those of the test site."""
    context = browser.new_context(
        base_url=live_server.url, locale="zh-CN", viewport={"width": 1440, "height": 900}
    )
    yield context.new_page()
    context.close()
