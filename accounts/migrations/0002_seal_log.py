"""The database refuses to change or delete what the log says.

On SQLite Django alters a table by copying it into a new one, and triggers are lost with the
old one: a later migration that alters LogEntry must end with these operations again.
"""

from django.db import migrations

from accounts.seal import seal_log, unseal_log


def seal(apps, schema_editor):
    seal_log(schema_editor.connection)


def unseal(apps, schema_editor):
    unseal_log(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(seal, unseal)]
