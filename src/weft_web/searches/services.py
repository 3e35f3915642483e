"""Keeping the index: the provisions of a document laid in as soon as they are read. What is deleted leaves by itself."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from weft_web.instruments.models import Document
from weft_web.searches import backends
from weft_web.searches.models import Passage
from weft_web.searches.words import language_token, tokens

ROWS_AT_ONCE = 500


@transaction.atomic
def document_index(document: Document) -> int:
    """How many provisions of a document were laid into the index, in place of what was there of it."""
    Passage.objects.filter(document=document).delete()
    country, laid = document.instrument.country_id, 0
    rows = _rows(document, country)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        Passage.objects.bulk_create([passage for passage, _ in some])
        backends.lay([(passage.provision_id, words) for passage, words in some])
        laid += len(some)
    return laid


def _rows(document: Document, country: int) -> Iterator[tuple[Passage, str]]:
    columns = ("pk", "position", "language", "text")
    for key, position, language, text in document.provisions.order_by("position").values_list(*columns).iterator(ROWS_AT_ONCE):
        passage = Passage(provision_id=key, document=document, instrument_id=document.instrument_id, position=position)
        yield passage, f"{tokens(text, language)} c{country} d{document.pk} {language_token(language)}"
