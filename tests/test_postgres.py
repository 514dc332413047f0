"""The temporary PostgreSQL server starts closed to others and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.postgres import Cluster, NoPostgres, find_programs, read_version

ROOT = Path(__file__).resolve().parent.parent
needs_server = pytest.mark.skipif(
    os.environ["TEST_DB"] != "postgres", reason="a run on SQLite starts no PostgreSQL"
)


@pytest.fixture
def cluster():
    """A server of the test's own."""
    cluster = Cluster()
    yield cluster
    cluster.stop()


@needs_server
def test_the_server_listens_on_its_socket_only(cluster):
    cluster.start()
    with psycopg.connect(cluster.address("postgres")) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert cluster.folder.stat().st_mode & 0o777 == 0o700
    assert cluster.data.stat().st_mode & 0o777 == 0o700


@needs_server
def test_a_stopped_server_leaves_no_process_and_no_folder(cluster):
    cluster.start()
    cluster.stop()
    assert cluster.server.poll() is not None
    assert not cluster.folder.exists()


@needs_server
def test_a_server_that_does_not_start_says_why_and_is_removed(cluster, monkeypatch):
    monkeypatch.setattr("tests.postgres.QUICK_SETTINGS", {"max_connections": "many"})
    with pytest.raises(NoPostgres, match="max_connections"):
        cluster.start()
    assert not cluster.folder.exists()


@needs_server
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_interrupted_run_takes_its_server_along(number):
    code = (
        "import signal, tests.environment as e; print(e.start_cluster(), flush=True);signal.pause()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    url = run.stdout.readline().strip()
    psycopg.connect(url.replace("/mingzhang", "/postgres")).close()
    run.send_signal(number)
    run.wait(timeout=30)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("/mingzhang", "/postgres"))


def test_a_machine_without_postgres_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("tests.postgres.shutil.which", lambda name: None)
    monkeypatch.setattr("tests.postgres.Path.glob", lambda self, pattern: [])
    with pytest.raises(NoPostgres, match="apt-get install postgresql"):
        find_programs()


def test_version_17_is_newer_than_version_9():
    folders = [Path("/usr/lib/postgresql/9.6/bin"), Path("/usr/lib/postgresql/17/bin")]
    assert max(folders, key=read_version) == folders[1]
