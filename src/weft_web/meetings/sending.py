"""The job that sends letters of a meeting by mail; each has its line in the log, and none goes twice for one asking."""

from typing import Any

from weft_web import mailing
from weft_web.accounts.models import Person
from weft_web.accounts.services import did
from weft_web.jobs.kinds import Tell
from weft_web.jobs.models import Job
from weft_web.jobs.services import job_lay
from weft_web.lettering import MAIL, sender_of, sent_each
from weft_web.meetings.convening import name_of
from weft_web.meetings.letters import Addressee, Writing, called, letter_keep, letter_of, writing_of
from weft_web.meetings.models import Guest, Letter, Meeting

JOB = "send_meeting_letters"


def letters_ask(meeting: Meeting, kind: str, those: tuple[Addressee, ...], origin: str, person: Person) -> Job | None:
    """The letters in the queue; none where there is nobody with an address to write to."""
    keys = [str(one.key) for one in those if one.email]
    wanted = {"meeting": str(meeting.key), "letter": kind, "to": keys, "origin": origin}
    return job_lay(JOB, meeting.country, person, **wanted) if keys else None


def send_letters(job: Job, tell: Tell) -> dict[str, Any]:
    """How many letters left, and how many did not; who was written to for this asking already is left out."""
    given, person = job.arguments, job.made_by
    assert person is not None  # noqa: S101 - laid by a person only
    meeting = Meeting.objects.select_related("country").get(key=given["meeting"], country=job.country)
    writing = writing_of(meeting, sender_of(person, given["origin"]))
    waiting = [one for one in _asked(meeting, given["to"]) if one.email]
    done, failed = sent_each(
        waiting, tell, lambda one: called(one, writing.scene(one.language)), lambda one: _sent(one, job, writing, person)
    )
    told = {"meeting": str(meeting.key), "letter": given["letter"], "count": done, "failed": failed}
    did(person, meeting.country, "meeting_letters_sent", name_of(meeting), **told)
    return {"letters": done, "failed": failed}


def _asked(meeting: Meeting, keys: list[str]) -> list[Addressee]:
    guests = meeting.guests.filter(key__in=keys).select_related("meeting__country")
    people = meeting.participants.filter(key__in=keys).select_related("meeting__country", "guest")
    return [*guests, *people]


def _sent(one: Addressee, job: Job, writing: Writing, person: Person) -> str | None:
    kind = job.arguments["letter"]
    whose = {"guest": one} if isinstance(one, Guest) else {"participant": one}
    # A job may be run again from its start.
    if Letter.objects.filter(kind=kind, channel=MAIL, failure="", at__gte=job.made_at, **whose).exists():
        return None
    failure = mailing.send(letter_of(one, kind, writing))
    letter_keep(one, kind, (MAIL, failure), person)
    return failure
