"""Writing interviews. What is recorded of them elsewhere never holds a name."""

from datetime import date
from typing import Any

from django.db import transaction

from weft_web.accounts.models import Person
from weft_web.countries.models import Country
from weft_web.countries.services import deed_record
from weft_web.observations.models import Interview, InterviewVersion, Saying
from weft_web.observations.services import ChangedMeanwhileError, take_back

FIELDS = ("person", "post", "institution", "sector", "held_on", "place", "language", "consent", "guide", "notes")


@transaction.atomic
def interview_make(country: Country, values: dict[str, Any], person: Person) -> Interview:
    """A new interview with its first version."""
    interview = Interview(country=country, by=person, **values)
    interview.full_clean()
    interview.save()
    _version_add(interview, person)
    deed_record(country, person, "interview_made", "", interview=interview.pk)
    return interview


@transaction.atomic
def interview_change(interview: Interview, values: dict[str, Any], seen: int, person: Person) -> Interview:
    """The interview with a new version; the same where nothing is different. Errors: ChangedMeanwhileError."""
    there = Interview.objects.select_for_update().get(pk=interview.pk)
    if there.latest != seen:
        raise ChangedMeanwhileError("observation_changed_meanwhile")
    if all(getattr(there, name) == value for name, value in values.items()):
        return there
    for name, value in values.items():
        setattr(there, name, value)
    there.full_clean()
    there.save()
    _version_add(there, person)
    deed_record(there.country, person, "interview_changed", "", interview=there.pk)
    return there


def _version_add(interview: Interview, person: Person) -> None:
    interview.latest += 1
    interview.save(update_fields=["latest"])
    values = {name: _plain(getattr(interview, name)) for name in FIELDS}
    InterviewVersion.objects.create(interview=interview, ordinal=interview.latest, values=values, by=person)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def saying_keep(interview: Interview, question: str, text: str, person: Person) -> Saying:
    """Words of the interview, to serve as evidence."""
    saying = Saying(interview=interview, question=question, text=text, by=person)
    saying.full_clean()
    saying.save()
    deed_record(interview.country, person, "saying_kept", "", interview=interview.pk, saying=saying.pk)
    return saying


@transaction.atomic
def saying_withdraw(saying: Saying, person: Person) -> None:
    """Words that shall no longer serve."""
    if take_back(saying, person):
        deed_record(saying.interview.country, person, "saying_withdrawn", "", interview=saying.interview_id, saying=saying.pk)


@transaction.atomic
def interview_withdraw(interview: Interview, person: Person) -> None:
    """An interview taken back; it stays on its page."""
    if take_back(interview, person):
        deed_record(interview.country, person, "interview_withdrawn", "", interview=interview.pk)


@transaction.atomic
def interview_restore(interview: Interview, person: Person) -> None:
    """An interview that was taken back stands again."""
    interview.withdrawn_at, interview.withdrawn_by = None, None
    interview.save(update_fields=["withdrawn_at", "withdrawn_by"])
    deed_record(interview.country, person, "interview_restored", "", interview=interview.pk)
