"""Studies that were composed before chapters were cut into parts are composed anew when somebody asks for them."""

from typing import Any

from django.db import migrations


def forget(apps: Any, schema_editor: Any) -> None:
    """What was composed is kept so that pages are quick, and made anew."""
    apps.get_model("studies", "Composition").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("studies", "0003_parts_of_chapters")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
