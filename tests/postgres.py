"""A PostgreSQL server that lives only as long as the tests that ask for it.

It listens on a Unix socket only, in a folder of its own under ``/tmp``, writes nothing through
to disk, and dies with the process that started it.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

# Tests lose nothing when the power fails.
QUICK_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "60",
}
SECONDS_TO_START = 30


class NoPostgres(Exception):
    """No server can be had here; the message says what to do."""


def find_programs() -> Path:
    """The folder of ``initdb``: from the path, or Debian's newest version."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not folders:
        raise NoPostgres(
            "No PostgreSQL server is installed (initdb was not found).\n"
            "Install it with: apt-get install postgresql\n"
            "or run the tests on SQLite only: --db=sqlite"
        )
    return max(folders, key=read_version)


def read_version(folder: Path) -> tuple[int, ...]:
    """``/usr/lib/postgresql/9.6/bin`` as ``(9, 6)``."""
    return tuple(int(part) for part in re.findall(r"\d+", folder.parent.name))


def find_user() -> pwd.struct_passwd | None:
    """Whom the server runs as where we are root, which it refuses; else ``None``."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


class Cluster:
    """A temporary server; ``start`` gives its address, ``stop`` leaves nothing behind."""

    def __init__(self) -> None:
        self.programs = find_programs()
        self.user = find_user()
        # The folder of TMPDIR may be closed to the server's user, or too long for a socket.
        self.folder = Path(tempfile.mkdtemp(prefix="mingzhang-postgres-", dir="/tmp"))
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.server: subprocess.Popen | None = None

    def start(self) -> str:
        """Start the server and return the ``DATABASE_URL`` that reaches it."""
        try:
            if self.user:
                os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
            self.make_data()
            self.start_server()
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self.address("mingzhang")

    def address(self, database: str) -> str:
        """The URL of a database of this server."""
        return f"postgres://postgres@{quote(str(self.folder), safe='')}/{database}"

    def as_user(self, *extra: str) -> list[str]:
        """The beginning of a command that gives up root and takes ``extra`` of setpriv."""
        if not self.user:
            return ["setpriv", *extra] if extra else []
        ids = [f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}"]
        return ["setpriv", *ids, "--clear-groups", *extra]

    def make_data(self) -> None:
        """Fill the data folder, which ``initdb`` closes to everybody else."""
        options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C"]
        command = [self.programs / "initdb", "--pgdata", self.data, "--no-sync", *options]
        done = subprocess.run(
            [*self.as_user(), *command], cwd=self.folder, capture_output=True, text=True
        )
        if done.returncode:
            raise NoPostgres(f"initdb failed:\n{done.stdout}{done.stderr}")

    def start_server(self) -> None:
        """Start the server as a child that is told to stop when we die."""
        settings = {**QUICK_SETTINGS, "unix_socket_directories": str(self.folder)}
        options = [part for name in settings for part in ("-c", f"{name}={settings[name]}")]
        command = [self.programs / "postgres", "-D", self.data]
        with self.log.open("wb") as log:
            self.server = subprocess.Popen(
                [*self.as_user("--pdeathsig=INT"), *command, *options],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl+C is for the tests, which then stop the server in order.
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        """Return when the server answers; raise with its own words if it does not."""
        deadline = time.monotonic() + SECONDS_TO_START
        while self.server.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        words = self.log.read_text(encoding="utf-8", errors="replace")
        raise NoPostgres(f"PostgreSQL did not start:\n{words[-2000:]}")

    def stop(self) -> None:
        """Stop the server and remove its folder; harmless when done before."""
        if self.server and self.server.poll() is None:
            # SIGINT is PostgreSQL's fast shutdown: it does not wait for open connections.
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
