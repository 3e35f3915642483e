"""The index: narrow rows beside provisions, and the words in FTS5 on SQLite or a tsvector on PostgreSQL."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE searches_words USING fts5(words, tokenize='ascii')",
    "CREATE TRIGGER searches_passage_gone AFTER DELETE ON searches_passage BEGIN"
    " DELETE FROM searches_words WHERE rowid = old.provision_id; END",
)
SQLITE_BACK = ("DROP TRIGGER searches_passage_gone", "DROP TABLE searches_words")
POSTGRES = (
    "ALTER TABLE searches_passage ADD COLUMN words tsvector",
    "CREATE INDEX searches_passage_words ON searches_passage USING gin (words)",
)
POSTGRES_BACK = ("ALTER TABLE searches_passage DROP COLUMN words",)


def lay(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def take_away(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("instruments", "0001_initial"), ("findings", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "provision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="passage",
                        serialize=False,
                        to="instruments.provision",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="instruments.document")),
                ("instrument", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="instruments.instrument")),
            ],
        ),
        migrations.RunPython(lay, take_away),
    ]
