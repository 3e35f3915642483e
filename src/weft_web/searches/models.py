"""Which provisions are indexed. The index itself is made by the migration for the database in use: FTS5 or a tsvector."""

from django.db import models


class Passage(models.Model):
    """A provision in the index. Narrow, so that hits are joined to it cheaply; goes with its provision, and its words go with it.

    On SQLite a trigger of the table takes the words out of `searches_words`; a migration that makes this table anew must lay it again.
    """

    provision = models.OneToOneField("instruments.Provision", on_delete=models.CASCADE, primary_key=True, related_name="passage")
    document = models.ForeignKey("instruments.Document", on_delete=models.CASCADE, related_name="+")
    instrument = models.ForeignKey("instruments.Instrument", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
