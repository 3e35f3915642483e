import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """What a release held could be made anew, so it is laid out anew under the digest of its evidence."""

    dependencies = [("countries", "0001_initial"), ("exchange", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="ReleaseLine"),
        migrations.DeleteModel(name="Release"),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("made_on", models.CharField(max_length=10)),
                ("engine_version", models.CharField(max_length=60)),
                ("content_version", models.CharField(max_length=60)),
                ("counts", models.JSONField(default=dict)),
                (
                    "country",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="countries.country"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReleaseLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=12)),
                ("position", models.PositiveIntegerField()),
                ("body", models.TextField()),
                (
                    "release",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="exchange.release"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("country", "sha256"), name="one_release_of_each_evidence"),
        ),
        migrations.AddConstraint(
            model_name="releaseline",
            constraint=models.UniqueConstraint(fields=("release", "part", "position"), name="lines_in_order"),
        ),
    ]
