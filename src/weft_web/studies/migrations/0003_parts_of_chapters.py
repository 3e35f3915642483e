"""Composed chapters cut into parts, so that a page reads its own part alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("studies", "0002_publications_elsewhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="composedchapter",
            name="acronyms",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="composedchapter",
            name="counts",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="composedchapter",
            name="sections",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="ComposedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("keys", models.JSONField(default=list)),
                ("anchors", models.JSONField(default=list)),
                ("body", models.BinaryField()),
                (
                    "chapter",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="studies.composedchapter"),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("chapter", "number"), name="parts_in_order")],
            },
        ),
    ]
