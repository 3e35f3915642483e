"""What was read before there was a search is laid into the index."""

from itertools import islice
from typing import Any

from django.db import migrations

from weft_web.searches import backends
from weft_web.searches.words import language_token, tokens

ROWS_AT_ONCE = 500


def index(apps: Any, schema_editor: Any) -> None:
    provisions = apps.get_model("instruments", "Provision").objects.select_related("document__instrument").filter(passage=None)
    passages = apps.get_model("searches", "Passage").objects
    rows = provisions.order_by("document", "position").iterator(ROWS_AT_ONCE)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        passages.bulk_create(
            passages.model(provision=one, document=one.document, instrument=one.document.instrument, position=one.position) for one in some
        )
        backends.lay([(one.pk, _tokens(one)) for one in some])


def _tokens(one: Any) -> str:
    place = f"c{one.document.instrument.country_id} d{one.document_id} {language_token(one.language)}"
    return f"{tokens(one.text, one.language)} {place}"


class Migration(migrations.Migration):
    dependencies = [("searches", "0001_initial")]

    operations = [migrations.RunPython(index, migrations.RunPython.noop)]
