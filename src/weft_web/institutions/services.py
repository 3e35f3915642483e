"""Writing corrections of institutions: each a new row with a name and a day; nothing is overwritten."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.records import Record
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.findings.models import Finding
from weft_web.institutions.models import Correction


class Said(Record):
    """What a person says of a body."""

    kind: str
    anchor: str
    value: dict[str, Any]
    source: str = ""
    finding: Finding | None = None


@transaction.atomic
def correction_make(country: Country, said: Said, person: Person) -> Correction:
    """The correction, dated and named."""
    correction = Correction(
        country=country, kind=said.kind, anchor=said.anchor, value=said.value, source=said.source, finding=said.finding, by=person
    )
    correction.full_clean()
    correction.save()
    deed_record(country, person, f"institution_{said.kind}", said.anchor, correction=correction.pk)
    return correction


@transaction.atomic
def correction_withdraw(correction: Correction, person: Person) -> None:
    """A correction undone; the row stays, with who undid it and when. Undone twice is undone once."""
    if correction.withdrawn_at is not None:
        return
    correction.withdrawn_at, correction.withdrawn_by = timezone.now(), person
    correction.save(update_fields=["withdrawn_at", "withdrawn_by"])
    deed_record(correction.country, person, "institution_correction_withdrawn", correction.anchor, correction=correction.pk)
