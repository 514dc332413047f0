"""Sets the environment that the tests run in, before Django reads its settings.

``--db=sqlite`` (the default) or ``--db=postgres`` chooses the database. Loaded by ``-p`` in
``pyproject.toml``, because a ``conftest.py`` is read too late for this.
"""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Iterator

import pytest

from tests.postgres import Cluster, NoPostgres

DATABASES = ("sqlite", "postgres")
# A developer's own settings must not change what the tests see.
SITE_VARIABLES = (
    *("DATABASE_URL", "DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"),
    *("OPEN_READING", "BEHIND_HTTPS"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--db``."""
    parser.getgroup("mingzhang").addoption(
        "--db",
        choices=DATABASES,
        default=os.environ.get("TEST_DB", "sqlite"),
        help="database of the tests: sqlite, or postgres, a temporary server (TEST_DB)",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set the environment in the controller; workers inherit it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        prepare_environment(early_config.known_args_namespace.db)
    return (yield)


def prepare_environment(database: str) -> None:
    """Leave only the settings of the tests, with the address of the chosen database."""
    for name in SITE_VARIABLES:
        os.environ.pop(name, None)
    os.environ["TEST_DB"] = database
    # Workers that start together would otherwise race for the key file in var/.
    os.environ["SECRET_KEY"] = "used by the tests only"
    if database == "postgres":
        os.environ["DATABASE_URL"] = start_cluster()


def start_cluster() -> str:
    """Start PostgreSQL for this run; it stops when the run ends, however that is."""
    # A terminated Python would leave without its exit functions; an interrupted one does not.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        cluster = Cluster()
        atexit.register(cluster.stop)
        return cluster.start()
    except NoPostgres as problem:
        raise pytest.UsageError(str(problem)) from problem


def pytest_report_header() -> str:
    """Say at the top of the run which database it uses."""
    return f"database: {os.environ['TEST_DB']}"
