"""Indexes for countries with many findings; what is kept so that pages need not count."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def extents_fill(apps: Any, schema_editor: Any) -> None:
    """The extent that holds, beside each theme of a finding that is there."""
    held = apps.get_model("findings", "Finding").objects.filter(pk=OuterRef("finding")).values("judged_extent")[:1]
    apps.get_model("findings", "Topic").objects.update(extent=Subquery(held))


class Migration(migrations.Migration):
    dependencies = [
        ("countries", "0002_weighing_seconds_alter_weighing_made_at"),
        ("findings", "0002_review"),
        ("instruments", "0002_uploads_corrections_dates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reckoning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveBigIntegerField()),
                ("version", models.CharField(max_length=60)),
                ("body", models.BinaryField()),
                ("seconds", models.FloatField(default=0.0)),
                ("made_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="judgement",
            name="findings_ju_finding_1633a8_idx",
        ),
        migrations.RemoveIndex(
            model_name="service",
            name="findings_se_country_74302a_idx",
        ),
        migrations.RemoveIndex(
            model_name="topic",
            name="findings_to_country_8503ef_idx",
        ),
        migrations.AddField(
            model_name="topic",
            name="extent",
            field=models.CharField(default="", max_length=14),
            preserve_default=False,
        ),
        migrations.RunPython(extents_fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["country", "engine_id"], name="findings_fi_country_fcb548_idx"),
        ),
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(fields=["finding", "by", "voice", "verdict", "withdrawn_at"], name="judgements_who_spoke"),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["country", "obligation", "finding"], name="findings_se_country_ac9801_idx"),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(fields=["country", "theme", "extent", "finding"], name="findings_to_country_f366ec_idx"),
        ),
        migrations.AddField(
            model_name="reckoning",
            name="country",
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="countries.country"),
        ),
    ]
