"""Django's ``flush``, which on SQLite has to get past the seal on the log.

PostgreSQL empties tables with TRUNCATE, which row triggers let through; SQLite has only
DELETE. So that emptying the database works alike on both (transactional tests do it after
each test), the seal is taken off for the length of the flush, in the same transaction.
"""

from __future__ import annotations

from django.core.management.commands import flush
from django.db import connections, transaction

from accounts.seal import seal_log, unseal_log


class Command(flush.Command):
    """Empties every table, the log too."""

    def handle(self, **options) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "sqlite":
            super().handle(**options)
            return
        with transaction.atomic(using=connection.alias):
            unseal_log(connection)
            super().handle(**options)
            seal_log(connection)
