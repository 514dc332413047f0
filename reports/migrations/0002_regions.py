"""Fill in the provinces, prefectures and counties, the sample ones included."""

from django.db import migrations

from reports.regions import regions_in_force


def fill_regions(apps, schema_editor):
    """Write every region; those already there take the list's name, level and parent."""
    region_model = apps.get_model("reports", "Region")
    # Ordered by code, so that each region follows the one above it.
    rows = [
        region_model(
            code=region.code,
            name=region.name,
            level=region.level,
            parent_id=region.parent or None,
        )
        for region in regions_in_force()
    ]
    region_model.objects.using(schema_editor.connection.alias).bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "level", "parent"],
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    # Bodies may already point at the regions: going back leaves them.
    operations = [migrations.RunPython(fill_regions, migrations.RunPython.noop)]
