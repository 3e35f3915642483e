"""Writing entries: each edit is a new version, each piece of evidence a row of its own; nothing is overwritten."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from weft.errors import InputError
from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.observations.models import Evidence, Kept, Observation, Subject, Version

FIELDS = ("kind", "title", "text", "language", "sectors", "themes", "area", "priority", "instrument_id", "window_from", "window_to")
"""What a version of an entry holds."""


class ChangedMeanwhileError(InputError):
    """Somebody else saved a version since the form was opened."""


@transaction.atomic
def observation_make(country: Country, values: dict[str, Any], person: Person) -> Observation:
    """A new entry with its first version."""
    observation = Observation(country=country, by=person, **values)
    observation.full_clean()
    observation.save()
    _version_add(observation, person)
    deed_record(country, person, "observation_made", observation.title, observation=observation.pk)
    return observation


@transaction.atomic
def observation_change(observation: Observation, values: dict[str, Any], seen: int, person: Person) -> Observation:
    """The entry with a new version; the same where nothing is different. `seen`: the version the person began from.

    Errors: ChangedMeanwhileError.
    """
    there = Observation.objects.select_for_update().get(pk=observation.pk)
    if there.latest != seen:
        raise ChangedMeanwhileError("observation_changed_meanwhile")
    changed = [name for name, value in values.items() if getattr(there, name) != value]
    if not changed:
        return there
    for name in changed:
        setattr(there, name, values[name])
    there.full_clean()
    there.save()
    _version_add(there, person)
    deed_record(there.country, person, "observation_changed", there.title, observation=there.pk, changed=changed)
    return there


def _version_add(observation: Observation, person: Person) -> None:
    """The entry as it now stands, as its next version, and its sectors and themes for lists."""
    observation.latest += 1
    observation.save(update_fields=["latest"])
    values = {name: _plain(getattr(observation, name)) for name in FIELDS}
    Version.objects.create(observation=observation, ordinal=observation.latest, values=values, by=person)
    observation.subjects.all().delete()
    for kind, codes in (("sector", observation.sectors), ("theme", observation.themes)):
        rows = [Subject(observation=observation, country=observation.country, kind=kind, code=code) for code in codes]
        Subject.objects.bulk_create(rows)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def observation_withdraw(observation: Observation, person: Person) -> None:
    """The entry taken back; it stays, with who took it back and when."""
    if take_back(observation, person):
        deed_record(observation.country, person, "observation_withdrawn", observation.title, observation=observation.pk)


@transaction.atomic
def observation_restore(observation: Observation, person: Person) -> None:
    """An entry that was taken back stands again."""
    observation.withdrawn_at, observation.withdrawn_by = None, None
    observation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    deed_record(observation.country, person, "observation_restored", observation.title, observation=observation.pk)


@transaction.atomic
def evidence_tie(evidence: Evidence, person: Person) -> Evidence:
    """The evidence, tied to its entry under a name and a day."""
    evidence.by, evidence.country = person, evidence.observation.country
    evidence.full_clean()
    evidence.save()
    observation = evidence.observation
    deed_record(observation.country, person, "evidence_tied", observation.title, observation=observation.pk, evidence=evidence.pk)
    return evidence


@transaction.atomic
def evidence_untie(evidence: Evidence, person: Person) -> None:
    """The evidence taken off its entry; the row stays."""
    if take_back(evidence, person):
        observation = evidence.observation
        deed_record(observation.country, person, "evidence_untied", observation.title, observation=observation.pk, evidence=evidence.pk)


def take_back(row: Kept, person: Person) -> bool:
    """Whether the row stood until now; it is taken back, with who did it and when."""
    if row.withdrawn_at is not None:
        return False
    row.withdrawn_at, row.withdrawn_by = timezone.now(), person
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return True
