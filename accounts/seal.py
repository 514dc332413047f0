"""The seal on the log: triggers by which the database refuses UPDATE and DELETE.

TRUNCATE on PostgreSQL stays possible, as does emptying the whole database with
``manage.py flush`` on either engine: both are done by the owner of the database, on purpose.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

# SQLite runs no DELETE trigger for the row that INSERT OR REPLACE removes: hence the third.
SQLITE_TRIGGERS = {
    "log_refuses_update": "BEFORE UPDATE ON accounts_logentry",
    "log_refuses_delete": "BEFORE DELETE ON accounts_logentry",
    "log_refuses_replace": "BEFORE INSERT ON accounts_logentry "
    "WHEN EXISTS (SELECT 1 FROM accounts_logentry WHERE id = NEW.id)",
}
POSTGRESQL_SEAL = [
    """
    CREATE OR REPLACE FUNCTION accounts_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER log_refuses_change BEFORE UPDATE OR DELETE ON accounts_logentry
    FOR EACH ROW EXECUTE FUNCTION accounts_refuse_change()
    """,
]
POSTGRESQL_UNSEAL = [
    "DROP TRIGGER IF EXISTS log_refuses_change ON accounts_logentry",
    "DROP FUNCTION IF EXISTS accounts_refuse_change()",
]


def seal_log(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    run_statements(connection, seal_statements(connection.vendor))


def unseal_log(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers."""
    run_statements(connection, unseal_statements(connection.vendor))


def seal_statements(vendor: str) -> list[str]:
    """The SQL that seals the log on an engine."""
    if vendor == "postgresql":
        return POSTGRESQL_SEAL
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {event} "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
            for name, event in SQLITE_TRIGGERS.items()
        ]
    raise NotImplementedError(f"the log cannot be sealed on {vendor}")


def unseal_statements(vendor: str) -> list[str]:
    """The SQL that takes the seal off."""
    if vendor == "postgresql":
        return POSTGRESQL_UNSEAL
    return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_TRIGGERS]


def run_statements(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    """Execute statements one by one."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
