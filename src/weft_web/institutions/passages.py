"""Which row is which passage of the engine: kept in memory until a text is read anew, for a country may have fifty thousand of them."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

from django.db.models import Max

from weft_web.countries.models import Country
from weft_web.findings.models import Finding, Standing
from weft_web.instruments.models import Document, RegisterChange

COUNTRIES_KEPT = 4
Known = dict[str, tuple[int, str]]
"""Id in the engine -> row and sector of a finding."""


def known(country: Country) -> Known:
    """Every passage that has something to report."""
    return _known(country.pk, _state(country))


def _state(country: Country) -> Hashable:
    """What changes when a finding comes, goes or changes its sector."""
    latest = Finding.objects.filter(country=country).order_by("-pk").values_list("pk", flat=True).first()
    read = Document.objects.filter(instrument__country=country).aggregate(Max("analysed_at"))["analysed_at__max"]
    corrected = RegisterChange.objects.filter(instrument__country=country).aggregate(Max("pk"))["pk__max"]
    return latest, read, corrected


@lru_cache(maxsize=COUNTRIES_KEPT)
def _known(country: int, _at: Hashable) -> Known:
    rows = Finding.objects.filter(country_id=country, standing=Standing.HERE).values_list("engine_id", "pk", "sector")
    return {engine_id: (pk, sector) for engine_id, pk, sector in rows.iterator(chunk_size=5000)}


def passages_of(country: Country, passages: Iterable[str]) -> dict[str, Finding]:
    """The findings behind these engine ids; those that nothing reports have no row."""
    rows = known(country)
    wanted = {rows[one][0] for one in passages if one in rows}
    found = Finding.objects.filter(country=country, pk__in=wanted).select_related("instrument")
    return {row.engine_id: row for row in found.defer("obligations", "reasons", "concepts", "quotes")}
