"""Measures how fast a report's page opens: the server's time, the size sent, the boxed numeral.

usage: python scripts/benchmark_ledger.py [--runs N] [--times N …]

Two reports are made of a sample report repeated, one as long as a published file with annexes
(1,100 numerals) and one of 10,000 numerals, and imported into a database of their own that is
thrown away. Sizes are those of the compressed page. Where Chromium and Playwright are there, a
browser goes from another page of the site to a numeral of the middle, and what is timed is from
following the link until the boxed numeral stands on the screen.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from time import perf_counter, process_time
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
COMPRESSED = {"HTTP_ACCEPT_ENCODING": "gzip"}
BOXED = """() => {
    const box = document.querySelector("#figure")?.getBoundingClientRect();
    return box && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
}"""


class ThreadedServer(ThreadingMixIn, WSGIServer):
    """Chromium opens connections ahead of its requests, which would hold up a single thread."""

    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    """Answers without a line in the terminal."""

    def log_message(self, *parts) -> None:
        """Say nothing."""


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description="测量报告页打开的快慢和大小")
    parser.add_argument("--runs", type=int, default=10, help="每页打开几次")
    parser.add_argument("--times", type=int, nargs="*", default=[2, 18], help="样例重复几遍")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        reports = [import_long(times) for times in chosen.times]
        for report in reports:
            print_server(report, chosen.runs)
        print_browser(reports, chosen.runs)


def prepare(folder: Path) -> None:
    """Django over a new database, with the static files in place."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'benchmark.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.STATIC_ROOT = folder / "static"
    settings.ALLOWED_HOSTS = ["*"]
    # Compressing the chart library takes a minute, and these pages do without it.
    plain = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def import_long(times: int):
    """A sample report written ``times`` over, stored as one report."""
    from reports.corpus.samples import write_samples
    from reports.importing import import_document

    text = write_samples()[0].text * times
    result = import_document(f"benchmark-{times}.txt", text.encode())
    report = result.document.reports.order_by("start", "-end").first()
    print(f"{result.document.name}: {len(text):,} characters, {result.numerals:,} numerals")
    return report


def middle_address(report) -> str:
    """The address of the numeral in the middle."""
    numerals = report.document.numerals.order_by("start").values_list("start", "end")
    start, end = numerals[numerals.count() // 2]
    return f"{report.get_absolute_url()}?at={start}-{end}#figure"


def print_server(report, runs: int) -> None:
    """The server's own time and the compressed size of the first page and of a numeral's."""
    from django.test import Client

    client = Client()
    for what, address in (("opened", report.get_absolute_url()), ("boxed", middle_address(report))):
        client.get(address)
        times = [time_of(lambda url=address: client.get(url), process_time) for _ in range(runs)]
        page = client.get(address, **COMPRESSED)
        print(
            f"  {what}: median {statistics.median(times) * 1000:.0f} ms of the processor "
            f"(slowest {max(times) * 1000:.0f} ms), {len(page.content) / 1000:.0f} kB compressed"
        )


def time_of(work: Callable, clock: Callable[[], float]) -> float:
    """Seconds that ``work`` takes by ``clock``."""
    start = clock()
    work()
    return clock() - start


def print_browser(reports: list, runs: int) -> None:
    """Until the boxed numeral stands on the screen, in Chromium."""
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if not program:
        print("Chromium or Playwright is missing: the browser was not measured")
        return
    addresses = [(report.document.name, middle_address(report)) for report in reports]
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with serve() as site, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        for name, address in addresses:
            times = [box_numeral(page, site, address) for _ in range(runs + 1)][1:]
            print(
                f"{name}: boxed numeral on the screen after a median of "
                f"{statistics.median(times) * 1000:.0f} ms, slowest {max(times) * 1000:.0f} ms"
            )
        chromium.close()


def box_numeral(page, site: str, address: str) -> float:
    """Seconds from following a link on another page until the boxed numeral is on the screen."""
    page.goto(f"{site}/departments/", wait_until="load")
    start = perf_counter()
    page.goto(site + address, wait_until="commit")
    page.wait_for_function(BOXED, polling="raf")
    return perf_counter() - start


@contextmanager
def serve() -> Iterator[str]:
    """The site on a free port of this machine while the block runs, in a process of its own."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    connections.close_all()
    server = make_server(
        "127.0.0.1", 0, get_wsgi_application(), ThreadedServer, handler_class=QuietHandler
    )
    process = multiprocessing.get_context("fork").Process(target=server.serve_forever)
    process.start()
    yield f"http://127.0.0.1:{server.server_port}"
    process.terminate()
    process.join()


if __name__ == "__main__":
    main()
